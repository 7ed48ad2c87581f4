"""Facts as a two-column list: what it is, and its value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gui import theme
from gui.tokens import Space
from gui.widgets.labels import label
from gui.widgets.plain_text import PlainText

# A label breaks its lines between words only, so a longer one would make the window wider.
LONGEST_WORD = 40


class KeyValue(QWidget):
    """`set_rows([(name, value), ...])`; values can be selected and copied."""

    def __init__(self, rows: Iterable[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.XL)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnStretch(1, 1)
        self._shown: list[tuple[QLabel, QLabel | PlainText]] = []
        self.set_rows(rows)

    def set_rows(self, rows: Iterable[tuple[str, str]]) -> None:
        """Show these facts instead; where only values changed, the labels stay, so that nothing jumps."""
        rows = list(rows)
        if not self._set_values(rows):
            self._fill(rows)

    def _set_values(self, rows: Sequence[tuple[str, str]]) -> bool:
        """Put the values into the labels that stand; False where there are other facts, or one of another form."""
        same = [key.text() for key, _ in self._shown] == [name for name, _ in rows]
        if not same or any(not isinstance(shown, QLabel) for _, shown in self._shown):
            return False
        if any(_is_long(value) for _, value in rows):
            return False
        for (_, shown), (name, value) in zip(self._shown, rows, strict=True):
            shown.setText(value)
            shown.setAccessibleName(f"{name}: {value}")
        return True

    def _fill(self, rows: Sequence[tuple[str, str]]) -> None:
        self._shown = []
        while item := self._grid.takeAt(0):
            item.widget().hide()
            item.widget().deleteLater()
        for at in range(self._grid.rowCount()):
            self._grid.setRowStretch(at, 0)
        last = 0
        for at, (name, value) in enumerate(rows):
            last = at
            key = label(name, "muted", wrap=False)
            shown = _value(value)
            self._shown.append((key, shown))
            shown.setFont(theme.current().font(tabular=True))
            shown.setAccessibleName(f"{name}: {value}")
            self._grid.addWidget(key, at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(shown, at, 1)
        self._grid.setRowStretch(last + 1, 1)


def _is_long(value: str) -> bool:
    return max(map(len, value.split()), default=0) > LONGEST_WORD


def _value(value: str) -> QLabel | PlainText:
    if _is_long(value):
        return PlainText(value)
    shown = label(value)
    flags = Qt.TextInteractionFlag
    shown.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
    return shown
