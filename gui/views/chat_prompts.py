"""Asks what a model read for a message, and has it shown where it was asked for."""

from __future__ import annotations

from engine.commands import GetPrompt
from gui.context import Context
from gui.widgets.trace_drawer import Step


def show_prompt(context: Context, chat: str, index: int, step: Step) -> None:
    """Show in `step` what was read for the message at `index`; a model may have to be loaded for it first."""
    context.bridge.ask(GetPrompt(context.project, chat, index), step.show_prompt, step.show_error, owner=step)
