"""Adds tools from a server, a Python file or a folder of documents: what is given, what that offers, then Add."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.commands import AddToolSource, TryToolSource
from engine.errors import ErrorInfo
from engine.events import Progress
from engine.results import MOST_CALL_SECONDS, ToolSourceInfo
from gui import texts
from gui.bridge import Request
from gui.context import Context
from gui.theme import set_role
from gui.tokens import Space
from gui.views import talk, tool_words
from gui.widgets.busy_state import PATIENCE_MS
from gui.widgets.buttons import button
from gui.widgets.error_state import ErrorState
from gui.widgets.fields import LineField, NumberField, PathField
from gui.widgets.key_value import KeyValue
from gui.widgets.labels import label
from gui.widgets.scroll import ScrollPage

# How long a call may take unless the person says otherwise.
SECONDS = 30


class ToolSourceDialog(QDialog):
    """`added(info)` once the engine has it; closing while it is looked at ends the look.

    A folder may take long to read: once that begins the dialog closes, and `goes_on(request)` hands its request over.
    """

    added = Signal(object)
    goes_on = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._request: Request | None = None
        self.setWindowTitle(self.tr("Add tools"))
        self.setMinimumSize(560, 480)
        self.resize(640, 680)
        self.server = QRadioButton(self.tr("From a tool server (MCP)"))
        self.python = QRadioButton(self.tr("From a Python file"))
        self.documents = QRadioButton(self.tr("From a folder of documents"))
        self.server.setChecked(True)
        self.name = self._edit(self.tr("Name"), self.tr("For example: Time"))
        self.command = self._edit(self.tr("Command line"), "python -m mcp_server_time")
        self.file = self._path_field(self.tr("Python file"), self.take_file)
        self.freely = QCheckBox(self.tr("Tools that say they change nothing may be used without asking"))
        self.freely.setAccessibleName(self.freely.text())
        self.seconds = NumberField()
        self.seconds.setRange(1, MOST_CALL_SECONDS)
        self.seconds.setValue(SECONDS)
        self.seconds.setSuffix(self.tr(" s"))
        self.seconds.setAccessibleName(self.tr("A call may take at most"))
        self.choose = button(self.tr("Choose…"), self._choose)
        self.folder = self._path_field(self.tr("Folder"), self.take_folder)
        self.choose_folder = button(self.tr("Choose…"), self._choose_folder)
        self.choose_folder.setAccessibleName(self.tr("Choose a folder"))
        self.found = KeyValue()
        self._told = label("", "strong")
        self._left = label("", "careful")
        self._warning = label("", "careful")
        self.error = ErrorState()
        # As tall as its words: what is left of the page belongs below.
        self.error.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.error.hide()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(lambda: self._told.setText(self.tr("Asking what it offers…")))
        self._build()
        for kind in (self.server, self.python, self.documents):
            kind.toggled.connect(self._kind_changed)
        for edit in (self.name, self.command, self.file, self.folder):
            edit.textChanged.connect(self._changed)
        self._kind_changed()

    def kind(self) -> str:
        """Return mcp, python or documents."""
        chosen = {"mcp": self.server, "python": self.python, "documents": self.documents}
        return next(kind for kind, choice in chosen.items() if choice.isChecked())

    def done(self, result: int) -> None:
        """Close; what is still being looked at is of no use any more."""
        self._stop()
        super().done(result)

    def try_it(self) -> None:
        """Ask what it offers, without adding it."""
        self._ask(TryToolSource, self._tried)

    def add(self) -> None:
        """Add it."""
        self._ask(AddToolSource, self._added)

    def _edit(self, name: str, example: str) -> QLineEdit:
        edit = LineField()
        edit.setAccessibleName(name)
        edit.setPlaceholderText(example)
        return edit

    def _path_field(self, name: str, take: Callable[[str], None]) -> PathField:
        field = PathField()
        field.setAccessibleName(name)
        field.dropped.connect(take)
        return field

    def _build(self) -> None:
        page = ScrollPage()
        page.body.setSpacing(Space.S)
        page.body.addWidget(label(self.windowTitle(), "title"))
        for choice in (self.server, self.python, self.documents):
            page.body.addWidget(choice)
        page.body.addWidget(label(self.tr("Name"), "strong"))
        page.body.addWidget(self.name)
        self._server_part = self._part(self.command.accessibleName(), self.command)
        self._server_part.layout().addWidget(self.freely)
        self._file_part = self._part(self.file.accessibleName(), self.file, self.choose)
        self._folder_part = self._part(self.folder.accessibleName(), self.folder, self.choose_folder)
        self._limit_part = self._part(self.seconds.accessibleName(), self.seconds)
        parts = (self._server_part, self._file_part, self._folder_part, self._limit_part)
        for part in (*parts, self._warning, self._told, self.found, self._left, self.error):
            page.body.addWidget(part)
        page.body.addStretch()
        self.try_button = button(self.tr("Try"), self.try_it, icon="play")
        self.add_button = button(self.tr("Add"), self.add, role="primary")
        row = QHBoxLayout()
        row.setContentsMargins(Space.XL, 0, Space.XL, Space.L)
        row.addStretch()
        row.addWidget(button(self.tr("Cancel"), self.reject))
        row.addWidget(self.try_button)
        row.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page, 1)
        column.addLayout(row)
        self.name.setFocus()

    def _part(self, title: str, *widgets: QWidget) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(label(title, "strong"))
        row = QHBoxLayout()
        for widget in widgets:
            row.addWidget(widget)
        column.addLayout(row)
        return part

    def _kind_changed(self) -> None:
        kind = self.kind()
        for name, part in (("mcp", self._server_part), ("python", self._file_part), ("documents", self._folder_part)):
            part.setVisible(kind == name)
        self._limit_part.setVisible(kind != "documents")
        self._warning.setText(self._caution(kind))
        set_role(self._warning, "muted" if kind == "documents" else "careful")
        self._changed()

    def _caution(self, kind: str) -> str:
        words = {
            "mcp": self.tr(
                "A tool server is a program of its own: it sees what a tool is given, and Deskhand cannot see what it "
                "does with it, on the network for example. Add only what you trust. What it needs of variables, such "
                "as a token, goes before the program (API_TOKEN=abc python server.py); the JSON that its README shows "
                "can be pasted as it is. The values stay on this computer, outside of the project."
            ),
            "python": self.tr(
                "The file is run to see what it offers, and at each call, in a process of its own. It may do what you "
                "may do. Choose only a file that you trust; when it changes you are asked again. A function needs a "
                "type at each argument and a docstring that says what it does. One that takes dry_run (true or false) "
                "can be tried in a chat before you allow it."
            ),
            "documents": self.tr(
                "Text, Markdown, HTML, PDF and Word files in the folder are read, and nothing in it is changed. "
                "Reading many takes a while and goes on while you do other things. After you have changed documents, "
                "choose Look again on the folder's card."
            ),
        }
        return words[kind]

    def _changed(self) -> None:
        self._stop()
        self._told.setText("")
        self._clear()
        self.error.hide()
        self._ready()

    def _ready(self) -> None:
        given = {"mcp": self.command, "python": self.file, "documents": self.folder}[self.kind()]
        ready = self._request is None and bool(self.name.text().strip() and given.text().strip())
        self.try_button.setEnabled(ready)
        self.add_button.setEnabled(ready)

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a Python file"), "", "Python (*.py)")
        if path:
            self.take_file(path)

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder"))
        if path:
            self.take_folder(path)

    def take_folder(self, path: str) -> None:
        """Take a folder, and its name where none was given."""
        self.folder.setText(path)
        if not self.name.text().strip():
            self.name.setText(Path(path).name)

    def take_file(self, path: str) -> None:
        """Take a file, and its name where none was given."""
        self.file.setText(path)
        if not self.name.text().strip():
            self.name.setText(talk.humanised(Path(path).stem))

    def _ask(self, command, done) -> None:
        if self._request is not None:
            return
        limit = self.seconds.value()
        given = {
            "mcp": {"command": self.command.text(), "allow_read_only": self.freely.isChecked(), "seconds": limit},
            "python": {"file": self.file.text(), "seconds": limit},
            "documents": {"folder": self.folder.text()},
        }[self.kind()]
        asked = command(self._context.project, self.name.text().strip(), self.kind(), given)
        self.error.hide()
        self._patience.start()
        self._request = self._context.bridge.ask(asked, done, self._failed, owner=self, progress=self._show_progress)
        self._ready()

    def _show_progress(self, report: Progress) -> None:
        if self._request is not None and isinstance(self._request.command, AddToolSource):
            request, self._request = self._request, None
            self.goes_on.emit(request)
            self.accept()
            return
        told = (texts.stage(report.stage), texts.time_left(report.seconds_left))
        self._told.setText(" · ".join(part for part in told if part))

    def _stop(self) -> None:
        self._patience.stop()
        if self._request is not None:
            self._request.drop()
            self._request.cancel()
            self._request = None

    def _end(self) -> None:
        self._patience.stop()
        self._request = None
        self._told.setText("")
        self._ready()

    def _tried(self, info: ToolSourceInfo) -> None:
        self._end()
        self._told.setText(self.tr("It offers these tools:"))
        self.found.set_rows([(tool_words.title(tool), tool_words.offer(tool)) for tool in info.tools])
        self._left.setText(tool_words.left_out(info))

    def _clear(self) -> None:
        """Show nothing that was found before."""
        self.found.set_rows([])
        self._left.setText("")

    def _added(self, info: ToolSourceInfo) -> None:
        self._end()
        self.added.emit(info)
        self.accept()

    def _failed(self, error: ErrorInfo) -> None:
        self._end()
        self._clear()
        self.error.show_error(error)
        self.error.show()
