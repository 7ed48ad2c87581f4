"""Values as the engine gives them, for the tests and screenshots of home, data and the wizards."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from engine.commands import (
    CheckBase,
    CheckData,
    CompareVersions,
    EstimateTraining,
    GetProfile,
    InspectFiles,
    ListBases,
    ListDatasets,
    ListProjects,
    ListSpareVersions,
    ListTasks,
    ListVersions,
    PageRows,
    PreviewRows,
)
from engine.results import (
    BaseModel,
    ColumnInfo,
    DataCheck,
    DatasetInfo,
    DatasetProfile,
    Estimate,
    FileInfo,
    Inspection,
    Problem,
    ProjectInfo,
    ReadRow,
    Role,
    RowPreview,
    RowsPage,
    SpareVersions,
    TaskInfo,
    TokenSpan,
    VersionDiff,
)

CLASSIFICATION = TaskInfo(
    "classification",
    "Sort texts into classes",
    "The model reads a text and says which of your classes it belongs to.",
    "“My card has not arrived” → card arrival\n“What is my balance?” → balance",
    (Role("text", "text", True, ("text",)), Role("label", "category", True, ("label",))),
    "accuracy",
)
TOOL_CALLS = TaskInfo(
    "tool-calls",
    "Choose tools and their arguments",
    "The model reads a message, picks the tool that fits, and finds its arguments in the words.",
    "“Where is order LL-1042?” → look_up_orders(order_id: LL-1042)\n“Thank you!” → no tool",
    (Role("messages", "calls", True, ("messages",)),),
    "exact_call",
)
TASKS = (CLASSIFICATION, TOOL_CALLS)
TEXTS = (
    "I am still waiting on my card, what is happening with the delivery?",
    "What can I do if my card still has not arrived after two weeks?",
    "I have been charged twice for one and the same purchase, please return the money",
    "Is there a fee for topping up by bank transfer?",
    "My virtual card was declined",
)
LABELS = ("card_arrival", "card_arrival", "charged_twice", "top_up_fee", "declined_card")
SAMPLE = tuple({"text": text, "category": label} for text, label in zip(TEXTS, LABELS, strict=True))
COLUMNS = (
    ColumnInfo("text", "text", 9800, 0, TEXTS[:3]),
    ColumnInfo("category", "text", 77, 0, LABELS[:3]),
    ColumnInfo("sent_on", "date", 300, 12, ("2026-03-01",)),
)


def file(path: str = "/data/banking77/train.csv", part: str = "train", rows: int = 10003, **more: Any) -> FileInfo:
    """Return a file as found."""
    return FileInfo(path, more.get("format", "csv"), "utf-8", rows, rows * 70, part, more.get("columns", COLUMNS))


def inspect(command: InspectFiles) -> Inspection:
    """Answer InspectFiles: CSV files of texts with classes; parts by name; tools.json as tools."""
    found = []
    for path in command.paths:
        if path.endswith("tools.json"):
            found.append(file(path, "", 0, format="tools", columns=()))
        else:
            part = "test" if "test" in path else "train"
            found.append(file(path, part, 10003 if part == "train" else 3080))
    roles = {"classification": {"text": "text", "label": "category"}}
    return Inspection(tuple(found), ("classification",), roles, SAMPLE)


def preview(command: PreviewRows) -> RowPreview:
    """Answer PreviewRows: a token a word, twelve of which are read; 'what' is unknown."""
    rows = []
    for raw in command.rows:
        text = str(raw[command.columns["text"]])
        starts = [at for at, sign in enumerate(text) if sign != " " and (at == 0 or text[at - 1] == " ")]
        tokens = tuple(TokenSpan(at, at + len(text[at:].split()[0]), not text[at:].startswith("what")) for at in starts)
        label = "" if command.unlabelled else str(raw.get(command.columns["label"], ""))
        rows.append(ReadRow(text, tokens, len(tokens), min(12, len(tokens)), label))
    return RowPreview("All MiniLM L6 v2", 14, () if command.unlabelled else ("class",), tuple(rows))


PROBLEMS = (
    Problem("empty", "bad", 3, ({"file": "/data/train.csv", "row": 17, "value": " | refund"},), "drop_empty"),
    Problem(
        "contradictions",
        "careful",
        4,
        tuple({"file": "/data/train.csv", "row": 40 + i, "value": f"card_arrival | {TEXTS[i]}"} for i in range(4)),
        "drop_contradictions",
    ),
    Problem(
        "duplicates",
        "careful",
        112,
        tuple({"file": "/data/train.csv", "row": 80 + i, "value": TEXTS[i % 5]} for i in range(20)),
        "drop_duplicates",
    ),
    Problem("rare_labels", "info", 2, ({"file": "/data/train.csv", "row": 5, "value": "top_up_fee (3)"},)),
)


def check(command: CheckData) -> DataCheck:
    """Answer CheckData: repairs leave rows out, shares are followed."""
    spec = command.spec
    if spec.task == "table":
        return DataCheck((), 132, {"all": 132}, {})
    rows = 10000 - (4 if "drop_contradictions" in (spec.repairs or ()) else 0)
    valid = round(rows * spec.split.valid)
    test = 3080 if spec.test else round(rows * spec.split.test)
    train = rows - valid - (0 if spec.test else test)
    return DataCheck(PROBLEMS, 10003, {"train": train, "valid": valid, "test": test}, {"card_arrival": 160, "b": 90})


MESSAGES = DatasetInfo(
    "data-1",
    "banking77",
    1,
    "classification",
    {"train": 9003, "valid": 1000, "test": 3080},
    77,
    "2026-11-20T09:30:00Z",
    ("/data/banking77/train.csv", "/data/banking77/test.csv"),
    PROBLEMS,
)
CALLS = DatasetInfo(
    "data-2", "tool calls", 1, "tool-calls", {"train": 280, "valid": 40, "test": 80}, 6, "2026-11-19T14:05:00Z"
)
ORDERS = DatasetInfo("data-3", "orders", 2, "table", {"all": 132}, 0, "2026-11-18T10:00:00Z", ("/data/orders.csv",))
DATASETS = (MESSAGES, CALLS, ORDERS)


def page(command: PageRows) -> RowsPage:
    """Answer PageRows with classified texts, or the rows of a table."""
    if command.dataset == "data-3":
        columns: tuple[str, ...] = ("order_id", "customer", "status")
        rows = [{"order_id": f"LL-{i}", "customer": "Maja Lindqvist", "status": "delivered"} for i in range(132)]
    else:
        columns = ("row", "part", "text", "label", "source_file", "source_row")
        rows = [
            {
                "row": i + 1,
                "part": "train" if i < 9003 else "test",
                "text": TEXTS[i % 5],
                "label": LABELS[i % 5],
                "source_file": "/data/banking77/train.csv",
                "source_row": i + 1,
            }
            for i in range(10003)
        ]
    found = [row for row in rows if command.part in ("", row.get("part"))]
    found = [row for row in found if command.search.lower() in " ".join(map(str, row.values())).lower()]
    return RowsPage(columns, len(found), command.offset, tuple(found[command.offset : command.offset + command.limit]))


EDITED = replace(MESSAGES, version=2, created="2026-11-21T10:00:00Z", made="edit", parent=1, test_hash="c0ffee" * 10)
VERSIONS = (EDITED, replace(MESSAGES, made="import"))


def versions(command: ListVersions) -> tuple[DatasetInfo, ...]:
    """Answer ListVersions: two of the bank messages, one of all else."""
    found = VERSIONS if command.dataset == "data-1" else DATASETS
    return tuple(info for info in found if info.dataset == command.dataset)


def diff(command: CompareVersions) -> VersionDiff:
    """Answer CompareVersions: one row added, two removed, thirty changed."""
    row = {"row": 1, "part": "train", "text": TEXTS[0], "label": LABELS[0], "source_file": "a.csv", "source_row": 1}
    changed = ({**row, "label": "top_up_fee"}, {**row, "text": TEXTS[1], "part": "test"})
    return VersionDiff(
        command.before,
        command.after,
        {"train": 8970, "test": 3080},
        {"train": 1},
        {"train": 2},
        {"train": 20, "test": 10},
        ({**row, "text": TEXTS[3], "label": LABELS[3]},),
        ({**row, "text": TEXTS[2], "label": LABELS[2]}, {**row, "text": TEXTS[4], "label": LABELS[4]}),
        tuple((row, new) for new in changed),
    )


def profile(command: GetProfile) -> DatasetProfile:
    """Answer GetProfile: 77 classes, or six tools, or nothing for a table."""
    if command.dataset == "data-3":
        return DatasetProfile((), ())
    names = [f"class_{i}" for i in range(77)] if command.dataset == "data-1" else ["none", "look_up", "refund", "date"]
    classes = tuple((name, 187 - 2 * i) for i, name in enumerate(names))
    return DatasetProfile(classes, ((5, 420), (10, 4100), (15, 3300), (20, 1400), (30, 900), (40, 200), (60, 80)))


ENCODER = BaseModel(
    "all-minilm-l6-v2",
    "All MiniLM L6 v2",
    "encoder",
    "ready",
    22_713_216,
    83_506_384,
    ("en",),
    "Apache-2.0",
    "sentence-transformers/all-MiniLM-L6-v2",
    "Small and quick. Sorts, labels and compares short English texts, and selects an agent's tools.",
    layers=6,
    max_tokens=512,
)
DECODER = BaseModel(
    "smollm2-135m-instruct",
    "SmolLM2 135M Instruct",
    "decoder",
    "missing",
    134_515_008,
    92_871_040,
    ("en",),
    "Apache-2.0",
    "HuggingFaceTB/SmolLM2-135M-Instruct",
    "Writes an agent's replies in English, streaming, on any computer.",
)
BASES = (ENCODER, DECODER)


def estimate(command: EstimateTraining) -> Estimate:
    """Answer EstimateTraining: 50 seconds a round; 1 GB of memory, most of it activations."""
    parts = {"weights": 90 << 20, "gradients": 90 << 20, "optimiser": 180 << 20, "activations": 364 << 20}
    return Estimate(
        seconds=50.0 * command.recipe.epochs,
        examples_per_second=180.0,
        memory=1 << 30,
        memory_free=20 << 30,
        disk=700 << 20,
        disk_free=90 << 30,
        steps=2800,
        seconds_a_round=50.0,
        memory_parts={**parts, "rest": 300 << 20},
        at_once=command.recipe.batch_size,
        disk_kept=90 << 20,
    )


def tool_call_row(asked: str, name: str, arguments: Mapping[str, str]) -> dict[str, str]:
    """Return a row of chat messages in OpenAI's form."""
    call = {"type": "function", "function": {"name": name, "arguments": json.dumps(arguments)}}
    return {"messages": json.dumps([{"role": "user", "content": asked}, {"role": "assistant", "tool_calls": [call]}])}


ANSWERS: dict[type, Any] = {
    ListTasks: TASKS,
    InspectFiles: inspect,
    CheckData: check,
    PreviewRows: preview,
    ListDatasets: DATASETS,
    PageRows: page,
    ListVersions: versions,
    ListSpareVersions: SpareVersions(),
    CompareVersions: diff,
    GetProfile: profile,
    CheckBase: (),
    ListBases: BASES,
    EstimateTraining: estimate,
    ListProjects: (
        ProjectInfo("/home/ana/Documents/Orders.deskhand", "Orders", 2, 3, 1, 4, "2026-11-20T09:30:00Z"),
        ProjectInfo(
            "/home/ana/Documents/Support desk sample.deskhand",
            "Support desk sample",
            4,
            2,
            2,
            1,
            "2026-11-12T16:00:00Z",
        ),
    ),
}
