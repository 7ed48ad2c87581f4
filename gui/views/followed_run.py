"""What the page of a training and that of a search have in common: they follow a run, tell how it stands and end it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from engine.commands import Command, DeleteRun
from engine.errors import ErrorInfo
from engine.events import Cancelled, Event, Failed, Progress, RunStarted
from engine.results import RunInfo
from gui import texts
from gui.bridge import Request
from gui.context import Context, PaletteAction
from gui.tokens import Space
from gui.views.names import Names
from gui.widgets.buttons import icon_button
from gui.widgets.chip import Chip
from gui.widgets.dialogs import confirm, show_error
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.error_state import ErrorState
from gui.widgets.labels import label
from gui.widgets.state_stack import StateStack

# Words, icon, what is done, and the button that does it: offered in the palette while the button can be pressed.
Offer = tuple[str, str, Callable[[], None], QWidget]


class FollowedRun(QWidget):
    """A page about one run; without a run yet it waits for the one that a job starts. `left` goes back to the list."""

    left = Signal()

    def __init__(self, context: Context, names: Names) -> None:
        super().__init__()
        self._context = context
        self._names = names
        self._run, self._job = "", ""
        self._request: Request | None = None
        self._title = ElidedLabel("", "title", hugs=True)
        self._chips = QHBoxLayout()
        self.sentence = label("", "section")
        self.elsewhere = label(
            self.tr(
                "It was started in another window of Deskhand or on the command line, and can only be stopped there."
            ),
            "muted",
        )
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.error = ErrorState()
        self.delete_button = icon_button("trash", self.tr("Delete this run"), self.delete)
        context.bridge.run_started.connect(self._run_started)
        context.bridge.ended.connect(self._job_ended)

    # ---- what a page gives ----------------------------------------------------------------------------

    def question(self) -> Command[Any]:
        """Return what is asked about the run."""
        raise NotImplementedError

    def take(self, answer: Any) -> None:
        """Show what is known of the run."""
        raise NotImplementedError

    def info(self) -> RunInfo | None:
        """Return the run as it was last told, None while it is not known."""
        raise NotImplementedError

    # ---- building -------------------------------------------------------------------------------------

    def _build_head(self, back: str, buttons: Sequence[QWidget]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(icon_button("chevron-left", back, self.left.emit))
        row.addWidget(self._title)
        row.addLayout(self._chips)
        row.addStretch()
        for part in (*buttons, self.delete_button):
            row.addWidget(part)
        return row

    def _build_around(self, content: QWidget) -> QVBoxLayout:
        """Put the page's content into its states, and return the column to fill it by."""
        column = QVBoxLayout(content)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.XL)
        column.setSpacing(Space.M)
        self.stack = StateStack(content, cancellable=False)
        self.stack.retry.connect(self._reload)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)
        return column

    # ---- what is shown --------------------------------------------------------------------------------

    @property
    def run(self) -> str:
        """The run that is shown, '' while it is not known yet."""
        return self._run

    def _follow(self, run: str, job: str, meanwhile: str) -> None:
        bridge = self._context.bridge
        if not run and job:
            run = next((found.run for found in bridge.jobs() if found.id == job), "")
        self._run, self._job = run, job or bridge.job_of_run(run)
        self.stack.show_busy(meanwhile)
        if run:
            self._reload()

    def _last_progress(self) -> Progress | None:
        return next((job.progress for job in self._context.bridge.jobs() if job.id == self._job), None)

    def _reload(self) -> None:
        if self._request is not None:
            self._request.drop()
        self._request = self._context.bridge.ask(self.question(), self.take, self.stack.show_error, owner=self)

    def _show_end(self, info: RunInfo, chip: Chip) -> None:
        """Show the run's state as a chip, why it failed, and whether it can be deleted."""
        # A model keeps the run that made it as its record.
        self.delete_button.setVisible(info.status != "running" and not info.model)
        failed = info.status == "failed" and info.error is not None
        self.error.setVisible(failed)
        if failed and info.error is not None:
            known = {key: info.error[key] for key in ("code", "params", "detail", "bad_input") if key in info.error}
            self.error.show_error(ErrorInfo(**known))
        while item := self._chips.takeAt(0):
            item.widget().deleteLater()
        self._chips.addWidget(chip)

    def _show_stops(self, running: bool, *buttons: QWidget) -> None:
        """Offer the buttons that stop the run, or say why this window cannot."""
        own = bool(self._job)
        self.elsewhere.setVisible(running and not own)
        for part in buttons:
            part.setVisible(running and own)
            part.setEnabled(True)

    def _show_bar(self, running: bool, report: Progress | None) -> None:
        self._bar.setVisible(running)
        if report is not None and report.total > 0:
            self._bar.setRange(0, 1000)
            self._bar.setValue(round(1000 * report.done / report.total))
        else:
            self._bar.setRange(0, 0)

    # ---- what happens ---------------------------------------------------------------------------------

    def _run_started(self, event: RunStarted) -> None:
        waiting = not self._run and event.job == self._job
        if waiting or (event.run == self._run and bool(self._run)):
            self._run, self._job = event.run, event.job
            self._reload()

    def _job_ended(self, event: Event) -> None:
        if not self._job or event.job != self._job:
            return
        self._job = ""
        if self._run:
            self._reload()
        elif isinstance(event, Failed):
            self.stack.show_error(event.error)
        elif isinstance(event, Cancelled):
            self.left.emit()

    # ---- what can be done -----------------------------------------------------------------------------

    def _go_on(self, command: Command[Any]) -> None:
        # The run's own row tells how it ended; a refusal before it started shows as a notice.
        request = self._context.bridge.ask(
            command, self._resumed, self._not_resumed, owner=self, cancelled=self._resumed
        )
        self._job = request.job

    def _resumed(self, _result: object) -> None:
        self._reload()

    def _not_resumed(self, error: ErrorInfo) -> None:
        info = self.info()
        if info is not None and info.status != "running":
            found = texts.error(error)
            self._context.notify(f"{found.message} {found.remedy}".strip(), "bad")
        self._reload()

    def delete(self) -> None:
        """Ask, then delete the run for good."""
        info = self.info()
        if info is None:
            return
        title = self.tr("Delete {name}?").format(name=info.name)
        text = self.tr("Its checkpoints and what was measured are deleted for good. The data stay as they are.")
        if confirm(self, title, text, self.tr("Delete")):
            command = DeleteRun(self._context.project, info.run)
            self._context.bridge.ask(command, lambda _: self._deleted(info), self._not_deleted, owner=self)

    def _deletion(self) -> Offer:
        return self.tr("Delete this run"), "trash", self.delete, self.delete_button

    def _deleted(self, info: RunInfo) -> None:
        self._context.notify(self.tr("Deleted {name}.").format(name=info.name), "good")
        if self._run == info.run:
            self.left.emit()

    def _not_deleted(self, error: ErrorInfo) -> None:
        show_error(error, self)

    def _offered(self, offers: Sequence[Offer]) -> list[PaletteAction]:
        """Return the offers whose button can be pressed now."""
        if self.info() is None:
            return []
        return [
            PaletteAction(title, run, icon)
            for title, icon, run, part in (*offers, self._deletion())
            if not part.isHidden() and part.isEnabled()
        ]
