"""What several commands can be told, with the words that explain it, and how such words are read."""

from __future__ import annotations

import argparse
import textwrap
from dataclasses import fields

from engine import commands
from engine.cli.chat import DEFAULT_AGENT
from engine.training.presets import BALANCED, PRESETS
from engine.training.recipe import CHOICES, Recipe

READ = "CSV, TSV, Excel, OpenDocument, JSON, JSONL, Parquet and other forms"
WIDTH = 78


def add_project(parser: argparse.ArgumentParser, more: str = "") -> None:
    """Take the project's folder, which has to be there; `more` is what else is to be known of it."""
    told = f"the project's folder; .deskhand at its end may be left out{more}"
    parser.add_argument("--project", required=True, metavar="DIR", help=told)


def add_agent(parser: argparse.ArgumentParser) -> None:
    """Take an agent."""
    parser.add_argument("--agent", default=DEFAULT_AGENT, metavar="NAME", help="the agent (default: %(default)s)")


def add_model(parser: argparse.ArgumentParser) -> None:
    """Take a published model."""
    parser.add_argument("--model", required=True, metavar="NAME", help="a published model's name or id")


def add_columns(parser: argparse.ArgumentParser) -> None:
    """Take which column plays which role."""
    told = "which column to read, such as text=message; guessed where it is left out; may be repeated"
    parser.add_argument("--column", action="append", default=[], type=pair, metavar="ROLE=COLUMN", help=told)


def add_recipe(parser: argparse.ArgumentParser) -> None:
    """Take what decides how is learned, and explain the settings below the options."""
    parser.add_argument(
        "--base",
        default="",
        metavar="ID|DIR",
        help="a base model's id, which 'deskhand models list' tells, or a Hugging Face folder (default: one that fits)",
    )
    parser.add_argument("--name", default="", metavar="NAME", help="of the run and its model (default: the dataset's)")
    told = "how thorough; fitted to data and computer (default: %(default)s)"
    parser.add_argument("--preset", choices=PRESETS, default=BALANCED, help=told)
    told = "a setting in the preset's place, such as epochs=5; may be repeated; all of them stand below"
    parser.add_argument("--set", action="append", default=[], type=pair, metavar="KEY=VALUE", help=told)
    parser.epilog = f"settings (KEY=VALUE, as they are without a preset):\n{_settings()}"


def roles() -> str:
    """Return the tasks with their roles, a line each."""
    # Imported by who reads the help: it would keep everybody else waiting.
    from engine.tasks.registry import all_tasks

    named = {name: ", ".join(role.name for role in task.info.roles) for name, task in all_tasks().items()}
    return "\n".join([f"  {task:20}{roles}" for task, roles in named.items()])


def _settings() -> str:
    found = []
    for field in fields(Recipe):
        shown = str(field.default).lower() if isinstance(field.default, bool) else field.default
        others = [choice for choice in CHOICES.get(field.name, ()) if choice != shown]
        found.append(f"{field.name}={shown}" + (f" (or {', '.join(others)})" if others else ""))
    return textwrap.fill("; ".join(found), WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


def pair(text: str) -> tuple[str, str]:
    """Return NAME=VALUE as (name, value)."""
    key, sign, value = text.partition("=")
    if not sign or not key:
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form NAME=VALUE")
    return key, value


def minutes(text: str) -> float:
    """Return how long a search may take."""
    value = float(text)
    if not 0 < value <= commands.MOST_MINUTES:
        raise argparse.ArgumentTypeError(f"{text} is not more than 0 and at most {commands.MOST_MINUTES}")
    return value


def delimiter(text: str) -> str:
    """Return the sign that is meant: those that a shell makes hard to type have names."""
    return {"tab": "\t", "\\t": "\t", "none": commands.LINES}.get(text, text)
