"""Multi-label classification: several classes a text, or none."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import BadInput
from engine.results import Prediction, Role, TaskInfo
from engine.tasks.encoder_task import Certainty, EncoderTask, Logits, LossSettings, Output, Target
from engine.tasks.parts.chances import sigmoid
from engine.tasks.task import NOTHING, Reading, Row, Space

if TYPE_CHECKING:
    import torch
    from tokenizers import Encoding

# What stands between the classes of a cell: the first of these that the cell holds, so that a class may have a comma.
SEPARATORS = (";", "|", ",")
# A class is said from this probability on: a bound of its own for each would need more rows than rare classes have.
THRESHOLD = 0.5
ALTERNATIVES = 3


class Multilabel(EncoderTask):
    """A logistic regression a class over the mean of the tokens, binary cross-entropy; F1 over the classes.

    Rows of a text (`text`) and its classes (`labels`, a JSON list in the order of the alphabet).
    """

    info = TaskInfo(
        name="multilabel",
        title="Give texts several classes",
        meaning="The model reads a text and says which of your classes fit it: several, one or none.",
        example="“Late, and the lamp is broken” → delay, damage\n“Thank you!” → none",
        roles=(
            Role("text", "text", True, ("text", "sentence", "message", "utterance", "review", "content", "question")),
            Role(
                "labels", "categories", True, ("labels", "tags", "topics", "categories", "classes", "genres", "label")
            ),
        ),
        metric="macro_f1",
        settings=("label_smoothing",),
    )
    outputs = (Output("logits"),)

    @property
    def structure(self) -> Callable[[Row], Mapping[str, str]]:
        return _canonical

    def space(self, rows: Sequence[Row], tools: Sequence[Mapping[str, Any]] | None) -> Space:
        return {"labels": sorted({label for row in rows for label in self.gold(row)})}

    def targets(self, row: Row, encoding: Encoding, space: Space) -> Mapping[str, Target]:
        given = set(self.gold(row))
        return {"logits": [float(label in given) for label in space["labels"]]}

    def head(self, hidden: int, dropout: float, space: Space) -> torch.nn.Module:
        from engine.tasks.parts.heads import SentenceHead

        return SentenceHead(hidden, len(space["labels"]), dropout)

    def loss(
        self, outputs: Sequence[torch.Tensor], targets: Mapping[str, torch.Tensor], settings: LossSettings
    ) -> torch.Tensor:
        from engine.tasks.parts.heads import classes_loss

        return classes_loss(outputs[0], targets["logits"], settings.smoothing)

    def decode(self, logits: Logits, encoding: Encoding, read: Reading, space: Space) -> Prediction:
        chances = sigmoid(logits["logits"])
        said = [label for label, chance in zip(space["labels"], chances, strict=True) if chance >= THRESHOLD]
        order = [index for index in np.argsort(-chances, kind="stable") if chances[index] < THRESHOLD]
        others = tuple((str(space["labels"][index]), float(chances[index])) for index in order[:ALTERNATIVES])
        return Prediction(said, _least_sure(chances), others)

    def certainty(self, space: Space) -> Certainty | None:
        return lambda logits, encoding: _least_sure(sigmoid(logits["logits"]))

    def gold(self, row: Row) -> list[str]:
        found: list[str] = json.loads(row["labels"])
        return found

    def label(self, row: Row) -> str:
        # A baseline takes each set of classes that occurs for one class (label powerset).
        return str(row["labels"])

    def answer(self, label: str, read: Reading, lexicon: Any) -> list[str]:
        found: list[str] = json.loads(label)
        return found

    def scores(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, NDArray[np.float64] | None]:
        exact = np.array([set(a) == set(b) for a, b in zip(gold, predicted, strict=True)], float)
        return {"macro_f1": None, "micro_f1": None, "exact_match": exact}

    def metrics(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
        from sklearn.metrics import f1_score
        from sklearn.preprocessing import MultiLabelBinarizer

        exact = self.scores(gold, predicted)["exact_match"]
        assert exact is not None
        table = MultiLabelBinarizer().fit([*gold, *predicted])
        if not len(table.classes_):  # nothing to find, and nothing was found
            return {"macro_f1": 1.0, "micro_f1": 1.0, "exact_match": 1.0}
        true, said = table.transform(gold), table.transform(predicted)
        return {
            "macro_f1": float(f1_score(true, said, average="macro", zero_division=0.0)),
            "micro_f1": float(f1_score(true, said, average="micro", zero_division=0.0)),
            "exact_match": float(exact.mean()),
        }

    def classes(self, value: Any) -> str:
        return ", ".join(value) or NOTHING

    def paired(self, gold: Sequence[Any], predicted: Sequence[Any]) -> tuple[list[str], list[str]]:
        true: list[str] = []
        said: list[str] = []
        for right, found in zip(gold, predicted, strict=True):
            # A row without classes counts once, as nothing.
            for label in sorted({*right, *found}) or [NOTHING]:
                true.append(label if label in right else NOTHING)
                said.append(label if label in found else NOTHING)
        return true, said


def labels_of(cell: str) -> list[str]:
    """Return the classes that a cell holds, each once and in order: a JSON list, or words with a separator between.

    Raises BadInput `labels_form`.
    """
    text = cell.strip()
    found: Any = None
    if text.startswith("["):
        try:
            found = json.loads(text)
        except ValueError:
            raise BadInput("labels_form", problem=f"'{text[:60]}' begins like a JSON list and is none") from None
        if not isinstance(found, list) or any(isinstance(item, list | dict) or item is None for item in found):
            raise BadInput("labels_form", problem=f"'{text[:60]}' is no list of class names")
    else:
        separator = next((sign for sign in SEPARATORS if sign in text), None)
        found = text.split(separator) if separator else [text]
    return sorted({str(item).strip() for item in found} - {NOTHING})


def _least_sure(chances: NDArray[np.float64]) -> float:
    """Return how sure the least sure of the decisions is: one wrong class is a wrong answer."""
    return float(np.maximum(chances, 1 - chances).min())


def _canonical(row: Row) -> Mapping[str, str]:
    return {"text": str(row["text"]), "labels": json.dumps(labels_of(str(row["labels"])), ensure_ascii=False)}


TASK = Multilabel()
