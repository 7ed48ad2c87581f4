"""The folders of documents that stay open: one that is searched again and again keeps its vectors in memory."""

from __future__ import annotations

import threading
from pathlib import Path

from engine.models import catalogue
from engine.results import BaseModel
from engine.runtime import documents
from engine.runtime.documents import Documents
from engine.runtime.loaded import LoadedModels


class Library:
    """Open folders by their index files; called from the pool's threads. `bases` is the folder of base models."""

    def __init__(self, bases: Path, models: LoadedModels) -> None:
        self._bases, self._models = bases, models
        self._lock = threading.Lock()
        self._open: dict[Path, Documents] = {}

    def base(self) -> BaseModel | None:
        """Return the base encoder that embeds passages, None where there is none: words alone are found by then."""
        return catalogue.first_encoder(catalogue.list_bases(self._bases))

    def opened(self, folder: Path, index: Path) -> Documents:
        """Return the folder with its index, open."""
        with self._lock:
            if index not in self._open:
                base = self.base()
                embedder = self._models.embedder(base) if base else None
                self._open[index] = documents.open(folder, index, embedder, base.id if base else "")
            return self._open[index]

    def close(self, index: Path) -> None:
        """Let go of what is in memory."""
        with self._lock:
            self._open.pop(index, None)
