"""The small widgets: what they show, by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from engine.errors import ErrorInfo
from engine.events import Progress
from engine.results import Interval, Problem
from gui import texts
from gui.qt_places import qt_places
from gui.theme import Theme
from gui.tips import CELL, TIP, plain_line, plain_tip
from gui.widgets import plain_text
from gui.widgets.busy_state import BusyState
from gui.widgets.buttons import button
from gui.widgets.card import Card
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.error_state import ErrorState
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.folding_row import FoldingRow
from gui.widgets.interval_bars import BarRow, IntervalBars
from gui.widgets.key_value import LONGEST_WORD, KeyValue
from gui.widgets.metric_chart import MetricChart
from gui.widgets.paged_table import PAGE, SHOWN, TOLD, PagedModel, PagedTable
from gui.widgets.plain_text import PlainText
from gui.widgets.problem_card import ProblemCard
from gui.widgets.state_stack import StateStack
from gui.widgets.timeline import Timeline
from gui.widgets.value_table import LEAST, Column, ValueTable

STAYS = "Your file stays as it is."


def test_a_card_is_pressed_by_mouse_and_keyboard(theme: Theme, qtbot: QtBot) -> None:
    card = Card("Classify texts", clickable=True)
    qtbot.addWidget(card)
    pressed: list[int] = []
    card.clicked.connect(lambda: pressed.append(1))
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    qtbot.keyClick(card, Qt.Key.Key_Space)
    assert len(pressed) == 2


def test_busy_shows_nothing_at_first(theme: Theme, qtbot: QtBot) -> None:
    busy = BusyState()
    qtbot.addWidget(busy)
    busy.show()
    busy.start("Reading")
    assert not busy.visible_now
    qtbot.waitUntil(lambda: busy.visible_now, timeout=2000)
    busy.set_progress(Progress("1", "x", 1, 4, 240))
    assert busy._bar.value() == 250
    assert busy._left.text() == "about 4 minutes left"
    busy.stop()
    assert not busy.visible_now


def test_error_state_says_it_plainly_and_hides_the_details(theme: Theme, qtbot: QtBot) -> None:
    state = ErrorState(retryable=True)
    qtbot.addWidget(state)
    state.show_error(ErrorInfo("recipe_key", {"key": "k", "allowed": "a, b"}, "Traceback"))
    assert "no setting called k" in state._message.text()
    assert "a, b" in state._remedy.text()
    assert not state.details_shown()
    state._more.click()
    assert state.details_shown()


def test_state_stack_switches(theme: Theme, qtbot: QtBot) -> None:
    content, empty = QLabel("content"), QLabel("empty")
    stack = StateStack(content, empty)
    qtbot.addWidget(stack)
    stack.show_empty()
    assert stack.currentWidget() is empty
    stack.show_busy("Loading")
    assert stack.currentWidget() is stack.busy
    stack.show_error(ErrorInfo("internal"))
    assert stack.error.isVisibleTo(stack)
    stack.show_content()
    assert stack.currentWidget() is content


def test_flow_wraps_into_equal_columns(theme: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, 10, 200)
    for number in range(5):
        flow.addWidget(QLabel(str(number)))
    holder.resize(630, 400)
    holder.show()
    boxes = [flow.itemAt(at).geometry() for at in range(5)]
    assert len({box.y() for box in boxes}) == 2
    assert {box.width() for box in boxes} == {203}


def test_bars_have_a_table_twin(theme: Theme, qtbot: QtBot) -> None:
    bars = IntervalBars([BarRow("Before", Interval(0.1, 0.05, 0.2)), BarRow("After", Interval(0.9, 0.8, 0.95), True)])
    qtbot.addWidget(bars)
    assert bars.table()[1] == ("After", 0.9, 0.8, 0.95)
    assert "After: 90.0 %, between 80.0 % and 95.0 %" in bars.accessibleDescription()
    assert not bars.grab().isNull()


def test_the_table_asks_only_for_what_is_looked_at(theme: Theme, qtbot: QtBot) -> None:
    asked: list[int] = []
    model = PagedModel(lambda offset, limit: asked.append(offset), {"text": "Text"})
    table = PagedTable(model, "Rows")
    qtbot.addWidget(table)
    table.resize(400, 300)
    table.show()
    model.reload()
    model.set_page(("text",), 1_000_000, 0, [{"text": f"row {i}"} for i in range(PAGE)])
    assert asked == [0]
    assert model.rowCount() == 1_000_000
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Text"
    table.scrollToBottom()
    qtbot.waitUntil(lambda: 999_900 in asked)
    assert len(asked) <= 3


def test_of_a_long_text_cells_and_tips_show_the_beginning(theme: Theme) -> None:
    text = "long <b>\n words " * 100_000
    model = PagedModel(lambda offset, limit: None)
    model.set_page(("text",), 1, 0, [{"text": text}])
    shown, tip = (model.data(model.index(0, 0), role) for role in (SHOWN, TOLD))
    assert shown.startswith("long <b> words long") and shown.endswith("…") and len(shown) <= CELL + 1
    assert tip.startswith("<p") and "long &lt;b&gt;\n words" in tip and tip.count("long") < TIP
    assert ("…" in plain_line("short"), "…" in plain_tip("short\ntip")) == (False, False)


def test_a_finding_names_languages_in_their_own_words(theme: Theme, qtbot: QtBot) -> None:
    params = {"main": "en", "others": {"de": 30, "zh": 1, "qq": 1}, "looked_at": 0}
    rows = ({"file": "/data/rows.csv", "row": 7, "value": "de | Wo bleibt das Paket?"},)
    card = ProblemCard(Problem("other_languages", "info", 32, rows, "drop_other_languages", params), stays=STAYS)
    qtbot.addWidget(card)
    said = "Texts in another language than English, which most are in: 32 (Deutsch 30, 简体中文 1, qq 1)."
    assert card.accessibleName().startswith(said)
    assert card.check is not None and card.check.text() == "Leave these rows out"
    sampled = Problem("languages_sampled", "info", 32, rows, "", {**params, "looked_at": 2000})
    told = texts.finding(sampled).message
    assert told.endswith("in: Deutsch 1.5 %, 简体中文 0.1 %, qq 0.1 % of 2,000 that were looked at.")


def test_near_test_rows_are_left_out_of_training_only(theme: Theme, qtbot: QtBot) -> None:
    card = ProblemCard(Problem("near_overlap", "info", 617, (), "drop_near_overlap"), stays=STAYS)
    qtbot.addWidget(card)
    assert "617" in card.accessibleName()
    assert card.check is not None and card.check.text() == "Leave them out of the training rows"


def test_of_one_row_one_is_offered_to_be_shown(theme: Theme, qtbot: QtBot) -> None:
    rows = tuple({"file": "/d/a.csv", "row": at, "value": "x"} for at in (2, 3))
    for shown, told in ((1, "Show the first row"), (2, "Show the first 2 rows")):
        card = ProblemCard(Problem("empty", "bad", 5, rows[:shown]))
        qtbot.addWidget(card)
        assert card.more.text() == told


def test_what_is_cut_off_ends_in_an_ellipsis_and_is_shown_on_hover(theme: Theme, qtbot: QtBot) -> None:
    name = ElidedLabel("", "title", hugs=True)
    qtbot.addWidget(name)
    name.resize(120, 30)
    name.show()
    name.setText("Customer messages of the German shop")
    assert name._shown().endswith("…") and name.toolTip() == name.text()
    name.setText("Short")
    assert (name._shown(), name.toolTip()) == ("Short", "")


def test_parts_stand_below_each_other_where_there_is_no_room(theme: Theme, qtbot: QtBot) -> None:
    row, parts = FoldingRow(400), (QWidget(), QWidget())
    for part in parts:
        part.setMinimumWidth(150)
        row.add(part)
    qtbot.addWidget(row)
    row.show()
    for width, beside in ((500, True), (320, False), (500, True)):
        row.resize(width, 200)
        qtbot.waitUntil(lambda beside=beside: (parts[0].y() == parts[1].y()) == beside)
    assert row.minimumSizeHint().width() == 150


def test_what_expands_in_a_flow_takes_what_is_left_of_its_row(theme: Theme, qtbot: QtBot) -> None:
    holder, fixed, facts = QWidget(), QWidget(), ElidedLabel("who wrote it, and how long that took")
    fixed.setFixedWidth(100)
    flow = FlowLayout(holder, 10)
    for part in (fixed, facts):
        flow.addWidget(part)
    qtbot.addWidget(holder)
    holder.resize(300, 80)
    holder.show()
    assert (facts.x(), facts.width()) == (110, 190)
    holder.resize(120, 80)
    assert facts.y() > fixed.y()


def test_a_column_that_takes_the_room_left_stays_readable_where_none_is(theme: Theme, qtbot: QtBot) -> None:
    columns = [Column("Variant", str, width=0), Column("Size", str, width=300)]
    table = ValueTable(columns, "Exports", hugs=True)
    qtbot.addWidget(table)
    table.set_rows(["int8", "fp32"])
    table.resize(600, 100)
    table.show()
    assert table.columnWidth(0) > LEAST
    table.resize(320, 100)
    assert table.columnWidth(0) == LEAST, "the table scrolls instead"
    assert table.viewport().height() >= 2 * table.rowHeight(0)


def test_a_button_that_cannot_be_pressed_looks_so_whatever_its_role(theme: Theme, qtbot: QtBot) -> None:
    made = button("Cancel training", role="danger")
    qtbot.addWidget(made)
    colours = set()
    for enabled in (True, False):
        made.setEnabled(enabled)
        made.ensurePolished()
        colours.add(made.palette().buttonText().color().name())
    assert len(colours) == 2


def test_only_whole_rounds_are_named_while_one_is_in_sight(theme: Theme, qtbot: QtBot) -> None:
    plot = MetricChart().metric_plot
    plot.set_range(4.0, 0.0, 1.0)
    assert plot.named_rounds(640) == [0, 1, 2, 3, 4]
    plot.set_span(1.2, 1.7)
    assert plot.named_rounds(640), "so close, parts of one are named"


def test_no_sentence_of_a_timeline_is_cut(qtbot: QtBot, theme: Theme) -> None:
    timeline = Timeline("nothing")
    timeline.set_entries([("14:03", "A sentence that needs three lines where there is as little room as here.")] * 3)
    timeline.resize(240, 60)
    qtbot.addWidget(timeline)
    timeline.show()
    qtbot.waitExposed(timeline)
    for words in (part for part in timeline.findChildren(QLabel) if part.wordWrap()):
        assert words.height() >= words.heightForWidth(words.width())
    assert timeline.height() >= timeline.childrenRect().bottom()


def test_a_text_without_claims_is_not_walked_through(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    walked: list[int] = []
    monkeypatch.setattr(plain_text, "qt_places", lambda text: walked.append(len(text)) or qt_places(text))
    text = PlainText("An order. " * 5_000)
    qtbot.addWidget(text)
    text.set_claims([(3, 8, "the order")])
    text.set_claims([])
    assert walked == [8, 0] and not text.extraSelections()


def test_of_a_long_text_the_beginning_is_laid_out_and_then_all_of_it(theme: Theme, qtbot: QtBot) -> None:
    said = "👍 Order lamp is late.\n" * 50
    text = PlainText(said, most=200)
    qtbot.addWidget(text)
    near, far = said.index("lamp"), said.rindex("lamp")
    text.set_claims([(near, near + 4, "first"), (far, far + 4, "last")])
    assert text.cut and text.text() == said and text.toPlainText() == said[:200]
    assert [mark.cursor.selectedText() for mark in text.extraSelections()] == ["lamp"]
    text.show_all()
    assert not text.cut and text.text() == text.toPlainText() == said
    first, last = text.extraSelections()
    assert last.cursor.selectedText() == "lamp" and text.claim_at(last.cursor.selectionStart()) == "last"
    assert text.claim_at(first.cursor.selectionStart()) == "first"


def test_claims_are_underlined_where_they_stand_after_an_emoji(theme: Theme, qtbot: QtBot) -> None:
    said = "👍👍 Order lamp is late."
    text = PlainText(said)
    qtbot.addWidget(text)
    at = said.index("lamp")
    text.set_claims([(at, at + 4, "the order")])
    (mark,) = text.extraSelections()
    assert mark.cursor.selectedText() == "lamp"
    assert text.claim_at(mark.cursor.selectionStart()) == "the order"
    assert text.claim_at(mark.cursor.selectionEnd()) == ""


def test_facts_keep_their_labels_while_only_their_values_change(theme: Theme, qtbot: QtBot) -> None:
    facts = KeyValue([("Memory", "20 GB free"), ("Free disk", "90 GB")])
    qtbot.addWidget(facts)
    before = facts.findChildren(QLabel)
    facts.set_rows([("Memory", "19 GB free"), ("Free disk", "90 GB")])
    assert facts.findChildren(QLabel) == before
    assert [part.text() for part in before] == ["Memory", "19 GB free", "Free disk", "90 GB"]
    assert before[1].accessibleName() == "Memory: 19 GB free"
    facts.set_rows([("Memory", "x" * (LONGEST_WORD + 1)), ("Free disk", "90 GB")])
    assert facts.findChild(PlainText) is not None
    facts.set_rows([("Memory", "19 GB free")])
    assert facts.findChild(PlainText).isHidden(), "it is on its way out"
    assert [part.text() for part in facts.findChildren(QLabel) if not part.isHidden()] == ["Memory", "19 GB free"]
