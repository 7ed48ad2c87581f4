"""Answers with what was learned: lists for a person, items like another one, and why."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from engine.agent.language import say
from engine.errors import BadInput
from engine.ready_made.recommender import measuring, rescoring
from engine.ready_made.recommender.behaviour import LATELY, Floats
from engine.ready_made.recommender.diversity import diverse
from engine.ready_made.recommender.fitted import Fitted
from engine.ready_made.recommender.signals import NAMES
from engine.ready_made.recommender.values import (
    ALIKE,
    CATEGORY,
    FITS,
    NEW,
    POPULAR,
    TOGETHER,
    TREND,
    Person,
    Pick,
    Picks,
    Why,
)

_POOL = 50
_SHOWN_LIKED = 5
_MOST_REASONS = 2
_SHORT = [NAMES.index(name) for name in ("trend_short", "trend", "fresh")]
_LONG = [NAMES.index(name) for name in ("popular", "trend_long", "expected")]


class Recommender:
    """Recommends from a `Fitted`; safe to use from several threads.

    `read` is its text model, None where none is used or it is not there any more.
    """

    def __init__(self, fitted: Fitted, read: rescoring.Read | None = None) -> None:
        self.fitted = fitted
        self._read = read
        self._wording = fitted.catalogue.wording()
        self._people = {person: row for row, person in enumerate(fitted.behaviour.people)}
        self._items = {item: row for row, item in enumerate(fitted.catalogue.ids)}
        self._titles = {title.casefold(): row for row, title in reversed(list(enumerate(fitted.catalogue.titles)))}
        self._events = np.asarray(fitted.seen.sum(axis=1)).ravel().astype(int)

    def people(self, search: str = "", limit: int = 200) -> tuple[Person, ...]:
        """Return the people whose name holds `search`, those with the most behaviour first."""
        wanted = search.strip().casefold()
        names = self.fitted.behaviour.people
        rows = [row for row, name in enumerate(names) if wanted in name.casefold()]
        rows.sort(key=lambda row: (names[row].casefold() != wanted, -self._events[row], names[row]))
        return tuple(Person(names[row], int(self._events[row])) for row in rows[:limit])

    def categories(self) -> tuple[str, ...]:
        """Return every category, in the order of the alphabet."""
        return tuple(sorted({kind for kinds in self.fitted.catalogue.categories for kind in kinds}))

    def recommend(
        self, person: str, count: int = 10, diversity: float = 0.0, category: str = "", new: bool = False
    ) -> Picks:
        """Return the best items that `person` has not seen; one without behaviour gets what is chosen lately.

        Raises BadInput `shelf_category` for a category that no item has.
        """
        row = self._row(person)
        seen, liked, lately = self._rows(row)
        found = self.fitted.signals.of(seen, liked, lately)
        warm = np.array([row is not None])
        score = self.fitted.ranker.score(found, warm, new)[0]
        allowed = self._allowed(category, new)
        allowed[seen.indices] = False
        last = self._last_liked(row)
        added = np.zeros(len(score), dtype=np.float32)
        # The text model was tried on people who had liked something, and not on lists of new items alone.
        if liked.nnz and not new:
            score, added = self._read_again(score, allowed, last)
        chosen = self._diverse(score, allowed, count, diversity)
        weights = self._weights(bool(warm[0]), new)
        picks = tuple(
            self._pick(item, self._why(item, found[0, item] * weights, float(added[item]), last)) for item in chosen
        )
        titles = tuple(self.fitted.catalogue.titles[item] for item in last[:_SHOWN_LIKED])
        name = person if row is None else self.fitted.behaviour.people[row]
        return Picks(name, int(self._events[row]) if row is not None else 0, titles, picks)

    def similar(self, item: str, count: int = 10) -> tuple[Pick, ...]:
        """Return the items nearest to one by id or title; raises BadInput `shelf_item`."""
        place = self.item(item)
        one = sparse.csr_matrix(([1.0], ([0], [place])), shape=(1, len(self.fitted.catalogue)), dtype=np.float32)
        found = self.fitted.signals.of(one, one, one)[0]
        together, alike = found[:, NAMES.index("together")], found[:, NAMES.index("alike")]
        category = found[:, NAMES.index("category")]
        score = alike + 0.5 * category + (together if self.fitted.signals.known[place] else 0)
        allowed = np.ones(len(score), dtype=bool)
        allowed[place] = False
        picks = []
        for other in measuring.best(score, allowed, count):
            kind = TOGETHER if together[other] > alike[other] and self.fitted.signals.known[other] else ALIKE
            picks.append(self._pick(other, (Why(kind, (self.fitted.catalogue.titles[place],)),)))
        return tuple(picks)

    def item(self, said: str) -> int:
        """Return the place of the item with this id or title, or the only one whose title holds what was said."""
        plain = said.strip()
        if plain in self._items:
            return self._items[plain]
        if plain.casefold() in self._titles:
            return self._titles[plain.casefold()]
        holding = [row for title, row in self._titles.items() if plain and plain.casefold() in title]
        if not holding:
            raise BadInput("shelf_item", item=said)
        return min(holding, key=lambda row: (len(self.fitted.catalogue.titles[row]), row))

    def has_seen(self, person: str, place: int) -> bool:
        """Whether there is behaviour of a person with the item at a place."""
        row = self._row(person)
        return row is not None and place in self.fitted.seen[[row]].indices

    def known_category(self, said: str) -> str:
        """Return a category as it is written; raises BadInput `shelf_category`."""
        known = self.categories()
        for name in known:
            if name.casefold() == said.strip().casefold():
                return name
        raise BadInput("shelf_category", category=said, known=say(", ").join(known[:20]) or "-")

    def _row(self, person: str) -> int | None:
        row = self._people.get(person)
        if row is None:
            row = next((number for name, number in self._people.items() if name.casefold() == person.casefold()), None)
        return row

    def _rows(self, row: int | None) -> tuple[Any, Any, Any]:
        if row is not None:
            return self.fitted.seen[[row]], self.fitted.liked[[row]], self.fitted.lately[[row]]
        none = sparse.csr_matrix((1, len(self.fitted.catalogue)), dtype=np.float32)
        return none, none, none

    def _read_again(self, score: Floats, allowed: NDArray[np.bool_], last: list[int]) -> tuple[Floats, Floats]:
        """Return the score after the text model has read the head of the list, and what it added, both [items]."""
        added = np.zeros(len(score), dtype=np.float32)
        if self._read is None or self.fitted.text is None:
            return score, added
        head = rescoring.head(score, allowed, last[::-1], self._wording, self._read)
        added[head.items] = head.share(self.fitted.text.weight)
        # What was not read stays behind what was.
        behind = np.float32(np.abs(added).max() * 2)
        moved = score - behind
        moved[head.items] = score[head.items] + added[head.items]
        return moved, added

    def _allowed(self, category: str, new: bool) -> NDArray[np.bool_]:
        known = self.fitted.signals.known
        allowed: NDArray[np.bool_] = ~known if new else np.ones(len(known), dtype=bool)
        if category:
            name = self.known_category(category)
            allowed = allowed & np.array([name in kinds for kinds in self.fitted.catalogue.categories], dtype=bool)
        return allowed

    def _diverse(self, score: Floats, allowed: NDArray[np.bool_], count: int, diversity: float) -> list[int]:
        pool = measuring.best(score, allowed, max(_POOL, 3 * count) if diversity > 0 else count)
        if diversity <= 0 or not pool:
            return pool
        vectors = self.fitted.signals.contents.vectors[pool]
        kinds = self.fitted.signals.contents.categories[pool]
        likeness = (vectors @ vectors.T + (kinds @ kinds.T).toarray()) / 2
        return [pool[place] for place in diverse(score[pool], likeness, count, diversity)]

    def _weights(self, warm: bool, new: bool) -> Floats:
        ranker = self.fitted.ranker
        return ranker.new if new else ranker.warm if warm else ranker.cold

    def _last_liked(self, row: int | None) -> list[int]:
        """Return what a person liked, the last first; what they looked at where they liked nothing."""
        if row is None:
            return []
        behaviour = self.fitted.behaviour
        own = np.flatnonzero(behaviour.person == row)
        kept = own[behaviour.liked[own]] if behaviour.liked[own].any() else own
        return list(dict.fromkeys(behaviour.item[kept][::-1].tolist()))

    def _why(self, item: int, parts: Floats, read: float, liked: list[int]) -> tuple[Why, ...]:
        """Return the reasons by how much each adds to the score.

        `parts` [NAMES] are signals times their weights, `read` is what the text model added.
        """
        fresh = not self.fitted.signals.known[item]
        weighed = {
            TOGETHER: float(parts[NAMES.index("together")]) if not fresh else 0.0,
            ALIKE: float(parts[NAMES.index("alike")] + parts[NAMES.index("nearest")]),
            FITS: float(parts[NAMES.index("fits")]) + read,
            CATEGORY: float(parts[NAMES.index("category")]),
            TREND: float(parts[_SHORT].sum()) if not fresh else 0.0,
            POPULAR: float(parts[_LONG].sum()) if not fresh else 0.0,
        }
        reasons = [Why(NEW)] if fresh else []
        for kind in sorted(weighed, key=lambda kind: -weighed[kind]):
            if weighed[kind] <= 0 or len(reasons) >= _MOST_REASONS:
                break
            rests_on = self._rests_on(kind, item, liked)
            if rests_on or kind in (TREND, POPULAR):
                reasons.append(Why(kind, rests_on))
        return tuple(reasons) or (Why(POPULAR),)

    def _rests_on(self, kind: str, item: int, liked: list[int]) -> tuple[str, ...]:
        titles = self.fitted.catalogue.titles
        if kind in (TREND, POPULAR) or not liked:
            return ()
        if kind == TOGETHER:
            shares = self.fitted.signals.together.shares(liked, item)
            best = [place for place in np.argsort(-shares)[:2] if shares[place] > 0]
            return tuple(titles[liked[place]] for place in best)
        if kind == FITS:
            # What was liked lately, the one among it that goes best with the item.
            lately, vectors = liked[:LATELY], self.fitted.signals.contents.vectors
            fitting = self.fitted.signals.interest.score(vectors[lately], vectors[[item]])[:, 0]
            return (titles[lately[int(np.argmax(fitting))]],)
        if kind == ALIKE:
            vectors = self.fitted.signals.contents.vectors
            return (titles[liked[int(np.argmax(vectors[liked] @ vectors[item]))]],)
        own = self.fitted.catalogue.categories[item]
        counted = {name: sum(name in self.fitted.catalogue.categories[other] for other in liked) for name in own}
        return tuple(name for name in sorted(own, key=lambda name: -counted[name])[:1] if counted[name])

    def _pick(self, item: int, why: tuple[Why, ...]) -> Pick:
        catalogue = self.fitted.catalogue
        return Pick(
            catalogue.ids[item],
            catalogue.titles[item],
            catalogue.categories[item],
            why,
            not bool(self.fitted.signals.known[item]),
        )
