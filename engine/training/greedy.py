"""Greedy decoding with the torch model: what an exported writer, or a tuned one, is compared with."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from engine.tasks.parts.chat import Message, source
from engine.tasks.parts.chat_marks import marks_of
from engine.training.conversations import FRAME, Limits, padding_of, prompt


def ends_of(folder: Path, tokenizer: Any) -> frozenset[int]:
    """Return the tokens that end an answer of the base in `folder`."""
    found: set[int] = {tokenizer.eos_token_id} - {None}
    for name in ("generation_config.json", "config.json"):
        if (folder / name).is_file():
            told = json.loads((folder / name).read_text(encoding="utf-8")).get("eos_token_id")
            found |= set(told) if isinstance(told, list) else {told} - {None}
    return frozenset(found)


def start_of(model: Any) -> int:
    """Return the token that an encoder-decoder's answers begin with."""
    start = getattr(model.config, "decoder_start_token_id", None)
    return int(start if start is not None else getattr(model.config, "pad_token_id", 0) or 0)


class TorchPen:
    """A model in transformers' own form as `engine.inference.writer.Pen`; one answer at a time.

    Padding on the left, which a batch needs, would change an answer in its last digits.
    """

    def __init__(self, model: Any, tokenizer: Any, limits: Limits, ends: Collection[int], family: str) -> None:
        self._model, self._tokenizer, self._limits = model.eval(), tokenizer, limits
        self._ends, self._family = sorted(ends), family

    def write(self, messages: Sequence[Message], most: int, schema: Mapping[str, Any] | None) -> tuple[str, float]:
        """Return the answer in at most `most` tokens; a schema does not hold it, and its likelihood is not told: 1."""
        ids = self._ids(messages)
        with torch.inference_mode():
            written = self._model.generate(
                input_ids=ids,
                attention_mask=torch.ones_like(ids),
                do_sample=False,
                num_beams=1,
                max_new_tokens=most,
                eos_token_id=self._ends,
                pad_token_id=padding_of(self._tokenizer),
            )[0]
        new = written[ids.shape[1] :] if self._family == "decoder" else written[1:]
        return str(self._tokenizer.decode(new, skip_special_tokens=True)), 1.0

    def first_logits(self, messages: Sequence[Message]) -> NDArray[np.float32]:
        """Return the logits [vocabulary] of an answer's first token."""
        given: dict[str, Any] = {"input_ids": self._ids(messages)}
        if self._family != "decoder":
            given["decoder_input_ids"] = torch.tensor([[start_of(self._model)]])
        with torch.inference_mode():
            logits: NDArray[np.float32] = self._model(**given).logits[0, -1].float().numpy()
        return logits

    def _ids(self, messages: Sequence[Message]) -> torch.Tensor:
        if self._family == "decoder":
            read = self._tokenizer(prompt(self._tokenizer, messages), add_special_tokens=False)["input_ids"]
        else:
            most, marks = self._limits.read + FRAME, marks_of(self._tokenizer.backend_tokenizer)
            read = self._tokenizer(source(messages, marks), truncation=True, max_length=most)["input_ids"]
        return torch.tensor([read])
