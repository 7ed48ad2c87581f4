"""What an empty chat shows: who the agent is, what it is for, which tools it has, and what it could be asked first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from engine.commands import ListTools
from engine.ready_made.commands import ListFirstQuestions
from engine.results import AgentInfo, ToolInfo
from engine.text.shown import visible
from gui.context import Context
from gui.tokens import Space
from gui.views import talk_words, tool_words
from gui.widgets.buttons import button
from gui.widgets.chip import Chip
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import icon_label, label

WIDTH = 520
MOST = 12
# Of a question, in pixels: beside the list of chats, in the smallest window.
LONGEST = 520


class AgentWelcome(QWidget):
    """`show_agent` fills it; a click on a first question goes out as `asked(text)`."""

    asked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._offered: tuple[str, ...] = ()
        self._titles: dict[str, str] = {}
        self.question_buttons: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.S)
        column.addStretch(2)
        column.addWidget(icon_label("sparkle", "accent", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        self._title = label("", "section")
        self._purpose = label("", "muted")
        for part in (self._title, self._purpose):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            part.setFixedWidth(WIDTH - 80)
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.S)
        self._tools = QWidget()
        self._tools.setFixedWidth(WIDTH)
        self._flow = FlowLayout(self._tools, Space.S)
        column.addWidget(self._tools, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.S)
        self._questions = QVBoxLayout()
        self._questions.setSpacing(Space.S)
        column.addLayout(self._questions)
        column.addStretch(3)
        self._shown: AgentInfo | None = None

    def show_agent(self, agent: AgentInfo | None) -> None:
        """Show this agent."""
        if agent == self._shown:
            return
        self._shown = agent
        self._ask()
        self._show_tools()
        if agent is None:
            self._title.setText(self.tr("Choose a chat, or begin a new one"))
            self._purpose.setText("")
            return
        self._title.setText(self.tr("Ask {agent} something").format(agent=agent.name))
        self._purpose.setText(
            agent.purpose or self.tr("It uses its tools where they help. Try a question of your own.")
        )

    def _show_tools(self) -> None:
        self._flow.clear()
        self._tools.setFixedWidth(WIDTH)
        if self._shown is None:
            return
        names = self._shown.tools
        if not names:
            every = Chip(self.tr("every tool of this project"), icon="wrench")
            self._flow.addWidget(every)
            # One chip alone stands in the middle as the words above it do.
            self._tools.setFixedWidth(every.sizeHint().width())
        for name in names[:MOST]:
            self._flow.addWidget(Chip(tool_words.called(name, self._titles), icon=talk_words.tool_icon(name)))
        if len(names) > MOST:
            more = self.tr("and {count} more").format(count=len(names) - MOST)
            self._flow.addWidget(Chip(more))

    def showEvent(self, event: QShowEvent) -> None:
        """What could be asked first, and what the tools are called, changes with the data, the models and sources."""
        super().showEvent(event)
        self._ask()

    def _ask(self) -> None:
        self._ask_for_questions()
        if self._shown is not None and self._shown.tools and self.isVisible():
            self._context.bridge.ask(ListTools(self._context.project), self._take_tools, owner=self)

    def _take_tools(self, tools: tuple[ToolInfo, ...]) -> None:
        titles = tool_words.titles(tools)
        if titles != self._titles:
            self._titles = titles
            self._show_tools()

    def _ask_for_questions(self) -> None:
        made = self._context.project_info.ready_made if self._context.project_info else None
        if made is None or self._shown is None or self._shown.name != made.agent:
            self._offer(())
        elif self.isVisible():
            command = ListFirstQuestions(self._context.project)
            self._context.bridge.ask(command, self._offer, owner=self)

    def _offer(self, questions: tuple[str, ...]) -> None:
        if questions == self._offered:
            return
        self._offered = questions
        for made in self.question_buttons:
            made.hide()
            made.deleteLater()
        self.question_buttons = [self._question(text) for text in questions]
        for made in self.question_buttons:
            self._questions.addWidget(made, 0, Qt.AlignmentFlag.AlignHCenter)

    def _question(self, text: str) -> QPushButton:
        made = button("", lambda: self.asked.emit(text), icon="chat")
        made.setAccessibleName(self.tr("Ask: {question}").format(question=text))
        shown = made.fontMetrics().elidedText(visible(text), Qt.TextElideMode.ElideRight, LONGEST)
        # One ampersand would underline the letter after it.
        made.setText(shown.replace("&", "&&"))
        return made
