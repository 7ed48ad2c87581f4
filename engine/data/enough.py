"""Refuses rows from which nothing can be learned, none or all with one answer, and tells of a part that is empty."""

from __future__ import annotations

from collections.abc import Mapping

from engine.commands import Split
from engine.data.doctor.patient import Patient
from engine.data.layout import SCORE, UNLABELLED
from engine.data.workbench import Bench
from engine.errors import BadInput
from engine.results import Problem


def refuse_one_class(bench: Bench, patient: Patient, measured: bool = False) -> None:
    """Refuse rows to learn from that leave nothing to tell apart; where a model is `measured` on them they may.

    Raises BadInput `one_class`, `no_labels`, `no_usable_rows`.
    """
    file, rows = bench.rows(f"SELECT min(source_file), count(*) FROM {patient.rows} WHERE part = 'train'")[0]
    if not rows and bench.value(f"SELECT count(*) FROM {patient.rows} WHERE part = '{UNLABELLED}'"):
        return
    if not rows:
        raise BadInput("no_usable_rows", file=bench.value(f"SELECT min(source_file) FROM {patient.rows}") or "")
    if "labels" in patient.roles and not bench.rows(
        f"SELECT label FROM {patient.single_labels} WHERE part = 'train' LIMIT 1"
    ):
        raise BadInput("no_labels", file=file, rows=rows)
    if measured:
        return
    if SCORE in patient.roles:
        _refuse_one_number(bench, patient, file, rows)
    if "label" not in patient.roles:
        return
    labels = bench.rows(f"SELECT DISTINCT label FROM {patient.rows} WHERE part = 'train' LIMIT 2")
    if len(labels) < 2:
        raise BadInput("one_class", file=file, label=labels[0][0], rows=rows)


def empty_parts(rows: Mapping[str, int], split: Split) -> tuple[Problem, ...]:
    """Return as `part_empty` that a share to check or to test on came to no row, so that no training starts.

    `rows` are those of each part after the split. A share of 0 was meant so.
    """
    counts = {part: rows.get(part, 0) for part in ("train", "valid", "test")}
    shares = {"valid": split.valid, "test": split.test}
    if not counts["train"] or all(counts[part] for part, share in shares.items() if share):
        return ()
    return (Problem("part_empty", "careful", sum(counts.values()), params=counts),)


def _refuse_one_number(bench: Bench, patient: Patient, file: str, rows: int) -> None:
    least, most = bench.rows(f"SELECT min({SCORE}), max({SCORE}) FROM {patient.rows} WHERE part = 'train'")[0]
    if least == most:
        raise BadInput("one_class", file=file, label=least, rows=rows)
