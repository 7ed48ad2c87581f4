"""Second page of the chat wizard: which tools the agent has, and whether it may use them without asking."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from engine.results import ToolInfo
from gui.theme import set_role
from gui.tokens import Space
from gui.views import tool_words
from gui.widgets.buttons import button
from gui.widgets.card_flow import CardFlow
from gui.widgets.chip import Chip
from gui.widgets.labels import label
from gui.widgets.permission_box import PermissionBox
from gui.widgets.scroll import ScrollPage
from gui.wizards.chat_state import ChatState

ROW_WIDTH = 400


class ToolsPage(QWidget):
    """One row a tool, made when they are looked at; `fill()` once the tools are known."""

    def __init__(self, state: ChatState) -> None:
        super().__init__()
        self._state = state
        self._count = label("", "small")
        self._scroll = ScrollPage()
        self._scroll.body.setContentsMargins(0, 0, Space.M, 0)
        self._flow: CardFlow[ToolInfo, ToolRow] = CardFlow(self._row, ROW_WIDTH, Space.S, 1)
        self._scroll.body.addWidget(self._flow)
        head = QHBoxLayout()
        head.addWidget(self._count, 1)
        self.all = button(self.tr("Choose all"), lambda: state.choose_all(True), role="quiet")
        self.none = button(self.tr("Choose none"), lambda: state.choose_all(False), role="quiet")
        head.addWidget(self.all)
        head.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        state.subscribe(self._follow)

    def help_text(self) -> str:
        """Return what F1 says."""
        return self.tr("Tools are what the agent may do. For each you decide whether it asks you first.")

    @property
    def rows(self) -> dict[str, ToolRow]:
        """The rows that stand now, by the tool's name."""
        return self._flow.cards

    def fill(self) -> None:
        """Show the tools."""
        self._flow.show_values({info.name: info for info in self._state.tools})
        self._follow()

    def _row(self, info: ToolInfo) -> ToolRow:
        row = ToolRow(info)
        self._show_state(row)
        row.check.toggled.connect(lambda on: self._state.choose(info.name, on))
        row.permission.chosen.connect(lambda value: self._state.permit(info.name, value))
        return row

    def _show_state(self, row: ToolRow) -> None:
        row.show_state(row.tool in self._state.chosen, self._state.permissions[row.tool])

    def _follow(self) -> None:
        for row in self.rows.values():
            self._show_state(row)
        words = self.tr("{chosen} of {count} tools chosen")
        if self._state.has_every_tool:
            words = self.tr("{chosen} of {count} tools chosen, and every tool that is added later")
        self._count.setText(words.format(chosen=len(self._state.chosen), count=len(self._state.tools)))


class ToolRow(QFrame):
    """A tool with a check box, what it does, and its permission."""

    def __init__(self, info: ToolInfo) -> None:
        super().__init__()
        set_role(self, "card")
        self.tool = info.name
        # One ampersand would underline the letter after it.
        self.check = QCheckBox(tool_words.title(info).replace("&", "&&"))
        self.check.setAccessibleDescription(tool_words.does(info))
        self.check.setToolTip(info.name)
        self.permission = PermissionBox(tool_words.title(info))
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(self.check)
        top.addWidget(Chip(*tool_words.origin(info)))
        if info.changes:
            top.addWidget(Chip(self.tr("changes data"), "careful", "warning"))
        top.addStretch()
        words = label(tool_words.does(info), "small")
        words.setContentsMargins(28, 0, 0, 0)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addLayout(top)
        left.addWidget(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        row.setSpacing(Space.L)
        row.addLayout(left, 1)
        row.addWidget(self.permission)

    def show_state(self, chosen: bool, permission: str) -> None:
        """Show whether it is chosen, and its permission."""
        self.check.blockSignals(True)
        self.check.setChecked(chosen)
        self.check.blockSignals(False)
        self.permission.set_value(permission)
        self.permission.setEnabled(chosen)
