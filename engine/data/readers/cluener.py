"""Reads entities as CLUENER writes them (Xu et al. 2020): a `label` of type -> entity -> places, ends included."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from engine.data.readers.source import ROW, Source
from engine.data.readers.spill import spilled
from engine.data.sql import quote
from engine.data.workbench import Bench
from engine.errors import BadInput

TEXT, LABEL = "text", "label"
COLUMNS = (TEXT, "spans")


def from_cluener(bench: Bench, source: Source) -> Source:
    """Return a source of this form with `spans` in place of its labels; any other comes back as it is.

    Raises BadInput `entity_places` with the row whose entities cannot be read.
    """
    if not set(source.columns) >= {TEXT, LABEL} or not _is_cluener(bench, source):
        return source
    return spilled(bench, source.path, source.format, source.encoding, COLUMNS, _rows(bench, source))


def _is_cluener(bench: Bench, source: Source) -> bool:
    first = bench.rows(f"SELECT {quote(LABEL)} FROM ({source.sql}) WHERE {quote(LABEL)} <> '{{}}' LIMIT 1")
    if not first or not str(first[0][0]).startswith("{"):
        return False
    try:
        _spans(json.loads(first[0][0]))
    except (ValueError, TypeError, AttributeError):
        return False
    return True


def _rows(bench: Bench, source: Source) -> Iterator[tuple[str, str]]:
    sql = f"SELECT {ROW}, {quote(TEXT)}, {quote(LABEL)} FROM ({source.sql}) ORDER BY {ROW}"
    for batch in bench.batches(sql):
        for number, text, label in batch:
            try:
                spans = _spans(json.loads(label or "{}"))
            except (ValueError, TypeError, AttributeError) as error:
                raise BadInput("entity_places", detail=repr(error), file=str(source.path), row=number) from error
            yield text, json.dumps(spans, ensure_ascii=False)


def _spans(labels: dict[str, Any]) -> list[dict[str, int | str]]:
    spans: list[dict[str, int | str]] = [
        {"start": int(start), "end": int(end) + 1, "label": label}
        for label, entities in labels.items()
        for places in entities.values()
        for start, end in places
    ]
    return sorted(spans, key=lambda span: int(span["start"]))
