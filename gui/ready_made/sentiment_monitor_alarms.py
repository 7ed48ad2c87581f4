"""Alarms: the list with its history at the left; at the right what is behind one, who to show it to, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.ready_made.sentiment_monitor.commands import AcknowledgeAlarm, GetAlarm, ListAlarms, MuteAlarms, SetOwner
from engine.ready_made.sentiment_monitor.values import Alarm, AlarmDetails, Monitor
from gui import texts
from gui.context import Context
from gui.ready_made import sentiment_monitor_words as words
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.draft import Draft
from gui.widgets.empty_state import EmptyState
from gui.widgets.fields import LineField
from gui.widgets.labels import label
from gui.widgets.plain_table import PlainTable
from gui.widgets.scroll import ScrollPage
from gui.widgets.side_by_side import side_by_side
from gui.widgets.state_stack import StateStack

MUTE_DAYS = 7


class AlarmsPane(QWidget):
    """`show_monitor` after each change; `show_alarm(number)` chooses one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._alarms: tuple[Alarm, ...] = ()
        self._chosen = 0
        self._zone = "UTC"
        self.details: AlarmDetails | None = None
        self.table = PlainTable(self.tr("Alarms"))
        self.title = label("", "section")
        self.summary = label("")
        self.owner = LineField()
        self.owner.setAccessibleName(self.tr("Show it to"))
        self.owner.setPlaceholderText(self.tr("A person or a team"))
        self.owner.editingFinished.connect(self._keep_owner)
        self.note = LineField()
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setPlaceholderText(self.tr("A note, if you like"))
        self._owner_draft: Draft[int] = Draft(self.owner.text, self.owner.setText)
        self._note_draft: Draft[int] = Draft(self.note.text, self.note.setText)
        self.seen_button = button(self.tr("I have seen it"), self.acknowledge, role="primary", icon="check")
        self.mute_button = button(self.tr("Mute for a week"), self.mute)
        self.texts = PlainTable(self.tr("Texts behind it"))
        self._build()
        self.table.currentCellChanged.connect(self._row_chosen)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self, self.acknowledge)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_monitor(self, monitor: Monitor) -> None:
        """Ask which alarms there are."""
        if monitor.zone != self._zone:
            self._zone, self._alarms = monitor.zone, ()
        self._context.bridge.ask(ListAlarms(self._context.project), self._show, owner=self)

    def show_alarm(self, number: int) -> None:
        """Choose an alarm."""
        self._chosen = number
        numbers = [alarm.alarm for alarm in self._alarms]
        if number in numbers:
            self.table.setCurrentCell(numbers.index(number), 0)

    def acknowledge(self) -> None:
        """Keep that the chosen alarm was seen."""
        alarm = self._alarm()
        if alarm is not None and self.seen_button.isEnabled():
            command = AcknowledgeAlarm(self._context.project, alarm.alarm, self.note.text())
            self._context.bridge.ask(command, owner=self)

    def mute(self) -> None:
        """Tell nothing more of what the chosen alarm is about for a week, or tell it again."""
        alarm = self._alarm()
        if alarm is None:
            return
        muted = alarm.state == "muted"
        project, about = self._context.project, words.value(alarm.by, alarm.value)
        again = MuteAlarms(project, alarm.by, alarm.value, MUTE_DAYS if muted else 0)
        self._context.bridge.ask(MuteAlarms(project, alarm.by, alarm.value, 0 if muted else MUTE_DAYS), owner=self)
        told = self.tr("Alarms about {about} are told again.") if muted else self.tr("{about} is muted for a week.")
        self._context.notify(told.format(about=about), undo=lambda: self._context.bridge.ask(again))

    def _keep_owner(self) -> None:
        alarm = self._alarm()
        if alarm is not None and self.owner.text().strip() != alarm.owner:
            command = SetOwner(self._context.project, alarm.by, alarm.value, self.owner.text())
            self._context.bridge.ask(command, owner=self)

    def _build(self) -> None:
        side = ScrollPage()
        side.body.setContentsMargins(Space.M, 0, Space.S, 0)
        side.body.setSpacing(Space.S)
        side.body.addWidget(self.title)
        side.body.addWidget(self.summary)
        who = QHBoxLayout()
        who.addWidget(label(self.tr("Show it to"), "strong", wrap=False))
        who.addWidget(self.owner, 1)
        side.body.addLayout(who)
        do = QHBoxLayout()
        do.setSpacing(Space.S)
        do.addWidget(self.note, 1)
        do.addWidget(self.seen_button)
        do.addWidget(self.mute_button)
        side.body.addLayout(do)
        side.body.addWidget(label(self.tr("Texts behind it"), "strong"))
        side.body.addWidget(self.texts)
        method = self.tr(
            "An alarm compares the negative texts of an hour (where they are few, of a day) with those of the same "
            "time of the week and with the recent level: a negative binomial CUSUM after Höhle and Paul (2008)."
        )
        side.body.addWidget(label(method, "small"))
        side.body.addStretch()
        splitter = side_by_side("alarms", self.table, side, (520, 560))
        empty = EmptyState(
            "check",
            self.tr("No alarms"),
            self.tr(
                "An alarm is raised when negative texts surge beyond what the day of the week and the recent level "
                "explain. Two weeks of texts (four where they are few) teach what is usual."
            ),
        )
        self._stack = StateStack(splitter, empty)
        self._stack.show_empty()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, Space.M, 0, 0)
        outer.addWidget(self._stack)

    def _show(self, found: tuple[Alarm, ...]) -> None:
        self._stack.show_content_or_empty(bool(found))
        if found == self._alarms:
            return
        self._alarms = found
        self.table.blockSignals(True)
        headings = [self.tr("About"), self.tr("State"), self.tr("Since"), self.tr("Negative (expected)")]
        rows = [
            [
                words.value(alarm.by, alarm.value),
                words.state(alarm),
                words.since(alarm, self._zone),
                f"{texts.number(alarm.count)} ({texts.number(round(alarm.expected))})",
            ]
            for alarm in found
        ]
        self.table.set_rows(headings, rows)
        self.table.blockSignals(False)
        if found:
            numbers = [alarm.alarm for alarm in found]
            at = numbers.index(self._chosen) if self._chosen in numbers else 0
            self.table.blockSignals(True)
            self.table.setCurrentCell(at, 0)
            self.table.blockSignals(False)
            self._row_chosen(at)

    def _alarm(self) -> Alarm | None:
        return next((alarm for alarm in self._alarms if alarm.alarm == self._chosen), None)

    def _row_chosen(self, row: int, *_: int) -> None:
        if not 0 <= row < len(self._alarms):
            return
        alarm = self._alarms[row]
        self._chosen = alarm.alarm
        self.title.setText(words.value(alarm.by, alarm.value))
        self.summary.setText(words.surge(alarm, self._zone))
        self._owner_draft.show(alarm.alarm, alarm.owner)
        self._note_draft.show(alarm.alarm, alarm.note)
        self.seen_button.setEnabled(alarm.state in ("open", "muted"))
        self.mute_button.setText(self.tr("Tell again") if alarm.state == "muted" else self.tr("Mute for a week"))
        self.texts.set_rows([self.tr("When"), self.tr("Text")], [], stretch=1)
        self._context.bridge.ask(GetAlarm(self._context.project, alarm.alarm), self._show_details, owner=self)

    def _show_details(self, details: AlarmDetails) -> None:
        if details.alarm.alarm != self._chosen:
            return
        self.details = details
        lines = [words.surge(details.alarm, self._zone)]
        if details.words:
            lines.append(self.tr("What is new in them: {words}.").format(words=", ".join(details.words)))
        grown = [share for share in details.grew if share.by != details.alarm.by or share.value != details.alarm.value]
        if grown:
            named = ", ".join(
                self.tr("{name} ({count} instead of {before})").format(
                    name=words.value(share.by, share.value),
                    count=texts.number(share.count),
                    before=texts.number(round(share.before)),
                )
                for share in grown[:3]
            )
            lines.append(self.tr("At the same time grew: {names}.").format(names=named))
        self.summary.setText("\n".join(lines))
        rows = [[words.moment(text.moment, self._zone), " ".join(text.text.split())] for text in details.texts]
        self.texts.set_rows([self.tr("When"), self.tr("Text")], rows, stretch=1)
        self.texts.fit_height()
