"""Prepares rows for training: tokenised once, before the first step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

from engine.tasks.task import EncoderTask, Row, Space
from engine.tasks.tokens import encode, load_tokenizer
from engine.training.batching import Example
from engine.training.prediction import Texts
from engine.training.procedure import Material


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
    tokenizer = load_tokenizer(folder, max_tokens)
    encodings = encode(tokenizer, [task.reads(row) for row in train])
    examples = [
        Example(encoding.ids, task.targets(row, encoding, space))
        for row, encoding in zip(train, encodings, strict=True)
    ]
    texts = [task.reads(row) for row in valid]
    return Material(examples, Texts(texts, encode(tokenizer, texts)), valid, padding_id(tokenizer))
