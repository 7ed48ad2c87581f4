"""torch -> ONNX for encoder-decoders: one file that reads, one that tells the next token, without a cache."""

from __future__ import annotations

import json
import logging
import warnings
from collections.abc import Collection
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from engine.errors import JobFailed
from engine.export.encoder import OPSET, quantise_int8
from engine.inference.rewriter import DECODER_FILE, ENCODER_FILE, FACTS_FILE

Axes = dict[str, dict[int, Any]]


class _Reader(nn.Module):
    def __init__(self, model: Any) -> None:
        super().__init__()
        self.encoder = model.get_encoder()

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        hidden: Tensor = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        return hidden


class _Next(nn.Module):
    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model

    def forward(self, decoder_input_ids: Tensor, hidden: Tensor, attention_mask: Tensor) -> Tensor:
        from transformers.modeling_outputs import BaseModelOutput

        read = BaseModelOutput(last_hidden_state=hidden)
        given = {"encoder_outputs": read, "attention_mask": attention_mask, "decoder_input_ids": decoder_input_ids}
        logits: Tensor = self.model(**given, use_cache=False).logits[:, -1]
        return logits


def export_encoder_decoder(model: Any, folder: Path, start: int, ends: Collection[int], max_tokens: int) -> None:
    """Write the model (transformers' own form) to `folder` in full precision, with what its tokens mean.

    `start` begins an answer, `ends` end it, `max_tokens` are read. Raises JobFailed `export_failed`.
    """
    # The fused attention's shapes cannot be told apart by the exporter.
    model.set_attn_implementation("eager")
    model = model.to("cpu").eval()
    folder.mkdir(parents=True, exist_ok=True)
    batch = torch.export.Dim("batch", min=1, max=4096)
    read = {0: batch, 1: torch.export.Dim("tokens", min=2, max=8192)}
    wrote = {0: batch, 1: torch.export.Dim("written", min=1, max=4096)}
    ids = torch.ones((3, 7), dtype=torch.long)
    hidden = torch.zeros((3, 7, int(model.config.hidden_size)))
    try:
        _export(
            _Reader(model),
            folder / ENCODER_FILE,
            {"input_ids": ids, "attention_mask": ids.clone()},
            {"input_ids": read, "attention_mask": read},
            "hidden",
        )
        _export(
            _Next(model),
            folder / DECODER_FILE,
            {
                "decoder_input_ids": torch.ones((3, 5), dtype=torch.long),
                "hidden": hidden,
                "attention_mask": ids.clone(),
            },
            {"decoder_input_ids": wrote, "hidden": read, "attention_mask": read},
            "logits",
        )
    except (torch.onnx.OnnxExporterError, RuntimeError, ValueError, TypeError) as error:
        # Whatever the exporter cannot follow in an architecture ends in one of these.
        raise JobFailed("export_failed", detail=repr(error), folder=str(folder)) from error
    facts = {"start": start, "ends": sorted(ends), "max_tokens": max_tokens}
    (folder / FACTS_FILE).write_text(json.dumps(facts), encoding="utf-8")


def quantise_encoder_decoder(source: Path, target: Path) -> None:
    """Write the export in `source` to `target` with its weights as int8."""
    target.mkdir(parents=True, exist_ok=True)
    for name in (ENCODER_FILE, DECODER_FILE):
        quantise_int8(source / name, target / name)
    (target / FACTS_FILE).write_bytes((source / FACTS_FILE).read_bytes())


def _export(model: nn.Module, path: Path, inputs: dict[str, Tensor], axes: Axes, output: str) -> None:
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model.eval(),
            (),
            str(path),
            kwargs=inputs,
            input_names=list(inputs),
            output_names=[output],
            dynamic_shapes=axes,
            opset_version=OPSET,
            dynamo=True,
            external_data=False,
            verbose=False,
        )
