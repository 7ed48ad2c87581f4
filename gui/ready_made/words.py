"""What ready-made projects say of themselves, in the person's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.results import ReadyMadeInfo, ReadyMadePart


def _tr(text: str, context: str = "ready_made") -> str:
    return QCoreApplication.translate(context, text)


def title(info: ReadyMadeInfo) -> str:
    """Return its name."""
    return _tr(info.title, "ready_made")


def word(info: ReadyMadeInfo) -> str:
    """Return the word that stands for it in the rail."""
    return _tr(info.word, "ready_made")


def meaning(info: ReadyMadeInfo) -> str:
    """Return what it does, in a sentence."""
    return _tr(info.meaning, "ready_made")


def asks(part: ReadyMadePart) -> str:
    """Return what a person's own file has to hold."""
    return _tr(part.asks, "ready_made")


def part_name(part: ReadyMadePart) -> str:
    """Return what a part is called, such as 'Questions'."""
    return _tr(part.name, "ready_made").capitalize()


def role(name: str) -> str:
    """Return what a column can be chosen for."""
    return _tr(name, "ready_made")
