"""How an import's rows are divided into training, validation and test: the way, the column and the shares."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from engine.commands import TABLE
from gui import texts
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.choice_card import ChoiceCard
from gui.widgets.fields import NumberField
from gui.widgets.labels import icon_label, label
from gui.widgets.section_title import SectionTitle
from gui.widgets.split_bar import SplitBar
from gui.wizards.data_state import DataState

CHANCE, GROUP, TIME = "", "group", "time"


class DataDivision(QWidget):
    """`wanted` fires when the engine should look again. It shows from the first look on, also after one that failed."""

    wanted = Signal()

    def __init__(self, state: DataState) -> None:
        super().__init__()
        self._state = state
        self._looked_at = False
        self._listed: object = None
        self.ways: dict[str, ChoiceCard] = {}
        self.columns: dict[str, QComboBox] = {}
        self.bar = SplitBar()
        self._ways = self._make_ways()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(SectionTitle(self.tr("How the rows are divided")))
        column.addLayout(self._lock())
        column.addWidget(self.bar)
        column.addLayout(self._shares())
        column.addWidget(self._ways)
        state.subscribe(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show the division as it is chosen, and what it comes to."""
        state, check = self._state, self._state.data_check
        self._looked_at = self._looked_at or check is not None or state.pages["check"].error is not None
        self.setVisible(self._looked_at and state.task != TABLE)
        self.bar.setVisible(check is not None)
        if check is not None:
            self.bar.set_rows(check.rows)
        self.valid.setEnabled(not state.given("valid"))
        self.test.setEnabled(not state.given("test"))
        self._ways.setVisible(state.divides)
        for by, card in self.ways.items():
            card.set_checked(by == state.split.by)
        self._list_columns()
        self.again.setVisible(state.split.by != TIME)
        seed = self.tr("Draw {number}").format(number=texts.number(state.split.seed + 1))
        self._seed.setText(seed if state.split.seed and state.split.by != TIME else "")

    def _lock(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(icon_label("lock", "muted", 18))
        sentence = self.tr(
            "The test rows are locked: the model never learns from them, so their result can be trusted."
        )
        row.addWidget(label(sentence, "muted"), 1)
        return row

    def _shares(self) -> QHBoxLayout:
        self.valid = self._share(self.tr("Share to check while learning"), self._state.split.valid)
        self.test = self._share(self.tr("Share for the final test"), self._state.split.test)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for box in (self.valid, self.test):
            row.addWidget(label(box.accessibleName(), "muted", wrap=False))
            row.addWidget(box)
            row.addSpacing(Space.L)
        row.addStretch()
        return row

    def _share(self, name: str, fraction: float) -> NumberField:
        box = NumberField()
        box.setRange(1, 45)
        box.setSuffix(self.tr(" %"))
        box.setAccessibleName(name)
        box.setToolTip(self.tr("Where your files give this part, they are kept as they are."))
        box.setValue(round(fraction * 100))
        box.valueChanged.connect(self._share_changed)
        return box

    def _make_ways(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, Space.XS, 0, 0)
        column.setSpacing(Space.S)
        told = {
            CHANCE: (
                self.tr("By chance, each class in its share"),
                self.tr("Right for most data: no class is missing from the test."),
            ),
            GROUP: (
                self.tr("Whole groups together (a customer, a thread)"),
                self.tr("The model cannot pass the test by knowing the customer: their rows are all on one side."),
            ),
            TIME: (
                self.tr("By time: learn from the older, test on the newest"),
                self.tr("The test then shows how the model does on what comes next, as it will be used."),
            ),
        }
        for by, (title, hint) in told.items():
            card = ChoiceCard(title, hint)
            card.chosen.connect(lambda by=by: self._choose(by))
            if by != CHANCE:
                card.add(self._column_box(by))
            self.ways[by] = card
            column.addWidget(card)
        self.again = button(self.tr("Shuffle again"), self._shuffle, role="quiet", icon="refresh")
        self.again.setToolTip(self.tr("Draws other rows for the test. The same draw always gives the same rows."))
        self._seed = label("", "small", wrap=False)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.again)
        row.addWidget(self._seed)
        row.addStretch()
        column.addLayout(row)
        return holder

    def _column_box(self, by: str) -> QComboBox:
        box = QComboBox()
        box.setMinimumWidth(220)
        name = self.tr("Column that names the group") if by == GROUP else self.tr("Column that holds the time")
        box.setAccessibleName(name)
        box.activated.connect(lambda _index: self._choose(by, box.currentData()))
        box.hide()
        self.columns[by] = box
        return box

    def _list_columns(self) -> None:
        """Fill the chooser of the way that is chosen; the others are not shown."""
        split, found = self._state.split, self._state.split_columns
        for by, box in self.columns.items():
            box.setVisible(by == split.by)
        if not split.by:
            return
        box = self.columns[split.by]
        if (split.by, found) != self._listed:
            self._listed = (split.by, found)
            box.clear()
            for name in found.names:
                box.addItem(name, name)
            box.setPlaceholderText(self.tr("Choose a column…"))
        box.setCurrentIndex(box.findData(split.column) if split.column else -1)

    def _share_changed(self, _value: int) -> None:
        self._state.set_split(self.valid.value() / 100, self.test.value() / 100)
        self.wanted.emit()

    def _choose(self, by: str, column: str = "") -> None:
        self._state.split_by(by, column)
        self.wanted.emit()

    def _shuffle(self) -> None:
        self._state.shuffle()
        self.wanted.emit()
