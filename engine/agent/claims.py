"""Finds what a text claims (numbers, dates, codes, names), in a form in which two ways of writing it are equal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from engine.agent.numerals import find_spelt
from engine.agent.words import is_everyday
from engine.agent.written_dates import WEEKDAYS, find_dates
from engine.text.han import HAN
from engine.text.months import MONTHS


@dataclass(frozen=True)
class Claim:
    """A part of a text that must come from somewhere.

    `kind` is link, date, month, weekday, time, code, number, ordinal, currency or name; `keys` are its readings in
    normal form, any of which may be the one meant.
    """

    start: int
    end: int
    text: str
    kind: str
    keys: tuple[str, ...]


_HAN = re.compile(f"[{HAN}]")
_LINK = re.compile(
    r"https?://[^\s<>\"')\]]+|www\.[^\s<>\"')\]]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w-]+\.(?:com|org|net|io|de|eu|co\.uk)\b[/\w.-]*",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?\s*(?P<half>[ap]\.?m\b\.?)?|\b(?P<bare>1[0-2]|0?[1-9])\s?(?P<bare_half>[ap]\.?m\b\.?)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b", re.IGNORECASE)
_UNITS = r"(?:mm|cm|m|km|kg|g|mg|l|ml|h|hrs?|min|mins|s|ms|px|x|k|kb|mb|gb|tb|eur|usd|gbp|am|pm|w|v|kwh|lm|in|ft|lb|oz)"
_CODE = re.compile(
    rf"(?<![\w])(?!\d+[.,]?\d*{_UNITS}\b)(?!\d+-[A-Za-z]{{3,}}\b)#?(?:[A-Za-z]+[-_/.]?\d[\w-]*|\d+[-_/]?[A-Za-z][\w-]*|[A-Za-z]+(?:[-_][A-Za-z0-9]+)*[-_]\d[\w-]*)(?<![-_])",
    re.IGNORECASE,
)
_CURRENCIES = {
    "€": "eur",
    "euro": "eur",
    "euros": "eur",
    "eur": "eur",
    "$": "usd",
    "usd": "usd",
    "dollar": "usd",
    "dollars": "usd",
    "£": "gbp",
    "gbp": "gbp",
    "pound": "gbp",
    "pounds": "gbp",
    "¥": "jpy",
    "yen": "jpy",
    "chf": "chf",
}
_CURRENCY = re.compile(
    r"[€$£¥]|(?<![A-Za-z])(?:" + "|".join(word for word in _CURRENCIES if word.isalpha()) + r")(?![A-Za-z])",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\w.,])[-−+]?\d+(?:[.,'’]\d+)*(?!\d)|(?<=[€$£¥#x×/-])\d+(?:[.,]\d+)*|(?<=\w-)\d+(?:[.,]\d+)*"
)
# 'Thanks a million' counts nothing.
_SCALE_ALONE = re.compile(r"(?:an?\s+)?(?:dozen|hundred|thousand|million)")
_ONE_THING = re.compile(
    r"\s+(?:(?:working|business|full|more|single)\s+)?(?:day|week|month|year|hour|minute|second|time|order|item|row|piece|euro|dollar|percent|customer|parcel|message|point)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(r"\b(" + "|".join(name.capitalize() for name in MONTHS) + r")\b")
_WEEKDAY = re.compile(r"\b(" + "|".join(WEEKDAYS) + r")s?\b", re.IGNORECASE)
_NAME = re.compile(r"(?<![\w'’])[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_]))*")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;…]|\n|[-–—•*])[\"“”'‘(\s]*$")
_NEVER_NAMES = frozenset({"i", "ok", "okay", "mr", "mrs", "ms", "dr", "id", "faq", "pm", "am"})


def find_claims(text: str) -> list[Claim]:
    """Return the claims of `text` in order; they never overlap, except that a currency stands beside its number."""
    claims: list[Claim] = []
    taken = list(text)

    def add(kind: str, start: int, end: int, keys: tuple[str, ...]) -> None:
        claims.append(Claim(start, end, text[start:end], kind, keys))
        taken[start:end] = "\0" * (end - start)

    for find in (_links, _dates, _times, _ordinals, _codes, _currencies, _numbers, _number_words, _calendar):
        seen = "".join(taken)
        # Only dates are written with Chinese signs. Other claims are no parts of the words that they stand in.
        for kind, start, end, keys in find(seen if find is _dates else _HAN.sub(" ", seen)):
            add(kind, start, end, keys)
    for kind, start, end, keys in _names(_HAN.sub(" ", "".join(taken)), text):
        add(kind, start, end, keys)
    return sorted(claims, key=lambda claim: claim.start)


def without(text: str, *kinds: str) -> str:
    """Return `text` with blanks, as many as there were signs, where it claims something of `kinds`."""
    for claim in find_claims(text):
        if claim.kind in kinds:
            text = text[: claim.start] + " " * (claim.end - claim.start) + text[claim.end :]
    return text


def weekdays(text: str) -> set[str]:
    """Return the days of the week that `text` names, in small letters."""
    return {key for claim in find_claims(text) if claim.kind == "weekday" for key in claim.keys}


Piece = tuple[str, int, int, tuple[str, ...]]


def number_key(text: str) -> str | None:
    """Return a number's normal form ('1,234.50' -> '1234.5'), None where it is none; commas may be decimal."""
    plain = re.sub(r"['’]", "", text.replace("−", "-").lstrip("+"))
    if "," in plain and "." in plain:
        decimal = max(plain.rfind(","), plain.rfind("."))
        plain = re.sub(r"[.,]", "", plain[:decimal]) + "." + plain[decimal + 1 :]
    elif plain.count(",") == 1 and not re.search(r",\d{3}$", plain):
        plain = plain.replace(",", ".")
    elif plain.count(".") > 1:
        plain = plain.replace(".", "")
    try:
        value = Decimal(plain.replace(",", ""))
    except InvalidOperation:
        return None
    return format(value.normalize() + 0, "f")


