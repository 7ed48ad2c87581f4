"""The frame: rail, top bar, pages made when first shown, notices, palette and shortcuts; no business logic."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from engine.commands import OpenProject
from engine.errors import ErrorInfo
from engine.paths import is_project
from engine.results import Overview, ProjectInfo
from gui import pages as page_registry
from gui import projects, texts
from gui.bridge import Bridge
from gui.closing import Closing, settle, unsaved
from gui.command_palette import CommandPalette
from gui.context import Context, PaletteAction
from gui.help import HelpDialog
from gui.icons import app_icon
from gui.pages import READY_MADE, Page
from gui.rail import Rail
from gui.ready_made import words as ready_made_words
from gui.theme import Theme, set_role
from gui.top_bar import TopBar
from gui.tour import Tour
from gui.widgets.dialogs import show_error
from gui.widgets.drop_zone import paths_of
from gui.widgets.notice import NoticeHost

APP_NAME = "Deskhand"

RECOUNT_MS = 300


class MainWindow(QMainWindow):
    """`first_painted` fires once, after the window was drawn for the first time; `quit_wanted` when it may go."""

    first_painted = Signal()
    quit_wanted = Signal()

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        settings: QSettings,
        pages: Sequence[Page] | None = None,
        wizards: dict[str, Callable[..., QDialog]] | None = None,
    ) -> None:
        super().__init__()
        self.context = Context(bridge, theme, settings, self)
        self._pages = {page.name: page for page in (page_registry.found() if pages is None else pages)}
        self._wizards = page_registry.wizards() if wizards is None else wizards
        self._views: dict[str, QWidget] = {}
        self._history: list[str] = []
        self._painted = False
        self.current_page = ""
        self.setWindowIcon(app_icon())
        self.setMinimumSize(960, 640)
        self.setAcceptDrops(True)
        self._build()
        self._make_actions()
        self.closing = Closing(self.context, self)
        # What finds no network tries again and again; the count need not be asked for each time.
        self._recount = QTimer(self, singleShot=True, interval=RECOUNT_MS)
        self._recount.timeout.connect(self.context.refresh_overview)
        bridge.unhandled.connect(self._show_failure)
        bridge.changed.connect(self._stored_rows_changed)
        self.context.project_changed.connect(self._project_changed)
        self._restore()
        self._set_title()

    # ---- what pages ask of the frame ------------------------------------------------------------------

    def as_widget(self) -> QWidget:
        """Return the parent for dialogs."""
        return self

    def view(self, name: str) -> QWidget:
        """Return a page's widget, made now if it was not shown before. Raises KeyError for one that is not there."""
        if name not in self._views:
            made = self._pages[name].factory(self.context)
            set_role(made, "page")
            self._views[name] = made
            self._stack.addWidget(made)
            self._restore_splitters(name, made)
        return self._views[name]

    def make_ahead(self, names: Sequence[str]) -> bool:
        """Make one of these pages before it is shown; return whether there was one to make."""
        for name in names:
            if name == READY_MADE and not self._ready_made_shown():
                continue
            if name in self._pages and name not in self._views and self.context.project:
                self.view(name)
                return True
        return False

    def navigate(self, page: str, what: dict[str, Any] | None = None) -> None:
        """Show a page; one that is not there leads home, as does one that needs a project while none is open."""
        wanted = self._pages.get(page)
        if page == READY_MADE and not self._ready_made_shown():
            page, wanted = "data", self._pages.get("data")
        if wanted is None:
            if page != "home" and "home" in self._pages:
                self.navigate("home")
            return
        if wanted.needs_project and not self.context.project:
            self._send_for_a_project()
            return
        view = self.view(page)
        if self.current_page and self.current_page != page:
            self._history.append(self.current_page)
        self.current_page = page
        self._stack.setCurrentWidget(view)
        self._rail.mark(page)
        self.tour.follow(page)
        self._set_title()
        if what and hasattr(view, "open_with"):
            view.open_with(**what)
        # The page has its own places only after the next turn of the event loop.
        QTimer.singleShot(0, self.notices.arrange)

    def _ready_made_shown(self) -> bool:
        info = self.context.project_info
        return info is not None and info.ready_made is not None

    def back(self) -> None:
        """Esc: let the page stop or go back within itself, else show the page before."""
        view = self._views.get(self.current_page)
        if view is not None and hasattr(view, "escape") and view.escape():
            return
        if self._history:
            page = self._history.pop()
            self.current_page = ""
            self.navigate(page)

    def notify(
        self,
        text: str,
        kind: str = "info",
        detail: str = "",
        action: str = "",
        on_action: Callable[[], None] | None = None,
        undoes: bool = False,
    ) -> None:
        """Slide in a notice; `undoes` is whether Ctrl+Z presses its action."""
        if detail and not action:
            info = ErrorInfo("internal", {}, f"{text}\n\n{detail}")
            action, on_action = self.tr("Details"), lambda: show_error(info, self)
        self.notices.show(text, kind, action, on_action, undoes)

    def withdraw(self, text: str) -> None:
        """Take away a notice."""
        self.notices.forget(text)

    def _foot(self) -> int:
        """Return how much of the bottom of the page that is shown notices leave free."""
        return int(getattr(self._views.get(self.current_page), "foot", int)())

    def open_wizard(self, name: str, what: dict[str, Any] | None = None) -> None:
        """Open a wizard over the window; without a project the person makes one first."""
        if name not in self._wizards:
            return
        if not self.context.project:
            self._send_for_a_project()
            return
        dialog = self._wizards[name](self.context, **(what or {}))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def settle(self, go: Callable[[], None]) -> None:
        """Call `go` once no page holds what is neither saved nor discarded, which its `leave` asks about."""
        settle(self._views.values(), go)

    def unsaved(self) -> Any:
        """Return a page with something to save, None where none has."""
        return unsaved(self._views.values())

    def _send_for_a_project(self) -> None:
        self.notify(self._no_project_told(), "careful")
        self.navigate("home")

    def _no_project_told(self) -> str:
        return self.tr("Open or make a project first: what you import, train and ask is kept in it.")

    def start(self) -> None:
        """Called after the engine was started: fill what the frame shows."""
        self.context.overview_changed.connect(self._tell_of_settings, Qt.ConnectionType.SingleShotConnection)
        self.context.refresh_overview()
        self._bar.refresh_recent()
        self.tour.offer()

    def _tell_of_settings(self, overview: Overview) -> None:
        if overview.settings_aside:
            told = self.tr("Your settings were damaged and begin anew. What stood there is kept in {file}.")
            self.notify(told.format(file=overview.settings_aside), "careful")

    def resume(self) -> None:
        """Open the project of the session before, where it still stands, on the page that was shown last."""
        settings = self.context.settings
        path, page = str(settings.value("window/project", "")), str(settings.value("window/page", "home"))
        first = self.current_page

        def opened(info: ProjectInfo) -> None:
            self.context.set_project(info)
            # Who went somewhere meanwhile, or has the tour before them, stays there.
            if self.current_page == first and self.tour.isHidden():
                self.navigate(page)

        if path and is_project(Path(path)):
            self.context.bridge.ask(OpenProject(path), opened, owner=self, progress=projects.waits(self.context))

    def palette_actions(self) -> list[PaletteAction]:
        """Return every action there is now: the frame's, those of the page that is shown, and what was deleted."""
        extra = getattr(self._views.get(self.current_page), "actions_for_palette", list)()
        return [*self.context.actions, *extra, *reversed(self.context.deleted)]

    def open_palette(self) -> CommandPalette:
        """Open the palette and return it."""
        palette = CommandPalette(self.palette_actions(), self)
        palette.move(self.mapToGlobal(QPoint((self.width() - palette.width()) // 2, 72)))
        palette.open()
        palette.field.setFocus()
        return palette

    # ---- building -------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._rail = Rail(list(self._pages.values()))
        self._rail.chosen.connect(self.navigate)
        self._bar = TopBar(self.context)
        self.tour = Tour(self.context)
        self._stack = QStackedWidget()
        middle = QWidget()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self.tour)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(column, 1)
        set_role(middle, "page")
        self.setCentralWidget(middle)
        self.notices = NoticeHost(middle, self._foot)

    def _make_actions(self) -> None:
        context = self.context
        has_project = lambda: bool(context.project)  # noqa: E731 - asked each time the palette opens
        rows: list[tuple[str, str, str, Callable[[], Any], Callable[[], bool]]] = [
            (self.tr("New project"), "Ctrl+N", "plus", lambda: projects.choose_new(context), lambda: True),
            (self.tr("Open a project"), "Ctrl+O", "folder", lambda: projects.choose_open(context), lambda: True),
            (
                self.tr("Try the support-desk sample"),
                "",
                "sparkle",
                lambda: projects.create_sample(context),
                lambda: True,
            ),
            (self.tr("Import data"), "Ctrl+I", "data", lambda: self.open_wizard("data"), has_project),
            (self.tr("Train a model"), "Ctrl+T", "runs", lambda: self.open_wizard("training"), has_project),
            (self.tr("New agent"), "", "chat", lambda: self.open_wizard("chat"), has_project),
            (self.tr("Light theme"), "", "settings", lambda: context.save_settings(theme="light"), lambda: True),
            (self.tr("Dark theme"), "", "settings", lambda: context.save_settings(theme="dark"), lambda: True),
            (
                self.tr("Theme of the system"),
                "",
                "settings",
                lambda: context.save_settings(theme="system"),
                lambda: True,
            ),
            (self.tr("Help on this page"), "F1", "info", self.show_help, lambda: True),
            (self.tr("A minute's tour"), "", "sparkle", self.tour.begin, lambda: True),
        ]
        # Last, so that the shortcuts of the others are the same in every project.
        for number, page in enumerate(sorted(self._pages.values(), key=lambda p: p.name == READY_MADE), 1):
            ready = self._ready_made_shown if page.name == READY_MADE else has_project
            ready = ready if page.needs_project else (lambda: True)
            title = self.tr("Go to {page}").format(page=page.title)
            rows.append((title, f"Ctrl+{number}", page.name, lambda name=page.name: self.navigate(name), ready))
        for title, shortcut, icon, run, enabled in rows:
            context.actions.append(PaletteAction(title, run, icon, shortcut, enabled))
            if shortcut:
                self._shortcut(title, shortcut, run)
        self._shortcut(self.tr("All actions"), "Ctrl+K", self.open_palette)
        self._shortcut(self.tr("Undo"), "Ctrl+Z", self.notices.undo)
        self._shortcut(self.tr("Back"), "Esc", self.back)

    def _shortcut(self, title: str, keys: str, run: Callable[[], Any]) -> None:
        action = QAction(title, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: run())
        self.addAction(action)

    # ---- what happens ---------------------------------------------------------------------------------

    def show_help(self) -> None:
        """F1: explain the page that is shown."""
        HelpDialog(self._views.get(self.current_page), self).open()

    def _show_failure(self, info: ErrorInfo) -> None:
        sentence = texts.error(info)
        text = f"{sentence.message} {sentence.remedy}".strip()
        self.notify(text, "bad", action=self.tr("Details"), on_action=lambda: show_error(info, self))

    def _stored_rows_changed(self, _project: str, what: str) -> None:
        if what == "settings":
            self.context.refresh_overview()
        elif what == "projects":
            self._bar.refresh_recent()
        elif what == "network" and not self._recount.isActive():
            self._recount.start()

    def _project_changed(self, path: str) -> None:
        self.context.settings.setValue("window/project", path)
        for name in [n for n in self._views if self._pages[n].needs_project]:
            # A page of the project before must not show through; it is made anew when it is asked for.
            gone = self._views.pop(name)
            self._save_splitters(name, gone)
            self._stack.removeWidget(gone)
            gone.deleteLater()
        self._history.clear()
        self.notices.forget_undo()
        self.notices.forget(self._no_project_told())
        info = self.context.project_info
        self._rail.show_ready_made(info.ready_made if info else None)
        shown, self.current_page = self.current_page, ""
        self.navigate(shown if path else "home")
        self._set_title()

    def _set_title(self) -> None:
        info = self.context.project_info
        page = self._pages[self.current_page].title if self.current_page else ""
        if self.current_page == READY_MADE and info and info.ready_made:
            page = ready_made_words.word(info.ready_made)
        self.setWindowTitle(" · ".join(part for part in (info.name if info else "", page, APP_NAME) if part))

    # ---- state kept between sessions ------------------------------------------------------------------

    def _restore(self) -> None:
        settings = self.context.settings
        geometry = settings.value("window/geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(1200, 800)
        page = str(settings.value("window/page", "home"))
        first = page if page in self._pages and not self._pages[page].needs_project else "home"
        self.navigate(first)

    def save(self) -> None:
        """Keep geometry, page and splitters for the next start."""
        settings = self.context.settings
        settings.setValue("window/geometry", self.saveGeometry())
        settings.setValue("window/page", self.current_page)
        for name, view in self._views.items():
            self._save_splitters(name, view)
        settings.sync()

    def _save_splitters(self, name: str, view: QWidget) -> None:
        for splitter in view.findChildren(QSplitter):
            if splitter.objectName():
                self.context.settings.setValue(f"splitters/{name}/{splitter.objectName()}", splitter.saveState())

    def _restore_splitters(self, name: str, view: QWidget) -> None:
        for splitter in view.findChildren(QSplitter):
            state = self.context.settings.value(f"splitters/{name}/{splitter.objectName()}")
            if splitter.objectName() and state is not None:
                splitter.restoreState(state)

    # ---- Qt -------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.closing.may_close():
            self.save()
            event.accept()
            self.quit_wanted.emit()
        else:
            event.ignore()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if "data" in self._wizards and paths_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.open_wizard("data", {"paths": paths_of(event.mimeData())})
