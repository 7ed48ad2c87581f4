"""What callers did with the same messages, an outcome a row and a caller a column, and the messages behind a cell."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from engine.commands import ListTools, PageMeasuredCalls
from engine.results import CallMeasure, RowsPage, ToolInfo
from gui import texts, theme
from gui.bridge import Request
from gui.context import Context
from gui.tips import plain_tip
from gui.tokens import Space
from gui.views import lab_words, tool_words
from gui.widgets.labels import label
from gui.widgets.paged_table import PagedModel, PagedTable
from gui.widgets.plain_table import PlainTable

WIDTH = 210
COLUMNS = ("text", "expected", "made", "confidence")


class OutcomeTable(PlainTable):
    """`opened(caller, outcome)` as a cell with a count is clicked, or Enter is pressed on it; '' for any outcome."""

    opened = Signal(str, str)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._callers: list[str] = []
        self._outcomes: list[str] = []
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.cellClicked.connect(self._open)
        self.cellActivated.connect(self._open)

    def show_measure(self, info: CallMeasure) -> None:
        """Show every caller that was measured."""
        self._callers = [score.caller.key for score in info.callers]
        self._outcomes = list(info.callers[0].counts)
        rows = [
            [lab_words.outcome(kind), *(lab_words.cell(score, kind) for score in info.callers)]
            for kind in self._outcomes
        ]
        rows.append([self.tr("Against before"), *(lab_words.difference(score.difference) for score in info.callers)])
        rows.append([self.tr("Time a message"), *(self._time(score.milliseconds) for score in info.callers)])
        headings = [self.tr("Outcome"), *(lab_words.heading(score.caller) for score in info.callers)]
        self.set_rows(headings, rows, stretch=len(headings) - 1)
        for at, score in enumerate(info.callers, 1):
            self.horizontalHeaderItem(at).setToolTip(plain_tip(lab_words.caller(score.caller)))
            self.setColumnWidth(at, theme.current().px(WIDTH))
        for at, kind in enumerate(self._outcomes):
            self.item(at, 0).setToolTip(lab_words.explained(kind))
        self.setFixedHeight(self.content_height() + self.horizontalScrollBar().sizeHint().height())

    def _time(self, milliseconds: float) -> str:
        return self.tr("{time} ms").format(time=texts.number(milliseconds, int(milliseconds < 10)))

    def _open(self, row: int, column: int) -> None:
        if column:
            outcome = self._outcomes[row] if row < len(self._outcomes) else ""
            self.opened.emit(self._callers[column - 1], outcome)


class Measured(QWidget):
    """`show_measure(info)`: the table, and below it the messages of the cell that was opened last."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._info: CallMeasure | None = None
        self._caller = self._outcome = ""
        self._titles: dict[str, str] = {}
        self._request: Request | None = None
        self.facts = label("", "muted")
        self.table = OutcomeTable(self.tr("What each caller did"))
        self.table.opened.connect(self.open_rows)
        self.hint = label(self.tr("Choose a figure to see the messages behind it."), "small")
        self.title = label("", "strong")
        titles = {
            "text": self.tr("Message"),
            "expected": self.tr("Meant"),
            "made": self.tr("Selected"),
            "outcome": self.tr("Outcome"),
            "confidence": self.tr("How sure"),
        }
        self.model = PagedModel(self._fetch, titles)
        self.rows = PagedTable(self.model, self.tr("Messages behind the figure"))
        self.rows.setMinimumHeight(theme.current().px(240))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for part in (self.facts, self.table, self.hint, self.title):
            column.addWidget(part)
        column.addWidget(self.rows, 1)
        self._show_rows(False)

    def show_measure(self, info: CallMeasure) -> None:
        """Show this measure; no cell of it is open."""
        self._info = info
        self._drop()
        self.facts.setText(lab_words.facts(info))
        self.table.show_measure(info)
        self._show_rows(False)
        self._context.bridge.ask(ListTools(self._context.project), self._take_tools, owner=self)

    def open_rows(self, caller: str, outcome: str) -> None:
        """Show the messages that a caller (and an outcome, '' for any) is about."""
        if self._info is None:
            return
        self._caller, self._outcome = caller, outcome
        choice = next(score.caller for score in self._info.callers if score.caller.key == caller)
        named = lab_words.caller(choice)
        if outcome:
            words = self.tr("{outcome}, {caller}. {meaning}")
            meaning = lab_words.explained(outcome)
            self.title.setText(words.format(outcome=lab_words.outcome(outcome), caller=named, meaning=meaning))
        else:
            self.title.setText(self.tr("All messages, {caller}").format(caller=named))
        self._show_rows(True)
        self.model.reload()

    def _take_tools(self, tools: tuple[ToolInfo, ...]) -> None:
        titles = tool_words.titles(tools)
        if titles != self._titles:
            self._titles = titles
            if not self.rows.isHidden():
                self.model.reload()

    def _show_rows(self, shown: bool) -> None:
        self.hint.setVisible(not shown)
        self.title.setVisible(shown)
        self.rows.setVisible(shown)

    def _drop(self) -> None:
        if self._request is not None:
            self._request.drop()
            self._request = None

    def _fetch(self, offset: int, limit: int) -> None:
        if self._info is None:
            return
        if offset == 0:
            self._drop()
        project, measure = self._context.project, self._info.measure
        command = PageMeasuredCalls(project, measure, self._caller, self._outcome, offset, limit)
        self._request = self._context.bridge.ask(command, self._take, owner=self)

    def _take(self, page: RowsPage) -> None:
        if self._info is None:
            return
        choices = {score.caller.key: score.caller for score in self._info.callers}
        columns = COLUMNS if self._outcome else (*COLUMNS[:3], "outcome", COLUMNS[3])
        rows = [lab_words.row(row, choices, self._titles) for row in page.rows]
        is_first = page.offset == 0
        self.model.set_page(columns, page.total, page.offset, rows)
        if is_first:
            for at, width in enumerate((320, 250, 250)):
                self.rows.setColumnWidth(at, theme.current().px(width))
            self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
