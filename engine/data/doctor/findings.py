"""The SQL that finds each kind of problem in canonical rows: the row and what is shown of it."""

from __future__ import annotations

from engine.data import languages, marked
from engine.data.doctor import called
from engine.data.doctor.near_duplicates import near_overlap as near_overlap_of
from engine.data.doctor.patient import Patient
from engine.data.doctor.personal import holds_personal
from engine.data.layout import KEY, SCORE, UNLABELLED, alike
from engine.data.sql import blank, quote

FEW_ROWS = 5
LONG_TEXT = 1000
# In shorter labels one letter is more than a typing error.
TYPO_LENGTH = 5
# What may stand around a label by mistake, in SQL.
_AROUND = "。．.！!，,；;：:“”\"‘’''「」\\s"


def empty(patient: Patient) -> str:
    names = [name for name in ("text", "label") if name in patient.roles]
    waits = f"part = '{UNLABELLED}'"
    empty = " OR ".join(f"({blank(quote(name))}{' AND NOT ' + waits if name == 'label' else ''})" for name in names)
    empty += f" OR {SCORE} IS NULL" if SCORE in patient.roles else ""
    shown = " || ' | ' || ".join(quote(name) for name in names)
    return f"SELECT row, {shown} AS value FROM {patient.rows} WHERE {empty}"


def unlabelled(patient: Patient) -> str:
    return f"SELECT row, text AS value FROM {patient.rows} WHERE part = '{UNLABELLED}' AND NOT {blank('text')}"


def duplicates(patient: Patient) -> str:
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


def contradictions(patient: Patient) -> str:
    # One sentence may hold several relations: with other words marked it is another question.
    key = f"({KEY}, spans)" if "spans" in patient.roles else KEY
    return _differing(patient, key, "label")


def differing_sets(patient: Patient) -> str:
    return _differing(patient, KEY, "labels")


def _differing(patient: Patient, key: str, label: str) -> str:
    """Return the rows whose `key` stands with more than one `label`."""
    return (
        f"SELECT row, {label} || ' | ' || text AS value FROM {patient.rows} WHERE NOT {blank('text')} AND {key} IN "
        f"(SELECT {key} FROM {patient.rows} WHERE NOT {blank(label)} "
        f"GROUP BY 1 HAVING min({label}) <> max({label}))"
    )


def overlap(patient: Patient) -> str:
    return (
        f"SELECT row, text AS value FROM {patient.rows} WHERE part = 'train' AND NOT {blank('text')} AND {KEY} IN "
        f"(SELECT {KEY} FROM {patient.rows} WHERE part IN ('valid', 'test'))"
    )


def near_overlap(patient: Patient) -> str:
    return near_overlap_of(patient.rows, KEY)


def near_duplicates(patient: Patient) -> str:
    # The texts of the few keys that stand twice are compared, not those of all.
    twice = f"SELECT {KEY} FROM {patient.rows} GROUP BY 1 HAVING count(*) > 1"
    return (
        f"SELECT row, text AS value FROM {patient.rows} WHERE NOT {blank('text')} AND {KEY} IN "
        f"(SELECT {KEY} FROM {patient.rows} WHERE {KEY} IN ({twice}) GROUP BY 1 HAVING min(text) <> max(text))"
    )


def label_variants(patient: Patient) -> str:
    labels = f"(SELECT label, min(row) AS row FROM {patient.rows} WHERE NOT {blank('label')} GROUP BY label)"
    return f"SELECT row, label AS value FROM {labels} QUALIFY count(*) OVER (PARTITION BY {same_label()}) > 1"


def same_label() -> str:
    """Return the SQL for what labels have in common that differ by capitals, blanks, a full stop or quotes only.

    Signs that tell names apart stay: C# is not C. Chinese words have no blanks within.
    """
    plain = alike("label")
    bare = f"regexp_replace({plain}, '^[{_AROUND}]+|[{_AROUND}]+$', '', 'g')"
    han = f"regexp_full_match({bare}, '[\\p{{Han}}\\s]+')"
    joined = f"CASE WHEN {han} THEN regexp_replace({bare}, '\\s+', '', 'g') ELSE {bare} END"
    return f"coalesce(nullif({joined}, ''), {plain})"


def label_twins(patient: Patient) -> str:
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


def label_typos(patient: Patient) -> str:
    return f"SELECT row, label || ' → ' || twin AS value FROM ({label_twins(patient)})"


def personal(patient: Patient) -> str:
    return f"SELECT row, text AS value FROM {patient.rows} WHERE {holds_personal('text')}"


def spans_overlap(patient: Patient) -> str:
    return marked.overlapping(patient.rows)


def spans_cut_words(patient: Patient) -> str:
    return marked.cut_words(patient.rows)


def broken_calls(patient: Patient) -> str:
    return called.broken(patient.rows)


def unseen_labels(patient: Patient) -> str:
    labels = patient.single_labels
    return (
        f"SELECT row, label AS value FROM {labels} WHERE part <> 'train' AND NOT {blank('label')} AND label NOT IN "
        f"(SELECT label FROM {labels} WHERE part = 'train')"
    )


def rare_labels(patient: Patient) -> str:
    return (
        f"SELECT min(row) AS row, label || ' (' || count(*) || ')' AS value FROM {patient.single_labels} "
        f"WHERE NOT {blank('label')} GROUP BY label HAVING count(*) < {FEW_ROWS}"
    )


def long_texts(patient: Patient) -> str:
    return f"SELECT row, text AS value FROM {patient.rows} WHERE length(text) > {LONG_TEXT}"


def other_languages(patient: Patient) -> str:
    return languages.others(patient.rows)
