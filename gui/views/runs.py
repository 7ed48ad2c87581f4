"""The Runs page: every training of the project, and the page of the one that is looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from engine.commands import ListRuns
from engine.results import RunInfo
from gui import icons, texts, words
from gui.context import Context, PaletteAction
from gui.tokens import Space
from gui.views.names import Names
from gui.views.run import RunPage
from gui.widgets.buttons import button
from gui.widgets.empty_state import EmptyState
from gui.widgets.section_title import SectionTitle
from gui.widgets.state_stack import StateStack
from gui.widgets.value_table import Column, ValueTable


class RunsView(QWidget):
    """The list and, over it, one run; `open_with(run=..., job=...)` shows one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._names = Names(context, self)
        self._names.changed.connect(self._refresh_words)
        self.page = RunPage(context, self._names)
        self.page.left.connect(self.show_list)
        empty = EmptyState(
            "runs",
            self.tr("No training yet"),
            self.tr("A training turns your examples into a model. You choose how thorough it is and watch it learn."),
            self.tr("Train a model"),
            self._train,
        )
        self.stack = StateStack(self._build_list(), empty)
        self.stack.retry.connect(self.reload)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.stack)
        self._pages.addWidget(self.page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        context.bridge.changed.connect(self._stored_rows_changed)
        self.stack.show_busy(self.tr("Reading the trainings"))
        self.reload()

    def _build_list(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.L)
        self._title = SectionTitle(self.tr("Trainings"), "", "title")
        self._title.add(button(self.tr("Train a model"), self._train, role="primary", icon="plus"))
        column.addWidget(self._title)
        columns = [
            Column(self.tr("Name"), lambda run: run.name, width=0),
            Column(self.tr("Data"), lambda run: self._names.dataset(run.dataset, run.dataset_version), width=240),
            Column(self.tr("Status"), lambda run: words.status(run.status)[0], width=180, icon=_status_icon),
            Column(self.tr("Best"), words.best, lambda run: run.best or 0.0, True, 90),
            Column(self.tr("When"), lambda run: texts.date(run.created), lambda run: run.created, width=150),
        ]
        self.table = ValueTable(columns, self.tr("Trainings"), sort=4, descending=True, open_on_click=True)
        self.table.row_opened.connect(self._open)
        column.addWidget(self.table, 1)
        return holder

    def open_with(self, run: str = "", job: str = "") -> None:
        """Show one run, or the one that `job` is about to start; the list where neither is given."""
        if run or job:
            self.page.show_run(run, job)
            self._pages.setCurrentWidget(self.page)
        else:
            self.show_list()

    def escape(self) -> bool:
        """Go back from a run to the list."""
        if self._pages.currentWidget() is self.page:
            self.show_list()
            return True
        return False

    def help_text(self) -> str:
        """Explain the page."""
        return self.tr(
            "Each line is one training. Open it to watch it learn, to pause or resume it, and to see what happened. "
            "The best value is that of the validation rows, which the model does not learn from. A finished training "
            "leads to its model."
        )

    def actions_for_palette(self) -> list[PaletteAction]:
        """Return what can be done with the run that is shown."""
        return self.page.actions() if self._pages.currentWidget() is self.page else []

    def show_list(self) -> None:
        """Show all trainings."""
        self._pages.setCurrentWidget(self.stack)
        self.reload()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Ask for the trainings."""
        self._context.bridge.ask(ListRuns(self._context.project), self._show, self.stack.show_error, owner=self)

    def _show(self, runs: tuple[RunInfo, ...]) -> None:
        if not runs:
            self.stack.show_empty()
            return
        running = sum(run.status == "running" for run in runs)
        count = self.tr("{count} trainings") if len(runs) != 1 else self.tr("{count} training")
        count = count.format(count=texts.number(len(runs)))
        self._title.set_sentence(self.tr("{count}, one runs now").format(count=count) if running else count)
        self.table.set_rows(runs)
        self.stack.show_content()

    def _refresh_words(self) -> None:
        self.table.viewport().update()

    def _stored_rows_changed(self, _project: str, what: str) -> None:
        if what == "runs":
            self.reload()

    def _open(self, run: RunInfo) -> None:
        self.open_with(run=run.run)

    def _train(self) -> None:
        self._context.open_wizard("training")


def _status_icon(run: RunInfo) -> QIcon:
    _, tone, icon = words.status(run.status)
    return icons.icon(icon, tone or "muted", 16)
