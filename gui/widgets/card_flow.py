"""Cards of many values: made a few at a time while they are looked at; a value that stays the same keeps its card."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from gui import theme
from gui.focus_order import join_focus, reading_order
from gui.tokens import Space
from gui.widgets.flow_layout import FlowLayout

V = TypeVar("V")
W = TypeVar("W", bound=QWidget)
AT_ONCE = 4  # cards that are made, or shown again, in one turn of the event loop


class CardFlow(QWidget, Generic[V, W]):
    """`make(value)` makes a card, at least `min_width` pixels wide; `most` > 0 is how many columns there may be.

    `grown` fires after each few that were put up; `cards` are those that stand now, by key.
    """

    grown = Signal()

    def __init__(self, make: Callable[[V], W], min_width: int, spacing: int = Space.M, most: int = 0) -> None:
        super().__init__()
        self.cards: dict[str, W] = {}
        self._make = make
        self._values: dict[str, V] = {}
        self._drawn: dict[str, V] = {}  # the values of `cards`
        self._fits: Callable[[V], bool] = lambda _value: True
        self._left: deque[str] = deque()
        self._place = 0
        self._flow = FlowLayout(self, spacing, min_width, most)
        self._slices = QTimer(self)
        self._slices.setSingleShot(True)
        self._slices.timeout.connect(self._put_some)
        theme.current().changing.connect(self._let_go)

    def show_values(self, values: Mapping[str, V]) -> None:
        """Show these, key -> value, in their order; only what differs from before is made anew."""
        self._values = dict(values)
        with self._flow.together():
            for key in [key for key, value in self._drawn.items() if key not in values or values[key] != value]:
                self._drop(key).deleteLater()
        self._begin()

    def show_where(self, fits: Callable[[V], bool]) -> None:
        """Show only the values that fit, from now on."""
        self._fits = fits
        with self._flow.together():
            for key, card in self.cards.items():
                if not fits(self._values[key]):
                    card.hide()
        self._begin()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._put_some()

    def _drop(self, key: str) -> W:
        del self._drawn[key]
        card = self.cards.pop(key)
        self._flow.removeWidget(card)
        card.hide()
        return card

    def _let_go(self) -> None:
        """Delete the cards, at once, where nobody sees them; they are made anew when they are looked at."""
        if not self.isVisible():
            for key in list(self._drawn):
                delete(self._drop(key))
            self._begin()

    def _begin(self) -> None:
        self._left, self._place = deque(self._values), 0
        self._put_some()

    def _put_some(self) -> None:
        """Put up the next few; what is not looked at waits until it is."""
        if not self._left or not self.isVisible():
            return
        fresh = 0
        with self._flow.together():
            while self._left and fresh < AT_ONCE:
                fresh += self._put(self._left.popleft())
        if self._left:
            self._slices.start(0)
        self.grown.emit()

    def _put(self, key: str) -> bool:
        """Put a card in its place, where its value fits; return whether it was not there to be seen before."""
        value, card = self._values[key], self.cards.get(key)
        fits = self._fits(value)
        if card is None:
            if not fits:
                return False
            card = self.cards[key] = self._make(value)
            self._drawn[key] = value
            self._flow.put(self._place, card)
            join_focus(card, self._before())
        self._flow.put(self._place, card)
        self._place += 1
        fresh = fits and card.isHidden()
        if fresh:
            card.show()
        return fresh

    def _before(self) -> QWidget:
        """Return what the focus comes from when it goes on to the card in the place that is filled now."""
        if self._place:
            card = self._flow.at(self._place - 1)
            return [card, *reading_order(card)][-1]
        if self._flow.count() == 1:
            return self
        card = self._flow.at(1)
        return next(reading_order(card), card).previousInFocusChain()
