"""Replies that are true word by word and still not to be shown."""

from __future__ import annotations

import pytest

from engine.agent.phrasing import flaws

FACTS = (
    ("item", "Willow pendant"),
    ("status", "shipped"),
    ("ordered on", "13 November 2026"),
    ("expected on", "19 November 2026"),
)


@pytest.mark.parametrize(
    ("reply", "problem"),
    [
        ("The Willow pendant was shipped on 19 November 2026.", ("misplaced", "19 November 2026")),
        ("It arrives on 13 November 2026.", ("misplaced", "13 November 2026")),
        ("It is the order, item: Willow pendant.", ("listed", "item")),
        ("The Willow pendant is a Willow pendant.", ("repeated", "Willow pendant")),
        ("I'm sorry, I'm sorry.", ("repeated", "i'm sorry")),
    ],
)
def test_a_flaw_is_found(reply: str, problem: tuple[str, str]) -> None:
    assert flaws(reply, FACTS) == (problem,)


@pytest.mark.parametrize(
    "reply",
    [
        "The Willow pendant is shipped and is expected on 19 November 2026.",
        "It should arrive on November 19, 2026.",
        "It was ordered on 13 November 2026.",
        "The Willow pendant has been shipped.",
    ],
)
def test_a_plain_reply_has_none(reply: str) -> None:
    assert flaws(reply, FACTS) == ()
