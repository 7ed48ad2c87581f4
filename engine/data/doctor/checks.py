"""Finds what is wrong with canonical rows and repairs it by name: a list of checks, each a small query.

A check is one entry in CHECKS, a repair one in `repairs.REPAIRS`; both see the table only through `Patient`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from engine.data import languages, marked
from engine.data.doctor import called, findings
from engine.data.doctor.patient import Patient
from engine.data.doctor.repairs import CALLS, DEFAULT_REPAIRS, REPAIRS
from engine.data.layout import EXAMPLES, SHOWN
from engine.data.sql import quote
from engine.data.workbench import Bench
from engine.errors import BadInput
from engine.results import Problem

_ORDER = {"bad": 0, "careful": 1, "info": 2}


@dataclass(frozen=True)
class Check:
    """`find` returns the SQL that selects `row` and `value` of every row (or one row a class) that has the problem.

    It is for rows that have all of `needs` and none of `unless`.
    """

    kind: str
    severity: str
    find: Callable[[Patient], str]
    needs: tuple[str, ...] = ("text",)
    repair: str = ""
    unless: tuple[str, ...] = ()


_LABELLED = ("text", "label")
_SEVERAL = ("text", "labels")

CHECKS: tuple[Check, ...] = (
    Check("empty", "bad", findings.empty, repair="drop_empty"),
    Check("contradictions", "careful", findings.contradictions, _LABELLED, "drop_contradictions"),
    Check("differing_sets", "careful", findings.differing_sets, _SEVERAL),
    Check("overlap", "careful", findings.overlap, repair="drop_overlap"),
    Check("duplicates", "careful", findings.duplicates, repair="drop_duplicates"),
    Check("broken_calls", "careful", findings.broken_calls, CALLS, "drop_broken_calls"),
    Check("unseen_labels", "careful", findings.unseen_labels, _LABELLED),
    Check("unseen_labels", "careful", findings.unseen_labels, _SEVERAL),
    Check("label_typos", "careful", findings.label_typos, _LABELLED, "merge_typos"),
    Check("personal", "careful", findings.personal, _LABELLED, "mask_personal"),
    Check("spans_overlap", "careful", findings.spans_overlap, ("text", "spans"), "part_spans"),
    Check("spans_cut_words", "careful", findings.spans_cut_words, ("text", "spans"), "fit_spans"),
    Check("label_variants", "info", findings.label_variants, _LABELLED, "merge_labels"),
    Check("near_duplicates", "info", findings.near_duplicates),
    Check("unlabelled", "info", findings.unlabelled),
    Check("rare_labels", "info", findings.rare_labels, _LABELLED),
    Check("rare_labels", "info", findings.rare_labels, _SEVERAL),
    Check("long_texts", "info", findings.long_texts),
)
# Of texts in pairs each half has its own likeness: questions about one paragraph are not nearly the same.
_NEAR_OVERLAP = Check("near_overlap", "info", findings.near_overlap, repair="drop_near_overlap", unless=("text_pair",))

LANGUAGES, SAMPLED_LANGUAGES = "other_languages", "languages_sampled"
# What is found in rows alone, without the files they came from.
EXAMINED = frozenset({*(check.kind for check in CHECKS), _NEAR_OVERLAP.kind, LANGUAGES, SAMPLED_LANGUAGES})


def ready(bench: Bench, patient: Patient) -> None:
    """Make the functions that checks and repairs use callable from the bench's SQL; once, before either."""
    marked.register(bench)
    languages.register(bench)
    called.register(bench, patient.tools)


def examine(bench: Bench, patient: Patient) -> tuple[Problem, ...]:
    """Run every check that the rows allow; return the problems found, worst first, then by number of rows."""
    found = [_run(bench, patient, check) for check in CHECKS if patient.fits(check.needs, check.unless)]
    return worst_first([problem for problem in (*found, _mixture(bench, patient)) if problem])


def side_checks(whole_groups: bool) -> tuple[Check, ...]:
    """Return the checks that have to wait until every row has its side.

    Chance keeps the same text on one side, and finds no more of them than were given; a split of whole groups (by a
    column, or of conversations) does not.
    Nearly the same texts are kept together by no split: they form chains, which would tie half a set into one group.
    """
    overlap = next(check for check in CHECKS if check.kind == "overlap")
    return (overlap, _NEAR_OVERLAP) if whole_groups else (_NEAR_OVERLAP,)


def examine_sides(
    bench: Bench, patient: Patient, checks: Sequence[Check], names: Sequence[str] | None
) -> tuple[Problem, ...]:
    """Run `checks` on rows that are split, and leave out what they find where that is wanted by `names`."""
    problems = []
    for check in checks:
        problem = _run(bench, patient, check) if patient.fits(check.needs, check.unless) else None
        if problem and names is not None and check.repair in names:
            bench.con.execute(REPAIRS[check.repair].sql(patient))
        problems.append(problem)
    return tuple(problem for problem in problems if problem)


def worst_first(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return the problems in the order in which a person should read them."""
    return tuple(sorted(problems, key=lambda problem: (_ORDER[problem.severity], -problem.count)))


def repair(bench: Bench, patient: Patient, names: Sequence[str] | None) -> None:
    """Apply the repairs named (None: the default ones) to the table, in the order of REPAIRS.

    Raises BadInput `repair_unknown`; `empty_kept` where rows without text or label were to stay.
    """
    wanted = DEFAULT_REPAIRS if names is None else names
    for name in wanted:
        if name not in REPAIRS:
            raise BadInput("repair_unknown", repair=name, allowed=", ".join(REPAIRS))
    for name, change in REPAIRS.items():
        if name in wanted and patient.fits(change.needs, change.unless):
            bench.con.execute(change.sql(patient))
    left = None if "drop_empty" in wanted else _run(bench, patient, CHECKS[0])
    if left:
        raise BadInput("empty_kept", count=left.count, **{key: left.examples[0][key] for key in ("file", "row")})


def _run(bench: Bench, patient: Patient, check: Check) -> Problem | None:
    return _problem(bench, patient, Problem(check.kind, check.severity, 0, repair=check.repair), check.find(patient))


def _mixture(bench: Bench, patient: Patient) -> Problem | None:
    """Return which languages the texts are in, as far as a sample tells."""
    mixture = languages.mixture(bench, patient.rows)
    if mixture is None:
        return None
    params = {"main": mixture.main, "others": mixture.others, "looked_at": mixture.looked_at}
    kind = SAMPLED_LANGUAGES if mixture.looked_at else LANGUAGES
    repair = "drop_other_languages" if mixture.exact else ""
    return _problem(bench, patient, Problem(kind, "info", 0, repair=repair, params=params), mixture.rows)


def _problem(bench: Bench, patient: Patient, told: Problem, find: str) -> Problem | None:
    """Return `told` with the rows that the SQL `find` selects, None where there are none."""
    found = quote(bench.name("found"))
    bench.con.execute(f"CREATE TABLE {found} AS SELECT row, left(value, {SHOWN}) AS value FROM ({find})")
    count = int(bench.value(f"SELECT count(*) FROM {found}"))
    rows = bench.rows(
        f"SELECT source_file, source_row, value FROM {found} JOIN {patient.rows} USING (row) ORDER BY row "
        f"LIMIT {EXAMPLES}"
    )
    bench.con.execute(f"DROP TABLE {found}")
    if not count:
        return None
    examples = tuple({"file": file, "row": row, "value": value} for file, row, value in rows)
    repair = REPAIRS.get(told.repair)
    offered = told.repair if repair and patient.fits(repair.needs, repair.unless) else ""
    return replace(told, count=count, examples=examples, repair=offered)
