"""Keeps what the person says of the replies in a chat: right, wrong, and what it should have been."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from engine.commands import CorrectCall, CorrectReply, GetCorrection, GetReplyCorrections, RateMessage, UndoCorrection
from engine.errors import ErrorInfo
from engine.results import Correcting, Correction, RegressionCase
from gui.context import Context
from gui.views.talk import Talk
from gui.widgets.conversation import Conversation


class Judging(QObject):
    """`rated(chat, position, verdict)` and `corrected(Correction)` tell what was kept of the chat that is `shown`,
    `taken_back(chat)` that a correction was forgotten.

    A reply is told by its position: the same index is another reply's on another branch.
    """

    rated = Signal(str, int, str)
    corrected = Signal(object)
    taken_back = Signal(str)

    def __init__(self, context: Context, conversation: Conversation, shown: Callable[[], Talk | None]) -> None:
        super().__init__(conversation)
        self._context, self._conversation, self._shown = context, conversation, shown
        conversation.rated.connect(self.rate)
        conversation.former_wanted.connect(self._ask_for_former)
        conversation.taken_back.connect(self._take_back)
        conversation.call_wanted.connect(self._ask_for_call)
        conversation.call_given.connect(self._correct_call)
        conversation.reply_given.connect(self._correct_reply)

    @property
    def _chat(self) -> str:
        talk = self._shown()
        return talk.chat if talk is not None else ""

    def rate(self, index: int, verdict: str) -> None:
        """Keep a judgement of a reply."""
        chat = self._chat
        if not chat:
            return
        self._judged(index, verdict)
        command = RateMessage(self._context.project, chat, index, verdict)
        bridge = self._context.bridge
        bridge.ask(command, lambda at: self.rated.emit(chat, at, verdict), owner=self._conversation)

    def _judged(self, index: int, verdict: str) -> None:
        talk, block = self._shown(), self._conversation.reply(index)
        if talk is not None:
            talk.verdicts[index] = verdict
        if block is not None:
            block.show_verdict(verdict)

    def _ask_for_former(self, index: int) -> None:
        command = GetReplyCorrections(self._context.project, self._chat, index)
        bridge = self._context.bridge
        bridge.ask(command, lambda cases: self._show_former(command.chat, index, cases), owner=self._conversation)

    def _show_former(self, chat: str, index: int, cases: tuple[RegressionCase, ...]) -> None:
        block = self._conversation.reply(index)
        if chat == self._chat and block is not None:
            block.show_former(cases)
            if block.correction is not None:
                block.correction.setEnabled(True)

    def _take_back(self, index: int, case: RegressionCase) -> None:
        command = UndoCorrection(self._context.project, case.case)
        self._context.bridge.ask(
            command,
            lambda _: self._is_taken_back(index, case.chat),
            lambda error: self._not_kept(case.chat, index, error),
            owner=self._conversation,
        )

    def _is_taken_back(self, index: int, chat: str) -> None:
        if chat == self._chat:
            self._ask_for_former(index)
        self.taken_back.emit(chat)

    def _ask_for_call(self, index: int) -> None:
        command = GetCorrection(self._context.project, self._chat, index)
        bridge = self._context.bridge
        bridge.ask(command, lambda told: self._show_call(command.chat, index, told), owner=self._conversation)

    def _show_call(self, chat: str, index: int, told: Correcting) -> None:
        block = self._conversation.reply(index)
        if chat == self._chat and block is not None:
            block.show_call(told)

    def _correct_call(self, index: int, answer: dict[str, str]) -> None:
        self._correct(CorrectCall(self._context.project, self._chat, index, answer))

    def _correct_reply(self, index: int, text: str) -> None:
        self._correct(CorrectReply(self._context.project, self._chat, index, text))

    def _correct(self, command: CorrectCall | CorrectReply) -> None:
        self._context.bridge.ask(
            command,
            lambda kept: self._kept(command.chat, command.index, kept),
            lambda error: self._not_kept(command.chat, command.index, error),
            owner=self._conversation,
        )

    def _kept(self, chat: str, index: int, kept: Correction) -> None:
        block = self._conversation.reply(index)
        if chat == self._chat and block is not None:
            block.close_correction()
            self._judged(index, "wrong")
        self.corrected.emit(kept)

    def _not_kept(self, chat: str, index: int, error: ErrorInfo) -> None:
        """What was marked or written stays, to be put right."""
        block = self._conversation.reply(index)
        if chat == self._chat and block is not None and block.correction is not None:
            block.correction.setEnabled(True)
        self._context.bridge.unhandled.emit(error)
