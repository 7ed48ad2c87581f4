"""The base models on this computer: what each is good for, fetching one, and adding one's own."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from engine.commands import FetchBase, ImportBase, ListBases, RemoveBase
from engine.errors import ErrorInfo
from engine.events import Progress
from engine.results import BaseModel
from gui import texts, words
from gui.bridge import Job
from gui.context import Context
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.card import Card
from gui.widgets.chip import Chip
from gui.widgets.dialogs import confirm
from gui.widgets.error_state import ErrorState
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import label
from gui.widgets.section_title import SectionTitle


class BaseCard(Card):
    """One base model; while it is fetched, how far that is."""

    def __init__(self, context: Context, base: BaseModel) -> None:
        super().__init__(base.name)
        self._context = context
        self.base = base
        self.body.addWidget(label(words.purpose(base), "muted"))
        chips = QWidget()
        flow = FlowLayout(chips, Space.XS)
        for chip in self._chips():
            flow.addWidget(chip)
        self.body.addWidget(chips)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Fetching {name}").format(name=base.name))
        self._left = label("", "small")
        self.error = ErrorState()
        if base.outdated:
            text = self.tr(
                "An older Deskhand made it ready to run. It works as it did; made anew from its own weights, without "
                "the network, it may be quicker and surer."
            )
            self.body.addWidget(label(text, "small"))
            self.fetch_button = button(self.tr("Make it anew"), self.fetch, icon="refresh")
        else:
            self.fetch_button = button(self.tr("Fetch"), self.fetch, role="primary", icon="download")
        self.cancel_button = button(self.tr("Cancel"), self.cancel)
        self.body.addStretch()
        for part in (self._bar, self._left, self.error):
            self.body.addWidget(part)
            part.hide()
        row = QHBoxLayout()
        row.addWidget(self.fetch_button)
        row.addWidget(self.cancel_button)
        if base.folder:
            row.addWidget(button(self.tr("Open folder"), self._open_folder, role="quiet", icon="folder"))
        if base.own:
            self.remove_button = button(self.tr("Remove"), self.remove, role="quiet", icon="trash")
            row.addWidget(self.remove_button)
        row.addStretch()
        self.body.addLayout(row)
        context.bridge.jobs_changed.connect(self.refresh)
        self.refresh()

    def _chips(self) -> list[Chip]:
        base = self.base
        state = {
            "ready": Chip(self.tr("Ready"), "good", "check"),
            "missing": Chip(self.tr("Not here yet"), "", "download"),
            "broken": Chip(self._damaged(), "bad", "error"),
        }.get(base.state) or Chip(base.state)
        facts = [texts.size(base.bytes) if base.bytes else "", words.languages(base.languages), base.licence]
        if base.parameters:
            facts.insert(0, self.tr("{count} million parameters").format(count=texts.number(base.parameters / 1e6)))
        if base.state == "ready" and base.outdated:
            state = Chip(self.tr("Ready, made by an older Deskhand"), "careful", "check")
        return [state, Chip(words.family(base.family), "", "models"), *(Chip(fact) for fact in facts if fact)]

    def _damaged(self) -> str:
        if self.base.own:
            return self.tr("Damaged: remove it, then add it again")
        return self.tr("Damaged: fetch it again")

    def _job(self) -> Job | None:
        return next(
            (
                job
                for job in self._context.bridge.jobs()
                if job.command == "FetchBase" and self.base.id in (job.name, self._asked_base(job))
            ),
            None,
        )

    def _asked_base(self, job: Job) -> str:
        request = getattr(self, "_request", None)
        return self.base.id if request is not None and request.job == job.id else ""

    def fetch(self) -> None:
        """Fetch it, the one thing in Deskhand that uses the network; or make its ready form anew from what is here."""
        self.error.hide()
        self._request = self._context.bridge.ask(
            FetchBase(self.base.id), self._fetched, self._failed, owner=self, cancelled=self._cancelled
        )
        self.fetch_button.setEnabled(False)

    def cancel(self) -> None:
        """Stop; what was downloaded is kept for the next try."""
        job = self._job()
        if job is not None:
            self.cancel_button.setEnabled(False)
            self._context.bridge.cancel(job.id)

    def remove(self) -> None:
        """Take it off this computer, once the person has said so."""
        title = self.tr("Remove {name}?").format(name=self.base.name)
        sentence = self.tr(
            "Its files are deleted from this computer. Models that were trained from it stay and go on working; an "
            "agent that writes with it needs another. You can add it again from its folder."
        )
        if confirm(self, title, sentence, self.tr("Remove")):
            self.error.hide()
            self._context.bridge.ask(RemoveBase(self.base.id), self._removed, self._failed, owner=self)

    def refresh(self) -> None:
        """Show whether it is being fetched, and how far that is."""
        job = self._job()
        fetchable = self.base.outdated or (self.base.state != "ready" and not self.base.own)
        self.fetch_button.setVisible(job is None and fetchable)
        for part in (self._bar, self._left, self.cancel_button):
            part.setVisible(job is not None)
        if job is None:
            # Whichever page it was stopped from, the next fetch can be stopped again.
            self.cancel_button.setEnabled(True)
        elif job.progress is not None:
            self._show_progress(job.progress)

    def _show_progress(self, report: Progress) -> None:
        self._bar.setRange(0, 1000 if report.total else 0)
        if report.total:
            self._bar.setValue(round(1000 * report.done / report.total))
        parts = (texts.stage(report.stage), texts.time_left(report.seconds_left))
        self._left.setText(" · ".join(part for part in parts if part))

    def _fetched(self, base: BaseModel) -> None:
        self._context.notify(self.tr("{name} is ready.").format(name=base.name), "good")
        self._reset()

    def _removed(self, _none: None) -> None:
        self._context.notify(self.tr("Removed {name}.").format(name=self.base.name), "good")

    def _failed(self, info: ErrorInfo) -> None:
        self.error.show_error(info)
        self.error.show()
        self._reset()

    def _cancelled(self, _reason: str) -> None:
        self._context.notify(self.tr("Stopped. What was downloaded is kept for the next try."))
        self._reset()

    def _reset(self) -> None:
        self.fetch_button.setEnabled(True)
        self.refresh()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.base.folder))


class BaseModels(QWidget):
    """All base models as cards; used on the Models page and in the settings."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.cards: dict[str, BaseCard] = {}
        self._shown: tuple[BaseModel, ...] = ()
        title = SectionTitle(
            self.tr("Base models"),
            self.tr("What your models are made from. Fetching one is the only thing that uses the network."),
        )
        self.import_button = button(self.tr("Add a folder…"), self.choose, icon="folder")
        title.add(self.import_button)
        self.error = ErrorState()
        self.error.hide()
        self._importing = label("", "muted")
        self._importing.hide()
        holder = QWidget()
        self._flow = FlowLayout(holder, Space.M, 300)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        for part in (title, self._importing, self.error, holder):
            column.addWidget(part)
        context.bridge.changed.connect(self._stored_rows_changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again: a folder of models is a person's to change."""
        super().showEvent(event)
        self.reload()

    def reload(self) -> None:
        """Ask which there are."""
        self._context.bridge.ask(ListBases(), self._show, self._failed, owner=self)

    def choose(self) -> None:
        """Let the person choose a folder with a model of their own."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose a Hugging Face model folder"))
        if folder:
            self.import_folder(folder)

    def import_folder(self, folder: str) -> None:
        """Take a Hugging Face folder as a base model."""
        self.error.hide()
        self.import_button.setEnabled(False)
        self._importing.setText(
            self.tr("Adding {folder}: checking and copying. You can go on working.").format(folder=folder)
        )
        self._importing.show()
        self._context.bridge.ask(
            ImportBase(folder), self._imported, self._failed, owner=self, cancelled=self._import_ended
        )

    def _imported(self, base: BaseModel) -> None:
        self._import_ended()
        self._context.notify(self.tr("Added {name}.").format(name=base.name), "good")

    def _failed(self, info: ErrorInfo) -> None:
        self._import_ended()
        self.error.show_error(info)
        self.error.show()

    def _import_ended(self, _reason: str = "") -> None:
        self._importing.hide()
        self.import_button.setEnabled(True)

    def _show(self, bases: tuple[BaseModel, ...]) -> None:
        if tuple(bases) == self._shown:
            return
        self._shown = tuple(bases)
        self._flow.clear()
        self.cards = {base.id: BaseCard(self._context, base) for base in bases}
        for card in self.cards.values():
            self._flow.addWidget(card)

    def _stored_rows_changed(self, _project: str, what: str) -> None:
        if what == "bases":
            self.reload()
