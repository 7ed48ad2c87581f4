"""The headless commands: the same engine for scripts, tests and a workstation without a screen."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from engine import __version__, commands
from engine.api import Engine
from engine.cli_chat import chat
from engine.cli_import import import_spec
from engine.cli_lab import add_options, make_calls, measure_calls
from engine.cli_new import new
from engine.cli_output import JsonOutput, Output, TextOutput
from engine.cli_retrain import retrain
from engine.cli_search import search
from engine.cli_serve import serve
from engine.cli_train import fitting, say_estimate, say_recipe
from engine.errors import BadInput, EngineError, ErrorInfo, JobCancelled
from engine.installed import check_home
from engine.paths import SUFFIX, opened_project, project_path
from engine.training.presets import BALANCED, PRESETS
from engine.training.recipe import Recipe
from engine.values import plain

DONE, BAD_USAGE, BAD_INPUT, FAILED = 0, 2, 3, 4
DEFAULT_AGENT = "Assistant"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; without a command, open the window."""
    parsed = _parser().parse_args(_meant(sys.argv[1:] if arguments is None else arguments))
    if parsed.command in ("train", "resume") and int(os.environ.get("RANK", "0")):
        # `accelerate launch` starts every process with the same words; the first is the app.
        from engine.runtime.procedures.following import run as follow

        follow()
        return DONE
    if parsed.command is None:
        from gui.app import run

        return run(Engine(parsed.home), parsed.home, str(opened_project(parsed.open)) if parsed.open else "")
    output: Output = JsonOutput() if parsed.json else TextOutput()
    engine = Engine(parsed.home)
    try:
        check_home(engine.home)
        engine.start()
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


def _meant(words: Sequence[str]) -> list[str]:
    """Return the words as the parser takes them: `--self-test` is a command, and a project alone is opened."""
    said = list(words)
    at = 2 if said[:1] == ["--home"] else 0
    if said[at : at + 1] == ["--self-test"]:
        return [*said[:at], "self-test", *said[at + 1 :]]
    alone = len(said) == 1 or (len(said) == 3 and said[0] == "--home")
    if alone and said[-1].rstrip("/\\").endswith(SUFFIX):
        return [*said[:-1], "--open", said[-1]]
    return said


# Adds a command: its name, what it does, and what carries it out.
Add = Callable[[str, str, Callable[..., Any]], argparse.ArgumentParser]


def _parser() -> argparse.ArgumentParser:
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

    add("quickstart", "do the main job on the bundled sample, every step printed", _quickstart)
    _new_command(add)
    _data_commands(add)
    _training_commands(add)
    _model_commands(add)
    make = add("make-calls", "make example messages from an agent's tools", _make_calls)
    measure = add("measure-calls", "measure what an agent's callers select, before and after tuning", _measure_calls)
    add_options(make, measure, DEFAULT_AGENT)
    add("self-test", "check the installed app end to end", _self_test)
    return parser


def _new_command(add: Add) -> None:
    made = add("new", "make a project, empty or from a ready-made one", _new)
    made.add_argument("--project", default="", metavar="DIR")
    made.add_argument("--from", default="", dest="ready_made", metavar="NAME")
    made.add_argument(
        "--data", action="append", default=[], type=_pair, metavar="PART=PATH", help="your own, not a sample"
    )
    made.add_argument("--empty", action="store_true", help="without the sample data")
    made.add_argument("--list", action="store_true", help="list the ready-made projects and what each asks for")


def _data_commands(add: Add) -> None:
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


def _training_commands(add: Add) -> None:
    made = add("train", "fine-tune, evaluate, export and publish", _train)
    made.add_argument("--project", required=True, metavar="DIR")
    what = made.add_mutually_exclusive_group(required=True)
    what.add_argument("--dataset", metavar="NAME")
    what.add_argument("--from-search", default="", metavar="RUN", help="with the data and the best recipe of a search")
    _recipe_options(made)
    made.add_argument("--estimate", action="store_true", help="say what it would take, and do not train")
    made = add("search", "find good settings for a training within some minutes", _search)
    made.add_argument("--project", required=True, metavar="DIR")
    made.add_argument("--dataset", required=True, metavar="NAME")
    made.add_argument("--minutes", type=float, default=30.0, metavar="N")
    _recipe_options(made)
    made = add("resume", "go on with a training or a search that stopped", _resume)
    made.add_argument("--project", required=True, metavar="DIR")
    made.add_argument("--run", required=True, dest="run_id", metavar="RUN")
    made = add("retrain", "let an agent's router learn the corrections of its chats", _retrain)
    made.add_argument("--project", required=True, metavar="DIR")
    made.add_argument("--agent", default=DEFAULT_AGENT, metavar="NAME")
    made.add_argument("--use", choices=("better", "always", "never"), default="better", help="when the new one is used")


