"""Translation: a text in one language becomes the same in another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.results import Role, TaskInfo
from engine.tasks.parts.tally import Tally
from engine.tasks.parts.text_metrics import bleu, chrf
from engine.tasks.task import Reading, Row, Space
from engine.tasks.writer_task import WriterTask

# How many rows are looked at to tell the languages.
SAMPLE = 200
# fmt: off
LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian",
    "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}
# fmt: on


class Translation(WriterTask):
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
        families=("decoder", "encoder-decoder"),
    )

    def space(self, rows: Sequence[Row], tools: Sequence[Mapping[str, Any]] | None) -> Space:
        """Return the names of both languages, '' where it is not sure: pretrained models know languages by name."""
        from engine.data.languages import main_language

        codes = [main_language(str(row[role]) for row in rows[:SAMPLE]) for role in ("text", "target")]
        return {"languages": [LANGUAGES.get(code, "") for code in codes]}

    def instruction(self, space: Space) -> str:
        source, target = space["languages"]
        return f"Translate the text from {source} to {target}." if source and target else "Translate the text."

    def copied(self, read: Reading) -> Any:
        return str(read)

    def scores(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, NDArray[np.float64] | None]:
        return {"bleu": None, "chrf": None}

    def metrics(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
        return {name: tally.whole for name, tally in self.tallies(gold, predicted).items()}

    def tallies(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, Tally]:
        return {"bleu": bleu(gold, predicted), "chrf": chrf(gold, predicted)}


TASK = Translation()
