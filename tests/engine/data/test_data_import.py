"""From files to a version: what the doctor finds, what is kept, how it is split, what is written."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace

import duckdb
import pytest

from engine.commands import ImportSpec, Split
from engine.data.importing import check, import_dataset
from engine.data.rows import page, profile, read_part, read_tools
from engine.errors import BadInput, JobCancelled, JobFailed
from engine.sentences import ERRORS, PROBLEMS, STAGES
from tests.helpers.public_data import PUBLIC, needs_public


def csv_of(rows):
    return "text,label\n" + "".join(f'"{text}",{label}\n' for text, label in rows)


def spec_of(*paths, **more):
    return ImportSpec(paths, "classification", **more)


def kinds(problems):
    return {problem.kind: problem.count for problem in problems}


def refused(code, call, *arguments):
    with pytest.raises(BadInput) as caught:
        call(*arguments)
    assert caught.value.code == code
    assert code in ERRORS
    return caught.value.params


def last_call(row):
    """Shape a chat with tool calls as the tool-calls task does."""
    messages = row["messages"]
    if not isinstance(messages, list) or not messages:
        raise BadInput("message_form", problem="no messages")
    users = [message["content"] for message in messages if message["role"] == "user"]
    made = messages[-1].get("tool_calls") or []
    return {
        "text": users[-1],
        "label": made[0]["function"]["name"] if made else "none",
        "target": json.dumps(made[0]["function"] if made else None, sort_keys=True),
    }


# ---- the doctor ---------------------------------------------------------------------------------------

SICK = [
    ("good one", "x"),
    ("good one", "x"),
    ("Said twice", "x"),
    ("said  TWICE", "y"),
    ("", "x"),
    ("no label", " "),
    ("in the test too", "y"),
    ("l" * 1001, "y"),
    ("other", "X"),
]


@pytest.fixture
def sick(put):
    return spec_of(
        put("train.csv", csv_of(SICK)), test=(put("test.csv", csv_of([("In the test too", "y"), ("new", "z")])),)
    )


def test_every_problem_is_found(sick, task):
    found = check(sick, task)
    assert kinds(found.problems) == {
        "empty": 2,
        "contradictions": 2,
        "overlap": 1,
        "duplicates": 1,
        "unseen_labels": 1,
        "label_variants": 2,
        "near_duplicates": 4,
        "rare_labels": 4,
        "long_texts": 1,
    }
    assert set(kinds(found.problems)) <= set(PROBLEMS)
    assert found.problems[0].kind == "empty"
    examples = found.problems[0].examples
    assert [example["row"] for example in examples] == [6, 7]
    assert examples[0]["file"].endswith("train.csv")
    assert found.rows_in == 11
    assert sum(found.rows.values()) == 9, "only rows that cannot be used go by default"


@pytest.mark.parametrize(
    ("name", "gone"),
    [
        ("drop_duplicates", {"good one"}),
        ("drop_contradictions", {"Said twice", "said  TWICE"}),
        ("drop_overlap", {"in the test too"}),
    ],
)
def test_repairs(sick, task, tmp_path, name, gone):
    before = check(sick, task)
    repaired = replace(sick, repairs=("drop_empty", name))
    target = tmp_path / "v.parquet"
    import_dataset(repaired, task, target)
    texts = [row["text"] for row in read_part(target)]
    assert len(texts) == sum(before.rows.values()) - len(gone)
    for text in gone:
        assert texts.count(text) == (1 if name == "drop_duplicates" else 0)
    assert {"In the test too", "new"} <= {row["text"] for row in read_part(target, "test")}


def test_labels_with_signs_around_them_are_variants_and_names_with_signs_are_not(put, task, tmp_path):
    written = ["好评"] * 6 + ["好评。", "好 评", "“好评”", "Late"] + ["late."] * 3 + ["C#"] * 3 + ["C"] * 3
    rows = [(f"text {n} {label}", label) for n, label in enumerate(written)]
    spec = spec_of(put("train.csv", csv_of(rows)))
    found = {problem.kind: problem for problem in check(spec, task).problems}
    values = {example["value"] for example in found["label_variants"].examples}
    assert values == {"好评", "好评。", "好 评", "“好评”", "Late", "late."}
    target = tmp_path / "v.parquet"
    import_dataset(replace(spec, repairs=("drop_empty", "merge_labels")), task, target)
    labels = {row["label"] for part in ("train", "valid", "test") for row in read_part(target, part)}
    assert labels == {"好评", "late.", "C#", "C"}


def test_labels_are_written_in_one_way_and_typing_errors_corrected(put, task, tmp_path):
    rows = [(f"text {n}", "refund") for n in range(30)] + [(f"more {n}", "class 1") for n in range(30)]
    rows += [("a b", "Refund "), ("c d", "refnud"), ("e f", "class 2")]
    spec = spec_of(put("train.csv", csv_of(rows)))
    found = {problem.kind: problem for problem in check(spec, task).problems}
    assert [example["value"] for example in found["label_typos"].examples] == ["refnud → refund"]
    assert found["label_variants"].repair == "merge_labels"
    target = tmp_path / "v.parquet"
    import_dataset(replace(spec, repairs=("drop_empty", "merge_labels", "merge_typos")), task, target)
    labels = [row["label"] for part in ("train", "valid", "test") for row in read_part(target, part)]
    assert {label: labels.count(label) for label in set(labels)} == {"refund": 32, "class 1": 30, "class 2": 1}


def test_masked_texts_that_become_alike_count_as_duplicates(put, task, tmp_path):
    rows = [("Write to ann@a.org", "x"), ("Write to bob@b.org", "x")] + [(f"text {n}", "xy"[n % 2]) for n in range(40)]
    spec = spec_of(put("train.csv", csv_of(rows)))
    assert kinds(check(spec, task).problems)["personal"] == 2
    target = tmp_path / "v.parquet"
    import_dataset(replace(spec, repairs=("drop_empty", "mask_personal", "drop_duplicates")), task, target)
    texts = [row["text"] for part in ("train", "valid", "test") for row in read_part(target, part)]
    assert texts.count("Write to [email]") == 1
    assert len(texts) == 41


def test_what_cannot_be_repaired_is_refused(sick, put, task):
    assert refused("empty_kept", check, replace(sick, repairs=()), task)["row"] == 6
    refused("repair_unknown", check, replace(sick, repairs=("drop_all",)), task)
    one = spec_of(
        put("one.csv", csv_of([(f"text {i}", "same") for i in range(9)])), columns={"text": "text", "label": "label"}
    )
    params = refused("one_class", check, one, task)
    assert (params["label"], params["rows"]) == ("same", 9)
    empty = spec_of(put("none.csv", csv_of([("", "x"), ("", "y")])), columns={"text": "text", "label": "label"})
    refused("no_usable_rows", check, empty, task)


def test_columns_that_are_not_there(put, task):
    path = put("a.csv", csv_of([("some words here", "x"), ("more words here", "y")]))
    params = refused("missing_column", check, spec_of(path, columns={"label": "lable"}), task)
    assert params["closest"] == "label"
    refused("role_unknown", check, spec_of(path, columns={"target": "label"}), task)
    other = put("b.csv", "text,kind\nsome words,x\n")
    assert refused("columns_differ", check, spec_of(path, test=(other,)), task)["missing"] == "label"
    refused("role_missing", check, spec_of(put("c.csv", "a,b\n1.5,2.5\n3.5,4.5\n")), task)


# ---- the split ----------------------------------------------------------------------------------------


def many(classes=5, each=40):
    return [(f"text {number} of {label}", f"label {label}") for label in range(classes) for number in range(each)]


def parts_of(put, task, tmp_path, rows, name="v", **more):
    target = tmp_path / f"{name}.parquet"
    imported = import_dataset(spec_of(put(f"{name}.csv", csv_of(rows)), **more), task, target)
    return imported, {part: read_part(target, part) for part in imported.rows}


def test_split_is_stratified_and_whole(put, task, tmp_path):
    imported, parts = parts_of(put, task, tmp_path, many())
    assert imported.rows == {"train": 140, "valid": 20, "test": 40}
    for part, expected in (("valid", 4), ("test", 8)):
        counts = defaultdict(int)
        for row in parts[part]:
            counts[row["label"]] += 1
        assert len(counts) == 5
        assert all(abs(count - expected) <= 1 for count in counts.values())


def test_split_is_the_same_again_and_another_with_another_seed(put, task, tmp_path):
    imported, first = parts_of(put, task, tmp_path, many(), "a")
    _, again = parts_of(put, task, tmp_path, list(reversed(many())), "b")
    _, other = parts_of(put, task, tmp_path, many(), "c", split=Split(seed=1))
    texts = [{row["text"] for row in parts["test"]} for parts in (first, again, other)]
    assert texts[0] == texts[1], "the order of the rows must not matter"
    assert texts[0] != texts[2]
    # A figure that must not move from machine to machine or version to version.
    assert imported.test_hash[:12] == "5034b4d171d5"


def test_no_text_on_two_sides(put, task, tmp_path):
    rows = [(("Text" if number % 2 else "  text ") + f" {number % 70}", f"l{number % 3}") for number in range(400)]
    _, parts = parts_of(put, task, tmp_path, rows)
    sides = [{" ".join(row["text"].split()).casefold() for row in parts[part]} for part in ("train", "valid", "test")]
    assert not sides[0] & sides[1]
    assert not sides[0] & sides[2]
    assert not sides[1] & sides[2]


def test_small_classes_stay_in_train(put, task, tmp_path):
    rows = [(f"text {number} {label}", f"l{label}") for label in range(30) for number in range(3)]
    imported, parts = parts_of(put, task, tmp_path, rows, split=Split(valid=0.3, test=0.3))
    assert {row["label"] for row in parts["train"]} == {f"l{label}" for label in range(30)}
    assert imported.rows == {"train": 36, "valid": 27, "test": 27}


def test_a_part_without_rows_is_told(put, task):
    few = put("few.csv", csv_of([("one", "x"), ("two", "y"), ("three", "y")]))
    (told,) = [problem for problem in check(spec_of(few), task).problems if problem.kind == "part_empty"]
    assert (told.severity, told.params) == ("careful", {"train": 2, "valid": 0, "test": 1})
    assert "part_empty" not in kinds(check(spec_of(few, measured=True), task).problems), "it is not to learn from"
    whole = spec_of(few, split=Split(0.0, 0.0))
    assert "part_empty" not in kinds(check(whole, task).problems), "none was wanted"
    assert "part_empty" not in kinds(check(spec_of(put("enough.csv", csv_of(many()))), task).problems)


def test_given_parts_are_kept(put, task, tmp_path):
    test = put("given.csv", csv_of(many(5, 4)))
    imported, parts = parts_of(put, task, tmp_path, [(f"own {text}", label) for text, label in many()], test=(test,))
    assert imported.rows == {"train": 180, "valid": 20, "test": 20}
    assert [(row["text"], row["label"]) for row in parts["test"]] == many(5, 4)
    refused("split_shares", check, spec_of(test, split=Split(valid=0.5, test=0.5)), task)


# ---- the version --------------------------------------------------------------------------------------


def test_the_version_file(put, task, tmp_path):
    target = tmp_path / "datasets" / "1.parquet"
    path = put("a.csv", csv_of(many(2, 10)))
    seen = []
    imported = import_dataset(spec_of(path), task, target, progress=lambda *step: seen.append(step))
    columns = [row[0] for row in duckdb.sql(f"DESCRIBE SELECT * FROM '{target}'").fetchall()]
    assert columns == ["row", "part", "text", "label", "source_file", "source_row"]
    ids = [row[0] for row in duckdb.sql(f"SELECT row FROM '{target}'").fetchall()]
    assert ids == list(range(1, 21))
    assert imported.labels == {"label 0": 10, "label 1": 10}
    assert imported.sources == (path,)
    assert {stage for stage, _, _ in seen} <= set(STAGES)
    assert [path.name for path in target.parent.iterdir()] == ["1.parquet"]
    refused("version_exists", import_dataset, spec_of(path), task, target)


def test_hashes_tell_content_and_nothing_else(put, task, tmp_path):
    def hashes(name, rows):
        imported, _ = parts_of(put, task, tmp_path, rows, name)
        return imported.data_hash, imported.test_hash

    first = hashes("a", many())
    assert hashes("b", list(reversed(many()))) == first
    changed = [("text 0 of 0!", "label 0"), *many()[1:]]
    assert hashes("c", changed)[0] != first[0]
    # Moving a sign from one column to the next is a change too.
    assert hashes("d", [("ab", "c"), ("x", "y")])[0] != hashes("e", [("a", "bc"), ("x", "y")])[0]


def test_a_failing_write_leaves_nothing(put, task, tmp_path, monkeypatch):
    target = tmp_path / "out" / "1.parquet"

    def full_disk(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full_disk)
    with pytest.raises(JobFailed) as caught:
        import_dataset(spec_of(put("a.csv", csv_of(many(2, 10)))), task, target)
    assert (caught.value.code, caught.value.params["folder"]) == ("disk_full", str(target.parent))
    assert [path.name for path in target.parent.iterdir()] == []


def test_cancelling_leaves_nothing(put, task, tmp_path):
    target = tmp_path / "out" / "1.parquet"
    asked = []

    def cancelled():
        asked.append(1)
        return len(asked) > 2

    with pytest.raises(JobCancelled):
        import_dataset(spec_of(put("a.csv", csv_of(many(2, 10)))), task, target, cancelled=cancelled)
    assert not target.exists()


def test_structure_and_tools(put, calls, tmp_path):
    def chat(text, tool):
        call = {"id": "1", "type": "function", "function": {"name": tool, "arguments": "{}"}}
        return {"messages": [{"role": "user", "content": text}, {"role": "assistant", "tool_calls": [call]}]}

    rows = [chat(f"do thing {number} 你好", f"tool_{number % 2}") for number in range(20)]
    broken = '{"messages": []}\n'
    tools = [{"type": "function", "function": {"name": "tool_0", "description": "it's"}}]
    path = put("calls.jsonl", "".join(json.dumps(row) + "\n" for row in rows) + broken)
    spec = ImportSpec((path, put("tools.json", json.dumps(tools))), "tool-calls")
    target = tmp_path / "v.parquet"
    imported = import_dataset(spec, calls, target, last_call)
    assert sum(imported.rows.values()) == 20
    assert imported.problems[0].kind == "unreadable"
    assert imported.problems[0].examples == ({"file": path, "row": 21, "value": "no messages"},)
    assert read_tools(target) == tools
    assert sorted(row["text"] for row in read_part(target))[0] == "do thing 0 你好"
    half = json.dumps(chat("half \ud83d", "tool_0")["messages"]).replace('"', '""')
    sound = [json.dumps(row["messages"]).replace('"', '""') for row in rows[:3]]
    table = put("half.csv", "messages,note\n" + "".join(f'"{messages}",x\n' for messages in (*sound, half)))
    found = check(replace(spec, paths=(table,)), calls, last_call).problems[0]
    assert (found.kind, found.count, found.examples[0]["row"]) == ("unreadable", 1, 5)
    mostly = put("bad.jsonl", broken * 3 + json.dumps(rows[0]) + "\n")
    mapped = ImportSpec((mostly,), "tool-calls", columns={"messages": "messages"})
    assert refused("mostly_unreadable", import_dataset, mapped, calls, tmp_path / "w.parquet", last_call)["row"] == 1
    refused("tools_only", check, ImportSpec((spec.paths[1],), "tool-calls"), calls, last_call)


# ---- reading it back ----------------------------------------------------------------------------------


def test_pages_and_profile(put, task, tmp_path):
    target = tmp_path / "v.parquet"
    rows = [*many(3, 20), ("Ärger with 100% 'quotes'", "label 0"), ("我的卡还没有到", "label 1")]
    imported = import_dataset(spec_of(put("a.csv", csv_of(rows))), task, target)
    first = page(target, 0, 10)
    assert (first.total, len(first.rows), first.rows[0]["row"]) == (62, 10, 1)
    assert page(target, 60, 10).rows[-1]["row"] == 62
    assert page(target, part="test").total == imported.rows["test"]
    assert page(target, search="äRGER").total == 1
    assert page(target, search="100%").total == 1
    assert page(target, search="'").total == 1
    found = profile(target)
    assert found.classes == (("label 0", 21), ("label 1", 21), ("label 2", 20))
    assert found.lengths == ((5, 61), (10, 1)), "a Chinese sign counts as a word"


def test_a_missing_version_is_told(tmp_path):
    with pytest.raises(JobFailed) as caught:
        page(tmp_path / "gone.parquet")
    assert caught.value.code == "version_broken"


# ---- published datasets -------------------------------------------------------------------------------


@needs_public
def test_banking77_survives_exactly(task, tmp_path):
    folder = PUBLIC / "banking77"
    spec = spec_of(str(folder / "train.csv"), test=(str(folder / "test.csv"),), split=Split(valid=0.0))
    imported = import_dataset(spec, task, tmp_path / "v.parquet")
    assert imported.rows == {"train": 10003, "test": 3080}
    assert len(imported.labels) == 77
    assert check(replace(spec, split=Split()), task).rows == {"train": 9003, "valid": 1000, "test": 3080}


@needs_public
def test_snips_survives_exactly(calls, tmp_path):
    train, valid, test = (str(PUBLIC / "snips" / f"toolcalls_{part}.jsonl") for part in ("train", "valid", "test"))
    tools = str(PUBLIC / "snips" / "tools.json")
    spec = ImportSpec((train, tools), "tool-calls", valid=(valid,), test=(test,))
    imported = import_dataset(spec, calls, tmp_path / "v.parquet", last_call)
    assert imported.rows == {"train": 13084, "valid": 700, "test": 700}
    assert len(read_tools(tmp_path / "v.parquet")) == 7


def test_rows_that_are_only_measured_on_are_counted_whole_and_none_is_set_aside(put, task, tmp_path):
    path = put("late.csv", csv_of([("where is it", "late"), ("", "late"), ("it is broken", "broken"), ("hm", "")]))
    steps = []
    spec = spec_of(path, split=Split(valid=0.0, test=0.0), measured=True)
    labelled = replace(task, answer=("label",))
    found = import_dataset(spec, labelled, tmp_path / "v.parquet", progress=lambda step, *_: steps.append(step))
    assert (found.rows_in, sum(found.rows.values())) == (4, 3)
    assert "check_rows" in steps and "split_rows" not in steps
