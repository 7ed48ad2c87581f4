"""Turns the rows of a person's files into the canonical rows of a task: one table, a column a role.

The doctor, the split and the writer work on this table and know nothing of files or formats.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from engine.commands import ImportSpec
from engine.data.columns import describe_columns
from engine.data.inspection import refuse_one_column
from engine.data.layout import BY, EXAMPLES, LABEL, SCORE, UNLABELLED, key_column
from engine.data.loading import Advance, Loaded, load_files
from engine.data.numbers import are_scores, not_numbers, number_value
from engine.data.own_parts import take_parts
from engine.data.readers.source import FILE, ROW
from engine.data.roles import guess_roles
from engine.data.shaping import Shaper, Structure, structure_rows
from engine.data.sql import blank, literal, quote
from engine.data.workbench import Bench
from engine.errors import BadInput
from engine.results import Problem, Role, TaskInfo


@dataclass(frozen=True)
class Canonical:
    """The canonical rows: `table` has OWN, KEY, `roles` and, to split by it, BY; `problems` are those of reading.

    Rows that could not be read are not in it, but in `rows_in`, which counts each exchange of a conversation.
    """

    table: str
    roles: tuple[str, ...]
    tools: tuple[Mapping[str, Any], ...]
    sources: tuple[str, ...]
    rows_in: int
    problems: tuple[Problem, ...]


def canonical_rows(
    bench: Bench,
    spec: ImportSpec,
    task: TaskInfo,
    structure: Structure | None,
    advance: Advance,
    cancelled: Callable[[], bool],
) -> Canonical:
    """Read the files of the spec and return the task's canonical rows.

    Raises BadInput as `load_files` does, and `missing_column`, `role_missing`, `columns_differ`, `one_column`,
    `role_unknown`, `mostly_unreadable`.
    """
    loaded, tools = load_files(bench, spec, advance, cancelled)
    if spec.unlabelled:
        task = _to_label(task)
    roles = settle_roles(bench, spec, task, loaded)
    if spec.unlabelled:
        structure = _without_label(structure) if structure and len(roles) > 1 else None
    task, roles = _judged(bench, task, roles, loaded[0])
    loaded = [loaded[0], *(_aligned(bench, loaded[0], item, roles) for item in loaded[1:])]
    by = _split_column(spec, loaded)
    table = bench.name("canonical")
    told = [problem for item in loaded for problem in item.source.problems]
    rows_in = sum(item.source.rows for item in loaded)
    if structure is None:
        if SCORE in roles:
            slips = [not_numbers(bench, item.table, roles[SCORE], str(item.source.path)) for item in loaded]
            told += [problem for problem in slips if problem]
        _map_rows(bench, table, task, roles, loaded, by)
        names = (*roles, *(name for name in task.answer if name not in roles))
    else:
        shaped = structure_rows(bench, table, Shaper(task, roles, structure, by), loaded, advance, cancelled)
        names, rows_in = shaped.roles, shaped.rows_in
        told += shaped.problems
    if not by and not spec.measured:
        kept = take_parts(bench, table, loaded)
        told += [kept] if kept else []
    for item in loaded:
        bench.con.execute(f"DROP TABLE {quote(item.table)}")
    _settle_waiting(bench, table, spec, [name for name in task.answer if name in names])
    sources = tuple(str(item.source.path) for item in loaded)
    return Canonical(table, names, tools, sources, rows_in, together(told))


def _settle_waiting(bench: Bench, table: str, spec: ImportSpec, answer: Sequence[str]) -> None:
    """Let the rows wait that have no label; of stretches, which may be none, only those that a file says so of."""
    waits = "false"
    if spec.unlabelled:
        waits = "true"
    elif "label" in answer:
        waits = blank("label")
    elif "spans" in answer:
        waits = f"part = '{UNLABELLED}' AND spans IN ('', '[]')"
    bench.con.execute(
        f"UPDATE {quote(table)} SET part = CASE WHEN {waits} THEN '{UNLABELLED}' ELSE 'train' END "
        f"WHERE part = '{UNLABELLED}' OR ({waits})"
    )


def together(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return one problem of each kind, whatever the number of files that had it."""
    kinds: dict[str, Problem] = {}
    for problem in problems:
        before = kinds.get(problem.kind, replace(problem, count=0, examples=()))
        examples = (*before.examples, *problem.examples)[:EXAMPLES]
        kinds[problem.kind] = replace(before, count=before.count + problem.count, examples=examples)
    return tuple(kinds.values())


def settle_roles(bench: Bench, spec: ImportSpec, task: TaskInfo, loaded: Sequence[Loaded]) -> dict[str, str]:
    """Return role -> column of the first file: what the spec names, the rest guessed."""
    first = loaded[0].source
    known = [role.name for role in task.roles]
    for role, column in spec.columns.items():
        if role not in known:
            raise BadInput("role_unknown", role=role, allowed=", ".join(known))
        if column not in first.columns:
            raise missing_column(str(first.path), column, first.columns)
    columns = describe_columns(bench, loaded[0].table, first.columns)
    if sum(role.required for role in task.roles) > 1:
        refuse_one_column(first, columns)
    found = guess_roles(task, columns, spec.columns).roles
    for wanted in task.roles:
        if wanted.required and wanted.name not in found:
            raise BadInput("role_missing", file=str(first.path), role=wanted.name, columns=", ".join(first.columns))
    return {name: found[name] for name in known if name in found}


