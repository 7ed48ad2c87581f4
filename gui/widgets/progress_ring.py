"""A ring that fills as work goes on; without a known total it turns."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui import theme


class ProgressRing(QWidget):
    """`set_fraction(0..1)`, or None while it cannot be told."""

    def __init__(self, size: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(size, size))
        self.setAccessibleName(self.tr("Progress"))
        self._fraction: float | None = 0.0
        self._angle = 0
        self._turn = QTimer(self)
        self._turn.setInterval(50)
        self._turn.timeout.connect(self._step)

    def set_fraction(self, fraction: float | None) -> None:
        """Show how far it is."""
        self._fraction = None if fraction is None else min(1.0, max(0.0, fraction))
        turning = self._fraction is None and theme.current().motion_ms() > 0
        if turning and not self._turn.isActive():
            self._turn.start()
        elif not turning:
            self._turn.stop()
        self.update()

    def _step(self) -> None:
        if self.isVisible():
            self._angle = (self._angle - 20) % 360
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.current()
        width = max(2.0, self.width() / 9)
        area = QRectF(self.rect()).adjusted(width, width, -width, -width)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.color("border"), width))
        painter.drawEllipse(area)
        pen = QPen(colours.color("accent"), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if self._fraction is None:
            painter.drawArc(area, (90 + self._angle) * 16, -90 * 16)
        elif self._fraction > 0:
            painter.drawArc(area, 90 * 16, round(-360 * 16 * self._fraction))
        painter.end()
