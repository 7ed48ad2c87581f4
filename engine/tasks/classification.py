"""Text classification: one class a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.results import Prediction, Role, TaskInfo
from engine.tasks.encoder_task import Certainty, EncoderTask, Logits, LossSettings, Output, Target
from engine.tasks.parts.calibration import calibrated
from engine.tasks.parts.chances import softmax
from engine.tasks.task import Reading, Row, Space

if TYPE_CHECKING:
    import torch
    from tokenizers import Encoding

ALTERNATIVES = 3


class Classification(EncoderTask):
    """A linear head over the mean of the tokens, cross-entropy; accuracy and macro-F1."""

    info = TaskInfo(
        name="classification",
        title="Sort texts into classes",
        meaning="The model reads a text and says which of your classes it belongs to.",
        example="“I still have no parcel” → order status\n“Profit rose by a third” → positive",
        roles=(
            Role("text", "text", True, ("text", "sentence", "message", "utterance", "review", "content", "question")),
            Role("label", "category", True, ("label", "intent", "category", "class", "sentiment", "topic")),
        ),
        metric="accuracy",
        answer=("label",),
        settings=("head", "class_weights", "label_smoothing"),
        explained=True,
    )
    outputs = (Output("logits"),)
    confident_by = "logits"

    def space(self, rows: Sequence[Row], tools: Sequence[Mapping[str, Any]] | None) -> Space:
        return {"labels": sorted({str(row["label"]) for row in rows})}

    def targets(self, row: Row, encoding: Encoding, space: Space) -> Mapping[str, Target]:
        labels = space["labels"]
        # A class that the training rows do not have cannot be learned; it counts as an error, not as a crash.
        return {"logits": labels.index(row["label"]) if row["label"] in labels else -100}

    def head(self, hidden: int, dropout: float, space: Space) -> torch.nn.Module:
        from engine.tasks.parts.heads import SentenceHead

        return SentenceHead(hidden, len(space["labels"]), dropout)

    def loss(
        self, outputs: Sequence[torch.Tensor], targets: Mapping[str, torch.Tensor], settings: LossSettings
    ) -> torch.Tensor:
        from engine.tasks.parts.heads import class_loss

        return class_loss(outputs[0], targets["logits"], settings.smoothing, settings.weights.get("logits"))

    def decode(self, logits: Logits, encoding: Encoding, read: Reading, space: Space) -> Prediction:
        chances = softmax(calibrated(logits["logits"], space))
        # By the logits themselves: scaled and rounded, two that nearly are the same may change places.
        best = np.argsort(-logits["logits"], kind="stable")[: ALTERNATIVES + 1]
        ranked = [(str(space["labels"][index]), float(chances[index])) for index in best]
        return Prediction(ranked[0][0], ranked[0][1], tuple(ranked[1:]))

    def certainty(self, space: Space) -> Certainty | None:
        return lambda logits, encoding: float(softmax(logits["logits"]).max())

    def gold(self, row: Row) -> str:
        return str(row["label"])

    def label(self, row: Row) -> str:
        return str(row["label"])

    def scores(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, NDArray[np.float64] | None]:
        return {"accuracy": np.array([a == b for a, b in zip(gold, predicted, strict=True)], float), "macro_f1": None}

    def metrics(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
        from sklearn.metrics import accuracy_score, f1_score

        return {
            "accuracy": float(accuracy_score(gold, predicted)),
            "macro_f1": float(f1_score(gold, predicted, average="macro", zero_division=0.0)),
        }


TASK = Classification()
