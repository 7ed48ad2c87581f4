"""A kept graph makes the same file as a traced one, and one that is damaged or wrong is not taken."""

from __future__ import annotations

import shutil
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from onnx import numpy_helper

from engine.export import encoder, graphs
from engine.export.encoder import export_fp32
from engine.export.graphs import KeptGraphs
from engine.export.quantisation import quantise_int8
from engine.export.tracing import OPSET, traced
from engine.paths import Home
from engine.tasks.parts.features import IDS, MARKS, MASK, SHAPES
from engine.tasks.registry import task_named
from engine.training.model import TaskModel, build
from engine.training.recipe import PROTOTYPES, Recipe
from tests.helpers.tiny_base import make_tiny_encoder

TASK = task_named("classification")
SPACE = {"labels": ["a", "b", "c"]}


def learned(folder: Path, name: str, space: dict[str, list[str]], features: tuple[str, ...], seed: int) -> TaskModel:
    """Return a model of a task all of whose weights differ, as after a training."""
    model = build(folder, task_named(name), space, Recipe(dropout=0.0, head=PROTOTYPES), features).eval()
    torch.manual_seed(seed)
    with torch.no_grad():
        for weight in model.parameters():
            weight.add_(torch.randn_like(weight) * 0.05)
    return model


def by_the_exporter_alone(model: TaskModel, inputs: tuple[str, ...], outputs: list[str], path: Path) -> None:
    """Write the model as torch's exporter does, with its weights from the beginning."""
    ids = torch.ones((3, 7), dtype=torch.long)
    axes = {0: torch.export.Dim("batch"), 1: torch.export.Dim("tokens", min=2)}
    torch.onnx.export(
        model,
        (),
        str(path),
        kwargs={name: ids.clone() for name in inputs},
        input_names=list(inputs),
        output_names=outputs,
        dynamic_shapes=dict.fromkeys(inputs, axes),
        opset_version=OPSET,
        dynamo=True,
        external_data=False,
        verbose=False,
    )


def operators(path: Path) -> Counter[str]:
    return Counter(node.op_type for node in onnx.load(path).graph.node)


def outputs_of(path: Path, inputs: tuple[str, ...]) -> list[np.ndarray]:
    numbers = np.arange(44).reshape(4, 11)
    given = dict.fromkeys(inputs, numbers % 2) | {IDS: numbers % 28, MASK: (numbers < 40).astype(np.int64)}
    return list(onnxruntime.InferenceSession(str(path)).run(None, given))


