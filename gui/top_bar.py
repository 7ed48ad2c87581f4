"""The top bar: the project and its menu, the jobs tray, the device and the offline chip."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from engine.commands import ListProjects
from engine.results import Device, Hardware, Overview, ProjectInfo
from gui import projects, texts
from gui.context import Context
from gui.icons import set_icon
from gui.jobs_tray import JobsTray
from gui.theme import set_role
from gui.tips import plain_tip
from gui.tokens import Space

LONGEST_FOLDER = 280  # pixels of the menu that tell where a project is


class TopBar(QFrame):
    """Sits above the pages."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "bar")
        self._context = context
        self.project = QPushButton()
        self.project.setAutoDefault(False)
        set_role(self.project, "quiet")
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.project.setMenu(self.menu)
        set_icon(self.project, "folder", "accent", 18)
        self.tray = JobsTray(context)
        self.device = self._chip("chip", lambda: context.navigate("settings", section="hardware"))
        self.offline = self._chip("wifi-off", lambda: context.navigate("settings", section="privacy"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.XS, Space.M, Space.XS)
        layout.setSpacing(Space.XS)
        layout.addWidget(self.project)
        layout.addStretch()
        for part in (self.tray, self.device, self.offline):
            layout.addWidget(part)
        context.project_changed.connect(self._show_project)
        context.overview_changed.connect(self._show_overview)
        self._recent: tuple[ProjectInfo, ...] = ()
        self._show_project()

    def refresh_recent(self) -> None:
        """Ask for the recent projects, so that the menu opens at once."""
        self._context.bridge.ask(ListProjects(), self._take_recent, owner=self)

    def _take_recent(self, recent: tuple[ProjectInfo, ...]) -> None:
        self._recent = recent

    def _chip(self, icon: str, on_click: object) -> QPushButton:
        made = QPushButton()
        made.setAutoDefault(False)
        set_role(made, "chip")
        set_icon(made, icon, "muted", 16)
        made.clicked.connect(on_click)
        made.hide()
        return made

    def _show_project(self, _path: str = "") -> None:
        info = self._context.project_info
        text = info.name if info else self.tr("No project open")
        self.project.setText(f"{text}     ")  # room for the chevron
        self.project.setAccessibleName(self.tr("Project: {name}").format(name=text))

    def _show_overview(self, overview: Overview) -> None:
        self._set(self.device, self._device_text(overview.hardware), self.tr("What computes here"))
        text = self.tr("Offline, {attempts}").format(attempts=texts.attempts(overview.network_attempts))
        tip = self.tr("Nothing leaves this computer. So many times something tried to use the network.")
        self._set(self.offline, text, tip)

    @staticmethod
    def _set(chip: QPushButton, text: str, tip: str) -> None:
        chip.setText(text)
        chip.setAccessibleName(text)
        chip.setToolTip(tip)
        chip.show()

    def _device_text(self, hardware: Hardware) -> str:
        best: Device | None = hardware.devices[0] if hardware.devices else None
        if best is None or best.kind == "cpu":
            text = self.tr("CPU, {cores}").format(cores=texts.cores(hardware.cores))
            return f"{text}, bf16" if best and best.bf16 else text
        return self.tr("{name}, {memory}").format(name=best.name, memory=texts.size(best.memory))

    def _line(self, info: ProjectInfo, ambiguous: bool) -> str:
        """Return a project's line of the menu, with the folder that it is in where another has its name."""
        where = str(Path(info.path).parent)
        shown = self.menu.fontMetrics().elidedText(where, Qt.TextElideMode.ElideMiddle, LONGEST_FOLDER)
        # A menu takes a single & for the mark of a key.
        return (f"{info.name} ({shown})" if ambiguous else info.name).replace("&", "&&")

    def _fill_menu(self) -> None:
        self.menu.clear()
        recent = self._recent[:8]
        names = Counter(info.name for info in recent)
        for info in recent:
            if info.path != self._context.project:
                action = self.menu.addAction(self._line(info, names[info.name] > 1))
                action.setToolTip(plain_tip(info.path))
                action.triggered.connect(
                    lambda _checked=False, path=info.path: projects.open_project(self._context, path)
                )
        if not self.menu.isEmpty():
            self.menu.addSeparator()
        self.menu.addAction(self.tr("New project…"), lambda: projects.choose_new(self._context))
        self.menu.addAction(self.tr("Open a project…"), lambda: projects.choose_open(self._context))
