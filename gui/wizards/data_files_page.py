"""Page 1 of the data wizard: the files, and what each is for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.results import FileInfo
from gui import file_kinds, task_words, texts, theme
from gui.tips import plain_tip
from gui.tokens import Space
from gui.widgets.buttons import button, icon_button
from gui.widgets.drop_zone import DropZone, paths_of
from gui.widgets.labels import label
from gui.wizards.data_state import TOOLS, DataState

PARTS = ("train", "valid", "test")
ROW = 42
# What has one way to be read only.
FIXED = (TOOLS, "parquet")


class DataFilesPage(QWidget):
    """`added(paths)`, `removed(path)` and `reading_wanted(path)` are for the wizard, which asks the engine.

    Parts go to the state.
    """

    added = Signal(list)
    removed = Signal(str)
    reading_wanted = Signal(str)

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
        self.strange = label("", "careful")
        self.misread = button("", lambda: self.reading_wanted.emit(self._state.misread), icon="edit")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.zone)
        column.addWidget(self.table)
        column.addWidget(self.strange)
        column.addWidget(self._told)
        column.addWidget(self.misread, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        state.subscribe(self.follow)
        self.follow()

    def help_text(self) -> str:
        """Return what F1 says."""
        return self.tr(
            "Drop files here or choose them; each row is one example. A file marked as test only measures the "
            "model and never teaches it. If a file was read wrongly, say beside its name how to read it."
        )

    def follow(self) -> None:
        """Show the files of the state."""
        files = self._state.files
        self.table.setVisible(bool(files))
        self._told.setText(self._sentence())
        self.strange.setText(self._strange_sentence())
        self.strange.setVisible(bool(self.strange.text()))
        self._offer_misread(self._state.misread)
        if files is not self._shown:
            self._shown = files
            self._fill(files)

    def part_box(self, path: str) -> QComboBox:
        """Return the choice of a file's part. Raises KeyError for a file that has none."""
        return self._boxes[path]

    def reading_button(self, path: str) -> QPushButton:
        """Return what opens how a file is read. Raises KeyError for a file with one way only."""
        return self._readings[path]

    def _offer_misread(self, path: str) -> None:
        words = self.tr("How {file} is read…").format(file=Path(path).name)
        self.misread.setText(words)
        self.misread.setAccessibleName(words)
        self.misread.setVisible(bool(path))

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 6)
        table.setAccessibleName(self.tr("Files"))
        named = [self.tr("File"), self.tr("Format"), self.tr("Read as"), self.tr("Rows"), self.tr("Used for"), ""]
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
        for column, width in ((1, 80), (2, 156), (3, 80), (4, 170), (5, 48)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            table.setColumnWidth(column, width)
        return table

    def _fill(self, files: tuple[FileInfo, ...]) -> None:
        focused = next((path for path, one in getattr(self, "_readings", {}).items() if one.hasFocus()), "")
        self._boxes: dict[str, QComboBox] = {}
        self._readings: dict[str, QPushButton] = {}
        self.table.setRowCount(0)
        self.table.setRowCount(len(files))
        for at, file in enumerate(files):
            tools = file.format == TOOLS
            cells = (
                Path(file.path).name,
                task_words.file_format(file.format),
                "",
                "" if tools else texts.number(file.rows),
            )
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(file.path if column == 0 else text))
                self.table.setItem(at, column, item)
            if file.format not in FIXED:
                self.table.setCellWidget(at, 2, self._reading(file))
            self.table.setCellWidget(at, 4, self._tools_note() if tools else _centred(self._part_choice(file)))
            self.table.setCellWidget(at, 5, _centred(self._remove(file)))
        if focused in self._readings:  # the button that was pressed is a new one now
            self._readings[focused].setFocus()
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

    def _reading(self, file: FileInfo) -> QWidget:
        one_of_many = file.read_sheets[0] if len(file.read_sheets) == 1 < len(file.sheets) else ""
        shown = task_words.encoding(file.encoding) or one_of_many or self.tr("Automatic")
        made = button(shown, lambda: self.reading_wanted.emit(file.path), role="quiet", icon="edit")
        name = self.tr("How {file} is read…").format(file=Path(file.path).name)
        made.setToolTip(plain_tip(name))
        made.setAccessibleName(f"{name} {shown}")
        made.installEventFilter(self)
        self._readings[file.path] = made
        # As wide as its words, which then stand below those of the heading.
        return _centred(made, Qt.AlignmentFlag.AlignLeft)

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

    def _strange_sentence(self) -> str:
        found = self._state.strangers
        if not found:
            return ""
        told = self.tr(
            "Other columns than in the largest file: {files}. Take out what holds something else and import it on its "
            "own. For ratings and what is rated, make a recommender: “New project from…” on the Home page."
        )
        return told.format(files=", ".join(Path(file.path).name for file in found))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.added.emit(paths_of(event.mimeData()))


def _centred(widget: QWidget, side: Qt.AlignmentFlag | None = None) -> QWidget:
    """Return the widget in the middle of its row's height; without a `side` it takes the whole width."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    margin = 0 if side else Space.XS
    middle = Qt.AlignmentFlag.AlignVCenter
    row.setContentsMargins(margin, 0, margin, 0)
    row.addWidget(widget, 0, middle | side if side else middle)
    return holder
