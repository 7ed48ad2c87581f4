"""Settings: a look and a language that are kept, this computer, privacy, the log, and what the app is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import metadata
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from engine.commands import CheckFiles, GetEndpoint, GetLog, GetOverview, ListBases, SaveSettings
from engine.errors import ErrorInfo
from engine.events import Changed
from engine.results import Device, EndpointState, Overview, RunsOn
from gui import texts
from gui.main_window import MainWindow
from gui.pages import Page
from gui.theme import Theme
from gui.tokens import Space
from gui.views.settings import SettingsView
from gui.views.settings_about import PARTS, part_words
from tests.gui.person import choose, press, said
from tests.helpers.fake_engine import OVERVIEW, FakeEngine
from tests.helpers.trained import BASES

LINES = ("2026-11-23 14:02 started", "2026-11-23 14:03 imported train.csv")


class KeptSettings:
    """The engine's settings, as it keeps them."""

    def __init__(self, engine: FakeEngine, overview: Overview) -> None:
        self.overview = overview
        self.engine = engine
        engine.answers |= {GetOverview: lambda _asked: self.overview, SaveSettings: self.save}

    def save(self, command: SaveSettings) -> None:
        self.overview = replace(self.overview, settings={**self.overview.settings, **command.changes})
        self.engine.emit(Changed("", "", "settings"))


@pytest.fixture
def kept(engine: FakeEngine, tmp_path: Path) -> KeptSettings:
    """Settings of someone who uses the light theme in English."""
    log = tmp_path / "deskhand.log"
    log.touch()
    folders = {"home": str(tmp_path), "models": "/home/ana/models", "log": str(log)}
    settings = {"theme": "light", "text_size": "normal", "language": "en"}
    return KeptSettings(engine, replace(OVERVIEW, settings=settings, folders=folders, network_attempts=0))


MakePage = Callable[[], SettingsView]


@pytest.fixture
def make(make_window: Callable[..., MainWindow], engine: FakeEngine, kept: KeptSettings, qtbot: QtBot) -> MakePage:
    """Return what opens the page once it shows everything."""
    engine.answers |= {GetLog: LINES, ListBases: BASES, CheckFiles: 0}

    def open_it() -> SettingsView:
        pages = [Page("settings", "Settings", SettingsView)]
        window = make_window(pages=pages, wizards={})
        window.resize(1200, 800)
        window.navigate("settings")
        window.show()
        window.start()
        view = window.view("settings")
        assert isinstance(view, SettingsView)
        qtbot.waitUntil(lambda: window.context.overview is not None)
        qtbot.waitUntil(lambda: bool(view.sections["log"].text.toPlainText()) and bool(view.sections["bases"].cards))
        return view

    return open_it


@pytest.fixture
def page(make: MakePage) -> SettingsView:
    """The page."""
    return make()


def found(section: QWidget, name: str) -> QPushButton | QToolButton:
    """Return the button of this name."""
    buttons = [*section.findChildren(QPushButton), *section.findChildren(QToolButton)]
    return next(button for button in buttons if button.accessibleName() == name)


def fact(section: QWidget, name: str) -> bool:
    """Return whether a fact such as 'Memory: 8 GB' stands there."""
    return any(part.accessibleName() == name for part in section.findChildren(QLabel))


def notices(view: SettingsView) -> list[str]:
    window = view.window()
    assert isinstance(window, MainWindow)
    return [notice.text for notice in window.notices.notices]


# ---- look and language --------------------------------------------------------------------------------------


def test_the_boxes_show_what_is_kept(page: SettingsView) -> None:
    boxes = page.sections["look"].boxes
    assert {key: box.currentText() for key, box in boxes.items()} == {
        "theme": "Light",
        "text_size": "Normal",
        "language": "English",
    }


def test_the_theme_changes_at_once_and_is_kept(
    page: SettingsView, engine: FakeEngine, theme: Theme, qtbot: QtBot
) -> None:
    choose(qtbot, page.sections["look"].boxes["theme"], "Dark")
    assert theme.dark
    assert SaveSettings({"theme": "dark"}) in engine.asked
    assert page.window().context.settings.value("look/theme") == "dark"
    qtbot.waitUntil(lambda: page.window().context.overview.settings["theme"] == "dark")
    assert theme.dark and page.sections["look"].boxes["theme"].currentText() == "Dark"


def test_the_text_grows_at_once_and_is_kept(page: SettingsView, engine: FakeEngine, theme: Theme, qtbot: QtBot) -> None:
    before = page.sections["look"].boxes["theme"].fontMetrics().height()
    choose(qtbot, page.sections["look"].boxes["text_size"], "Largest")
    assert theme.text_scale == 1.4
    assert page.sections["look"].boxes["theme"].fontMetrics().height() > before
    assert SaveSettings({"text_size": "largest"}) in engine.asked
    assert float(page.window().context.settings.value("look/text_scale")) == 1.4


