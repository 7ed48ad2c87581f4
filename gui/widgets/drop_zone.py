"""A place to drop files on, or to choose them by keyboard or mouse."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from gui.theme import set_role
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.labels import icon_label, label


def paths_of(mime: QMimeData) -> list[str]:
    """Return the local files of something dragged."""
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]


class DropZone(QFrame):
    """`files(list of paths)` fires for dropped and for chosen files; `name_filter` is for the file dialog.

    With `folders` a folder may be chosen as well; one that is dropped is for the listener to judge.
    """

    files = Signal(list)

    def __init__(self, sentence: str, hint: str = "", name_filter: str = "", folders: bool = False) -> None:
        super().__init__()
        self._filter = name_filter
        self.setProperty("active", False)
        set_role(self, "drop")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(sentence)
        self.setMinimumHeight(150)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.S)
        layout.addStretch()
        layout.addWidget(icon_label("file", "accent", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        for text, role in ((sentence, "strong"), (hint, "small")):
            if text:
                line = label(text, role)
                line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                layout.addWidget(line)
        self.button = button(self.tr("Choose files…"), self.choose)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch()
        row.addWidget(self.button)
        if folders:
            row.addWidget(button(self.tr("Choose a folder…"), self.choose_folder, role="quiet"))
        row.addStretch()
        layout.addLayout(row)
        layout.addStretch()

    def choose(self) -> None:
        """Open the file dialog."""
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose files"), "", self._filter)
        if paths:
            self.files.emit(paths)

    def choose_folder(self) -> None:
        """Open the dialog for a folder."""
        path = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder"))
        if path:
            self.files.emit([path])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the file dialog, or press the button in here that has the focus and passed Enter on."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if isinstance(focused, QPushButton):
                focused.click()
            else:
                self.choose()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_of(event.mimeData()):
            event.acceptProposedAction()
            self._set_active(True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._set_active(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_active(False)
        event.acceptProposedAction()
        self.files.emit(paths_of(event.mimeData()))

    def _set_active(self, active: bool) -> None:
        self.setProperty("active", active)
        set_role(self, "drop")
