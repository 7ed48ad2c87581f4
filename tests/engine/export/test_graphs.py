"""A kept graph makes the same file as a traced one, and one that is damaged or wrong is not taken."""

from __future__ import annotations

import shutil
import threading
from collections import Counter
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from onnx import numpy_helper

from engine.export import encoder, graphs
from engine.export.encoder import OPSET, export_fp32, quantise_int8
from engine.export.graphs import KeptGraphs
from engine.paths import Home
from engine.tasks.features import IDS, MARKS, MASK, SHAPES
from engine.tasks.registry import task_named
from engine.training.model import TaskModel, build
from engine.training.recipe import Recipe
from tests.helpers.tiny_base import make_tiny_encoder

TASK = task_named("classification")
SPACE = {"labels": ["a", "b", "c"]}


def learned(folder: Path, name: str, space: dict[str, list[str]], features: tuple[str, ...], seed: int) -> TaskModel:
    """Return a model of a task all of whose weights differ, as after a training."""
    model = build(folder, task_named(name), space, Recipe(dropout=0.0), features).eval()
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
    monkeypatch.setattr(encoder, "_traced", None)
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
def traced(base: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, onnx.ModelProto]:
    """The folder of one kept graph, and that graph."""
    shared = Home(base).graphs
    export_fp32(learned(base, "classification", SPACE, (), 0), TASK.outputs, base / "first.onnx", graphs=shared)
    newest = max(shared.iterdir(), key=lambda path: path.stat().st_mtime)
    folder = tmp_path_factory.mktemp("graphs")
    shutil.copy(newest, folder)
    graph = KeptGraphs(folder).find(newest.stem)
    assert graph is not None
    return folder, graph


@pytest.fixture
def kept(
    traced: tuple[Path, onnx.ModelProto], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, list[TaskModel]]:
    """A file with a kept graph in a folder of its own, and the models that were traced after all.

    The tracing itself, which takes seconds, gives what it gave before.
    """
    again: list[TaskModel] = []

    def trace(model: TaskModel, inputs: object, outputs: object) -> onnx.ModelProto:
        again.append(model)
        return traced[1]

    monkeypatch.setattr(encoder, "_traced", trace)
    shutil.copytree(traced[0], tmp_path / "graphs")
    return next((tmp_path / "graphs").iterdir()), again


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


def test_a_kept_graph_is_taken(base: Path, kept: tuple[Path, list[TaskModel]]) -> None:
    file, again = kept
    assert publish(base, file.parent)
    assert not again


def test_a_model_of_another_kind_is_traced(base: Path, kept: tuple[Path, list[TaskModel]]) -> None:
    file, again = kept
    model = learned(base, "classification", {"labels": ["a", "b"]}, (), 3)
    with pytest.raises(ValueError, match="in the graph"):
        # Here the tracing gives the graph of three labels.
        export_fp32(model, TASK.outputs, file.parent.parent / "model.onnx", graphs=file.parent)
    assert again == [model]


@pytest.mark.parametrize("damage", ["cut short", "emptied", "a byte changed"])
def test_a_damaged_graph_is_traced_anew(base: Path, kept: tuple[Path, list[TaskModel]], damage: str) -> None:
    file, again = kept
    whole = file.read_bytes()
    middle = len(whole) // 2
    changed = {
        "cut short": whole[:middle],
        "emptied": b"",
        "a byte changed": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
    }
    file.write_bytes(changed[damage])
    assert publish(base, file.parent)
    assert len(again) == 1
    assert file.read_bytes() == whole
    assert publish(base, file.parent, 4)
    assert len(again) == 1


def swap_constant(graph: onnx.ModelProto) -> None:
    """Change the number by which attention is scaled."""
    constants = [tensor for tensor in graph.graph.initializer if tensor.raw_data and tensor.data_type == 1]
    scale = next(tensor for tensor in constants if numpy_helper.to_array(tensor).reshape(-1)[0] == 0.25)
    scale.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(scale) * 1.5, scale.name))


def swap_inputs(graph: onnx.ModelProto) -> None:
    """Subtract the wrong way round, which no graph checker can see."""
    node = next(node for node in graph.graph.node if node.op_type == "Div")
    node.input[0], node.input[1] = node.input[1], node.input[0]


def lose_node(graph: onnx.ModelProto) -> None:
    del graph.graph.node[10]


def lose_weight(graph: onnx.ModelProto) -> None:
    wide = next(tensor for tensor in graph.graph.initializer if not tensor.raw_data and len(tensor.dims) == 2)
    wide.dims[0] += 1


@pytest.mark.parametrize("spoil", [swap_constant, swap_inputs, lose_node, lose_weight])
def test_a_wrong_graph_is_refused_and_traced_anew(
    base: Path, kept: tuple[Path, list[TaskModel]], spoil: object, traced: tuple[Path, onnx.ModelProto]
) -> None:
    file, again = kept
    whole = file.read_bytes()
    wrong = onnx.ModelProto()
    wrong.CopyFrom(traced[1])
    spoil(wrong)  # type: ignore[operator]
    KeptGraphs(file.parent).keep(file.stem, wrong)
    assert file.read_bytes() != whole
    assert publish(base, file.parent)
    assert len(again) == 1
    assert file.read_bytes() == whole


def test_a_file_names_no_folder_of_the_computer_it_was_made_on(base: Path, kept: tuple[Path, list[TaskModel]]) -> None:
    file, _ = kept
    assert publish(base, file.parent)
    for made in (file, file.parent.parent / "model.onnx"):
        assert b".py" not in made.read_bytes()


def test_weights_beyond_what_one_file_holds_lie_beside_it(
    base: Path, kept: tuple[Path, list[TaskModel]], monkeypatch: pytest.MonkeyPatch
) -> None:
    file, again = kept
    monkeypatch.setattr(encoder, "MOST_IN_ONE_FILE", 1 << 12)
    assert publish(base, file.parent)
    assert (file.parent.parent / "model.onnx.data").is_file()
    assert not again


def test_a_folder_that_cannot_be_written_ends_no_training(base: Path, kept: tuple[Path, list[TaskModel]]) -> None:
    file, again = kept
    (file.parent.parent / "no folder").write_text("", encoding="utf-8")
    assert publish(base, file.parent.parent / "no folder")
    assert len(again) == 1


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
