"""Cards of many values: laid out together, a few made at a time, none that is not looked at, none made twice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.theme import Theme
from gui.widgets.card_flow import AT_ONCE, CardFlow
from gui.widgets.flow_layout import FlowLayout

MANY = {f"key {number}": f"words {number}" for number in range(40)}


class Measured(QLabel):
    """Counts how often its height is asked for."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setWordWrap(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.times = 0

    def heightForWidth(self, width: int) -> int:
        self.times += 1
        return super().heightForWidth(width)


Flow = CardFlow[str, Measured]


@pytest.fixture
def made() -> list[str]:
    """What cards were made of, in turn."""
    return []


@pytest.fixture
def flow(theme: Theme, qtbot: QtBot, made: list[str]) -> Iterator[Flow]:
    """A flow between two buttons, on a page that is not shown yet."""

    def make(words: str) -> Measured:
        made.append(words)
        return Measured(words)

    page = QWidget()
    qtbot.addWidget(page)
    page.resize(700, 400)
    column = QVBoxLayout(page)
    flow: Flow = CardFlow(make, 200)
    for part in (QPushButton("above"), flow, QPushButton("below")):
        column.addWidget(part)
    column.addStretch()
    yield flow


def seen(flow: Flow) -> list[str]:
    """Return the words of the cards in view, as they are read."""
    cards = [card for card in flow.cards.values() if card.isVisible()]
    return [card.text() for card in sorted(cards, key=lambda card: (card.y(), card.x()))]


def show(qtbot: QtBot, flow: Flow) -> None:
    flow.window().show()
    qtbot.waitUntil(lambda: len(seen(flow)) == len(MANY))


def test_what_is_shown_together_is_measured_together(theme: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, 10, 200)
    holder.resize(630, 400)
    holder.show()
    items = [Measured(words) for words in MANY.values()]
    with flow.together():
        for item in items:
            flow.addWidget(item)
            item.show()
    assert max(item.times for item in items) <= 4
    assert len({(item.x(), item.y()) for item in items}) == len(items)


def test_a_flow_that_is_not_looked_at_makes_no_card(flow: Flow, made: list[str], qtbot: QtBot) -> None:
    flow.show_values(MANY)
    assert made == []
    show(qtbot, flow)
    assert seen(flow) == made == list(MANY.values())
    flow.window().hide()
    flow.show_values({key: words.upper() for key, words in MANY.items()})
    assert len(made) == len(MANY)


def test_a_few_cards_are_made_at_a_time(flow: Flow, made: list[str], qtbot: QtBot) -> None:
    counts: list[int] = []
    flow.grown.connect(lambda: counts.append(len(made)))
    flow.show_values(MANY)
    show(qtbot, flow)
    assert counts == list(range(AT_ONCE, len(MANY) + 1, AT_ONCE))


def test_what_stays_the_same_keeps_its_card(flow: Flow, made: list[str], qtbot: QtBot) -> None:
    flow.show_values(MANY)
    show(qtbot, flow)
    made.clear()
    before = dict(flow.cards)
    now = {key: words for key, words in MANY.items() if key != "key 4"} | {"key 30": "other words", "key 99": "new"}
    # Those that came last stand first.
    now = dict(reversed(now.items()))
    flow.show_values(now)
    assert made == ["new", "other words"] and seen(flow) == list(now.values())
    assert all(flow.cards[key] is before[key] for key in now if key not in ("key 30", "key 99"))
    flow.show_values(now)
    assert made == ["new", "other words"]


def test_a_search_hides_at_once_and_shows_a_few_at_a_time(flow: Flow, qtbot: QtBot) -> None:
    flow.show_values(MANY)
    show(qtbot, flow)
    flow.show_where(lambda words: words.endswith("7"))
    assert seen(flow) == ["words 7", "words 17", "words 27", "words 37"]
    flow.show_where(lambda _words: True)
    assert len(seen(flow)) == 4 + AT_ONCE
    qtbot.waitUntil(lambda: len(seen(flow)) == len(MANY))
    assert seen(flow) == list(MANY.values())


def test_what_fits_no_search_is_not_made(flow: Flow, made: list[str], qtbot: QtBot) -> None:
    flow.show_where(lambda words: words == "words 39")
    flow.show_values(MANY)
    flow.window().show()
    assert made == seen(flow) == ["words 39"]
    flow.show_where(lambda _words: True)
    qtbot.waitUntil(lambda: seen(flow) == list(MANY.values()))


def test_a_change_of_the_look_styles_no_card_that_nobody_sees(
    flow: Flow, theme: Theme, made: list[str], qtbot: QtBot
) -> None:
    flow.show_values(MANY)
    show(qtbot, flow)
    theme.set_mode("dark")
    assert len(seen(flow)) == len(made) == len(MANY)
    flow.window().hide()
    theme.set_mode("light")
    assert not flow.cards and not flow.findChildren(Measured)
    show(qtbot, flow)
    assert seen(flow) == list(MANY.values())


def test_tab_walks_through_the_cards_as_they_stand(flow: Flow, qtbot: QtBot) -> None:
    flow.show_values(MANY)
    show(qtbot, flow)
    flow.show_values(MANY | {"key 0": "first", "key 2": "third"})
    qtbot.waitUntil(lambda: "third" in seen(flow))
    above, below = flow.window().findChildren(QPushButton)
    above.setFocus()
    walked = []
    while not below.hasFocus():
        qtbot.keyClick(flow.window().focusWidget(), Qt.Key.Key_Tab)
        walked.append(flow.window().focusWidget())
    assert walked == [*(flow.cards[key] for key in MANY), below]
