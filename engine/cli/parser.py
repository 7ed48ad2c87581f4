"""What can be said on the command line, and which function carries it out."""

from __future__ import annotations

import argparse
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from engine import __version__, commands
from engine.cli import options
from engine.cli.chat import chat
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

# Adds a command: its name, what it does, and what carries it out.
Add = Callable[[str, str, Callable[..., Any]], "_Parser"]

EPILOG = """\
deskhand alone opens the window, 'deskhand PROJECT.deskhand' opens it on that project.
'deskhand COMMAND --help' tells what a command takes.

exit codes: 0 done, 2 bad usage, 3 input that cannot be used, 4 the work failed or was stopped"""


class _Parser(ArgumentParser):
    """A parser whose help ends with what is looked up only when somebody reads it."""

    ending: Callable[[], str] | None = None

    def format_help(self) -> str:
        if self.ending is not None:
            self.epilog = self.ending()
        return super().format_help()


def make_parser() -> ArgumentParser:
    """Return the parser; what it parses has `run`, a function of the engine, what was said, and the output.

    It also has `usage`, which ends the program for words that do not go together.
    """
    parser = _Parser(
        prog="deskhand",
        description="Turn your own data into a small local model.",
        epilog=EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
    )
    _shared(parser)
    parser.add_argument("--version", action="version", version=f"Deskhand {__version__}")
    parser.add_argument("--open", default="", help=argparse.SUPPRESS)
    parser.set_defaults(home=None, json=False)
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND")

    def add(name: str, help_: str, run: Callable[..., Any]) -> _Parser:
        made = subparsers.add_parser(name, help=help_, description=help_, formatter_class=RawDescriptionHelpFormatter)
        _shared(made)
        made.set_defaults(run=run, usage=made.error)
        return made

    add("quickstart", "do the main job on the bundled sample, every step printed", quickstart)
    _new_command(add)
    made = add("show", "list what a project holds: datasets, runs, models and agents", show)
    options.add_project(made)
    _import_command(add)
    _training_commands(add)
    _model_commands(add)
    _agent_commands(add)
    _base_commands(add)
    made = add("self-test", "check the installed app end to end, through its window", self_test)
    made.add_argument("--stills", default=None, type=Path, metavar="DIR", help="keep a picture of every step there")
    return parser


def _new_command(add: Add) -> None:
    made = add("new", "make a project, empty or from a ready-made one", new)
    made.add_argument("--project", default="", metavar="DIR", help="the folder to make; .deskhand is put at its end")
    made.add_argument("--from", default="", dest="ready_made", metavar="NAME", help="a ready-made project of --list")
    told = "your own file or folder for a part of it, not the sample; may be repeated"
    made.add_argument("--data", action="append", default=[], type=options.pair, metavar="PART=PATH", help=told)
    told = "which column of it to read, such as behaviour.time=ordered; guessed where left out; may be repeated"
    made.add_argument("--column", action="append", default=[], type=options.pair, metavar="PART.ROLE=COLUMN", help=told)
    made.add_argument("--whole-letters", action="store_true", help="leave greetings and signatures in letters")
    made.add_argument("--empty", action="store_true", help="without the sample data")
    made.add_argument("--list", action="store_true", help="list the ready-made projects and what each asks for")


def _import_command(add: Add) -> None:
    made = add("import", "import files as a dataset", run_import)
    made.ending = lambda: f"tasks, and the roles of their columns (a table has none):\n{options.roles()}\n  table"
    made.add_argument("paths", nargs="+", metavar="PATH", help=f"{options.READ}, folders and ZIP archives")
    options.add_project(made, "; made where there is none")
    made.add_argument("--task", required=True, metavar="TASK", help="one of those below, such as classification")
    made.add_argument("--name", default="", metavar="NAME", help="of the dataset (default: the first file's)")
    options.add_columns(made)
    told = "a file of rows {0}, instead of drawing them; may be repeated"
    for part, what in (("valid", "to choose the best round by"), ("test", "to lock away for the test")):
        made.add_argument(f"--{part}", action="append", default=[], metavar="PATH", help=told.format(what))
    made.add_argument("--unlabelled", action="store_true", help="read the texts only, to label them in the window")
    made.add_argument("--encoding", default="", metavar="NAME", help="how the text files are encoded, such as gb18030")
    made.add_argument("--delimiter", default="", type=options.delimiter, metavar="CHAR", help="a sign, tab, or none")
    made.add_argument("--header", choices=("yes", "no"), help="whether the first row holds the columns' names")
    made.add_argument("--sheet", default="", metavar="NAME", help="the one sheet of a workbook that is read")
    by = made.add_mutually_exclusive_group()
    by.add_argument("--split-by", default="", metavar="COLUMN", help="rows with one value in it stay on one side")
    by.add_argument("--split-time", default="", metavar="COLUMN", help="the newest rows by it are the test")


def _training_commands(add: Add) -> None:
    made = add("train", "fine-tune, evaluate, export and publish; Ctrl+C pauses", train)
    options.add_project(made)
    what = made.add_mutually_exclusive_group(required=True)
    what.add_argument("--dataset", metavar="NAME", help="the dataset's name or id")
    what.add_argument("--from-search", default="", metavar="RUN", help="with the data and the best recipe of a search")
    options.add_recipe(made)
    made.add_argument("--estimate", action="store_true", help="say what it would take, and do not train")
    made = add("search", "find good settings for a training within some minutes; Ctrl+C pauses", search)
    options.add_project(made)
    made.add_argument("--dataset", required=True, metavar="NAME", help="the dataset's name or id")
    told = "how long to search (default: %(default)g)"
    made.add_argument("--minutes", type=options.minutes, default=30.0, metavar="N", help=told)
    options.add_recipe(made)
    made = add("resume", "go on with a training or a search that stopped", resume)
    options.add_project(made)
    told = "the run's id, which train, search and show tell, or its name where no other has it"
    made.add_argument("--run", required=True, dest="run_id", metavar="RUN", help=told)


