"""The mistakes of a model, to be read, searched and narrowed down: they teach more than any figure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from engine.results import Report
from gui import texts, theme, words
from gui.theme import set_role
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.card import Card
from gui.widgets.key_value import KeyValue
from gui.widgets.labels import label
from gui.widgets.value_table import Column, ValueTable

Row = Mapping[str, Any]
NARROW, WIDE = 170, 250  # columns that hold a class, and a call with its arguments


class MistakesPart(QWidget):
    """`narrow(gold, said)` shows one cell of the matrix; `try_wanted(text)` sends a text to the box to try it."""

    try_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._errors: tuple[Row, ...] = ()
        self._row: Row | None = None
        columns = [
            Column(self.tr("Text"), lambda row: str(row["text"]), width=0),
            Column(self.tr("Right answer"), lambda row: words.answer(row["gold"], row["text"]), width=NARROW),
            Column(self.tr("The model said"), lambda row: words.answer(row["predicted"], row["text"]), width=NARROW),
            Column(self.tr("How sure"), _sure, _weight, True, 90),
        ]
        self.table = ValueTable(columns, self.tr("Mistakes"), sort=3, descending=True)
        self.table.row_chosen.connect(self._choose)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setObjectName("mistakes")
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self._build_detail())
        split.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.L, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(self._build_filters())
        column.addWidget(split, 1)

    def _build_filters(self) -> QHBoxLayout:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search in the texts"))
        self.search.setAccessibleName(self.tr("Search in the texts"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.gold, self.said = QComboBox(), QComboBox()
        for box, name in ((self.gold, self.tr("Right answer")), (self.said, self.tr("The model said"))):
            box.setAccessibleName(name)
            box.setMinimumContentsLength(14)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.currentIndexChanged.connect(self._filter)
        self._count = label("", "muted", wrap=False)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.search, 1)
        row.addWidget(self.gold)
        row.addWidget(self.said)
        row.addWidget(self._count)
        return row

    def _build_detail(self) -> QWidget:
        holder = QWidget()
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, Space.M, 0, 0)
        self._detail = Card()
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setAccessibleName(self.tr("The whole text"))
        self._text.setMinimumHeight(48)
        set_role(self._text, "plain")
        self._facts = KeyValue()
        self._try = button(self.tr("Try a changed text"), self._send, role="quiet", icon="sparkle")
        row = QHBoxLayout()
        row.setSpacing(Space.XL)
        row.addWidget(self._text, 3)
        side = QVBoxLayout()
        side.addWidget(self._facts)
        side.addWidget(self._try, 0, Qt.AlignmentFlag.AlignLeft)
        side.addStretch()
        row.addLayout(side, 2)
        self._detail.body.addLayout(row)
        outer.addWidget(self._detail)
        return holder

    def show_report(self, report: Report) -> None:
        """Show a report's mistakes."""
        self._errors = tuple(report.errors)
        for at in (1, 2):
            width = WIDE if report.task == "tool-calls" else NARROW
            self.table.horizontalHeader().resizeSection(at, theme.current().px(width))
        for box, key, title in (
            (self.gold, "gold_class", self.tr("Any right answer")),
            (self.said, "predicted_class", self.tr("Whatever it said")),
        ):
            box.blockSignals(True)
            box.clear()
            box.addItem(title, "")
            for name in sorted({str(row[key]) for row in self._errors}):
                box.addItem(words.class_name(name), name)
            # Numbers have no classes to choose from.
            box.setVisible(bool(report.classes))
            box.blockSignals(False)
        self.search.clear()
        self._filter()

    def narrow(self, gold: str = "", said: str = "") -> None:
        """Show only the rows of one class, or of one cell of the matrix."""
        self.search.clear()
        for box, name in ((self.gold, gold), (self.said, said)):
            found = box.findData(name)
            if found < 0:
                # A cell without mistakes (on the diagonal): keep its name, so that the empty list explains itself.
                box.addItem(words.class_name(name), name)
                found = box.count() - 1
            box.setCurrentIndex(found)

    def _filter(self) -> None:
        sought = self.search.text().strip().casefold()
        gold, said = self.gold.currentData(), self.said.currentData()
        rows = [
            row
            for row in self._errors
            if _is_of(row["gold_class"], gold)
            and _is_of(row["predicted_class"], said)
            and (not sought or sought in str(row["text"]).casefold())
        ]
        self.table.set_rows(rows)
        text = self.tr("{count} of {all}") if len(rows) != len(self._errors) else self.tr("{all} mistakes")
        self._count.setText(text.format(count=texts.number(len(rows)), all=texts.number(len(self._errors))))
        if rows:
            self.table.selectRow(0)
        else:
            self._choose(None)

    def _choose(self, row: Row | None) -> None:
        self._row = row
        self._detail.setVisible(row is not None)
        if row is None:
            return
        self._text.setPlainText(str(row["text"]))
        self._facts.set_rows(
            [
                (self.tr("Right answer"), words.answer(row["gold"], row["text"])),
                (self.tr("The model said"), words.answer(row["predicted"], row["text"])),
                (self.tr("How far off") if isinstance(row["gold"], float) else self.tr("How sure it was"), _sure(row)),
                (self.tr("Test row"), texts.number(row["row"])),
            ]
        )

    def _send(self) -> None:
        if self._row is not None:
            self.try_wanted.emit(str(self._row["text"]))


def _is_of(classes: str, wanted: str) -> bool:
    """Whether a row has the class that is wanted ('' for any): alone or among several."""
    return not wanted or classes == wanted or wanted in classes.split(", ")


def _weight(row: Row) -> float:
    """Return what the mistakes are ordered by: how sure the model was, or how far off a number is."""
    off = isinstance(row["gold"], float) and isinstance(row["predicted"], float)
    return abs(row["gold"] - row["predicted"]) if off else float(row["confidence"])


def _sure(row: Row) -> str:
    if isinstance(row["gold"], float):
        return QCoreApplication.translate("MistakesPart", "{number} off").format(number=texts.number(_weight(row), 2))
    return texts.percent(row["confidence"], 0)
