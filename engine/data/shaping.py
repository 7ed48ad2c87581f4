"""Shapes raw rows by a task's own function, one by one: for tasks whose rows are more than columns renamed.

A conversation becomes as many rows as it has exchanges where the task learns from each.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.data.layout import BY, EXAMPLES, OWN, SHOWN, TALK, key_column
from engine.data.loading import Advance, Loaded, stop_if
from engine.data.own_parts import is_saved
from engine.data.readers.source import ROW
from engine.data.sql import literal, one_file, quote
from engine.data.talks import exchanges, settle_talks
from engine.data.workbench import Bench
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

    @property
    def conversation(self) -> str:
        """The column with conversations of which each exchange is learned, '' where there is none."""
        return next((self.roles.get(role.name, "") for role in self.task.roles if role.kind == "calls"), "")

    def unfolded(self, raw: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        """Return a raw row as one for each exchange of its conversation, for a task that learns from each."""
        column = self.conversation
        return [{**raw, column: told} for told in exchanges(raw[column])] if column else [raw]

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


@dataclass(frozen=True)
class Shaped:
    """What became of the raw rows: their canonical `roles`, how many rows there were to read, and what to tell."""

    roles: tuple[str, ...]
    rows_in: int
    problems: tuple[Problem, ...]


class _Spill:
    """Writes shaped rows to a file of JSON lines: DuckDB reads that much faster than it takes single rows."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.names: tuple[str, ...] = ()
        self.failures = 0
        self.examples: list[Mapping[str, Any]] = []
        self.written = 0

    @property
    def rows_in(self) -> int:
        """How many rows there were, with those that could not be read."""
        return self.written + self.failures

    def fail(self, file: str, row: int, error: BadInput) -> None:
        self.failures += 1
        if len(self.examples) < EXAMPLES:
            problem = str(error.params.get("problem") or error.code)
            self.examples.append({"file": file, "row": row, "value": problem[:SHOWN]})

    def line(self, shaped: Mapping[str, str], own: Mapping[str, Any]) -> str:
        """Return a row as a line; `own` are its other columns."""
        self.names = self.names or tuple(shaped)
        self.written += 1
        return json.dumps({**shaped, **own, "row": self.written}, ensure_ascii=False) + "\n"


def structure_rows(
    bench: Bench,
    table: str,
    shaper: Shaper,
    loaded: Sequence[Loaded],
    advance: Advance,
    cancelled: Callable[[], bool],
) -> Shaped:
    """Make `table` of the rows of all files, with TALK where conversations became several rows.

    Raises BadInput `mostly_unreadable`, JobCancelled.
    """
    spill = _Spill(bench.folder / bench.name("shaped"))
    total, read = sum(item.source.rows for item in loaded), 0
    with spill.path.open("w", encoding="utf-8") as out:
        for item in loaded:
            for batch in _raw_rows(bench, item):
                stop_if(cancelled)
                advance("shape_rows", read, total)
                for number, raw in batch:
                    out.writelines(_lines(spill, shaper, item, number, raw))
                read += len(batch)
    if spill.failures > spill.rows_in / 2:
        raise BadInput("mostly_unreadable", count=spill.failures, rows=spill.rows_in, **_first(spill.examples))
    kinds = {"row": "BIGINT", "source_row": "BIGINT"}
    names = (*spill.names, *OWN, TALK, *((BY,) if shaper.by else ()))
    columns = ", ".join(f"{literal(name)}: '{kinds.get(name, 'VARCHAR')}'" for name in names)
    bench.con.execute(
        f"CREATE TABLE {quote(table)} AS SELECT *, {key_column(spill.names)} FROM "
        f"read_json({one_file(spill.path)}, format='newline_delimited', columns={{{columns}}}, "
        f"maximum_object_size={64 << 20})"
    )
    unreadable = Problem("unreadable", "bad", spill.failures, tuple(spill.examples)) if spill.failures else None
    told = (unreadable, settle_talks(bench, table))
    return Shaped(spill.names, spill.rows_in, tuple(problem for problem in told if problem))


def _lines(spill: _Spill, shaper: Shaper, item: Loaded, number: int, raw: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of what a raw row becomes; a saved dataset's rows are exchanges already."""
    file, saved = str(item.source.path), is_saved(item)
    rows = [raw] if saved else shaper.unfolded(raw)
    talk = _talk(shaper, raw, saved) if saved or len(rows) > 1 else ""
    own = {"part": item.part, "source_file": file, "source_row": number, TALK: talk}
    own[BY] = str(raw.get(shaper.by) or "")
    for row in rows:
        try:
            yield spill.line(shaper.shape(row), own)
        except BadInput as error:
            spill.fail(file, number, error)


def _talk(shaper: Shaper, raw: Mapping[str, Any], saved: bool) -> str:
    """Return what names the row's conversation, '' for a task whose rows are none: its words, or where it came from."""
    if not shaper.conversation:
        return ""
    if saved:
        return f"{raw['source_file']} {raw['source_row']}"
    return hashlib.md5(raw[shaper.conversation].encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()


def _first(examples: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {"file": examples[0]["file"], "row": examples[0]["row"], "problem": examples[0]["value"]}


def _raw_rows(bench: Bench, item: Loaded) -> Iterator[list[tuple[int, dict[str, Any]]]]:
    names = item.source.columns
    cells = ", ".join(f"coalesce({quote(name)}, '')" for name in names)
    for batch in bench.batches(f"SELECT {ROW}, {cells} FROM {quote(item.table)} ORDER BY {ROW}"):
        yield [(int(row[0]), dict(zip(names, row[1:], strict=True))) for row in batch]
