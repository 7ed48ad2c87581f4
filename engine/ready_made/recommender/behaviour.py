"""What people did with items, in time order, and how it is divided in time without a look into the future."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
# How many of the things that a person liked last tell what they want now.
LATELY = 30


@dataclass(frozen=True)
class Catalogue:
    """The items: `ids`, `titles`, `texts` and `categories`, all in one order."""

    ids: tuple[str, ...]
    titles: tuple[str, ...]
    texts: tuple[str, ...]
    categories: tuple[tuple[str, ...], ...]

    def __len__(self) -> int:
        return len(self.ids)

    def wording(self) -> list[str]:
        """Return what is read of each item: its title, its categories and its text."""
        rows = zip(self.titles, self.categories, self.texts, strict=True)
        return [". ".join(part for part in (title, ", ".join(kinds), text) if part) for title, kinds, text in rows]


@dataclass(frozen=True)
class Behaviour:
    """Events in time order: places of the person in `people` and of the item in the catalogue, all arrays [n].

    `liked` says whether an event speaks for the item, `moment` is in seconds since 1970.
    """

    people: tuple[str, ...]
    items: int
    person: Integers
    item: Integers
    liked: NDArray[np.bool_]
    moment: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.person)

    @classmethod
    def of(
        cls,
        people: Sequence[str],
        items: int,
        person: Sequence[int] | Integers,
        item: Sequence[int] | Integers,
        liked: Sequence[bool] | NDArray[np.bool_],
        moment: Sequence[float] | NDArray[np.float64],
    ) -> Behaviour:
        """Put events in time order; those of one moment stay in theirs."""
        order = np.argsort(np.asarray(moment, dtype=np.float64), kind="stable")
        return cls(
            tuple(people),
            items,
            np.asarray(person, dtype=np.int64)[order],
            np.asarray(item, dtype=np.int64)[order],
            np.asarray(liked, dtype=bool)[order],
            np.asarray(moment, dtype=np.float64)[order],
        )

    @property
    def span(self) -> float:
        """Seconds from the first event to the last, at least one day."""
        return max(86400.0, float(self.moment[-1] - self.moment[0])) if len(self) else 86400.0

    @property
    def now(self) -> float:
        """The moment of the last event."""
        return float(self.moment[-1]) if len(self) else 0.0

    def part(self, start: int, end: int) -> Behaviour:
        """Return the events from place `start` to before `end`."""
        cut = slice(start, end)
        return Behaviour(self.people, self.items, self.person[cut], self.item[cut], self.liked[cut], self.moment[cut])

    def without(self, items: NDArray[np.bool_]) -> Behaviour:
        """Return the events without those of the items for which `items` [items] is true."""
        kept = ~items[self.item]
        return Behaviour(
            self.people, self.items, self.person[kept], self.item[kept], self.liked[kept], self.moment[kept]
        )

    def cut(self, share: float) -> int:
        """Return the place at which the first `share` of the events end; never amid events of one moment."""
        at = min(len(self), round(len(self) * share))
        while 0 < at < len(self) and self.moment[at] == self.moment[at - 1]:
            at += 1
        return at

    def matrix(self, liked: bool = False) -> Any:
        """Return a sparse float32 [people, items] with 1 where there is an event; with `liked` only where it is one."""
        kept = self.liked if liked else np.ones(len(self), dtype=bool)
        shape = (len(self.people), self.items)
        ones = np.ones(int(kept.sum()), dtype=np.float32)
        made = sparse.csr_matrix((ones, (self.person[kept], self.item[kept])), shape=shape)
        made.data[:] = 1.0
        return made

    def lately(self) -> Any:
        """Return sparse float32 [people, items]: what each liked last; of who liked nothing, what they looked at last.

        The rows sum to 1.
        """
        liking = np.bincount(self.person[self.liked], minlength=len(self.people)) > 0
        kept = self.liked | ~liking[self.person]
        last: dict[int, dict[int, None]] = {}
        for person, item in zip(self.person[kept][::-1].tolist(), self.item[kept][::-1].tolist(), strict=True):
            found = last.setdefault(person, {})
            if len(found) < LATELY:
                found[item] = None
        rows = [person for person, found in last.items() for _ in found]
        items = [item for found in last.values() for item in found]
        share = np.array([1 / len(found) for found in last.values() for _ in found], dtype=np.float32)
        return sparse.csr_matrix((share, (rows, items)), shape=(len(self.people), self.items))

    def histories(self) -> dict[int, list[int]]:
        """Return person -> what they liked, in time order, of those who liked something."""
        found: dict[int, list[int]] = {}
        for person, item in zip(self.person[self.liked].tolist(), self.item[self.liked].tolist(), strict=True):
            found.setdefault(person, []).append(item)
        return found

    def targets(self, seen: Any, allowed: NDArray[np.bool_]) -> dict[int, set[int]]:
        """Return person -> the items they liked here, had not `seen` before, and that are `allowed` [items]."""
        found: dict[int, set[int]] = {}
        for person, item in zip(self.person[self.liked].tolist(), self.item[self.liked].tolist(), strict=True):
            if allowed[item] and not seen[person, item]:
                found.setdefault(person, set()).add(item)
        return found
