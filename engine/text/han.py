"""Chinese signs, and how a form with named fields meets values in them: Chinese has no blanks between words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_BEFORE = re.compile(rf"(?<=[{HAN}]) (?=\{{(\w+)[^{{}}]*\}})")
_BEHIND = re.compile(rf"\{{(\w+)[^{{}}]*\}} (?=[{HAN}])")
_BEGINS, _ENDS = re.compile(f"[{HAN}]"), re.compile(rf"[{HAN}]\Z")


def closed_up(form: str, named: Mapping[str, Any]) -> str:
    """Return `form` without the blanks between a Chinese sign of its own and one of the value that is to stand there.

    '没有 {noun} 了' keeps its blanks for orders, and is '没有{noun}了' for 订单.
    """
    form = _BEFORE.sub(lambda blank: "" if _BEGINS.match(str(named.get(blank[1], ""))) else " ", form)
    return _BEHIND.sub(lambda at: at[0][:-1] if _ENDS.search(str(named.get(at[1], ""))) else at[0], form)
