"""The Qt-free state of the training wizard: dataset, base model, how thorough, the recipe, and what it will take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields

from engine.commands import TABLE, CheckBase, EstimateTraining, GetProfile, SearchSettings, StartTraining
from engine.errors import BadInput, ErrorInfo
from engine.results import BaseModel, BaseNote, DatasetInfo, DatasetProfile, Estimate, Hardware, TaskInfo
from engine.training import verdict
from engine.training.fields import applies
from engine.training.presets import BALANCED, PRESETS, Choice, Facts, Preset, facts_of, preset
from engine.training.recipe import Recipe
from gui.wizards.state import WizardState
from gui.wizards.training_fit import REASONS, Fit, fit
from gui.wizards.training_pace import kind, pace

# What a person sets on page one; the rest is in Advanced as it is.
NOT_IN_ADVANCED = ("base",)
# Long enough for a dozen short trainings, short enough to wait for.
SEARCH_MINUTES = 30


class TrainingState(WizardState):
    """Edits a StartTraining page by page; `words` turns a code for what is missing into a sentence."""

    def __init__(self, project: str, hardware: Hardware | None = None, words: Callable[[str], str] = str) -> None:
        super().__init__(["base", "effort", "start"])
        self.project = project
        self.hardware = hardware
        self._words = words
        self.datasets: tuple[DatasetInfo, ...] = ()
        self.knows_datasets = False
        self.tasks: tuple[TaskInfo, ...] = ()
        self.bases: tuple[BaseModel, ...] = ()
        self.dataset: DatasetInfo | None = None
        self.base: BaseModel | None = None
        self.profile: DatasetProfile | None = None
        self.profiled: GetProfile | None = None
        self._notes: dict[CheckBase, tuple[BaseNote, ...]] = {}
        self.preset = BALANCED
        self.plans: dict[str, Preset] = {}
        self.adaptation = ""
        self.own: dict[str, str] = {}
        # The person's own choices as they were when the wizard opened: those are not lost by closing it.
        self._begun: tuple[str, dict[str, str]] = ("", {})
        self.recipe = Recipe()
        self.field_errors: dict[str, ErrorInfo] = {}
        self.estimate: Estimate | None = None
        self.estimating = False
        self.estimate_error: ErrorInfo | None = None
        self._estimated: EstimateTraining | None = None
        self.name = ""
        self.search_minutes = SEARCH_MINUTES
        self._named = False
        self._load_error: ErrorInfo | None = None
        self._refit()

    # ---- dataset and base model -----------------------------------------------------------------------

    def set_datasets(self, datasets: Sequence[DatasetInfo], wanted: str = "") -> None:
        """Take over the project's datasets; tables are left out. `wanted` is chosen where it is there."""
        self.datasets, self.knows_datasets = tuple(info for info in datasets if info.task != TABLE), True
        known = [info for info in self.datasets if info.dataset == wanted]
        self.choose_dataset(next(iter(known or self.datasets), None))

    def set_tasks(self, tasks: Sequence[TaskInfo]) -> None:
        """Take over the tasks: they say which families of models can learn them."""
        self.tasks = tuple(tasks)
        self._settle_base()

    def set_bases(self, bases: Sequence[BaseModel], wanted: str = "") -> None:
        """Take over the base models; `wanted` (one just fetched) is chosen where it fits."""
        self.bases = tuple(bases)
        if wanted:
            self.base = next((base for base in self.bases if base.id == wanted), self.base)
        # A base model that was fetched anew may be the remedy.
        if self.refusal:
            self.forget_estimate()
        self._settle_base()

    def load_failed(self, error: ErrorInfo) -> None:
        """Say that something to choose from could not be read; it stays said when the rest arrives."""
        self._load_error = error
        self._review()

    def choose_dataset(self, dataset: DatasetInfo | None) -> None:
        """Choose what to learn from."""
        if dataset != self.dataset:
            self.profile = None
        self.dataset = dataset
        if dataset is not None and not self._named:
            self.name = dataset.name
        self._settle_base()

    @property
    def needs_profile(self) -> bool:
        """Whether nobody has looked yet how long the texts of the dataset are."""
        return self._wanted_profile() not in (None, self.profiled)

    def begin_profile(self) -> GetProfile | None:
        """Note that the engine looks at the dataset now, and return what to ask."""
        self.profiled = self._wanted_profile()
        return self.profiled

    def set_profile(self, profile: DatasetProfile) -> None:
        """Take over how long the texts are: the recipe reads as much of them as is worth it."""
        self.profile = profile
        self._refit()

    def begin_check(self) -> CheckBase | None:
        """Note that the engine looks now whether the base model knows the rows' words, and return what to ask, once."""
        command = self._check_of(self.base)
        if command is None or command in self._notes:
            return None
        self._notes[command] = ()
        return command

    def set_notes(self, command: CheckBase, notes: Sequence[BaseNote]) -> None:
        """Take over what is to be known of a base model before it learns from these rows."""
        self._notes[command] = tuple(notes)
        self._review()

    def notes_of(self, base: BaseModel) -> tuple[BaseNote, ...]:
        """Return what is known to speak against a base model for the chosen dataset."""
        command = self._check_of(base)
        return self._notes.get(command, ()) if command else ()

    def choose_base(self, base: BaseModel) -> None:
        """Choose what to start from; one that does not fit is not taken."""
        if self.fit(base).ok:
            self.base = base
            self._refit()

    def fit(self, base: BaseModel) -> Fit:
        """Return whether a base model can learn the dataset's task on this computer."""
        task = next((task for task in self.tasks if self.dataset and task.name == self.dataset.task), None)
        return fit(base, task, self.hardware)

    def ranked_bases(self) -> tuple[BaseModel, ...]:
        """Return the base models, those that fit first, those of another family last."""
        return tuple(sorted(self.bases, key=lambda base: REASONS.index(self.fit(base).why)))

    # ---- how thorough ---------------------------------------------------------------------------------

    @property
    def facts(self) -> Facts:
        """What the presets are fitted to."""
        fewer = int(self.own.get("train_rows", "0"))
        return facts_of(self.dataset, self.base, self.hardware, self.profile, fewer)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Why the recipe is as it is: the preset's choices that still stand."""
        plan = self.plans[self.preset]
        return tuple(choice for choice in plan.choices if getattr(self.recipe, choice.key) == choice.value)

    def choose_preset(self, name: str) -> None:
        """Choose how thorough; the person's own values stay, but for those that make the difference."""
        self._forget(*self._deciding(name))
        self.preset = name
        self._refit()

    def recipe_of(self, name: str) -> Recipe:
        """Return the recipe that choosing a preset comes to: of the person's own values those that stay."""
        forgotten = self._deciding(name)
        stays = {key: value for key, value in self.own.items() if key not in forgotten}
        return self.plans[name].recipe.with_settings(stays)

    def choose_adaptation(self, adaptation: str) -> None:
        """Choose how much of the base model may change; the preset follows with what suits that."""
        self.adaptation = "" if adaptation == self._fitting("adaptation") else adaptation
        self._refit()

    def set_field(self, name: str, text: str) -> None:
        """Set a field of the recipe from text; what the recipe refuses is kept in `field_errors`."""
        self.field_errors.pop(name, None)
        if name == "adaptation":
            return self.choose_adaptation(text)
        try:
            changed = Recipe().with_settings({name: text.strip()})
        except BadInput as refused:
            self.field_errors[name] = refused.info()
            return self._review()
        if getattr(changed, name) == self._fitting(name):
            self.own.pop(name, None)
        else:
            self.own[name] = text.strip()
        return self._refit()

    def back_to_preset(self, *names: str) -> None:
        """Give up the person's own values of these fields, or all of them."""
        self._forget(*(names or _keys()))
        if not names or "adaptation" in names:
            self.adaptation = ""
        self._refit()

    def changed_fields(self) -> dict[str, str]:
        """Return field -> the preset's value as text, for the fields that the person changed and that count."""
        changed = {*self.own, *(["adaptation"] if self.adaptation else [])}
        counts = [key for key in _keys() if key in changed and self.applies(key)]
        return {key: _shown(self._fitting(key)) for key in counts if getattr(self.recipe, key) != self._fitting(key)}

    def applies(self, name: str) -> bool:
        """Whether a field has an effect on what is chosen."""
        facts = self.facts
        return applies(name, self.recipe, facts.task, facts.family)

    def value_of(self, name: str) -> str:
        """Return a field of the recipe as text, short numbers as people write them."""
        return _shown(getattr(self.recipe, name))

    # ---- what it will take ----------------------------------------------------------------------------

    @property
    def needs_estimate(self) -> bool:
        """Whether the time was not measured yet for this dataset, base model and pace."""
        wanted, before = self._wanted_estimate(), self._estimated
        if wanted is None or before is None:
            return wanted is not None
        # Any change may be the remedy for what was refused.
        return wanted != before if self.refusal else pace(wanted) != pace(before)

    @property
    def refusal(self) -> ErrorInfo | None:
        """Why a training of what is chosen would end before its first step; None where none is known."""
        return self.estimate_error if self.estimate_error and self.estimate_error.bad_input else None

    def begin_estimate(self) -> EstimateTraining | None:
        """Note that the engine measures now, and return what to ask; None where nothing can be measured yet."""
        self._estimated = self._wanted_estimate()
        self.estimate = None
        self.estimate_error = None
        self.estimating = self._estimated is not None
        self._review()
        return self._estimated

    def set_estimate(self, estimate: Estimate) -> None:
        """Take over what was measured."""
        self.estimate = estimate
        self.estimating = False
        self._review()

    def estimate_failed(self, error: ErrorInfo | None) -> None:
        """Note that the time could not be measured; training may start all the same unless it is a refusal."""
        self.estimate_error = error
        self.estimating = False
        self._review()

    def forget_estimate(self) -> None:
        """Measure anew when it is next wanted: it was cancelled, or is to be tried again."""
        self._estimated = None
        self.estimate_failed(None)

    def seconds_of(self, name: str) -> float | None:
        """Return how long a preset takes at most, None where it was not measured for steps of this kind."""
        recipe = self.recipe_of(name)
        return self._seconds(recipe, recipe.epochs)

    @property
    def seconds(self) -> float | None:
        """How long the training takes at most."""
        return self._seconds(self.recipe, self.recipe.epochs)

    @property
    def soonest(self) -> float | None:
        """After how long it can stop early; None where it never does, or is not known."""
        rounds = self.recipe.patience + 1
        return self._seconds(self.recipe, rounds) if 1 < rounds <= self.recipe.epochs else None

    @property
    def memory_verdict(self) -> str:
        """Whether the free memory will do: fits, tight or short; '' before it is measured."""
        return verdict.memory_verdict(self.estimate, self.recipe) if self.estimate else ""

    @property
    def disk_verdict(self) -> str:
        """Whether the free disk will do: fits, tight or short; '' before it is measured."""
        return verdict.disk_verdict(self.estimate) if self.estimate else ""

    # ---- start ----------------------------------------------------------------------------------------

    def set_name(self, name: str) -> None:
        """Name the model."""
        self.name = name
        self._named = True
        self._review()

    def command(self) -> StartTraining:
        """Return what was chosen. Raises ValueError before a dataset and a base model are."""
        if self.dataset is None or self.base is None:
            raise ValueError("no dataset or no base model chosen")
        return StartTraining(self.project, self.dataset.dataset, self.dataset.version, self.recipe, self.name.strip())

    # ---- searching for settings -----------------------------------------------------------------------

    def take_recipe(self, recipe: Recipe) -> None:
        """Start from a recipe that was found, such as the best of a search."""
        self.adaptation = recipe.adaptation
        self.own = {key: str(getattr(recipe, key)) for key in _keys() if key != "adaptation"}
        self._begun = (self.adaptation, dict(self.own))
        self._refit()

    @property
    def can_search(self) -> bool:
        """Whether there is something to search for, and the recipe to begin with can be used."""
        return self.dataset is not None and self.base is not None and not self.field_errors and not self.refusal

    def set_search_minutes(self, minutes: int) -> None:
        """Say how long a search may take."""
        self.search_minutes = minutes

    def search_command(self) -> SearchSettings:
        """Return a search that begins with what was chosen. Raises ValueError before a dataset and a base model are."""
        start = self.command()
        return SearchSettings(
            start.project, start.dataset, start.version, start.recipe, float(self.search_minutes), start.name
        )

    # ---- inside ---------------------------------------------------------------------------------------

    def _wanted_estimate(self) -> EstimateTraining | None:
        if self.dataset is None or self.base is None:
            return None
        return EstimateTraining(self.project, self.dataset.dataset, self.dataset.version, self.recipe)

    def _wanted_profile(self) -> GetProfile | None:
        if self.dataset is None:
            return None
        return GetProfile(self.project, self.dataset.dataset, self.dataset.version)

    def _check_of(self, base: BaseModel | None) -> CheckBase | None:
        if self.dataset is None or base is None:
            return None
        return CheckBase(self.project, self.dataset.dataset, self.dataset.version, base.id)

    def _deciding(self, name: str) -> tuple[str, ...]:
        """Return the fields in which a preset differs from the chosen one."""
        old, new = self.plans[self.preset].recipe, self.plans[name].recipe
        return tuple(key for key in _keys() if getattr(old, key) != getattr(new, key))

    def _fitting(self, name: str) -> object:
        """Return the preset's value of a field; how much may change is what fits without the person's word."""
        plan = preset(self.preset, self.facts) if name == "adaptation" else self.plans[self.preset]
        return getattr(plan.recipe, name)

    def _refit(self) -> None:
        """Fit the presets to what is chosen and known, with the person's own values on top."""
        facts = self.facts
        self.plans = {name: preset(name, facts, self.adaptation) for name in PRESETS}
        self.recipe = self.recipe_of(self.preset)
        self._review()

    def _seconds(self, recipe: Recipe, rounds: int) -> float | None:
        if self.estimate is None or self._estimated is None or kind(recipe) != kind(self._estimated.recipe):
            return None
        return self.estimate.seconds_a_round * rounds + self.estimate.seconds_after

    def _forget(self, *names: str) -> None:
        for name in names:
            self.own.pop(name, None)
            self.field_errors.pop(name, None)

    def _settle_base(self) -> None:
        known = {base.id: base for base in self.bases}
        kept = known.get(self.base.id) if self.base else None
        fitting = [base for base in self.ranked_bases() if self.fit(base).ok]
        self.base = kept if kept and self.fit(kept).ok else fitting[0] if fitting else None
        self._refit()

    def _review(self) -> None:
        """Say for each page whether Next may leave it and what is missing otherwise, and whether closing is a loss."""
        self.dirty = self._named or bool(self.field_errors) or (self.adaptation, self.own) != self._begun
        why = "no_dataset" if self.dataset is None else "" if self.base else "no_base"
        self._say("base", why, self._load_error)
        wrong = any(self.applies(name) for name in self.field_errors)
        # How much may change is chosen here, and may be the remedy.
        self._say("effort", "field_wrong" if wrong else "", self.refusal)
        why = "" if self.name.strip() else "no_name"
        why = "disk_short" if self.disk_verdict == verdict.SHORT else why
        self._say("start", "refused" if self.refusal else why, self.refusal)

    def _say(self, page: str, why: str, error: ErrorInfo | None) -> None:
        self.set_page(page, valid=not why, error=error, why_not=self._words(why) if why else "")


def _keys() -> tuple[str, ...]:
    return tuple(field.name for field in fields(Recipe) if field.name not in NOT_IN_ADVANCED)


def _shown(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value).lower() if isinstance(value, bool) else str(value)
