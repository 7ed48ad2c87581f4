"""Relation extraction: what one marked stretch of a text has to do with the other."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import BadInput
from engine.results import Role, TaskInfo
from engine.tasks.classification import Classification
from engine.tasks.entities import canonical_spans
from engine.tasks.parts.features import HEAD_MARK, MARKS, TAIL_MARK
from engine.tasks.task import Reading, Row, Space

if TYPE_CHECKING:
    import torch

HEAD, TAIL = "e1", "e2"
# What stands around the two in the text that the model reads, as in R-BERT (Wu and He 2019).
SIGNS = {HEAD: HEAD_MARK, TAIL: TAIL_MARK}
# Labels that say there is no relation; the official score of SemEval-2010 Task 8 leaves them out.
NO_RELATION = frozenset({"other", "none", "no_relation", "no relation"})
NONE = "no relation"
_TYPED = re.compile(r"<(e1|e2)>\s*(.*?)\s*</\1>", re.DOTALL)
_DIRECTION = re.compile(r"\((?:e1,\s*e2|e2,\s*e1)\)$")
_TURNED = {"1": "2", "2": "1"}


class Relations(Classification):
    """The sentence's class with both stretches marked; macro-F1 over the relations, direction counted (`macro_f1`)."""

    info = TaskInfo(
        name="relations",
        title="Tell how two things are related",
        meaning="The model reads a text in which two things are marked and says what one has to do with the other.",
        example="“The [fire] was caused by [fuel]” → effect and cause\n“[Anna] works for [Acme]” → employed by",
        roles=(
            Role("text", "text", True, ("text", "sentence", "content")),
            Role("spans", "pair", True, ("spans", "entities")),
            Role("label", "category", True, ("label", "relation", "class")),
        ),
        metric="macro_f1",
        answer=("spans", "label"),
        signs=(HEAD_MARK, TAIL_MARK),
        settings=("class_weights", "label_smoothing"),
        explained=True,
    )
    features = (MARKS,)

    @property
    def structure(self) -> Callable[[Row], Mapping[str, str]]:
        return _canonical

    def reads(self, row: Row) -> str:
        """Return the text with both stretches marked; one without spans may hold <e1>...</e1> and <e2>...</e2>."""
        text = str(row["text"])
        if not row.get("spans"):
            return _TYPED.sub(lambda found: f"{SIGNS[found[1]]} {found[2]} {SIGNS[found[1]]}", text)
        for span in sorted(json.loads(row["spans"]), key=lambda span: -int(span["start"])):
            start, end, mark = span["start"], span["end"], SIGNS[span["label"]]
            text = f"{text[:start]}{mark} {text[start:end]} {mark}{text[end:]}"
        return text

    def read(self, given: Reading) -> str:
        """Return the text with both stretches marked; given two, the second is the JSON of the spans of the first.

        Raises BadInput `marks_missing`, and as `structure` does for spans that are no pair.
        """
        text, spans = (given, "") if isinstance(given, str) else given
        read = self.reads(_canonical({"text": text, "spans": spans, "label": ""}))
        if any(read.count(sign) < 2 for sign in SIGNS.values()):
            raise BadInput("marks_missing")
        return read

    def head(self, hidden: int, dropout: float, space: Space) -> torch.nn.Module:
        from engine.tasks.parts.heads import MarkedHead

        return MarkedHead(hidden, len(space["labels"]), dropout)

    def choices(self, known: Sequence[str]) -> tuple[str, ...]:
        """Return the labels known, each in both directions where it has one, and one for no relation."""
        turned = [_turned(label) for label in known if _DIRECTION.search(label)]
        none = () if any(label.casefold() in NO_RELATION for label in known) else (NONE,)
        return tuple(dict.fromkeys((*known, *turned, *none)))

    def answered(self, text: str, answer: Mapping[str, str]) -> Mapping[str, str]:
        shaped = _canonical({"text": text, "spans": "", "label": "", **answer})
        if not shaped["label"].strip():
            raise BadInput("relation_form", problem="no relation was chosen")
        return {name: shaped[name] for name in self.info.answer}

    def scores(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, NDArray[np.float64] | None]:
        return {"macro_f1": None, "accuracy": super().scores(gold, predicted)["accuracy"]}

    def metrics(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
        return {**super().metrics(gold, predicted), "macro_f1": relation_f1(gold, predicted)}


def relation_f1(gold: Sequence[str], predicted: Sequence[str]) -> float:
    """Return the official score of SemEval-2010 Task 8 (Hendrickx et al. 2010): the mean F1 of the relations.

    A relation counts as one in both directions, but is right only in the right one; no relation is none.
    """
    kinds = {_kind(label) for label in gold} - NO_RELATION
    scores = []
    for kind in kinds:
        right = sum(a == b and _kind(a) == kind for a, b in zip(gold, predicted, strict=True))
        total = sum(_kind(label) == kind for label in (*gold, *predicted))
        scores.append(2 * right / total)
    return sum(scores) / len(scores) if scores else 1.0


def _kind(label: str) -> str:
    return _DIRECTION.sub("", label).casefold()


def _turned(label: str) -> str:
    return _DIRECTION.sub(lambda found: re.sub("[12]", lambda number: _TURNED[number[0]], found[0]), label)


def _canonical(row: Row) -> Mapping[str, str]:
    """Return text, both stretches in the order of the text, and label.

    A row that waits for its label may wait for its stretches as well.
    """
    shaped = canonical_spans(row)
    spans = json.loads(shaped["spans"])
    if not spans and not str(row["label"]).strip():
        return {"text": shaped["text"], "spans": "", "label": ""}
    if len(spans) != 2:
        raise BadInput("relation_form", problem=f"{len(spans)} stretches of the text are marked and not two")
    if {span["label"] for span in spans} != {HEAD, TAIL}:
        for span, label in zip(spans, (HEAD, TAIL), strict=True):
            span["label"] = label
    if spans[0]["end"] > spans[1]["start"]:
        raise BadInput("relation_form", problem="the two marked stretches overlap")
    return {"text": shaped["text"], "spans": json.dumps(spans, ensure_ascii=False), "label": str(row["label"])}


TASK = Relations()
