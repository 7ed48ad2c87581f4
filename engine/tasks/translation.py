"""Translation: a text in one language becomes the same in another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.results import Role, TaskInfo
from engine.tasks.text_metrics import bleu, chrf
from engine.tasks.writer_task import WriterTask


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
    instruction = "Translate the text."

    def scores(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, NDArray[np.float64] | None]:
        return {"bleu": None, "chrf": None}

    def metrics(self, gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
        return {"bleu": bleu(gold, predicted), "chrf": chrf(gold, predicted)}


TASK = Translation()
