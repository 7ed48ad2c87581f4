"""What decides a traced graph gives another hash, and nothing else does."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from transformers import BertConfig, BertModel

from engine.export.architecture import architecture
from engine.tasks.parts.features import SHAPES
from engine.tasks.parts.heads import EmbeddingHead, SentenceHead, TokenHead
from engine.tasks.registry import task_named
from engine.training.model import TaskModel, build, merged
from engine.training.recipe import Recipe
from tests.helpers.tiny_base import make_tiny_encoder

TASK = task_named("classification")


def tiny(**changes: object) -> TaskModel:
    """Return a model whose weights are others each time."""
    sizes = {"vocab_size": 28, "hidden_size": 32, "num_hidden_layers": 1, "intermediate_size": 64}
    config = BertConfig(**{**sizes, "num_attention_heads": 2, "max_position_embeddings": 64, **changes})
    return TaskModel(BertModel(config, add_pooling_layer=False), SentenceHead(32, 3, 0.0)).eval()


def changed(change: Callable[[TaskModel], object]) -> TaskModel:
    """Return a model to which something was done."""
    model = tiny()
    change(model)
    return model


OTHERS: dict[str, Callable[[], TaskModel]] = {
    "labels": lambda: TaskModel(tiny().base, SentenceHead(32, 4, 0.0)).eval(),
    "a head of another kind": lambda: TaskModel(tiny().base, TokenHead(32, 3, 0.0)).eval(),
    "a head without weights": lambda: TaskModel(tiny().base, EmbeddingHead()).eval(),
    "a feature": lambda: TaskModel(tiny().base, tiny().head, torch.nn.Embedding(6, 32)).eval(),
    "attention heads, with weights of the same sizes": lambda: tiny(num_attention_heads=4),
    "an activation": lambda: tiny(hidden_act="relu"),
    "the smallest variance": lambda: tiny(layer_norm_eps=1e-6),
    "attention that is computed otherwise": lambda: changed(lambda model: model.base.set_attn_implementation("eager")),
    "a number that a head keeps": lambda: changed(lambda model: setattr(model.head, "scale", 2.0)),
    "a number deep within": lambda: changed(lambda model: setattr(model.head, "how", {"scale": [(1, 2.0)]})),
    "a table that is no weight": lambda: changed(lambda model: setattr(model.head, "table", torch.ones(3))),
    "a buffer's value": lambda: changed(lambda model: model.base.embeddings.position_ids.add_(1)),
    "numbers of another type": lambda: changed(lambda model: model.half()),
    "weights that are one object": lambda: changed(
        lambda model: setattr(
            model.base.encoder.layer[0].attention.self, "key", model.base.encoder.layer[0].attention.self.query
        )
    ),
    "a hook": lambda: changed(lambda model: model.head.register_forward_hook(print)),
}


@pytest.mark.parametrize("what", OTHERS)
def test_another_architecture_has_another_hash(what: str) -> None:
    assert architecture(OTHERS[what]()) not in (None, architecture(tiny()))


def test_values_of_functions_made_on_the_spot_count() -> None:
    def scaled(by: float) -> TaskModel:
        return changed(lambda model: setattr(model.head, "scale", lambda logits: logits * by))

    assert architecture(scaled(1.0)) == architecture(scaled(1.0)) != architecture(scaled(2.0))


def test_inputs_and_outputs_count() -> None:
    model = tiny()
    hashes = {architecture(model, *facts) for facts in ((), (("a", "b"),), (("a",), "b"), (20,), (18,))}
    assert len(hashes) == 5


def test_weights_and_where_they_came_from_do_not_count(tmp_path: Path) -> None:
    space = {"labels": ["a", "b"]}
    made = [
        build(make_tiny_encoder(tmp_path / name), TASK, space, Recipe(dropout=0.0, seed=seed)).eval()
        for seed, name in enumerate("ab")
    ]
    assert architecture(made[0]) == architecture(made[1]) is not None
    shaped = build(tmp_path / "a", TASK, space, Recipe(dropout=0.0), (SHAPES,)).eval()
    assert architecture(shaped) != architecture(made[0])


def test_a_model_that_learned_by_lora_is_the_one_that_was_trained_whole(tmp_path: Path) -> None:
    folder, space = make_tiny_encoder(tmp_path / "tiny"), {"labels": ["a", "b"]}
    whole, low = (build(folder, TASK, space, Recipe(dropout=0.0, adaptation=how)) for how in ("full", "lora"))
    assert architecture(merged(low).eval()) == architecture(whole.eval()) is not None


def test_what_cannot_be_told_has_no_hash() -> None:
    assert architecture(changed(lambda model: setattr(model.head, "lock", threading.Lock()))) is None


def test_another_process_tells_the_same() -> None:
    script = "from tests.engine.export.test_architecture import *; print(architecture(tiny(), 20, ('ids',)))"
    # Other seeds of hashes give sets another order.
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.split()[-1] == architecture(tiny(), 20, ("ids",))
