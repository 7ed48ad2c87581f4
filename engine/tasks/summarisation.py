"""Summarisation: a long text becomes a short one, such as a subject line."""

from __future__ import annotations

from engine.results import Role, TaskInfo
from engine.tasks.task import Task


class Summarisation(Task):
    """Rows of a text (`text`) and its summary (`target`)."""

    info = TaskInfo(
        name="summarisation",
        title="Summarise texts",
        meaning="The model reads a long text and writes what matters in it in a sentence or a line.",
        example="A page of a meeting → “Budget agreed, next meeting on Friday”\nAn e-mail → its subject line",
        roles=(
            Role("text", "text", True, ("document", "article", "email", "body", "dialogue", "story", "text")),
            Role("target", "text", True, ("summary", "subject", "headline", "title", "abstract", "highlights")),
        ),
        metric="rouge_l",
        families=(),
    )


TASK = Summarisation()
