"""The jobs tray: a ring while something runs, and a list to look at it, pause it or stop it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from gui import texts
from gui.bridge import Bridge, Job
from gui.theme import set_role
from gui.tokens import Space
from gui.widgets.buttons import icon_button
from gui.widgets.labels import label
from gui.widgets.progress_ring import ProgressRing


class JobRow(QWidget):
    """One job: what it is, how far, how long still, pause and cancel."""

    def __init__(self, bridge: Bridge, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.job = job.id
        self._stage = label("", "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        title = texts.job_title(job.command)
        self._bar.setAccessibleName(title)
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        for part in (label(title, "strong"), self._bar, self._stage):
            column.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(column, 1)
        if job.pausable:
            row.addWidget(icon_button("pause", self.tr("Pause"), lambda: bridge.cancel(job.id, pause=True)))
        row.addWidget(icon_button("stop", self.tr("Cancel"), lambda: bridge.cancel(job.id)))
        self.update_job(job)

    def update_job(self, job: Job) -> None:
        """Show how far it is now."""
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

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "popup")
        self.setFixedWidth(360)
        self._bridge = bridge
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
            if job.id in self.rows:
                self.rows[job.id].update_job(job)
            else:
                self.rows[job.id] = JobRow(self._bridge, job)
                self._layout.addWidget(self.rows[job.id])
        self._none.setVisible(not jobs)
        self.adjustSize()


class JobsTray(QPushButton):
    """The button in the top bar."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "chip")
        self._bridge = bridge
        self._ring = ProgressRing(16, self)
        self._ring.move(Space.S, 7)
        self.popup = JobsPopup(bridge, self)
        self.clicked.connect(self.open)
        bridge.jobs_changed.connect(self.refresh)
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
