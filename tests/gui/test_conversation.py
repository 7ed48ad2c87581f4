"""A long conversation: earlier entries come as the person scrolls up, and any message can be shown where it stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractSlider, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engine.agent.messages import Message
from gui.views.talk import Talk
from gui.widgets.conversation import BATCH, Conversation
from gui.widgets.message_bubble import ReplyBlock, UserBubble
from gui.widgets.plain_text import LONG
from tests.gui.person import press

Action = QAbstractSlider.SliderAction
MESSAGES = 400


@pytest.fixture
def flow(qtbot: QtBot) -> Conversation:
    """A conversation of four hundred messages, at its newest."""
    made = Conversation()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    talk = Talk("chat-1", loaded=True)
    for number in range(MESSAGES // 2):
        talk.messages.append(Message("user", f"Question {number}"))
        talk.messages.append(Message("assistant", f"Answer {number}"))
    made.sync(talk)
    qtbot.waitUntil(lambda: made.built == BATCH and made.earlier.isVisible(), timeout=10_000)
    return made


def top_of(flow: Conversation, block: QWidget | None) -> int:
    """Return how far below the top edge of the view a block begins, in pixels."""
    assert block is not None
    return block.mapTo(flow.viewport(), QPoint(0, 0)).y()


def test_earlier_entries_come_near_the_top_and_what_is_read_stays(flow: Conversation, qtbot: QtBot) -> None:
    first = flow.block(f"said-{MESSAGES - BATCH}")
    flow.verticalScrollBar().triggerAction(Action.SliderToMinimum)
    place = top_of(flow, first)
    qtbot.waitUntil(lambda: flow.built == 2 * BATCH and flow.earlier.isVisible(), timeout=10_000)
    qtbot.waitUntil(lambda: abs(top_of(flow, first) - place) <= 1)  # a pixel of rounding
    assert not flow.keeps_to_bottom


def test_a_long_reply_shows_its_beginning_and_then_all_of_it_where_it_is_read(flow: Conversation, qtbot: QtBot) -> None:
    said = "An order is late.\n" * 1_000
    talk = Talk("chat-2", loaded=True, messages=[Message("user", said), Message("assistant", said)])
    flow.sync(talk)
    reply, bubble = flow.reply(1), flow.block("said-0")
    assert isinstance(reply, ReplyBlock) and isinstance(bubble, UserBubble)
    assert len(reply.text.toPlainText()) == len(bubble.text.toPlainText()) == LONG
    bar = flow.verticalScrollBar()
    qtbot.waitUntil(lambda: reply.isVisible() and bar.value() == bar.maximum() > reply.text.height())
    press(qtbot, reply.buttons["copy"])
    assert QApplication.clipboard().text() == said
    place = bar.value()
    more = next(part for part in reply.findChildren(QPushButton) if part.text() == "Show all 18,000 characters")
    press(qtbot, more)
    assert reply.text.toPlainText() == said and not more.isVisible()
    qtbot.waitUntil(lambda: bar.maximum() > place + reply.text.height() // 4)
    assert bar.value() == place and not flow.keeps_to_bottom


def test_nothing_is_built_below_a_slider_that_is_held(flow: Conversation, qtbot: QtBot) -> None:
    bar = flow.verticalScrollBar()
    bar.setSliderDown(True)
    bar.triggerAction(Action.SliderToMinimum)
    qtbot.waitUntil(flow.newest.isVisible)
    QApplication.processEvents()
    assert flow.built == BATCH
    bar.setSliderDown(False)
    qtbot.waitUntil(lambda: flow.built == 2 * BATCH, timeout=10_000)


def test_a_message_far_back_is_shown_marked_with_only_what_is_around_it(flow: Conversation, qtbot: QtBot) -> None:
    flow.show_message(101)
    block = flow.block("reply-101")
    assert block is not None and block.property("role") == "found"
    qtbot.waitUntil(lambda: flow.built == BATCH and flow.earlier.isVisible(), timeout=10_000)
    qtbot.waitUntil(lambda: 0 < top_of(flow, block) < flow.viewport().height() // 2)
    assert flow.newest.isVisible() and not flow.keeps_to_bottom
    assert flow.block(f"reply-{MESSAGES - 1}") is None

    flow.verticalScrollBar().triggerAction(Action.SliderToMaximum)
    qtbot.waitUntil(lambda: flow.built == 2 * BATCH, timeout=10_000)
    assert not flow.keeps_to_bottom, "the newest is further below"
    flow.newest.click()
    qtbot.waitUntil(lambda: flow.block(f"reply-{MESSAGES - 1}") is not None and flow.built == BATCH, timeout=10_000)
    assert flow.keeps_to_bottom and flow.newest.isHidden()


def test_a_message_that_is_built_is_only_scrolled_to(flow: Conversation, qtbot: QtBot) -> None:
    for index in (MESSAGES - 20, MESSAGES - 41):
        key = f"{'reply' if index % 2 else 'said'}-{index}"
        flow.show_message(index)
        qtbot.waitUntil(lambda key=key: 0 < top_of(flow, flow.block(key)) < flow.viewport().height() // 2)
    assert flow.built == BATCH
    assert flow.block(f"said-{MESSAGES - 20}").property("role") == "", "one at a time is marked"


def test_the_last_and_the_first_message_are_shown_too(flow: Conversation, qtbot: QtBot) -> None:
    flow.show_message(0)
    qtbot.waitUntil(lambda: flow.built >= BATCH // 2, timeout=10_000)
    assert top_of(flow, flow.block("said-0")) >= 0
    qtbot.waitUntil(flow.earlier.isHidden)
    flow.show_message(MESSAGES - 1)
    qtbot.waitUntil(lambda: flow.earlier.isVisible() and flow.block(f"reply-{MESSAGES - 1}") is not None)
    flow.sync(flow._talk)
    assert flow.newest.isHidden()
