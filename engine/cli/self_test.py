"""`deskhand self-test`: the installed app is checked from one end to the other, through its own window."""

from __future__ import annotations

import argparse
from typing import Any

from engine.api import Engine
from engine.cli.output import Output


def self_test(engine: Engine, parsed: argparse.Namespace, output: Output) -> Any:
    """Check the installed app; every step is said."""
    # Only this command and the window itself need Qt.
    from gui.self_test import run_self_test

    seen = run_self_test(engine, parsed.stills, told=output.say)
    output.say(f"The agent said: {seen['reply']}")
    output.say()
    output.say(seen["report"])
    return seen
