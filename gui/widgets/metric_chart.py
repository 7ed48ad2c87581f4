"""The live chart of a training: the measure on the validation rows above, the error while learning below."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from engine.results import ERRORS, MetricPoint
from gui import texts, words
from gui.theme import set_role
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.labels import label
from gui.widgets.line_plot import Line, LinePlot, Mark
from gui.widgets.value_table import Column, ValueTable

REDRAW_MS = 250  # points come in dozens a second; four pictures a second are as much as an eye reads
SMOOTHING = 0.8  # share of the mean so far in the smoothed loss


def smoothed(points: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Return the running mean of `points`; it looks back only, so that what is drawn never changes afterwards."""
    mean, weight, out = 0.0, 0.0, []
    for x, y in points:
        mean, weight = SMOOTHING * mean + (1 - SMOOTHING) * y, SMOOTHING * weight + 1 - SMOOTHING
        out.append((x, mean / weight))
    return tuple(out)


class MetricChart(QWidget):
    """`begin(metric, epochs)`, then `set_points` or `add_point`; redraws at most four times a second."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._metric = ""
        self._epochs = 1.0
        self._points: list[MetricPoint] = []
        self._floor, self._top, self._top_loss = 1.0, 0.0, 0.0
        self._build()
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(REDRAW_MS)
        self._redraw.timeout.connect(self.draw)

    def _build(self) -> None:
        self._metric_title, self._loss_title = (
            label("", "strong"),
            label(self.tr("Error while learning (loss)"), "strong"),
        )
        names = (self.tr("validation"), self.tr("training"))
        self.metric_plot = LinePlot(self.tr("Chart of the measure"), self._measure, self._round_told, names)
        self.loss_plot = LinePlot(self.tr("Chart of the loss"), self._number, self._round_told, names)
        for plot in (self.metric_plot, self.loss_plot):
            plot.whole_rounds = True
            plot.span_changed.connect(self._follow)
        self.reset_button = button(self.tr("Show all"), self.reset, role="quiet", icon="refresh")
        self.table_button = QPushButton(self.tr("As a table"))
        set_role(self.table_button, "quiet")
        self.table_button.setCheckable(True)
        self.table_button.setAutoDefault(False)
        self.table_button.setAccessibleName(self.tr("Show the values as a table"))
        self.table_button.toggled.connect(self._toggle)
        plots = QWidget()
        column = QVBoxLayout(plots)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.metric_plot, 3)
        column.addSpacing(Space.S)
        column.addWidget(self._loss_title)
        column.addWidget(self.loss_plot, 2)
        self.table = ValueTable(self._columns(), self.tr("Values measured"), sort=0)
        self._stack = QStackedWidget()
        self._stack.addWidget(plots)
        self._stack.addWidget(self.table)
        head = QHBoxLayout()
        head.addWidget(self._metric_title, 1)
        head.addWidget(self.reset_button)
        head.addWidget(self.table_button)
        self._hint = label(self.tr("Ctrl and the wheel zoom, dragging moves. The ring marks the best round."), "small")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(Space.XS)
        outer.addLayout(head)
        outer.addWidget(self._stack, 1)
        outer.addWidget(self._hint)
        self.reset_button.setVisible(False)

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("Step"), lambda p: texts.number(p.step), lambda p: p.step, True, 80),
            Column(self.tr("Round"), lambda p: texts.number(p.epoch, 1), lambda p: p.epoch, True, 80),
            Column(self.tr("Measured on"), words.part, None, False, 130),
            Column(self.tr("What"), lambda p: words.metric(p.name), None, False, 0),
            Column(self.tr("Value"), lambda p: words.value(p.name, p.value), lambda p: p.value, True, 90),
        ]

    def begin(self, metric: str, epochs: float) -> None:
        """Start anew for a training of at most `epochs` rounds whose measure is `metric`."""
        self._metric, self._epochs = metric, max(1.0, epochs)
        self._points = []
        self._floor, self._top, self._top_loss = 1.0, 0.0, 0.0
        title = words.metric(metric) if metric else self.tr("Measure")
        self._metric_title.setText(self.tr("{metric}, on the validation rows").format(metric=title))
        self.metric_plot.setAccessibleName(self._metric_title.text())
        self.draw()

    def set_points(self, points: Sequence[MetricPoint]) -> None:
        """Show everything measured so far."""
        self._points = list(points)
        self.draw()

    def add_point(self, point: MetricPoint) -> None:
        """Add a value that was measured just now."""
        self._points.append(point)
        if not self._redraw.isActive():
            self._redraw.start()

    def cut_after(self, step: int) -> None:
        """Forget what will be measured again after going on from a checkpoint."""
        self._points = [point for point in self._points if point.step <= step]
        self.draw()

    def best(self) -> MetricPoint | None:
        """Return the best value of the measure so far; the last of equals, as training keeps it."""
        found = [p for p in self._points if p.part == "valid" and p.name == self._metric]
        sign = -1 if self._metric in ERRORS else 1
        return max(found, key=lambda p: (sign * p.value, p.step), default=None)

    def draw(self) -> None:
        """Draw what is known now."""
        valid = tuple((p.epoch, p.value) for p in self._points if p.part == "valid" and p.name == self._metric)
        raw = tuple((p.epoch, p.value) for p in self._points if p.part == "train" and p.name == "loss")
        self._fit(valid, raw)
        best = self.best()
        mark = None
        if best is not None:
            words_ = self.tr("best: {value}, round {round}")
            value = words.value(self._metric, best.value)
            mark = Mark(best.epoch, best.value, words_.format(value=value, round=round(best.epoch)))
        self.metric_plot.set_lines([Line(self.tr("validation"), valid, 0, dots=True)], mark)
        lines = [Line(self.tr("each measure"), raw, 1, faint=True), Line(self.tr("training"), smoothed(raw), 1)]
        self.loss_plot.set_lines(lines)
        if self.table_button.isChecked():
            self.table.set_rows(tuple(self._points))

    def _fit(self, valid: Sequence[tuple[float, float]], raw: Sequence[tuple[float, float]]) -> None:
        # Ranges only ever grow: a picture that rescales under the eye says 'change' where there is none.
        if valid:
            lowest = min(y for _, y in valid)
            self._floor = min(self._floor, max(0.0, math.floor((lowest - 0.02) * 10) / 10))
            self._top = max(self._top, max(y for _, y in valid) * 1.05)
        if raw:
            self._top_loss = max(self._top_loss, max(y for _, y in raw) * 1.05)
        if self._metric == "loss":
            # Both are losses, so one scale serves both.
            self._top = self._top_loss = max(self._top, self._top_loss)
        if self._metric in ERRORS:
            self.metric_plot.set_range(self._epochs, 0.0, self._top or 1.0)
        else:
            self.metric_plot.set_range(self._epochs, self._floor if valid else 0.0, 1.0)
        self.loss_plot.set_range(self._epochs, 0.0, self._top_loss or 1.0)

    def reset(self) -> None:
        """Show all rounds again."""
        self.metric_plot.reset()

    def _follow(self, low: float, high: float) -> None:
        self.metric_plot.set_span(low, high)
        self.loss_plot.set_span(low, high)
        self.reset_button.setVisible(self.metric_plot.zoomed)

    def _toggle(self, table: bool) -> None:
        self.table_button.setText(self.tr("As a chart") if table else self.tr("As a table"))
        self._stack.setCurrentIndex(1 if table else 0)
        self._hint.setVisible(not table)
        self.draw()

    def _measure(self, value: float) -> str:
        if self._metric in ERRORS:
            return self._number(value)
        return texts.percent(value, 0 if abs(value * 100 - round(value * 100)) < 0.05 else 1)

    @staticmethod
    def _number(value: float) -> str:
        return texts.number(value, 2)

    def _round_told(self, value: float) -> str:
        whole = abs(value - round(value)) < 0.005
        shown = texts.number(round(value)) if whole else texts.number(value, 1)
        return self.tr("round {number}").format(number=shown) if value else self.tr("start")
