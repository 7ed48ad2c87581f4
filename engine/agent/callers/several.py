"""Tells from the person's words alone whether one message may ask for several things."""

from __future__ import annotations

import re

# What joins two wishes: another sentence, a word that adds one.
_JOINT = re.compile(
    r"[.?!;]\s+(?=\w)|\b(?:and|also|then|plus|as well as)\b|[。？！；](?=\w)|还有|以及|然后|并且|另外|和|再",
    re.IGNORECASE,
)


def most_calls(text: str) -> int:
    """Return how many calls a message may be worth: one, and one more for each joint in it.

    It only bounds how often a model is asked again: 'fish and chips' has a joint, too.
    """
    return 1 + sum(1 for _ in _JOINT.finditer(text.strip()))
