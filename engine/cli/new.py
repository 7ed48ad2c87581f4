"""The headless way to a new project: an empty one, or one from a ready-made project with a sample or one's own data."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from engine import commands
from engine.api import Engine
from engine.cli.output import Output
from engine.errors import BadInput
from engine.values import plain


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
        command = commands.CreateReadyMade(path, parsed.ready_made, files, sample=not parsed.empty)
        made = engine.ask(command, listener=output.event)
    output.say(f"The project: {made.path}")
    return plain(made)


def _files(pairs: Sequence[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for part, path in pairs:
        found[part] = (*found.get(part, ()), str(Path(path).absolute()))
    return found
