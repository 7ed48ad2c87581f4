"""Rows of the data wizard as the base model will read them: their tokens, and in words what is read and learned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.results import ReadRow, RowPreview
from gui import task_words, texts
from gui.tokens import Space
from gui.widgets.card import Card
from gui.widgets.labels import label
from gui.widgets.scroll import ScrollPage
from gui.widgets.token_text import TokenText


class TokenRows(QWidget):
    """`show_preview(preview, answer)`; `answer` is the role under which what is learned of a row is told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = label("", "muted")
        self._page = ScrollPage()
        self._page.body.setContentsMargins(0, 0, Space.S, 0)
        self._page.body.setSpacing(Space.S)
        # Nothing in it takes the focus, and the rows must be within reach of the arrow keys, too.
        self._page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page.setAccessibleName(self.tr("Rows, token by token"))
        self.cards: list[Card] = []
        self._coming: Iterator[Card] = iter(())
        # One card a turn of the event loop: to lay out five long texts at once would hold the window up.
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._add_card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.told)
        column.addWidget(self._page, 1)

    def show_preview(self, preview: RowPreview, answer: str) -> None:
        """Show the rows in the place of those shown before."""
        self.told.setText(self._words(preview))
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = []
        self._coming = (self._card(row, preview.learns, answer) for row in preview.rows)
        self._turn.start()

    def _add_card(self) -> None:
        card = next(self._coming, None)
        if card is None:
            self._turn.stop()
            return
        self.cards.append(card)
        self._page.body.addWidget(card)

    def _words(self, preview: RowPreview) -> str:
        read = self.tr("Each tinted piece is a token of {base}; of a text, at most {limit} are read.")
        if not preview.limit:
            read = self.tr("Each tinted piece is a token of {base}; a long passage is read in pieces, all of it.")
        read = read.format(base=preview.base, limit=texts.number(preview.limit))
        return f"{read} {self._learns(preview.learns)}".strip()

    def _learns(self, learns: Sequence[str]) -> str:
        words = {
            (): "",
            ("class",): self.tr("The class is learned from the text as a whole, not from single tokens."),
            ("tags",): self.tr(
                "Each word learns its tag on its first token; words without a tag learn that they have none."
            ),
            ("class", "tags"): self.tr(
                "The tool is learned from the text as a whole, its arguments from the tag on the first token of each "
                "word."
            ),
            ("ends",): self.tr("Where the answer begins and ends is learned, from the tokens of the passage."),
            ("answer",): self.tr("The model learns to write the answer; what stands before it is only read."),
        }
        return words.get(tuple(learns), "")

    def _card(self, row: ReadRow, learns: Sequence[str], answer: str) -> Card:
        card = Card()
        card.body.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        card.body.setSpacing(Space.XS)
        if row.error is not None:
            failed = texts.error(row.error)
            card.body.addWidget(label(self.tr("This row cannot be read: {why}").format(why=failed.message), "bad"))
            return card
        card.body.addWidget(TokenText(row))
        if "class" in learns or row.learned:
            # Of several classes a text may have none; one that is missing is still to be given.
            nothing = self.tr("none") if answer == "labels" else self.tr("not given yet")
            said = row.learned or nothing
            told = self.tr("{what}: {learned}").format(what=task_words.role(answer), learned=said)
            card.body.addWidget(label(told, "strong"))
        card.body.addWidget(label(self._count(row), "careful" if row.count > row.read else "small"))
        return card

    def _count(self, row: ReadRow) -> str:
        numbers = {"count": texts.number(row.count), "cut": texts.number(row.count - row.read)}
        if row.count > row.read:
            told = self.tr("The last {cut} of {count} tokens are not read.").format(**numbers)
        else:
            told = self.tr("Tokens: {count}, all of them read.").format(**numbers)
        unknown = sum(not token.known for token in row.tokens[: row.read])
        if not unknown:
            return told
        more = self.tr("Unknown to the base model (underlined): {count}.").format(count=texts.number(unknown))
        return f"{told} {more}"
