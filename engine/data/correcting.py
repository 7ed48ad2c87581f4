"""Makes the next version of a dataset of calls or replies from one that a person corrected in a chat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.data.importing import Imported, write_rows
from engine.data.layout import HELD, OWN, UNLABELLED, alike_value
from engine.data.rows import read_tools
from engine.data.sql import literal, one_file, quote
from engine.data.stored import reading
from engine.data.workbench import Bench

CALL_ROLES = ("text", "label", "target", "messages")
REPLY_ROLES = ("text", "target", "messages")


@dataclass(frozen=True)
class Lesson:
    """A row that was learned: the file of a version that has it, its `origin` as `learn` was told it, and its text."""

    version: Path
    origin: tuple[str, int]
    text: str


def is_held(source: Path, text: str) -> bool:
    """Return whether the text stands in a part that is measured on. Raises JobFailed `version_broken`."""
    with Bench() as bench, reading(source):
        return _holds(bench, f"read_parquet({one_file(source)})", text)


def count_unlike(before: Path, after: Path) -> int:
    """Return how many rows of the version `after` have a label that their text has not in `before`."""
    with Bench() as bench:
        return int(
            bench.value(
                f"SELECT count(*) FROM read_parquet({one_file(after)}) AS new "
                f"ANTI JOIN read_parquet({one_file(before)}) AS old USING (text, label) "
                f"WHERE new.part <> '{UNLABELLED}'"
            )
        )


def learn(
    source: Path | None,
    target: Path,
    text: str,
    answer: Mapping[str, str],
    origin: tuple[str, int],
    first_roles: Sequence[str] = (),
    tools: Sequence[Mapping[str, Any]] = (),
) -> Imported:
    """Write the version in which the training part has this answer to `text`, and no other.

    `origin` are the chat and the position of its message. Without a `source` it is a dataset's first version, with
    `first_roles` and with `tools` in OpenAI's form.
    """
    with Bench() as bench:
        table, roles = table_of(bench, source, first_roles)
        _forget(bench, table, text)
        row = {**dict.fromkeys(roles, ""), **answer, "text": text}
        cells = {"row": _next(bench, table), "part": "train", "source_file": origin[0], "source_row": origin[1], **row}
        names = [name for name in cells if name in (*OWN, *roles)]
        marks = ", ".join("?" for _ in names)
        columns = ", ".join(map(quote, names))
        bench.con.execute(f"INSERT INTO {quote(table)} ({columns}) VALUES ({marks})", [cells[name] for name in names])
        return write_rows(bench, table, roles, (read_tools(source) or ()) if source else tools, target)


def relearn(source: Path, target: Path, lessons: Sequence[Lesson]) -> tuple[Imported | None, frozenset[str]]:
    """Write the version that learns the lessons too, the last one of a text; return with it the texts that are held.

    Those are measured on in `source`, so nothing learns them. Where all are, nothing is written and None returned.
    """
    with Bench() as bench:
        table, roles = table_of(bench, source)
        held = frozenset(lesson.text for lesson in lessons if _holds(bench, quote(table), lesson.text))
        free = [lesson for lesson in lessons if lesson.text not in held]
        for lesson in free:
            _forget(bench, table, lesson.text)
            _copy(bench, table, roles, lesson)
        made = write_rows(bench, table, roles, read_tools(source) or (), target) if free else None
        return made, held


def unlearn(source: Path, before: Path | None, target: Path, text: str) -> Imported:
    """Write the version in which the rows with `text` are again those of the version `before`, None for none.

    Where the text is measured on by now, none comes back: it would be learned from as well.
    """
    with Bench() as bench:
        table, roles = table_of(bench, source)
        _forget(bench, table, text)
        if before is not None and not _holds(bench, quote(table), text):
            old, _ = table_of(bench, before)
            bench.con.execute(
                f"INSERT INTO {quote(table)} BY NAME (SELECT * REPLACE (row + {_next(bench, table)} AS row) "
                f"FROM {quote(old)} WHERE {_meant()})",
                [text],
            )
        return write_rows(bench, table, roles, read_tools(source) or (), target)


def table_of(bench: Bench, source: Path | None, first_roles: Sequence[str] = ()) -> tuple[str, list[str]]:
    """Return the name of a table with the rows of a version, and its roles. Raises JobFailed `version_broken`."""
    table = bench.name("rows")
    if source is None:
        columns = ", ".join(f"{quote(role)} VARCHAR" for role in first_roles)
        bench.con.execute(
            f"CREATE TABLE {quote(table)} (row BIGINT, part VARCHAR, {columns}, source_file VARCHAR, source_row BIGINT)"
        )
    else:
        with reading(source):
            bench.con.execute(f"CREATE TABLE {quote(table)} AS SELECT * FROM read_parquet({one_file(source)})")
    return table, [str(row[0]) for row in bench.rows(f"DESCRIBE {quote(table)}") if row[0] not in OWN]


def _copy(bench: Bench, table: str, roles: Sequence[str], lesson: Lesson) -> None:
    """Add the row of a lesson to the table; a role that its version had not is empty."""
    scan = f"read_parquet({one_file(lesson.version)})"
    known = [row[0] for row in bench.rows(f"DESCRIBE SELECT * FROM {scan}")]
    cells = ", ".join(quote(role) if role in known else f"'' AS {quote(role)}" for role in roles)
    row = f"{_next(bench, table)} AS row, part, {cells}, source_file, source_row"
    bench.con.execute(
        f"INSERT INTO {quote(table)} BY NAME (SELECT {row} FROM {scan} "
        "WHERE part = 'train' AND source_file = $1 AND source_row = $2)",
        list(lesson.origin),
    )


def _holds(bench: Bench, rows: str, text: str) -> bool:
    """Return whether the SQL `rows` have the text in a part that is measured on."""
    parts = ", ".join(map(literal, HELD))
    alike = f"{alike_value('text')} = {alike_value('$1')}"
    return bool(bench.value(f"SELECT count(*) FROM {rows} WHERE part IN ({parts}) AND {alike}", [text]))


def _forget(bench: Bench, table: str, text: str) -> None:
    bench.con.execute(f"DELETE FROM {quote(table)} WHERE {_meant()}", [text])


def _meant() -> str:
    """Return the SQL for the rows of a text that learning reads, or that wait for a label."""
    return f"part IN ('train', '{UNLABELLED}') AND {alike_value('text')} = {alike_value('$1')}"


def _next(bench: Bench, table: str) -> int:
    return int(bench.value(f"SELECT coalesce(max(row), 0) + 1 FROM {quote(table)}"))
