"""The jobs tray: a ring while something runs, and a list to look at it, pause it or stop it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from gui import projects, texts
from gui.bridge import SEARCHES, Job
from gui.context import Context
from gui.stopping import sure_to_cancel
from gui.theme import set_role
from gui.tokens import Space
from gui.widgets.buttons import icon_button
from gui.widgets.card import Card
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.labels import label
from gui.widgets.progress_ring import ProgressRing


class JobRow(Card):
    """One job: what it is, how far, how long still, pause and cancel; a training is `clicked` to be opened."""

    pause = Signal()
    cancel = Signal()

    def __init__(self, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(clickable=job.pausable, parent=parent)
        self.job = job.id
        self._about = ElidedLabel("", "small")
        self._stage = label("", "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        title = texts.job_title(job.command)
        self._bar.setAccessibleName(title)
        self._title = title
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        for part in (label(title, "strong"), self._about, self._bar, self._stage):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addLayout(column, 1)
        if job.pausable:
            row.addWidget(icon_button("pause", self.tr("Pause"), self.pause.emit))
        row.addWidget(icon_button("stop", self.tr("Cancel"), self.cancel.emit))
        self.body.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        self.body.addLayout(row)

    def update_job(self, job: Job, project: str = "") -> None:
        """Show how far it is now; `project` is the name of a project other than the one that is open."""
        about = " · ".join(part for part in (job.name, job.data, project) if part)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self.setAccessibleName(f"{self._title}: {about}" if about else self._title)
        report = job.progress
        if report is None or report.total <= 0:
            self._bar.setRange(0, 0)
        else:
            self._bar.setRange(0, 1000)
            self._bar.setValue(round(1000 * report.done / report.total))
        if report is not None:
            parts = (texts.stage(report.stage), texts.time_left(report.seconds_left))
            self._stage.setText(" · ".join(part for part in parts if part))


class JobsPopup(QFrame):
    """The list that the tray opens."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "popup")
        self.setFixedWidth(360)
        self._context = context
        self._bridge = context.bridge
        self.rows: dict[str, JobRow] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        self._layout.setSpacing(Space.M)
        self._layout.addWidget(label(self.tr("Running now"), "section"))
        self._none = label(self.tr("Nothing is running. Imports, trainings and exports appear here."), "muted")
        self._layout.addWidget(self._none)

    def refresh(self) -> None:
        """Show the jobs that run now."""
        jobs = {job.id: job for job in self._bridge.jobs()}
        for gone in [id_ for id_ in self.rows if id_ not in jobs]:
            self.rows.pop(gone).deleteLater()
        for job in jobs.values():
            if job.id not in self.rows:
                self.rows[job.id] = self._row(job)
                self._layout.addWidget(self.rows[job.id])
            self.rows[job.id].update_job(job, "" if self._is_here(job) else Path(job.project).stem)
        self._none.setVisible(not jobs)
        self.adjustSize()

    def _row(self, job: Job) -> JobRow:
        row = JobRow(job)
        row.clicked.connect(lambda: self._open(job.id))
        row.pause.connect(lambda: self._bridge.cancel(job.id, pause=True))
        row.cancel.connect(lambda: self._cancel(job))
        return row

    def _is_here(self, job: Job) -> bool:
        return job.project in ("", self._context.project)

    def _open(self, id_: str) -> None:
        """Show the page of a training, in its own project."""
        job = next((job for job in self._bridge.jobs() if job.id == id_), None)
        if job is None:
            return
        self.hide()
        kind = "search" if job.command in SEARCHES else "run"
        what = {kind: job.run, "job": job.id}
        if self._is_here(job):
            self._context.navigate("runs", **what)
        else:
            projects.open_project(self._context, job.project, "runs", **what)

    def _cancel(self, job: Job) -> None:
        """Stop a job; a training is asked about first, as on its page."""
        self.hide()
        if not job.pausable or sure_to_cancel(self._context.window, job.command):
            self._bridge.cancel(job.id)


class JobsTray(QPushButton):
    """The button in the top bar."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "chip")
        self._bridge = context.bridge
        self._ring = ProgressRing(16, self)
        self._ring.move(Space.S, 7)
        self.popup = JobsPopup(context, self)
        self.clicked.connect(self.open)
        self._bridge.jobs_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show how much runs now."""
        jobs = self._bridge.jobs()
        self._ring.setVisible(bool(jobs))
        if jobs:
            report = jobs[0].progress
            self._ring.set_fraction(report.done / report.total if report and report.total > 0 else None)
            text = texts.time_left(report.seconds_left) if report else ""
            text = text or self.tr("{count} running").format(count=len(jobs))
            self.setText("      " + text)
        else:
            self._ring.set_fraction(0)
            text = self.tr("Nothing running")
            self.setText(text)
        self.setAccessibleName(self.tr("Jobs: {state}").format(state=text))
        self.setToolTip(self.tr("What is running now"))
        self.popup.refresh()

    def open(self) -> None:
        """Open the list below the button."""
        self.popup.refresh()
        corner = self.mapToGlobal(QPoint(self.width() - self.popup.width(), self.height() + Space.XS))
        self.popup.move(corner)
        self.popup.show()
