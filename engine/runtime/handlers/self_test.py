"""Checks the installed app end to end in a throw-away folder: import, train, export, evaluate, predict, chat."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine import commands
from engine.installed import check_files, installed
from engine.models import catalogue
from engine.offline import is_shut, network_attempts
from engine.paths import wheels
from engine.runtime.core import Runtime
from engine.runtime.jobs import Job
from engine.training.recipe import Recipe
from engine.values import plain

# Two classes that a few steps tell apart; written here so that the test needs nothing but the app.
SUBJECTS = ("parcel", "lamp", "order", "box", "delivery", "letter", "package", "shipment", "table", "chair")
SENTENCES = {
    "late": ("Where is my {}", "The {} has not arrived", "I still wait for the {}", "My {} is late"),
    "broken": (
        "The {} is broken",
        "My {} came with a crack",
        "The {} arrived in pieces",
        "A part of the {} is damaged",
    ),
}


async def self_test(runtime: Runtime, job: Job, command: commands.SelfTest) -> Mapping[str, Any]:
    """Return seconds a step, what was measured and said, and whether the network is shut; raises what fails.

    The installed app's files are checked first: JobFailed `package_damaged`. Uses the first ready base encoder; where
    there is none and the starter models came with the app, the starter encoder is made ready.
    """
    from engine.runtime.handlers import HANDLERS

    async def ask(asked: Any) -> Any:
        started = time.monotonic()
        handler: Any = HANDLERS[type(asked)]
        answer = await handler(runtime, job, asked)
        seconds[type(asked).__name__] = round(time.monotonic() - started, 2)
        return answer

    seconds: dict[str, float] = {}
    started = time.monotonic()
    files = await runtime.in_pool(check_files, installed())
    seconds["CheckFiles"] = round(time.monotonic() - started, 2)
    bases = await runtime.in_pool(catalogue.list_bases, runtime.home.bases)
    base = next((found.id for found in bases if found.family == "encoder" and found.state == "ready"), Recipe().base)
    if wheels() is not None and all(found.id != base or found.state != "ready" for found in bases):
        await ask(commands.FetchBase(base))
    with tempfile.TemporaryDirectory(prefix="deskhand-self-test-") as scratch:
        folder = Path(scratch)
        source = folder / "messages.csv"
        source.write_text("text,label\n" + "".join(_rows()), encoding="utf-8")
        project = (await ask(commands.CreateProject(str(folder / "self-test")))).path
        spec = commands.ImportSpec((str(source),), "classification", "messages")
        data = await ask(commands.ImportDataset(project, spec))
        recipe = Recipe(base=base, epochs=4, batch_size=8, adaptation="top_layers", layers=1)
        trained = await ask(commands.StartTraining(project, data.dataset, data.version, recipe))
        predictions = await ask(commands.Predict(project, trained.model, ("My lamp is broken",)))
        await ask(commands.SaveAgent(project, "Self-test"))
        chat = await ask(commands.StartChat(project, "Self-test"))
        answered = await ask(commands.SendMessage(project, chat.chat, "What is 12 * 4?"))
        runtime.projects.pop(Path(project)).database.close()
        runs_on = runtime.models.runs_on
        runtime.models.forget(str(Path(project) / "models" / trained.model))
        runtime.settings.forget(project)
    return {
        "files": files,
        "seconds": seconds,
        "accuracy": trained.metrics["accuracy"],
        "prediction": predictions[0].value,
        "reply": answered.messages[-1].content,
        "network": {"attempts": network_attempts(), "refused": is_shut()},
        "runs_on": plain(runs_on),
    }


def _rows() -> list[str]:
    return [
        f"{sentence.format(subject)},{label}\n"
        for label, sentences in SENTENCES.items()
        for sentence in sentences
        for subject in SUBJECTS
    ]
