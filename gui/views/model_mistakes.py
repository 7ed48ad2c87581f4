"""The test rows behind every figure: the mistakes first, narrowed to a class, a cell or a slice, each read whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QSplitter, QVBoxLayout, QWidget

from engine.commands import CALLS, PageAnswers
from engine.errors import ErrorInfo
from engine.results import ERRORS, Report, RowsPage, Slice
from gui import texts, theme, words
from gui.bridge import Request
from gui.context import Context
from gui.tokens import Space
from gui.views.looked_at import LookedAt
from gui.widgets.buttons import button
from gui.widgets.card import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.error_state import ErrorState
from gui.widgets.fields import LineField
from gui.widgets.key_value import KeyValue
from gui.widgets.labels import label
from gui.widgets.paged_table import PagedModel, PagedTable

Row = Mapping[str, Any]
NARROW, WIDE = 170, 250  # columns that hold a class, and a call with its arguments
SEARCH_MS = 250  # a search is sent when the typing pauses
COLUMNS = ("text", "gold", "predicted")


class MistakesPart(QWidget):
    """`narrow(gold, said)` shows one cell of the matrix, `narrow_slice(slice)` one kind of rows.

    `try_wanted(text, first)` sends a text to the box to try it; of two, `first` is the length of the first, else 0.
    """

    try_wanted = Signal(str, int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._model = ""
        self._row: Row | None = None
        self._slice: Slice | None = None
        self._stale = self._numbers = False
        self._task = ""
        self._requests: list[Request] = []
        titles = {
            "text": self.tr("Text"),
            "gold": self.tr("Right answer"),
            "predicted": self.tr("The model said"),
            "sure": self.tr("How sure"),
            "off": self.tr("How far off"),
        }
        self._rows = PagedModel(self._fetch, titles)
        self.table = PagedTable(self._rows, self.tr("Test rows"))
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self._split = split = QSplitter(Qt.Orientation.Vertical)
        split.setObjectName("mistakes")
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self._build_detail())
        split.setStretchFactor(0, 1)
        self.flawless = EmptyState(
            "check",
            self.tr("No mistakes"),
            self.tr("Every test row was answered right. Choose “All test rows” to see them."),
        )
        self.flawless.hide()
        self.error = ErrorState()
        self.error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.L, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(self._build_filters())
        column.addWidget(self.error)
        column.addWidget(split, 1)
        column.addWidget(self.flawless, 1)

    def _build_filters(self) -> QHBoxLayout:
        self.search = LineField()
        self.search.setPlaceholderText(self.tr("Search in the texts"))
        self.search.setAccessibleName(self.tr("Search in the texts"))
        self.search.setClearButtonEnabled(True)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(SEARCH_MS)
        self._delay.timeout.connect(self._reload)
        self.search.textChanged.connect(lambda _text: self._delay.start())
        self.which, self.gold, self.said = QComboBox(), QComboBox(), QComboBox()
        self.which.addItem(self.tr("Mistakes"), True)
        self.which.addItem(self.tr("All test rows"), False)
        for box, name in (
            (self.which, self.tr("Which rows")),
            (self.gold, self.tr("Right answer")),
            (self.said, self.tr("The model said")),
        ):
            box.setAccessibleName(name)
            box.setMinimumContentsLength(12)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.currentIndexChanged.connect(self._reload)
        self.slice_button = button("", self._drop_slice, role="quiet", icon="close")
        self.slice_button.hide()
        self.count = label("", "muted", wrap=False)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.search, 1)
        for part in (self.which, self.gold, self.said, self.slice_button, self.count):
            row.addWidget(part)
        return row

    def _build_detail(self) -> QWidget:
        holder = QWidget()
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, Space.M, 0, 0)
        self._detail = Card()
        self.looked_at = LookedAt(self._context)
        self._facts = KeyValue()
        self._try = button(self.tr("Try a changed text"), self._send, role="quiet", icon="sparkle")
        row = QHBoxLayout()
        row.setSpacing(Space.XL)
        row.addWidget(self.looked_at, 3)
        side = QVBoxLayout()
        side.addWidget(self._facts)
        side.addWidget(self._try, 0, Qt.AlignmentFlag.AlignLeft)
        side.addStretch()
        row.addLayout(side, 2)
        self._detail.body.addLayout(row)
        outer.addWidget(self._detail)
        return holder

    def show_report(self, model: str, report: Report) -> None:
        """Show a model's mistakes."""
        self._model = model
        self._slice = None
        self._task = report.task
        self._numbers = report.metric in ERRORS
        self.looked_at.begin(model, report.task)
        labels = report.confusion.labels if report.confusion else sorted(item.label for item in report.classes)
        for box, title in ((self.gold, self.tr("Any right answer")), (self.said, self.tr("Whatever it said"))):
            box.blockSignals(True)
            box.clear()
            box.addItem(title, None)
            for name in labels:
                box.addItem(words.class_name(name, report.task), name)
            box.setVisible(bool(labels))
            box.blockSignals(False)
        self._set(True, "", None, None)

    def narrow(self, gold: str | None = None, said: str | None = None) -> None:
        """Show only the rows of one class, or of one cell of the matrix: of one on its diagonal, those it got right."""
        self._slice = None
        self._set(gold != said, "", gold, said)

    def narrow_slice(self, piece: Slice) -> None:
        """Show the rows of a slice, the right ones too: what they have in common is seen in all of them."""
        self._slice = piece
        self._set(False, "", None, None)

    def _set(self, wrong: bool, search: str, gold: str | None, said: str | None) -> None:
        """Set every filter and ask once."""
        for box, value in ((self.which, wrong), (self.gold, gold), (self.said, said)):
            box.blockSignals(True)
            box.setCurrentIndex(max(0, box.findData(value)) if value is not None else 0)
            box.blockSignals(False)
        self.search.blockSignals(True)
        self.search.setText(search)
        self.search.blockSignals(False)
        self._reload()

    def _drop_slice(self) -> None:
        self._slice = None
        self._reload()

    def _reload(self, _index: int = 0) -> None:
        self._delay.stop()
        # An older model answers its rows first: that is not done for a tab that nobody looks at.
        self._stale = not self.isVisible()
        if self._stale:
            return
        # What was asked under other filters must not land between the new rows.
        for request in self._requests:
            request.drop()
        self._requests.clear()
        self.slice_button.setVisible(self._slice is not None)
        if self._slice is not None:
            self.slice_button.setText(words.slice_name(self._slice, self._task))
            self.slice_button.setToolTip(self.tr("Show other rows again"))
        self._rows.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._reload()

    def _fetch(self, offset: int, limit: int) -> None:
        piece = self._slice
        command = PageAnswers(
            self._context.project,
            self._model,
            offset,
            limit,
            wrong=self.which.currentData(),
            gold=self.gold.currentData(),
            said=self.said.currentData(),
            search=self.search.text().strip(),
            by=piece.by if piece else "",
            column=piece.column if piece else "",
            value=piece.value if piece else "",
        )
        self._requests = [request for request in self._requests if request.active]
        self._requests.append(self._context.bridge.ask(command, self._show, self._failed, owner=self))

    def _show(self, page: RowsPage) -> None:
        self.error.hide()
        columns = (*COLUMNS, "off" if self._numbers else "sure")
        self._rows.set_page(columns, page.total, page.offset, [_readable(row) for row in page.rows])
        self.count.setText(texts.mistakes(page.total) if self.which.currentData() else texts.rows(page.total))
        self._tell_none(page.total)
        self._size_columns()
        if page.offset == 0:
            if page.rows:
                self.table.selectRow(0)
            self._choose(self._rows.row(0) if page.rows else None)

    def _tell_none(self, total: int) -> None:
        """Say so where there is no row, instead of an empty table."""
        narrowed = any((self.search.text().strip(), self.gold.currentData(), self.said.currentData(), self._slice))
        self.flawless.setVisible(not total and not narrowed and bool(self.which.currentData()))
        self._split.setVisible(self.flawless.isHidden())

    def _failed(self, info: ErrorInfo) -> None:
        self.error.show_error(info)
        self.error.show()
        self._choose(None)

    def _size_columns(self) -> None:
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        said = WIDE if self._task == CALLS else NARROW
        for at, width in ((1, said), (2, said), (3, 90)):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(at, theme.current().px(width))

    def _chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self._choose(self._rows.row(index.row()))

    def _choose(self, shown: Row | None) -> None:
        row = self._row = shown["whole"] if shown is not None else None
        self._detail.setVisible(row is not None)
        if row is None:
            return
        self.looked_at.show_text(str(row["text"]))
        facts = [
            (self.tr("Right answer"), words.answer(row["gold"], row["text"])),
            (self.tr("The model said"), words.answer(row["predicted"], row["text"])),
            (self.tr("How far off") if isinstance(row["gold"], float) else self.tr("How sure it was"), _sure(row)),
        ]
        if row.get("base") is not None:
            facts.append((self.tr("The untuned base said"), words.answer(row["base"], row["text"])))
        facts += [(str(name), str(value)) for name, value in (row.get("columns") or {}).items() if _plain(value)]
        self._facts.set_rows([*facts, (self.tr("Test row"), texts.number(row["row"]))])

    def _send(self) -> None:
        if self._row is not None:
            self.try_wanted.emit(str(self._row["text"]), self._row.get("first") or 0)


def _sure(row: Row) -> str:
    """Return how sure the model was, or how far off a number is, which says nothing of that."""
    if isinstance(row["gold"], float):
        return texts.number(abs(row["gold"] - row["predicted"]), 2)
    return texts.percent(row["confidence"], 0)


def _plain(value: Any) -> bool:
    """Whether a cell says something to a reader: where the answer is marked in the text is shown as the answer."""
    return bool(value) and not str(value).startswith(("[", "{"))


def _readable(row: Row) -> dict[str, Any]:
    """Return a row as the table shows it, with the row itself."""
    return {
        "text": row["text"].replace("\n", " · "),
        "gold": words.answer(row["gold"], row["text"]),
        "predicted": words.answer(row["predicted"], row["text"]),
        "sure": _sure(row),
        "off": _sure(row),
        "whole": row,
    }
