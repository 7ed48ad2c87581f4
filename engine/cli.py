"""The headless commands: the same engine for scripts, tests and a workstation without a screen."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from engine import commands
from engine.api import Engine
from engine.cli_chat import chat
from engine.cli_output import JsonOutput, Output, TextOutput
from engine.errors import EngineError, ErrorInfo, JobCancelled
from engine.paths import project_path
from engine.training.recipe import Recipe
from engine.values import plain

DONE, BAD_USAGE, BAD_INPUT, FAILED = 0, 2, 3, 4
DEFAULT_AGENT = "Assistant"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; without a command, open the window."""
    parsed = _parser().parse_args(arguments)
    if parsed.command is None:
        from gui.app import run

        return run(Engine(parsed.home), parsed.home)
    output: Output = JsonOutput() if parsed.json else TextOutput()
    engine = Engine(parsed.home)
    engine.start()
    try:
        result = parsed.run(engine, parsed, output)
    except EngineError as error:
        output.failed(error.info())
        return BAD_INPUT if error.bad_input else FAILED
    except JobCancelled as stop:
        output.failed(ErrorInfo(stop.reason))
        return FAILED
    except KeyboardInterrupt:
        output.failed(ErrorInfo("cancelled"))
        return FAILED
    finally:
        engine.stop(timeout=60)
    output.done(result)
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="deskhand", description="Turn your own data into a small local model.")
    _shared(parser, argparse.SUPPRESS)
    parser.set_defaults(home=None, json=False)
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND")

    def add(name: str, help_: str, run: Callable[..., Any]) -> argparse.ArgumentParser:
        made = subparsers.add_parser(name, help=help_, description=help_)
        _shared(made, argparse.SUPPRESS)
        made.set_defaults(run=run)
        return made

    add("quickstart", "do the main job on the bundled sample, every step printed", _quickstart)
    made = add("import", "import files as a dataset", _import)
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
    made = add("train", "fine-tune, evaluate, export and publish", _train)
    made.add_argument("--project", required=True, metavar="DIR")
    made.add_argument("--dataset", required=True, metavar="NAME")
    made.add_argument("--base", default="", metavar="ID|DIR")
    made.add_argument("--name", default="")
    made.add_argument("--set", action="append", default=[], type=_pair, metavar="KEY=VALUE")
    made = add("resume", "go on with a run from its last checkpoint", _resume)
    made.add_argument("--project", required=True, metavar="DIR")
    made.add_argument("--run", required=True, dest="run_id", metavar="RUN")
    made = add("evaluate", "evaluate a published model", _evaluate)
    made.add_argument("--project", required=True, metavar="DIR")
    made.add_argument("--model", required=True, metavar="NAME")
    made.add_argument("--data", default="", metavar="PATH")
    made = add("predict", "apply a published model to a file", _predict)
    made.add_argument("--project", required=True, metavar="DIR")
    made.add_argument("--model", required=True, metavar="NAME")
    made.add_argument("--input", required=True, metavar="PATH")
    made.add_argument("--output", required=True, metavar="PATH")
    made.add_argument("--column", action="append", default=[], type=_pair, metavar="ROLE=COLUMN")
    made = add("chat", "say one thing to an agent", _chat)
    made.add_argument("--project", required=True, metavar="DIR")
    made.add_argument("--agent", default=DEFAULT_AGENT, metavar="NAME")
    made.add_argument("--message", required=True, metavar="TEXT")
    made = add("models", "list, fetch or import base models", _models)
    made.add_argument("action", choices=("list", "fetch", "import"))
    made.add_argument("target", nargs="?", default="", metavar="ID|DIR")
    add("self-test", "check the installed app end to end", _self_test)
    return parser


def _shared(parser: argparse.ArgumentParser, default: Any) -> None:
    parser.add_argument("--home", type=Path, default=default, help="where settings, logs and base models are kept")
    parser.add_argument("--json", action="store_true", default=default, help="print events as JSON lines")


