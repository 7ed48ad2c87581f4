"""Reads column files of tagged words (CoNLL): one word a line, its tag last, an empty line after each sentence.

The tags may be BIO, IOB1 or BIOES (also written BILOU): each becomes the spans it means, as conlleval reads them
(Tjong Kim Sang and De Meulder 2003).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from engine.data.encodings import TextFile
from engine.data.readers.source import Source
from engine.data.readers.spill import spilled
from engine.data.workbench import Bench
from engine.errors import BadInput
from engine.results import Problem

COLUMNS = ("text", "spans")
_DOCUMENT = "-DOCSTART-"
_TAG = re.compile(r"(?:O|[BIESLU]-\S+)$")
_WIDTHS = (2, 3, 4)
_SAMPLE_LINES = 200
_BEGINS = frozenset("BSU")
_ENDS = frozenset("ESLU")
_EXAMPLES = 20
_SHOWN = 120


def is_conll(start: str) -> bool:
    """Tell a column file from its first lines: the same 2 to 4 fields in each, of which the last is a tag."""
    lines = start.splitlines()[:-1][:_SAMPLE_LINES] or start.splitlines()
    fields = [line.split() for line in lines if line.strip()]
    widths = {len(line) for line in fields}
    return (
        len(widths) == 1
        and widths <= {*_WIDTHS}
        and len(fields) < len(lines)
        and all(_TAG.match(line[-1]) for line in fields)
        and any(line[-1] != "O" for line in fields)
    )


def read_conll(bench: Bench, path: Path, text: TextFile) -> Source:
    """Return a row a sentence: its `text`, and `spans`, a JSON list of {start, end, label} in characters.

    Raises BadInput `conll_columns` with the line, `conll_tag`, `no_rows`.
    """
    bare = _Bare(str(path))
    rows = (_row(bare.noted(sentence)) for sentence in _sentences(path, text))
    source = spilled(bench, path, "conll", text.encoding, COLUMNS, rows)
    return replace(source, problems=bare.problems())


def tagged(words: Sequence[str], tags: Sequence[str], joint: str = " ") -> tuple[str, list[dict[str, int | str]]]:
    """Return the words joined, and the spans that their tags mean.

    An I where no span of its label is open begins one, as IOB1 writes it.
    """
    spans: list[dict[str, int | str]] = []
    at = 0
    previous = "O"
    for word, tag in zip(words, tags, strict=True):
        kind, _, label = tag.partition("-")
        goes_on = kind not in _BEGINS and previous[0] not in _ENDS | {"O"} and previous[2:] == label
        if kind == "O":
            pass
        elif goes_on:
            spans[-1]["end"] = at + len(word)
        else:
            spans.append({"start": at, "end": at + len(word), "label": label})
        previous = tag
        at += len(word) + len(joint)
    return joint.join(words), spans


class _Bare:
    """Counts the rows with a tag that goes on where nothing began: broken in BIO, though the usual form in IOB1.

    IOB1 writes a B only behind a stretch of the same label: where most stretches begin with a B, the file is BIO.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._row = 0
        self._begun = self._bare = self._count = 0
        self._examples: list[dict[str, str | int]] = []

    def noted(self, sentence: list[list[str]]) -> list[list[str]]:
        """Return the sentence, the next row, as it came."""
        self._row += 1
        found = ""
        previous = "O"
        for line in sentence:
            tag = line[-1]
            after = previous[2:] == tag[2:]
            if tag[0] in _BEGINS:
                self._begun += not after
            elif tag != "O" and (not after or previous[0] in _ENDS):
                self._bare += 1
                found = found or f"{line[0]} {tag}"
            previous = tag
        if found:
            self._count += 1
            if len(self._examples) < _EXAMPLES:
                words = " ".join(line[0] for line in sentence)
                self._examples.append({"file": self._file, "row": self._row, "value": f"{found} | {words}"[:_SHOWN]})
        return sentence

    def problems(self) -> tuple[Problem, ...]:
        """Return what was found, once every row was noted."""
        if not self._count or self._bare > self._begun:
            return ()
        return (Problem("tags_mended", "careful", self._count, tuple(self._examples)),)


def _row(sentence: list[list[str]]) -> tuple[str, str]:
    words, tags = [line[0] for line in sentence], [line[-1] for line in sentence]
    # Chinese is tagged character by character, and written without blanks.
    joint = "" if all(len(word) == 1 for word in words) and not all(word.isascii() for word in words) else " "
    text, spans = tagged(words, tags, joint)
    return text, json.dumps(spans, ensure_ascii=False)


def _sentences(path: Path, text: TextFile) -> Iterator[list[list[str]]]:
    width = 0
    sentence: list[list[str]] = []
    with text.path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            fields = line.split()
            if not fields or fields[0] == _DOCUMENT:
                if sentence:
                    yield sentence
                sentence = []
                continue
            width = width or len(fields)
            if len(fields) != width:
                raise BadInput("conll_columns", file=str(path), line=number, found=len(fields), expected=width)
            if not _TAG.match(fields[-1]):
                raise BadInput("conll_tag", file=str(path), line=number, tag=fields[-1][:40])
            sentence.append(fields)
    if sentence:
        yield sentence
