"""torch -> ONNX for encoders: fp32 through torch's own exporter, the smaller variants through onnxruntime's tools.

Tracing a model takes ten seconds, and what comes of it depends on the architecture alone. So the graph is kept, and of
the next model of that architecture only the weights are filled in.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from torch import Tensor, nn

from engine.export.architecture import architecture, tensor_bytes
from engine.export.graphs import KeptGraphs
from engine.tasks.encoder_task import Output
from engine.tasks.features import IDS, MARK_KINDS, MARKS, MASK, SHAPE_KINDS, SHAPES, TYPES

log = logging.getLogger(__name__)
# From 20 on GELU is one operator, which onnxruntime joins with the addition before it: a tenth quicker in int8.
OPSET = 20
# How far torch and onnxruntime may differ for the order in which they add, relative to the largest output above 1.
ROUNDING = 1e-4
# A file of the format that ONNX is in holds 2 GB.
MOST_IN_ONE_FILE = 1536 << 20


def export_fp32(
    model: nn.Module, outputs: Sequence[Output], path: Path, features: Sequence[str] = (), graphs: Path | None = None
) -> None:
    """Write the model as ONNX with free batch and length.

    `model` maps ids, mask and the features it is told, by name, each [batch, tokens], to the outputs. `graphs` is the
    folder where graphs are kept, None where none are. A kept one is taken only when it answers like the model.
    """
    model = model.to("cpu").eval()
    inputs, answers = (IDS, MASK, *features), [output.name for output in outputs]
    key = architecture(model, OPSET, inputs, answers) if graphs else None
    kept = KeptGraphs(graphs) if graphs and key else None
    if kept and key and (graph := kept.find(key)) and _filled(graph, model, inputs, path):
        return
    graph = _traced(model, inputs, answers)
    if kept and key:
        kept.keep(key, graph)
    _save(_with_weights(graph, model), path)


def _traced(model: nn.Module, inputs: Sequence[str], outputs: Sequence[str]) -> onnx.ModelProto:
    """Return the model's graph, in which the values of its parameters are missing.

    The exporter's own reference: https://pytorch.org/docs/stable/onnx_export.html
    """
    # Sizes that no layer has, so that the exporter cannot mistake a free axis for a fixed one.
    ids = torch.ones((3, 7), dtype=torch.long)
    batch, tokens = torch.export.Dim("batch", min=1, max=4096), torch.export.Dim("tokens", min=2, max=8192)
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        program = torch.onnx.export(
            model,
            (),
            # One tensor each: what is the same object would become one input.
            kwargs={name: ids.clone() for name in inputs},
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_shapes={name: {0: batch, 1: tokens} for name in inputs},
            opset_version=OPSET,
            dynamo=True,
            optimize=False,
            verbose=False,
        )
        assert program is not None
        graph = program.model.graph
        # As inputs they are nothing that the optimiser could compute with, or find to be the same.
        for name in set(_weights(model)) & set(graph.initializers):
            weight = graph.initializers.pop(name)
            weight.const_value = None
            graph.inputs.append(weight)
        program.optimize()
    return _without_traces(_inputs_to_weights(program.model_proto, len(inputs)))


def _weights(model: nn.Module) -> Mapping[str, Tensor]:
    return dict(model.named_parameters(remove_duplicate=False))


def _inputs_to_weights(whole: onnx.ModelProto, inputs: int) -> onnx.ModelProto:
    """Make weights without values of all inputs but the first so many."""
    for weight in whole.graph.input[inputs:]:
        kind = weight.type.tensor_type
        dims = [axis.dim_value for axis in kind.shape.dim]
        whole.graph.initializer.append(onnx.TensorProto(name=weight.name, data_type=kind.elem_type, dims=dims))
    del whole.graph.input[inputs:]
    return whole


def _without_traces(whole: onnx.ModelProto) -> onnx.ModelProto:
    """Drop where in which source each node comes from: it names folders of the computer that traced the model."""
    for part in (whole, whole.graph, *whole.graph.node, *whole.graph.value_info, *whole.graph.initializer):
        part.ClearField("metadata_props")
    return whole


def _filled(graph: onnx.ModelProto, model: nn.Module, inputs: Sequence[str], path: Path) -> bool:
    """Write the model with a kept graph, and return whether it answers like the model."""
    try:
        _save(_with_weights(graph, model), path)
        alike = _alike(model, inputs, path)
    except Exception:
        # Whatever onnxruntime finds wrong with it: a graph can always be traced anew.
        log.warning("A kept graph does not run: the model is traced anew", exc_info=True)
        return False
    if not alike:
        log.warning("A kept graph answers otherwise than the model, which is traced anew")
    return alike


def _with_weights(graph: onnx.ModelProto, model: nn.Module) -> onnx.ModelProto:
    """Return the graph with the model's weights; raises ValueError where they are not of the sizes it has."""
    weights, whole = _weights(model), onnx.ModelProto()
    whole.CopyFrom(graph)
    for tensor in whole.graph.initializer:
        if (weight := weights.get(tensor.name)) is None:
            continue
        if tuple(tensor.dims) != tuple(weight.shape):
            raise ValueError(f"{tensor.name} is {tuple(tensor.dims)} in the graph, {tuple(weight.shape)} in the model")
        tensor.raw_data = tensor_bytes(weight)
    return whole


def _save(whole: onnx.ModelProto, path: Path) -> None:
    beside = sum(len(tensor.raw_data) for tensor in whole.graph.initializer) > MOST_IN_ONE_FILE
    onnx.save(whole, str(path), save_as_external_data=beside, location=f"{path.name}.data")


def _alike(model: nn.Module, inputs: Sequence[str], path: Path) -> bool:
    """Return whether the file gives what the model gives, for a batch of other sizes than the traced one."""
    numbers = torch.arange(18).reshape(2, 9)
    kinds = {TYPES: 2, SHAPES: SHAPE_KINDS, MARKS: MARK_KINDS}
    # Every vocabulary has seven tokens, padding among the first of them.
    given = {name: numbers % kinds.get(name, 7) for name in inputs} | {MASK: (numbers < 14).long()}
    with torch.inference_mode():
        expected = [output.numpy() for output in model(**given)]
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    found = session.run(None, {name: tensor.numpy() for name, tensor in given.items()})
    return all(
        ours.shape == theirs.shape
        and np.allclose(ours, theirs, rtol=0, atol=ROUNDING * max(1.0, float(np.abs(theirs).max())), equal_nan=True)
        for ours, theirs in zip(found, expected, strict=True)
    )


def quantise_int8(source: Path, target: Path) -> None:
    """Write `source` with its weights as int8, one scale a channel; activations are quantised as they come.

    The weights keep to 7 bits: a processor with AVX2 or AVX-512 but without VNNI adds two products of 8 bits in 16,
    which overflows silently, so that the same file would answer otherwise there than on another computer.
    https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    prepared = target.with_name(f".{target.name}.prepared")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    try:
        quantize_dynamic(str(prepared), str(target), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    finally:
        prepared.unlink(missing_ok=True)


def halve(source: Path, target: Path) -> None:
    """Write `source` with its weights and inner values in 16 bits, for graphics cards; what goes in and out stays.

    https://onnxruntime.ai/docs/performance/model-optimizations/float16.html
    """
    from onnxruntime.transformers.float16 import convert_float_to_float16

    onnx.save(convert_float_to_float16(onnx.load(str(source)), keep_io_types=True), str(target))


# How the smaller variants are made of fp32.
SMALLER = {"int8": quantise_int8, "fp16": halve}
