"""The day report's words in Chinese; in English they are what the report itself says."""

from __future__ import annotations

from collections.abc import Callable

_CHINESE = {
    "Daily report": "日报",
    "Texts: {texts}, of them negative: {negative} ({share}).": "{texts} 条文本，其中 {negative} 条为负面（{share}）。",
    "By the four weeks before, {usual} negative ones were to be expected.": (
        "按此前四周的情况，预计有 {usual} 条负面文本。"
    ),
    "By the {days} days before, {usual} negative ones were to be expected.": (
        "按此前 {days} 天的情况，预计有 {usual} 条负面文本。"
    ),
    "No texts on this day.": "这一天没有文本。",
    "Alarms": "警报",
    "No alarm on this day.": "这一天没有警报。",
    "About": "关于",
    "Texts": "文本",
    "Negative": "负面",
    "Share": "占比",
    "Expected": "预计",
    "Since": "开始于",
    "Show it to": "应告知",
    "By topic": "按主题",
    "By source": "按来源",
    "By {column}": "按“{column}”",
    "The last four weeks": "最近四周",
    "All texts": "全部文本",
    "Negative texts of the day": "当天的负面文本",
    "Days and times are those of {zone}.": "日期和时间为 {zone} 的当地时间。",
    "Day": "日期",
}


def translated(language: str) -> Callable[[str], str]:
    """Return what translates the report's words into a language: Chinese for zh, English for any other."""
    if language.startswith("zh"):
        return lambda text: _CHINESE[text]
    return lambda text: text
