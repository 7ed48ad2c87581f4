"""An imported table as the agent's look-up tools see it."""

from __future__ import annotations

import pytest

from engine.commands import ImportSpec
from engine.data.importing import check, import_dataset
from engine.data.rows import page
from engine.data.tables import aggregate, describe, look_up
from engine.errors import BadInput

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


@pytest.mark.parametrize(
    ("operation", "column", "filters", "expected"),
    [
        ("count", "", {}, 4),
        ("count", "city", {}, 3),
        ("count", "", {"city": "BERN"}, 2),
        ("sum", "amount", {"city": "bern"}, 0.3),
        ("average", "items", {}, 4.0),
        ("minimum", "ordered", {}, "2026-01-05"),
        ("maximum", "items", {"paid": "true"}, 10),
        ("sum", "items", {"order": "ll1043", "city": "Bern"}, 1),
        ("sum", "items", {"city": "Paris"}, None),
    ],
)
def test_aggregate(orders, operation, column, filters, expected):
    assert aggregate(orders, operation, column, filters) == expected


def test_what_cannot_be_asked(orders):
    for arguments, code in (
        (("median", "items"), "operation_unknown"),
        (("sum", "customer"), "not_numbers"),
        (("sum", "amuont"), "missing_column"),
        (("count", "", {'x" = x OR "x': "1"}), "missing_column"),
    ):
        with pytest.raises(BadInput) as caught:
            aggregate(orders, *arguments)
        assert caught.value.code == code
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