def test_the_largest_text_fits_into_the_smallest_window(
    make: MakePage, engine: FakeEngine, theme: Theme, qtbot: QtBot
) -> None:
    engine.answers[GetEndpoint] = EndpointState(True, "http://127.0.0.1:8440/v1", 8440, "kept", "", 3)
    page = make()
    choose(qtbot, page.sections["look"].boxes["text_size"], "Largest")
    page.window().resize(page.window().minimumSize())
    qtbot.waitUntil(lambda: page.page.viewport().width() < 640 and page.sections["endpoint"].details.isVisible())
    room = page.page.viewport().width() - 2 * Space.XL
    widths = {name: section.minimumSizeHint().width() for name, section in page.sections.items()}
    assert {name: width for name, width in widths.items() if width > room} == {}


def test_the_words_of_the_rail_have_room_in_the_largest_text(page: SettingsView, theme: Theme) -> None:
    theme.set_look(theme.mode, 1.4)
    rail = page.window()._rail
    entry = rail.buttons["settings"]
    assert entry.isChecked() and entry.width() >= entry.sizeHint().width()
    assert rail.width() > entry.width() > 72
    theme.set_look(theme.mode, 1.0)
    assert (rail.width(), entry.width()) == (88, 72)


def test_the_language_is_kept_for_the_next_start_and_says_so(
    page: SettingsView, engine: FakeEngine, qtbot: QtBot
) -> None:
    assert "starts again" not in said(page)
    choose(qtbot, page.sections["look"].boxes["language"], "简体中文")
    assert SaveSettings({"language": "zh_CN"}) in engine.asked
    assert page.window().context.settings.value("look/language") == "zh_CN"
    assert "The language changes when Deskhand starts again." in said(page)
    choose(qtbot, page.sections["look"].boxes["language"], "As the system")
    assert page.window().context.settings.value("look/language") == ""


def test_one_choice_does_not_undo_the_other(page: SettingsView, kept: KeptSettings, theme: Theme, qtbot: QtBot) -> None:
    look = page.sections["look"]
    choose(qtbot, look.boxes["theme"], "Dark")
    choose(qtbot, look.boxes["text_size"], "Large")
    choose(qtbot, look.boxes["language"], "简体中文")
    wanted = {"theme": "dark", "text_size": "large", "language": "zh_CN"}
    qtbot.waitUntil(lambda: page.window().context.overview.settings == wanted)
    assert kept.overview.settings == wanted
    assert theme.dark and theme.text_scale == 1.2
    assert look.boxes["language"].currentText() == "简体中文"


def test_what_was_chosen_stands_at_the_next_start(page: SettingsView, make: MakePage, qtbot: QtBot) -> None:
    choose(qtbot, page.sections["look"].boxes["theme"], "Dark")
    choose(qtbot, page.sections["look"].boxes["text_size"], "Small")
    qtbot.waitUntil(lambda: page.window().context.overview.settings["text_size"] == "small")
    again = make().sections["look"].boxes
    assert (again["theme"].currentText(), again["text_size"].currentText()) == ("Dark", "Small")


# ---- this computer, privacy, about --------------------------------------------------------------------------


def test_this_computer_is_told_in_facts(page: SettingsView, kept: KeptSettings, qtbot: QtBot) -> None:
    section = page.sections["hardware"]
    assert "Its processor (2 cores, with fast bf16 arithmetic)" in said(section)
    assert fact(section, "Processor: Test processor, 2 cores")
    assert fact(section, "Memory: 20.0 GB free of 24.0 GB")
    assert fact(section, "Free disk: 90.0 GB")
    assert fact(section, "Graphics processor: none that can train")
    card = Device("cuda", "Test card", 8 << 30, True)
    devices = (card, *kept.overview.hardware.devices)
    kept.overview = replace(kept.overview, hardware=replace(kept.overview.hardware, devices=devices))
    page.window().context.refresh_overview()
    qtbot.waitUntil(lambda: fact(section, "Graphics processor: Test card (8.0 GB)"))


def test_where_models_run_is_told_once_it_is_known(page: SettingsView, kept: KeptSettings, qtbot: QtBot) -> None:
    section = page.sections["hardware"]
    assert "Models answer on" not in said(section)
    kept.overview = replace(kept.overview, runs_on=RunsOn("cpu", "cuda"))
    page.window().context.refresh_overview()
    told = "Models answer on: the processor, as the graphics processor (CUDA) did not start: answers come more slowly."
    qtbot.waitUntil(lambda: fact(section, f"{told} The log says why."))
    kept.overview = replace(kept.overview, runs_on=RunsOn("cpu"))
    section.hide()
    section.show()
    qtbot.waitUntil(lambda: fact(section, "Models answer on: the processor"))


def test_a_folder_opens_that_of_the_log_where_the_file_is(
    page: SettingsView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toLocalFile()))
    section = page.sections["hardware"]
    assert section.folders["models"].text() == "/home/ana/models"
    press(qtbot, found(section, "Open the folder: Base models"))
    press(qtbot, found(section, "Open the folder: Log file"))
    assert opened == ["/home/ana/models", str(tmp_path)]


