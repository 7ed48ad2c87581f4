"""What people who liked one thing also liked: a linear item-item model with an exact answer, quick on a CPU."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.ready_made.recommender.behaviour import Floats, Integers

# More people than this teach hardly more, and the matrix between them would not fit.
MOST_PEOPLE = 3000


class Together:
    """EASE (Steck 2019, Embarrassingly Shallow Autoencoders): B = I - P diag(1 / diag P), P = (X'X + lambda I)^-1.

    P [items, items] is never made: by Woodbury's identity P = (I - A' K A) / lambda with K = (A A' + lambda I)^-1
    [people, people]. `people` A is sparse [people, items], `kernel` K float32, `diagonal` that of P, float32 [items].
    """

    def __init__(self, people: Any, chosen: Integers, kernel: Floats, diagonal: Floats, penalty: float) -> None:
        """`people` are the rows `chosen` of everybody's."""
        self.chosen = chosen
        self.people, self.kernel, self.diagonal, self.penalty = people, kernel, diagonal, penalty

    @classmethod
    def fit(cls, seen: Any, penalty: float) -> Together:
        """Fit on sparse [people, items]; of more than MOST_PEOPLE those with the most events count."""
        counts = np.asarray(seen.sum(axis=1)).ravel()
        most = min(MOST_PEOPLE, int((counts > 0).sum()))
        chosen = np.sort(np.argsort(-counts, kind="stable")[:most])
        people = seen[chosen].tocsr()
        gram = (people @ people.T).toarray().astype(np.float64)
        kernel = np.linalg.inv(gram + penalty * np.eye(len(gram))).astype(np.float32)
        return cls(people, chosen, kernel, _diagonal(people, kernel, penalty), penalty)

    def score(self, seen: Any) -> Floats:
        """Return float32 [rows, items]: how much what each row has seen speaks for every item."""
        projected = (seen @ self.people.T).toarray() @ self.kernel
        inverse = (seen.toarray() - np.asarray(projected @ self.people)) / self.penalty
        scored: Floats = (seen.toarray() - inverse / self.diagonal).astype(np.float32)
        return scored

    def shares(self, items: list[int], item: int) -> Floats:
        """Return float32 [items]: how much each of `items` speaks for `item`; the parts of its score."""
        column = np.asarray(self.people[:, item].todense()).ravel() @ self.kernel
        inverse = -(self.people[:, items].T @ column) / self.penalty
        found: Floats = np.asarray(-inverse / self.diagonal[item], dtype=np.float32)
        return found


def _diagonal(people: Any, kernel: Floats, penalty: float) -> Floats:
    made = np.zeros(people.shape[1], dtype=np.float32)
    columns = people.tocsc()
    for item in np.flatnonzero(np.diff(columns.indptr)):
        who = columns.indices[columns.indptr[item] : columns.indptr[item + 1]]
        made[item] = kernel[np.ix_(who, who)].sum()
    diagonal: Floats = ((1.0 - made) / penalty).astype(np.float32)
    return diagonal
