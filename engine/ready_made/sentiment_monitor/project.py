"""The sentiment monitor: dated texts are read as they arrive, and a surge of negatives raises an alarm."""

from __future__ import annotations

from pathlib import Path

from engine.commands import TABLE
from engine.ready_made.project import AgentPlan, Data, ReadyMade
from engine.ready_made.sentiment_monitor.kit import SentimentMonitor
from engine.ready_made.sentiment_monitor.values import AGENT, FEED, SENTIMENT, TOPIC
from engine.training.recipe import Recipe

_SAMPLE = Path(__file__).parent / "sample"

PROJECT = ReadyMade(
    name="sentiment-monitor",
    title="Sentiment monitor",
    word="Monitor",
    meaning="Reads dated texts as they arrive, tells what they are about and how people feel, and raises an alarm when "
    "negative ones surge.",
    icon="pulse",
    data=(
        Data(
            FEED,
            TABLE,
            (_SAMPLE / "feed.csv",),
            asks="Dated texts: a table with a column of texts and one of dates.",
        ),
        Data(
            SENTIMENT,
            "classification",
            (_SAMPLE / "labelled.csv",),
            asks="Texts with their sentiment, such as negative, neutral and positive.",
            columns={"text": "text", "label": "sentiment"},
        ),
        Data(
            TOPIC,
            "multilabel",
            (_SAMPLE / "labelled.csv",),
            asks="Texts with what they are about, several topics with | between them.",
            columns={"text": "text", "labels": "topics"},
        ),
    ),
    recipes={
        SENTIMENT: Recipe(epochs=8, patience=3, label_smoothing=0.1),
        TOPIC: Recipe(epochs=15, patience=4),
    },
    agent=AgentPlan(AGENT, "tell what customers write about and how they feel"),
    kit=SentimentMonitor(),
)
