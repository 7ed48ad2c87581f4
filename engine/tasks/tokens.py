"""Turns texts into token ids with the base model's own tokenizer: one code path for training and for inference."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tokenizers import Encoding, Tokenizer

from engine.errors import BadInput
from engine.tasks.task import Reading


def load_tokenizer(folder: Path, max_tokens: int) -> Tokenizer:
    """Return the folder's fast tokenizer, cutting at `max_tokens`, without padding.

    Raises BadInput `base_no_tokenizer`.
    """
    path = folder / "tokenizer.json"
    if not path.is_file():
        raise BadInput("base_no_tokenizer", folder=str(folder))
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises nothing narrower for a damaged file
        raise BadInput("base_no_tokenizer", detail=str(error), folder=str(folder)) from error
    tokenizer.enable_truncation(max_tokens)
    tokenizer.no_padding()
    return tokenizer


def encode(tokenizer: Tokenizer, texts: Sequence[Reading]) -> list[Encoding]:
    """Return one encoding a text, or a pair of texts, special tokens included."""
    return list(tokenizer.encode_batch(list(texts)))


def unknown_id(tokenizer: Tokenizer) -> int:
    """Return the id that stands for what the base does not know, -1 where it can spell everything."""
    for token in ("[UNK]", "<unk>"):
        found = tokenizer.token_to_id(token)
        if found is not None:
            return int(found)
    return -1


def by_length(lengths: Sequence[int], size: int) -> list[list[int]]:
    """Return batches of indices, sorted by length so that padding costs next to nothing; longest first.

    The longest batch comes first so that running out of memory shows at once rather than at the end.
    """
    order = sorted(range(len(lengths)), key=lambda index: (-lengths[index], index))
    return [order[start : start + size] for start in range(0, len(order), size)]
