"""Where a model does worse: the kinds of rows that were looked at, the clearly worse ones first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.results import Report, Slice
from gui import texts, words
from gui.icons import icon
from gui.tokens import Space
from gui.widgets.labels import label
from gui.widgets.tint import Tint
from gui.widgets.value_table import Column, ValueTable


class SlicesPart(QWidget):
    """`show_report(report)`; `opened(slice)` asks for its rows."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._metric = self._task = ""
        self.verdict = Tint()
        self.told = label("", "muted")
        self.table = ValueTable(
            [
                Column(
                    self.tr("Rows"),
                    self._named,
                    width=0,
                    icon=lambda item: icon("warning", "bad") if item.worse else None,
                ),
                Column(self.tr("Judgement"), self._judged, lambda item: not item.worse, width=170),
                Column(self.tr("Measured"), self._measured, lambda item: item.metric.value, True, 100),
                Column(self.tr("Between"), self._between, lambda item: item.metric.low, True, 170),
                Column(self.tr("All others"), lambda item: self._value(item.rest), lambda item: item.rest, True, 110),
                Column(self.tr("Count"), lambda item: texts.number(item.rows), lambda item: item.rows, True, 90),
            ],
            self.tr("Kinds of rows, the clearly worse ones first"),
            open_on_click=True,
        )
        self.table.row_opened.connect(self.opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.L, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.verdict)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        # Takes the room that the table leaves where there are no slices.
        column.addStretch()

    def show_report(self, report: Report) -> None:
        """Show a report's slices."""
        self._metric, self._task = report.slice_metric, report.task
        marked = [item for item in report.slices if item.worse]
        self.table.setVisible(bool(report.slices))
        self.table.set_rows(report.slices)
        if not report.slices:
            self.verdict.set(self.tr("There were too few test rows to look at kinds of them."), "accent")
            self.told.setText(self.tr("A kind needs at least 10 rows. Models of an earlier version have none either."))
            return
        if marked:
            named = "; ".join(self._named(item) for item in marked[:3])
            self.verdict.set(self.tr("Clearly worse than on the other rows: {kinds}.").format(kinds=named), "careful")
        else:
            self.verdict.set(self.tr("No kind of rows is clearly worse than the others."), "good")
        text = self.tr(
            "Kinds of rows looked at: {count}, by length, language, class and the other columns of your file. "
            "Measured by: {metric}. Some are low by chance; only those are marked of which that is unlikely, however "
            "many were looked at. Click a line to read its rows."
        )
        metric = words.metric_short(report.slice_metric)
        self.told.setText(text.format(count=texts.number(len(report.slices)), metric=metric))

    def _named(self, item: Slice) -> str:
        return words.slice_name(item, self._task)

    def _value(self, number: float) -> str:
        return words.value(self._metric, number)

    def _measured(self, item: object) -> str:
        return self._value(item.metric.value)

    def _between(self, item: object) -> str:
        return f"{self._value(item.metric.low)} – {self._value(item.metric.high)}"

    def _judged(self, item: object) -> str:
        return self.tr("clearly worse") if item.worse else self.tr("no clear difference")
