"""What stands below the monitor's steps: how things stand, texts that an older model read, and the time zone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from engine.events import Progress
from engine.ready_made.sentiment_monitor.commands import ListZones, RescoreTexts, SetZone
from engine.ready_made.sentiment_monitor.values import Monitor
from gui import texts
from gui.bridge import Request
from gui.context import Context
from gui.ready_made import sentiment_monitor_words as words
from gui.ready_made.sentiment_monitor_moods import MoodsPart
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.fields import LineField
from gui.widgets.labels import label

ZONE_WIDTH = 280


class BelowSteps(QWidget):
    """`show_monitor` after each change; `told` is what the page says of its texts."""

    def __init__(self, context: Context, told: QWidget) -> None:
        super().__init__()
        self._context = context
        self._request: Request | None = None
        self._monitor: Monitor | None = None
        self.moods = label("", "careful")
        self.negative = MoodsPart(context)
        self.older = label("", "careful")
        self.again_button = button(self.tr("Read them again"), self.read_again, icon="refresh")
        self.stop_button = button(self.tr("Stop"), self.stop)
        self.zone = QComboBox()
        self.zone.setAccessibleName(self.tr("Time zone"))
        self.zone.setLineEdit(LineField())
        self.zone.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.zone.setFixedWidth(ZONE_WIDTH)
        self.zone.completer().setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.zone.completer().setFilterMode(Qt.MatchFlag.MatchContains)
        self._build(told)
        self.zone.activated.connect(self._zone_chosen)
        context.bridge.ask(ListZones(), self._offer_zones, owner=self)

    def show_monitor(self, monitor: Monitor) -> None:
        """Say which sentiments are not known and what an older model read, and which zone is meant."""
        self._monitor = monitor
        self.moods.setText(words.unknown_moods(monitor.unknown_moods))
        self.moods.setVisible(bool(monitor.unknown_moods))
        self.negative.show_monitor(monitor)
        self._show_older()
        self._show_zone()

    def read_again(self) -> None:
        """Let the newest models read what older ones have read."""
        self._request = self._context.bridge.ask(
            RescoreTexts(self._context.project),
            lambda _count: self._ended(),
            self._failed,
            owner=self,
            cancelled=lambda _reason: self._ended(),
            progress=self._progress,
        )
        self._show_older()

    def stop(self) -> None:
        """Stop reading; what was read again is kept."""
        if self._request is not None:
            self._request.cancel()

    def _build(self, told: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.older, 1)
        row.addWidget(self.again_button)
        row.addWidget(self.stop_button)
        where = QHBoxLayout()
        where.setSpacing(Space.S)
        where.addWidget(label(self.tr("Time zone"), "strong", wrap=False))
        where.addWidget(self.zone)
        sentence = self.tr("Days begin at midnight there; times that name no zone are read in it from now on.")
        where.addWidget(label(sentence, "small"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(told)
        column.addWidget(self.moods)
        column.addWidget(self.negative)
        column.addLayout(row)
        column.addLayout(where)
        self.moods.hide()
        self._show_older()

    def _show_older(self) -> None:
        count = self._monitor.older if self._monitor else 0
        busy = self._request is not None
        self.older.setVisible(bool(count) or busy)
        self.again_button.setVisible(bool(count) and not busy)
        self.stop_button.setVisible(busy)
        if not busy:
            told = self.tr("Read by an older model: {texts}.")
            self.older.setText(told.format(texts=texts.texts(count)))

    def _progress(self, event: Progress) -> None:
        self.older.setText(texts.progress(event))

    def _failed(self, info: object) -> None:
        self._ended()
        self._context.bridge.unhandled.emit(info)

    def _ended(self) -> None:
        self._request = None
        self._show_older()

    def _offer_zones(self, names: tuple[str, ...]) -> None:
        self.zone.clear()
        self.zone.addItem("", "")
        for name in names:
            self.zone.addItem(name, name)
        self._show_zone()

    def _show_zone(self) -> None:
        if self._monitor is None or not self.zone.count():
            return
        chosen = self._monitor.chosen_zone
        own = self.tr("This computer's") if chosen else self.tr("This computer's ({zone})")
        self.zone.setItemText(0, own.format(zone=self._monitor.zone))
        if not self.zone.lineEdit().hasFocus():
            self.zone.setCurrentIndex(max(0, self.zone.findData(chosen)))

    def _zone_chosen(self, at: int) -> None:
        name = self.zone.itemData(at)
        if self._monitor is not None and name is not None and name != self._monitor.chosen_zone:
            self._context.bridge.ask(SetZone(self._context.project, name), owner=self)
