"""Two models held against each other on the same test rows: which is better, by how much, and on which rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from engine.commands import CompareModels, ListDatasets
from engine.errors import ErrorInfo
from engine.results import ERRORS, Comparison, DatasetInfo, ModelInfo
from gui import texts, theme, words
from gui.context import Context
from gui.tokens import Space
from gui.widgets.buttons import button, icon_button
from gui.widgets.card import Card
from gui.widgets.interval_bars import BarRow, IntervalBars
from gui.widgets.labels import label
from gui.widgets.scroll import ScrollPage
from gui.widgets.state_stack import StateStack
from gui.widgets.tint import Tint
from gui.widgets.value_table import Column, ValueTable


def comparable(models: Sequence[ModelInfo]) -> bool:
    """Return whether any two of the models do the same."""
    return any(a.task == b.task for a, b in combinations(models, 2))


class ComparePage(QWidget):
    """`begin(models)` offers the models; `left` goes back to the list."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._models: tuple[ModelInfo, ...] = ()
        self._request = None
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addLayout(self._build_head())
        column.addWidget(self._build_elsewhere())
        self.stack = StateStack(self._build_content())
        self.stack.retry.connect(self._ask)
        self.stack.cancelled.connect(self._cancel)
        column.addWidget(self.stack, 1)

    def _build_head(self) -> QHBoxLayout:
        self.first, self.second = QComboBox(), QComboBox()
        self.first.setAccessibleName(self.tr("First model"))
        self.second.setAccessibleName(self.tr("Second model"))
        self.first.currentIndexChanged.connect(self._offer_second)
        self.second.currentIndexChanged.connect(self._chosen)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(icon_button("chevron-left", self.tr("Back to all models"), self.left.emit))
        row.addWidget(label(self.tr("Compare two models"), "title", wrap=False))
        row.addSpacing(Space.L)
        row.addWidget(self.first, 1)
        row.addWidget(label(self.tr("against"), "muted", wrap=False))
        row.addWidget(self.second, 1)
        return row

    def _build_elsewhere(self) -> QWidget:
        """What is offered where the two have no test rows in common."""
        self.elsewhere = QWidget()
        self.dataset = QComboBox()
        self.dataset.setAccessibleName(self.tr("Dataset whose test rows both answer"))
        self.measure_button = button(self.tr("Measure both"), self._ask, role="primary")
        row = QHBoxLayout(self.elsewhere)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(self.tr("Let both answer the test rows of"), "muted", wrap=False))
        row.addWidget(self.dataset, 1)
        row.addWidget(self.measure_button)
        row.addStretch(1)
        self.elsewhere.hide()
        return self.elsewhere

    def _build_content(self) -> QWidget:
        page = ScrollPage()
        page.body.setContentsMargins(0, 0, 0, 0)
        self.verdict = Tint()
        page.body.addWidget(self.verdict)
        card = Card()
        self.measure = QComboBox()
        self.measure.setAccessibleName(self.tr("Measure"))
        self.measure.currentIndexChanged.connect(self._draw)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Side by side"), "section", wrap=False))
        head.addStretch()
        head.addWidget(self.measure)
        card.body.addLayout(head)
        self.bars = IntervalBars()
        card.body.addWidget(self.bars)
        self.difference = label("", "strong")
        self.note = label("", "small")
        card.body.addWidget(self.difference)
        card.body.addWidget(self.note)
        page.body.addWidget(card)
        rows = Card(self.tr("Rows that only one of them gets right"))
        self.counts = label("", "muted")
        self.rows = ValueTable(
            [
                Column(self.tr("Text"), lambda row: str(row["text"]), width=0),
                Column(self.tr("Right answer"), lambda row: words.answer(row["gold"], row["text"]), width=150),
                Column(self.tr("First"), lambda row: words.answer(row["first"], row["text"]), width=150),
                Column(self.tr("Second"), lambda row: words.answer(row["second"], row["text"]), width=150),
                Column(self.tr("Right is"), self._right, width=150),
            ],
            self.tr("Rows that only one of them gets right"),
        )
        self.rows.setMinimumHeight(theme.current().px(260))
        rows.body.addWidget(self.counts)
        rows.body.addWidget(self.rows, 1)
        page.body.addWidget(rows, 1)
        return page

    def begin(self, models: Sequence[ModelInfo]) -> None:
        """Offer these models; the two newest of one task are compared at once."""
        self._models = tuple(m for m in models if any(m.task == o.task for o in models if o is not m))
        self.first.blockSignals(True)
        self.first.clear()
        for info in self._models:
            self.first.addItem(info.name, info.model)
        self.first.blockSignals(False)
        self._offer_second()

    def _offer_second(self, _index: int = 0) -> None:
        chosen = self._info(self.first)
        self.second.blockSignals(True)
        self.second.clear()
        for info in self._models:
            if chosen is not None and info.task == chosen.task and info.model != chosen.model:
                self.second.addItem(info.name, info.model)
        self.second.blockSignals(False)
        self._chosen()

    def _info(self, box: QComboBox) -> ModelInfo | None:
        return next((info for info in self._models if info.model == box.currentData()), None)

    def _chosen(self, _index: int = 0) -> None:
        """Compare the two that are chosen, on the rows that they have in common."""
        self.elsewhere.hide()
        self.dataset.clear()
        self._ask()

    def _ask(self) -> None:
        if self._request is not None:
            self._request.drop()
        first, second = self._info(self.first), self._info(self.second)
        if first is None or second is None:
            return
        self.stack.show_busy(self.tr("Comparing"))
        command = CompareModels(self._context.project, first.model, second.model, self.dataset.currentData() or "")
        self._request = self._context.bridge.ask(
            command, self._show, self._failed, owner=self, cancelled=lambda _: None, progress=self.stack.set_progress
        )

    def _cancel(self) -> None:
        if self._request is not None:
            self._request.cancel()
        self.left.emit()

    def _failed(self, info: ErrorInfo) -> None:
        self.stack.show_error(info)
        if info.code == "tests_differ":
            self._context.bridge.ask(ListDatasets(self._context.project), self._offer_datasets, owner=self)

    def _offer_datasets(self, datasets: tuple[DatasetInfo, ...]) -> None:
        first = self._info(self.first)
        self.dataset.clear()
        for info in datasets:
            if first is not None and info.task == first.task and info.rows.get("test"):
                self.dataset.addItem(info.name, info.dataset)
        self.elsewhere.setVisible(self.dataset.count() > 0)

    def _show(self, found: Comparison) -> None:
        self._found = found
        self.measure.blockSignals(True)
        self.measure.clear()
        for name in [found.metric, *(name for name in found.metrics if name != found.metric)]:
            self.measure.addItem(words.metric_short(name), name)
        self.measure.blockSignals(False)
        self.measure.setVisible(self.measure.count() > 1)
        self.verdict.set(*self._verdict(found))
        text = self.tr(
            "Both right: {both}. Only {first}: {only_first}. Only {second}: {only_second}. Neither: {neither}."
        )
        self.counts.setText(
            text.format(
                both=texts.number(found.both),
                first=found.first.name,
                only_first=texts.number(found.only_first),
                second=found.second.name,
                only_second=texts.number(found.only_second),
                neither=texts.number(found.neither),
            )
        )
        self.rows.set_rows(found.disagreements)
        self._draw()
        self.stack.show_content()

    def _draw(self, _index: int = 0) -> None:
        found, name = self._found, str(self.measure.currentData())
        pair = zip((found.first, found.second), found.metrics[name], strict=True)
        self.bars.set_rows([BarRow(info.name, interval) for info, interval in pair])
        told = words.difference(name, found.differences[name])
        self.difference.setText(self.tr("Difference: {told}").format(told=told))
        note = self.tr("On the {rows} of the test part of {data}, the same for both.")
        note = note.format(rows=texts.rows(found.rows), data=found.data)
        if found.metric in ERRORS:
            note += " " + self.tr("A number counts as right that is no further off than both are on average.")
        if found.left_out:
            left = self.tr("Left out, as one of the models had learned from them: {rows}.")
            note += " " + left.format(rows=texts.rows(found.left_out))
        self.note.setText(f"{words.difference_note(name)} {note}")

    def _right(self, row: object) -> str:
        return self._found.first.name if row["right"] == "first" else self._found.second.name

    def _verdict(self, found: Comparison) -> tuple[str, str]:
        judged = found.differences[found.metric].verdict
        if judged == "unclear":
            text = self.tr("No clear difference between {first} and {second}: more test rows would tell.")
            return text.format(first=found.first.name, second=found.second.name), "careful"
        better, other = (found.first, found.second) if judged == "better" else (found.second, found.first)
        text = self.tr("{better} is better than {other}, by more than chance.")
        return text.format(better=better.name, other=other.name), "good"
