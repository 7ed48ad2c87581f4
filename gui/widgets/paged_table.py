"""A table that holds only the pages that are looked at, so that a million rows cost no more than a hundred."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QModelRoleDataSpan, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui import theme
from gui.tips import plain_line, plain_tip

Index = QModelIndex | QPersistentModelIndex
Row = Mapping[str, Any]
PAGE = 100
KEEP_PAGES = 20
# As the plain numbers that Qt hands over: a view asks for ten roles of every cell it draws.
SHOWN, TOLD = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)
# Where Qt's delegate puts the words among the roles it asks for to paint a cell.
_SHOWN_AT = 5


def told(text: str, role: int) -> str:
    """Return a cell's text as it is shown, or as its tip."""
    return plain_line(text) if role == SHOWN else plain_tip(text)


class PagedModel(QAbstractTableModel):
    """Asks `fetch(offset, limit)` for a page when it comes into view; answer with `set_page`.

    `titles` maps a column to the words of its header; it may change before a page with other columns is put in.
    """

    def __init__(self, fetch: Callable[[int, int], None], titles: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._fetch = fetch
        self.titles = dict(titles or {})
        self._columns: tuple[str, ...] = ()
        self._total = 0
        self._pages: dict[int, Sequence[Row]] = {}
        self._asked: set[int] = set()

    def reload(self) -> None:
        """Forget everything and ask for the first page."""
        self.beginResetModel()
        self._pages.clear()
        self._asked = {0}
        self._total = 0
        self.endResetModel()
        self._fetch(0, PAGE)

    def clear(self) -> None:
        """Forget everything, the columns as well."""
        self.beginResetModel()
        self._pages.clear()
        self._asked.clear()
        self._columns, self._total = (), 0
        self.endResetModel()

    def set_page(self, columns: Sequence[str], total: int, offset: int, rows: Sequence[Row]) -> None:
        """Put in the rows from `offset` (a multiple of the page size) on; `total` counts all rows."""
        page = offset // PAGE
        self._asked.discard(page)
        if tuple(columns) != self._columns or total != self._total:
            self.beginResetModel()
            self._columns, self._total = tuple(columns), total
            self._pages = {page: rows}
            self.endResetModel()
            return
        while len(self._pages) >= KEEP_PAGES:
            self._pages.pop(next(iter(self._pages)))
        self._pages[page] = rows
        if rows and self._columns:
            last = self.index(offset + len(rows) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(offset, 0), last)

    def row(self, number: int) -> Row | None:
        """Return a row if its page is here, else None (and ask for it)."""
        page, at = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            if page not in self._asked:
                self._asked.add(page)
                self._fetch(page * PAGE, PAGE)
            return None
        return rows[at] if at < len(rows) else None

    def column(self, section: int) -> str:
        """Return the name of the column at this place."""
        return self._columns[section]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (SHOWN, TOLD) or not index.isValid():
            return None
        row = self.row(index.row())
        if row is None:
            return "…" if role == SHOWN else None
        value = row.get(self._columns[index.column()])
        return told("" if value is None else str(value), role)

    def multiData(self, index: Index, span: QModelRoleDataSpan) -> None:
        """Answer for a cell that is painted: its words in one call, where Qt would ask seven times for every cell."""
        shown = span[_SHOWN_AT] if span.size() > _SHOWN_AT and not self.has_looks() else None
        if shown is not None and shown.role() == SHOWN:
            shown.setData(self.data(index))
        else:
            super().multiData(index, span)

    def has_looks(self) -> bool:
        """Return whether a cell may have more to it than words, such as a font of its own."""
        return False

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return section + 1
        name = self._columns[section]
        return self.titles.get(name, name)


class PagedTable(QTableView):
    """The view over a PagedModel; `row_opened(mapping)` fires on double click or Enter."""

    row_opened = Signal(object)

    def __init__(self, model: PagedModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        model.setParent(self)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setFont(theme.current().font(tabular=True))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setDefaultSectionSize(theme.current().px(30))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        # Columns are sized by the rows in view: Qt's thousand would fetch ten pages that nobody looks at.
        self.horizontalHeader().setResizeContentsPrecision(0)
        self.activated.connect(self._open)

    def _open(self, index: QModelIndex) -> None:
        model = self.model()
        row = model.row(index.row()) if isinstance(model, PagedModel) else None
        if row is not None:
            self.row_opened.emit(row)
