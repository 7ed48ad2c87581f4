"""The two sets that the starter agent is made and measured with: what it learns from, and what is held back."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from installers.starter_agent import services, topics
from installers.starter_agent.cases import Case
from installers.starter_agent.composing import Source, cases
from installers.starter_agent.drawn import drawn_cases

SEED = 20261126
# Of the cases learned: so many of things with columns of their own, then so many of things that are drawn.
_KEPT, _DRAWN = 18, 40
Make = Callable[[Random, Path], Iterator[Case]]
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
    """Return `count` different cases with replies that the agent's own check lets through.

    Results that are said as they stand, such as several groups with their figures, are none: nothing is composed there.
    """

    def made(random: Random, folder: Path) -> Iterator[Case]:
        kept, drawn = cases(LEARNED, random, folder), drawn_cases(random, folder)
        while True:
            yield from itertools.chain(itertools.islice(kept, _KEPT), itertools.islice(drawn, _DRAWN))

    return _some(made, count, seed, _learnable)


def held_back_cases(count: int = 200, seed: int = SEED) -> list[Case]:
    """Return `count` different cases of tools, columns, values and passages that no training case has."""

    def made(random: Random, folder: Path) -> Iterator[Case]:
        return cases(HELD_BACK, random, folder)

    return _some(made, count, seed, lambda found: not found.result.verbatim)


def _learnable(found: Case) -> bool:
    return not found.result.verbatim and any(found.brief.judge(reply).ok for reply in found.replies)


def _some(make: Make, count: int, seed: int, wanted: Callable[[Case], bool]) -> list[Case]:
    found: dict[tuple[str, str], Case] = {}
    with tempfile.TemporaryDirectory(prefix="deskhand-cases-") as folder:
        for each in itertools.islice(make(Random(seed), Path(folder)), 20 * count):
            if wanted(each):
                found.setdefault((each.question, each.messages[-1].content), each)
            if len(found) == count:
                break
    return list(found.values())
