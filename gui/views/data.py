"""Data: the project's datasets as cards; one of them opens in the place of the list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from engine.commands import CALLS, ListDatasets
from engine.results import DatasetInfo
from gui import task_words, texts
from gui.context import Context, PaletteAction
from gui.tokens import Space
from gui.views.dataset import DatasetPage
from gui.widgets.buttons import button
from gui.widgets.card import Card
from gui.widgets.card_flow import CardFlow
from gui.widgets.chip import Chip
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import icon_label, label
from gui.widgets.scroll import ScrollPage
from gui.widgets.section_title import SectionTitle
from gui.widgets.state_stack import StateStack

ICONS = {"table": "table", CALLS: "tools"}


class DataView(QWidget):
    """`open_with(dataset=id)` shows one dataset."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._datasets: tuple[DatasetInfo, ...] = ()
        self._wanted = ""
        self._list = self._make_list()
        empty = EmptyState(
            "data",
            self.tr("No data yet"),
            self.tr("Import a file of examples, and see what a model can learn from it. A table can be looked up."),
            self.tr("Import data"),
            self._import,
        )
        self.stack = StateStack(self._list, empty, cancellable=False)
        self.stack.retry.connect(self.refresh)
        self._page = DatasetPage(context)
        self._page.left.connect(self._leave_page)
        # While there were corrections, a newer version was not brought up.
        self._page.rows.discard.clicked.connect(self.refresh)
        self._both = QStackedWidget()
        self._both.addWidget(self.stack)
        self._both.addWidget(self._page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._both)
        context.bridge.changed.connect(self._stored_rows_changed)
        self.stack.show_busy(self.tr("Reading the datasets"))
        self.refresh()

    @property
    def cards(self) -> dict[str, _DatasetCard]:
        """The cards that stand now, by dataset."""
        return self._flow.cards

    @property
    def page(self) -> DatasetPage:
        """The page of one dataset."""
        return self._page

    def open_with(self, dataset: str = "", **_more: object) -> None:
        """Show one dataset, as soon as it is known."""
        self._wanted = dataset
        self._open_wanted()
        if self._wanted:
            self.refresh()

    def escape(self) -> bool:
        """Go back from a dataset to the list."""
        if self._both.currentWidget() is self._page:
            self._leave_page()
            return True
        return False

    @property
    def unsaved(self) -> bool:
        """Whether a dataset has corrections that are neither saved nor discarded."""
        return self._page.rows.unsaved

    def leave(self, go: Callable[[], None]) -> None:
        """Call `go` once the person has saved or discarded their corrections."""
        self._page.rows.leave(go)

    def help_text(self) -> str:
        """Return what F1 says."""
        return self.tr(
            "A dataset holds rows imported for one purpose. Importing again under the same name makes a new version; "
            "the old one stays for the runs that used it."
        )

    def actions_for_palette(self) -> list[PaletteAction]:
        """Offer every dataset by name."""
        title = self.tr("Open dataset {name}")
        return [
            PaletteAction(title.format(name=info.name), lambda info=info: self.show_dataset(info), "data")
            for info in self._datasets
        ]

    def refresh(self) -> None:
        """Ask for the datasets."""
        self.context.bridge.ask(ListDatasets(self.context.project), self._show, self.stack.show_error, owner=self)

    def show_list(self) -> None:
        """Show all datasets."""
        shown = self._page.info
        self._both.setCurrentWidget(self.stack)
        if shown is not None and shown.dataset in self.cards:
            self.cards[shown.dataset].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_dataset(self, info: DatasetInfo) -> None:
        """Show one dataset, once the corrections of the one before are saved or discarded."""
        self.leave(lambda: self._open(info))

    def _open(self, info: DatasetInfo) -> None:
        self._page.show_dataset(info)
        self._both.setCurrentWidget(self._page)

    def _leave_page(self) -> None:
        self.leave(self.show_list)

    def _make_list(self) -> ScrollPage:
        page = ScrollPage()
        title = SectionTitle(
            self.tr("Data"), self.tr("What models learn from, and tables to look things up in."), "title"
        )
        title.add(button(self.tr("Import data"), self._import, role="primary", icon="plus"))
        page.body.addWidget(title)
        self._flow: CardFlow[DatasetInfo, _DatasetCard] = CardFlow(self._card, 270)
        page.body.addWidget(self._flow)
        return page

    def _show(self, datasets: tuple[DatasetInfo, ...]) -> None:
        self._datasets = datasets
        self._flow.show_values({info.dataset: info for info in datasets})
        if datasets:
            self.stack.show_content()
        else:
            self.stack.show_empty()
        self._open_wanted()
        self._follow_shown()

    def _card(self, info: DatasetInfo) -> _DatasetCard:
        card = _DatasetCard(info)
        card.clicked.connect(lambda: self.show_dataset(info))
        return card

    def _open_wanted(self) -> None:
        found = next((info for info in self._datasets if info.dataset == self._wanted), None)
        if found is not None:
            self._wanted = ""
            self.show_dataset(found)

    def _follow_shown(self) -> None:
        """Keep an open page on the newest version; leave it when its dataset is gone."""
        shown = self._page.info
        if shown is None or self._both.currentWidget() is not self._page:
            return
        now = next((info for info in self._datasets if info.dataset == shown.dataset), None)
        if now is None:
            self._page.rows.forget()
            self.show_list()
        elif now != shown and not self.unsaved:
            self._page.show_dataset(now)

    def _stored_rows_changed(self, project: str, what: str) -> None:
        if what == "datasets" and project in ("", self.context.project):
            self.refresh()

    def _import(self) -> None:
        self.context.open_wizard("data")


class _DatasetCard(Card):
    """One dataset in a few facts."""

    def __init__(self, info: DatasetInfo) -> None:
        super().__init__(clickable=True)
        self.setAccessibleName(self.tr("Dataset {name}").format(name=info.name))
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(icon_label(ICONS.get(info.task, "data"), "accent", 20))
        top.addWidget(ElidedLabel(info.name, "section"), 1)
        self.body.addLayout(top)
        self.body.addWidget(label(task_words.short(info.task), "muted"))
        facts = [texts.rows(task_words.rows_in_all(info))]
        if info.labels:
            facts.append(texts.classes(info.labels))
        self.body.addWidget(label(" · ".join(facts)))
        self.body.addStretch()
        bottom = QHBoxLayout()
        told = self.tr("Version {version}, {date}")
        date = texts.date(info.created, with_time=False)
        bottom.addWidget(label(told.format(version=info.version, date=date), "small", wrap=False))
        bottom.addStretch()
        worth = [problem for problem in info.problems if problem.severity in ("bad", "careful")]
        if worth:
            count = texts.number(len(worth))
            words = self.tr("{count} finding") if len(worth) == 1 else self.tr("{count} findings")
            bottom.addWidget(Chip(words.format(count=count), "careful", "warning"))
        self.body.addLayout(bottom)
