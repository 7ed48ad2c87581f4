"""Reads what Label Studio exports as JSON: choices become labels, marked regions become spans.

The form is described at https://labelstud.io/guide/export#Label-Studio-JSON-format-of-annotated-tasks
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from engine.data.readers.source import ROW, Source
from engine.data.readers.spill import spilled
from engine.data.sql import quote
from engine.data.workbench import Bench
from engine.errors import BadInput

COLUMNS = ("text", "label", "spans", "relations")
_NEEDED = frozenset({"data", "annotations"})


def from_label_studio(bench: Bench, source: Source) -> Source:
    """Return the tasks of an export as rows; any other source comes back as it is.

    Of several annotations of a task the first that was not skipped counts; one without any leaves its cells empty.
    Raises BadInput `label_studio` with the task that cannot be read.
    """
    if not set(source.columns) >= _NEEDED:
        return source
    return spilled(bench, source.path, "label studio", source.encoding, COLUMNS, _rows(bench, source))


def _rows(bench: Bench, source: Source) -> Iterator[tuple[str | None, ...]]:
    sql = f"SELECT {ROW}, {quote('data')}, {quote('annotations')} FROM ({source.sql}) ORDER BY {ROW}"
    for batch in bench.batches(sql):
        for number, data, marks in batch:
            try:
                yield _row(json.loads(data), json.loads(marks))
            except (ValueError, TypeError, AttributeError, KeyError) as error:
                raise BadInput("label_studio", detail=repr(error), file=str(source.path), row=number) from error


def _row(data: Mapping[str, Any], annotations: list[Mapping[str, Any]]) -> tuple[str | None, ...]:
    text = next(str(value) for value in (data.get("text"), *data.values()) if isinstance(value, str))
    done = [annotation for annotation in annotations if not annotation.get("was_cancelled")]
    if not done:
        return text, None, None, None
    results = done[0]["result"]
    choices = [choice for item in results if item["type"] == "choices" for choice in item["value"]["choices"]]
    regions = [item for item in results if item["type"] in ("labels", "hypertextlabels")]
    spans = [
        {"start": int(item["value"]["start"]), "end": int(item["value"]["end"]), "label": _first_label(item["value"])}
        for item in regions
    ]
    places = {item["id"]: place for place, item in enumerate(regions) if "id" in item}
    relations = [
        {"head": places[item["from_id"]], "tail": places[item["to_id"]], "label": ", ".join(item.get("labels", ()))}
        for item in results
        if item["type"] == "relation"
    ]
    return (
        text,
        ", ".join(choices) or None,
        json.dumps(spans, ensure_ascii=False) if spans else None,
        json.dumps(relations, ensure_ascii=False) if relations else None,
    )


def _first_label(value: Mapping[str, Any]) -> str:
    return str((value.get("labels") or value["hypertextlabels"])[0])
