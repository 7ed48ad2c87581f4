"""The recommender's reasons as sentences of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.ready_made.recommender.values import (
    ALIKE,
    CATEGORY,
    FITS,
    NEW,
    POPULAR,
    TOGETHER,
    TREND,
    Pick,
    TextGain,
    Why,
)
from engine.text.shown import visible
from gui import texts


def _tr(text: str) -> str:
    return QCoreApplication.translate("recommender", text)


def reason(why: Why) -> str:
    """Return why an item is recommended."""
    names = _tr(" and ").join(map(visible, why.rests_on))
    said = {
        TOGETHER: _tr("Because of {names}: people who liked that chose it too"),
        ALIKE: _tr("Reads like {names}"),
        FITS: _tr("Fits what they liked lately: {names}"),
        CATEGORY: _tr("In a category that fits: {names}"),
        TREND: _tr("Chosen a lot lately"),
        POPULAR: _tr("Many chose it"),
        NEW: _tr("New"),
    }
    return said[why.kind].format(names=names)


def gained(gain: TextGain) -> str:
    """Return what a text model brought, in a sentence."""
    told = _tr(
        "The text model is used: NDCG@10 is {with_it} with it and {without} without it, on the latest behaviour of "
        "{people} people known before."
    )
    if not gain.used:
        told = _tr(
            "The text model is not used, as the lists do not gain by it: NDCG@10 would be {with_it} with it and is "
            "{without} without it, on the latest behaviour of {people} people known before. The lists are as they were."
        )
    return told.format(with_it=f"{gain.with_it:.3f}", without=f"{gain.without:.3f}", people=texts.number(gain.people))


def reasons(pick: Pick) -> str:
    """Return all reasons in a line, the weightiest first."""
    return _tr("; ").join(map(reason, pick.why))
