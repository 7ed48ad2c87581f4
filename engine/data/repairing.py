"""Makes the next version of a dataset by repairs that the doctor offers, as an import would have made them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from engine.data.correcting import table_of
from engine.data.doctor.checks import EXAMINED, examine, examine_sides, ready, repair, side_checks, worst_first
from engine.data.doctor.patient import Patient
from engine.data.doctor.repairs import DEFAULT_REPAIRS
from engine.data.editing import fresh_texts
from engine.data.enough import refuse_one_class
from engine.data.importing import Imported, write_rows
from engine.data.leakage import hold_sides_of_all, join_same_texts, keyed
from engine.data.rows import read_tools
from engine.data.versions import content_hash
from engine.data.workbench import Bench
from engine.errors import BadInput
from engine.results import Problem


def repair_rows(
    source: Path, target: Path, names: Sequence[str], known: Sequence[Problem], earlier: Sequence[Path] = ()
) -> Imported:
    """Write the version in which the rows of `source` are repaired, those of every part.

    `known` are the problems of `source`: those that an import alone can find are the version's, too, the others are
    looked for anew. A row whose text is another now goes where that text stands, see `edit_rows`. Raises BadInput
    `repair_unknown`, `nothing_repaired`, `one_class`, `no_labels`, `no_usable_rows`.
    """
    with Bench() as bench:
        before, roles = table_of(bench, source)
        tools = tuple(read_tools(source) or ())
        # One copy is repaired, the other tells which texts are new.
        old, rows = keyed(bench, before, roles), keyed(bench, before, roles)
        patient = Patient(rows, tuple(roles), tools)
        ready(bench, patient)
        repair(bench, patient, (*DEFAULT_REPAIRS, *names))
        if content_hash(bench, rows, ("part", *roles)) == content_hash(bench, before, ("part", *roles)):
            raise BadInput("nothing_repaired")
        fresh = fresh_texts(old, rows)
        hold_sides_of_all(bench, rows, f"part = 'train' AND {fresh}", earlier)
        join_same_texts(bench, rows, fresh)
        refuse_one_class(bench, patient)
        left = (*examine(bench, patient), *examine_sides(bench, patient, side_checks(whole_groups=False), None))
        others = (problem for problem in known if problem.kind not in EXAMINED)
        return replace(write_rows(bench, rows, roles, tools, target), problems=worst_first((*others, *left)))
