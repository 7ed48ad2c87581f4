"""The headless commands: the same engine for scripts, tests and a workstation without a screen."""

from engine.cli.entry import main

__all__ = ["main"]