def test_connections_are_counted_and_the_report_can_be_copied_and_saved(
    page: SettingsView, kept: KeptSettings, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = page.sections["privacy"]
    told = "Connections to a network that were tried since the app started, and refused: {}."
    assert told.format(0) in said(section)
    kept.overview = replace(kept.overview, network_attempts=3)
    press(qtbot, found(section, "Count again"))
    qtbot.waitUntil(lambda: told.format(3) in said(section))
    press(qtbot, found(section, "Copy the report"))
    qtbot.waitUntil(lambda: notices(page) == ["Copied the report."])
    copied = QGuiApplication.clipboard().text().splitlines()
    assert (copied[0], copied[2]) == ("Deskhand 0.1: offline report", told.format(3))
    assert any("No telemetry" in line for line in copied)
    assert "NOT refused" in copied[3]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "report.txt"), ""))
    press(qtbot, found(section, "Save the report…"))
    qtbot.waitUntil((tmp_path / "report.txt").is_file)
    assert (tmp_path / "report.txt").read_text(encoding="utf-8").splitlines()[0] == copied[0]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "gone" / "report.txt"), ""))
    press(qtbot, found(section, "Save the report…"))
    qtbot.waitUntil(lambda: "could not be saved" in notices(page)[-1])


def test_about_names_the_version_and_every_part(page: SettingsView, qtbot: QtBot) -> None:
    section = page.sections["about"]
    assert "Deskhand 0.1" in said(section)
    qtbot.waitUntil(lambda: all(name in said(section) for name in PARTS))
    assert f"PySide6-Essentials: {part_words('PySide6-Essentials')}" in [
        part.accessibleName() for part in section.findChildren(QLabel)
    ]
    assert part_words("PySide6-Essentials").startswith(metadata.version("PySide6-Essentials"))
    assert part_words("no-such-part-at-all") == "–"


# ---- the log ------------------------------------------------------------------------------------------------


def test_the_log_is_read_again(page: SettingsView, engine: FakeEngine, qtbot: QtBot) -> None:
    section = page.sections["log"]
    assert section.text.toPlainText() == "\n".join(LINES)
    assert section.text.isReadOnly()
    engine.answers[GetLog] = (*LINES, "2026-11-23 14:05 trained")
    press(qtbot, found(section, "Read again"))
    qtbot.waitUntil(lambda: section.text.toPlainText().endswith("14:05 trained"))


def test_whoever_comes_back_finds_what_was_logged_meanwhile(
    page: SettingsView, engine: FakeEngine, qtbot: QtBot
) -> None:
    page.hide()
    engine.answers[GetLog] = (*LINES, "2026-11-23 14:06 it went wrong")
    page.show()
    qtbot.waitUntil(lambda: page.sections["log"].text.toPlainText().endswith("14:06 it went wrong"))


def test_what_the_error_says_to_press_is_there(page: SettingsView) -> None:
    remedy = texts.error(ErrorInfo("internal")).remedy
    assert page.entries["log"].text() in remedy and found(page.sections["log"], "Save as…").text() in remedy


def test_the_log_is_copied(page: SettingsView, qtbot: QtBot) -> None:
    press(qtbot, found(page.sections["log"], "Copy"))
    assert QGuiApplication.clipboard().text() == "\n".join(LINES)
    assert notices(page) == ["Copied the log."]


def test_the_log_is_saved_where_the_person_wants_it(
    page: SettingsView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "for the helper.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    press(qtbot, found(page.sections["log"], "Save as…"))
    assert notices(page) == []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    press(qtbot, found(page.sections["log"], "Save as…"))
    assert target.read_text(encoding="utf-8").splitlines() == list(LINES)
    assert notices(page) == [f"Saved to {target}."]


def test_a_log_that_cannot_be_saved_says_so(
    page: SettingsView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "no such folder" / "log.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    press(qtbot, found(page.sections["log"], "Save as…"))
    assert notices(page) == [f"This could not be saved to {target}. Choose another folder."]


# ---- getting about ------------------------------------------------------------------------------------------


def test_a_name_at_the_left_leads_to_its_section(page: SettingsView, qtbot: QtBot) -> None:
    assert page.entries["look"].isChecked()
    bar = page.page.verticalScrollBar()
    press(qtbot, page.entries["privacy"])
    qtbot.waitUntil(lambda: bar.value() > 0)
    assert page.entries["privacy"].isChecked()
    assert not page.sections["privacy"].visibleRegion().isEmpty()
    bar.setValue(0)
    assert page.entries["look"].isChecked()


def test_another_page_may_lead_to_a_section(page: SettingsView, qtbot: QtBot) -> None:
    page.window().context.navigate("settings", section="log")
    qtbot.waitUntil(page.entries["log"].isChecked)
    qtbot.waitUntil(lambda: not page.sections["log"].text.visibleRegion().isEmpty())
