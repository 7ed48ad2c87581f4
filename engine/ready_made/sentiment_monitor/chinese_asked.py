"""Reads questions to the monitor in Chinese: what they are about, which days they mean, and what is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.agent.builtin.chinese_reading import MARKS
from engine.agent.numerals import CHINESE_MONTH, read_chinese
from engine.agent.written_dates import WEEKDAYS
from engine.text.months import MONTHS

_WEEKDAY_SIGNS = "一二三四五六日"
_NAMED = {"今天": "today", "昨天": "yesterday", "前天": "2 days ago"}
_PERIODS = {
    "last week": "上个?(?:周|星期|礼拜)",
    "this week": "(?:本周|这周|这个?(?:星期|礼拜))",
    "last month": "上个?月",
    "this month": "(?:本月|这个月)",
    "last year": "去年",
    "this year": "今年",
}
_UNITS = {"天": "days", "日": "days", "周": "weeks", "星期": "weeks", "礼拜": "weeks", "月": "months", "年": "years"}
# A week that goes on with its day is that day: it is not known here, and not to be taken for the week.
_PERIOD = rf"(?:{'|'.join(_PERIODS.values())})(?![{_WEEKDAY_SIGNS}天末])"
_WEEKDAY = rf"(?<![上下])(?:周|星期|礼拜)[{_WEEKDAY_SIGNS}天]"
_DATE = rf"\d{{4}}-\d{{1,2}}-\d{{1,2}}|(?:\d{{4}}年)?(?:{CHINESE_MONTH})月(?:\d{{1,2}}[日号])?"
_DAY = rf"(?:{_DATE}|{_WEEKDAY}|{'|'.join(_NAMED)}|{_PERIOD})"
_BETWEEN = re.compile(rf"(?P<first>{_DAY})(?:到|至|和|与|[-~—]+)(?P<last>{_DAY})")
_SINCE = re.compile(rf"(?:自从?|从)?(?P<day>{_DAY})(?:以来|起|开始|至今|到现在|到今天)")
_SPAN = rf"(?P<count>\d+|[一二两三四五六七八九十]+)个?(?P<unit>{'|'.join(_UNITS)})"
_BACK = re.compile(rf"(?:最近|近|过去)的?{_SPAN}")
_AGO = re.compile(rf"{_SPAN}[之以]?前")
_ALONE = re.compile(_DAY)
_TOTAL = re.compile("总共|一共|所有时间|全部时间|有史以来")
# Times that people ask for and that are not counted by.
_OTHERS = re.compile(
    rf"[上下]个?(?:周|星期|礼拜)[{_WEEKDAY_SIGNS}天末]|周末|[上本这]?个?季度|(?:最近|过去)?[几\d]*个?小时|[早晚]上|[上下]午|"
    rf"(?:最近|近|过去|这)几个?(?:{'|'.join(_UNITS)})|\d{{4}}年(?!(?:{CHINESE_MONTH})月)|{_DAY}[之以]?[前后]|[春夏秋冬][天季]"
)
_ABOUT = re.compile(r"(?:关于|有关|针对|提到)(?P<topic>[^,.?!]+?)(?:的|有|方面|[,.?!]|$)")
_FEELINGS = {
    "negative": re.compile("负面|消极|差评|抱怨|投诉|不满|负评"),
    "positive": re.compile("正面|积极|好评|表扬|赞"),
    "neutral": re.compile("中性|中立"),
}
_TEXTS = "文本|消息|评论|评价|反馈|留言|帖子|推文|微博|新闻|标题|邮件|意见|投诉|抱怨|差评|好评|声音"
# What tells that a message is meant for one of the monitor's tools.
_NUMBER = "多少|几[条个封]|数量|比例|占比|百分"
COUNTED = re.compile(rf"(?:{_NUMBER}).*(?:{_TEXTS})|(?:{_TEXTS}).*(?:{_NUMBER})")
CHANGED = re.compile("变化|变了|改变|新情况|怎么了|怎么回事|新动向|为什么.*(?:不满|生气|抱怨|投诉)")
SHOWN = re.compile(
    rf"(?:显示|列出|看看|看一下|给我看|展示|读|哪些|最新).*(?:{_TEXTS})|(?:说|写|抱怨|评论)了?(?:些|了)?什么"
)
ALARMED = re.compile("警报|报警|预警|告警|警告|激增|暴增")


def find_about(text: str, names: Sequence[str]) -> str | None:
    """Return the longest of `names` that the text holds, or else what it says that it is about."""
    said = text.translate(MARKS)
    held = [name for name in names if name.lower() in said.lower()]
    if held:
        return max(held, key=len)
    found = _ABOUT.search(said)
    return found["topic"].strip() if found else None


def find_since(text: str) -> str | None:
    """Return the days that are meant in the English of `asked_days`, as they are said where they are not known."""
    said = text.translate(MARKS)
    if other := _OTHERS.search(said):
        return other.group(0)
    if found := _BETWEEN.search(said):
        return f"between {_english(found['first'])} and {_english(found['last'])}"
    if found := _SINCE.search(said):
        return f"since {_english(found['day'])}"
    if found := _BACK.search(said):
        return f"last {read_chinese(found['count'])} {_UNITS[found['unit']]}"
    if found := _AGO.search(said):
        return f"{read_chinese(found['count'])} {_UNITS[found['unit']]} ago"
    if found := _ALONE.search(said):
        return f"on {_english(found.group(0))}"
    return "in total" if _TOTAL.search(said) else None


def find_feeling(text: str, moods: Sequence[str]) -> str | None:
    """Return the one feeling that is named, None for none or several."""
    told = [mood for mood in moods if mood.lower() in text.lower()]
    found = list(dict.fromkeys([*(name for name, words in _FEELINGS.items() if words.search(text)), *told]))
    return found[0] if len(found) == 1 else None


def _english(day: str) -> str:
    """Return a day, a month or a period in English; ISO dates stay."""
    if day in _NAMED:
        return _NAMED[day]
    for english, pattern in _PERIODS.items():
        if re.fullmatch(pattern, day):
            return english
    if re.fullmatch(_WEEKDAY, day):
        return WEEKDAYS[_WEEKDAY_SIGNS.index(day[-1].replace("天", "日"))].capitalize()
    written = re.fullmatch(rf"(?:(\d{{4}})年)?({CHINESE_MONTH})月(?:(\d{{1,2}})[日号])?", day)
    if written is None:
        return day
    year, month, number = written.groups()
    return " ".join(part for part in (number, MONTHS[int(read_chinese(month)) - 1].capitalize(), year) if part)
