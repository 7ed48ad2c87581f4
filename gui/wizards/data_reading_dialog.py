"""Asks how one file is read, and shows its first rows read like that: what was found is a guess and can be wrong."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from engine.commands import LINES, InspectFiles, Reading
from engine.errors import ErrorInfo
from engine.results import FileInfo, Inspection
from engine.text.values import cell_text
from gui import task_words, texts
from gui.bridge import Request
from gui.context import Context
from gui.tokens import Space
from gui.widgets.busy_state import PATIENCE_MS
from gui.widgets.buttons import button
from gui.widgets.error_state import ErrorState
from gui.widgets.labels import label
from gui.widgets.plain_table import PlainTable
from gui.widgets.section_title import SectionTitle

# For Japanese, Korean and traditional Chinese those of Windows: they read what other systems write, too.
ENCODINGS = ("utf-8", "utf-16", "gb18030", "cp950", "cp932", "cp949", "cp1252", "latin-1", "mac-roman", "cp1250")
ENCODINGS += ("cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874")
HEADERS = {"": None, "yes": True, "no": False}
# It says itself how its texts are encoded.
WORKBOOK = "excel"
# What is lines of text, so that a separator can make a table of it.
DIVISIBLE = ("csv", "tsv", "conll", "semeval", "labelled lines")


class ReadingDialog(QDialog):
    """Three choices and five rows; `chosen(reading)` when the person takes another reading than the one given.

    Of a workbook with several sheets there is a fourth: which one is read.
    """

    chosen = Signal(object)

    def __init__(self, context: Context, path: str, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._path = path
        self._given = reading
        self._looking: Request | None = None
        self._words = self._make_words()
        self.encoding, self.delimiter, self.header = (self._box(part) for part in self._words)
        self.sheet = self._box(self.tr("Sheet"))
        self._show_reading(reading)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(lambda: self._told.set_sentence(self.tr("Reading the file…")))
        self._build()
        self._look()

    def reading(self) -> Reading:
        """Return what is chosen now."""
        header = HEADERS[str(self.header.currentData())]
        return Reading(self.encoding.currentData(), self.delimiter.currentData(), header, self.sheet.currentData())

    def done(self, result: int) -> None:
        """Close; what is still being read is of no use any more."""
        self._stop()
        super().done(result)

    def _make_words(self) -> dict[str, dict[str, str]]:
        """Return for each choice what its values are called: '' is left out, its words tell what was found."""
        where = self._languages()
        encodings = {
            name: f"{task_words.encoding(name)} ({where[name]})" if name in where else task_words.encoding(name)
            for name in ENCODINGS
        }
        separators = {
            ",": self.tr("Comma"),
            ";": self.tr("Semicolon"),
            "\t": self.tr("Tab"),
            "|": self.tr("Vertical bar"),
            LINES: self.tr("None: each line is one text"),
        }
        headers = {"yes": self.tr("Holds the names of the columns"), "no": self.tr("Is a row like the others")}
        return {self.tr("Encoding"): encodings, self.tr("Separator"): separators, self.tr("First row"): headers}

    def _languages(self) -> dict[str, str]:
        """Return for each encoding of few languages whose it is."""
        west = self.tr("Western Europe")
        return {
            "gb18030": self.tr("Chinese"),
            "cp950": self.tr("Traditional Chinese"),
            "cp932": self.tr("Japanese"),
            "cp949": self.tr("Korean"),
            "cp1252": west,
            "latin-1": west,
            "mac-roman": west,
            "cp1250": self.tr("Central Europe"),
            "cp1251": self.tr("Cyrillic"),
            "cp1253": self.tr("Greek"),
            "cp1254": self.tr("Turkish"),
            "cp1255": self.tr("Hebrew"),
            "cp1256": self.tr("Arabic"),
            "cp1257": self.tr("Baltic"),
            "cp1258": self.tr("Vietnamese"),
            "cp874": self.tr("Thai"),
        }

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setMinimumWidth(440)
        box.addItem(self.tr("Found automatically"), "")
        for value, words in self._words.get(name, {}).items():
            box.addItem(words, value)
        box.activated.connect(lambda _index: self._look())
        return box

    def _show_reading(self, reading: Reading) -> None:
        header = next(word for word, value in HEADERS.items() if value is reading.header)
        self._offer_sheets((reading.sheet,) if reading.sheet else ())
        for box, value in (
            (self.encoding, reading.encoding),
            (self.delimiter, reading.delimiter),
            (self.header, header),
            (self.sheet, reading.sheet),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))

    def _build(self) -> None:
        title = self.tr("How {file} is read").format(file=Path(self._path).name)
        self.setWindowTitle(title)
        self.setModal(True)
        self.resize(680, 540)
        sentence = self.tr("Correct it where the rows below look wrong. Your file stays as it is.")
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(2, 1)
        boxes = (self.encoding, self.delimiter, self.header, self.sheet)
        titles = [label(box.accessibleName(), "strong", wrap=False) for box in boxes]
        for at, (told, box) in enumerate(zip(titles, boxes, strict=True)):
            grid.addWidget(told, at, 0)
            grid.addWidget(box, at, 1)
        # Shown where there is something to choose from.
        self._of_sheets = (titles[-1], self.sheet)
        self._show_sheets()
        self._told = SectionTitle(self.tr("The first rows, read like this"), " ")
        self.table = PlainTable(self._told.title.text())
        self.error = ErrorState()
        self.error.hide()
        self.use = button(self.tr("Read it like this"), self._use, role="primary")
        self.use.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch()
        row.addWidget(button(self.tr("Cancel"), self.reject))
        row.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(SectionTitle(title, sentence))
        column.addLayout(grid)
        column.addSpacing(Space.S)
        for part in (self._told, self.table, self.error):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(row)

    def _look(self) -> None:
        """Ask the engine for the rows, read as chosen; those shown before stay until the answer is there."""
        self._stop()
        self.use.setEnabled(False)
        self._patience.start()
        command = InspectFiles((self._path,), {self._path: self.reading()})
        self._looking = self._context.bridge.ask(command, self._looked, self._look_failed, owner=self)

    def _stop(self) -> None:
        self._patience.stop()
        if self._looking is not None:
            self._looking.drop()
            self._looking.cancel()
            self._looking = None

    def _looked(self, inspection: Inspection) -> None:
        self._looking = None
        self._patience.stop()
        file = inspection.files[0]
        self._show_found(file)
        columns = tuple(inspection.sample[0]) if inspection.sample else ()
        many = self.tr("{rows} in {count} columns") if len(columns) != 1 else self.tr("{rows} in one column")
        self._told.set_sentence(many.format(rows=texts.rows(file.rows), count=texts.number(len(columns))))
        rows = [[cell_text(row.get(column)) for column in columns] for row in inspection.sample]
        # Many columns side by side are scrolled; of few, the first is most often the text.
        self.table.set_rows(columns, rows, stretch=0 if len(columns) <= 3 else -1)
        self.table.fit_height(240)
        self._show_error(None)
        self.use.setEnabled(True)

    def _look_failed(self, error: ErrorInfo) -> None:
        self._looking = None
        self._patience.stop()
        for box in (self.encoding, self.delimiter, self.header, self.sheet):
            box.setItemText(0, self.tr("Found automatically"))
            box.setEnabled(True)
        self._show_error(error)

    def _show_error(self, error: ErrorInfo | None) -> None:
        if error is not None:
            self.error.show_error(error)
        self.error.setVisible(error is not None)
        self._told.setVisible(error is None)
        self.table.setVisible(error is None)

    def _show_found(self, file: FileInfo) -> None:
        """Say beside what is left to the engine what it found; what does not matter for this format is shut."""
        encoding = task_words.encoding(file.encoding)
        header = next(word for word, value in HEADERS.items() if value is file.header)
        _, separators, headers = self._words.values()
        self._say_found(self.encoding, encoding)
        self._say_found(self.delimiter, separators.get(file.delimiter, ""))
        lower = self.tr("Row {row} holds the names of the columns").format(row=texts.number(file.names_row))
        self._say_found(self.header, lower if file.names_row > 1 else headers.get(header, ""))
        self._offer_sheets(file.sheets)
        self._show_sheets()
        self._say_found(self.sheet, ", ".join(file.read_sheets))
        self.encoding.setEnabled(file.format != WORKBOOK)
        self.delimiter.setEnabled(file.format in DIVISIBLE)
        self.header.setEnabled(file.header is not None)

    def _offer_sheets(self, names: Sequence[str]) -> None:
        """Offer the sheets of these names; what is chosen stays chosen."""
        chosen = self.sheet.currentData()
        for at in reversed(range(1, self.sheet.count())):
            self.sheet.removeItem(at)
        for name in names:
            self.sheet.addItem(name, name)
        self.sheet.setCurrentIndex(max(0, self.sheet.findData(chosen)))

    def _show_sheets(self) -> None:
        # "Found automatically" and the only sheet are one choice.
        for part in self._of_sheets:
            part.setVisible(self.sheet.count() > 2 or bool(self.sheet.currentData()))

    def _say_found(self, box: QComboBox, found: str) -> None:
        told = self.tr("Found automatically ({found})").format(found=found)
        box.setItemText(0, told if found and not box.currentData() else self.tr("Found automatically"))

    def _use(self) -> None:
        reading = self.reading()
        self.accept()
        if reading != self._given:
            self.chosen.emit(reading)
