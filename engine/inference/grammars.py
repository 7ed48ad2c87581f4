"""Holds a text to a JSON Schema or a regular expression: which tokens may come next, and which must.

llguidance does this itself, not through onnxruntime-genai, whose own use of it fails where a forced character, such as
a Chinese one, is split over several tokens.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import BadInput

# Blanks between values could go on for ever: they stand as `json.dumps` writes them.
JSON_FORM: Any = {"whitespace_flexible": False, "item_separator": ", ", "key_separator": ": "}
# Compiled grammars that are kept: an agent's turns use the same one again and again.
KEPT = 8


class Held:
    """One text held to a grammar; the tokens written so far are in it."""

    def __init__(self, matcher: Any, size: int) -> None:
        self._matcher, self._size = matcher, size

    def allowed(self, logits: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the logits [vocabulary] with those of tokens that may not come next at minus infinity."""
        bits = np.unpackbits(np.frombuffer(self._matcher.compute_bitmask(), np.uint8), bitorder="little")[: self._size]
        masked = np.full_like(logits, -np.inf)
        masked[: self._size] = np.where(bits, logits[: self._size], -np.inf)
        return masked

    def take(self, tokens: Sequence[int]) -> None:
        """Take tokens as written; raises RuntimeError where the grammar does not allow them."""
        if not self._matcher.consume_tokens(list(tokens)):
            raise RuntimeError(self._matcher.get_error())

    def forced(self) -> list[int]:
        """Take and return the tokens of which the grammar leaves no choice now."""
        tokens: list[int] = self._matcher.compute_ff_tokens()
        self.take(tokens)
        return tokens

    @property
    def complete(self) -> bool:
        """Whether nothing more may come."""
        return bool(self._matcher.is_stopped())


class Grammars:
    """The grammars of one tokenizer; `ends` are the tokens that end a text, `size` is how many tokens there are."""

    def __init__(self, tokenizer: Path, ends: Collection[int], size: int) -> None:
        self._file, self._ends, self._size = tokenizer, sorted(ends), size
        self._tokenizer: Any = None
        self._compiled: dict[str, Any] = {}

    def json(self, schema: Mapping[str, Any]) -> Held:
        """Return what holds a text to a JSON Schema; raises BadInput `schema_unusable`."""
        from llguidance import LLMatcher

        text = json.dumps(schema, ensure_ascii=False)
        return self._held(LLMatcher.grammar_from_json_schema(text, overrides=JSON_FORM))

    def pattern(self, expression: str) -> Held:
        """Return what holds a text to a regular expression; raises BadInput `schema_unusable`."""
        from llguidance import LLMatcher

        return self._held(LLMatcher.grammar_from_regex(expression))

    def _held(self, grammar: str) -> Held:
        if grammar not in self._compiled:
            while len(self._compiled) >= KEPT:
                del self._compiled[next(iter(self._compiled))]
            self._compiled[grammar] = self._matcher(grammar)
        return Held(self._compiled[grammar].deep_copy(), self._tokenizer.vocab_size)

    def _matcher(self, grammar: str) -> Any:
        from llguidance import LLMatcher, LLTokenizer

        if self._tokenizer is None:
            text = self._file.read_text(encoding="utf-8")
            self._tokenizer = LLTokenizer(text, n_vocab=self._size, eos_token=self._ends)
        made = LLMatcher(self._tokenizer, grammar, log_level=0)
        if made.is_error():
            raise BadInput("schema_unusable", problem=made.get_error().splitlines()[0][:200])
        return made
