"""Each task that can be trained: imported, trained for a few real steps, published, measured and asked."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine import commands
from engine.api import Engine
from engine.inference.space import read_space
from engine.results import is_better
from engine.training.recipe import Recipe
from tests.e2e.conftest import SUBJECTS

RECIPE = Recipe(base="tiny", epochs=20, batch_size=8, learning_rate=3e-3, head_learning_rate=1e-2, patience=0)
# Enough of them that one test row more or less that is right does not decide.
SENTENCES = (
    "Where is my {}",
    "The {} is broken",
    "I wait for the {} now",
    "My {} came late",
    "A broken {} came",
    "I still wait for my {}",
    "This {} is late again",
    "It is broken, the {}",
)


def entity(text: str, subject: str) -> dict[str, Any]:
    start = text.index(subject)
    return {"text": text, "spans": [{"start": start, "end": start + len(subject), "label": "thing"}]}


def relation(text: str, subject: str) -> dict[str, Any]:
    first = text.split()[0]
    late = any(word in text.split() for word in ("late", "wait", "Where"))
    spans = [{"start": 0, "end": len(first), "label": "e1"}, {**entity(text, subject)["spans"][0], "label": "e2"}]
    return {"text": text, "spans": spans, "label": "waits(e1,e2)" if late else "other"}


def several(text: str, subject: str) -> dict[str, Any]:
    words = {"waits": ("Where", "wait", "late"), "seen": ("broken", "came"), "mine": ("my", "My")}
    return {"text": text, "labels": [name for name, signs in words.items() if set(signs) & set(text.split())]}


def rated(text: str, subject: str) -> dict[str, Any]:
    return {"query": subject, "item": text, "rating": 5.0 if "broken" in text or "wait" in text else 1.5}


def questioned(text: str, subject: str) -> dict[str, Any]:
    return {"question": "Which thing is it?", "context": text, "answer": subject}


# Task -> what makes a row, the question asked in the end, and whether the answer is right.
CASES = {
    "entities": (entity, "The vase is broken", lambda value: [tuple(span) for span in value] == [(4, 8, "thing")]),
    "relations": (relation, "<e1>Where</e1> is my <e2>vase</e2>", lambda value: value == "waits(e1,e2)"),
    "multilabel": (several, "Where is my vase", lambda value: value == ["mine", "waits"]),
    "pairs": (rated, ("vase", "The vase is broken"), lambda value: abs(value - 5.0) < 1),
    "question-answering": (questioned, ("Which thing is it?", "The vase is broken"), lambda value: value == "vase"),
}
# How large the error of the numbers may be; a constant answer has one of three.
MOST_WRONG, LEAST_RIGHT = 0.5, 0.8


@pytest.mark.parametrize("task", CASES)
def test_a_task_is_learned_from_file_to_answer(task: str, engine: Engine, tmp_path: Path) -> None:
    learn(task, RECIPE, engine, tmp_path)


@pytest.mark.parametrize(("task", "first_alone"), [("question-answering", False), ("relations", True)])
def test_several_that_learn_side_by_side_are_published_as_one(
    task: str, first_alone: bool, engine: Engine, tmp_path: Path
) -> None:
    facts = read_space(learn(task, replace(RECIPE, members=2), engine, tmp_path))
    assert facts["members"] == 2
    # Where a task tells how sure an answer is, that of the first alone is enough at times.
    assert (facts["sure"] < 1.0) == first_alone


def learn(task: str, recipe: Recipe, engine: Engine, tmp_path: Path) -> Path:
    """Learn a task of CASES from a file, ask what was published, and return its folder."""
    made, asked, right = CASES[task]
    rows = [made(sentence.format(subject), subject) for sentence in SENTENCES for subject in SUBJECTS]
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    project = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    info = engine.ask(commands.ImportDataset(project, commands.ImportSpec((str(file),), task)), timeout=60)
    result = engine.ask(commands.StartTraining(project, info.dataset, 0, recipe), timeout=200)
    details = engine.ask(commands.GetModel(project, result.model))
    metric = details.report.metric
    assert is_better(metric, result.metrics[metric], MOST_WRONG if metric == "mse" else LEAST_RIGHT)
    assert all(found.support > 0 for found in details.report.classes)
    (answer,) = engine.ask(commands.Predict(project, result.model, (asked,)))
    assert right(answer.value)
    if task == "relations":
        explained = engine.ask(commands.ExplainRow(project, result.model, asked))
        assert (explained.prediction.value, explained.prediction.confidence) == (answer.value, answer.confidence)
        assert [explained.text[word.start : word.end] for word in explained.words] == ["Where", "is", "my", "vase"]
    best = engine.ask(commands.GetRun(project, result.run)).info.best
    assert best is not None and not is_better(metric, MOST_WRONG if metric == "mse" else LEAST_RIGHT, best)
    return Path(details.info.folder)
