"""The Chat page: chats at the left, the conversation in the middle, how a reply came about at the right."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from engine.commands import (
    DeleteChat,
    ListAgents,
    ListChats,
    RenameChat,
    RestoreChat,
    SearchChats,
    StartChat,
)
from engine.results import AgentInfo, ChatHit, ChatInfo
from gui.context import Context, PaletteAction
from gui.theme import set_role
from gui.tokens import Space
from gui.views import talk
from gui.views.agent_welcome import AgentWelcome
from gui.views.agents import delete_agent, how_to_go_on
from gui.views.chat_export import export_chat
from gui.views.chat_pane import ChatPane
from gui.views.chat_prompts import show_prompt
from gui.views.first_router import FirstRouter
from gui.views.judgements import Judgements
from gui.views.retraining import Retraining
from gui.widgets.buttons import button, icon_button
from gui.widgets.chat_list import ChatList
from gui.widgets.dialogs import ask_text
from gui.widgets.drawer_splitter import DrawerSplitter
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.empty_state import EmptyState
from gui.widgets.state_stack import StateStack
from gui.widgets.trace_drawer import TraceDrawer


class ChatView(QWidget):
    """`open_with(chat=...)` shows one chat, `open_with(agent=...)` begins one with an agent."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._agents: dict[str, AgentInfo] = {}
        self._chats: tuple[ChatInfo, ...] = ()
        self._agent = ""
        self._wanted = ""
        self._loaded = 0
        self._starting = False
        self._build()
        context.bridge.changed.connect(self._stored_rows_changed)
        self.stack.show_busy(self.tr("Reading the chats"))
        self.reload()

    # ---- what the frame asks --------------------------------------------------------------------------

    def open_with(self, chat: str = "", agent: str = "") -> None:
        """Show a chat, or begin one with an agent."""
        if chat:
            self._wanted = chat
            if any(info.chat == chat for info in self._chats):
                self._open(chat)
            else:
                self.reload()
        elif agent:
            self._start(agent)

    def escape(self) -> bool:
        """Stop the answer, or close the drawer."""
        if self.pane.stop():
            return True
        if not self.drawer.isHidden():
            self.drawer.hide()
            self.pane.box.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def foot(self) -> int:
        """Return the height of the box that is written in: no notice covers it."""
        return self.pane.foot()

    def help_text(self) -> str:
        """Explain the page."""
        return self.tr(
            "Write to your agent. When it needs a tool, a card shows which one, with which arguments and how long it "
            "took; open the card for everything exact. Words that are underlined come from a message: point at them "
            "to see which. Enter sends, Shift+Enter makes a new line, Esc stops an answer."
        )

    def actions_for_palette(self) -> list[PaletteAction]:
        """Return what can be done here."""

        def there() -> bool:
            return bool(self.pane.chat)

        return [
            PaletteAction(self.tr("New chat"), self._new, "plus", "", lambda: bool(self._agents)),
            PaletteAction(self.tr("Rename this chat"), self.rename, "edit", "", there),
            PaletteAction(self.tr("Save this chat as a file"), self.export, "download", "", there),
            PaletteAction(self.tr("Delete this chat"), self._delete, "trash", "", there),
            PaletteAction(
                self.tr("Delete this agent"), self._delete_agent, "trash", "", lambda: self._shown_agent() is not None
            ),
        ]

    def reload(self) -> None:
        """Ask for agents and chats."""
        self._loaded = 0
        bridge, project = self._context.bridge, self._context.project
        bridge.ask(ListAgents(project), self._take_agents, self.stack.show_error, owner=self)
        bridge.ask(ListChats(project), self._take_chats, self.stack.show_error, owner=self)

    # ---- building -------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.welcome = AgentWelcome(self._context)
        self.pane = ChatPane(self._context, self.welcome, self.tr("Write a message"))
        self.welcome.asked.connect(self.pane.send)
        self.pane.chat_wanted.connect(self._start_with)
        self.pane.explain.connect(self._explain)
        self.pane.activity.connect(self._activity)
        Judgements(self._context, self.pane)
        self.retraining, self.first_router = Retraining(self._context), FirstRouter(self._context)
        self.drawer = TraceDrawer()
        self.drawer.closed.connect(self.drawer.hide)
        self.drawer.prompt_wanted.connect(lambda *asked: show_prompt(self._context, self.pane.chat, *asked))
        self.drawer.hide()
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_head())
        column.addWidget(self.retraining)
        column.addWidget(self.first_router)
        column.addWidget(self.pane, 1)
        splitter = DrawerSplitter("chat", self._build_side(), middle, self.drawer)
        empty = EmptyState(
            "chat",
            self.tr("No agent yet"),
            self.tr(
                "An agent answers questions with your own tools and models, on this computer. "
                "It takes a minute to set one up."
            ),
            self.tr("Set up an agent"),
            self._new_agent,
        )
        self.stack = StateStack(splitter, empty, cancellable=False)
        self.stack.retry.connect(self.reload)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    def _build_side(self) -> QWidget:
        side = QFrame()
        set_role(side, "rail")
        side.setMinimumWidth(180)
        self.new_button = button(self.tr("New chat"), self._new, role="primary", icon="plus")
        self.list = ChatList()
        self.list.chosen.connect(lambda chat: self._open(chat, self.list.position(chat)))
        self.list.delete_pressed.connect(self._delete)
        self.list.rename_pressed.connect(self.rename)
        self.list.searched.connect(self._search)
        column = QVBoxLayout(side)
        column.setContentsMargins(Space.M, Space.L, Space.M, Space.M)
        column.setSpacing(Space.S)
        column.addWidget(self.new_button)
        column.addWidget(self.list, 1)
        column.addWidget(button(self.tr("New agent"), self._new_agent, role="quiet", icon="sparkle"))
        return side

    def _build_head(self) -> QFrame:
        head = QFrame()
        set_role(head, "bar")
        self.title = ElidedLabel("", "section")
        self.subtitle = ElidedLabel("", "small")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        self.edit_button = icon_button("settings", self.tr("Change this agent"), self._edit_agent)
        self.rename_button = icon_button("edit", self.tr("Rename this chat (F2)"), self.rename)
        self.export_button = icon_button("download", self.tr("Save this chat as a file"), self.export)
        self.delete_button = icon_button("trash", self.tr("Delete this chat"), self._delete)
        row = QHBoxLayout(head)
        row.setContentsMargins(Space.XL, Space.S, Space.M, Space.S)
        row.setSpacing(Space.XS)
        row.addLayout(words, 1)
        for part in (self.rename_button, self.export_button, self.edit_button, self.delete_button):
            row.addWidget(part)
        return head

    # ---- what the engine tells ------------------------------------------------------------------------

    def _stored_rows_changed(self, project: str, what: str) -> None:
        if what in ("chats", "agents") and project in ("", self._context.project):
            self.reload()

    def _take_agents(self, agents: tuple[AgentInfo, ...]) -> None:
        self._agents = {agent.agent: agent for agent in agents}
        if self._agent not in self._agents:
            self._agent = agents[0].agent if agents else ""
        self._loaded += 1
        self._refresh()

    def _take_chats(self, chats: tuple[ChatInfo, ...]) -> None:
        self._chats = chats
        self._loaded += 1
        self._refresh()

    def _refresh(self) -> None:
        if self._loaded < 2:
            return
        if not self._agents and not self._chats:
            self.stack.show_empty()
            return
        names = {agent.agent: agent.name for agent in self._agents.values()}
        self.list.set_chats(self._chats, names, self._state, self.pane.chat)
        known = {info.chat for info in self._chats}
        wanted = self._wanted if self._wanted in known else ""
        if wanted:
            self._wanted = ""
        elif self.pane.chat and self.pane.chat not in known and not self._starting:
            self.pane.forget(self.pane.chat)
            self.pane.open_chat("")
        if wanted or (not self.pane.chat and self._chats and not self._starting):
            self._open(wanted or self._chats[0].chat)
        self._show_head()
        self.stack.show_content()

    def _state(self, chat: str) -> str:
        if self.pane.waits(chat):
            return "waits"
        return "busy" if self.pane.busy(chat) else ""

    def _activity(self) -> None:
        self.list.refresh_states()

    # ---- what the person does -------------------------------------------------------------------------

    def _open(self, chat: str, position: int = -1) -> None:
        """Show a chat, at the message of this position where one is given."""
        self.list.mark(chat)
        info = self._info(chat)
        if info is not None and info.agent in self._agents:
            self._agent = info.agent
        if chat != self.pane.chat:
            self.drawer.hide()
            self._show_head(chat)
            self.pane.open_chat(chat, position=position)
        elif position >= 0:
            self.pane.show_message(position)
        self.pane.box.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _new(self) -> None:
        if not self._agents:
            self._new_agent()
            return
        if len(self._agents) < 2:
            self._start(self._agent)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for agent in self._agents.values():
            action = menu.addAction(agent.name)
            action.triggered.connect(lambda _checked=False, agent=agent.agent: self._start(agent))
        menu.popup(self.new_button.mapToGlobal(QPoint(0, self.new_button.height() + 4)))

    def _start(self, agent: str, text: str = "") -> None:
        """Begin a chat, or go back to one with this agent in which nothing was said yet."""
        blank = next((c.chat for c in self._chats if c.agent == agent and not c.messages and not c.title), "")
        if blank and not text and not self.pane.busy(blank):
            self._open(blank)
            return
        if not agent or self._starting:
            return
        self._starting = True
        self._context.bridge.ask(
            StartChat(self._context.project, agent),
            lambda info: self._started(info, text),
            lambda error: self._not_started(error, text),
            owner=self,
        )

    def _start_with(self, text: str) -> None:
        self._start(self._agent, text)

    def _started(self, info: ChatInfo, text: str) -> None:
        self._starting = False
        if all(known.chat != info.chat for known in self._chats):
            self._chats = (info, *self._chats)
        self.pane.open_chat(info.chat, fresh=True)
        self._agent = info.agent
        if text:
            self.pane.send(text)
        self._loaded = 2
        self._refresh()
        self.pane.box.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_started(self, error: object, text: str) -> None:
        self._starting = False
        self.pane.box.set_text(text)
        self._context.bridge.unhandled.emit(error)

    def rename(self) -> None:
        """Ask for another title; Undo gives the old one back."""
        info = self._info(self.pane.chat)
        if info is None:
            return
        old, title = info.title, ask_text(self, self.tr("Rename this chat"), self.tr("Title"), info.title)
        if title and title != old:
            self._rename(info.chat, title)
            undo = (lambda: self._rename(info.chat, old)) if old else None
            self._context.notify(self.tr("The chat is called {title} now.").format(title=title), "good", undo=undo)

    def _rename(self, chat: str, title: str) -> None:
        self._context.bridge.ask(RenameChat(self._context.project, chat, title), owner=self)

    def export(self) -> None:
        """Ask for a file and write the chat to it."""
        info = self._info(self.pane.chat)
        if info is not None:
            export_chat(self._context, info, self)

    def _search(self, words: str) -> None:
        command = SearchChats(self._context.project, words)
        self._context.bridge.ask(command, lambda hits: self._found(words, hits), owner=self)

    def _found(self, words: str, hits: tuple[ChatHit, ...]) -> None:
        self.list.set_hits(words, {hit.chat: (talk.around(hit.content, words), hit.position) for hit in hits})

    def _delete(self) -> None:
        chat = self.pane.chat
        info = self._info(chat)
        if info is None:
            return
        self.pane.forget(chat)
        self.pane.open_chat("")
        self.drawer.hide()
        self._chats = tuple(known for known in self._chats if known.chat != chat)
        self._context.bridge.ask(DeleteChat(self._context.project, chat), self._deleted, owner=self)
        title = info.title or self.tr("New chat")
        told = self.tr("Deleted “{title}”. Until this project is opened again you can have it back, also with Ctrl+K.")
        line = self.tr("Have the chat “{title}” back").format(title=title)
        self._context.notify_deleted(told.format(title=title), lambda: self._restore(chat), line)

    def _restore(self, chat: str) -> None:
        self._wanted = chat
        self._context.navigate("chat")
        self._context.bridge.ask(RestoreChat(self._context.project, chat), owner=self)

    def _deleted(self, _none: object) -> None:
        self.reload()

    def _new_agent(self) -> None:
        self._context.open_wizard("chat")

    def _edit_agent(self) -> None:
        if self._agent:
            self._context.open_wizard("chat", agent=self._agent)

    def _delete_agent(self) -> None:
        agent = self._shown_agent()
        if agent is not None:
            delete_agent(self._context, agent)

    def _explain(self, index: int) -> None:
        current = self.pane.talk
        if current is not None:
            self.drawer.show_turn(talk.turn_of(current.messages, index))
            self.drawer.show()

    # ---- showing --------------------------------------------------------------------------------------

    def _info(self, chat: str) -> ChatInfo | None:
        return next((info for info in self._chats if info.chat == chat), None)

    def _shown_agent(self, chat: str = "") -> AgentInfo | None:
        """Return the agent of a chat (of the shown one for ''), None where it is gone."""
        info = self._info(chat or self.pane.chat)
        return self._agents.get(info.agent if info else self._agent)

    def _show_head(self, chat: str = "") -> None:
        info, agent = self._info(chat or self.pane.chat), self._shown_agent(chat)
        self.title.setText((info.title if info else "") or self.tr("New chat"))
        parts = [agent.name, agent.purpose] if agent else [how_to_go_on(bool(self._agents))]
        self.subtitle.setText(" · ".join(part for part in parts if part))
        for part in (self.delete_button, self.rename_button, self.export_button):
            part.setEnabled(info is not None)
        self.edit_button.setEnabled(agent is not None)
        self.pane.box.setEnabled(agent is not None)
        self.welcome.show_agent(agent)
        self.retraining.show_model(agent.caller if agent else "")
        self.first_router.show_agent(agent)
