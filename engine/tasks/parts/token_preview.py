"""Shows rows as a base model will read them: by the tokenizer, the cut and the targets that training itself uses."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.results import BaseModel, ReadRow, RowPreview, TokenSpan
from engine.tasks.encoder_task import EncoderTask
from engine.tasks.parts.spans import IGNORED
from engine.tasks.parts.tokens import encode, load_tokenizer, unknown_id
from engine.tasks.task import Reading, Row, Space, Task, joined

if TYPE_CHECKING:
    from tokenizers import Encoding

# So much of what is cut off shows where the cut lies; the count says how much there is.
CUT_SHOWN = 40


def read_rows(task: Task, base: BaseModel, limit: int, rows: Sequence[Row], labelled: bool = True) -> RowPreview:
    """Return canonical rows as tokens, at most `limit` of each (special ones included) read.

    A task that reads long texts in windows reads all of them.

    Raises BadInput `base_no_tokenizer`.
    """
    limit = 0 if isinstance(task, EncoderTask) and task.windows else limit
    tokenizer = load_tokenizer(Path(base.folder), limit or 1)
    if not limit:
        tokenizer.no_truncation()
    unknown = unknown_id(tokenizer)
    texts = [task.reads(row) for row in rows]
    encodings = encode(tokenizer, texts)
    # Only of these few rows: what a tag is called does not depend on the others.
    space = task.space(rows, None) if labelled and rows else {}
    read = []
    for row, text, encoding in zip(rows, texts, encodings, strict=True):
        tags = _tags(task, row, encoding, space) if isinstance(task, EncoderTask) and space else [""] * len(encoding)
        read.append(_row(text, encoding, tags, unknown, _learned(task, row) if labelled else ""))
    return RowPreview(base.name, limit, learns(task, space) if labelled else (), tuple(read))


def read_text(folder: Path, text: str) -> ReadRow:
    """Return a text as the tokens of the tokenizer in `folder`, all of it; raises BadInput `base_no_tokenizer`."""
    tokenizer = load_tokenizer(folder, 1)
    tokenizer.no_truncation()
    encoding = tokenizer.encode(text, add_special_tokens=False)
    return _row(text, encoding, [""] * len(encoding), unknown_id(tokenizer), "")


def learns(task: Task, space: Space) -> tuple[str, ...]:
    """Return what carries loss; see `RowPreview`."""
    outputs = task.outputs if isinstance(task, EncoderTask) else ()
    tagged = any(output.per_token and output.name in space for output in outputs)
    if any(output.name == "ends" for output in outputs):
        return ("ends",)
    return (*(("class",) if task.one_class else ()), *(("tags",) if tagged else ())) or ("answer",)


def _learned(task: Task, row: Row) -> str:
    return task.classes(task.gold(row)) if task.one_class else str(row.get("target") or "")


def _tags(task: EncoderTask, row: Row, encoding: Encoding, space: Space) -> list[str]:
    """Return the tag that each token of the encoding learns, '' where it carries no loss."""
    targets = task.targets(row, encoding, space)
    tags = [""] * len(encoding)
    for output in task.outputs:
        indices, names = targets.get(output.name), space.get(output.name)
        if output.per_token and isinstance(indices, list) and names:
            tags = [tag if index == IGNORED else names[index] for tag, index in zip(tags, indices, strict=True)]
    return tags


def _row(text: Reading, encoding: Encoding, tags: Sequence[str], unknown: int, learned: str) -> ReadRow:
    # The second of two texts stands below the first.
    below = len(text[0]) + 1 if isinstance(text, tuple) else 0
    read = _tokens(encoding, tags, unknown, below)
    # What lies beyond the limit comes in encodings of its own, each as long as the limit allows.
    cut = [token for rest in encoding.overflowing for token in _tokens(rest, [""] * len(rest), unknown, below)]
    shown = (*read, *cut[:CUT_SHOWN])
    whole = joined(text)
    ends = shown[-1].end if len(cut) > CUT_SHOWN else len(whole)
    return ReadRow(whole[:ends], shown, len(read) + len(cut), len(read), learned)


def _tokens(encoding: Encoding, tags: Sequence[str], unknown: int, below: int) -> list[TokenSpan]:
    """Return the tokens that stand for a stretch of the text: all but the special ones."""
    shifts = [below if sequence == 1 else 0 for sequence in encoding.sequence_ids]
    parts = zip(encoding.ids, encoding.offsets, shifts, encoding.special_tokens_mask, tags, strict=True)
    return [
        TokenSpan(start + shift, end + shift, number != unknown, tag)
        for number, (start, end), shift, special, tag in parts
        if not special
    ]
