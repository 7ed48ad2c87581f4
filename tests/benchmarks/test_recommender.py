"""Are the recommender's lists better than what is popular, and than ALS and BPR of the `implicit` library?

MovieLens (ml-latest-small), everything in one run. A rating of 4 or more is liked. The first 80 % of the ratings in
time are for learning, the last 20 % are the test; ours, ALS and BPR choose all settings inside the first part, nobody
sees the second. Measured are all people who liked something in the test part that can be found: candidates are the
films that somebody had rated before, without those the person had rated. Most of these people are new by then; for
them ALS and BPR, which know nothing of them, fall back on popularity. The same figures for those with behaviour stand
beside them.

New items: all films are divided by chance into ten tenths; each tenth in turn is taken out of the first part as if
nobody had rated it, everything is learned anew, and it alone is ranked for people with behaviour who liked one of its
films in the test part. Compared are chance and popularity of the film's genres (the mean number of ratings of a film
of the genre, the mean of these over the film's genres).

Run by hand: `pytest tests/benchmarks -m benchmark -k recommender -s`.
"""

from __future__ import annotations

import csv
import os
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from engine import commands
from engine.api import Engine
from engine.inference.embedder import Embedder
from engine.paths import Home
from engine.ready_made.recommender import contents, measuring, ranking, signals
from engine.ready_made.recommender.behaviour import Behaviour, Catalogue, Floats
from engine.ready_made.recommender.commands import TrainTextModel
from tests.helpers.public_data import PUBLIC, needs_public

HOME = os.environ.get("DESKHAND_HOME")
BASE = "all-minilm-l6-v2"
LIKED, TRAINING, VALIDATION, TENTHS = 4.0, 0.8, 0.85, 10
FACTORS = (8, 16, 32, 64)

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(0), needs_public]


