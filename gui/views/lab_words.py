"""The window's words for the tool-call lab: outcomes, callers, what was measured on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from engine.results import CallerChoice, CallerScore, CallMeasure, Difference
from gui import texts
from gui.views import talk_words, tool_words

RIGHT = "right"
CASES = "cases"


def _tr(text: str) -> str:
    return QCoreApplication.translate("lab_words", text)


def outcome(kind: str) -> str:
    """Return what became of a message, in a word or two."""
    known = {
        "right": _tr("Right"),
        "asked": _tr("Asked back"),
        "wrong_tool": _tr("Wrong tool"),
        "wrong_argument": _tr("Wrong argument"),
        "needless": _tr("Needless call"),
        "missed": _tr("Missed call"),
        "repeated": _tr("Repeated call"),
        "invalid": _tr("Invalid call"),
    }
    return known[kind]


def explained(kind: str) -> str:
    """Return what an outcome means, in a sentence."""
    known = {
        "right": _tr("The tool and all arguments are right, or rightly none was called."),
        "asked": _tr("It was not sure, and asks whether the tool is meant."),
        "wrong_tool": _tr("It calls another tool than the one that is meant."),
        "wrong_argument": _tr("The tool is right; an argument is wrong, missing or made up."),
        "needless": _tr("It calls a tool where none is meant, or one more than is meant."),
        "missed": _tr("It calls nothing, or fewer tools than are meant."),
        "repeated": _tr("It wanted to make the same call again. In a chat the agent stops that."),
        "invalid": _tr("What it wrote is no call that the tool would take."),
    }
    return known[kind]


def kind(choice: CallerChoice) -> str:
    """Return what sort of caller it is."""
    known = {
        "nearest": _tr("Nearest example"),
        "router": _tr("Router"),
        "language_model": _tr("Language model"),
        "router_first": _tr("Router first, then language model"),
    }
    return known[choice.kind]


def caller(choice: CallerChoice) -> str:
    """Return a caller with its models, and whether it learned from calls."""
    learned = _tr("after training") if choice.tuned else _tr("before training")
    return _tr("{kind}, {learned}: {name}").format(kind=kind(choice), learned=learned, name=choice.name)


def heading(choice: CallerChoice) -> str:
    """Return a caller as it stands over its column: what sort, and whether it learned."""
    learned = _tr("after training") if choice.tuned else _tr("before training")
    return f"{kind(choice)}\n{learned}"


def part(measure_part: str) -> str:
    """Return what the messages are that were measured on."""
    known = {"test": _tr("locked test rows"), "valid": _tr("validation rows"), CASES: _tr("corrected messages")}
    return known[measure_part]


def measured(info: CallMeasure) -> str:
    """Return a measure in one line, for the list of them."""
    what = part(info.part)
    if info.data:
        what = _tr("{data}, version {version}: {part}").format(data=info.data, version=info.version, part=what)
    return _tr("{what}, {when}").format(what=what, when=texts.date(info.created))


def facts(info: CallMeasure) -> str:
    """Return how much was measured."""
    if info.rows < info.of:
        told = _tr("{rows} of {of} messages, evenly spread; {tools} tools could be called. None was.")
    else:
        told = _tr("{rows} messages; {tools} tools could be called. None was.")
    return told.format(rows=texts.number(info.rows), of=texts.number(info.of), tools=texts.number(info.tools))


def cell(score: CallerScore, outcome_kind: str) -> str:
    """Return a count with its share; of what is right also the interval."""
    count, share = score.counts[outcome_kind], score.shares[outcome_kind]
    told = _tr("{count} ({share})").format(count=texts.number(count), share=texts.percent(share.value, 0))
    if outcome_kind != RIGHT:
        return told if count else "–"
    span = _tr("{low} to {high}").format(low=texts.percent(share.low, 0), high=texts.percent(share.high, 0))
    return f"{told}, {span}"


def difference(found: Difference | None) -> str:
    """Return how a caller compares with the one before it."""
    if found is None:
        return "–"
    judged = {"better": _tr("better"), "worse": _tr("worse")}.get(found.verdict, _tr("no clear difference"))
    return _tr("{judged} ({value} points)").format(judged=judged, value=f"{found.value * 100:+.0f}")


def calls(found: Sequence[Mapping[str, Any]], titles: Mapping[str, str]) -> str:
    """Return calls in one line; `titles` are what tools are called."""
    told = [
        f"{tool_words.called(call['tool'], titles)}({talk_words.arguments_line(call['arguments'])})" for call in found
    ]
    return "; ".join(told) or _tr("no tool")


def row(found: Mapping[str, Any], choices: Mapping[str, CallerChoice], titles: Mapping[str, str]) -> dict[str, str]:
    """Return a measured message as the table shows it; `titles` are what tools are called."""
    made = calls(found["made"], titles)
    if found["asks"]:
        made = _tr("asks: {call}?").format(call=calls([found["asks"]], titles))
    return {
        "text": found["text"],
        "expected": calls(found["expected"], titles),
        "made": made,
        "outcome": outcome(found["outcome"]),
        "confidence": texts.percent(found["confidence"], 0),
        "caller": kind(choices[found["caller"]]),
    }


def kinds(made: Mapping[str, int]) -> str:
    """Return what example messages were made, counted."""
    known = {
        "call": _tr("whole calls: {count}"),
        "missing": _tr("something left out: {count}"),
        "several": _tr("two calls: {count}"),
        "none": _tr("no tool meant: {count}"),
        "chat": _tr("from chats: {count}"),
    }
    return ", ".join(known[name].format(count=texts.number(count)) for name, count in made.items())
