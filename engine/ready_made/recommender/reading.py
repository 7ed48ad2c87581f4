"""Reads a person's items and behaviour: finds the columns, the dates and what speaks for an item."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.data import column_dates
from engine.data.streams import count_rows, iterate
from engine.errors import BadInput
from engine.ready_made.own_columns import are_dates
from engine.ready_made.recommender.behaviour import Behaviour, Catalogue
from engine.ready_made.recommender.values import BEHAVIOUR, ITEMS
from engine.results import PartLook

# Role -> names of columns that are taken for it, likeliest first, without blanks and signs.
ITEM_COLUMNS = {
    "id": (
        *("itemid", "item", "productid", "product", "sku", "movieid", "bookid", "articleid", "isbn"),
        *("artikelnummer", "artikelnr", "artikelid", "produktnummer", "produktid", "artikel", "produkt"),
        *(
            "商品编号",
            "商品id",
            "商品",
            "stockcode",
            "lineitemsku",
            "productsku",
            "productcode",
            "itemcode",
            "asin",
            "ean",
        ),
        "id",
    ),
    "title": (
        *("title", "name", "productname", "itemname", "headline", "titel", "bezeichnung", "artikelname", "produktname"),
        *("标题", "名称", "商品名称"),
    ),
    "text": (
        *("text", "description", "summary", "body", "details", "content", "plot", "abstract", "beschreibung", "inhalt"),
        *("描述", "简介", "内容"),
    ),
    "category": (
        *("category", "categories", "genre", "genres", "tags", "kind", "type", "topic", "section"),
        *("kategorie", "kategorien", "warengruppe", "rubrik", "类别", "分类"),
    ),
}
EVENT_COLUMNS = {
    "person": (
        *("person", "personid", "user", "userid", "customer", "customerid", "member", "memberid", "reader", "client"),
        *("kundennummer", "kundennr", "kundenid", "kunde", "kundin", "nutzer", "nutzerid", "leser", "用户", "客户"),
        *("用户id", "用户编号", "客户编号", "buyer", "buyerid", "account", "accountid", "customeremail", "useremail"),
        *("customername", "username", "email"),
    ),
    "item": tuple(name for name in ITEM_COLUMNS["id"] if name != "id"),
    "time": (
        *("time", "timestamp", "date", "datetime", "moment", "when", "day", "createdat", "created"),
        *("datum", "bestelldatum", "kaufdatum", "zeit", "zeitpunkt", "时间", "日期"),
        *("orderdate", "orderedat", "purchasedate", "purchasedat", "invoicedate", "paidat", "transactiondate"),
        *("eventtime", "eventdate", "下单时间", "购买时间"),
    ),
    "value": (
        *("value", "rating", "score", "stars", "action", "event", "eventtype", "kind", "type", "behaviour"),
        *("bewertung", "sterne", "aktion", "ereignis", "评分", "行为"),
    ),
}
# What is called so is a rating, on whatever scale.
_RATINGS = frozenset(("rating", "score", "stars", "bewertung", "sterne", "评分"))
# Other numbers are ratings where they are whole or half ones up to it: hardly a list of prices is.
_HIGHEST = 10.0
_WANTED = {ITEMS: ("id", "title"), BEHAVIOUR: ("person", "item", "time")}
_ALL = {ITEMS: ITEM_COLUMNS, BEHAVIOUR: EVENT_COLUMNS}
PARTS = tuple(_ALL)
_SIGNS = re.compile(r"[\W_]+")
_BETWEEN = re.compile(r"\s*[|;,]\s*")
_AGAINST = frozenset(("dislike", "disliked", "thumbsdown", "down", "skip", "skipped", "hide", "hidden"))
_AGAINST |= frozenset(("return", "returned", "refund", "refunded", "bad"))
_LOOKS = frozenset(("view", "viewed", "views", "impression", "impressions", "seen", "visit", "visited", "open"))
# More than this share of events without a known item or a date is taken for a mix-up, fewer are left out.
_TOLERATED = 0.1
LEAST_EVENTS = 20
_NONE: Mapping[str, str] = {}
LOOKED_AT = 200
_DAY = 86400.0


@dataclass(frozen=True)
class Read:
    """The catalogue, the behaviour, and how many events were left out."""

    catalogue: Catalogue
    behaviour: Behaviour
    left_out: int


def roles(part: str) -> tuple[str, ...]:
    """Return what columns of a part's table can be taken for."""
    return tuple(_ALL[part])


