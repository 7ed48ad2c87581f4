"""Settings: what this computer has, what it is good for, and where Deskhand keeps its files."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.results import Overview
from gui import texts
from gui.computer_words import computer_words
from gui.context import Context
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.card import Card
from gui.widgets.key_value import KeyValue
from gui.widgets.labels import label
from gui.widgets.section_title import SectionTitle


class ComputerSection(QWidget):
    """Follows the overview; the trainings take the best device by themselves."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._overview: Overview | None = None
        self.words = label("")
        self.facts = KeyValue()
        self.folders = KeyValue()
        computer, places = Card(), Card(self.tr("Folders"))
        computer.body.addWidget(self.words)
        computer.body.addWidget(self.facts)
        row = QHBoxLayout()
        row.addWidget(self.folders, 1)
        row.addWidget(button(self.tr("Open folder"), self._open, icon="folder"))
        places.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(SectionTitle(self.tr("This computer")))
        column.addWidget(computer)
        column.addWidget(places)
        context.overview_changed.connect(self._show)
        if context.overview is not None:
            self._show(context.overview)

    def _show(self, overview: Overview) -> None:
        self._overview = overview
        found = overview.hardware
        processor = self.tr("{name}, {count} cores")
        self.words.setText(computer_words(found))
        gpus = [f"{device.name} ({texts.size(device.memory)})" for device in found.devices if device.kind != "cpu"]
        self.facts.set_rows(
            [
                (self.tr("System"), found.system),
                (self.tr("Processor"), processor.format(name=found.processor, count=found.cores)),
                (self.tr("Graphics processor"), ", ".join(gpus) or self.tr("none that can train")),
                (self.tr("Memory"), self._free(found.memory_free, found.memory)),
                (self.tr("Free disk"), texts.size(found.disk_free)),
            ]
        )
        names = {"home": self.tr("Settings and logs"), "models": self.tr("Base models"), "log": self.tr("Log file")}
        self.folders.set_rows([(names.get(key, key), path) for key, path in overview.folders.items()])

    def _free(self, free: int, whole: int) -> str:
        return self.tr("{free} free of {whole}").format(free=texts.size(free), whole=texts.size(whole))

    def _open(self) -> None:
        if self._overview is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self._overview.folders["home"]))
