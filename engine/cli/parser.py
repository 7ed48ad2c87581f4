"""What can be said on the command line, and which function carries it out."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from engine import __version__, commands
from engine.cli.chat import DEFAULT_AGENT, chat
from engine.cli.evaluate import compare, evaluate, report
from engine.cli.imports import run_import
from engine.cli.lab import make_calls, measure_calls
from engine.cli.models import models
from engine.cli.new import new
from engine.cli.predict import predict
from engine.cli.quickstart import quickstart
from engine.cli.retrain import retrain
from engine.cli.search import search
from engine.cli.self_test import self_test
from engine.cli.serve import serve
from engine.cli.show import show
from engine.cli.train import resume, train
from engine.training.presets import BALANCED, PRESETS

# Adds a command: its name, what it does, and what carries it out.
Add = Callable[[str, str, Callable[..., Any]], argparse.ArgumentParser]


def make_parser() -> argparse.ArgumentParser:
    """Return the parser; what it parses has `run`, a function of the engine, what was said, and the output."""
    parser = argparse.ArgumentParser(prog="deskhand", description="Turn your own data into a small local model.")
    _shared(parser, argparse.SUPPRESS)
    parser.add_argument("--version", action="version", version=f"Deskhand {__version__}")
    parser.add_argument("--open", default="", help=argparse.SUPPRESS)
    parser.set_defaults(home=None, json=False)
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND")

    def add(name: str, help_: str, run: Callable[..., Any]) -> argparse.ArgumentParser:
        made = subparsers.add_parser(name, help=help_, description=help_)
        _shared(made, argparse.SUPPRESS)
        made.set_defaults(run=run)
        return made

    add("quickstart", "do the main job on the bundled sample, every step printed", quickstart)
    _new_command(add)
    made = add("show", "list what a project holds: datasets, runs, models and agents", show)
    made.add_argument("--project", required=True, metavar="DIR")
    _data_commands(add)
    _training_commands(add)
    _model_commands(add)
    make = add("make-calls", "make example messages from an agent's tools", make_calls)
    measure = add("measure-calls", "measure what an agent's callers select, before and after tuning", measure_calls)
    _lab_options(make, measure)
    made = add("self-test", "check the installed app end to end, through its window", self_test)
    made.add_argument("--stills", default=None, type=Path, metavar="DIR", help="keep a picture of every step there")
    return parser


def _new_command(add: Add) -> None:
    made = add("new", "make a project, empty or from a ready-made one", new)
    made.add_argument("--project", default="", metavar="DIR")
    made.add_argument("--from", default="", dest="ready_made", metavar="NAME")
    made.add_argument(
        "--data", action="append", default=[], type=_pair, metavar="PART=PATH", help="your own, not a sample"
    )
    made.add_argument("--empty", action="store_true", help="without the sample data")
    made.add_argument("--list", action="store_true", help="list the ready-made projects and what each asks for")


def _data_commands(add: Add) -> None:
    made = add("import", "import files as a dataset", run_import)
    made.add_argument("paths", nargs="+", metavar="PATH")
    made.add_argument("--project", required=True, metavar="DIR")
    made.add_argument("--task", required=True, metavar="TASK", help="a task's name, or table")
    made.add_argument("--name", default="")
    made.add_argument("--column", action="append", default=[], type=_pair, metavar="ROLE=COLUMN")
    made.add_argument("--valid", action="append", default=[], metavar="PATH")
    made.add_argument("--test", action="append", default=[], metavar="PATH")
    made.add_argument("--unlabelled", action="store_true", help="read the texts only, to label them in the window")
    made.add_argument("--encoding", default="", metavar="NAME", help="how the text files are encoded, such as gb18030")
    made.add_argument("--delimiter", default="", type=_delimiter, metavar="CHAR", help="a sign, tab, or none")
    made.add_argument("--header", choices=("yes", "no"), help="whether the first row holds the columns' names")
    by = made.add_mutually_exclusive_group()
    by.add_argument("--split-by", default="", metavar="COLUMN", help="rows with one value in it stay on one side")
    by.add_argument("--split-time", default="", metavar="COLUMN", help="the newest rows by it are the test")


def _training_commands(add: Add) -> None:
    made = add("train", "fine-tune, evaluate, export and publish", train)
    made.add_argument("--project", required=True, metavar="DIR")
    what = made.add_mutually_exclusive_group(required=True)
    what.add_argument("--dataset", metavar="NAME")
    what.add_argument("--from-search", default="", metavar="RUN", help="with the data and the best recipe of a search")
    _recipe_options(made)
    made.add_argument("--estimate", action="store_true", help="say what it would take, and do not train")
    made = add("search", "find good settings for a training within some minutes", search)
    made.add_argument("--project", required=True, metavar="DIR")
    made.add_argument("--dataset", required=True, metavar="NAME")
    made.add_argument("--minutes", type=_minutes, default=30.0, metavar="N")
    _recipe_options(made)
    made = add("resume", "go on with a training or a search that stopped", resume)
    made.add_argument("--project", required=True, metavar="DIR")
    made.add_argument("--run", required=True, dest="run_id", metavar="RUN")
    made = add("retrain", "let an agent's router learn the corrections of its chats", retrain)
    made.add_argument("--project", required=True, metavar="DIR")
    made.add_argument("--agent", default=DEFAULT_AGENT, metavar="NAME")
    made.add_argument("--use", choices=("better", "always", "never"), default="better", help="when the new one is used")


def _model_commands(add: Add) -> None:
    made = add("evaluate", "evaluate a published model", evaluate)
    made.add_argument("--project", required=True, metavar="DIR")
    made.add_argument("--model", required=True, metavar="NAME")
    made.add_argument("--data", default="", metavar="PATH")
    made.add_argument("--column", action="append", default=[], type=_pair, metavar="ROLE=COLUMN")
    made = add("compare", "hold two models against each other on the same test rows", compare)
    made.add_argument("--project", required=True, metavar="DIR")
    made.add_argument("--model", required=True, action="append", metavar="NAME", help="given twice")
    made.add_argument("--dataset", default="", metavar="NAME", help="whose test rows both are to answer")
    made = add("report", "write a model's report as HTML or PDF", report)
    made.add_argument("--project", required=True, metavar="DIR")
    made.add_argument("--model", required=True, metavar="NAME")
    made.add_argument("--output", required=True, metavar="FILE.html|FILE.pdf")
    made.add_argument("--language", default="en", choices=("en", "zh"))
    made = add("predict", "apply a published model to a file; stopped, it goes on when started again", predict)
    made.add_argument("--project", required=True, metavar="DIR")
    made.add_argument("--model", required=True, metavar="NAME")
    made.add_argument("--input", required=True, metavar="PATH")
    made.add_argument("--output", required=True, metavar="PATH")
    made.add_argument("--column", action="append", default=[], type=_pair, metavar="ROLE=COLUMN")
    made = add("chat", "say one thing to an agent", chat)
    made.add_argument("--project", required=True, metavar="DIR")
    made.add_argument("--agent", default=DEFAULT_AGENT, metavar="NAME")
    made.add_argument("--message", required=True, metavar="TEXT")
    made = add("serve", "answer other programs on this computer until Ctrl+C", serve)
    made.add_argument("--project", default="", metavar="DIR", help="whose published models are offered too")
    made.add_argument("--port", type=int, default=commands.ENDPOINT_PORT, metavar="N", help="0 for any that is free")
    made.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="one that no other computer reaches")
    made = add("models", "list, fetch, import base models, or pack one as a signed file", models)
    made.add_argument("action", choices=("list", "fetch", "import", "pack"))
    made.add_argument("target", nargs="?", default="", metavar="ID|DIR|FILE")
    made.add_argument("--output", default="", metavar="FILE", help="where pack writes")
    made.add_argument("--key", default="", metavar="PEM", help="the private Ed25519 key that pack signs with")


def _lab_options(make: argparse.ArgumentParser, measure: argparse.ArgumentParser) -> None:
    for parser in (make, measure):
        parser.add_argument("--project", required=True, metavar="DIR")
        parser.add_argument("--agent", default=DEFAULT_AGENT, metavar="NAME")
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


def _shared(parser: argparse.ArgumentParser, default: Any) -> None:
    parser.add_argument("--home", type=Path, default=default, help="where settings, logs and base models are kept")
    parser.add_argument("--json", action="store_true", default=default, help="print events as JSON lines")


def _recipe_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--base", default="", metavar="ID|DIR")
    parser.add_argument("--name", default="")
    parser.add_argument("--preset", choices=PRESETS, default=BALANCED, help="how thorough; fitted to data and computer")
    parser.add_argument("--set", action="append", default=[], type=_pair, metavar="KEY=VALUE", help="over the preset")


def _pair(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign or not key:
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form NAME=VALUE")
    return key, value


def _minutes(text: str) -> float:
    value = float(text)
    if not 0 < value <= commands.MOST_MINUTES:
        raise argparse.ArgumentTypeError(f"{text} is not more than 0 and at most {commands.MOST_MINUTES}")
    return value


def _delimiter(text: str) -> str:
    """Return the sign that is meant: those that a shell makes hard to type have names."""
    return {"tab": "\t", "\\t": "\t", "none": commands.LINES}.get(text, text)
