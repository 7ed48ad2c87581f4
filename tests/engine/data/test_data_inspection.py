"""What the first look at a person's files tells: kinds, parts, roles, tasks."""

from __future__ import annotations

import json

import pytest

from engine.data import strips
from engine.data.columns import describe_columns, kind_of
from engine.data.inspection import inspect
from engine.data.workbench import Bench
from engine.errors import BadInput
from engine.tasks.registry import task_named


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["1", "-2", "30"], "integer"),
        (["007", "012"], "text"),
        (["1.5", "2", "1e3"], "number"),
        (["1.5", "1e-05", "2.50E7", "100000"], "number"),
        (["1E5", "1E05"], "text"),
        (["1E5", "205"], "text"),
        (["1E5", "1E05", "2.5"], "text"),
        (["100000000000000001", "100000000000000002", "5.5"], "text"),
        (["100000000000000001", "100000000000000002"], "integer"),
        (["123456789012345.5", "-0.25"], "number"),
        (["2024-02-29", "2023-01-01"], "date"),
        (["2023-02-29"], "text"),
        (["true", "False"], "boolean"),
        (['{"a": 1}', "[2]"], "json"),
        (["a", "1"], "text"),
        (["", ""], "text"),
    ],
)
def test_kind_of(values, kind):
    with Bench() as bench:
        bench.con.execute("CREATE TABLE t AS SELECT unnest(?) AS c", [values])
        assert kind_of(bench, "t", "c") == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [("version", "text"), ("appVersion", "text"), ("版本号", "text"), ("price", "number"), ("conversion", "number")],
)
def test_versions_are_names_and_prices_are_numbers(name, kind):
    with Bench() as bench:
        bench.con.execute(f'CREATE TABLE t AS SELECT unnest(?) AS "{name}"', [["3.1", "3.10", "2"]])
        assert kind_of(bench, "t", name) == kind


def test_a_wide_table_is_asked_strip_by_strip(monkeypatch):
    names = [f"c{n}" for n in range(2 * strips.COLUMNS + 7)]
    with Bench() as bench:
        cells = ", ".join(f"'{number % 9} x' AS {name}" for number, name in enumerate(names))
        bench.con.execute(f"CREATE TABLE wide AS SELECT {cells}")
        asked = []
        rows = bench.rows
        monkeypatch.setattr(bench, "rows", lambda sql, *more: asked.append(sql) or rows(sql, *more))
        found = describe_columns(bench, "wide", names)
        assert [column.info.name for column in found] == names
        assert [column.info.samples for column in found] == [(f"{number % 9} x",) for number in range(len(names))]
        assert asked and not any('"wide"' in sql for sql in asked), "each question would look at all columns"
        assert rows("SELECT table_name FROM duckdb_tables()") == [("wide",)]


def test_a_late_exception_decides_the_kind():
    with Bench() as bench:
        bench.con.execute(
            "CREATE TABLE t AS SELECT CASE WHEN i = 4999 THEN 'x' ELSE i::VARCHAR END AS c FROM range(5000) r(i)"
        )
        assert kind_of(bench, "t", "c") == "text"


def test_roles_from_names_and_content(put, task):
    path = put(
        "a.csv",
        "id,Kundentext,Kategorie\n" + "".join(f"{i},Wo ist meine Bestellung {i} nur,k{i % 3}\n" for i in range(30)),
    )
    found = inspect([path], [task])
    assert found.tasks == ("classification",)
    assert found.roles["classification"] == {"text": "Kundentext", "label": "Kategorie"}
    assert found.sample[0]["Kundentext"] == "Wo ist meine Bestellung 0 nur"
    assert [column.kind for column in found.files[0].columns] == ["integer", "text", "text"]


@pytest.mark.parametrize(
    ("head", "roles"),
    [
        ("Datum;Quelle;Schlagzeile;Stimmung", {"text": "Schlagzeile", "label": "Stimmung"}),
        ("编号;渠道;内容;类别", {"text": "内容", "label": "类别"}),
        ("Tag;Ticketnummer;Meldung;Art", {"text": "Meldung", "label": "Art"}),
        ("编号;客户来源;客户留言;工单类别", {"text": "客户留言", "label": "工单类别"}),
        ("Date;Source;Headline;Sentiment", {"text": "Headline", "label": "Sentiment"}),
    ],
)
def test_the_class_is_known_by_its_name(put, task, head, roles):
    found = inspect([put("a.csv", head + "\n" + "".join(_headline(n, f";k{n % 3}") for n in range(60)))], [task])
    assert found.roles["classification"] == roles


def test_where_a_text_comes_from_is_no_class(put, task):
    for head in ("Date;Source;Headline", "Datum;Quelle;Schlagzeile", "time;sender;message", "时间;发件人;消息"):
        tasks = [task, task_named("translation").info]
        found = inspect([put("a.csv", head + "\n" + "".join(map(_headline, range(60))))], tasks)
        assert found.tasks == (), head


def test_a_class_that_could_be_in_either_column_is_left_open(put, task):
    lines = "".join(_headline(n, f";k{n % 3}") for n in range(60))
    found = inspect([put("a.csv", f"Tag;Art;Meldung;Stufe\n{lines}")], [task])
    assert (found.tasks, found.roles["classification"]) == (("classification",), {"text": "Meldung"})
    alone = inspect([put("b.csv", f"Tag;Quelle;Meldung;Stufe\n{lines}")], [task])
    assert alone.roles["classification"] == {"text": "Meldung", "label": "Stufe"}


def _headline(n, more=""):
    return f"2026-10-{n % 30 + 1:02};q{n % 4};The ferry to the island {n} is late again today{more}\n"


def test_messages_and_tools(put, calls, task):
    row = {"messages": [{"role": "user", "content": "hello"}, {"role": "assistant", "content": "hi"}]}
    tool = {"type": "function", "function": {"name": "look_up"}}
    rows = put("calls.jsonl", (json.dumps(row) + "\n") * 5)
    found = inspect([put("tools.json", json.dumps([tool])), rows], [task, calls])
    assert found.tasks == ("tool-calls",)
    assert [(file.format, file.part) for file in found.files] == [("tools", ""), ("jsonl", "train")]


def test_nothing_to_learn_from(put, task):
    with pytest.raises(BadInput) as caught:
        inspect([put("a.csv", "count\n12\n14\n")], [task])
    assert caught.value.code == "one_column"
    texts = inspect([put("c.csv", "text\nhello there\nbye now\n")], [task])
    assert texts.tasks == ()
    numbers = inspect([put("b.csv", "a,b\n1.5,2.5\n3.5,4.5\n")], [task])
    assert numbers.tasks == ()


def test_an_empty_label_column_is_for_labels_to_come(put, task):
    path = put("pool.csv", "text,label\n" + "".join(f"where is my order number {i},\n" for i in range(30)))
    found = inspect([path], [task])
    assert found.roles["classification"] == {"text": "text", "label": "label"}
