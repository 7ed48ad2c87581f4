"""The Models page: its cards, and base models that are fetched, stopped, refused and taken in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from engine.commands import CancelJob, FetchBase, GetModel, ImportBase, ListBases, ListDatasets, ListModels, RemoveBase
from engine.errors import BadInput
from engine.events import Cancelled, Changed, Progress
from engine.results import ProjectInfo
from gui import words
from gui.main_window import MainWindow
from gui.views import base_models
from gui.views.base_models import BaseCard
from gui.views.models import ModelsView
from tests.gui.person import press
from tests.helpers.fake_engine import FakeEngine
from tests.helpers.trained import BASES, DATASET, PROJECT, model_details, model_info

Page = tuple[MainWindow, ModelsView]


@pytest.fixture
def page(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> Page:
    """The page of a project with one model, one base model that is ready and one that is missing."""
    engine.answers |= {ListModels: (model_info(),), ListBases: BASES, ListDatasets: (DATASET,)}
    engine.held = (FetchBase,)
    window = make_window(wizards={})
    window.show()
    window.context.set_project(ProjectInfo(PROJECT, "Support desk"))
    window.navigate("models")
    view = window.view("models")
    assert isinstance(view, ModelsView)
    qtbot.waitUntil(lambda: bool(view.bases.cards) and "model-1" in view.cards)
    return window, view


def missing(view: ModelsView) -> BaseCard:
    return view.bases.cards["smollm2-135m-instruct"]


def test_a_card_opens_its_model_and_escape_leads_back(page: Page, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[GetModel] = model_details()
    _, view = page
    press(qtbot, view.cards["model-1"])
    qtbot.waitUntil(lambda: view.page.details is not None)
    assert view.page.isVisible()
    assert view.escape()
    assert not view.page.isVisible()
    assert not view.escape()


def test_a_changed_dataset_makes_only_the_cards_that_tell_its_name(
    page: Page, engine: FakeEngine, qtbot: QtBot
) -> None:
    window, view = page
    other = replace(model_info(), model="model-2", dataset="data-2")
    engine.answers |= {ListModels: (model_info(), other), ListDatasets: (DATASET, replace(DATASET, dataset="data-2"))}
    for what in ("datasets", "models"):
        engine.emit(Changed("", PROJECT, what))
    qtbot.waitUntil(lambda: "model-2" in view.cards)
    before = dict(view.cards)

    window.navigate("home")
    engine.answers[ListDatasets] = (DATASET, replace(DATASET, dataset="data-2", name="Letters"))
    engine.emit(Changed("", PROJECT, "datasets"))
    qtbot.waitUntil(lambda: view._names.dataset("data-2") == "Letters")
    assert view.cards == {"model-1": before["model-1"]}

    window.navigate("models")
    assert view.cards["model-1"] is before["model-1"]
    assert any(line.text().startswith("From Letters, ") for line in view.cards["model-2"].findChildren(QLabel))


def test_without_models_it_says_how_to_get_one(page: Page, engine: FakeEngine, qtbot: QtBot) -> None:
    _, view = page
    assert not view._none.isVisible()
    engine.answers[ListModels] = ()
    engine.emit(Changed("", PROJECT, "models"))
    qtbot.waitUntil(lambda: view._none.isVisible())


def test_a_missing_base_is_fetched_with_progress(page: Page, engine: FakeEngine, qtbot: QtBot) -> None:
    window, view = page
    assert not view.bases.cards["all-minilm-l6-v2"].fetch_button.isVisible()
    press(qtbot, missing(view).fetch_button)
    qtbot.waitUntil(lambda: missing(view).cancel_button.isVisible())
    assert not missing(view).fetch_button.isVisible()
    job = engine.job_of(FetchBase)
    engine.emit(Progress(job, "fetch_model", 40.0, 100.0, 30.0))
    qtbot.waitUntil(lambda: missing(view)._bar.value() == 400)
    assert "Fetching the model" in missing(view)._left.text()
    assert "left" in missing(view)._left.text()

    ready = replace(BASES[1], state="ready")
    engine.answers[ListBases] = (BASES[0], ready)
    engine.end(job, ready)
    engine.emit(Changed("", "", "bases"))
    qtbot.waitUntil(lambda: missing(view).base.state == "ready")
    assert not missing(view).fetch_button.isVisible()
    assert "SmolLM2-135M-Instruct is ready." in [notice.text for notice in window.notices.notices]


def test_a_fetch_can_be_stopped_and_tried_again(page: Page, engine: FakeEngine, qtbot: QtBot) -> None:
    _, view = page
    for _ in range(2):
        press(qtbot, missing(view).fetch_button)
        qtbot.waitUntil(lambda: missing(view).cancel_button.isVisible())
        job = engine.job_of(FetchBase)
        press(qtbot, missing(view).cancel_button)
        qtbot.waitUntil(lambda job=job: CancelJob(job) in engine.asked)
        engine.emit(Cancelled(job))
        qtbot.waitUntil(lambda: missing(view).fetch_button.isVisible() and missing(view).fetch_button.isEnabled())


def test_a_base_that_was_deleted_by_hand_is_gone_when_the_page_is_shown_again(
    page: Page, engine: FakeEngine, qtbot: QtBot
) -> None:
    window, view = page
    window.navigate("home")
    engine.answers[ListBases] = BASES[1:]
    window.navigate("models")
    qtbot.waitUntil(lambda: list(view.bases.cards) == [BASES[1].id])


def test_a_base_made_by_an_older_deskhand_is_made_anew(page: Page, engine: FakeEngine, qtbot: QtBot) -> None:
    _, view = page
    engine.answers[ListBases] = (replace(BASES[0], outdated=True), BASES[1])
    engine.emit(Changed("", "", "bases"))
    qtbot.waitUntil(lambda: view.bases.cards[BASES[0].id].fetch_button.isVisible())
    card = view.bases.cards[BASES[0].id]
    assert card.fetch_button.text() == "Make it anew"
    press(qtbot, card.fetch_button)
    qtbot.waitUntil(lambda: FetchBase(BASES[0].id) in engine.asked and card.cancel_button.isVisible())
    engine.answers[ListBases] = BASES
    engine.end(engine.job_of(FetchBase), BASES[0])
    engine.emit(Changed("", "", "bases"))
    qtbot.waitUntil(lambda: not view.bases.cards[BASES[0].id].base.outdated)
    assert not view.bases.cards[BASES[0].id].fetch_button.isVisible()


def test_a_fetch_that_fails_says_why_on_its_card(page: Page, engine: FakeEngine, qtbot: QtBot) -> None:
    _, view = page

    def refuse(_command: object) -> None:
        raise BadInput("base_unknown", base="smollm2")

    engine.held = ()
    engine.answers[FetchBase] = refuse
    press(qtbot, missing(view).fetch_button)
    qtbot.waitUntil(lambda: missing(view).error.isVisible())
    assert missing(view).error.accessibleName()
    assert missing(view).fetch_button.isEnabled()


def test_a_folder_that_cannot_be_used_gets_a_plain_why_not(page: Page, engine: FakeEngine, qtbot: QtBot) -> None:
    _, view = page

    def refuse(command: ImportBase) -> None:
        raise BadInput("pickled_weights", folder=command.folder, file="pytorch_model.bin")

    engine.answers[ImportBase] = refuse
    view.bases.import_folder("/home/x/old model")
    qtbot.waitUntil(lambda: view.bases.error.isVisible())
    assert "pytorch_model.bin" in view.bases.error.accessibleName()
    assert view.bases.import_button.isEnabled()


def test_a_folder_is_taken_in(page: Page, engine: FakeEngine, qtbot: QtBot) -> None:
    window, view = page
    engine.answers[ImportBase] = replace(BASES[0], id="mine", name="Mine")
    view.bases.import_folder("/home/x/mine")
    qtbot.waitUntil(lambda: bool(window.notices.notices))
    assert window.notices.notices[-1].text == "Added Mine."
    assert view.bases.import_button.isEnabled()


def test_ones_own_base_is_removed_when_that_is_confirmed(
    page: Page, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def remove(command: RemoveBase) -> None:
        engine.answers[ListBases] = BASES
        engine.emit(Changed("", "", "bases"))

    window, view = page
    assert not any(hasattr(card, "remove_button") for card in view.bases.cards.values()), "starter models stay"
    mine = replace(BASES[0], id="mine", name="Mine", state="broken", own=True)
    engine.answers |= {ListBases: (*BASES, mine), RemoveBase: remove}
    engine.emit(Changed("", "", "bases"))
    qtbot.waitUntil(lambda: "mine" in view.bases.cards and view.bases.cards["mine"].isVisible())
    card = view.bases.cards["mine"]
    assert not card.fetch_button.isVisible(), "only starter models can be fetched"
    monkeypatch.setattr(base_models, "confirm", lambda *_: False)
    press(qtbot, card.remove_button)
    assert RemoveBase("mine") not in engine.asked
    monkeypatch.setattr(base_models, "confirm", lambda *_: True)
    press(qtbot, card.remove_button)
    qtbot.waitUntil(lambda: "mine" not in view.bases.cards)
    assert RemoveBase("mine") in engine.asked
    assert window.notices.notices[-1].text == "Removed Mine."


def test_a_base_that_cannot_be_removed_says_why_on_its_card(
    page: Page, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_command: RemoveBase) -> None:
        raise BadInput("base_in_use", name="Mine", run="Support intents")

    _, view = page
    mine = replace(BASES[0], id="mine", name="Mine", own=True)
    engine.answers |= {ListBases: (*BASES, mine), RemoveBase: refuse}
    engine.emit(Changed("", "", "bases"))
    qtbot.waitUntil(lambda: "mine" in view.bases.cards and view.bases.cards["mine"].isVisible())
    card = view.bases.cards["mine"]
    monkeypatch.setattr(base_models, "confirm", lambda *_: True)
    press(qtbot, card.remove_button)
    qtbot.waitUntil(lambda: card.error.isVisible())
    assert "Support intents" in card.error.accessibleName()


def test_languages_are_named_and_unknown_codes_kept() -> None:
    assert words.languages(("en", "zh", "xx-multi")) == "English, Chinese, xx-multi"
