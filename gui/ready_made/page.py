"""The frame of a ready-made project's own page: its title, and tabs of which the first has the steps."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QTabWidget, QVBoxLayout, QWidget

from gui.context import Context
from gui.ready_made import words
from gui.ready_made.steps import Steps
from gui.tokens import Space
from gui.widgets.labels import label
from gui.widgets.section_title import SectionTitle


class Page(QWidget):
    """Adds the tabs of a project with `add_tab`; `told` says under the steps how things stand.

    `reload` is called when one of `changes` (what the engine says was changed) comes.
    """

    changes: tuple[str, ...] = ()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        info = context.project_info.ready_made
        self.steps = Steps(context, info)
        self.told = label("", "muted")
        self.head = SectionTitle(words.title(info), words.meaning(info), "title")
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(words.title(info))
        self.named: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self.head)
        column.addWidget(self.tabs, 1)
        context.bridge.changed.connect(self._stored_rows_changed)

    def open_with(self, tab: str = "start") -> None:
        """Show the tab of that name."""
        self.tabs.setCurrentWidget(self.named[tab])

    def reload(self) -> None:
        """Ask the engine how the project stands."""
        raise NotImplementedError

    def add_tab(self, name: str, title: str, pane: QWidget) -> None:
        """Put a pane behind those that are there."""
        self.named[name] = pane
        self.tabs.addTab(pane, title)

    def add_start(self, below: QLayout | None = None) -> None:
        """Put the steps, with `told` or the layout `below` under them, behind those that are there."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, Space.M, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.steps)
        if below is None:
            column.addWidget(self.told)
        else:
            column.addLayout(below)
        column.addStretch()
        self.add_tab("start", self.tr("Start"), page)

    def _stored_rows_changed(self, project: str, what: str) -> None:
        if what in self.changes and project in ("", self._context.project):
            self.reload()
