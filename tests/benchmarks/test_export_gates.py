"""Every task's export on a real set: a few steps of training, the export, and what the gate says of each variant.

Run by hand, all or by name: `pytest tests/benchmarks/test_export_gates.py -m benchmark -s -k translation`. Needs the
starter models in DESKHAND_HOME (or the platform's home) and the data sets in DESKHAND_BENCH_DATA; about twenty minutes
on two cores. What is learned in a few steps is little: the figures tell how alike the trained and the exported model
are, not how well a task can be learned. Of encoder-decoders there is no starter model: a tiny one with random weights
stands for them, which writes much the same whatever it reads.
"""

from __future__ import annotations

import csv
import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from engine import commands
from engine.api import Engine
from engine.hardware import processor_facts
from engine.results import ModelDetails, ParityRow
from engine.training.recipe import Recipe
from tests.engine.export.tiny import encoder_decoder_folder
from tests.helpers.public_data import PUBLIC, needs_public

HOME = os.environ.get("DESKHAND_HOME")
ENCODER, DECODER, TINY = Recipe().base, "smollm2-135m-instruct", "tiny-rewriter"
Made = dict[str, Any]
PARTS = ("train", "valid", "test")

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(0), needs_public]


# ---- rows of the public sets --------------------------------------------------------------------------------


