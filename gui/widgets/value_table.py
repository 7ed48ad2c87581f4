"""A sortable table over values that are already here: the twin of every chart, and the lists of runs and classes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui import theme
from gui.tips import plain_line, plain_tip
from gui.tokens import Space

Index = QModelIndex | QPersistentModelIndex
SORT_ROLE = Qt.ItemDataRole.UserRole
# Pixels at normal text size that a column keeps which takes the room that is left.
LEAST = 120


@dataclass(frozen=True)
class Column:
    """How one column is shown: `text(row)`; `key(row)` is what it sorts by; numbers stand at the right.

    `width` in pixels at normal text size, 0 for the column that takes the room that is left.
    """

    title: str
    text: Callable[[Any], str]
    key: Callable[[Any], Any] | None = None
    number: bool = False
    width: int = 120
    icon: Callable[[Any], QIcon | None] | None = None


class ValueModel(QAbstractTableModel):
    """Rows are any values; the columns know how to read them."""

    def __init__(self, columns: Sequence[Column], faint: Callable[[Any], bool] | None = None) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.faint = faint
        self.rows: Sequence[Any] = ()

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return plain_line(column.text(row))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(column.text(row))
        if role == SORT_ROLE:
            return column.key(row) if column.key else column.text(row).casefold()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DecorationRole and column.icon:
            return column.icon(row)
        if role == Qt.ItemDataRole.ForegroundRole and self.faint and self.faint(row):
            return theme.current().color("muted")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class ValueTable(QTableView):
    """`row_opened(row)` fires on Enter and, with `open_on_click`, on a click; `row_chosen(row)` as the choice moves.

    Rows that are `faint` are greyed. A table that `hugs` is as high as its head and rows, and holds no empty field.
    """

    row_opened = Signal(object)
    row_chosen = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column],
        name: str,
        *,
        sort: int = -1,
        descending: bool = False,
        open_on_click: bool = False,
        faint: Callable[[Any], bool] | None = None,
        hugs: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.values = ValueModel(columns, faint)
        self.values.setParent(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.values)
        self._sorted.setSortRole(SORT_ROLE)
        self.setModel(self._sorted)
        self._hugs = hugs
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.setSortingEnabled(True)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(sort, order)
        self._fit()
        theme.current().changed.connect(self._fit)
        if open_on_click:
            self.clicked.connect(self._open)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.activated.connect(self._open_by_key)
        self._open_on_click = open_on_click
        self.selectionModel().currentRowChanged.connect(self._choose)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows, in the order that the person chose."""
        self.values.set_rows(rows)
        self._share_room()

    def row_at(self, number: int) -> Any:
        """Return the row that stands at this place now."""
        return self.values.rows[self._sorted.mapToSource(self._sorted.index(number, 0)).row()]

    def chosen(self) -> Any:
        """Return the row that is chosen, None where none is."""
        index = self.currentIndex()
        return self.row_at(index.row()) if index.isValid() else None

    def choose(self, is_it: Callable[[Any], bool]) -> None:
        """Choose the first row that `is_it` says of, as after new rows have taken the choice away."""
        for number in range(self._sorted.rowCount()):
            if is_it(self.row_at(number)):
                self.setCurrentIndex(self._sorted.index(number, 0))
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Keep the columns that take the room that is left readable where none is; then the table scrolls."""
        header, least = self.horizontalHeader(), theme.current().px(LEAST)
        taking = [at for at, column in enumerate(self.values.columns) if not column.width]
        taken = sum(header.sectionSize(at) for at in range(header.count()) if at not in taking)
        fits = self.viewport().width() - taken >= least * len(taking)
        for at in taking:
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch if fits else QHeaderView.ResizeMode.Fixed)
            if not fits:
                header.resizeSection(at, least)
        if self._hugs:
            bar = 0 if fits else self.horizontalScrollBar().sizeHint().height()
            self.setFixedHeight(theme.current().px(32) * (self.values.rowCount() + 1) + Space.M + bar)

    def _fit(self) -> None:
        now = theme.current()
        self.setFont(now.font(tabular=True))
        self.verticalHeader().setDefaultSectionSize(now.px(32))
        header = self.horizontalHeader()
        for at, column in enumerate(self.values.columns):
            if column.width:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(at, now.px(column.width))
        self._share_room()

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.row_chosen.emit(self.row_at(index.row()))

    def _open_by_key(self, index: QModelIndex) -> None:
        # Some platforms activate on a click too; a click must not open twice.
        if not (
            self._open_on_click and self.style().styleHint(self.style().StyleHint.SH_ItemView_ActivateItemOnSingleClick)
        ):
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        self.row_opened.emit(self.row_at(index.row()))
