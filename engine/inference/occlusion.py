"""What a model looked at in a text: each word is left out in turn, and the fall of the answer's probability is noted.

Occlusion (Zeiler and Fergus 2014; for words Li, Monroe and Jurafsky 2016): it needs nothing of the model but its
answers, so it explains the very file that was published.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.results import Explanation, Prediction, WordWeight
from engine.tasks.parts.features import HEAD_MARK, TAIL_MARK
from engine.tasks.parts.words import WORDS

Answer = Callable[[Sequence[str]], Sequence[Prediction]]
Class = Callable[[object], str]
# A longer text is left out in stretches of several words: a person waits for this many answers.
MOST = 160


def explain(text: str, answer: Answer, class_of: Class) -> Explanation:
    """Return the model's answer and the weight of each stretch, from -1 to 1: what its absence takes from the answer.

    `answer` predicts texts in order, `class_of` names the class of a `Prediction.value`.
    """
    # What marks other words is none of them.
    words = [match.span() for match in WORDS.finditer(text) if match[0] not in (HEAD_MARK, TAIL_MARK)]
    size = max(1, -(-len(words) // MOST))
    stretches = [(words[at][0], words[min(at + size, len(words)) - 1][1]) for at in range(0, len(words), size)]
    whole, *rest = answer([text, *(f"{text[:start]} {text[end:]}".strip() for start, end in stretches)])
    said = class_of(whole.value)
    weights = (
        WordWeight(start, end, whole.confidence - _chance(prediction, said, class_of))
        for (start, end), prediction in zip(stretches, rest, strict=True)
    )
    return Explanation(text, whole, tuple(weights))


def _chance(prediction: Prediction, said: str, class_of: Class) -> float:
    """Return how likely an answer is to a prediction; what is not among its alternatives is hardly likely at all."""
    if class_of(prediction.value) == said:
        return prediction.confidence
    return dict(prediction.alternatives).get(said, 0.0)
