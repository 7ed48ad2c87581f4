"""What the endpoint needs from outside, as protocols: it loads no model itself, `runtime` brings them together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from engine.results import Prediction


class Written(Protocol):
    """What a writer wrote: its text, the tokens read and written, and how it ended.

    `finished` is end, stop (a stop string), length (no more was allowed) or cancelled.
    """

    @property
    def text(self) -> str: ...
    @property
    def prompt_tokens(self) -> int: ...
    @property
    def tokens(self) -> int: ...
    @property
    def finished(self) -> str: ...


class Writer(Protocol):
    """A decoder that answers messages of role and content; called on a thread of the endpoint's."""

    def generate(
        self,
        messages: Sequence[Mapping[str, str]],
        on_text: Callable[[str], None],
        cancelled: Callable[[], bool],
        *,
        max_tokens: int,
        stop: Sequence[str] = (),
        temperature: float = 0.0,
        top_p: float | None = None,
        seed: int | None = None,
        schema: Mapping[str, Any] | None = None,
    ) -> Written:
        """Write, held to the JSON Schema `schema` where there is one; streams pieces to `on_text`."""


class Classifier(Protocol):
    """A published model; called on a thread of the endpoint's."""

    def predict(self, texts: Sequence[str | tuple[str, str]]) -> Sequence[Prediction]:
        """Return a prediction a text, or a pair of texts; raises BadInput where the task needs a pair."""


@dataclass(frozen=True)
class Offered:
    """A model that other programs may ask: `id` is its name in a request, `also` another that is understood.

    `task` is a published model's, '' of a base model; `created` is in seconds since 1970, 0 where it is not known.
    """

    id: str
    also: str = ""
    task: str = ""
    created: int = 0
    writer: Writer | None = None
    classifier: Classifier | None = None


class Models(Protocol):
    """What there is to ask just now."""

    async def offered(self) -> Sequence[Offered]:
        """Return the models, those that people use most first."""
