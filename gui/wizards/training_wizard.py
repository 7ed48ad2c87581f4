"""The training wizard: from a dataset to a started training; asks the engine and brings its answers to the state."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication

from engine.commands import GetProfile, ListBases, ListDatasets, ListTasks
from engine.errors import ErrorInfo
from engine.results import BaseModel, DatasetInfo, DatasetProfile, Estimate, SearchResult, TrainResult
from engine.training.recipe import Recipe
from gui.bridge import Request
from gui.context import Context
from gui.wizards.frame import WizardDialog
from gui.wizards.training_base_page import TrainingBasePage
from gui.wizards.training_effort_page import TrainingEffortPage
from gui.wizards.training_start_page import TrainingStartPage
from gui.wizards.training_state import TrainingState


class TrainingWizard(WizardDialog):
    """`dataset` and `base` are the ids of what to choose at first, `recipe` what to begin with instead of a preset."""

    state: TrainingState

    def __init__(self, context: Context, dataset: str = "", base: str = "", recipe: Recipe | None = None) -> None:
        hardware = context.overview.hardware if context.overview else None
        state = TrainingState(context.project, hardware, _words)
        super().__init__(context, state, self.tr("Train a model"), self.tr("Start training"))
        self._wanted_dataset, self._wanted_base = dataset, recipe.base if recipe else base
        if recipe is not None:
            state.take_recipe(recipe)
        self._measuring: Request | None = None
        self.base, self.effort = TrainingBasePage(context, state), TrainingEffortPage(state)
        self.start = TrainingStartPage(state)
        self.base.import_wanted.connect(self._import)
        self.effort.wanted.connect(self._measure)
        self.start.wanted.connect(self._measure)
        self.effort.search.wanted.connect(self._search)
        sentence = self.tr("The base model already knows the language. It learns your task from your rows.")
        self.add_page("base", self.tr("Dataset and base model"), sentence, self.base)
        sentence = self.tr("More rounds cost time. Of all rounds the best is kept.")
        self.add_page("effort", self.tr("How thorough"), sentence, self.effort)
        self.add_page("start", self.tr("Before we start"), "", self.start)
        state.subscribe(self._profile)
        state.subscribe(self._check_base)
        self.begin()
        self._load()
        context.bridge.changed.connect(self._stored_rows_changed)

    def finish_pressed(self) -> None:
        """Start the training, and show it."""
        context, name = self.context, self.state.name.strip()
        # The window owns the request: the training outlives this dialog and every page.
        request = context.bridge.ask(
            self.state.command(), lambda result: _tell(context, name, result), owner=context.window
        )
        self.state.dirty = False
        self.accept()
        context.navigate("runs", job=request.job)

    def _search(self) -> None:
        """Start a search instead of a training, and show it."""
        context, name = self.context, self.state.name.strip()
        request = context.bridge.ask(
            self.state.search_command(), lambda result: _tell_search(context, name, result), owner=context.window
        )
        self.state.dirty = False
        self.accept()
        context.navigate("runs", search="", job=request.job)

    def _import(self) -> None:
        """Close, and open the data wizard instead."""
        self.reject()
        if not self.isVisible():
            self.context.open_wizard("data")

    def done(self, result: int) -> None:
        """Close; what is still being measured is no longer wanted."""
        self._stop_measuring()
        super().done(result)

    def _load(self) -> None:
        bridge = self.context.bridge
        bridge.ask(ListTasks(), self.state.set_tasks, self._failed, owner=self)
        bridge.ask(ListDatasets(self.context.project), self._take_datasets, self._failed, owner=self)
        bridge.ask(ListBases(), partial(self._take_bases, self._wanted_base), self._failed, owner=self)

    def _take_datasets(self, datasets: tuple[DatasetInfo, ...]) -> None:
        self.state.set_datasets(datasets, self._wanted_dataset)
        self.focus_page()

    def _take_bases(self, wanted: str, bases: tuple[BaseModel, ...]) -> None:
        self.state.set_bases(bases, wanted)
        # The focus of a card that went falls to Cancel.
        if self.state.current.name == "base" and not self.base.isAncestorOf(self.focusWidget() or self):
            self.focus_page()

    def _failed(self, error: ErrorInfo) -> None:
        self.state.load_failed(error)

    def _stored_rows_changed(self, _project: str, what: str) -> None:
        if what == "bases":
            self.context.bridge.ask(ListBases(), partial(self._take_bases, ""), self._failed, owner=self)

    def _profile(self) -> None:
        """Have the lengths of the dataset's texts counted; without them the recipe reads as much as usual."""
        if self.state.needs_profile and (command := self.state.begin_profile()):
            self.context.bridge.ask(command, partial(self._profiled, command), lambda _error: None, owner=self)

    def _profiled(self, command: GetProfile, profile: DatasetProfile) -> None:
        # Another dataset may have been chosen since.
        if command == self.state.profiled:
            self.state.set_profile(profile)

    def _check_base(self) -> None:
        """Have the base model asked whether it knows the words of the rows; where it cannot be, the training tells."""
        if command := self.state.begin_check():
            noted = partial(self.state.set_notes, command)
            self.context.bridge.ask(command, noted, lambda _error: None, owner=self)

    # ---- how long it takes ----------------------------------------------------------------------------

    def _measure(self) -> None:
        if not self.state.needs_estimate:
            return
        self._stop_measuring()
        command = self.state.begin_estimate()
        if command is not None:
            self._measuring = self.context.bridge.ask(
                command, self._measured, self._not_measured, owner=self, cancelled=self._measuring_cancelled
            )

    def _measured(self, estimate: Estimate) -> None:
        self._measuring = None
        self.state.set_estimate(estimate)

    def _not_measured(self, error: ErrorInfo) -> None:
        self._measuring = None
        self.state.estimate_failed(error)

    def _measuring_cancelled(self, _reason: str) -> None:
        """It was stopped from the tray: measure again when a page wants it."""
        self._measuring = None
        self.state.forget_estimate()

    def _stop_measuring(self) -> None:
        if self._measuring is not None:
            self._measuring.drop()
            self._measuring.cancel()
            self._measuring = None


def _tell(context: Context, name: str, result: TrainResult) -> None:
    tr = QCoreApplication.translate
    if result.model:
        context.notify(
            tr("training_wizard", "{name} is trained and ready to use.").format(name=name),
            "good",
            action=tr("training_wizard", "Before and after"),
            on_action=lambda: context.navigate("models", model=result.model),
        )
    else:
        words = tr("training_wizard", "{name} is trained, but its export lost too much and was not published.")
        context.notify(words.format(name=name), "careful")


def _tell_search(context: Context, name: str, result: SearchResult) -> None:
    tr = QCoreApplication.translate
    context.notify(
        tr("training_wizard", "The search for good settings for {name} is done.").format(name=name),
        "good",
        action=tr("training_wizard", "See what it found"),
        on_action=lambda: context.navigate("runs", search=result.info.run),
    )


def _words(code: str) -> str:
    """Return what is missing on a page, in words; a function, as the state wants it before the dialog stands."""
    tr = QCoreApplication.translate
    words = {
        "no_dataset": tr("training_wizard", "Choose a dataset to learn from."),
        "no_base": tr("training_wizard", "Choose a base model, or fetch one."),
        "field_wrong": tr("training_wizard", "A value under Advanced cannot be used."),
        "no_name": tr("training_wizard", "Give the model a name."),
        "refused": tr("training_wizard", "It cannot start like this: see above why."),
        "disk_short": tr("training_wizard", "There is not enough free disk. Free some and come back."),
    }
    return words.get(code, code)
