"""Shows rows as a base model will read them: by the tokenizer, the cut and the targets that training itself uses."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.results import BaseModel, ReadRow, RowPreview, TokenSpan
from engine.tasks.spans import IGNORED
from engine.tasks.task import EncoderTask, Row, Space, Task
from engine.tasks.tokens import encode, load_tokenizer, unknown_id

if TYPE_CHECKING:
    from tokenizers import Encoding

# So much of what is cut off shows where the cut lies; the count says how much there is.
CUT_SHOWN = 40


def read_rows(task: Task, base: BaseModel, limit: int, rows: Sequence[Row], labelled: bool = True) -> RowPreview:
    """Return canonical rows as tokens, at most `limit` of each (special ones included) read.

    Raises BadInput `base_no_tokenizer`.
    """
    tokenizer = load_tokenizer(Path(base.folder), limit)
    unknown = unknown_id(tokenizer)
    texts = [task.reads(row) for row in rows]
    encodings = encode(tokenizer, texts)
    told = labelled and isinstance(task, EncoderTask)
    # Only of these few rows: what a tag is called does not depend on the others.
    space = task.space(rows, None) if told and isinstance(task, EncoderTask) and rows else {}
    read = []
    for row, text, encoding in zip(rows, texts, encodings, strict=True):
        tags = _tags(task, row, encoding, space) if isinstance(task, EncoderTask) and space else [""] * len(encoding)
        read.append(_row(text, encoding, tags, unknown, _learned(task, row) if labelled else ""))
    return RowPreview(base.name, limit, learns(task) if labelled else (), tuple(read))


def learns(task: Task) -> tuple[str, ...]:
    """Return what carries loss; see `RowPreview`."""
    if not isinstance(task, EncoderTask):
        return ("answer",)
    per_row = any(not output.per_token for output in task.outputs)
    per_token = any(output.per_token for output in task.outputs)
    return (*(("class",) if per_row else ()), *(("tags",) if per_token else ()))


def _learned(task: Task, row: Row) -> str:
    if isinstance(task, EncoderTask):
        return task.label(row) if task.one_class else ""
    return str(row.get("target") or "")


def _tags(task: EncoderTask, row: Row, encoding: Encoding, space: Space) -> list[str]:
    """Return the tag that each token of the encoding learns, '' where it carries no loss."""
    targets = task.targets(row, encoding, space)
    tags = [""] * len(encoding)
    for output in task.outputs:
        indices, names = targets.get(output.name), space.get(output.name)
        if output.per_token and isinstance(indices, list) and names:
            tags = [tag if index == IGNORED else names[index] for tag, index in zip(tags, indices, strict=True)]
    return tags


def _row(text: str, encoding: Encoding, tags: Sequence[str], unknown: int, learned: str) -> ReadRow:
    read = _tokens(encoding, tags, unknown)
    # What lies beyond the limit comes in encodings of its own, each as long as the limit allows.
    cut = [token for rest in encoding.overflowing for token in _tokens(rest, [""] * len(rest), unknown)]
    shown = (*read, *cut[:CUT_SHOWN])
    ends = shown[-1].end if len(cut) > CUT_SHOWN else len(text)
    return ReadRow(text[:ends], shown, len(read) + len(cut), len(read), learned)


def _tokens(encoding: Encoding, tags: Sequence[str], unknown: int) -> list[TokenSpan]:
    """Return the tokens that stand for a stretch of the text: all but the special ones."""
    parts = zip(encoding.ids, encoding.offsets, encoding.special_tokens_mask, tags, strict=True)
    return [
        TokenSpan(start, end, number != unknown, tag) for number, (start, end), special, tag in parts if not special
    ]
