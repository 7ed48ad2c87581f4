"""Which of what texts say of how people feel counts as negative: ticked where the monitor's other choices stand."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.ready_made.sentiment_monitor.commands import SetMoods
from engine.ready_made.sentiment_monitor.values import Monitor
from gui.context import Context
from gui.tokens import Space
from gui.widgets.labels import label
from gui.widgets.tick_list import TickList


class MoodsPart(QWidget):
    """`show_monitor` after each change; hidden while there is nothing to choose from."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.ticks = TickList(self.tr("Counts as negative"))
        self.ticks.changed.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(label(self.ticks.accessibleName(), "strong"))
        column.addWidget(self.ticks)
        sentence = self.tr("Trends and alarms count the texts of these sentiments, from every feed and of the model.")
        column.addWidget(label(sentence, "small"))
        self.hide()

    def show_monitor(self, monitor: Monitor) -> None:
        """Show what there is to choose from, and what was chosen."""
        self.ticks.show_choices([mood.label for mood in monitor.moods], [m.label for m in monitor.moods if m.negative])
        self.setVisible(bool(monitor.moods))

    def _choose(self) -> None:
        negative = self.ticks.chosen()
        other = [name for name in self.ticks.ticks if name not in negative]
        self._context.bridge.ask(SetMoods(self._context.project, tuple(negative), tuple(other)), owner=self)
