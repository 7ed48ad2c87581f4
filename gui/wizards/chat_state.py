"""The chat wizard without Qt: an agent's name, purpose, tools with their permissions, its caller and composer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.commands import SaveAgent
from engine.errors import ErrorInfo
from engine.results import AgentInfo, BaseModel, ModelInfo, ToolInfo
from gui.wizards.state import WizardState

PERMISSIONS = ("allow", "ask", "never")
CALLS = "tool-calls"
LONGEST_NAME = 60
NAME_MISSING, NAME_TAKEN, NAME_LONG, NO_TOOLS, ALL_NEVER = "name_missing", "name_taken", "name_long", "none", "never"


class ChatState(WizardState):
    """Validates and yields `SaveAgent`; `model` is a published model to preselect, `agent` one that is changed.

    `words` turns a code for what is missing (those above) into a sentence.
    """

    def __init__(self, model: str = "", agent: str = "", words: Callable[[str], str] = str) -> None:
        super().__init__(["purpose", "tools", "models"])
        self._words = words
        self.model = model
        self.agent = agent
        self.name = ""
        self.purpose = ""
        self.tools: tuple[ToolInfo, ...] = ()
        self.chosen: set[str] = set()
        self.permissions: dict[str, str] = {}
        self.callers: tuple[ModelInfo, ...] = ()
        self.composers: tuple[BaseModel, ...] = ()
        self.to_fetch: tuple[BaseModel, ...] = ()
        self.caller = ""
        self.composer = ""
        self._editing: AgentInfo | None = None
        self._taken: set[str] = set()
        self._models: tuple[ModelInfo, ...] = ()
        self._decided: set[str] = set()
        self.pages["tools"].busy = True
        self.pages["models"].busy = True
        self._check_name()

    # ---- what the engine told --------------------------------------------------------------------------

    def set_agents(self, agents: Sequence[AgentInfo]) -> None:
        """Take the agents that are there: their names are taken, and the one to change is filled in."""
        self._editing = next((a for a in agents if self.agent and self.agent in (a.agent, a.name)), None)
        self._taken = {a.name.strip().casefold() for a in agents if a is not self._editing}
        if self._editing is not None and not self.dirty:
            self.name, self.purpose = self._editing.name, self._editing.purpose
            self.caller, self.composer = self._editing.caller, self._editing.composer
            self._decided |= {"caller", "composer"}
        self._check_name()

    def set_tools(self, tools: Sequence[ToolInfo]) -> None:
        """Take the project's tools; all of them are chosen at first, except those the person has switched off."""
        self.tools = tuple(tools)
        if self._editing is not None:
            self.permissions = {t.name: self._editing.permissions.get(t.name, t.permission) for t in tools}
            own = set(self._editing.tools) or {t.name for t in tools}
            self.chosen = {t.name for t in tools if t.name in own}
        else:
            self.permissions = {t.name: t.permission for t in tools}
            self.chosen = {t.name for t in tools if t.permission != "never"}
        self._choose_model()
        self._check_tools(busy=False)

    def set_models(self, models: Sequence[ModelInfo]) -> None:
        """Take the published models: those that learned tool calls can be callers."""
        self._models = tuple(models)
        self.callers = tuple(model for model in models if model.task == CALLS)
        if "caller" not in self._decided:
            wanted = next((m.model for m in self.callers if self.model in (m.model, m.name)), "")
            self.caller = wanted or self.recommended_caller
        self._choose_model()
        self.changed()

    def set_bases(self, bases: Sequence[BaseModel]) -> None:
        """Take the base models: decoders that are ready can compose, missing ones can be fetched."""
        decoders = [base for base in bases if base.family == "decoder"]
        self.composers = tuple(base for base in decoders if base.state == "ready" and base.onnx)
        self.to_fetch = tuple(base for base in decoders if base.state == "missing")
        if "composer" not in self._decided:
            self.composer = self.composers[0].id if self.composers else ""
        self.set_page("models", valid=True, busy=False)

    # ---- what the person does --------------------------------------------------------------------------

    def set_purpose(self, name: str, purpose: str) -> None:
        """Name the agent and say what it is for."""
        self.name, self.purpose = name.strip(), purpose.strip()
        self.dirty = True
        self._check_name()

    def choose(self, tool: str, chosen: bool) -> None:
        """Give the agent a tool, or take it away."""
        (self.chosen.add if chosen else self.chosen.discard)(tool)
        self.dirty = True
        self._check_tools()

    def permit(self, tool: str, permission: str) -> None:
        """Say whether a tool may be used freely, after asking, or never. Raises ValueError for anything else."""
        if permission not in PERMISSIONS:
            raise ValueError(permission)
        self.permissions[tool] = permission
        self.dirty = True
        self._check_tools()

    def choose_caller(self, model: str) -> None:
        """Choose what selects tools: a published model's id, '' for likeness to examples."""
        self.caller = model
        self._decided.add("caller")
        self.dirty = True
        self.changed()

    def choose_composer(self, base: str) -> None:
        """Choose what writes replies: a decoder's id, '' for fixed sentences only."""
        self.composer = base
        self._decided.add("composer")
        self.dirty = True
        self.changed()

    def saved(self, agent: AgentInfo) -> None:
        """The agent stands in the project: it keeps its name from here on, and what follows changes it."""
        self._editing, self.agent, self.dirty = agent, agent.agent, False
        self._check_name()

    def fail(self, page: str, error: ErrorInfo) -> None:
        """Show a failure above a page, which is at rest again."""
        self.set_page(page, busy=False, error=error)

    # ---- what follows ----------------------------------------------------------------------------------

    @property
    def recommended_caller(self) -> str:
        """The tool-calls model with the best locked figure, '' where there is none."""
        best = max(self.callers, key=lambda model: model.value, default=None)
        return best.model if best is not None else ""

    @property
    def editing(self) -> bool:
        """Whether an agent is changed rather than made."""
        return self._editing is not None

    def command(self, project: str) -> SaveAgent:
        """Return what Finish asks for.

        Only permissions that differ from the project's own are kept with the agent, so that a later change on the
        Tools page, or 'Always for this tool', still counts.
        """
        tools = tuple(tool.name for tool in self.tools if tool.name in self.chosen)
        own = {
            tool.name: self.permissions[tool.name]
            for tool in self.tools
            if tool.name in self.chosen and self.permissions[tool.name] != tool.permission
        }
        return SaveAgent(project, self.name, self.purpose, tools, self.caller, self.composer, own)

    def _choose_model(self) -> None:
        model = next((m for m in self._models if self.model and self.model in (m.model, m.name)), None)
        if model is None or not self.tools or model.task == CALLS:
            return
        wanted = _letters(model.name)
        tool = next((t.name for t in self.tools if t.origin == "model" and _letters(t.name) == wanted), "")
        if tool:
            self.chosen.add(tool)
            if self.permissions[tool] == "never":
                self.permissions[tool] = "allow"

    def _check_name(self) -> None:
        why = ""
        if not self.name:
            why = NAME_MISSING
        elif len(self.name) > LONGEST_NAME:
            why = NAME_LONG
        elif self.name.casefold() in self._taken:
            why = NAME_TAKEN
        self.set_page("purpose", valid=not why, why_not=self._words(why) if why else "")

    def _check_tools(self, busy: bool | None = None) -> None:
        why = ""
        if not self.chosen:
            why = NO_TOOLS
        elif all(self.permissions[name] == "never" for name in self.chosen):
            why = ALL_NEVER
        self.set_page("tools", valid=not why, busy=busy, why_not=self._words(why) if why else "")


def _letters(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())
