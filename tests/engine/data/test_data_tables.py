"""An imported table as the agent's look-up tools see it."""

from __future__ import annotations

import hashlib

import duckdb
import pytest

from engine.commands import ImportSpec
from engine.data.importing import check, import_dataset
from engine.data.rows import page
from engine.data.tables import _opened, aggregate, describe, group, look_up, select, values
from engine.errors import BadInput, JobFailed
from engine.table_query import OPERATIONS, Condition, First, Grouping

ORDERS = """order,customer,city,amount,items,ordered,paid
LL-1042,Ann O'Neill,Zürich,19.90,2,2026-01-05,true
LL-1043,Bo,Bern,0.20,1,2026-02-01,false
LL-1044,Cy, bern ,0.10,10,2026-03-01,true
0045,Di,,5,3,2026-03-02,true
"""


@pytest.fixture
def orders(put, tmp_path):
    target = tmp_path / "orders.parquet"
    imported = import_dataset(ImportSpec((put("orders.csv", ORDERS),), "table"), None, target)
    assert imported.rows == {"all": 4}
    return target


def test_types_are_real(orders):
    kinds = {column.name: column.kind for column in describe(orders)}
    assert kinds == {
        "order": "text",
        "customer": "text",
        "city": "text",
        "amount": "number",
        "items": "integer",
        "ordered": "date",
        "paid": "boolean",
    }
    city = describe(orders)[2]
    assert (city.distinct, city.empty) == (3, 1)
    assert page(orders, 0, 1).rows[0]["ordered"] == "2026-01-05"


def test_a_table_of_many_columns_has_the_hash_that_its_content_says(put, tmp_path):
    names, rows = [f"sensor_{number:03}" for number in range(400)], [[f"{r}ü{c}" for c in range(400)] for r in range(3)]
    path = put("wide.csv", "".join(",".join(cells) + "\n" for cells in (names, *rows)))
    made = import_dataset(ImportSpec((path,), "table"), None, tmp_path / "wide.parquet")
    contents = ["".join(f"{len(cell.encode())}:{cell}" for cell in row) for row in rows]
    hashes = sorted(hashlib.sha256(content.encode()).hexdigest() for content in contents)
    assert made.data_hash == hashlib.sha256("".join(hashes).encode()).hexdigest()


def test_cells_that_become_one_number_are_told(put, tmp_path):
    path = put("prices.csv", "item,price,stock\nlamp,3.1,1\ntable,3.10,2\nchair,4.5,1\n")
    spec = ImportSpec((path,), "table")
    made, found = import_dataset(spec, None, tmp_path / "v.parquet"), check(spec, None)
    assert made.problems == found.problems and (found.rows_in, made.rows) == (3, {"all": 3})
    (told,) = made.problems
    assert (told.kind, told.count, told.params) == ("same_numbers", 2, {"columns": "price"})
    assert [(row["file"], row["row"], row["value"]) for row in told.examples] == [(path, 2, "3.1"), (path, 3, "3.10")]


@pytest.mark.parametrize(
    ("cells", "kind", "total"),
    [
        (["5.199,50", "0,5", "12"], "number", 5212),
        (["1,100.50", "3,000", "7"], "number", 4107.5),
        (["1,100", "950"], "integer", 2050),
        (["$5.50", "$1,005.50"], "number", 1011),
        (["12,50 €", "-3 €"], "number", 9.5),
        (["1 200", "980", "1 450"], "integer", 3630),
        (["1'200.50", "980"], "number", 2180.5),
        (["12", "-", "0"], "integer", 12),
        (["3,682.18", "n/a", "453.50"], "number", 4135.68),
        (["￥５，８８３", "￥４３１.７０"], "number", 6314.7),
        (["1.13万", "3,000万元", "800", "0.5亿"], "number", 80_012_100.0),
        (["2万", "8000"], "integer", 28_000),
        (["1,200元", "980元"], "integer", 2180),
    ],
)
def test_numbers_are_read_as_people_write_them(put, tmp_path, cells, kind, total):
    target = tmp_path / "v.parquet"
    path = put("fees.csv", "fee;note\n" + "".join(f"{cell};x\n" for cell in cells))
    told = import_dataset(ImportSpec((path,), "table"), None, target).problems
    assert describe(target)[0].kind == kind
    assert aggregate(target, "sum", "fee") == total
    (problem,) = told
    assert (problem.kind, problem.params["column"]) == ("numbers_written", "fee")


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("part", ["007", "012"]),
        ("phone", ["555 123", "44 1234 567"]),
        ("contact", ["555 123 456", "555 987 654"]),
        ("sku", ["1,100", "2,200"]),
        ("size", ["1,5-2", "3,5"]),
        ("price", ["€5", "$5"]),
        ("price", ["€1.200", "€3.500"]),
        ("host", ["10.0.0.1", "10.0.0.2"]),
        ("year", ["2019/20", "2020/21"]),
        ("seen", ["31.02.2026", "soon"]),
        ("seen", ["2026年2月", "3 wins"]),
        ("版本", ["2026.1.3", "2026.11.30"]),
    ],
)
def test_codes_and_what_is_unclear_stay_as_they_are_written(put, tmp_path, name, cells):
    target = tmp_path / "v.parquet"
    path = put("codes.csv", f"{name};note\n" + "".join(f"{cell};x\n" for cell in cells))
    assert import_dataset(ImportSpec((path,), "table"), None, target).problems == ()
    assert [row[name] for row in page(target, 0, 9).rows] == cells


