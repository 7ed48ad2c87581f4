"""Reads messages to the recommender in Chinese: which of its tools they mean, whom, which item and how many."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.agent.numerals import read_chinese

_KINDS = "用户|客户|顾客|会员|读者|观众"
_NUMBERED = re.compile(
    rf"(?:{_KINDS})\s*(?:号|编号)?\s*(\d+)|(\d+)\s*号?(?:{_KINDS})|[给向为替]\s*(\d+)\s*号?(?=推荐|介绍|推)"
)
_COUNT = re.compile(r"(\d{1,2}|[一二两三四五六七八九十]{1,3})\s*(?:个|本|部|件|款|条|首|样|项|种|篇)")
# A new thing, but no new customer.
_NEW = re.compile(rf"新(?!(?:的)?(?:{_KINDS}))")
_LEAST_NAME = 2
_WHY = re.compile("为什么|为何|为啥|理由|原因")
_SIMILAR = re.compile("类似|相似|相近|差不多|同类|像")
_RECOMMEND = re.compile("推荐|介绍|可能[会想]?(?:喜欢|要|买|看|读)|会喜欢|适合")


def means_recommending(text: str) -> bool:
    """Say whether items for a person are asked for."""
    return bool(_RECOMMEND.search(text)) and not means_why(text) and not means_similar(text)


def means_similar(text: str) -> bool:
    """Say whether items like another are asked for."""
    return bool(_SIMILAR.search(text)) and not means_why(text)


def means_why(text: str) -> bool:
    """Say whether the reason for an item is asked for."""
    return bool(_WHY.search(text))


def find_person(text: str, people: Sequence[str]) -> str | None:
    """Return the number after 'user' or that something is to be recommended to, else the longest name there is."""
    numbered = _NUMBERED.search(text)
    if numbered:
        return next(number for number in numbered.groups() if number)
    return find_name(text, [name for name in people if not name.isdigit()])


def find_name(text: str, names: Sequence[str]) -> str | None:
    """Return the longest of `names` that the text holds, in Latin letters not as a part of another word."""
    low = text.casefold()
    held = (name for name in names if len(name) >= _LEAST_NAME and name.casefold() in low)
    return max((name for name in held if _is_apart(name.casefold(), low)), key=len, default=None)


def find_count(text: str) -> str | None:
    """Return how many are asked for, in digits."""
    found = _COUNT.search(_NUMBERED.sub(" ", text))
    return read_chinese(found[1]) if found else None


def is_new(text: str) -> bool:
    """Say whether new items are asked for."""
    return bool(_NEW.search(text))


def _is_apart(name: str, text: str) -> bool:
    return bool(re.search(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])", text))
