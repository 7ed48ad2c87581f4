"""Writes example calls, made from tools or taken from chats, as a version of a dataset, checked as an import is."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from engine.data.correcting import CALL_ROLES, table_of
from engine.data.doctor.checks import examine, ready
from engine.data.doctor.patient import Patient
from engine.data.enough import refuse_one_class
from engine.data.importing import Imported, write_rows
from engine.data.layout import KEY, OWN, key_value
from engine.data.rows import read_tools
from engine.data.sql import one_file, quote
from engine.data.workbench import Bench

_ROLES = ("text", "label", "target", "messages")
_NEW = {"place": "BIGINT", "part": "VARCHAR", "source_file": "VARCHAR", "source_row": "BIGINT", "lacks": "BOOLEAN"}
_NEW |= dict.fromkeys(_ROLES, "VARCHAR")
_HELD = "part IN ('valid', 'test')"

Structure = Callable[[Mapping[str, Any]], Mapping[str, str]]


@dataclass(frozen=True)
class Example:
    """A conversation in OpenAI's form, the part that it is for, and where it came from.

    Of one that `lacks` something the tool that is called needs more than is said: that is no error of its call.
    """

    messages: Sequence[Mapping[str, Any]]
    part: str
    source_file: str
    source_row: int = 0
    lacks: bool = False


def add_examples(
    source: Path | None,
    target: Path,
    examples: Sequence[Example],
    structure: Structure,
    tools: Sequence[Mapping[str, Any]],
) -> tuple[Imported, int]:
    """Write the version with `examples` beside the rows of `source` (None: a dataset's first); return it and how many
    are new.

    A text that stands there already is left out, and where rows are set aside to be measured on there stay these: new
    ones are only learned from. `structure` makes the canonical roles and raises BadInput as in an import; `tools` in
    OpenAI's form are those of a first version, and are added to a later one's. Raises as `write_version`, BadInput
    `one_class`.
    """
    with Bench() as bench:
        table, roles = table_of(bench, source, CALL_ROLES)
        known: list[Mapping[str, Any]] = list(read_tools(source) or ()) if source else []
        names = {tool["function"]["name"] for tool in known}
        known += [tool for tool in tools if tool["function"]["name"] not in names]
        new = _loaded(bench, examples, structure)
        held = bench.value(f"SELECT count(*) FROM {quote(table)} WHERE {_HELD}")
        added = _insert(bench, table, new, roles, learned_only=bool(held))
        problems = _examined(bench, table, new, roles, known)
        return replace(write_rows(bench, table, roles, known, target), problems=problems), added


def _loaded(bench: Bench, examples: Sequence[Example], structure: Structure) -> str:
    """Return the name of a table with the examples in their canonical form."""
    lines, new = bench.folder / "examples.jsonl", bench.name("new")
    with lines.open("w", encoding="utf-8") as out:
        for at, one in enumerate(examples, 1):
            cells = {"place": at, "part": one.part, "source_file": one.source_file, "source_row": one.source_row or at}
            shaped = structure({"messages": list(one.messages)})
            out.write(json.dumps({**cells, "lacks": one.lacks, **shaped}, ensure_ascii=False) + "\n")
    typed = ", ".join(f"'{name}': '{kind}'" for name, kind in _NEW.items())
    bench.con.execute(
        f"CREATE TABLE {quote(new)} AS SELECT *, {key_value('text')} AS {KEY} FROM read_json({one_file(lines)}, "
        f"format='newline_delimited', columns={{{typed}}})"
    )
    return new


def _insert(bench: Bench, table: str, new: str, roles: Sequence[str], learned_only: bool) -> int:
    """Add the examples whose words no row has; of two with the same words the one that is measured on stays."""
    columns = [*OWN, *(role for role in _ROLES if role in roles)]
    shown = ", ".join(quote(name) for name in columns[1:])
    only = "AND part = 'train'" if learned_only else ""
    before = int(bench.value(f"SELECT count(*) FROM {quote(table)}"))
    bench.con.execute(
        f"INSERT INTO {quote(table)} ({', '.join(map(quote, columns))}) "
        f"SELECT (SELECT coalesce(max(row), 0) FROM {quote(table)}) + row_number() OVER (ORDER BY place), {shown} "
        f"FROM (SELECT * FROM {quote(new)} QUALIFY row_number() OVER (PARTITION BY {KEY} ORDER BY part = 'train', "
        f"place) = 1) WHERE {KEY} NOT IN (SELECT {key_value('text')} FROM {quote(table)}) {only}"
    )
    return int(bench.value(f"SELECT count(*) FROM {quote(table)}")) - before


def _examined(bench: Bench, table: str, new: str, roles: Sequence[str], tools: Sequence[Mapping[str, Any]]) -> Any:
    """Return what the doctor finds, but for calls that lack something on purpose."""
    whole = bench.name("examined")
    lacking = f"SELECT {KEY} FROM {quote(new)} WHERE lacks"
    bench.con.execute(
        f"CREATE TABLE {quote(whole)} AS SELECT * FROM (SELECT *, {key_value('text')} AS {KEY} FROM {quote(table)}) "
        f"WHERE {KEY} NOT IN ({lacking})"
    )
    patient = Patient(whole, tuple(roles), tuple(tools))
    ready(bench, patient)
    refuse_one_class(bench, patient)
    return examine(bench, patient)
