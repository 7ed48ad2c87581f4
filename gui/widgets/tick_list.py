"""Any number of a few choices, each ticked or not; they wrap where the row is full."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from gui.tokens import Space
from gui.widgets.flow_layout import FlowLayout


class TickList(QWidget):
    """`chosen()` returns what is ticked, in the order given; `changed` for each tick that a person sets or takes."""

    changed = Signal()

    def __init__(self, name: str, choices: Sequence[str] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._flow = FlowLayout(self, Space.M)
        self.ticks: dict[str, QCheckBox] = {}
        self.show_choices(choices)

    def show_choices(self, choices: Sequence[str], ticked: Collection[str] = ()) -> None:
        """Offer these, of which some are ticked."""
        if list(choices) != list(self.ticks):
            self._flow.clear()
            self.ticks = {choice: QCheckBox(choice) for choice in choices}
            for tick in self.ticks.values():
                tick.clicked.connect(lambda _checked: self.changed.emit())
                self._flow.addWidget(tick)
            # Where something has to be ticked first, it is the first that has the focus.
            self.setFocusProxy(next(iter(self.ticks.values()), None))
        for choice, tick in self.ticks.items():
            tick.setChecked(choice in ticked)

    def chosen(self) -> list[str]:
        """Return the ticked choices."""
        return [choice for choice, tick in self.ticks.items() if tick.isChecked()]
