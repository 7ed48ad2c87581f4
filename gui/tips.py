"""Tooltips of text that is not the app's own: Qt takes what looks like HTML for HTML, and would load what it names."""

from __future__ import annotations

import html

from engine.shown import visible


def plain_tip(text: str) -> str:
    """Return the tooltip that shows `text` as it stands."""
    shown = visible(text)
    return f"<p style='white-space: pre-wrap'>{html.escape(shown)}</p>" if "<" in shown else shown