def _model_commands(add: Add) -> None:
    made = add("evaluate", "evaluate a published model", _evaluate)
    made.add_argument("--project", required=True, metavar="DIR")
    made.add_argument("--model", required=True, metavar="NAME")
    made.add_argument("--data", default="", metavar="PATH")
    made = add("compare", "hold two models against each other on the same test rows", _compare)
    made.add_argument("--project", required=True, metavar="DIR")
    made.add_argument("--model", required=True, action="append", metavar="NAME", help="given twice")
    made.add_argument("--dataset", default="", metavar="NAME", help="whose test rows both are to answer")
    made = add("report", "write a model's report as HTML or PDF", _report)
    made.add_argument("--project", required=True, metavar="DIR")
    made.add_argument("--model", required=True, metavar="NAME")
    made.add_argument("--output", required=True, metavar="FILE.html|FILE.pdf")
    made.add_argument("--language", default="en", choices=("en", "zh"))
    made = add("predict", "apply a published model to a file; stopped, it goes on when started again", _predict)
    made.add_argument("--project", required=True, metavar="DIR")
    made.add_argument("--model", required=True, metavar="NAME")
    made.add_argument("--input", required=True, metavar="PATH")
    made.add_argument("--output", required=True, metavar="PATH")
    made.add_argument("--column", action="append", default=[], type=_pair, metavar="ROLE=COLUMN")
    made = add("chat", "say one thing to an agent", _chat)
    made.add_argument("--project", required=True, metavar="DIR")
    made.add_argument("--agent", default=DEFAULT_AGENT, metavar="NAME")
    made.add_argument("--message", required=True, metavar="TEXT")
    made = add("serve", "answer other programs on this computer until Ctrl+C", _serve)
    made.add_argument("--project", default="", metavar="DIR", help="whose published models are offered too")
    made.add_argument("--port", type=int, default=commands.ENDPOINT_PORT, metavar="N", help="0 for any that is free")
    made.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="one that no other computer reaches")
    made = add("models", "list, fetch, import base models, or pack one as a signed file", _models)
    made.add_argument("action", choices=("list", "fetch", "import", "pack"))
    made.add_argument("target", nargs="?", default="", metavar="ID|DIR|FILE")
    made.add_argument("--output", default="", metavar="FILE", help="where pack writes")
    made.add_argument("--key", default="", metavar="PEM", help="the private Ed25519 key that pack signs with")


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


def _delimiter(text: str) -> str:
    """Return the sign that is meant: those that a shell makes hard to type have names."""
    return {"tab": "\t", "\\t": "\t", "none": commands.LINES}.get(text, text)


def _project(engine: Engine, path: str) -> str:
    """Open the project, making it where there is none."""
    root = project_path(path)
    if not root.exists():
        return engine.ask(commands.CreateProject(str(root))).path
    return engine.ask(commands.OpenProject(str(root))).path


def _new(engine: Engine, parsed: argparse.Namespace, output: Output) -> Any:
    return new(engine, parsed, output)


