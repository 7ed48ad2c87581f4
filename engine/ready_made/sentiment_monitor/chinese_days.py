"""Reads which days a question in Chinese means; of what it does not understand it says so rather than leave it out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal

from engine.agent.builtin.days import moved
from engine.agent.numerals import CHINESE_MONTH, read_chinese
from engine.errors import BadInput
from engine.ready_made.sentiment_monitor.chinese_times import TIMES
from engine.ready_made.sentiment_monitor.periods import ONE_DAY, period
from engine.text.han import HAN

Days = tuple[dt.date, dt.date]
_Read = Callable[[re.Match[str], dt.date], Days]
_SIGNS = "一二三四五六日"
_UNITS = {"天": "day", "日": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month", "年": "year"}
_THIRDS = {"上": (1, 10), "中": (11, 20), "下": (21, 31)}
_BACK = {"上上": 2, "上": 1, "去": 1, "前": 2}
_NAMED = {"大前天": 3, "前天": 2, "前日": 2, "昨天": 1, "昨日": 1, "今天": 0, "今日": 0}
_FEASTS = {"国庆": (10, 1, 7), "元旦": (1, 1, 1), "双十一": (11, 11, 11), "双11": (11, 11, 11), "双十二": (12, 12, 12)}
_FEASTS["双12"] = _FEASTS["双十二"]

_COUNT = r"(?P<count>\d+|[一二两三四五六七八九十]{1,3}|半)"
_SPAN = rf"{_COUNT}个?(?P<unit>{'|'.join(_UNITS)})(?![半多])"
_WEEK = "(?:周|星期|礼拜)"
_MONTH = rf"(?P<month>{CHINESE_MONTH})月份?"
_YEAR = (
    rf"(?P<year>\d{{4}}年|\d\d年(?=(?:{CHINESE_MONTH})月|[上下]半年|第?[一二三四1-4]季)|"
    r"(?<!目)[今本去前]年度?(?!轻)|上一?年)"
)
_DIGITS = r"(?<!\d)(?:[12]\d|3[01]|0?[1-9])(?!\d)"
_SPELT = "三十一?|二?十[一二三四五六七八九]?|二十|[一二三四五六七八九]"
# Behind a month the sign of the day may be left out after digits: 11月20, but 11月20条.
_DATE = rf"(?:(?P<day>{_DIGITS}|{_SPELT})[日号]|(?P<bare>{_DIGITS})(?![日号条个篇封则份多年月%]))"
_PART = rf"(?:{_DATE}|(?P<third>[上中下])旬)"
_OF_MONTH = r"(?P<which>上上个?|上一?个?|本|当|这一?个?)月"
_HALF = r"(?P<half>[上下])半年"
_QUARTER = r"(?:第?(?P<quarter>[一二三四1-4])季度|[Qq](?P<q>[1-4])(?![A-Za-z0-9]))"


def days_of(said: str, reference: dt.date, newest: dt.date) -> Days:
    """Return the first and the last day that `said` means, counted back from `reference`; open ones end at `newest`.

    Raises BadInput `monitor_days` for what is not understood.
    """
    try:
        found = _meant(without_blanks(said), reference, newest)
    except (OverflowError, ValueError) as error:
        raise BadInput("monitor_days", said=said) from error
    if found is None:
        raise BadInput("monitor_days", said=said)
    return found


def find_times(text: str) -> str | None:
    """Return what of `text` says when, from the first time in it to the last, whether it can be read or not."""
    said = without_blanks(text)
    found = list(_MENTION.finditer(said))
    return said[found[0].start() : found[-1].end()] if found else None


def without_blanks(text: str) -> str:
    """Return the text without blanks beside Chinese signs: 最近 3 天 is 最近3天."""
    return re.sub(rf"(?<=[{HAN}])\s+(?=\w)|(?<=\d)\s+(?=[{HAN}])", "", text)


def _meant(said: str, reference: dt.date, newest: dt.date) -> Days | None:
    if match := _SINCE.fullmatch(said):
        return _one(match["first"], reference)[0], newest
    if match := _BETWEEN.fullmatch(said):
        first, last = _ends(match, reference)
        return (first[0], last[1]) if first[0] <= last[1] else None
    if match := _BOTH.fullmatch(said):
        one, other = sorted(_ends(match, reference))
        return (one[0], other[1]) if other[0] - one[1] <= ONE_DAY else None
    match = _ALONE.fullmatch(said)
    found = _one(match["day"], reference) if match else None
    # How many days '双十一期间' are nobody can tell.
    return None if found and said.endswith("期间") and found[0] == found[1] else found


def _one(day: str, reference: dt.date) -> Days:
    """Return the days of one expression; raises ValueError where it names none, OverflowError outside the calendar."""
    for pattern, read in _READERS:
        if match := pattern.fullmatch(day):
            return read(match, reference)
    raise ValueError(day)


def _ends(match: re.Match[str], reference: dt.date) -> tuple[Days, Days]:
    """Return the days of two expressions: in '11月20日到22日' the second lies in the month of the first.

    'From Friday to Tuesday' is from the Friday before that Tuesday.
    """
    first = _one(match["first"], reference)
    if bare := _BARE_DAY.fullmatch(match["last"]):
        day = first[0].replace(day=_number(bare["day"]))
        return first, (day, day)
    recurs, again = _RECURS.match(match["first"]), _RECURS.match(match["last"])
    if again and not recurs and not _RELATIVE.search(match["first"]):
        # The next such day or month: '去年10月到12月', '上上周三到周五'.
        window = dt.timedelta(6 if re.match(_WEEK, match["last"]) else 364)
        return first, _one(match["last"], first[0] + window)
    last = _one(match["last"], reference)
    if first[0] > last[1] and recurs:
        first = _one(match["first"], last[1])
    return first, last


def _number(digits: str) -> int:
    return int(read_chinese(digits))


def _written(match: re.Match[str], reference: dt.date) -> Days:
    """Return a day that is written in digits, with or without its year."""
    year, month, number = match.groupdict().get("year"), int(match["month"]), int(match["day"])
    if year:
        day = dt.date(int(year), month, number)
    else:
        day = dt.date(reference.year - ((month, number) > (reference.month, reference.day)), month, number)
    return day, day


def _dated(match: re.Match[str], reference: dt.date) -> Days:
    """Return a day, ten days or all of a month; without a year the latest that has begun."""
    month, year = _number(match["month"]), _year(match["year"], reference)
    if year is None:
        day = _day_of(match) or _third(match)[0]
        year = reference.year - ((month, day) > (reference.month, reference.day))
    return _part_of(period("month", 0, dt.date(year, month, 1)), match)


def _in_month(match: re.Match[str], reference: dt.date) -> Days:
    return _part_of(period("month", _back(match["which"]), reference), match)


def _part_of(month: Days, match: re.Match[str]) -> Days:
    """Return the day or the ten days of a month that are named, else all of it; raises ValueError for a 31 April."""
    if number := _day_of(match):
        day = month[0].replace(day=number)
        return day, day
    first, last = _third(match)
    return month[0].replace(day=first), month[0].replace(day=min(last, month[1].day))


def _day_of(match: re.Match[str]) -> int:
    said = match["day"] or match["bare"]
    return _number(said) if said else 0


def _third(match: re.Match[str]) -> tuple[int, int]:
    return _THIRDS[match["third"]] if match["third"] else (1, 31)


def _in_year(match: re.Match[str], reference: dt.date) -> Days:
    """Return a year, or the half or the quarter of one; without a year the latest that has begun."""
    groups, year = match.groupdict(), _year(match.groupdict().get("year"), reference)
    quarter, half = groups.get("quarter") or groups.get("q"), groups.get("half")
    if not (quarter or half):
        return period("year", 0, dt.date(year or reference.year, 1, 1))
    begins, months = (_number(quarter) * 3 - 2, 2) if quarter else (1 if half == "上" else 7, 5)
    year = year or reference.year - (begins > reference.month)
    return dt.date(year, begins, 1), period("month", 0, dt.date(year, begins + months, 1))[1]


def _quarter(match: re.Match[str], reference: dt.date) -> Days:
    return period("quarter", _back(match["which"]), reference)


def _year(said: str | None, reference: dt.date) -> int | None:
    if not said:
        return None
    digits = re.match(r"\d+", said)
    if digits:
        return int(digits[0]) + (2000 if len(digits[0]) == 2 else 0)
    return reference.year - _back(said)


def _back(which: str) -> int:
    """Return how many weeks, months or years back something lies: 上上个 is 2, 这个 is 0."""
    return next((count for word, count in _BACK.items() if which.startswith(word)), 0)


def _in_week(match: re.Match[str], reference: dt.date) -> Days:
    """Return a whole week, its weekend or one of its days; without a week the latest that has begun."""
    which, sign = match["which"], (match["sign"] or "").replace("天", "日")
    monday, sunday = period("week", _back(which or ""), reference)
    if not sign:
        return monday, sunday
    day = monday + dt.timedelta(5 if sign == "末" else _SIGNS.index(sign))
    if not which and day > reference:
        day -= dt.timedelta(7)
    return day, day + ONE_DAY if sign == "末" else day


def _spanned(match: re.Match[str], reference: dt.date) -> Days:
    count, unit = _span(match)
    return moved(reference + ONE_DAY, -count, unit), reference


def _ago(match: re.Match[str], reference: dt.date) -> Days:
    """Return the day so many days back, or the whole week, month or year."""
    if match["count"] == "半":
        raise ValueError(match[0])
    count, unit = _span(match)
    if unit != "day":
        return period(unit, int(count), reference)
    day = moved(reference, -count, unit)
    return day, day


def _span(match: re.Match[str]) -> tuple[Decimal, str]:
    """Return how many of a unit; half a month is 15 days. Raises ValueError for half of others."""
    unit = _UNITS[match["unit"]]
    if match["count"] != "半":
        return Decimal(read_chinese(match["count"])), unit
    if unit not in ("month", "year"):
        raise ValueError(match[0])
    return (Decimal(15), "day") if unit == "month" else (Decimal(6), "month")


def _named(match: re.Match[str], reference: dt.date) -> Days:
    day = reference - dt.timedelta(_NAMED[match[0]])
    return day, day


def _feast(match: re.Match[str], reference: dt.date) -> Days:
    month, first, last = _FEASTS[match["feast"]]
    year = _year(match["year"], reference) or reference.year - ((month, first) > (reference.month, reference.day))
    return dt.date(year, month, first), dt.date(year, month, last)


def _in_this_month(match: re.Match[str], reference: dt.date) -> Days:
    """Return a day that is named by its number alone: the latest that has begun."""
    number = _number(match["day"])
    day = period("month", int(number > reference.day), reference)[0].replace(day=number)
    return day, day


def _begun(match: re.Match[str], reference: dt.date) -> Days:
    """Return a month or a year of which only the beginning is told: what is since then is since its first day."""
    return _one({"年": "今年", "月": "本月"}.get(match["whole"], match["whole"]), reference)


def _unnamed(pattern: str) -> str:
    return re.sub(r"\?P<\w+>", "?:", pattern)


_DAY_PATTERNS: tuple[tuple[str, _Read], ...] = (
    (r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)", _written),
    (r"(?<![\d./-])(?P<month>1[0-2]|0?[1-9])/(?P<day>[12]\d|3[01]|0?[1-9])(?![\d./%])", _written),
    (rf"(?:最近|近|过去|这)的?(?:整整?)?(?!一个?{_WEEK}){_SPAN}(?:[之以]?内|以来)?", _spanned),
    (rf"(?:最近|近|过去)的?(?:整整?)?{_SPAN}(?:[之以]?内|以来)?", _spanned),
    (rf"{_SPAN}(?:[之以]?内|以来)", _spanned),
    (rf"{_SPAN}[之以]?前(?![台端])", _ago),
    (rf"(?:{_YEAR}的?)?{_MONTH}(?:的?{_PART})?", _dated),
    (rf"{_OF_MONTH}份?(?:的?{_PART})?", _in_month),
    (rf"(?:{_YEAR}的?)?(?P<feast>{'|'.join(_FEASTS)})(?:(?<=国庆)(?:黄金周|(?:节|长假|假期)?(?:期间)?)|节)?", _feast),
    (rf"{_YEAR}(?:的?(?:{_HALF}|{_QUARTER}))?", _in_year),
    (rf"{_HALF}|{_QUARTER}", _in_year),
    (r"(?P<which>上上个?|上一?个?|本|这一?个?)季度?", _quarter),
    (
        rf"(?P<which>上上个?|上一?个?|本|这一?个?){_WEEK}(?:的?{_WEEK})?"
        rf"(?P<sign>一(?![共样直些个条])|二(?!十)|[三四五六天末]|日(?!均))?",
        _in_week,
    ),
    (rf"(?P<which>)(?<![\d一二两三四五六七八九十每下几]){_WEEK}(?P<sign>[{_SIGNS}天末])(?!均)", _in_week),
    (rf"(?<!目)(?:{'|'.join(_NAMED)})(?!头条)", _named),
    (
        rf"(?<![\d月年第./-])(?P<day>{_DIGITS}|(?<![一二三四五六七八九十])(?:{_SPELT}))[日号](?![线店楼机门院馆厅柜桌房])",
        _in_this_month,
    ),
)
_WHOLE = _unnamed(rf"(?:{_YEAR}的?)?{_MONTH}|{_OF_MONTH}|{_YEAR}|[年月]")
_BEGUN_PATTERNS: tuple[tuple[str, _Read], ...] = ((rf"(?P<whole>{_WHOLE})年?初", _begun),)
_READERS = [(re.compile(pattern), read) for pattern, read in (*_DAY_PATTERNS, *_BEGUN_PATTERNS)]


def _any(patterns: tuple[tuple[str, _Read], ...]) -> str:
    """Return one pattern for all, without their names."""
    return "(?:" + "|".join(_unnamed(pattern) for pattern, _ in patterns) + ")"


_DAY, _BEGIN = _any(_DAY_PATTERNS), _any(_BEGUN_PATTERNS)
_OPEN = "以来|起(?![火来诉码])|开始|至今|到现在|到目前(?:为止)?|到今天"
_SINCE = re.compile(rf"(?:自从?|从)?(?P<first>{_BEGIN}|{_DAY})(?:{_OPEN})")
_TO = "(?:到|至|[-~～—]+)"
_BARE_DAY = re.compile(rf"(?P<day>{_DIGITS}|{_SPELT})[日号]?")
_RELATIVE = re.compile(rf"(?:{'|'.join(_NAMED)}|前)$")
# What comes again each week, month or year.
_RECURS = re.compile(
    rf"{_WEEK}|(?:{CHINESE_MONTH})月|\d{{1,2}}/|第?[一二三四1-4]季度|[Qq]\d|[上下]半年|(?:{_DIGITS}|{_SPELT})[日号]"
)
_BETWEEN = re.compile(
    rf"(?:自从?|从|在)?(?P<first>{_BEGIN}|{_DAY}){_TO}(?P<last>{_DAY}|(?:{_DIGITS}|{_SPELT})[日号]?)(?:之间|期间|为止)?"
)
_BOTH = re.compile(rf"(?P<first>{_DAY})(?:和|与|跟|及|以及|、)(?P<last>{_DAY}|(?:{_DIGITS}|{_SPELT})[日号])")
_ALONE = re.compile(rf"在?(?P<day>{_DAY})(?:期间)?")
_MENTION = re.compile(
    rf"(?:自从?|从|截[至止]到?|直到)?(?:{_BEGIN}|{_DAY})"
    rf"(?:{_TO}(?:{_DIGITS}|{_SPELT})[日号](?![线店楼])|{_OPEN}|之间|为止|左右|年?[初底末]|[之以]?[前后](?![台端]))?|{TIMES}"
)
