"""What an empty chat shows: who the agent is, what it is for, and which tools it has."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.results import AgentInfo
from gui.tokens import Space
from gui.views import talk, talk_words
from gui.widgets.chip import Chip
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import icon_label, label

WIDTH = 520
MOST = 12


class AgentWelcome(QWidget):
    """`show_agent` fills it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        column.addStretch(3)
        self._shown: AgentInfo | None = None

    def show_agent(self, agent: AgentInfo | None) -> None:
        """Show this agent."""
        if agent == self._shown:
            return
        self._shown = agent
        self._flow.clear()
        if agent is None:
            self._title.setText(self.tr("Choose a chat, or begin a new one"))
            self._purpose.setText("")
            return
        self._title.setText(self.tr("Ask {agent} something").format(agent=agent.name))
        self._purpose.setText(
            agent.purpose or self.tr("It uses its tools where they help. Try a question of your own.")
        )
        if not agent.tools:
            self._flow.addWidget(Chip(self.tr("every tool of this project"), icon="wrench"))
        for name in agent.tools[:MOST]:
            self._flow.addWidget(Chip(talk.humanised(name), icon=talk_words.tool_icon(name)))
        if len(agent.tools) > MOST:
            more = self.tr("and {count} more").format(count=len(agent.tools) - MOST)
            self._flow.addWidget(Chip(more))
