"""Renders a model's locked report as one HTML page that a person can hand on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.commands import CALLS
from engine.evaluation.page_charts import bars, matrix
from engine.evaluation.page_words import translated
from engine.handed_on import LOOK, Words
from engine.handed_on import render as rendered
from engine.results import ERRORS, BaseModel, Confusion, DatasetInfo, Interval, ModelDetails, Report, Slice
from engine.sentences import BASELINES, within
from engine.tasks.parts.calls import NO_TOOL
from engine.tasks.registry import task_named

TEMPLATE = LOOK / "report.html"
MOST_CLASSES, MOST_SLICES, MOST_MISTAKES = 40, 15, 12
MOST_SIGNS = 400


@dataclass(frozen=True)
class Origin:
    """What the figures rest on; `recipe` is TOML, `version` Deskhand's own."""

    data: DatasetInfo
    base: BaseModel | None
    recipe: str
    version: str


def render(details: ModelDetails, origin: Origin, language: str = "en") -> str:
    """Return the page in English or, for a language that begins with zh, in Chinese."""
    words = translated(language)
    report = details.report
    verdict, tone = _verdict(report, words)
    return rendered(
        TEMPLATE,
        words,
        language,
        name=details.info.name,
        task=words(task_named(report.task).info.title),
        made=details.info.created[:10],
        verdict=verdict,
        tone=tone,
        rows=f"{report.rows:,}",
        recipe=" · ".join(line for line in origin.recipe.splitlines() if line),
        **_before_and_after(report, words),
        **_slices(report, words),
        **_classes(report, words),
        mistakes=_mistakes(report, words),
        parity=_parity(details),
        origin=_origin(details, origin, words),
        methods=_methods(report, words),
    )


def _shown(metric: str, value: float) -> str:
    return f"{value:.4f}" if metric in ERRORS else f"{value * 100:.1f} %"


def _range(metric: str, found: Interval) -> str:
    return f"{_shown(metric, found.low)} – {_shown(metric, found.high)}"


def _change(metric: str, value: float) -> str:
    return f"{value:+.4f}" if metric in ERRORS else f"{value * 100:+.1f}"


def _verdict(report: Report, words: Words) -> tuple[str, str]:
    """Return the verdict in a sentence or two, and its tone."""
    own = _shown(report.metric, report.metrics[report.metric].value)
    told = words("{metric}: {value}.").format(metric=words(report.metric), value=own)
    name = "base" if "base" in report.differences else _strongest(report)
    if not name:
        return told, "careful"
    found = report.differences[name][report.metric]
    other = _shown(report.metric, report.baselines[name][report.metric].value)
    sentence = {
        "better": words("Better than {other} ({value}): the difference is larger than chance."),
        "worse": words("Worse than {other} ({value}), by more than chance."),
        "unclear": words("No clear difference from {other} ({value}): more test rows would tell."),
    }[found.verdict]
    tone = {"better": "good", "worse": "bad", "unclear": "careful"}[found.verdict]
    return f"{told} {sentence.format(other=within(words(name)), value=other)}", tone


def _strongest(report: Report) -> str:
    found = {
        name: values[report.metric].value for name, values in report.baselines.items() if name in report.differences
    }
    return max(found, key=lambda name: found[name]) if found else ""


def _before_and_after(report: Report, words: Words) -> dict[str, Any]:
    names = [report.metric, *(name for name in report.metrics if name != report.metric)]
    order = [name for name in (*BASELINES, *report.baselines) if name in report.baselines]
    systems = [(words(name), report.baselines[name]) for name in dict.fromkeys(order)]
    systems.append((words("This model"), report.metrics))
    return {
        "metrics": [words(name) for name in names],
        "bars": bars([(name, found[report.metric]) for name, found in systems], lambda v: _shown(report.metric, v)),
        "systems": [
            {"name": name, "cells": [{"value": _shown(m, f[m].value), "range": _range(m, f[m])} for m in names]}
            for name, f in systems
        ],
        "differences": [
            {
                "name": words(name),
                "value": _change(report.metric, found.value),
                "range": f"{_change(report.metric, found.low)} – {_change(report.metric, found.high)}",
                "p": f"{found.p:.3f}",
                "verdict": words({"unclear": "no clear difference"}.get(found.verdict, found.verdict)),
            }
            for name in dict.fromkeys(order)
            if (found := report.differences.get(name, {}).get(report.metric)) is not None
        ],
    }


def _slices(report: Report, words: Words) -> dict[str, Any]:
    marked = sum(item.worse for item in report.slices)
    told = words("Kinds of rows looked at: {count}; below the other rows by more than chance: {marked}.")
    return {
        "slices_told": told.format(count=len(report.slices), marked=marked),
        "slice_metric": words(report.slice_metric),
        "slices": [
            {
                "name": _slice_name(item, report.task, words),
                "rows": f"{item.rows:,}",
                "value": _shown(report.slice_metric, item.metric.value),
                "range": _range(report.slice_metric, item.metric),
                "rest": _shown(report.slice_metric, item.rest),
                "worse": item.worse,
            }
            for item in report.slices[: max(MOST_SLICES, marked)]
        ],
    }


