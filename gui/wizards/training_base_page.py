"""Page 1 of the training wizard: which dataset to learn from, and which base model to start from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.results import BaseModel, BaseNote, DatasetInfo
from gui import task_words, texts, words
from gui.context import Context
from gui.focus_order import focus_first
from gui.tokens import Space
from gui.views.base_models import BaseCard
from gui.widgets.buttons import button
from gui.widgets.choice_card import ChoiceCard
from gui.widgets.labels import label
from gui.widgets.scroll import ScrollPage
from gui.wizards.training_fit import Fit
from gui.wizards.training_state import TrainingState


class TrainingBasePage(ScrollPage):
    """Two groups of cards; a starter model that is not here yet can be fetched in its place.

    `import_wanted` fires when there is nothing to learn from and the person would import something.
    """

    import_wanted = Signal()

    def __init__(self, context: Context, state: TrainingState) -> None:
        super().__init__()
        self._context = context
        self._state = state
        self._datasets_shown: object = None
        self._bases_shown: object = None
        self.dataset_cards: dict[str, ChoiceCard] = {}
        self.base_cards: dict[str, ChoiceCard] = {}
        self.fetch_cards: dict[str, BaseCard] = {}
        self._noted: dict[str, tuple[BaseNote, ...]] = {}
        self.body.setContentsMargins(0, 0, Space.S, 0)
        self._datasets = _group(self, self.tr("Learn from"))
        self._bases = _group(self, self.tr("Start from (base model)"))
        state.subscribe(self.follow)
        self.follow()

    def help_text(self) -> str:
        """Return what F1 says."""
        return self.tr(
            "Choose the data to learn from and the base model to start from. A small base model learns and "
            "answers fast, a larger one often does better. Where one does not fit the task or this computer, its "
            "card says so."
        )

    def follow(self) -> None:
        """Show what there is, and mark what is chosen."""
        state = self._state
        # Before they are known it is not said that there are none, nor is a button there for Enter to meet.
        if state.knows_datasets and state.datasets != self._datasets_shown:
            self._datasets_shown = state.datasets
            self._fill_datasets()
        bases = (state.bases, state.tasks, state.dataset.task if state.dataset else "")
        if bases != self._bases_shown:
            self._bases_shown = bases
            self._fill_bases()
        for dataset, card in self.dataset_cards.items():
            card.set_checked(state.dataset is not None and state.dataset.dataset == dataset)
        for base, card in self.base_cards.items():
            card.set_checked(state.base is not None and state.base.id == base)
        self._warn()

    def _warn(self) -> None:
        """Say at each base model that was asked what speaks against it for these rows."""
        for base in self._state.bases:
            notes = self._state.notes_of(base)
            if base.id in self.base_cards and notes != self._noted.get(base.id, ()):
                self._noted[base.id] = notes
                self.base_cards[base.id].set_warnings([texts.note(note.code, note.params) for note in notes])

    def _fill_datasets(self) -> None:
        self.dataset_cards = {info.dataset: self._dataset_card(info) for info in self._state.datasets}
        _refill(self._datasets, [*self.dataset_cards.values()] or [self._nothing()])

    def _nothing(self) -> QWidget:
        none = self.tr("There is nothing to learn from yet. Import data first, then come back.")
        self.import_button = button(self.tr("Import data"), self.import_wanted.emit, icon="data")
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(none, "muted"), 1)
        row.addWidget(self.import_button)
        return holder

    def _fill_bases(self) -> None:
        focused = self._focused_base()
        self.base_cards, self.fetch_cards, self._noted = {}, {}, {}
        for base in self._state.ranked_bases():
            fit = self._state.fit(base)
            if fit.why in ("missing", "broken"):
                self.fetch_cards[base.id] = BaseCard(self._context, base)
            else:
                self.base_cards[base.id] = self._base_card(base, fit)
        cards = self._cards_of_bases()
        _refill(self._bases, [*cards.values()])
        if focused in cards:
            focus_first(cards[focused])

    def _cards_of_bases(self) -> dict[str, QWidget]:
        return {**self.base_cards, **self.fetch_cards}

    def _focused_base(self) -> str:
        """Return the base model whose card has the focus, '' where none has."""
        focused = self.window().focusWidget()
        cards = self._cards_of_bases().items() if focused else ()
        return next((base for base, card in cards if card.isAncestorOf(focused)), "")

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
        # A layout shows it only later, and what is hidden cannot take the focus.
        part.show()
