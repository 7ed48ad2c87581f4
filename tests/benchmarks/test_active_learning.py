"""Does labelling what the model is least sure of beat labelling by chance? Banking77's ten most frequent classes.

Everything goes through the app's own front door: texts wait without labels, a batch is labelled (the hidden label is
revealed), a version is made, a model is trained on it, and that model chooses the next batch. Five seeds; accuracy on
the official test rows of the ten classes. Run by hand: `pytest tests/benchmarks -m benchmark -k active -s`. The curve
is drawn to the file that DESKHAND_PLOT names.
"""

from __future__ import annotations

import csv
import os
import random
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import mean

import pytest

from engine import commands
from engine.api import Engine
from engine.training.recipe import Recipe
from tests.helpers.public_data import PUBLIC, needs_public

HOME = os.environ.get("DESKHAND_HOME")
CLASSES, SEEDS = 10, 5
SIZES = (50, 100, 200)
# Too few rows to move a whole model by, or to stop early by: the head alone, for a fixed number of rounds, for both.
RECIPE = Recipe(adaptation="head", head_learning_rate=1e-2, epochs=30, patience=0, batch_size=16)
CHANCE, UNSURE = "by chance", "least sure first"

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(0), needs_public]


@pytest.fixture
def engine() -> Iterator[Engine]:
    """The engine on the person's own home, where the starter encoder is."""
    made = Engine(Path(HOME) if HOME else None)
    made.start()
    yield made
    made.stop()


class Learner:
    """One project in which labels are revealed batch by batch; `accuracy` after each."""

    def __init__(self, engine: Engine, folder: Path, labels: dict[str, str], test: Path, seed: int) -> None:
        self.engine, self.labels, self.chance = engine, labels, random.Random(seed)
        pool = folder / "pool.csv"
        write(pool, [(text, "") for text in labels])
        self.project = engine.ask(commands.CreateProject(str(folder / "p"))).path
        spec = commands.ImportSpec((str(pool),), "classification", "pool", test=(str(test),))
        self.dataset = engine.ask(commands.ImportDataset(self.project, spec)).dataset
        self.recipe = Recipe(**{**vars(RECIPE), "seed": seed})
        self.labelled: list[str] = []
        self.model = ""

    def reveal(self, texts: list[str]) -> None:
        """Label these texts."""
        for text in texts:
            self.engine.ask(commands.SetLabel(self.project, self.dataset, text, {"label": self.labels[text]}))
        self.labelled += texts

    def label(self, texts: list[str]) -> float:
        """Label these texts, train anew and return the accuracy on the test rows."""
        self.reveal(texts)
        self.engine.ask(commands.FinishLabelling(self.project, self.dataset))
        made = self.engine.ask(commands.StartTraining(self.project, self.dataset, 0, self.recipe), timeout=3600)
        self.model = made.model
        return made.metrics["accuracy"]

    def by_chance(self, count: int) -> list[str]:
        """Return texts without a label by chance."""
        return self.chance.sample(sorted(set(self.labels) - set(self.labelled)), count)

    def least_sure(self, count: int) -> list[str]:
        """Return the texts that the app would show next."""
        found = self.engine.ask(commands.NextToLabel(self.project, self.dataset, self.model, count), timeout=900)
        return [item.text for item in found]


def write(path: Path, rows: list[tuple[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("text", "label"), *rows])


def read(name: str) -> list[tuple[str, str]]:
    with (PUBLIC / "banking77" / name).open(encoding="utf-8", newline="") as file:
        return [(row["text"], row["category"]) for row in csv.DictReader(file)]


def test_active_learning(engine: Engine, tmp_path: Path) -> None:
    if all(base.state != "ready" for base in engine.ask(commands.ListBases()) if base.id == RECIPE.base):
        pytest.skip("the starter encoder is not there: deskhand models fetch")
    train = read("train.csv")
    wanted = {label for label, _ in Counter(label for _, label in train).most_common(CLASSES)}
    labels = {text: label for text, label in train if label in wanted}
    test = tmp_path / "test.csv"
    write(test, [row for row in read("test.csv") if row[1] in wanted])
    curves: dict[str, list[list[float]]] = {CHANCE: [], UNSURE: []}
    for seed in range(SEEDS):
        first = 0.0
        for way, curve in curves.items():
            learner = Learner(engine, tmp_path / f"{way}-{seed}", labels, test, seed)
            # Both begin with the same rows by chance, so what they reach with them is measured once.
            start = learner.by_chance(SIZES[0])
            if way == UNSURE:
                first = learner.label(start)
            else:
                learner.reveal(start)
            reached = [first]
            for before, after in pairwise(SIZES):
                choose = learner.by_chance if way == CHANCE else learner.least_sure
                reached.append(learner.label(choose(after - before)))
            curve.append(reached)
        curves[CHANCE][-1][0] = first
        shown = [f"{way}: " + ", ".join(f"{value:.3f}" for value in curve[-1]) for way, curve in curves.items()]
        print(f"seed {seed}: {'; '.join(shown)}", flush=True)
    for way, curve in curves.items():
        told = ", ".join(f"{size}: {mean(at):.3f}" for size, at in zip(SIZES, zip(*curve, strict=True), strict=True))
        print(f"{way} ({len(labels)} texts, mean of {SEEDS} seeds): {told}")
    if os.environ.get("DESKHAND_PLOT"):
        draw(curves, Path(os.environ["DESKHAND_PLOT"]))
    last = {way: mean(curve[-1] for curve in found) for way, found in curves.items()}
    assert last[UNSURE] > last[CHANCE]


def draw(curves: dict[str, list[list[float]]], target: Path) -> None:
    """Draw each way's mean with its lowest and highest seed."""
    import pyqtgraph as pg
    from pyqtgraph.exporters import ImageExporter

    pg.mkQApp()
    pg.setConfigOptions(background="w", foreground="k", antialias=True)
    plot = pg.PlotWidget(title="Accuracy on the official test rows of ten Banking77 classes")
    plot.setLabel("bottom", "labels given")
    plot.addLegend(offset=(-20, -20))
    for (way, found), colour in zip(curves.items(), ("#999999", "#0072b2"), strict=True):
        columns = list(zip(*found, strict=True))
        plot.plot(SIZES, [mean(at) for at in columns], pen=pg.mkPen(colour, width=3), symbol="o", name=way)
        for bound in (min, max):
            plot.plot(SIZES, [bound(at) for at in columns], pen=pg.mkPen(colour, width=1))
    plot.resize(900, 500)
    ImageExporter(plot.plotItem).export(str(target))
