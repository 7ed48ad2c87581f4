"""Finds in Chinese the two parts of a percentage: which rows, and which of them ('北京的订单中已发货的占多少')."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PERCENT = r"(?:比例|百分比|占比|比重|百分之多少|百分之几|多少百分比)"
# 占多少 alone asks for it as well.
_TAKES = rf"(?:的?(?:所?占的?)?{_PERCENT}|的?占(?=了?多少))了?"
_ASKS = r"(?:(?:是|为|有|占)?多少)?\s*[?!.]*$"
_WITHIN = r"(?:当中|之中|里面|中|里)[,，]?"
_POLITE = r"^(?:(?:请问|请|告诉我|我想知道|帮我|计算|统计|看看|算)(?:一下)?[,\s]*)*"
_FORMS = (
    # 北京的订单中，已发货的占百分之多少
    re.compile(rf"{_POLITE}(?P<whole>.+?){_WITHIN}(?P<part>.+?)(?P<word>{_TAKES}){_ASKS}"),
    # 北京的订单中有多少比例已发货, 北京的订单有百分之几是已发货的, 有百分之几的订单已发货
    re.compile(
        rf"{_POLITE}(?P<whole>.*?)(?:{_WITHIN})?有(?P<word>百分之几|百分之多少|多少比例|多大比例)(?:是|的)?(?P<part>.+?)\s*[?!.]*$"
    ),
    # 已取消的订单占全部订单的百分之几
    re.compile(rf"{_POLITE}(?P<part>.+?)(?P<word>占)(?P<whole>.+?)的{_PERCENT}{_ASKS}"),
    # 已取消的订单占百分之多少, 已取消订单的比例
    re.compile(rf"{_POLITE}(?P<whole>)(?P<part>.+?)(?P<word>{_TAKES}){_ASKS}"),
)


@dataclass(frozen=True)
class Share:
    """Where in a text its parts stand, each from start to end: all rows, those of them, and the word for the share."""

    whole: tuple[int, int]
    part: tuple[int, int]
    word: tuple[int, int]


def find_share(text: str) -> Share | None:
    """Return the parts of the percentage that `text` asks for, its marks being those of English; None for none."""
    for form in _FORMS:
        found = form.search(text)
        if found:
            return Share(found.span("whole"), found.span("part"), found.span("word"))
    return None
