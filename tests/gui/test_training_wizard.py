"""The training wizard with real clicks: what may be chosen, what it takes, what starts, and what holds it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from engine.commands import (
    CancelJob,
    CheckBase,
    EstimateTraining,
    FetchBase,
    ListBases,
    ListDatasets,
    ListTasks,
    SearchSettings,
    StartTraining,
)
from engine.errors import BadInput, JobFailed
from engine.events import Cancelled, Changed
from engine.results import BaseNote, TrainResult
from engine.training.recipe import Recipe
from gui.main_window import MainWindow
from gui.views.base_models import BaseCard
from gui.widgets.choice_card import ChoiceCard
from gui.wizards.training_wizard import TrainingWizard
from tests.gui import samples
from tests.gui.person import press, said, write
from tests.gui.preparing import PROJECT, MakeWizard, maker, measured, to_start
from tests.helpers.fake_engine import FakeEngine
from tests.helpers.searched import search_result

Went = list[tuple[str, dict[str, object]]]


@pytest.fixture
def went() -> Went:
    """Where the wizard led to."""
    return []


@pytest.fixture
def make(
    make_window: Callable[..., MainWindow],
    engine: FakeEngine,
    qtbot: QtBot,
    went: Went,
    monkeypatch: pytest.MonkeyPatch,
) -> MakeWizard:
    window = make_window(pages=[], wizards={})
    monkeypatch.setattr(window.context, "navigate", lambda page, **what: went.append((page, what)))
    return maker(window, engine, qtbot)


def notices(wizard: TrainingWizard) -> list[str]:
    return [notice.text for notice in wizard.context.window.notices.notices]


# ---- from the dataset to the training -----------------------------------------------------------------------


def test_what_is_chosen_is_what_is_trained(make: MakeWizard, engine: FakeEngine, qtbot: QtBot, went: Went) -> None:
    wizard = make()
    assert wizard.base.dataset_cards["data-1"].radio.isChecked()
    press(qtbot, wizard.base.dataset_cards["data-2"])
    assert not wizard.base.dataset_cards["data-1"].radio.isChecked()
    press(qtbot, wizard.next_button)
    press(qtbot, wizard.effort.presets["best"])
    press(qtbot, wizard.effort.adaptations["lora"])
    press(qtbot, wizard.next_button)
    write(qtbot, wizard.start.name, "tool picker")
    press(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: bool(engine.asked_for(StartTraining)))
    recipe = Recipe(base=samples.ENCODER.id, adaptation="lora", learning_rate=5e-4, epochs=60, patience=15)
    assert engine.asked_for(StartTraining) == [StartTraining(PROJECT, "data-2", 1, recipe, "tool picker")]
    assert went == [("runs", {"job": engine.job_of(StartTraining)})]
    assert not wizard.isVisible()


def test_a_base_that_does_not_know_the_words_is_told_beside_its_card(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot
) -> None:
    def notes(command: CheckBase) -> tuple[BaseNote, ...]:
        unknown = BaseNote("words_unknown", {"base": "All MiniLM L6 v2", "share": 63})
        return (unknown, BaseNote("no_better_base")) if command.dataset == "data-1" else ()

    engine.answers[CheckBase] = notes
    wizard = make()

    def card() -> ChoiceCard:
        return wizard.base.base_cards[samples.ENCODER.id]

    qtbot.waitUntil(lambda: "63 % of the words in these rows are unknown" in said(card()))
    assert "Import one that is, on" in said(card())
    assert "63 %" in card().radio.accessibleDescription(), "who hears the window is told as well"
    press(qtbot, wizard.base.dataset_cards["data-2"])
    assert "63 %" not in said(card()) + card().radio.accessibleDescription()
    press(qtbot, wizard.base.dataset_cards["data-1"])
    assert "63 %" in said(card())
    asked = [(command.dataset, command.base) for command in engine.asked_for(CheckBase)]
    assert asked == [("data-1", samples.ENCODER.id), ("data-2", samples.ENCODER.id)], "each is asked once"


def test_what_is_suggested_is_the_balanced_recipe(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot, went: Went
) -> None:
    wizard = make(dataset="data-1")
    to_start(engine, qtbot, wizard)
    qtbot.keyClick(wizard.start.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(went))
    assert engine.asked_for(StartTraining) == [StartTraining(PROJECT, "data-1", 1, Recipe(), "banking77")]


def test_the_end_of_a_training_is_told_and_leads_to_its_model(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot, went: Went
) -> None:
    wizard = make()
    to_start(engine, qtbot, wizard)
    press(qtbot, wizard.next_button)
    engine.end(engine.job_of(StartTraining), TrainResult("run-1", "model-1", {"accuracy": 0.93}))
    qtbot.waitUntil(lambda: notices(wizard) == ["banking77 is trained and ready to use."])
    press(qtbot, wizard.context.window.notices.notices[0].action)
    assert went[-1] == ("models", {"model": "model-1"})


def test_a_model_that_the_gate_refused_is_not_told_as_ready(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    wizard = make()
    to_start(engine, qtbot, wizard)
    press(qtbot, wizard.next_button)
    engine.end(engine.job_of(StartTraining), TrainResult("run-1", "", {"accuracy": 0.93}))
    qtbot.waitUntil(lambda: bool(notices(wizard)))
    assert notices(wizard) == ["banking77 is trained, but its export lost too much and was not published."]


def test_a_training_that_is_refused_says_why(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    def refuse(_command: object) -> None:
        raise BadInput("too_few_rows", train=3, valid=0)

    engine.held = ()
    engine.answers[StartTraining] = refuse
    wizard = make()
    to_start(engine, qtbot, wizard)
    press(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: bool(notices(wizard)))
    assert notices(wizard)[0].startswith("There are 3 training rows and 0 validation rows")


# ---- dataset and base model ---------------------------------------------------------------------------------


def test_next_waits_for_a_dataset_and_a_base_model(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.held = (ListDatasets, ListBases)
    wizard = make()
    assert not wizard.next_button.isEnabled()
    engine.end(engine.job_of(ListDatasets), samples.DATASETS)
    qtbot.waitUntil(lambda: bool(wizard.base.dataset_cards))
    assert not wizard.next_button.isEnabled()
    assert wizard._why_not.text() == "Choose a base model, or fetch one."
    engine.end(engine.job_of(ListBases), samples.BASES)
    qtbot.waitUntil(wizard.next_button.isEnabled)
    assert wizard._why_not.text() == ""


def test_tables_are_not_offered_and_without_data_it_says_what_to_do(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.answers[ListDatasets] = (samples.ORDERS,)
    wizard = make()
    nothing = "There is nothing to learn from yet. Import data first, then come back."
    qtbot.waitUntil(lambda: nothing in said(wizard.base))
    assert wizard.base.dataset_cards == {}
    assert not wizard.next_button.isEnabled()
    opened: list[str] = []
    monkeypatch.setattr(wizard.context, "open_wizard", lambda name, **_what: opened.append(name))
    press(qtbot, wizard.base.import_button)
    assert opened == ["data"]
    assert not wizard.isVisible(), "nothing would be lost, so nothing is asked"


def test_the_cards_say_what_there_is(make: MakeWizard) -> None:
    wizard = make()
    assert "Sorts texts · 13,083 rows · 77 classes" in said(wizard.base.dataset_cards["data-1"])
    assert "Fits this computer" in said(wizard.base.base_cards[samples.ENCODER.id])


def test_a_base_model_that_cannot_learn_the_task_is_not_taken(make: MakeWizard, qtbot: QtBot) -> None:
    wizard = make()
    unfit = wizard.base.base_cards[samples.DECODER.id]
    assert "Cannot learn this task" in said(unfit)
    press(qtbot, unfit)
    assert not unfit.radio.isEnabled() and not unfit.radio.isChecked()
    assert wizard.base.base_cards[samples.ENCODER.id].radio.isChecked()


def test_what_is_chosen_stays_chosen_when_it_is_clicked_again(make: MakeWizard, qtbot: QtBot) -> None:
    wizard = make()
    for card in (wizard.base.dataset_cards["data-1"], wizard.base.base_cards[samples.ENCODER.id]):
        press(qtbot, card.radio, QPoint(12, card.radio.height() // 2))
        assert card.radio.isChecked()
    assert wizard.next_button.isEnabled()


def test_a_missing_base_model_is_fetched_in_the_wizard(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    missing = replace(samples.ENCODER, state="missing")
    engine.answers[ListBases] = (missing,)
    wizard = make()
    assert not wizard.next_button.isEnabled()
    card = wizard.base.findChildren(BaseCard)[-1]
    qtbot.waitUntil(card.isVisible)
    press(qtbot, card.fetch_button)
    assert engine.asked_for(FetchBase) == [FetchBase(samples.ENCODER.id)]
    engine.answers[ListBases] = (samples.ENCODER,)
    engine.end(engine.job_of(FetchBase), samples.ENCODER)
    engine.emit(Changed("", "", "bases"))
    qtbot.waitUntil(wizard.next_button.isEnabled)
    assert wizard.base.base_cards[samples.ENCODER.id].radio.isChecked()


@pytest.mark.parametrize("kind", [ListTasks, ListDatasets, ListBases])
def test_what_cannot_be_read_is_said_and_stays_said(make: MakeWizard, engine: FakeEngine, kind: type) -> None:
    def refuse(_command: object) -> None:
        raise JobFailed("project_broken", path=PROJECT)

    engine.answers[kind] = refuse
    wizard = make()
    assert wizard._error_box.isVisible()
    assert f"The project at {PROJECT} cannot be read." in said(wizard._error_box)


# ---- how thorough -------------------------------------------------------------------------------------------


def test_the_time_is_measured_and_told_for_every_choice(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    wizard = make()
    assert not engine.asked_for(EstimateTraining), "nothing is measured before it is of use"
    press(qtbot, wizard.next_button)
    assert "Measuring a few real steps" in said(wizard.effort)
    assert "Up to" not in said(wizard.effort)
    measured(engine, qtbot, wizard)
    assert "Measured on this computer just now: 180 examples a second." in said(wizard.effort)
    told = {name: said(card).split("rounds", 1)[1] for name, card in wizard.effort.presets.items()}
    assert "Up to 2 minutes on this computer." in told["quick"]
    assert "Up to 8 minutes on this computer." in told["balanced"]
    assert "Up to 17 minutes on this computer." in told["best"]
    press(qtbot, wizard.effort.presets["quick"])
    assert len(engine.asked_for(EstimateTraining)) == 1, "other rounds are no reason to measure again"
    press(qtbot, wizard.effort.adaptations["head"])
    assert [command.recipe.adaptation for command in engine.asked_for(EstimateTraining)] == ["full", "head"]


def test_another_choice_while_it_measures_stops_the_measurement(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot
) -> None:
    wizard = make()
    press(qtbot, wizard.next_button)
    first = engine.job_of(EstimateTraining)
    press(qtbot, wizard.effort.adaptations["head"])
    qtbot.waitUntil(lambda: CancelJob(first) in engine.asked)
    engine.end(first, samples.estimate(engine.jobs[first]))
    engine.emit(Cancelled(engine.job_of(EstimateTraining)))
    qtbot.waitUntil(lambda: not wizard.state.estimating)
    assert "Up to" not in said(wizard.effort), "the time of the first choice says nothing of the second"


def test_closing_stops_the_measurement(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    wizard = make()
    press(qtbot, wizard.next_button)
    job = engine.job_of(EstimateTraining)
    wizard.reject()
    assert not wizard.isVisible()
    qtbot.waitUntil(lambda: CancelJob(job) in engine.asked)


def test_training_may_start_though_nothing_could_be_measured(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot
) -> None:
    def refuse(_command: object) -> None:
        raise JobFailed("worker_died", exit="9")

    engine.held = (StartTraining,)
    engine.answers[EstimateTraining] = refuse
    wizard = make()
    press(qtbot, wizard.next_button)
    unknown = "How long it takes could not be measured. You can start all the same."
    qtbot.waitUntil(lambda: unknown in said(wizard.effort))
    press(qtbot, wizard.next_button)
    assert unknown in said(wizard.start)
    press(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: len(engine.asked_for(StartTraining)) == 1)


def test_what_training_would_refuse_is_told_before_it_is_started(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot
) -> None:
    def refuse(_command: object) -> None:
        raise BadInput("too_few_rows", train=2, valid=0)

    engine.held = ()
    engine.answers[EstimateTraining] = refuse
    wizard = make()
    press(qtbot, wizard.next_button)
    why = "There are 2 training rows and 0 validation rows, which is too few."
    qtbot.waitUntil(lambda: why in said(wizard._error_box))
    assert "You can start all the same" not in said(wizard.effort) and not wizard.effort.search.button.isEnabled()
    press(qtbot, wizard.next_button)
    assert why in said(wizard._error_box) and "You can start all the same" not in said(wizard.start)
    assert "learns from" not in said(wizard.start)
    assert not wizard.next_button.isEnabled()
    assert wizard._why_not.text() == "It cannot start like this: see above why."


def test_the_last_page_says_what_happens_and_what_it_takes(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    wizard = make()
    to_start(engine, qtbot, wizard)
    words = said(wizard.start)
    assert "All MiniLM L6 v2 learns from 9,003 rows of banking77: “sorts texts”." in words
    assert "To tell when to stop: 1,000 rows. Locked, to compare before and after: 3,080 rows." in words
    assert "Time: up to 8 minutes for 10 rounds" in words
    assert "it stops sooner, at the earliest after 3 minutes." in words
    assert "Memory: it fits. About 1.0 GB at most, and 20.0 GB are free." in words
    assert "364.0 MB the texts of a step (activations)" in words
    assert "Disk: it fits. About 700.0 MB while it trains, 90.0 MB stay, and 90.0 GB are free." in words
    assert "Close other programs" not in words
    assert "On battery it is slower" in words


def test_with_few_rows_to_check_on_no_page_says_that_it_stops(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.answers[ListDatasets] = (replace(samples.MESSAGES, rows={"train": 160, "valid": 22, "test": 1}),)
    wizard = make()
    press(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: "It does not stop early: 22 validation rows are too few" in said(wizard.effort))
    assert wizard.state.recipe.patience == 0
    told = [said(wizard.effort.presets[name]) for name in ("balanced", "best")]
    assert all("rounds, of which the best is kept." in words and "stops" not in words for words in told)
    assert "stops by itself" not in said(wizard)
    measured(engine, qtbot, wizard)
    press(qtbot, wizard.next_button)
    assert "To tell which round is best: 22 rows. Locked, to compare before and after: 1 row." in said(wizard.start)


def test_a_computer_on_battery_is_to_be_plugged_in(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    wizard = make()
    to_start(engine, qtbot, wizard, battery=0.62)
    assert "On battery now, with 62 % left. Plug the computer in" in said(wizard.start)


def test_little_memory_is_a_warning_and_too_little_disk_holds_the_start(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot
) -> None:
    wizard = make()
    to_start(engine, qtbot, wizard, memory=30 << 30, at_once=8)
    words = said(wizard.start)
    assert "Memory: it does not fit. About 30.0 GB at most, and only 20.0 GB are free." in words
    assert "It will compute 8 examples at once instead of 32" in words
    assert "Close other programs. Under Advanced, halve the examples at once" in words
    assert wizard.next_button.isEnabled()
    press(qtbot, wizard._back)
    press(qtbot, wizard.effort.adaptations["head"])
    measured(engine, qtbot, wizard, disk=200 << 30)
    press(qtbot, wizard.next_button)
    assert "Disk: it does not fit. It needs 200.0 GB while it trains, and only 90.0 GB are free." in said(wizard.start)
    assert not wizard.next_button.isEnabled()
    assert wizard._why_not.text() == "There is not enough free disk. Free some and come back."


def test_a_model_needs_a_name(make: MakeWizard, engine: FakeEngine, qtbot: QtBot) -> None:
    wizard = make()
    to_start(engine, qtbot, wizard)
    assert wizard.start.name.text() == "banking77"
    write(qtbot, wizard.start.name, " ")
    assert not wizard.next_button.isEnabled()
    assert wizard._why_not.text() == "Give the model a name."
    qtbot.keyClick(wizard.start.name, Qt.Key.Key_Return)
    assert not engine.asked_for(StartTraining)
    qtbot.keyClicks(wizard.start.name, "router")
    assert wizard.next_button.isEnabled()


# ---- searching for settings, and training with them ---------------------------------------------------------


def test_good_settings_are_searched_for_as_long_as_was_said(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot, went: Went
) -> None:
    wizard = make(dataset="data-1")
    press(qtbot, wizard.next_button)
    measured(engine, qtbot, wizard)
    press(qtbot, wizard.effort.presets["quick"])
    card = wizard.effort.search
    wizard.effort.ensureWidgetVisible(card)
    card.minutes.setFocus()
    card.minutes.selectAll()
    qtbot.keyClicks(card.minutes, "45")
    qtbot.keyClick(card.minutes, Qt.Key.Key_Tab)
    assert card.button.hasFocus()
    qtbot.keyClick(card.button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(engine.asked_for(SearchSettings)))
    recipe = Recipe(epochs=3, patience=3)
    assert engine.asked_for(SearchSettings) == [SearchSettings(PROJECT, "data-1", 1, recipe, 45.0, "banking77")]
    job = engine.job_of(SearchSettings)
    assert went == [("runs", {"search": "", "job": job})]
    assert not wizard.isVisible()
    engine.end(job, search_result("done"))
    qtbot.waitUntil(lambda: "The search for good settings for banking77 is done." in notices(wizard))


def test_settings_that_were_found_are_trained_with(
    make: MakeWizard, engine: FakeEngine, qtbot: QtBot, went: Went
) -> None:
    found = Recipe(base=samples.ENCODER.id, epochs=7, learning_rate=3.1e-4, batch_size=16)
    wizard = make(dataset="data-1", recipe=found)
    to_start(engine, qtbot, wizard)
    press(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: bool(engine.asked_for(StartTraining)))
    assert engine.asked_for(StartTraining) == [StartTraining(PROJECT, "data-1", 1, found, "banking77")]
