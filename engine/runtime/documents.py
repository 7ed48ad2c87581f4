"""Brings a folder of documents, its index and the agent together: open it, refresh it, make its tool."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.agent.builtin.documents import make_document_tool
from engine.agent.tools import Tool
from engine.data.documents.index import Index
from engine.data.documents.refreshing import Embeds, Encoder, is_outdated, standing
from engine.data.documents.refreshing import refresh as refresh_index
from engine.data.documents.searching import Searcher
from engine.results import DocumentsReport

TOPICS = 12


@dataclass(frozen=True)
class Documents:
    """A folder with its index; `encoder` None finds by words only."""

    folder: Path
    index: Index
    encoder: Encoder | None
    searcher: Searcher


def open(folder: Path, index_path: Path, embedder: Embeds | None, encoder: str = "") -> Documents:
    """Return the folder's documents; nothing is read yet. `encoder` is the id of the base that embeds.

    With an index that was made by another encoder only words are searched until it is refreshed. Keep what is
    returned: its vectors stay in memory.
    """
    index = Index(index_path)
    chosen = Encoder(encoder, embedder) if embedder is not None else None
    return Documents(folder, index, chosen, Searcher(index, chosen))


def refresh(
    documents: Documents,
    progress: Callable[[str, float, float], None] = lambda stage, done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> DocumentsReport:
    """Read what is new or changed in the folder; see `engine.data.documents.refreshing.refresh`.

    As a job in a worker: `engine.runtime.orders.IndexOrder`.
    """
    return refresh_index(documents.index, documents.folder, documents.encoder, progress, cancelled)


def outdated(documents: Documents) -> bool:
    """Say whether the folder holds other documents than were read; raises BadInput `documents_unindexed`."""
    return is_outdated(documents.index, documents.folder)


def tools(documents: Documents, name: str, description: str = "") -> tuple[Tool, ...]:
    """Return the agent's tools over the documents; before the first refresh they say that nothing was read yet."""
    searcher = documents.searcher
    topics = documents.index.topics(TOPICS)

    def stands(source: str) -> str:
        return standing(documents.index, documents.folder, source)

    return (make_document_tool(name, searcher.search, description, topics, searcher.nearest, stands),)
