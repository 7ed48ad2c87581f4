"""The headless way to a new project: an empty one, or one from a ready-made project with a sample or one's own data."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from engine import commands
from engine.api import Engine
from engine.cli.output import Output
from engine.errors import BadInput
from engine.ready_made.commands import LookAtFiles
from engine.results import PartLook
from engine.text.values import plain


def new(engine: Engine, parsed: argparse.Namespace, output: Output) -> Any:
    """Make what was asked for; returns the project, or with `--list` the ready-made ones.

    Raises BadInput `new_data_without_from`, and what `CreateProject`, `CreateReadyMade` raise.
    """
    if parsed.list:
        found = engine.ask(commands.ListReadyMade())
        for info in found:
            output.say(f"{info.name:20} {info.title}: {info.meaning}")
            for part in info.parts:
                output.say(f"{'':20} --data {part.name}=PATH  {part.asks}")
                if part.roles:
                    output.say(f"{'':20} --column {part.name}.ROLE=COLUMN  {', '.join(part.roles)}")
        return plain(found)
    if not parsed.project:
        parsed.usage("give --project and a folder, or --list")
    if parsed.data and not parsed.ready_made:
        raise BadInput("new_data_without_from")
    path = str(Path(parsed.project).absolute())
    if not parsed.ready_made:
        made = engine.ask(commands.CreateProject(path), listener=output.event)
    else:
        files = _files(parsed.data)
        reading = _reading(files, parsed.column, parsed.whole_letters)
        command = commands.CreateReadyMade(path, parsed.ready_made, files, not parsed.empty, reading)
        made = engine.ask(command, listener=output.event)
        for part in made.ready_made.parts if made.ready_made else ():
            if part.roles and part.name in files:
                look = engine.ask(LookAtFiles(parsed.ready_made, part.name, files[part.name]))
                output.say(_read(part.name, look, reading[part.name]))
    output.say(f"The project: {made.path}")
    return plain(made)


def _files(pairs: Sequence[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for part, path in pairs:
        found[part] = (*found.get(part, ()), str(Path(path).absolute()))
    return found


def _reading(
    files: Mapping[str, Sequence[str]], columns: Sequence[tuple[str, str]], whole: bool
) -> dict[str, commands.PartReading]:
    chosen: dict[str, dict[str, str]] = {part: {} for part in files}
    for role, column in columns:
        part, _, named = role.partition(".")
        chosen.setdefault(part, {})[named] = column
    return {part: commands.PartReading(named, whole) for part, named in chosen.items()}


def _read(part: str, found: PartLook, reading: commands.PartReading) -> str:
    """Say which columns were read as what, and which were not."""
    taken = {role: column for role, column in {**found.taken, **reading.columns}.items() if column}
    left = [column for column in found.columns if column not in taken.values()]
    read = ", ".join(f"{role} from {column}" for role, column in taken.items()) or "conversations"
    return f"{part}: {read}; not read: {', '.join(left) or 'nothing'}"
