"""The recipe refuses what cannot be, and batches are the same for the same seed."""

from __future__ import annotations

import pytest

from engine.errors import BadInput
from engine.tasks.encoder_task import Output
from engine.tasks.parts.features import SHAPES
from engine.tasks.parts.spans import IGNORED
from engine.training.batching import Example, collate, epoch_batches
from engine.training.optimisation import schedule
from engine.training.recipe import Recipe


@pytest.mark.parametrize(
    ("key", "value"), [("epochs", "0"), ("learning_rate", "fast"), ("adaptation", "some"), ("batch_size", "1.5")]
)
def test_a_value_that_cannot_be_is_refused_by_name(key: str, value: str) -> None:
    with pytest.raises(BadInput) as caught:
        Recipe().with_settings({key: value})
    assert (caught.value.code, caught.value.params["key"]) == ("recipe_value", key)


def test_a_recipe_survives_its_file() -> None:
    recipe = Recipe(base='odd "name"\\folder').with_settings({"adaptation": "top_layers(3)", "seed": "7"})
    assert recipe.layers == 3
    assert Recipe.from_toml(recipe.to_toml()) == recipe


def test_batches_repeat_for_a_seed_and_hold_every_example_once() -> None:
    lengths = [index % 17 + 3 for index in range(500)]
    batches = epoch_batches(lengths, 8, seed=1, epoch=2)
    assert batches == epoch_batches(lengths, 8, seed=1, epoch=2)
    assert batches != epoch_batches(lengths, 8, seed=1, epoch=3)
    assert sorted(index for batch in batches for index in batch) == list(range(500))
    padded = sum(max(lengths[index] for index in batch) * len(batch) for batch in batches)
    assert padded < 1.1 * sum(lengths)


def test_padding_carries_no_loss() -> None:
    outputs = (Output("logits"), Output("tags", per_token=True))
    batch = collate(
        [
            Example({"input_ids": [5, 6, 7], SHAPES: [2, 2, 3]}, {"logits": 1, "tags": [0, 1, 2]}),
            Example({"input_ids": [8], SHAPES: [4]}, {"logits": 0, "tags": [3]}),
        ],
        outputs,
        9,
    )
    assert batch.inputs["input_ids"].tolist() == [[5, 6, 7], [8, 9, 9]]
    assert batch.inputs["attention_mask"].tolist() == [[1, 1, 1], [1, 0, 0]]
    assert batch.inputs[SHAPES].tolist() == [[2, 2, 3], [4, 0, 0]]
    assert batch.targets["tags"].tolist() == [[0, 1, 2], [3, IGNORED, IGNORED]]


def test_the_schedule_warms_up_and_decays() -> None:
    factor = schedule("linear", 10, 110)
    assert [factor(0), factor(9), factor(10), factor(60), factor(110)] == pytest.approx([0.1, 1.0, 1.0, 0.5, 0.0])