def _pair(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign or not key:
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form NAME=VALUE")
    return key, value


def _delimiter(text: str) -> str:
    """Return the sign that is meant: those that a shell makes hard to type have names."""
    return {"tab": "\t", "\\t": "\t", "none": commands.LINES}.get(text, text)


def _project(engine: Engine, path: str) -> str:
    """Open the project, making it where there is none."""
    root = project_path(path)
    if not root.exists():
        return engine.ask(commands.CreateProject(str(root))).path
    return engine.ask(commands.OpenProject(str(root))).path


def _import(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    spec = commands.ImportSpec(
        paths=_absolute(parsed.paths),
        task=parsed.task,
        name=parsed.name,
        columns=dict(parsed.column),
        valid=_absolute(parsed.valid),
        test=_absolute(parsed.test),
        unlabelled=parsed.unlabelled,
        split=_split(parsed),
        reading=_reading(parsed),
    )
    # What is wrong with the files is said before a project is made for them.
    if not project_path(parsed.project).exists():
        engine.ask(commands.CheckData(spec), listener=output.event)
    info = engine.ask(commands.ImportDataset(_project(engine, parsed.project), spec), listener=output.event)
    output.dataset(info)
    return {
        "dataset": info.name,
        "version": info.version,
        "rows": dict(info.rows),
        "labels": info.labels,
        "problems": plain(info.problems),
    }


def _split(parsed: argparse.Namespace) -> commands.Split:
    by = "group" if parsed.split_by else "time" if parsed.split_time else ""
    return commands.Split(by=by, column=parsed.split_by or parsed.split_time)


def _reading(parsed: argparse.Namespace) -> dict[str, commands.Reading]:
    """Return what was said of how the files are read, the same for each."""
    header = None if parsed.header is None else parsed.header == "yes"
    reading = commands.Reading(parsed.encoding, parsed.delimiter, header)
    if reading == commands.Reading():
        return {}
    return dict.fromkeys(_absolute([*parsed.paths, *parsed.valid, *parsed.test]), reading)


def _absolute(paths: Sequence[str]) -> tuple[str, ...]:
    return tuple(str(Path(path).absolute()) for path in paths)


def _train(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    project = engine.ask(commands.OpenProject(str(project_path(parsed.project)))).path
    base = parsed.base
    if base and Path(base).is_dir():
        base = engine.ask(commands.ImportBase(str(Path(base).absolute())), listener=output.event).id
    recipe = Recipe(**({"base": base} if base else {})).with_settings(dict(parsed.set))
    command = commands.StartTraining(project, parsed.dataset, 0, recipe, parsed.name)
    return _trained(engine, project, command, output)


def _resume(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    project = engine.ask(commands.OpenProject(str(project_path(parsed.project)))).path
    return _trained(engine, project, commands.ResumeTraining(project, parsed.run_id), output)


def _trained(engine: Engine, project: str, command: Any, output: Output) -> Mapping[str, Any]:
    trained = engine.ask(command, listener=output.event)
    details = engine.ask(commands.GetModel(project, trained.model))
    output.model(details)
    return {
        "run": trained.run,
        "model": details.info.name,
        "metrics": dict(trained.metrics),
        "parity": plain(details.parity),
    }


def _evaluate(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    project = engine.ask(commands.OpenProject(str(project_path(parsed.project)))).path
    data = str(Path(parsed.data).absolute()) if parsed.data else ""
    report = engine.ask(commands.Evaluate(project, parsed.model, data), listener=output.event)
    output.report(report)
    return {
        "metrics": {name: found.value for name, found in report.metrics.items()},
        "baselines": {
            name: {metric: found.value for metric, found in metrics.items()}
            for name, metrics in report.baselines.items()
        },
        "rows": report.rows,
    }


def _predict(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    project = engine.ask(commands.OpenProject(str(project_path(parsed.project)))).path
    source, target = _absolute((parsed.input, parsed.output))
    command = commands.PredictFile(project, parsed.model, source, target, dict(parsed.column))
    result = engine.ask(command, listener=output.event)
    return {
        "output": result.output,
        "rows": result.rows,
        "seconds": result.seconds,
        "columns": list(result.columns),
    }


def _chat(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    project = engine.ask(commands.OpenProject(str(project_path(parsed.project)))).path
    return chat(engine, project, parsed.agent, parsed.message, output)


def _models(engine: Engine, parsed: argparse.Namespace, output: Output) -> Any:
    if parsed.action == "import":
        return plain(engine.ask(commands.ImportBase(str(Path(parsed.target).absolute())), listener=output.event))
    bases = engine.ask(commands.ListBases())
    if parsed.action == "fetch":
        wanted = [base.id for base in bases if parsed.target in ("", base.id)] or [parsed.target]
        return [plain(engine.ask(commands.FetchBase(base), listener=output.event)) for base in wanted]
    output.bases(bases)
    return plain(bases)


def _quickstart(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    from engine.quickstart import quickstart

    return quickstart(engine, output)


def _self_test(engine: Engine, parsed: argparse.Namespace, output: Output) -> Any:
    return plain(engine.ask(commands.SelfTest(), listener=output.event))


if __name__ == "__main__":
    sys.exit(main())
