"""torch -> ONNX for encoders: fp32 through torch's own exporter, the smaller variants through onnxruntime's tools."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import nn

from engine.tasks.encoder_task import Output
from engine.tasks.features import IDS, MASK

# From 20 on GELU is one operator, which onnxruntime joins with the addition before it: a tenth quicker in int8.
OPSET = 20


def export_fp32(model: nn.Module, outputs: Sequence[Output], path: Path, features: Sequence[str] = ()) -> None:
    """Write the model as ONNX with free batch and length.

    `model` maps ids, mask and the features it is told, by name, each [batch, tokens], to the outputs.

    The exporter's own reference: https://pytorch.org/docs/stable/onnx_export.html
    """
    model = model.to("cpu").eval()
    # Sizes that no layer has, so that the exporter cannot mistake a free axis for a fixed one.
    ids = torch.ones((3, 7), dtype=torch.long)
    batch, tokens = torch.export.Dim("batch", min=1, max=4096), torch.export.Dim("tokens", min=2, max=8192)
    axes = {0: batch, 1: tokens}
    names = (IDS, MASK, *features)
    quiet = logging.getLogger("torch.onnx")
    quiet.setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model,
            (),
            str(path),
            # One tensor each: what is the same object would become one input.
            kwargs={name: ids.clone() for name in names},
            input_names=list(names),
            output_names=[output.name for output in outputs],
            dynamic_shapes=dict.fromkeys(names, axes),
            opset_version=OPSET,
            dynamo=True,
            external_data=False,
            verbose=False,
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
    import onnx
    from onnxruntime.transformers.float16 import convert_float_to_float16

    onnx.save(convert_float_to_float16(onnx.load(str(source)), keep_io_types=True), str(target))


# How the smaller variants are made of fp32.
SMALLER = {"int8": quantise_int8, "fp16": halve}
