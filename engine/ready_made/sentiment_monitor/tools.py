"""The monitor's tools for the agent: what changed since a day, how many texts there are, and which alarms stand."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from engine.agent.finders import find_choice, key_finder
from engine.agent.language import CHINESE, Described, language_of
from engine.agent.tools import Finder, Tool, ToolResult, Values, schema
from engine.agent.words import humanised
from engine.ready_made.sentiment_monitor import alarms, chinese_asked, store, telling, trends
from engine.ready_made.sentiment_monitor.asked_days import Today, find_days
from engine.ready_made.sentiment_monitor.asked_span import AskedSpan, known_values, span_of
from engine.ready_made.sentiment_monitor.asked_texts import ALARMED, CHANGED, COUNTED, SHOWN, completed, fits
from engine.ready_made.sentiment_monitor.values import ALL, BY_TOPIC
from engine.results import ToolInfo
from engine.text.han import HAN

ORIGIN = "sentiment_monitor"
_EVER = 1 << 40
_HAN = re.compile(f"[{HAN}]")
_ABOUT = Described("A topic, a source or another value that texts are put together by; left out for all texts.")
_SINCE = Described(
    "Which days, such as since Friday, on 12 November, last week or in total; a week where it is left out."
)
_FEELING = Described("Only texts of this feeling, such as negative or positive; left out for all.")


_CHANGED = (
    "what changed for card payments since Friday?",
    "what is new about delivery since last week?",
    "why are customers unhappy since Monday?",
    "what changed since yesterday?",
    "what changed since last week?",
    "what changed between 18 and 20 February 2015?",
    "what changed on Monday?",
)
_COUNTED = (
    "how many negative texts are there about fees since Monday?",
    "how many messages came about the app last week?",
    "how many complaints about delivery this week?",
    "how many negative tweets on 22 February 2015?",
    "how many texts between 18 and 20 February?",
    "how many texts came in the last 3 days?",
    "how many texts are there in total?",
    "how many positive texts about delivery?",
    "what share of the texts about the app is negative?",
)
_SHOWN = (
    "show me negative texts about delivery",
    "what do customers write about fees?",
    "list the newest positive messages since Monday",
    "read me some complaints from yesterday",
)
_ALARMED = ("are there any alarms?", "which alarms are open?", "is there a surge of complaints?")
Find = Callable[[str], str | None]
Tell = Callable[[sqlite3.Connection, AskedSpan, Mapping[str, Any]], ToolResult]


def make_tools(root: Path, today: Today = dt.date.today) -> list[Tool]:
    """Return the tools over the texts of the project in `root`."""
    known = _beside_days(key_finder(lambda: _names(root)))
    chinese = _Chinese(root)
    about = Finder(_either(known, chinese.about))
    since = Finder(_either(lambda text: find_days(text) or chinese.days_in(text), chinese.since), specific=False)
    feeling = Finder(_either(lambda text: find_choice(text, _moods(root)), chinese.feeling), specific=False)

    def over(
        name: str,
        description: str,
        tell: Tell,
        examples: tuple[str, ...],
        meant: tuple[re.Pattern[str], re.Pattern[str]],
        **more: tuple[str, Finder],
    ) -> Tool:
        """Return a tool about a topic and since a day, and what `more` tells: argument -> description, finder."""

        def answer(arguments: Mapping[str, Any]) -> ToolResult:
            with store.opened(root) as connection:
                return tell(connection, span_of(connection, arguments, today), arguments)

        told = {"about": (_ABOUT, about), "since": (_SINCE, since), **more}
        parameters = schema({argument: words for argument, (words, _) in told.items()}, [])
        finders = {argument: finder for argument, (_, finder) in told.items()}
        info = ToolInfo(name, description, parameters, ORIGIN)
        return Tool(
            info,
            answer,
            examples=examples,
            finders=finders,
            refine=chinese.completed,
            fits=fits(*meant),
            left_out=chinese.left_out,
            values=Values(chinese.values, narrows=True),
        )

    return [
        over(
            "what_changed",
            Described("Tell what changed in what customers write and how they feel, about a topic and since a day."),
            telling.changed,
            _CHANGED,
            (CHANGED, chinese_asked.CHANGED),
        ),
        over(
            "count_texts",
            Described(
                "Count the texts and the negative ones among them, and their share, about a topic and since a day."
            ),
            telling.counted,
            _COUNTED,
            (COUNTED, chinese_asked.COUNTED),
        ),
        over(
            "show_texts",
            Described(
                "Show the newest texts, or only the negative ones or those of another feeling, about a topic and since "
                "a day."
            ),
            telling.shown,
            _SHOWN,
            (SHOWN, chinese_asked.SHOWN),
            feeling=(_FEELING, feeling),
        ),
        _list_alarms(root),
    ]


class _Chinese:
    """What is found in a message in Chinese, with the names that the texts of the project in `root` have."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def about(self, text: str) -> str | None:
        return chinese_asked.find_about(text, _names(self._root))

    def since(self, text: str) -> str | None:
        return chinese_asked.find_since(text, _names(self._root))

    def days_in(self, text: str) -> str | None:
        """Return the days that a message in English tells in Chinese; 'since 周一' is not that day alone."""
        said = self.since(text) if _HAN.search(text) else None
        return f"{said}以来" if said and f"since {said}" in text.lower() else said

    def feeling(self, text: str) -> str | None:
        return chinese_asked.find_feeling(text, _moods(self._root), _names(self._root))

    def completed(self, arguments: Mapping[str, Any], text: str) -> Mapping[str, Any]:
        """Return the arguments completed, a topic and a feeling that are told in Chinese as the texts have them."""
        made = dict(completed(arguments, text))
        if language_of(text) == CHINESE:
            about = None if made.get("about") else self.about(text)
            feeling = self.feeling(str(made.get("feeling") or ""))
            made |= {name: value for name, value in (("about", about), ("feeling", feeling)) if value}
        return made

    def left_out(self, arguments: Mapping[str, Any], text: str) -> tuple[str, ...]:
        if language_of(text) != CHINESE:
            return ()
        return chinese_asked.find_left(text, _names(self._root), str(arguments.get("about") or ""))

    def values(self, text: str) -> list[tuple[str, int, int]]:
        """Return what a follow-up in Chinese may change: the topics, and the words that say when."""
        if language_of(text) != CHINESE:
            return []
        return chinese_asked.find_values(text, _names(self._root))


