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
from engine.tasks.encoder_task import EncoderTask, Logits, LossSettings, Output, Target
from engine.tasks.parts.features import TYPES
from engine.tasks.parts.spans import IGNORED
from engine.tasks.parts.text_metrics import exact, overlap_f1
from engine.tasks.parts.windows import windows_of
from engine.tasks.task import NOTHING, Reading, Row, Space

if TYPE_CHECKING:
    import torch
    from tokenizers import Encoding

# What a token is: nothing, the beginning of the answer, its end, or both.
START, END = 1, 2
# The longest answer, in tokens: a start and an end further apart belong to two different guesses.
LONGEST = 30


class Answer(str):
    """A right answer with every answer that is accepted as well ('' alone where there is none)."""

    accepted: tuple[str, ...]

    def __new__(cls, text: str, accepted: Sequence[str] = ()) -> Answer:
        made = super().__new__(cls, text)
        made.accepted = tuple(accepted) or (str(text),)
        return made


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
        settings=("label_smoothing",),
    )
    outputs = (Output("ends", per_token=True),)
    features = (TYPES,)
    windows = True
    one_class = False
    baseline = "sentence"

    def reads(self, row: Row) -> Reading:
        return str(row["text"]), str(row["text_pair"])

    def space(self, rows: Sequence[Row], tools: Sequence[Mapping[str, Any]] | None) -> Space:
        # Where every question has its answer, 'none' is no answer.
        return {"may_be_none": any(not row["target"] for row in rows)}

    def targets(self, row: Row, encoding: Encoding, space: Space) -> Mapping[str, Target]:
        """Return the flags of every token of one window; one that lacks the answer has none, or teaches nothing."""
        nothing = {"ends": [IGNORED] * len(encoding.ids)}
        answers = json.loads(row["answers"])
        place = _place(answers[0], encoding) if answers else None
        if place is None and not space["may_be_none"]:
            return nothing
        first, last = place or (0, 0)
        found = [0 if inside else IGNORED for inside in _answerable(encoding, space)]
        found[first] |= START
        found[last] |= END
        return {"ends": found}

    def head(self, hidden: int, dropout: float, space: Space) -> torch.nn.Module:
        from engine.tasks.parts.heads import TokenHead

        return TokenHead(hidden, 2, dropout)

    def loss(
        self, outputs: Sequence[torch.Tensor], targets: Mapping[str, torch.Tensor], settings: LossSettings
    ) -> torch.Tensor:
        from engine.tasks.parts.heads import ends_loss

        return ends_loss(outputs[0], targets["ends"], settings.smoothing)

    def decode(self, logits: Logits, encoding: Encoding, read: Reading, space: Space) -> Prediction:
        windows = windows_of(self, encoding)
        edges = np.cumsum([len(window.ids) for window in windows])[:-1]
        tables = [
            np.where(np.array(_answerable(window, space))[:, None], table.astype(np.float64), -np.inf)
            for window, table in zip(windows, np.split(logits["ends"], edges), strict=True)
        ]
        # As in BERT: there is no answer where even the window that says so least says it louder than any span.
        none = min(float(table[0].sum()) for table in tables)
        spans = [best_ends(table[1:]) for table in tables]
        at = max(range(len(spans)), key=lambda window: spans[window][0])
        score, start, end = spans[at]
        whole = float(np.logaddexp.reduce(np.concatenate(tables), axis=0).sum())
        if not np.isfinite(max(score, none)):  # a passage without a word
            return Prediction(NOTHING, 0.0)
        if none >= score:
            return Prediction(NOTHING, float(np.exp(none - whole)))
        offsets = windows[at].offsets
        return Prediction(read[1][offsets[start + 1][0] : offsets[end + 1][1]], float(np.exp(score - whole)))

    def gold(self, row: Row) -> Any:
        return Answer(row["target"], [answer["text"] for answer in json.loads(row["answers"])])

    def label(self, row: Row) -> str:
        return NOTHING

    def answer(self, label: str, read: Reading, lexicon: Any) -> Any:
        """Return the sentence of the passage that shares the most words with the question."""
        asked = set(read[0].lower().split())
        sentences = re.split(r"(?<=[.!?。！？])\s*", read[1])
        return max(sentences, key=lambda sentence: len(asked & set(sentence.lower().split())))

    def scores(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, NDArray[np.float64] | None]:
        return {"f1": _nearest(overlap_f1, gold, predicted), "exact_match": _nearest(exact, gold, predicted)}

    def metrics(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
        scores = self.scores(gold, predicted)
        return {name: float(found.mean()) for name, found in scores.items() if found is not None}

    def classes(self, value: Any) -> str:
        return "an answer" if value else "no answer"

    @property
    def structure(self) -> Callable[[Row], Mapping[str, str]]:
        return _canonical


def best_ends(scores: NDArray[np.float64]) -> tuple[float, int, int]:
    """Return the best sum of a start and an end (both included) with their places; `scores` [tokens, 2].

    An end is not before its start, and an answer has at most LONGEST tokens; -inf where it may not begin or end.
    """
    count = len(scores)
    sums = np.full((LONGEST, max(1, count)), -np.inf)
    for more in range(min(LONGEST, count)):
        sums[more, : count - more] = scores[: count - more, 0] + scores[more:, 1]
    more, start = (int(place) for place in np.unravel_index(sums.argmax(), sums.shape))
    return float(sums[more, start]), start, start + more


def _nearest(
    measure: Callable[[Sequence[str], Sequence[str]], NDArray[np.float64]], gold: Sequence[Answer], said: Sequence[str]
) -> NDArray[np.float64]:
    """Return each answer's score against the accepted one that is nearest to it, as SQuAD's scorer counts."""
    pairs = zip(gold, said, strict=True)
    return np.array([measure(right.accepted, [found] * len(right.accepted)).max() for right, found in pairs], float)


def _place(answer: Mapping[str, Any], encoding: Encoding) -> tuple[int, int] | None:
    """Return the first and the last token of an answer, None where not all of it is in this window."""
    text, start = answer["text"], int(answer["answer_start"])
    first = start + len(text) - len(text.lstrip())
    last = start + len(text.rstrip()) - 1

    def token(character: int) -> int | None:
        spans = enumerate(zip(encoding.sequence_ids, encoding.offsets, strict=True))
        return next((at for at, (text, (a, b)) in spans if text == 1 and a <= character < b), None)

    begin, end = token(first), token(last)
    return None if begin is None or end is None else (begin, end)


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
