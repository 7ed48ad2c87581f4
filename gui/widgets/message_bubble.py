"""What the person said and what was replied, with what can be done about a reply below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from engine.agent.messages import Message
from engine.results import Correcting, RegressionCase
from gui import theme
from gui.icons import set_icon
from gui.theme import set_role
from gui.tokens import RADIUS, Space
from gui.views import talk, talk_words
from gui.views.call_correction import CallCorrection
from gui.views.former_corrections import FormerCorrections
from gui.widgets.buttons import button, icon_button
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.fields import TextField
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import icon_label, label
from gui.widgets.plain_text import LONG, PlainText
from gui.widgets.show_all import show_all_button

COPIED_MS = 1500
ROOM = 420  # pixels a reply needs to say who wrote it beside its buttons


class UserBubble(QWidget):
    """The person's words, at the right, on a tint of their own.

    With an `index` they can be changed: `edit`. `branch` says which of how many ways of saying it this is, and
    `switched(step)` asks for another.
    """

    edit = Signal()
    switched = Signal(int)
    unfolded = Signal(QWidget)

    def __init__(
        self, text: str, index: int = -1, branch: tuple[int, int] = (1, 1), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.text = PlainText(text, self.tr("You said"), LONG)
        self.buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.S, Space.M, Space.S)
        column.setSpacing(Space.M)
        column.addLayout(row)
        if self.text.cut:
            column.addWidget(show_all_button(self.text, self.unfolded.emit), 0, Qt.AlignmentFlag.AlignRight)
        if index >= 0:
            column.addLayout(self._below(*branch))

    def _below(self, which: int, count: int) -> QHBoxLayout:
        """Return what can be done about the words."""
        line = QHBoxLayout()
        line.setSpacing(2)
        line.addStretch()
        if count > 1:
            before, after = self.tr("The way you said it before"), self.tr("The way you said it after that")
            self.buttons["before"] = icon_button("chevron-left", before, lambda: self.switched.emit(-1), size=16)
            self.buttons["after"] = icon_button("chevron-right", after, lambda: self.switched.emit(1), size=16)
            self.buttons["before"].setEnabled(which > 1)
            self.buttons["after"].setEnabled(which < count)
            told = self.tr("{which} of {count}").format(which=which, count=count)
            line.addWidget(self.buttons["before"])
            line.addWidget(label(told, "small", wrap=False))
            line.addWidget(self.buttons["after"])
        words = self.tr("Change these words and ask again")
        self.buttons["edit"] = icon_button("edit", words, self.edit.emit, size=16)
        line.addWidget(self.buttons["edit"])
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        most = max(120, round(self.width() * 0.78) - 2 * Space.M)
        self.text.setFixedWidth(min(most, self.text.natural_width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().color("accent_soft"))
        around = QRectF(self.text.geometry()).adjusted(-Space.M, -Space.S, Space.M, Space.S)
        painter.drawRoundedRect(around, RADIUS, RADIUS)
        painter.end()


class ReplyBlock(QWidget):
    """A reply: text, underlined claims, and copy, regenerate, edit, good, wrong, 'How this reply came about' below.

    Without an `index` it is a reply that is still being written and has no buttons; `explained` is False where
    nothing can show how it came about. `call_wanted(index)` asks for what `show_call` takes; what the person then says
    goes out as `call_given(index, answer)`, and what the reply should have said as `reply_given(index, text)`.
    `former_wanted(index)` asks for what `show_former` takes, of which `taken_back(index, case)` forgets one.
    """

    former_wanted = Signal(int)
    taken_back = Signal(int, object)
    call_wanted = Signal(int)
    call_given = Signal(int, dict)
    reply_given = Signal(int, str)

    regenerate = Signal()
    edit = Signal()
    rated = Signal(int, str)
    explain = Signal(int)
    unfolded = Signal(QWidget)

    def __init__(
        self,
        message: Message,
        index: int = -1,
        sources: Callable[[int], Message | None] = lambda _index: None,
        verdict: str = "",
        explained: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.index = index
        # What is still being written is short, and seen as it comes.
        self.text = PlainText(message.content, self.tr("Reply"), LONG if index >= 0 else None)
        self.correction: Correction | CallCorrection | None = None
        self.buttons: dict[str, QToolButton] = {}
        self._facts: ElidedLabel | None = None
        self._content = message.content
        self._verdict: str | None = None  # as it is shown
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.XS)
        self._column.addWidget(self.text)
        if self.text.cut:
            self._column.addWidget(show_all_button(self.text, self.unfolded.emit), 0, Qt.AlignmentFlag.AlignLeft)
        if index >= 0:
            self._underline(message, sources)
            self._column.addLayout(self._actions(message, explained))
            self._judged = label("", "small")
            self._judged.hide()
            self._column.addWidget(self._judged)
            self.show_verdict(verdict)
        side = QVBoxLayout()
        side.addWidget(icon_label("sparkle", "accent", 18))
        side.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.XS, 0, 0)
        row.setSpacing(Space.M)
        row.addLayout(side)
        row.addLayout(self._column, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._facts is not None:
            self._facts.setVisible(self.width() >= ROOM)

    def show_verdict(self, verdict: str) -> None:
        """Mark the reply as good or wrong, '' for neither."""
        if verdict == self._verdict:
            return
        self._verdict = verdict
        for name, colour in (("good", "good"), ("wrong", "bad")):
            icon = {"good": "thumbs-up", "wrong": "thumbs-down"}[name]
            set_icon(self.buttons[name], icon, colour if verdict == name else "muted", 16)
        told = {
            "good": self.tr("Marked as good. It is kept with this project."),
            "wrong": self.tr("Marked as wrong. It is kept with this project, with your correction if you gave one."),
        }
        self._judged.setText(told.get(verdict, ""))
        self._judged.setVisible(bool(verdict))

    def _underline(self, message: Message, sources: Callable[[int], Message | None]) -> None:
        claims = []
        for start, end, at in talk.claim_spans(message.content, message.trace.sources):
            source = sources(at)
            if source is not None:
                claims.append((start, end, talk_words.source(source, message.content[start:end])))
        self.text.set_claims(claims)
        if claims:
            self.text.setAccessibleDescription("; ".join(f"{message.content[s:e]}: {tip}" for s, e, tip in claims))

    def _actions(self, message: Message, explained: bool) -> QHBoxLayout:
        rows: Sequence[tuple[str, str, str, Callable[[], None]]] = (
            ("copy", "copy", self.tr("Copy this reply"), self._copy),
            ("again", "refresh", self.tr("Ask again with the same words"), self.regenerate.emit),
            ("edit", "edit", self.tr("Change your words and ask again"), self.edit.emit),
            ("good", "thumbs-up", self.tr("This reply is good"), self._good),
            ("wrong", "thumbs-down", self.tr("This reply is wrong: correct it"), self._wrong),
        )
        line = QHBoxLayout()
        line.addSpacing(-8)  # the first icon, not its button, lines up with the text
        flow = FlowLayout(spacing=2)
        line.addLayout(flow, 1)
        for key, icon, name, run in rows:
            self.buttons[key] = icon_button(icon, name, run, size=16)
            flow.addWidget(self.buttons[key])
        self.how = button(self.tr("How this reply came about"), lambda: self.explain.emit(self.index), role="chip")
        # Shown before it has its place, it would flash up as a window of its own.
        if not explained:
            self.how.hide()
        flow.addWidget(self.how)
        self._facts = ElidedLabel(talk_words.facts_line(message.trace), "small")
        self._facts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        flow.addWidget(self._facts)
        return line

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.text())
        set_icon(self.buttons["copy"], "check", "good", 16)
        QTimer.singleShot(COPIED_MS, self, self._copied_enough)

    def _copied_enough(self) -> None:
        set_icon(self.buttons["copy"], "copy", "muted", 16)

    def _good(self) -> None:
        self.close_correction()
        self.rated.emit(self.index, "good")

    def _wrong(self) -> None:
        if self.correction is not None:
            self.close_correction()
            return
        made = Correction(self._content)
        made.saved.connect(lambda text: self.reply_given.emit(self.index, text))
        made.marked.connect(self._only_wrong)
        made.call_wanted.connect(lambda: self.call_wanted.emit(self.index))
        self._unfold(made)
        made.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._verdict == "wrong":
            self.former_wanted.emit(self.index)

    def show_former(self, cases: Sequence[RegressionCase]) -> None:
        """List in the form that is open how this reply was corrected before."""
        if isinstance(self.correction, Correction):
            former = FormerCorrections(cases) if cases else None
            if former is not None:
                former.taken_back.connect(self._take_back)
            self.correction.show_former(former)
            self.unfolded.emit(self.correction)

    def _take_back(self, case: RegressionCase) -> None:
        if self.correction is not None:
            self.correction.setEnabled(False)
        self.taken_back.emit(self.index, case)

    def show_call(self, told: Correcting) -> None:
        """Ask which tool should have been used instead of what the reply should have said."""
        self.close_correction()
        made = CallCorrection(told)
        made.saved.connect(lambda answer: self.call_given.emit(self.index, answer))
        self._unfold(made)
        made.begin()

    def _unfold(self, made: Correction | CallCorrection) -> None:
        self.correction = made
        made.left.connect(self.close_correction)
        self._column.addWidget(made)
        made.show()  # a hidden field cannot take the focus
        self.unfolded.emit(made)

    def _only_wrong(self) -> None:
        self.close_correction()
        self.rated.emit(self.index, "wrong")

    def close_correction(self) -> None:
        """Ask no more what would have been right."""
        if self.correction is not None:
            self.correction.hide()
            self.correction.deleteLater()
            self.correction = None


class Correction(QFrame):
    """Asks what a wrong reply should have said: `saved(text)`; `marked` where the person says only that it is wrong.

    `call_wanted` where not the words were wrong, but what was called for them.
    """

    saved = Signal(str)
    marked = Signal()
    left = Signal()
    call_wanted = Signal()

    def __init__(self, reply: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.field = TextField(reply)
        self.field.setAccessibleName(self.tr("What it should have said"))
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(self.field.fontMetrics().lineSpacing() * 4 + 2 * Space.M)
        self.save = button(self.tr("Save correction"), self._save, role="primary")
        self.save.setEnabled(False)
        self.field.textChanged.connect(lambda: self.save.setEnabled(self._said() not in ("", reply.strip())))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        column.setSpacing(Space.S)
        column.addWidget(label(self.tr("Correct the reply: what should it have said?"), "strong"))
        told = self.tr(
            "Your words become a training row of the dataset “replies”, and later models that learn conversations are "
            "checked against them. This agent goes on writing its replies as before, until you choose such a model as "
            "its composer."
        )
        column.addWidget(label(told, "small"))
        column.addWidget(self.field)
        self.former: FormerCorrections | None = None
        self._before = QVBoxLayout()
        column.addLayout(self._before)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.save)
        self.mark = button(self.tr("Only mark as wrong"), self.marked.emit)
        row.addWidget(self.mark)
        row.addWidget(button(self.tr("Cancel"), self.left.emit, role="quiet"))
        row.addStretch()
        column.addLayout(row)
        self.call = button(
            self.tr("The wrong tool was used, or with the wrong words"),
            self.call_wanted.emit,
            role="quiet",
            icon="edit",
        )
        column.addWidget(self.call, 0, Qt.AlignmentFlag.AlignLeft)

    def show_former(self, former: FormerCorrections | None) -> None:
        """Show how the reply was corrected before, None for not at all."""
        if self.former is not None:
            self.former.hide()
            self.former.deleteLater()
        self.former = former
        if former is not None:
            self._before.addWidget(former)

    def _said(self) -> str:
        return self.field.toPlainText().strip()

    def _save(self) -> None:
        self.setEnabled(False)
        self.saved.emit(self._said())
