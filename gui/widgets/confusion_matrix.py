"""The confusion matrix, painted: which class was taken for which, the worst mix-ups only where there are many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from engine.results import Confusion
from gui import texts, theme, words
from gui.tokens import Space, Type

CELL_MIN, CELL_MAX = 30, 46
HEAD = 92


def pairs(confusion: Confusion) -> list[tuple[str, str, int]]:
    """Return every mix-up as (true class, what was said, rows), most frequent first."""
    found = [
        (confusion.labels[row], confusion.labels[column], count)
        for row, line in enumerate(confusion.counts)
        for column, count in enumerate(line)
        if count and row != column
    ]
    return sorted(found, key=lambda pair: (-pair[2], pair[0], pair[1]))


class ConfusionMatrix(QWidget):
    """`opened(true class, what was said)` fires on a click or Enter on a cell; the arrow keys move."""

    opened = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task = ""
        self._labels: list[str] = []
        self._counts: list[list[int]] = []
        self._at = (0, 0)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Matrix of mix-ups"))
        theme.current().changed.connect(self.update)

    def set_confusion(self, confusion: Confusion, classes: Sequence[int], task: str) -> None:
        """Show these classes of a task's confusion."""
        self._task = task
        self._labels = [confusion.labels[at] for at in classes]
        self._counts = [[confusion.counts[row][column] for column in classes] for row in classes]
        self._at = (0, 0)
        worst = pairs(confusion)[:3]
        self.setAccessibleDescription("; ".join(self.told(gold, said, count) for gold, said, count in worst))
        self.updateGeometry()
        self.update()

    def told(self, gold: str, said: str, count: int) -> str:
        """Return one cell as a sentence."""
        gold, said = words.class_name(gold, self._task), words.class_name(said, self._task)
        if gold == said:
            return self.tr("{rows} of “{gold}”: right").format(rows=texts.rows(count), gold=gold)
        text = self.tr("{rows} of “{gold}” taken for “{said}”")
        return text.format(rows=texts.rows(count), gold=gold, said=said)

    # ---- geometry -------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(640, HEAD + self._cell() * len(self._labels) + Space.XL)

    def minimumSizeHint(self) -> QSize:
        return QSize(360, HEAD + CELL_MIN * len(self._labels) + Space.XL)

    def _side(self) -> float:
        return min(190.0, self.width() * 0.28)

    def _cell(self) -> int:
        count = max(1, len(self._labels))
        return int(min(CELL_MAX, max(CELL_MIN, (self.width() - self._side() - 70) / count)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(HEAD + self._cell() * len(self._labels) + Space.XL)

    def cell_rect(self, row: int, column: int) -> QRectF:
        """Return where a cell is drawn."""
        cell = self._cell()
        return QRectF(self._side() + column * cell, HEAD + row * cell, cell, cell)

    def _cell_at(self, place: QPointF) -> tuple[int, int] | None:
        cell, size = self._cell(), len(self._labels)
        column, row = int((place.x() - self._side()) // cell), int((place.y() - HEAD) // cell)
        return (row, column) if 0 <= row < size and 0 <= column < size else None

    # ---- painting -------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.current().font(Type.SMALL, tabular=True))
        self._paint_names(painter)
        most = max((c for r, line in enumerate(self._counts) for k, c in enumerate(line) if r != k), default=1)
        for row, line in enumerate(self._counts):
            for column, count in enumerate(line):
                self._paint_cell(painter, row, column, count, max(1, most))
        if self.hasFocus() and self._labels:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.current().color("accent"), 2))
            painter.drawRoundedRect(self.cell_rect(*self._at).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _paint_names(self, painter: QPainter) -> None:
        now, metrics, cell, side = theme.current(), painter.fontMetrics(), self._cell(), self._side()
        flags = Qt.AlignmentFlag
        elide = Qt.TextElideMode.ElideRight
        for at, name in enumerate(self._labels):
            shown = words.class_name(name, self._task)
            painter.setPen(now.color("text"))
            left = QRectF(0, HEAD + at * cell, side - Space.S, cell)
            painter.drawText(
                left, flags.AlignRight | flags.AlignVCenter, metrics.elidedText(shown, elide, int(left.width()))
            )
            painter.save()
            painter.translate(side + at * cell + cell / 2 + 2, HEAD - Space.S)
            painter.rotate(-40)
            painter.drawText(QPointF(0, 0), metrics.elidedText(shown, elide, 118))
            painter.restore()
        painter.setPen(now.color("muted"))
        corner = QRectF(0, HEAD - 40, side - Space.S, 36)
        painter.drawText(corner, flags.AlignRight | flags.AlignBottom, self.tr("right answer ↓\nmodel said →"))

    def _paint_cell(self, painter: QPainter, row: int, column: int, count: int, most: int) -> None:
        now, area = theme.current(), self.cell_rect(row, column).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        right = row == column
        if right:
            painter.setBrush(now.color("good_soft"))
        else:
            painter.setBrush(_mixed(now.color("sunken"), now.color("bad"), 0.12 + 0.3 * count / most if count else 0.0))
        painter.drawRoundedRect(area, 4, 4)
        if count:
            painter.setPen(now.color("text"))
            painter.setFont(now.font(Type.SMALL, bold=not right, tabular=True))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, texts.number(count))

    # ---- hands ----------------------------------------------------------------------------------------

    def _open(self, at: tuple[int, int]) -> None:
        if self._counts[at[0]][at[1]]:
            self.opened.emit(self._labels[at[0]], self._labels[at[1]])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self._cell_at(event.position())
        if at is not None and event.button() == Qt.MouseButton.LeftButton:
            self._at = at
            self._open(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._cell_at(event.position())
        shape = Qt.CursorShape.ArrowCursor
        if at is not None:
            row, column = at
            text = self.told(self._labels[row], self._labels[column], self._counts[row][column])
            QToolTip.showText(event.globalPosition().toPoint(), text, self, self.cell_rect(row, column).toRect())
            if self._counts[row][column] and row != column:
                shape = Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        if event.key() in moves and self._labels:
            last = len(self._labels) - 1
            step = moves[Qt.Key(event.key())]
            self._at = (min(last, max(0, self._at[0] + step[0])), min(last, max(0, self._at[1] + step[1])))
            row, column = self._at
            self.setAccessibleDescription(self.told(self._labels[row], self._labels[column], self._counts[row][column]))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._labels:
            self._open(self._at)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()


def _mixed(back: QColor, front: QColor, share: float) -> QColor:
    """Return `front` laid over `back`; a share of at most 0.42 keeps the text on it readable."""
    return QColor.fromRgbF(
        *(a + (b - a) * share for a, b in zip(back.getRgbF()[:3], front.getRgbF()[:3], strict=True)), 1.0
    )
