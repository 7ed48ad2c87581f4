"""Settings, other programs: off until it is switched on, what a program needs, another token, and what goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from engine.commands import (
    GetEndpoint,
    GetLog,
    GetOverview,
    ListBases,
    NewEndpointToken,
    SaveSettings,
    StartEndpoint,
    StopEndpoint,
)
from engine.errors import BadInput
from engine.events import Changed, Done
from engine.results import EndpointState, ProjectInfo
from gui.main_window import MainWindow
from gui.pages import Page
from gui.views.settings import SettingsView
from gui.views.settings_endpoint import EndpointSection
from tests.gui.person import press, said
from tests.helpers.fake_engine import OVERVIEW, FakeEngine
from tests.helpers.trained import BASES

OFF = EndpointState(token="kept")
ON = EndpointState(True, "http://127.0.0.1:8440/v1", 8440, "kept", "", 3)
READY = tuple(replace(base, state="ready") for base in BASES)


@pytest.fixture
def section(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> EndpointSection:
    """The section, off, with a decoder that is ready."""
    engine.answers |= {
        GetLog: ("started",),
        ListBases: READY,
        GetEndpoint: OFF,
        StartEndpoint: ON,
        StopEndpoint: OFF,
        NewEndpointToken: replace(ON, token="another"),
    }
    window = make_window(pages=[Page("settings", "Settings", SettingsView)], wizards={})
    window.resize(1200, 800)
    window.show()
    window.start()
    window.navigate("settings", {"section": "endpoint"})
    view = window.view("settings")
    assert isinstance(view, SettingsView)
    found = view.sections["endpoint"]
    assert isinstance(found, EndpointSection)
    qtbot.waitUntil(lambda: window.context.overview is not None and found.switch.isEnabled())
    qtbot.waitUntil(lambda: not found.switch.visibleRegion().isEmpty() and found._writer != "")
    return found


def named(section: EndpointSection, name: str) -> QPushButton | QToolButton:
    """Return the button of this name."""
    buttons = [*section.findChildren(QPushButton), *section.findChildren(QToolButton)]
    return next(button for button in buttons if button.accessibleName() == name)


def switched_on(section: EndpointSection, qtbot: QtBot) -> None:
    """Switch it on as a person does."""
    section.switch.click()
    qtbot.waitUntil(lambda: section.details.isVisible() and section.switch.isEnabled())


def test_it_is_off_and_says_so(section: EndpointSection, engine: FakeEngine) -> None:
    assert not section.switch.isChecked() and section.port.isEnabled()
    assert not section.details.isVisible()
    assert "Off, as at every start of Deskhand. Nothing listens." in said(section)
    assert not any(isinstance(asked, StartEndpoint) for asked in engine.asked)


def test_switched_on_it_tells_what_a_program_needs(section: EndpointSection, engine: FakeEngine, qtbot: QtBot) -> None:
    switched_on(section, qtbot)
    assert StartEndpoint("", 8440) in engine.asked and SaveSettings({"endpoint_port": 8440}) in engine.asked
    assert section.switch.isChecked() and not section.port.isEnabled()
    assert (section.address.text(), section.token.text()) == (ON.address, "kept")
    assert "Requests answered: 3." in said(section)
    code = section.code.text()
    assert 'OpenAI(base_url="http://127.0.0.1:8440/v1", api_key="kept")' in code
    assert 'model="smollm2-135m-instruct"' in code
    compile(code, "shown", "exec")
    press(qtbot, named(section, "Copy: Token"))
    assert QGuiApplication.clipboard().text() == "kept"
    press(qtbot, named(section, "Copy: Address"))
    assert QGuiApplication.clipboard().text() == ON.address


def test_switched_off_nothing_of_it_stays(section: EndpointSection, engine: FakeEngine, qtbot: QtBot) -> None:
    switched_on(section, qtbot)
    engine.answers[GetEndpoint] = OFF
    section.switch.click()
    qtbot.waitUntil(lambda: not section.details.isVisible())
    assert StopEndpoint() in engine.asked
    assert not section.switch.isChecked() and section.port.isEnabled()


def test_another_token_takes_its_place(section: EndpointSection, engine: FakeEngine, qtbot: QtBot) -> None:
    switched_on(section, qtbot)
    engine.answers[GetEndpoint] = replace(ON, token="another")
    press(qtbot, named(section, "New token"))
    qtbot.waitUntil(lambda: section.token.text() == "another")
    assert 'api_key="another"' in section.code.text()


def test_a_port_that_is_taken_is_told_and_another_can_be_chosen(
    section: EndpointSection, engine: FakeEngine, qtbot: QtBot
) -> None:
    def refuse(command: StartEndpoint) -> EndpointState:
        if command.port == 8440:
            raise BadInput("endpoint_port_taken", port=command.port)
        return replace(ON, port=command.port)

    engine.answers[StartEndpoint] = refuse
    section.switch.click()
    qtbot.waitUntil(section.error.isVisible)
    assert "Another program uses port 8440 already. Nothing was started." in said(section)
    assert not section.switch.isChecked() and section.port.isEnabled()
    section.port.setValue(9000)
    switched_on(section, qtbot)
    assert not section.error.isVisible()
    assert StartEndpoint("", 9000) in engine.asked


def test_while_it_starts_nothing_can_be_pressed_and_it_says_so_after_a_while(
    section: EndpointSection, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.held = (StartEndpoint,)
    section.switch.click()
    assert not section.switch.isEnabled() and not section.port.isEnabled()
    qtbot.waitUntil(lambda: "Starting…" in said(section))
    engine.emit(Done(engine.job_of(StartEndpoint), ON))
    qtbot.waitUntil(section.details.isVisible)
    assert "Starting…" not in said(section)


def test_it_follows_the_project_that_is_open(section: EndpointSection, engine: FakeEngine, qtbot: QtBot) -> None:
    section._context.set_project(ProjectInfo("/home/ana/shop.deskhand", "shop"))
    assert not any(isinstance(asked, StartEndpoint) for asked in engine.asked), "off is off"
    switched_on(section, qtbot)
    assert StartEndpoint("/home/ana/shop.deskhand", 8440) in engine.asked
    section._context.set_project(ProjectInfo("/home/ana/desk.deskhand", "desk"))
    qtbot.waitUntil(lambda: StartEndpoint("/home/ana/desk.deskhand", 8440) in engine.asked)


def test_without_a_model_that_writes_it_says_where_to_get_one(
    section: EndpointSection, engine: FakeEngine, qtbot: QtBot
) -> None:
    switched_on(section, qtbot)
    assert not section.no_writer.isVisible()
    engine.answers[ListBases] = BASES
    engine.emit(Changed("", "", "bases"))
    qtbot.waitUntil(section.no_writer.isVisible)
    assert "fetch one above, under Base models" in said(section)
    assert 'model="MODEL"' in section.code.text()


def test_the_port_that_was_chosen_is_kept(section: EndpointSection, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.answers[GetOverview] = replace(OVERVIEW, settings={"endpoint_port": 9123})
    section._context.refresh_overview()
    qtbot.waitUntil(lambda: section.port.value() == 9123)


def test_a_port_is_kept_before_anything_is_switched_on(
    section: EndpointSection, engine: FakeEngine, qtbot: QtBot
) -> None:
    section.port.setFocus()
    section.port.selectAll()
    qtbot.keyClicks(section.port, "9123")
    assert SaveSettings({"endpoint_port": 9123}) not in engine.asked, "it is still being typed"
    qtbot.keyClick(section.port, Qt.Key.Key_Tab)
    assert SaveSettings({"endpoint_port": 9123}) in engine.asked
    engine.answers[GetOverview] = replace(OVERVIEW, settings={"endpoint_port": 9123})
    section._context.refresh_overview()
    qtbot.waitUntil(lambda: section._context.overview.settings.get("endpoint_port") == 9123)
    before = len(engine.asked)
    section.port.editingFinished.emit()
    assert len(engine.asked) == before, "kept once"
