"""What the command line says of words that do not go together, and what --help tells of those that do."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from engine.cli import main, options
from engine.cli.parser import make_parser
from engine.tasks.registry import all_tasks
from engine.training.recipe import CHOICES, Recipe


def commands_of(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Yield every command's parser, and those inside it."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for made in action.choices.values():
                yield made
                yield from commands_of(made)


def help_of(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as ended:
        main([*words, "--help"])
    assert ended.value.code == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["new"], "give --project and a folder, or --list"),
        (["compare", "--project", "p", "--model", "a"], "two models are compared: give --model twice"),
        (["measure-calls", "--project", "p"], "give --dataset, or --part cases"),
        (["models"], "required: ACTION"),
        (["models", "list", "foo"], "unrecognized arguments: foo"),
        (["models", "list", "--output", "x"], "unrecognized arguments: --output x"),
        (["models", "import"], "required: DIR|FILE"),
        (["models", "pack"], "required: ID, --key"),
        (["models", "pack", "tiny"], "required: --key"),
    ],
)
def test_words_that_do_not_go_together_are_bad_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*words, "--home", str(tmp_path)])
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


def test_bad_usage_is_an_outcome_for_programs_too(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--json", "models"], ["compare", "--project", "p", "--model", "a", "--json"]):
        with pytest.raises(SystemExit):
            main(words)
        told = json.loads(capsys.readouterr().out.splitlines()[-1])
        assert told["event"] == "failed" and told["error"]["code"] == "bad_usage"


def test_every_option_is_explained() -> None:
    unsaid = [
        f"{made.prog} {action.option_strings or action.metavar}"
        for made in commands_of(make_parser())
        for action in made._actions
        if not action.help and not isinstance(action, argparse._SubParsersAction)
    ]
    assert unsaid == []


def test_the_help_of_an_import_names_every_task_and_its_roles(capsys: pytest.CaptureFixture[str]) -> None:
    known = {name: ", ".join(role.name for role in task.info.roles) for name, task in all_tasks().items()}
    told = help_of(["import"], capsys)
    for name, roles in known.items():
        assert f"{name:20}{roles}\n" in told
    assert "\n  table\n" in told


def test_the_tasks_are_read_for_the_help_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr(options, "roles", lambda: read.append("roles") or "  a-new-task")
    with pytest.raises(SystemExit):
        main(["import", "--home", str(tmp_path)])
    assert read == []
    assert "  a-new-task\n  table\n" in help_of(["import"], capsys)


@pytest.mark.parametrize("command", ["train", "search"])
def test_the_help_of_a_training_names_every_setting(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = help_of([command], capsys)
    assert all(f"{field.name}=" in told for field in fields(Recipe))
    assert all(Recipe(**{key: choice}) for key, choices in CHOICES.items() for choice in choices)
    assert "(default: balanced)" in " ".join(told.split())


def test_the_help_tells_the_exit_codes_and_how_a_project_is_opened(capsys: pytest.CaptureFixture[str]) -> None:
    told = help_of([], capsys)
    assert "exit codes: 0 done, 2 bad usage, 3 " in told and "deskhand PROJECT.deskhand" in told


def told_by_readme() -> dict[str, set[str]]:
    """Return the options that README's list names, by command; a command of models has its action in its name."""
    text = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    listed = text.partition("## Commands\n\n")[2].partition("\n\n")[0]
    found: dict[str, set[str]] = {}
    for line in re.sub(r"\n {10,}", " ", listed).splitlines():
        name, _, rest = line.removeprefix("    deskhand ").partition(" ")
        for said in rest.split(" | ") if name == "models" else [f" {rest}"]:
            command = f"{name} {said.partition(' ')[0]}".strip()
            found[command] = set(re.findall(r"--[a-z-]+", said))
    return found


def test_readme_lists_every_command_with_every_option() -> None:
    taken = {
        made.prog.removeprefix("deskhand "): {
            option
            for action in made._actions
            for option in action.option_strings
            if option.startswith("--") and option not in ("--help", "--json", "--home")
        }
        for made in commands_of(make_parser())
    }
    listed = told_by_readme()
    # Told outside of the list: the first in its Use; --version is an option without a command.
    del taken["quickstart"], taken["models"]
    listed["self-test"] -= {"--version"}
    assert listed == taken
