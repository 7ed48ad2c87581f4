"""A tool call in its place in the flow: tool, arguments and time in one line; opens to everything exact."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui.icons import set_icon
from gui.theme import set_role
from gui.tips import plain_tip
from gui.tokens import Space
from gui.views import talk, talk_words
from gui.views.talk import Used
from gui.widgets.buttons import icon_button
from gui.widgets.chip import Chip
from gui.widgets.code_block import CodeBlock
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.labels import icon_label, label
from gui.widgets.plain_text import PlainText
from gui.widgets.progress_ring import ProgressRing


class ToolCard(QFrame):
    """`set_used` completes a card whose call is still `running`; the details are built when it is first opened.

    Of what tells how the call stands only what is seen is there: most calls of a long chat are done and well.
    """

    unfolded = Signal(QWidget)

    def __init__(self, used: Used, running: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.used = used
        self._tool = talk_words.tool(used.call.name, used.title)
        self._running = running
        self._details: QWidget | None = None
        self._mark: QWidget | None = None
        self._why: PlainText | None = None
        self._head = QWidget()
        self._head.setCursor(Qt.CursorShape.PointingHandCursor)
        self._head.installEventFilter(self)
        self._build_head()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        self._column.setSpacing(Space.S)
        self._column.addWidget(self._head)
        self._show_state()

    @property
    def open(self) -> bool:
        """Whether the details are shown."""
        return self._details is not None and not self._details.isHidden()

    def set_used(self, used: Used, running: bool) -> None:
        """Take the tool's message, or that the call is no longer at work without one."""
        if used.result is self.used.result and running == self._running:
            return
        self.used, self._running = used, running
        was_open = self.open
        if self._details is not None:
            self._details.hide()
            self._details.deleteLater()
            self._details = None
        self._show_state()
        if was_open:
            self.toggle()

    def toggle(self) -> None:
        """Open or close the details."""
        self.unfolded.emit(self._head)
        if self._details is None:
            self._details = self._build_details()
            self._column.addWidget(self._details)
            self._details.show()
        else:
            self._details.setVisible(self._details.isHidden())
        set_icon(self.opener, "chevron-down" if self.open else "chevron-right", "muted", 16)
        self._name_opener()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._head and event.type() == QEvent.Type.MouseButtonRelease:
            assert isinstance(event, QMouseEvent)
            if event.button() == Qt.MouseButton.LeftButton:
                self.toggle()
                return True
        return super().eventFilter(watched, event)

    def _build_head(self) -> None:
        call = self.used.call
        self._row = row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self.opener = icon_button("chevron-right", "", self.toggle, size=16)
        row.addWidget(self.opener)
        row.addWidget(icon_label(talk_words.tool_icon(call.name), "accent", 18))
        name = label(self._tool, "strong", wrap=False)
        name.setToolTip(plain_tip(call.name))
        row.addWidget(name)
        self.line = ElidedLabel(talk_words.arguments_line(call.arguments), "muted")
        row.addWidget(self.line, 1)
        self.time = label("", "small", wrap=False)
        row.addWidget(self.time)

    def _state(self) -> str:
        result = self.used.result
        if result is None:
            return "running" if self._running else "interrupted"
        if result.ok:
            return "done"
        if talk.refused(result):
            return "refused"
        return "interrupted" if talk.interrupted(result) else "failed"

    def _show_state(self) -> None:
        result, state = self.used.result, self._state()
        self._show_mark(state)
        if result is not None and state in ("failed", "interrupted") and self._why is None:
            self._why = PlainText(talk.failure_words(result.content), self.tr("Why it failed"))
            self._column.insertWidget(1, self._why)
        timed = result is not None and state in ("done", "failed")
        self.time.setText(talk_words.took(result.trace.milliseconds) if result is not None and timed else "")
        self.time.setVisible(timed)
        self.setAccessibleName(self._told(state))
        self._name_opener()

    def _show_mark(self, state: str) -> None:
        """Show a ring while the call runs, then a chip where it was not used, was cut off or failed."""
        if self._mark is not None:
            self._mark.hide()
            self._mark.deleteLater()
            self._mark = None
        if state == "running":
            self._mark = ProgressRing(16)
            self._mark.set_fraction(None)
        elif state == "refused":
            self._mark = Chip(self.tr("Not used"), "careful", "warning")
        elif state == "interrupted":
            self._mark = Chip(self.tr("Interrupted"), "careful", "warning")
        elif state == "failed":
            self._mark = Chip(self.tr("Failed"), "bad", "error")
        if self._mark is not None:
            self._row.insertWidget(self._row.indexOf(self.time), self._mark)

    def _told(self, state: str) -> str:
        words = {
            "running": self.tr("running"),
            "done": self.tr("done"),
            "refused": self.tr("not used"),
            "interrupted": self.tr("interrupted"),
            "failed": self.tr("failed"),
        }
        return self.tr("Tool {tool}, {state}").format(tool=self._tool, state=words[state])

    def _name_opener(self) -> None:
        words = self.tr("Hide the details of {tool}") if self.open else self.tr("Show the details of {tool}")
        name = words.format(tool=self._tool)
        self.opener.setAccessibleName(name)
        self.opener.setToolTip(plain_tip(name))

    def _build_details(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(Space.XL, 0, 0, Space.S)
        column.setSpacing(Space.M)
        column.addWidget(CodeBlock(self.tr("Exact arguments"), talk.arguments_json(self.used.call)))
        result = self.used.result
        if result is None:
            at_work = self.tr("The tool is still at work.")
            cut_off = self.tr("The tool was cut off before it answered. It may already have taken effect.")
            column.addWidget(label(at_work if self._running else cut_off, "muted"))
        else:
            column.addWidget(CodeBlock(self.tr("Result"), talk.pretty(result.content)))
            title = self.tr("The message that was built for the model")
            column.addWidget(CodeBlock(title, talk.built_message(result)))
        return holder
