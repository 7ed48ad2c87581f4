"""The Models page: what the person has made, the base models it was made from, and the page of one model."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from engine.commands import ListModels
from engine.results import ModelInfo
from gui import task_words, texts, words
from gui.context import Context, PaletteAction
from gui.tokens import Space
from gui.views.base_models import BaseModels
from gui.views.compare import ComparePage, comparable
from gui.views.model import ModelPage
from gui.views.names import Names
from gui.widgets.buttons import button
from gui.widgets.card import Card
from gui.widgets.card_flow import CardFlow
from gui.widgets.chip import Chip
from gui.widgets.labels import icon_label, label
from gui.widgets.scroll import ScrollPage
from gui.widgets.section_title import SectionTitle
from gui.widgets.state_stack import StateStack


class ModelsView(QWidget):
    """The cards and, over them, one model; `open_with(model=..., tab=..., section='bases')`."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._names = Names(context, self)
        self._names.changed.connect(self._draw)
        self._models: tuple[ModelInfo, ...] = ()
        self.page = ModelPage(context, self._names)
        self.page.left.connect(self.show_list)
        self._list = ScrollPage()
        self.stack = StateStack(self._list)
        self.stack.retry.connect(self.reload)
        self._fill_list()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.stack)
        self._pages.addWidget(self.page)
        self.comparison = ComparePage(context)
        self.comparison.left.connect(self.show_list)
        self._pages.addWidget(self.comparison)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        context.bridge.changed.connect(self._stored_rows_changed)
        self.stack.show_busy(self.tr("Reading the models"))
        self.reload()

    @property
    def cards(self) -> dict[str, Card]:
        """The cards that stand now, by model."""
        return self._flow.cards

    def _fill_list(self) -> None:
        title = SectionTitle(self.tr("Models"), self.tr("What your trainings made, ready to use."), "title")
        self.compare_button = button(self.tr("Compare two models"), self.compare, icon="table")
        title.add(self.compare_button)
        title.add(button(self.tr("Train a model"), self._train, role="primary", icon="plus"))
        self._none = self._build_none()
        self._flow: CardFlow[tuple[ModelInfo, str], Card] = CardFlow(self._card, 280)
        self.bases = BaseModels(self._context)
        for part in (title, self._none, self._flow):
            self._list.body.addWidget(part)
        self._list.body.addSpacing(Space.M)
        self._list.body.addWidget(self.bases)

    def _build_none(self) -> Card:
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        row.addWidget(icon_label("models", "muted", 32))
        column = QVBoxLayout()
        column.addWidget(label(self.tr("No model yet"), "section"))
        text = self.tr("Train one from your examples. It is measured, exported and shown here, ready to use in a chat.")
        column.addWidget(label(text, "muted"))
        row.addLayout(column, 1)
        card.body.addLayout(row)
        card.hide()
        return card

    def open_with(self, model: str = "", tab: str = "", section: str = "") -> None:
        """Show one model, or the list; `section='bases'` scrolls to the base models."""
        if model:
            self.page.show_model(model, tab)
            self._pages.setCurrentWidget(self.page)
            return
        self.show_list()
        if section == "bases":
            QTimer.singleShot(0, self._scroll_to_bases)

    def _scroll_to_bases(self) -> None:
        self._list.verticalScrollBar().setValue(self.bases.y())

    def escape(self) -> bool:
        """Go back from a model to the list."""
        if self._pages.currentWidget() is not self.stack:
            self.show_list()
            return True
        return False

    def help_text(self) -> str:
        """Explain the page."""
        return self.tr(
            "A model is what a training leaves: files that run without a network, measured on rows that were locked "
            "away. Open one to see what it gets right, where it errs, to try it on a text or to apply it to a file. "
            "Base models are what yours are made from."
        )

    def actions_for_palette(self) -> list[PaletteAction]:
        """Return what can be done with the model that is shown."""
        return self.page.actions() if self._pages.currentWidget() is self.page else []

    def compare(self) -> None:
        """Hold two models against each other."""
        self.comparison.begin(self._models)
        self._pages.setCurrentWidget(self.comparison)

    def show_list(self) -> None:
        """Show all models."""
        self._pages.setCurrentWidget(self.stack)
        self.reload()

    def reload(self) -> None:
        """Ask for the models."""
        self._context.bridge.ask(ListModels(self._context.project), self._show, self.stack.show_error, owner=self)

    def _show(self, models: tuple[ModelInfo, ...]) -> None:
        self._models = tuple(models)
        self._draw()
        self.stack.show_content()

    def _draw(self) -> None:
        self._flow.show_values({info.model: (info, self._names.dataset(info.dataset)) for info in self._models})
        self._none.setVisible(not self._models)
        self.compare_button.setVisible(comparable(self._models))

    def _card(self, told: tuple[ModelInfo, str]) -> Card:
        info, data = told
        card = Card(info.name, clickable=True)
        card.clicked.connect(lambda model=info.model: self.open_with(model=model))
        figure = QHBoxLayout()
        figure.setSpacing(Space.S)
        figure.addWidget(label(words.value(info.metric, info.value), "title", wrap=False))
        figure.addWidget(label(words.metric_inline(info.metric), "muted", wrap=False))
        figure.addStretch()
        card.body.addLayout(figure)
        made = self.tr("From {data}, {when}").format(data=data, when=texts.date(info.created))
        card.body.addWidget(label(made, "small"))
        card.body.addStretch()
        row = QHBoxLayout()
        row.setSpacing(Space.XS)
        row.addWidget(Chip(task_words.short(info.task), "accent", "models"))
        row.addWidget(Chip(texts.size(info.bytes)))
        row.addStretch()
        card.body.addLayout(row)
        return card

    def _stored_rows_changed(self, _project: str, what: str) -> None:
        if what == "models":
            self.reload()

    def _train(self) -> None:
        self._context.open_wizard("training")
