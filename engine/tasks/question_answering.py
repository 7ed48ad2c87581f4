"""Answering questions from a passage: the answer is a stretch of the passage, or there is none."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import BadInput
from engine.results import Prediction, Role, TaskInfo
from engine.tasks.encoder_task import EncoderTask, Logits, LossSettings, Output
from engine.tasks.features import TYPES
from engine.tasks.spans import IGNORED
from engine.tasks.task import NOTHING, Reading, Row, Space
from engine.tasks.text_metrics import exact, overlap_f1

if TYPE_CHECKING:
    import torch
    from tokenizers import Encoding

# What a token is: nothing, the beginning of the answer, its end, or both.
START, END = 1, 2
# The longest answer, in tokens: a start and an end further apart belong to two different guesses.
LONGEST = 30


class QuestionAnswering(EncoderTask):
    """Where the answer begins and ends, both at the first token for none (BERT: Devlin et al. 2019, sections 4.2, 4.3).

    Rows of a question (`text`), a passage (`text_pair`), the answer (`target`, '' for none) and where it stands.
    """

    info = TaskInfo(
        name="question-answering",
        title="Answer questions from a passage",
        meaning="The model reads a question and a passage and points to the words of the passage that answer it.",
        example="“When do you open?” + “We open at nine.” → at nine\n“Who pays?” + “It rains.” → no answer",
        roles=(
            Role("text", "text", True, ("question", "query", "text")),
            Role("text_pair", "text", True, ("context", "passage", "paragraph", "document")),
            Role("target", "text", True, ("answer", "answer_text", "target", "response")),
            Role("answers", "json", False, ("answers",)),
        ),
        metric="f1",
    )
    outputs = (Output("ends", per_token=True),)
    features = (TYPES,)
    one_class = False

    def reads(self, row: Row) -> Reading:
        return str(row["text"]), str(row["text_pair"])

    def space(self, rows: Sequence[Row], tools: Sequence[Mapping[str, Any]] | None) -> Space:
        # Where every question has its answer, 'none' is no answer.
        return {"may_be_none": any(not row["target"] for row in rows)}

    def targets(self, row: Row, encoding: Encoding, space: Space) -> dict[str, int | list[int]]:
        found = [0 if place else IGNORED for place in _answerable(encoding, space)]
        answers = json.loads(row["answers"])
        if answers:
            first = answers[0]["answer_start"]
            inside = [
                at
                for at, (start, end) in enumerate(encoding.offsets)
                if encoding.sequence_ids[at] == 1 and start < first + len(answers[0]["text"]) and end > first
            ]
        else:
            inside = [0]
        if inside:  # an answer that was cut off with the end of its passage teaches nothing
            found[inside[0]] |= START
            found[inside[-1]] |= END
        else:
            found = [IGNORED] * len(found)
        return {"ends": found}

    def head(self, hidden: int, dropout: float, space: Space) -> torch.nn.Module:
        from engine.tasks._heads import TokenHead

        return TokenHead(hidden, 2, dropout)

    def loss(
        self, outputs: Sequence[torch.Tensor], targets: Mapping[str, torch.Tensor], settings: LossSettings
    ) -> torch.Tensor:
        from engine.tasks._heads import ends_loss

        return ends_loss(outputs[0], targets["ends"], settings.smoothing)

    def decode(self, logits: Logits, encoding: Encoding, read: Reading, space: Space) -> Prediction:
        start, end, confidence = best_ends(logits["ends"], _answerable(encoding, space))
        if encoding.sequence_ids[start] != 1:
            return Prediction(NOTHING, confidence)
        return Prediction(read[1][encoding.offsets[start][0] : encoding.offsets[end][1]], confidence)

    def gold(self, row: Row) -> Any:
        return str(row["target"])

    def label(self, row: Row) -> str:
        return NOTHING

    def answer(self, label: str, read: Reading, lexicon: Any) -> Any:
        """Return the sentence of the passage that shares the most words with the question."""
        asked = set(read[0].lower().split())
        sentences = re.split(r"(?<=[.!?。！？])\s*", read[1])
        return max(sentences, key=lambda sentence: len(asked & set(sentence.lower().split())))

    def scores(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, NDArray[np.float64] | None]:
        return {"f1": overlap_f1(gold, predicted), "exact_match": exact(gold, predicted)}

    def metrics(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
        return {"f1": float(overlap_f1(gold, predicted).mean()), "exact_match": float(exact(gold, predicted).mean())}

    def classes(self, value: Any) -> str:
        return "an answer" if value else "no answer"

    @property
    def structure(self) -> Callable[[Row], Mapping[str, str]]:
        return _canonical


def best_ends(logits: NDArray[np.float32], answerable: Sequence[bool]) -> tuple[int, int, float]:
    """Return the likeliest start and end (both included) and how sure it is; `logits` [tokens, 2].

    An end is not before its start, nor more than LONGEST tokens behind it.
    """
    allowed = np.where(np.array(answerable)[:, None], logits, -np.inf).astype(np.float64)
    starts, ends = (allowed - np.logaddexp.reduce(allowed, axis=0)).T
    pairs = starts[:, None] + ends[None, :]
    near = np.triu(np.ones_like(pairs, bool)) & ~np.triu(np.ones_like(pairs, bool), LONGEST)
    # The first token means that there is no answer: it goes with itself only.
    near[0, 1:] = False
    best = np.where(near, pairs, -np.inf)
    start, end = np.unravel_index(best.argmax(), best.shape)
    return int(start), int(end), float(np.exp(best.max()))


def _answerable(encoding: Encoding, space: Space) -> list[bool]:
    """Whether an answer may begin or end at each token: those of the passage, and the first for none."""
    inside = [sequence == 1 for sequence in encoding.sequence_ids]
    inside[0] = bool(space["may_be_none"])
    return inside


def _canonical(row: Row) -> Mapping[str, str]:
    """Return question, passage, answer, and every accepted answer with its place as JSON."""
    question, passage = str(row["text"]), str(row["text_pair"])
    answers = _given(row.get("answers")) or _found(str(row["target"]), passage)
    for answer in answers:
        start, text = answer["answer_start"], answer["text"]
        if passage[start : start + len(text)] != text:
            raise BadInput("answer_form", problem=f"'{text[:60]}' does not stand at {start} in the passage")
    return {
        "text": question,
        "text_pair": passage,
        "target": answers[0]["text"] if answers else "",
        "answers": json.dumps(answers, ensure_ascii=False),
    }


def _given(cell: Any) -> list[dict[str, Any]]:
    try:
        return [
            {"text": str(item["text"]), "answer_start": int(item["answer_start"])} for item in json.loads(cell or "[]")
        ]
    except (ValueError, TypeError, KeyError):
        raise BadInput("answer_form", problem="the answers are no list of text and answer_start") from None


def _found(answer: str, passage: str) -> list[dict[str, Any]]:
    """Return the answer at the first place where it stands."""
    if not answer.strip():
        return []
    start = passage.find(answer)
    if start < 0:
        raise BadInput("answer_form", problem=f"'{answer[:60]}' does not stand in the passage")
    return [{"text": answer, "answer_start": start}]


TASK = QuestionAnswering()
