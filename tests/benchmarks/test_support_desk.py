"""What the support desk answers of Banking77 by itself, how much of it is right, and what it leaves alone.

The calibrator, the floor of likeness and the thresholds are set on validation rows alone; the official test rows and
the questions from elsewhere are only answered. Training on Banking77 takes an hour, so a project in which
`test_official_splits.py` trained it can be given: `DESKHAND_DESK_PROJECT=DIR`. Without it a model is trained with the
recipe of that benchmark. The encoder is the one in `DESKHAND_HOME`. That passages are found is measured by
`test_documents.py`. Run by hand: `pytest tests/benchmarks/test_support_desk.py -m benchmark -s`.
"""

from __future__ import annotations

import csv
import json
import os
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine import commands
from engine.api import Engine
from engine.inference.embedder import Embedder
from engine.inference.grouping import Grouper
from engine.inference.opening import open_model
from engine.paths import Home
from engine.ready_made.support_desk import measuring
from engine.ready_made.support_desk.measuring import Measured
from engine.training.recipe import Recipe
from tests.helpers.public_data import PUBLIC, needs_public

HOME = os.environ.get("DESKHAND_HOME")
PROJECT = os.environ.get("DESKHAND_DESK_PROJECT")
ENCODER = "all-minilm-l6-v2"
TARGET, LEAST_ANSWERED, MOST_STRANGE, STRANGE = 0.97, 0.85, 0.05, 300

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(0), needs_public]


@pytest.fixture(scope="module")
def encoder() -> Path:
    """The starter encoder's folder."""
    return Home(Path(HOME) if HOME else None).bases / ENCODER


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A project with Banking77 and a model that learned it."""
    if PROJECT:
        yield Path(PROJECT)
        return
    engine = Engine(Path(HOME) if HOME else None)
    engine.start()
    path = engine.ask(commands.CreateProject(str(tmp_path_factory.mktemp("bank") / "bank"))).path
    files = [str(PUBLIC / "banking77" / f"{part}.csv") for part in ("train", "test")]
    spec = commands.ImportSpec((files[0],), "classification", "questions", test=(files[1],), repairs=())
    engine.ask(commands.ImportDataset(path, spec))
    engine.ask(commands.StartTraining(path, "questions", 0, Recipe(label_smoothing=0.1)))
    engine.stop(60)
    yield Path(path)


@pytest.fixture(scope="module")
def asked(project: Path, encoder: Path) -> tuple[Measured, Answer]:
    """What was measured, and what answers new questions as the clerk does."""
    (model,) = (project / "models").iterdir()
    (source,) = (project / "datasets").glob("*/1.parquet")
    predictor, embedder = open_model(model, "classification"), Embedder(encoder)
    return measuring.measure(source, predictor.predict, ENCODER, embedder), Answer(predictor, embedder)


class Answer:
    """Says of questions whether they get an intent's answer."""

    def __init__(self, predictor: object, embedder: Embedder) -> None:
        self._predictor, self._embedder = predictor, embedder

    def sure(self, measured: Measured, questions: list[str]) -> np.ndarray:
        """Return which of them would be answered."""
        said = self._predictor.predict(questions)  # type: ignore[attr-defined]
        scores, nearest = measured.score(said, self._embedder.embed(questions))
        return (scores >= measured.threshold(TARGET)) & (nearest >= measured.floor)


def strangers() -> list[tuple[str, str]]:
    """Return (set, question) from five other sets, as many of each."""
    squad = json.loads((PUBLIC / "squad" / "test.json").read_text("utf-8"))["data"]
    questions = [asked["question"] for article in squad for part in article["paragraphs"] for asked in part["qas"]]
    with (PUBLIC / "airline_tweets_dated" / "Tweets.csv").open(encoding="utf-8", newline="") as opened:
        tweets = [row["text"] for row in csv.DictReader(opened)]
    calls = (PUBLIC / "snips" / "toolcalls_test.jsonl").read_text("utf-8").splitlines()
    spoken = [json.loads(line)["messages"][0]["content"] for line in calls]
    captions = (PUBLIC / "multi30k_en_de" / "test_2016_flickr.en").read_text("utf-8").splitlines()
    lines = (PUBLIC / "gold_news_dated" / "gold-dataset-sinha-khandait.csv").read_text("utf-8").splitlines()[1:]
    news = [line.split("\t")[2] for line in lines if line.count("\t") > 3]
    sets = {"squad": questions, "tweets": tweets, "snips": spoken, "multi30k": captions, "gold news": news}
    rng = random.Random(0)
    return [(name, text) for name, texts in sets.items() for text in rng.sample(texts, STRANGE // len(sets))]


def test_banking77_is_answered_by_itself(asked: tuple[Measured, Answer]) -> None:
    measured, answer = asked
    print()
    points = measured.points(dict.fromkeys(measured.labels, "An answer."), {})
    for point in points:
        right = f"{point.precision:.2%}" if point.precision is not None else "-"
        print(f"aims at {point.target:.1%}: answers {point.answered:.1%} of the test rows, right {right}", end="")
        print(f" (validation rows answered: {point.expected:.1%})")
    chosen = next(point for point in points if point.target == TARGET)
    strange = strangers()
    sure = answer.sure(measured, [text for _, text in strange])
    taken = Counter(name for (name, _), one in zip(strange, sure, strict=True) if one)
    print(f"{len(strange)} questions of other sets: {sure.mean():.1%} get an intent's answer {dict(taken)}")
    assert chosen.precision is not None and chosen.precision >= TARGET
    assert chosen.answered >= LEAST_ANSWERED
    assert sure.mean() <= MOST_STRANGE


def test_questions_are_grouped(encoder: Path) -> None:
    """How well the suggested groups fit the intents, for a person corrects them: the official test questions."""
    with (PUBLIC / "banking77" / "test.csv").open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    chosen = sorted({row["category"] for row in rows})[::4]
    rows = [row for row in rows if row["category"] in chosen]
    groups = Grouper(Embedder(encoder)).group([row["text"] for row in rows], [""] * len(rows))
    held: dict[int, Counter[str]] = {}
    for number, row in zip(groups, rows, strict=True):
        held.setdefault(number, Counter())[row["category"]] += 1
    purity = sum(max(counted.values()) for counted in held.values()) / len(rows)
    whole = Counter[str]()
    for counted in held.values():
        for category, count in counted.items():
            whole[category] = max(whole[category], count)
    print(f"\n{len(rows)} questions of {len(chosen)} intents: {len(held)} groups, purity {purity:.1%}", end="")
    print(f", of an intent {sum(whole.values()) / len(rows):.1%} are in one group")
    assert purity > 0.5
