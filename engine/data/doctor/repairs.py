"""The repairs of canonical rows by name, each a statement over those that a finding selects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from engine.data import marked
from engine.data.doctor import findings
from engine.data.doctor.patient import Patient
from engine.data.doctor.personal import holds_personal, masked
from engine.data.layout import KEY, key_value

CALLS = ("label", "target", "messages", "tools")


@dataclass(frozen=True)
class Repair:
    """`sql` returns the statement that repairs the rows; it is for rows with all of `needs` and none of `unless`."""

    sql: Callable[[Patient], str]
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


def _dropped(find: Callable[[Patient], str]) -> Callable[[Patient], str]:
    """Return the repair that deletes the rows which `find` selects."""
    return lambda patient: f"DELETE FROM {patient.rows} WHERE row IN (SELECT row FROM ({find(patient)}))"


def _merge_variants(patient: Patient) -> str:
    """Write labels that differ as `findings.same_label` has it as most rows write them."""
    counted = f"SELECT label, {findings.same_label()} AS plain, count(*) AS rows FROM {patient.rows} GROUP BY label"
    usual = f"SELECT plain, arg_max(label, (rows, label)) AS usual FROM ({counted}) GROUP BY plain"
    return (
        f"UPDATE {patient.rows} SET label = usual FROM ({usual}) AS wanted WHERE {findings.same_label()} = wanted.plain"
    )


def _merge_typos(patient: Patient) -> str:
    return (
        f"UPDATE {patient.rows} SET label = twin FROM ({findings.label_twins(patient)}) AS typo "
        f"WHERE {patient.rows}.label = typo.label"
    )


def _mask_personal(patient: Patient) -> str:
    text = masked("text")
    return f"UPDATE {patient.rows} SET text = {text}, {KEY} = {key_value(text)} WHERE {holds_personal('text')}"


def _fit_spans(patient: Patient) -> str:
    found = f"SELECT row FROM ({findings.spans_cut_words(patient)})"
    return f"UPDATE {patient.rows} SET spans = {marked.FITTED}(text, spans) WHERE row IN ({found})"


def _part_spans(patient: Patient) -> str:
    found = f"SELECT row FROM ({findings.spans_overlap(patient)})"
    return f"UPDATE {patient.rows} SET spans = {marked.APART}(spans) WHERE row IN ({found})"


# In the order they are applied: what rewrites comes first, as it may make rows alike. Only what cannot be used goes by
# default, so that the row counts of a published dataset survive an import as it is.
REPAIRS: dict[str, Repair] = {
    "drop_empty": Repair(_dropped(findings.empty)),
    "merge_labels": Repair(_merge_variants, ("label",)),
    "merge_typos": Repair(_merge_typos, ("label",)),
    "part_spans": Repair(_part_spans, ("spans",)),
    "fit_spans": Repair(_fit_spans, ("spans",)),
    # Only where nothing else points into the text.
    "mask_personal": Repair(_mask_personal, ("label",), ("spans", "target")),
    "drop_broken_calls": Repair(_dropped(findings.broken_calls), CALLS),
    "drop_other_languages": Repair(_dropped(findings.other_languages)),
    "drop_contradictions": Repair(_dropped(findings.contradictions), ("label",)),
    "drop_overlap": Repair(_dropped(findings.overlap)),
    "drop_near_overlap": Repair(_dropped(findings.near_overlap), unless=("text_pair",)),
    "drop_duplicates": Repair(_dropped(findings.duplicates)),
}
DEFAULT_REPAIRS = ("drop_empty",)
