"""Counts the tokens that a base model makes of a task's rows, for checks that look at many rows before training."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from tokenizers import Encoding

from engine.results import BaseModel
from engine.tasks.encoder_task import EncoderTask
from engine.tasks.parts.tokens import load_tokenizer, unknown_id
from engine.tasks.parts.words import WORDS
from engine.tasks.task import Row, Task, joined

# A token has at most about this many characters: that much of a text shows whether it is too long.
LONGEST_TOKEN = 8
# The limit of a task that reads all of a text, in windows: no text is as long.
ALL_READ = 1 << 40


class TokenCounter:
    """`base` is the base model's name, `read` says what `limit` does for a task that reads no windows."""

    def __init__(self, task: Task, base: BaseModel, read: Callable[[Sequence[tuple[int, int]]], int]) -> None:
        """Load the tokenizer; raises BadInput `base_no_tokenizer`."""
        self.base = base.name
        self._read = read
        self._task = task
        self._tokenizer = load_tokenizer(Path(base.folder), 1)
        self._tokenizer.no_truncation()
        self._unknown = unknown_id(self._tokenizer)

    def limit(self, lengths: Sequence[tuple[int, int]]) -> int:
        """Return the most tokens a row that are read, special ones included; `lengths` as in `DatasetProfile`."""
        windows = isinstance(self._task, EncoderTask) and self._task.windows
        return ALL_READ if windows else self._read(lengths)

    def lengths(self, rows: Sequence[Row], limit: int) -> list[int]:
        """Return the tokens of each row, special ones included; far beyond the limit, those of its beginning."""
        texts = [joined(self._task.reads(row)) for row in rows]
        most = limit * LONGEST_TOKEN
        counts = self._count([text[:most] for text in texts])
        doubtful = [at for at, text in enumerate(texts) if len(text) > most and counts[at] <= limit]
        for at, count in zip(doubtful, self._count([texts[at] for at in doubtful]), strict=True):
            counts[at] = count
        return counts

    def pieces(self, texts: Sequence[str]) -> list[tuple[int, int, int]]:
        """Return the words of each text, its tokens without special ones, and how many words are unknown."""
        encodings = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [
            (_words(text), len(encoding.ids), self._unknown_words(text, encoding))
            for text, encoding in zip(texts, encodings, strict=True)
        ]

    def _unknown_words(self, text: str, encoding: Encoding) -> int:
        # One unknown token may stand for a whole sentence of a language that is written without blanks.
        pairs = zip(encoding.ids, encoding.offsets, strict=True)
        return sum(_words(text[start:end]) for number, (start, end) in pairs if number == self._unknown)

    def _count(self, texts: Sequence[str]) -> list[int]:
        return [len(encoding.ids) for encoding in self._tokenizer.encode_batch_fast(list(texts))]


def _words(text: str) -> int:
    return len(WORDS.findall(text))
