"""Finds the names behind the ids that runs and models carry, so that a page never shows an id."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from engine.commands import ListBases, ListDatasets, ListTasks
from engine.results import BaseModel, DatasetInfo, TaskInfo
from gui.context import Context


class Names(QObject):
    """Asks once and again whenever something was renamed or added; `changed` fires when names came in."""

    changed = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._datasets: dict[str, str] = {}
        self._asked = False
        self._bases: dict[str, str] = {}
        self._tasks: dict[str, TaskInfo] = {}
        context.bridge.changed.connect(self._stored_rows_changed)
        self._ask_datasets()
        self._ask_bases()
        context.bridge.ask(ListTasks(), self._take_tasks, owner=self)

    def dataset(self, dataset: str, version: int = 0) -> str:
        """Return a dataset's name, with its version where one is given."""
        name = self._datasets.get(dataset, self.tr("a deleted dataset")) if self._asked else "…"
        return self.tr("{name}, version {version}").format(name=name, version=version) if version > 1 else name

    def base(self, base: str) -> str:
        """Return a base model's name."""
        return self._bases.get(base, base)

    def task(self, task: str) -> TaskInfo | None:
        """Return what a task is; None until that is known, or of a task that this Deskhand does not know."""
        return self._tasks.get(task)

    def _stored_rows_changed(self, _project: str, what: str) -> None:
        if what == "datasets":
            self._ask_datasets()
        elif what == "bases":
            self._ask_bases()

    def _ask_datasets(self) -> None:
        if self._context.project:
            self._context.bridge.ask(ListDatasets(self._context.project), self._take_datasets, owner=self)

    def _ask_bases(self) -> None:
        self._context.bridge.ask(ListBases(), self._take_bases, owner=self)

    def _take_datasets(self, found: tuple[DatasetInfo, ...] | None) -> None:
        self._asked = True
        self._datasets = {info.dataset: info.name for info in found or ()}
        self.changed.emit()

    def _take_tasks(self, found: tuple[TaskInfo, ...] | None) -> None:
        self._tasks = {info.name: info for info in found or ()}
        self.changed.emit()

    def _take_bases(self, found: tuple[BaseModel, ...] | None) -> None:
        self._bases = {base.id: base.name for base in found or ()}
        self.changed.emit()
