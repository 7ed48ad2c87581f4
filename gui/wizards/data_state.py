"""The Qt-free state of the data wizard: files, task, columns, repairs and split, and the import they amount to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from engine.commands import TABLE, ImportSpec, PreviewRows, Reading, Split
from engine.errors import ErrorInfo
from engine.results import ColumnInfo, DataCheck, DatasetInfo, FileInfo, Inspection, Role, RowPreview, TaskInfo
from gui.wizards.data_guesses import all_lengths, answer_role, likely_name, likely_task, strangers, with_texts
from gui.wizards.split_columns import SplitColumns, split_columns
from gui.wizards.state import WizardState

TOOLS = "tools"
# Rows that cannot be used are always left out: an import that kept them would be refused.
ALWAYS = "drop_empty"
# What a file may be refused for only because it was not read as it was meant.
_MISREAD = frozenset({"undecodable", "csv_columns", "csv_cut", "csv_quotes", "one_column", "no_rows", "trailing_label"})


class DataState(WizardState):
    """Edits an ImportSpec page by page; `words` turns a code for what is missing into a sentence.

    The engine is asked by the wizard: `set_inspection`, `set_check` and their failures bring the answers back.
    """

    def __init__(self, words: Callable[[str], str] = str) -> None:
        super().__init__(["files", "task", "columns", "check"])
        self._words = words
        self.paths: tuple[str, ...] = ()
        self.inspection: Inspection | None = None
        self.parts: dict[str, str] = {}
        self.reading: dict[str, Reading] = {}
        self._asked: tuple[tuple[str, ...], dict[str, Reading]] = ((), {})
        self.tasks: tuple[TaskInfo, ...] = ()
        self.existing: tuple[DatasetInfo, ...] = ()
        self.task = ""
        self.columns: dict[str, str] = {}
        self.repairs: set[str] = {ALWAYS}
        self.unlabelled = False
        self.split = Split()
        self.name = ""
        self.data_check: DataCheck | None = None
        self.preview: RowPreview | None = None
        self.preview_error: ErrorInfo | None = None
        self._previewed: PreviewRows | None = None
        self._check_error: ErrorInfo | None = None
        self._checked: ImportSpec | None = None
        self._named = False
        self._task_chosen = False
        self._columns_chosen = False
        self._review()

    # ---- files ----------------------------------------------------------------------------------------

    @property
    def files(self) -> tuple[FileInfo, ...]:
        """The files as the engine found them."""
        return self.inspection.files if self.inspection else ()

    @property
    def data_files(self) -> tuple[FileInfo, ...]:
        """The files that hold rows."""
        return tuple(file for file in self.files if file.format != TOOLS)

    @property
    def wanted(self) -> tuple[tuple[str, ...], dict[str, Reading]]:
        """The files and how they are read, with what the engine is being asked about just now."""
        return self._asked if self.pages["files"].busy else (self.paths, self.reading)

    def with_paths(self, added: Iterable[str]) -> tuple[str, ...]:
        """Return the paths to inspect if these files were added, each once."""
        return tuple(dict.fromkeys([*self.wanted[0], *added]))

    def without_path(self, path: str) -> tuple[str, ...]:
        """Return the paths to inspect if this file was taken out."""
        return tuple(known for known in self.wanted[0] if known != path)

    def with_reading(self, path: str, reading: Reading) -> tuple[tuple[str, ...], dict[str, Reading]]:
        """Return what to inspect, and how, if this file was read so; an empty reading takes a correction back.

        A file that is not there yet is one of those asked for last, which could not be read.
        """
        paths, known = self.wanted if path in self.paths else self._asked
        kept = {other: how for other, how in known.items() if other != path}
        return paths, kept if reading == Reading() else {**kept, path: reading}

    def reading_of(self, path: str) -> Reading:
        """Return how the person wants a file to be read; empty where that is left to the engine."""
        return (self.reading if path in self.paths else self._asked[1]).get(path, Reading())

    @property
    def misread(self) -> str:
        """The file that was refused and may only have been misread, '' for none."""
        error = self.pages["files"].error
        return str(error.params.get("file", "")) if error and error.code in _MISREAD else ""

    def begin_look(self, paths: tuple[str, ...], reading: Mapping[str, Reading]) -> None:
        """Note that the engine is asked what these files hold, read like this."""
        self._asked = (paths, dict(reading))

    def set_inspection(self, inspection: Inspection | None) -> None:
        """Take over what the engine found (in a folder or an archive, each file of it); None where none is left.

        What was chosen before stays where it still fits.
        """
        self.inspection = inspection
        self.paths = tuple(file.path for file in self.files)
        self.reading = {path: how for path, how in self._asked[1].items() if path in self.paths}
        self.parts = {file.path: self.parts.get(file.path, file.part or "train") for file in self.data_files}
        self.dirty = bool(self.paths)
        if not self._task_chosen:
            self.task = self.likely
            self.unlabelled = self.task != TABLE and not self.fits(self.task)
        known = {column.name for column in self.column_infos}
        if not self._columns_chosen or not known.issuperset(self.columns.values()):
            self._guess_columns()
        self._keep_split_possible()
        if not self._named:
            self.name = likely_name(self.given("train") or tuple(file.path for file in self.data_files))
        self.pages["files"].busy = False
        self._review()

    def inspection_failed(self, error: ErrorInfo) -> None:
        """Say why files could not be added; the files known before stay."""
        self.set_page("files", busy=False, error=error)

    def set_part(self, path: str, part: str) -> None:
        """Correct what a file is for: train, valid or test."""
        self.parts[path] = part
        self._keep_split_possible()
        self._review()

    def given(self, part: str) -> tuple[str, ...]:
        """Return the files that were given for a part."""
        return tuple(file.path for file in self.data_files if self.parts[file.path] == part)

    # ---- task -----------------------------------------------------------------------------------------

    @property
    def likely(self) -> str:
        """The task that the columns fit best, '' before files are there."""
        return likely_task(self.inspection, self.column_infos, self.tasks) if self.inspection else ""

    def set_tasks(self, tasks: Sequence[TaskInfo]) -> None:
        """Take over what can be learned at all."""
        self.tasks = tuple(tasks)
        self._guess_columns()
        self._review()

    def set_existing(self, datasets: Sequence[DatasetInfo]) -> None:
        """Take over the project's datasets: an import of the same name and task is their next version."""
        self.existing = tuple(datasets)
        self.changed()

    def fits(self, task: str) -> bool:
        """Whether the engine found a column for every required role of a task."""
        return task == TABLE or (self.inspection is not None and task in self.inspection.tasks)

    def choose_task(self, task: str) -> None:
        """Choose what to learn, or `table`."""
        if task != self.task:
            self.task = task
            self._guess_columns()
        self._task_chosen = True
        self._review()

    @property
    def task_info(self) -> TaskInfo | None:
        """The chosen task, None for a table."""
        return next((task for task in self.tasks if task.name == self.task), None)

    # ---- columns --------------------------------------------------------------------------------------

    @property
    def column_infos(self) -> tuple[ColumnInfo, ...]:
        """The columns of the largest file for training, from which the roles were guessed."""
        learned = [file for file in self.data_files if self.parts[file.path] == "train"] or self.data_files
        return max(learned, key=lambda file: file.rows).columns if learned else ()

    @property
    def can_label(self) -> bool:
        """Whether texts without labels can be imported for the task, to be labelled afterwards."""
        return bool(self.task_info and self.task_info.answer)

    def set_unlabelled(self, unlabelled: bool) -> None:
        """Choose to import the texts only."""
        self.unlabelled = unlabelled
        self._task_chosen = True
        self._guess_columns()
        self._review()

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that columns play: those of the task, or of its texts where labels are given later."""
        info = self.task_info
        if info is None:
            return ()
        return info.to_label if self.unlabelled and self.can_label else info.roles

    @property
    def used_columns(self) -> dict[str, str]:
        """Role -> column of the roles that need one."""
        return {role.name: self.columns[role.name] for role in self.roles if role.name in self.columns}

    def set_column(self, role: str, column: str) -> None:
        """Give a role a column, '' for none. A column plays one role only: another role gives it up."""
        for other in [name for name, taken in self.columns.items() if column and taken == column]:
            del self.columns[other]
        if column:
            self.columns[role] = column
        else:
            self.columns.pop(role, None)
        self._task_chosen = self._columns_chosen = True
        self._review()

    def missing_roles(self) -> tuple[str, ...]:
        """Return the required roles that have no column yet."""
        return tuple(role.name for role in self.roles if role.required and role.name not in self.columns)

    @property
    def strangers(self) -> tuple[FileInfo, ...]:
        """The files that cannot be imported together with the largest: they hold something else."""
        used = None if self.task == TABLE else self.used_columns.values()
        return strangers(self.data_files, self.column_infos, used)

    # ---- preview --------------------------------------------------------------------------------------

    @property
    def wanted_preview(self) -> PreviewRows | None:
        """What to ask for the rows as a base model reads them; None for a table and while a column is missing."""
        if self.task_info is None or self.inspection is None or not self.inspection.sample or self.missing_roles():
            return None
        return PreviewRows(
            self.task,
            self.used_columns,
            self.inspection.sample,
            self.unlabelled and self.can_label,
            lengths=all_lengths(self.data_files, self.used_columns.get("text", "")),
        )

    @property
    def needs_preview(self) -> bool:
        """Whether the rows were not yet read with the columns as they are now chosen."""
        return self.wanted_preview is not None and self.wanted_preview != self._previewed

    @property
    def answer_role(self) -> str:
        """The role under which a person knows what is learned of a row."""
        return answer_role(self.task_info)

    def begin_preview(self) -> PreviewRows | None:
        """Note that the engine is asked about the columns as they are now, and return the question."""
        self._previewed = self.wanted_preview
        return self._previewed

    def set_preview(self, preview: RowPreview | None, error: ErrorInfo | None = None) -> None:
        """Take over how the rows are read, or why they cannot be."""
        self.preview, self.preview_error = preview, error
        self.changed()

    # ---- check and repair -----------------------------------------------------------------------------

    def spec(self) -> ImportSpec:
        """Return the import as chosen so far."""
        tools = tuple(file.path for file in self.files if file.format == TOOLS)
        if self.task == TABLE:
            rows = tuple(file.path for file in self.data_files)
            return ImportSpec(rows, TABLE, self.name.strip(), reading=self.reading)
        return ImportSpec(
            paths=(*self.given("train"), *tools),
            task=self.task,
            name=self.name.strip(),
            columns=self.used_columns,
            unlabelled=self.unlabelled and self.can_label,
            valid=self.given("valid"),
            test=self.given("test"),
            split=self.split if self.divides else replace(self.split, by="", column=""),
            repairs=tuple(sorted(self.repairs)),
            reading=self.reading,
        )

    @property
    def needs_check(self) -> bool:
        """Whether the engine has not yet looked at the import as it is now chosen (its name does not matter)."""
        return self._split_is_told and self._checked != replace(self.spec(), name="")

    def begin_check(self) -> ImportSpec:
        """Note that the engine is asked about the import as it is now, and return it."""
        self._checked, self._check_error = replace(self.spec(), name=""), None
        self.set_page("check", valid=False, busy=True)
        return self.spec()

    def set_check(self, check: DataCheck) -> None:
        """Take over the doctor's findings."""
        self.data_check, self._check_error = check, None
        self.set_page("check", busy=False)
        self._review()

    def check_failed(self, error: ErrorInfo | None) -> None:
        """Say why the import is not possible, asked again when something changes; None: stopped, and asked anew."""
        self.data_check, self._check_error = None, error
        self._checked = self._checked if error is not None else None
        self.set_page("check", valid=False, busy=False, error=error)

    def keep_check(self) -> None:
        """Note that what is known of the import still holds, or that it cannot be asked about yet."""
        self.set_page("check", busy=False)
        self._review()

    def set_repair(self, repair: str, wanted: bool) -> None:
        """Apply a repair or not."""
        if wanted:
            self.repairs.add(repair)
        elif repair != ALWAYS:
            self.repairs.discard(repair)
        self.changed()

    # ---- division -------------------------------------------------------------------------------------

    @property
    def divides(self) -> bool:
        """Whether rows are divided: not those of a table, not those without labels, not where files give each part."""
        given = bool(self.given("valid")) and bool(self.given("test"))
        return self.task != TABLE and not given and not (self.unlabelled and self.can_label)

    @property
    def split_columns(self) -> SplitColumns:
        """The columns by which rows can be divided in the way chosen, the plausible ones first."""
        return split_columns(self.split.by, self.column_infos, tuple(self.used_columns.values()))

    def set_split(self, valid: float, test: float) -> None:
        """Set the shares of rows for checking and for the test, as fractions of the rows that are split."""
        self.split = replace(self.split, valid=valid, test=test)
        self.changed()

    def split_by(self, by: str, column: str = "") -> None:
        """Choose how rows are divided: '' by chance, 'group' or 'time', both by a column; '' takes a plausible one."""
        self.split = replace(self.split, by=by, column="")
        if by:
            self.split = replace(self.split, column=column or self.split_columns.likely)
        self._review()

    def shuffle(self) -> None:
        """Draw other rows."""
        self.split = replace(self.split, seed=self.split.seed + 1)
        self.changed()

    def set_name(self, name: str) -> None:
        """Name the dataset."""
        self.name = name
        self._named = True
        self._review()

    @property
    def next_version(self) -> int:
        """Which version an import under this name becomes: 1 for a new dataset."""
        wanted = (self.name.strip(), self.task)
        return 1 + max((info.version for info in self.existing if (info.name, info.task) == wanted), default=0)

    def importing(self) -> None:
        """Note that the import runs."""
        self.running = True
        self.set_page("check", busy=True)

    def import_ended(self, error: ErrorInfo | None = None) -> None:
        """Note that the import stopped; `error` says why, None where the person cancelled it."""
        self.running = False
        self.set_page("check", busy=False, error=error)

    # ---- inside ---------------------------------------------------------------------------------------

    def _guess_columns(self) -> None:
        guessed = self.inspection.roles if self.inspection else {}
        self.columns = dict(guessed.get(self.task, {}))
        self._columns_chosen = False
        if self.unlabelled:
            self.columns = with_texts(self.columns, self.roles, guessed, self.column_infos)

    @property
    def _split_is_told(self) -> bool:
        return not self.divides or not self.split.by or bool(self.split.column)

    def _keep_split_possible(self) -> None:
        """Divide by chance again where the column went with its file."""
        if self.split.column not in ("", *(column.name for column in self.column_infos)):
            self.split = replace(self.split, by="", column="")

    def _review(self) -> None:
        """Say for each page whether Next may leave it, and what is missing otherwise."""
        if self.wanted_preview != self._previewed:
            self.preview = self.preview_error = self._previewed = None
        trainable = self.task == TABLE or bool(self.given("train"))
        why = "" if self.data_files and self.given("train") else "no_training_file" if self.data_files else "no_file"
        # While files are looked at, the page says so; what else arrives meanwhile must not put an end to that.
        if not self.pages["files"].busy:
            self._say("files", why)
        self._say("task", "" if self.task and trainable else "no_task")
        missing = self.missing_roles() if self.task != TABLE else ()
        self._say("columns", "missing_column" if missing else "")
        why = "" if self.data_check else "not_checked"
        self._say("check", "no_name" if not self.name.strip() else why if self._split_is_told else "no_split_column")

    def _say(self, page: str, why: str) -> None:
        error = self._check_error if page == "check" else None
        self.set_page(page, valid=not why, error=error, why_not=self._words(why) if why else "")
