"""Corrections of a dataset's cells, kept aside until they are saved as its next version: shown, undone, discarded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from gui import theme
from gui.widgets.paged_table import SHOWN, TOLD, PagedModel, told

Index = QModelIndex | QPersistentModelIndex
# Row number and column; a column of None stands for the row that is taken out.
Place = tuple[int, str | None]
_EDITED, _FONT = int(Qt.ItemDataRole.EditRole), int(Qt.ItemDataRole.FontRole)
# Made once: a table asks for ten roles and the flags of every cell it paints, and to combine flags takes 10 µs.
_ANSWERED = frozenset((SHOWN, TOLD, _EDITED, _FONT))
_READ_ONLY = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _READ_ONLY | Qt.ItemFlag.ItemIsEditable


class EditableModel(PagedModel):
    """A PagedModel whose `editable` columns take corrections; `edited` tells that there are more or fewer."""

    edited = Signal()

    def __init__(self, fetch: Callable[[int, int], None], titles: Mapping[str, str]) -> None:
        super().__init__(fetch, titles)
        self.editable: tuple[str, ...] = ()
        self._values: dict[Place, str] = {}
        self._before: list[tuple[Place, str | None]] = []

    @property
    def changes(self) -> tuple[tuple[int, str, str], ...]:
        """The corrections as (row, column, value), those of rows that go left out."""
        return tuple((row, name, value) for (row, name), value in self._values.items() if name and not self._gone(row))

    @property
    def dropped(self) -> tuple[int, ...]:
        """The rows to take out."""
        return tuple(row for row, name in self._values if name is None)

    @property
    def corrected(self) -> bool:
        """Whether there is a correction that is not saved."""
        return bool(self._values)

    def drop_row(self, number: int) -> None:
        """Take out the row shown at this place."""
        row = self.row(number)
        if row is not None and not self._gone(row["row"]):
            self._put((row["row"], None), "")

    def undo(self) -> None:
        """Take the last correction back."""
        if not self._before:
            return
        place, value = self._before.pop()
        if value is None:
            del self._values[place]
        else:
            self._values[place] = value
        self._redraw()

    def discard(self) -> None:
        """Forget every correction."""
        self._values.clear()
        self._before.clear()
        self._redraw()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells of the editable columns can be edited; a place that is not there any more is nothing at all."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _EDITABLE if self._columns[index.column()] in self.editable else _READ_ONLY

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a correction in place of what it corrects; corrected cells are bold, rows that go are struck out."""
        # Nearly every question is about a role without an answer, or comes while nothing is corrected.
        if role not in _ANSWERED:
            return None
        if role != _EDITED and not self._values:
            return super().data(index, role)
        place = self._place(index)
        if place is None:
            return super().data(index, role)
        corrected = place in self._values
        if role == _EDITED:
            return self._values[place] if corrected else self._stored(index.row(), place[1])
        if corrected and role in (SHOWN, TOLD):
            return told(self._values[place], role)
        gone = self._gone(place[0])
        if role == _FONT and (corrected or gone):
            font = QFont(theme.current().font(tabular=True))
            font.setStrikeOut(gone)
            font.setBold(corrected)
            return font
        return super().data(index, role)

    def has_looks(self) -> bool:
        """Return whether there are corrections: they are marked by their font."""
        return bool(self._values)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Keep a correction."""
        place = self._place(index)
        if place is None or role != Qt.ItemDataRole.EditRole or value == self.data(index, Qt.ItemDataRole.EditRole):
            return False
        self._put(place, str(value))
        return True

    def _place(self, index: Index) -> Place | None:
        row = self.row(index.row()) if index.isValid() else None
        return (row["row"], self._columns[index.column()]) if row is not None and "row" in row else None

    def _stored(self, number: int, name: str | None) -> str:
        value = (self.row(number) or {}).get(name)
        return "" if value is None else str(value)

    def _gone(self, row: int) -> bool:
        return (row, None) in self._values

    def _put(self, place: Place, value: str) -> None:
        self._before.append((place, self._values.get(place)))
        self._values[place] = value
        self._redraw()

    def _redraw(self) -> None:
        if self.rowCount() and self.columnCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        self.edited.emit()
