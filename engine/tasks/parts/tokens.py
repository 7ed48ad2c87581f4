"""Turns texts into token ids with the base model's own tokenizer: one code path for training and for inference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tokenizers import Encoding, Tokenizer

from engine.errors import BadInput
from engine.tasks.task import Reading

# How much of a window stands in the next one as well: an answer on the edge is whole in one of them.
OVERLAP = 0.25


def load_tokenizer(folder: Path, max_tokens: int, windows: bool = False) -> Tokenizer:
    """Return the folder's fast tokenizer, cutting at `max_tokens`, without padding.

    With `windows` the second text of a pair goes on in overlapping windows of that length; see
    `engine.tasks.parts.windows`.

    Raises BadInput `base_no_tokenizer`.
    """
    path = folder / "tokenizer.json"
    if not path.is_file():
        raise BadInput("base_no_tokenizer", folder=str(folder))
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises nothing narrower for a damaged file
        raise BadInput("base_no_tokenizer", detail=str(error), folder=str(folder)) from error
    if windows:
        tokenizer.enable_truncation(max_tokens, stride=int(max_tokens * OVERLAP), strategy="only_second")
    else:
        tokenizer.enable_truncation(max_tokens)
    tokenizer.no_padding()
    return tokenizer


def encode(tokenizer: Tokenizer, texts: Sequence[Reading]) -> list[Encoding]:
    """Return one encoding a text, or a pair of texts, special tokens included."""
    cut = tokenizer.truncation
    if cut and cut["strategy"] == "only_second":
        texts = _with_room(tokenizer, texts, cut)
    return list(tokenizer.encode_batch(list(texts)))


def _with_room(tokenizer: Tokenizer, texts: Sequence[Reading], cut: Mapping[str, Any]) -> list[Reading]:
    """Return the pairs with first texts cut to half the limit, so that a window always has room for the second."""
    most = cut["max_length"] // 2
    tokenizer.no_truncation()
    firsts = tokenizer.encode_batch([text[0] for text in texts], add_special_tokens=False)
    tokenizer.enable_truncation(cut["max_length"], stride=cut["stride"], strategy=cut["strategy"])
    return [
        (text[0][: first.offsets[most - 1][1]], text[1]) if len(first.ids) > most else text
        for text, first in zip(texts, firsts, strict=True)
    ]


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


def by_tokens(lengths: Sequence[int], most: int) -> list[list[int]]:
    """Return batches of indices, longest first, each of at most `most` tokens with its padding, or of one text."""
    batches: list[list[int]] = []
    for index in sorted(range(len(lengths)), key=lambda index: (-lengths[index], index)):
        # The first of a batch is its longest, to which the others are padded.
        if batches and (len(batches[-1]) + 1) * lengths[batches[-1][0]] <= most:
            batches[-1].append(index)
        else:
            batches.append([index])
    return batches
