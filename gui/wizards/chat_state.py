"""The chat wizard without Qt: an agent's name, purpose, tools with their permissions, its caller and composer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engine.commands import CALLS, DIALOGUE, SaveAgent
from engine.errors import ErrorInfo
from engine.results import (
    LANGUAGE_MODEL,
    ROUTER,
    ROUTER_FIRST,
    AgentInfo,
    BaseModel,
    ModelInfo,
    ToolInfo,
    first_composer,
)
from gui.wizards.state import WizardState

PERMISSIONS = ("allow", "ask", "never")
LONGEST_NAME = 60
NAME_MISSING, NAME_TAKEN, NAME_LONG, NO_TOOLS, ALL_NEVER = "name_missing", "name_taken", "name_long", "none", "never"


@dataclass(frozen=True)
class Speaker:
    """A language model that can select tools: its id and name, and the published model where it learned that."""

    key: str
    name: str
    learned: ModelInfo | None = None


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
        self.selection = ROUTER
        self.callers: tuple[ModelInfo, ...] = ()
        self.speakers: tuple[Speaker, ...] = ()
        self.composers: tuple[BaseModel, ...] = ()
        self.writers: tuple[ModelInfo, ...] = ()
        self.to_fetch: tuple[BaseModel, ...] = ()
        self.caller = ""
        self.language_model = ""
        self.composer = ""
        self._editing: AgentInfo | None = None
        self.before: AgentInfo | None = None  # the agent that is changed, as it was
        self._taken: set[str] = set()
        self._models: tuple[ModelInfo, ...] = ()
        self._bases: tuple[BaseModel, ...] = ()
        self._decided: set[str] = set()
        self.pages["tools"].busy = True
        self.pages["models"].busy = True
        self._check_name()

    # ---- what the engine told --------------------------------------------------------------------------

    def set_agents(self, agents: Sequence[AgentInfo]) -> None:
        """Take the agents that are there: their names are taken, and the one to change is filled in."""
        self._editing = next((a for a in agents if self.agent and self.agent in (a.agent, a.name)), None)
        self.before = self._editing
        self._taken = {a.name.strip().casefold() for a in agents if a is not self._editing}
        if self._editing is not None and not self.dirty:
            self.name, self.purpose = self._editing.name, self._editing.purpose
            self.caller, self.composer = self._editing.caller, self._editing.composer
            self.selection, self.language_model = self._editing.selection, self._editing.language_model
            self._decided |= {"caller", "composer", *(["selection"] if self.selection else [])}
            self._decided |= {"language_model"} if self.language_model else set()
        self._check_name()

    def set_tools(self, tools: Sequence[ToolInfo]) -> None:
        """Take the project's tools; all of them are chosen at first, except those the person has switched off."""
        self.tools = tuple(tools)
        kept = self._editing.permissions if self._editing is not None else {}
        listed = self._editing.tools if self._editing is not None else ()
        self.permissions = {t.name: kept.get(t.name, t.permission) for t in tools}
        own = set(listed) or {t.name for t in tools if t.name in kept or t.permission != "never"}
        self.chosen = {t.name for t in tools if t.name in own}
        self._choose_model()
        self._check_tools(busy=False)

    def set_models(self, models: Sequence[ModelInfo]) -> None:
        """Take the published models: those that learned tool calls can be callers, conversations composers."""
        self._models = tuple(models)
        self._propose()
        self._choose_model()
        self.changed()

    def set_bases(self, bases: Sequence[BaseModel]) -> None:
        """Take the base models: decoders that are ready can compose, missing ones can be fetched."""
        decoders = [base for base in bases if base.family == "decoder"]
        self.composers = tuple(base for base in decoders if base.state == "ready" and base.onnx)
        self.to_fetch = tuple(base for base in decoders if base.state == "missing")
        self._bases = tuple(bases)
        self._propose()
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

    def choose_all(self, chosen: bool) -> None:
        """Give the agent every tool, or none."""
        self.chosen = {tool.name for tool in self.tools} if chosen else set()
        self.dirty = True
        self._check_tools()

    def permit(self, tool: str, permission: str) -> None:
        """Say whether a tool may be used freely, after asking, or never. Raises ValueError for anything else."""
        if permission not in PERMISSIONS:
            raise ValueError(permission)
        self.permissions[tool] = permission
        self.dirty = True
        self._check_tools()

    def choose_selection(self, selection: str) -> None:
        """Choose how tools are selected: ROUTER, LANGUAGE_MODEL or ROUTER_FIRST. Raises ValueError for another."""
        if selection not in (ROUTER, LANGUAGE_MODEL, ROUTER_FIRST):
            raise ValueError(selection)
        self.selection = selection
        self._decided.add("selection")
        self.dirty = True
        self.changed()

    def choose_language_model(self, key: str) -> None:
        """Choose the language model that selects tools: the id of one of `speakers`."""
        self.language_model = key
        self._decided.add("language_model")
        self.dirty = True
        self.changed()

    def choose_caller(self, model: str) -> None:
        """Choose what selects tools: a published model's id, '' for likeness to examples."""
        self.caller = model
        self._decided.add("caller")
        self.dirty = True
        self.changed()

    def choose_composer(self, model: str) -> None:
        """Choose what writes replies: a base's or a published model's id, '' for fixed sentences only."""
        self.composer = model
        self._decided.add("composer")
        self.dirty = True
        self.changed()

    def saved(self, agent: AgentInfo) -> None:
        """The agent stands in the project: what follows changes it."""
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
    def recommended_speaker(self) -> str:
        """The language model that learned to call best, else the composer's or the first; '' where there is none.

        One with an adapter was taught to compose: it comes last.
        """
        learned = [speaker for speaker in self.speakers if speaker.learned]
        if learned:
            return max(learned, key=lambda speaker: speaker.learned.value if speaker.learned else 0.0).key
        plain = [base.id for base in self.composers if not base.adapter]
        keys = plain or [speaker.key for speaker in self.speakers]
        return self.composer if self.composer in keys else next(iter(keys), "")

    @property
    def uses_caller(self) -> bool:
        """Whether the caller has a say."""
        return self.selection != LANGUAGE_MODEL

    @property
    def uses_language_model(self) -> bool:
        """Whether a language model has a say in which tool is called."""
        return self.selection != ROUTER

    @property
    def editing(self) -> bool:
        """Whether an agent is changed rather than made."""
        return self._editing is not None

    @property
    def has_every_tool(self) -> bool:
        """Whether no tool that can be used in the project is left out."""
        return all(tool.name in self.chosen for tool in self.tools if tool.permission != "never")

    def command(self, project: str) -> SaveAgent:
        """Return what Finish asks for.

        Only permissions that differ from the project's own are kept with the agent, so that a later change on the
        Tools page, or 'Always for this tool', still counts. An agent that has every tool lists none, which means
        all: those that are added to the project later, too.
        """
        tools = () if self.has_every_tool else tuple(tool.name for tool in self.tools if tool.name in self.chosen)
        own = {
            tool.name: self.permissions[tool.name]
            for tool in self.tools
            if tool.name in self.chosen and self.permissions[tool.name] != tool.permission
        }
        spoken = self.language_model if self.uses_language_model else ""
        return SaveAgent(
            project,
            self.name,
            self.purpose,
            tools,
            self.caller,
            self.composer,
            own,
            self.selection,
            spoken,
            self._editing.agent if self._editing is not None else "",
        )

    def _propose(self) -> None:
        """Sort what was published into callers, language models and writers, and propose where nothing was chosen."""
        self._propose_composer()
        decoders = {base.id for base in self._bases if base.family == "decoder"}
        calls = [model for model in self._models if model.task == CALLS]
        kept = self._editing.caller if self._editing is not None else ""
        self.callers = tuple(
            model for model in calls if model.base not in decoders or kept in (model.model, model.name)
        )
        learned = [Speaker(model.model, model.name, model) for model in calls if model.base in decoders]
        self.speakers = (*learned, *(Speaker(base.id, base.name) for base in self.composers))
        wanted = next((m for m in calls if self._is_wanted(m)), None)
        spoken = wanted is not None and wanted.base in decoders
        if "caller" not in self._decided:
            self.caller = wanted.model if wanted is not None and not spoken else self.recommended_caller
        if "language_model" not in self._decided:
            self.language_model = wanted.model if wanted is not None and spoken else self.recommended_speaker
        if "selection" not in self._decided:
            self.selection = LANGUAGE_MODEL if spoken else ROUTER_FIRST if self.speakers else ROUTER

    def _propose_composer(self) -> None:
        """Propose the writer that the wizard was opened for, else a base."""
        self.writers = tuple(model for model in self._models if model.task == DIALOGUE)
        if "composer" not in self._decided:
            wanted = next((model.model for model in self.writers if self._is_wanted(model)), "")
            best = first_composer(self.composers)
            self.composer = wanted or (best.id if best else "")

    def _is_wanted(self, model: ModelInfo) -> bool:
        return bool(self.model) and self.model in (model.model, model.name)

    def _choose_model(self) -> None:
        model = next((m for m in self._models if self._is_wanted(m)), None)
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
