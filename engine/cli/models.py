"""`deskhand models`: base models are listed, fetched, imported and packed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from engine import commands
from engine.api import Engine
from engine.cli.output import Output
from engine.text.values import plain


def models(engine: Engine, parsed: argparse.Namespace, output: Output) -> Any:
    """List base models, or fetch, import or pack them."""
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
        every = [base.id for base in bases if base.state == "ready" or not base.on_request]
        wanted = [parsed.target] if parsed.target else every
        return [plain(engine.ask(commands.FetchBase(base), listener=output.event)) for base in wanted]
    output.bases(bases)
    return plain(bases)
