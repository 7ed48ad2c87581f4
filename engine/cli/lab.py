"""`deskhand make-calls` and `deskhand measure-calls`: example messages from an agent's tools, and callers measured."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from engine import commands
from engine.api import Engine
from engine.cli.imports import say_name
from engine.cli.output import Output
from engine.cli.projects import opened
from engine.results import CallerScore
from engine.text.values import plain

TEXTS = {
    "right": "right",
    "asked": "asked back",
    "wrong_tool": "wrong tool",
    "wrong_argument": "wrong argument",
    "needless": "needless call",
    "missed": "missed call",
    "repeated": "repeated call",
    "invalid": "invalid call",
}


def make_calls(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    """Make example calls and tell how many of each kind there are."""
    languages = tuple(parsed.language) or commands.MakeCalls.languages
    command = commands.MakeCalls(
        opened(engine, parsed.project),
        parsed.agent,
        parsed.dataset,
        parsed.each,
        parsed.seed,
        languages,
        not parsed.without_chats,
    )
    made = engine.ask(command, listener=output.event)
    output.dataset(made.info)
    say_name(parsed.dataset, made.info, output)
    output.say(f"{made.added:,} new rows; made: {', '.join(f'{count} {kind}' for kind, count in made.kinds.items())}")
    return {
        "dataset": made.info.name,
        "version": made.info.version,
        "rows": dict(made.info.rows),
        "added": made.added,
        "kinds": dict(made.kinds),
        "problems": plain(made.info.problems),
    }


def measure_calls(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    """Measure callers and print what each did, a caller below the one that stood before it."""
    if not parsed.dataset and parsed.part != "cases":
        parsed.usage("give --dataset, or --part cases")
    command = commands.MeasureCalls(
        opened(engine, parsed.project), parsed.agent, parsed.dataset, 0, parsed.part, tuple(parsed.caller), parsed.most
    )
    found = engine.ask(command, listener=output.event)
    output.say(f"{found.rows:,} of {found.of:,} messages ({found.part}), {found.tools} tools")
    for score in found.callers:
        _say(score, output)
    return {
        "measure": found.measure,
        "rows": found.rows,
        "callers": {
            score.caller.key: {
                "kind": score.caller.kind,
                "tuned": score.caller.tuned,
                "before": score.caller.before,
                "counts": dict(score.counts),
                "shares": plain(score.shares),
                "milliseconds": score.milliseconds,
                "difference": plain(score.difference),
            }
            for score in found.callers
        },
    }


def _say(score: CallerScore, output: Output) -> None:
    right = score.shares["right"]
    output.say(f"{score.caller.kind}: {score.caller.name}  ({score.milliseconds:.0f} ms a message)")
    output.say(f"  right {right.value:.4f} ({right.low:.4f} to {right.high:.4f})")
    others = (f"{TEXTS[kind]} {count}" for kind, count in score.counts.items() if kind != "right" and count)
    output.say(f"  {', '.join(others) or 'nothing wrong'}")
    if score.difference is not None:
        verdict = {"unclear": "no clear difference"}.get(score.difference.verdict, score.difference.verdict)
        output.say(f"  against the one before: {verdict} ({score.difference.value:+.4f}, p {score.difference.p:.3f})")
