"""The two sets that the starter agent is made and measured with: what it learns from, and what is held back."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from installers.starter_agent import services, topics
from installers.starter_agent.composing import Case, Source, cases

SEED = 20261126
LEARNED = Source(
    topics.LEARNED,
    services.LEARNED_SERVICES,
    services.LEARNED_LISTINGS,
    services.LEARNED_PASSAGES,
    ("praise", "complaint", "question", "other"),
    (2, 400),
)
HELD_BACK = Source(
    topics.HELD_BACK,
    services.HELD_BACK_SERVICES,
    services.HELD_BACK_LISTINGS,
    services.HELD_BACK_PASSAGES,
    ("refund wish", "fault report", "gratitude", "spam"),
    (401, 900),
)


def learned_cases(count: int, seed: int = SEED) -> list[Case]:
    """Return `count` different cases with replies that the agent's own check lets through."""
    return _some(LEARNED, count, seed, lambda found: any(found.brief.judge(reply).ok for reply in found.replies))


def held_back_cases(count: int = 200, seed: int = SEED) -> list[Case]:
    """Return `count` different cases of tools, columns, values and passages that no training case has."""
    return _some(HELD_BACK, count, seed, lambda found: True)


def _some(source: Source, count: int, seed: int, wanted: Callable[[Case], bool]) -> list[Case]:
    found: dict[tuple[str, str], Case] = {}
    with tempfile.TemporaryDirectory(prefix="deskhand-cases-") as folder:
        made: Iterator[Case] = cases(source, Random(seed), Path(folder))
        for each in itertools.islice(made, 20 * count):
            if wanted(each):
                found.setdefault((each.question, each.messages[-1].content), each)
            if len(found) == count:
                break
    return list(found.values())
