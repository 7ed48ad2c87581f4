"""Decides what a question asks for, with the newest intent model and what was measured of it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.paths import ProjectPaths
from engine.ready_made.support_desk import measuring, rows
from engine.ready_made.support_desk.measuring import Measured, Progress
from engine.ready_made.support_desk.values import QUESTIONS
from engine.results import BaseModel, ModelInfo, Prediction
from engine.runtime.library import Library
from engine.runtime.loaded import LoadedModels
from engine.store import datasets
from engine.tasks.registry import task_named

TASK = "classification"
FOLDER = "desk"


@dataclass(frozen=True)
class Trained:
    """The newest intent model, with the version of the questions that it learned."""

    info: ModelInfo
    dataset: str
    version: int

    def source(self, project: Path) -> Path:
        """Return the file of that version."""
        return ProjectPaths(project).dataset(self.dataset, self.version)

    def measure_file(self, project: Path) -> Path:
        """Return where what was measured of it is kept."""
        return project / FOLDER / f"{self.info.model}.npz"


@dataclass(frozen=True)
class Decision:
    """What a question asks for; `sure` when the intent's answer may be given."""

    intent: str
    confidence: float
    sure: bool


NOTHING = Decision("", 0.0, False)


@dataclass(frozen=True)
class Rules:
    """What a person set: each intent's answer, and the share of right answers that is wanted.

    `renamed` maps what a model calls an intent to what it is called by now, of those that were renamed since.
    """

    answers: Mapping[str, str]
    target: float
    renamed: Mapping[str, str]


def newest(connection: sqlite3.Connection, models: Sequence[ModelInfo]) -> Trained | None:
    """Return the newest model of the questions, None before the first training; `models` are newest first."""
    known = {info.dataset for info in datasets.latest(connection) if (info.name, info.task) == (QUESTIONS, TASK)}
    info = next((model for model in models if model.task == TASK and model.dataset in known), None)
    if info is None:
        return None
    row = connection.execute("SELECT dataset_version FROM models WHERE model = ?", (info.model,)).fetchone()
    return Trained(info, info.dataset, row["dataset_version"])


def rules(connection: sqlite3.Connection, trained: Trained) -> Rules:
    """Return what a person set, for a model."""
    renamed = rows.renamed(connection, trained.dataset, trained.version)
    return Rules(rows.answers(connection), rows.target(connection), renamed)


class Measures:
    """What was measured of models, read once; a model that was not measured yet is measured now."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: dict[Path, tuple[int, Measured]] = {}

    def of(
        self,
        project: Path,
        trained: Trained,
        loaded: LoadedModels,
        library: Library,
        progress: Progress = lambda stage, done, total: None,
    ) -> Measured:
        """Return what is known of a model; on the pool, as measuring takes a second for some hundred questions."""
        file, base = trained.measure_file(project), library.base()
        with self._lock:
            if file.is_file():
                found = self._read(file)
                if found.encoder == (base.id if base else ""):
                    return found
            made = measuring.measure(
                trained.source(project),
                classifier(loaded, trained.info),
                base.id if base else "",
                loaded.embedder(base) if base else None,
                progress,
            )
            measuring.save(made, file)
            self._tidy(project, file)
            return self._read(file)

    def tidy(self, project: Path, trained: Trained | None) -> None:
        """Remove what was measured of models that are gone or that a newer one has replaced."""
        with self._lock:
            self._tidy(project, trained.measure_file(project) if trained else None)

    def _tidy(self, project: Path, keep: Path | None) -> None:
        for file in (project / FOLDER).glob("*.npz"):
            if file != keep:
                file.unlink(missing_ok=True)
                self._held.pop(file, None)

    def _read(self, file: Path) -> Measured:
        moment = file.stat().st_mtime_ns
        if file not in self._held or self._held[file][0] != moment:
            self._held[file] = (moment, measuring.load(file))
        return self._held[file][1]


def classifier(loaded: LoadedModels, info: ModelInfo) -> Callable[[Sequence[str]], Sequence[Prediction]]:
    """Return what says which intents texts have."""
    task, predictor = task_named(info.task), loaded.predictor(info)
    return lambda texts: predictor.predict([task.read(text) for text in texts])


class Clerk:
    """Decides with one model."""

    def __init__(
        self, measured: Measured, trained: Trained, told: Rules, loaded: LoadedModels, base: BaseModel | None
    ) -> None:
        self.model = trained.info.name
        self._measured = measured
        self._classify = classifier(loaded, trained.info)
        self._embedder = loaded.embedder(base) if base else None
        self._rules = told
        self._threshold = measured.threshold(told.target)

    def decide(self, question: str) -> Decision:
        """Return what the question asks for."""
        return self.decide_all((question,))[0]

    def decide_all(self, questions: Sequence[str]) -> list[Decision]:
        """Return what each question asks for; an intent without an answer is never sure."""
        said = self._classify(questions)
        vectors = np.asarray(self._embedder.embed(questions)) if self._embedder else None
        scores, nearest = self._measured.score(said, vectors)
        intents = [self._rules.renamed.get(str(one.value), str(one.value)) for one in said]
        return [
            Decision(
                intent,
                float(score),
                bool(score >= self._threshold and near >= self._measured.floor)
                and bool(self._rules.answers.get(intent)),
            )
            for intent, score, near in zip(intents, scores, nearest, strict=True)
        ]
