"""Quantises an encoder's export: the variants in 8 and 16 bits, made by onnxruntime's tools of the one in full."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray

from engine.tasks.parts.features import IDS, MARKS, MASK, SHAPES, TYPES

# Weights that share a scale, and onnxruntime's word for products of 8 bits.
BLOCK, INT8 = 64, 4
STEPS = 255
# What is read to find outliers: texts and the tokens of each. No base reads fewer tokens.
PROBED = (16, 16)


def quantise_int8(source: Path, target: Path) -> None:
    """Write `source` with its weights as int8, one scale a channel; activations are quantised as they come.

    Where some of a layer's activations are so large that the usual one is less than a step of 8 bits, as larger
    encoders have them (Bondarenko et al. 2021), each BLOCK of them has a scale of its own, and so have the weights.

    The other weights keep to 7 bits: a processor with AVX2 or AVX-512 but without VNNI adds two products of 8 bits in
    16, which overflows silently, so that the same file would answer otherwise there than on another computer.
    https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with _prepared(source, target) as prepared:
        apart = with_outliers(prepared)
        quantize_dynamic(
            str(prepared),
            str(target),
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=apart,
        )
    if apart:
        _quantise_blocks(target, apart)


def with_outliers(path: Path) -> list[str]:
    """Return the layers of an encoder that are handed activations the usual one of which is less than a step.

    It reads tokens from all over the vocabulary: outliers are of the model's making, whatever it reads. Of a graph that
    reads anything but tokens nothing can be told.
    """
    model = onnx.load(path)
    known = {tensor.name: tensor for tensor in model.graph.initializer}
    layers = [node for node in model.graph.node if node.op_type == "MatMul" and node.input[1] in known]
    tables = [
        known[node.input[0]].dims[0]
        for node in model.graph.node
        if node.op_type == "Gather" and node.input[1] == IDS and node.input[0] in known
    ]
    if not tables or not {given.name for given in model.graph.input} <= {IDS, MASK, TYPES, SHAPES, MARKS}:
        return []
    handed = list(dict.fromkeys(layer.input[0] for layer in layers))
    seen = _activations(model, handed, _tokens(tables[0]))
    wide = {name for name, values in seen.items() if np.ptp(values) > STEPS * np.abs(values).mean()}
    return [layer.name for layer in layers if layer.input[0] in wide]


def halve(source: Path, target: Path) -> None:
    """Write `source` with its weights and inner values in 16 bits, for graphics cards; what goes in and out stays.

    https://onnxruntime.ai/docs/performance/model-optimizations/float16.html
    """
    from onnxruntime.transformers.float16 import convert_float_to_float16

    onnx.save(convert_float_to_float16(onnx.load(str(source)), keep_io_types=True), str(target))


# How the smaller variants are made of fp32.
SMALLER = {"int8": quantise_int8, "fp16": halve}


@contextmanager
def _prepared(source: Path, target: Path) -> Iterator[Path]:
    """Write `source` beside `target` with what does not change worked out, so that layers are products of weights."""
    from onnxruntime.quantization.shape_inference import quant_pre_process

    prepared = target.with_name(f".{target.name}.prepared")
    # Shapes are inferred by the next step, whether or not they are before.
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True, skip_onnx_shape=True)
    try:
        yield prepared
    finally:
        prepared.unlink(missing_ok=True)


def _quantise_blocks(path: Path, layers: Sequence[str]) -> None:
    """Quantise the weights of these layers of the file by blocks."""
    from onnxruntime.quantization import matmul_nbits_quantizer as blocks

    # It tells of every node that is none of its.
    blocks.logger.setLevel(logging.WARNING)
    quantiser = blocks.MatMulNBitsQuantizer(
        onnx.load(path), bits=8, block_size=BLOCK, is_symmetric=True, accuracy_level=INT8, nodes_to_include=list(layers)
    )
    quantiser.process()
    onnx.save(quantiser.model.model, path)


def _tokens(vocabulary: int) -> NDArray[np.int64]:
    """Return ids [texts, tokens]: the first ones, among which are those that frame a text, and some from all over."""
    half = np.arange(PROBED[0] * PROBED[1] // 2)
    ids = np.concatenate([half, half * 7919 + vocabulary // 2]) % vocabulary
    return ids.reshape(PROBED).astype(np.int64)


def _activations(
    model: onnx.ModelProto, names: Sequence[str], ids: NDArray[np.int64]
) -> Mapping[str, NDArray[np.float32]]:
    """Return what the model computes under these names for the ids; the model is told to show it."""
    for name in names:
        model.graph.output.append(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None))
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    told = {IDS: ids, MASK: np.ones_like(ids)}
    given = {each.name: told.get(each.name, np.zeros_like(ids)) for each in session.get_inputs()}
    return dict(zip(names, session.run(list(names), given), strict=True))
