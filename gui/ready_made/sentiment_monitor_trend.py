"""Texts and negative texts over time, by what a person chooses, with the texts behind and the day's report."""

from __future__ import annotations

import datetime as dt
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from engine.ready_made.sentiment_monitor.commands import GetTrend, ListTexts
from engine.ready_made.sentiment_monitor.values import DAY_SECONDS, Monitor, Series, TextsPage, Trend
from gui import texts
from gui.context import Context
from gui.ready_made import sentiment_monitor_words as words
from gui.ready_made.sentiment_monitor_report import save_day_report
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.fields import LineField
from gui.widgets.labels import label
from gui.widgets.line_plot import Line, LinePlot
from gui.widgets.plain_table import PlainTable, show_table
from gui.widgets.side_by_side import side_by_side

NEGATIVE, TOTAL, SHARE = "negative", "total", "share"
WAIT_MS = 250
TICK_ROOM = 110
SHOWN = 200
# The newest days of which a report can be had.
REPORT_DAYS = 14


class TrendPane(QWidget):
    """`show_monitor` after each change; what is chosen stays."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._monitor: Monitor | None = None
        self.trend: Trend | None = None
        self.by = QComboBox()
        self.by.setAccessibleName(self.tr("Put together by"))
        self.span = QComboBox()
        self.span.setAccessibleName(self.tr("How far back"))
        for name, days in self._spans():
            self.span.addItem(name, days)
        self.span.setCurrentIndex(1)
        self.measure = QComboBox()
        self.measure.setAccessibleName(self.tr("What is counted"))
        for name, key in self._measures():
            self.measure.addItem(name, key)
        self.report_button = button(self.tr("Daily report"), icon="file")
        self.days = QMenu(self)
        self.days.aboutToShow.connect(self._offer_days)
        self.report_button.setMenu(self.days)
        self.plot = LinePlot(self.tr("Texts over time"), self._tell, self._tell_x)
        self.plot.tick_room = TICK_ROOM
        self.told = label("", "muted")
        self.search = LineField()
        self.search.setPlaceholderText(self.tr("Search the texts"))
        self.search.setAccessibleName(self.tr("Search the texts"))
        self.search.setClearButtonEnabled(True)
        self.only = QComboBox()
        self.only.setAccessibleName(self.tr("Texts of"))
        self.negative = QCheckBox(self.tr("Negative only"))
        self.count = label("", "small", wrap=False)
        self.table = PlainTable(self.tr("Texts"))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(WAIT_MS)
        self._later.timeout.connect(self._ask_texts)
        self._build()
        for box in (self.by, self.span, self.measure):
            box.currentIndexChanged.connect(self._ask_trend)
        self.only.currentIndexChanged.connect(self._ask_texts)
        self.negative.toggled.connect(self._ask_texts)
        self.search.textChanged.connect(self._later.start)

    def show_monitor(self, monitor: Monitor) -> None:
        """Offer what there is to put texts together by, and count again."""
        self._monitor = monitor
        groups = ["", *monitor.groups]
        if [self.by.itemData(at) for at in range(self.by.count())] != groups:
            chosen = self.by.currentData()
            self.by.blockSignals(True)
            self.by.clear()
            for name in groups:
                self.by.addItem(words.group(name), name)
            self.by.setCurrentIndex(groups.index(chosen) if chosen in groups else 0)
            self.by.blockSignals(False)
        self._ask_trend()

    def _spans(self) -> tuple[tuple[str, int], ...]:
        return (
            (self.tr("The last week"), 7),
            (self.tr("The last four weeks"), 28),
            (self.tr("The last three months"), 91),
            (self.tr("The last year"), 365),
            (self.tr("All there is"), 0),
        )

    def _measures(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Negative texts"), NEGATIVE),
            (self.tr("All texts"), TOTAL),
            (self.tr("Share of negative texts"), SHARE),
        )

    def _build(self) -> None:
        choose = QHBoxLayout()
        choose.setSpacing(Space.S)
        for box in (self.by, self.measure, self.span):
            choose.addWidget(box)
        choose.addStretch()
        choose.addWidget(button(self.tr("As a table"), self.show_numbers, role="quiet", icon="table"))
        choose.addWidget(self.report_button)
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, Space.S)
        column.addWidget(self.plot, 1)
        column.addWidget(self.told)
        find = QHBoxLayout()
        find.setSpacing(Space.S)
        find.addWidget(self.search, 1)
        find.addWidget(self.only)
        find.addWidget(self.negative)
        find.addWidget(self.count)
        below = QWidget()
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, Space.S, 0, 0)
        lower.setSpacing(Space.S)
        lower.addLayout(find)
        lower.addWidget(self.table, 1)
        splitter = side_by_side("trend", above, below, (300, 260), above=True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, Space.M, 0, 0)
        outer.setSpacing(Space.S)
        outer.addLayout(choose)
        outer.addWidget(splitter, 1)

    def show_numbers(self) -> None:
        """Show the figures of the chart as a table."""
        trend = self.trend
        if trend is None or not trend.series:
            return
        by = self.by.currentData() or ""
        headings = [self.tr("Since"), *(words.value(by, series.value) for series in trend.series)]
        rows = []
        for at in reversed(range(len(trend.series[0].totals))):
            rows.append([self._tell_x(at), *(self._tell(self._value(series, at)) for series in trend.series)])
        show_table(self._context.window, self.measure.currentText(), headings, rows)

    def _offer_days(self) -> None:
        """Offer the newest days, of which the last may still go on."""
        self.days.clear()
        last = self._monitor.last if self._monitor else None
        for ago in range(REPORT_DAYS if last is not None else 0):
            day = words.day_of(last - 1, self._zone()) - dt.timedelta(days=ago)
            said = words.day(int(dt.datetime.combine(day, dt.time(), dt.UTC).timestamp()))
            self.days.addAction(said, lambda day=day: save_day_report(self._context, self, day.isoformat()))

    def _zone(self) -> str:
        return self._monitor.zone if self._monitor else "UTC"

    def _since(self) -> int | None:
        days = self.span.currentData()
        last = self._monitor.last if self._monitor else None
        return last - days * DAY_SECONDS if days and last is not None else None

    def _ask_trend(self) -> None:
        if self._monitor is None or self._monitor.last is None:
            return
        command = GetTrend(self._context.project, self.by.currentData() or "", self._since())
        started = time.perf_counter()

        def show(trend: Trend) -> None:
            self.seconds = time.perf_counter() - started
            self._show(trend)

        self._context.bridge.ask(command, show, owner=self)

    def _show(self, trend: Trend) -> None:
        self.trend = trend
        by = self.by.currentData() or ""
        names = [words.value(by, series.value) for series in trend.series]
        self._offer(by, trend)
        lines = []
        for at, series in enumerate(trend.series):
            points = tuple((float(x), self._value(series, x)) for x in range(len(series.totals)))
            lines.append(Line(names[at], points, at, dots=len(points) <= 40))
        self.plot.set_names(names)
        self.plot.set_lines(lines)
        most = max((y for line in lines for _, y in line.points), default=1.0)
        buckets = len(trend.series[0].totals) if trend.series else 1
        self.plot.set_range(max(1, buckets - 1), 0.0, most * 1.08 or 1.0)
        self.plot.reset()
        left = trend.values - len(trend.series)
        told = self.tr("By the hour.") if trend.seconds < DAY_SECONDS else self.tr("By the day.")
        if left > 0:
            told += " " + self.tr("{count} more are not shown.").format(count=texts.number(left))
        self.told.setText(told)
        self._ask_texts()

    def _offer(self, by: str, trend: Trend) -> None:
        chosen = self.only.currentData()
        values = [series.value for series in trend.series] if by else []
        self.only.blockSignals(True)
        self.only.clear()
        self.only.addItem(self.tr("All texts"), "")
        for name in values:
            self.only.addItem(words.value(by, name), name)
        self.only.setCurrentIndex(values.index(chosen) + 1 if chosen in values else 0)
        self.only.setVisible(bool(values))
        self.only.blockSignals(False)

    def _ask_texts(self) -> None:
        value = self.only.currentData() or ""
        command = ListTexts(
            self._context.project,
            by=(self.by.currentData() or "") if value else "",
            value=value,
            since=self._since(),
            negative=self.negative.isChecked(),
            search=self.search.text(),
            limit=SHOWN,
        )
        self._context.bridge.ask(command, self._show_texts, owner=self)

    def _show_texts(self, page: TextsPage) -> None:
        rows = [
            [words.moment(text.moment, self._zone()), text.source, words.about(text), text.text] for text in page.texts
        ]
        headings = [self.tr("When"), self.tr("Source"), self.tr("Sentiment and topics"), self.tr("Text")]
        self.table.set_rows(headings, rows, stretch=3)
        said = texts.texts(page.total)
        if page.total > len(page.texts):
            said = self.tr("the newest {shown} of {count} texts").format(
                shown=texts.number(len(page.texts)), count=texts.number(page.total)
            )
        self.count.setText(said)

    def _value(self, series: Series, at: int) -> float:
        kind = self.measure.currentData()
        if kind == SHARE:
            return series.negatives[at] / series.totals[at] if series.totals[at] else 0.0
        return float(series.negatives[at] if kind == NEGATIVE else series.totals[at])

    def _tell(self, value: float) -> str:
        if self.measure.currentData() == SHARE:
            return texts.percent(value, 0)
        # Between 0 and 1 the axis would say 0 five times.
        return texts.number(round(value)) if abs(value - round(value)) < 0.05 else texts.number(value, 1)

    def _tell_x(self, at: float) -> str:
        trend = self.trend
        whole = trend is not None and trend.series and abs(at - round(at)) < 0.01
        if not whole or not 0 <= round(at) < len(trend.series[0].totals):
            return ""
        moment = trend.first + round(at) * trend.seconds
        return words.day(moment) if trend.seconds >= DAY_SECONDS else words.moment(moment, self._zone())
