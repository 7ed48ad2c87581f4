"""Where a model errs, at a glance: its weakest classes and what it mixes up most, each leading to its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from engine.results import Report
from gui import texts, words
from gui.widgets.card import Card
from gui.widgets.confusion_matrix import pairs
from gui.widgets.folding_row import FoldingRow
from gui.widgets.labels import label
from gui.widgets.value_table import Column, ValueTable

MOST = 5


class WeakPoints(FoldingRow):
    """`show_report(report)`; `opened(true class, what was said)` asks for rows, with None for whatever was said."""

    opened = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._task = ""
        found = self.tr("Found")
        self.classes = ValueTable(
            [
                Column(self.tr("Class"), lambda c: words.class_name(c.label, self._task), width=0),
                Column(found, lambda c: texts.percent(c.recall, 0), lambda c: c.recall, True, 80),
                Column(self.tr("Test rows"), lambda c: texts.number(c.support), lambda c: c.support, True, 90),
            ],
            self.tr("Weakest classes"),
            sort=1,
            open_on_click=True,
            hugs=True,
        )
        self.mixups = ValueTable(
            [
                Column(self.tr("Right answer"), lambda pair: words.class_name(pair[0], self._task), width=150),
                Column(self.tr("The model said"), lambda pair: words.class_name(pair[1], self._task), width=0),
                Column(self.tr("Rows"), lambda pair: texts.number(pair[2]), lambda pair: pair[2], True, 70),
            ],
            self.tr("Mixed up most"),
            sort=2,
            descending=True,
            open_on_click=True,
            hugs=True,
        )
        self.classes.row_opened.connect(lambda row: self.opened.emit(row.label, None))
        self.mixups.row_opened.connect(lambda pair: self.opened.emit(pair[0], pair[1]))
        self._no_classes = label(self.tr("It found every row of every class."), "muted")
        self._no_mixups = label(self.tr("No test row was taken for another class."), "muted")
        self.add(_carded(self.tr("Weakest classes"), self.classes, self._no_classes))
        self.add(_carded(self.tr("Mixed up most"), self.mixups, self._no_mixups))

    def show_report(self, report: Report) -> None:
        """Show a report's weakest points; nothing at all for a task without classes."""
        self._task = report.task
        weak = sorted((c for c in report.classes if c.recall < 1), key=lambda c: (c.recall, -c.support))[:MOST]
        mixed = pairs(report.confusion)[:MOST] if report.confusion else []
        _fill(self.classes, weak, self._no_classes)
        _fill(self.mixups, mixed, self._no_mixups)
        self.setVisible(bool(report.classes))


def _carded(title: str, table: QWidget, none: QWidget) -> Card:
    card = Card(title)
    card.body.addWidget(table)
    card.body.addWidget(none)
    card.body.addStretch()
    return card


def _fill(table: ValueTable, rows: Sequence[Any], none: QWidget) -> None:
    table.set_rows(rows)
    table.setVisible(bool(rows))
    none.setVisible(not rows)
