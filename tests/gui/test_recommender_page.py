"""The recommender's page: a person is chosen, the list follows the slider and the filters, lists are exported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from engine.commands import CancelJob, ListDatasets, ListModels, OpenProject
from engine.events import Cancelled
from engine.ready_made.recommender.commands import (
    ExportRecommendations,
    FitRecommender,
    GetShelf,
    ListPeople,
    Recommend,
    SimilarItems,
    TrainTextModel,
)
from engine.ready_made.recommender.project import PROJECT
from engine.ready_made.recommender.values import (
    ALIKE,
    NEW,
    TOGETHER,
    Person,
    Pick,
    Picks,
    Quality,
    Shelf,
    TextGain,
    Why,
)
from engine.results import FileResult, ProjectInfo
from gui import projects
from gui.main_window import MainWindow
from gui.pages import READY_MADE, Page
from gui.ready_made.recommender import RecommenderView
from gui.ready_made.recommender_words import reason
from gui.views.project import ProjectView
from tests.gui.person import said
from tests.helpers.fake_engine import FakeEngine

SHOP = ProjectInfo("/p/Shelf.deskhand", "Shelf", ready_made=PROJECT.info)
QUALITY = Quality(40, 30, "2025-10-01", 0.3, 0.4, 0.15, 0.2, 0.32, 0.14)
SHELF = Shelf(True, False, 150, 2, 900, 12, 3, ("Baking", "Music"), QUALITY)
PEOPLE = (Person("Ada", 30), Person("Ben", 20))


def picks(command: Recommend) -> Picks:
    found = (
        Pick("P1", "Cake tin", ("Baking",), (Why(TOGETHER, ("Dough scraper",)),)),
        Pick("P2", "Ukulele", ("Music",), (Why(NEW), Why(ALIKE, ("Harmonica",))), True),
    )
    return Picks(command.person, 30, ("Dough scraper",), found)


@pytest.fixture
def page(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> RecommenderView:
    """The page in a window, with what was learned."""
    engine.answers[ListDatasets] = ()
    engine.answers[ListModels] = ()
    engine.answers[OpenProject] = SHOP
    engine.answers[GetShelf] = SHELF
    engine.answers[ListPeople] = lambda command: tuple(one for one in PEOPLE if command.search in one.person)
    engine.answers[Recommend] = picks
    window = make_window(pages=[Page(READY_MADE, "Project", ProjectView, True)], wizards={})
    window.resize(1200, 800)
    window.show()
    window.start()
    projects.open_project(window.context, SHOP.path)
    qtbot.waitUntil(lambda: window.context.project == SHOP.path)
    made = window.view(READY_MADE)
    assert isinstance(made, RecommenderView)
    qtbot.waitUntil(lambda: made.lists.table.rowCount() == 2)
    return made


def test_a_list_says_for_whom_what_and_why(page: RecommenderView, engine: FakeEngine, qtbot: QtBot) -> None:
    page.open_with("lists")
    shown = said(page.lists)
    assert "For Ada" in shown and "Liked last: Dough scraper." in shown
    table = page.lists.table
    assert table.item(0, 1).text() == "Cake tin"
    assert table.item(0, 3).text() == "Because of Dough scraper: people who liked that chose it too"
    assert table.item(1, 3).text() == "New; Reads like Harmonica"
    page.lists.people.setCurrentRow(1)
    qtbot.waitUntil(lambda: engine.asked_for(Recommend)[-1].person == "Ben")


def test_slider_and_filters_ask_anew(page: RecommenderView, engine: FakeEngine, qtbot: QtBot) -> None:
    page.open_with("lists")
    page.lists.diversity.setFocus()
    qtbot.keyClick(page.lists.diversity, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: engine.asked_for(Recommend)[-1].diversity == 1.0)
    page.lists.category.setCurrentIndex(2)
    qtbot.waitUntil(lambda: engine.asked_for(Recommend)[-1].category == "Music")
    page.lists.new.click()
    qtbot.waitUntil(lambda: engine.asked_for(Recommend)[-1].new)


def test_search_narrows_and_a_name_nobody_has_is_somebody_new(
    page: RecommenderView, engine: FakeEngine, qtbot: QtBot
) -> None:
    page.open_with("lists")
    qtbot.keyClicks(page.lists.search, "Be")
    qtbot.waitUntil(lambda: page.lists.people.count() == 1 and engine.asked_for(Recommend)[-1].person == "Ben")
    qtbot.keyClicks(page.lists.search, "x")
    qtbot.waitUntil(lambda: engine.asked_for(Recommend)[-1].person == "Bex")


def test_lists_of_the_chosen_are_exported(
    page: RecommenderView, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.answers[ExportRecommendations] = FileResult("/d/lists.csv", 20, 0.1)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/d/lists", "CSV file (*.csv)"))
    page.lists.people.selectAll()
    page.lists.export(True)
    page.lists.export(False)
    qtbot.waitUntil(lambda: len(engine.asked_for(ExportRecommendations)) == 2)
    chosen, every = engine.asked_for(ExportRecommendations)
    assert (chosen.path, chosen.people, every.people) == ("/d/lists.csv", ("Ada", "Ben"), ())


def test_items_like_one_are_shown(page: RecommenderView, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[SimilarItems] = (Pick("P3", "Muffin tray", ("Baking",), (Why(ALIKE, ("Cake tin",)),)),)
    page.open_with("lists")
    page.lists.table.setCurrentCell(0, 0)
    page.lists.similar_button.click()
    qtbot.waitUntil(lambda: bool(engine.asked_for(SimilarItems)))
    assert engine.asked_for(SimilarItems)[0].item == "P1"


def test_quality_and_state_are_said_in_words(page: RecommenderView) -> None:
    assert page.quality.verdict.text() == "The lists are 2.0 times as good as showing everybody the most popular items."
    assert "from 2025-10-01 on" in page.quality.how.text()
    assert page.told.text().startswith("Learned from 900 events of 2 people with 150 items, 12 of them new.")
    assert "3 events were left out" in page.told.text()
    assert page.stale.isHidden()


def test_it_learns_again_and_can_be_stopped(page: RecommenderView, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[FitRecommender] = SHELF
    page.learn_button.click()
    qtbot.waitUntil(lambda: bool(engine.asked_for(FitRecommender)))
    qtbot.waitUntil(lambda: page.learn_button.isEnabled() and page.stop_button.isHidden())


@pytest.mark.parametrize("used", [True, False])
def test_the_text_model_is_trained_and_what_it_brought_is_said(
    page: RecommenderView, engine: FakeEngine, qtbot: QtBot, used: bool
) -> None:
    gain = TextGain("model-1", used, 0.2, 30, 0.24 if used else 0.19, 0.2)
    engine.answers[TrainTextModel] = gain
    engine.answers[GetShelf] = replace(SHELF, text=gain if used else None)
    assert page.text_told.isHidden()
    page.text_button.click()
    qtbot.waitUntil(lambda: bool(engine.asked_for(TrainTextModel)))
    qtbot.waitUntil(lambda: page.text_button.isEnabled() and page.stop_button.isHidden())
    begins, figure = ("is used", "0.240") if used else ("is not used", "0.190")
    assert page.text_told.text().startswith(f"The text model {begins}") and figure in page.text_told.text()
    page.reload()
    qtbot.waitUntil(lambda: len(engine.asked_for(GetShelf)) >= 3)
    assert begins in page.text_told.text() and not page.text_told.isHidden()


def test_training_the_text_model_can_be_stopped(page: RecommenderView, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.held = (TrainTextModel,)
    page.text_button.click()
    qtbot.waitUntil(lambda: bool(engine.asked_for(TrainTextModel)))
    assert not page.text_button.isEnabled() and not page.learn_button.isEnabled()
    assert not page.stop_button.isHidden()
    page.stop_button.click()
    qtbot.waitUntil(lambda: bool(engine.asked_for(CancelJob)))
    engine.emit(Cancelled(engine.job_of(TrainTextModel), "cancelled"))
    qtbot.waitUntil(lambda: page.stop_button.isHidden())
    assert page.text_button.isEnabled() and page.text_told.isHidden()


def test_nothing_learned_yet_leads_to_the_start(page: RecommenderView, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[GetShelf] = Shelf(False, False, 0, 0, 0, 0, 0)
    page.open_with("lists")
    page.reload()
    qtbot.waitUntil(lambda: "Nothing learned yet" in said(page.lists))
    assert not page.learn_button.isEnabled() and not page.text_button.isEnabled()


def test_every_kind_of_reason_has_its_sentence() -> None:
    for kind in ("together", "alike", "fits", "category", "trend", "popular", "new"):
        assert "{" not in reason(Why(kind, ("a", "b")))