def _links(text: str) -> Iterator[Piece]:
    for match in _LINK.finditer(text):
        body = match.group(0).rstrip(".,;:!?")
        key = re.sub(r"^(?:https?://)?(?:www\.)?", "", body.lower()).rstrip("/")
        yield "link", match.start(), match.start() + len(body), (key,)


def _dates(text: str) -> Iterator[Piece]:
    for found in find_dates(text):
        keys = tuple(f"{year if year is not None else '*'}-{month:02}-{day:02}" for year, month, day in found.readings)
        yield "date", found.start, found.end, keys


def _times(text: str) -> Iterator[Piece]:
    for match in _TIME.finditer(text):
        hour = int(match["hour"] or match["bare"])
        half = (match["half"] or match["bare_half"] or "").lower()
        hour = hour % 12 + (12 if half.startswith("p") else 0) if half else hour
        yield "time", match.start(), match.end(), (f"{hour:02}:{match['minute'] or '00'}",)


def _ordinals(text: str) -> Iterator[Piece]:
    for match in _ORDINAL.finditer(text):
        yield "ordinal", match.start(), match.end(), (match[1],)


def _codes(text: str) -> Iterator[Piece]:
    for match in _CODE.finditer(text):
        code = match.group(0)
        if re.search(r"\d", code) and re.search(r"[A-Za-z]", code):
            yield "code", match.start(), match.end(), (re.sub(r"[^a-z0-9]", "", code.lower()),)


def _currencies(text: str) -> Iterator[Piece]:
    for match in _CURRENCY.finditer(text):
        yield "currency", match.start(), match.end(), (_CURRENCIES[match.group(0).lower()],)


def _numbers(text: str) -> Iterator[Piece]:
    for match in _NUMBER.finditer(text):
        key = number_key(match.group(0))
        if key is None:
            continue
        percent = re.match(r"\s?(?:%|per\s?cent\b)", text[match.end() :])
        keys = (key, format((Decimal(key) / 100).normalize(), "f")) if percent else (key,)
        yield "number", match.start(), match.end(), keys


def _number_words(text: str) -> Iterator[Piece]:
    for found in find_spelt(text):
        word = text[found.start : found.end].lower()
        is_vague = _SCALE_ALONE.fullmatch(word) or (word == "one" and not _ONE_THING.match(text[found.end :]))
        if not is_vague:
            yield "number", found.start, found.end, (format(found.count.normalize(), "f"),)


def _calendar(text: str) -> Iterator[Piece]:
    for match in _WEEKDAY.finditer(text):
        yield "weekday", match.start(), match.end(), (match[1].lower(),)
    for match in _MONTH.finditer(text):
        if match[1] not in ("May", "March") or not _SENTENCE_END.search(text[: match.start()]):
            yield "month", match.start(), match.end(), (match[1].lower(),)


def _names(masked: str, text: str) -> Iterator[Piece]:
    """Yield capitalised words; at the start of a sentence only those that no everyday word explains.

    Every word of a name is a claim of its own, so 'Maja Lindqvist' is told from 'Maja Larsson'.
    """
    for match in _NAME.finditer(masked):
        word = re.sub(r"['’]s?$", "", match.group(0))
        contracted = re.match(
            r"(?:I|You|We|They|He|She|It|That|There|Here|What|Who|Let|Don|Can|Won|Isn|Aren)['’]", word
        )
        if not word[:1].isupper() or word.lower() in _NEVER_NAMES or contracted or len(word) == 1:
            continue
        if _SENTENCE_END.search(text[: match.start()]) and is_everyday(word):
            continue
        yield "name", match.start(), match.start() + len(word), (word.lower(),)
