"""Shapes raw rows by a task's own function, one by one: for tasks whose rows are more than columns renamed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.data.bench import Bench, literal, one_file, quote
from engine.data.layout import BY, EXAMPLES, OWN, SHOWN, key_column
from engine.data.loading import Advance, Loaded, stop_if
from engine.data.readers.source import ROW
from engine.errors import BadInput
from engine.results import Problem, TaskInfo

Structure = Callable[[Mapping[str, Any]], Mapping[str, str]]


@dataclass(frozen=True)
class Shaper:
    """Gives a task's own function one raw row: roles and the other columns by name, messages parsed."""

    task: TaskInfo
    roles: Mapping[str, str]
    structure: Structure
    by: str = ""

    def shape(self, raw: Mapping[str, Any]) -> Mapping[str, str]:
        """Return the canonical columns of a row; raises BadInput that says what is wrong with it."""
        row = {**raw, **{role: raw[column] for role, column in self.roles.items()}}
        for role in self.task.roles:
            if role.kind in ("messages", "calls") and role.name in self.roles:
                row[role.name] = _parsed(row[role.name])
        shaped = self.structure(row)
        try:
            "".join(shaped.values()).encode("utf-8")
        except UnicodeEncodeError:  # JSON can escape half of a pair of surrogates, text cannot hold it
            raise BadInput("message_form", problem="a text holds half of a character") from None
        return shaped


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise BadInput("message_form", problem="the list of messages is not JSON") from None


class _Spill:
    """Writes shaped rows to a file of JSON lines: DuckDB reads that much faster than it takes single rows."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.names: tuple[str, ...] = ()
        self.failures = 0
        self.examples: list[Mapping[str, Any]] = []
        self.written = 0

    def fail(self, file: str, row: int, error: BadInput) -> None:
        self.failures += 1
        if len(self.examples) < EXAMPLES:
            problem = str(error.params.get("problem") or error.code)
            self.examples.append({"file": file, "row": row, "value": problem[:SHOWN]})

    def line(self, shaped: Mapping[str, str], part: str, file: str, row: int, by: str) -> str:
        """Return a row as a line; `by` is the value by which it will be split."""
        self.names = self.names or tuple(shaped)
        self.written += 1
        own = {"row": self.written, "part": part, "source_file": file, "source_row": row, BY: by}
        return json.dumps({**shaped, **own}, ensure_ascii=False) + "\n"


def structure_rows(
    bench: Bench,
    table: str,
    shaper: Shaper,
    loaded: Sequence[Loaded],
    advance: Advance,
    cancelled: Callable[[], bool],
) -> tuple[tuple[str, ...], Problem | None]:
    """Make `table` of the rows of all files; return its roles and what could not be read, None where all was.

    Raises BadInput `mostly_unreadable`, JobCancelled.
    """
    spill = _Spill(bench.folder / bench.name("shaped"))
    total = sum(item.source.rows for item in loaded)
    with spill.path.open("w", encoding="utf-8") as out:
        for item in loaded:
            file = str(item.source.path)
            for batch in _raw_rows(bench, item):
                stop_if(cancelled)
                advance("shape_rows", spill.written + spill.failures, total)
                for number, raw in batch:
                    try:
                        by = str(raw.get(shaper.by) or "")
                        out.write(spill.line(shaper.shape(raw), item.part, file, number, by))
                    except BadInput as error:
                        spill.fail(file, number, error)
    if spill.failures > total / 2:
        raise BadInput("mostly_unreadable", count=spill.failures, rows=total, **_first(spill.examples))
    kinds = {"row": "BIGINT", "source_row": "BIGINT"}
    names = (*spill.names, *OWN, *((BY,) if shaper.by else ()))
    columns = ", ".join(f"{literal(name)}: '{kinds.get(name, 'VARCHAR')}'" for name in names)
    bench.con.execute(
        f"CREATE TABLE {quote(table)} AS SELECT *, {key_column(spill.names)} FROM "
        f"read_json({one_file(spill.path)}, format='newline_delimited', columns={{{columns}}}, "
        f"maximum_object_size={64 << 20})"
    )
    if not spill.failures:
        return spill.names, None
    return spill.names, Problem("unreadable", "bad", spill.failures, tuple(spill.examples))


def _first(examples: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {"file": examples[0]["file"], "row": examples[0]["row"], "problem": examples[0]["value"]}


def _raw_rows(bench: Bench, item: Loaded) -> Iterator[list[tuple[int, dict[str, Any]]]]:
    names = item.source.columns
    cells = ", ".join(f"coalesce({quote(name)}, '')" for name in names)
    for batch in bench.batches(f"SELECT {ROW}, {cells} FROM {quote(item.table)} ORDER BY {ROW}"):
        yield [(int(row[0]), dict(zip(names, row[1:], strict=True))) for row in batch]
