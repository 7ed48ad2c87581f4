"""Says the cells of a table's row the way people write them, for the composer's facts and for fallback replies."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from engine.agent.language import say
from engine.agent.words import humanised, singular
from engine.agent.written_dates import spoken

_CURRENCY = re.compile(r"_(eur|usd|gbp|chf|sek|nok|dkk|pln|czk|huf|jpy|cny|inr|cad|aud)$", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d.*)?")
_LONG = 40


def spoken_name(column: str) -> str:
    """Return a column's name in words: expected_on -> expected on, price_eur -> price."""
    return humanised(_CURRENCY.sub("", column))


def spoken_cell(column: str, value: Any) -> str:
    """Return a cell in words: 2026-11-18 -> 18 November 2026, price_eur 149.0 -> 149.00 EUR, true -> yes."""
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    currency = _CURRENCY.search(column)
    if currency and isinstance(value, int | float):
        return f"{value:.2f} {currency[1].upper()}"
    if isinstance(value, float):
        return f"{value:.10g}"
    day = _ISO.fullmatch(str(value))
    if day:
        return spoken(dt.date(int(day[1]), int(day[2]), int(day[3])))
    return str(value)


def spoken_facts(row: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return name and value of every filled cell of `row`, in words."""
    return tuple((spoken_name(name), spoken_cell(name, value)) for name, value in row.items() if filled(value))


def row_sentence(table: str, key: str, row: Mapping[str, Any]) -> str:
    """Return a row as one sentence: 'Order LL-1042: item Fjord floor lamp, status delayed, price 149.00 EUR.'

    Where a cell is a sentence of its own (a rule, a note), it alone says what the row says.
    """
    title = row_title(table, key, row)
    rest = {name: value for name, value in row.items() if name != key and filled(value)}
    long = [str(value).strip() for value in rest.values() if isinstance(value, str) and len(value) > _LONG]
    if long:
        return say("{title}: {text}", title=title, text=" ".join(map(_closed, long)))
    cells = say(", ").join(f"{spoken_name(name)} {spoken_cell(name, value)}" for name, value in rest.items())
    return say("{title}: {cells}." if cells else "{title} has no further details.", title=title, cells=cells)


def _closed(text: str) -> str:
    return text if text[-1] in ".!?。！？" else f"{text}."


def row_title(table: str, key: str, row: Mapping[str, Any]) -> str:
    """Return what names a row: Order LL-1042."""
    return f"{singular(humanised(table)).capitalize()} {spoken_cell(key, row[key])}"


def filled(value: Any) -> bool:
    """Say whether a cell holds anything."""
    return value is not None and str(value).strip() != ""