def _slice_name(item: Slice, task: str, words: Words) -> str:
    if item.by == "length":
        return words("{range} words long").format(range=item.value.replace("-", "–"))
    title = {"language": words("Language"), "label": words("Class")}.get(item.by, item.column)
    return f"{title}: {_class(item.value, task, words) if item.by == 'label' else item.value}"


def _classes(report: Report, words: Words) -> dict[str, Any]:
    def percent(value: float) -> str:
        return f"{value * 100:.1f} %"

    confusion = report.confusion
    few = confusion.worst() if confusion else []
    drawn = bool(confusion) and len(few) >= 2
    return {
        "class_count": len(report.classes),
        "classes": [
            {
                "name": _class(row.label, report.task, words),
                "recall": percent(row.recall),
                "precision": percent(row.precision),
                "f1": percent(row.f1),
                "support": f"{row.support:,}",
            }
            for row in report.classes[:MOST_CLASSES]
        ],
        "matrix": _matrix(confusion, few, report.task, words) if confusion and drawn else "",
        "matrix_few": words("Shown are the {shown} of {all} classes that are mixed up most.").format(
            shown=len(few), all=len(confusion.labels)
        )
        if confusion and len(few) < len(confusion.labels)
        else "",
    }


def _matrix(confusion: Confusion, few: Sequence[int], task: str, words: Words) -> str:
    names = [_class(confusion.labels[at], task, words) for at in few]
    return matrix(names, [[confusion.counts[row][column] for column in few] for row in few])


def _class(name: str, task: str, words: Words) -> str:
    # Of other tasks it is a class of the person's own.
    if name == NO_TOOL and task == CALLS:
        return words("no tool")
    return name or words("nothing")


def _mistakes(report: Report, words: Words) -> list[dict[str, str]]:
    return [
        {
            "text": _cut(str(row["text"])),
            "gold": _cut(_answer(row["gold"], row["text"], words)),
            "said": _cut(_answer(row["predicted"], row["text"], words)),
            # A number says nothing of how sure the model was.
            "sure": "–" if isinstance(row["gold"], float) else f"{row['confidence'] * 100:.0f} %",
        }
        for row in report.errors[:MOST_MISTAKES]
    ]


def _cut(text: str) -> str:
    return text if len(text) <= MOST_SIGNS else f"{text[:MOST_SIGNS]}…"


def _answer(value: Any, text: str, words: Words) -> str:
    """Return an answer of any task in one line."""
    if isinstance(value, Mapping) and "tool" in value:
        arguments = ", ".join(f"{key}: {item}" for key, item in value["arguments"].items())
        return f"{value['tool']}({arguments})" if value["tool"] else words("no tool")
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, list | tuple):
        if all(isinstance(item, str) for item in value):
            return ", ".join(value) or words("nothing")
        return ", ".join(f"{text[start:end]}: {name}" for start, end, name in value) or words("nothing")
    return str(value) or words("nothing")


def _parity(details: ModelDetails) -> list[dict[str, Any]]:
    metric = details.report.metric
    return [
        {
            "variant": row.variant,
            "metric": _shown(metric, row.metric),
            "trained": _shown(metric, row.torch_metric),
            "gap": f"{row.logit_gap:.4f}",
            "size": f"{row.bytes / 1e6:.1f}",
            "published": row.published,
        }
        for row in details.parity
    ]


def _origin(details: ModelDetails, origin: Origin, words: Words) -> list[tuple[str, str, bool]]:
    """Return (what, value, whether it is a hash)."""
    data, base = origin.data, origin.base
    parts = ", ".join(f"{words(part)} {count:,}" for part, count in data.rows.items() if count)
    rows = [
        (words("Dataset"), words("{name}, version {version}").format(name=data.name, version=data.version), False),
        (words("Files"), ", ".join(Path(source).name for source in data.sources), False),
        (words("Rows"), parts, False),
        (words("SHA-256 of all rows"), data.data_hash, True),
        (words("SHA-256 of the test rows"), details.report.data_hash, True),
        (words("Base model"), f"{base.name} ({base.licence})" if base else details.info.base, False),
        (words("Its source"), base.source if base else "", False),
        (words("Trained"), details.info.created, False),
        (words("SHA-256 of the model"), details.files.get("model.onnx", ""), True),
        ("Deskhand", origin.version, False),
    ]
    return [row for row in rows if row[1]]


def _methods(report: Report, words: Words) -> list[str]:
    told = [
        words("Intervals: 95 %, percentile bootstrap over the test rows (Efron and Tibshirani 1993)."),
        words(
            "Differences: paired bootstrap on the same rows (Koehn 2004); p is two-sided. A model is called better or "
            "worse only where the 95 % interval of the difference does not hold zero."
        ),
    ]
    if report.slices:
        told.append(
            words(
                "Kinds of rows: Wilson's intervals; one-sided exact test (Fisher) or rank test (Mann and Whitney) "
                "against the other rows, at a false discovery rate of 5 % (Benjamini and Hochberg 1995)."
            )
        )
    return told
