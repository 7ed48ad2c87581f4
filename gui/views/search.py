"""The page of one search: every trial as a row, the best over time, and training with what was found."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from engine.commands import GetSearch, ResumeSearch
from engine.events import Progress, TrialChanged
from engine.results import RunInfo, SearchResult, Trial
from gui import icons, texts, words
from gui.context import Context, PaletteAction
from gui.stopping import sure_to_cancel
from gui.tokens import Space
from gui.views import search_words
from gui.views.followed_run import FollowedRun
from gui.views.names import Names
from gui.views.search_state import SearchState
from gui.widgets.buttons import button
from gui.widgets.card import Card
from gui.widgets.chip import Chip
from gui.widgets.key_value import KeyValue
from gui.widgets.labels import label
from gui.widgets.line_plot import Line, LinePlot, Mark
from gui.widgets.scroll import ScrollPage
from gui.widgets.value_table import Column, ValueTable


class SearchPage(FollowedRun):
    """`show_search(run, job)`; without a run yet it waits for the one that `job` starts. `left` goes back."""

    def __init__(self, context: Context, names: Names) -> None:
        super().__init__(context, names)
        self.state: SearchState | None = None
        self._build()
        bridge = context.bridge
        bridge.trial_changed.connect(self._trial_changed)
        bridge.progress.connect(self._progressed)
        names.changed.connect(self._show_facts)

    # ---- building -------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.pause_button = button(self.tr("Pause"), self.pause, icon="pause")
        self.cancel_button = button(self.tr("Cancel search"), self.cancel, role="danger", icon="stop")
        self.resume_button = button(self.tr("Resume"), self.resume, icon="play")
        self.train_button = button(self.tr("Train with these settings"), self.train, role="primary", icon="runs")
        buttons = (self.pause_button, self.cancel_button, self.resume_button, self.train_button)
        self.sentence.setAccessibleName(self.tr("How the search stands"))
        self._bar.setAccessibleName(self.tr("Time of the search that is used up"))
        self._facts = label("", "small")
        column = self._build_around(QWidget())
        column.addLayout(self._build_head(self.tr("Back to all trainings"), buttons))
        for part in (self.sentence, self.elsewhere, self._bar, self._facts, self.error):
            column.addWidget(part)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setObjectName("search")
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self._build_best())
        split.addWidget(self._build_table())
        split.setStretchFactor(1, 1)
        split.setSizes([220, 400])
        column.addWidget(split, 1)

    def _build_table(self) -> QWidget:
        columns = [
            Column(self.tr("No."), lambda trial: str(trial.number), lambda trial: trial.number, True, 56),
            Column(self.tr("Value"), self._value, lambda trial: -1.0 if trial.value is None else trial.value, True, 84),
            Column(self.tr("How it went"), self._ended, width=190, icon=self._icon),
            Column(self.tr("What was changed"), search_words.changes, width=0),
            Column(self.tr("Rounds"), lambda trial: str(trial.rounds), lambda trial: trial.rounds, True, 76),
            Column(self.tr("Time"), lambda t: texts.duration(t.seconds), lambda t: t.seconds, True, 100),
        ]
        self.table = ValueTable(columns, self.tr("Settings that were tried"), sort=0, faint=_is_faint)
        holder = QWidget()
        around = QVBoxLayout(holder)
        around.setContentsMargins(0, Space.M, 0, 0)
        around.addWidget(self.table)
        return holder

    def _build_best(self) -> QWidget:
        self._measure = label("", "strong")
        self.plot = LinePlot(self.tr("Best value over time"), self._told, self._told_minutes, [self.tr("best")])
        chart = Card()
        chart.body.addWidget(self._measure)
        chart.body.addWidget(self.plot, 1)
        self._found, self._found_none = KeyValue(), label("", "muted")
        scroll = ScrollPage()
        scroll.body.setContentsMargins(0, 0, Space.S, 0)
        for part in (self._found_none, self._found):
            scroll.body.addWidget(part)
        scroll.body.addStretch()
        found = Card(self.tr("What the best changes"))
        found.body.addWidget(scroll, 1)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, Space.M)
        row.setSpacing(Space.M)
        row.addWidget(chart, 3)
        row.addWidget(found, 2)
        return holder

    # ---- what is shown --------------------------------------------------------------------------------

    def show_search(self, run: str, job: str = "") -> None:
        """Show a search, or wait for the one of a job that was just started."""
        self.state = None
        self._follow(run, job, self.tr("Getting the search ready"))

    def question(self) -> GetSearch:
        """Ask for everything about the search."""
        return GetSearch(self._context.project, self._run)

    def info(self) -> RunInfo | None:
        """Return the search as it was last told."""
        return self.state.info if self.state is not None else None

    def take(self, result: SearchResult) -> None:
        """Show the search."""
        self.state = SearchState(result)
        self.state.progress = self._last_progress()
        self._title.setText(self.tr("Good settings for {name}").format(name=result.info.name))
        self._show_facts()
        self._show_state()
        self._show_trials()
        self.stack.show_content()

    def _show_facts(self) -> None:
        if self.state is None:
            return
        info = self.state.info
        parts = (
            self._names.dataset(info.dataset, info.dataset_version),
            self._names.base(info.base),
            words.adaptation(vars(self.state.given)),
            self.tr("{time} given").format(time=texts.duration(self.state.minutes * 60)),
            self.tr("judged on the validation rows only"),
            self.tr("started {moment}").format(moment=texts.date(info.created)),
        )
        self._facts.setText(" · ".join(parts))

    def _show_state(self) -> None:
        if self.state is None:
            return
        info = self.state.info
        running = info.status == "running"
        self._show_stops(running, self.pause_button, self.cancel_button)
        self.resume_button.setVisible(info.resumable and not running)
        self.resume_button.setEnabled(True)
        self._show_end(info, Chip(*search_words.status(info.status)))

    def _show_trials(self) -> None:
        if self.state is None:
            return
        chosen = self.table.chosen()
        self.table.set_rows(self.state.trials)
        if chosen is not None:
            self.table.choose(lambda trial: trial.number == chosen.number)
        rows = [
            (search_words.field(name), self.tr("{given} → {found}").format(given=given, found=found))
            for name, given, found in (
                (name, search_words.setting(name, given), search_words.setting(name, found))
                for name, given, found in self.state.changed()
            )
        ]
        self._found.setVisible(bool(rows))
        self._found.set_rows(rows)
        self._found_none.setVisible(not rows)
        none = self.tr("Nothing is better than the settings as given yet.")
        self._found_none.setText(none if self.state.best else self.tr("Nothing was measured yet."))
        self.train_button.setVisible(self.state.can_train)
        self._draw()
        self._show_progress()

    def _draw(self) -> None:
        state = self.state
        if state is None:
            return
        metric = words.metric(state.info.metric)
        self._measure.setText(self.tr("{metric}, the best so far").format(metric=metric))
        course, best = state.course(), state.best
        values = [value for _, value in course]
        room = max(0.01, (max(values) - min(values)) * 0.4) if values else 1.0
        low = max(0.0, min(values) - room) if values else 0.0
        high = max(values) + room if values else 1.0
        self.plot.set_range(max(state.minutes, course[-1][0] if course else 0.0), low, high)
        mark = None
        if best is not None and best.value is not None:
            told = self.tr("settings {number}: {value}").format(number=best.number, value=self._told(best.value))
            mark = Mark(state.moment(best.number), best.value, told)
        self.plot.set_lines([Line(self.tr("best"), course)], mark)

    def _show_progress(self) -> None:
        if self.state is None:
            return
        self.sentence.setText(search_words.sentence(self.state))
        self._show_bar(self.state.info.status == "running", self.state.progress)

    def _value(self, trial: Trial) -> str:
        return "" if trial.value is None else self._told(trial.value)

    def _told(self, value: float) -> str:
        return words.value(self.state.info.metric if self.state else "", value)

    def _told_minutes(self, minutes: float) -> str:
        shown = texts.number(minutes) if minutes == round(minutes) else texts.number(minutes, 1)
        return self.tr("{minutes} min").format(minutes=shown)

    def _is_best(self, trial: Trial) -> bool:
        best = self.state.best if self.state else None
        return best is not None and best.number == trial.number

    def _ended(self, trial: Trial) -> str:
        return self.tr("Best so far") if self._is_best(trial) else search_words.state(trial)[0]

    def _icon(self, trial: Trial) -> QIcon:
        _, tone, icon = search_words.state(trial)
        return icons.icon(*(("sparkle", "accent") if self._is_best(trial) else (icon, tone or "muted")), 16)

    # ---- what happens ---------------------------------------------------------------------------------

    def _trial_changed(self, event: TrialChanged) -> None:
        if self.state is not None and event.run == self._run:
            self.state.put(event.trial)
            self._show_trials()

    def _progressed(self, event: Progress) -> None:
        if self.state is not None and event.job == self._job:
            self.state.progress = event
            self._show_progress()

    # ---- what can be done -----------------------------------------------------------------------------

    def pause(self) -> None:
        """Stop, to go on later; the trial that runs is tried again then."""
        if self._job:
            self.pause_button.setEnabled(False)
            self.sentence.setText(self.tr("Pausing…"))
            self._context.bridge.cancel(self._job, pause=True)

    def cancel(self) -> None:
        """Ask, then stop."""
        if self._job and sure_to_cancel(self, "SearchSettings"):
            self.cancel_button.setEnabled(False)
            self.sentence.setText(self.tr("Stopping…"))
            self._context.bridge.cancel(self._job)

    def resume(self) -> None:
        """Go on for the time that is left."""
        self.resume_button.setEnabled(False)
        self._go_on(ResumeSearch(self._context.project, self._run))

    def train(self) -> None:
        """Open the training wizard with the best recipe."""
        if self.state is not None and self.state.can_train:
            self._context.open_wizard("training", dataset=self.state.info.dataset, recipe=self.state.recipe)

    def actions(self) -> list[PaletteAction]:
        """Return what can be done now, for the palette."""
        return self._offered(
            (
                (self.tr("Pause this search"), "pause", self.pause, self.pause_button),
                (self.tr("Cancel this search"), "stop", self.cancel, self.cancel_button),
                (self.tr("Resume this search"), "play", self.resume, self.resume_button),
                (self.tr("Train with the best settings"), "runs", self.train, self.train_button),
            )
        )


def _is_faint(trial: Trial) -> bool:
    return trial.state in ("pruned", "failed", "cut_short")
