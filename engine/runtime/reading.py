"""Looks at data with a base model's tokenizer before there is a recipe: which base that is, a preview, a counter."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from engine.commands import PreviewRows
from engine.data.canonical import shaper
from engine.data.doctor.base_fit import words_unknown
from engine.data.languages import main_language
from engine.errors import BadInput, ErrorInfo
from engine.logs import named
from engine.models.catalogue import find_base, list_bases
from engine.results import BaseModel, BaseNote, Problem, ReadRow, RowPreview
from engine.tasks.parts.token_counts import TokenCounter
from engine.tasks.parts.token_preview import read_rows
from engine.tasks.parts.words import WORDS
from engine.tasks.registry import task_named
from engine.tasks.task import Row, Task, joined
from engine.training.presets import usual_limit
from engine.training.recipe import Recipe

log = logging.getLogger(__name__)
# What a base model of very many languages is listed for.
MULTILINGUAL = "multilingual"
_NOTED = {"far_from_base": "words_unknown", "broken_words": "words_in_pieces"}


def reading_base(root: Path, task: Task, wanted: str = "") -> BaseModel | None:
    """Return the base model `wanted`, else the default recipe's, else any that the task can use; None: none is ready.

    Raises BadInput `base_unknown`, `base_not_ready` of a base that was named.
    """
    if wanted:
        return find_base(root, wanted)
    families = task.info.families or ("encoder",)
    ready = [base for base in list_bases(root) if base.state == "ready" and base.family in families]
    return min(ready, key=lambda base: base.id != Recipe().base, default=None)


def preview(command: PreviewRows, root: Path) -> RowPreview:
    """Return the rows as the base model will read them, without rows where none is ready.

    Raises BadInput as `reading_base`, `unknown_task`, `role_missing`, `base_no_tokenizer`.
    """
    task = task_named(command.task)
    base = reading_base(root, task, command.base)
    if base is None:
        return RowPreview()
    shape = shaper(task.info, command.columns, task.structure, command.unlabelled)
    shaped: list[Row | ErrorInfo] = []
    for raw in command.rows:
        try:
            shaped.append(shape(raw))
        except BadInput as error:
            shaped.append(error.info())
    rows = [row for row in shaped if not isinstance(row, ErrorInfo)]
    found = read_rows(
        task, base, usual_limit(base, command.lengths or _lengths(task, rows)), rows, not command.unlabelled
    )
    read = iter(found.rows)
    return replace(
        found, rows=tuple(ReadRow(error=row) if isinstance(row, ErrorInfo) else next(read) for row in shaped)
    )


def _lengths(task: Task, rows: Sequence[Row]) -> tuple[tuple[int, int], ...]:
    """Return the longest of these few rows as the length of all: of chats no column tells it."""
    return ((max((len(WORDS.findall(joined(task.reads(row)))) for row in rows), default=0), len(rows)),)


def token_counter(task: Task, base: BaseModel | None) -> TokenCounter | None:
    """Return what counts the tokens of rows; None where that needs a base model first: an import does not."""
    if base is None:
        return None
    try:
        return TokenCounter(task, base, partial(usual_limit, base))
    except BadInput as error:
        log.warning("%s was not asked about the rows: %s", base.id, named(error))
        return None


def base_notes(path: Path, task: Task, base: BaseModel, root: Path) -> tuple[BaseNote, ...]:
    """Return that the base model does not know the words of a version's rows, and what to do; () where it does.

    Raises JobFailed `version_broken`.
    """
    counter = token_counter(task, base)
    problem = words_unknown(path, counter) if counter else None
    if problem is None:
        return ()
    better = _made_for(problem, task, base, root)
    advice = BaseNote("better_base", {"names": ", ".join(better)}) if better else BaseNote("no_better_base")
    return (BaseNote(_NOTED[problem.kind], problem.params), advice)


def _made_for(problem: Problem, task: Task, base: BaseModel, root: Path) -> list[str]:
    """Return the names of other base models that can learn the task and are listed for the language of the rows."""
    language = main_language(str(example["value"]) for example in problem.examples)
    fitting = [other for other in list_bases(root) if other.id != base.id and other.family in task.info.families]
    return [other.name for other in fitting if language and {language, MULTILINGUAL} & set(other.languages)]
