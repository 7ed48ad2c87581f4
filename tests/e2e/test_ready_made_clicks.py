"""From Home to a useful answer about a person's own files in under ten clicks, in the real window, for each project."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from engine.api import Engine
from engine.ready_made import registry
from engine.training.recipe import Recipe
from gui import projects
from gui.main_window import MainWindow
from gui.pages import READY_MADE
from gui.ready_made.new_dialog import NewFromDialog
from gui.ready_made.steps import Steps
from gui.self_test.hands import press
from tests.e2e.conftest import SENTENCES, SUBJECTS
from tests.helpers.real_window import LONG, real_window

# What a small base with random weights needs; the project's own recipes are for the starter encoder.
QUICK = Recipe(base="tiny", epochs=12, batch_size=8, learning_rate=3e-3, head_learning_rate=1e-2, patience=0)
FEWER_THAN = 10
TRAINING = 500_000


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The projects learn from the small base, which has to be settled before the engine starts."""
    for name, project in registry.all_projects().items():
        quick = MappingProxyType(dict.fromkeys(project.recipes, QUICK))
        monkeypatch.setitem(registry.all_projects(), name, replace(project, recipes=quick))


@pytest.fixture
def window(
    engine: Engine, qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """The window on Home with no project."""
    monkeypatch.setattr(projects, "default_folder", lambda: str(tmp_path / "projects"))
    (tmp_path / "projects").mkdir()
    yield from real_window(engine, qapp, qtbot, tmp_path, project=False)


class Person:
    """Clicks, and counts; a file chosen in the dialog is one more click."""

    def __init__(self, qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        self._qtbot, self._window, self._patch = qtbot, window, monkeypatch
        self.clicks = 0

    def click(self, widget: QWidget) -> None:
        self._qtbot.waitUntil(lambda: widget.isVisible() and widget.isEnabled(), timeout=LONG)
        press(widget)
        self.clicks += 1

    def make(self, name: str, files: dict[str, Path]) -> Steps:
        """Make a project from Home with these files."""
        home = self._window.view("home")
        self._qtbot.waitUntil(lambda: name in home.ready_made.cards, timeout=LONG)
        assert self._window.current_page == "home"
        self.click(home.ready_made.cards[name])
        dialog = self._window.findChild(NewFromDialog)
        for part, file in files.items():
            self._patch.setattr(QFileDialog, "getOpenFileNames", lambda *_, file=file: ([str(file)], ""))
            self.click(dialog.choose_buttons[part])
            self.clicks += 1
        self.click(dialog.make)
        self._qtbot.waitUntil(lambda: self._window.current_page == READY_MADE, timeout=LONG)
        return self._window.view(READY_MADE).steps

    def train(self, steps: Steps, name: str) -> None:
        self.click(steps.train_buttons[name])
        self._qtbot.waitUntil(lambda: steps.model_of(name) is not None and not steps.busy, timeout=TRAINING)

    def ask(self, steps: Steps, which: int = 0) -> tuple[str, list[str], str]:
        """Ask the agent one of the questions that it offers; returns it, the tools that were called, and the reply."""
        self.click(steps.ask_button)
        chat = self._window.view("chat")
        self._qtbot.waitUntil(lambda: len(chat.welcome.question_buttons) > which, timeout=LONG)
        offered = chat.welcome.question_buttons[which]
        question = offered.text()
        self.click(offered)
        pane = chat.pane
        self._qtbot.waitUntil(
            lambda: pane.talk is not None and not pane.talk.busy and len(pane.talk.messages) > 1, timeout=LONG
        )
        said = pane.talk.messages
        return question, [call.name for message in said for call in message.calls], said[-1].content


@pytest.fixture
def person(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Person:
    """Somebody in front of that window."""
    return Person(qtbot, window, monkeypatch)


def test_support_desk(person: Person, tmp_path: Path) -> None:
    answers = {"late": "Wir suchen Ihr Paket; morgen wissen wir mehr.", "broken": "Wir schicken Ihnen ein neues."}
    lines = [
        f'{number};"{sentence.format(thing)}?";"{answers[kind]}";{kind}'
        for kind, sentences in SENTENCES.items()
        for number, (sentence, thing) in enumerate((s, t) for s in sentences for t in SUBJECTS)
    ]
    file = tmp_path / "Anfragen 2026.csv"
    file.write_text("\n".join(["Nr.;Kundenfrage;Antwort;Kategorie", *lines]), encoding="utf-8-sig")
    steps = person.make("support-desk", {"questions": file})
    person.train(steps, "questions")
    question, called, reply = person.ask(steps)
    kind = next(kind for kind, sentences in SENTENCES.items() if f'"{question}"' in _rows_of(lines, kind))
    assert (called, reply) == (["answer_customer"], answers[kind])
    assert person.clicks < FEWER_THAN


def _rows_of(lines: list[str], kind: str) -> str:
    return "\n".join(line for line in lines if line.endswith(f";{kind}"))


def test_sentiment_monitor(person: Person, window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    words = {"negativ": "the {} is broken again", "positiv": "so happy with the {}, thank you"}
    feed = [
        f"{1 + at // 3:02}.10.2026 1{at % 3}:00;E-Mail;{words['negativ' if at % 3 == 0 else 'positiv'].format(thing)}"
        for at, thing in enumerate(SUBJECTS * 7)
    ]
    own = tmp_path / "Meldungen.csv"
    own.write_text("\n".join(["Datum;Kanal;Nachricht", *feed]), encoding="utf-8-sig")
    labelled = tmp_path / "bewertet.csv"
    known = [f"{text.format(thing)};{mood}" for mood, text in words.items() for thing in SUBJECTS]
    labelled.write_text("\n".join(["Nachricht;Stimmung", *known * 2]), encoding="utf-8")
    steps = person.make("sentiment-monitor", {"feed": own, "sentiment": labelled})
    person.train(steps, "sentiment")
    page = window.view(READY_MADE)
    qtbot.waitUntil(lambda: bool(page.monitor.sentiment) and not page.monitor.waiting, timeout=LONG)
    question, called, reply = person.ask(steps)
    assert (question, called) == ("What changed since last week?", ["what_changed"]), reply
    # The ten days from Monday the 19th to the 28th have three texts each, of which one is negative.
    assert "from 19 October 2026 to 28 October 2026: 30 texts, 10 of them negative" in reply
    assert person.clicks < FEWER_THAN


def test_recommender(person: Person, tmp_path: Path) -> None:
    kinds = ("Krimi", "Kochbuch", "Reise")
    goods = [f"B{at};{kinds[at % 3]} Band {at};{kinds[at % 3]}" for at in range(30)]
    items = tmp_path / "Artikel.csv"
    items.write_text("\n".join(["Artikelnr;Titel;Kategorie", *goods]), encoding="utf-8")
    bought = [
        f"Kunde {who};B{at};{1 + (who + at) % 28:02}.0{1 + at % 9}.2026;5"
        for who in range(24)
        for at in range(who % 3, 30, 3)
        if (who + at) % 4
    ]
    behaviour = tmp_path / "Verkäufe.csv"
    behaviour.write_text("\n".join(["Kundennr;Artikelnr;Bestelldatum;Bewertung", *bought]), encoding="utf-8")
    steps = person.make("recommender", {"items": items, "behaviour": behaviour})
    question, called, reply = person.ask(steps)
    assert question.startswith("What should I recommend to Kunde ") and called == ["recommend_items"]
    who = int(question.removesuffix("?").rsplit(" ", 1)[1])
    assert f"1. {kinds[who % 3]} Band " in reply
    assert person.clicks < FEWER_THAN
