"""Hostile texts are shown as they stand: no markup rendered, nothing loaded, no burst layout, no hidden words."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from engine.agent.messages import Message, ToolCall, Trace
from engine.events import ApprovalNeeded
from engine.text.shown import visible
from gui.theme import Theme
from gui.tips import plain_tip
from gui.views.talk import Replied, Talk
from gui.widgets.conversation import Conversation
from gui.widgets.message_bubble import ReplyBlock, UserBubble
from gui.widgets.plain_text import PlainText
from gui.widgets.tool_card import ToolCard
from gui.widgets.trace_drawer import TraceDrawer
from tests.helpers.heartbeat import until
from tests.helpers.injections import injections

LONGEST = 8000  # what a person can send, and a tool's message hold
WIDTH = 700
ATTACKS = dict(injections())
FAMILIES = sorted({name.rsplit("-", 1)[0] for name in ATTACKS})


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What any text tried to load."""
    asked: list[str] = []
    for kind in (QTextEdit, QPlainTextEdit, QTextDocument, PlainText):
        monkeypatch.setattr(kind, "loadResource", lambda self, kind, url: asked.append(url.toString()), raising=False)
    return asked


def _talk(texts: list[str]) -> Talk:
    messages = [Message("system", "You are Desk.")]
    for at, text in enumerate(texts):
        call = ToolCall(f"call_{at}", "look_up_notes", {"note": text})
        trace = Trace("composer", sources={text[:40]: len(messages) + 2} if text.strip() else {})
        messages += [
            Message("user", text),
            Message("assistant", "", (call,)),
            Message("tool", text, call_id=call.id, name=call.name, ok=at % 2 == 0),
            Message("assistant", text, trace=trace),
        ]
    talk = Talk("chat-1", messages, loaded=True)
    talk.approvals["call_x"] = ApprovalNeeded("job-1", "chat-1", "call_x", "look_up_notes", {"note": texts[0]})
    return talk


@pytest.mark.parametrize("family", FAMILIES)
def test_hostile_texts_are_plain_text(family: str, loaded: list[str], theme: Theme, qtbot: QtBot) -> None:
    texts = [text[:LONGEST] for name, text in ATTACKS.items() if name.rsplit("-", 1)[0] == family]
    talk = _talk(texts)
    view = Conversation()
    qtbot.addWidget(view)
    view.resize(WIDTH, 600)
    view.show()
    view.sync(talk)
    entries = talk.entries()
    until(lambda: view.built >= min(len(entries), 60), 60)
    for entry in entries[-60:]:
        block = view.block(entry.key)
        if isinstance(block, UserBubble | ReplyBlock):
            told = block.text.text()
            said = entry.message.content  # type: ignore[union-attr]
            assert told == visible(said) and not set(told) & _hidden(said)
        elif isinstance(block, ToolCard):
            block.toggle()
    QApplication.processEvents()
    replies = [entry for entry in entries if isinstance(entry, Replied)]
    drawer = TraceDrawer()
    qtbot.addWidget(drawer)
    drawer.show_turn(list(enumerate(talk.messages[-4:], len(talk.messages) - 4)))
    assert replies and view.widget().width() <= view.viewport().width()
    for shown in (view, drawer):
        _check_plain(shown)
    assert view.grab().width() > 0
    assert loaded == []


def _hidden(text: str) -> set[str]:
    """Return the signs of `text` that must not be shown as they are."""
    return {sign for sign in text if visible(sign) != sign}


def _check_plain(root: QWidget) -> None:
    for made in root.findChildren(QLabel):
        if made.pixmap().isNull():
            assert made.textFormat() == made.textFormat().PlainText, made.text()[:80]
        assert "<img" not in made.toolTip() and "<a " not in made.toolTip() and "<iframe" not in made.toolTip()
    for made in [*root.findChildren(QTextEdit), *root.findChildren(QPlainTextEdit)]:
        block = made.document().begin()
        while block.isValid():
            for fragment in block.textFormats():
                assert not fragment.format.isImageFormat() and not fragment.format.isAnchor()
                assert not fragment.format.isTableFormat()
            block = block.next()


@pytest.mark.parametrize("attack", [name for name in ATTACKS if name.startswith("markup")])
def test_a_tooltip_shows_markup_as_it_stands(attack: str) -> None:
    document = QTextDocument()
    document.setHtml(plain_tip(ATTACKS[attack]))
    assert document.toPlainText() == ATTACKS[attack]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "␛[2J"),
        ("a\x00b\x7f", "a␀b␡"),
        ("\u202etxt.exe\u202c", "�txt.exe�"),
        ("wi\u200bpe", "wi�pe"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("نمی\u200cخواهم 👩\u200d💻 ش\u200f", "نمی\u200cخواهم 👩\u200d💻 ش\u200f"),
    ],
)
def test_signs_that_steer_or_hide_are_seen(text: str, shown: str) -> None:
    assert visible(text) == shown
