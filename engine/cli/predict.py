"""`deskhand predict`: a published model is applied to a file."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine import commands
from engine.api import Engine
from engine.cli.output import Output
from engine.cli.projects import opened


def predict(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    """Answer the file's rows; stopped, the same command goes on."""
    project = opened(engine, parsed.project)
    source, target = (str(Path(path).absolute()) for path in (parsed.input, parsed.output))
    command = commands.PredictFile(project, parsed.model, source, target, dict(parsed.column))
    try:
        result = engine.ask(command, listener=output.event)
    except KeyboardInterrupt:
        output.say("Stopped. What is answered so far is kept: the same command goes on there.")
        raise
    kept = f", {result.kept:,} of them kept from last time" if result.kept else ""
    output.say(f"{result.rows:,} rows answered in {result.seconds:.1f} s{kept}; read from: {', '.join(result.columns)}")
    output.say(f"Wrote {result.output}, with {', '.join(result.added)} beside its own columns")
    return {
        "output": result.output,
        "rows": result.rows,
        "seconds": result.seconds,
        "columns": list(result.columns),
        "added": list(result.added),
        "kept": result.kept,
    }
