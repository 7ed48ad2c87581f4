"""One plot of lines over rounds, painted here: its range never jumps, its labels stand at the lines.

pyqtgraph would do, but importing it holds the GUI thread for half a second, and this plot needs little of it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import theme
from gui.tokens import Space, Type

LEFT, TOP, BOTTOM = 56, 12, 26
CLOSEST = 0.25  # rounds: the deepest zoom


@dataclass(frozen=True)
class Line:
    """A line with its direct label; `colour` counts in the chart palette, `faint` draws it as background."""

    name: str
    points: tuple[tuple[float, float], ...]
    colour: int = 0
    faint: bool = False
    dots: bool = False


@dataclass(frozen=True)
class Mark:
    """A point that matters, with its words."""

    x: float
    y: float
    text: str


def ticks(low: float, high: float, most: int = 6, least: float = 0.0) -> list[float]:
    """Return round numbers from `low` to `high`, at most about `most` of them and at least `least` apart."""
    span = max(high - low, 1e-9)
    size = 10 ** math.floor(math.log10(span / most))
    step = max(least, next(size * factor for factor in (1, 2, 5, 10, 20) if span / (size * factor) <= most))
    first = math.ceil(low / step - 1e-9)
    return [at * step for at in range(first, math.floor(high / step + 1e-9) + 1)]


def _apart(tops: Sequence[float], height: float, room: float) -> list[float]:
    """Return the places, from above, moved so that none covers another and all lie within the room."""
    moved: list[float] = []
    for top in tops:
        moved.append(max(top, moved[-1] + height if moved else 0.0))
    below = room
    for at in reversed(range(len(moved))):
        moved[at] = min(moved[at], below - height)
        below = moved[at]
    return moved


class LinePlot(QWidget):
    """`set_lines`, `set_range`; Ctrl and the wheel zoom, dragging moves, a double click shows all again.

    `tell` and `tell_x` put a value and a round in words; `room_for` are the names that must fit at the right end.
    `span_changed(low, high)` fires when the person zooms, so that plots above each other move together.
    """

    span_changed = Signal(float, float)
    tick_room = 60  # pixels that the words of a round take
    whole_rounds = False  # whether only whole ones are named, for as long as one of them is in sight

    def __init__(
        self,
        name: str,
        tell: Callable[[float], str],
        tell_x: Callable[[float], str],
        room_for: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tell = tell
        self._tell_x = tell_x
        self._room_for = tuple(room_for)
        self._lines: tuple[Line, ...] = ()
        self._mark: Mark | None = None
        self._most_x, self._low, self._high = 1.0, 0.0, 1.0
        self.span = (0.0, 1.0)
        self._drag: float | None = None
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.current().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(480, 180)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, 110)

    @property
    def zoomed(self) -> bool:
        """Whether less than everything is shown."""
        return self.span != (0.0, self._most_x)

    def set_names(self, names: Sequence[str]) -> None:
        """Keep room for these names at the right end."""
        self._room_for = tuple(names)
        self.update()

    def set_lines(self, lines: Sequence[Line], mark: Mark | None = None) -> None:
        """Draw these lines, the last on top."""
        self._lines, self._mark = tuple(lines), mark
        told = [f"{line.name}: {self._tell(line.points[-1][1])}" for line in lines if line.points and not line.faint]
        self.setAccessibleDescription("; ".join([*told, *([mark.text] if mark else [])]))
        self.update()

    def set_range(self, most_x: float, low: float, high: float) -> None:
        """Show rounds 0 to `most_x` and values `low` to `high`; a zoom that the person made stays."""
        all_shown = not self.zoomed
        self._most_x, self._low, self._high = max(most_x, CLOSEST), low, max(high, low + 1e-6)
        if all_shown:
            self.span = (0.0, self._most_x)
        self.update()

    def set_span(self, low: float, high: float) -> None:
        """Show only these rounds."""
        width = min(max(high - low, CLOSEST), self._most_x)
        low = min(max(low, 0.0), self._most_x - width)
        self.span = (low, low + width)
        self.update()

    def reset(self) -> None:
        """Show everything again."""
        self._move(0.0, self._most_x)

    # ---- geometry -------------------------------------------------------------------------------------

    def _area(self) -> QRectF:
        metrics = QFontMetricsF(theme.current().font(Type.SMALL))
        # Plots that stand above each other keep the same room, so that their rounds stay in line.
        names = [metrics.horizontalAdvance(name) for name in self._room_for]
        right = max(names, default=0) + Space.L
        scale = theme.current().text_scale
        return QRectF(
            LEFT * scale, TOP, max(20.0, self.width() - LEFT * scale - right), self.height() - TOP - BOTTOM * scale
        )

    def _place(self, area: QRectF, x: float, y: float) -> QPointF:
        low, high = self.span
        across = area.left() + (x - low) / (high - low) * area.width()
        return QPointF(across, area.bottom() - (y - self._low) / (self._high - self._low) * area.height())

    def _round_at(self, across: float) -> float:
        area, (low, high) = self._area(), self.span
        return low + (across - area.left()) / area.width() * (high - low)

    def named_rounds(self, width: float) -> list[float]:
        """Return the rounds that are named below a plot of so many pixels."""
        low, high = self.span
        least = 1.0 if self.whole_rounds and high - low >= 1 else 0.0
        return ticks(low, high, max(2, int(width / self.tick_room)), least)

    # ---- painting -------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        painter.setFont(theme.current().font(Type.SMALL, tabular=True))
        self._paint_grid(painter, area)
        painter.save()
        painter.setClipRect(area.adjusted(-6, -8, 6, 6))
        for line in self._lines:
            self._paint_line(painter, area, line)
        painter.restore()
        self._paint_names(painter, area)
        if self._mark is not None:
            self._paint_mark(painter, area, self._mark)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.current().color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _paint_grid(self, painter: QPainter, area: QRectF) -> None:
        now, line_height = theme.current(), painter.fontMetrics().height()
        flags = Qt.AlignmentFlag
        for value in ticks(self._low, self._high, max(2, int(area.height() / 36))):
            y = self._place(area, self.span[0], value).y()
            painter.setPen(QPen(now.color("border"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(now.color("muted"))
            place = QRectF(0, y - line_height / 2, area.left() - Space.S, line_height)
            painter.drawText(place, flags.AlignRight | flags.AlignVCenter, self._tell(value))
        for value in self.named_rounds(area.width()):
            at = self._place(area, value, self._low)
            painter.setPen(now.color("muted"))
            place = QRectF(at.x() - 60, area.bottom() + 6, 120, line_height)
            painter.drawText(place, flags.AlignHCenter | flags.AlignTop, self._tell_x(value))

    def _paint_line(self, painter: QPainter, area: QRectF, line: Line) -> None:
        if not line.points:
            return
        colour = theme.current().chart(line.colour)
        if line.faint:
            colour.setAlphaF(0.35)
        pen = QPen(colour, 1.0 if line.faint else 2.0)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        low, high = self.span
        margin = high - low
        seen = [self._place(area, x, y) for x, y in line.points if low - margin <= x <= high + margin]
        painter.drawPolyline(QPolygonF(seen))
        if line.dots or len(seen) == 1:
            painter.setBrush(colour)
            for point in seen:
                painter.drawEllipse(point, 2.5, 2.5)

    def _paint_names(self, painter: QPainter, area: QRectF) -> None:
        height = painter.fontMetrics().height()
        named = [line for line in self._lines if line.points and not line.faint]
        ordered = sorted(named, key=lambda line: -line.points[-1][1])
        ends = [self._place(area, *line.points[-1]) for line in ordered]
        tops = _apart([end.y() - height / 2 for end in ends], height, self.height())
        for line, end, top in zip(ordered, ends, tops, strict=True):
            x = min(end.x(), area.right()) + Space.S
            painter.setPen(theme.current().chart(line.colour))
            # Letters of some scripts stand taller than the font's own measure.
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
            painter.drawText(QRectF(x, top, self.width() - x, height), flags, line.name)

    def _paint_mark(self, painter: QPainter, area: QRectF, mark: Mark) -> None:
        low, high = self.span
        if not low <= mark.x <= high:
            return
        now, at = theme.current(), self._place(area, mark.x, mark.y)
        painter.setPen(QPen(now.color("border_strong"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(at.x(), at.y() + 7), QPointF(at.x(), area.bottom()))
        painter.setPen(QPen(now.chart(0), 2))
        painter.setBrush(now.color("surface"))
        painter.drawEllipse(at, 6, 6)
        painter.setFont(now.font(Type.SMALL, bold=True, tabular=True))
        width = painter.fontMetrics().horizontalAdvance(mark.text) + 2
        height = painter.fontMetrics().height()
        left = min(max(at.x() - width / 2, area.left() + 4), area.right() - width)
        # Above, where a rising line leaves room; below, where the point stands at the top.
        top = at.y() - 12 - height if at.y() - 12 - height >= 0 else at.y() + 12
        place = QRectF(left, top, width, height)
        painter.fillRect(place.adjusted(-4, 0, 4, 0), now.color("surface"))
        painter.setPen(now.color("text"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, mark.text)

    # ---- hands ----------------------------------------------------------------------------------------

    def _move(self, low: float, high: float) -> None:
        self.set_span(low, high)
        self.span_changed.emit(*self.span)

    def _zoom(self, around: float, factor: float) -> None:
        low, high = self.span
        self._move(around - (around - low) * factor, around + (high - around) * factor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Without Ctrl the wheel scrolls the page, as everywhere else.
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(self._round_at(event.position().x()), 0.8 if event.angleDelta().y() > 0 else 1.25)
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        low, high = self.span
        middle, step = (low + high) / 2, (high - low) / 5
        keys = Qt.Key
        if event.key() in (keys.Key_Plus, keys.Key_Equal):
            self._zoom(middle, 0.8)
        elif event.key() == keys.Key_Minus:
            self._zoom(middle, 1.25)
        elif event.key() == keys.Key_Left:
            self._move(low - step, high - step)
        elif event.key() == keys.Key_Right:
            self._move(low + step, high + step)
        elif event.key() == keys.Key_0:
            self.reset()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag = self._round_at(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            by = self._drag - self._round_at(event.position().x())
            self._move(self.span[0] + by, self.span[1] + by)
            return
        QToolTip.showText(event.globalPosition().toPoint(), self.told_at(self._round_at(event.position().x())), self)

    def told_at(self, x: float) -> str:
        """Return what was measured nearest to round `x`, a line of text for each line."""
        told = []
        for line in self._lines:
            if line.points and not line.faint:
                at, value = min(line.points, key=lambda point: abs(point[0] - x))
                told.append(f"{line.name}, {self._tell_x(at)}: {self._tell(value)}")
        return "\n".join(told)
