"""Finds what is wrong with canonical rows and repairs it by name: a list of checks, each a small query.

A check is one entry in CHECKS, a repair one in REPAIRS; both see the table only through `Patient`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine.data import called, languages, marked
from engine.data.label_sets import EACH_LABEL
from engine.data.layout import EXAMPLES, KEY, SCORE, SHOWN, UNLABELLED, alike, key_value
from engine.data.near_duplicates import near_overlap
from engine.data.personal import holds_personal, masked
from engine.data.sql import blank, quote
from engine.data.workbench import Bench
from engine.errors import BadInput
from engine.results import Problem

FEW_ROWS = 5
LONG_TEXT = 1000
# In shorter labels one letter is more than a typing error.
TYPO_LENGTH = 5
# What may stand around a label by mistake, in SQL.
_AROUND = "。．.！!，,；;：:“”\"‘’''「」\\s"
_ORDER = {"bad": 0, "careful": 1, "info": 2}


@dataclass(frozen=True)
class Patient:
    """The canonical rows under examination: `table` has the columns OWN, KEY and `roles`; `tools` came with them."""

    table: str
    roles: tuple[str, ...]
    tools: tuple[Mapping[str, Any], ...] = ()

    @property
    def rows(self) -> str:
        """The table as an SQL identifier."""
        return quote(self.table)

    @property
    def content(self) -> str:
        """Everything that a person put into a row, as one SQL list of columns."""
        return ", ".join(quote(role) for role in self.roles)

    @property
    def single_labels(self) -> str:
        """The SQL for `row`, `part` and `label` of every single label."""
        label = EACH_LABEL if "labels" in self.roles else "label"
        return f"(SELECT row, part, {label} AS label FROM {self.rows})"

    def fits(self, needs: Sequence[str], unless: Sequence[str] = ()) -> bool:
        """Whether the rows have all of `needs` and none of `unless`: roles, and 'tools' where there are any."""
        has = {*self.roles, *(("tools",) if self.tools else ())}
        return set(needs) <= has and not set(unless) & has


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


@dataclass(frozen=True)
class Repair:
    """`sql` returns the statement that repairs the rows; it is for rows with all of `needs` and none of `unless`."""

    sql: Callable[[Patient], str]
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


def _empty(patient: Patient) -> str:
    names = [name for name in ("text", "label") if name in patient.roles]
    waits = f"part = '{UNLABELLED}'"
    empty = " OR ".join(f"({blank(quote(name))}{' AND NOT ' + waits if name == 'label' else ''})" for name in names)
    empty += f" OR {SCORE} IS NULL" if SCORE in patient.roles else ""
    shown = " || ' | ' || ".join(quote(name) for name in names)
    return f"SELECT row, {shown} AS value FROM {patient.rows} WHERE {empty}"


def _unlabelled(patient: Patient) -> str:
    return f"SELECT row, text AS value FROM {patient.rows} WHERE part = '{UNLABELLED}' AND NOT {blank('text')}"


def _duplicates(patient: Patient) -> str:
    # Few keys stand twice: only their rows are compared whole.
    twice = f"SELECT {KEY} FROM {patient.rows} GROUP BY 1 HAVING count(*) > 1"
    same = " AND ".join(f"here.{quote(role)} IS NOT DISTINCT FROM same.{quote(role)}" for role in patient.roles)
    groups = (
        f"SELECT part, {patient.content}, min(row) AS first FROM {patient.rows} "
        f"WHERE NOT {blank('text')} AND {KEY} IN ({twice}) GROUP BY ALL HAVING count(*) > 1"
    )
    return (
        f"SELECT here.row, here.text AS value FROM {patient.rows} AS here "
        f"JOIN ({groups}) AS same ON here.part = same.part AND {same} WHERE here.row > same.first"
    )


def _contradictions(patient: Patient) -> str:
    # One sentence may hold several relations: with other words marked it is another question.
    key = f"({KEY}, spans)" if "spans" in patient.roles else KEY
    return _differing(patient, key, "label")


def _differing_sets(patient: Patient) -> str:
    return _differing(patient, KEY, "labels")


def _differing(patient: Patient, key: str, label: str) -> str:
    """Return the rows whose `key` stands with more than one `label`."""
    return (
        f"SELECT row, {label} || ' | ' || text AS value FROM {patient.rows} WHERE NOT {blank('text')} AND {key} IN "
        f"(SELECT {key} FROM {patient.rows} WHERE NOT {blank(label)} "
        f"GROUP BY 1 HAVING min({label}) <> max({label}))"
    )


def _overlap(patient: Patient) -> str:
    return (
        f"SELECT row, text AS value FROM {patient.rows} WHERE part = 'train' AND NOT {blank('text')} AND {KEY} IN "
        f"(SELECT {KEY} FROM {patient.rows} WHERE part IN ('valid', 'test'))"
    )


def _near_overlap(patient: Patient) -> str:
    return near_overlap(patient.rows, KEY)


def _near_duplicates(patient: Patient) -> str:
    # The texts of the few keys that stand twice are compared, not those of all.
    twice = f"SELECT {KEY} FROM {patient.rows} GROUP BY 1 HAVING count(*) > 1"
    return (
        f"SELECT row, text AS value FROM {patient.rows} WHERE NOT {blank('text')} AND {KEY} IN "
        f"(SELECT {KEY} FROM {patient.rows} WHERE {KEY} IN ({twice}) GROUP BY 1 HAVING min(text) <> max(text))"
    )


def _label_variants(patient: Patient) -> str:
    labels = f"(SELECT label, min(row) AS row FROM {patient.rows} WHERE NOT {blank('label')} GROUP BY label)"
    return f"SELECT row, label AS value FROM {labels} QUALIFY count(*) OVER (PARTITION BY {_same_label()}) > 1"


def _same_label() -> str:
    """Return the SQL for what labels have in common that differ by capitals, blanks, a full stop or quotes only.

    Signs that tell names apart stay: C# is not C. Chinese words have no blanks within.
    """
    plain = alike("label")
    bare = f"regexp_replace({plain}, '^[{_AROUND}]+|[{_AROUND}]+$', '', 'g')"
    han = f"regexp_full_match({bare}, '[\\p{{Han}}\\s]+')"
    joined = f"CASE WHEN {han} THEN regexp_replace({bare}, '\\s+', '', 'g') ELSE {bare} END"
    return f"coalesce(nullif({joined}, ''), {plain})"


def _label_twins(patient: Patient) -> str:
    """Return `label`, `twin`, `row`: rare labels one typing error away from one that is ten times as frequent."""
    labels = (
        f"SELECT label, {alike('label')} AS plain, count(*) AS rows, min(row) AS row FROM {patient.rows} "
        f"WHERE NOT {blank('label')} GROUP BY label"
    )
    return (
        f"WITH labels AS ({labels}) SELECT rare.label, arg_max(usual.label, usual.rows) AS twin, min(rare.row) AS row "
        "FROM labels AS rare JOIN labels AS usual ON usual.rows >= 10 * rare.rows AND rare.plain <> usual.plain "
        f"AND length(rare.plain) >= {TYPO_LENGTH} AND damerau_levenshtein(rare.plain, usual.plain) = 1 "
        # 'class 1' and 'class 2' are two names and no typing error.
        "AND regexp_replace(rare.plain, '[^0-9]', '', 'g') = regexp_replace(usual.plain, '[^0-9]', '', 'g') "
        "GROUP BY rare.label"
    )


def _label_typos(patient: Patient) -> str:
    return f"SELECT row, label || ' → ' || twin AS value FROM ({_label_twins(patient)})"


def _personal(patient: Patient) -> str:
    return f"SELECT row, text AS value FROM {patient.rows} WHERE {holds_personal('text')}"


def _spans_overlap(patient: Patient) -> str:
    return marked.overlapping(patient.rows)


def _spans_cut_words(patient: Patient) -> str:
    return marked.cut_words(patient.rows)


def _broken_calls(patient: Patient) -> str:
    return called.broken(patient.rows)


def _unseen_labels(patient: Patient) -> str:
    labels = patient.single_labels
    return (
        f"SELECT row, label AS value FROM {labels} WHERE part <> 'train' AND NOT {blank('label')} AND label NOT IN "
        f"(SELECT label FROM {labels} WHERE part = 'train')"
    )


def _rare_labels(patient: Patient) -> str:
    return (
        f"SELECT min(row) AS row, label || ' (' || count(*) || ')' AS value FROM {patient.single_labels} "
        f"WHERE NOT {blank('label')} GROUP BY label HAVING count(*) < {FEW_ROWS}"
    )


def _long_texts(patient: Patient) -> str:
    return f"SELECT row, text AS value FROM {patient.rows} WHERE length(text) > {LONG_TEXT}"


def _other_languages(patient: Patient) -> str:
    return languages.others(patient.rows)


def _dropped(find: Callable[[Patient], str]) -> Callable[[Patient], str]:
    """Return the repair that deletes the rows which `find` selects."""
    return lambda patient: f"DELETE FROM {patient.rows} WHERE row IN (SELECT row FROM ({find(patient)}))"


def _merge_variants(patient: Patient) -> str:
    """Write labels that differ as `_same_label` has it as most rows write them."""
    counted = f"SELECT label, {_same_label()} AS plain, count(*) AS rows FROM {patient.rows} GROUP BY label"
    usual = f"SELECT plain, arg_max(label, (rows, label)) AS usual FROM ({counted}) GROUP BY plain"
    return f"UPDATE {patient.rows} SET label = usual FROM ({usual}) AS wanted WHERE {_same_label()} = wanted.plain"


def _merge_typos(patient: Patient) -> str:
    return (
        f"UPDATE {patient.rows} SET label = twin FROM ({_label_twins(patient)}) AS typo "
        f"WHERE {patient.rows}.label = typo.label"
    )


def _mask_personal(patient: Patient) -> str:
    text = masked("text")
    return f"UPDATE {patient.rows} SET text = {text}, {KEY} = {key_value(text)} WHERE {holds_personal('text')}"


def _fit_spans(patient: Patient) -> str:
    found = f"SELECT row FROM ({_spans_cut_words(patient)})"
    return f"UPDATE {patient.rows} SET spans = {marked.FITTED}(text, spans) WHERE row IN ({found})"


def _part_spans(patient: Patient) -> str:
    found = f"SELECT row FROM ({_spans_overlap(patient)})"
    return f"UPDATE {patient.rows} SET spans = {marked.APART}(spans) WHERE row IN ({found})"


_LABELLED = ("text", "label")
_SEVERAL = ("text", "labels")
_CALLS = ("label", "target", "messages", "tools")

CHECKS: tuple[Check, ...] = (
    Check("empty", "bad", _empty, repair="drop_empty"),
    Check("contradictions", "careful", _contradictions, _LABELLED, "drop_contradictions"),
    Check("differing_sets", "careful", _differing_sets, _SEVERAL),
    Check("overlap", "careful", _overlap, repair="drop_overlap"),
    Check("duplicates", "careful", _duplicates, repair="drop_duplicates"),
    Check("broken_calls", "careful", _broken_calls, _CALLS, "drop_broken_calls"),
    Check("unseen_labels", "careful", _unseen_labels, _LABELLED),
    Check("unseen_labels", "careful", _unseen_labels, _SEVERAL),
    Check("label_typos", "careful", _label_typos, _LABELLED, "merge_typos"),
    Check("personal", "careful", _personal, _LABELLED, "mask_personal"),
    Check("spans_overlap", "careful", _spans_overlap, ("text", "spans"), "part_spans"),
    Check("spans_cut_words", "careful", _spans_cut_words, ("text", "spans"), "fit_spans"),
    Check("label_variants", "info", _label_variants, _LABELLED, "merge_labels"),
    Check("near_duplicates", "info", _near_duplicates),
    Check("unlabelled", "info", _unlabelled),
    Check("rare_labels", "info", _rare_labels, _LABELLED),
    Check("rare_labels", "info", _rare_labels, _SEVERAL),
    Check("long_texts", "info", _long_texts),
)
# Of texts in pairs each half has its own likeness: questions about one paragraph are not nearly the same.
_NEAR_OVERLAP = Check("near_overlap", "info", _near_overlap, repair="drop_near_overlap", unless=("text_pair",))

LANGUAGES, SAMPLED_LANGUAGES = "other_languages", "languages_sampled"
# What is found in rows alone, without the files they came from.
EXAMINED = frozenset({*(check.kind for check in CHECKS), _NEAR_OVERLAP.kind, LANGUAGES, SAMPLED_LANGUAGES})

# In the order they are applied: what rewrites comes first, as it may make rows alike. Only what cannot be used goes by
# default, so that the row counts of a published dataset survive an import as it is.
REPAIRS: dict[str, Repair] = {
    "drop_empty": Repair(_dropped(_empty)),
    "merge_labels": Repair(_merge_variants, ("label",)),
    "merge_typos": Repair(_merge_typos, ("label",)),
    "part_spans": Repair(_part_spans, ("spans",)),
    "fit_spans": Repair(_fit_spans, ("spans",)),
    # Only where nothing else points into the text.
    "mask_personal": Repair(_mask_personal, ("label",), ("spans", "target")),
    "drop_broken_calls": Repair(_dropped(_broken_calls), _CALLS),
    "drop_other_languages": Repair(_dropped(_other_languages)),
    "drop_contradictions": Repair(_dropped(_contradictions), ("label",)),
    "drop_overlap": Repair(_dropped(_overlap)),
    "drop_near_overlap": Repair(_dropped(_near_overlap), unless=("text_pair",)),
    "drop_duplicates": Repair(_dropped(_duplicates)),
}
DEFAULT_REPAIRS = ("drop_empty",)


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