@pytest.mark.parametrize(
    ("name", "space", "features"),
    [
        ("relations", {"labels": ["a(e1,e2)", "other"]}, (MARKS, SHAPES)),
        ("tool-calls", {"labels": ["none", "find"], "tags": ["O", "B-thing", "I-thing"]}, ()),
        # The one task of which the recipe's head is another.
        ("classification", SPACE, ()),
    ],
)
def test_a_filled_graph_is_what_the_exporter_makes(
    name: str,
    space: dict[str, list[str]],
    features: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder, task, inputs = make_tiny_encoder(tmp_path / "tiny"), task_named(name), (IDS, MASK, *features)
    shared = Home(folder).graphs
    export_fp32(learned(folder, name, space, features, 1), task.outputs, tmp_path / "1.onnx", features, shared)
    # From here on nothing is traced.
    monkeypatch.setattr(encoder, "traced", None)
    model = learned(folder, name, space, features, 2)
    export_fp32(model, task.outputs, tmp_path / "kept.onnx", features, shared)
    by_the_exporter_alone(model, inputs, [output.name for output in task.outputs], tmp_path / "alone.onnx")
    for ours, theirs in zip(
        outputs_of(tmp_path / "kept.onnx", inputs), outputs_of(tmp_path / "alone.onnx", inputs), strict=True
    ):
        assert np.allclose(ours, theirs, atol=1e-6)
    # The exporter computes transposed weights beforehand where they are small; onnxruntime does it wherever they are.
    more = operators(tmp_path / "kept.onnx") - operators(tmp_path / "alone.onnx")
    assert set(more) <= {"Transpose"}
    assert not operators(tmp_path / "alone.onnx") - operators(tmp_path / "kept.onnx")
    for made in ("kept", "alone"):
        quantise_int8(tmp_path / f"{made}.onnx", tmp_path / f"{made}.int8.onnx")
    assert operators(tmp_path / "kept.int8.onnx") == operators(tmp_path / "alone.int8.onnx")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny_encoder(tmp_path_factory.mktemp("base") / "tiny")


@pytest.fixture(scope="module")
def graphs_of(base: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A folder with the graphs of a model's two halves, and the key of each by what it gives."""
    model = learned(base, "classification", SPACE, (), 0)
    export_fp32(model, TASK.outputs, base / "first.onnx", graphs=Home(base).graphs)
    keys = {half.outputs[0]: str(half.key) for half in encoder._halves(model, (IDS, MASK), ("logits",))}
    folder = tmp_path_factory.mktemp("graphs")
    for key in keys.values():
        shutil.copy(Home(base).graphs / f"{key}{graphs.SUFFIX}", folder)
    return folder, keys


@dataclass
class Kept:
    """Kept graphs in a folder of a test's own, and what was traced after all."""

    folder: Path
    keys: dict[str, str]
    traced: list[str] = field(default_factory=list)

    def file(self, half: str) -> Path:
        return self.folder / f"{self.keys[half]}{graphs.SUFFIX}"


@pytest.fixture
def kept(graphs_of: tuple[Path, dict[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    """Tracing itself, which takes seconds, gives what it gave before."""
    folder, keys = graphs_of
    shutil.copytree(folder, tmp_path / "graphs")
    found = Kept(tmp_path / "graphs", keys)

    def trace(part: object, given: object, outputs: tuple[str, ...]) -> onnx.ModelProto | None:
        found.traced.append(outputs[0])
        return KeptGraphs(folder).find(keys[outputs[0]])

    monkeypatch.setattr(encoder, "traced", trace)
    return found


def answers_like(model: TaskModel, path: Path) -> bool:
    ids = torch.arange(10).reshape(2, 5)
    with torch.no_grad():
        (expected,) = model(ids, torch.ones_like(ids))
    given = {IDS: ids.numpy(), MASK: np.ones((2, 5), np.int64)}
    (found,) = onnxruntime.InferenceSession(str(path)).run(None, given)
    return bool(np.allclose(found, expected.numpy(), atol=1e-5))


def publish(base: Path, folder: Path, seed: int = 3) -> bool:
    """Return whether what is written with the graphs of `folder` answers like the model."""
    model = learned(base, "classification", SPACE, (), seed)
    export_fp32(model, TASK.outputs, folder.parent / "model.onnx", graphs=folder)
    return answers_like(model, folder.parent / "model.onnx")


def test_kept_graphs_are_taken(base: Path, kept: Kept) -> None:
    assert publish(base, kept.folder)
    assert not kept.traced


def test_a_known_base_answers_to_other_labels_when_its_head_was_traced(
    base: Path, graphs_of: tuple[Path, dict[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(graphs_of[0], tmp_path / "graphs")
    found: list[str] = []

    def trace(part: torch.nn.Module, given: dict[str, torch.Tensor], outputs: tuple[str, ...]) -> onnx.ModelProto:
        found.append(outputs[0])
        return traced(part, given, outputs)

    monkeypatch.setattr(encoder, "traced", trace)
    for seed in range(2):
        model = learned(base, "classification", {"labels": ["a", "b"]}, (), seed)
        export_fp32(model, TASK.outputs, tmp_path / "model.onnx", graphs=tmp_path / "graphs")
        assert answers_like(model, tmp_path / "model.onnx")
        assert found == ["logits"]


@pytest.mark.parametrize("half", ["hidden", "logits"])
@pytest.mark.parametrize("damage", ["cut short", "emptied", "a byte changed"])
def test_a_damaged_graph_is_traced_anew(base: Path, kept: Kept, damage: str, half: str) -> None:
    file = kept.file(half)
    whole = file.read_bytes()
    middle = len(whole) // 2
    changed = {
        "cut short": whole[:middle],
        "emptied": b"",
        "a byte changed": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
    }
    file.write_bytes(changed[damage])
    assert publish(base, kept.folder)
    assert file.read_bytes() == whole
    assert publish(base, kept.folder, 4)
    assert kept.traced == [half]


def swap_constant(graph: onnx.GraphProto) -> None:
    """Change the number by which attention is scaled."""
    constants = [tensor for tensor in graph.initializer if tensor.data_type == onnx.TensorProto.FLOAT]
    scale = next(tensor for tensor in constants if numpy_helper.to_array(tensor).reshape(-1)[0] == 0.25)
    scale.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(scale) * 1.5, scale.name))


def swap_operator(graph: onnx.GraphProto) -> None:
    """Put another operator in the place of one, which no check of a graph can see."""
    node = next(node for node in graph.node if node.op_type == "Softmax")
    node.op_type = "LogSoftmax"


def lose_node(graph: onnx.GraphProto) -> None:
    del graph.node[10]


def widen_weight(graph: onnx.GraphProto) -> None:
    graph.input[-1].type.tensor_type.shape.dim[0].dim_value += 1


def rename_weight(graph: onnx.GraphProto) -> None:
    graph.input[-1].name = "unheard of"


@pytest.mark.parametrize("spoil", [swap_constant, swap_operator, lose_node, widen_weight, rename_weight])
def test_a_wrong_graph_is_refused_and_traced_anew(
    base: Path, kept: Kept, spoil: Callable[[onnx.GraphProto], None]
) -> None:
    shelf, whole = KeptGraphs(kept.folder), kept.file("hidden").read_bytes()
    wrong = shelf.find(kept.keys["hidden"])
    assert wrong is not None
    spoil(wrong.graph)
    shelf.keep(kept.keys["hidden"], wrong)
    assert kept.file("hidden").read_bytes() != whole
    assert publish(base, kept.folder)
    # Which of the two was wrong is not known.
    assert kept.traced == ["hidden", "logits"]
    assert kept.file("hidden").read_bytes() == whole


def test_the_head_of_another_model_is_refused(base: Path, kept: Kept) -> None:
    shelf = KeptGraphs(kept.folder)
    wrong = shelf.find(kept.keys["logits"])
    assert wrong is not None
    pooled = next(node for node in wrong.graph.node if node.op_type == "ReduceSum")
    pooled.op_type = "ReduceMax"
    shelf.keep(kept.keys["logits"], wrong)
    assert publish(base, kept.folder)
    assert kept.traced == ["hidden", "logits"]


def test_without_a_folder_or_a_hash_nothing_is_kept(base: Path, kept: Kept, tmp_path: Path) -> None:
    assert publish(base, tmp_path / "new")
    model = learned(base, "classification", SPACE, (), 3)
    export_fp32(model, TASK.outputs, tmp_path / "model.onnx")
    assert answers_like(model, tmp_path / "model.onnx")
    model.head.lock = threading.Lock()
    export_fp32(model, TASK.outputs, tmp_path / "model.onnx", graphs=tmp_path / "locked")
    assert kept.traced == ["hidden", "logits", "hidden", "logits", "hidden", "logits"]
    assert len(list((tmp_path / "new").iterdir())) == 2
    # Of the base all was told.
    assert [path.stem for path in (tmp_path / "locked").iterdir()] == [kept.keys["hidden"]]


def test_a_file_names_no_source_of_the_computer_it_was_made_on(base: Path, kept: Kept) -> None:
    assert publish(base, kept.folder)
    for made in (*kept.folder.iterdir(), kept.folder.parent / "model.onnx"):
        assert b".py" not in made.read_bytes()


def test_weights_beyond_what_one_file_holds_lie_beside_it(
    base: Path, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoder, "MOST_IN_ONE_FILE", 1 << 12)
    assert publish(base, kept.folder)
    assert (kept.folder.parent / "model.onnx.data").is_file()
    assert not kept.traced


def test_a_folder_that_cannot_be_written_ends_no_training(base: Path, kept: Kept, tmp_path: Path) -> None:
    (tmp_path / "no folder").write_text("", encoding="utf-8")
    assert publish(base, tmp_path / "no folder")
    assert kept.traced == ["hidden", "logits"]


def test_the_graphs_that_were_not_asked_for_longest_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphs, "MOST", 3)
    shelf = KeptGraphs(tmp_path)
    for age, name in enumerate("cba"):
        shelf.keep(name, onnx.ModelProto(producer_name=name))
        times = (1000 - age, 1000 - age)
        graphs.os.utime(tmp_path / f"{name}{graphs.SUFFIX}", times)
    found = shelf.find("a")
    assert found is not None and found.producer_name == "a"
    shelf.keep("d", onnx.ModelProto(producer_name="d"))
    assert sorted(path.stem for path in tmp_path.iterdir()) == ["a", "c", "d"]
    assert shelf.find("b") is None


def test_who_reads_while_others_write_finds_whole_graphs(tmp_path: Path) -> None:
    shelf, graph = KeptGraphs(tmp_path), onnx.ModelProto(producer_name="x" * 100_000)
    shelf.keep("key", graph)
    found: list[bool] = []

    def use() -> None:
        for _ in range(30):
            shelf.keep("key", graph)
            found.append(shelf.find("key") == graph)

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 120
    assert [path.name for path in tmp_path.iterdir()] == [f"key{graphs.SUFFIX}"]
