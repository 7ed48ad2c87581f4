"""Apply to a file: choose it, watch it being read, open what came out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QProgressBar, QWidget

from engine.commands import PredictFile
from engine.errors import ErrorInfo
from engine.events import Progress, RunNote
from engine.results import FileResult, TaskInfo
from gui import file_kinds, task_words, texts
from gui.context import Context
from gui.tokens import Space
from gui.views.apply_columns import ApplyColumns
from gui.widgets.buttons import button
from gui.widgets.card import Card
from gui.widgets.drop_zone import DropZone, paths_of
from gui.widgets.error_state import ErrorState
from gui.widgets.fields import LineField
from gui.widgets.labels import label
from gui.widgets.scroll import ScrollPage
from gui.widgets.tint import Tint

WRITTEN = (".csv", ".tsv", ".xlsx", ".jsonl", ".parquet")


def suggested(source: str) -> str:
    """Return a free name beside `source` for the answers."""
    path = Path(source)
    suffix = path.suffix.lower() if path.suffix.lower() in WRITTEN else ".csv"
    found, number = path.with_name(f"{path.stem} answered{suffix}"), 2
    while found.exists():
        found, number = path.with_name(f"{path.stem} answered {number}{suffix}"), number + 1
    return str(found)


class ApplyPart(ScrollPage):
    """`begin(model, task)`; a file dropped on it starts nothing before the person says so."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._model = ""
        self._task: TaskInfo | None = None
        self._request = None
        self._output = ""
        self._kept = ""
        self._said: list[str] = []
        self.body.setContentsMargins(0, Space.L, 0, 0)
        text = self.tr(
            "Every row of the file gets the model's answer, how sure it is and what else it thought of, as new columns "
            "in a new file. The file itself is not changed."
        )
        self.body.addWidget(label(text, "muted"))
        kinds = self.tr("Data files ({pattern})").format(pattern=file_kinds.READ)
        self.drop = DropZone(self.tr("Drop a file here"), self.tr("CSV, TSV, Excel, JSONL or Parquet"), kinds)
        self.drop.files.connect(lambda paths: self.set_input(paths[0]))
        self.body.addWidget(self.drop)
        self.body.addWidget(self._build_form())
        self.body.addWidget(self._build_running())
        self.error = ErrorState()
        self.body.addWidget(self.error)
        self.body.addWidget(self._build_done())
        self.body.addStretch(1)
        # Also while the answers to another file are shown: not only the zone takes one.
        self.setAcceptDrops(True)
        context.bridge.run_note.connect(self._noted)
        self._show_only(self.drop)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_of(event.mimeData()) and self._running.isHidden():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.set_input(paths_of(event.mimeData())[0])
        event.acceptProposedAction()

    def _build_form(self) -> QWidget:
        self._form = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        self.input, self.output = LineField(), LineField()
        for row, (title, field, pick) in enumerate(
            ((self.tr("Read"), self.input, self.drop.choose), (self.tr("Write to"), self.output, self._choose_output))
        ):
            field.setReadOnly(True)
            field.setAccessibleName(title)
            grid.addWidget(label(title, "muted", wrap=False), row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(button(self.tr("Choose…"), pick), row, 2)
        self._form.body.addLayout(grid)
        self.reads = label("", "small")
        self._form.body.addWidget(self.reads)
        self.columns = ApplyColumns(self._context)
        self._form.body.addWidget(self.columns)
        self.start_button = button(self.tr("Apply the model"), self.start, role="primary", icon="play")
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.start_button)
        self._form.body.addLayout(buttons)
        return self._form

    def _build_running(self) -> QWidget:
        self._running = Card(self.tr("Applying the model"))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Rows answered"))
        self._left = label("", "muted")
        # What is worth knowing meanwhile: where it goes on, what a column is called.
        self.notes = label("", "small")
        self.cancel_button = button(self.tr("Cancel"), self.cancel)
        row = QHBoxLayout()
        row.addWidget(self._left, 1)
        row.addWidget(self.cancel_button)
        self._running.body.addWidget(self._bar)
        self._running.body.addLayout(row)
        self._running.body.addWidget(self.notes)
        return self._running

    def _build_done(self) -> QWidget:
        self._done = Card()
        self.told = Tint("", "good")
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(button(self.tr("Open folder"), self._open_folder, icon="folder"))
        row.addWidget(button(self.tr("Open the file"), self._open_file, icon="file"))
        row.addStretch()
        row.addWidget(button(self.tr("Another file"), self._again, role="quiet"))
        self._done.body.addWidget(self.told)
        self._done.body.addLayout(row)
        return self._done

    def begin(self, model: str, task: TaskInfo | None) -> None:
        """Apply this model from now on, and say which columns its task reads."""
        self.reads.setText(task_words.columns_read(task) if task else "")
        if model != self._model:
            self._model = model
            self._again()
        if task != self._task:
            self._task = task
            self.columns.begin(task)

    def set_input(self, path: str) -> None:
        """Take a file to read and suggest where to write."""
        self.input.setText(path)
        self.output.setText(suggested(path))
        self.columns.look(path)
        self._show_only(self._form)

    def start(self) -> None:
        """Begin; the work goes on when the page is left, and can be found in the tray."""
        columns = self.columns.chosen()
        command = PredictFile(self._context.project, self._model, self.input.text(), self.output.text(), columns)
        self._bar.setRange(0, 0)
        self._left.setText("")
        self._kept, self._said = "", []
        self.notes.setText("")
        self._show_only(self._running)
        self._request = self._context.bridge.ask(
            command, self._finished, self._failed, owner=self, cancelled=self._cancelled, progress=self._progressed
        )

    def cancel(self) -> None:
        """Stop; the file does not appear, and the answers so far are kept to go on from."""
        if self._request is not None:
            self.cancel_button.setEnabled(False)
            self._request.cancel()

    def _noted(self, event: RunNote) -> None:
        if self._request is None or event.job != self._request.job:
            return
        told = texts.note(event.code, event.params)
        if event.code == "kept":
            self._kept = told
        else:
            self._said.append(told)
            self.notes.setText(" ".join(self._said))

    def _progressed(self, report: Progress) -> None:
        self._bar.setRange(0, 1000 if report.total else 0)
        if report.total:
            self._bar.setValue(round(1000 * report.done / report.total))
            if report.stage != "predict":
                self._left.setText(texts.stage(report.stage))
                return
            told = self.tr("{done} of {rows}").format(
                done=texts.number(report.done), rows=texts.rows(int(report.total))
            )
            left = texts.time_left(report.seconds_left)
            self._left.setText(f"{told}, {left}" if left else told)

    def _finished(self, result: FileResult) -> None:
        self._output = result.output
        text = self.tr("{rows} answered in {time}, in {file}.")
        rows, taken = texts.rows(result.rows), texts.duration(result.seconds)
        told = text.format(rows=rows, time=taken, file=Path(result.output).name)
        if result.columns:
            told += " " + self.tr("Read from: {columns}.").format(columns=", ".join(result.columns))
        if result.added:
            told += " " + self.tr("The answers stand in: {columns}.").format(columns=", ".join(result.added))
        self.told.set(told, "good")
        self._show_only(self._done)

    def _failed(self, info: ErrorInfo) -> None:
        self.error.show_error(info)
        self._show_only(self._form, self.error)

    def _cancelled(self, _reason: str) -> None:
        self._context.notify(self._kept or self.tr("Stopped. Nothing was written."))
        self._show_only(self._form)

    def _again(self) -> None:
        self._show_only(self.drop)

    def _show_only(self, *parts: QWidget) -> None:
        self.cancel_button.setEnabled(True)
        for part in (self.drop, self._form, self._running, self.error, self._done):
            part.setVisible(part in parts)

    def _choose_output(self) -> None:
        kinds = self.tr("Data files ({pattern})").format(pattern=" ".join(f"*{suffix}" for suffix in WRITTEN))
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Write the answers to"), self.output.text(), kinds)
        if path:
            self.output.setText(path)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self._output).parent)))

    def _open_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._output))
