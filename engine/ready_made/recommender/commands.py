"""What can be asked of a recommender beside what every project can be asked."""

from __future__ import annotations

from dataclasses import dataclass

from engine.commands import Command
from engine.ready_made.recommender.values import Person, Pick, Picks, Shelf, TextGain
from engine.results import FileResult

MOST = 100


@dataclass(frozen=True)
class GetShelf(Command[Shelf]):
    """How the recommender stands."""

    project: str


@dataclass(frozen=True)
class FitRecommender(Command[Shelf]):
    """Learn from the newest items and behaviour; a job with progress and cancel."""

    project: str


@dataclass(frozen=True)
class TrainTextModel(Command[TextGain]):
    """Make the behaviour a dataset of text pairs, train a model on it and use it where the lists gain by it.

    A job with progress and cancel. Where the lists do not gain, they stay as they were.
    """

    project: str


@dataclass(frozen=True)
class ListPeople(Command[tuple[Person, ...]]):
    """People whose name or number holds `search`, those with the most behaviour first."""

    project: str
    search: str = ""
    limit: int = 200


@dataclass(frozen=True)
class Recommend(Command[Picks]):
    """The best items for a person that they have not seen.

    `diversity` from 0 (the best ones) to 1 (unlike each other); `category` and `new` (nobody has touched them yet)
    narrow the items.
    """

    project: str
    person: str
    count: int = 10
    diversity: float = 0.2
    category: str = ""
    new: bool = False


@dataclass(frozen=True)
class SimilarItems(Command[tuple[Pick, ...]]):
    """The items nearest to one, by behaviour and by text; `item` is its id or its title."""

    project: str
    item: str
    count: int = 10


@dataclass(frozen=True)
class ExportRecommendations(Command[FileResult]):
    """Write the lists of `people` (none for all of them) to a file, a row a recommendation; its name says which."""

    project: str
    path: str
    people: tuple[str, ...] = ()
    count: int = 10
    diversity: float = 0.2
