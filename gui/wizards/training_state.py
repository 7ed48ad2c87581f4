"""The Qt-free state of the training wizard: dataset, base model, how thorough, the recipe, and what it will take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace

from engine.commands import EstimateTraining, SearchSettings, StartTraining
from engine.errors import BadInput, ErrorInfo
from engine.results import BaseModel, DatasetInfo, Estimate, TaskInfo
from engine.training.recipe import Recipe
from gui.wizards.state import WizardState

TABLE = "table"
CUSTOM = "custom"
SMALL_TRAINING_SET = 2000
# Few rows make short rounds: with the same number of rounds there would be too few steps to learn anything.
SMALL_FACTOR = 3
# Weights, gradients and AdamW's two moments, each in 32 bits.
BYTES_A_PARAMETER = 16
# What a person sets on page one, or in words on page two; the rest is in Advanced as it is.
NOT_IN_ADVANCED = ("base",)
# LoRA's updates start from zero and are few: they need larger steps than the weights themselves.
LORA_LEARNING_RATE = 5e-4
# Long enough for a dozen short trainings, short enough to wait for.
SEARCH_MINUTES = 30
# What changes the time a step takes; the number of rounds is scaled instead.
_PACE = ("base", "adaptation", "layers", "lora_rank", "optimiser", "batch_size", "max_tokens", "precision")


@dataclass(frozen=True)
class Preset:
    """How thorough: most rounds over the training rows, and rounds without progress before stopping."""

    name: str
    epochs: int
    patience: int


PRESETS = (Preset("quick", 3, 3), Preset("balanced", 10, 3), Preset("best", 20, 5))


@dataclass(frozen=True)
class Fit:
    """Whether a base model can be used; `why` is '' or family, memory, missing or broken."""

    ok: bool
    why: str = ""


class TrainingState(WizardState):
    """Edits a StartTraining page by page; `words` turns a code for what is missing into a sentence."""

    def __init__(self, project: str, memory: int = 0, words: Callable[[str], str] = str) -> None:
        super().__init__(["base", "effort", "start"])
        self.project = project
        self.memory = memory
        self._words = words
        self.datasets: tuple[DatasetInfo, ...] = ()
        self.tasks: tuple[TaskInfo, ...] = ()
        self.bases: tuple[BaseModel, ...] = ()
        self.dataset: DatasetInfo | None = None
        self.base: BaseModel | None = None
        self.preset = "balanced"
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
        self._review()

    # ---- dataset and base model -----------------------------------------------------------------------

    def set_datasets(self, datasets: Sequence[DatasetInfo], wanted: str = "") -> None:
        """Take over the project's datasets; tables are left out. `wanted` is chosen where it is there."""
        self.datasets = tuple(info for info in datasets if info.task != TABLE)
        known = [info for info in self.datasets if info.dataset == wanted]
        self.choose_dataset((known or [*self.datasets, None])[0])

    def set_tasks(self, tasks: Sequence[TaskInfo]) -> None:
        """Take over the tasks: they say which families of models can learn them."""
        self.tasks = tuple(tasks)
        self._settle_base()

    def set_bases(self, bases: Sequence[BaseModel], wanted: str = "") -> None:
        """Take over the base models; `wanted` (one just fetched) is chosen where it fits."""
        self.bases = tuple(bases)
        if wanted:
            self.base = next((base for base in self.bases if base.id == wanted), self.base)
        self._settle_base()

    def load_failed(self, error: ErrorInfo) -> None:
        """Say that something to choose from could not be read; it stays said when the rest arrives."""
        self._load_error = error
        self._review()

    def choose_dataset(self, dataset: DatasetInfo | None) -> None:
        """Choose what to learn from."""
        self.dataset = dataset
        if dataset is not None and not self._named:
            self.name = dataset.name
        self._apply_preset()
        self._settle_base()

    def choose_base(self, base: BaseModel) -> None:
        """Choose what to start from; one that does not fit is not taken."""
        if self.fit(base).ok:
            self.base = base
            self._review()

    def fit(self, base: BaseModel) -> Fit:
        """Return whether a base model can learn the dataset's task on this computer."""
        task = next((task for task in self.tasks if self.dataset and task.name == self.dataset.task), None)
        if task is not None and base.family not in task.families:
            return Fit(False, "family")
        if base.state in ("missing", "broken"):
            return Fit(False, base.state)
        if self.memory and base.parameters * BYTES_A_PARAMETER > self.memory:
            return Fit(False, "memory")
        return Fit(True)

    def ranked_bases(self) -> tuple[BaseModel, ...]:
        """Return the base models, those that fit first, those of another family last."""
        order = {"": 0, "missing": 1, "broken": 2, "memory": 3, "family": 4}
        return tuple(sorted(self.bases, key=lambda base: order[self.fit(base).why]))

    # ---- how thorough ---------------------------------------------------------------------------------

    @property
    def training_rows(self) -> int:
        """Rows to learn from."""
        return self.dataset.rows.get("train", 0) if self.dataset else 0

    def presets(self) -> tuple[Preset, ...]:
        """Return the presets for this dataset: three times the rounds where there are few rows."""
        factor = SMALL_FACTOR if 0 < self.training_rows < SMALL_TRAINING_SET else 1
        return tuple(Preset(p.name, p.epochs * factor, p.patience * factor) for p in PRESETS)

    def choose_preset(self, name: str) -> None:
        """Choose how thorough; corrections of rounds and patience are given up."""
        self.preset = name
        self._apply_preset()
        self._review()

    def choose_adaptation(self, adaptation: str) -> None:
        """Choose how much of the base model may change."""
        rate = self.recipe.learning_rate
        if adaptation == "lora" and rate == Recipe.learning_rate:
            rate = LORA_LEARNING_RATE
        elif adaptation != "lora" and rate == LORA_LEARNING_RATE:
            rate = Recipe.learning_rate
        self.recipe = replace(self.recipe, adaptation=adaptation, learning_rate=rate)
        self._forget("adaptation", "learning_rate")
        self._review()

    def set_field(self, name: str, text: str) -> None:
        """Set a field of the recipe from text; what the recipe refuses is kept in `field_errors`."""
        try:
            self.recipe = self.recipe.with_settings({name: text.strip()})
            self._forget(name)
        except BadInput as refused:
            self.field_errors[name] = refused.info()
        if name in ("epochs", "patience") and name not in self.field_errors:
            now = (self.recipe.epochs, self.recipe.patience)
            self.preset = next((p.name for p in self.presets() if (p.epochs, p.patience) == now), CUSTOM)
        self._review()

    def value_of(self, name: str) -> str:
        """Return a field of the recipe as text, short numbers as people write them."""
        value = getattr(self.recipe, name)
        return f"{value:g}" if isinstance(value, float) else str(value)

    @staticmethod
    def advanced_fields() -> tuple[str, ...]:
        """Return the fields that Advanced shows, in the recipe's order."""
        return tuple(field.name for field in fields(Recipe) if field.name not in NOT_IN_ADVANCED)

    # ---- what it will take ----------------------------------------------------------------------------

    @property
    def needs_estimate(self) -> bool:
        """Whether the time was not measured yet for this dataset, base model and pace."""
        wanted = self._wanted_estimate()
        return wanted is not None and (self._estimated is None or _pace(wanted) != _pace(self._estimated))

    def begin_estimate(self) -> EstimateTraining | None:
        """Note that the engine measures now, and return what to ask; None where nothing can be measured yet."""
        self._estimated = self._wanted_estimate()
        self.estimate = None
        self.estimate_error = None
        self.estimating = self._estimated is not None
        self.changed()
        return self._estimated

    def set_estimate(self, estimate: Estimate) -> None:
        """Take over what was measured."""
        self.estimate = estimate
        self.estimating = False
        self._review()

    def estimate_failed(self, error: ErrorInfo | None) -> None:
        """Note that the time could not be measured: it is not shown, but training may start all the same."""
        self.estimate_error = error
        self.estimating = False
        self._review()

    def forget_estimate(self) -> None:
        """Measure anew when it is next wanted: it was cancelled, or is to be tried again."""
        self._estimated = None
        self.estimate_failed(None)

    def seconds(self, epochs: int) -> float | None:
        """Return how long so many rounds take at most, None where it was not measured."""
        if self.estimate is None or self._estimated is None:
            return None
        return self.estimate.seconds * epochs / self._estimated.recipe.epochs

    @property
    def memory_short(self) -> bool:
        """Whether the free memory may not do."""
        return self.estimate is not None and self.estimate.memory > self.estimate.memory_free

    @property
    def disk_short(self) -> bool:
        """Whether the free disk will not do."""
        return self.estimate is not None and self.estimate.disk > self.estimate.disk_free

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
        return StartTraining(
            self.project, self.dataset.dataset, self.dataset.version, self._full_recipe(), self.name.strip()
        )

    # ---- searching for settings -----------------------------------------------------------------------

    def take_recipe(self, recipe: Recipe) -> None:
        """Start from a recipe that was found, such as the best of a search."""
        self.preset = CUSTOM
        self.recipe = recipe
        self._review()

    @property
    def can_search(self) -> bool:
        """Whether there is something to search for, and the recipe to begin with can be used."""
        return self.dataset is not None and self.base is not None and not self.field_errors

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

    def _full_recipe(self) -> Recipe:
        return replace(self.recipe, base=self.base.id) if self.base else self.recipe

    def _wanted_estimate(self) -> EstimateTraining | None:
        if self.dataset is None or self.base is None:
            return None
        return EstimateTraining(self.project, self.dataset.dataset, self.dataset.version, self._full_recipe())

    def _apply_preset(self) -> None:
        chosen = next((preset for preset in self.presets() if preset.name == self.preset), None)
        if chosen is not None:
            self.recipe = replace(self.recipe, epochs=chosen.epochs, patience=chosen.patience)
            self._forget("epochs", "patience")

    def _forget(self, *names: str) -> None:
        for name in names:
            self.field_errors.pop(name, None)

    def _settle_base(self) -> None:
        known = {base.id: base for base in self.bases}
        kept = known.get(self.base.id) if self.base else None
        fitting = [base for base in self.ranked_bases() if self.fit(base).ok]
        self.base = kept if kept and self.fit(kept).ok else fitting[0] if fitting else None
        self._review()

    def _review(self) -> None:
        """Say for each page whether Next may leave it, and what is missing otherwise."""
        self._say("base", "no_dataset" if self.dataset is None else "" if self.base else "no_base")
        self._say("effort", "field_wrong" if self.field_errors else "")
        why = "" if self.name.strip() else "no_name"
        self._say("start", "disk_short" if self.disk_short else why)

    def _say(self, page: str, why: str) -> None:
        error = self._load_error if page == "base" else None
        self.set_page(page, valid=not why, error=error, why_not=self._words(why) if why else "")


def _pace(asked: EstimateTraining) -> tuple[object, ...]:
    return (asked.dataset, asked.version, *(getattr(asked.recipe, name) for name in _PACE))
