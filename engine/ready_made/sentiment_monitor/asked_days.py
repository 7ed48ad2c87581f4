"""Reads which days a question to the monitor means, and refuses what it does not understand."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from engine.agent.builtin.dates import add_offset
from engine.agent.builtin.days import DAY_WORD, SPAN_UNIT, moved, parse_date
from engine.agent.language import CHINESE, language_of
from engine.agent.numerals import quantities
from engine.agent.written_dates import WEEKDAYS, find_dates
from engine.errors import BadInput
from engine.ready_made.sentiment_monitor import chinese_days
from engine.ready_made.sentiment_monitor.periods import ONE_DAY, period
from engine.text.months import MONTHS, SHORT, month_number

Today = Callable[[], dt.date]
_DEFAULT_DAYS = 7
_PERIOD = re.compile(r"\b(this|current|last|previous|past)\s+(week|month|year)\b", re.IGNORECASE)
_AGO = re.compile(r"\s+ago\b", re.IGNORECASE)
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_MONTH = re.compile(rf"\b({'|'.join((*MONTHS, *SHORT))})\b\.?(?!\w)(?:\s+((?:19|20)\d\d)\b)?", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:\b(since|between|from|on|in|within|during|over|of|for|before|after|until|till|to|by)\s+)?"
    r"((?:(?:the|last|past|previous|this)\s+)*)$",
    re.IGNORECASE,
)
_BETWEEN, _LAST = ("between", "from"), ("last", "past", "previous")
_WITHIN = ("from", "on", "in", "within", "during", "over", "of", "for")
# The first day of 'between 18 and 20 February'.
_BARE_DAY = re.compile(
    r"\b(?:(from|between|since)\s+)?(?:the\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?\s*(?:and|to|until|till|[-–])\s*(?:the\s+)?$",
    re.IGNORECASE,
)
# Times that people ask for and that are not counted by.
_OTHERS = re.compile(
    r"\b(?:(?:in|since|during|over|this|last|past)\s+)+(?:the\s+)?(?:(?:last|past)\s+)?(?:\w+\s+)?"
    r"(?:quarters?|weekends?|hours?|mornings?|afternoons?|evenings?|nights?|spring|summer|autumn|winter|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_Days = tuple[dt.date, dt.date]


@dataclass(frozen=True)
class _Place:
    """Where a text names days: its words, and from where with those that lead to them: `lead` and `which`.

    'Since last Friday' has the lead since and is the last one. `named` are dates, weekdays and months, which without
    either mean those since then; others such as 'yesterday' and 'last week' mean themselves.
    """

    words: str
    start: int
    end: int
    lead: str = ""
    which: str = ""
    named: bool = True


def find_days(message: str) -> str | None:
    """Return the words of `message` that say which days are meant; a mere 'since' is left away before a day."""
    if places := _places(message):
        first = places[0]
        if len(places) == 1 and first.lead == "since" and first.named and not first.which:
            return first.words
        return message[first.start : places[-1].end]
    match = _OTHERS.search(message)
    return match.group(0) if match else None


def days_of(said: str, newest: dt.date, today: Today) -> _Days:
    """Return the first and the last day that are meant.

    They are counted back from today or, where texts end earlier, from their last day, `newest`; a week where nothing is
    `said`. Weeks begin on Monday. Raises BadInput `monitor_days` for what is not understood, `date_unreadable`,
    `date_two_ways`, `date_out_of_range`.
    """
    reference = min(today(), newest)
    if not said:
        return reference - dt.timedelta(_DEFAULT_DAYS - 1), newest
    if language_of(said) == CHINESE:
        first, last = chinese_days.days_of(said, reference, newest)
    else:
        first, last = _meant(said, _places(said), reference, newest)
    if last < first or first > newest:
        raise BadInput("monitor_days", said=said)
    return first, min(last, newest)


def _meant(said: str, places: list[_Place], reference: dt.date, newest: dt.date) -> _Days:
    if not places:
        raise BadInput("monitor_days", said=said)
    lead, last = places[0].lead, _days(places[-1], reference)
    if len(places) == 1:
        # 'From yesterday' is yesterday, 'from Monday' is since then.
        is_open = places[0].named and (lead == "from" or not (lead or places[0].which))
        if lead == "since" or is_open:
            return last[0], newest
        if lead in _WITHIN or not lead:
            return last
    if len(places) == 2 and lead in _BETWEEN:
        # 'From Friday to Tuesday': the Friday before that Tuesday.
        first = _days(places[0], min(last[1], reference) if places[0].named else reference)
        return first[0], last[1]
    raise BadInput("monitor_days", said=said)


def _places(text: str) -> list[_Place]:
    """Return where `text` names days, in order; months only where it has no dates, weekdays only without either."""
    dates = _dates(text)
    months = [_place(text, *match.span()) for match in _MONTH.finditer(text) if _is_month(text, match)]
    named = dates or months or [_place(text, *match.span()) for match in _WEEKDAY.finditer(text)]
    own = [_place(text, *match.span(), named=False) for match in (*DAY_WORD.finditer(text), *_PERIOD.finditer(text))]
    return sorted((*named, *own, *_spans(text)), key=lambda place: place.start)


def _place(text: str, start: int, end: int, named: bool = True) -> _Place:
    lead = _LEAD.search(text[:start])
    word, which = (lead[1] or "", lead[2].split()) if lead else ("", [])
    asked = next((word for word in reversed(which) if word != "the"), "")
    return _Place(text[start:end], lead.start() if lead else start, end, word.lower(), asked.lower(), named)


def _dates(text: str) -> list[_Place]:
    """Return the dates; of 'between 18 and 20 February' both."""
    places = [_place(text, date.start, date.end) for date in find_dates(text)]
    if len(places) == 1:
        date = find_dates(text)[0]
        bare = _BARE_DAY.search(text, 0, date.start)
        if bare and (rest := re.match(r"\d{1,2}(\D.*)", places[0].words)):
            lead = (bare[1] or "between").lower()
            return [_Place(bare[2] + rest[1], bare.start(), bare.end(2), lead), places[0]]
    return places


def _spans(text: str) -> list[_Place]:
    """Return the spans that end today, such as 'last 3 days', and those that lie back: 'two weeks ago'."""
    found: list[_Place] = []
    for part in quantities(text, SPAN_UNIT):
        ago = _AGO.match(text, part.end)
        place = _place(text, part.start, ago.end() if ago else part.end, named=False)
        # 'Three complaints a day' names no days.
        if ago or place.lead or place.which or place.words == text.strip():
            found.append(place)
    return found


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Say whether it is one: 'may' and 'APR' are only where a word leads to a time, or alone."""
    alone = match.group(0) == text.strip()
    return match[1].lower() not in SHORT or alone or bool(_place(text, *match.span()).lead)


