"""Settings: what leaves this computer (nothing), how that can be checked, and a report that can be filed."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.results import Overview
from gui import texts
from gui.context import Context
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.card import Card
from gui.widgets.fact_lines import FactLines
from gui.widgets.labels import label
from gui.widgets.section_title import SectionTitle


class PrivacySection(QWidget):
    """Says what the overview counted; the report is plain text for the clipboard."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.attempts = label("", "strong")
        card = Card()
        card.body.addWidget(self.attempts)
        card.body.addWidget(FactLines([("check", sentence, False) for sentence in self._promises()]))
        row = QHBoxLayout()
        row.addWidget(button(self.tr("Count again"), self._count, icon="refresh"))
        row.addWidget(button(self.tr("Copy the report"), self._copy, icon="copy"))
        row.addStretch()
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(SectionTitle(self.tr("Privacy")))
        column.addWidget(card)
        context.overview_changed.connect(self._show)
        if context.overview is not None:
            self._show(context.overview)

    def _promises(self) -> list[str]:
        return [
            self.tr("Your rows, models and chats stay in the project's folder. Nothing is sent anywhere."),
            self.tr("Fetching a starter model is the only thing that uses the network, and only when you ask for it."),
            self.tr("No telemetry, no look-ups: the libraries' own switches for that are off before they load."),
            self.tr("Whatever tries to reach another computer all the same is refused, and counted here."),
        ]

    def _show(self, overview: Overview) -> None:
        count = overview.network_attempts
        words = self.tr("Connections to a network that were tried since the app started, and refused: {count}.")
        self.attempts.setText(words.format(count=texts.number(count)))

    def report(self) -> str:
        """Return the report as plain text."""
        overview = self._context.overview
        head = [self.tr("Deskhand {version}: offline report").format(version=overview.version if overview else "")]
        return "\n".join([*head, self.attempts.text(), *self._promises()])

    def _count(self) -> None:
        self._context.refresh_overview()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report())
        self._context.notify(self.tr("Copied the report."), "good")