def _import(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    spec = import_spec(parsed)
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


def _train(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    project = engine.ask(commands.OpenProject(str(project_path(parsed.project)))).path
    if parsed.from_search:
        found = engine.ask(commands.GetSearch(project, parsed.from_search))
        recipe = Recipe(**found.recipe).with_settings(dict(parsed.set))
        command = commands.StartTraining(project, found.info.dataset, found.info.dataset_version, recipe, parsed.name)
        return _trained(engine, project, command, output)
    recipe = _recipe(engine, project, parsed, output)
    if parsed.estimate:
        return say_estimate(engine, project, parsed.dataset, recipe, output)
    command = commands.StartTraining(project, parsed.dataset, 0, recipe, parsed.name)
    return _trained(engine, project, command, output)


def _search(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    project = engine.ask(commands.OpenProject(str(project_path(parsed.project)))).path
    recipe = _recipe(engine, project, parsed, output)
    command = commands.SearchSettings(project, parsed.dataset, 0, recipe, parsed.minutes, parsed.name)
    return search(engine, command, output)


def _recipe(engine: Engine, project: str, parsed: argparse.Namespace, output: Output) -> Recipe:
    """Return the preset fitted to data, base and computer, with the settings that were asked for."""
    base = parsed.base or _fitting_base(engine, project, parsed.dataset)
    if Path(base).is_dir():
        base = engine.ask(commands.ImportBase(str(Path(base).absolute())), listener=output.event).id
    found = fitting(engine, project, parsed.dataset, base, parsed.preset)
    recipe = found.recipe.with_settings(dict(parsed.set))
    say_recipe(output, found, recipe)
    return recipe


def _fitting_base(engine: Engine, project: str, dataset: str) -> str:
    """Return the default base, or where it cannot learn the dataset's task the first ready one that can."""
    tasks = [info.task for info in engine.ask(commands.ListDatasets(project)) if dataset in (info.dataset, info.name)]
    families = [family for task in engine.ask(commands.ListTasks()) if task.name in tasks for family in task.families]
    fitting = [base for base in engine.ask(commands.ListBases()) if base.family in families]
    if not fitting or any(base.id == Recipe.base for base in fitting):
        return Recipe.base
    return next((base.id for base in fitting if base.state == "ready"), fitting[0].id)


def _resume(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    project = engine.ask(commands.OpenProject(str(project_path(parsed.project)))).path
    if engine.ask(commands.GetRun(project, parsed.run_id)).info.kind == "search":
        return search(engine, commands.ResumeSearch(project, parsed.run_id), output)
    return _trained(engine, project, commands.ResumeTraining(project, parsed.run_id), output)


def _retrain(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    project = engine.ask(commands.OpenProject(str(project_path(parsed.project)))).path
    return retrain(engine, project, parsed.agent, parsed.use, output)


def _make_calls(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    project = engine.ask(commands.OpenProject(str(project_path(parsed.project)))).path
    return make_calls(engine, project, parsed, output)


def _measure_calls(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    project = engine.ask(commands.OpenProject(str(project_path(parsed.project)))).path
    return measure_calls(engine, project, parsed, output)


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


def _compare(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    if len(parsed.model) != 2:
        raise BadInput("two_models", count=len(parsed.model))
    project = engine.ask(commands.OpenProject(str(project_path(parsed.project)))).path
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


def _report(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    target = Path(parsed.output).absolute()
    if target.suffix.lower() not in (".html", ".pdf"):
        raise BadInput("export_format", file=str(target), allowed=".html, .pdf")
    project = engine.ask(commands.OpenProject(str(project_path(parsed.project)))).path
    page = engine.ask(commands.RenderReport(project, parsed.model, parsed.language), listener=output.event)
    from gui.report_file import write_report

    write_report(page, target)
    output.say(f"Wrote {target}")
    return {"output": str(target)}


def _predict(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    project = engine.ask(commands.OpenProject(str(project_path(parsed.project)))).path
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


def _chat(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    project = engine.ask(commands.OpenProject(str(project_path(parsed.project)))).path
    return chat(engine, project, parsed.agent, parsed.message, output)


def _serve(engine: Engine, parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    project = parsed.project and engine.ask(commands.OpenProject(str(project_path(parsed.project)))).path
    return serve(engine, commands.StartEndpoint(project, parsed.port, parsed.host), output)


def _models(engine: Engine, parsed: argparse.Namespace, output: Output) -> Any:
    if parsed.action == "import":
        return plain(engine.ask(commands.ImportBase(str(Path(parsed.target).absolute())), listener=output.event))
    if parsed.action == "pack":
        target = str(Path(parsed.output or f"{parsed.target}.deskhand-model").absolute())
        key = engine.ask(
            commands.PackBase(parsed.target, target, str(Path(parsed.key).absolute())), listener=output.event
        )
        output.say(f"Wrote {target}, signed with the key {key}")
        return {"output": target, "key": key}
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
