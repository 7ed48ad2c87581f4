"""Tool calls that their tools would refuse: each fault is told with its row, and left out where that is wanted."""

from __future__ import annotations

import json
from pathlib import Path

from engine.commands import ImportSpec
from engine.data.importing import check, import_dataset
from engine.results import Problem
from engine.tasks.tool_calls import TASK
from tests.helpers.public_data import PUBLIC, needs_public

TOOL = {
    "type": "function",
    "function": {
        "name": "book",
        "parameters": {
            "type": "object",
            "properties": {
                "city": {"type": "string"},
                "seats": {"type": "integer", "minimum": 1},
                "meal": {"enum": ["lunch", "dinner"]},
                "guests": {"type": "array", "items": {"type": "string"}},
                "elsewhere": {"$ref": "https://example.invalid/schema.json"},
            },
            "required": ["city"],
        },
    },
}
TEXT = "Book lunch for 4 or 0 or many in Oslo with Anna and Bo, please"
SOUND = [{"city": "Oslo"}, {"city": "Oslo", "seats": "4", "meal": "lunch"}, {"city": "Oslo", "guests": ["Anna", "Bo"]}]
SOUND += [{"city": "Oslo", "elsewhere": "many"}]
BROKEN = {
    "book: the argument 'city' is missing": ("book", {"seats": "4"}),
    "book: there is no argument 'town'": ("book", {"city": "Oslo", "town": "Anna"}),
    "book: seats: 'many' is not of type 'integer'": ("book", {"city": "Oslo", "seats": "many"}),
    "book: meal: 'Book' is not one of ['lunch', 'dinner']": ("book", {"city": "Oslo", "meal": "Book"}),
    "order: there is no such tool": ("order", {"city": "Oslo"}),
}


def written(folder: Path, tool: object = TOOL) -> ImportSpec:
    """Write calls, the broken ones last, a tools file beside them, and return what to import."""
    calls = [("book", arguments) for arguments in SOUND] + list(BROKEN.values())
    lines = [json.dumps({"messages": [asked(n), {"role": "assistant", "content": "Gladly."}]}) for n in range(2)]
    for number, (name, arguments) in enumerate(calls, 2):
        function = {"name": name, "arguments": json.dumps(arguments)}
        answer = {"role": "assistant", "tool_calls": [{"id": "1", "type": "function", "function": function}]}
        lines.append(json.dumps({"messages": [asked(number), answer]}))
    rows, tools = folder / "calls.jsonl", folder / "tools.json"
    rows.write_text("\n".join(lines) + "\n", encoding="utf-8")
    tools.write_text(json.dumps([tool]), encoding="utf-8")
    return ImportSpec((str(rows), str(tools)), "tool-calls")


def asked(number: int) -> dict[str, str]:
    return {"role": "user", "content": f"{TEXT} {number}"}


def broken(spec: ImportSpec) -> Problem | None:
    problems = check(spec, TASK.info, TASK.structure).problems
    return next((problem for problem in problems if problem.kind == "broken_calls"), None)


def test_every_fault_is_told_with_its_row(tmp_path: Path) -> None:
    found = broken(written(tmp_path))
    assert found is not None
    assert (found.severity, found.count, found.repair) == ("careful", len(BROKEN), "drop_broken_calls")
    assert [example["value"].split(" | ")[0] for example in found.examples] == list(BROKEN)
    assert [example["row"] for example in found.examples] == [7, 8, 9, 10, 11]


def test_they_are_left_out_only_where_that_is_wanted(tmp_path: Path) -> None:
    spec = written(tmp_path)
    kept = import_dataset(spec, TASK.info, tmp_path / "1.parquet", TASK.structure)
    assert sum(kept.rows.values()) == 11
    wanted = ImportSpec(spec.paths, spec.task, repairs=("drop_broken_calls",))
    left = import_dataset(wanted, TASK.info, tmp_path / "2.parquet", TASK.structure)
    assert sum(left.rows.values()) == 6
    assert dict(left.labels) == {"book": 4, "none": 2}


def test_without_tools_there_is_nothing_to_check_against(tmp_path: Path) -> None:
    spec = written(tmp_path)
    assert broken(ImportSpec(spec.paths[:1], spec.task)) is None


def test_a_schema_that_is_none_or_open_refuses_nothing_it_does_not_name(tmp_path: Path) -> None:
    for parameters in ({"type": "oops"}, {"type": "object", "additionalProperties": True}):
        function = {"name": "book", "parameters": parameters}
        found = broken(written(tmp_path, {"type": "function", "function": function}))
        assert found is not None
        assert [example["row"] for example in found.examples] == [11]


@needs_public
def test_snips_fits_its_tools() -> None:
    paths = [str(PUBLIC / "snips" / f"toolcalls_{part}.jsonl") for part in ("train", "valid", "test")]
    assert broken(ImportSpec((*paths, str(PUBLIC / "snips" / "tools.json")), "tool-calls")) is None
