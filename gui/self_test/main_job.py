"""The steps of the self-test: from a file to an agent that calls the new model, through the wizards."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from engine.commands import CheckFiles
from engine.errors import BadInput, JobFailed
from engine.paths import wheels
from engine.training.recipe import Recipe
from gui import projects
from gui.main_window import MainWindow
from gui.self_test.driver import Wait
from gui.self_test.hands import press, write
from gui.views.chat import ChatView
from gui.views.models import ModelsView
from gui.wizards.chat_wizard import ChatWizard
from gui.wizards.data_wizard import DataWizard
from gui.wizards.frame import WizardDialog
from gui.wizards.training_wizard import TrainingWizard

W = TypeVar("W", bound=WizardDialog)

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
QUESTION, ANSWER = "My lamp is broken", "broken"
# A few steps in the last layer only: enough for these rows, and soon done.
RECIPE = Recipe(epochs=4, batch_size=8, adaptation="top_layers", layers=1)
# Seconds; a starter model is unpacked and exported, or a training is measured, run, exported and measured again.
LONG = 900


class MainJob:
    """`steps()` is what the driver follows; `found` is what came of it, by name, and grows with the steps."""

    def __init__(self, window: MainWindow, folder: Path, recipe: Recipe = RECIPE) -> None:
        self._window = window
        self._folder = folder
        self._recipe = recipe
        self.found: dict[str, Any] = {}

    @property
    def project(self) -> Path:
        """The project's folder."""
        return self._folder / f"self-test{projects.SUFFIX}"

    def steps(self) -> Iterator[Wait]:
        """Do the job; yields what each step waits for.

        Raises BadInput `base_not_ready` where no base model is here, JobFailed `self_test_wrong` on a wrong answer.
        """
        context = self._window.context
        yield Wait("window", lambda: context.overview is not None)
        context.bridge.ask(CheckFiles(), lambda count: self.found.update(files=count))
        yield Wait("files", lambda: "files" in self.found)
        projects.create_project(context, str(self.project))
        yield Wait("project", lambda: bool(context.project))
        yield from self._import()
        yield from self._train()
        yield from self._before_and_after()
        yield from self._make_agent()
        yield from self._ask()

    def _import(self) -> Iterator[Wait]:
        source = self._folder / "messages.csv"
        source.write_text("text,label\n" + "".join(_rows()), encoding="utf-8")
        self._window.open_wizard("data", {"paths": [str(source)]})
        wizard = yield from _opened(DataWizard, "data")
        yield from _to_the_end(wizard, "data", len(wizard.state.order))

    def _train(self) -> Iterator[Wait]:
        self._window.open_wizard("training", {"recipe": self._recipe})
        wizard = yield from _opened(TrainingWizard, "base model")
        state, page = wizard.state, wizard.base
        yield Wait("base model", lambda: bool(state.bases and state.dataset))
        if state.base is None:
            starter = page.fetch_cards.get(self._recipe.base)
            if starter is None or wheels() is None:
                raise BadInput("base_not_ready", base=self._recipe.base, name=self._recipe.base, state="missing")
            press(starter.fetch_button)
            yield Wait("base model", lambda: self._recipe.base in page.base_cards, LONG)
            press(page.base_cards[self._recipe.base].radio)
        press(wizard.next_button)
        yield Wait("estimate", lambda: state.estimate is not None, LONG)
        yield from _to_the_end(wizard, "training", 2)
        models = cast(ModelsView, self._window.view("models"))
        # Its cards are made when they are looked at.
        self._window.navigate("models")
        yield Wait("training", lambda: bool(models.cards), LONG)

    def _before_and_after(self) -> Iterator[Wait]:
        models = cast(ModelsView, self._window.view("models"))
        press(next(iter(models.cards.values())))
        yield Wait("before and after", lambda: models.page.details is not None)
        details = models.page.details
        if details is not None:
            self.found["accuracy"] = details.report.metrics["accuracy"].value

    def _make_agent(self) -> Iterator[Wait]:
        self._window.open_wizard("chat")
        wizard = yield from _opened(ChatWizard, "agent")
        write(wizard.purpose.name, "Self-test")
        yield Wait("agent", lambda: wizard.state.can_go_next)
        press(wizard.next_button)
        own = lambda: [tool.name for tool in wizard.state.tools if tool.origin == "model"]  # noqa: E731 - asked twice
        yield Wait("agent", lambda: bool(own()) and own()[0] in wizard.tools.rows)
        # Of several tools one could be chosen for good reasons; here the new model is to be called.
        press(wizard.tools.none)
        press(wizard.tools.rows[own()[0]].check)
        press(wizard.next_button)
        yield from _to_the_end(wizard, "agent", 1)

    def _ask(self) -> Iterator[Wait]:
        pane = cast(ChatView, self._window.view("chat")).pane
        yield Wait("chat", lambda: pane.talk is not None)
        write(pane.box.field, QUESTION)
        press(pane.box.button)
        yield Wait("chat", lambda: pane.talk is not None and not pane.talk.busy and len(pane.talk.messages) > 1, LONG)
        said = pane.talk.messages if pane.talk is not None else []
        self.found["called"] = [call.name for message in said for call in message.calls]
        self.found["reply"] = said[-1].content
        check(self.found["called"], self.found["reply"])


def check(called: Sequence[str], reply: str) -> None:
    """Raise JobFailed `self_test_wrong` where the new model was not called, or its answer is not in the reply."""
    if not called or ANSWER not in reply:
        raise JobFailed("self_test_wrong", question=QUESTION, expected=ANSWER, said=reply)


def _to_the_end(wizard: WizardDialog, step: str, pages: int) -> Iterator[Wait]:
    """Press the wizard's button on this page and those that follow, `pages` in all, and see it close."""
    for _ in range(pages):
        yield Wait(step, lambda: wizard.state.can_go_next)
        press(wizard.next_button)
    yield Wait(step, lambda: not isValid(wizard) or not wizard.isVisible())


def _opened(kind: type[W], step: str) -> Generator[Wait, None, W]:
    def shown() -> list[W]:
        return [found for found in QApplication.topLevelWidgets() if isinstance(found, kind) and found.isVisible()]

    yield Wait(step, lambda: bool(shown()))
    return shown()[0]


def _rows() -> list[str]:
    return [
        f"{sentence.format(subject)},{label}\n"
        for label, sentences in SENTENCES.items()
        for sentence in sentences
        for subject in SUBJECTS
    ]
