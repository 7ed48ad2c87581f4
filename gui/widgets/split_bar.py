"""How rows are divided into training, validation, test and those without a label: one bar with shares and rows."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import texts, theme
from gui.tokens import Space, Type

PARTS = ("train", "valid", "test", "unlabelled")
BAR = 14
# Room for one line of the small size in any script: Chinese letters stand taller than the font's own measure.
LINE = 22


class SplitBar(QWidget):
    """`set_rows({part: rows})`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Division of the rows"))

    def set_rows(self, rows: Mapping[str, int]) -> None:
        """Show these parts."""
        self._rows = {part: rows[part] for part in PARTS if rows.get(part)}
        self.setAccessibleDescription("; ".join(self.legend()))
        self.update()

    def legend(self) -> list[str]:
        """Return each part in words."""
        whole = sum(self._rows.values()) or 1
        words = {
            "train": self.tr("to learn from"),
            "valid": self.tr("to check while learning"),
            "unlabelled": self.tr("without a label"),
        }
        return [
            self.tr("{rows} {purpose} ({share})").format(
                rows=texts.number(count),
                purpose=words.get(part, self.tr("for the final test")),
                share=texts.percent(count / whole, 0),
            )
            for part, count in self._rows.items()
        ]

    def sizeHint(self) -> QSize:
        return QSize(400, BAR + Space.S + theme.current().px(LINE))

    def minimumSizeHint(self) -> QSize:
        return QSize(280, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(now.font(Type.SMALL, tabular=True))
        whole = sum(self._rows.values()) or 1
        x = 0.0
        legend_x = 0.0
        metrics, line = painter.fontMetrics(), now.px(LINE)
        for at, (count, words) in enumerate(zip(self._rows.values(), self.legend(), strict=True)):
            width = self.width() * count / whole
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.chart(at))
            painter.drawRoundedRect(QRectF(x, 0, max(3.0, width - 2), BAR), 3, 3)
            x += width
            top = BAR + Space.S
            painter.drawRoundedRect(QRectF(legend_x, top + line / 2 - 4, 8, 8), 2, 2)
            painter.setPen(now.color("text"))
            room = metrics.horizontalAdvance(words)
            painter.drawText(QRectF(legend_x + 14, top, room + 4, line), Qt.AlignmentFlag.AlignVCenter, words)
            legend_x += room + 14 + Space.XL
        painter.end()
