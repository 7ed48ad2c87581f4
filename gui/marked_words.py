"""Marked stretches of a text in words, where a table has no room for the text itself."""

from __future__ import annotations

import json
from typing import Any


def marked_words(text: str, spans: Any) -> str:
    """Return each marked stretch with its label, 'Oslo: place'; the cell as it stands where it cannot be read."""
    try:
        found = json.loads(spans) if isinstance(spans, str) and spans else spans or []
        return ", ".join(f"{text[span['start'] : span['end']]}: {span['label']}" for span in found)
    except (ValueError, TypeError, KeyError):
        return "" if spans is None else str(spans)
