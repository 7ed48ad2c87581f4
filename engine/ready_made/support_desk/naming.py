"""Names a group of questions by the words that tell it from the others."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON_WORDS = """
    a about am an and any are as at be been being but by can could did do does for from get got had has have hello help
    hey how into is it its just like may me my need not now one our out please she should some still tell than thank
    thanks that the their them then there they this told want was way were what when where which who whose why will
    with would you your

    aber auch auf bei bitte das dass dem den der des dies ein eine einem einen einer für haben habe hallo hat ich ihnen
    ihr ihre ihren ist kann können mein meine meinem meinen meiner mich mir mit nach nicht noch oder sich sie sind und
    uns von wann warum wenn werden wie wir wird wurde zum zur über
"""
_COMMON = frozenset(_COMMON_WORDS.split())


def names(groups: Mapping[int, Sequence[str]], taken: Collection[str] = ()) -> dict[int, str]:
    """Return group -> a name of up to three words, each name once and none that is `taken`.

    Words weigh by their frequency in the group and their rarity over the groups (class-based TF-IDF: Grootendorst 2022,
    BERTopic).
    """
    counted = {group: Counter(_words(texts)) for group, texts in groups.items()}
    everywhere = sum(counted.values(), Counter[str]())
    mean = sum(everywhere.values()) / max(1, len(groups))
    found: dict[int, str] = {}
    for group, words in counted.items():
        weights = {word: count * math.log(1 + mean / everywhere[word]) for word, count in words.items()}
        best = sorted(weights, key=lambda word: (-weights[word], word))[:3]
        name = "_".join(best) or "other"
        number = 2
        while name in found.values() or name in taken:
            name, number = f"{'_'.join(best) or 'other'}_{number}", number + 1
        found[group] = name
    return found


def _words(texts: Sequence[str]) -> list[str]:
    return [word for text in texts for word in _WORD.findall(text.lower()) if word not in _COMMON]
