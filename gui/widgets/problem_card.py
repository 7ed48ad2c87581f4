"""One finding of the doctor: what it is, what becomes of the rows, the rows themselves, and a repair to choose."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from engine.results import Problem
from gui import texts
from gui.icons import set_icon
from gui.theme import set_role
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.labels import icon_label, label
from gui.widgets.plain_table import PlainTable

ICONS = {"bad": "error", "careful": "warning", "info": "info"}


class ProblemCard(QFrame):
    """A repair is offered where `stays` says what it leaves as it is; `repair_toggled(name, wanted)` fires then.

    `always` names the repair that is not to be chosen.
    """

    repair_toggled = Signal(str, bool)

    def __init__(self, problem: Problem, stays: str = "", always: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problem = problem
        self._stays = stays
        set_role(self, "card")
        self._told = texts.finding(problem)
        self._remedy = label(self._told.remedy, "muted")
        self.setAccessibleName(f"{self._told.message} {self._told.remedy}")
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        column.addWidget(label(self._told.message, "strong"))
        column.addWidget(self._remedy)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        self.check: QCheckBox | None = None
        if stays and problem.repair and problem.repair != always:
            self.check = QCheckBox(self._repair_words())
            self.check.toggled.connect(self._toggled)
            row.addWidget(self.check)
        self.more = button("", self._show_rows, role="quiet")
        # Shown before it has its place, it would flash up as a window of its own.
        if not problem.examples:
            self.more.hide()
        row.addWidget(self.more)
        row.addStretch()
        column.addLayout(row)
        self.rows = self._table()
        column.addWidget(self.rows)
        column.addStretch()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        outer.setSpacing(Space.M)
        side = QVBoxLayout()
        tone = problem.severity if problem.severity in ("bad", "careful") else "muted"
        side.addWidget(icon_label(ICONS.get(problem.severity, "info"), tone, 20))
        side.addStretch()
        outer.addLayout(side)
        outer.addLayout(column, 1)
        self._name_more()

    def set_repaired(self, wanted: bool) -> None:
        """Show whether the repair is chosen, without telling anybody."""
        if self.check is not None:
            self.check.blockSignals(True)
            self.check.setChecked(wanted)
            self.check.blockSignals(False)
            self._say_repaired(wanted)

    def _toggled(self, wanted: bool) -> None:
        self._say_repaired(wanted)
        self.repair_toggled.emit(self.problem.repair, wanted)

    def _say_repaired(self, wanted: bool) -> None:
        self._remedy.setText(self._repaired_words() if wanted else self._told.remedy)

    def _repaired_words(self) -> str:
        words = {
            "merge_labels": self.tr("They are written in one way."),
            "merge_typos": self.tr("They are corrected."),
            "part_spans": self.tr("The longest are kept."),
            "fit_spans": self.tr("They are fitted to words."),
            "mask_personal": self.tr("They are masked."),
        }
        done = words.get(self.problem.repair, self.tr("They are left out."))
        return self.tr("{first} {second}").format(first=done, second=self._stays)

    def _repair_words(self) -> str:
        words = {
            "drop_duplicates": self.tr("Keep one of each"),
            "drop_contradictions": self.tr("Leave all of them out"),
            "drop_overlap": self.tr("Leave them out of the training rows"),
            "drop_near_overlap": self.tr("Leave them out of the training rows"),
            "merge_labels": self.tr("Write them as most rows do"),
            "merge_typos": self.tr("Correct them"),
            "part_spans": self.tr("Keep the longest"),
            "fit_spans": self.tr("Fit them to words"),
            "mask_personal": self.tr("Mask them"),
        }
        return words.get(self.problem.repair, self.tr("Leave these rows out"))

    def _table(self) -> PlainTable:
        table = PlainTable(self.tr("Rows with this problem"))
        rows = [(Path(str(e["file"])).name, texts.number(e["row"]), str(e["value"])) for e in self.problem.examples]
        table.set_rows((self.tr("File"), self.tr("Row"), self.tr("What it says")), rows, stretch=2)
        table.fit_height(240)
        table.hide()
        return table

    def _show_rows(self) -> None:
        self.rows.setVisible(self.rows.isHidden())
        self._name_more()

    def _name_more(self) -> None:
        hidden, shown, count = self.rows.isHidden(), len(self.problem.examples), self.problem.count
        if not hidden:
            text = self.tr("Hide the rows")
        elif shown < count:
            many = self.tr("Show the first {count} rows").format(count=shown)
            text = many if shown > 1 else self.tr("Show the first row")
        else:
            text = self.tr("Show the rows")
        self.more.setText(text)
        self.more.setAccessibleName(f"{text}: {self._told.message}")
        set_icon(self.more, "chevron-right" if hidden else "chevron-down", "accent", 14)
