"""The ready-made projects as Home offers them: a card each, and what follows a click."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.commands import ListReadyMade
from engine.results import ReadyMadeInfo
from gui.context import Context
from gui.ready_made import words
from gui.ready_made.new_dialog import NewFromDialog
from gui.tokens import Space
from gui.widgets.card import Card
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import icon_label, label
from gui.widgets.section_title import SectionTitle


class ReadyMadeChoice(QWidget):
    """*New project from...*; hidden while there is none to choose."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.cards: dict[str, Card] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        sentence = self.tr("Whole jobs with a page of their own: try one with its sample, or bring your own data.")
        column.addWidget(SectionTitle(self.tr("New project from…"), sentence))
        holder = QWidget()
        self._flow = FlowLayout(holder, Space.M, 250)
        column.addWidget(holder)
        self.hide()
        context.bridge.ask(ListReadyMade(), self._show, owner=self)

    def open(self, info: ReadyMadeInfo) -> NewFromDialog:
        """Ask where the project goes, and with which data."""
        dialog = NewFromDialog(self._context, info)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _show(self, found: tuple[ReadyMadeInfo, ...] | None) -> None:
        self._flow.clear()
        self.cards = {}
        for info in found or ():
            card = Card(clickable=True)
            title = words.title(info)
            card.setAccessibleName(self.tr("New project from: {title}").format(title=title))
            row = QHBoxLayout()
            row.setSpacing(Space.S)
            row.addWidget(icon_label(info.icon, "accent", 20))
            row.addWidget(label(title, "strong"), 1)
            card.body.addLayout(row)
            card.body.addWidget(label(words.meaning(info), "muted"))
            card.body.addStretch()
            card.clicked.connect(lambda info=info: self.open(info))
            self.cards[info.name] = card
            self._flow.addWidget(card)
        self.setVisible(bool(self.cards))