def columns(
    part: str, names: Sequence[str], file: str, rows: Sequence[Mapping[str, str]] = (), given: Mapping[str, str] = _NONE
) -> dict[str, str]:
    """Return role -> column; raises BadInput `shelf_column` where a needed one is not found.

    The roles of `given` have the columns that it names, '' for none. Where no name tells when things were done, the
    first `rows` do.
    """
    found = guessed(part, names, rows, given)
    for role in _WANTED[part]:
        if role not in found:
            known = ", ".join(_ALL[part][role][:4])
            raise BadInput("shelf_column", file=file, role=role, known=known, columns=", ".join(names))
    return found


def guessed(
    part: str, names: Sequence[str], rows: Sequence[Mapping[str, str]] = (), given: Mapping[str, str] = _NONE
) -> dict[str, str]:
    """Return role -> column as far as it is found; see `columns`."""
    # Of several files each may have its own columns.
    given = {role: name for role, name in given.items() if not name or name in names}
    found = {role: name for role, name in given.items() if name}
    by_plain = {_SIGNS.sub("", name.lower()): name for name in names if name not in found.values()}
    for role, hints in _ALL[part].items():
        free = [by_plain[hint] for hint in hints if hint in by_plain and by_plain[hint] not in found.values()]
        if role not in given and free:
            found[role] = free[0]
    if part == BEHAVIOUR and "time" not in {*found, *given}:
        cells = {name: [row[name] for row in rows] for name in names if name not in found.values()}
        # An order's number may look like seconds.
        dates = [name for name in cells if are_dates(cells[name]) and not all(map(str.isdigit, cells[name]))]
        if dates:
            found["time"] = dates[0]
    return found


def look(part: str, paths: Sequence[str]) -> PartLook:
    """Return what the columns of files are taken for; raises BadInput as `open_source` does."""
    names: dict[str, None] = {}
    taken: dict[str, str] = {}
    for path in paths:
        rows = next(iterate(path, LOOKED_AT), [])
        names |= dict.fromkeys(rows[0] if rows else ())
        taken = {**guessed(part, tuple(rows[0] if rows else ()), rows), **taken}
    return PartLook(tuple(names), taken, _WANTED[part], sure=len(taken) in (len(_ALL[part]), len(names)))


def check(
    part: str, paths: Sequence[str], known: frozenset[str] | None = None, given: Mapping[str, str] = _NONE
) -> None:
    """Raise BadInput where files cannot be used for a part; see `columns`, `events`.

    `known` are the ids of the items there are, None where there are none yet.
    """
    for path in paths:
        if part == ITEMS:
            columns(part, count_rows(path)[1], Path(path).name, given=given)
        else:
            events(Path(path), Path(path).name, known, given)


def catalogue(path: Path, file: str = ITEMS) -> Catalogue:
    """Return the items of a file, each id once; raises BadInput `shelf_column`, `shelf_no_items`."""
    named = columns(ITEMS, count_rows(path)[1], file)
    found: dict[str, tuple[str, str, tuple[str, ...]]] = {}
    for row in _rows(path):
        item = row[named["id"]].strip()
        if item:
            kinds = _BETWEEN.split(_cell(row, named, "category"))
            title = row[named["title"]].strip() or item
            found.setdefault(item, (title, _cell(row, named, "text"), tuple(kind for kind in kinds if kind)))
    if not found:
        raise BadInput("shelf_no_items", file=file)
    titles, texts, kinds_of = zip(*found.values(), strict=True)
    return Catalogue(tuple(found), titles, texts, kinds_of)


@dataclass(frozen=True)
class Events:
    """Events as they stand in a file; `left_out` of them had no date, one to come, or named no known item.

    `rated` tells that the values are called ratings.
    """

    person: list[str]
    item: list[str]
    value: list[str]
    moment: list[float]
    left_out: int
    rated: bool = False


