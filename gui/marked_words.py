"""Marked stretches of a text in words, where a table has no room for the text itself, and as signs within it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

Span = tuple[int, int, str]


def marked_words(text: str, spans: Any) -> str:
    """Return each marked stretch with its label, 'Oslo: place'; the cell as it stands where it cannot be read."""
    try:
        found = json.loads(spans) if isinstance(spans, str) and spans else spans or []
        return ", ".join(f"{text[span['start'] : span['end']]}: {span['label']}" for span in found)
    except (ValueError, TypeError, KeyError):
        return "" if spans is None else str(spans)


def marked_up(text: str, spans: Sequence[Span]) -> str:
    """Return a text with its stretches, which do not overlap, marked as a person would: <e1>fire</e1>."""
    for start, end, name in sorted(spans, reverse=True):
        text = f"{text[:start]}<{name}>{text[start:end]}</{name}>{text[end:]}"
    return text


def parted(text: str, signs: Mapping[str, str]) -> tuple[str, list[Span]]:
    """Return a text without the signs around its stretches, and where these stand; `signs` by the stretch's name."""
    either = "|".join(f"{re.escape(sign)} (?P<{name}>.*?) {re.escape(sign)}" for name, sign in signs.items())
    plain, spans, at = "", [], 0
    for found in re.finditer(either, text, re.DOTALL) if signs else ():
        name = str(found.lastgroup)
        plain += text[at : found.start()]
        spans.append((len(plain), len(plain) + len(found[name]), name))
        plain, at = plain + found[name], found.end()
    return plain + text[at:], spans
