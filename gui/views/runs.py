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
from gui.views import search_words
from gui.views.names import Names
from gui.views.run import RunPage
from gui.views.search import SearchPage
from gui.widgets.buttons import button
from gui.widgets.empty_state import EmptyState
from gui.widgets.section_title import SectionTitle
from gui.widgets.state_stack import StateStack
from gui.widgets.value_table import Column, ValueTable


class RunsView(QWidget):
    """The list and, over it, one run or search; `open_with(run=..., job=...)` shows one, `search` is a search's run."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._names = Names(context, self)
        self._names.changed.connect(self._refresh_words)
        self.page = RunPage(context, self._names)
        self.page.left.connect(self.show_list)
        self.search = SearchPage(context, self._names)
        self.search.left.connect(self.show_list)
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
        self._pages.addWidget(self.search)
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
            Column(self.tr("Name"), self._name, width=0),
            Column(self.tr("Data"), lambda run: self._names.dataset(run.dataset, run.dataset_version), width=240),
            Column(self.tr("Status"), lambda run: _status(run)[0], width=180, icon=_status_icon),
            Column(self.tr("Best"), words.best, lambda run: run.best or 0.0, True, 90),
            Column(self.tr("When"), lambda run: texts.date(run.created), lambda run: run.created, width=150),
        ]
        self.table = ValueTable(columns, self.tr("Trainings"), sort=4, descending=True, open_on_click=True)
        self.table.row_opened.connect(self._open)
        column.addWidget(self.table, 1)
        return holder

    def open_with(self, run: str = "", job: str = "", search: str | None = None) -> None:
        """Show one run, or the one that `job` is about to start; the list where neither is given.

        For a search its run is given as `search`, '' where `job` is about to start it.
        """
        if search is not None:
            self.search.show_search(search, job)
            self._pages.setCurrentWidget(self.search)
        elif run or job:
            self.page.show_run(run, job)
            self._pages.setCurrentWidget(self.page)
        else:
            self.show_list()

    def escape(self) -> bool:
        """Go back from a run to the list."""
        if self._pages.currentWidget() is not self.stack:
            self.show_list()
            return True
        return False

    def help_text(self) -> str:
        """Explain the page."""
        return self.tr(
            "Each line is one training. Open it to watch it learn, to pause or resume it, and to see what happened. "
            "The best value is that of the validation rows, which the model does not learn from. A finished training "
            "leads to its model. A search tries settings for as long as you gave it, and ends with the best."
        )

    def actions_for_palette(self) -> list[PaletteAction]:
        """Return what can be done with the run that is shown."""
        shown = self._pages.currentWidget()
        return shown.actions() if isinstance(shown, RunPage | SearchPage) else []

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
        if any(run.kind == "search" for run in runs):
            count = self.tr("{count} trainings and searches")
        count = count.format(count=texts.number(len(runs)))
        self._title.set_sentence(self.tr("{count}, one runs now").format(count=count) if running else count)
        self.table.set_rows(runs)
        self.stack.show_content()

    def _refresh_words(self) -> None:
        self.table.viewport().update()

    def _stored_rows_changed(self, _project: str, what: str) -> None:
        if what == "runs":
            self.reload()

    def _name(self, run: RunInfo) -> str:
        return self.tr("Search: {name}").format(name=run.name) if run.kind == "search" else run.name

    def _open(self, run: RunInfo) -> None:
        self.open_with(**{"search" if run.kind == "search" else "run": run.run})

    def _train(self) -> None:
        self._context.open_wizard("training")


def _status(run: RunInfo) -> tuple[str, str, str]:
    return search_words.status(run.status) if run.kind == "search" else words.status(run.status)


def _status_icon(run: RunInfo) -> QIcon:
    _, tone, icon = _status(run)
    return icons.icon(icon, tone or "muted", 16)
