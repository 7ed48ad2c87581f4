"""Keeps the graphs of traced models without their weights, one file an architecture, for the models that come after."""

from __future__ import annotations

import hashlib
import logging
import os
from pathlib import Path

import onnx

from engine.errors import JobFailed
from engine.machine.aside import written_file

log = logging.getLogger(__name__)
# A graph without its weights takes some ten kilobytes.
MOST = 48
SUFFIX = ".graph"


class KeptGraphs:
    """The kept graphs in `folder`, none without one; processes that use the same folder do each other no harm.

    Nothing is kept under None either, which is the hash of what cannot be told.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def find(self, key: str | None) -> onnx.ModelProto | None:
        """Return the graph kept under `key`, None where there is none that is whole."""
        if self.folder is None or key is None:
            return None
        path = self.folder / f"{key}{SUFFIX}"
        try:
            digest, _, content = path.read_bytes().partition(b"\n")
            if hashlib.sha256(content).hexdigest().encode() == digest:
                # The oldest that are dropped are those that were not asked for.
                os.utime(path)
                graph = onnx.ModelProto()
                graph.ParseFromString(content)
                return graph
        except FileNotFoundError:
            return None
        except OSError:
            log.warning("A kept graph cannot be read: the model is traced anew", exc_info=True)
            return None
        log.warning("A kept graph is damaged: the model is traced anew")
        return None

    def keep(self, key: str | None, graph: onnx.ModelProto) -> None:
        """Keep a graph in the place of what was there, and drop those that were not asked for longest."""
        if self.folder is None or key is None:
            return
        content = graph.SerializeToString()
        path = self.folder / f"{key}{SUFFIX}"
        try:
            with written_file(path) as aside:
                aside.write_bytes(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
            _drop(self.folder)
        except (OSError, JobFailed):
            # What is kept is a convenience: a full disk must not end a training over it.
            log.warning("A graph was not kept", exc_info=True)


def _drop(folder: Path) -> None:
    for path in sorted(folder.iterdir(), key=_last_used, reverse=True)[MOST:]:
        path.unlink(missing_ok=True)


def _last_used(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        # Another process dropped it.
        return 0.0
