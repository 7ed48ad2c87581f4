"""Models at the endpoint's port that answer as they are told, at once, and remember what they were asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.endpoint.ports import Offered
from engine.results import Prediction


@dataclass(frozen=True)
class Text:
    """What was written, as `engine.inference.generator.Generation` has it."""

    text: str
    prompt_tokens: int = 7
    tokens: int = 3
    finished: str = "end"


@dataclass
class ScriptedWriter:
    """Writes `answers` one after the other, the last again and again, word by word; an exception is raised.

    With `hold` it waits, after its first word, until it is told to stop; `begun` says that it is that far.
    """

    answers: list[Text | Exception] = field(default_factory=lambda: [Text("It is late.")])
    hold: bool = False
    asked: list[tuple[list[Mapping[str, str]], dict[str, Any]]] = field(default_factory=list)
    begun: threading.Event = field(default_factory=threading.Event)
    stopped: threading.Event = field(default_factory=threading.Event)
    at_once: int = 0
    most_at_once: int = 0

    def generate(
        self,
        messages: Sequence[Mapping[str, str]],
        on_text: Callable[[str], None],
        cancelled: Callable[[], bool],
        **options: Any,
    ) -> Text:
        """Write the next answer."""
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            self.asked.append((list(messages), options))
            answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
            if isinstance(answer, Exception):
                raise answer
            for at, word in enumerate(answer.text.split(" ")):
                on_text(word if at == 0 else f" {word}")
                if self.hold:
                    return self._held(cancelled)
            return answer
        finally:
            self.at_once -= 1

    def _held(self, cancelled: Callable[[], bool]) -> Text:
        self.begun.set()
        while not cancelled():
            self.stopped.wait(0.01)
        self.stopped.set()
        return Text("", finished="cancelled")


class ScriptedClassifier:
    """Says of every text how long it is."""

    def predict(self, texts: Sequence[str | tuple[str, str]]) -> list[Prediction]:
        """Return one prediction a text."""
        return [Prediction("long" if len(text) > 3 else "short", 0.75, (("other", 0.25),)) for text in texts]


class ScriptedModels:
    """Offers a writer called `scribe` and a classifier called `lengths`, known by the id model-1 as well."""

    def __init__(self) -> None:
        self.writer = ScriptedWriter()
        self.classifier = ScriptedClassifier()

    async def offered(self) -> Sequence[Offered]:
        """Return both."""
        lengths = Offered("lengths", "model-1", "classification", 1_700_000_000, classifier=self.classifier)
        return (lengths, Offered("scribe", writer=self.writer))
