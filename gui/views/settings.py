"""The Settings page: look, this computer, base models, other programs, privacy, logs, and what the app is made of."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.context import Context
from gui.theme import set_role
from gui.tokens import Space
from gui.views.base_models import BaseModels
from gui.views.settings_about import AboutSection
from gui.views.settings_computer import ComputerSection
from gui.views.settings_endpoint import EndpointSection
from gui.views.settings_log import LogSection
from gui.views.settings_look import LookSection
from gui.views.settings_privacy import PrivacySection
from gui.widgets.buttons import button
from gui.widgets.labels import label
from gui.widgets.scroll import ScrollPage


class SettingsView(QWidget):
    """One page that scrolls, with the sections' names at the left; `open_with(section=...)` goes to one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.page = ScrollPage(max_width=860)
        self.page.body.setSpacing(Space.XL)
        self.page.body.addWidget(label(self.tr("Settings"), "title"))
        self.sections: dict[str, QWidget] = {
            "look": LookSection(context),
            "hardware": ComputerSection(context),
            "bases": BaseModels(context),
            "endpoint": EndpointSection(context),
            "privacy": PrivacySection(context),
            "log": LogSection(context),
            "about": AboutSection(context),
        }
        self.entries: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        names = QVBoxLayout()
        names.setContentsMargins(Space.L, Space.XL, 0, Space.L)
        names.setSpacing(Space.XS)
        for key, title in self._titles().items():
            entry = self.entries[key] = button(title, lambda key=key: self.open_with(key))
            entry.setCheckable(True)
            set_role(entry, "nav")
            self._group.addButton(entry)
            names.addWidget(entry)
            self.page.body.addWidget(self.sections[key])
        names.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(names)
        row.addWidget(self.page, 1)
        self.entries["look"].setChecked(True)
        self._wanted = ""
        self.page.verticalScrollBar().valueChanged.connect(self._mark)

    def open_with(self, section: str = "") -> None:
        """Scroll to a section."""
        if section in self.sections:
            # A page that was never shown has no heights yet.
            QTimer.singleShot(0, self, lambda: self._scroll(section))

    def help_text(self) -> str:
        """Explain the page."""
        return self.tr(
            "How Deskhand looks, what this computer can do, which base models are here, whether other programs may use "
            "them, and what can be checked about privacy. If something went wrong, the log says what happened."
        )

    def _titles(self) -> dict[str, str]:
        return {
            "look": self.tr("Look and language"),
            "hardware": self.tr("This computer"),
            "bases": self.tr("Base models"),
            "endpoint": self.tr("Other programs"),
            "privacy": self.tr("Privacy"),
            "log": self.tr("Logs"),
            "about": self.tr("About"),
        }

    def _scroll(self, section: str) -> None:
        # The last sections share one screen, so the one that was asked for is marked, not the topmost.
        self._wanted = section
        self.page.verticalScrollBar().setValue(self.sections[section].y() - Space.L)
        self.entries[section].setChecked(True)
        self._wanted = ""

    def _mark(self, top: int) -> None:
        reached = [key for key, part in self.sections.items() if part.y() - Space.XL <= top]
        self.entries[self._wanted or (reached[-1] if reached else "look")].setChecked(True)
