"""Try it: a text goes in, or two, the model's answer comes out with how sure it is and what else it thought of."""

from __future__ import annotations

import time
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.commands import Predict
from engine.errors import ErrorInfo
from engine.results import Prediction, TaskInfo
from gui import task_words, texts, words
from gui.context import Context
from gui.tokens import Space
from gui.views.looked_at import LookedAt
from gui.views.pair_buttons import PAIR, PairButtons
from gui.views.pair_field import PairField
from gui.widgets.buttons import button
from gui.widgets.card import Card
from gui.widgets.error_state import ErrorState
from gui.widgets.fields import TextField
from gui.widgets.key_value import KeyValue
from gui.widgets.labels import label
from gui.widgets.scroll import ScrollPage
from gui.widgets.share_bars import ShareBars

UNSURE = 0.6


class TryPart(ScrollPage):
    """`begin(model, task)` says what is read; `try_text(text)` fills the boxes and asks."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._model = ""
        self._pair = False
        self._signs: tuple[str, ...] = ()
        self._request = None
        self._asked = 0.0
        self._tried: str | tuple[str, str] = ""
        self.body.setContentsMargins(0, Space.L, 0, 0)
        self.text, self.second = PairField(), TextField()
        for box in (self.text, self.second):
            self._set_up(box)
        self._names = (label("", "muted"), label("", "muted"))
        self.ask_button = button(self.tr("Ask the model"), self.ask, role="primary", icon="sparkle")
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.ask, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        row = QHBoxLayout()
        row.addWidget(self.ask_button)
        row.addWidget(label(self.tr("or Ctrl+Enter. Nothing leaves this computer."), "small"), 1)
        for name, box in zip(self._names, (self.text, self.second), strict=True):
            self.body.addWidget(name)
            self.body.addWidget(box)
        self.body.addWidget(self._build_marking())
        self.body.addLayout(row)
        self.error = ErrorState()
        self.body.addWidget(self.error)
        self.body.addWidget(self._build_answer())
        self.body.addStretch(1)
        self._clear()
        self.begin("", None)

    def _set_up(self, box: TextField) -> None:
        box.setPlaceholderText(self.tr("Write or paste a text as it will come, then ask the model."))
        box.setTabChangesFocus(True)
        box.setFixedHeight(96)
        box.textChanged.connect(self._refresh)

    def _build_marking(self) -> QWidget:
        """Buttons for the two things that are related, which the keys press as well."""
        self.marking, self.buttons = QWidget(), PairButtons()
        self.buttons.wanted.connect(self._mark)
        told = (self.tr("Mark the selected words as the first"), self.tr("Mark the selected words as the second"))
        for name, words_, keys in zip(PAIR, told, ("Alt+1", "Alt+2"), strict=True):
            self.buttons.marks[name].setToolTip(f"{words_} ({keys})")
            run = self.buttons.marks[name].click
            QShortcut(QKeySequence(keys), self, run, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        how = self.tr(
            "Select words, then press First or Second. A text with <e1> and </e1> around the first and <e2> and </e2> "
            "around the second is read as well."
        )
        column = QVBoxLayout(self.marking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.buttons)
        column.addWidget(label(how, "small"))
        return self.marking

    def _mark(self, name: str) -> None:
        # The keys are there for texts of every task.
        if self._signs:
            self.text.mark(name)
            self.text.setFocus()

    def _build_answer(self) -> QWidget:
        self._card = Card()
        self.answer = label("", "title")
        self._sure = label("", "muted")
        self._arguments = KeyValue()
        self._others_title = label(self.tr("How sure it is, and what else it thought of"), "strong")
        self.bars = ShareBars(self.tr("How sure the model is of each answer"))
        column = self._card.body
        column.addWidget(label(self.tr("The model says"), "small"))
        for part in (self.answer, self._sure, self._arguments):
            column.addWidget(part)
        column.addSpacing(Space.S)
        column.addWidget(self._others_title)
        column.addWidget(self.bars)
        column.addSpacing(Space.S)
        self.looked_at = LookedAt(self._context, shows_text=False)
        column.addWidget(self.looked_at)
        return self._card

    def begin(self, model: str, task: TaskInfo | None) -> None:
        """Try this model from now on; two texts have a box each, two marked things a hint how."""
        if model != self._model:
            self.text.clear()
            self.second.clear()
            self._clear()
        self._model, self._task = model, task.name if task is not None else ""
        self._pair = task is not None and len(task.reads) > 1
        self._signs = task.signs if task is not None else ()
        self.looked_at.begin(model, self._task)
        told = task_words.read_by(task) if task is not None and self._pair else (self.tr("Text to try"),)
        for name, box, words_ in zip(self._names, (self.text, self.second), (*told, ""), strict=False):
            name.setText(words_)
            box.setAccessibleName(words_)
            name.setVisible(self._pair)
        self.second.setVisible(self._pair)
        self.marking.setVisible(bool(self._signs))
        self._refresh()

    def try_text(self, text: str, first: int = 0) -> None:
        """Fill the boxes and ask at once; of two texts, the second stands below the first, which is `first` long.

        Where nobody knows how long, as of answers that an earlier version kept, the first ends with its line.
        """
        whole, _, second = text.partition("\n") if self._pair else (text, "", "")
        if self._pair and first:
            whole, second = text[:first], text[first + 1 :]
        self.text.show_read(whole, self._signs)
        self.second.setPlainText(second)
        self.text.setFocus()
        self.ask()

    def _given(self) -> str | tuple[str, str]:
        """Return what stands in the boxes, '' while one of them is empty or one of two things is not marked."""
        first, second = self.text.marked_up().strip(), self.second.toPlainText().strip()
        if self._pair:
            return (first, second) if first and second else ""
        return first if all(f"<{name}>" in first for name in PAIR) or not self._signs else ""

    def ask(self) -> None:
        """Ask the model about what is in the boxes."""
        text = self._given()
        if not text or not self._model:
            return
        if self._request is not None:
            self._request.drop()
        self._asked, self._tried = time.monotonic(), text
        self.ask_button.setText(self.tr("Asking…"))
        command = Predict(self._context.project, self._model, (text,))
        self._request = self._context.bridge.ask(command, self._show, self._failed, owner=self)

    def _show(self, found: tuple[Prediction, ...]) -> None:
        taken = time.monotonic() - self._asked
        self._refresh()
        self.error.hide()
        prediction = found[0]
        text = self._tried if isinstance(self._tried, str) else self._tried[1]
        value = prediction.value
        call = isinstance(value, Mapping) and "tool" in value
        first = words.class_name(str(value["tool"] or words.NO_TOOL), self._task) if call else words.answer(value, text)
        self.answer.setText(first)
        share = texts.percent(prediction.confidence)
        sure = (
            self.tr("{share} sure, in {time}.")
            if prediction.confidence >= UNSURE
            else self.tr("Only {share} sure, in {time}: better let a person look at it.")
        )
        if self._task in words.WRITTEN:
            sure = self.tr("In {time}; on average {share} sure of each word.")
        if isinstance(value, float):  # a number says nothing of how sure it is
            sure = self.tr("In {time}.")
        self._sure.setText(sure.format(share=share, time=texts.duration(taken)))
        self._show_arguments(value if call else {})
        rows = [
            (first, prediction.confidence),
            *((words.class_name(name, self._task), s) for name, s in prediction.alternatives[:4]),
        ]
        self.bars.set_rows(rows)
        for part in (self._others_title, self.bars):
            part.setVisible(len(rows) > 1)
        self.looked_at.show_text(text)
        self._card.show()

    def _show_arguments(self, call: Mapping[str, object]) -> None:
        found = call.get("arguments") if call.get("tool") else None
        arguments = found if isinstance(found, Mapping) else {}
        rows = [(str(key), words.told(item)) for key, item in arguments.items()]
        if call.get("tool") and not rows:
            rows = [(self.tr("Arguments"), self.tr("none"))]
        self._arguments.set_rows(rows)
        self._arguments.setVisible(bool(rows))

    def _failed(self, info: ErrorInfo) -> None:
        self._refresh()
        self._card.hide()
        self.error.show_error(info)
        self.error.show()

    def _clear(self) -> None:
        self._card.hide()
        self.error.hide()
        self._refresh()

    def _refresh(self) -> None:
        self.ask_button.setText(self.tr("Ask the model"))
        self.ask_button.setEnabled(bool(self._given()))
        self.buttons.follow(self.text.words)
