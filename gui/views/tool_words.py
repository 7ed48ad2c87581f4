"""A tool in words: where it comes from, and what each of its arguments is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from engine.agent.language import Described
from engine.results import ToolInfo, ToolSourceInfo
from gui import texts
from gui.views import talk_words
from gui.views.schema import Field

# More of them say nothing new.
_MOST_REASONS = 10


def _tr(text: str) -> str:
    return QCoreApplication.translate("tools", text)


def title(info: ToolInfo) -> str:
    """Return what a tool is called."""
    return talk_words.tool(info.name, info.title)


def titles(tools: Iterable[ToolInfo]) -> dict[str, str]:
    """Return the name that callers select each tool by -> what it is called."""
    return {info.name: title(info) for info in tools}


def called(name: str, titles: Mapping[str, str]) -> str:
    """Return what a tool is called of which only the callers' name is at hand; it may be gone by now."""
    return titles.get(name) or talk_words.tool(name)


def origin(info: ToolInfo) -> tuple[str, str, str]:
    """Return where a tool comes from as a chip: words, tone, icon."""
    found = {
        "built-in": (_tr("built in"), "", "wrench"),
        "table": (_tr("your table"), "", "table"),
        "model": (_tr("your model"), "accent", "models"),
        "mcp": (_tr("tool server"), "", "tools"),
        "python": (_tr("your Python file"), "", "file"),
        "documents": (_tr("your documents"), "", "folder"),
    }
    # Whatever else brings tools is what the project was made from, by the name of its folder.
    return found.get(info.origin, (_tr("ready-made project"), "", "wrench"))


def source_kind(kind: str) -> tuple[str, str, str]:
    """Return what a source is as a chip: words, tone, icon."""
    found = {
        "mcp": (_tr("tool server"), "", "tools"),
        "python": (_tr("Python file"), "", "file"),
        "documents": (_tr("documents"), "", "folder"),
    }
    return found.get(kind, (kind, "", "wrench"))


def source_state(state: str) -> tuple[str, str, str]:
    """Return how a source stands as a chip: words, tone, icon."""
    found = {
        "running": (_tr("running"), "good", "check"),
        "ready": (_tr("starts when it is called"), "", ""),
        "read": (_tr("read"), "good", "check"),
        "outdated": (_tr("changed"), "careful", "warning"),
        "reading": (_tr("being read"), "accent", "clock"),
        "unfinished": (_tr("read in part"), "careful", "warning"),
        "foreign": (_tr("not trusted yet"), "careful", "warning"),
        "changed": (_tr("changed"), "careful", "warning"),
        "failed": (_tr("failed"), "bad", "error"),
    }
    return found.get(state, (state, "", ""))


def source_place(info: ToolSourceInfo) -> str:
    """Return where a source is: its command line behind the names of what it sees besides, its file or its folder."""
    place = next((str(info.settings[name]) for name in ("command", "file", "folder") if info.settings.get(name)), "")
    return " ".join([*(f"{name}=…" for name in info.settings.get("variables", {})), place])


def offer(info: ToolInfo) -> str:
    """Return what a tool that is not added yet does, and whether each call of it will ask."""
    asks = _tr("asks each time") if info.permission == "ask" else _tr("used without asking")
    return _tr("{means} ({asks})").format(means=does(info), asks=asks)


def left_out(info: ToolSourceInfo) -> str:
    """Return what a source offers besides and cannot be used, and what is amiss with functions; '' for nothing."""
    if not info.left_out:
        return ""
    names = ", ".join(info.left_out)
    if info.kind != "python":
        reasons = dict.fromkeys(texts.error(reason).message for reason in list(info.why.values())[:_MOST_REASONS])
        return "\n".join([_tr("Cannot be used: {names}").format(names=names), *reasons])
    return _tr(
        "Cannot be used: {names}. A function needs a type at each argument and a docstring that says what it does."
    ).format(names=names)


def does(info: ToolInfo) -> str:
    """Return what a tool does, as `description` has it."""
    return description(info.description)


def description(text: str) -> str:
    """Return what a tool or an argument is for: the app's own words translated around a person's names, else as is."""
    if not isinstance(text, Described):
        return QCoreApplication.translate("descriptions", text)
    named = {name: description(value) if isinstance(value, Described) else value for name, value in text.named.items()}
    return QCoreApplication.translate("descriptions", text.form).format(**named)


def kind(item: Field) -> str:
    """Return what an argument takes, in a few words."""
    if item.choices:
        shown = ", ".join(item.choices[:5])
        return _tr("one of {choices}").format(choices=shown + (" …" if len(item.choices) > 5 else ""))
    if item.each:
        return _tr("a list (each item: {kind})").format(kind=kind(item.each))
    words = {
        "text": _tr("text"),
        "number": _tr("a number"),
        "integer": _tr("a whole number"),
        "boolean": _tr("yes or no"),
        "json": _tr("JSON"),
    }
    said = words[item.kind]
    low, high = item.minimum, item.maximum
    if low is not None and high is not None:
        return _tr("{kind} from {low} to {high}").format(kind=said, low=_plain(low), high=_plain(high))
    return said


def takes(item: Field) -> str:
    """Return what an argument takes and, where so, that it may be left out."""
    return kind(item) if item.required else _tr("{kind}; may be left out").format(kind=kind(item))


def problem(code: str, item: Field, line: int = 0) -> str:
    """Return why what was typed cannot be used; `line` is that of the item of a list."""
    if item.each and line:
        return _tr("Line {line}: {problem}").format(line=texts.number(line), problem=problem(code, item.each))
    words = {
        "missing": _tr("Tick at least one.") if item.each and item.each.choices else _tr("Fill this in."),
        "not_number": _tr("Type a number, such as 12.5."),
        "not_integer": _tr("Type a whole number, such as 12."),
        "too_small": _tr("Type {low} or more.").format(low=_plain(item.minimum or 0)),
        "too_large": _tr("Type {high} or less.").format(high=_plain(item.maximum or 0)),
        "too_long": _tr("Type at most {count} characters.").format(count=texts.number(item.longest)),
        "not_json": _tr('Type it as JSON, such as ["a", "b"].'),
    }
    return words.get(code, code)


def _plain(value: float) -> str:
    return texts.number(value) if float(value).is_integer() else texts.number(value, 2)
