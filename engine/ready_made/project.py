"""What a ready-made project is: a description of its parts, plus the few things that only it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from engine.commands import Split
from engine.results import ReadyMadeInfo, ReadyMadePart
from engine.runtime.kits import Kit
from engine.training.recipe import Recipe


@dataclass(frozen=True)
class Data:
    """A dataset of the project: `task` is a task's name or TABLE, `files` are those of the sample.

    `asks` says in a sentence what a person's own file has to hold; '' where they are not asked for one. `columns`
    maps role -> column, roles left out are guessed. With `adds` a further file is added to what stands: `Kit.add`.
    `roles` maps what a person can choose a column for to its English name, which the window translates: `Kit.look`.
    """

    name: str
    task: str
    files: tuple[Path, ...]
    asks: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    split: Split = field(default_factory=Split)
    adds: bool = False
    roles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Documents:
    """A folder of documents that the agent searches; `asks` as in `Data`."""

    name: str
    folder: Path
    asks: str = ""


@dataclass(frozen=True)
class AgentPlan:
    """The agent that is made with the project; `tools` empty for all of them."""

    name: str
    purpose: str
    tools: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReadyMade:
    """A whole job made of the parts that stand.

    `name` is that of its folder with hyphens. `title`, `word` (for the rail), `meaning`, and of parts that ask for
    something their name and `asks` are English; the window translates them in the context `ready_made`. `icon` is a
    bundled one. `recipes` maps a dataset's name to how it is learned.
    """

    name: str
    title: str
    word: str
    meaning: str
    icon: str
    data: tuple[Data, ...]
    agent: AgentPlan
    documents: tuple[Documents, ...] = ()
    recipes: Mapping[str, Recipe] = field(default_factory=dict)
    kit: Kit = field(default_factory=Kit)

    @property
    def parts(self) -> tuple[Data | Documents, ...]:
        """Everything that data comes in for, in the order in which it does."""
        return (*self.data, *self.documents)

    @property
    def info(self) -> ReadyMadeInfo:
        """What the window and the command line are told of it."""
        own = tuple(
            ReadyMadePart(part.name, part.task, part.asks, part.adds, part.roles) for part in self.data if part.asks
        )
        folders = tuple(ReadyMadePart(part.name, "documents", part.asks) for part in self.documents if part.asks)
        return ReadyMadeInfo(
            self.name,
            self.title,
            self.word,
            self.meaning,
            self.icon,
            (*own, *folders),
            {name: asdict(recipe) for name, recipe in self.recipes.items()},
            self.agent.name,
        )
