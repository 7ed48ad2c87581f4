"""A button for each of the two things that a text relates: it marks the selected words and shows those it has."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.tokens import Space
from gui.widgets.buttons import button

# What the task calls the first and the second thing.
PAIR = ("e1", "e2")
LONGEST = 40


class PairButtons(QWidget):
    """`wanted(name)` for a press; `follow` shows what is marked. `keys` stand before the words of a button."""

    wanted = Signal(str)

    def __init__(self, keys: Sequence[str] = ("", "")) -> None:
        super().__init__()
        self._keys = [f"{key}  " if key else "" for key in keys]
        self.marks = {name: button("", lambda name=name: self.wanted.emit(name)) for name in PAIR}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for made in self.marks.values():
            # The selection in the text must not be lost to the button.
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(made)
        row.addStretch()

    def follow(self, marked: Callable[[str], Sequence[str]]) -> None:
        """Show the words that are marked with each name."""
        names = {"e1": self.tr("First: {words}"), "e2": self.tr("Second: {words}")}
        for key, (name, made) in zip(self._keys, self.marks.items(), strict=False):
            words = ", ".join(marked(name)) or self.tr("not marked yet")
            made.setText(key + names[name].format(words=_short(words)))
            made.setAccessibleName(names[name].format(words=words))


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
