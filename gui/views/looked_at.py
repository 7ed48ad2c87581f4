"""What the model looked at in a text: asked for by a button, shown as tints, and said in words beneath."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.commands import ExplainRow
from engine.errors import ErrorInfo
from engine.results import Explanation
from gui import texts
from gui.context import Context
from gui.known_tasks import known_task
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.labels import label
from gui.widgets.weighted_text import LEAST, WeightedText

NAMED = 4
# What clings to a word and is not it.
MARKS = '.,;:!?()"“”，。；：！？（）'


class LookedAt(QWidget):
    """`begin(model, task)`, then `show_text(text)`; without `shows_text` the text appears once it is explained."""

    def __init__(self, context: Context, shows_text: bool = True) -> None:
        super().__init__()
        self._context = context
        self._model = self._text = ""
        self._shows_text = shows_text
        self._request = None
        self.text = WeightedText(self.tr("The whole text"))
        if not shows_text:
            # On a page that scrolls a text field takes all the room it can get.
            self.text.setFixedHeight(72)
        self.button = button(self.tr("What did it look at?"), self.ask, role="quiet", icon="search")
        self.told = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.text, 1)
        column.addWidget(self.told)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_text("")

    def begin(self, model: str, task: str) -> None:
        """Explain this model's answers from now on, where its task allows it."""
        self._model = model
        info = known_task(task)
        self.button.setVisible(info is not None and info.explained)

    def show_text(self, text: str) -> None:
        """Show a text that can be explained."""
        if self._request is not None:
            self._request.drop()
        self._text = text
        self.text.show_text(text)
        self.text.setVisible(self._shows_text)
        self.told.hide()
        self._ready()

    def ask(self) -> None:
        """Ask what counted."""
        self.button.setEnabled(False)
        self.button.setText(self.tr("Leaving out each word…"))
        command = ExplainRow(self._context.project, self._model, self._text)
        self._request = self._context.bridge.ask(command, self._show, self._failed, owner=self)

    def _show(self, found: Explanation) -> None:
        self._ready()
        self.text.show_explanation(found)
        self.text.show()
        words = sorted((word for word in found.words if word.weight >= LEAST), key=lambda word: -word.weight)[:NAMED]
        if words:
            named = ", ".join(
                self.tr("{word} ({points})").format(
                    word=found.text[word.start : word.end].strip(MARKS), points=texts.number(word.weight * 100)
                )
                for word in words
            )
            text = self.tr(
                "Counted most, with the points of its sureness that go when the word is left out: {words}. "
                "Words against the answer are red and dotted."
            )
            self.told.setText(text.format(words=named))
        else:
            self.told.setText(self.tr("No single word decides: with any one of them left out, it says the same."))
        self.told.show()

    def _failed(self, info: ErrorInfo) -> None:
        self._ready()
        found = texts.error(info)
        self.told.setText(f"{found.message} {found.remedy}")
        self.told.show()

    def _ready(self) -> None:
        self.button.setEnabled(bool(self._text))
        self.button.setText(self.tr("What did it look at?"))
