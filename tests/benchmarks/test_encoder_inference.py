"""A published classifier at work on Banking77 texts: throughput, the time of one text, accuracy, and a large file.

Run by hand, on an idle machine: `pytest tests/benchmarks/test_encoder_inference.py -m benchmark -s`. Needs the starter
encoder in DESKHAND_HOME (or the platform's home), the data sets in DESKHAND_BENCH_DATA and `pip install .[bench]`.
Contestants take short turns, so that a busy moment hits each of them, and have the same number of threads
(OMP_NUM_THREADS, one a core where it is not set). The model is made by the app itself: its head is trained on part of
the training rows. DESKHAND_BENCH_FOLDER keeps it, and takes it from there the next time. DESKHAND_BENCH_ROWS is the
length of the large file (100,000).
"""

from __future__ import annotations

import csv
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import torch
from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification, pipeline

from engine import commands
from engine.api import Engine
from engine.events import Event, Progress
from engine.hardware import cores, processor_facts
from engine.inference.predictor import Predictor
from engine.inference.space import read_space
from engine.paths import Home, project_path
from engine.results import ModelInfo
from engine.tasks.parts.tokens import encode
from engine.tasks.registry import task_named
from engine.training.batching import Example, collate
from engine.training.checkpoint import BEST, load_best
from engine.training.model import TaskModel, build, merged
from engine.training.recipe import Recipe
from tests.helpers.public_data import PUBLIC, needs_public

HOME = os.environ.get("DESKHAND_HOME")
FOLDER = os.environ.get("DESKHAND_BENCH_FOLDER", "")
ROWS = int(os.environ.get("DESKHAND_BENCH_ROWS", "100000"))
THREADS = int(os.environ.get("OMP_NUM_THREADS", cores()))
# Turns that each takes, texts in a turn; the first turn only warms up.
TURNS, TEXTS, BATCH, SINGLES = 5, 256, 32, 40
# Rows that the head learns from.
LEARNED = 2000

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(0), needs_public]


@dataclass
class Contestant:
    """`turn(texts)` answers them."""

    name: str
    turn: Callable[[Sequence[str]], object]
    seconds: float = 0.0
    texts: int = 0

    def take(self, number: int, texts: Sequence[str]) -> None:
        started = time.perf_counter()
        self.turn(texts)
        if number:
            self.seconds += time.perf_counter() - started
            self.texts += len(texts)

    @property
    def pace(self) -> float:
        return self.texts / self.seconds


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    made = Engine(Path(HOME) if HOME else None)
    made.start()
    yield made
    made.stop()


@dataclass(frozen=True)
class Subject:
    """The published model, and the torch model that it was exported from."""

    project: str
    info: ModelInfo
    base: Path
    predictor: Predictor
    torch: TaskModel


