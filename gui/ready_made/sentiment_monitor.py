"""The page of the sentiment monitor: its steps, trends with the texts behind, alarms, and where texts come from."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from engine.ready_made.sentiment_monitor.commands import GetMonitor, ListAlarms, ScoreTexts
from engine.ready_made.sentiment_monitor.values import FEED, Alarm, Monitor
from gui import texts
from gui.context import Context
from gui.pages import READY_MADE
from gui.ready_made import sentiment_monitor_words as moments
from gui.ready_made.page import Page
from gui.ready_made.sentiment_monitor_alarms import AlarmsPane
from gui.ready_made.sentiment_monitor_feeds import FeedsPane
from gui.ready_made.sentiment_monitor_start import BelowSteps
from gui.ready_made.sentiment_monitor_tray import AlarmTray
from gui.ready_made.sentiment_monitor_trend import TrendPane
from gui.widgets.empty_state import EmptyState
from gui.widgets.state_stack import StateStack


class SentimentMonitorView(Page):
    """Four tabs over one monitor; `open_with(tab=..., alarm=...)` shows start, trend, alarms or feeds."""

    changes = ("feed", "models")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.monitor: Monitor | None = None
        self._known: frozenset[int] | None = None
        self.trend = TrendPane(context)
        self.alarms = AlarmsPane(context)
        self.feeds = FeedsPane(context)
        self.tray = AlarmTray(context, self, self._show_alarms)
        empty = EmptyState(
            context.project_info.ready_made.icon,
            self.tr("Nothing to show yet"),
            self.tr("Bring dated texts, or watch a folder or a table that they arrive in."),
            self.tr("Where texts come from"),
            lambda: self.open_with("feeds"),
        )
        self.trend_stack = StateStack(self.trend, empty)
        self.trend_stack.retry.connect(self.reload)
        self.below = BelowSteps(context, self.told)
        holder = QVBoxLayout()
        holder.addWidget(self.below)
        self.add_start(holder)
        self.add_tab("trend", self.tr("Trends"), self.trend_stack)
        self.add_tab("alarms", self.tr("Alarms"), self.alarms)
        self.add_tab("feeds", self.tr("Feeds"), self.feeds)
        self.steps.trained.connect(self._trained)
        self.reload()

    def open_with(self, tab: str = "start", alarm: int = 0) -> None:
        """Show a tab, and choose an alarm."""
        super().open_with(tab)
        if alarm:
            self.alarms.show_alarm(alarm)

    def help_text(self) -> str:
        """Explain the page."""
        return self.tr(
            "Bring dated texts under Start, or watch a folder or a table under Feeds: each row is read once, and what "
            "is no dated text is listed there with what to do. After training, one model reads how people feel and one "
            "what they write about. Trends shows both over time. Where negative texts surge beyond what the day of the "
            "week and the recent level explain, an alarm is raised; say that you have seen it, or mute it for a week."
        )

    def reload(self) -> None:
        """Ask how the monitor stands."""
        bridge, project = self._context.bridge, self._context.project
        bridge.ask(GetMonitor(project), self._show, self.trend_stack.show_error, owner=self)
        bridge.ask(ListAlarms(project), self._tell_new, owner=self)

    def _show(self, monitor: Monitor) -> None:
        self.monitor = monitor
        if monitor.texts:
            self.trend_stack.show_content()
            self.trend.show_monitor(monitor)
        else:
            self.trend_stack.show_empty()
        self.below.show_monitor(monitor)
        self.alarms.show_monitor(monitor)
        self.feeds.show_monitor(monitor)
        alarms = self.tr("Alarms")
        if monitor.open_alarms:
            alarms = self.tr("Alarms ({count})").format(count=texts.number(monitor.open_alarms))
        self.tabs.setTabText(2, alarms)
        if monitor.texts:
            self.steps.tell_count(FEED, texts.texts(monitor.texts))
        lines = []
        if monitor.texts and monitor.first is not None and monitor.last is not None:
            lines.append(
                self.tr("{count} dated texts, {first} to {last}.").format(
                    count=texts.number(monitor.texts),
                    first=moments.moment(monitor.first, monitor.zone, with_time=False),
                    last=moments.moment(monitor.last - 1, monitor.zone, with_time=False),
                )
            )
        if monitor.waiting:
            waiting = self.tr("{count} of them wait for a model to read them.")
            lines.append(waiting.format(count=texts.number(monitor.waiting)))
        lines += filter(None, [moments.overlap(monitor.feeds)])
        self.told.setText(" ".join(lines))

    def _trained(self) -> None:
        """A new model reads what waits."""
        self._context.bridge.ask(ScoreTexts(self._context.project), owner=self)

    def _tell_new(self, found: tuple[Alarm, ...]) -> None:
        """Tell of alarms that were not there before; those that stood when the project was opened are no news."""
        still = {alarm.alarm: alarm for alarm in found if alarm.state == "open"}
        known, self._known = self._known, frozenset(alarm.alarm for alarm in found)
        if not still:
            self.tray.rest()
        new = [alarm for number, alarm in still.items() if known is not None and number not in known]
        if not new:
            return
        first = max(new, key=lambda alarm: alarm.count - alarm.expected)
        text = moments.surge(first, self.monitor.zone if self.monitor else "UTC")
        if len(new) > 1:
            text += " " + self.tr("{count} alarms in all.").format(count=texts.number(len(new)))
        self._context.notify(
            text,
            "careful",
            action=self.tr("Show"),
            on_action=lambda: self._context.navigate(READY_MADE, tab="alarms", alarm=first.alarm),
        )
        self.tray.tell(self.tr("Negative texts surge"), text)

    def _show_alarms(self) -> None:
        self._context.navigate(READY_MADE, tab="alarms")
