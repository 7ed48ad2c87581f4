"""Measures an intent model: its calibrator is fitted on the validation rows, the locked test rows are only scored."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.agent.ports import Embedder
from engine.data.rows import read_part
from engine.data.versions import put_aside
from engine.ready_made.support_desk import deciding
from engine.ready_made.support_desk.deciding import Calibrator, Floats
from engine.ready_made.support_desk.values import TARGETS, IntentQuality, QualityPoint
from engine.results import Prediction

Classify = Callable[[Sequence[str]], Sequence[Prediction]]
Progress = Callable[[str, float, float], None]
BATCH = 256
STAGE = "measure_desk"


@dataclass(frozen=True)
class Scored:
    """What a model said of labelled rows: `score` is the calibrated confidence, `nearest` the likeness."""

    gold: tuple[str, ...]
    said: tuple[str, ...]
    score: Floats
    nearest: Floats

    @property
    def right(self) -> NDArray[np.bool_]:
        """Which of them are right."""
        return np.array([gold == said for gold, said in zip(self.gold, self.said, strict=True)], dtype=bool)

    def called(self, renamed: Mapping[str, str]) -> Scored:
        """Return the same with the intents called by their new names."""
        gold, said = (tuple(renamed.get(intent, intent) for intent in intents) for intents in (self.gold, self.said))
        return replace(self, gold=gold, said=said)


@dataclass(frozen=True)
class Measured:
    """A model with its calibrator, the floor of likeness, and the rows it was measured on.

    `known` [n, d] are the vectors of the training questions, `labels` their intents; none where no encoder was ready.
    """

    encoder: str
    calibrator: Calibrator
    floor: float
    valid: Scored
    test: Scored
    known: NDArray[np.float32]
    labels: tuple[str, ...]

    def threshold(self, target: float) -> float:
        """Return the score from which `target` of the validation rows above the floor are right."""
        kept = self.valid.nearest >= self.floor
        return deciding.threshold(self.valid.score[kept], self.valid.right[kept], target)

    def score(self, said: Sequence[Prediction], vectors: NDArray[np.float32] | None) -> tuple[Floats, Floats]:
        """Return the calibrated confidence and the likeness of predictions."""
        found, nearest = _features(said, vectors, self.known, self.labels)
        return self.calibrator.probabilities(found), nearest

    def points(self, answers: Mapping[str, str], renamed: Mapping[str, str]) -> tuple[QualityPoint, ...]:
        """Return what each target costs on the locked test rows; an intent without an answer is never given.

        `renamed` maps what the model calls an intent to what it is called in `answers`, where that differs.
        """
        test, valid = self.test.called(renamed), self.valid.called(renamed)
        return tuple(self._point(target, test, valid, answers) for target in TARGETS)

    def _point(self, target: float, test: Scored, valid: Scored, answers: Mapping[str, str]) -> QualityPoint:
        least = self.threshold(target)
        taken, right = _answered(test, least, self.floor, answers), test.right
        count = int(taken.sum())
        gold = np.array(test.gold, dtype=object)
        by_intent = []
        for intent in sorted(set(test.gold)):
            own = gold == intent
            by_intent.append(
                IntentQuality(intent, int(own.sum()), int((own & taken).sum()), int((own & taken & right).sum()))
            )
        return QualityPoint(
            target=target,
            threshold=least,
            answered=count / max(1, len(taken)),
            precision=float(right[taken].mean()) if count else None,
            expected=float(_answered(valid, least, self.floor, answers).mean()) if len(valid.gold) else 0.0,
            by_intent=tuple(by_intent),
        )


def measure(
    source: Path,
    classify: Classify,
    encoder: str = "",
    embedder: Embedder | None = None,
    progress: Progress = lambda stage, done, total: None,
) -> Measured:
    """Measure a model on the version `source` that it learned from; without an embedder no likeness is known."""
    parts = {
        part: [(str(row["text"]), str(row["label"])) for row in read_part(source, part)]
        for part in ("train", "valid", "test")
    }
    total = sum(map(len, parts.values())) + len(parts["valid"]) + len(parts["test"])
    done = 0

    def embedded(texts: Sequence[str]) -> NDArray[np.float32] | None:
        nonlocal done
        if embedder is None:
            return None
        found = []
        for at in range(0, len(texts), BATCH):
            found.append(embedder.embed(texts[at : at + BATCH]))
            done += len(found[-1])
            progress(STAGE, done, total)
        return np.concatenate(found) if found else np.zeros((0, 1), dtype=np.float32)

    def said(texts: Sequence[str]) -> list[Prediction]:
        nonlocal done
        found: list[Prediction] = []
        for at in range(0, len(texts), BATCH):
            found += classify(texts[at : at + BATCH])
            done += len(texts[at : at + BATCH])
            progress(STAGE, done, total)
        return found

    texts = {part: [text for text, _ in rows] for part, rows in parts.items()}
    labels = tuple(label for _, label in parts["train"])
    vectors = embedded(texts["train"])
    known = vectors if vectors is not None else np.zeros((0, 1), dtype=np.float32)
    raw: dict[str, tuple[list[Prediction], Floats, Floats]] = {}
    for part in ("valid", "test"):
        predictions = said(texts[part])
        raw[part] = (predictions, *_features(predictions, embedded(texts[part]), known, labels))
    gold = {part: tuple(label for _, label in rows) for part, rows in parts.items()}
    right = np.array(
        [one.value == label for one, label in zip(raw["valid"][0], gold["valid"], strict=True)], dtype=bool
    )
    calibrator = deciding.fit(raw["valid"][1], right) if len(right) else _unfitted()
    scored = {
        part: Scored(gold[part], tuple(str(one.value) for one in predictions), calibrator.probabilities(found), nearest)
        for part, (predictions, found, nearest) in raw.items()
    }
    floor = deciding.floor(raw["valid"][2]) if embedder is not None else -1.0
    return Measured(encoder, calibrator, floor, scored["valid"], scored["test"], known, labels)


def save(measured: Measured, file: Path) -> None:
    """Write it aside and rename it."""
    facts = {
        "encoder": measured.encoder,
        "calibrator": asdict(measured.calibrator),
        "floor": measured.floor,
        "labels": measured.labels,
        "valid": [measured.valid.gold, measured.valid.said],
        "test": [measured.test.gold, measured.test.said],
    }
    file.parent.mkdir(exist_ok=True)
    with put_aside(file) as aside, aside.open("wb") as opened:
        np.savez(
            opened,
            facts=np.array(json.dumps(facts)),
            known=measured.known,
            valid=np.stack([measured.valid.score, measured.valid.nearest]),
            test=np.stack([measured.test.score, measured.test.nearest]),
        )


def load(file: Path) -> Measured:
    """Read it back."""
    with np.load(file, allow_pickle=False) as held:
        facts = json.loads(str(held["facts"]))
        scored = {}
        for part in ("valid", "test"):
            gold, said = map(tuple, facts[part])
            scored[part] = Scored(gold, said, held[part][0], held[part][1])
        known = held["known"]
    calibrator = Calibrator(
        tuple(facts["calibrator"]["mean"]),
        tuple(facts["calibrator"]["scale"]),
        tuple(facts["calibrator"]["weights"]),
        facts["calibrator"]["bias"],
    )
    labels = tuple(facts["labels"])
    return Measured(facts["encoder"], calibrator, facts["floor"], scored["valid"], scored["test"], known, labels)


def _features(
    said: Sequence[Prediction], vectors: NDArray[np.float32] | None, known: NDArray[np.float32], labels: Sequence[str]
) -> tuple[Floats, Floats]:
    confidence = np.array([one.confidence for one in said], dtype=float)
    second = np.array([one.alternatives[0][1] if one.alternatives else 0.0 for one in said], dtype=float)
    nearest, agreement = np.ones(len(said)), np.ones(len(said))
    if vectors is not None and len(known) and len(said):
        nearest, agreement = deciding.neighbours(vectors, known, labels, [str(one.value) for one in said])
    return deciding.features(confidence, second, nearest, agreement), nearest


def _answered(scored: Scored, threshold: float, floor: float, answers: Mapping[str, str]) -> NDArray[np.bool_]:
    speaks = np.array([bool(answers.get(intent)) for intent in scored.said], dtype=bool)
    taken: NDArray[np.bool_] = (scored.score >= threshold) & (scored.nearest >= floor) & speaks
    return taken


def _unfitted() -> Calibrator:
    """Return what trusts the classifier's own confidence, where no validation row tells better."""
    return Calibrator((0.0,) * 4, (1.0,) * 4, (1.0, 0.0, 0.0, 0.0), 0.0)
