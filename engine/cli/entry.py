"""Runs one command of the command line and returns its exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from engine.api import Engine
from engine.cli.output import JsonOutput, Output, TextOutput
from engine.cli.parser import make_parser
from engine.errors import EngineError, ErrorInfo, JobCancelled
from engine.installed import check_home
from engine.paths import SUFFIX, is_project, opened_project

DONE, BAD_USAGE, BAD_INPUT, FAILED = 0, 2, 3, 4


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; without a command, open the window."""
    parsed = make_parser().parse_args(_meant(sys.argv[1:] if arguments is None else arguments))
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
    if alone and (said[-1].rstrip("/\\").endswith(SUFFIX) or is_project(Path(said[-1]).expanduser())):
        return [*said[:-1], "--open", said[-1]]
    return said
