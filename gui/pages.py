"""Which pages and wizards there are: found by file name, loaded when first shown, so that each stands on its own."""

from __future__ import annotations

import importlib
import importlib.util
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

if TYPE_CHECKING:
    from gui.context import Context

# The page that only ready-made projects have: each its own, or the plain one (`gui/ready_made`).
READY_MADE = "project"
# Order and words of the rail. A page is `gui/views/<name>.py` with a class `<Name>View(context)`.
_RAIL = (
    ("home", QT_TRANSLATE_NOOP("pages", "Home"), False),
    (READY_MADE, QT_TRANSLATE_NOOP("pages", "Project"), True),
    ("data", QT_TRANSLATE_NOOP("pages", "Data"), True),
    ("runs", QT_TRANSLATE_NOOP("pages", "Runs"), True),
    ("models", QT_TRANSLATE_NOOP("pages", "Models"), True),
    ("chat", QT_TRANSLATE_NOOP("pages", "Chat"), True),
    ("tools", QT_TRANSLATE_NOOP("pages", "Tools"), True),
    ("settings", QT_TRANSLATE_NOOP("pages", "Settings"), False),
)
_WIZARDS = ("data", "training", "chat")


@dataclass(frozen=True)
class Page:
    """A page of the rail; `needs_project` pages are asleep until a project is open."""

    name: str
    word: str
    factory: Callable[[Context], QWidget]
    needs_project: bool = False

    @property
    def title(self) -> str:
        """The translated word."""
        return QCoreApplication.translate("pages", self.word)


def found() -> list[Page]:
    """Return the pages whose file is there, in the rail's order; nothing of them is imported yet."""
    return [
        Page(name, word, _loader(f"gui.views.{name}", f"{name.capitalize()}View"), needs)
        for name, word, needs in _RAIL
        if importlib.util.find_spec(f"gui.views.{name}") is not None
    ]


def wizards() -> dict[str, Callable[..., QDialog]]:
    """Return the wizards whose file is there: `gui/wizards/<name>_wizard.py`, class `<Name>Wizard(context, **what)`."""
    return {
        name: _loader(f"gui.wizards.{name}_wizard", f"{name.capitalize()}Wizard")
        for name in _WIZARDS
        if importlib.util.find_spec(f"gui.wizards.{name}_wizard") is not None
    }


def import_all() -> None:
    """Import every page and wizard ahead of its first use; for a thread, as charts alone take most of a second."""
    for name, _, _ in _RAIL:
        _imported(f"gui.views.{name}")
    for name in _WIZARDS:
        _imported(f"gui.wizards.{name}_wizard")


# Two threads that bring in parts of Qt at the same time can crash the process.
_importing = threading.Lock()


def _imported(module: str) -> ModuleType:
    with _importing:
        return importlib.import_module(module)


def _loader(module: str, name: str) -> Callable[..., QWidget]:
    def make(*args: object, **what: object) -> QWidget:
        return getattr(_imported(module), name)(*args, **what)

    return make
