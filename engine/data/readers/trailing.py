"""Reads lines whose label stands behind the last @, as in 'Profit rose by a third .@positive'."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from engine.data.encodings import TextFile
from engine.data.readers.source import Source
from engine.data.readers.spill import spilled
from engine.data.workbench import Bench
from engine.errors import BadInput

COLUMNS = ("text", "label")
SIGN = "@"
_SAMPLE_LINES = 200
_MOST_LABELS = 50


def has_trailing_labels(start: str) -> bool:
    """Tell it by its first lines: each ends in @ and one of a few words."""
    lines = [line for line in (start.splitlines()[:-1] or start.splitlines()) if line.strip()][:_SAMPLE_LINES]
    labels = [line.rpartition(SIGN) for line in lines]
    words = {label.strip() for _, _, label in labels}
    few = len(words) <= min(_MOST_LABELS, max(2, len(lines) // 3))
    return few and all(text.strip() and _is_word(label) for text, _, label in labels)


def read_trailing(bench: Bench, path: Path, text: TextFile) -> Source:
    """Return a row a line; raises BadInput `trailing_label` with the line that has none, `no_rows`."""
    return spilled(bench, path, "labelled lines", text.encoding, COLUMNS, _rows(path, text))


def _rows(path: Path, text: TextFile) -> Iterator[tuple[str, str]]:
    with text.path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            words, sign, label = line.rpartition(SIGN)
            if not sign or not _is_word(label):
                raise BadInput("trailing_label", file=str(path), line=number, start=line.strip()[:60])
            yield words.strip(), label.strip()


def _is_word(label: str) -> bool:
    return bool(label.strip()) and len(label.split()) == 1 and len(label) <= 40
