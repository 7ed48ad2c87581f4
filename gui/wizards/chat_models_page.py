"""Third page of the chat wizard: what selects tools, what writes replies, and a box to try a question at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from engine.results import BaseModel
from gui import texts, words
from gui.context import Context
from gui.theme import set_role
from gui.tokens import Space
from gui.views.base_models import BaseCard
from gui.views.chat_pane import ChatPane
from gui.widgets.choice_card import ChoiceCard
from gui.widgets.labels import label
from gui.widgets.scroll import ScrollPage
from gui.wizards.chat_state import ChatState


class ModelsPage(QWidget):
    """The choices at the left; at the right `pane`, whose `chat_wanted` asks for a chat to try a question in."""

    def __init__(self, context: Context, state: ChatState) -> None:
        super().__init__()
        self._context = context
        self._state = state
        self._shown: object = None
        self.callers: dict[str, ChoiceCard] = {}
        self.composers: dict[str, ChoiceCard] = {}
        self._choices = ScrollPage()
        self._choices.body.setContentsMargins(0, 0, Space.S, 0)
        self._choices.body.setSpacing(Space.S)
        self.pane = ChatPane(context, self._invitation(), self.tr("Try a question"), explained=False)
        frame = QFrame()
        set_role(frame, "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.pane)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(self._choices, 1)
        row.addWidget(frame, 1)
        state.subscribe(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show what can be chosen, and mark what is."""
        state = self._state
        now = (state.callers, state.composers, state.to_fetch)
        if now != self._shown:
            self._shown = now
            self._fill()
        for name, card in self.callers.items():
            card.set_checked(name == state.caller)
        for name, card in self.composers.items():
            card.set_checked(name == state.composer)

    def _invitation(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        title = label(self.tr("Try it now"), "section")
        sentence = label(self.tr("Ask what people will ask. Trying saves the agent; you can still change it."), "muted")
        column.addStretch()
        for part in (title, sentence):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        column.addStretch()
        return holder

    def _fill(self) -> None:
        body = self._choices.body
        while item := body.takeAt(0):
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.callers = self._caller_cards()
        self.composers = {base.id: self._composer_card(base) for base in self._state.composers}
        self.composers[""] = self._template_card()
        fetchable = [BaseCard(self._context, base) for base in self._state.to_fetch]
        body.addWidget(label(self.tr("What selects the tool (caller)"), "strong"))
        for card in self.callers.values():
            body.addWidget(card)
        body.addSpacing(Space.M)
        body.addWidget(label(self.tr("What writes the reply (composer)"), "strong"))
        for card in (*self.composers.values(), *fetchable):
            body.addWidget(card)
        body.addStretch()

    def _caller_cards(self) -> dict[str, ChoiceCard]:
        cards = {}
        for model in self._state.callers:
            best = model.model == self._state.recommended_caller
            chips = [(self.tr("recommended"), "good", "check")] if best else []
            sentence = self.tr("Your model; {metric}: {value} on its locked test rows.")
            sentence = sentence.format(
                metric=words.metric_short(model.metric).lower(), value=texts.percent(model.value)
            )
            cards[model.model] = ChoiceCard(model.name, sentence, chips)
        cards[""] = ChoiceCard(
            self.tr("By likeness to examples"),
            self.tr("Needs no training: compares the message with what each tool is for. Less sure than a model."),
        )
        for key, card in cards.items():
            card.chosen.connect(lambda key=key: self._state.choose_caller(key))
        return cards

    def _composer_card(self, base: BaseModel) -> ChoiceCard:
        sentence = self.tr("Writes freely, and every number, date and name is checked against the facts.")
        card = ChoiceCard(base.name, sentence)
        card.chosen.connect(lambda: self._state.choose_composer(base.id))
        return card

    def _template_card(self) -> ChoiceCard:
        sentence = self.tr("Each tool has a sentence that is filled in. Stiff, but instant.")
        card = ChoiceCard(self.tr("Fixed sentences only"), sentence)
        card.chosen.connect(lambda: self._state.choose_composer(""))
        return card
