"""What a worker is asked for: fit a recommender."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from engine.results import BaseModel
from engine.runtime.orders import Order


@dataclass(frozen=True)
class FitOrder(Order):
    """Fit on two tables and write `target`; `base` reads the texts, None leaves that to their words alone."""

    procedure: ClassVar[str] = "engine.ready_made.recommender.fitting"
    items: Path
    behaviour: Path
    target: Path
    base: BaseModel | None
    sources: tuple[str, ...]
