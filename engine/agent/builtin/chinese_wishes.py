"""Hears a wish in Chinese to the calculator, the date and the unit tools in the English that their finders know."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from engine.agent.builtin.chinese_reading import MARKS
from engine.agent.chinese.units import TIMES, UNITS
from engine.agent.language import CHINESE, language_of
from engine.agent.numerals import CHINESE_NUMBER, read_chinese
from engine.agent.tools import Finder, Tool

_POLITE = re.compile(r"^(?:(?:请问|请|帮我|麻烦你?|告诉我|我想知道|计算|算)(?:一下)?[，,\s]*)+")
_DAYS = {"今天": "today", "明天": "tomorrow", "昨天": "yesterday"}
_DAYS |= {"后天": "day after tomorrow", "前天": "day before yesterday"}
_DATE = rf"\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}[日号]|{'|'.join(_DAYS)}"
_COUNT = rf"-?{CHINESE_NUMBER}|[一二两三四五六七八九十]{{1,3}}"
_UNIT, _TIME = ("|".join(sorted(names, key=len, reverse=True)) for names in (UNITS, TIMES))
_WHICH_DAY = r"(?:(?:几月)?几[号日]|(?:星期|周|礼拜)几|哪一?天|什么日[子期])+"
_HOW_LONG = rf"(?:多少|几)个?(?P<unit>{_TIME}|月)"
_MOVED = re.compile(
    rf"(?:(?P<day>{_DATE})的?)?再?过?(?P<count>{_COUNT})个?(?P<unit>{_TIME})"
    rf"[之以]?(?:后|(?P<before>前))(?:的?那一?天)?[是在]?{_WHICH_DAY}"
)
_MOVED_ON = re.compile(
    rf"(?P<day>{_DATE})的?(?:再?过|[之以往]?(?:后|(?P<before>前)))(?P<count>{_COUNT})个?(?P<unit>{_TIME})[是在]?{_WHICH_DAY}"
)
_WEEKDAY = re.compile(rf"(?P<day>{_DATE})[是的]?{_WHICH_DAY}")
_BETWEEN = re.compile(
    rf"从?(?P<start>{_DATE})(?:到|至|和|与|-)(?P<end>{_DATE})(?:之?间|期间)?(?:一共|总共|共|相差|相隔|隔了?|差|有|是)*{_HOW_LONG}"
)
_UNTIL = re.compile(rf"(?:现在|今天)?(?:距离?|离|到)(?P<end>{_DATE})(?:还?[有剩要差])*{_HOW_LONG}")
_SINCE = re.compile(rf"从?(?P<start>{_DATE})(?:到现在|到今天|至今)(?:已经)?[有过]?了?{_HOW_LONG}")
_CONVERTED = re.compile(
    rf"[把将]?(?P<count>{_COUNT})(?P<unit>{_UNIT})(?:[是为有合]|等于|相当于|[换转折][算换]?[成为]?)*(?:多少|几)?个?(?P<target>{_UNIT})"
)
_QUANTITY = re.compile(rf"(?P<count>{_COUNT})个?(?P<unit>{_UNIT})")
_ASKS_SUM = re.compile(r"(?:等于|[是得])?(?:多少|几)?$")
_PERCENT = re.compile(rf"百分之({_COUNT})")
_PERCENT_OF = re.compile(r"的(?=\d[\d.]*%)")
_POWER = re.compile(r"的(\d+)次方")
_OPERATORS = {"乘以": "*", "乘": "*", "除以": "/", "加上": "+", "加": "+", "减去": "-", "减": "-"}
_SUM = re.compile(r"[\d.\s()]+(?:\s*(?:\*\*|[-+*/×÷])[\d.\s()%]+)+")


def hear_wish(text: str) -> str:
    """Return a wish in Chinese in English words, any other text as it is; dates stay as they are written."""
    if language_of(text) != CHINESE:
        return text
    said = _POLITE.sub("", re.sub(r"\s", "", text).translate(MARKS)).rstrip("?!.。呢啊吗")
    for pattern, made in _WISHES:
        match = pattern.fullmatch(said)
        if match:
            return made(match)
    return _sum(said) or text


def hearing_chinese(tool: Tool) -> Tool:
    """Return a tool that takes wishes in Chinese, too: it is given them in English."""

    def refine(arguments: Mapping[str, Any], text: str) -> Mapping[str, Any]:
        heard = hear_wish(text)
        found = {name: finder.find(heard) for name, finder in tool.finders.items()} if heard != text else {}
        return tool.refine({**arguments, **{name: value for name, value in found.items() if value}}, heard)

    fits = tool.fits
    return replace(
        tool,
        finders={name: Finder(_hearing(one.find), one.specific) for name, one in tool.finders.items()},
        refine=refine,
        fits=(lambda text, alike: fits(hear_wish(text), alike)) if fits else None,
    )


def _hearing(find: Callable[[str], str | None]) -> Callable[[str], str | None]:
    return lambda text: find(hear_wish(text))


def _moved(match: re.Match[str]) -> str:
    return f"{_quantity(match)} {'before' if match['before'] else 'after'} {_day(match['day'])}"


def _weekday(match: re.Match[str]) -> str:
    return f"0 days after {_day(match['day'])}"


def _between(match: re.Match[str]) -> str:
    said = match.groupdict()
    return f"how many {_unit(match)} from {_day(said.get('start'))} to {_day(said.get('end'))}"


def _converted(match: re.Match[str]) -> str:
    return f"{_quantity(match)} in {UNITS[match['target']]}"


def _quantity(match: re.Match[str]) -> str:
    return f"{read_chinese(match['count'])} {_unit(match)}"


def _unit(match: re.Match[str]) -> str:
    return UNITS.get(match["unit"], "months")


def _day(said: str | None) -> str:
    """Return a day in English or as it is written, today where none was said."""
    return _DAYS.get(said, said) if said else "today"


def _sum(said: str) -> str:
    """Return a sum as the calculator reads it, '' where `said` is none."""
    text = _PERCENT.sub(lambda match: f"{read_chinese(match[1])}%", _ASKS_SUM.sub("", said))
    text = re.sub(_COUNT, lambda match: read_chinese(match[0]), text)
    text = _POWER.sub(r" ** \1", _PERCENT_OF.sub(" * ", text))
    for chinese, sign in _OPERATORS.items():
        text = text.replace(chinese, f" {sign} ")
    return text.strip() if _SUM.fullmatch(text) else ""


_WISHES = (
    (_MOVED, _moved),
    (_MOVED_ON, _moved),
    (_WEEKDAY, _weekday),
    (_BETWEEN, _between),
    (_UNTIL, _between),
    (_SINCE, _between),
    (_CONVERTED, _converted),
    (_QUANTITY, _quantity),
)
