"""Which facts of a row a question asks for."""

from __future__ import annotations

import pytest

from engine.agent.relevance import relevant

FACTS = (("Order No.", "A-2005"), ("Product", "blender"), ("Total (EUR)", "273.61"), ("状态", "已发货"))


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What is the total of order A-2005?", ["Order No.", "Total (EUR)"]),
        ("What is the product of A-2005?", ["Order No.", "Product"]),
        ("A-2005的状态是什么？", ["Order No.", "状态"]),
    ],
)
def test_a_fact_is_asked_for_by_its_name_without_its_unit(question: str, names: list[str]) -> None:
    assert [name for name, _ in relevant(question, FACTS, "Order No.")] == names
