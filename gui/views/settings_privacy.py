"""Settings: what leaves this computer (nothing), how that can be checked, and a report that can be filed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from engine.commands import CheckFiles, GetOverview
from engine.offline_report import PROMISES, offline_report
from engine.results import Overview
from gui import texts
from gui.context import Context
from gui.text_saving import save_text
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.card import Card
from gui.widgets.fact_lines import FactLines
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import label
from gui.widgets.section_title import SectionTitle


class PrivacySection(QWidget):
    """Says what the overview counted; the report is plain text, copied or saved."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.attempts = label("", "strong")
        card = Card()
        card.body.addWidget(self.attempts)
        card.body.addWidget(FactLines([("check", texts.offline(code), False) for code in PROMISES]))
        buttons = QWidget()
        flow = FlowLayout(buttons, Space.S)
        flow.addWidget(button(self.tr("Count again"), self._count, icon="refresh"))
        flow.addWidget(button(self.tr("Copy the report"), self._copy, icon="copy"))
        flow.addWidget(button(self.tr("Save the report…"), self._save, icon="download"))
        card.body.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(SectionTitle(self.tr("Privacy")))
        column.addWidget(card)
        context.overview_changed.connect(self._show)
        if context.overview is not None:
            self._show(context.overview)

    def _show(self, overview: Overview) -> None:
        self.attempts.setText(texts.offline("attempts").format(count=texts.number(overview.network_attempts)))

    def _count(self) -> None:
        self._context.refresh_overview()

    def _copy(self) -> None:
        self._make(self._copied)

    def _save(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the report"), "deskhand-offline-report.txt")
        if path:
            self._make(lambda report: save_text(self._context, report, path))

    def _make(self, then: Callable[[str], None]) -> None:
        """Count once more, compare the app's files with what was built, and hand the report over."""
        bridge = self._context.bridge

        def checked(files: int) -> None:
            bridge.ask(GetOverview(), lambda overview: then(self._report(overview, files)), owner=self)

        bridge.ask(CheckFiles(), checked, owner=self)

    def _report(self, overview: Overview, files: int) -> str:
        self._context.set_overview(overview)
        return offline_report(overview, files, dt.datetime.now().astimezone(), texts.offline)

    def _copied(self, report: str) -> None:
        QGuiApplication.clipboard().setText(report)
        self._context.notify(self.tr("Copied the report."), "good")
