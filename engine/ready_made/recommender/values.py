"""What the recommender's parts are called in a project, and what it answers with."""

from __future__ import annotations

from dataclasses import dataclass

ITEMS, BEHAVIOUR = "items", "behaviour"
# The dataset of pairs that is made of the behaviour, and the models that are trained on it.
INTEREST = "interest"
AGENT = "Recommender"
CHANGED = "shelf"
# Kinds of reasons; the window and the agent have the sentences.
TOGETHER, ALIKE, CATEGORY, FITS = "together", "alike", "category", "fits"
TREND, POPULAR, NEW = "trend", "popular", "new"


@dataclass(frozen=True)
class Why:
    """A reason: its kind, and the titles or the category that it rests on."""

    kind: str
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pick:
    """An item that is recommended, its first reason the weightiest; `new` where nobody has touched it yet."""

    item: str
    title: str
    categories: tuple[str, ...]
    why: tuple[Why, ...]
    new: bool = False


@dataclass(frozen=True)
class Picks:
    """What is recommended to a person; `liked` are titles of what they liked last, none of one who is not known."""

    person: str
    events: int
    liked: tuple[str, ...]
    picks: tuple[Pick, ...]


@dataclass(frozen=True)
class Person:
    """Somebody with behaviour."""

    person: str
    events: int


@dataclass(frozen=True)
class Quality:
    """How well lists of ten foresaw the last fifth of the behaviour in time, which they knew nothing of.

    NDCG@10 and recall@10, beside those of what is most popular; `people` had something to be found, `known_people` of
    them had behaviour before. `since` is the first moment of the test part (ISO date).
    """

    people: int
    known_people: int
    since: str
    ndcg: float
    recall: float
    popular_ndcg: float
    popular_recall: float
    known_ndcg: float
    known_popular_ndcg: float


@dataclass(frozen=True)
class TextGain:
    """What a text model brings: it reads the head of a list once more, beside what the person liked lately.

    NDCG@10 on the test part of `Quality`, of `people` who were known before, `with_it` and `without` it. It is `used`
    with `weight` where it did better on the behaviour before that part as well; `model` is its id.
    """

    model: str
    used: bool
    weight: float
    people: int
    with_it: float
    without: float


@dataclass(frozen=True)
class Shelf:
    """How the recommender stands.

    `stale`: data came in since it was fitted. `left_out` counts events that name no known item, have no date or one to
    come. `text` is the text model that is used, None where none is. `liked` counts the events that speak for an item.
    """

    fitted: bool
    stale: bool
    items: int
    people: int
    events: int
    new_items: int
    left_out: int
    categories: tuple[str, ...] = ()
    quality: Quality | None = None
    text: TextGain | None = None
    liked: int = 0
