"""The page of one training: how it stands in a sentence, its chart, what happened, and what can be done."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QDateTime, Qt, QTime, QTimeZone
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from engine.commands import GetRun, ResumeTraining
from engine.events import Event, MetricLogged, Progress, RunNote
from engine.results import RunDetails, RunInfo, is_better
from gui import texts, words
from gui.context import Context, PaletteAction
from gui.stopping import sure_to_cancel
from gui.tokens import Space
from gui.views import run_words
from gui.views.followed_run import FollowedRun
from gui.views.names import Names
from gui.widgets.buttons import button
from gui.widgets.card import Card
from gui.widgets.chip import Chip
from gui.widgets.key_value import KeyValue
from gui.widgets.metric_chart import MetricChart
from gui.widgets.scroll import ScrollPage
from gui.widgets.timeline import Timeline


class RunPage(FollowedRun):
    """`show_run(run, job)`; without a run yet it waits for the one that `job` starts. `left` goes back to the list."""

    def __init__(self, context: Context, names: Names) -> None:
        super().__init__(context, names)
        self._details: RunDetails | None = None
        self._progress: Progress | None = None
        self._drawn = 0
        self._build()
        bridge = context.bridge
        bridge.metric_logged.connect(self._metric_logged)
        bridge.run_note.connect(self._run_note)
        bridge.progress.connect(self._progressed)
        names.changed.connect(self._show_facts)

    # ---- building -------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.pause_button = button(self.tr("Pause"), self.pause, icon="pause")
        self.cancel_button = button(self.tr("Cancel training"), self.cancel, role="danger", icon="stop")
        self.resume_button = button(self.tr("Resume"), self.resume, role="primary", icon="play")
        self.result_button = button(self.tr("See the result"), self.see_result, role="primary", icon="models")
        buttons = (self.pause_button, self.cancel_button, self.resume_button, self.result_button)
        self.sentence.setAccessibleName(self.tr("How the training stands"))
        self._bar.setAccessibleName(self.tr("Progress of the training"))
        column = self._build_around(QWidget())
        column.addLayout(self._build_head(self.tr("Back to all trainings"), buttons))
        for part in (self.sentence, self.elsewhere, self._bar, self.error):
            column.addWidget(part)
        column.addWidget(self._build_middle(), 1)

    def _build_middle(self) -> QWidget:
        self.chart = MetricChart()
        card = Card()
        card.body.addWidget(self.chart)
        left = QWidget()
        around = QVBoxLayout(left)
        around.setContentsMargins(0, 0, Space.M, 0)
        around.addWidget(card)
        happened = Card(self.tr("What happened"))
        self.timeline = Timeline(self.tr("Nothing yet. The first round is on its way."))
        scroll = ScrollPage()
        scroll.body.setContentsMargins(0, 0, Space.S, 0)
        scroll.body.addWidget(self.timeline)
        happened.body.addWidget(scroll, 1)
        self._facts = KeyValue()
        facts = Card(self.tr("This training"))
        facts.body.addWidget(self._facts)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(Space.M, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(happened, 1)
        column.addWidget(facts)
        side.setMinimumWidth(270)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("run")
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(left)
        split.addWidget(side)
        split.setStretchFactor(0, 1)
        split.setSizes([720, 320])
        return split

    # ---- what is shown --------------------------------------------------------------------------------

    def show_run(self, run: str, job: str = "") -> None:
        """Show a run, or wait for the run of a job that was just started."""
        self._details = None
        self._follow(run, job, self.tr("Getting the training ready"))
        self._progress = self._last_progress()

    def question(self) -> GetRun:
        """Ask for everything about the training."""
        return GetRun(self._context.project, self._run)

    def info(self) -> RunInfo | None:
        """Return the training as it was last told."""
        return self._details.info if self._details is not None else None

    def take(self, details: RunDetails) -> None:
        """Show the training."""
        shown = self._details.info if self._details else None
        fresh = shown is None or (shown.run, shown.metric) != (details.info.run, details.info.metric)
        rounds = self._rounds(details)
        fresh = fresh or rounds != self._drawn
        self._details, self._drawn = details, rounds
        self._title.setText(details.info.name)
        if fresh:
            self.chart.begin(details.info.metric, rounds)
        self.chart.set_points(details.metrics)
        self.timeline.set_entries([(_clock(at), words.note(code, params)) for at, code, params in details.log])
        self._show_facts()
        self._show_state()
        self.stack.show_content()

    def _epochs(self) -> int:
        return int(self._details.recipe.get("epochs", 1)) if self._details else 1

    def _rounds(self, details: RunDetails) -> int:
        """Return how many rounds the chart needs: those it ended with, for a training that will learn no more."""
        most = int(details.recipe.get("epochs", 1))
        if details.info.status != "done":
            return most
        return min(most, math.ceil(max((point.epoch for point in details.metrics), default=most)))

    def _show_facts(self) -> None:
        if self._details is None:
            return
        info, recipe = self._details.info, self._details.recipe
        rows = [
            (self.tr("Data"), self._names.dataset(info.dataset, info.dataset_version)),
            (self.tr("Base model"), self._names.base(info.base)),
            (self.tr("May change"), words.adaptation(recipe)),
            (self.tr("Rounds"), self.tr("at most {count}").format(count=recipe.get("epochs", "–"))),
            (self.tr("Started"), texts.date(info.created)),
        ]
        if info.finished:
            rows.append((self.tr("Ended"), texts.date(info.finished)))
        self._facts.set_rows(rows)

    def _show_state(self) -> None:
        if self._details is None:
            return
        info = self._details.info
        running = info.status == "running"
        self._show_stops(running, self.pause_button, self.cancel_button)
        self.resume_button.setVisible(info.resumable and not running)
        self.resume_button.setEnabled(True)
        self.result_button.setVisible(bool(info.model))
        self._show_end(info, Chip(*words.status(info.status)))
        self._show_progress()

    def _learning(self) -> bool:
        return self._progress is None or self._progress.stage == "training"

    def _show_progress(self) -> None:
        if self._details is None:
            return
        info, report = self._details.info, self._progress
        newest = max((point.epoch for point in self._details.metrics), default=0.0)
        self.sentence.setText(run_words.sentence(info, report, self._epochs(), newest))
        self._show_bar(info.status == "running", report)
        self.pause_button.setEnabled(bool(self._job) and self._learning())

    # ---- what happens ---------------------------------------------------------------------------------

    def _metric_logged(self, event: MetricLogged) -> None:
        if event.run != self._run or self._details is None:
            return
        point, info = event.point, self._details.info
        self.chart.add_point(point)
        if point.part == "valid" and info.best is None:
            # What is watched depends on the kind of model as well: the engine knows it once it was measured.
            self._reload()
        measured = point.part == "valid" and point.name == info.metric
        if measured and (info.best is None or not is_better(point.name, info.best, point.value)):
            info = replace(info, best=point.value, best_epoch=point.epoch)
        self._details = replace(self._details, info=info, metrics=(*self._details.metrics, point))
        if point.part == "valid":
            self._show_progress()

    def _run_note(self, event: RunNote) -> None:
        if event.run != self._run or self._details is None:
            return
        if event.code == "resumed":
            self.chart.cut_after(int(event.params.get("step", 0)))
        now = QTime.currentTime()
        self.timeline.add(texts_time(now), words.note(event.code, event.params))

    def _progressed(self, event: Progress) -> None:
        if event.job == self._job:
            self._progress = event
            self._show_progress()

    def _job_ended(self, event: Event) -> None:
        if self._job and event.job == self._job:
            self._progress = None
        super()._job_ended(event)

    # ---- what can be done -----------------------------------------------------------------------------

    def pause(self) -> None:
        """Keep a checkpoint and stop."""
        if self._job:
            self.pause_button.setEnabled(False)
            self.sentence.setText(self.tr("Pausing: keeping what was learned so far…"))
            self._context.bridge.cancel(self._job, pause=True)

    def cancel(self) -> None:
        """Ask, then stop for good."""
        if self._job and sure_to_cancel(self, "StartTraining"):
            self.cancel_button.setEnabled(False)
            self.sentence.setText(self.tr("Stopping…"))
            self._context.bridge.cancel(self._job)

    def resume(self) -> None:
        """Go on from the last checkpoint."""
        self.resume_button.setEnabled(False)
        self.sentence.setText(self.tr("Going on from the last checkpoint…"))
        self._go_on(ResumeTraining(self._context.project, self._run))

    def see_result(self) -> None:
        """Open the model that this run made."""
        if self._details is not None:
            self._context.navigate("models", model=self._details.info.model)

    def actions(self) -> list[PaletteAction]:
        """Return what can be done now, for the palette."""
        return self._offered(
            (
                (self.tr("Pause this training"), "pause", self.pause, self.pause_button),
                (self.tr("Cancel this training"), "stop", self.cancel, self.cancel_button),
                (self.tr("Resume this training"), "play", self.resume, self.resume_button),
                (self.tr("See the result of this training"), "models", self.see_result, self.result_button),
            )
        )


def texts_time(time: QTime) -> str:
    """Return a time of day as hours and minutes."""
    return time.toString("HH:mm")


def _clock(moment: str) -> str:
    parsed = QDateTime.fromString(moment, Qt.DateFormat.ISODateWithMs)
    if not parsed.isValid():
        return moment
    if parsed.timeSpec() == Qt.TimeSpec.LocalTime:
        parsed.setTimeZone(QTimeZone(QTimeZone.Initialization.UTC))
    return texts_time(parsed.toLocalTime().time())
