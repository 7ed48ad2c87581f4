"""The versions of a dataset, newest first: what made each, and what changed from the one before."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from engine.commands import CompareVersions, DeleteSpareVersions, ListSpareVersions, ListVersions, RestoreVersion
from engine.errors import ErrorInfo
from engine.results import DatasetInfo, SpareVersions, VersionDiff
from gui import task_words, texts
from gui.bridge import Request
from gui.context import Context
from gui.tokens import Space
from gui.views.version_changes import VersionChanges
from gui.widgets.buttons import button
from gui.widgets.dialogs import confirm, show_error
from gui.widgets.error_state import ErrorState
from gui.widgets.labels import label
from gui.widgets.scroll import ScrollPage
from gui.widgets.value_table import Column, ValueTable


class VersionsPane(QWidget):
    """`begin(info)` lists them; `opened(info)` asks for the rows of one.

    `restored(info)` tells of a new one, `tidied` that some are gone.
    """

    opened = Signal(object)
    restored = Signal(object)
    tidied = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.versions: tuple[DatasetInfo, ...] = ()
        self.chosen: DatasetInfo | None = None
        self._listing: Request | None = None
        self._comparing: Request | None = None
        self._sizing: Request | None = None
        self._spare = SpareVersions()
        self.table = ValueTable(_columns(), self.tr("Versions"), sort=0, descending=True)
        self.table.row_chosen.connect(self._choose)
        self.table.row_opened.connect(self.opened)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(self._list_and_spare())
        parts.addWidget(self._detail())
        # Until the person moves it: the list as wide as its words.
        parts.setSizes([440, 560])
        parts.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.M, 0, 0)
        column.addWidget(parts)

    def begin(self, info: DatasetInfo) -> None:
        """List the versions of this dataset and show what the newest one changed."""
        if self._listing is not None:
            self._listing.drop()
        if self._sizing is not None:
            self._sizing.drop()
        self._show_spare(SpareVersions())
        command = ListVersions(self.context.project, info.dataset)
        self._listing = self.context.bridge.ask(command, self._list, self._failed, owner=self)

    def _list_and_spare(self) -> QWidget:
        self.spare_told = label("", "muted")
        self.tidy = button(self.tr("Delete them…"), self._tidy, icon="trash")
        self._spare_row = QWidget()
        row = QHBoxLayout(self._spare_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.spare_told, 1)
        row.addWidget(self.tidy)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.table, 1)
        column.addWidget(self._spare_row)
        return made

    def _detail(self) -> QWidget:
        self._title = label("", "section")
        self._made = label("", "muted")
        self.show_rows = button(self.tr("Show this version"), self._open, icon="table")
        self.restore = button(self.tr("Make this the newest again"), self._restore, icon="undo")
        self.changes = VersionChanges()
        self.error = ErrorState()
        self.error.hide()
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for part in (self.show_rows, self.restore):
            row.addWidget(part)
        row.addStretch()
        page = ScrollPage()
        page.body.setContentsMargins(Space.L, 0, Space.S, 0)
        page.body.setSpacing(Space.S)
        for part in (self._title, self._made):
            page.body.addWidget(part)
        page.body.addLayout(row)
        page.body.addSpacing(Space.S)
        page.body.addWidget(self.error)
        page.body.addWidget(self.changes)
        return page

    def _list(self, found: tuple[DatasetInfo, ...]) -> None:
        self._listing = None
        self.versions = found
        self.table.set_rows(found)
        if found:
            self.table.selectRow(0)
            command = ListSpareVersions(self.context.project, found[0].dataset)
            self._sizing = self.context.bridge.ask(command, self._show_spare, self._failed, owner=self)

    def _choose(self, info: DatasetInfo) -> None:
        self.chosen = info
        newest = info.version == self.versions[0].version
        self._title.setText(self.tr("Version {version}").format(version=info.version))
        moment = texts.date(info.created)
        self._made.setText(self.tr("{made}, {date}").format(made=made_words(info), date=moment))
        self.restore.setVisible(not newest)
        self.error.hide()
        self.changes.clear()
        if self._comparing is not None:
            self._comparing.drop()
            self._comparing = None
        before = next((other.version for other in self.versions if other.version < info.version), 0)
        if not before:
            self.changes.show_first()
            return
        command = CompareVersions(self.context.project, info.dataset, before, info.version)
        self._comparing = self.context.bridge.ask(command, self._compared, self._failed, owner=self)

    def _compared(self, diff: VersionDiff) -> None:
        self._comparing = None
        self.changes.show_diff(diff)

    def _failed(self, error: ErrorInfo) -> None:
        self.error.show_error(error)
        self.error.show()

    def _open(self) -> None:
        if self.chosen is not None:
            self.opened.emit(self.chosen)

    def _restore(self) -> None:
        if self.chosen is not None:
            self.restore.setEnabled(False)
            command = RestoreVersion(self.context.project, self.chosen.dataset, self.chosen.version)
            self.context.bridge.ask(command, self._restored, self._not_restored, owner=self)

    def _restored(self, info: DatasetInfo) -> None:
        self.restore.setEnabled(True)
        told = self.tr("Version {parent} is the newest again, as version {version}. All others stay as they were.")
        self.context.notify(told.format(parent=info.parent, version=info.version), "good")
        self.restored.emit(info)

    def _not_restored(self, error: ErrorInfo) -> None:
        self.restore.setEnabled(True)
        show_error(error, self)

    def _show_spare(self, found: SpareVersions) -> None:
        self._sizing = None
        self._spare = found
        told = self.tr("Versions that nothing was made from: {count}, {size}.")
        self.spare_told.setText(told.format(count=texts.number(len(found.versions)), size=texts.size(found.size)))
        self._spare_row.setVisible(bool(found.versions))

    def _tidy(self) -> None:
        title = self.tr("Delete the versions that nothing was made from?")
        sentence = self.tr(
            "This frees {size}. They cannot be had back. Kept are the newest version, what was imported or brought "
            "back, and what a run, a model or a correction was made from."
        )
        if confirm(self, title, sentence.format(size=texts.size(self._spare.size)), self.tr("Delete")):
            self.tidy.setEnabled(False)
            command = DeleteSpareVersions(self.context.project, self.versions[0].dataset, self._spare.versions)
            self.context.bridge.ask(command, self._tidied, self._not_tidied, owner=self)

    def _tidied(self, gone: SpareVersions) -> None:
        self.tidy.setEnabled(True)
        told = self.tr("Versions deleted: {count}. Freed: {size}.")
        self.context.notify(told.format(count=texts.number(len(gone.versions)), size=texts.size(gone.size)), "good")
        self.tidied.emit()

    def _not_tidied(self, error: ErrorInfo) -> None:
        self.tidy.setEnabled(True)
        show_error(error, self)


def made_words(info: DatasetInfo) -> str:
    """Return what made a version, in words."""
    words = {
        "import": _tr("Imported"),
        "edit": _tr("Corrected from version {parent}"),
        "repair": _tr("Repaired from version {parent}"),
        "addition": _tr("Rows added to version {parent}"),
        "labels": _tr("Labels given to version {parent}"),
        "restore": _tr("Version {parent} again"),
        "correction": _tr("A call or a reply corrected in a chat"),
        "correction_undone": _tr("A correction taken back"),
        "tools": _tr("Made from the tools of an agent"),
    }
    return words.get(info.made, _tr("Made by an earlier Deskhand")).format(parent=info.parent)


def _columns() -> tuple[Column, ...]:
    return (
        Column(_tr("Version"), lambda info: texts.number(info.version), lambda info: info.version, True, 75),
        Column(_tr("Rows"), lambda info: texts.number(task_words.rows_in_all(info)), task_words.rows_in_all, True, 75),
        Column(_tr("Made by"), made_words, width=0),
        Column(_tr("When"), _day, lambda info: info.created, width=110),
    )


def _day(info: DatasetInfo) -> str:
    return texts.date(info.created, with_time=False)


def _tr(text: str) -> str:
    return QCoreApplication.translate("dataset_versions", text)
