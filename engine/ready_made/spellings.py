"""Tells which way of writing is the usual one of names that differ in capitals only: they are one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping


def usual(written: Iterable[str], standing: Iterable[str] = ()) -> Mapping[str, str]:
    """Return each name that is `written` -> the one it is of those `standing`, else as it is written most."""
    counted = Counter(written)
    known = {name.casefold(): name for name in standing}
    for name, _ in counted.most_common():
        known.setdefault(name.casefold(), name)
    return {name: known[name.casefold()] for name in counted}
