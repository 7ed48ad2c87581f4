"""Asks which column of a person's files holds what, where it is not plain, and says what is not read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from engine.commands import PartReading
from engine.errors import ErrorInfo
from engine.ready_made.commands import LookAtFiles
from engine.results import PartLook, ReadyMadePart
from gui.context import Context
from gui.ready_made import words
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.labels import label

Then = Callable[[PartReading | None], None]


def settle_columns(
    context: Context,
    project: str,
    part: ReadyMadePart,
    paths: tuple[str, ...],
    then: Then,
    failed: Callable[[ErrorInfo], None],
    owner: QWidget,
) -> None:
    """Call `then` with how the files of a part are read, after asking where it is not plain; None where they gave up.

    `project` is the name of the ready-made project; `failed` is called with what was wrong with the files.
    """
    if not part.roles:
        then(PartReading())
        return

    def looked(found: PartLook) -> None:
        if found.sure:
            then(PartReading())
            return
        dialog = ColumnsDialog(part, found, owner.window())
        dialog.chosen.connect(then)
        dialog.rejected.connect(lambda: then(None))
        dialog.open()

    context.bridge.ask(LookAtFiles(project, part.name, paths), looked, failed, owner=owner)


class ColumnsDialog(QDialog):
    """`chosen(reading)` when the columns are settled."""

    chosen = Signal(object)

    def __init__(self, part: ReadyMadePart, found: PartLook, parent: QWidget) -> None:
        super().__init__(parent)
        self._found = found
        self.setWindowTitle(self.tr("Columns: {part}").format(part=words.part_name(part)))
        self.setMinimumWidth(560)
        self.roles = {role: self._box(words.role(name), role) for role, name in part.roles.items() if found.columns}
        self.trim = QCheckBox(self.tr("Leave out greetings and signatures"))
        self.trim.setChecked(True)
        self.trim.setVisible(found.letters)
        self.unread = label("", "muted")
        self.read_button = button(self.tr("Read it so"), self.read, role="primary")
        self._build()
        for box in self.roles.values():
            box.currentIndexChanged.connect(lambda _: self._changed())
        self._changed()

    def read(self) -> None:
        """Say what was chosen, and close."""
        columns = {role: str(box.currentData()) for role, box in self.roles.items()}
        self.accept()
        self.chosen.emit(PartReading(columns, whole=not self.trim.isChecked()))

    def _box(self, name: str, role: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(name)
        made.addItem(self.tr("None"), "")
        for column in self._found.columns:
            made.addItem(column, column)
        made.setCurrentIndex(made.findData(self._found.taken.get(role, "")))
        return made

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(label(self.windowTitle(), "section"))
        if self.roles:
            layout.addWidget(label(self.tr("Look whether the columns are the right ones."), "muted"))
        grid = QGridLayout()
        grid.setSpacing(Space.S)
        for at, box in enumerate(self.roles.values()):
            grid.addWidget(label(box.accessibleName()), at, 0)
            grid.addWidget(box, at, 1)
        grid.setColumnStretch(1, 1)
        layout.addLayout(grid)
        layout.addWidget(self.unread)
        layout.addWidget(self.trim)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button(self.tr("Cancel"), self.reject))
        row.addWidget(self.read_button)
        layout.addLayout(row)

    def _changed(self) -> None:
        taken = [box.currentData() for box in self.roles.values() if box.currentData()]
        left = [column for column in self._found.columns if column not in taken]
        self.unread.setText(self.tr("Not read: {columns}").format(columns=", ".join(left)) if left else "")
        is_whole = all(box.currentData() for role, box in self.roles.items() if role in self._found.needed)
        self.read_button.setEnabled(is_whole and len(set(taken)) == len(taken))
