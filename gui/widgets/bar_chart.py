"""A small bar chart for counts, with a table twin: class balance and lengths at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import texts, theme
from gui.tokens import Space, Type

NAMED = 6  # up to so many bars lie on their side with their names; more stand close together, named on hover


@dataclass(frozen=True)
class Bar:
    """One bar: its name and how many there are."""

    name: str
    count: int


class BarChart(QWidget):
    """`set_bars`; few bars are labelled each, many only at both ends and on hover. `ordered` always stands them up."""

    def __init__(self, title: str, ordered: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._ordered = ordered
        self._bars: tuple[Bar, ...] = ()
        self.setMinimumSize(QSize(160, 96))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(title)

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show these bars, in this order."""
        self._bars = tuple(bars)
        told = ", ".join(f"{bar.name}: {texts.number(bar.count)}" for bar in self._bars[:20])
        self.setAccessibleDescription(told)
        self.update()

    def table(self) -> list[tuple[str, int]]:
        """Return the bars as rows of a table."""
        return [(bar.name, bar.count) for bar in self._bars]

    @property
    def lying(self) -> bool:
        """Whether the bars lie on their side."""
        return len(self._bars) <= NAMED and not self._ordered

    def sizeHint(self) -> QSize:
        return QSize(320, 120)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self.bar_at(event.pos().x(), event.pos().y())
            text = f"{self._bars[at].name}: {texts.number(self._bars[at].count)}" if at is not None else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def bar_at(self, x: float, y: float) -> int | None:
        """Return the index of the bar at a point, None where there is none."""
        if not self._bars:
            return None
        at = int(y / (self.height() / len(self._bars)) if self.lying else x / (self.width() / len(self._bars)))
        return at if 0 <= at < len(self._bars) else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.current().font(Type.SMALL, tabular=True))
        if self._bars and self.lying:
            self._paint_lying(painter)
        elif self._bars:
            self._paint_standing(painter)
        painter.end()

    def _paint_lying(self, painter: QPainter) -> None:
        now, metrics = theme.current(), painter.fontMetrics()
        most = max(bar.count for bar in self._bars) or 1
        left = min(max(metrics.horizontalAdvance(bar.name) for bar in self._bars), self.width() // 3) + Space.M
        right = metrics.horizontalAdvance(texts.number(most)) + Space.S
        room = max(20, self.width() - left - right)
        step = min(self.height() / len(self._bars), 30)
        middle = Qt.AlignmentFlag.AlignVCenter
        for at, bar in enumerate(self._bars):
            top = at * step
            name = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, left - Space.S)
            painter.setPen(now.color("text"))
            painter.drawText(QRectF(0, top, left, step), middle | Qt.AlignmentFlag.AlignLeft, name)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.chart(0))
            width = max(2.0, room * bar.count / most)
            painter.drawRoundedRect(QRectF(left, top + step / 2 - 6, width, 12), 3, 3)
            painter.setPen(now.color("muted"))
            value = QRectF(left + width + 6, top, self.width() - left - width - 6, step)
            painter.drawText(value, middle | Qt.AlignmentFlag.AlignLeft, texts.number(bar.count))

    def _paint_standing(self, painter: QPainter) -> None:
        now, metrics = theme.current(), painter.fontMetrics()
        line = metrics.height()
        most = max(bar.count for bar in self._bars) or 1
        bottom = self.height() - line - Space.XS
        room = max(10.0, bottom - line - 2)
        step = self.width() / len(self._bars)
        gap = 1.0 if step < 8 else 3.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.chart(0))
        for at, bar in enumerate(self._bars):
            height = max(1.0, room * bar.count / most)
            painter.drawRect(QRectF(at * step + gap / 2, bottom - height, max(1.0, step - gap), height))
        painter.setPen(now.color("border_strong"))
        painter.drawLine(0, bottom, self.width(), bottom)
        painter.setPen(now.color("muted"))
        self._paint_names(painter, bottom + 2, line, step)
        self._paint_most(painter, line, step)

    def _paint_names(self, painter: QPainter, top: float, line: int, step: float) -> None:
        metrics = painter.fontMetrics()
        if all(metrics.horizontalAdvance(bar.name) < step - 4 for bar in self._bars):
            for at, bar in enumerate(self._bars):
                painter.drawText(QRectF(at * step, top, step, line), Qt.AlignmentFlag.AlignHCenter, bar.name)
            return
        half = self.width() // 2 - Space.S
        ends = ((self._bars[0], Qt.AlignmentFlag.AlignLeft), (self._bars[-1], Qt.AlignmentFlag.AlignRight))
        for bar, side in ends:
            name = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, half)
            painter.drawText(QRectF(0, top, self.width(), line), side, name)

    def _paint_most(self, painter: QPainter, line: int, step: float) -> None:
        highest = max(range(len(self._bars)), key=lambda at: self._bars[at].count)
        text = texts.number(self._bars[highest].count)
        width = painter.fontMetrics().horizontalAdvance(text)
        x = min(max(0.0, (highest + 0.5) * step - width / 2), self.width() - width - 1.0)
        painter.drawText(QRectF(x, 0, width + 2, line), Qt.AlignmentFlag.AlignLeft, text)
