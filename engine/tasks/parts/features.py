"""What an encoder is told of each token besides its id: one code path for training and for inference.

A feature is one more input of the model and of its ONNX file, [batch, tokens], named as in FEATURES.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from engine.tasks.task import Reading

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

IDS, MASK = "input_ids", "attention_mask"
TYPES, SHAPES, MARKS = "token_type_ids", "shape_ids", "mark_ids"
# Kinds of shape: no word, digits and signs, small, Capitalised, CAPITALS, mixEd (Collobert et al. 2011, section 6.3).
SHAPE_KINDS = 6
# Outside of both marked stretches, in the first, in the second.
MARK_KINDS = 3
# The signs around the first and the second marked stretch in a text that is read; texts hardly ever hold them.
HEAD_MARK, TAIL_MARK = "¤", "¶"


def inputs_of(encoding: Encoding, read: Reading, names: Sequence[str]) -> dict[str, Sequence[int]]:
    """Return what the model is given of a text: its ids, and each feature of `names`."""
    return {IDS: encoding.ids, **{name: FEATURES[name](encoding, read) for name in names}}


def lowercases(tokenizer: Tokenizer) -> bool:
    """Whether the tokenizer drops capitals, so that shapes tell the model something that it cannot see."""
    return bool(tokenizer.encode("ABC Abc").ids == tokenizer.encode("abc abc").ids)


def shape(word: str) -> int:
    """Return the shape of a word, from 1; 0 is for what is no word."""
    if not any(sign.isalpha() for sign in word):
        return 1
    if word.islower() or not (word.isupper() or any(sign.isupper() for sign in word)):
        return 2
    if word.isupper() and len(word) > 1:
        return 4
    return 3 if word[:1].isupper() and not any(sign.isupper() for sign in word[1:]) else 5


def _types(encoding: Encoding, read: Reading) -> Sequence[int]:
    return list(encoding.type_ids)


def _shapes(encoding: Encoding, read: Reading) -> Sequence[int]:
    """Return the shape of the word that each token is a part of."""
    texts = read if isinstance(read, tuple) else (read,)
    words: dict[tuple[int, int], tuple[int, int]] = {}
    places = list(zip(encoding.sequence_ids, encoding.word_ids, encoding.offsets, strict=True))
    for sequence, word, (start, end) in places:
        if sequence is not None and word is not None:
            first, last = words.get((sequence, word), (start, end))
            words[sequence, word] = (min(first, start), max(last, end))
    shapes = {key: shape(texts[key[0]][start:end]) for key, (start, end) in words.items()}
    return [0 if sequence is None or word is None else shapes[sequence, word] for sequence, word, _ in places]


def _marks(encoding: Encoding, read: Reading) -> Sequence[int]:
    """Return 1 for the tokens of the first marked stretch, 2 for those of the second, with their marks; else 0."""
    found = [0] * len(encoding.ids)
    for kind, mark in enumerate((HEAD_MARK, TAIL_MARK), 1):
        first = str(read).find(mark)
        last = str(read).find(mark, first + 1)
        for at, (start, end) in enumerate(encoding.offsets):
            if start < end and first <= start and end <= last + len(mark) and first >= 0:
                found[at] = kind
    return found


FEATURES: Mapping[str, Callable[[Encoding, Reading], Sequence[int]]] = {TYPES: _types, SHAPES: _shapes, MARKS: _marks}
