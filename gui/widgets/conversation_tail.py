"""What stands below the stored messages: words on their way, the reply being written, questions, errors."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.agent.messages import Message
from engine.errors import ErrorInfo
from gui import texts
from gui.tokens import Space
from gui.views.talk import Talk
from gui.widgets.approval_card import ApprovalCard
from gui.widgets.error_state import ErrorState
from gui.widgets.labels import label
from gui.widgets.message_bubble import ReplyBlock, UserBubble
from gui.widgets.progress_ring import ProgressRing


class ConversationTail(QWidget):
    """`sync(talk)` touches only what differs; `answered(event, decision)`, `retry(words, index)` for what failed."""

    answered = Signal(object, str)
    trial_wanted = Signal(object)
    retry = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words: UserBubble | None = None
        self.reply: ReplyBlock | None = None
        self.error: ErrorState | None = None
        self.approvals: dict[str, ApprovalCard] = {}
        self._shown_words = self._shown_text = ""
        self._shown_error: ErrorInfo | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.L)
        self._thinking = QWidget()
        row = QHBoxLayout(self._thinking)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        self._ring = ProgressRing(18)
        self._stage = label("", "muted")
        row.addWidget(self._ring)
        row.addWidget(self._stage, 1)
        self._thinking.hide()
        self._column.addWidget(self._thinking)

    @property
    def thinking(self) -> bool:
        """Whether it says that an answer is on its way."""
        return not self._thinking.isHidden()

    def sync(self, talk: Talk) -> None:
        """Show the talk as it is now."""
        self._sync_words(talk.words)
        self._sync_reply(talk.streaming)
        self._sync_approvals(talk)
        self._sync_thinking(talk)
        self._sync_error(talk)
        something = talk.words or talk.streaming or talk.approvals or talk.busy or talk.error
        self.setVisible(bool(something))

    def _sync_words(self, words: str) -> None:
        if words == self._shown_words:
            return
        self._shown_words = words
        self.words = _drop(self.words)
        if words:
            self.words = UserBubble(words)
            self._column.insertWidget(0, self.words)

    def _sync_reply(self, text: str) -> None:
        if text == self._shown_text:
            return
        if not text:
            self.reply = _drop(self.reply)
        elif self.reply is None:
            self.reply = ReplyBlock(Message("assistant", text))
            self._column.insertWidget(self._column.indexOf(self._thinking), self.reply)
        elif text.startswith(self._shown_text):
            self.reply.text.add(text[len(self._shown_text) :])
        else:
            self.reply.text.set_text(text)
        self._shown_text = text

    def _sync_approvals(self, talk: Talk) -> None:
        for call in [call for call in self.approvals if talk.approvals.get(call) is not self.approvals[call].event]:
            _drop(self.approvals.pop(call))
        for call, event in talk.approvals.items():
            if call not in self.approvals:
                card = self.approvals[call] = ApprovalCard(event)
                card.answered.connect(self.answered)
                card.trial_wanted.connect(self.trial_wanted)
                self._column.addWidget(card)

    def _sync_thinking(self, talk: Talk) -> None:
        on = talk.busy and not talk.streaming and not talk.approvals
        self._stage.setText(texts.stage(talk.stage) if talk.stage else self.tr("Working on it"))
        self._thinking.setVisible(on)
        self._ring.set_fraction(None if on else 1.0)

    def _sync_error(self, talk: Talk) -> None:
        if talk.error is self._shown_error:
            return
        self._shown_error = talk.error
        self.error = _drop(self.error)
        if talk.error is not None:
            self.error = ErrorState(retryable=bool(talk.failed_words))
            self.error.show_error(talk.error)
            words, at = talk.failed_words, talk.failed_at
            self.error.retry.connect(lambda: self.retry.emit(words, at))
            self._column.addWidget(self.error)


def _drop(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()
