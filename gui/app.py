"""Composition root of the window: makes theme, bridge and frame, shows them, and only then starts the engine."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from engine.api import Engine
from engine.errors import EngineError
from engine.machine.installed import check_home
from engine.paths import default_home, resources
from gui import pages, projects
from gui.bridge import Bridge
from gui.main_window import APP_NAME, MainWindow
from gui.theme import Theme
from gui.widgets.dialogs import show_error

TRANSLATIONS = resources() / "translations"
# The exit code where the app's own folder cannot be written.
BAD_HOME = 3


# Pages that are made while nothing happens, one at a time, so long after another.
# A ready-made project's page first: it may watch something.
AHEAD, AHEAD_MS = (pages.READY_MADE, "data", "runs", "models"), 300


class App:
    """The pieces of a running window; tests and benchmarks build it to drive it. `imports` brings in pages ahead.

    `project` is opened as soon as the engine runs, '' for that of the session before.
    """

    def __init__(self, engine: Engine, home: Path, project: str = "") -> None:
        self._project = project
        existing = QApplication.instance()
        self.qt = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
        self.qt.setApplicationName(APP_NAME)
        self.qt.setQuitOnLastWindowClosed(False)
        self.settings = QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)
        self._translators = install_language(self.qt, str(self.settings.value("look/language", "")))
        scale = self.settings.value("look/text_scale", 1.0)
        self.theme = Theme(self.qt, str(self.settings.value("look/theme", "system")), float(str(scale)))
        self.engine = engine
        self.bridge = Bridge(engine)
        self.window = MainWindow(self.bridge, self.theme, self.settings)
        self.window.first_painted.connect(self._start_engine)
        self.imports = threading.Thread(target=pages.import_all, name="deskhand-preload", daemon=True)
        self._idle = QTimer(self.window)
        self._idle.setInterval(AHEAD_MS)
        self._idle.timeout.connect(self._make_ahead)
        self.window.context.project_changed.connect(lambda _path: self._idle.start())
        self.window.quit_wanted.connect(self.qt.quit)

    def show(self) -> None:
        """Show the window; the engine starts after its first paint."""
        self.window.show()

    def close(self) -> None:
        """Stop listening, let the window go, and end the engine."""
        self._idle.stop()
        self.bridge.close()
        self.window.hide()
        self.window.deleteLater()
        self.engine.stop()

    def _start_engine(self) -> None:
        self.bridge.start()
        self.window.start()
        self.window.context.overview_changed.connect(self.imports.start, Qt.ConnectionType.SingleShotConnection)
        if self._project:
            projects.open_project(self.window.context, self._project)
        else:
            self.window.resume()

    def _make_ahead(self) -> None:
        """Make a page, or stop: what was only imported takes a quarter of a second when it is shown first."""
        if self.imports.ident is None or self.imports.is_alive():
            return
        if not self.window.make_ahead(AHEAD):
            self._idle.stop()


def run(engine: Engine, home: Path | None = None, project: str = "") -> int:
    """Open the window, and `project` in it, and return its exit code; `home` is where it keeps its own settings."""
    app = App(engine, home or _home_of(engine), project)
    try:
        check_home(home or _home_of(engine))
    except EngineError as error:
        show_error(error.info(), app.window)
        return BAD_HOME
    app.show()
    try:
        return app.qt.exec()
    finally:
        app.close()


def install_language(app: QApplication, language: str = "") -> list[QTranslator]:
    """Load the app's and Qt's own translations ('' takes the system's language); returns them to be kept alive."""
    locale = QLocale(language) if language else QLocale.system()
    QLocale.setDefault(locale)
    kept = []
    folders = (str(TRANSLATIONS), QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for folder, name in zip(folders, ("deskhand", "qtbase"), strict=True):
        translator = QTranslator(app)
        if translator.load(locale, name, "_", folder):
            app.installTranslator(translator)
            kept.append(translator)
    return kept


def _home_of(engine: Engine) -> Path:
    home = getattr(engine, "home", None)
    if home is not None:
        return Path(home)
    return default_home()
