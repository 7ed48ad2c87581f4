"""Projects and ready-made projects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class ReadyMadePart:
    """What a person can bring to a ready-made project: `task` is a task's name, `table` or `documents` (a folder).

    `asks` says in a sentence what the file or the folder has to hold. With `adds` a further file can be added to what
    stands; of other parts it takes the place. `roles` maps what a column can be chosen for to its name in English.
    """

    name: str
    task: str
    asks: str
    adds: bool = False
    roles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PartLook:
    """What a person's files for a part hold, before anything is kept of them.

    `columns` are all of them, `taken` maps a role to the column that is taken for it, `needed` are the roles without
    which nothing can be done. `letters` tells that greetings or signatures are left out. Where it is not `sure`,
    something of note is not read, or not found.
    """

    columns: tuple[str, ...] = ()
    taken: Mapping[str, str] = field(default_factory=dict)
    needed: tuple[str, ...] = ()
    letters: bool = False
    sure: bool = True


@dataclass(frozen=True)
class ReadyMadeInfo:
    """A ready-made project as a person chooses it.

    `word` stands for it where there is room for one; `parts` are what they can bring, the main one first; `recipes`
    maps a dataset's name to the fields of its recipe; `agent` is the name of its agent.
    """

    name: str
    title: str
    word: str
    meaning: str
    icon: str
    parts: tuple[ReadyMadePart, ...]
    recipes: Mapping[str, Mapping[str, Any]]
    agent: str


@dataclass(frozen=True)
class ProjectInfo:
    """One project folder; `ready_made` is what it was made from, None for one of the person's own making."""

    path: str
    name: str
    datasets: int = 0
    runs: int = 0
    models: int = 0
    chats: int = 0
    last_opened: str = ""
    ready_made: ReadyMadeInfo | None = None
