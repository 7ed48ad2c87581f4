"""Prepares rows for an encoder's training: tokenised once, before the first step."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from engine.tasks.encoder_task import EncoderTask
from engine.tasks.parts.features import inputs_of
from engine.tasks.parts.tokens import encode, load_tokenizer
from engine.tasks.parts.windows import windows_of
from engine.tasks.task import Row, Space
from engine.training.batching import Example
from engine.training.model import features_for
from engine.training.prediction import Texts


@dataclass(frozen=True)
class Material:
    """What is learned from: examples to train on, and the validation texts with their rows."""

    train: Sequence[Example]
    valid: Texts
    valid_rows: Sequence[Row]
    padding: int


def padding_id(tokenizer: Tokenizer) -> int:
    """Return the id of the padding token, 0 where there is none (it is masked anyway)."""
    for token in ("[PAD]", "<pad>", "<|endoftext|>"):
        found = tokenizer.token_to_id(token)
        if found is not None:
            return int(found)
    return 0


def prepare(
    folder: Path, task: EncoderTask, space: Space, train: Sequence[Row], valid: Sequence[Row], max_tokens: int
) -> Material:
    """Return the rows as examples and validation texts, tokenised by the tokenizer in `folder`."""
    tokenizer = load_tokenizer(folder, max_tokens, task.windows)
    features = features_for(task, tokenizer, _token_types(folder))
    reads = [task.reads(row) for row in train]
    encodings = encode(tokenizer, reads)
    examples = [
        Example(inputs_of(window, read, features), task.targets(row, window, space))
        for row, read, encoding in zip(train, reads, encodings, strict=True)
        for window in windows_of(task, encoding)
    ]
    texts = [task.reads(row) for row in valid]
    return Material(examples, Texts(texts, encode(tokenizer, texts), features), valid, padding_id(tokenizer))


def _token_types(folder: Path) -> int:
    """Return how many kinds of token the base tells apart (BERT: the first text and the second)."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    return int(config.get("type_vocab_size") or 0)
