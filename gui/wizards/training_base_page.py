"""Page 1 of the training wizard: which dataset to learn from, and which base model to start from."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.results import BaseModel, DatasetInfo
from gui import task_words, texts, words
from gui.context import Context
from gui.tokens import Space
from gui.views.base_models import BaseCard
from gui.widgets.choice_card import ChoiceCard
from gui.widgets.labels import label
from gui.widgets.scroll import ScrollPage
from gui.wizards.training_state import Fit, TrainingState


class TrainingBasePage(ScrollPage):
    """Two groups of cards; a starter model that is not here yet can be fetched in its place."""

    def __init__(self, context: Context, state: TrainingState) -> None:
        super().__init__()
        self._context = context
        self._state = state
        self._shown: object = None
        self.dataset_cards: dict[str, ChoiceCard] = {}
        self.base_cards: dict[str, ChoiceCard] = {}
        self.fetch_cards: dict[str, BaseCard] = {}
        self.body.setContentsMargins(0, 0, Space.S, 0)
        self._datasets = _group(self, self.tr("Learn from"))
        self._bases = _group(self, self.tr("Start from (base model)"))
        state.subscribe(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show what there is, and mark what is chosen."""
        state = self._state
        now = (state.datasets, state.bases, state.tasks, state.dataset.task if state.dataset else "")
        if now != self._shown:
            self._shown = now
            self._fill()
        for dataset, card in self.dataset_cards.items():
            card.set_checked(state.dataset is not None and state.dataset.dataset == dataset)
        for base, card in self.base_cards.items():
            card.set_checked(state.base is not None and state.base.id == base)

    def _fill(self) -> None:
        self.dataset_cards = {info.dataset: self._dataset_card(info) for info in self._state.datasets}
        self.base_cards, self.fetch_cards = {}, {}
        for base in self._state.ranked_bases():
            fit = self._state.fit(base)
            if fit.why in ("missing", "broken"):
                self.fetch_cards[base.id] = BaseCard(self._context, base)
            else:
                self.base_cards[base.id] = self._base_card(base, fit)
        if not self.dataset_cards:
            none = self.tr("There is nothing to learn from yet. Close this and import data first.")
            _refill(self._datasets, [label(none, "muted")])
        else:
            _refill(self._datasets, list(self.dataset_cards.values()))
        _refill(self._bases, [*self.base_cards.values(), *self.fetch_cards.values()])

    def _dataset_card(self, info: DatasetInfo) -> ChoiceCard:
        facts = [task_words.short(info.task), texts.rows(task_words.rows_in_all(info))]
        if info.labels:
            facts.append(texts.classes(info.labels))
        card = ChoiceCard(info.name, " · ".join(facts))
        card.chosen.connect(lambda: self._state.choose_dataset(info))
        return card

    def _base_card(self, base: BaseModel, fit: Fit) -> ChoiceCard:
        chips = [(texts.size(base.bytes), "", "")] if base.bytes else []
        if base.languages:
            chips.append((words.languages(base.languages), "", ""))
        if base.licence:
            chips.append((base.licence, "", ""))
        reason = {
            "": (self.tr("Fits this computer"), "good", "check"),
            "family": (self.tr("Cannot learn this task"), "", "info"),
            "memory": (self.tr("Needs more memory than is free"), "careful", "warning"),
        }
        chips.append(reason[fit.why])
        card = ChoiceCard(base.name, words.purpose(base), chips, enabled=fit.ok)
        card.chosen.connect(lambda: self._state.choose_base(base))
        return card


def _group(page: ScrollPage, title: str) -> QVBoxLayout:
    page.body.addWidget(label(title, "strong"))
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, Space.M)
    column.setSpacing(Space.S)
    page.body.addWidget(holder)
    return column


def _refill(column: QVBoxLayout, parts: list[QWidget]) -> None:
    while item := column.takeAt(0):
        old = item.widget()
        old.hide()
        old.deleteLater()
    for part in parts:
        column.addWidget(part)