def _beside_days(known: Find) -> Find:
    """Return a finder that takes no number for a value which says when: the 5 of 'in the last 5 days'."""

    def find(text: str) -> str | None:
        found, days = known(text), find_days(text)
        return known(text.replace(days, " ")) if days and found and found.isdigit() else found

    return find


def _either(english: Find, chinese: Find) -> Find:
    return lambda text: (chinese if language_of(text) == CHINESE else english)(text)


def _list_alarms(root: Path) -> Tool:
    def answer(_arguments: Mapping[str, Any]) -> ToolResult:
        with store.opened(root) as connection:
            return telling.alarms_told(alarms.listed(connection), store.zone_name(connection))

    info = ToolInfo("list_alarms", Described("List the alarms about surges of negative texts."), schema({}, []), ORIGIN)
    return Tool(info, answer, examples=_ALARMED, fits=fits(ALARMED, chinese_asked.ALARMED))


def first_questions(root: Path) -> tuple[str, ...]:
    """Return what can be asked about the texts that are there, none without texts."""
    with store.opened(root) as connection:
        if trends.span(connection)[1] is None:
            return ()
        topics = [humanised(topic) for topic in trends.values(connection, BY_TOPIC, 1)]
    about = [f"How many negative texts are there about {topic} since Monday?" for topic in topics]
    return ("What changed since last week?", *about, "Are there any alarms?")


def _names(root: Path) -> list[str]:
    with store.opened(root) as connection:
        return [shown for _, _, shown in known_values(connection)]


def _moods(root: Path) -> list[str]:
    """Return the feelings that can be asked for: the usual words, and those of the texts."""
    with store.opened(root) as connection:
        told = [label for label, _ in trends.moods(connection, ALL, "", 0, _EVER)]
    return list(dict.fromkeys(("negative", "positive", "neutral", *told)))
