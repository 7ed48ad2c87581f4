"""The drawer 'How this reply came about': every message of a turn in order, who made it, and at what cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from engine.agent.messages import Message
from engine.errors import ErrorInfo
from engine.results import PromptInfo
from gui import texts, theme
from gui.theme import set_role
from gui.tokens import Space
from gui.views import talk, talk_words
from gui.widgets.buttons import button, icon_button
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.labels import label
from gui.widgets.plain_text import NO_FOCUS_BORDER, PlainText
from gui.widgets.scroll import ScrollPage
from gui.widgets.token_text import TokenText

LONGEST = 1200


class TraceDrawer(QFrame):
    """`show_turn` fills it; `closed` when the person closes it.

    `prompt_wanted(index, step)` asks for what a model read for the message at that index, see `Step.show_prompt`.
    """

    closed = Signal()
    prompt_wanted = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fit()
        theme.current().changed.connect(self._fit)
        set_role(self, "rail")
        self.setAccessibleName(self.tr("How this reply came about"))
        head = QHBoxLayout()
        head.setContentsMargins(Space.L, Space.M, Space.S, 0)
        head.addWidget(label(self.tr("How this reply came about"), "section"), 1)
        self.close_button = icon_button("close", self.tr("Close the drawer"), self.closed.emit, size=16)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll = ScrollPage()
        self._scroll.widget().setStyleSheet(NO_FOCUS_BORDER)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(self.tr("Messages that led to this reply"))
        self._scroll.body.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        self._scroll.body.setSpacing(Space.M)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(Space.S)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        self.steps: list[Step] = []

    def show_turn(self, messages: Sequence[tuple[int, Message]]) -> None:
        """Show these messages, each with its index in the chat."""
        for step in self.steps:
            step.hide()
            step.deleteLater()
        self.steps = []
        numbers = {index: number for number, (index, _) in enumerate(messages, 1)}
        for index, message in messages:
            step = Step(numbers[index], message, numbers)
            step.prompt_button.clicked.connect(lambda _=False, index=index, step=step: self._ask(index, step))
            self.steps.append(step)
        for step in self.steps:
            self._scroll.body.addWidget(step)

    def _fit(self) -> None:
        self.setMinimumWidth(theme.current().px(260))

    def _ask(self, index: int, step: Step) -> None:
        step.prompt_button.setEnabled(False)
        self.prompt_wanted.emit(index, step)


class Step(QFrame):
    """One message: number, role, who made it, its content and facts, and on demand what its model read."""

    def __init__(self, number: int, message: Message, numbers: Mapping[int, int]) -> None:
        super().__init__()
        set_role(self, "sunken")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
        column.setSpacing(Space.XS)
        head = QHBoxLayout()
        head.addWidget(label(f"{number}", "small", wrap=False))
        head.addWidget(label(talk_words.role(message), "strong", wrap=False))
        head.addStretch()
        if message.role not in ("user", "system"):
            author = ElidedLabel(talk_words.author(message.trace), "small")
            author.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            head.addWidget(author, 1)
        column.addLayout(head)
        column.addWidget(PlainText(_content(message), talk_words.role(message)))
        facts = talk_words.facts(message.trace)
        if facts:
            column.addWidget(label(" · ".join(facts), "small"))
        for claim, index in message.trace.sources.items():
            if index in numbers:
                words = self.tr("“{claim}” comes from message {number}")
            else:
                words = self.tr("“{claim}” comes from an earlier message")
            column.addWidget(label(words.format(claim=claim, number=numbers.get(index, 0)), "small"))
        self.prompt_button = button(self.tr("Show what the model read"), role="quiet")
        column.addWidget(self.prompt_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.prompt_button.setHidden(not talk_words.has_prompt(message.trace))

    def show_prompt(self, found: PromptInfo) -> None:
        """Show what was read, token by token, in the place of the button."""
        self.prompt_button.hide()
        told = self.tr("What {model} read: {count} tokens, every other one tinted.")
        count = texts.number(found.read.count)
        self.layout().addWidget(label(told.format(model=found.model, count=count), "small"))
        self.layout().addWidget(TokenText(found.read))

    def show_error(self, error: ErrorInfo) -> None:
        """Say why it cannot be shown."""
        self.prompt_button.hide()
        shown = texts.error(error)
        self.layout().addWidget(label(f"{shown.message} {shown.remedy}", "careful"))


def _content(message: Message) -> str:
    calls = "\n".join(f"{call.name} {talk.arguments_json(call)}" for call in message.calls)
    text = "\n".join(part for part in (message.content, calls) if part)
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
