"""Page 2 of the training wizard: how thorough, how much of the model may change, and every option behind Advanced."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.training.fields import GROUPS
from gui import texts
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.choice_card import ChoiceCard
from gui.widgets.fact_lines import FactLines
from gui.widgets.labels import label
from gui.widgets.scroll import ScrollPage
from gui.wizards import training_words
from gui.wizards.training_recipe_form import RecipeForm
from gui.wizards.training_search_card import SearchCard
from gui.wizards.training_state import TrainingState

# Most people want the first; the rest is for larger models and smaller computers.
ADAPTATIONS = ("full", "lora", "top_layers", "head")


class TrainingEffortPage(ScrollPage):
    """`wanted` fires when the time a training takes should be measured."""

    wanted = Signal()

    def __init__(self, state: TrainingState) -> None:
        super().__init__()
        self._state = state
        self.body.setContentsMargins(0, 0, Space.S, 0)
        self.presets = {name: self._preset_card(name) for name in state.plans}
        self._measuring = label("", "small")
        self._reasons = FactLines()
        self._told: object = None
        self.adaptations = {name: self._adaptation_card(name) for name in ADAPTATIONS}
        self.more = button(self.tr("Advanced: every option"), self._toggle, role="quiet", icon="chevron-down")
        self.back = button("", state.back_to_preset, role="quiet", icon="undo")
        self.form = RecipeForm(GROUPS)
        self.form.edited.connect(state.set_field)
        self.form.reset.connect(state.back_to_preset)
        self.form.hide()
        self._group("", [*self.presets.values(), self._measuring])
        self._group(self.tr("Fitted to your data and this computer"), [self._reasons])
        self._group(self.tr("How much of the model may change?"), list(self.adaptations.values()))
        self.search = SearchCard(state)
        self._group("", [self.search])
        self._group("", [self._line(), self.form])
        self.body.addStretch()
        state.subscribe(self.follow)
        self.follow()

    def help_text(self) -> str:
        """Return what F1 says."""
        return self.tr(
            "A quick look shows whether the data can be learned at all. To be more thorough takes longer and "
            "often does better. The time is measured on this computer."
        )

    def entered(self) -> None:
        """Have the time measured if it is not known for these choices."""
        if self._state.needs_estimate:
            self.wanted.emit()

    def follow(self) -> None:
        """Show the choices, and how long each takes."""
        state = self._state
        for name, card in self.presets.items():
            card.set_checked(name == state.preset)
            card.set_sentence(self._preset_sentence(name))
        for name, card in self.adaptations.items():
            card.set_checked(name == state.recipe.adaptation)
        self._measuring.setText(self._measured())
        if state.choices != self._told:
            self._told = state.choices
            # One reason may stand for several fields.
            reasons = dict.fromkeys(texts.reason(choice) for choice in state.choices)
            self._reasons.set_lines([("check", reason, False) for reason in reasons])
        own = state.changed_fields()
        words = self.tr("{count} of your own: all back to the preset").format(count=texts.number(len(own)))
        self.back.setText(words)
        self.back.setAccessibleName(words)
        self.back.setVisible(bool(own))
        values = {name: state.value_of(name) for name in self.form.rows}
        shown = [name for name in self.form.rows if state.applies(name)]
        self.form.show_values(values, own, state.field_errors, shown)
        if state.field_errors:
            self.form.show()

    def _preset_card(self, name: str) -> ChoiceCard:
        titles = {"quick": self.tr("Quick look"), "balanced": self.tr("Balanced"), "best": self.tr("Best")}
        chips = [(self.tr("recommended"), "good", "check")] if name == "balanced" else []
        card = ChoiceCard(titles[name], "", chips)
        card.chosen.connect(lambda: (self._state.choose_preset(name), self.wanted.emit()))
        return card

    def _adaptation_card(self, name: str) -> ChoiceCard:
        title, sentence = training_words.adaptation(name)
        card = ChoiceCard(title, sentence)
        card.chosen.connect(lambda: (self._state.choose_adaptation(name), self.wanted.emit()))
        return card

    def _preset_sentence(self, name: str) -> str:
        words = {
            "quick": self.tr("To see whether it works at all: at most {epochs} rounds over your rows."),
            "balanced": self.tr("Good for most: at most {epochs} rounds, and it stops when it gets no better."),
            "best": self.tr("Takes its time: at most {epochs} rounds, with more patience before it stops."),
        }
        recipe = self._state.recipe_of(name)
        if not recipe.patience:
            words |= {
                "balanced": self.tr("Good for most: {epochs} rounds, of which the best is kept."),
                "best": self.tr("Takes its time: {epochs} rounds, of which the best is kept."),
            }
        seconds = self._state.seconds_of(name)
        time = self.tr(" Up to {time} on this computer.").format(time=texts.duration(seconds)) if seconds else ""
        return words[name].format(epochs=recipe.epochs) + time

    def _measured(self) -> str:
        state = self._state
        if state.estimating:
            return self.tr("Measuring a few real steps to tell how long it takes…")
        if state.refusal is not None:
            return ""
        if state.estimate_error is not None:
            return self.tr("How long it takes could not be measured. You can start all the same.")
        if state.estimate is not None:
            speed = texts.number(state.estimate.examples_per_second)
            return self.tr("Measured on this computer just now: {speed} examples a second.").format(speed=speed)
        return ""

    def _toggle(self) -> None:
        self.form.setVisible(self.form.isHidden())
        # The form has its height only after the layout has run.
        QTimer.singleShot(0, self.form, lambda: self.ensureWidgetVisible(self.more, 0, self.height() - 2 * Space.XXL))

    def _line(self) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.more)
        line.addStretch()
        line.addWidget(self.back)
        return holder

    def _group(self, title: str, parts: list[QWidget]) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, Space.M)
        column.setSpacing(Space.S)
        if title:
            column.addWidget(label(title, "strong"))
        for part in parts:
            column.addWidget(part)
        self.body.addWidget(holder)
