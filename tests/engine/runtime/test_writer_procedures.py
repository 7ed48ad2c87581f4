"""A writer from rows to a published folder that answers, in this process: prepared, trained, exported, gated, asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine.errors import JobFailed
from engine.export.decoder import export_decoder
from engine.export.parity import Measured
from engine.results import BaseModel
from engine.runtime.orders import TrainOrder
from engine.runtime.procedures import writers
from engine.runtime.procedures.baselining import answers_of
from engine.runtime.procedures.preparing import Learned, Prepared
from engine.tasks.registry import learned_by
from engine.training.procedure import Training
from engine.training.recipe import Recipe
from tests.engine.export.tiny import decoder_folder
from tests.engine.training.small_training import Notebook

RECIPE = Recipe(
    base="scribe",
    epochs=80,
    batch_size=4,
    learning_rate=5e-3,
    patience=0,
    precision="fp32",
    max_tokens=160,
    dropout=0.0,
)
THINGS = ("order", "lamp", "box", "rug")


class Reporter(Notebook):
    """As a worker's, which can be asked whether to stop."""

    def check(self) -> None:
        """Nobody asks to stop."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> BaseModel:
    folder = decoder_folder(tmp_path_factory.mktemp("bases") / "scribe", context=512)
    onnx = export_decoder(folder, folder / "onnx")
    return BaseModel("scribe", "scribe", "decoder", "ready", folder=str(folder), onnx=str(onnx), max_tokens=512)


def call_row(text: str, tool: str | None, **arguments: str) -> dict[str, str]:
    return {"text": text, "label": tool or "none", "target": json.dumps({"tool": tool, "arguments": arguments})}


def order_of(base: BaseModel, folder: Path, recipe: Recipe, task: str) -> TrainOrder:
    staging = folder / "staging"
    staging.mkdir(parents=True)
    return TrainOrder(folder / "log", task, folder, base, recipe, folder, staging, "m", "d", "", "")


def trained(base: BaseModel, folder: Path, task: str, rows: list[Any], recipe: Recipe = RECIPE) -> Prepared:
    found = learned_by(task, base.name, base.family)
    parts = writers.prepared(Learned(found, found.space(rows, None), rows, rows, rows), base, recipe)
    Training(parts.model, parts.objective, recipe, parts.placement, folder / "checkpoints", Reporter()).run()
    return parts


def test_a_decoder_calls_tools_held_to_their_schema(base: BaseModel, tmp_path: Path) -> None:
    # What comes first in the message is the last by name: a grammar knows one order only.
    rows = [call_row(f"by post a parcel with the {thing}", "find", way="post", kind="parcel") for thing in THINGS]
    rows += [call_row(f"hello {thing}", None) for thing in THINGS]
    parts = trained(base, tmp_path, "tool-calls", rows)
    order = order_of(base, tmp_path, RECIPE, "tool-calls")
    parity = writers.export(order, parts, Reporter())
    [published] = [row for row in parity if row.published]
    assert published.torch_metric == 1.0 and published.metric >= 0.995
    assert 0 < published.logit_gap < 5
    assert sorted(path.name for path in order.staging.iterdir()) == ["onnx", "space.json"]
    task = parts.learned.task
    counted: list[int] = []
    said = writers.answers(order.staging, task, rows, counted.append)
    assert counted == list(range(1, len(rows) + 1))
    assert task.metrics([task.gold(row) for row in rows], [answer.value for answer in said])["exact_call"] == 1.0
    assert all(0.2 < answer.confidence <= 1 for answer in said)
    found = answers_of(task, rows, rows, base, order.staging)
    assert set(found) == {"majority", "tfidf", "base"} and len(found["base"]) == len(rows)
    assert all(value["tool"] in ("find", None) for value in found["base"]), "the schema holds the untuned base as well"


def test_what_writes_worse_than_torch_is_not_published(
    base: BaseModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"text": thing, "target": "order"} for thing in THINGS]
    parts = trained(base, tmp_path, "summarisation", rows)
    order = order_of(base, tmp_path, RECIPE, "summarisation")
    measure, tried = writers._Exported.measure, []

    def poor(self: Any, variant: str, reporter: Any) -> Measured:
        tried.append(variant)
        found = measure(self, variant, reporter)
        return Measured(variant, found.metric - 0.5, found.logits, found.bytes, found.milliseconds)

    monkeypatch.setattr(writers._Exported, "measure", poor)
    with pytest.raises(JobFailed) as refused:
        writers.export(order, parts, Reporter())
    assert refused.value.code == "gate_refused"
    assert tried == ["int4", "int8", "fp32"]
