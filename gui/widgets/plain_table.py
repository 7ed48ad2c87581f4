"""A read-only table of a few rows of text, sized to what it holds, and a dialog that shows one: a chart's twin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.tips import plain_line, plain_tip
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.labels import label


class PlainTable(QTableWidget):
    """`set_rows(headings, rows)`; `stretch` is the column that takes the room that is left."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFont(theme.current().font(tabular=True))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.current().px(30))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def set_rows(self, headings: Sequence[str], rows: Sequence[Sequence[str]], stretch: int = 0) -> None:
        """Show these rows; the whole text of a cell is its tooltip."""
        self.clear()
        self.setColumnCount(len(headings))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels(list(headings))
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                item = QTableWidgetItem(plain_line(text))
                item.setToolTip(plain_tip(text))
                self.setItem(at, column, item)
        header = self.horizontalHeader()
        for column in range(len(headings)):
            fixed = QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch if column == stretch else fixed)
        self.resizeColumnsToContents()
        for column in range(len(headings)):
            self.setColumnWidth(column, min(260, self.columnWidth(column) + Space.L))

    def content_height(self) -> int:
        """Return the height that shows every row."""
        return (
            self.rowCount() * self.verticalHeader().defaultSectionSize()
            + self.horizontalHeader().sizeHint().height()
            + 6
        )

    def fit_height(self, most: int = 400) -> None:
        """Take the height of the rows there are, at most `most` pixels."""
        self.setFixedHeight(min(most, self.content_height()))

    def sizeHint(self) -> QSize:
        return QSize(360, min(400, self.content_height()))


def show_table(parent: QWidget, title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> QDialog:
    """Open a dialog with a table and return it; it deletes itself when it is closed."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.resize(460, 480)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
    layout.setSpacing(Space.M)
    layout.addWidget(label(title, "section"))
    table = PlainTable(title)
    table.set_rows(headings, rows)
    layout.addWidget(table, 1)
    row = QHBoxLayout()
    row.addStretch()
    row.addWidget(button(QApplication.translate("plain_table", "Close"), dialog.accept, role="primary"))
    layout.addLayout(row)
    dialog.open()
    return dialog
