"""One answer of a decoder on its way: tokens are chosen and become text until one ends it."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.inference.grammars import Held
from engine.inference.sampling import Sampling, probabilities
from engine.inference.stops import Stops


@dataclass(frozen=True)
class Choosing:
    """How the next token is chosen: among those that a grammar allows, `held`, and `measured` for the likelihood."""

    sampling: Sampling
    held: Held | None
    measured: bool


@dataclass(frozen=True)
class Spelling:
    """How tokens become text: genai's `stream` decodes them, one of `ends` or a stop string ends it."""

    stream: Any
    ends: Collection[int]
    stops: Stops


class Writing:
    """An answer in at most `most` tokens, the prompt's included, from a genai.Generator that has read the prompt."""

    def __init__(self, generator: Any, choosing: Choosing, spelling: Spelling, most: int) -> None:
        self._generator, self._choosing, self._spelling = generator, choosing, spelling
        # All tokens that stand, the prompt's too; what is not given to the model yet stands in `_new`.
        self._text: list[int] = generator.get_sequence(0).tolist()
        self._new: list[int] = []
        self._room = most - len(self._text)
        self.tokens = 0
        self._logs: list[float] = []

    @property
    def text(self) -> str:
        """Return what was written, without its stop string."""
        return self._spelling.stops.text

    @property
    def likelihood(self) -> float:
        """Return the geometric mean of the chosen tokens' probabilities among those allowed, 1.0 of none measured."""
        return math.exp(sum(self._logs) / len(self._logs)) if self._logs else 1.0

    def to_the_end(self, cancelled: Callable[[], bool]) -> str:
        """Write until the text ends, and return why it does."""
        finished = self._add(self._choosing.held.forced()) if self._choosing.held else ""
        while not finished:
            finished = "cancelled" if cancelled() else self._add(self._step())
        self._spelling.stops.flush()
        return finished

    def _step(self) -> list[int]:
        """Return the next token, with those that a grammar leaves no choice of after it."""
        if self._new:
            self._generator.append_tokens(self._new)
            self._new = []
        logits = logits_of(self._generator)
        if self._choosing.held:
            logits = self._choosing.held.allowed(logits)
        token = self._choosing.sampling.choose(logits, self._text)
        if self._choosing.measured:
            self._logs.append(math.log(probabilities(logits)[token]))
        if self._choosing.held is None or token in self._spelling.ends:
            return [token]
        self._choosing.held.take([token])
        return [token, *self._choosing.held.forced()]

    def _add(self, tokens: Sequence[int]) -> str:
        """Take tokens as written; return why the text ends with them, or ''."""
        for token in tokens:
            if token in self._spelling.ends:
                return "end"
            if self.tokens >= self._room:
                return "length"
            self.tokens += 1
            self._text.append(token)
            self._new.append(token)
            if self._spelling.stops.add(self._spelling.stream.decode(token)):
                return "stop"
        if self._choosing.held and self._choosing.held.complete:
            return "end"
        return "length" if self.tokens >= self._room else ""


def logits_of(generator: Any) -> NDArray[np.float32]:
    """Return the logits [vocabulary] after the last token."""
    found = generator.get_logits()
    last: NDArray[np.float32] = np.array(found, dtype=np.float32).reshape(-1, np.shape(found)[-1])[-1]
    return last
