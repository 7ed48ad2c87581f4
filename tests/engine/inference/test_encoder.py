"""Many texts at once: each thread computes batches of its own, and the answers come as one thread would give them."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.export.encoder import export_fp32
from engine.export.parity import largest_gap
from engine.inference.predictor import MODEL_FILE, Predictor
from engine.inference.space import write_space
from engine.paths import Home
from engine.tasks.registry import task_named
from engine.training.model import build
from engine.training.recipe import Recipe
from tests.helpers.tiny_base import make_tiny_encoder

TASK = task_named("classification")
WORDS = ("where", "is", "my", "parcel", "the", "lamp", "broken")
# Of 3 to 42 tokens: some four batches for each of two threads.
TEXTS = [" ".join(WORDS[at % 7] for at in range(start, start + 1 + start % 40)) for start in range(100)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published classifier with random weights."""
    made = make_tiny_encoder(tmp_path_factory.mktemp("encoder") / "tiny")
    space = TASK.space([{"text": "a", "label": label} for label in "abc"], None)
    write_space(made, space, 64)
    export_fp32(build(made, TASK, space, Recipe(dropout=0.0)), TASK.outputs, made / MODEL_FILE, (), Home(made).graphs)
    return made


def test_two_threads_answer_as_one_does(folder: Path) -> None:
    alone, shared = Predictor(folder, TASK, threads=1), Predictor(folder, TASK, threads=2)
    assert largest_gap(shared.logits(TEXTS), alone.logits(TEXTS)) < 1e-5
    assert shared.predict(TEXTS) == alone.predict(TEXTS)
    assert shared.seconds > 0
