"""Any number of a few choices, each ticked or not; they wrap where the row is full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from gui.tokens import Space
from gui.widgets.flow_layout import FlowLayout


class TickList(QWidget):
    """`chosen()` returns what is ticked, in the order given."""

    def __init__(self, choices: Sequence[str], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        flow = FlowLayout(self, Space.M)
        self.ticks = {choice: QCheckBox(choice) for choice in choices}
        for tick in self.ticks.values():
            flow.addWidget(tick)
        # Where something has to be ticked first, it is the first that has the focus.
        self.setFocusProxy(next(iter(self.ticks.values())))

    def chosen(self) -> list[str]:
        """Return the ticked choices."""
        return [choice for choice, tick in self.ticks.items() if tick.isChecked()]
