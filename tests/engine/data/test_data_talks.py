"""Conversations for the router: every exchange is a row, and all rows of one conversation stay on one side."""

from __future__ import annotations

import json
from collections import defaultdict

import duckdb
import pytest

from engine.commands import ImportSpec, Split
from engine.data.exporting import export_rows
from engine.data.importing import check, import_dataset
from engine.data.talks import exchanges
from engine.sentences import PROBLEMS
from engine.tasks.registry import task_named

TASK = task_named("tool-calls")


def said(role, content, **more):
    return {"role": role, "content": content, **more}


def called(text, tool="look_up", **arguments):
    """Return a user's message and all that comes of it: a call, its result and a reply."""
    function = {"name": tool, "arguments": json.dumps(arguments)}
    call = said("assistant", None, tool_calls=[{"id": "c", "type": "function", "function": function}])
    return [said("user", text), call, said("tool", "{}", tool_call_id="c"), said("assistant", "Here it is.")]


def talk(number):
    return [
        said("system", "Help."),
        *called(f"where is order L{number}", order=f"L{number}"),
        *called(f"cancel order L{number}", "cancel", order=f"L{number}"),
        said("user", f"thanks, goodbye {number}"),
        said("assistant", "You are welcome."),
    ]


def lines(talks):
    return "".join(json.dumps({"messages": messages}) + "\n" for messages in talks)


@pytest.fixture
def make(tmp_path):
    def imported(number, *paths, before=None, **more):
        target = tmp_path / f"{number}.parquet"
        spec = ImportSpec(paths, "tool-calls", **more)
        return target, import_dataset(spec, TASK.info, target, TASK.structure, before=before)

    return imported


def rows_of(version):
    found = duckdb.sql(f"SELECT * FROM read_parquet('{version}') ORDER BY row")
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def opening(row):
    return json.loads(row["messages"])[1]["content"]


def parts_of(version, conversation=lambda row: row["source_row"]):
    """Return conversation -> the parts in which its rows stand."""
    found = defaultdict(set)
    for row in rows_of(version):
        found[conversation(row)].add(row["part"])
    return found


def test_every_exchange_is_a_row_with_the_messages_before_it(put, make):
    version, made = make(1, put("a.jsonl", lines([talk(1)])), split=Split(valid=0.0, test=0.0))
    rows = rows_of(version)
    assert [(row["text"], row["label"]) for row in rows] == [
        ("where is order L1", "look_up"),
        ("cancel order L1", "cancel"),
        ("thanks, goodbye 1", "none"),
    ]
    assert [len(json.loads(row["messages"])) for row in rows] == [5, 9, 11]
    assert json.loads(rows[2]["messages"]) == talk(1)
    assert (made.rows_in, made.rows) == (3, {"train": 3})


def test_it_is_told_how_many_rows_came_of_how_many_conversations(put):
    path = put("a.jsonl", lines([*map(talk, range(5)), called("where is order L9", order="L9")]))
    found = check(ImportSpec((path,), "tool-calls"), TASK.info, TASK.structure)
    told = next(problem for problem in found.problems if problem.kind == "exchanges")
    assert (told.count, told.params, found.rows_in) == (15, {"conversations": 5}, 16)
    assert "15, of 5 conversations" in PROBLEMS["exchanges"].message.format(count=told.count, **told.params)


def test_no_conversation_stands_on_two_sides(put, make):
    version, made = make(1, put("a.jsonl", lines(map(talk, range(60)))), split=Split(valid=0.1, test=0.2))
    assert made.rows == {"train": 126, "valid": 18, "test": 36}
    assert all(len(parts) == 1 for parts in parts_of(version).values())


def test_conversations_without_a_group_stay_whole_too(put, make):
    rows = [{"messages": talk(number), "shop": "a" if number < 10 else ""} for number in range(40)]
    path = put("a.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    version, _ = make(1, path, split=Split(by="group", column="shop"))
    assert all(len(parts) == 1 for parts in parts_of(version).values())


def test_a_text_of_two_conversations_on_two_sides_is_told(put, make):
    alike = [[*talk(number), said("user", "bye"), said("assistant", "Bye.")] for number in range(40)]
    _, made = make(1, put("a.jsonl", lines(alike)), split=Split(valid=0.0, test=0.25))
    assert {problem.kind: problem.count for problem in made.problems}["overlap"] == 30


def test_what_was_measured_on_stays_so_in_the_next_import_though_conversations_grow(put, make):
    talks = [[*called("hello", "greet"), *talk(number)[1:]] for number in range(40)]
    before, _ = make(1, put("a.jsonl", lines(talks)))
    grown = [[*told, *called(f"show order L{number}", order=f"L{number}")] for number, told in enumerate(talks)]
    grown += map(talk, range(900, 950))
    after, _ = make(2, put("a.jsonl", lines(grown)), before=before, split=Split(seed=7))
    was, now = parts_of(before), parts_of(after)
    held = {row for row, parts in was.items() if parts != {"train"}}
    assert held and all(now[row] == was[row] for row in held)
    assert all(len(parts) == 1 for parts in now.values())


def test_a_saved_dataset_comes_back_row_by_row(put, make, tmp_path):
    version, made = make(1, put("a.jsonl", lines(map(talk, range(40)))))
    export_rows(version, tmp_path / "saved.jsonl")
    _, again = make(2, str(tmp_path / "saved.jsonl"))
    assert (again.rows, again.data_hash) == (made.rows, made.data_hash)


def test_rows_of_a_saved_dataset_that_is_split_anew_stay_together(put, make, tmp_path):
    version, _ = make(1, put("a.jsonl", lines(map(talk, range(40)))), split=Split(valid=0.0, test=0.0))
    export_rows(version, tmp_path / "saved.jsonl")
    again, made = make(2, str(tmp_path / "saved.jsonl"))
    assert sum(made.rows.values()) == 120
    assert all(len(parts) == 1 for parts in parts_of(again, opening).values())


def test_an_exchange_that_cannot_be_learned_leaves_the_others(put, make):
    broken = [*talk(1), *called("and that one", order="L77")]
    _, made = make(1, put("a.jsonl", lines([broken])), split=Split(valid=0.0, test=0.0))
    told = next(problem for problem in made.problems if problem.kind == "unreadable")
    assert (told.count, told.examples[0]["row"], made.rows, made.rows_in) == (1, 1, {"train": 3}, 4)


@pytest.mark.parametrize("messages", ["no JSON", "7", "[]", '["a", 3]', '[{"role": "assistant"}]'])
def test_what_has_no_exchange_is_left_to_who_reads_it(messages):
    assert exchanges(messages) == [messages]
