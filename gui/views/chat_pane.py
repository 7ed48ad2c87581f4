"""One chat to talk in: conversation and box, joined to the engine; the page and the wizard both use it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.commands import (
    AnswerApproval,
    GetChat,
    SendMessage,
    ShowMessage,
    SwitchBranch,
    TryApproval,
)
from engine.errors import ErrorInfo
from engine.events import ApprovalNeeded, MessageAdded, Progress, TextDelta
from engine.results import ChatDetails
from gui.bridge import Request
from gui.context import Context
from gui.tokens import Space
from gui.views.chat_judging import Judging
from gui.views.talk import Talk
from gui.widgets.buttons import button
from gui.widgets.composer_box import ComposerBox
from gui.widgets.conversation import COLUMN, Conversation
from gui.widgets.labels import label
from gui.widgets.state_stack import StateStack


class ChatPane(QWidget):
    """`open_chat(id)` shows a chat; `send(text)` says something in it.

    Without a chat, what is sent goes out as `chat_wanted(text)`: start one, `open_chat` it and `send` the text.
    `activity()` fires when any chat begins or ends an answer, or waits for the person. Without `explained` no reply
    offers to show how it came about. `rated(chat, position, verdict)` and `corrected(Correction)` tell what was kept of
    a judgement.
    """

    chat_wanted = Signal(str)
    explain = Signal(int)
    activity = Signal()
    rated = Signal(str, int, str)
    corrected = Signal(object)

    def __init__(self, context: Context, empty: QWidget, placeholder: str, explained: bool = True) -> None:
        super().__init__()
        self._context = context
        self._talks: dict[str, Talk] = {}
        self._requests: dict[str, Request] = {}
        self._drafts: dict[str, tuple[str, int]] = {}
        self._loading: Request | None = None
        self.chat = ""
        self.conversation = Conversation(explained)
        self.judging = Judging(context, self.conversation, lambda: self.talk)
        self.stack = StateStack(self.conversation, empty, cancellable=False)
        self.stack.retry.connect(self.reload)
        self.box = ComposerBox(placeholder)
        self.box.setMaximumWidth(COLUMN - 2 * Space.XL)
        self._holder = QHBoxLayout()
        self._holder.addStretch(1)
        self._holder.addWidget(self.box, 1000)
        self._holder.addStretch(1)
        self._line_up()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(self._build_editing())
        column.addLayout(self._holder)
        self._connect()
        self._show_empty()

    def _build_editing(self) -> QWidget:
        """What tells that the box holds earlier words, and how to leave them as they are."""
        self._instead = -1
        self.editing = QWidget()
        told = self.tr("You change what you said before. The conversation goes on from there; the old one is kept.")
        self.leave_words = button(self.tr("Leave it as it was"), self._leave_words, role="quiet")
        row = QHBoxLayout(self.editing)
        row.setContentsMargins(Space.XL, Space.S, Space.XL, 0)
        row.addWidget(label(told, "small"), 1)
        row.addWidget(self.leave_words)
        self.editing.hide()
        return self.editing

    def _connect(self) -> None:
        bridge = self._context.bridge
        bridge.text_delta.connect(self._wrote)
        bridge.message_added.connect(self._added)
        bridge.approval_needed.connect(self._asked)
        self.box.sent.connect(lambda text: self.send(text, self._instead))
        self.box.stop.connect(self.stop)
        self.conversation.regenerate.connect(lambda index, text: self.send(text, index))
        self.conversation.switched.connect(self._switch)
        self.conversation.edit.connect(self._edit)
        self.conversation.verticalScrollBar().rangeChanged.connect(self._line_up)
        self.conversation.retry.connect(self._again)
        self.judging.rated.connect(self.rated)
        self.judging.corrected.connect(self.corrected)
        self.judging.taken_back.connect(self.read_verdicts)
        self.conversation.answered.connect(self._answer)
        self.conversation.trial_wanted.connect(self._try_call)
        self.conversation.explain.connect(self.explain)

    @property
    def talk(self) -> Talk | None:
        """The chat that is shown, None where there is none yet."""
        return self._talks.get(self.chat)

    def open_chat(self, chat: str, fresh: bool = False, position: int = -1) -> None:
        """Show a chat ('' for none yet) with what was being written in it, at a message where its `position` is given.

        A `fresh` one is known to be empty and needs no reading; what was written while there was no chat goes on in it.
        """
        if self._loading is not None:
            self._loading.drop()
            self._loading = None
        self._change_draft(chat)
        self.chat = chat
        if not chat:
            self._show_empty()
            return
        talk = self._talks.setdefault(chat, Talk(chat))
        talk.loaded = talk.loaded or fresh
        if talk.loaded:
            self._show()
        else:
            self.stack.show_busy(self.tr("Reading the conversation"))
        if position >= 0 and not talk.busy:
            self.show_message(position)
        elif not fresh:
            self.reload()

    def show_message(self, position: int) -> None:
        """Show a message of the chat, on the branch where it stands; not while an answer is being written."""
        if not self.busy(self.chat):
            self._edit_at(-1)
            command = ShowMessage(self._context.project, self.chat, position)
            self._loading = self._context.bridge.ask(command, self._at_message, self.stack.show_error, owner=self)

    def reload(self) -> None:
        """Read the chat that is shown."""
        if self.chat:
            command = GetChat(self._context.project, self.chat)
            self._loading = self._context.bridge.ask(command, self._loaded, self.stack.show_error, owner=self)

    def read_verdicts(self, chat: str) -> None:
        """Read what is kept of the judgements in a chat: some of them were taken back."""
        if chat in self._talks:
            self._talks[chat].verdicts = {}
        if chat == self.chat:
            self.reload()

    def send(self, text: str, instead: int = -1) -> None:
        """Say something, `instead` of what was said at that index; what was not sent comes back into the box."""
        if not self.chat:
            self.chat_wanted.emit(text)
            return
        talk = self.talk
        if talk is None or talk.busy or not text.strip():
            return
        chat = talk.chat
        talk.sent(text, instead)
        self._stop_editing()
        self._requests[chat] = self._context.bridge.ask(
            SendMessage(self._context.project, chat, text, instead),
            lambda details: self._done(details),
            lambda error: self._ended(chat, error, instead),
            owner=self,
            cancelled=lambda _reason: self._ended(chat, instead=instead),
            progress=lambda event: self._progress(chat, event),
        )
        self.conversation.to_bottom()
        self._show()
        self.conversation.to_bottom()
        self.activity.emit()

    def foot(self) -> int:
        """Return the height of the box with what is around it, in pixels."""
        return self._holder.sizeHint().height()

    def stop(self) -> bool:
        """Stop the answer that is being written; False where there is none."""
        talk = self.talk
        if talk is None or not talk.busy:
            return False
        request = self._requests.get(talk.chat)
        if request is not None:
            request.cancel()
        elif talk.job:
            self._context.bridge.cancel(talk.job)
        return True

    def busy(self, chat: str) -> bool:
        """Whether an answer is being written in a chat."""
        talk = self._talks.get(chat)
        return talk is not None and talk.busy

    def waits(self, chat: str) -> bool:
        """Whether a tool waits for the person in a chat."""
        talk = self._talks.get(chat)
        return talk is not None and bool(talk.approvals)

    def forget(self, chat: str) -> None:
        """A chat was deleted."""
        request = self._requests.pop(chat, None)
        if request is not None:
            request.cancel()
        self._talks.pop(chat, None)

    # ---- what the engine tells ------------------------------------------------------------------------

    def _loaded(self, details: ChatDetails) -> None:
        self._loading = None
        talk = self._talks.setdefault(details.info.chat, Talk(details.info.chat))
        talk.load(details)
        if talk.chat == self.chat:
            self._show()

    def _at_message(self, details: ChatDetails) -> None:
        self._switched(details)
        self._loading = None
        if details.info.chat == self.chat:
            self.conversation.show_message(details.shown)

    def _wrote(self, event: TextDelta) -> None:
        talk = self._talks.get(event.chat)
        if talk is not None:
            talk.wrote(event)
            if event.chat == self.chat and not self.conversation.sync_tail(talk):
                self._show_if_current(talk)

    def _added(self, event: MessageAdded) -> None:
        talk = self._talks.get(event.chat)
        if talk is None:
            return
        whole = talk.added(event)
        if not whole and event.chat == self.chat:
            self.reload()
        self._show_if_current(talk)
        self.activity.emit()

    def _asked(self, event: ApprovalNeeded) -> None:
        talk = self._talks.setdefault(event.chat, Talk(event.chat))
        talk.asked(event)
        self._show_if_current(talk)
        self.activity.emit()

    def _progress(self, chat: str, event: Progress) -> None:
        talk = self._talks.get(chat)
        if talk is not None:
            talk.stage = event.stage
            self._show_if_current(talk)

    def _done(self, details: ChatDetails) -> None:
        talk = self._talks.get(details.info.chat)
        if talk is not None:
            talk.busy = False
            talk.load(details)
        self._ended(details.info.chat)

    def _ended(self, chat: str, error: ErrorInfo | None = None, instead: int = -1) -> None:
        self._requests.pop(chat, None)
        talk = self._talks.get(chat)
        if talk is None:
            return
        unsaid = talk.ended(error)
        if chat == self.chat:
            self._show()
            if unsaid and not self.box.text():
                self.box.set_text(unsaid)
                self._edit_at(instead)
            if instead >= 0:
                # Where nothing was said in its stead, what was there before comes back.
                self.reload()
        self.activity.emit()

    # ---- what the person does -------------------------------------------------------------------------

    def _answer(self, event: ApprovalNeeded, decision: str) -> None:
        self._context.bridge.ask(AnswerApproval(event.job, event.call, decision), owner=self)
        talk = self._talks.get(event.chat)
        if talk is not None:
            talk.answered(event.call)
            self._show_if_current(talk)
        self.activity.emit()

    def _try_call(self, event: ApprovalNeeded) -> None:
        card = self.conversation.tail.approvals[event.call]
        self._context.bridge.ask(TryApproval(event.job, event.call), card.show_trial, card.show_error, owner=card)

    def _again(self, words: str, index: int) -> None:
        """Send what was not answered; words that came back into the box would go out twice."""
        if self.box.text() == words:
            self.box.set_text("")
        self.send(words, index)

    def _edit(self, index: int, words: str) -> None:
        self.box.set_text(words)
        self._edit_at(index)
        self.box.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit_at(self, index: int) -> None:
        self._instead = index
        self.editing.setVisible(index >= 0)

    def _stop_editing(self) -> None:
        """Take earlier words out of the box: without what is told above it they would be sent as new ones."""
        if self._instead >= 0:
            self._edit_at(-1)
            self.box.set_text("")

    def _change_draft(self, chat: str) -> None:
        """Keep what is being written for the chat that it is for, and go on with that of another."""
        if chat == self.chat or (not self.chat and self.box.text()):
            return
        self._drafts[self.chat] = self.box.text(), self._instead
        words, index = self._drafts.pop(chat, ("", -1))
        self.box.begin_with(words)
        self._edit_at(index)

    def _leave_words(self) -> None:
        self._stop_editing()
        self.box.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _switch(self, index: int, step: int) -> None:
        if not self.busy(self.chat):
            self._stop_editing()
            command = SwitchBranch(self._context.project, self.chat, index, step)
            self._context.bridge.ask(command, self._switched, owner=self)

    def _switched(self, details: ChatDetails) -> None:
        talk = self._talks.get(details.info.chat)
        if talk is not None:
            talk.switched(details)
            self._show_if_current(talk)

    # ---- showing --------------------------------------------------------------------------------------

    def _show_if_current(self, talk: Talk) -> None:
        if talk.chat == self.chat and talk.loaded:
            self._show()

    def _show(self) -> None:
        talk = self.talk
        if talk is None:
            return
        self.box.set_answering(talk.busy)
        if talk.loaded and not talk.messages and not talk.busy and talk.error is None:
            self.stack.show_empty()
            return
        self.conversation.sync(talk)
        if talk.loaded:
            self.stack.show_content()

    def _line_up(self, *_: int) -> None:
        """Keep the box below the text: a scroll bar takes its width from the conversation alone."""
        bar = self.conversation.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self._holder.setContentsMargins(Space.XL, Space.S, Space.XL + taken, Space.L)

    def _show_empty(self) -> None:
        self.box.set_answering(False)
        self.stack.show_empty()
