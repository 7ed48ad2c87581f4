"""`deskhand self-test`: the installed app is checked from one end to the other."""

from __future__ import annotations

import argparse
from typing import Any

from engine import commands
from engine.api import Engine
from engine.cli.output import Output
from engine.values import plain


def self_test(engine: Engine, parsed: argparse.Namespace, output: Output) -> Any:
    """Check the installed app."""
    return plain(engine.ask(commands.SelfTest(), listener=output.event))
