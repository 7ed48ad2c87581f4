"""Asks what of a folder or a table is watched: which table, and which column holds what."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout

from engine.errors import ErrorInfo
from engine.ready_made.sentiment_monitor.commands import LookAtFeed
from engine.ready_made.sentiment_monitor.values import TABLE_FEED, FeedLook
from gui.context import Context
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.error_state import ErrorState
from gui.widgets.labels import label

NEEDED = ("date", "text")


class FeedDialog(QDialog):
    """`chosen(table, columns)` when it is to be watched; `columns` maps what a column holds to it, '' for none."""

    chosen = Signal(str, dict)

    def __init__(self, context: Context, kind: str, path: str) -> None:
        super().__init__(context.window)
        self._context, self._kind, self._path = context, kind, path
        self.setWindowTitle(self.tr("Watch a table") if kind == TABLE_FEED else self.tr("Watch a folder"))
        self.setMinimumWidth(560)
        self.table = self._box(self.tr("Table"))
        self.roles = {role: self._box(name) for role, name in self._names().items()}
        self.told = label(self.tr("Looking at it…"), "muted")
        self.error = ErrorState()
        self.error.hide()
        self.watch_button = button(self.tr("Watch"), self.watch, role="primary")
        self._build()
        self.table.activated.connect(lambda _: self._look(self.table.currentText()))
        for box in self.roles.values():
            box.currentIndexChanged.connect(lambda _: self._changed())
        self._look("")

    def watch(self) -> None:
        """Say what was chosen, and close."""
        columns = {role: box.currentData() or "" for role, box in self.roles.items() if box.count()}
        self.chosen.emit(self.table.currentText(), columns)
        self.accept()

    def _names(self) -> dict[str, str]:
        return {
            "date": self.tr("When it was written"),
            "text": self.tr("The text"),
            "source": self.tr("Where it comes from"),
            "sentiment": self.tr("Its sentiment, if known"),
            "topics": self.tr("Its topics, if known"),
        }

    def _box(self, name: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(name)
        return made

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(label(self.windowTitle(), "section"))
        layout.addWidget(self.told)
        layout.addWidget(self.error)
        grid = QGridLayout()
        grid.setSpacing(Space.S)
        boxes = (*((self.table,) if self._kind == TABLE_FEED else ()), *self.roles.values())
        for at, box in enumerate(boxes):
            grid.addWidget(label(box.accessibleName()), at, 0)
            grid.addWidget(box, at, 1)
        grid.setColumnStretch(1, 1)
        layout.addLayout(grid)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button(self.tr("Cancel"), self.reject))
        row.addWidget(self.watch_button)
        layout.addLayout(row)
        self._changed()

    def _look(self, table: str) -> None:
        command = LookAtFeed(self._kind, self._path, table)
        self._context.bridge.ask(command, self._show, self._failed, owner=self)

    def _show(self, found: FeedLook) -> None:
        self.error.hide()
        if not self.table.count():
            self.table.addItems(list(found.tables))
        self.table.setCurrentText(found.table)
        for role, box in self.roles.items():
            box.blockSignals(True)
            box.clear()
            if found.columns and role not in NEEDED:
                box.addItem(self.tr("None"), "")
            for name in found.columns:
                box.addItem(name, name)
            box.setCurrentIndex(box.findData(found.roles.get(role, "")))
            box.blockSignals(False)
        self.told.setText(
            self.tr("Each row is a text with its date. Look whether the columns are the right ones.")
            if found.columns
            else self.tr("There is nothing to read yet. What its columns hold is found out when rows come.")
        )
        self._changed()

    def _failed(self, info: ErrorInfo) -> None:
        self.told.setText("")
        self.error.show_error(info)
        self.error.show()
        self._changed()

    def _changed(self) -> None:
        is_whole = all(not box.count() or box.currentData() for role, box in self.roles.items() if role in NEEDED)
        is_known = self._kind != TABLE_FEED or bool(self.table.currentText())
        self.watch_button.setEnabled(is_whole and is_known)
