"""What every page and wizard is given: the engine's bridge, the theme, the open project, and ways to get about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from engine.commands import GetOverview, SaveSettings
from engine.results import Overview, ProjectInfo
from gui import look
from gui.bridge import Bridge
from gui.theme import Theme


@dataclass(frozen=True)
class PaletteAction:
    """One line of the command palette; `enabled` is asked each time the palette opens."""

    title: str
    run: Callable[[], None]
    icon: str = ""
    shortcut: str = ""
    enabled: Callable[[], bool] = lambda: True


class Frame(Protocol):
    """What the main window does for its pages."""

    def navigate(self, page: str, what: dict[str, Any]) -> None: ...
    def notify(
        self, text: str, kind: str, detail: str, action: str, on_action: Callable[[], None] | None, undoes: bool
    ) -> None: ...
    def withdraw(self, text: str) -> None: ...
    def open_wizard(self, name: str, what: dict[str, Any]) -> None: ...
    def unsaved(self) -> object | None: ...
    def settle(self, go: Callable[[], None]) -> None: ...
    def as_widget(self) -> QWidget: ...


class Context(QObject):
    """Lives as long as the window. `project_changed(path)` fires after a project was opened ('' after closing)."""

    project_changed = Signal(str)
    overview_changed = Signal(object)

    def __init__(self, bridge: Bridge, theme: Theme, settings: QSettings, frame: Frame) -> None:
        super().__init__(frame.as_widget())
        self.bridge = bridge
        self.theme = theme
        self.settings = settings
        self.overview: Overview | None = None
        self.actions: list[PaletteAction] = []
        # What was deleted since the project was opened, each a line that has it back.
        self.deleted: list[PaletteAction] = []
        self._frame = frame
        self._project: ProjectInfo | None = None

    @property
    def project(self) -> str:
        """The open project's folder, '' where none is open."""
        return self._project.path if self._project else ""

    @property
    def project_info(self) -> ProjectInfo | None:
        """The open project, None where none is open."""
        return self._project

    @property
    def window(self) -> QWidget:
        """The main window, as the parent of dialogs."""
        return self._frame.as_widget()

    def set_project(self, info: ProjectInfo | None) -> None:
        """Make a project that the engine has opened or made the current one."""
        self._project = info
        self.deleted.clear()
        self.project_changed.emit(self.project)

    def set_overview(self, overview: Overview) -> None:
        """Keep the newest overview of this computer and tell who shows it."""
        self.overview = overview
        look.follow(self.theme, self.settings, overview.settings)
        self.overview_changed.emit(overview)

    def refresh_overview(self) -> None:
        """Ask what this computer and the settings are now."""
        self.bridge.ask(GetOverview(), self.set_overview, owner=self)

    def save_settings(self, **changes: Any) -> None:
        """Keep settings with the engine and apply the look at once (theme, text_size; language at the next start)."""
        look.follow(self.theme, self.settings, {**(self.overview.settings if self.overview else {}), **changes})
        self.bridge.ask(SaveSettings(changes), owner=self)

    def navigate(self, page: str, **what: Any) -> None:
        """Show a page; `what` goes to the page's `open_with(**what)` ('run', 'model', 'chat', 'dataset', ...)."""
        self._frame.navigate(page, what)

    def notify(
        self,
        text: str,
        kind: str = "info",
        *,
        detail: str = "",
        action: str = "",
        on_action: Callable[[], None] | None = None,
        undo: Callable[[], None] | None = None,
    ) -> None:
        """Slide in a notice; `kind` is info, good, careful or bad. `undo` adds an Undo button, which Ctrl+Z presses."""
        if undo is not None:
            action, on_action = self.tr("Undo"), undo
        self._frame.notify(text, kind, detail, action, on_action, undo is not None)

    def withdraw(self, text: str) -> None:
        """Take away the notice of this text: what it tells is over, and its Undo would take back something else."""
        self._frame.withdraw(text)

    def notify_deleted(self, text: str, back: Callable[[], None], title: str) -> None:
        """Tell of a deletion that can be undone until the project is opened again; `title` is its palette line."""

        def once() -> None:
            if line in self.deleted:
                self.deleted.remove(line)
                back()

        line = PaletteAction(title, once, "undo")
        self.deleted.append(line)
        self.notify(text, undo=once)

    @property
    def unsaved(self) -> bool:
        """Whether a page holds what is neither saved nor discarded."""
        return self._frame.unsaved() is not None

    def settle(self, go: Callable[[], None]) -> None:
        """Call `go` once the person has saved or discarded what a page holds; they may also stay, and it is not."""
        self._frame.settle(go)

    def open_wizard(self, name: str, **what: Any) -> None:
        """Open the data, training or chat wizard; `what` goes to its constructor."""
        self._frame.open_wizard(name, what)
