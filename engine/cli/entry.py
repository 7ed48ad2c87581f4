"""Runs one command of the command line and returns its exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from engine.api import Engine
from engine.cli.output import JsonOutput, Output, TextOutput
from engine.cli.parser import make_parser
from engine.errors import EngineError, ErrorInfo, JobCancelled, JobFailed
from engine.machine.installed import check_home
from engine.paths import SUFFIX, is_project, opened_project

DONE, BAD_USAGE, BAD_INPUT, FAILED = 0, 2, 3, 4


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; without a command, open the window."""
    words = _meant(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(words)
    except SystemExit as ended:
        # The parser's own end for words that do not go together: it has told them on standard error.
        if ended.code == BAD_USAGE and "--json" in words:
            JsonOutput().failed(ErrorInfo("bad_usage"))
        raise


def _run(words: Sequence[str]) -> int:
    parsed = make_parser().parse_args(words)
    if parsed.command in ("train", "resume") and int(os.environ.get("RANK", "0")):
        # `accelerate launch` starts every process with the same words; the first is the app.
        from engine.runtime.procedures.following import run as follow

        follow()
        return DONE
    output: Output = JsonOutput() if parsed.json else TextOutput()
    if parsed.command is None:
        return _open_window(parsed, output)
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


def _open_window(parsed: argparse.Namespace, output: Output) -> int:
    """Open the window where there is a screen for it, and return its exit code."""
    from gui.display import check_display

    try:
        check_display()
    except JobFailed as error:
        output.failed(error.info())
        return FAILED
    from gui.app import run

    return run(Engine(parsed.home), parsed.home, str(opened_project(parsed.open)) if parsed.open else "")


def _meant(words: Sequence[str]) -> list[str]:
    """Return the words as the parser takes them: `--self-test` is a command, and a project alone is opened."""
    said = list(words)
    meant = [at for at in range(len(said)) if not _shared(said, at)]
    if meant and said[meant[0]] == "--self-test":
        said[meant[0]] = "self-test"
    elif len(meant) == 1 and _is_a_project(said[meant[0]]):
        said.insert(meant[0], "--open")
    return said


def _is_a_project(word: str) -> bool:
    return word.rstrip("/\\").endswith(SUFFIX) or is_project(Path(word).expanduser())


def _shared(words: Sequence[str], at: int) -> bool:
    """Return whether the word at `at` is an option that goes with every command, or its value."""
    word, before = words[at], words[at - 1] if at else ""
    return word in ("--json", "--home") or word.startswith("--home=") or before == "--home"
