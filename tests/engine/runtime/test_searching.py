"""A search for good settings, in this process and on a clock of its own: a second for each time it is looked at."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from engine.errors import JobCancelled, JobFailed
from engine.results import BaseModel, Trial
from engine.runtime.orders import SearchOrder
from engine.runtime.procedures import encoders, searching
from engine.runtime.procedures.preparing import Prepared
from engine.training.recipe import Recipe
from engine.training.search_space import Choice, search_space
from tests.helpers.tiny_base import make_tiny_encoder

SENTENCES = {
    "late": ("where is my {}", "the {} has not arrived"),
    "broken": ("my {} is broken", "the {} came in pieces"),
}
SUBJECTS = ("parcel", "lamp", "order", "box")
# Sixteen rows, eight a step: two steps a round.
RECIPE = Recipe(
    base="tiny", epochs=2, batch_size=8, learning_rate=5e-4, head_learning_rate=1e-2, precision="fp32", warmup=0.0
)
MOMENTS = 0.8  # minutes on that clock let some trials through: it is looked at a few times a step


class Clock:
    """Goes on by a second whenever it is looked at, so that how far a search gets does not hang on the machine."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 1.0
        return self.now


@dataclass
class Told:
    """Stands at the worker's end of the pipe; asks to stop once `stop_when` says so of a trial."""

    stop_when: Callable[[Trial], bool] = lambda trial: False
    how: str = "paused"
    reason: str = ""
    trials: list[Trial] = field(default_factory=list)
    stages: list[tuple[str, float, float]] = field(default_factory=list)

    def send(self, kind: str, *values: Any) -> None:
        assert kind == "trial"
        self.trials.append(values[0])
        if self.stop_when(values[0]):
            self.reason = self.how

    def progress(self, stage: str, done: float, total: float) -> None:
        self.stages.append((stage, done, total))

    def check(self) -> None:
        if self.reason:
            raise JobCancelled(self.reason)

    def ended(self) -> list[Trial]:
        """Return how each trial stands in the end."""
        return list({trial.number: trial for trial in self.trials}.values())


