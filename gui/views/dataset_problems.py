"""The Problems tab of a dataset: what was found in its rows, and repairs that make the next version."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.commands import RepairRows, RestoreVersion
from engine.errors import ErrorInfo
from engine.results import DatasetInfo
from gui.context import Context
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.dialogs import show_error
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import label
from gui.widgets.problem_card import ProblemCard
from gui.widgets.scroll import ScrollPage
from gui.wizards.data_state import ALWAYS


class ProblemsPane(ScrollPage):
    """`show_problems(info)`; `repaired` fires with the version that repairs made, or that took its place again."""

    repaired = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._info: DatasetInfo | None = None
        self._wanted: set[str] = set()
        self.cards: dict[str, ProblemCard] = {}
        self.body.setContentsMargins(0, Space.M, Space.S, 0)
        self.body.setSpacing(Space.S)

    def show_problems(self, info: DatasetInfo) -> None:
        """Show what was found in this version, the newest one."""
        self._info, self._wanted, self.cards = info, set(), {}
        while item := self.body.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if any(problem.repair not in ("", ALWAYS) for problem in info.problems):
            self.body.addWidget(self._offer())
        for problem in info.problems:
            card = ProblemCard(problem, stays=self.tr("This version stays as it is."), always=ALWAYS)
            card.repair_toggled.connect(self._want)
            self.cards[problem.kind] = card
            self.body.addWidget(card)
        if info.problems:
            # A single card would fill the page.
            self.body.addStretch()
        else:
            sentence = self.tr("The rows were examined when they were imported.")
            self.body.addWidget(EmptyState("check", self.tr("Nothing was found"), sentence))

    def _offer(self) -> QWidget:
        told = self.tr(
            "Tick what is to be repaired: that makes the next version. Rows to test on are repaired, too; models that "
            "were measured before were measured on them as they are now."
        )
        self.repair = button(self.tr("Repair"), self._repair, role="primary", icon="check")
        self.repair.setEnabled(False)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(label(told), 1)
        row.addWidget(self.repair)
        return holder

    def _want(self, name: str, wanted: bool) -> None:
        (self._wanted.add if wanted else self._wanted.discard)(name)
        self.repair.setEnabled(bool(self._wanted))

    def _repair(self) -> None:
        if self._info is None:
            return
        self._hold(True)
        info, names = self._info, tuple(sorted(self._wanted))
        command = RepairRows(self._context.project, info.dataset, info.version, names)
        self._context.bridge.ask(
            command, lambda new: self._done(info, new), self._failed, owner=self, cancelled=lambda _: self._hold(False)
        )

    def _hold(self, running: bool) -> None:
        self.repair.setText(self.tr("Repairing…") if running else self.tr("Repair"))
        self.repair.setEnabled(not running)
        for card in self.cards.values():
            card.setEnabled(not running)

    def _done(self, before: DatasetInfo, new: DatasetInfo) -> None:
        told = self.tr("Repaired as version {version} of {name}.").format(version=new.version, name=new.name)
        again = RestoreVersion(self._context.project, before.dataset, before.version)
        bridge = self._context.bridge
        self._context.notify(told, "good", undo=lambda: bridge.ask(again, self.repaired.emit, owner=self))
        self.repaired.emit(new)

    def _failed(self, error: ErrorInfo) -> None:
        self._hold(False)
        show_error(error, self)