def events(
    path: Path, file: str = BEHAVIOUR, known: frozenset[str] | None = None, given: Mapping[str, str] = _NONE
) -> Events:
    """Return the events of a file.

    Raises BadInput `shelf_column`, and `shelf_dates` or `shelf_unknown_items` with the first such row where more than
    a tenth of the rows have no date that can be read or one that is still to come, or name an item that is not there.
    """
    rows = list(_rows(path))
    named = columns(BEHAVIOUR, count_rows(path)[1], file, rows[:LOOKED_AT], given)
    read = [
        (_cell(row, named, "person"), _cell(row, named, "item"), _cell(row, named, "value"), _cell(row, named, "time"))
        for row in rows
    ]
    days_lead = column_dates.day_first(when for *_, when in read)
    dated = [_past(column_dates.moment(when, bool(days_lead))) for *_, when in read]
    undated = [number for number, when in enumerate(dated) if when is None]
    strange = [number for number, row in enumerate(read) if known is not None and row[1] not in known]
    if len(undated) > _TOLERATED * len(read):
        first = undated[0]
        raise BadInput("shelf_dates", file=file, row=first + 1, value=read[first][3] or "-", count=len(undated))
    if len(strange) > _TOLERATED * len(read):
        first = strange[0]
        raise BadInput("shelf_unknown_items", file=file, row=first + 1, item=read[first][1] or "-", count=len(strange))
    bad = {*undated, *strange, *(number for number, row in enumerate(read) if not row[0] or not row[1])}
    kept = [number for number in range(len(read)) if number not in bad]
    return Events(
        [read[number][0] for number in kept],
        [read[number][1] for number in kept],
        [read[number][2] for number in kept],
        [float(dated[number] or 0.0) for number in kept],
        len(bad),
        is_rating(named.get("value", "")),
    )


def read(items: Path, behaviour: Path) -> Read:
    """Return what two files hold together; raises BadInput as `catalogue` and `events` do, and `shelf_few`."""
    shelf = catalogue(items)
    found = events(behaviour, known=frozenset(shelf.ids))
    if len(found.item) < LEAST_EVENTS:
        raise BadInput("shelf_few", events=len(found.item), least=LEAST_EVENTS)
    place = {item: number for number, item in enumerate(shelf.ids)}
    people = sorted(set(found.person))
    who = {person: number for number, person in enumerate(people)}
    made = Behaviour.of(
        people,
        len(shelf),
        [who[person] for person in found.person],
        [place[item] for item in found.item],
        liked(found.value, found.rated),
        found.moment,
    )
    return Read(shelf, made, found.left_out)


def is_rating(column: str) -> bool:
    """Tell whether a column is called a rating."""
    return _SIGNS.sub("", column.lower()) in _RATINGS


def liked(values: Sequence[str], rated: bool = False) -> list[bool]:
    """Return which values speak for an item; `rated` where they are known to be ratings.

    Of ratings those from the middle one (the median) up, of words all but those against it and, where there is more
    than looking, mere looks; where there is no value, or a number that is no rating, such as a price, everything does.
    """
    numbers = [number(value) for value in values]
    read = [value for value in numbers if value is not None]
    if len(read) >= 0.9 * len(values) and read:
        if len(set(read)) == 1 or not (rated or _is_scale(set(read))):
            return [True] * len(values)
        middle = float(np.median(read)) if len(set(read)) > 2 else 0.5
        return [value is not None and value >= middle for value in numbers]
    plain = [_SIGNS.sub("", value.lower()) for value in values]
    acts = any(word not in _AGAINST and word not in _LOOKS and word for word in plain)
    return [word not in _AGAINST and not (acts and word in _LOOKS) for word in plain]


def _past(moment: float | None) -> float | None:
    """Return the moment where it lies before tomorrow: from a mistyped 2206 all others would be equally long ago."""
    return moment if moment is not None and moment <= time.time() + _DAY else None


def _is_scale(numbers: set[float]) -> bool:
    halves = all((2 * number).is_integer() for number in numbers)
    return halves and max(map(abs, numbers)) <= _HIGHEST


def number(value: str) -> float | None:
    """Return the number that a value is, None for any other."""
    try:
        # 4,5 is how many a country writes it.
        return float(value.replace(",", ".") if value.count(",") == 1 else value)
    except ValueError:
        return None


def _cell(row: Mapping[str, str], named: Mapping[str, str], role: str) -> str:
    return row[named[role]].strip() if role in named else ""


def _rows(path: Path) -> Iterator[dict[str, str]]:
    for batch in iterate(path, 2048):
        yield from batch
