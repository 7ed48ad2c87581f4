"""Reads the three files seq.in, seq.out and label of a folder, which belong together line by line (Goo et al. 2018)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from engine.data.encodings import TextFile, as_utf8
from engine.data.readers.calls import tool_call
from engine.data.readers.conll import tagged
from engine.data.readers.source import Source
from engine.data.readers.spill import spilled
from engine.data.workbench import Bench
from engine.errors import BadInput

WORDS, TAGS, LABELS = "seq.in", "seq.out", "label"
COLUMNS = ("text", "spans", "label", "messages")


def is_aligned(path: Path) -> bool:
    """Tell whether `path` is a seq.in that has the other two beside it."""
    return path.name == WORDS and all(path.with_name(name).is_file() for name in (TAGS, LABELS))


def read_aligned(bench: Bench, path: Path, text: TextFile, encoding: str = "") -> Source:
    """Return a row a line: the words, their `spans` as JSON, the label, and all of it as `messages`.

    In the messages the label is the tool that the assistant calls and the spans are its arguments. `encoding` is the
    one given for all three files, '' to find out that of the other two.

    Raises BadInput `lines_differ`, `aligned_words` with the line where words and tags do not match, `no_rows`.
    """
    others = [as_utf8(path.with_name(name), bench.folder / bench.name("text"), encoding) for name in (TAGS, LABELS)]
    files = [file.path.read_text(encoding="utf-8-sig").splitlines() for file in (text, *others)]
    counts = {name: len(lines) for name, lines in zip((WORDS, TAGS, LABELS), files, strict=True)}
    if len(set(counts.values())) > 1:
        told = ", ".join(f"{name} {count}" for name, count in counts.items())
        raise BadInput("lines_differ", file=str(path), counts=told)
    return spilled(bench, path, "aligned", text.encoding, COLUMNS, _rows(path, files))


def _rows(path: Path, files: list[list[str]]) -> Iterator[tuple[str, str, str, str]]:
    for line, (words, tags, label) in enumerate(zip(*files, strict=True), 1):
        if len(words.split()) != len(tags.split()):
            found, expected = len(tags.split()), len(words.split())
            raise BadInput("aligned_words", file=str(path.with_name(TAGS)), line=line, found=found, expected=expected)
        text, spans = tagged(words.split(), tags.split())
        arguments = _arguments(text, spans)
        messages = [{"role": "user", "content": text}, tool_call(label.strip(), arguments, "call_1")]
        yield text, json.dumps(spans, ensure_ascii=False), label.strip(), json.dumps(messages, ensure_ascii=False)


def _arguments(text: str, spans: Sequence[Mapping[str, Any]]) -> dict[str, str | list[str]]:
    """Return the words of each span by its name; a name that stands more than once has a list of them."""
    found: dict[str, list[str]] = {}
    for span in spans:
        found.setdefault(str(span["label"]), []).append(text[span["start"] : span["end"]])
    return {name: words[0] if len(words) == 1 else words for name, words in found.items()}
