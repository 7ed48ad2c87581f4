"""Which columns come first where rows are divided by one."""

from __future__ import annotations

import pytest

from engine.results import ColumnInfo
from gui.wizards.split_columns import split_columns

COLUMNS = (
    ColumnInfo("text", "text", 900, 0),
    ColumnInfo("topic", "text", 7, 0),
    ColumnInfo("sent_on", "date", 300, 0),
    ColumnInfo("CustomerID", "integer", 120, 0),
    ColumnInfo("category_date", "text", 40, 0),
    ColumnInfo("month", "text", 1, 0),
)


@pytest.mark.parametrize(
    ("by", "likely", "first"),
    [
        ("group", "CustomerID", ["CustomerID", "text"]),
        ("time", "sent_on", ["sent_on", "category_date"]),
        ("", "", []),
    ],
)
def test_the_plausible_columns_come_first(by: str, likely: str, first: list[str]) -> None:
    found = split_columns(by, COLUMNS, ("text", "topic"))
    assert found.likely == likely
    assert list(found.names[:2]) == first
    assert len(found.names) == (len(COLUMNS) if by else 0), "any column can be chosen"


def test_a_column_with_one_value_divides_nothing() -> None:
    assert split_columns("time", COLUMNS, ()).names[-1] == "month"


def test_nothing_is_guessed_where_no_name_says_it() -> None:
    found = split_columns("group", COLUMNS[:2], ("text", "topic"))
    assert (found.likely, found.names) == ("", ("text", "topic"))


@pytest.mark.parametrize(("by", "name"), [("group", "客户编号"), ("time", "创建时间")])
def test_chinese_names_are_known(by: str, name: str) -> None:
    columns = (ColumnInfo("内容", "text", 900, 0), ColumnInfo(name, "text", 80, 0))
    assert split_columns(by, columns, ("内容",)).likely == name


def test_a_passage_with_many_questions_is_a_group() -> None:
    columns = (ColumnInfo("question", "text", 900, 0), ColumnInfo("context", "text", 90, 0))
    assert split_columns("group", columns, ("question", "context")).likely == "context"
