"""The Tools page: everything an agent of this project can call, what each takes, and whether it may be used freely."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from engine.commands import ListTools, SetPermission
from engine.errors import ErrorInfo
from engine.results import ASKED_FOR, ToolInfo, ToolSourceInfo
from gui import texts
from gui.bridge import Request
from gui.context import Context
from gui.tokens import Space
from gui.views import schema, talk_words, tool_words
from gui.views.lab import LabPage
from gui.views.tool_examples import ToolExamplesDialog
from gui.views.tool_source_dialog import ToolSourceDialog
from gui.views.tool_sources import ToolSources
from gui.views.tool_trial import ToolTrialDialog
from gui.widgets.buttons import button
from gui.widgets.card import Card
from gui.widgets.card_flow import CardFlow
from gui.widgets.chip import Chip
from gui.widgets.fields import LineField
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.key_value import KeyValue
from gui.widgets.labels import label
from gui.widgets.permission_box import PermissionBox
from gui.widgets.scroll import ScrollPage
from gui.widgets.section_title import SectionTitle
from gui.widgets.state_stack import StateStack


class ToolsView(QWidget):
    """A card a tool; `open_with(tool=...)` scrolls to one, `open_with(lab=True)` shows the lab."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._tools: tuple[ToolInfo, ...] = ()
        self._wanted = ""
        self._list = ScrollPage()
        self.search = LineField()
        self.search.setPlaceholderText(self.tr("Search the tools"))
        self.search.setAccessibleName(self.tr("Search the tools"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(320)
        self.search.textChanged.connect(self._filter)
        sentence = self.tr("What an agent can call. Every table you import and every model you publish is a tool.")
        title = SectionTitle(self.tr("Tools"), sentence, "title")
        self.lab_button = button(self.tr("Tool-call lab"), self.show_lab, icon="table")
        title.add(self.lab_button)
        self.add_button = button(self.tr("Add tools…"), self.add_tools, icon="plus")
        title.add(self.add_button)
        self._list.body.addWidget(title)
        self.sources = ToolSources(context)
        self._list.body.addWidget(self.sources)
        self._list.body.addWidget(self.search)
        self._flow: CardFlow[ToolInfo, ToolTile] = CardFlow(self._tile, 320)
        self._flow.grown.connect(self._scroll)
        self._list.body.addWidget(self._flow)
        self._nothing = label(self.tr("No tool fits your search."), "muted")
        self._nothing.hide()
        self._list.body.addWidget(self._nothing)
        self.stack = StateStack(self._list)
        self.stack.retry.connect(self.reload)
        self.lab = LabPage(context)
        self.lab.left.connect(self.show_list)
        self._pages = QStackedWidget()
        for part in (self.stack, self.lab):
            self._pages.addWidget(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        context.bridge.changed.connect(self._stored_rows_changed)
        self.stack.show_busy(self.tr("Reading the tools"))
        self.reload()

    @property
    def cards(self) -> dict[str, ToolTile]:
        """The cards that stand now, by the tool's name."""
        return self._flow.cards

    def open_with(self, tool: str = "", lab: bool = False) -> None:
        """Scroll to a tool, or show the lab."""
        if lab:
            self.show_lab()
            return
        self.show_list()
        self._wanted = tool
        QTimer.singleShot(0, self, self._scroll)

    def show_lab(self) -> None:
        """Show how well agents select their tools."""
        self._pages.setCurrentWidget(self.lab)
        self.lab.begin()

    def show_list(self) -> None:
        """Show the tools."""
        self._pages.setCurrentWidget(self.stack)

    def escape(self) -> bool:
        """Go back from the lab to the tools."""
        if self._pages.currentWidget() is not self.lab:
            return False
        self.show_list()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Ask again: a chat may have used a tool meanwhile."""
        super().showEvent(event)
        if self._tools:
            self.reload()

    def help_text(self) -> str:
        """Explain the page."""
        return self.tr(
            "A tool is something an agent can call, such as looking up an order. 'Ask me each time' shows you the "
            "exact arguments before it is used; 'Never use' takes it away from every agent. 'Try it' calls a tool by "
            "hand, outside any chat. 'Add tools' takes tools from a server that speaks MCP or from a Python file; each "
            "of them asks before it is used, until you allow it, and 'How would you ask for it?' takes sentences of "
            "yours by which agents tell that it is meant. The tool-call lab makes example messages from the "
            "tools and measures how well an agent selects them."
        )

    def add_tools(self) -> None:
        """Ask where more tools come from."""
        dialog = ToolSourceDialog(self._context)
        dialog.added.connect(self._added)
        dialog.goes_on.connect(self._goes_on)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _goes_on(self, request: Request) -> None:
        request.pass_on(self, self._added)
        words = self.tr("{source} is being read. You can go on; it is among the running jobs at the top.")
        self._context.notify(words.format(source=request.command.name))

    def _added(self, info: ToolSourceInfo) -> None:
        words = self.tr(
            "{source} was added. Agents that have every tool can use its tools at once; others are given them on the "
            "Tools page of “Change this agent”."
        )
        self._context.notify(words.format(source=info.name), "good")

    def reload(self) -> None:
        """Ask for the tools and where they come from."""
        self.sources.reload()
        self._context.bridge.ask(ListTools(self._context.project), self._show, self.stack.show_error, owner=self)

    def _show(self, tools: tuple[ToolInfo, ...]) -> None:
        self.stack.show_content()
        if tools != self._tools:
            self._tools = tools
            self._flow.show_values({info.name: info for info in tools})
            self._say_whether_any()
        self._scroll()

    def _tile(self, info: ToolInfo) -> ToolTile:
        tile = ToolTile(info)
        tile.permission.chosen.connect(lambda value: self._permit(info, value))
        tile.try_button.clicked.connect(lambda: self._try(info))
        tile.ask_button.clicked.connect(lambda: self._say(info))
        return tile

    def _permit(self, info: ToolInfo, value: str) -> None:
        def refused(error: ErrorInfo) -> None:
            self.cards[info.name].permission.set_value(info.permission)
            self._context.bridge.unhandled.emit(error)

        self._context.bridge.ask(SetPermission(self._context.project, info.name, value), failed=refused, owner=self)

    def _try(self, info: ToolInfo) -> None:
        dialog = ToolTrialDialog(self._context, info)
        # A trial starts a server, or shows that it fails.
        dialog.finished.connect(self.sources.reload)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _say(self, info: ToolInfo) -> None:
        dialog = ToolExamplesDialog(self._context, info)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _filter(self) -> None:
        self._flow.show_where(self._fits)
        self._say_whether_any()

    def _fits(self, info: ToolInfo) -> bool:
        words = f"{tool_words.title(info)} {info.name} {tool_words.does(info)}"
        return self.search.text().strip().casefold() in words.casefold()

    def _say_whether_any(self) -> None:
        self._nothing.setVisible(bool(self._tools) and not any(map(self._fits, self._tools)))

    def _scroll(self) -> None:
        if self._wanted in self.cards:
            self._list.ensureWidgetVisible(self.cards[self._wanted])
            self._wanted = ""

    def _stored_rows_changed(self, project: str, what: str) -> None:
        if what in ("tools", "datasets", "models") and project in ("", self._context.project):
            self.reload()


class ToolTile(Card):
    """One tool: what it does, where it comes from, what it takes, its permission, and a way to try it.

    One that the person added takes their own sentences for it as well.
    """

    def __init__(self, info: ToolInfo) -> None:
        super().__init__(tool_words.title(info))
        self.info = info
        chips = QWidget()
        flow = FlowLayout(chips, Space.XS)
        flow.addWidget(Chip(*tool_words.origin(info)))
        if info.changes:
            flow.addWidget(Chip(self.tr("changes data"), "careful", "warning"))
        self.body.addWidget(chips)
        self.body.addWidget(label(tool_words.does(info), "muted"))
        takes = [(talk_words.argument(item.name), tool_words.takes(item)) for item in schema.fields(info.parameters)]
        self.body.addWidget(KeyValue(takes or [(self.tr("Takes"), self.tr("nothing"))]))
        used = self.tr("Last used {when}").format(when=texts.date(info.used)) if info.used else self.tr("Not used yet")
        self.body.addWidget(label(used, "muted"))
        self.body.addStretch()
        self.ask_button = button(self.tr("How would you ask for it?…"), role="quiet", icon="edit")
        self.ask_button.setAccessibleName(f"{self.ask_button.text()} {tool_words.title(info)}")
        self.body.addWidget(self.ask_button, alignment=Qt.AlignmentFlag.AlignLeft)
        # Those that came with the app know how people ask for them.
        self.ask_button.setVisible(info.origin in ASKED_FOR)
        self.permission = PermissionBox(tool_words.title(info), info.permission)
        self.try_button = button(self.tr("Try it"), icon="play")
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.permission)
        row.addStretch()
        row.addWidget(self.try_button)
        self.body.addLayout(row)
