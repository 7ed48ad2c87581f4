"""The look: every text is readable on every surface it may stand on, in both themes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui import icons, look
from gui.theme import Theme, set_role
from gui.tokens import DARK, LIGHT, Palette, contrast, text_pairs


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda p: p.name)
def test_text_contrast(palette: Palette) -> None:
    poor = {
        pair: round(contrast(getattr(palette, pair[0]), getattr(palette, pair[1])), 2)
        for pair in text_pairs()
        if contrast(getattr(palette, pair[0]), getattr(palette, pair[1])) < 4.5
    }
    assert poor == {}


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda p: p.name)
def test_charts_and_control_borders_stand_out(palette: Palette) -> None:
    drawn = [*palette.chart, palette.border_strong, palette.accent]
    assert [colour for colour in drawn if contrast(colour, palette.surface) < 3] == []
    assert len(set(palette.chart)) == len(palette.chart)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_switching_recolours_app_and_icons(qapp: QApplication, theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    icons.set_icon(button, "check", "text", 16)
    light = button.icon().pixmap(16, 16).toImage()
    theme.set_mode("dark")
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    assert DARK.accent in qapp.styleSheet()
    assert button.icon().pixmap(16, 16).toImage() != light
    theme.set_mode("nonsense")
    assert theme.mode == "system"


def test_text_size_scales_and_is_bounded(qapp: QApplication, theme: Theme) -> None:
    theme.set_look(theme.mode, 1.5)
    assert qapp.font().pixelSize() == 20
    theme.set_look(theme.mode, 9)
    assert theme.text_scale == 2.0
    theme.set_look(theme.mode, 1)


def test_theme_and_text_size_change_in_one_step_and_only_where_they_differ(
    theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    store = QSettings(str(tmp_path / "look.ini"), QSettings.Format.IniFormat)
    told: list[tuple[bool, float]] = []
    theme.changed.connect(lambda: told.append((theme.dark, theme.text_scale)))
    for _ in range(2):
        look.follow(theme, store, {"theme": "dark", "text_size": "large"})
    assert told == [(True, 1.2)]


def test_what_was_styled_before_a_switch_looks_like_what_is_styled_after_it(theme: Theme, qtbot: QtBot) -> None:
    def made() -> QPushButton:
        button = QPushButton("Go on")
        qtbot.addWidget(button)
        set_role(button, "primary")
        button.show()
        return button

    before = made()
    theme.set_look("dark", 1.2)
    after = made()
    after.resize(before.size())
    assert before.sizeHint() == after.sizeHint()
    assert before.grab().toImage() == after.grab().toImage()


def test_every_icon_draws_something(theme: Theme) -> None:
    for name in icons.names():
        image = icons.pixmap(name, "text", 24, 2.0).toImage()
        assert image.width() == 48
        assert any(image.pixelColor(x, y).alpha() for x in range(0, 48, 2) for y in range(48)), name