@pytest.mark.parametrize(
    ("cells", "first", "told"),
    [
        (["20.01.2026", "03.02.2026"], "2026-01-20", ["dates_day_first"]),
        (["20.01.2026", "13.02.2026 10:30"], "2026-01-20 00:00:00", []),
        (["15/03/2019", "16/03/2019"], "2019-03-15", []),
        (["03/15/2019", "03/02/2019"], "2019-03-15", ["dates_month_first"]),
        (["3/4/2019", "5/4/2019"], "2019-04-03", ["dates_day_first"]),
        (["2026/1/3", "2026/11/30"], "2026-01-03", []),
        (["2026-1-3", "2026.11.30"], "2026-01-03", []),
        (["2026年1月3日", "2026年11月30号"], "2026-01-03", []),
        (["2026年1月3日 14:05", "2026年11月30日"], "2026-01-03 14:05:00", []),
        (["3 Jan 2026", "30 November 2026"], "2026-01-03", []),
        (["Jan 3, 2026", "November 30 2026 9:05"], "2026-01-03 00:00:00", []),
    ],
)
def test_dates_are_read_as_people_write_them(put, tmp_path, cells, first, told):
    target = tmp_path / "v.parquet"
    path = put("visits.csv", "seen;note\n" + "".join(f"{cell};x\n" for cell in cells))
    problems = import_dataset(ImportSpec((path,), "table"), None, target).problems
    assert (describe(target)[0].kind, describe(target)[0].dated) == ("date", True)
    assert page(target, 0, 1).rows[0]["seen"] == first
    assert [problem.kind for problem in problems] == told


def test_a_table_of_an_earlier_deskhand_is_read_as_a_fresh_import_would(tmp_path):
    path = tmp_path / "old.parquet"
    duckdb.sql(
        "COPY (SELECT * FROM (VALUES ('Lamp', '1.199,50 €', '20.01.2026', '03/04/2026', '007'), "
        "('Shade', '950,00 €', '02.02.2026', '05/06/2026', '012')) AS t(name, price, sold, unclear, code)) "
        f"TO '{path}' (FORMAT parquet)"
    )
    assert {info.name: info.kind for info in describe(path)} == {
        "name": "text",
        "price": "number",
        "sold": "date",
        "unclear": "text",
        "code": "text",
    }
    assert aggregate(path, "sum", "price") == 2149.5
    assert aggregate(path, "max", "sold") == "2026-02-02"
    assert [row["name"] for row in select(path, (Condition("price", ">", "1000"),))[0]] == ["Lamp"]


def test_a_column_that_a_few_cells_keep_text_is_told(put, tmp_path):
    cells = [*(f"{at},50" for at in range(1, 10)), "about 7"]
    spec = ImportSpec((put("fees.csv", "fee;note\n" + "".join(f"{cell};x\n" for cell in cells)),), "table")
    (told,) = check(spec, None).problems
    assert (told.kind, told.count, told.params["value"]) == ("cells_kept", 1, "about 7")


