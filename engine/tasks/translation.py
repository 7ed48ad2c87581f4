"""Translation: a text in one language becomes the same in another."""

from __future__ import annotations

from engine.results import Role, TaskInfo
from engine.tasks.task import Task


class Translation(Task):
    """Rows of a text (`text`) and its translation (`target`)."""

    info = TaskInfo(
        name="translation",
        title="Translate texts",
        meaning="The model reads a text in one language and writes it in another.",
        example="“Two dogs play.” → “Zwei Hunde spielen.”\n“Thank you for your order.” → “Merci de votre commande.”",
        roles=(
            Role("text", "text", True, ("source", "src", "original", "en", "english", "from")),
            Role("target", "text", True, ("target", "tgt", "translation", "to", "de", "fr", "es", "zh", "german")),
        ),
        metric="bleu",
        families=(),
    )


TASK = Translation()
