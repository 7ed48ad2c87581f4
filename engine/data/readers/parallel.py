"""Reads two files that belong together line by line, such as train.en and its translation train.de."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from engine.data.encodings import TextFile, as_utf8
from engine.data.readers.source import Source
from engine.data.readers.spill import spilled
from engine.data.workbench import Bench
from engine.errors import BadInput

# ISO 639-1.
_LANGUAGES = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el
    en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu
    ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na
    nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so
    sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split()  # noqa: SIM905
)


def partner(path: Path) -> Path | None:
    """Return the only other file beside `path` whose name differs in the language at its end, None without one."""
    if not _is_language(path):
        return None
    others = [
        other
        for other in sorted(path.parent.iterdir())
        if other != path and other.stem == path.stem and other.is_file() and _is_language(other)
    ]
    return others[0] if len(others) == 1 else None


def read_parallel(bench: Bench, path: Path, text: TextFile, other: Path, encoding: str = "") -> Source:
    """Return a row a line, with one column for each language; `encoding` is that of the other file, '' to find out.

    Raises BadInput `lines_differ`, `no_rows`, and what reading the other file raises.
    """
    second = as_utf8(other, bench.folder / bench.name("text"), encoding)
    counts = [_count(text), _count(second)]
    if counts[0] != counts[1]:
        told = f"{path.name} {counts[0]}, {other.name} {counts[1]}"
        raise BadInput("lines_differ", file=str(path), counts=told)
    columns = (path.suffix[1:], other.suffix[1:])
    return spilled(bench, path, "parallel", text.encoding, columns, zip(_lines(text), _lines(second), strict=True))


def _is_language(path: Path) -> bool:
    return re.split("[-_]", path.suffix[1:].lower())[0] in _LANGUAGES


def _lines(text: TextFile) -> Iterator[str]:
    with text.path.open(encoding="utf-8-sig", newline="\n") as file:
        for line in file:
            yield line.rstrip("\r\n")


def _count(text: TextFile) -> int:
    return sum(1 for _ in _lines(text))
