"""The page of one model: its verdict and bars, mix-ups that open their rows, trying it, applying it, deleting it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from engine.commands import (
    DeleteModel,
    ExplainRow,
    GetModel,
    PageAnswers,
    Predict,
    RenderReport,
)
from engine.results import (
    ClassScore,
    Confusion,
    Difference,
    Explanation,
    Interval,
    Prediction,
    Report,
    RowsPage,
    Slice,
    WordWeight,
)
from gui import words
from gui.context import Context
from gui.main_window import MainWindow
from gui.theme import Theme
from gui.views import model as model_module
from gui.views.model import ModelPage
from gui.views.model_classes import ClassesPart, MixupsPart
from gui.views.model_weak import WeakPoints
from gui.views.verdict import larger_than_chance, verdict
from gui.widgets.chip import Chip
from gui.widgets.value_table import LEAST, ValueTable
from tests.gui.model_pages import SCORED, open_page, show_pairs
from tests.gui.person import press, said
from tests.helpers.fake_engine import FakeEngine
from tests.helpers.trained import (
    PAIRS,
    PROJECT,
    report,
)

CHATS: list[dict[str, object]] = []


class ChatWizard(QDialog):
    """Keeps what it was opened with."""

    def __init__(self, context: Context, **what: object) -> None:
        super().__init__(context.window)
        CHATS.append(what)


@pytest.fixture
def page(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> ModelPage:
    CHATS.clear()
    return open_page(make_window, engine, qtbot, chat=ChatWizard)


def values(against: Interval, model: Interval) -> Report:
    """Return a report in which only the base and the model differ."""
    return replace(report(), metrics={"accuracy": model}, baselines={"base": {"accuracy": against}})


# ---- the verdict ------------------------------------------------------------------------------------------


def test_the_verdict_says_what_it_means_and_the_bars_have_a_table(page: ModelPage, qtbot: QtBot) -> None:
    assert page.result.verdict.sentence.text() == (
        "Right in 93 of 100 test messages; the untuned base: 71. The difference is larger than chance."
    )
    assert page.result.verdict.tone == "good"
    assert "lies 2.4 % from how often it is right (calibration error)" in said(page.result)
    assert "it was 8.1 %." in said(page.result)
    bars = page.result.bars.table()
    assert [row[0] for row in bars][-2:] == ["The untuned base", "This model"]
    assert bars[-1][1:] == (0.931, 0.888, 0.969)
    press(qtbot, page.result.table_button)
    assert page.result.table.isVisible()
    assert page.result.table.values.rowCount() == len(bars)
    page.result.measure.setCurrentIndex(1)
    assert page.result.bars.table()[-1][1] == 0.927


@pytest.mark.parametrize(
    ("base", "model", "tone", "words"),
    [
        # The two intervals touch, and yet the difference is no chance.
        (Interval(0.863, 0.806, 0.913), Interval(0.944, 0.906, 0.975), "good", "larger than chance"),
        (Interval(0.90, 0.85, 0.94), Interval(0.92, 0.88, 0.95), "careful", "may be chance"),
        (Interval(0.92, 0.88, 0.95), Interval(0.91, 0.87, 0.95), "bad", "no better"),
        (Interval(0.92, 0.88, 0.95), Interval(0.50, 0.45, 0.55), "bad", "worse than the base"),
    ],
)
def test_a_difference_is_judged_with_care(base: Interval, model: Interval, tone: str, words: str) -> None:
    found = verdict(values(base, model))
    assert found.tone == tone
    assert words in found.sentence
    assert larger_than_chance(model, base) == (tone == "good")


def test_a_last_mistake_is_not_rounded_away() -> None:
    found = verdict(values(Interval(0.5, 0.4, 0.6), Interval(0.996, 0.99, 1.0)))
    assert "Right in 99.6 of 100" in found.sentence


def test_of_fewer_than_a_hundred_rows_those_are_counted() -> None:
    few = replace(values(Interval(0.5, 0.3, 0.7), Interval(0.9375, 0.8, 1.0)), rows=16)
    assert "Right in 15 of 16 test messages; the untuned base: 8." in verdict(few).sentence


def test_counting_words_that_does_as_well_is_said() -> None:
    made = values(Interval(0.3, 0.2, 0.4), Interval(0.80, 0.75, 0.85))
    close = replace(made, baselines={**made.baselines, "tfidf": {"accuracy": Interval(0.82, 0.77, 0.86)}})
    found = verdict(close)
    assert found.tone == "bad"
    assert "Simply counting words does better: 82" in found.sentence


# ---- where it errs ----------------------------------------------------------------------------------------


def test_a_cell_of_the_matrix_opens_its_rows(page: ModelPage, qtbot: QtBot) -> None:
    page.show_tab("mixups")
    place = page.mixups.matrix.cell_rect(7, 4).center().toPoint()
    qtbot.mouseClick(page.mixups.matrix, Qt.MouseButton.LeftButton, pos=place)
    assert page.tabs.currentWidget() is page.mistakes
    qtbot.waitUntil(lambda: page.mistakes.count.text() == "9 mistakes")
    rows = [page.mistakes.table.model().row(at) for at in range(page.mistakes.table.model().rowCount())]
    assert len(rows) == PAIRS[(7, 4)]
    assert {(row["gold"], row["predicted"]) for row in rows} == {("order status", "delivery time")}
    # A cell on the diagonal opens the rows that it got right, of which no report keeps any.
    page.show_tab("mixups")
    place = page.mixups.matrix.cell_rect(2, 2).center().toPoint()
    qtbot.mouseClick(page.mixups.matrix, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: page.mistakes.count.text() == "16 rows")


def test_the_matrix_goes_by_keys_and_has_a_table(page: ModelPage, qtbot: QtBot) -> None:
    page.show_tab("mixups")
    matrix = page.mixups.matrix
    matrix.setFocus()
    for _ in range(5):
        qtbot.keyClick(matrix, Qt.Key.Key_Right)
    qtbot.keyClick(matrix, Qt.Key.Key_Down)
    assert matrix.accessibleDescription() == "4 rows of “billing question” taken for “invoice copy”"
    qtbot.keyClick(matrix, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.mistakes.table.model().rowCount() == 4)
    page.show_tab("mixups")
    press(qtbot, page.mixups.table_button)
    assert page.mixups.table.isVisible()
    assert page.mixups.table.row_at(0)[2] == max(PAIRS.values())


def test_the_weakest_points_lead_to_their_rows(page: ModelPage, qtbot: QtBot) -> None:
    weak = page.result.weak
    assert weak.isVisible()
    assert weak.classes.row_at(0).label == "order status"
    place = weak.mixups.visualRect(weak.mixups.model().index(0, 0)).center()
    qtbot.mouseClick(weak.mixups.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.tabs.currentWidget() is page.mistakes
    qtbot.waitUntil(lambda: page.mistakes.table.model().rowCount() == PAIRS[(7, 4)])


def test_mistakes_are_searched_and_shown_whole(page: ModelPage, qtbot: QtBot) -> None:
    page.show_tab("mistakes")
    qtbot.keyClicks(page.mistakes.search, "refund")
    qtbot.waitUntil(lambda: page.mistakes.table.model().rowCount() == PAIRS[(9, 2)])
    qtbot.waitUntil(lambda: "about refund" in page.mistakes.looked_at.text.toPlainText())
    qtbot.waitUntil(lambda: "region" in said(page.mistakes))
    page.mistakes.search.setText("nowhere at all")
    qtbot.waitUntil(lambda: page.mistakes.count.text() == "0 mistakes")
    assert not page.mistakes._detail.isVisible()


def test_a_model_without_mistakes_says_so(page: ModelPage, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[PageAnswers] = RowsPage((), 0, 0, ())
    page.show_tab("mistakes")
    qtbot.waitUntil(page.mistakes.flawless.isVisible)
    assert page.mistakes.count.text() == "0 mistakes" and not page.mistakes.table.isVisible()
    # Where a search finds nothing, that is no praise of the model.
    qtbot.keyClicks(page.mistakes.search, "refund")
    qtbot.waitUntil(page.mistakes.table.isVisible)
    assert not page.mistakes.flawless.isVisible()


def test_what_is_not_there_has_a_name_and_one_length_is_told_once() -> None:
    assert words.class_name("", "multilabel") == "nothing" and words.class_name("none", "tool-calls") == "no tool"
    piece = Slice("length", "4-4", 11, Interval(0.7, 0.5, 0.9), 0.9, 0.01, False)
    assert words.slice_name(piece, "classification") == "4 words"
    assert words.slice_name(replace(piece, value="4-9"), "classification") == "From 4 to 9 words"
    assert [words.metric_inline(name) for name in ("macro_f1", "bleu", "chrf", "accuracy")] == [
        "macro F1",
        "BLEU",
        "chrF",
        "right answers",
    ]


def test_a_class_that_a_person_calls_none_keeps_its_name(qtbot: QtBot) -> None:
    scores = (ClassScore("late", 0.6, 0.75, 0.67, 4), ClassScore("none", 0.8, 0.67, 0.73, 6))
    own = replace(report(), classes=scores, confusion=Confusion(("late", "none"), ((3, 1), (2, 4))))
    for task, name in (("classification", "none"), ("tool-calls", "no tool")):
        assert words.class_name("none", task) == name
        for part in (ClassesPart(), MixupsPart(), WeakPoints()):
            qtbot.addWidget(part)
            part.show_report(replace(own, task=task))
            tables = part.findChildren(ValueTable)
            cells = {table.model().index(row, at).data() for table in tables for row in range(2) for at in range(2)}
            assert name in cells and cells & {"none", "no tool"} == {name}


def test_a_kind_of_rows_that_does_worse_opens_its_rows(page: ModelPage, engine: FakeEngine, qtbot: QtBot) -> None:
    page.show_tab("slices")
    assert page.slices.verdict.tone == "careful"
    assert "region: north; Class: order status" in page.slices.verdict.sentence.text()
    table = page.slices.table
    assert table.model().index(0, 1).data() == "clearly worse"
    place = table.visualRect(table.model().index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.tabs.currentWidget() is page.mistakes
    qtbot.waitUntil(lambda: page.mistakes.count.text() == "28 rows")
    asked = engine.asked[-1]
    assert (asked.by, asked.column, asked.value, asked.wrong) == ("column", "region", "north", False)
    press(qtbot, page.mistakes.slice_button)
    qtbot.waitUntil(lambda: page.mistakes.count.text() == "160 rows")


def test_what_it_looked_at_is_tinted_and_said(page: ModelPage, engine: FakeEngine, qtbot: QtBot) -> None:
    words = (WordWeight(2, 9, 0.61), WordWeight(10, 13, 0.002), WordWeight(14, 19, -0.2))
    engine.answers[ExplainRow] = lambda command: Explanation("😀 waiting for money", Prediction("refund", 0.8), words)
    page.show_tab("mistakes")
    qtbot.waitUntil(page.mistakes.looked_at.button.isEnabled)
    press(qtbot, page.mistakes.looked_at.button)
    qtbot.waitUntil(lambda: page.mistakes.looked_at.told.isVisible())
    assert "waiting (61)" in page.mistakes.looked_at.told.text()
    tints = page.mistakes.looked_at.text.extraSelections()
    # What is worth nothing is not tinted; an emoji before it does not shift the tint.
    assert [tint.cursor.selectedText() for tint in tints] == ["waiting", "money"]
    engine.answers[Predict] = (Prediction("refund", 0.9),)
    page.show_tab("try")
    page.try_it.try_text("waiting for money")
    qtbot.waitUntil(lambda: page.try_it.looked_at.button.isVisible())
    assert not page.try_it.looked_at.text.isVisible()
    press(qtbot, page.try_it.looked_at.button)
    qtbot.waitUntil(lambda: page.try_it.looked_at.text.isVisible())


@pytest.mark.parametrize("ending", [".pdf", ".html"])
def test_the_report_is_saved(
    page: ModelPage, engine: FakeEngine, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    engine.answers[RenderReport] = "<!DOCTYPE html><html><body><h1>Support intents</h1><svg></svg></body></html>"
    target = tmp_path / f"report{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    press(qtbot, page.report_button)
    qtbot.waitUntil(target.is_file)
    assert target.read_bytes().startswith(b"%PDF" if ending == ".pdf" else b"<!DOCTYPE")
    qtbot.waitUntil(lambda: f"report{ending}" in said(page.window()))


def test_the_paired_test_judges_before_the_intervals(page: ModelPage) -> None:
    made = values(Interval(0.90, 0.85, 0.94), Interval(0.92, 0.88, 0.95))
    better = {"base": {"accuracy": Difference(0.02, 0.005, 0.04, 0.01, "better")}}
    assert verdict(made).tone == "careful"
    assert verdict(replace(made, differences=better)).tone == "good"
    assert "+21.8 points (between +15.0 and +28.8), p\u00a00.002" in said(page.result)
    assert "p is how often chance alone would make one as large" in said(page.result)


def test_the_difference_of_an_error_has_no_points() -> None:
    found = Difference(-0.88, -1.1, -0.6, 0.002, "better")
    assert words.difference("mse", found) == "-0.880 (between -1.100 and -0.600), p\u00a00.002"
    assert "oints" not in words.difference_note("mse")


# ---- what can be done -------------------------------------------------------------------------------------


def test_an_error_is_better_when_it_is_less(page: ModelPage, engine: FakeEngine, qtbot: QtBot) -> None:
    show_pairs(page, engine, qtbot)
    told = verdict(SCORED)
    assert told.tone == "good"
    assert "0.420; the untuned base: 1.300" in told.sentence
    worse = replace(SCORED, metrics={**SCORED.metrics, "mse": Interval(2.4, 2.2, 2.6)})
    assert verdict(worse).tone == "bad"
    assert "Always giving the average does better: 2.100." in verdict(worse).sentence
    assert page.result.bars.table()[0][1] == 2.1
    assert "0.420, between 0.310 and 0.550" in page.result.bars.accessibleDescription()
    assert not page.tabs.isTabVisible(page.tabs.indexOf(page.classes))
    assert words.answer(4.25) == "4.25"


def test_exports_show_their_parity_and_the_card(page: ModelPage) -> None:
    page.show_tab("files")
    assert page.files.parity.values.rowCount() == 2
    assert page.files.told.sentence.text() == (
        "The published file is right in 93.4 % of the validation rows, the trained model in 93.6 %."
    )
    assert "160 locked test rows" in page.files.card.toPlainText()


def test_use_in_chat_opens_the_wizard_with_this_model(page: ModelPage, qtbot: QtBot) -> None:
    press(qtbot, page.chat_button)
    qtbot.waitUntil(lambda: CHATS == [{"model": "model-1"}])


def test_deleting_asks_first(
    page: ModelPage, engine: FakeEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_module, "confirm", lambda *_: False)
    page.delete()
    assert DeleteModel(PROJECT, "model-1") not in engine.asked
    monkeypatch.setattr(model_module, "confirm", lambda *_: True)
    page.delete()
    qtbot.waitUntil(lambda: not page.isVisible())
    assert DeleteModel(PROJECT, "model-1") in engine.asked


def test_a_long_name_leaves_the_chips_their_room(page: ModelPage, engine: FakeEngine, qtbot: QtBot) -> None:
    name = "Customer messages of the German shop and all its branches, sorted by what they ask for"
    details = engine.answers[GetModel]
    engine.answers[GetModel] = replace(details, info=replace(details.info, name=name))
    page._reload()
    qtbot.waitUntil(lambda: page._title.text() == name)
    qtbot.waitUntil(lambda: page._title.toolTip() == name)
    assert page._title._shown().endswith("…")
    chips = [chip for chip in page.findChildren(Chip) if chip.isVisible()]
    assert len(chips) == 2 and all(chip.width() >= chip.sizeHint().width() for chip in chips)


def test_the_largest_text_fits_the_smallest_window(page: ModelPage, theme: Theme, qtbot: QtBot) -> None:
    theme.set_look("light", 1.4)
    window = page.window()
    window.resize(960, 640)
    for tab in ("result", "files"):
        page.show_tab(tab)
        part = page.tabs.currentWidget()
        qtbot.waitUntil(lambda part=part: part.viewport().width() > 0 and part.horizontalScrollBar().maximum() == 0)
    assert page.files.parity.columnWidth(0) >= theme.px(LEAST)
    chips = [chip for chip in page.findChildren(Chip) if chip.isVisible()]
    assert page._title._shown() == "Support intents"
    assert all(chip.width() >= chip.sizeHint().width() for chip in chips)
    theme.set_look("light", 1.0)