def test_names_that_look_like_numbers_stay_apart(put, tmp_path):
    ids = "100000000000000001,3.1,1E5\n100000000000000002,3.10,1E05\n5.5,4,7\n"
    target = tmp_path / "v.parquet"
    import_dataset(ImportSpec((put("ids.csv", f"order,version,code\n{ids}"),), "table"), None, target)
    for column, value in (("order", "100000000000000002"), ("version", "3.10"), ("code", "1E05")):
        assert [row[column] for row in look_up(target, column, value)] == [value]


@pytest.mark.parametrize("value", ["LL-1042", "ll-1042", " LL1042 ", "ll 1042"])
def test_look_up(orders, value):
    rows = look_up(orders, "Order", value)
    assert [row["customer"] for row in rows] == ["Ann O'Neill"]
    assert rows[0]["amount"] == 19.9


def test_look_up_finds_no_more_than_is_there(orders):
    assert len(look_up(orders, "city", "Bern")) == 2
    assert len(look_up(orders, "city", "Bern", limit=1)) == 1
    assert look_up(orders, "order", "' OR 1=1 --") == ()
    assert look_up(orders, "order", "") == ()
    assert look_up(orders, "order", "?!") == ()


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_operation_that_can_be_asked_for_is_answered(orders, operation):
    assert aggregate(orders, operation, "items") is not None


@pytest.mark.parametrize(
    ("operation", "column", "filters", "expected"),
    [
        ("count", "", {}, 4),
        ("count", "city", {}, 3),
        ("count", "", {"city": "BERN"}, 2),
        ("sum", "amount", {"city": "bern"}, 0.3),
        ("average", "items", {}, 4.0),
        ("min", "ordered", {}, "2026-01-05"),
        ("max", "items", {"paid": "true"}, 10),
        ("sum", "items", {"order": "ll1043", "city": "Bern"}, 1),
        ("sum", "items", {"city": "Paris"}, None),
    ],
)
def test_aggregate(orders, operation, column, filters, expected):
    conditions = [Condition(name, "=", value) for name, value in filters.items()]
    assert aggregate(orders, operation, column, conditions) == expected


@pytest.mark.parametrize(
    ("column", "sign", "value", "found"),
    [
        ("amount", ">", "0.2", 2),
        ("amount", ">=", "0.2", 3),
        ("items", "!=", "1", 3),
        ("ordered", "=", "2026-03", 2),
        ("ordered", ">", "2026-03-01", 1),
        ("ordered", ">=", "2026-03-01", 2),
        ("ordered", "<=", "2026-02", 2),
        ("customer", "contains", "O'N", 1),
        ("customer", "lacks", "o", 2),
        ("city", "!=", "Bern", 2),
        ("city", "empty", "", 1),
        ("city", "filled", "", 3),
        ("ordered", "=", "--03", 2),
        ("ordered", "!=", "--03", 2),
        ("city", "contains", "' OR 1=1 --", 0),
    ],
)
def test_conditions(orders, column, sign, value, found):
    assert aggregate(orders, "count", "", [Condition(column, sign, value)]) == found
    assert select(orders, [Condition(column, sign, value)])[1] == found


def test_alternatives_of_one_column(orders):
    either = [Condition("order", "=", "LL-1042"), Condition("order", "=", "ll1043"), Condition("amount", "<", "1")]
    assert [row["order"] for row in select(orders, either)[0]] == ["LL-1043"]


def test_groups(orders):
    assert group(orders, Grouping("city"), "count", order="most", limit=1) == ((("Bern", 1),), 3)
    by_month = group(orders, Grouping("ordered", "month"), "sum", "items")
    assert by_month == ((("2026-01", 2), ("2026-02", 1), ("2026-03", 13)), 3)
    assert group(orders, Grouping("paid"), "max", "amount", order="least")[0] == ((False, 0.2), (True, 19.9))


def test_rows_in_order(orders):
    rows, total = select(orders, sort="amount", order="least", limit=2)
    assert ([row["amount"] for row in rows], total) == ([0.1, 0.2], 4)