def _judged(bench: Bench, task: TaskInfo, roles: Mapping[str, str], first: Loaded) -> tuple[TaskInfo, dict[str, str]]:
    """Return task and roles with a role that may be numbers or classes settled, as the first file's column has them.

    It becomes the role `score` or `label`, so that nothing which looks at labels takes each number for one.
    """
    judged = next((role for role in task.roles if role.kind == "judgement" and role.name in roles), None)
    if judged is None:
        return task, dict(roles)
    settled = Role(SCORE, "number") if are_scores(bench, first.table, roles[judged.name]) else Role(LABEL, "category")
    known = tuple(settled if role is judged else role for role in task.roles)
    return replace(task, roles=known), {settled.name if n == judged.name else n: c for n, c in roles.items()}


def _to_label(task: TaskInfo) -> TaskInfo:
    """Return the task as far as texts without labels go; raises BadInput `not_labelled_here`."""
    if not task.answer:
        raise BadInput("not_labelled_here", task=task.name)
    return replace(task, roles=task.to_label)


def _without_label(structure: Structure) -> Structure:
    """Return what shapes a row as one that waits, whatever else its file says of it."""
    return lambda row: structure({**row, "label": ""})


def shaper(
    task: TaskInfo, columns: Mapping[str, str], structure: Structure | None, unlabelled: bool = False
) -> Callable[[Mapping[str, Any]], Mapping[str, Any]]:
    """Return what makes canonical columns of a single raw row, with the roles as given; numbers stay as written.

    Raises BadInput `role_missing`, `not_labelled_here`; what is returned raises BadInput for a row it cannot read.
    """
    task, structure = (_to_label(task), None) if unlabelled else (task, structure)
    for role in task.roles:
        if role.required and role.name not in columns:
            raise BadInput("role_missing", file="-", role=role.name, columns=", ".join(columns.values()))
    roles = {role.name: columns[role.name] for role in task.roles if role.name in columns}
    if structure is not None:
        return Shaper(task, roles, structure).shape
    # Single rows do not tell numbers from classes: a judgement is shown as it is written.
    named = {role.name: LABEL if role.kind == "judgement" else role.name for role in task.roles}
    return lambda raw: {named[role]: str(raw.get(column) or "") for role, column in roles.items()}


def missing_column(file: str, column: str, columns: Sequence[str]) -> BadInput:
    """Return the failure for a column that is not there, with the closest one that is."""
    plain = {name.lower(): name for name in columns}
    close = difflib.get_close_matches(column.lower(), list(plain), 1, 0.5)
    closest = plain[close[0]] if close else columns[0]
    return BadInput("missing_column", file=file, column=column, columns=", ".join(columns), closest=closest)


def _aligned(bench: Bench, first: Loaded, other: Loaded, roles: Mapping[str, str]) -> Loaded:
    """Return the other file with the first's columns; one that has several of a kind gives the first: summary1.

    Raises BadInput `columns_differ`.
    """
    names = list(other.source.columns)
    for column in roles.values():
        if column not in names and f"{column}1" in names:
            bench.con.execute(f"ALTER TABLE {quote(other.table)} RENAME {quote(column + '1')} TO {quote(column)}")
            names[names.index(f"{column}1")] = column
    missing = [column for column in roles.values() if column not in names]
    if missing:
        raise BadInput(
            "columns_differ",
            file=str(other.source.path),
            first=str(first.source.path),
            missing=", ".join(missing),
            columns=", ".join(other.source.columns),
        )
    return replace(other, source=replace(other.source, columns=tuple(names)))


def _split_column(spec: ImportSpec, loaded: Sequence[Loaded]) -> str:
    """Return the column by which the rows are split, '' where chance decides; only files that are split need it."""
    if not spec.split.by:
        return ""
    if spec.split.by not in ("group", "time"):
        raise BadInput("split_unknown", by=spec.split.by)
    for item in loaded:
        if item.part == "train" and spec.split.column not in item.source.columns:
            raise missing_column(str(item.source.path), spec.split.column, item.source.columns)
    return spec.split.column


def _map_rows(
    bench: Bench, table: str, task: TaskInfo, roles: Mapping[str, str], loaded: Sequence[Loaded], by: str
) -> None:
    kinds = {role.name: role.kind for role in task.roles}

    def cell(item: Loaded, role: str) -> str:
        if kinds[role] == "number":
            return number_value(bench, item.table, roles[role])
        return f"coalesce({quote(roles[role])}, '')"

    def cells(item: Loaded) -> str:
        filled = [f"{cell(item, role)} AS {quote(role)}" for role in roles]
        return ", ".join([*filled, *(f"'' AS {quote(name)}" for name in unfilled)])

    def helper(item: Loaded) -> str:
        if not by:
            return ""
        return f"coalesce({quote(by)}, '') AS {BY}, " if by in item.source.columns else f"'' AS {BY}, "

    unfilled = [name for name in task.answer if name not in roles]
    ahead = accumulate((item.source.rows for item in loaded), initial=0)
    # A table numbers its rows from 0 in the order in which they came: to number them anew would take one core alone.
    parts = " UNION ALL ".join(
        f"SELECT {count} + rowid + 1 AS row, {literal(item.part)} AS part, {cells(item)}, {helper(item)}"
        f"{FILE} AS source_file, {ROW} AS source_row FROM {quote(item.table)}"
        for item, count in zip(loaded, ahead, strict=False)
    )
    bench.con.execute(f"CREATE TABLE {quote(table)} AS SELECT *, {key_column((*roles, *unfilled))} FROM ({parts})")
