"""The rows of a dataset: paged, narrowed by part and by search, each to be opened in full."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QVBoxLayout,
    QWidget,
)

from engine.commands import EditRows, PageRows
from engine.errors import ErrorInfo
from engine.results import DatasetInfo, RowsPage
from gui import task_words, texts
from gui.bridge import Request
from gui.context import Context
from gui.tokens import Space
from gui.views import row_words
from gui.views.dataset_edits import EditableModel
from gui.widgets.buttons import button
from gui.widgets.cell_editor import CellDelegate
from gui.widgets.dialogs import ChoiceDialog, show_error
from gui.widgets.fields import LineField
from gui.widgets.key_value import KeyValue
from gui.widgets.labels import label
from gui.widgets.paged_table import PagedTable
from gui.widgets.scroll import ScrollPage
from gui.widgets.state_stack import StateStack
from gui.widgets.undo_key import UndoKey

SEARCH_MS = 250  # a search is sent when the typing pauses
# The dataset's own columns; the table's row header counts what is shown, and the file's row says where it came from.
# What a question's answers are and where they stand in the passage repeats the answer.
_HIDDEN = ("row", "answers")
_LAST = ("part", "source_file", "source_row")
_WIDE = ("text", "messages", "target", "text_pair")
_MEASURED = 40  # columns that are sized by what they hold; to measure hundreds of them takes long
_COLUMN = 140  # pixels of a column that is not measured
_IN_TABLE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class DatasetRows(QWidget):
    """`show_rows(info)` shows a dataset from its first row on; `saved(info)` tells of a version with corrections,
    `shown` that rows are there."""

    saved = Signal(object)
    shown = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._info: DatasetInfo | None = None
        self._read_only = False
        self._requests: list[Request] = []
        # What waits for the corrections to be saved.
        self._leaving: Callable[[], None] | None = None
        # The columns to be sized; none yet for a version that was just opened, None once it is done.
        self._unsized: list[str] | None = []
        self._sort, self._descending = "", False
        self._model = EditableModel(self._fetch, row_words.titles())
        self._model.edited.connect(self._say_edited)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(SEARCH_MS)
        self._delay.timeout.connect(self._reload)
        self.table = PagedTable(self._model, self.tr("Rows"))
        self.table.row_opened.connect(self._open_row)
        self.table.setItemDelegate(CellDelegate(lambda section: self._model.column(section) in _WIDE, self.table))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.table.horizontalHeader().setSectionsClickable(True)
        self.table.horizontalHeader().sectionClicked.connect(self._sort_by)
        QShortcut(QKeySequence.StandardKey.Delete, self.table, self._drop_rows, context=_IN_TABLE)
        UndoKey(self, lambda: self._model.corrected, self._model.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.M, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(self._filters())
        self.stack = StateStack(self.table, cancellable=False)
        self.stack.retry.connect(self._reload)
        column.addWidget(self.stack, 1)
        column.addWidget(self._edits())

    @property
    def info(self) -> DatasetInfo | None:
        """The version whose rows are shown."""
        return self._info

    @property
    def unsaved(self) -> bool:
        """Whether there are corrections that are neither saved nor discarded."""
        return self._model.corrected

    def leave(self, go: Callable[[], None]) -> None:
        """Call `go` once no correction is left unsaved: now, or when the person has saved or discarded them."""
        if self.table.isAncestorOf(QApplication.focusWidget()):
            # What is being typed into a cell is a correction too; it counts when the cell loses the focus.
            self.table.setFocus()
        choice = self._ask_leaving() if self.unsaved else ""
        if not self.unsaved:
            go()
        elif choice == "save":
            self._leaving = go
            self._save()
        elif choice == "discard":
            self._model.discard()
            go()

    def forget(self) -> None:
        """Drop the corrections: what they were of is gone."""
        self._model.discard()

    def _ask_leaving(self) -> str:
        name = self._info.name if self._info is not None else ""
        answers = [
            ("save", self.save.text(), "primary"),
            ("discard", self.discard.text(), "danger"),
            ("stay", self.tr("Stay here"), ""),
        ]
        sentence = self.tr("Corrections are kept only as a new version; the version before stays as it is.")
        dialog = ChoiceDialog(self.tr("Save your corrections of {name}?").format(name=name), sentence, answers, self)
        dialog.exec()
        return dialog.choice

    def show_rows(self, info: DatasetInfo, read_only: bool = False) -> None:
        """Show a version's rows, all parts, without a search; an older one is to be read only."""
        self._info = info
        self._read_only = read_only
        self._unsized = []
        self._model.titles = row_words.titles(info.task)
        self.part.clear()
        self.part.addItem(self.tr("All parts"), "")
        for part, count in info.rows.items():
            if count and part != "all":
                told = f"{task_words.part(part)} ({texts.number(count)})"
                self.part.addItem(told, part)
        self.part.setVisible(self.part.count() > 1)
        self.search.clear()
        self._delay.stop()
        self._sort, self._descending = "", False
        self.table.horizontalHeader().setSortIndicatorShown(False)
        self._model.discard()
        # Nothing of the rows before may stand under the new heading.
        self._model.clear()
        self.count.setText("")
        self.stack.show_busy(self.tr("Reading the rows"))
        self._reload()

    def _filters(self) -> QHBoxLayout:
        self.search = LineField()
        self.search.setPlaceholderText(self.tr("Search the rows"))
        self.search.setAccessibleName(self.tr("Search the rows"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(320)
        self.search.textEdited.connect(self._search_soon)
        self.part = QComboBox()
        self.part.setAccessibleName(self.tr("Part of the rows"))
        self.part.activated.connect(self._reload)
        self.count = label("", "muted", wrap=False)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.search, 1)
        row.addWidget(self.part)
        row.addStretch()
        row.addWidget(self.count)
        return row

    def _edits(self) -> QWidget:
        """The bar below the table while there is something to save."""
        self.edits = QWidget()
        self._told = label("", "strong", wrap=False)
        self.undo = button(self.tr("Undo"), self._model.undo, role="quiet", icon="undo")
        self.discard = button(self.tr("Discard"), self._model.discard, role="quiet")
        self.save = button(self.tr("Save as new version"), self._save, role="primary")
        row = QHBoxLayout(self.edits)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._told, 1)
        for part in (self.undo, self.discard, self.save):
            row.addWidget(part)
        self.edits.hide()
        return self.edits

    def _say_edited(self) -> None:
        cells, gone = len(self._model.changes), len(self._model.dropped)
        told = [self.tr("Changed cells: {count}").format(count=texts.number(cells))] if cells else []
        told += [self.tr("Rows to take out: {count}").format(count=texts.number(gone))] if gone else []
        self._told.setText(", ".join(told))
        self.edits.setVisible(bool(told))
        self.save.setEnabled(True)

    def _save(self) -> None:
        if self._info is None:
            return
        info = self._info
        self.save.setEnabled(False)
        command = EditRows(self.context.project, info.dataset, info.version, self._model.changes, self._model.dropped)
        self.context.bridge.ask(command, self._saved, self._not_saved, owner=self)

    def _saved(self, info: DatasetInfo) -> None:
        told = self.tr("Saved version {version} of {name}. The version before stays as it was.")
        self.context.notify(told.format(version=info.version, name=info.name), "good")
        self._model.discard()
        self.saved.emit(info)
        if self._leaving is not None:
            go, self._leaving = self._leaving, None
            go()

    def _not_saved(self, error: ErrorInfo) -> None:
        self.save.setEnabled(True)
        self._leaving = None
        show_error(error, self)

    def _drop_rows(self) -> None:
        if self._read_only:
            return
        for index in self.table.selectionModel().selectedRows():
            self._model.drop_row(index.row())

    def _sort_by(self, section: int) -> None:
        """Sort by a column, the other way round when it is clicked again, and then not at all."""
        name = self._model.column(section)
        if self._sort == name and self._descending:
            self._sort, self._descending = "", False
        else:
            self._sort, self._descending = name, self._sort == name
        header = self.table.horizontalHeader()
        order = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(section, order)
        header.setSortIndicatorShown(bool(self._sort))
        self._reload()

    def _search_soon(self, _text: str) -> None:
        self._delay.start()

    def _reload(self, _index: int = 0) -> None:
        # What was asked under other filters must not land between the new rows.
        for request in self._requests:
            request.drop()
        self._requests.clear()
        self._model.reload()

    def _fetch(self, offset: int, limit: int) -> None:
        if self._info is None:
            return
        command = PageRows(
            self.context.project,
            self._info.dataset,
            self._info.version,
            offset,
            limit,
            self.part.currentData() or "",
            self.search.text().strip(),
            self._sort,
            self._descending,
        )
        self._requests = [request for request in self._requests if request.active]
        self._requests.append(self.context.bridge.ask(command, self._show, self.stack.show_error, owner=self))

    def _show(self, page: RowsPage) -> None:
        own = [name for name in page.columns if name in _LAST]
        columns = [name for name in page.columns if name not in (*_LAST, *_HIDDEN)]
        if self._info is not None and self._info.task == "table":
            own, columns = [], list(page.columns)
        rows = [row_words.readable(row) for row in page.rows] if own else list(page.rows)
        self._model.editable = () if self._read_only else page.editable
        self._model.set_page((*columns, *own), page.total, page.offset, rows)
        self.count.setText(texts.rows(page.total))
        self.stack.show_content()
        if self._unsized is not None:
            self._unsized = [*columns, *own]
        self._size_if_seen()
        self.shown.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._size_if_seen()

    def _size_if_seen(self) -> None:
        """Size the columns once; a table that is not seen has no rows in view, and would fetch all to measure them."""
        if self._unsized and self.isVisible() and self._model.rowCount():
            names, self._unsized = self._unsized, None
            self._size_columns(names)

    def _size_columns(self, names: list[str]) -> None:
        """Short columns take what they need; those with sentences share the rest, also when the window changes."""
        header = self.table.horizontalHeader()
        if len(names) > _MEASURED:
            header.setStretchLastSection(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
            header.setDefaultSectionSize(_COLUMN)
            return
        self.table.resizeColumnsToContents()
        wide = [at for at, name in enumerate(names) if name in _WIDE]
        header.setStretchLastSection(not wide)
        for at in range(len(names)):
            stretched = at in wide
            header.setSectionResizeMode(
                at, QHeaderView.ResizeMode.Stretch if stretched else QHeaderView.ResizeMode.Interactive
            )
            if not stretched:
                self.table.setColumnWidth(at, min(220, self.table.columnWidth(at) + Space.L))

    def _open_row(self, row: Mapping[str, Any]) -> None:
        dialog = QDialog(self.window())
        dialog.setWindowTitle(self.tr("A row in full"))
        dialog.resize(640, 420)
        page = ScrollPage()
        names = [name for name in row if name not in _HIDDEN]
        page.body.addWidget(KeyValue([(self._model.titles.get(name, name), _in_full(row[name])) for name in names]))
        layout = QVBoxLayout(dialog)
        layout.setContentsMargins(0, 0, 0, Space.L)
        layout.addWidget(page, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.L, 0, Space.L, 0)
        foot.addStretch()
        foot.addWidget(button(self.tr("Close"), dialog.accept, role="primary"))
        layout.addLayout(foot)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _in_full(value: Any) -> str:
    """Return a value as text; JSON is laid out to be read."""
    text = "" if value is None else str(value)
    if not text.startswith(("[", "{")):
        return text
    try:
        return json.dumps(json.loads(text), ensure_ascii=False, indent=2)
    except ValueError:
        return text
