"""`deskhand import`: files become a dataset."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from engine import commands
from engine.api import Engine
from engine.cli.output import Output
from engine.cli.projects import made
from engine.data.parts import guess_parts
from engine.paths import project_path
from engine.results import DatasetInfo
from engine.text.values import plain


def run_import(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    """Import, making the project where there is none, and return the version with what was found in it."""
    spec = _spec(parsed)
    # What is wrong with the files is said before a project is made for them.
    if not project_path(parsed.project).exists():
        engine.ask(commands.CheckData(spec), listener=output.event)
    info = engine.ask(commands.ImportDataset(made(engine, parsed.project, output), spec), listener=output.event)
    output.dataset(info)
    say_name(parsed.name, info, output)
    return {
        "dataset": info.name,
        "version": info.version,
        "rows": dict(info.rows),
        "labels": info.labels,
        "problems": plain(info.problems),
    }


def say_name(wanted: str, info: DatasetInfo, output: Output) -> None:
    """Say so where a dataset is not called what was wanted."""
    if wanted not in ("", info.name, info.dataset):
        output.say(f"  {wanted} is the name of a dataset for another task, so this one is called {info.name}.")


def _spec(parsed: argparse.Namespace) -> commands.ImportSpec:
    """Return what the arguments say."""
    given = {"train": _absolute(parsed.paths), "valid": _absolute(parsed.valid), "test": _absolute(parsed.test)}
    parts = _parts(given, parsed.task)
    return commands.ImportSpec(
        paths=parts["train"],
        valid=parts["valid"],
        test=parts["test"],
        task=parsed.task,
        name=parsed.name,
        columns=dict(parsed.column),
        unlabelled=parsed.unlabelled,
        split=_split(parsed),
        reading=_reading(parsed),
    )


def _parts(given: Mapping[str, tuple[str, ...]], task: str) -> Mapping[str, tuple[str, ...]]:
    """Return the paths of each part: by their names where nobody says which are for validation or the test.

    A table has no parts: whatever its files are called, all rows are in it.
    """
    if task != commands.TABLE and not given["valid"] and not given["test"]:
        named = list(zip(guess_parts([Path(path) for path in given["train"]]), given["train"], strict=True))
        return {part: tuple(path for said, path in named if said == part) for part in given}
    return given


def _split(parsed: argparse.Namespace) -> commands.Split:
    by = "group" if parsed.split_by else "time" if parsed.split_time else ""
    return commands.Split(by=by, column=parsed.split_by or parsed.split_time)


def _reading(parsed: argparse.Namespace) -> dict[str, commands.Reading]:
    """Return what was said of how the files are read, the same for each."""
    header = None if parsed.header is None else parsed.header == "yes"
    reading = commands.Reading(parsed.encoding, parsed.delimiter, header, parsed.sheet)
    if reading == commands.Reading():
        return {}
    return dict.fromkeys(_absolute([*parsed.paths, *parsed.valid, *parsed.test]), reading)


def _absolute(paths: Sequence[str]) -> tuple[str, ...]:
    return tuple(str(Path(path).absolute()) for path in paths)
