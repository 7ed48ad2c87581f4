"""The main job on the bundled sample without a screen: import, train, compare, export, and a conversation."""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine import commands
from engine.api import Engine
from engine.cli.output import Output
from engine.errors import JobFailed
from engine.paths import sample
from engine.results import first_composer
from engine.training.recipe import Recipe

# Small data needs more rounds for as many steps; both sets are of a few hundred rows.
RECIPES = {
    "messages": ("message intent", Recipe(epochs=12, patience=4)),
    "tool calls": ("router", Recipe(epochs=30, patience=8, batch_size=16)),
}
AGENT = "Support desk"


def quickstart(engine: Engine, _parsed: argparse.Namespace, output: Output) -> Mapping[str, Any]:
    """Do the whole job in a folder below the temporary one; returns the figures and the conversation.

    A reply without the words that the sample expects of it is told, and stands in `unexpected` with these words.
    Raises what any of the steps raises, and JobFailed `quickstart_ungrounded` if a composed reply is not grounded.
    """
    started = time.monotonic()
    for base in engine.ask(commands.ListBases()):
        if base.state != "ready" and not (base.own or base.on_request):
            output.say(f"Fetching the starter model {base.name} ...")
            engine.ask(commands.FetchBase(base.id), listener=output.event)
    ready = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="deskhand-quickstart-"))
    output.say(f"1. Data: the support-desk sample, into {folder}")
    project = engine.ask(commands.CreateSampleProject(str(folder / "support desk")), listener=output.event).path
    infos = {info.name: info for info in engine.ask(commands.ListDatasets(project))}
    for info in infos.values():
        output.dataset(info)
    trained = {name: _train(engine, output, project, infos[name], number) for number, name in enumerate(RECIPES, 2)}
    output.say("4. The agent: the router selects, the app calls, the decoder composes")
    conversation = _converse(engine, output, project, trained["tool calls"]["model"])
    seconds = time.monotonic() - ready
    output.say(f"Done in {seconds:.0f} s (and {ready - started:.0f} s to make the starter models ready).")
    output.say(f"The project: {project}")
    return {"project": project, "seconds": seconds, "models": trained, **conversation}


def _train(engine: Engine, output: Output, project: str, info: Any, number: int) -> dict[str, Any]:
    name, recipe = RECIPES[info.name]
    output.say(f"{number}. Training: {name}, on {info.rows['train']} rows")
    command = commands.StartTraining(project, info.dataset, info.version, recipe, name)
    result = engine.ask(command, listener=output.event)
    details = engine.ask(commands.GetModel(project, result.model))
    output.model(details)
    return {"model": result.model, "metrics": dict(result.metrics)}


def _converse(engine: Engine, output: Output, project: str, router: str) -> dict[str, Any]:
    from engine.agent.grounding import check
    from engine.agent.messages import to_openai

    bases = engine.ask(commands.ListBases())
    decoder = first_composer(bases)
    purpose = "help the service desk of a small shop"
    engine.ask(commands.SaveAgent(project, AGENT, purpose, caller=router, composer=decoder.id if decoder else ""))
    chat = engine.ask(commands.StartChat(project, AGENT))
    turns = json.loads((sample() / "conversation.json").read_text(encoding="utf-8"))["turns"]
    unexpected = []
    for turn in turns:
        details = engine.ask(commands.SendMessage(project, chat.chat, turn["say"]), listener=output.event)
        reply = details.messages[-1]
        if reply.trace.author == "composer" and not check(reply.content, details.messages[:-1]).ok:
            raise JobFailed("quickstart_ungrounded", reply=reply.content)
        if lacking := [words for words in turn["replies"] if words not in reply.content]:
            output.say(f"  This reply should have said: {', '.join(lacking)}")
            unexpected.append({"reply": reply.content, "expected": lacking})
    if unexpected:
        output.say(f"{len(unexpected)} of the {len(turns)} replies did not say what was expected of them.")
    return {"messages": [to_openai(message) for message in details.messages], "unexpected": unexpected}
