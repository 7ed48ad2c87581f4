"""A text as a model reads it: which piece is shown how, and that a theme and a width change it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.results import ReadRow, TokenSpan
from gui.theme import Theme
from gui.widgets.token_text import CUT, EVEN, ODD, PLAIN, TAG, UNKNOWN, TokenText, pieces

TEXT = "Meet Anna in\n Oslo 包 today"
TOKENS = (
    TokenSpan(0, 4, True, "O"),
    TokenSpan(5, 9, True, "B-person"),
    TokenSpan(10, 12, True, "O"),
    TokenSpan(14, 16, True, "B-a place"),
    TokenSpan(16, 18),
    TokenSpan(19, 20, False, "O"),
    TokenSpan(21, 26),
)
ROW = ReadRow(TEXT, TOKENS, 7, 6)


def test_pieces_tell_tokens_unknown_ones_tags_and_the_rest() -> None:
    assert list(pieces(ROW)) == [
        ("Meet", EVEN),
        (" ", PLAIN),
        ("Anna", ODD),
        ("\u00a0B\u2011person", TAG),
        (" ", PLAIN),
        ("in", EVEN),
        (" ", PLAIN),
        ("Os", ODD),
        ("lo", EVEN),
        ("\u00a0B\u2011a\u00a0place", TAG),
        (" ", PLAIN),
        ("包", UNKNOWN),
        (" ", CUT),
        ("today", CUT),
    ]


def test_a_token_that_takes_in_the_blank_and_several_of_one_sign() -> None:
    row = ReadRow("a 包", (TokenSpan(0, 1), TokenSpan(1, 3), TokenSpan(2, 3), TokenSpan(2, 3)), 4, 4)
    assert list(pieces(row)) == [("a", EVEN), (" ", PLAIN), ("包", ODD)]


def test_more_than_is_shown_ends_in_dots() -> None:
    assert list(pieces(ReadRow("a b", (TokenSpan(0, 1), TokenSpan(2, 3)), 90, 1)))[-1] == (" …", CUT)


def test_it_takes_the_height_of_its_lines_and_is_drawn_in_the_colours_of_the_theme(qtbot: QtBot, theme: Theme) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    shown = TokenText(ROW, holder)
    assert shown.accessibleName() == TEXT
    assert shown.heightForWidth(90) > 2 * shown.heightForWidth(900)
    shown.resize(400, shown.heightForWidth(400))
    assert theme.palette.bad_soft in colours(shown)
    assert theme.palette.accent_soft in colours(shown)
    theme.set_mode("dark")
    assert theme.palette.accent_soft in colours(shown)


def colours(widget: QWidget) -> set[str]:
    picture = widget.grab().toImage()
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(0, picture.height(), 2)}
