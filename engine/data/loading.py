"""Reads the files of an import into the bench, each as a table of texts, with the tools that came with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.commands import ImportSpec
from engine.data.layout import PARTS
from engine.data.parts import guess_parts
from engine.data.readers import Source, gather, load, open_source
from engine.data.workbench import Bench
from engine.errors import BadInput, JobCancelled

Advance = Callable[[str, float, float], None]


@dataclass(frozen=True)
class Loaded:
    """One file in the bench: its part, and the table that holds its rows as text."""

    source: Source
    part: str
    table: str


def load_files(
    bench: Bench, spec: ImportSpec, advance: Advance, cancelled: Callable[[], bool]
) -> tuple[list[Loaded], tuple[Mapping[str, Any], ...]]:
    """Read every file of the spec; return them, and the tools of those that are tools files.

    Raises BadInput as `open_source` and `load` do, and `tools_only`.
    """
    wanted = _wanted(bench, spec)
    loaded: list[Loaded] = []
    tools: dict[str, Mapping[str, Any]] = {}
    for number, (path, part) in enumerate(wanted):
        stop_if(cancelled)
        advance("read_files", number, len(wanted))
        source = open_source(bench, path, spec.reading)
        for tool in source.tools:
            tools.setdefault(tool["function"]["name"], tool)
        if source.format != "tools":
            loaded.append(Loaded(source, part, load(bench, source)))
    if not any(item.part == "train" for item in loaded):
        raise BadInput("tools_only", file=str(spec.paths[0]) if spec.paths else "")
    return loaded, tuple(tools.values())


def _wanted(bench: Bench, spec: ImportSpec) -> list[tuple[Path, str]]:
    """Return the files with their parts, training first: its first file is what the others are measured by.

    Those that a folder or an archive holds say their part by their names.
    """
    found = gather(bench, spec.paths)
    chosen = {Path(path) for path in spec.paths}
    held = [path for path in found if path not in chosen]
    parts = dict(zip(held, guess_parts(held), strict=True))
    given = [(path, part) for part in ("valid", "test") for path in gather(bench, getattr(spec, part))]
    wanted = [(path, parts.get(path, "train")) for path in found] + given
    return sorted(wanted, key=lambda item: PARTS.index(item[1]))


def stop_if(cancelled: Callable[[], bool]) -> None:
    """Raise JobCancelled at a safe point of work that was cancelled."""
    if cancelled():
        raise JobCancelled()
