"""Reads questions on passages in the form of SQuAD (Rajpurkar et al. 2016), versions 1.1 and 2.0."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from engine.data.encodings import TextFile
from engine.data.readers.json_faults import broken_object
from engine.data.readers.source import Source
from engine.data.readers.spill import spilled
from engine.data.workbench import Bench
from engine.errors import BadInput

COLUMNS = ("id", "question", "context", "answer", "answer_start", "answers")


def is_squad(start: str) -> bool:
    """Tell it by its keys, which all stand near the beginning."""
    head = start[:8192]
    return head.lstrip().startswith("{") and '"data"' in head and '"paragraphs"' in head


def read_squad(bench: Bench, path: Path, text: TextFile) -> Source:
    """Return a row a question: the first answer with its place in the passage, and all of them as JSON.

    A question without an answer (2.0) has an empty `answer`. Raises BadInput `json_broken`, `squad_form` with the
    number of the question, `no_rows`.
    """
    content = text.path.read_text(encoding="utf-8-sig")
    try:
        document = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise broken_object(path, content, error) or error from error
    return spilled(bench, path, "squad", text.encoding, COLUMNS, _rows(path, document))


def _rows(path: Path, document: Any) -> Iterator[tuple[str, ...]]:
    number = 0
    try:
        for article in document["data"]:
            for paragraph in article["paragraphs"]:
                for question in paragraph["qas"]:
                    number += 1
                    yield _row(str(paragraph["context"]), question)
    except (KeyError, TypeError, AttributeError) as error:
        raise BadInput("squad_form", detail=repr(error), file=str(path), row=number) from error


def _row(context: str, question: Mapping[str, Any]) -> tuple[str, ...]:
    answers = [{"text": str(a["text"]), "answer_start": int(a["answer_start"])} for a in question.get("answers", ())]
    first = answers[0] if answers else {"text": "", "answer_start": ""}
    return (
        str(question.get("id", "")),
        str(question["question"]),
        context,
        str(first["text"]),
        str(first["answer_start"]),
        json.dumps(answers, ensure_ascii=False),
    )
