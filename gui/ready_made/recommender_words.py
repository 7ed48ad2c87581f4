"""The recommender's reasons as sentences of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.ready_made.recommender.values import ALIKE, CATEGORY, NEW, POPULAR, TOGETHER, TREND, Pick, Why
from engine.shown import visible


def _tr(text: str) -> str:
    return QCoreApplication.translate("recommender", text)


def reason(why: Why) -> str:
    """Return why an item is recommended."""
    names = _tr(" and ").join(map(visible, why.rests_on))
    said = {
        TOGETHER: _tr("Because of {names}: people who liked that chose it too"),
        ALIKE: _tr("Reads like {names}"),
        CATEGORY: _tr("In a category that fits: {names}"),
        TREND: _tr("Chosen a lot lately"),
        POPULAR: _tr("Many chose it"),
        NEW: _tr("New"),
    }
    return said[why.kind].format(names=names)


def reasons(pick: Pick) -> str:
    """Return all reasons in a line, the weightiest first."""
    return "; ".join(map(reason, pick.why))
