"""Writes the lists of many people to a file that a spreadsheet opens."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from engine.data.streams import RowWriter
from engine.errors import BadInput
from engine.ready_made.recommender.commands import ExportRecommendations
from engine.ready_made.recommender.recommending import Recommender
from engine.ready_made.recommender.tools import sentence

COLUMNS = ("person", "place", "item", "title", "categories", "why")
Row = dict[str, str | int]


def export(
    recommender: Recommender,
    asked: ExportRecommendations,
    progress: Callable[[str, float, float], None],
    check: Callable[[], None],
) -> int:
    """Write a row a recommendation and return how many there are.

    Raises BadInput `shelf_people` for people without behaviour, and as RowWriter does.
    """
    known = recommender.fitted.behaviour.people
    strange = sorted(set(asked.people) - set(known))
    if strange:
        raise BadInput("shelf_people", people=", ".join(strange[:10]))
    people = asked.people or known
    with RowWriter(asked.path, columns=COLUMNS) as writer:
        for number, person in enumerate(people):
            check()
            progress("shelf_export", number, len(people))
            writer.write(list(_rows(recommender, person, asked)))
        return writer.rows


def _rows(recommender: Recommender, person: str, asked: ExportRecommendations) -> Iterator[Row]:
    found = recommender.recommend(person, asked.count, asked.diversity)
    for place, pick in enumerate(found.picks, 1):
        yield {
            "person": found.person,
            "place": place,
            "item": pick.item,
            "title": pick.title,
            "categories": ", ".join(pick.categories),
            "why": "; ".join(map(sentence, pick.why)),
        }
