"""torch -> ONNX for encoder-decoders: one file that reads and begins, one that goes on from the caches."""

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
from engine.export.quantisation import SMALLER
from engine.export.tracing import OPSET
from engine.inference.seq2seq import DECODER_FILE, ENCODER_FILE, FACTS_FILE, LOGITS, READ, WROTE


class _Reader(nn.Module):
    """Reads a text and begins an answer: the first token's logits, and every layer's cache."""

    def __init__(self, model: Any, start: int) -> None:
        super().__init__()
        self.model, self.start = model, start

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, ...]:
        begun = torch.full_like(input_ids[:, :1], self.start)
        given = {"input_ids": input_ids, "attention_mask": attention_mask, "decoder_input_ids": begun}
        found = self.model(**given, use_cache=True)
        return (found.logits[:, -1], *_tensors(found.past_key_values, WROTE), *_tensors(found.past_key_values, READ))


class _Next(nn.Module):
    """Goes on with an answer from its last token and the caches; returns logits, and the caches of what was written."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, token: Tensor, attention_mask: Tensor, wrote: list[Tensor], read: list[Tensor]
    ) -> tuple[Tensor, ...]:
        from transformers.modeling_outputs import BaseModelOutput

        # What was read is in the cache: of the encoder's own output only the shape is looked at.
        unread = torch.zeros((*attention_mask.shape, int(self.model.config.hidden_size)))
        found = self.model(
            encoder_outputs=BaseModelOutput(last_hidden_state=unread),
            attention_mask=attention_mask,
            decoder_input_ids=token,
            past_key_values=_cache(wrote, read),
            use_cache=True,
        )
        return (found.logits[:, -1], *_tensors(found.past_key_values, WROTE))


def _cache(wrote: list[Tensor], read: list[Tensor]) -> Any:
    from transformers.cache_utils import DynamicCache, EncoderDecoderCache

    halves = []
    for tensors in (wrote, read):
        cache = DynamicCache()
        for layer in range(len(tensors) // 2):
            cache.update(tensors[2 * layer], tensors[2 * layer + 1], layer)
        halves.append(cache)
    return EncoderDecoderCache(*halves)


def _tensors(cache: Any, half: str) -> list[Tensor]:
    """Return keys and values of each layer's attention to what was written, or to what was read."""
    layers = (cache.self_attention_cache if half == WROTE else cache.cross_attention_cache).layers
    return [tensor for layer in layers for tensor in (layer.keys, layer.values)]


def export_encoder_decoder(model: Any, folder: Path, start: int, ends: Collection[int], max_tokens: int) -> None:
    """Write the model (transformers' own form) to `folder` in full precision, with what its tokens mean.

    `start` begins an answer, `ends` end it, `max_tokens` are read. Raises JobFailed `export_failed`.
    """
    # The fused attention's shapes cannot be told apart by the exporter.
    model.set_attn_implementation("eager")
    model = model.to("cpu").eval()
    folder.mkdir(parents=True, exist_ok=True)
    ids = torch.ones((3, 7), dtype=torch.long)
    reader, following = _Reader(model, start), _Next(model)
    with torch.inference_mode():
        caches = reader(ids, ids)[1:]
    half = len(caches) // 2
    names = [f"{kind}.{number}" for kind in (WROTE, READ) for number in range(half)]
    batch = torch.export.Dim("batch", min=1, max=4096)
    text = {0: batch, 1: torch.export.Dim("tokens", min=2, max=8192)}
    # Sizes that no layer has, so that the exporter cannot mistake a free axis for a fixed one.
    wrote = [tensor.repeat(1, 1, 5, 1) for tensor in caches[:half]]
    read = [tensor.clone() for tensor in caches[half:]]
    try:
        _export(
            reader,
            folder / ENCODER_FILE,
            {"input_ids": ids, "attention_mask": ids.clone()},
            {"input_ids": text, "attention_mask": text},
            ["input_ids", "attention_mask"],
            [LOGITS, *names],
        )
        _export(
            following,
            folder / DECODER_FILE,
            {"token": ids[:, :1].clone(), "attention_mask": ids.clone(), "wrote": wrote, "read": read},
            {
                "token": {0: batch},
                "attention_mask": text,
                "wrote": [{0: batch, 2: torch.export.Dim("written", min=1, max=4096)}] * half,
                "read": [{0: batch, 2: text[1]}] * half,
            },
            ["token", "attention_mask", *names],
            [LOGITS, *(f"new_{name}" for name in names[:half])],
        )
    except (torch.onnx.OnnxExporterError, RuntimeError, ValueError, TypeError) as error:
        # Whatever the exporter cannot follow in an architecture ends in one of these.
        raise JobFailed("export_failed", detail=repr(error), folder=str(folder)) from error
    facts = {"ends": sorted(ends), "max_tokens": max_tokens}
    (folder / FACTS_FILE).write_text(json.dumps(facts), encoding="utf-8")


def shrink_encoder_decoder(source: Path, target: Path, variant: str) -> None:
    """Write the export in `source` to `target` as a smaller variant: int8, fp16."""
    target.mkdir(parents=True, exist_ok=True)
    for name in (ENCODER_FILE, DECODER_FILE):
        SMALLER[variant](source / name, target / name)
    (target / FACTS_FILE).write_bytes((source / FACTS_FILE).read_bytes())


def _export(
    model: nn.Module, path: Path, given: dict[str, Any], axes: dict[str, Any], inputs: list[str], outputs: list[str]
) -> None:
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model.eval(),
            (),
            str(path),
            kwargs=given,
            input_names=inputs,
            output_names=outputs,
            dynamic_shapes=axes,
            opset_version=OPSET,
            dynamo=True,
            external_data=False,
            verbose=False,
        )
