"""Page 3 of the data wizard: which column is for what, and five rows as the model will see them.

With a base model at hand they are shown token by token, without one as a table of texts.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QVBoxLayout, QWidget

from engine.commands import TABLE
from engine.results import ColumnInfo, Role
from gui import task_words, texts
from gui.tokens import Space
from gui.widgets.labels import label
from gui.widgets.plain_table import PlainTable
from gui.widgets.section_title import SectionTitle
from gui.wizards.data_preview import is_cut, preview
from gui.wizards.data_state import DataState
from gui.wizards.data_token_rows import TokenRows


class DataColumnsPage(QWidget):
    """A choice a role; for a table, what its columns hold. `wanted` fires when the engine should read the rows."""

    wanted = Signal()

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
        self.tokens = TokenRows()
        self._previewed: object = None
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
        column.addWidget(self.tokens, 1)
        self._rest = QWidget()  # keeps what is above at the top where no token rows take the room
        column.addWidget(self._rest, 1)
        state.subscribe(self.follow)
        self.follow()

    def help_text(self) -> str:
        """Return what F1 says."""
        return self.tr(
            "Say which column holds what the model reads, and which holds what it is to answer. The rows are "
            "shown as the model will see them."
        )

    def entered(self) -> None:
        """Have the rows read if something changed since."""
        if self._state.needs_preview:
            self.wanted.emit()

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
        if self.isVisible():
            self.entered()

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
        """Show tokens where the engine has read them, and the texts as they stand until then or without a base."""
        preview = self._state.preview
        read = preview is not None and bool(preview.rows)
        is_table = self._state.task == TABLE
        words = self.tr("The first rows of the table") if is_table else self.tr("Five rows as the model will see them")
        self._title.title.setText(words)
        self.tokens.setVisible(read)
        self._rest.setHidden(read)
        self._note.setText("" if read else self._show_texts(is_table))
        self._note.setVisible(bool(self._note.text()))
        if read:
            self.table.hide()
            self._title.show()
        if preview is not None and read and preview != self._previewed:
            self.tokens.show_preview(preview, self._state.answer_role)
        self._previewed = preview

    def _show_texts(self, is_table: bool) -> str:
        """Show the rows as they stand; return what is to be said of them."""
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
        if is_table:
            return ""
        told = []
        if any(is_cut(text) for row in rows for text in row.values()):
            told.append(self.tr("Of long texts, training reads about the first 1,000 characters."))
        if self._state.preview is not None:
            told.append(self.tr("No base model is here yet. Once one is, this page shows how it reads these rows."))
        if self._state.preview_error is not None:
            told.append(texts.error(self._state.preview_error).message)
        return " ".join(told)
