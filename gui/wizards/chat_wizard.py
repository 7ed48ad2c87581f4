"""The chat wizard: from a purpose to an agent that answers; asks the engine and brings its answers to the state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from engine.commands import (
    Command,
    DeleteAgent,
    DeleteChat,
    ListAgents,
    ListBases,
    ListModels,
    ListTools,
    RestoreAgent,
    RestoreChat,
    SaveAgent,
    StartChat,
)
from engine.errors import ErrorInfo
from engine.results import AgentInfo, ChatInfo, ToolInfo
from gui.context import Context
from gui.views.agents import delete_agent, save_of
from gui.wizards.chat_models_page import ModelsPage
from gui.wizards.chat_purpose_page import PurposePage
from gui.wizards.chat_state import ALL_NEVER, LONGEST_NAME, NAME_LONG, NAME_MISSING, NAME_TAKEN, NO_TOOLS, ChatState
from gui.wizards.chat_tools_page import ToolsPage
from gui.wizards.frame import WizardDialog


class ChatWizard(WizardDialog):
    """`model` is a published model that the agent should call or be led by, `agent` one that is changed."""

    state: ChatState

    def __init__(self, context: Context, model: str = "", agent: str = "") -> None:
        title, action = (_tr("Change the agent"), _tr("Save")) if agent else (_tr("New agent"), _tr("Start chatting"))
        super().__init__(context, ChatState(model, agent, words=_words), title, action)
        self._changes = bool(agent)
        self._saved: SaveAgent | None = None
        self._chat = ""
        self._tried_as: AgentInfo | None = None
        self.purpose, self.tools = PurposePage(self.state, self._changes), ToolsPage(self.state)
        self.purpose.deletes.connect(self._delete)
        self.models = ModelsPage(context, self.state)
        self.models.pane.chat_wanted.connect(self._try)
        sentence = self.tr("An agent answers with your tools and models, on this computer.")
        self.add_page("purpose", self.tr("What is it for?"), sentence, self.purpose)
        sentence = self.tr("What the agent may use. Your tables and models are tools already.")
        self.add_page("tools", self.tr("Tools"), sentence, self.tools)
        sentence = self.tr("The caller picks a tool, Deskhand calls it, and the composer writes the reply.")
        self.add_page("models", self.tr("Models"), sentence, self.models)
        self.begin()
        self.state.subscribe(self._save_again)
        self._load()

    def finish_pressed(self) -> None:
        """Save the agent, and begin a chat with it or go on with the one it was tried in."""
        self._save(self._finished)

    def reject(self) -> None:
        """Close; what was saved to try it is taken back, and Undo has it again."""
        super().reject()
        if self._tried_as is not None and not self.isVisible():
            self._take_back(self._tried_as)

    def _take_back(self, tried: AgentInfo) -> None:
        context, before = self.context, self.state.before
        bridge, project = context.bridge, context.project
        if before is None:
            told = self.tr("“{agent}” is not kept.").format(agent=tried.name)
            steps: list[tuple[Command[Any], Command[Any]]] = [
                (DeleteAgent(project, tried.agent), RestoreAgent(project, tried.agent))
            ]
        else:
            told = self.tr("“{agent}” is as it was before.").format(agent=before.name)
            steps = [(save_of(project, before), save_of(project, tried))]
        if self._chat:
            self.models.pane.forget(self._chat)
            steps.append((DeleteChat(project, self._chat), RestoreChat(project, self._chat)))
        for step, _ in steps:
            bridge.ask(step)
        context.notify(told, undo=lambda: [bridge.ask(back) for _, back in steps])

    def _delete(self) -> None:
        """Delete the agent instead of changing it."""
        if self.state.before is not None:
            self.state.dirty = False
            self.accept()
            delete_agent(self.context, self.state.before)

    def _load(self) -> None:
        bridge, project = self.context.bridge, self.context.project
        bridge.ask(ListAgents(project), self._take_agents, lambda error: self.state.fail("purpose", error), owner=self)
        bridge.ask(ListTools(project), self._take_tools, lambda error: self.state.fail("tools", error), owner=self)
        bridge.ask(ListModels(project), self.state.set_models, self._models_failed, owner=self)
        bridge.ask(ListBases(), self.state.set_bases, self._models_failed, owner=self)
        bridge.changed.connect(self._stored_rows_changed)

    def _take_agents(self, agents: tuple[AgentInfo, ...]) -> None:
        self.state.set_agents(agents)
        self.purpose.fill()

    def _take_tools(self, tools: tuple[ToolInfo, ...]) -> None:
        self.state.set_tools(tools)
        self.tools.fill()

    def _models_failed(self, error: ErrorInfo) -> None:
        self.state.fail("models", error)

    def _stored_rows_changed(self, _project: str, what: str) -> None:
        if what == "bases":
            self.context.bridge.ask(ListBases(), self.state.set_bases, self._models_failed, owner=self)

    # ---- saving and trying ----------------------------------------------------------------------------

    def _save(self, then: Callable[[AgentInfo], None], failed: Callable[[ErrorInfo], None] | None = None) -> None:
        self._saved = self.state.command(self.context.project)
        self.state.set_page("models", busy=True)
        self.context.bridge.ask(self._saved, then, failed or self._not_saved, owner=self)

    def _save_again(self) -> None:
        """An agent that was tried follows what is changed before the next question, which is asked on this page."""
        if self._chat and self.state.current.name == "models" and self.state.can_go_next:
            wanted = self.state.command(self.context.project)
            if wanted != self._saved:
                self._saved = wanted
                self.context.bridge.ask(wanted, self._kept, self._not_saved, owner=self)

    def _try(self, text: str) -> None:
        def saved(agent: AgentInfo) -> None:
            self._kept(agent)
            self._start_chat(agent, lambda info: self._tried(info, text), failed)

        def failed(error: ErrorInfo) -> None:
            self.models.pane.box.set_text(text)
            self._not_saved(error)

        if self.state.current.busy:
            self.models.pane.box.set_text(text)
            return
        self._save(saved, failed)

    def _kept(self, agent: AgentInfo) -> None:
        self._tried_as = agent
        if self._saved is not None:
            self._saved = replace(self._saved, agent=agent.agent)
        self.state.saved(agent)
        self.purpose.fill()

    def _tried(self, info: ChatInfo, text: str) -> None:
        self._chat = info.chat
        self.state.set_page("models", busy=False)
        self.models.pane.open_chat(info.chat, fresh=True)
        self.models.pane.send(text)

    def _finished(self, agent: AgentInfo) -> None:
        self._kept(agent)
        if self._chat or self._changes:
            self._leave(self._chat)
        else:
            self._start_chat(agent, lambda info: self._leave(info.chat), self._not_saved)

    def _start_chat(
        self, agent: AgentInfo, then: Callable[[ChatInfo], None], failed: Callable[[ErrorInfo], None]
    ) -> None:
        self.context.bridge.ask(StartChat(self.context.project, agent.agent), then, failed, owner=self)

    def _leave(self, chat: str) -> None:
        self.state.dirty = False
        context = self.context
        self.accept()
        context.navigate("chat", **({"chat": chat} if chat else {}))

    def _not_saved(self, error: ErrorInfo) -> None:
        self.state.fail("models", error)


def _tr(text: str) -> str:
    return QCoreApplication.translate("chat_wizard", text)


def _words(code: str) -> str:
    """Return what is missing on a page, in words; a function, as the state wants it before the dialog stands."""
    sentences = {
        NAME_MISSING: _tr("Give the agent a name."),
        NAME_TAKEN: _tr("There is an agent of this name. Choose another."),
        NAME_LONG: _tr("The name may have at most {count} letters.").format(count=LONGEST_NAME),
        NO_TOOLS: _tr("Choose at least one tool."),
        ALL_NEVER: _tr("All chosen tools are set to 'Never use'."),
    }
    return sentences.get(code, code)
