"""What each batch of labels brought, in a sentence: the figures of the models trained on the versions it made."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from engine.results import Gain
from gui import texts, words


def gains_sentence(gains: Sequence[Gain]) -> str:
    """Return 'accuracy with 60 labels 71 %, with 120 labels 78 %'; '' without any model."""
    if not gains:
        return ""
    each = QCoreApplication.translate("label_gains", "{count} labels: {value}")
    shown = [each.format(count=texts.number(g.labelled), value=words.value(g.metric, g.value)) for g in gains]
    told = QCoreApplication.translate(
        "label_gains", "What the labels brought so far ({metric} on the test rows): {figures}"
    )
    return told.format(metric=words.metric(gains[-1].metric), figures=" → ".join(shown))
