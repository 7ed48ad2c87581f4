"""What a decoder has read stays for a while: a prompt that begins like an earlier one reads only what is new in it.

An agent's turns begin alike (its instructions, its tools, what was said so far), and reading is most of the work of a
short answer. The keys and values of a prefix are in genai's own cache, wound back to where the prompts part.

The same prompt gives the same logits each time, be it new, known, or begun like another: a prompt is always read in
blocks, and how a block is cut makes no difference. Tokens that the model wrote were computed one by one, which a
quantised model rounds otherwise: a prompt that goes on from them may get another answer than in a model that was just
opened.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

log = logging.getLogger(__name__)

# One for each of an agent's prompts: the caller's, the composer's, a spare. Each takes memory for its whole capacity.
KEPT = 3
LEAST_CAPACITY = 1024
# Fewer tokens are the chat form's own: to go on from there would only drop another prompt's cache.
LEAST_SHARED = 16
# Tokens that are read at once: between two such blocks the reading can be broken off.
BLOCK = 256


@dataclass(frozen=True, eq=False)
class CachedPrefix:
    """A genai.Generator that has read a prompt, with room for `capacity` tokens in all."""

    generator: Any
    capacity: int

    def shared(self, tokens: NDArray[np.int32]) -> int:
        """Return how many tokens this prompt and `tokens` begin with."""
        known = self.generator.get_sequence(0)
        length = min(len(known), len(tokens))
        differing = np.flatnonzero(known[:length] != tokens[:length])
        return int(differing[0]) if len(differing) else length


class PrefixCache:
    """What one loaded model, a genai.Model, has read last; for one thread at a time."""

    def __init__(self, genai: Any, model: Any, context: int) -> None:
        self._genai, self._model, self._context = genai, model, context
        # The one used last stands last.
        self._kept: list[CachedPrefix] = []

    def read(
        self, tokens: NDArray[np.int32], most: int, cancelled: Callable[[], bool] = lambda: False
    ) -> tuple[Any, int]:
        """Return a genai.Generator that has read `tokens` and has room up to `most` in all, and how many it knew.

        It stays in use until the next call. Where `cancelled` says so between two blocks it has read only some of
        `tokens`, which the next reading goes on from. Raises whatever genai raises.
        """
        prefix, known = self._resumed(tokens, most) or (self._begun(most), 0)
        for block in _blocks(tokens[known:]):
            if cancelled():
                break
            prefix.generator.append_tokens(block)
        self._kept = [*self._kept[-KEPT + 1 :], prefix]
        return prefix.generator, known

    def forget(self) -> None:
        """Let go of all that was read."""
        self._kept.clear()

    def _resumed(self, tokens: NDArray[np.int32], most: int) -> tuple[CachedPrefix, int] | None:
        fitting = [(kept.shared(tokens), kept) for kept in self._kept if kept.capacity >= most]
        shared, best = max(fitting, key=lambda found: found[0], default=(0, None))
        if best is None or shared < LEAST_SHARED:
            return None
        # Taken out first: what fails half-way is not used again.
        self._kept.remove(best)
        # Of what follows the last token nothing is kept, so that it is read anew; never alone, as that is no block.
        known = min(shared, len(tokens) - 2)
        try:
            if known < best.generator.token_count():
                best.generator.rewind_to(known)
        except RuntimeError as error:
            log.info("This model's cache cannot be wound back: %s", error)
            return None
        return best, known

    def _begun(self, most: int) -> CachedPrefix:
        # Twice what is wanted: a talk that outgrows its cache is read again from its beginning, so that must be rare.
        capacity = min(self._context, max(LEAST_CAPACITY, 1 << (2 * most - 1).bit_length()))
        params = self._genai.GeneratorParams(self._model)
        params.set_search_options(max_length=capacity)
        return CachedPrefix(self._genai.Generator(self._model, params), capacity)


def _blocks(tokens: NDArray[np.int32]) -> list[NDArray[np.int32]]:
    """Return tokens in blocks of BLOCK, the last up to one longer: a single token is no block."""
    ends = range(BLOCK, len(tokens) - 1, BLOCK)
    return np.split(tokens, list(ends))
