"""The page of the recommender: its data, the lists with their reasons, and how good they are."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from engine.events import Progress
from engine.ready_made.recommender.commands import FitRecommender, GetShelf
from engine.ready_made.recommender.values import CHANGED, Shelf
from gui import texts
from gui.context import Context
from gui.ready_made import words
from gui.ready_made.recommender_lists import Lists
from gui.ready_made.recommender_quality import QualityPane
from gui.ready_made.steps import Steps
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.chip import Chip
from gui.widgets.labels import label
from gui.widgets.section_title import SectionTitle


class RecommenderView(QWidget):
    """Three tabs over one recommender; `open_with(tab=...)` shows start, lists or quality."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        info = context.project_info.ready_made
        self.shelf: Shelf | None = None
        self.steps = Steps(context, info)
        self.lists = Lists(context)
        self.quality = QualityPane()
        self.learn_button = button(self.tr("Learn again"), self.learn, icon="refresh")
        self.stop_button = button(self.tr("Stop"), self.stop)
        self.stop_button.hide()
        self._learning = None
        self._named = {"start": self._start(), "lists": self.lists, "quality": self.quality}
        self._build(words.title(info), words.meaning(info))
        context.bridge.changed.connect(self._stored_rows_changed)
        self.reload()

    def open_with(self, tab: str = "start") -> None:
        """Show a tab."""
        self.tabs.setCurrentWidget(self._named[tab])

    def help_text(self) -> str:
        """Explain the page."""
        return self.tr(
            "Bring a table of items and one of what people did with them. It learns by itself whenever data comes in: "
            "what goes together, what is chosen lately, and what the items' texts say. Under Lists choose a person to "
            "see what they could like next and why; what they have seen is left out. Under Quality you see how well it "
            "would have foreseen the latest choices."
        )

    def reload(self) -> None:
        """Ask how it stands."""
        self._context.bridge.ask(GetShelf(self._context.project), self._show, owner=self)

    def learn(self) -> None:
        """Learn from the newest data."""
        self._set_busy(True)
        self._learning = self._context.bridge.ask(
            FitRecommender(self._context.project),
            self._learned,
            self._failed,
            owner=self,
            cancelled=lambda _reason: self._set_busy(False),
            progress=self._progress,
        )

    def stop(self) -> None:
        """Stop learning; what was learned before stays."""
        if self._learning is not None:
            self._learning.cancel()

    def _build(self, title: str, meaning: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        head = SectionTitle(title, meaning, "title")
        self.stale = Chip(self.tr("New data: learn again"), "careful", "refresh")
        self.stale.hide()
        head.add(self.stale)
        column.addWidget(head)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(title)
        self.tabs.addTab(self._named["start"], self.tr("Start"))
        self.tabs.addTab(self.lists, self.tr("Lists"))
        self.tabs.addTab(self.quality, self.tr("Quality"))
        column.addWidget(self.tabs, 1)

    def _start(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, Space.M, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.steps)
        row = QHBoxLayout()
        row.addWidget(self.learn_button)
        row.addWidget(self.stop_button)
        self.told = label("", "muted")
        row.addWidget(self.told, 1)
        column.addLayout(row)
        column.addStretch()
        return page

    def _show(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.lists.show_shelf(shelf)
        self.quality.show_shelf(shelf)
        self.stale.setVisible(shelf.fitted and shelf.stale)
        if self._learning is None:
            self.told.setText(self._state(shelf))
        self.learn_button.setEnabled(self._learning is None and (shelf.fitted or shelf.stale))

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
        if shelf.left_out:
            left = self.tr("{count} events were left out: no date, or an item that is not there.")
            said = f"{said} {left.format(count=texts.number(shelf.left_out))}"
        return said

    def _progress(self, event: Progress) -> None:
        share = f" {event.done / event.total:.0%}" if event.total else ""
        self.told.setText(f"{texts.stage(event.stage)}{share}")

    def _learned(self, shelf: Shelf) -> None:
        self._set_busy(False)
        self._show(shelf)

    def _failed(self, info: object) -> None:
        self._set_busy(False)
        self._context.bridge.unhandled.emit(info)

    def _set_busy(self, busy: bool) -> None:
        if not busy:
            self._learning = None
        self.learn_button.setEnabled(not busy)
        self.stop_button.setVisible(busy)
        self.told.setText(self.tr("Working…") if busy else self._state(self.shelf) if self.shelf else "")

    def _stored_rows_changed(self, project: str, what: str) -> None:
        if what in (CHANGED, "datasets") and project in ("", self._context.project):
            self.reload()
