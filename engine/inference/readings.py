"""What a decoder has read stays for a while: a prompt that begins like an earlier one reads only what is new in it.

An agent's turns begin alike (its instructions, its tools, what was said so far), and reading is most of the work of a
short answer. The cache of a reading is genai's own, wound back to where the prompts part.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

log = logging.getLogger(__name__)

# One for each of an agent's prompts: the caller's, the composer's, a spare. Each takes memory for its whole capacity.
KEPT = 3
LEAST_CAPACITY = 1024
# Fewer tokens are the chat form's own: to go on from there would only drop another prompt's reading.
LEAST_SHARED = 16


@dataclass(frozen=True)
class Decoding:
    """How the next token is chosen.

    temperature: 0 always takes the likeliest. top_p: of so much probability in all a token is drawn.
    repetition_penalty: above 1 discourages repeating. seed: of the drawing; None draws anew each time.
    grammar: what the text is held to, as genai's kind of grammar (`json_schema`, `regex`) and its text.
    """

    temperature: float = 0.0
    top_p: float = 0.95
    repetition_penalty: float = 1.0
    seed: int | None = None
    grammar: tuple[str, str] = ("", "")

    @property
    def repeatable(self) -> bool:
        """Whether an earlier reading may be gone on with: a seed counts from the beginning."""
        return self.temperature == 0 or self.seed is None

    def options(self) -> dict[str, Any]:
        """Return genai's search options."""
        options: dict[str, Any] = {
            "do_sample": self.temperature > 0,
            "repetition_penalty": self.repetition_penalty,
        }
        if self.temperature > 0:
            options |= {"temperature": self.temperature, "top_p": self.top_p, "top_k": 0}
            options["random_seed"] = -1 if self.seed is None else self.seed
        return options


@dataclass(frozen=True, eq=False)
class _Kept:
    """A genai.Generator with room for `capacity` tokens in all."""

    decoding: Decoding
    capacity: int
    generator: Any


class Readings:
    """The last readings of one loaded model, a genai.Model; for one thread at a time."""

    def __init__(self, genai: Any, model: Any, context: int) -> None:
        self._genai, self._model, self._context = genai, model, context
        # The one used last stands last.
        self._kept: list[_Kept] = []

    def read(self, tokens: NDArray[np.int32], most: int, decoding: Decoding) -> tuple[Any, int]:
        """Return a genai.Generator that has read `tokens` and has room up to `most` in all, and how many it knew.

        It stays in use until the next call. Raises whatever genai raises.
        """
        found = self._resumed(tokens, most, decoding) if decoding.repeatable else None
        kept, known = found or (self._begun(tokens, most, decoding), 0)
        if decoding.repeatable:
            self._kept = [*self._kept[-KEPT + 1 :], kept]
        return kept.generator, known

    def forget(self) -> None:
        """Let go of all readings."""
        self._kept.clear()

    def _resumed(self, tokens: NDArray[np.int32], most: int, decoding: Decoding) -> tuple[_Kept, int] | None:
        fitting = [
            (_shared(kept.generator.get_sequence(0), tokens), kept)
            for kept in self._kept
            if kept.decoding == decoding and kept.capacity >= most
        ]
        shared, best = max(fitting, key=lambda found: found[0], default=(0, None))
        if best is None or shared < LEAST_SHARED:
            return None
        # Taken out first: what fails half-way is not used again.
        self._kept.remove(best)
        # The last token is always read anew: what follows it is not kept.
        known = min(shared, best.generator.token_count() - 1, len(tokens) - 1)
        try:
            best.generator.rewind_to(known)
        except RuntimeError as error:
            log.info("This model's cache cannot be wound back: %s", error)
            return None
        best.generator.append_tokens(tokens[known:])
        return best, known

    def _begun(self, tokens: NDArray[np.int32], most: int, decoding: Decoding) -> _Kept:
        capacity = min(self._context, max(LEAST_CAPACITY, 1 << (most - 1).bit_length()))
        params = self._genai.GeneratorParams(self._model)
        params.set_search_options(max_length=capacity, **decoding.options())
        kind, grammar = decoding.grammar
        if kind:
            # What the grammar leaves no choice of is appended without asking the model for each token.
            params.set_guidance(kind, grammar, True)
        generator = self._genai.Generator(self._model, params)
        generator.append_tokens(tokens)
        return _Kept(decoding, capacity, generator)


def _shared(one: Sequence[int] | NDArray[np.int32], other: NDArray[np.int32]) -> int:
    """Return how many tokens both begin with."""
    length = min(len(one), len(other))
    differing = np.flatnonzero(np.asarray(one[:length]) != other[:length])
    return int(differing[0]) if len(differing) else length
