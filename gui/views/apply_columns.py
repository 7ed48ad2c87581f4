"""Which columns of a file a model reads: found by their names, or chosen here."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from engine.commands import InspectFiles
from engine.errors import ErrorInfo
from engine.results import Inspection, TaskInfo
from gui import task_words
from gui.context import Context
from gui.tokens import Space
from gui.widgets.labels import label


class ApplyColumns(QWidget):
    """`begin(task)` makes a box for all that is read, `look(path)` offers the columns of a file in them."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._request = None
        self.boxes: dict[str, QComboBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setColumnStretch(2, 1)
        self.hide()

    def begin(self, task: TaskInfo | None) -> None:
        """Offer a box for all that a model of the task takes of a row."""
        while item := self._grid.takeAt(0):
            item.widget().deleteLater()
        self.boxes.clear()
        if task is None:
            return
        names = task_words.in_file(task)
        for at, (role, name) in enumerate(zip(task.in_file, names, strict=True)):
            box = QComboBox()
            box.setMinimumWidth(240)
            box.setAccessibleName(self.tr("Column for: {role}").format(role=name))
            self._grid.addWidget(label(name, "muted", wrap=False), at, 0)
            self._grid.addWidget(box, at, 1)
            self.boxes[role.name] = box

    def look(self, path: str) -> None:
        """Ask for the columns of a file; until they are known, and where it cannot be read, nothing can be chosen."""
        if self._request is not None:
            self._request.drop()
        self._offer(())
        self._request = self._context.bridge.ask(InspectFiles((path,)), self._show, self._failed, owner=self)

    def chosen(self) -> dict[str, str]:
        """Return role -> column of those that were chosen."""
        return {role: box.currentData() for role, box in self.boxes.items() if box.currentData()}

    def _show(self, found: Inspection) -> None:
        self._offer(tuple(column.name for column in found.files[0].columns))

    def _failed(self, _error: ErrorInfo) -> None:
        # Applying the model reads the file anew, and says what is wrong with it.
        self._offer(())

    def _offer(self, columns: tuple[str, ...]) -> None:
        for box in self.boxes.values():
            box.clear()
            box.addItem(self.tr("Found by its name"), "")
            for column in columns:
                box.addItem(column, column)
        self.setVisible(bool(columns))