def test_the_first_rows_are_those_with_a_cell_and_all_that_share_the_last_place(put, tmp_path):
    target = tmp_path / "films.parquet"
    films = "film,rating,votes\nA,8,1\nB,9,2\nC,8,4\nD,,8\nE,5,16\n"
    import_dataset(ImportSpec((put("films.csv", films),), "table"), None, target)
    votes = [aggregate(target, "sum", "votes", (), First("rating", "most", limit)) for limit in (1, 2, 3, 9)]
    assert votes == [2, 7, 7, 23]
    assert aggregate(target, "sum", "votes", (), First("rating", "least", 1)) == 16
    assert aggregate(target, "count", "", (Condition("votes", ">", "3"),), First("rating", "most", 2)) == 1


def test_several_values_in_a_cell(put, tmp_path):
    target = tmp_path / "films.parquet"
    rows = "title,genres\nA,Drama|War\nB,Comedy\nC,War|Comedy\nD,\n"
    import_dataset(ImportSpec((put("films.csv", rows),), "table"), None, target)
    assert describe(target)[1].separator == "|"
    assert values(target, "genres", 9) == ("Comedy", "War", "Drama")
    assert aggregate(target, "distinct", "genres") == 3
    assert aggregate(target, "count", "", [Condition("genres", "=", "war"), Condition("genres", "=", "comedy")]) == 1
    assert aggregate(target, "count", "", [Condition("genres", "!=", "war")]) == 2
    assert group(target, Grouping("genres"), "count", order="most", limit=2) == ((("Comedy", 2), ("War", 2)), 3)
    assert group(target, Grouping("title"), "distinct", "genres")[0] == (("A", 2), ("B", 1), ("C", 2))
    assert group(target, Grouping("genres"), "distinct", "genres", order="least")[1] == 3


def test_moments_that_are_text_or_seconds(put, tmp_path):
    target = tmp_path / "said.parquet"
    rows = "said,timestamp\n2015-02-22 23:59:59 -0800,964982703\n2015-02-23 00:00:00 -0800,1537799250\n"
    import_dataset(ImportSpec((put("said.csv", rows),), "table"), None, target)
    assert [column.dated for column in describe(target)] == [True, True]
    assert aggregate(target, "count", "", [Condition("said", "=", "2015-02-22")]) == 1
    assert group(target, Grouping("timestamp", "year"), "count")[0] == (("2000", 1), ("2018", 1))


def test_a_question_is_broken_off(orders, monkeypatch):
    monkeypatch.setattr("engine.data.tables.LONGEST", 0.2)
    with pytest.raises(JobFailed) as caught, _opened(orders) as table:
        table.bench.rows("SELECT count(*) FROM range(100000000000) a, range(100000000000) b WHERE a.range <> b.range")
    assert caught.value.code == "query_slow"


def test_what_cannot_be_asked(orders):
    for arguments, code in (
        (("median", "items"), "operation_unknown"),
        (("sum", "customer"), "not_numbers"),
        (("sum", "amuont"), "missing_column"),
        (("count", "", [Condition('x" = x OR "x', "=", "1")]), "missing_column"),
        (("sum",), "operation_column"),
        (("count", "", [Condition("amount", "~", "1")]), "sign_unknown"),
        (("count", "", [Condition("amount", "<", "1; x")]), "value_unfit"),
        (("count", "", [Condition("amount", "<", "nan")]), "value_unfit"),
        (("count", "", [Condition("ordered", "<", "2026-02-31")]), "value_unfit"),
        (("count", "", [Condition("city", "<", "Bern")]), "sign_unfit"),
    ):
        with pytest.raises(BadInput) as caught:
            aggregate(orders, *arguments)
        assert caught.value.code == code
    with pytest.raises(BadInput) as caught:
        group(orders, Grouping("city", "year"), "count")
    assert caught.value.code == "part_unfit"
    with pytest.raises(BadInput) as caught:
        look_up(orders, "amuont", "1")
    assert caught.value.params["closest"] == "amount"


def test_tables_of_several_files(put, tmp_path, orders):
    first, second = put("a.csv", "id,name\n1,x\n"), put("b.csv", "name,id\ny,2\n")
    target = tmp_path / "both.parquet"
    import_dataset(ImportSpec((first, second), "table"), None, target)
    assert [row["id"] for row in page(target).rows] == [1, 2]
    with pytest.raises(BadInput) as caught:
        check(ImportSpec((first, put("c.csv", "id,title\n1,x\n")), "table"), None)
    assert caught.value.code == "columns_differ"
