"""The button below the beginning of a long message: it shows the rest, and goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton

from gui import texts
from gui.widgets.buttons import button
from gui.widgets.plain_text import PlainText


def show_all_button(text: PlainText, unfolds: Callable[[QPushButton], object]) -> QPushButton:
    """Return what shows all of a text of which only the beginning is shown; `unfolds` is told before it grows."""

    def show() -> None:
        unfolds(made)
        made.hide()
        text.show_all()

    words = QCoreApplication.translate("show_all", "Show all {count} characters")
    made = button(words.format(count=texts.number(len(text.text()))), show, role="quiet")
    return made
