"""Tells from the names of files which are for training, which for validation and which are the test."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

_WORDS = {
    "train": ("train", "training"),
    "valid": ("valid", "validation", "val", "dev", "development", "testa"),
    "test": ("test", "testing", "eval", "heldout", "testb"),
}


def guess_parts(paths: Sequence[Path]) -> list[str]:
    """Return train, valid or test for each file; train where no word tells.

    Without any for training, those for validation are what there is to learn from, else all are.
    """
    parts = [_guess(path) for path in paths]
    if "train" in parts:
        return parts
    spare = "valid" if "valid" in parts else "test"
    return ["train" if part == spare else part for part in parts]


def _guess(path: Path) -> str:
    """Tell by the words in the file's name, else its folder's."""
    words = "".join(sign if sign.isalpha() else " " for sign in path.name.lower()).split()
    for found in (words, [path.parent.name.lower()]):
        for part in ("test", "valid", "train"):
            if any(word in _WORDS[part] for word in found):
                return part
    return "train"
