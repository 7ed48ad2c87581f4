"""`deskhand make-calls` and `deskhand measure-calls`: example messages from an agent's tools, and callers measured."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from engine import commands
from engine.api import Engine
from engine.cli_output import Output
from engine.results import CallerScore
from engine.values import plain

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


def add_options(make: argparse.ArgumentParser, measure: argparse.ArgumentParser, agent: str) -> None:
    """Add the options of both commands; `agent` is the one that is meant where none is given."""
    for parser in (make, measure):
        parser.add_argument("--project", required=True, metavar="DIR")
        parser.add_argument("--agent", default=agent, metavar="NAME")
    make.add_argument("--dataset", default="", metavar="NAME", help="the one to add to, or a new one's name")
    make.add_argument("--each", type=int, default=commands.MakeCalls.each, metavar="N", help="about so many a tool")
    make.add_argument("--seed", type=int, default=0, metavar="N")
    make.add_argument("--language", action="append", default=[], metavar="en|zh", help="may be given several times")
    make.add_argument("--without-chats", action="store_true", help="leave out what was approved or corrected in chats")
    measure.add_argument("--dataset", default="", metavar="NAME", help="not needed for --part cases")
    measure.add_argument("--part", choices=("test", "valid", "cases"), default="test", help="cases: corrected messages")
    measure.add_argument(
        "--caller", action="append", default=[], metavar="KEY", help="a kind or a key: router, language_model ..."
    )
    measure.add_argument("--most", type=int, default=commands.MOST_MEASURED, metavar="N", help="messages, 0 for all")


def make_calls(engine: Engine, project: str, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    """Make example calls and tell how many of each kind there are."""
    languages = tuple(parsed.language) or commands.MakeCalls.languages
    command = commands.MakeCalls(
        project, parsed.agent, parsed.dataset, parsed.each, parsed.seed, languages, not parsed.without_chats
    )
    made = engine.ask(command, listener=output.event)
    output.dataset(made.info)
    output.say(f"{made.added:,} new rows; made: {', '.join(f'{count} {kind}' for kind, count in made.kinds.items())}")
    return {
        "dataset": made.info.name,
        "version": made.info.version,
        "rows": dict(made.info.rows),
        "added": made.added,
        "kinds": dict(made.kinds),
        "problems": plain(made.info.problems),
    }


def measure_calls(engine: Engine, project: str, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    """Measure callers and print what each did, a caller below the one that stood before it."""
    command = commands.MeasureCalls(
        project, parsed.agent, parsed.dataset, 0, parsed.part, tuple(parsed.caller), parsed.most
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
