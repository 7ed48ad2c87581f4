"""Reads relations in the form of SemEval-2010 Task 8 (Hendrickx et al. 2010): <e1> and <e2> marked in a sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from engine.data.encodings import TextFile
from engine.data.readers.source import Source
from engine.data.readers.spill import spilled
from engine.data.workbench import Bench
from engine.errors import BadInput

COLUMNS = ("id", "text", "spans", "label", "comment")
_FIRST = re.compile(r"\s*\d+\t.*<e1>.*</e1>", re.DOTALL)
_MARKS = re.compile(r"<(e1|e2)>(.*?)</\1>")


def is_semeval(start: str) -> bool:
    """Tell it by its first line."""
    return bool(_FIRST.match(start.partition("\n")[0]))


def read_semeval(bench: Bench, path: Path, text: TextFile) -> Source:
    """Return a row a sentence: `text` without the marks, `spans` as JSON with the labels e1 and e2, the relation.

    Raises BadInput `semeval_block` with the line at which a block cannot be read, `no_rows`.
    """
    return spilled(bench, path, "semeval", text.encoding, COLUMNS, _rows(path, text))


def _rows(path: Path, text: TextFile) -> Iterator[tuple[str, ...]]:
    for line, block in _blocks(text):
        number, _, sentence = block[0].partition("\t")
        plain, spans = unmarked(_unquoted(sentence.strip()))
        comment = block[2].partition(":")[2].strip() if len(block) > 2 else ""
        if len(spans) != 2 or not 2 <= len(block) <= 3 or not number.strip().isdigit():
            raise BadInput("semeval_block", file=str(path), line=line)
        yield number.strip(), plain, json.dumps(spans, ensure_ascii=False), block[1].strip(), comment


def unmarked(sentence: str) -> tuple[str, list[dict[str, int | str]]]:
    """Return the sentence without its marks, and where each marked part lies in it, in characters."""
    out, at, spans = "", 0, []
    for mark in _MARKS.finditer(sentence):
        out += sentence[at : mark.start()]
        spans.append({"start": len(out), "end": len(out) + len(mark[2]), "label": mark[1]})
        out += mark[2]
        at = mark.end()
    return out + sentence[at:], sorted(spans, key=lambda span: str(span["label"]))


def _unquoted(sentence: str) -> str:
    quoted = len(sentence) > 1 and sentence[0] == sentence[-1] == '"'
    return sentence[1:-1] if quoted else sentence


def _blocks(text: TextFile) -> Iterator[tuple[int, list[str]]]:
    """Yield each block of lines with the number of its first line."""
    block: list[str] = []
    first = 1
    with text.path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                first = first if block else number
                block.append(line.rstrip("\r\n"))
            elif block:
                yield first, block
                block = []
    if block:
        yield first, block
