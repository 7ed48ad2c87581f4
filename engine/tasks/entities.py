"""Entity tagging: which stretches of a text name a person, a product, an amount."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import BadInput
from engine.results import Prediction, Role, TaskInfo
from engine.tasks.encoder_task import Certainty, EncoderTask, Logits, LossSettings, Output
from engine.tasks.parts.spans import Span, best_spans, least_sure, span_f1, tag_targets, tags_for
from engine.tasks.task import NOTHING, Reading, Row, Space

if TYPE_CHECKING:
    import torch
    from tokenizers import Encoding


class Entities(EncoderTask):
    """BIO tags a word over a linear layer, cross-entropy, Viterbi decoding; span-level F1, strict (`span_f1`)."""

    info = TaskInfo(
        name="entities",
        title="Mark names and things in texts",
        meaning="The model reads a text and marks the words that name something: a person, a place, a product.",
        example="“Meet Anna in Oslo” → Anna: person, Oslo: place\n“2 kg of flour” → 2 kg: amount",
        roles=(
            Role("text", "text", True, ("text", "sentence", "message", "content", "utterance", "tokens")),
            Role("spans", "spans", True, ("spans", "entities", "ner", "labels", "tags", "annotations")),
        ),
        metric="span_f1",
        answer=("spans",),
        settings=("label_smoothing",),
    )
    outputs = (Output("tags", per_token=True),)
    one_class = False
    reads_shapes = True

    @property
    def structure(self) -> Callable[[Row], Mapping[str, str]]:
        return canonical_spans

    def space(self, rows: Sequence[Row], tools: Sequence[Mapping[str, Any]] | None) -> Space:
        labels = sorted({label for row in rows for _, _, label in self.gold(row)})
        return {"labels": labels, "tags": tags_for(labels)}

    def targets(self, row: Row, encoding: Encoding, space: Space) -> dict[str, int | list[int]]:
        tags = {tag: index for index, tag in enumerate(space["tags"])}
        return {"tags": tag_targets(self.gold(row), encoding, tags)}

    def head(self, hidden: int, dropout: float, space: Space) -> torch.nn.Module:
        from engine.tasks.parts.heads import TokenHead

        return TokenHead(hidden, len(space["tags"]), dropout)

    def loss(
        self, outputs: Sequence[torch.Tensor], targets: Mapping[str, torch.Tensor], settings: LossSettings
    ) -> torch.Tensor:
        from engine.tasks.parts.heads import class_loss

        return class_loss(outputs[0], targets["tags"], settings.smoothing)

    def decode(self, logits: Logits, encoding: Encoding, read: Reading, space: Space) -> Prediction:
        # How sure it is of the least sure of its words: one wrong word is a wrong span.
        return Prediction(best_spans(logits["tags"], space["tags"], encoding), least_sure(logits["tags"], encoding))

    def certainty(self, space: Space) -> Certainty | None:
        return lambda logits, encoding: least_sure(logits["tags"], encoding)

    def gold(self, row: Row) -> list[Span]:
        return [(span["start"], span["end"], span["label"]) for span in json.loads(row["spans"])]

    def stretches(self, value: Any, text: str) -> Sequence[Span]:
        spans: Sequence[Span] = value
        return spans

    def label(self, row: Row) -> str:
        return self.classes(self.gold(row))

    def lexicon(self, rows: Sequence[Row]) -> Any:
        """Return the words of every training span -> the label that they have most often."""
        seen: dict[str, Counter[str]] = {}
        for row in rows:
            for start, end, label in self.gold(row):
                seen.setdefault(row["text"][start:end], Counter())[label] += 1
        return {words: counts.most_common(1)[0][0] for words, counts in seen.items()}

    def answer(self, label: str, read: Reading, lexicon: Any) -> list[Span]:
        """Return the longest known spans, from the left: the baseline of the CoNLL shared tasks."""
        longest = max((len(_words(known)) for known in lexicon), default=0)
        text = str(read)
        bounds = _words(text)
        spans: list[Span] = []
        at = 0
        while at < len(bounds):
            for last in range(min(len(bounds), at + longest) - 1, at - 1, -1):
                start, end = bounds[at][0], bounds[last][1]
                if text[start:end] in lexicon:
                    spans.append((start, end, lexicon[text[start:end]]))
                    at = last
                    break
            at += 1
        return spans

    def scores(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, NDArray[np.float64] | None]:
        exact = [set(map(tuple, a)) == set(map(tuple, b)) for a, b in zip(gold, predicted, strict=True)]
        return {"span_f1": None, "exact_match": np.array(exact, float)}

    def metrics(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
        exact = self.scores(gold, predicted)["exact_match"]
        assert exact is not None
        return {"span_f1": span_f1(gold, predicted), "exact_match": float(exact.mean())}

    def classes(self, value: Any) -> str:
        return ", ".join(sorted({label for _, _, label in value})) or NOTHING

    def paired(self, gold: Sequence[Any], predicted: Sequence[Any]) -> tuple[list[str], list[str]]:
        true: list[str] = []
        said: list[str] = []
        for right, found in zip(gold, predicted, strict=True):
            expected = {(start, end): label for start, end, label in right}
            marked = {(start, end): label for start, end, label in found}
            for place in sorted({*expected, *marked}):
                true.append(expected.get(place, NOTHING))
                said.append(marked.get(place, NOTHING))
        return true, said


def canonical_spans(row: Row) -> Mapping[str, str]:
    """Return text and spans, the spans in the order of the text and as JSON; none where the cell is empty.

    Raises BadInput `span_form`.
    """
    text, cell = str(row["text"]), row["spans"]
    try:
        spans = json.loads(cell) if cell else []
        found = sorted((int(span["start"]), int(span["end"]), str(span["label"]).strip()) for span in spans)
    except (ValueError, TypeError, KeyError):
        raise BadInput("span_form", problem="the spans are no list of start, end and label") from None
    for start, end, label in found:
        if not 0 <= start < end <= len(text) or not label:
            raise BadInput("span_form", problem=f"a span from {start} to {end} is not in the text")
    ordered = [{"start": start, "end": end, "label": label} for start, end, label in found]
    return {"text": text, "spans": json.dumps(ordered, ensure_ascii=False)}


def _words(text: str) -> list[tuple[int, int]]:
    """Return where the words of a text lie; what is written without blanks has one character a word."""
    bounds: list[tuple[int, int]] = []
    for at, sign in enumerate(text):
        if sign.isspace():
            continue
        goes_on = at and bounds and bounds[-1][1] == at and sign.isascii() and text[at - 1].isascii()
        if goes_on and sign.isalnum() == text[at - 1].isalnum():
            bounds[-1] = (bounds[-1][0], at + 1)
        else:
            bounds.append((at, at + 1))
    return bounds


TASK = Entities()
