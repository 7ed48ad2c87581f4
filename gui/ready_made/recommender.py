"""The page of the recommender: its data, the lists with their reasons, and how good they are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from engine.events import Progress
from engine.ready_made.recommender.commands import FitRecommender, GetShelf, TrainTextModel
from engine.ready_made.recommender.values import CHANGED, Shelf, TextGain
from gui import texts
from gui.context import Context
from gui.ready_made.page import Page
from gui.ready_made.recommender_lists import Lists
from gui.ready_made.recommender_quality import QualityPane
from gui.ready_made.recommender_words import gained
from gui.widgets.buttons import button
from gui.widgets.chip import Chip
from gui.widgets.labels import label


class RecommenderView(Page):
    """Three tabs over one recommender; `open_with(tab=...)` shows start, lists or quality."""

    changes = (CHANGED, "datasets")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.shelf: Shelf | None = None
        self.lists = Lists(context)
        self.quality = QualityPane()
        self.learn_button = button(self.tr("Learn again"), self.learn, icon="refresh")
        self.text_button = button(self.tr("Train the text model"), self.train_text)
        self.text_button.setToolTip(
            self.tr(
                "A model learns from the behaviour which texts fit what somebody liked lately. It takes some minutes, "
                "and is used only if the lists get better by it."
            )
        )
        self.stop_button = button(self.tr("Stop"), self.stop)
        self.stop_button.hide()
        self._learning = None
        # A text model that was tried and is not used: said as long as the page is there.
        self._rejected: TextGain | None = None
        self.stale = Chip(self.tr("New data: learn again"), "careful", "refresh")
        self.stale.hide()
        self.head.add(self.stale)
        row = QHBoxLayout()
        row.addWidget(self.learn_button)
        row.addWidget(self.text_button)
        row.addWidget(self.stop_button)
        row.addWidget(self.told, 1)
        self.text_told = label("", "muted")
        self.text_told.hide()
        below = QVBoxLayout()
        below.addLayout(row)
        below.addWidget(self.text_told)
        self.add_start(below)
        self.add_tab("lists", self.tr("Lists"), self.lists)
        self.add_tab("quality", self.tr("Quality"), self.quality)
        self.reload()

    def help_text(self) -> str:
        """Explain the page."""
        return self.tr(
            "Bring a table of items and one of what people did with them. It learns by itself whenever data comes in: "
            "what goes together, what is chosen lately, and what the items' texts say. Under Lists choose a person to "
            "see what they could like next and why; what they have seen is left out. Under Quality you see how well it "
            "would have foreseen the latest choices. The text model is one more step: trained on what people liked one "
            "after the other, it reads the first places of a list once more."
        )

    def reload(self) -> None:
        """Ask how it stands."""
        self._context.bridge.ask(GetShelf(self._context.project), self._show, owner=self)

    def learn(self) -> None:
        """Learn from the newest data."""
        self._begin(FitRecommender(self._context.project), self._learned)

    def train_text(self) -> None:
        """Train the text model and try it out."""
        self._begin(TrainTextModel(self._context.project), self._tried)

    def _begin(self, command: object, then: Callable[..., None]) -> None:
        """Do long work with both buttons asleep."""
        self._set_busy(True)
        self._learning = self._context.bridge.ask(
            command,
            then,
            self._failed,
            owner=self,
            cancelled=lambda _reason: self._set_busy(False),
            progress=self._progress,
        )

    def stop(self) -> None:
        """Stop learning; what was learned before stays."""
        if self._learning is not None:
            self._learning.cancel()

    def _show(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.lists.show_shelf(shelf)
        self.quality.show_shelf(shelf)
        self.stale.setVisible(shelf.fitted and shelf.stale)
        if self._learning is None:
            self.told.setText(self._state(shelf))
        self._say_gain(shelf.text or self._rejected)
        self._wake()

    def _state(self, shelf: Shelf) -> str:
        if not shelf.fitted:
            return self.tr("Nothing learned yet: it needs items and behaviour.")
        told = self.tr("Learned from {events} events of {people} people with {items} items, {new} of them new.")
        said = told.format(
            events=texts.number(shelf.events),
            people=texts.number(shelf.people),
            items=texts.number(shelf.items),
            new=texts.number(shelf.new_items),
        )
        if shelf.liked < shelf.events:
            liked = self.tr(
                "{count} events count as liked: ratings from the middle up, and acts that are no mere look."
            )
            said = f"{said} {liked.format(count=texts.number(shelf.liked))}"
        else:
            said = f"{said} {self.tr('All events count as liked.')}"
        if shelf.left_out:
            left = self.tr("{count} events were left out: no date or one to come, or an item that is not there.")
            said = f"{said} {left.format(count=texts.number(shelf.left_out))}"
        return said

    def _progress(self, event: Progress) -> None:
        self.told.setText(texts.progress(event))

    def _learned(self, shelf: Shelf) -> None:
        self._set_busy(False)
        self._show(shelf)

    def _tried(self, gain: TextGain) -> None:
        self._rejected = None if gain.used else gain
        self._set_busy(False)
        self._say_gain(gain)
        self.reload()

    def _say_gain(self, gain: TextGain | None) -> None:
        self.text_told.setText(gained(gain) if gain else "")
        self.text_told.setVisible(gain is not None)

    def _failed(self, info: object) -> None:
        self._set_busy(False)
        self._context.bridge.unhandled.emit(info)

    def _wake(self) -> None:
        """Let the buttons be pressed that can be."""
        shelf, free = self.shelf, not self.stop_button.isVisibleTo(self)
        self.learn_button.setEnabled(free and shelf is not None and (shelf.fitted or shelf.stale))
        self.text_button.setEnabled(free and shelf is not None and shelf.fitted)

    def _set_busy(self, busy: bool) -> None:
        if not busy:
            self._learning = None
        self.stop_button.setVisible(busy)
        self._wake()
        self.told.setText(self.tr("Working…") if busy else self._state(self.shelf) if self.shelf else "")
