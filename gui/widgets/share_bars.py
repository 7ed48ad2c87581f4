"""A few shares from 0 to 1 as thin bars with their names and figures, the first one strong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import texts, theme
from gui.tokens import Space, Type


class ShareBars(QWidget):
    """`set_rows([(name, share), ...])`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[tuple[str, float], ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.updateGeometry)

    def set_rows(self, rows: Sequence[tuple[str, float]]) -> None:
        """Show these shares, top to bottom."""
        self.rows = tuple(rows)
        self.setAccessibleDescription("; ".join(f"{name}: {texts.percent(share)}" for name, share in self.rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, theme.current().px(28) * max(1, len(self.rows)))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter, flags = theme.current(), QPainter(self), Qt.AlignmentFlag
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = now.px(28)
        for at, (name, share) in enumerate(self.rows):
            painter.setFont(now.font(Type.BODY, bold=at == 0, tabular=True))
            metrics = painter.fontMetrics()
            left, right = min(220, self.width() // 3), metrics.horizontalAdvance(texts.percent(1.0)) + Space.M
            room, middle = max(40, self.width() - left - right), at * height + height / 2
            painter.setPen(now.color("text" if at == 0 else "muted"))
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, left - Space.M)
            painter.drawText(QRectF(0, at * height, left, height), flags.AlignVCenter, shown)
            figure = QRectF(self.width() - right, at * height, right, height)
            painter.drawText(figure, flags.AlignVCenter | flags.AlignRight, texts.percent(share))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.color("sunken"))
            painter.drawRoundedRect(QRectF(left, middle - 4, room, 8), 4, 4)
            painter.setBrush(now.color("accent" if at == 0 else "border_strong"))
            painter.drawRoundedRect(QRectF(left, middle - 4, max(2.0, room * min(1.0, share)), 8), 4, 4)
        painter.end()