@cache
def films() -> tuple[Catalogue, Behaviour]:
    """Return the catalogue and everybody's ratings."""
    with (PUBLIC / "movielens_small" / "movies.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    genres = [tuple(name for name in row["genres"].split("|") if not name.startswith("(")) for row in rows]
    titles = tuple(row["title"] for row in rows)
    catalogue = Catalogue(tuple(row["movieId"] for row in rows), titles, ("",) * len(rows), tuple(genres))
    place = {item: number for number, item in enumerate(catalogue.ids)}
    with (PUBLIC / "movielens_small" / "ratings.csv").open(encoding="utf-8", newline="") as file:
        ratings = list(csv.DictReader(file))
    people = sorted({row["userId"] for row in ratings}, key=int)
    who = {person: number for number, person in enumerate(people)}
    return catalogue, Behaviour.of(
        people,
        len(catalogue),
        [who[row["userId"]] for row in ratings],
        [place[row["movieId"]] for row in ratings],
        [float(row["rating"]) >= LIKED for row in ratings],
        [float(row["timestamp"]) for row in ratings],
    )


@cache
def read_films() -> contents.Contents:
    """Read the titles and genres with the starter encoder."""
    folder = Home(Path(HOME) if HOME else None).bases / BASE
    if not (folder / "onnx" / "embed.onnx").is_file():
        pytest.skip("the starter encoder is not there: deskhand models fetch")
    embedder, wording = Embedder(folder, 128), films()[0].wording()
    rows = [embedder.embed(wording[start : start + 64]) for start in range(0, len(wording), 64)]
    return contents.read(films()[0], np.concatenate(rows))


class Test:
    """A past and what comes after it: who is measured, on what."""

    __test__ = False

    def __init__(self, past: Behaviour, after: Behaviour) -> None:
        self.past, self.seen, self.liked, self.lately = past, past.matrix(), past.matrix(True), past.lately()
        self.counts = np.asarray(self.seen.sum(axis=1)).ravel()
        self.popular = np.asarray(self.seen.sum(axis=0), dtype=np.float32).ravel()
        self.allowed = self.popular > 0
        self.targets = after.targets(self.seen, self.allowed)
        self.known = [person for person in self.targets if self.counts[person]]

    def figures(self, score: measuring.Scorer) -> tuple[float, float, float, float]:
        """Return NDCG@10 and recall@10 over all people, then over those with behaviour."""
        found = measuring.measure(score, self.targets, self.seen, self.allowed)
        return (*measuring.mean(found), *measuring.mean(found, self.known))

    def by_popularity(self, people: list[int]) -> Floats:
        return np.tile(self.popular, (len(people), 1))

    def by_library(self, model: object) -> measuring.Scorer:
        """Return the scores of a fitted model of `implicit`, popularity for people it does not know."""

        def score(people: list[int]) -> Floats:
            rows = model.user_factors[people] @ model.item_factors.T  # type: ignore[attr-defined]
            return np.where(self.counts[people][:, None] > 0, rows, self.popular)

        return score

    def ours(self, left_out: Sequence[str] = ()) -> measuring.Scorer:
        """Learn on the past, without signals that are `left_out`; return the scores."""
        weights, made = ranking.fit(self.past, read_films(), left_out=left_out), signals.fit(self.past, read_films())

        def score(people: list[int]) -> Floats:
            found = made.of(self.seen[people], self.liked[people], self.lately[people])
            return weights.score(found, self.counts[people] > 0)

        return score


def library(kind: str, test: Test, factors: int, strength: float) -> object:
    """Fit ALS (`strength`: the confidence of an event) or BPR (the learning rate) on what was seen."""
    from implicit.als import AlternatingLeastSquares
    from implicit.bpr import BayesianPersonalizedRanking

    if kind == "ALS":
        model = AlternatingLeastSquares(factors, alpha=strength, iterations=20, num_threads=1, random_state=0)
    else:
        model = BayesianPersonalizedRanking(factors, strength, iterations=100, num_threads=1, random_state=0)
    model.fit(test.seen, show_progress=False)
    return model


def test_better_than_popularity_als_and_bpr() -> None:
    behaviour = films()[1]
    place = behaviour.cut(TRAINING)
    past, after = behaviour.part(0, place), behaviour.part(place, len(behaviour))
    inner = past.cut(VALIDATION)
    valid, test = Test(past.part(0, inner), past.part(inner, place)), Test(past, after)
    print(
        f"\n{len(test.targets)} people, {len(test.known)} of them with behaviour; {int(test.allowed.sum())} candidates"
    )
    found = {"popularity": test.figures(test.by_popularity)}
    for kind, strengths in (("ALS", (1.0, 5.0, 20.0)), ("BPR", (0.01, 0.05))):
        tried = [(factors, strength) for factors in FACTORS for strength in strengths]
        # By people with behaviour: the others get the same list from each of these.
        reached = [valid.figures(valid.by_library(library(kind, valid, *settings)))[2] for settings in tried]
        best = tried[int(np.argmax(reached))]
        print(f"{kind}: {best[0]} factors, {best[1]} (validation {max(reached):.4f})")
        found[kind] = test.figures(test.by_library(library(kind, test, *best)))
    found["ours, no text interest"] = test.figures(test.ours(("fits",)))
    found["ours"] = test.figures(test.ours())
    print("                            all: NDCG@10  recall@10   with behaviour: NDCG@10  recall@10")
    for name, row in found.items():
        print(f"{name:23s}        {row[0]:9.4f}  {row[1]:9.4f}                   {row[2]:9.4f}  {row[3]:9.4f}")
    assert found["ours"][0] >= 1.15 * found["popularity"][0]
    assert found["ours"][2] >= 1.15 * found["popularity"][2]
    for kind in ("ALS", "BPR"):
        assert found["ours"][0] >= found[kind][0]
        assert found["ours"][2] >= found[kind][2]


def test_items_nobody_has_touched() -> None:
    behaviour, chance = films()[1], np.random.default_rng(0)
    place = behaviour.cut(TRAINING)
    past, after = behaviour.part(0, place), behaviour.part(place, len(behaviour))
    tenth = chance.integers(0, TENTHS, behaviour.items)
    every: dict[str, list[float]] = {"chance": [], "genre": [], "ours, no text interest": [], "ours": []}
    for number in range(TENTHS):
        out = tenth == number
        without = past.without(out)
        seen, liked = without.matrix(), without.matrix(True)
        counts = np.asarray(seen.sum(axis=1)).ravel()
        found = after.targets(past.matrix(), out)
        targets = {person: items for person, items in found.items() if counts[person]}
        weights, made = ranking.fit(without, read_films()), signals.fit(without, read_films())
        plain, lately = ranking.fit(without, read_films(), left_out=("fits",)), without.lately()

        def ours(by: ranking.Ranker, made=made, seen=seen, liked=liked, lately=lately) -> measuring.Scorer:  # type: ignore[no-untyped-def]
            return lambda people: by.score(
                made.of(seen[people], liked[people], lately[people]), np.ones(len(people), dtype=bool), new=True
            )

        scorers: dict[str, measuring.Scorer] = {
            "chance": lambda people: chance.random((len(people), behaviour.items)).astype(np.float32),
            "genre": _by_genre(without),
            "ours, no text interest": ours(plain),
            "ours": ours(weights),
        }
        for name, score in scorers.items():
            # Chance is drawn ten times, once is too coarse for so few people.
            for _ in range(10 if name == "chance" else 1):
                figures = measuring.measure(score, targets, seen, out)
                every[name] += [figure[0] for figure in figures.values()]
        print({name: f"{np.mean(values):.4f}" for name, values in every.items()}, len(every["ours"]), flush=True)
    means = {name: float(np.mean(values)) for name, values in every.items()}
    print(
        "\nNew items, NDCG@10:", {name: f"{value:.4f}" for name, value in means.items()}, f"{len(every['ours'])} lists"
    )
    assert means["ours"] >= 2 * means["chance"]
    assert means["ours"] > means["genre"]


def test_a_text_model_trained_on_pairs(tmp_path: Path) -> None:
    """The way of a person: a project of the two files, then the button; the model reads the first 50 places again."""
    made = Engine(Path(HOME) if HOME else None)
    made.start()
    try:
        started = time.monotonic()
        folder = PUBLIC / "movielens_small"
        files = {"items": (str(folder / "movies.csv"),), "behaviour": (str(folder / "ratings.csv"),)}
        path = made.ask(commands.CreateReadyMade(str(tmp_path / "films"), "recommender", files)).path
        print(f"\nmade and learned in {time.monotonic() - started:.0f} s", flush=True)
        started = time.monotonic()
        gain = made.ask(TrainTextModel(path))
        model = made.ask(commands.GetModel(path, gain.model))
        rows = next(info.rows for info in made.ask(commands.ListDatasets(path)) if info.task == "pairs")
        print(f"text model on {rows} pairs in {time.monotonic() - started:.0f} s: {gain}")
        print({name: round(found.value, 4) for name, found in model.report.metrics.items()}, model.report.baselines)
        assert gain.used <= (gain.with_it >= gain.without)
    finally:
        made.stop()


def _by_genre(past: Behaviour) -> measuring.Scorer:
    kinds = (read_films().categories > 0).astype(np.float64)
    counts = np.bincount(past.item, minlength=past.items).astype(float)
    touched = counts > 0
    mean = (kinds.T @ counts) / np.maximum(1, np.asarray(kinds[touched].sum(axis=0)).ravel())
    scores = (kinds @ mean) / np.maximum(1, np.asarray(kinds.sum(axis=1)).ravel())
    return lambda people: np.tile(scores.astype(np.float32), (len(people), 1))
