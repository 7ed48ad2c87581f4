"""Folders of documents."""

from __future__ import annotations

from dataclasses import dataclass

from engine.errors import ErrorInfo


@dataclass(frozen=True)
class Passage:
    """A piece of a document: `source` is its file below the folder, `place` where it begins there ('page 3')."""

    source: str
    place: str
    heading: str
    text: str


@dataclass(frozen=True)
class FoundPassage:
    """A passage that a search found; `score` only orders the passages of one search."""

    passage: Passage
    score: float


@dataclass(frozen=True)
class UnreadDocument:
    """A file of the folder that could not be read, and why."""

    source: str
    error: ErrorInfo


@dataclass(frozen=True)
class DocumentsReport:
    """What an index of a folder holds, and what the last look at the folder changed.

    `files` and `passages` are in the index now, of which `read` files were read just then; `removed` are gone.
    """

    files: int
    passages: int
    read: int = 0
    removed: int = 0
    unread: tuple[UnreadDocument, ...] = ()
