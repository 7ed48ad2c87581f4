"""What a worker is asked for: fit a recommender, make the pairs that a text model learns."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from engine.results import BaseModel, ModelInfo
from engine.runtime.orders import Order


@dataclass(frozen=True)
class FitOrder(Order):
    """Fit on two tables and write `target`; `base` reads the texts, None leaves that to their words alone.

    `text` is the text model to try, None where there is none.
    """

    procedure: ClassVar[str] = "engine.ready_made.recommender.fitting"
    items: Path
    behaviour: Path
    target: Path
    base: BaseModel | None
    sources: tuple[str, ...]
    text: ModelInfo | None = None


@dataclass(frozen=True)
class PairsOrder(Order):
    """Write the pairs of the training period into `folder`; answers part -> positives."""

    procedure: ClassVar[str] = "engine.ready_made.recommender.pairing_worker"
    items: Path
    behaviour: Path
    folder: Path
