"""Settings: what this computer has, what it is good for, and where Deskhand keeps its files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from engine.results import Overview, RunsOn
from gui import texts
from gui.computer_words import computer_words
from gui.context import Context
from gui.tokens import Space
from gui.widgets.buttons import icon_button
from gui.widgets.card import Card
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.key_value import KeyValue
from gui.widgets.labels import label
from gui.widgets.section_title import SectionTitle


class ComputerSection(QWidget):
    """Follows the overview; the trainings take the best device by themselves."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.words = label("")
        self.facts = KeyValue()
        self.folders: dict[str, ElidedLabel] = {}
        computer, places = Card(), Card(self.tr("Folders"))
        computer.body.addWidget(self.words)
        computer.body.addWidget(self.facts)
        places.body.addLayout(self._build_folders())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(SectionTitle(self.tr("This computer")))
        column.addWidget(computer)
        column.addWidget(places)
        context.overview_changed.connect(self._show)
        if context.overview is not None:
            self._show(context.overview)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # What is free, and where models run, is known by now or has changed.
        self._context.refresh_overview()

    def _build_folders(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(1, 1)
        names = {"home": self.tr("Settings"), "models": self.tr("Base models"), "log": self.tr("Log file")}
        for at, (key, name) in enumerate(names.items()):
            path = self.folders[key] = ElidedLabel("", mode=Qt.TextElideMode.ElideMiddle)
            words = self.tr("Open the folder: {name}").format(name=name)
            grid.addWidget(label(name, "muted", wrap=False), at, 0)
            grid.addWidget(path, at, 1)
            grid.addWidget(icon_button("folder", words, lambda key=key: self._open(key)), at, 2)
        return grid

    def _show(self, overview: Overview) -> None:
        found = overview.hardware
        processor = self.tr("{name}, {cores}")
        self.words.setText(computer_words(found))
        gpus = [f"{device.name} ({texts.size(device.memory)})" for device in found.devices if device.kind != "cpu"]
        self.facts.set_rows(
            [
                (self.tr("System"), found.system),
                (self.tr("Processor"), processor.format(name=found.processor, cores=texts.cores(found.cores))),
                (self.tr("Graphics processor"), ", ".join(gpus) or self.tr("none that can train")),
                *self._runs_on(overview.runs_on),
                (self.tr("Memory"), self._free(found.memory_free, found.memory)),
                (self.tr("Free disk"), texts.size(found.disk_free)),
            ]
        )
        for key, path in self.folders.items():
            path.setText(overview.folders.get(key, ""))

    def _runs_on(self, found: RunsOn | None) -> list[tuple[str, str]]:
        if found is None:
            return []
        names = {
            "cpu": self.tr("the processor"),
            "cuda": self.tr("the graphics processor (CUDA)"),
            "directml": self.tr("the graphics processor (DirectML)"),
            "coreml": self.tr("the Apple processor (Core ML)"),
        }
        where = names.get(found.provider, found.provider)
        if found.instead_of:
            text = self.tr("{where}, as {wanted} did not start: answers come more slowly. The log says why.")
            where = text.format(where=where, wanted=names.get(found.instead_of, found.instead_of))
        return [(self.tr("Models answer on"), where)]

    def _free(self, free: int, whole: int) -> str:
        return self.tr("{free} free of {whole}").format(free=texts.size(free), whole=texts.size(whole))

    def _open(self, key: str) -> None:
        path = Path(self.folders[key].text())
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent if path.is_file() else path)))
