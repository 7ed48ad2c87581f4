"""Applies a published encoder model to texts: batched, sorted by length, answers in the order of the texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tokenizers import Encoding

from engine.inference.encoder import Encoder
from engine.inference.space import read_space
from engine.results import Prediction
from engine.tasks.encoder_task import EncoderTask
from engine.tasks.parts.tokens import encode, load_tokenizer
from engine.tasks.parts.windows import Found, Windows
from engine.tasks.task import Reading

MODEL_FILE = "model.onnx"
# Texts that are sorted by length together, where there are many: padding is next to nothing then.
PIECE = 2048


class Predictor:
    """A published model; `folder` holds its ONNX file, tokenizer.json and space.json (labels and limits)."""

    def __init__(self, folder: Path, task: EncoderTask, file: str = MODEL_FILE, threads: int | None = None) -> None:
        """Open the model; raises JobFailed `model_not_loaded`."""
        facts = read_space(folder)
        self.task = task
        self.space = facts["space"]
        self.tokenizer = load_tokenizer(folder, facts["max_tokens"], task.windows)
        self.members: int = facts["members"]
        # Above this certainty the first member answers alone.
        self.sure: float = facts["sure"]
        self.encoder = Encoder(folder / file, threads, self.members)

    piece = PIECE

    @property
    def seconds(self) -> float:
        """Return how long the model itself ran so far, on the clock of the wall."""
        return self.encoder.seconds

    def predict(self, texts: Sequence[Reading], on_answers: Callable[[int], None] | None = None) -> list[Prediction]:
        """Return one prediction a text, in order; `on_answers(count)` is called as they come, and may raise to stop."""
        encodings = encode(self.tokenizer, texts)
        found: dict[int, Prediction] = {}
        for index, logits in self._run(encodings, texts):
            found[index] = self.task.decode(logits, encodings[index], texts[index], self.space)
            if on_answers is not None:
                on_answers(len(found))
        return [found[index] for index in range(len(texts))]

    def logits(self, texts: Sequence[Reading], of_all: bool = False) -> list[Found]:
        """Return the raw outputs that each text is answered by, in order; `of_all` members, where some were not needed.

        The parity gate compares those of all with what was trained.
        """
        found = dict(self._run(encode(self.tokenizer, texts), texts, of_all))
        return [found[index] for index in range(len(texts))]

    def _run(
        self, encodings: Sequence[Encoding], texts: Sequence[Reading], of_all: bool = False
    ) -> Iterator[tuple[int, Found]]:
        windows = Windows(self.task, encodings)
        certainty = None if of_all else self.task.certainty(self.space)

        def sure(window: int, found: Found) -> bool:
            return certainty is not None and certainty(found, windows.encodings[window]) > self.sure

        reads = [texts[owner] for owner in windows.owners]
        return windows.whole(self.encoder.run(windows.encodings, reads, sure if certainty is not None else None))
