"""What was exported: the variants with their parity, the files, and the model card."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser

from engine.results import ModelDetails, ParityRow
from gui import texts, words
from gui.context import Context
from gui.theme import set_role
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.card import Card
from gui.widgets.labels import label
from gui.widgets.scroll import ScrollPage
from gui.widgets.section_title import SectionTitle
from gui.widgets.tint import Tint
from gui.widgets.value_table import Column, ValueTable


class FilesPart(ScrollPage):
    """`show_details(details)`."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._details: ModelDetails | None = None
        self.body.setContentsMargins(0, Space.L, 0, 0)
        title = SectionTitle(
            self.tr("Exports"), self.tr("ONNX files that run on any computer, and whether they answer like the model.")
        )
        title.add(button(self.tr("Open folder"), self._open_folder, icon="folder"))
        self.body.addWidget(title)
        self.told = Tint()
        self.body.addWidget(self.told)
        self.parity = self._build_parity()
        self.body.addWidget(self.parity)
        self.body.addWidget(self._build_files())
        self.body.addWidget(self._build_card())

    def _build_parity(self) -> ValueTable:
        return ValueTable(
            [
                Column(self.tr("Variant"), self._variant, width=0),
                Column(self.tr("Exported"), lambda row: self._told(row.metric), lambda row: row.metric, True, 90),
                Column(self.tr("Trained"), lambda r: self._told(r.torch_metric), lambda r: r.torch_metric, True, 90),
                Column(
                    self.tr("Largest gap"), lambda r: texts.number(r.logit_gap, 4), lambda r: r.logit_gap, True, 110
                ),
                Column(self.tr("Size"), lambda row: texts.size(row.bytes), lambda row: row.bytes, True, 90),
                Column(self.tr("A text takes"), _taken, lambda row: row.milliseconds, True, 110),
                Column(self.tr("Published"), lambda r: self.tr("yes") if r.published else self.tr("no"), width=100),
            ],
            self.tr("Exported variants"),
            hugs=True,
        )

    def _build_files(self) -> Card:
        card = Card(self.tr("Files"))
        self._files = ValueTable(
            [
                Column(self.tr("File"), lambda row: row[0], width=260),
                Column(self.tr("Checksum (SHA-256)"), lambda row: row[1], width=0),
            ],
            self.tr("Files of the model"),
        )
        self._files.setMinimumHeight(180)
        card.body.addWidget(self._files)
        return card

    def _build_card(self) -> Card:
        card = Card()
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Model card"), "section"), 1)
        head.addWidget(button(self.tr("Copy"), self._copy, role="quiet", icon="copy"))
        card.body.addLayout(head)
        self.card = QTextBrowser()
        set_role(self.card, "plain")
        self.card.setAccessibleName(self.tr("Model card"))
        self.card.setOpenLinks(False)
        self.card.setMinimumHeight(420)
        card.body.addWidget(self.card)
        return card

    def show_details(self, details: ModelDetails) -> None:
        """Show a model's exports, files and card."""
        self._details = details
        self.parity.set_rows(details.parity)
        self._files.set_rows(sorted(details.files.items()))
        # Files and hashes stand in a table of their own, so the card shows what comes before them.
        self.card.setMarkdown(details.card.split("\n## Files")[0])
        chosen = next((row for row in details.parity if row.published), None)
        self.told.setVisible(chosen is not None)
        if chosen is not None:
            text = self.tr(
                "The published file is right in {export} of the validation rows, the trained model in {trained}."
            )
            if details.info.metric not in words.SHARES:
                text = self.tr(
                    "The published file reaches {export} on the validation rows, the trained model {trained}."
                )
            text = text.format(export=self._told(chosen.metric), trained=self._told(chosen.torch_metric))
            self.told.set(text, "good")

    def _told(self, value: float) -> str:
        return words.value(self._details.info.metric if self._details else "", value)

    def _variant(self, row: ParityRow) -> str:
        known = {
            "int4": self.tr("Smallest (int4)"),
            "int8": self.tr("Small and quick (int8)"),
            "fp16": self.tr("For graphics cards (fp16)"),
            "fp32": self.tr("Full precision (fp32)"),
        }
        return known.get(row.variant, row.variant)

    def _open_folder(self) -> None:
        if self._details is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self._details.info.folder))

    def _copy(self) -> None:
        if self._details is not None:
            QGuiApplication.clipboard().setText(self._details.card)
            self._context.notify(self.tr("Copied the model card."))


def _taken(row: ParityRow) -> str:
    return f"{texts.number(row.milliseconds, 1)} ms"
