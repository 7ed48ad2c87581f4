"""Only the words of the training texts learn: as they would in a whole embedding, and the others stay as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from engine.tasks.parts.features import IDS
from engine.tasks.registry import task_named
from engine.training.device import Placement
from engine.training.material import prepare
from engine.training.model import TaskModel, build, merged, trainable
from engine.training.objective import EncoderObjective
from engine.training.optimisation import optimiser
from engine.training.recipe import Recipe
from engine.training.vocabulary import Vocabulary
from tests.helpers.tiny_base import make_tiny_encoder

TASK = task_named("classification")
ROWS = [{"text": text, "label": label} for text, label in (("where is my parcel", "a"), ("the lamp is broken", "b"))]
RECIPE = Recipe(dropout=0.0, weight_decay=0.0, learning_rate=1e-2)
PLACEMENT = Placement("cpu", False)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny_encoder(tmp_path_factory.mktemp("base") / "tiny")


def learned(base: Path, narrow: bool) -> tuple[TaskModel, set[int]]:
    """Return a model after three steps, and the ids of the words that it was shown."""
    space = TASK.space(ROWS, None)
    material = prepare(base, TASK, space, ROWS, ROWS, 32)
    texts = [example.inputs[IDS] for example in material.train]
    model = build(base, TASK, space, RECIPE, (), texts if narrow else ())
    objective, steps = EncoderObjective(TASK, space, material, RECIPE, PLACEMENT), optimiser(model, RECIPE)
    for _ in range(3):
        objective.loss(model, [0, 1]).backward()
        steps.step()
        steps.zero_grad()
    return model, {token for text in texts for token in text}


def test_it_learns_what_a_whole_embedding_learns(base: Path) -> None:
    (whole, shown), (narrow, _) = learned(base, False), learned(base, True)
    words = narrow.base.get_input_embeddings()
    assert isinstance(words, Vocabulary)
    assert words.embedding_dim == whole.base.get_input_embeddings().embedding_dim
    learning = {name: tuple(weights.shape) for name, weights in trainable(narrow).items() if "word_embeddings" in name}
    assert learning == {"base.embeddings.word_embeddings.weight": (len(shown), words.embedding_dim)}
    ids = torch.arange(words.places.shape[0])[None, :40]
    mask = torch.ones_like(ids)
    with torch.no_grad():
        expected = whole.eval()(ids, mask)[0]
        assert torch.allclose(narrow.eval()(ids, mask)[0], expected, atol=1e-6)
        assert torch.allclose(merged(narrow)(ids, mask)[0], expected, atol=1e-6)
    assert {name: weights.shape for name, weights in merged(narrow).state_dict().items()} == {
        name: weights.shape for name, weights in whole.state_dict().items()
    }


def test_words_that_no_text_has_stay_as_they_are(base: Path) -> None:
    model, shown = learned(base, True)
    before = build(base, TASK, TASK.space(ROWS, None), RECIPE).base.get_input_embeddings().weight
    after = merged(model).base.get_input_embeddings().weight
    changed = (before != after).any(dim=1).nonzero().flatten().tolist()
    assert set(changed) == shown
