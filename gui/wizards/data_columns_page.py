"""Page 3 of the data wizard: which column is for what, and five rows as the model will see them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QVBoxLayout, QWidget

from engine.results import ColumnInfo, Role
from gui import task_words, texts
from gui.tokens import Space
from gui.widgets.labels import label
from gui.widgets.plain_table import PlainTable
from gui.widgets.section_title import SectionTitle
from gui.wizards.data_preview import is_cut, preview
from gui.wizards.data_state import TABLE, DataState


class DataColumnsPage(QWidget):
    """A choice a role; for a table, what its columns hold."""

    def __init__(self, state: DataState) -> None:
        super().__init__()
        self._state = state
        self._shown: object = None
        self.boxes: dict[str, QComboBox] = {}
        self._form = QWidget()
        self._grid = QGridLayout(self._form)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnStretch(2, 1)
        self.unlabelled = QCheckBox(self.tr("These texts have no labels yet: I will give them in Deskhand"))
        self.unlabelled.clicked.connect(state.set_unlabelled)
        self._title = SectionTitle(self.tr("Five rows as the model will see them"))
        self.table = PlainTable(self._title.title.text())
        self._note = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self._form)
        column.addWidget(self.unlabelled)
        column.addSpacing(Space.S)
        column.addWidget(self._title)
        column.addWidget(self.table)
        column.addWidget(self._note)
        column.addStretch()
        state.subscribe(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show the roles of the chosen task and what they make of the first rows."""
        self.unlabelled.setVisible(self._state.can_label)
        self.unlabelled.setChecked(self._state.unlabelled)
        now = (self._state.inspection, self._state.task, self._state.tasks, self._state.roles)
        if now != self._shown:
            self._shown = now
            self._fill()
        for role, box in self.boxes.items():
            box.setCurrentIndex(max(0, box.findData(self._state.columns.get(role, ""))))
        self._show_rows()

    def _fill(self) -> None:
        while item := self._grid.takeAt(0):
            item.widget().hide()
            item.widget().deleteLater()
        self.boxes = {}
        for at, role in enumerate(self._state.roles):
            self._add_role(at, role)

    def _add_role(self, at: int, role: Role) -> None:
        name = task_words.role(role.name)
        box = QComboBox()
        box.setMinimumWidth(240)
        box.setAccessibleName(self.tr("Column for: {role}").format(role=name))
        box.addItem(self.tr("Choose a column…") if role.required else self.tr("Not used"), "")
        for column in self._state.column_infos:
            box.addItem(self._column_words(column), column.name)
        box.activated.connect(lambda _index: self._state.set_column(role.name, box.currentData()))
        self.boxes[role.name] = box
        self._grid.addWidget(label(name, "strong", wrap=False), at, 0)
        self._grid.addWidget(box, at, 1)
        self._grid.addWidget(label(task_words.role_hint(role.name, role.kind), "muted"), at, 2)

    def _column_words(self, column: ColumnInfo) -> str:
        told = self.tr("{column} ({kind}, {count} different)")
        return told.format(
            column=column.name, kind=task_words.kind(column.kind).lower(), count=texts.number(column.distinct)
        )

    def _show_rows(self) -> None:
        is_table = self._state.task == TABLE
        words = self.tr("The first rows of the table") if is_table else self.tr("Five rows as the model will see them")
        self._title.title.setText(words)
        sample = self._state.inspection.sample if self._state.inspection else ()
        headings, rows = preview(self._state.roles, self._state.used_columns, sample)
        named = headings if is_table else [task_words.role(heading) for heading in headings]
        self.table.setVisible(bool(headings))
        self._title.setVisible(bool(headings))
        self.table.set_rows(named, [[row[heading] for heading in headings] for row in rows])
        self.table.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_table else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.table.fit_height(240)
        cut = not is_table and any(is_cut(text) for row in rows for text in row.values())
        self._note.setText(self.tr("Of long texts, training reads about the first 1,000 characters.") if cut else "")
        self._note.setVisible(cut)