@pytest.fixture(scope="module", autouse=True)
def light_collections() -> Iterator[None]:
    """Keep what is imported out of the collection after each trial, which would be most of the time here."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> BaseModel:
    folder = make_tiny_encoder(tmp_path_factory.mktemp("base") / "tiny")
    return BaseModel("tiny", "tiny", "encoder", "ready", folder=str(folder), max_tokens=64)


def version(file: Path, test_rows: tuple[tuple[str, str], ...] = ()) -> Path:
    """Write a version whose training and validation rows are always the same."""
    rows = [
        (part, sentence.format(subject), label)
        for part in ("train", "valid")
        for label, sentences in SENTENCES.items()
        for sentence in sentences
        for subject in SUBJECTS
    ]
    rows += [("test", text, label) for text, label in test_rows]
    with duckdb.connect() as connection:
        connection.execute('CREATE TABLE rows ("row" INTEGER, part VARCHAR, text VARCHAR, label VARCHAR)')
        connection.executemany("INSERT INTO rows VALUES (?, ?, ?, ?)", [(at, *row) for at, row in enumerate(rows)])
        connection.execute(f"COPY rows TO '{file}' (FORMAT parquet)")
    return file


@pytest.fixture
def order(tmp_path: Path, base: BaseModel) -> SearchOrder:
    data = version(tmp_path / "1.parquet", (("where is it", "late"),))
    return SearchOrder(tmp_path / "log.txt", "classification", data, base, RECIPE, tmp_path / "run", MOMENTS)


def search(order: SearchOrder, told: Told | None = None, clock: Clock | None = None) -> Told:
    told = told or Told()
    searching.run(order, told, clock or Clock())  # type: ignore[arg-type]
    return told


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, base: BaseModel) -> tuple[SearchOrder, Told, Clock]:
    """A search that nothing came between."""
    folder, clock = tmp_path_factory.mktemp("whole"), Clock()
    data = version(folder / "1.parquet", (("where is it", "late"),))
    order = SearchOrder(folder / "log.txt", "classification", data, base, RECIPE, folder / "run", MOMENTS)
    return order, search(order, clock=clock), clock


Whole = tuple[SearchOrder, Told, Clock]


def test_the_given_recipe_comes_first_and_what_follows_differs(whole: Whole) -> None:
    order, told, _ = whole
    ended = told.ended()
    assert [trial.number for trial in ended] == list(range(1, len(ended) + 1)) and len(ended) >= 4
    assert ended[0].changes == {} and ended[0].state == "done" and ended[0].rounds == 2
    assert all(trial.changes for trial in ended[1:])
    assert all(0 <= trial.value <= 1 and trial.seconds > 0 for trial in ended if trial.state == "done")
    states = [trial.state for trial in told.trials if trial.number == 1]
    assert states == ["running", "running", "running", "done"], "begun, two rounds, ended"
    assert not (order.folder / searching.SCRATCH).exists()


def test_the_trial_that_runs_when_the_time_is_up_is_given_up(order: SearchOrder) -> None:
    clock = Clock()

    def too_late(trial: Trial) -> bool:
        if trial.number == 2 and trial.rounds == 1:
            clock.now += order.minutes * 60
        return False

    recipe = replace(RECIPE, epochs=8)  # half of them are more than one too
    told = search(replace(order, recipe=recipe), Told(too_late), clock)
    first, second = told.ended()
    assert first.state == "done" and first.rounds > 1
    assert (second.state, second.rounds) == ("cut_short", 1)


def test_the_time_used_up_is_told_all_along_and_the_budget_is_kept(whole: Whole) -> None:
    order, told, clock = whole
    budget = order.minutes * 60
    used = [done for stage, done, _ in told.stages if stage == "searching"]
    assert used == sorted(used) and len(used) > 5
    assert {total for stage, _, total in told.stages if stage == "searching"} == {budget}
    assert budget < clock.now < budget + 15, "no trial is begun after the time is up"


def test_the_test_rows_are_never_read(whole: Whole, tmp_path: Path) -> None:
    order, told, _ = whole
    others = tuple((f"it is broken {number}", label) for number in range(30) for label in ("late", "broken", "third"))
    other = replace(order, data=version(tmp_path / "2.parquet", others), folder=tmp_path / "other")
    assert search(other).trials == told.trials


def test_bad_settings_are_given_up_before_their_last_round(order: SearchOrder, monkeypatch: pytest.MonkeyPatch) -> None:
    # It learns nothing at this rate, while the given recipe is right about everything after few rounds.
    recipe = replace(RECIPE, epochs=4, patience=0, learning_rate=3e-3)
    monkeypatch.setattr(searching, "search_space", lambda *_: (Choice("learning_rate", (3e-3, 0.9)),))
    ended = search(replace(order, recipe=recipe, minutes=3.0)).ended()
    bad = [trial for trial in ended if trial.changes == {"learning_rate": 0.9}]
    pruned = [trial for trial in bad if trial.state == "pruned"]
    assert pruned and all(trial.rounds < 4 for trial in pruned)
    good = [trial for trial in ended if not trial.changes and trial.state != "cut_short"]
    assert {trial.state for trial in good} == {"done"}


def test_a_pause_tells_the_trial_as_cut_short_and_tries_it_again(order: SearchOrder) -> None:
    told = Told(lambda trial: trial.number == 2 and trial.rounds == 1)
    with pytest.raises(JobCancelled, match="paused"):
        search(order, told)
    cut = told.ended()[-1]
    assert (cut.number, cut.state, cut.rounds) == (2, "cut_short", 1)
    ended = search(order).ended()
    assert [trial.number for trial in ended] == list(range(1, len(ended) + 1))
    assert ended[:2] == told.ended(), "what was told before is told again, unchanged"
    assert (ended[2].again, ended[2].changes) == (2, cut.changes)
    assert ended[2].state == "done" and len(ended) > 3


def test_an_interrupted_search_tries_what_an_unbroken_one_does(order: SearchOrder, whole: Whole) -> None:
    unbroken = whole[1].ended()
    told = Told(lambda trial: trial.number == 1 and trial.state == "done")
    with pytest.raises(JobCancelled):
        search(order, told)
    resumed = search(order).ended()
    assert [trial.changes for trial in resumed[:3]] == [trial.changes for trial in unbroken[:3]]
    assert [trial.value for trial in resumed[:3]] == [trial.value for trial in unbroken[:3]]


def test_a_killed_worker_leaves_a_search_that_goes_on(order: SearchOrder) -> None:
    class Killed(BaseException):
        """Nothing of the procedure catches it, as nothing catches a kill."""

    class Dying(Told):
        def send(self, kind: str, *values: Any) -> None:
            super().send(kind, *values)
            if values[0].number == 2 and values[0].rounds == 1:
                raise Killed

    with pytest.raises(Killed):
        search(order, Dying())
    journal = order.folder / searching.STUDY
    with journal.open("ab") as handle:
        handle.write(b'{"op_code":6,"work')  # half a line, and the lock of the one who wrote it
    journal.with_name(f"{journal.name}.lock").touch()
    ended = search(order).ended()
    assert (ended[1].state, ended[1].rounds) == ("cut_short", 1) and ended[1].seconds > 0
    assert (ended[2].again, ended[2].changes) == (2, ended[1].changes)
    assert [trial.number for trial in ended] == list(range(1, len(ended) + 1))


def test_settings_that_never_get_to_their_end_are_not_tried_for_ever(order: SearchOrder) -> None:
    again: list[int | None] = []
    for number in range(1, 6):
        told = Told(lambda trial, number=number: trial.number == number)  # type: ignore[misc]
        with pytest.raises(JobCancelled):
            search(order, told)
        again.append(told.ended()[-1].again)
    assert again == [None, 1, 2, None, 4]


def test_time_that_was_used_up_is_not_given_twice(order: SearchOrder) -> None:
    told = Told(lambda trial: trial.number == 3 and trial.state == "done")
    with pytest.raises(JobCancelled):
        search(order, told)
    used = sum(trial.seconds for trial in told.ended())
    first = next(done for stage, done, _ in search(order).stages if stage == "searching")
    assert used < first < used + 10


def test_settings_that_fail_do_not_end_the_search(order: SearchOrder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        searching,
        "search_space",
        lambda *_: (Choice("learning_rate", (5e-4, 1.0)), Choice("optimiser", ("adamw", "sgd"))),
    )
    built = encoders.prepared

    def poisoned(found: Any, base: Any, recipe: Recipe, material: Any = None) -> Prepared:
        parts = built(found, base, recipe, material)
        if recipe.learning_rate == 1.0:
            next(parts.model.parameters()).data.fill_(float("nan"))
        return parts

    monkeypatch.setattr(encoders, "prepared", poisoned)
    ended = search(order).ended()
    failed = [trial for trial in ended if trial.changes.get("learning_rate") == 1.0 and trial.state != "cut_short"]
    assert failed and {(trial.state, trial.error, trial.value) for trial in failed} == {
        ("failed", "loss_not_finite", None)
    }
    assert ended[0].state == "done"


def test_a_search_without_a_single_round_says_so(order: SearchOrder) -> None:
    with pytest.raises(JobFailed) as caught:
        search(replace(order, minutes=0.05))
    assert caught.value.code == "search_too_short"
    assert not (order.folder / searching.STUDY).exists()


def test_rows_are_tokenised_once_and_models_are_let_go(order: SearchOrder, monkeypatch: pytest.MonkeyPatch) -> None:
    tokenised: list[int] = []
    models: list[weakref.ref[Any]] = []
    prepare, built = encoders.prepare, encoders.prepared

    def counted(*arguments: Any) -> Any:
        tokenised.append(1)
        return prepare(*arguments)

    def watched(*arguments: Any) -> Prepared:
        assert not any(model() for model in models), "the model of the trial before is still in memory"
        parts = built(*arguments)
        models.append(weakref.ref(parts.model))
        return parts

    monkeypatch.setattr(encoders, "prepare", counted)
    monkeypatch.setattr(encoders, "prepared", watched)
    gc.collect()
    search(order)
    assert len(tokenised) == 1 and len(models) >= 4


@pytest.mark.parametrize("task", ["pairs", "entities"])
def test_how_classes_begin_is_searched_only_where_texts_have_one(task: str) -> None:
    # Pairs may have classes: smoothing counts there.
    assert {part.name for part in search_space(Recipe(), "encoder", "classification", 500)} - {
        part.name for part in search_space(Recipe(), "encoder", task, 500)
    } == {"head"}


@pytest.mark.parametrize("family", ["encoder", "decoder", "encoder-decoder"])
@pytest.mark.parametrize("adaptation", ["full", "head", "top_layers", "lora"])
def test_what_is_searched_suits_the_base_and_holds_the_given_recipe(family: str, adaptation: str) -> None:
    odd = Recipe(adaptation=adaptation, learning_rate=0.5, batch_size=7, epochs=9, dropout=0.4, weight_decay=0.3)
    space = {part.name: part for part in search_space(odd, family, "classification", 500)}
    assert ("learning_rate" in space) == (adaptation != "head")
    assert ("head_learning_rate" in space) == (family == "encoder")
    assert ("head" in space) == (family == "encoder")
    assert ("lora_rank" in space) == (adaptation == "lora")
    assert ("layer_decay" in space) == (adaptation in ("full", "top_layers"))
    assert space["epochs"].values == (4, 9), "never more rounds than were allowed"
    for name, part in space.items():
        given = getattr(odd, name)
        if isinstance(part, Choice):
            assert given in part.values
            for value in part.values:
                replace(odd, **{name: value})
        else:
            assert part.low <= given <= part.high
            replace(odd, **{name: part.low})
            replace(odd, **{name: part.high})
