"""How good the desk is: what is answered, how much of it is right, by intent and over time; and how careful it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from engine.ready_made.support_desk.commands import GetQuality, MeasureDesk, SetTarget
from engine.ready_made.support_desk.values import Desk, Quality, QualityPoint
from gui import texts
from gui.context import Context
from gui.tokens import Space
from gui.views.talk import humanised
from gui.widgets.buttons import button
from gui.widgets.card import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import label
from gui.widgets.line_plot import Line, LinePlot
from gui.widgets.plain_table import PlainTable
from gui.widgets.scroll import ScrollPage
from gui.widgets.state_stack import StateStack

KEEP_MS = 400
PLOT_HEIGHT = 220
SLIDER_HEIGHT = 24


class QualityPane(QWidget):
    """The slider moves over points that are all here, so nothing is asked until it rests; then the target is kept."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._quality: Quality | None = None
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(self.tr("From bold to careful"))
        self.slider.setPageStep(1)
        self.slider.setMinimumHeight(SLIDER_HEIGHT)
        self.slider.valueChanged.connect(self._moved)
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(KEEP_MS)
        self._keep.timeout.connect(self._keep_target)
        self.sentence = label("", "section")
        self.cost = label("", "muted")
        self.by_intent = PlainTable(self.tr("By intent, on the locked test rows"))
        self.days = PlainTable(self.tr("Over time"))
        self.plot = LinePlot(
            self.tr("Answered and right, by how careful it is"), _percent, self._target_at, self._lines()
        )
        self.measure_button = button(self.tr("Measure"), self.measure, role="primary")
        self._build()

    def show_desk(self, _desk: Desk) -> None:
        """Ask how good it is."""
        self._ask_again()

    def measure(self) -> None:
        """Measure the newest model."""
        self.stack.show_busy(self.tr("Measuring what the desk would answer"))
        command = MeasureDesk(self._context.project)
        self._context.bridge.ask(
            command,
            self._show,
            self.stack.show_error,
            owner=self,
            progress=self.stack.set_progress,
            cancelled=lambda _reason: self._ask_again(),
        )

    def _lines(self) -> tuple[str, str]:
        return self.tr("answered by itself"), self.tr("right of those")

    def _build(self) -> None:
        page = ScrollPage()
        page.body.setContentsMargins(0, Space.M, Space.S, 0)
        card = Card(self.tr("How careful should it be?"))
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(label(self.tr("Bold: answers more"), "small", wrap=False))
        row.addWidget(self.slider, 1)
        row.addWidget(label(self.tr("Careful: is right more often"), "small", wrap=False))
        card.body.addLayout(row)
        card.body.addWidget(self.sentence)
        card.body.addWidget(self.cost)
        self.plot.setFixedHeight(PLOT_HEIGHT)
        card.body.addWidget(self.plot)
        page.body.addWidget(card)
        page.body.addWidget(label(self.tr("By intent, on the locked test rows"), "section"))
        self.by_intent.setMinimumHeight(320)
        page.body.addWidget(self.by_intent)
        page.body.addWidget(label(self.tr("Over time"), "section"))
        self._never = label(self.tr("Nothing was asked yet."), "muted")
        page.body.addWidget(self._never)
        self.days.setMinimumHeight(160)
        page.body.addWidget(self.days)
        holder = QWidget()
        column = QVBoxLayout(holder)
        empty = EmptyState(
            "runs",
            self.tr("Not measured yet"),
            self.tr("After a training it is measured what the desk answers by itself, and how much of that is right."),
        )
        column.addWidget(empty, 1)
        column.addWidget(self.measure_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.stack = StateStack(page, holder, cancellable=False)
        self.stack.retry.connect(self._ask_again)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    def _ask_again(self) -> None:
        self._context.bridge.ask(GetQuality(self._context.project), self._show, self.stack.show_error, owner=self)

    def _show(self, quality: Quality) -> None:
        self._quality = quality
        self.measure_button.setEnabled(bool(quality.model))
        self._show_days(quality)
        if not quality.points:
            self.stack.show_empty()
            return
        self.stack.show_content()
        at = min(range(len(quality.points)), key=lambda n: abs(quality.points[n].target - quality.target))
        self.slider.blockSignals(True)
        self.slider.setRange(0, len(quality.points) - 1)
        self.slider.setValue(at)
        self.slider.blockSignals(False)
        self._show_plot(quality)
        self._show_point(quality.points[at])

    def _moved(self, at: int) -> None:
        if self._quality is not None and at < len(self._quality.points):
            self._show_point(self._quality.points[at])
            self._keep.start()

    def _keep_target(self) -> None:
        target = self._quality.points[self.slider.value()].target if self._quality else 0.0
        if self._quality is not None and target != self._quality.target:
            self._context.bridge.ask(SetTarget(self._context.project, target), owner=self)

    def _show_point(self, point: QualityPoint) -> None:
        rows = self._quality.rows if self._quality else 0
        aim = self.tr("It aims at {target} right answers.").format(target=texts.percent(point.target))
        self.slider.setAccessibleDescription(aim)
        self.sentence.setText(aim)
        if point.precision is None:
            told = self.tr("On the {rows} locked test rows it would answer nothing by itself.")
            self.cost.setText(told.format(rows=texts.number(rows)))
        else:
            told = self.tr(
                "On the {rows} locked test rows it answers {share} by itself, and {right} of those answers are right. "
                "The other {left} are looked up in the documents or handed over."
            )
            self.cost.setText(
                told.format(
                    rows=texts.number(rows),
                    share=texts.percent(point.answered),
                    right=texts.percent(point.precision),
                    left=texts.percent(1 - point.answered),
                )
            )
        # The worst first: that is where questions or answers are to be corrected.
        ordered = sorted(point.by_intent, key=lambda one: (one.right / one.answered if one.answered else 2, one.intent))
        self.by_intent.set_rows(
            [self.tr("Intent"), self.tr("Test rows"), self.tr("Answered"), self.tr("Right of those")],
            [
                [
                    humanised(one.intent),
                    texts.number(one.rows),
                    texts.percent(one.answered / one.rows if one.rows else 0.0, 0),
                    texts.percent(one.right / one.answered, 0) if one.answered else "–",
                ]
                for one in ordered
            ],
        )

    def _show_plot(self, quality: Quality) -> None:
        answered, right = self._lines()
        shares = tuple((at, point.answered) for at, point in enumerate(quality.points))
        good = tuple((at, point.precision) for at, point in enumerate(quality.points) if point.precision is not None)
        self.plot.set_lines([Line(answered, shares, 0, dots=True), Line(right, good, 1, dots=True)])
        least = min(value for _, value in (*shares, *good))
        self.plot.set_range(len(quality.points) - 1, max(0.0, least - 0.05), 1.0)

    def _target_at(self, at: float) -> str:
        """Return the target of a place on the slider, as the plot writes it below."""
        points = self._quality.points if self._quality else ()
        whole = abs(at - round(at)) < 0.01 and 0 <= round(at) < len(points)
        return texts.percent(points[round(at)].target) if whole else ""

    def _show_days(self, quality: Quality) -> None:
        self._never.setVisible(not quality.days)
        self.days.setVisible(bool(quality.days))
        ways = [self.tr("By an intent"), self.tr("From documents"), self.tr("Handed over")]
        headings = [self.tr("Day"), self.tr("Asked"), *ways]
        lines = []
        for day in reversed(quality.days):
            asked = day.by_intent + day.by_documents + day.handed_over
            shares = (texts.percent(part / asked, 0) for part in (day.by_intent, day.by_documents, day.handed_over))
            lines.append([texts.date(f"{day.date}T12:00:00+00:00", with_time=False), texts.number(asked), *shares])
        self.days.set_rows(headings, lines)


def _percent(value: float) -> str:
    return texts.percent(value, 0)
