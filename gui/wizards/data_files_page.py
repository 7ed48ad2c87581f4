"""Page 1 of the data wizard: the files, and what each is for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.results import FileInfo
from gui import file_kinds, task_words, texts, theme
from gui.tokens import Space
from gui.widgets.buttons import icon_button
from gui.widgets.drop_zone import DropZone, paths_of
from gui.widgets.labels import label
from gui.wizards.data_state import TOOLS, DataState

PARTS = ("train", "valid", "test")
ROW = 42


class DataFilesPage(QWidget):
    """`added(paths)` and `removed(path)` are for the wizard, which asks the engine; parts go to the state."""

    added = Signal(list)
    removed = Signal(str)

    def __init__(self, state: DataState) -> None:
        super().__init__()
        self._state = state
        self._shown: tuple[FileInfo, ...] | None = None
        self.setAcceptDrops(True)
        hint = self.tr("CSV, Excel, JSON, Parquet, tagged words and more. Nothing leaves this computer.")
        names = self.tr("Data files ({patterns})").format(patterns=file_kinds.IMPORTED)
        kinds = f"{names};;{self.tr('All files')} (*)"
        self.zone = DropZone(self.tr("Drop your files here"), hint, kinds, folders=True)
        self.zone.setMaximumHeight(190)
        self.zone.files.connect(self.added)
        self.table = self._make_table()
        self._told = label("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.zone)
        column.addWidget(self.table)
        column.addWidget(self._told)
        column.addStretch()
        state.subscribe(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show the files of the state."""
        files = self._state.files
        self.table.setVisible(bool(files))
        self._told.setText(self._sentence())
        if files is not self._shown:
            self._shown = files
            self._fill(files)

    def part_box(self, path: str) -> QComboBox:
        """Return the choice of a file's part. Raises KeyError for a file that has none."""
        return self._boxes[path]

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 6)
        table.setAccessibleName(self.tr("Files"))
        named = [self.tr("File"), self.tr("Format"), self.tr("Encoding"), self.tr("Rows"), self.tr("Used for"), ""]
        table.setHorizontalHeaderLabels(named)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.current().px(ROW))
        table.setShowGrid(False)
        table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        # The choices and buttons in it take the focus; Tab must not be spent on moving between its cells.
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setFont(theme.current().font(tabular=True))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 80), (2, 90), (3, 90), (4, 180), (5, 48)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            table.setColumnWidth(column, width)
        return table

    def _fill(self, files: tuple[FileInfo, ...]) -> None:
        self._boxes: dict[str, QComboBox] = {}
        self.table.setRowCount(0)
        self.table.setRowCount(len(files))
        for at, file in enumerate(files):
            tools = file.format == TOOLS
            cells = (
                Path(file.path).name,
                task_words.file_format(file.format),
                "" if tools or file.format == "parquet" else file.encoding.upper(),
                "" if tools else texts.number(file.rows),
            )
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(file.path if column == 0 else text)
                self.table.setItem(at, column, item)
            self.table.setCellWidget(at, 4, self._tools_note() if tools else _centred(self._part_choice(file)))
            self.table.setCellWidget(at, 5, _centred(self._remove(file)))
        most = min(len(files), 5)
        height = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(height + most * self.table.verticalHeader().defaultSectionSize() + 4)

    def _part_choice(self, file: FileInfo) -> QComboBox:
        box = QComboBox()
        name = self.tr("What {file} is used for").format(file=Path(file.path).name)
        box.setAccessibleName(name)
        for part in PARTS:
            box.addItem(task_words.part(part), part)
        box.setCurrentIndex(PARTS.index(self._state.parts.get(file.path, "train")))
        box.setProperty("path", file.path)
        box.activated.connect(self._part_chosen)
        self._boxes[file.path] = box
        box.installEventFilter(self)
        return box

    def _part_chosen(self, _index: int) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            self._state.set_part(box.property("path"), box.currentData())

    def _tools_note(self) -> QWidget:
        return _centred(label(self.tr("Tools to choose from"), "muted", wrap=False))

    def _remove(self, file: FileInfo) -> QToolButton:
        name = self.tr("Take out {file}").format(file=Path(file.path).name)
        made = icon_button("close", name, lambda: self.removed.emit(file.path), size=16)
        made.installEventFilter(self)
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring what takes the focus into view: tables do so for their cells only."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            place = watched.mapTo(self.table.viewport(), watched.rect().center())
            self.table.scrollTo(self.table.indexAt(place))
        return super().eventFilter(watched, event)

    def _sentence(self) -> str:
        if not self._state.data_files:
            return ""
        if self._state.given("test"):
            return self.tr("Your test file stays as it is: the model never learns from it.")
        return self.tr("No file is marked as test, so some rows are set aside for the final test. You choose how many.")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.added.emit(paths_of(event.mimeData()))


def _centred(widget: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(Space.XS, 0, Space.XS, 0)
    row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    return holder
