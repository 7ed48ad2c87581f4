"""Draws every widget on one page, to be looked at: `python -m tests.gui.demo OUT_FOLDER` writes both themes as PNG."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QTabBar,
    QWidget,
)

from engine.errors import ErrorInfo
from engine.events import Progress
from engine.results import Interval
from gui import icons
from gui.bridge import Bridge
from gui.context import Context
from gui.main_window import MainWindow
from gui.pages import Page
from gui.theme import Theme
from gui.tokens import Space
from gui.widgets.busy_state import BusyState
from gui.widgets.buttons import button
from gui.widgets.card import Card
from gui.widgets.chip import Chip
from gui.widgets.drop_zone import DropZone
from gui.widgets.empty_state import EmptyState
from gui.widgets.error_state import ErrorState
from gui.widgets.fields import NumberField
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.interval_bars import BarRow, IntervalBars
from gui.widgets.key_value import KeyValue
from gui.widgets.labels import icon_label, label
from gui.widgets.paged_table import PagedModel, PagedTable
from gui.widgets.scroll import ScrollPage
from gui.widgets.section_title import SectionTitle
from gui.wizards.frame import WizardDialog
from gui.wizards.state import WizardState
from tests.helpers.fake_engine import OVERVIEW, FakeEngine


class DemoView(ScrollPage):
    """All widgets, one below the other."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        title = SectionTitle("Support desk", "812 messages in 10 classes, imported today", "title")
        title.add(button("Delete", role="danger", icon="trash"))
        title.add(button("Export…", icon="download"))
        title.add(button("Train a model", role="primary", icon="play"))
        self.body.addWidget(title)
        self.body.addWidget(_cards())
        self.body.addWidget(_controls())
        self.body.addWidget(_facts())
        failure = ErrorState(retryable=True)
        failure.show_error(ErrorInfo("recipe_value", {"key": "epochs", "value": 0, "allowed": "1 to 100"}, "Traceback"))
        self.body.addWidget(failure)
        self.body.addWidget(DropZone("Drop files here", "CSV, TSV, JSONL, Parquet"))
        strip = QWidget()
        flow = FlowLayout(strip, Space.S)
        for name in icons.names():
            flow.addWidget(icon_label(name, "text", 24))
        self.body.addWidget(strip)


def _cards() -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder, Space.M, 240)
    for name, text in (
        ("Classify texts", "Sort messages by what they are about"),
        ("Call tools", "Turn a request into an action with its arguments, such as looking up an order"),
        ("Find names", "Mark people, places and products in a text"),
    ):
        card = Card(name, clickable=True)
        card.body.addWidget(label(text, "muted"))
        card.body.addStretch()
        row = QHBoxLayout()
        row.addWidget(Chip("likely", "good", "check"))
        row.addWidget(Chip("82 MB", icon="chip"))
        row.addStretch()
        card.body.addLayout(row)
        card.set_selected(name == "Call tools")
        flow.addWidget(card)
    return holder


def _controls() -> QWidget:
    card = Card("Controls")
    row = QHBoxLayout()
    field = QLineEdit()
    field.setPlaceholderText("Name of the model")
    choice = QComboBox()
    choice.addItems(["Balanced", "Quick look", "Best"])
    check, radio = QCheckBox("Stop early"), QRadioButton("Whole model")
    check.setChecked(True)
    radio.setChecked(True)
    off = button("Not now")
    off.setEnabled(False)
    for part in (field, choice, NumberField(), check, radio, off, button("More", role="quiet")):
        row.addWidget(part)
    card.body.addLayout(row)
    tabs = QTabBar()
    tabs.setExpanding(False)
    for word in ("Rows", "Problems", "Label", "Versions"):
        tabs.addTab(word)
    card.body.addWidget(tabs)
    chips = QHBoxLayout()
    for text, tone, icon in (
        ("Ready", "good", "check"),
        ("12 duplicates", "careful", "warning"),
        ("Cut off", "bad", "error"),
    ):
        chips.addWidget(Chip(text, tone, icon))
    chips.addStretch()
    card.body.addLayout(chips)
    return card


def _facts() -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.M)
    bars = Card("Before and after")
    bars.body.addWidget(
        IntervalBars(
            [
                BarRow("Always the most frequent class", Interval(0.14, 0.12, 0.16)),
                BarRow("Word counts", Interval(0.842, 0.82, 0.86)),
                BarRow("This model", Interval(0.912, 0.895, 0.928), True),
            ]
        )
    )
    facts = Card("Facts")
    facts.body.addWidget(KeyValue([("Rows", "10,003"), ("Language", "English"), ("Licence", "Apache-2.0")]))
    row.addWidget(bars, 2)
    row.addWidget(facts, 1)
    return holder


class StatesView(QWidget):
    """Empty, busy and a table."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.addWidget(
            EmptyState("data", "No data yet", "Import a file and see what can be learned from it.", "Import data")
        )
        busy = BusyState()
        busy.start("Importing")
        busy.set_progress(Progress("", "reading", 40, 100, 240))
        busy._inner.show()
        row.addWidget(busy)
        model = PagedModel(lambda offset, limit: None)
        table = PagedTable(model, "Rows")
        model.set_page(
            ("text", "label"), 1000, 0, [{"text": f"Where is order {i}?", "label": "order"} for i in range(100)]
        )
        row.addWidget(table)


def demo_wizard(context: Context) -> WizardDialog:
    """Return a wizard on its second page."""
    state = WizardState(["files", "task", "check"])
    wizard = WizardDialog(context, state, "Import data", "Import")
    wizard.add_page("files", "Files", "Which files hold your examples?", QWidget())
    wizard.add_page("task", "What should the model learn?", "Choose what you want it to do.", _cards())
    wizard.add_page("check", "Check and repair", "", QWidget())
    wizard.begin()
    state.set_page("files", valid=True)
    state.next()
    state.set_page("task", why_not="Choose a task to go on.")
    return wizard


def main(folder: Path) -> None:
    """Write the screenshots."""
    app = QApplication([])
    engine = FakeEngine()
    engine.start()
    for mode in ("light", "dark"):
        theme = Theme(app, mode)
        bridge = Bridge(engine)
        settings = QSettings(str(Path(tempfile.mkdtemp()) / "window.ini"), QSettings.Format.IniFormat)
        pages = [
            Page("home", "Home", DemoView),
            Page("data", "Data", StatesView),
            Page("settings", "Settings", QWidget),
        ]
        window = MainWindow(bridge, theme, settings, pages, {})
        window.context.set_overview(OVERVIEW)
        window.resize(1200, 1040)
        window.show()
        window.notify("Deleted the model Orders.", "good", action="Undo")
        QTest.qWait(300)
        window.grab().save(str(folder / f"demo-{mode}.png"))
        window.resize(960, 640)
        window.navigate("data")
        app.processEvents()
        window.grab().save(str(folder / f"states-{mode}.png"))
        wizard = demo_wizard(window.context)
        wizard.show()
        app.processEvents()
        wizard.grab().save(str(folder / f"wizard-{mode}.png"))
        bridge.close()
    engine.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
