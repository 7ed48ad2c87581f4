"""What was corrected for an agent without a router: train one on it, and let the agent use it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from engine.commands import GetCorrections, MakeCalls
from engine.errors import ErrorInfo
from engine.results import LANGUAGE_MODEL, ROUTER_FIRST, AgentInfo, CorrectionState, MadeCalls
from gui import texts
from gui.bridge import Request
from gui.context import Context
from gui.views.agents import save_of
from gui.widgets.buttons import button
from gui.widgets.labels import label
from gui.widgets.strip import lay_out_strip
from gui.widgets.tint import Tint

TELLING = ("corrections", "models", "datasets")


class FirstRouter(QWidget):
    """`show_agent(agent)`; hidden where the agent has a router, or nothing was corrected that one could learn."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._agent: AgentInfo | None = None
        self._state: CorrectionState | None = None
        self._asking: Request | None = None
        self._making = False
        self._declined: set[tuple[str, str]] = set()  # agents, and the routers that they are not to use for now
        self.told = Tint()
        self.detail = label("", "small")
        self.train = button(self.tr("Train a router"), self._train, role="primary", icon="play")
        self.use = button(self.tr("Use it"), self._use, role="primary", icon="check")
        self.later = button(self.tr("Not now"), self._decline)
        lay_out_strip(self, (self.told,), (self.train, self.use, self.later), self.detail)
        self.hide()
        context.bridge.changed.connect(self._stored_rows_changed)

    def show_agent(self, agent: AgentInfo | None) -> None:
        """Show how this agent stands, None for none."""
        if agent == self._agent:
            return
        self._agent, self._state = agent, None
        self._show()
        self.reload()

    def reload(self) -> None:
        """Ask how agents without a router stand now."""
        if self._asking is not None:
            self._asking.drop()
            self._asking = None
        if self._agent is not None and not self._agent.caller:
            command = GetCorrections(self._context.project)
            self._asking = self._context.bridge.ask(command, self._take, owner=self)

    def _take(self, state: CorrectionState) -> None:
        self._asking, self._state = None, state
        self._show()

    def _stored_rows_changed(self, project: str, what: str) -> None:
        if what in TELLING and project in ("", self._context.project):
            self.reload()

    # ---- what the person does -------------------------------------------------------------------------

    def _train(self) -> None:
        """A few corrections alone are too few to learn from: those that the agent's tools give go beside them."""
        if self._agent is None or self._state is None or self._state.dataset is None:
            return
        self._making = True
        self._show()
        command = MakeCalls(self._context.project, self._agent.agent, self._state.dataset.dataset)
        self._context.bridge.ask(command, self._made, self._failed, owner=self, cancelled=lambda _: self._rest())

    def _made(self, found: MadeCalls) -> None:
        self._rest()
        self._context.open_wizard("training", dataset=found.info.dataset)

    def _failed(self, error: ErrorInfo) -> None:
        self._rest()
        self._context.bridge.unhandled.emit(error)

    def _rest(self) -> None:
        self._making = False
        self._show()

    def _use(self) -> None:
        agent, router = self._agent, self._state.candidate if self._state else None
        if agent is None or router is None:
            return
        # An agent whose language model selects alone would never ask its router.
        selection = ROUTER_FIRST if agent.selection == LANGUAGE_MODEL else agent.selection
        told = self.tr("{name} is used now by: {agents}.").format(name=router.name, agents=agent.name)
        bridge, project = self._context.bridge, self._context.project
        before = save_of(project, agent)

        def used(_saved: AgentInfo) -> None:
            self._context.notify(told, "good", undo=lambda: bridge.ask(before, owner=self))

        bridge.ask(replace(before, caller=router.model, selection=selection), used, owner=self)

    def _decline(self) -> None:
        if self._agent is not None and self._state is not None and self._state.candidate is not None:
            self._declined.add((self._agent.agent, self._state.candidate.model))
            self._show()

    # ---- showing --------------------------------------------------------------------------------------

    def _show(self) -> None:
        sentence, detail, shown = self._told()
        self.told.set(sentence, "accent")
        self.detail.setText(detail)
        for part in (self.train, self.use, self.later):
            part.setVisible(part in shown)
        self.train.setEnabled(not self._making)
        self.setVisible(bool(sentence))

    def _told(self) -> tuple[str, str, tuple[QWidget, ...]]:
        """Return the sentence, what stands below, and the buttons."""
        agent, state = self._agent, self._state
        if agent is None or agent.caller or state is None or state.dataset is None:
            return "", "", ()
        if self._making:
            return self.tr("Making example messages from this agent's tools."), "", (self.train,)
        router = state.candidate
        if router is not None and (agent.agent, router.model) not in self._declined:
            told = self.tr("{name} has learned your corrections. {agent} does not use it yet.")
            detail = self.tr("The tool-call lab tells how well it selects tools, beside the way of now.")
            return told.format(name=router.name, agent=agent.name), detail, (self.use, self.later)
        if not state.new:
            return "", "", ()
        told = self.tr("Corrections in “{data}” that no router has learned yet: {count}.")
        detail = self.tr("A router is a small model that selects tools. It learns from them and from example messages.")
        return told.format(data=state.dataset.name, count=texts.number(state.new)), detail, (self.train,)
