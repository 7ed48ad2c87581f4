"""Third page of the chat wizard: what selects tools, what writes replies, and a box to try a question at once."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from engine.results import LANGUAGE_MODEL, ROUTER, ROUTER_FIRST, BaseModel, ModelInfo
from gui import texts, words
from gui.context import Context
from gui.theme import set_role
from gui.tokens import Space
from gui.views.base_models import BaseCard
from gui.views.chat_pane import ChatPane
from gui.widgets.choice_card import ChoiceCard
from gui.widgets.labels import label
from gui.widgets.scroll import ScrollPage
from gui.wizards.chat_state import ChatState, Speaker


class ModelsPage(QWidget):
    """The choices at the left; at the right `pane`, whose `chat_wanted` asks for a chat to try a question in."""

    def __init__(self, context: Context, state: ChatState) -> None:
        super().__init__()
        self._context = context
        self._state = state
        self._shown: object = None
        self.selections: dict[str, ChoiceCard] = {}
        self.callers: dict[str, ChoiceCard] = {}
        self.speakers: dict[str, ChoiceCard] = {}
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

    def help_text(self) -> str:
        """Return what F1 says."""
        return self.tr(
            "One model selects the tools, another writes the replies. Try a question here before you finish."
        )

    def follow(self) -> None:
        """Show what can be chosen, and mark what is."""
        state = self._state
        now = (state.callers, state.speakers, state.composers, state.writers, state.to_fetch)
        if now != self._shown:
            self._shown = now
            self._fill()
        for cards, chosen in (
            (self.selections, state.selection),
            (self.callers, state.caller),
            (self.speakers, state.language_model),
            (self.composers, state.composer),
        ):
            for name, card in cards.items():
                card.set_checked(name == chosen)
        self._caller_part.setVisible(state.uses_caller)
        self._speaker_part.setVisible(state.uses_language_model)

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
        self.selections = self._selection_cards()
        self.callers = self._caller_cards()
        self.speakers = {speaker.key: self._speaker_card(speaker) for speaker in self._state.speakers}
        self.composers = {base.id: self._composer_card(base) for base in self._state.composers}
        self.composers |= {model.model: self._writer_card(model) for model in self._state.writers}
        self.composers[""] = self._template_card()
        fetchable = [BaseCard(self._context, base) for base in self._state.to_fetch]
        self._caller_part = _part(self.tr("The quick model"), self.callers.values())
        self._speaker_part = _part(self.tr("The language model"), self.speakers.values())
        body.addWidget(label(self.tr("What selects the tool (caller)"), "strong"))
        for card in self.selections.values():
            body.addWidget(card)
        for part in (self._caller_part, self._speaker_part):
            body.addWidget(part)
        body.addSpacing(Space.M)
        body.addWidget(label(self.tr("What writes the reply (composer)"), "strong"))
        for card in (*self.composers.values(), *fetchable):
            body.addWidget(card)
        body.addStretch()

    def _selection_cards(self) -> dict[str, ChoiceCard]:
        """Return how tools can be selected; where no language model is ready there is nothing to choose."""
        if not self._state.speakers:
            return {}
        named = {
            ROUTER_FIRST: (
                self.tr("Both, quick first"),
                self.tr("A language model looks again where the quick one is unsure. Asks you only if both are."),
            ),
            ROUTER: (
                self.tr("Quick model only"),
                self.tr("Answers at once. Asks you where it is unsure, and uses one tool a message."),
            ),
            LANGUAGE_MODEL: (
                self.tr("Language model only"),
                self.tr(
                    "Reads what was said before, and can use several tools for one message. Takes a second or more."
                ),
            ),
        }
        cards = {}
        for key, (title, sentence) in named.items():
            chips = [(self.tr("recommended"), "good", "check")] if key == ROUTER_FIRST else []
            cards[key] = ChoiceCard(title, sentence, chips)
            cards[key].chosen.connect(lambda key=key: self._state.choose_selection(key))
        return cards

    def _speaker_card(self, speaker: Speaker) -> ChoiceCard:
        if speaker.learned is not None:
            sentence = self.tr("Your model; {metric}: {value} on its locked test rows.").format(
                metric=words.metric_short(speaker.learned.metric).lower(), value=texts.percent(speaker.learned.value)
            )
        elif any(base.id == speaker.key and base.adapter for base in self._state.composers):
            sentence = self.tr(
                "Learned to write replies, and too little of selecting tools: it nearly always asks back."
            )
        else:
            sentence = self.tr("Never learned to select tools: it is shown examples first. Asks back more often.")
        card = ChoiceCard(speaker.name, sentence)
        card.chosen.connect(lambda: self._state.choose_language_model(speaker.key))
        return card

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
        if base.adapter:
            sentence = self.tr(
                "Learned to write replies, in English. Every number, date and name is checked against the facts."
            )
        else:
            sentence = self.tr("Writes freely, and every number, date and name is checked against the facts.")
        chips = [(self.tr("recommended"), "good", "check")] if base.adapter else []
        card = ChoiceCard(base.name, sentence, chips)
        card.chosen.connect(lambda: self._state.choose_composer(base.id))
        return card

    def _writer_card(self, model: ModelInfo) -> ChoiceCard:
        sentence = self.tr(
            "Your model. Every number, date and name is checked; where one is wrong, a fixed sentence is said."
        )
        card = ChoiceCard(model.name, sentence)
        card.chosen.connect(lambda: self._state.choose_composer(model.model))
        return card

    def _template_card(self) -> ChoiceCard:
        sentence = self.tr("Each tool has a sentence that is filled in. Stiff, but instant.")
        card = ChoiceCard(self.tr("Fixed sentences only"), sentence)
        card.chosen.connect(lambda: self._state.choose_composer(""))
        return card


def _part(title: str, cards: Iterable[ChoiceCard]) -> QWidget:
    """Return a heading with cards below it, to be shown or hidden together."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, Space.S, 0, 0)
    column.setSpacing(Space.S)
    column.addWidget(label(title, "strong"))
    for card in cards:
        column.addWidget(card)
    return holder
