"""The data wizard: from a person's files to a dataset; asks the engine and brings its answers to the state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QTimer

from engine.commands import CheckData, ImportDataset, InspectFiles, ListDatasets, ListTasks, Reading
from engine.errors import ErrorInfo
from engine.results import DataCheck, DatasetInfo, Inspection
from gui import texts
from gui.bridge import Request
from gui.context import Context
from gui.wizards.data_check_page import DataCheckPage
from gui.wizards.data_columns_page import DataColumnsPage
from gui.wizards.data_files_page import DataFilesPage
from gui.wizards.data_reading_dialog import ReadingDialog
from gui.wizards.data_state import DataState
from gui.wizards.data_task_page import DataTaskPage
from gui.wizards.frame import WizardDialog

RECHECK_MS = 350  # a share is typed digit by digit; the engine is asked when the person pauses


class DataWizard(WizardDialog):
    """`paths` are files that were dropped on the window."""

    state: DataState

    def __init__(self, context: Context, paths: Sequence[str] = ()) -> None:
        super().__init__(context, DataState(_words), self.tr("Import data"), self.tr("Import"))
        self._looking: Request | None = None
        self._checking: Request | None = None
        self._importing: Request | None = None
        self._reading: Request | None = None
        self._recheck = QTimer(self)
        self._recheck.setSingleShot(True)
        self._recheck.setInterval(RECHECK_MS)
        self._recheck.timeout.connect(self._check)
        self._add_pages()
        self.begin()
        context.bridge.ask(ListTasks(), self.state.set_tasks, owner=self)
        context.bridge.ask(ListDatasets(context.project), self.state.set_existing, owner=self)
        if paths:
            self._add(list(paths))

    def _add_pages(self) -> None:
        state = self.state
        self.files, self.task, self.columns = DataFilesPage(state), DataTaskPage(state), DataColumnsPage(state)
        self.check = DataCheckPage(state)
        self.files.added.connect(self._add)
        self.files.removed.connect(self._remove)
        self.files.reading_wanted.connect(self._ask_reading)
        self.columns.wanted.connect(self._read_rows)
        self.check.wanted.connect(self._check_soon)
        self.check.cancelled.connect(self._stop_import)
        self.check.check_cancelled.connect(self._check_cancelled)
        self.add_page("files", self.tr("Files"), self.tr("Which files hold your examples?"), self.files)
        sentence = self.tr("Choose what you want the model to do with a new text.")
        self.add_page("task", self.tr("What should the model learn?"), sentence, self.task)
        sentence = self.tr("Deskhand has guessed what each column is for. Correct it where it is wrong.")
        self.add_page("columns", self.tr("Columns"), sentence, self.columns)
        sentence = self.tr("What was found in your rows, worst first. Your files are never changed.")
        self.add_page("check", self.tr("Check and repair"), sentence, self.check)

    def finish_pressed(self) -> None:
        """Import; the dialog stays until it is done, so that a failure can be mended here."""
        self.state.importing()
        self.check.show_importing(True)
        command = ImportDataset(self.context.project, self.state.spec())
        self._importing = self.context.bridge.ask(
            command,
            self._imported,
            self._import_failed,
            owner=self,
            cancelled=self._import_cancelled,
            progress=self.check.set_progress,
        )

    def reject(self) -> None:
        """Close; an import that runs is stopped."""
        super().reject()
        if not self.isVisible() and self._importing is not None:
            self._importing.cancel()

    # ---- files ----------------------------------------------------------------------------------------

    def _add(self, paths: list[str]) -> None:
        self._look(self.state.with_paths(paths), self.state.wanted[1])

    def _remove(self, path: str) -> None:
        _, reading = self.state.with_reading(path, Reading())
        self._look(self.state.without_path(path), reading)

    def _ask_reading(self, path: str) -> None:
        dialog = ReadingDialog(self.context, path, self.state.reading_of(path), self)
        dialog.chosen.connect(lambda reading: self._look(*self.state.with_reading(path, reading)))
        dialog.open()

    def _look(self, paths: tuple[str, ...], reading: Mapping[str, Reading]) -> None:
        if self._looking is not None:
            self._looking.drop()
            self._looking.cancel()
        self.state.begin_look(paths, reading)
        if not paths:
            self.state.set_inspection(None)
            return
        self.state.set_page("files", busy=True, why_not=self.tr("Looking at the files…"))
        command = InspectFiles(paths, reading)
        self._looking = self.context.bridge.ask(command, self._looked, self._look_failed, owner=self)

    def _looked(self, inspection: Inspection) -> None:
        self._looking = None
        self.state.set_inspection(inspection)

    def _look_failed(self, error: ErrorInfo) -> None:
        self._looking = None
        self.state.inspection_failed(error)

    # ---- columns --------------------------------------------------------------------------------------

    def _read_rows(self) -> None:
        if self._reading is not None:
            self._reading.drop()
        command = self.state.begin_preview()
        if command is not None:
            failed = partial(self.state.set_preview, None)
            self._reading = self.context.bridge.ask(command, self.state.set_preview, failed, owner=self)

    # ---- check ----------------------------------------------------------------------------------------

    def _check_soon(self) -> None:
        """Ask at once when the page is entered, after a pause while shares and repairs are being chosen."""
        if self.state.data_check is None:
            self._check()
        else:
            self.state.set_page("check", busy=True)
            self._recheck.start()

    def _check(self) -> None:
        self._drop_check()
        if not self.state.needs_check:
            self.state.keep_check()
            return
        command = CheckData(self.state.begin_check())
        self._checking = self.context.bridge.ask(
            command,
            self._checked,
            self._check_failed,
            owner=self,
            cancelled=self._check_cancelled,
            progress=self.check.checking.set_progress,
        )

    def _drop_check(self) -> None:
        if self._checking is not None:
            self._checking.drop()
            self._checking.cancel()
            self._checking = None

    def _check_cancelled(self, _reason: str = "") -> None:
        """The person would not wait, here or in the tray: back to the page before, from where it is asked again."""
        self._drop_check()
        self.state.check_failed(None)
        self.state.back()

    def _checked(self, check: DataCheck) -> None:
        self._checking = None
        self.state.set_check(check)

    def _check_failed(self, error: ErrorInfo) -> None:
        self._checking = None
        self.state.check_failed(error)

    # ---- import ---------------------------------------------------------------------------------------

    def _stop_import(self) -> None:
        if self._importing is not None:
            self._importing.cancel()

    def _imported(self, info: DatasetInfo) -> None:
        self._importing = None
        self.state.dirty = False
        rows = texts.rows(sum(info.rows.values()))
        self.context.notify(self.tr("Imported {name}: {rows}.").format(name=info.name, rows=rows), "good")
        self.accept()
        self.context.navigate("data", dataset=info.dataset)

    def _import_failed(self, error: ErrorInfo) -> None:
        self._end_import(error)

    def _import_cancelled(self, _reason: str) -> None:
        self._end_import(None)

    def _end_import(self, error: ErrorInfo | None) -> None:
        self._importing = None
        self.check.show_importing(False)
        self.state.import_ended(error)


def _words(code: str) -> str:
    """Return what is missing on a page, in words; a function, as the state wants it before the dialog stands."""
    tr = QCoreApplication.translate
    words = {
        "no_file": tr("data_wizard", "Choose at least one file."),
        "no_training_file": tr("data_wizard", "Mark at least one file as training."),
        "no_task": tr("data_wizard", "Choose what the model should learn."),
        "missing_column": tr("data_wizard", "Choose a column for everything that the model needs."),
        "no_split_column": tr("data_wizard", "Choose the column by which the rows are divided."),
        "no_name": tr("data_wizard", "Give the dataset a name."),
        "not_checked": "",
    }
    return words.get(code, code)
