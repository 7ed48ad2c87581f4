"""Turns a writer's rows into examples: the base's own chat form for a decoder, source and answer for both halves.

Only what the assistant says, with the token that ends it, carries loss.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2.exceptions import TemplateError
from tokenizers import Tokenizer

from engine.errors import BadInput
from engine.tasks.parts.chat import PLAIN_TEMPLATE, Message, fitted, forms, source
from engine.tasks.parts.chat_marks import marks_of
from engine.tasks.parts.features import IDS
from engine.tasks.parts.spans import IGNORED
from engine.tasks.task import Row, Space
from engine.tasks.writer_task import WriterTask
from engine.training.batching import Example

ANSWER = "answer"
# What a chat template writes around what was said, in tokens.
FRAME = 64
# An answer never takes more than this share of what the base can hold.
ANSWER_SHARE = 4


@dataclass(frozen=True)
class Limits:
    """Tokens: `read` of the messages before the answer, `answer` written, `whole` of an example."""

    read: int
    answer: int
    whole: int


@dataclass(frozen=True)
class WriterMaterial:
    """What is learned from, the validation rows as examples and as they are, and how long each may be.

    `to_the_letter`: an answer can be written in one way only, so that any other is wrong.
    """

    train: Sequence[Example]
    valid: Sequence[Example]
    valid_rows: Sequence[Row]
    padding: int
    limits: Limits
    to_the_letter: bool = False


def limits_of(max_tokens: int, base_tokens: int, most: int) -> Limits:
    """Return what fits a base that holds `base_tokens` (0: any number), when `max_tokens` are to be read."""
    if not base_tokens:
        return Limits(max_tokens, most, max_tokens + FRAME + most)
    answer = min(most, base_tokens // ANSWER_SHARE)
    read = max(1, min(max_tokens, base_tokens - answer - FRAME))
    return Limits(read, answer, min(base_tokens, read + FRAME + answer))


def open_tokenizer(folder: Path) -> Any:
    """Return the base's tokenizer with a chat template; raises BadInput `base_no_tokenizer`."""
    from transformers import AutoTokenizer

    try:
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    except (OSError, ValueError, KeyError) as error:
        raise BadInput("base_no_tokenizer", detail=str(error), folder=str(folder)) from error
    if not tokenizer.chat_template:
        tokenizer.chat_template = PLAIN_TEMPLATE
    return tokenizer


def padding_of(tokenizer: Any) -> int:
    """Return the id to pad with; it is masked, so that any will do."""
    return int(tokenizer.pad_token_id or 0)


def prompt(tokenizer: Any, messages: Sequence[Message]) -> str:
    """Return the messages in the base's chat form, open for an answer; raises BadInput `template_unusable`."""
    return _accepted(tokenizer, messages, open_for_answer=True)[1]


def conversation_example(tokenizer: Any, messages: Sequence[Message], ends: Collection[int], most: int) -> Example:
    """Return a conversation as a decoder learns it, with a target a token: the token itself, or IGNORED.

    `ends` are the tokens that end an answer. What is longer than `most` loses its beginning, never its last answer.
    Raises BadInput `template_unusable` where the base's template changes what is said.
    """
    form, whole = _accepted(tokenizer, messages, open_for_answer=False)
    replies = [at for at, message in enumerate(form) if message["role"] == "assistant"]
    stretches = [_stretch(tokenizer, form, at, whole) for at in replies]
    ids: list[int] = []
    targets: list[int] = []
    begun = [0, *(start for start, _ in stretches)]
    for (start, stop), end in zip([(0, 0), *stretches], [*begun[1:], len(whole)], strict=True):
        # Piece by piece, as a model that answers reads its prompt alone: no token may reach from there into the answer.
        encoded = tokenizer(whole[start:end], add_special_tokens=False, return_offsets_mapping=True)
        piece = list(encoded["input_ids"])
        said = [token for token, (_, last) in enumerate(encoded["offset_mapping"]) if start + last <= stop]
        learned = set(_with_its_end(said, piece, ends))
        ids += piece
        targets += [token if at in learned else IGNORED for at, token in enumerate(piece)]
    if not any(token in ends for token in targets[-FRAME:]):
        # A template without a token for the end: a model that never saw one would never stop.
        ids, targets = [*ids, min(ends)], [*targets, min(ends)]
    return Example({IDS: ids[-most:]}, {ANSWER: targets[-most:]})


def seq2seq_example(tokenizer: Any, messages: Sequence[Message], limits: Limits) -> Example:
    """Return a conversation as an encoder-decoder learns it: what is read, and the answer's own tokens."""
    marks = marks_of(tokenizer.backend_tokenizer)
    read = tokenizer(source(messages[:-1], marks), truncation=True, max_length=limits.read + FRAME)["input_ids"]
    answer = tokenizer(text_target=source(messages[-1:], marks), truncation=True, max_length=limits.answer)["input_ids"]
    return Example({IDS: read}, {ANSWER: answer})


def prepare_writer(
    tokenizer: Any,
    reader: Tokenizer,
    task: WriterTask,
    space: Space,
    train: Sequence[Row],
    valid: Sequence[Row],
    limits: Limits,
    ends: Collection[int],
    family: str,
) -> WriterMaterial:
    """Return the rows as examples for a base of `family`; `reader` is the same tokenizer as inference opens it."""

    def example(row: Row) -> Example:
        *before, answer = task.conversation(row, space)
        told = [*fitted(before, limits.read, reader), answer]
        if family == "decoder":
            return conversation_example(tokenizer, told, ends, limits.whole)
        return seq2seq_example(tokenizer, told, limits)

    learned, held_back = [example(row) for row in train], [example(row) for row in valid]
    return WriterMaterial(learned, held_back, valid, padding_of(tokenizer), limits, task.one_class)


def _accepted(tokenizer: Any, messages: Sequence[Message], open_for_answer: bool) -> tuple[list[Message], str]:
    """Return the first form of the messages that the template does not refuse, and its text."""
    refused = ""
    for form in forms(messages, marks_of(tokenizer.backend_tokenizer)):
        try:
            return form, _render(tokenizer, form, open_for_answer)
        except TemplateError as error:
            refused = str(error)
    raise BadInput("template_unusable", detail=refused, folder=str(tokenizer.name_or_path))


def _render(tokenizer: Any, messages: Sequence[Message], open_for_answer: bool) -> str:
    said = [dict(message) for message in messages]
    return str(tokenizer.apply_chat_template(said, tokenize=False, add_generation_prompt=open_for_answer))


def _stretch(tokenizer: Any, form: Sequence[Message], at: int, whole: str) -> tuple[int, int]:
    """Return from where to where, in characters of `whole`, the assistant speaks in message `at`.

    From where the same conversation, open for that answer, goes on otherwise, to where it does when it ends there:
    no template has to be known for that.
    """
    start = _shared(_render(tokenizer, form[:at], True), whole)
    stop = _shared(_render(tokenizer, form[: at + 1], False), whole)
    if form[at]["content"].strip() not in whole[start:stop]:
        raise BadInput("template_unusable", detail="it changes what is said", folder=str(tokenizer.name_or_path))
    return start, stop


def _shared(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _with_its_end(said: Sequence[int], ids: Sequence[int], ends: Collection[int]) -> Sequence[int]:
    """Return the tokens said up to the first that ends an answer: a line break after it is the template's."""
    stop = next((number for number, token in enumerate(said) if ids[token] in ends), len(said))
    return said[: stop + 1]
