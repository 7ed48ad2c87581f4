"""What a person said before that a reply should have been: listed, and taken back one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from engine.results import RegressionCase
from gui import texts, words
from gui.tokens import Space
from gui.widgets.buttons import icon_button
from gui.widgets.labels import label


class FormerCorrections(QWidget):
    """`taken_back(case)` asks that one of `cases`, newest first, be forgotten."""

    taken_back = Signal(object)

    def __init__(self, cases: Sequence[RegressionCase], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QToolButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(label(self.tr("What you said before that it should have been"), "strong"))
        for case in cases:
            column.addLayout(self._row(case))

    def _row(self, case: RegressionCase) -> QHBoxLayout:
        told = self.tr("“{answer}”, {date}").format(answer=words.answer(case.expected), date=texts.date(case.created))
        back = icon_button("undo", self.tr("Take this correction back"), lambda: self.taken_back.emit(case), size=16)
        self.buttons.append(back)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(label(told, "small"), 1)
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return row