@pytest.fixture(scope="module")
def subject(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Subject:
    torch.set_num_threads(THREADS)
    kept = Path(FOLDER) if FOLDER else tmp_path_factory.mktemp("bench")
    project = str(project_path(str(kept / "bank")))
    if not (kept / BEST).is_file():
        make(engine, kept)
    details = engine.ask(commands.GetModel(project, "bank"))
    info, folder = details.info, Path(details.info.folder)
    task, space = task_named(info.task), read_space(folder)["space"]
    base = next(Path(base.folder) for base in engine.ask(commands.ListBases()) if base.id == info.base)
    run = engine.ask(commands.GetRun(project, info.run))
    model = build(base, task, space, Recipe(**run.recipe))
    model.load_state_dict(load_best(kept), strict=False)
    print(f"\n{processor_facts()[0]}, threads: {THREADS}; {info.name}: {details.parity}")
    return Subject(project, info, base, Predictor(folder, task, threads=THREADS), merged(model).eval())


def make(engine: Engine, folder: Path) -> None:
    """Train and publish `bank` in a project in `folder`, and keep the trained weights there."""
    folder.mkdir(parents=True, exist_ok=True)
    if all(base.state != "ready" for base in engine.ask(commands.ListBases()) if base.id == Recipe().base):
        pytest.skip("the starter encoder is not there: deskhand models fetch")
    rows = texts_of("train", "category")
    with (folder / "train.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("text", "label"), *rows[:: len(rows) // LEARNED]])
    with (folder / "test.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("text", "label"), *texts_of("test", "category")])
    project = engine.ask(commands.CreateProject(str(folder / "bank"))).path
    paths = {"paths": (str(folder / "train.csv"),), "test": (str(folder / "test.csv"),)}
    engine.ask(commands.ImportDataset(project, commands.ImportSpec(task="classification", name="bank", **paths)))
    recipe = Recipe(adaptation="head", epochs=6, patience=0, head_learning_rate=3e-2)

    def keep(event: Event) -> None:
        # What was trained goes with the run's checkpoints, once it is published.
        if isinstance(event, Progress) and event.stage == "export":
            (best,) = Path(project).glob(f"runs/*/checkpoints/{BEST}")
            shutil.copyfile(best, folder / BEST)

    engine.ask(commands.StartTraining(project, "bank", 0, recipe, "bank"), timeout=None, listener=keep)


def texts_of(part: str, *more: str) -> list[tuple[str, ...]]:
    with (PUBLIC / "banking77" / f"{part}.csv").open(encoding="utf-8", newline="") as file:
        return [(row["text"], *(row[name] for name in more)) for row in csv.DictReader(file)]


def by_torch(subject: Subject, sort: bool = False) -> Callable[[Sequence[str]], list[str]]:
    """Eager fp32 in batches padded to their longest: in the order of the texts, or sorted by length first."""
    labels = subject.predictor.space["labels"]

    def turn(texts: Sequence[str]) -> list[str]:
        encodings = encode(subject.predictor.tokenizer, texts)
        order = sorted(range(len(texts)), key=lambda at: -len(encodings[at].ids)) if sort else range(len(texts))
        said = [""] * len(texts)
        for start in range(0, len(texts), BATCH):
            chosen = list(order)[start : start + BATCH]
            batch = collate([Example({"input_ids": encodings[at].ids}) for at in chosen], (), 0)
            with torch.inference_mode():
                best = subject.torch(**batch.inputs)[0].argmax(-1).tolist()
            for at, index in zip(chosen, best, strict=True):
                said[at] = labels[index]
        return said

    return turn


def by_pipeline(subject: Subject) -> Callable[[Sequence[str]], object]:
    """transformers' own: the same base with a classifier for as many classes."""
    config = BertConfig.from_pretrained(subject.base, num_labels=len(subject.predictor.space["labels"]))
    model = BertForSequenceClassification.from_pretrained(subject.base, config=config, dtype=torch.float32)
    made = pipeline(
        "text-classification", model=model, tokenizer=AutoTokenizer.from_pretrained(subject.base), device="cpu"
    )
    return lambda texts: made(list(texts), batch_size=BATCH)


def by_sentence_transformers(subject: Subject) -> Callable[[Sequence[str]], object]:
    """Embeddings alone, which it sorts by length: a classifier on top would come on top."""
    library = pytest.importorskip("sentence_transformers", reason="pip install .[bench]")
    model = library.SentenceTransformer(str(subject.base), device="cpu")
    return lambda texts: model.encode(list(texts), batch_size=BATCH, show_progress_bar=False)


def test_throughput(subject: Subject) -> None:
    texts = [text for (text,) in texts_of("test")]
    contestants = [
        Contestant("ours, int8", subject.predictor.predict),
        Contestant("torch eager fp32", by_torch(subject)),
        Contestant("transformers.pipeline", by_pipeline(subject)),
        Contestant("sentence-transformers", by_sentence_transformers(subject)),
        Contestant("torch, sorted by length", by_torch(subject, sort=True)),
    ]
    for number in range(TURNS):
        for contestant in contestants:
            contestant.take(number, texts[number * TEXTS : (number + 1) * TEXTS])
    own = contestants[0].pace
    print()
    for contestant in contestants:
        print(f"  {contestant.name:24} {contestant.pace:8.1f} texts/s  ours is {own / contestant.pace:5.2f} times that")
    for contestant in contestants[1:4]:
        assert own >= 2.5 * contestant.pace, contestant.name


def test_the_time_of_one_text(subject: Subject) -> None:
    texts = [text for (text,) in texts_of("test")][:SINGLES]
    contestants = [Contestant("ours, int8", subject.predictor.predict), Contestant("torch", by_torch(subject))]
    # Each answers all of them in a turn: torch's threads stay busy for a while after it, waiting for its next text.
    for number in range(TURNS):
        for contestant in contestants:
            for text in texts:
                contestant.take(number, [text])
    ours, reference = (1000 / contestant.pace for contestant in contestants)
    print(f"\n  one text: ours {ours:.2f} ms, torch {reference:.2f} ms: {ours / reference:.2f} of that")
    assert ours <= reference / 4


def test_int8_says_what_torch_says(subject: Subject) -> None:
    rows = texts_of("test", "category")
    texts = [text for text, _ in rows]
    said = {
        "ours": [answer.value for answer in subject.predictor.predict(texts)],
        "torch": by_torch(subject, sort=True)(texts),
    }
    right = {name: sum(a == row[1] for a, row in zip(found, rows, strict=True)) for name, found in said.items()}
    ours, reference = (right[name] / len(rows) for name in said)
    print(f"\n  accuracy on the {len(rows)} official test rows: ours {ours:.4f}, torch {reference:.4f}")
    assert ours >= reference - 0.005


def test_a_large_file(subject: Subject, engine: Engine, tmp_path: Path) -> None:
    texts = [text for (text,) in texts_of("train") + texts_of("test")]
    source, target = tmp_path / "large.csv", tmp_path / "answered.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("number", "text"), *((at, texts[at % len(texts)]) for at in range(ROWS))])
    log = Home(Path(HOME) if HOME else None).log.with_name("predict.log")
    command = commands.PredictFile(subject.project, subject.info.model, str(source), str(target))
    found = engine.ask(command, timeout=None)
    told = re.findall(
        r"(\d+) rows answered in ([\d.]+) s, of which the model ran ([\d.]+) s; "
        r"memory (\d+) MB after a tenth, (\d+) MB at the end",
        log.read_text(encoding="utf-8"),
    )
    rows, seconds, inside, early, late = map(float, told[-1])
    assert rows == found.rows == ROWS
    print(
        f"\n  {ROWS:,} rows in {found.seconds:.1f} s in all ({ROWS / found.seconds:.0f} a second), {seconds:.1f} s to "
        f"answer, {inside:.1f} s inside ONNX Runtime: {inside / seconds:.1%} of answering, "
        f"{inside / found.seconds:.1%} of all; memory {early:.0f} MB after a tenth, {late:.0f} MB at the end"
    )
    assert inside >= 0.9 * found.seconds
    assert late <= 1.1 * early
