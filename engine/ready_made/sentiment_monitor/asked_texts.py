"""Reads what a question to the monitor is about, whether it is one at all, and completes a call's arguments by it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from engine.agent.finders import find_marked
from engine.agent.language import CHINESE, language_of
from engine.agent.tools import EVIDENCE
from engine.ready_made.sentiment_monitor import chinese_asked
from engine.ready_made.sentiment_monitor.asked_days import find_days

_ASKED_ABOUT = re.compile(
    r"\b(?:about|regarding|concerning|for|with|on)\s+(?:(?:the|a|an|our|their)\s+)*(?=(.+))", re.IGNORECASE
)
_ENDS = re.compile(
    r"[?.!,;:]|\b(?:about|regarding|concerning|with|since|in|on|of|at|for|by|from|between|during|over|until|before|after|"
    r"this|last|past|came|come|is|are|was|were|has|have|did|do|today|yesterday|now)\b",
    re.IGNORECASE,
)
_TEXT_WORDS = r"texts|messages|tweets|posts|reviews|comments|complaints|mails|e-?mails|news|headlines|entries|mentions"
# Words of which none names a topic.
_NO_TOPIC = re.compile(
    rf"(?:(?:us|it|them|me|you|what|which|everything|anything|all|any|some|average|example|going|"
    rf"customers?|people|clients?|users?|negative|positive|neutral|sentiments?|feelings?|mood|total|{_TEXT_WORDS})\s*)+",
    re.IGNORECASE,
)
_OWN = 0.8
# What is quoted and no longer than this may be a topic's name.
_LONGEST_NAME = 12
_TOTAL = re.compile(r"\b(?:in total|altogether|overall|in all|all time|ever)\b", re.IGNORECASE)
# What tells that a message is meant for one of the monitor's tools.
COUNTED = re.compile(
    rf"\b(?:how many|share|percentage|per ?cent|proportion|count|number of)\b.*\b(?:{_TEXT_WORDS})\b", re.IGNORECASE
)
CHANGED = re.compile(r"\b(?:changed?|changes|what(?:['’]s|\s+is|\s+was) new|unhappy|angry|upset)\b", re.IGNORECASE)
SHOWN = re.compile(
    rf"\b(?:show|list|read|give|display|see)\b.*\b(?:{_TEXT_WORDS})\b|\bwhat (?:do|did) .*\b(?:write|say|wrote|said)\b",
    re.IGNORECASE,
)
ALARMED = re.compile(r"\b(?:alarms?|surges?)\b", re.IGNORECASE)


def fits(meant: re.Pattern[str], chinese: re.Pattern[str]) -> Callable[[str, float], float]:
    """Return `Tool.fits` for a tool that a message is meant for in which `meant` is found, or `chinese` in Chinese.

    General tools get as much for the dates that they find in a question about these texts. A message that brings a text
    of its own is not about these.
    """

    def fit(message: str, alike: float) -> float:
        if language_of(message) == CHINESE:
            # The examples are English, so there is nothing else to tell.
            said, brought = chinese_asked.in_chinese(message), find_marked(message) or ""
            is_meant = chinese.search(said) and not chinese_asked.OTHERS.search(said)
            return _OWN if is_meant and len(brought) <= _LONGEST_NAME else 0.0
        return alike + (EVIDENCE if meant.search(message) and not find_marked(message) else 0.0)

    return fit


def is_total(said: str) -> bool:
    """Say whether all days are meant."""
    return bool(_TOTAL.search(said))


def completed(arguments: Mapping[str, Any], message: str) -> Mapping[str, Any]:
    """Return the arguments with what a caller may have left out of a message: its topic, and how its days are led to.

    A topic that is not among the known values is then refused with what there is; without it all texts would be counted
    under its name.
    """
    made = dict(arguments)
    if not made.get("about") and (topic := _topic(message)):
        made["about"] = topic
    days, given = find_days(message), str(made.get("since") or "")
    if days and given in days:
        # 'Yesterday' alone is one day, 'since yesterday' are two.
        made["since"] = days
    elif not days and not given and (total := _TOTAL.search(message)):
        made["since"] = total.group(0)
    return made


def _topic(message: str) -> str:
    """Return the first thing that a message is said to be about, '' for none."""
    for match in _ASKED_ABOUT.finditer(message):
        topic = _ENDS.split(match[1])[0].strip()
        if topic and not _NO_TOPIC.fullmatch(topic) and not find_days(topic) and not topic[0].isdigit():
            return topic
    return ""
