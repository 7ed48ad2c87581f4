"""Before and after as bars with their 95 % intervals, each labelled where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.results import Interval
from gui import texts, theme
from gui.tips import plain_tip
from gui.tokens import Space, Type


@dataclass(frozen=True)
class BarRow:
    """One bar; `strong` marks the one that it is all about."""

    name: str
    interval: Interval
    strong: bool = False


class IntervalBars(QWidget):
    """Values from 0 to `most` as horizontal bars with whiskers; the value stands at the end, the interval on hover.

    They are fractions unless `set_rows` is told otherwise.
    """

    ROW = 34

    def __init__(self, rows: Sequence[BarRow] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[BarRow, ...] = ()
        self._tell: Callable[[float], str] = texts.percent
        self._most = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_rows(rows)

    def set_rows(self, rows: Sequence[BarRow], tell: Callable[[float], str] = texts.percent, most: float = 1.0) -> None:
        """Show these bars, top to bottom; `tell` puts a value in words, `most` is the end of the scale."""
        self._rows, self._tell, self._most = tuple(rows), tell, most
        told = [
            self.tr("{name}: {value}, between {low} and {high}").format(
                name=row.name,
                value=tell(row.interval.value),
                low=tell(row.interval.low),
                high=tell(row.interval.high),
            )
            for row in self._rows
        ]
        self.setAccessibleName(self.tr("Comparison"))
        self.setAccessibleDescription("; ".join(told))
        self.setToolTip(plain_tip("\n".join(told)))
        self.updateGeometry()
        self.update()

    def table(self) -> list[tuple[str, float, float, float]]:
        """Return the bars as rows of a table: name, value, low, high."""
        return [(row.name, row.interval.value, row.interval.low, row.interval.high) for row in self._rows]

    def sizeHint(self) -> QSize:
        return QSize(420, self.ROW * max(1, len(self._rows)))

    def minimumSizeHint(self) -> QSize:
        return QSize(280, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.current().font(Type.BODY, tabular=True))
        metrics = painter.fontMetrics()
        names = max((metrics.horizontalAdvance(row.name) for row in self._rows), default=0)
        left = min(names + Space.XS, self.width() * 2 // 5) + Space.M
        right = metrics.horizontalAdvance(max((self._tell(self._most), texts.percent(1.0)), key=len)) + Space.M
        room = max(40, self.width() - left - right)
        for at, row in enumerate(self._rows):
            self._paint_row(painter, row, at * self.ROW, left, room)
        painter.end()

    def _paint_row(self, painter: QPainter, row: BarRow, top: int, left: int, room: int) -> None:
        now = theme.current()
        middle = top + self.ROW / 2
        name = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, left - Space.M)
        painter.setFont(now.font(Type.BODY, bold=row.strong, tabular=True))
        painter.setPen(now.color("text" if row.strong else "muted"))
        vertical = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, top, left - Space.M, self.ROW), vertical | Qt.AlignmentFlag.AlignLeft, name)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.color("sunken"))
        painter.drawRoundedRect(QRectF(left, middle - 7, room, 14), 4, 4)
        painter.setBrush(now.color("accent") if row.strong else now.color("border_strong"))
        painter.drawRoundedRect(QRectF(left, middle - 7, max(2.0, room * row.interval.value / self._most), 14), 4, 4)
        painter.setPen(QPen(now.color("text"), 1.5))
        low, high = (left + room * end / self._most for end in (row.interval.low, row.interval.high))
        painter.drawLine(QPointF(low, middle), QPointF(high, middle))
        for x in (low, high):
            painter.drawLine(QPointF(x, middle - 4), QPointF(x, middle + 4))
        value = QRectF(left + room, top, self.width() - left - room, self.ROW)
        painter.drawText(value, vertical | Qt.AlignmentFlag.AlignRight, self._tell(row.interval.value))
