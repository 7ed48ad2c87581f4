"""`deskhand evaluate`, `compare` and `report`: how good published models are."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine import commands
from engine.api import Engine
from engine.cli.output import Output
from engine.cli.projects import opened
from engine.errors import BadInput
from engine.paths import check_folder
from engine.text.values import plain


def evaluate(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    """Evaluate a published model on its locked test rows, or on a file."""
    project = opened(engine, parsed.project)
    data = str(Path(parsed.data).absolute()) if parsed.data else ""
    command = commands.Evaluate(project, parsed.model, data, dict(parsed.column))
    report = engine.ask(command, listener=output.event)
    output.report(report)
    return {
        "metrics": {name: found.value for name, found in report.metrics.items()},
        "baselines": {
            name: {metric: found.value for metric, found in metrics.items()}
            for name, metrics in report.baselines.items()
        },
        "rows": report.rows,
        "left_out": {"unlabelled": report.unlabelled, "unusable": report.unusable, "learned": report.learned},
    }


def compare(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    """Hold two models against each other."""
    if len(parsed.model) != 2:
        parsed.usage("two models are compared: give --model twice")
    project = opened(engine, parsed.project)
    first, second = parsed.model
    found = engine.ask(commands.CompareModels(project, first, second, parsed.dataset), listener=output.event)
    output.comparison(found)
    return {
        "rows": found.rows,
        "metrics": {name: [side.value for side in sides] for name, sides in found.metrics.items()},
        "differences": plain(found.differences),
        "right": {
            "both": found.both,
            "first": found.only_first,
            "second": found.only_second,
            "neither": found.neither,
        },
        "left_out": found.left_out,
    }


def report(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    """Write a model's report.

    Raises BadInput `export_format`, `folder_missing`, JobFailed `no_system_library`, `write_failed`.
    """
    from gui.display import check_qt

    target = Path(parsed.output).absolute()
    if target.suffix.lower() not in (".html", ".pdf"):
        raise BadInput("export_format", file=str(target), allowed=".html, .pdf")
    check_folder(target.parent)
    check_qt()
    project = opened(engine, parsed.project)
    page = engine.ask(commands.RenderReport(project, parsed.model, parsed.language), listener=output.event)
    from gui.report_file import write_report

    write_report(page, target)
    output.say(f"Wrote {target}")
    return {"output": str(target)}
