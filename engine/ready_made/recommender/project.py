"""The recommender: what people did with items becomes lists of what each of them could like next, with reasons."""

from __future__ import annotations

from pathlib import Path

from engine.commands import TABLE
from engine.ready_made.project import AgentPlan, Data, ReadyMade
from engine.ready_made.recommender.kit import Recommendations
from engine.ready_made.recommender.values import AGENT, BEHAVIOUR, ITEMS

_SAMPLE = Path(__file__).parent / "sample"

PROJECT = ReadyMade(
    name="recommender",
    title="Recommender",
    word="Shelf",
    meaning="Tells what each person could like next, and why, from what people chose and what the items say.",
    icon="shelf",
    data=(
        Data(
            ITEMS,
            TABLE,
            (_SAMPLE / "items.csv",),
            asks="A table with an item in each row: its id and title, and a text and categories where there are any.",
            roles={"id": "Item number", "title": "Title", "text": "Text", "category": "Categories"},
        ),
        Data(
            BEHAVIOUR,
            TABLE,
            (_SAMPLE / "behaviour.csv",),
            asks="A table of what people did: the person, the item's id, when, and what it was or a rating.",
            adds=True,
            roles={"person": "Person", "item": "Item number", "time": "When", "value": "What it was, or a rating"},
        ),
    ),
    agent=AgentPlan(AGENT, "recommend items to people and say why"),
    kit=Recommendations(),
)
