"""Text pairs: how alike two texts are, or how much an item suits a reader; or which class the two belong to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import BadInput
from engine.results import Confusion, Prediction, Role, TaskInfo
from engine.tasks.classification import Classification
from engine.tasks.encoder_task import Certainty, Logits, LossSettings, Target
from engine.tasks.parts.features import TYPES
from engine.tasks.task import NOTHING, Reading, Row, Space

if TYPE_CHECKING:
    import torch
    from tokenizers import Encoding

Arrays = tuple[NDArray[np.float64], NDArray[np.float64]]


class Score(float):
    """A right number that knows whose it is: items are ranked for each `query` (a reader, a question) by itself."""

    query: str

    def __new__(cls, value: float, query: str = "") -> Score:
        made = super().__new__(cls, value)
        made.query = query
        return made


class Pairs(Classification):
    """Both texts read together, with token types (Devlin et al. 2019); mean squared error, or cross-entropy of classes.

    Rows of two texts (`text`, `text_pair`) and a number (`score`), or a class (`label`) where the column holds words.
    Rows with the same first text are the items of one query, and their order is scored as well.
    """

    info = TaskInfo(
        name="pairs",
        title="Compare or rate two texts",
        meaning="The model reads two texts and says how well they fit, as a number, or which class the two belong to.",
        example="“blue shoes” + “Sandals, red” → 1.5\n“It rains.” + “It is dry.” → contradiction",
        roles=(
            Role(
                "text",
                "text",
                True,
                (
                    "text",
                    "text_a",
                    "text1",
                    "sentence1",
                    "sentence_a",
                    "premise",
                    "query",
                    "question",
                    "reader",
                    "user",
                ),
            ),
            Role(
                "text_pair",
                "text",
                True,
                (
                    "text_pair",
                    "text_b",
                    "text2",
                    "sentence2",
                    "sentence_b",
                    "hypothesis",
                    "passage",
                    "item",
                    "document",
                ),
            ),
            Role(
                "judgement",
                "judgement",
                True,
                ("label", "score", "relevance", "rating", "similarity", "grade", "target", "class", "relation"),
            ),
        ),
        metric="mse",
        class_metric="accuracy",
    )
    features = (TYPES,)

    def reads(self, row: Row) -> Reading:
        return str(row["text"]), str(row["text_pair"])

    def space(self, rows: Sequence[Row], tools: Sequence[Mapping[str, Any]] | None) -> Space:
        if not _is_scored(rows):
            return super().space(rows, tools)
        # What is learned has mean 0 and spread 1, so that one learning rate suits ratings and percentages.
        scores = [float(row["score"]) for row in rows]
        return {"mean": float(np.mean(scores)), "spread": float(np.std(scores)) or 1.0}

    def targets(self, row: Row, encoding: Encoding, space: Space) -> Mapping[str, Target]:
        if "mean" not in space:
            return super().targets(row, encoding, space)
        return {"logits": (float(row["score"]) - space["mean"]) / space["spread"]}

    def head(self, hidden: int, dropout: float, space: Space) -> torch.nn.Module:
        from engine.tasks.parts.heads import SentenceHead

        return SentenceHead(hidden, len(space["labels"]) if "labels" in space else 1, dropout)

    def loss(
        self, outputs: Sequence[torch.Tensor], targets: Mapping[str, torch.Tensor], settings: LossSettings
    ) -> torch.Tensor:
        if not targets["logits"].is_floating_point():
            return super().loss(outputs, targets, settings)
        from torch.nn.functional import mse_loss

        return mse_loss(outputs[0].float().squeeze(-1), targets["logits"].float())

    def decode(self, logits: Logits, encoding: Encoding, read: Reading, space: Space) -> Prediction:
        if "mean" not in space:
            return super().decode(logits, encoding, read, space)
        return Prediction(float(logits["logits"][0]) * space["spread"] + space["mean"], 1.0)

    def certainty(self, space: Space) -> Certainty | None:
        return super().certainty(space) if "mean" not in space else None

    def gold(self, row: Row) -> Any:
        return Score(row["score"], str(row["text"])) if "score" in row else str(row["label"])

    def label(self, row: Row) -> str:
        return NOTHING if "score" in row else str(row["label"])

    def metric(self, gold: Sequence[Any]) -> str:
        return self.info.metric if _numbers(gold) else self.info.class_metric

    def unit(self, gold: Sequence[Any]) -> float:
        # A share of the variance is to an error what a point of accuracy is to a class.
        return float(np.var(gold)) or 1.0 if _numbers(gold) else 1.0

    def scores(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, NDArray[np.float64] | None]:
        _refuse_mixed(gold, predicted)
        if not _numbers(gold):
            return super().scores(gold, predicted)
        ranked: dict[str, NDArray[np.float64] | None] = {"ndcg": None, "mrr": None} if _has_queries(gold) else {}
        return {"mse": (np.array(gold, float) - np.array(predicted, float)) ** 2, **ranked}

    def metrics(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
        _refuse_mixed(gold, predicted)
        if not _numbers(gold):
            return super().metrics(gold, predicted)
        from sklearn.metrics import mean_squared_error

        found = {"mse": float(mean_squared_error(gold, predicted))}
        return {**found, "ndcg": ndcg(gold, predicted), "mrr": mrr(gold, predicted)} if _has_queries(gold) else found

    def classes(self, value: Any) -> str:
        return NOTHING if isinstance(value, float) else str(value)

    def paired(self, gold: Sequence[Any], predicted: Sequence[Any]) -> tuple[list[str], list[str]]:
        return ([], []) if _numbers(gold) else super().paired(gold, predicted)

    def confusion(self, gold: Sequence[Any], predicted: Sequence[Any]) -> Confusion | None:
        return None if _numbers(gold) else super().confusion(gold, predicted)


def ndcg(gold: Sequence[Score], predicted: Sequence[float]) -> float:
    """Return the mean NDCG of the queries that have items of different worth (Järvelin and Kekäläinen 2002).

    As scikit-learn has it: gains are the numbers themselves, counted from the lowest where that is negative, and those
    that were given the same number share their places. An interval asks for it a thousand times, which scikit-learn's
    own, made for one large table, is too slow for.
    """
    lowest = min(0.0, *gold)
    return _mean([_ndcg(true - lowest, said) for true, said in _queries(gold, predicted)])


def mrr(gold: Sequence[Score], predicted: Sequence[float]) -> float:
    """Return the mean reciprocal rank of the first relevant item (Voorhees 1999) of the queries that `ndcg` counts.

    Relevant are a query's best items. Others that were given the same number rank first: a tie is no merit.
    """
    found = []
    for true, said in _queries(gold, predicted):
        relevant = true == true.max()
        found.append(1 / (1 + int((said[~relevant] >= said[relevant].max()).sum())))
    return _mean(found)


def _ndcg(gains: NDArray[np.float64], said: NDArray[np.float64]) -> float:
    discounts = 1 / np.log2(np.arange(len(gains)) + 2)
    order = np.argsort(-said, kind="stable")
    ranked = said[order]
    starts = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]])
    sizes = np.diff(np.r_[starts, len(ranked)])
    reached = np.add.reduceat(gains[order], starts) / sizes * np.add.reduceat(discounts, starts)
    # Where gains share places, their mean's last bit can carry a right order beyond 1.
    return min(1.0, float(reached.sum() / (np.sort(gains)[::-1] @ discounts)))


def _queries(gold: Sequence[Score], predicted: Sequence[float]) -> Iterator[Arrays]:
    """Yield the true and the said numbers of each query whose items differ."""
    items: dict[str, list[tuple[float, float]]] = {}
    for true, said in zip(gold, predicted, strict=True):
        items.setdefault(true.query, []).append((float(true), float(said)))
    for pairs in items.values():
        true_ones, said_ones = np.array(pairs).T
        if true_ones.min() < true_ones.max():
            yield true_ones, said_ones


def _mean(found: Sequence[float]) -> float:
    """Return the mean; where nothing had to be put in order, the order is right."""
    return float(np.mean(found)) if found else 1.0


def _has_queries(gold: Sequence[Score]) -> bool:
    # Any draw of as many rows, as the bootstrap makes, has a query twice as well.
    return len({score.query for score in gold}) < len(gold)


def _numbers(values: Sequence[Any]) -> bool:
    return all(isinstance(value, float) for value in values)


def _is_scored(rows: Sequence[Row]) -> bool:
    return bool(rows) and "score" in rows[0]


def _refuse_mixed(gold: Sequence[Any], predicted: Sequence[Any]) -> None:
    """Raise BadInput `judgement_kind` where a model of classes is measured on numbers, or the other way round."""
    if _numbers(gold) != _numbers(predicted):
        raise BadInput("judgement_kind", gold=str(gold[0]), predicted=str(predicted[0]))


TASK = Pairs()
