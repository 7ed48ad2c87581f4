"""The support desk: questions that customers ask again and again are answered, the others searched or handed over."""

from __future__ import annotations

from pathlib import Path

from engine.commands import TABLE
from engine.paths import sample
from engine.ready_made.project import AgentPlan, Data, Documents, ReadyMade
from engine.ready_made.support_desk.kit import SupportDesk
from engine.ready_made.support_desk.values import AGENT, HANDBOOK, QUESTIONS
from engine.training.recipe import PROTOTYPES, Recipe

_SAMPLE = Path(__file__).parent / "sample"

PROJECT = ReadyMade(
    name="support-desk",
    title="Support desk",
    word="Desk",
    meaning="Answers the questions that customers ask again and again, looks others up in your documents, and hands "
    "over what it is not sure of.",
    icon="headset",
    data=(
        Data(
            QUESTIONS,
            "classification",
            (sample() / "messages.csv", _SAMPLE / "answers.csv"),
            asks="A table with a question and its answer in each row, or conversations as chat data (JSON Lines).",
            adds=True,
            roles={"question": "Question", "answer": "Answer", "intent": "What it asks for (intent)"},
        ),
        Data("orders", TABLE, (sample() / "orders.csv",), asks="A table that answers are filled from, such as orders."),
    ),
    documents=(
        Documents(HANDBOOK, _SAMPLE / "handbook", asks="A folder of documents in which other questions are looked up."),
    ),
    recipes={QUESTIONS: Recipe(epochs=12, patience=4, label_smoothing=0.1, head=PROTOTYPES)},
    agent=AgentPlan(AGENT, "answer customers' questions"),
    kit=SupportDesk(),
)
