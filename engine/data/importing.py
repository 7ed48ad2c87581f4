"""The import, from files to a version: read, examine, repair, split, write. Composes the parts of this package."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from engine.commands import ImportSpec
from engine.data.canonical import Canonical, canonical_rows, together
from engine.data.columns import kind_of
from engine.data.doctor.base_fit import TokenCounts, with_base
from engine.data.doctor.checks import examine, examine_sides, ready, repair, side_checks, worst_first
from engine.data.doctor.patient import Patient
from engine.data.enough import empty_parts, refuse_one_class
from engine.data.label_sets import EACH_LABEL
from engine.data.layout import PARTS, UNLABELLED
from engine.data.loading import Advance, Loaded, load_files, stop_if
from engine.data.marked import SPAN_LABELS
from engine.data.numbers import same_numbers
from engine.data.readers.source import FILE, ROW
from engine.data.shaping import Structure
from engine.data.split import split_rows
from engine.data.sql import quote
from engine.data.strips import strips
from engine.data.talks import has_talks
from engine.data.versions import content_hash, write_version
from engine.data.workbench import Bench
from engine.data.written_cells import Written, read_written, written_problems
from engine.errors import BadInput
from engine.results import DataCheck, Problem, TaskInfo

# The types in which a table's columns are stored, by their guessed kind.
_TYPES = {"integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"}


@dataclass(frozen=True)
class Imported:
    """What an import left.

    `rows` counts each part that there is (a table has one, `all`), `labels` the rows of each label; `data_hash` and
    `test_hash` are `content_hash` over part and roles of all rows, and over the roles of the test rows ('' without).
    `rows_in` counts what stood in the files, each exchange of a conversation, also what could not be used.
    """

    rows: Mapping[str, int]
    labels: Mapping[str, int]
    problems: tuple[Problem, ...]
    data_hash: str
    test_hash: str
    sources: tuple[str, ...]
    rows_in: int = 0


def _silent(_stage: str, _done: float, _total: float) -> None:
    """Report progress to nobody."""


def _never() -> bool:
    return False


def import_dataset(
    spec: ImportSpec,
    task: TaskInfo | None,
    target: Path,
    structure: Structure | None = None,
    progress: Advance = _silent,
    cancelled: Callable[[], bool] = _never,
    counts: TokenCounts | None = None,
    before: Path | None = None,
) -> Imported:
    """Import as `spec` says and write the version to `target` (a .parquet that is not there yet).

    With a task, the file holds `row` (1..n, parts in the order train, valid, test), `part`, the task's roles (text;
    numbers for roles of that kind), `source_file` and `source_row`; `tools` are in its metadata. With None it is a
    table: the files' own columns in their guessed types. `structure` makes the canonical roles of one raw row
    (column -> text, role -> the column's value; a role of kind messages comes parsed) and raises BadInput for a row
    it cannot read: such a row is left out and told as `unreadable`. `counts` is a base model's tokenizer, for the
    problems that it has with the rows. `before` is the dataset's newest version, whose measured texts keep their parts.
    Raises BadInput for everything that is wrong with the files, JobFailed `write_failed`, JobCancelled.
    """
    with Bench() as bench:
        if task is None:
            return _import_table(bench, spec, target, progress, cancelled)
        rows, problems = _prepare(bench, spec, task, structure, progress, cancelled, counts, before)
        stop_if(cancelled)
        progress("write_version", 0, 1)
        written = write_rows(bench, rows.table, rows.roles, rows.tools, target)
        return replace(written, problems=problems, sources=rows.sources, rows_in=rows.rows_in)


def write_rows(
    bench: Bench, table: str, roles: Sequence[str], tools: Sequence[Mapping[str, Any]], target: Path
) -> Imported:
    """Write canonical rows as a version, the parts in the order of PARTS; raises as `write_version`."""
    columns = ", ".join(map(quote, roles))
    ordered = (
        f"SELECT row_number() OVER (ORDER BY {_part_order()}, row) AS row, part, {columns}, source_file, "
        f"source_row FROM {quote(table)} ORDER BY 1"
    )
    write_version(bench, ordered, target, tools)
    parts = _parts(bench, table)
    return Imported(
        rows=parts,
        labels=_labels(bench, table, roles),
        problems=(),
        data_hash=content_hash(bench, table, ("part", *roles)),
        test_hash=content_hash(bench, table, roles, "part = 'test'") if parts.get("test") else "",
        sources=(),
    )


def check(
    spec: ImportSpec,
    task: TaskInfo | None,
    structure: Structure | None = None,
    progress: Advance = _silent,
    cancelled: Callable[[], bool] = _never,
    counts: TokenCounts | None = None,
) -> DataCheck:
    """Return what the doctor finds and what an import as specified would keep; writes nothing. Raises as the import."""
    with Bench() as bench:
        if task is None:
            loose = _read_table(bench, spec, progress, cancelled)
            rows_in = int(bench.value(f"SELECT count(*) FROM {quote(loose.table)}"))
            return DataCheck(loose.problems, rows_in, {"all": rows_in}, {})
        rows, problems = _prepare(bench, spec, task, structure, progress, cancelled, counts)
        return DataCheck(problems, rows.rows_in, _parts(bench, rows.table), _labels(bench, rows.table, rows.roles))


def _prepare(
    bench: Bench,
    spec: ImportSpec,
    task: TaskInfo,
    structure: Structure | None,
    progress: Advance,
    cancelled: Callable[[], bool],
    counts: TokenCounts | None,
    before: Path | None = None,
) -> tuple[Canonical, tuple[Problem, ...]]:
    """Read, examine, repair and split; the problems are those of the rows as they came."""
    rows = canonical_rows(bench, spec, task, structure, progress, cancelled)
    patient = Patient(rows.table, rows.roles, rows.tools)
    stop_if(cancelled)
    progress("check_rows", 0, 1)
    # What a text stands beside is known only after the split: that is looked at, and repaired, then.
    late = side_checks(bool(spec.split.by) or has_talks(bench, rows.table)) if "text" in rows.roles else ()
    problems = rows.problems
    if "text" in rows.roles:
        ready(bench, patient)
        kinds, names = {check.kind for check in late}, {check.repair for check in late}
        found = with_base(bench, patient, counts, examine(bench, patient))
        problems = (*problems, *(problem for problem in found if problem.kind not in kinds))
        first = None if spec.repairs is None else [name for name in spec.repairs if name not in names]
        repair(bench, patient, first)
    refuse_one_class(bench, patient, spec.measured)
    stop_if(cancelled)
    if not spec.measured:
        progress("split_rows", 0, 1)
    told = split_rows(bench, rows.table, rows.roles, spec.split, before)
    if late:
        told = (*told, *examine_sides(bench, patient, late, spec.repairs))
        refuse_one_class(bench, patient, spec.measured)
    lacking = () if spec.measured else empty_parts(_parts(bench, rows.table), spec.split)
    return rows, worst_first((*problems, *told, *lacking))


@dataclass(frozen=True)
class _Table:
    """A table's rows as text in the bench, and the SQL of what is stored of each of its columns."""

    table: str
    cells: Mapping[str, str]
    tools: tuple[Mapping[str, Any], ...]
    sources: tuple[str, ...]
    problems: tuple[Problem, ...]


def _read_table(bench: Bench, spec: ImportSpec, progress: Advance, cancelled: Callable[[], bool]) -> _Table:
    loaded, tools = load_files(bench, spec, progress, cancelled)
    names = _same_columns(loaded)
    table = bench.name("table")
    columns = ", ".join(map(quote, names))
    union = " UNION ALL ".join(
        f"SELECT {columns}, {number} AS {FILE}, {ROW} FROM {quote(item.table)}" for number, item in enumerate(loaded)
    )
    bench.con.execute(f"CREATE TABLE {quote(table)} AS {union}")
    types: dict[str, str] = {}
    written: dict[str, Written] = {}
    for strip, own in strips(bench, table, names):
        types |= {name: _type(bench, strip, name) for name in own}
        written |= {name: read_written(bench, strip, name) for name in own if not types[name]}
    cells = {name: f"try_cast({quote(name)} AS {kind})" if kind else quote(name) for name, kind in types.items()}
    cells |= {name: found.sql for name, found in written.items() if found.sql}
    sources = tuple(str(item.source.path) for item in loaded)
    numbers = [name for name, kind in types.items() if kind == _TYPES["number"]]
    same = same_numbers(bench, table, numbers, sources)
    read = [problem for item in loaded for problem in item.source.problems]
    told = (*together(read), *((same,) if same else ()), *written_problems(bench, table, written.values(), sources))
    return _Table(table, cells, tools, sources, worst_first(told))


def _import_table(
    bench: Bench, spec: ImportSpec, target: Path, progress: Advance, cancelled: Callable[[], bool]
) -> Imported:
    read = _read_table(bench, spec, progress, cancelled)
    stop_if(cancelled)
    progress("write_version", 0, 1)
    cells = ", ".join(f"{sql} AS {quote(name)}" for name, sql in read.cells.items())
    total = write_version(bench, f"SELECT {cells} FROM {quote(read.table)} ORDER BY {FILE}, {ROW}", target, read.tools)
    progress("write_version", 1, 1)
    hashed = content_hash(bench, read.table, tuple(read.cells))
    return Imported({"all": total}, {}, read.problems, hashed, "", read.sources, total)


def _type(bench: Bench, table: str, name: str) -> str:
    kind = kind_of(bench, table, name)
    if kind == "date":
        moments = bench.value(f"SELECT max(length({quote(name)})) > 10 FROM {quote(table)}")
        return "TIMESTAMP" if moments else "DATE"
    return _TYPES.get(kind, "")


def _same_columns(loaded: list[Loaded]) -> tuple[str, ...]:
    first = loaded[0].source
    for item in loaded[1:]:
        source = item.source
        if {name.lower() for name in source.columns} != {name.lower() for name in first.columns}:
            missing = [name for name in first.columns if name not in source.columns]
            raise BadInput(
                "columns_differ",
                file=str(source.path),
                first=str(first.path),
                missing=", ".join(missing) or "-",
                columns=", ".join(source.columns),
            )
    return first.columns


def _part_order() -> str:
    cases = " ".join(f"WHEN '{part}' THEN {place}" for place, part in enumerate(PARTS))
    return f"CASE part {cases} END"


def _parts(bench: Bench, table: str) -> dict[str, int]:
    found: dict[str, Any] = dict(bench.rows(f"SELECT part, count(*) FROM {quote(table)} GROUP BY part"))
    return {part: int(found[part]) for part in PARTS if part in found}


def _labels(bench: Bench, table: str, roles: Sequence[str]) -> dict[str, int]:
    if "label" in roles:
        each = f"SELECT label FROM {quote(table)} WHERE part <> '{UNLABELLED}'"
    elif "labels" in roles:
        each = f"SELECT {EACH_LABEL} AS label FROM {quote(table)} WHERE part <> '{UNLABELLED}'"
    elif "spans" in roles:
        each = f"SELECT {SPAN_LABELS} AS label FROM {quote(table)} WHERE part <> '{UNLABELLED}'"
    else:
        return {}
    counted = bench.rows(f"SELECT label, count(*) AS n FROM ({each}) GROUP BY label ORDER BY n DESC, label")
    return {str(label): int(count) for label, count in counted}