def spread(items: Sequence[Any], count: int) -> Sequence[Any]:
    """Return `count` items from all over."""
    return items[:: max(1, len(items) // count)][:count]


def table(path: str, delimiter: str = ",") -> list[dict[str, str]]:
    with (PUBLIC / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def json_lines(path: str) -> list[Made]:
    return [json.loads(line) for line in (PUBLIC / path).read_text(encoding="utf-8").splitlines()]


def banking77(part: str) -> list[Made]:
    rows = table(f"banking77/{'test' if part == 'test' else 'train'}.csv")
    return [{"text": row["text"], "label": row["category"]} for row in part_of(rows, part)]


def part_of(rows: Sequence[Any], part: str) -> Sequence[Any]:
    """Divide rows that come without parts: three of five to learn from, one for each of the others."""
    at = {"train": (0, 1, 2), "valid": (3,), "test": (4,)}[part]
    return [row for number, row in enumerate(rows) if number % 5 in at]


def genres(part: str) -> list[Made]:
    return [
        {"text": row["title"], "labels": row["genres"]} for row in part_of(table("movielens_small/movies.csv"), part)
    ]


def tagged_ratings(part: str) -> list[Made]:
    """A film as someone tagged it, and the stars that the same person gave it."""
    titles = {row["movieId"]: row["title"] for row in table("movielens_small/movies.csv")}
    stars = {(row["userId"], row["movieId"]): row["rating"] for row in table("movielens_small/ratings.csv")}
    rows = [
        {"text": row["tag"], "text_pair": titles[row["movieId"]], "score": stars[row["userId"], row["movieId"]]}
        for row in table("movielens_small/tags.csv")
        if (row["userId"], row["movieId"]) in stars
    ]
    return list(part_of(rows, part))


def paragraphs(part: str) -> list[Made]:
    name = {"train": "train", "valid": "dev", "test": "test"}[part]
    document = json.loads((PUBLIC / "squad" / f"{name}.json").read_text(encoding="utf-8"))
    return [paragraph for article in document["data"] for paragraph in article["paragraphs"]]


def asked_and_answered(part: str) -> list[Made]:
    """A question with its paragraph, or with the one after it."""
    found, rows = paragraphs(part), []
    for at, paragraph in enumerate(found):
        for number, question in enumerate(paragraph["qas"]):
            other = found[(at + 1) % len(found)]["context"]
            fits = number % 2 == 0
            context, label = (paragraph["context"], "answers") if fits else (other, "does not")
            rows.append({"text": question["question"], "text_pair": context, "label": label})
    return rows


def squad(part: str) -> list[Made]:
    return [
        {
            "question": question["question"],
            "context": paragraph["context"],
            "answer": question["answers"][0]["text"],
            "answer_start": question["answers"][0]["answer_start"],
        }
        for paragraph in paragraphs(part)
        for question in paragraph["qas"]
    ]


def translations(part: str) -> list[Made]:
    name = {"train": "train", "valid": "val", "test": "test_2016_flickr"}[part]
    english, german = (
        (PUBLIC / "multi30k_en_de" / f"{name}.{code}").read_text(encoding="utf-8").splitlines() for code in ("en", "de")
    )
    return [{"source": source, "target": target} for source, target in zip(english, german, strict=True)]


def subjects(part: str) -> list[Made]:
    rows = json_lines(f"aeslc_email_subjects/{'dev' if part == 'valid' else part}.jsonl")
    return [{"text": row["email"], "summary": row["subject"]} for row in rows if len(row["email"]) < 1200]


def dialogues(part: str) -> list[Made]:
    """Two people's talk; the second of them is the assistant."""
    rows = json_lines("dialogsum/test.jsonl") if part == "test" else part_of(json_lines("dialogsum/dev.jsonl"), part)
    return [{"messages": turns} for row in rows if len(turns := _turns(row["dialogue"])) >= 2]


def _turns(dialogue: str) -> list[dict[str, str]]:
    roles = {"#Person1#": "user", "#Person2#": "assistant"}
    said = [line.partition(": ") for line in dialogue.splitlines()]
    turns = [{"role": roles[who], "content": text} for who, _, text in said if who in roles]
    while turns and turns[-1]["role"] != "assistant":
        turns.pop()
    return turns[-6:]


def calls(part: str) -> list[Made]:
    return json_lines(f"snips/toolcalls_{part}.jsonl")


def written(rows: Callable[[str], list[Made]], counts: Sequence[int], folder: Path) -> tuple[str, ...]:
    """Write as many rows of each part as JSON lines into `folder`."""
    for part, count in zip(PARTS, counts, strict=True):
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in spread(rows(part), count))
        (folder / f"{part}.jsonl").write_text("".join(lines), encoding="utf-8")
    return (str(folder),)


def blocks(paths: Sequence[str], counts: Sequence[int], folder: Path) -> tuple[str, ...]:
    """Write as many blocks, divided by empty lines, of each file under its own name into `folder`."""
    for path, count in zip(paths, counts, strict=True):
        text = (PUBLIC / path).read_text(encoding="utf-8").replace("\r\n", "\n")
        chosen = spread([block for block in text.split("\n\n") if block.strip()], count)
        (folder / Path(path).name).write_text("\n\n".join(chosen) + "\n\n", encoding="utf-8")
    return (str(folder),)


# ---- the cases ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """`data(folder)` writes the sample and returns what is imported."""

    task: str
    set: str
    data: Callable[[Path], tuple[str, ...]]
    base: str = ENCODER
    settings: dict[str, str] = field(default_factory=dict)


def of_rows(rows: Callable[[str], list[Made]], *counts: int) -> Callable[[Path], tuple[str, ...]]:
    return lambda folder: written(rows, counts, folder)


def of_blocks(paths: Sequence[str], *counts: int) -> Callable[[Path], tuple[str, ...]]:
    return lambda folder: blocks(paths, counts, folder)


FEW = (1200, 200, 60)
# Of a writer's rows each takes a second or more, four times over.
WRITTEN = (48, 12, 6)
QUICK = {"epochs": "2", "patience": "0", "learning_rate": "2e-4", "head_learning_rate": "5e-3", "max_tokens": "128"}
# What says nothing at first, and would agree with itself about that, takes some more steps.
SLOW = {**QUICK, "epochs": "5", "batch_size": "16", "learning_rate": "3e-4", "head_learning_rate": "1e-2"}
WRITER = {
    "epochs": "1",
    "patience": "0",
    "adaptation": "lora",
    "learning_rate": "1e-3",
    "lora_dropout": "0",
    "batch_size": "8",
    "max_tokens": "128",
}
RANDOM = {**WRITER, "adaptation": "full", "epochs": "3"}
CONLL = tuple(f"conll2003/eng.{part}" for part in ("train", "testa", "testb"))
SEMEVAL = ("semeval2010_task8/TRAIN_FILE.TXT", "semeval2010_task8/TEST_FILE_FULL.TXT")
CASES = {
    "classification": Case("classification", "Banking77", of_rows(banking77, *FEW)),
    "multilabel": Case("multilabel", "MovieLens genres", of_rows(genres, *FEW), settings=SLOW),
    "pairs-score": Case("pairs", "MovieLens tags and stars", of_rows(tagged_ratings, *FEW)),
    "pairs-class": Case("pairs", "SQuAD questions and paragraphs", of_rows(asked_and_answered, 600, 200, 60)),
    "entities": Case("entities", "CoNLL-2003", of_blocks(CONLL, *FEW), settings=SLOW),
    "relations": Case("relations", "SemEval-2010 task 8", of_blocks(SEMEVAL, 1500, 60)),
    "question-answering": Case("question-answering", "SQuAD", of_rows(squad, 600, 120, 60)),
    "router": Case("tool-calls", "Snips", of_rows(calls, *FEW)),
    "translation": Case("translation", "Multi30k", of_rows(translations, *WRITTEN), DECODER, WRITER),
    "summarisation": Case("summarisation", "AESLC", of_rows(subjects, *WRITTEN), DECODER, WRITER),
    "dialogue": Case("dialogue", "DialogSum", of_rows(dialogues, *WRITTEN), DECODER, WRITER),
    "written-calls": Case("tool-calls", "Snips", of_rows(calls, *WRITTEN), DECODER, WRITER),
    "rewritten-translation": Case("translation", "Multi30k", of_rows(translations, 200, 16, 4), TINY, RANDOM),
    "rewritten-summarisation": Case("summarisation", "AESLC", of_rows(subjects, 200, 16, 4), TINY, RANDOM),
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The engine on a home of its own: the starter models are linked to, and the tiny encoder-decoder added."""
    home = tmp_path_factory.mktemp("home")
    link_starters(home)
    made = Engine(home)
    made.start()
    made.ask(commands.ImportBase(str(encoder_decoder_folder(home / "made" / TINY))), timeout=600)
    yield made
    made.stop()


def link_starters(home: Path) -> None:
    from engine.paths import Home

    (home / "models").mkdir()
    for name in (ENCODER, DECODER):
        standing = Home(Path(HOME) if HOME else None).bases / name
        if standing.is_dir():
            (home / "models" / name).symlink_to(standing, target_is_directory=True)


@pytest.fixture(scope="module")
def shown() -> Iterator[list[str]]:
    """The lines of the table, shown when all have run."""
    lines: list[str] = []
    yield lines
    print(f"\n{processor_facts()[0]}")
    print(
        "| task | base | set | variant | metric | torch | exported | largest logit gap | MB | ms a text | published |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    print("\n".join(lines))


@pytest.mark.parametrize("name", CASES)
def test_an_export_passes_its_gate(name: str, engine: Engine, shown: list[str], tmp_path: Path) -> None:
    case = CASES[name]
    if all(base.state != "ready" for base in engine.ask(commands.ListBases()) if base.id == case.base):
        pytest.skip(f"{case.base} is not there: deskhand models fetch")
    (tmp_path / "chosen").mkdir()
    project = engine.ask(commands.CreateProject(str(tmp_path / name))).path
    spec = commands.ImportSpec(case.data(tmp_path / "chosen"), case.task, name)
    data = engine.ask(commands.ImportDataset(project, spec), timeout=600)
    started = time.monotonic()
    recipe = Recipe(base=case.base).with_settings(case.settings or QUICK)
    result = engine.ask(commands.StartTraining(project, data.dataset, data.version, recipe), timeout=None)
    details = engine.ask(commands.GetModel(project, result.model))
    found = [line(case, details, row) for row in details.parity]
    shown.extend(found)
    print(f"\n{name}: {time.monotonic() - started:.0f} s\n" + "\n".join(found))
    assert sum(row.published for row in details.parity) == 1


def line(case: Case, details: ModelDetails, row: ParityRow) -> str:
    cells = [case.task, case.base, case.set, row.variant, details.report.metric]
    cells += [f"{row.torch_metric:.4f}", f"{row.metric:.4f}", f"{row.logit_gap:.4f}", f"{row.bytes / 1e6:.1f}"]
    return f"| {' | '.join([*cells, f'{row.milliseconds:.1f}', 'yes' if row.published else ''])} |"
