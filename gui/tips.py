"""Cells and tooltips of text that is not the app's own, cut to what a person reads there, and shown as it stands.

Qt measures and lays out all of what it is given, a megabyte of it too, and the window stands still meanwhile; and
tooltips that look like HTML it takes for HTML, and would load what it names.
"""

from __future__ import annotations

import html

from engine.text.shown import visible

# In signs: more than fits the widest cell, and about a screenful.
CELL, TIP = 1000, 4000


def plain_line(text: str) -> str:
    """Return the beginning of `text` in one line, as a table's cell shows it."""
    return visible(" ".join(_cut(text, CELL).split()))


def plain_tip(text: str) -> str:
    """Return the tooltip that shows `text` as it stands, or the beginning of a long one."""
    shown = visible(_cut(text, TIP))
    return f"<p style='white-space: pre-wrap'>{html.escape(shown)}</p>" if "<" in shown else shown


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most] + "…"