def _model_commands(add: Add) -> None:
    made = add("evaluate", "evaluate a published model on its locked test rows, or on a file", evaluate)
    options.add_project(made)
    options.add_model(made)
    made.add_argument("--data", default="", metavar="PATH", help="a file of labelled rows, as import reads them")
    options.add_columns(made)
    made = add("compare", "hold two models against each other on the same test rows", compare)
    options.add_project(made)
    made.add_argument("--model", required=True, action="append", metavar="NAME", help="given twice")
    made.add_argument("--dataset", default="", metavar="NAME", help="whose test rows both are to answer")
    made = add("report", "write a model's report as HTML or PDF", report)
    options.add_project(made)
    options.add_model(made)
    told = "the file to write; its ending says how"
    made.add_argument("--output", required=True, metavar="FILE.html|FILE.pdf", help=told)
    made.add_argument("--language", default="en", choices=("en", "zh"), help="of the report (default: %(default)s)")
    made = add("predict", "apply a published model to a file; stopped, it goes on when started again", predict)
    options.add_project(made)
    options.add_model(made)
    made.add_argument("--input", required=True, metavar="PATH", help=f"the rows to answer: {options.READ}")
    told = "the file to write: .csv, .tsv, .xlsx, .jsonl or .parquet"
    made.add_argument("--output", required=True, metavar="PATH", help=told)
    options.add_columns(made)


def _agent_commands(add: Add) -> None:
    made = add("chat", "say one thing to an agent", chat)
    options.add_project(made)
    options.add_agent(made)
    made.add_argument("--message", required=True, metavar="TEXT", help="what is said to it")
    made = add("retrain", "let an agent's router learn the corrections of its chats", retrain)
    options.add_project(made)
    options.add_agent(made)
    told = "when the new router takes the old one's place (default: %(default)s)"
    made.add_argument("--use", choices=("better", "always", "never"), default="better", help=told)
    made = add("make-calls", "make example messages from an agent's tools", make_calls)
    options.add_project(made)
    options.add_agent(made)
    told = "the one to add to, or a new one's name (default: the agent's name and calls)"
    made.add_argument("--dataset", default="", metavar="NAME", help=told)
    told = "about so many a tool (default: %(default)s)"
    made.add_argument("--each", type=int, default=commands.MakeCalls.each, metavar="N", help=told)
    told = "another one makes other messages (default: %(default)s)"
    made.add_argument("--seed", type=int, default=0, metavar="N", help=told)
    told = "may be repeated (default: both)"
    made.add_argument("--language", action="append", default=[], metavar="en|zh", help=told)
    made.add_argument("--without-chats", action="store_true", help="leave out what was approved or corrected in chats")
    made = add("measure-calls", "measure what an agent's callers select, before and after tuning", measure_calls)
    options.add_project(made)
    options.add_agent(made)
    made.add_argument("--dataset", default="", metavar="NAME", help="of tool calls; not needed for --part cases")
    told = "of the dataset, or cases: corrected messages (default: %(default)s)"
    made.add_argument("--part", choices=("test", "valid", "cases"), default="test", help=told)
    told = "a kind (nearest, router, language_model, router_first) or a key; may be repeated (default: all)"
    made.add_argument("--caller", action="append", default=[], metavar="KEY", help=told)
    told = "measure on at most so many messages, 0 for all (default: %(default)s)"
    made.add_argument("--most", type=int, default=commands.MOST_MEASURED, metavar="N", help=told)
    made = add("serve", "answer other programs on this computer until Ctrl+C", serve)
    made.add_argument("--project", default="", metavar="DIR", help="whose published models are offered too")
    told = "0 for any that is free (default: %(default)s)"
    made.add_argument("--port", type=int, default=commands.ENDPOINT_PORT, metavar="N", help=told)
    told = "one that no other computer reaches (default: %(default)s)"
    made.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help=told)


def _base_commands(add: Add) -> None:
    actions = add("models", "list, fetch, import base models, or pack one as a signed file", models)
    kinds = actions.add_subparsers(dest="action", metavar="ACTION", required=True)

    def act(name: str, help_: str) -> ArgumentParser:
        made = kinds.add_parser(name, help=help_, description=help_)
        _shared(made)
        return made

    act("list", "list the base models with their ids and states")
    made = act("fetch", "fetch starter models, the only thing that uses the network")
    told = "the one to fetch (default: the starter models)"
    made.add_argument("target", nargs="?", default="", metavar="ID", help=told)
    made = act("import", "take a base model over from a folder or a signed file")
    told = "a Hugging Face folder with config.json, model.safetensors and tokenizer.json, or a packed model"
    made.add_argument("target", metavar="DIR|FILE", help=told)
    made = act("pack", "write a base model as a signed file for another computer")
    made.add_argument("target", metavar="ID", help="the model to pack")
    made.add_argument("--key", required=True, metavar="PEM", help="the private Ed25519 key to sign with")
    made.add_argument("--output", default="", metavar="FILE", help="where to write (default: ID.deskhand-model)")


def _shared(parser: ArgumentParser) -> None:
    # A default of a later parser would take the place of what an earlier one read.
    nothing = argparse.SUPPRESS
    parser.add_argument("--home", type=Path, default=nothing, metavar="DIR", help="where settings and models are kept")
    parser.add_argument("--json", action="store_true", default=nothing, help="print events as JSON lines, outcome last")
