"""How well the model knows each class, worst first, and which classes it mixes up."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from engine.results import Report
from gui import texts, words
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.confusion_matrix import ConfusionMatrix, pairs
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import label
from gui.widgets.scroll import ScrollPage
from gui.widgets.value_table import Column, ValueTable


class ClassesPart(QWidget):
    """The report by class; `opened(class)` asks for its mistakes."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._task = ""
        percent = texts.percent
        columns = [
            Column(self.tr("Class"), lambda c: words.class_name(c.label, self._task), width=0),
            Column(self.tr("Found (recall)"), lambda c: percent(c.recall), lambda c: c.recall, True, 140),
            Column(
                self.tr("Right when said (precision)"), lambda c: percent(c.precision), lambda c: c.precision, True, 210
            ),
            Column(self.tr("Both (F1)"), lambda c: percent(c.f1), lambda c: c.f1, True, 110),
            Column(self.tr("Test rows"), lambda c: texts.number(c.support), lambda c: c.support, True, 100),
        ]
        self.table = ValueTable(columns, self.tr("Classes, worst first"), sort=3)
        self.table.row_opened.connect(lambda row: self.opened.emit(row.label))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.L, 0, 0)
        column.setSpacing(Space.M)
        text = self.tr(
            "Worst first. Found: of the rows of a class, how many it recognised. Right when said: of the rows it gave "
            "this class, how many were. A class with few rows says little. Double-click a class to read its mistakes."
        )
        column.addWidget(label(text, "muted"))
        column.addWidget(self.table, 1)

    def show_report(self, report: Report) -> None:
        """Show a report's classes."""
        self._task = report.task
        self.table.set_rows(report.classes)


class MixupsPart(QWidget):
    """The confusion matrix and its table twin; `opened(true class, what was said)` asks for the rows of a cell."""

    opened = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._task = ""
        self._sentence = label("", "muted")
        self.matrix = ConfusionMatrix()
        self.matrix.opened.connect(self.opened)
        scroll = ScrollPage()
        scroll.body.setContentsMargins(0, 0, 0, 0)
        scroll.body.addWidget(self.matrix)
        columns = [
            Column(self.tr("Right answer"), lambda pair: words.class_name(pair[0], self._task), width=280),
            Column(self.tr("The model said"), lambda pair: words.class_name(pair[1], self._task), width=0),
            Column(self.tr("Rows"), lambda pair: texts.number(pair[2]), lambda pair: pair[2], True, 80),
        ]
        self.table = ValueTable(
            columns, self.tr("Mix-ups, most frequent first"), sort=2, descending=True, open_on_click=True
        )
        self.table.row_opened.connect(lambda pair: self.opened.emit(pair[0], pair[1]))
        none = EmptyState("check", self.tr("No mix-ups"), self.tr("No test row was taken for another class."))
        self._stack = QStackedWidget()
        for part in (scroll, self.table, none):
            self._stack.addWidget(part)
        self.table_button = button(self.tr("As a table"), self._toggle, role="quiet")
        head = QHBoxLayout()
        head.addWidget(self._sentence, 1)
        head.addWidget(self.table_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.L, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def show_report(self, report: Report) -> None:
        """Show a report's mix-ups."""
        self._task = report.task
        confusion = report.confusion
        found = pairs(confusion) if confusion else []
        self.table_button.setVisible(bool(found))
        self.table.set_rows(found)
        if confusion is None or not found:
            self._sentence.setText("")
            self._stack.setCurrentIndex(2)
            return
        classes = confusion.worst()
        self.matrix.set_confusion(confusion, classes, report.task)
        text = self.tr(
            "Each line is what the texts really are, each column what the model said. Click a cell to read its rows."
        )
        if len(classes) < len(confusion.labels):
            few = self.tr("Shown: the {shown} of {all} classes that are mixed up most; the table has them all.")
            text += " " + few.format(shown=len(classes), all=len(confusion.labels))
        self._sentence.setText(text)
        self._stack.setCurrentIndex(0)

    def _toggle(self) -> None:
        table = self._stack.currentIndex() == 0
        self._stack.setCurrentIndex(1 if table else 0)
        self.table_button.setText(self.tr("As a matrix") if table else self.tr("As a table"))