def _days(place: _Place, reference: dt.date) -> _Days:
    """Return the first and the last of the days that a text names; without a year the latest that have begun."""
    try:
        return _named(place, reference) if place.named else _counted_back(place, reference)
    except (OverflowError, ValueError) as error:
        raise BadInput("monitor_days", said=place.words) from error


def _named(place: _Place, reference: dt.date) -> _Days:
    word = place.words
    if found := find_dates(word):
        day = parse_date(word, lambda: reference)
        later = day > reference and all(year is None for year, _, _ in found[0].readings)
        day = add_offset(day, "1 year before") if later else day
        return day, day
    if match := _WEEKDAY.fullmatch(word):
        back = (reference.weekday() - WEEKDAYS.index(match[1].lower())) % 7
        day = reference - dt.timedelta(back or (7 if place.which in _LAST else 0))
        return day, day
    name, *written = word.split()
    month = month_number(name) or 0
    year = int(written[0]) if written else reference.year - (month > reference.month)
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def _counted_back(place: _Place, reference: dt.date) -> _Days:
    """Return the days of 'yesterday', 'last week', 'last 3 days' and 'two weeks ago'; raises OverflowError."""
    if match := _PERIOD.fullmatch(place.words):
        if match[1].lower() == "past":
            return moved(reference + ONE_DAY, Decimal(-1), match[2]), reference
        return period(match[2].lower(), int(match[1].lower() in _LAST), reference)
    if not (parts := quantities(place.words, SPAN_UNIT)):
        day = parse_date(place.words, lambda: reference)
        return day, day
    count, unit = abs(parts[0].count), parts[0].unit.lower()
    if not place.words.lower().endswith("ago"):
        return moved(reference + ONE_DAY, -count, unit), reference
    whole = next((name for name in ("week", "month", "year") if re.fullmatch(f"{name}s?", unit)), None)
    if whole and place.lead != "since" and count == int(count):
        return period(whole, int(count), reference)
    day = moved(reference, -count, unit)
    return day, day
