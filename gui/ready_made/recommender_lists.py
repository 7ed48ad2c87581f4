"""Whom to recommend to at the left; what, and why, at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from engine.ready_made.recommender.commands import ExportRecommendations, ListPeople, Recommend, SimilarItems
from engine.ready_made.recommender.values import Person, Pick, Picks, Shelf
from engine.results import FileResult
from engine.text.shown import visible
from gui import texts
from gui.context import Context
from gui.ready_made.recommender_words import reasons
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.dialogs import ask_save
from gui.widgets.empty_state import EmptyState
from gui.widgets.fields import LineField
from gui.widgets.labels import label
from gui.widgets.plain_table import PlainTable, show_table
from gui.widgets.side_by_side import side_by_side
from gui.widgets.state_stack import StateStack

PERSON = Qt.ItemDataRole.UserRole
COUNT = 20
# As long as somebody who types rests between two keys, in milliseconds.
TYPING = 250


class Lists(QWidget):
    """A list follows the chosen person, the slider and the filters; `export` writes lists to a file."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._picks: tuple[Pick, ...] = ()
        self._asked = None
        self.search = LineField()
        self.search.setPlaceholderText(self.tr("Search people"))
        self.search.setAccessibleName(self.tr("Search people"))
        self.search.setClearButtonEnabled(True)
        self.people = QListWidget()
        self.people.setAccessibleName(self.tr("People"))
        self.people.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.head = label("", "section", wrap=False)
        self.liked = label("", "muted")
        self.diversity = QSlider(Qt.Orientation.Horizontal)
        self.diversity.setRange(0, 10)
        self.diversity.setValue(2)
        self.diversity.setFixedWidth(140)
        self.diversity.setAccessibleName(self.tr("How unlike each other the items are"))
        self.category = QComboBox()
        self.category.setAccessibleName(self.tr("Category"))
        self.new = QCheckBox(self.tr("Only new items"))
        self.new.setToolTip(self.tr("Items that nobody has touched yet: their text and category decide."))
        self.table = PlainTable(self.tr("Recommended items"))
        self.similar_button = button(self.tr("Items like this one"), self.show_similar)
        self.all_button = button(self.tr("Export for everybody…"), lambda: self.export(False), icon="download")
        self.chosen_button = button(self.tr("Export for the chosen…"), lambda: self.export(True))
        self.told = label("", "muted")
        self._typing, self._moving = self._timer(self.reload), self._timer(self._ask)
        self._build()

    def show_shelf(self, shelf: Shelf) -> None:
        """Take what there is: the people, and the categories to narrow to."""
        self._stack.show_content_or_empty(shelf.fitted)
        if not shelf.fitted:
            return
        chosen = self.category.currentData()
        self.category.blockSignals(True)
        self.category.clear()
        self.category.addItem(self.tr("Every category"), "")
        for name in shelf.categories:
            self.category.addItem(visible(name), name)
        self.category.setCurrentIndex(max(0, self.category.findData(chosen)))
        self.category.blockSignals(False)
        self.category.setVisible(bool(shelf.categories))
        self.new.setEnabled(shelf.new_items > 0)
        if not shelf.new_items:
            self.new.setChecked(False)
        self.reload()

    def reload(self) -> None:
        """Ask who there is."""
        command = ListPeople(self._context.project, self.search.text())
        self._context.bridge.ask(command, self._show_people, owner=self)

    def chosen(self) -> tuple[str, ...]:
        """Return the people that are marked."""
        return tuple(str(item.data(PERSON)) for item in self.people.selectedItems())

    def show_similar(self) -> None:
        """Open a table of the items most like the chosen one."""
        row = self.table.currentRow()
        if 0 <= row < len(self._picks):
            pick = self._picks[row]
            title = self.tr("Items like {title}").format(title=visible(pick.title))

            def show(found: tuple[Pick, ...]) -> None:
                rows = [[other.title, ", ".join(other.categories)] for other in found]
                show_table(self._context.window, title, [self.tr("Item"), self.tr("Category")], rows)

            self._context.bridge.ask(SimilarItems(self._context.project, pick.item), show, owner=self)

    def export(self, chosen: bool) -> None:
        """Write the lists of everybody, or of those who are marked, to a file that the person names."""
        kinds = f"{self.tr('Excel workbook')} (*.xlsx);;{self.tr('CSV file')} (*.csv)"
        suggested = f"{self.tr('recommendations')}.xlsx"
        target = ask_save(self, self.tr("Write the lists to"), suggested, kinds, (".xlsx", ".csv"))
        if target is None:
            return
        people = self.chosen() if chosen else ()
        command = ExportRecommendations(self._context.project, str(target), people, 10, self.diversity.value() / 10)
        self.told.setText(self.tr("Writing the lists…"))
        self._context.bridge.ask(command, self._exported, self._failed, owner=self)

    def _exported(self, made: FileResult) -> None:
        self.told.setText("")
        told = self.tr("{count} recommendations were written to {file}.")
        self._context.notify(told.format(count=texts.number(made.rows), file=made.output), "good")

    def _failed(self, info: object) -> None:
        self.told.setText("")
        self._context.bridge.unhandled.emit(info)

    def _build(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.search)
        column.addWidget(self.people, 1)
        splitter = side_by_side("recommender", left, self._list(), (230, 800))
        empty = EmptyState(
            "shelf",
            self.tr("Nothing learned yet"),
            self.tr("Bring your items and what people did with them under Start. It learns from them by itself."),
        )
        self._stack = StateStack(splitter, empty)
        self._stack.show_empty()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, Space.M, 0, 0)
        outer.addWidget(self._stack)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.people.currentItemChanged.connect(lambda *_: self._moving.start())
        self.people.itemSelectionChanged.connect(self._selection_changed)
        self.diversity.valueChanged.connect(lambda _value: self._moving.start())
        self.category.currentIndexChanged.connect(lambda _index: self._ask())
        self.new.toggled.connect(lambda _on: self._ask())
        self.table.currentCellChanged.connect(lambda row, *_: self.similar_button.setEnabled(row >= 0))
        self._selection_changed()
        self.similar_button.setEnabled(False)

    def _list(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(Space.M, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.head)
        column.addWidget(self.liked)
        controls = QHBoxLayout()
        controls.setSpacing(Space.S)
        controls.addWidget(label(self.tr("The best"), "small", wrap=False))
        controls.addWidget(self.diversity)
        controls.addWidget(label(self.tr("Diverse"), "small", wrap=False))
        controls.addSpacing(Space.M)
        controls.addWidget(self.category)
        controls.addWidget(self.new)
        controls.addStretch()
        column.addLayout(controls)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addWidget(self.similar_button)
        row.addWidget(self.told, 1)
        row.addWidget(self.chosen_button)
        row.addWidget(self.all_button)
        column.addLayout(row)
        return right

    def _timer(self, then: object) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(TYPING)
        made.timeout.connect(then)
        return made

    def _show_people(self, found: tuple[Person, ...]) -> None:
        item = self.people.currentItem()
        before = item.data(PERSON) if item else None
        self.people.blockSignals(True)
        self.people.clear()
        for person in found:
            told = self.tr("{person} ({count} events)")
            made = QListWidgetItem(told.format(person=visible(person.person), count=texts.number(person.events)))
            made.setData(PERSON, person.person)
            self.people.addItem(made)
        names = [person.person for person in found]
        if found:
            self.people.setCurrentRow(names.index(before) if before in names else 0)
        self.people.blockSignals(False)
        self._selection_changed()
        self._ask()

    def _selection_changed(self) -> None:
        self.chosen_button.setEnabled(bool(self.people.selectedItems()))

    def _ask(self) -> None:
        item = self.people.currentItem()
        # Somebody who is not there is somebody new: their name is what was typed.
        person = str(item.data(PERSON)) if item else self.search.text().strip()
        if not person:
            return
        command = Recommend(
            self._context.project,
            person,
            COUNT,
            self.diversity.value() / 10,
            str(self.category.currentData() or ""),
            self.new.isChecked(),
        )
        if self._asked is not None:
            self._asked.drop()
        self._asked = self._context.bridge.ask(command, self._show, owner=self)

    def _show(self, found: Picks) -> None:
        self._picks = found.picks
        self.head.setText(self.tr("For {person}").format(person=visible(found.person)))
        liked = ", ".join(map(visible, found.liked))
        said = self.tr("Liked last: {titles}. What they have seen is left out.").format(titles=liked)
        if not found.events:
            said = self.tr("Nothing is known of this person yet: these are chosen by others.")
        self.liked.setText(said)
        rows = [
            [str(place), pick.title, ", ".join(pick.categories), reasons(pick)]
            for place, pick in enumerate(found.picks, 1)
        ]
        headings = ["", self.tr("Item"), self.tr("Category"), self.tr("Why")]
        self.table.set_rows(headings, rows, stretch=3)
        self.table.setColumnWidth(0, 40)
        self.similar_button.setEnabled(self.table.currentRow() >= 0)
