"""The words around a conversation: who wrote a message, how long it took, where a claim comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from engine.agent.messages import Message, Trace
from gui import texts
from gui.views import talk


def _tr(text: str) -> str:
    return QCoreApplication.translate("talk", text)


def author(trace: Trace) -> str:
    """Return who wrote a message, in words."""
    names = {
        "person": _tr("You"),
        "router": _tr("Tool model"),
        "nearest": _tr("Likeness to examples"),
        "language model": _tr("Language model"),
        "template": _tr("Fixed sentence"),
        "composer": _tr("Language model"),
        "tool": _tr("Tool"),
    }
    return names.get(trace.author, talk.humanised(trace.author))


def tool(name: str, title: str = "") -> str:
    """Return what a tool is called: its own `title`, else its name in words; those that the app made are translated."""
    built_in = {
        "calculator": _tr("Calculator"),
        "add_to_date": _tr("Add to date"),
        "days_between": _tr("Days between"),
        "convert_units": _tr("Convert units"),
        "text_statistics": _tr("Text statistics"),
        "recommend_items": _tr("Recommend items"),
        "similar_items": _tr("Similar items"),
        "why_recommended": _tr("Why recommended"),
        "what_changed": _tr("What changed"),
        "count_texts": _tr("Count texts"),
        "show_texts": _tr("Show texts"),
        "list_alarms": _tr("List alarms"),
        "answer_customer": _tr("Answer customer"),
        "hand_over": _tr("Hand over"),
    }
    of_table = {
        "answer_with_": _tr("Answer with {table}"),
        "search_": _tr("Search {table}"),
        "look_up_": _tr("Look up {table}"),
        "list_": _tr("List {table}"),
        "aggregate_": _tr("Aggregate {table}"),
    }
    if title or name in built_in:
        return talk.humanised(title) or built_in[name]
    for verb, words in of_table.items():
        if name.startswith(verb):
            return talk.humanised(words.format(table=name.removeprefix(verb)))
    return talk.humanised(name)


def argument(name: str) -> str:
    """Return what an argument is called: its name in words; those of the app's own tools are translated."""
    known = {
        "about": _tr("About"),
        "by": _tr("By"),
        "category": _tr("Category"),
        "column": _tr("Column"),
        "count": _tr("Count"),
        "date": _tr("Date"),
        "end": _tr("End"),
        "expression": _tr("Expression"),
        "feeling": _tr("Feeling"),
        "intent": _tr("Intent"),
        "item": _tr("Item"),
        "new": _tr("New"),
        "offset": _tr("Offset"),
        "operation": _tr("Operation"),
        "person": _tr("Person"),
        "quantity": _tr("Quantity"),
        "question": _tr("Question"),
        "since": _tr("Since"),
        "sort": _tr("Sort"),
        "start": _tr("Start"),
        "text": _tr("Text"),
        "to": _tr("To"),
        "top": _tr("Top"),
        "unit": _tr("Unit"),
        "where": _tr("Where"),
    }
    return known.get(name) or talk.humanised(name)


def arguments_line(arguments: Mapping[str, Any]) -> str:
    """Return arguments in one line: 'date: 2026-10-12, offset: two weeks'."""
    return talk.one_line({argument(name): value for name, value in arguments.items()})


def has_prompt(trace: Trace) -> bool:
    """Say whether a model read something for a message: it wrote it, or selected the call."""
    return trace.author in ("router", "nearest", "language model") or bool(trace.told)


def role(message: Message) -> str:
    """Return what a message is, in words."""
    if message.role == "assistant" and message.calls:
        return _tr("Tool call")
    names = {
        "system": _tr("Instruction"),
        "user": _tr("Your message"),
        "assistant": _tr("Reply"),
        "tool": _tr("Tool message"),
    }
    return names.get(message.role, message.role)


def took(milliseconds: float) -> str:
    """Return a short time: '12 ms', '1.4 s'."""
    if milliseconds < 1:
        return _tr("under 1 ms")
    if milliseconds < 1000:
        return _tr("{count} ms").format(count=texts.number(round(milliseconds)))
    return _tr("{count} s").format(count=texts.number(milliseconds / 1000, 1))


def facts(trace: Trace) -> list[str]:
    """Return what is known of how a message was made: model, tokens, time, how sure."""
    found = []
    if trace.model:
        found.append(trace.model)
    if trace.tokens:
        found.append(_tr("{count} tokens").format(count=texts.number(trace.tokens)))
    if trace.milliseconds:
        found.append(took(trace.milliseconds))
    if trace.confidence is not None:
        found.append(_tr("{percent} sure").format(percent=texts.percent(trace.confidence, 0)))
    return found


def facts_line(trace: Trace) -> str:
    """Return who wrote a reply and how long it took, for the line below it."""
    parts = [author(trace)] if trace.author else []
    if trace.milliseconds:
        parts.append(took(trace.milliseconds))
    return " · ".join(parts)


def source(message: Message, claim: str) -> str:
    """Return where a claim comes from, for its tooltip; plain text."""
    if message.role == "tool":
        head = _tr("From the result of {tool}").format(tool=tool(message.name, message.trace.title))
    elif message.calls:
        head = _tr("From the call of {tool}").format(tool=tool(message.calls[0].name, message.trace.title))
    elif message.role == "user":
        head = _tr("From your own words")
    else:
        head = _tr("From the agent's instruction")
    return f"{head}\n{talk.excerpt(message, claim)}"


def tool_icon(name: str) -> str:
    """Return the icon that fits a tool's name."""
    if name == "calculator":
        return "calculator"
    return "table" if name.startswith(("look_up", "aggregate")) else "wrench"
