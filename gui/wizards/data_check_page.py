"""Page 4 of the data wizard: the name, the doctor's findings and what is done about them, and the division."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.events import Progress
from engine.results import Problem
from gui import texts
from gui.tokens import Space
from gui.widgets.busy_state import BusyState
from gui.widgets.fields import LineField
from gui.widgets.labels import icon_label, label
from gui.widgets.problem_card import ProblemCard
from gui.widgets.scroll import ScrollPage
from gui.wizards.data_division import DataDivision
from gui.wizards.data_guesses import gets_number
from gui.wizards.data_state import ALWAYS, TABLE, DataState


class DataCheckPage(QWidget):
    """`wanted` fires when the engine should look again, `cancelled` when the import should stop.

    `check_cancelled` fires when the person will not wait for the first findings.
    """

    wanted = Signal()
    cancelled = Signal()
    check_cancelled = Signal()

    def __init__(self, state: DataState) -> None:
        super().__init__()
        self._state = state
        self._shown: tuple[Problem, ...] | None = None
        self.cards: dict[str, ProblemCard] = {}
        self.busy = BusyState()
        self.busy.cancelled.connect(self.cancelled)
        # The button that was pressed is off: the focus belongs to what stops the import, not to what closes the wizard.
        self.busy.appeared.connect(self.busy.cancel.setFocus)
        self.busy.hide()
        self._page = ScrollPage()
        self._page.body.setContentsMargins(0, 0, Space.S, 0)
        self._page.body.setSpacing(Space.M)
        self._build()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        column.addWidget(self.busy)
        state.subscribe(self.follow)
        self.follow()

    def help_text(self) -> str:
        """Return what F1 says."""
        return self.tr(
            "Each finding says what was found, in how many rows, and what becomes of them. A repair that you tick"
            " changes the import only, never your files. Then the rows are divided: most are learned from, some "
            "choose the best round, and the test rows are locked away to measure the model."
        )

    def entered(self) -> None:
        """Have the import examined if something changed since."""
        if self._state.needs_check:
            self.wanted.emit()

    def show_importing(self, importing: bool) -> None:
        """Show that the import runs, in the place of the findings."""
        self._page.setVisible(not importing)
        self.busy.setVisible(importing)
        if importing:
            self.busy.start(self.tr("Importing"))
        else:
            self.busy.stop()

    def set_progress(self, event: Progress) -> None:
        """Show how far the import is."""
        self.busy.set_progress(event)

    def follow(self) -> None:
        """Show the findings and what an import would keep."""
        state, check = self._state, self._state.data_check
        self._result.setVisible(check is not None)
        self._show_checking(state.pages["check"].busy and check is None and not state.running)
        if self.name.text() != state.name:
            self.name.setText(state.name)
        told = self._naming_told()
        self._version.setText(told)
        self._version.setVisible(bool(told))
        if check is None:
            return
        if check.problems != self._shown:
            self._shown = check.problems
            self._fill(check.problems)
        for card in self.cards.values():
            card.set_repaired(card.problem.repair in state.repairs)
        self._summary.setText(self._sentence())

    def _build(self) -> None:
        body = self._page.body
        self._result = QWidget()
        result = QVBoxLayout(self._result)
        result.setContentsMargins(0, 0, 0, 0)
        result.setSpacing(Space.S)
        self._summary = label("", "strong")
        result.addWidget(self._summary)
        self._findings = QVBoxLayout()
        self._findings.setSpacing(Space.S)
        result.addLayout(self._findings)
        body.addLayout(self._naming())
        self.checking = BusyState()
        self.checking.cancelled.connect(self.check_cancelled)
        self.checking.hide()
        body.addWidget(self.checking)
        body.addWidget(self._result)
        self.division = DataDivision(self._state)
        self.division.wanted.connect(self.wanted)
        body.addWidget(self.division)

    def _show_checking(self, checking: bool) -> None:
        """Say that the rows are checked, where there are no findings yet to look at meanwhile."""
        if checking and self.checking.isHidden():
            self.checking.start(texts.stage("check_rows"))
        elif not checking:
            self.checking.stop()
        self.checking.setVisible(checking)

    def _naming(self) -> QVBoxLayout:
        self.name = LineField()
        self.name.setAccessibleName(self.tr("Name of the dataset"))
        self.name.setMaximumWidth(360)
        self.name.textEdited.connect(self._state.set_name)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(label(self.tr("Name of the dataset"), "strong", wrap=False))
        row.addWidget(self.name, 1)
        row.addStretch()
        self._version = label("", "small")
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        column.addLayout(row)
        column.addWidget(self._version)
        return column

    def _naming_told(self) -> str:
        """Return what becomes of an import whose name is taken, '' for one whose name is not."""
        if gets_number(self._state.name, self._state.task, self._state.existing):
            return self.tr("A dataset for another task has this name. This one gets a number after it.")
        version = self._state.next_version
        told = self.tr("The project has a dataset of this name. This import becomes its version {version}.")
        return told.format(version=version) if version > 1 else ""

    def _fill(self, problems: tuple[Problem, ...]) -> None:
        while item := self._findings.takeAt(0):
            item.widget().hide()
            item.widget().deleteLater()
        self.cards = {}
        for problem in problems:
            card = ProblemCard(problem, stays=self.tr("Your file stays as it is."), always=ALWAYS)
            card.repair_toggled.connect(self._repair)
            self.cards[problem.kind] = card
            self._findings.addWidget(card)
        if not problems:
            self._findings.addWidget(_all_well(self.tr("Nothing to repair was found.")))

    def _repair(self, name: str, wanted: bool) -> None:
        self._state.set_repair(name, wanted)
        self.wanted.emit()

    def _sentence(self) -> str:
        check = self._state.data_check
        if check is None:
            return ""
        kept = sum(check.rows.values())
        if self._state.task == TABLE:
            return self.tr("{rows} will be imported.").format(rows=texts.rows(kept))
        left = check.rows_in - kept
        parts = [self.tr("{rows} will be imported").format(rows=texts.rows(kept))]
        if left > 0:
            parts.append(self.tr("{count} left out").format(count=texts.number(left)))
        if check.labels:
            parts.append(texts.classes(len(check.labels)))
        return " · ".join(parts)


def _all_well(text: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.S)
    row.addWidget(icon_label("check", "good", 20))
    row.addWidget(label(text, "good"), 1)
    return holder
