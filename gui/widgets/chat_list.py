"""The chats of a project as a list of two lines each, with a search field; it says where an answer is being written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from engine.results import ChatInfo
from gui import icons, texts, theme
from gui.tips import plain_tip
from gui.tokens import RADIUS_SMALL, Space, Type
from gui.widgets.fields import LineField
from gui.widgets.labels import label

CHAT, TITLE, LINE, STATE = (Qt.ItemDataRole.UserRole + at for at in range(4))
PAUSE_MS = 200  # in typing, before what was said is looked through
Index = QModelIndex | QPersistentModelIndex
# The list lies on a surface of its own already; only the focus keeps its frame.
_FRAMELESS = "QListView { border: 2px solid transparent; background: transparent; }"


class _Rows(QStandardItemModel):
    """A row is read aloud as its title and its line."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            told = f"{super().data(index, TITLE)}\n{super().data(index, LINE)}"
            return plain_tip(told) if role == Qt.ItemDataRole.ToolTipRole else told
        return super().data(index, role)


class _Delegate(QStyledItemDelegate):
    """Draws title and line; `state` is '', busy or waits."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        now = theme.current()
        return QSize(160, now.px(Type.BODY) + now.px(Type.SMALL) + Space.XL + Space.S)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        area = option.rect.adjusted(0, 1, 0, -1)
        if selected or over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.color("accent_soft" if selected else "hover"))
            painter.drawRoundedRect(area, RADIUS_SMALL, RADIUS_SMALL)
        inner = area.adjusted(Space.M, Space.S, -Space.M, -Space.S)
        state = index.data(STATE)
        if state:
            mark = icons.pixmap(
                "warning" if state == "waits" else "more", "careful" if state == "waits" else "accent", 16
            )
            painter.drawPixmap(inner.right() - 15, inner.center().y() - 8, mark)
            inner = inner.adjusted(0, 0, -24, 0)
        half = inner.height() // 2
        self._line(
            painter, QRect(inner.left(), inner.top(), inner.width(), half), index.data(TITLE), Type.BODY, selected
        )
        lower = QRect(inner.left(), inner.top() + half, inner.width(), inner.height() - half)
        self._line(painter, lower, index.data(LINE), Type.SMALL, False)
        painter.restore()

    @staticmethod
    def _line(painter: QPainter, area: QRect, text: str, size: int, bold: bool) -> None:
        now = theme.current()
        painter.setFont(now.font(size, bold=bold))
        painter.setPen(now.color("text" if size == Type.BODY else "muted"))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class _View(QListView):
    delete_pressed = Signal()
    rename_pressed = Signal()
    pressed_again = Signal(QModelIndex)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        before = self.currentIndex()
        super().mousePressEvent(event)
        if before.isValid() and self.indexAt(event.position().toPoint()) == before:
            self.pressed_again.emit(before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.pressed_again.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.rename_pressed.emit()
        else:
            super().keyPressEvent(event)


class ChatList(QWidget):
    """`chosen(chat id)` when another one is chosen, `delete_pressed` for the Delete key, `rename_pressed` for F2.

    `searched(words)` asks for what was said in the chats: `set_hits` adds those to the ones whose title fits.
    """

    chosen = Signal(str)
    delete_pressed = Signal()
    rename_pressed = Signal()
    searched = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chats: tuple[ChatInfo, ...] = ()
        self._agents: Mapping[str, str] = {}
        self._state: Callable[[str], str] = lambda _chat: ""
        self.search = LineField()
        self.search.setPlaceholderText(self.tr("Search chats"))
        self.search.setAccessibleName(self.tr("Search chats"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search_changed)
        self._hits: dict[str, tuple[str, int]] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(lambda: self.searched.emit(self.wanted))
        self._model = _Rows(self)
        self.view = _View()
        self.view.setModel(self._model)
        self.view.setItemDelegate(_Delegate(self.view))
        self.view.setAccessibleName(self.tr("Chats"))
        self.view.setMouseTracking(True)
        self.view.setStyleSheet(_FRAMELESS)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.delete_pressed.connect(self.delete_pressed)
        self.view.rename_pressed.connect(self.rename_pressed)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.pressed_again.connect(self._pressed_again)
        self._none = label(self.tr("No chat holds these words."), "small")
        self._none.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for part in (self.search, self._none):
            column.addWidget(part)
        column.addWidget(self.view, 1)
        self._current = ""
        self._filling = False

    def set_chats(
        self, chats: Sequence[ChatInfo], agents: Mapping[str, str], state: Callable[[str], str], current: str
    ) -> None:
        """Show these chats; `agents` maps an agent's id to its name, `state(chat)` is '', busy or waits."""
        self._chats, self._agents, self._state, self._current = tuple(chats), agents, state, current
        self._fill()

    @property
    def wanted(self) -> str:
        """The words that are looked for."""
        return self.search.text().strip()

    def set_hits(self, words: str, hits: Mapping[str, tuple[str, int]]) -> None:
        """Show also the chats in which the words were said: chat -> what stands around them, and their position."""
        if words == self.wanted:
            self._hits = dict(hits)
            self._fill()

    def position(self, chat: str) -> int:
        """Return where in a chat stands what is looked for, -1 where nothing is or nobody said it."""
        return self._hits[chat][1] if chat in self._hits else -1

    def _search_changed(self) -> None:
        self._hits = {}
        self._fill()
        self._pause.stop()
        if self.wanted:
            self._pause.start()

    def mark(self, chat: str) -> None:
        """Show a chat as the current one."""
        self._current = chat
        self._select()

    def refresh_states(self) -> None:
        """Ask anew where an answer is being written."""
        for row in range(self._model.rowCount()):
            item = self._model.item(row)
            state = self._state(item.data(CHAT))
            if item.data(STATE) != state:
                item.setData(state, STATE)

    def shown(self) -> list[str]:
        """Return the ids of the chats that match the search, in order."""
        return [self._model.item(row).data(CHAT) for row in range(self._model.rowCount())]

    def _fill(self, *_: object) -> None:
        wanted = self.wanted.casefold().split()
        self._filling = True
        self._model.clear()
        for chat in self._chats:
            title = chat.title or self.tr("New chat")
            agent = self._agents.get(chat.agent, "")
            named = f"{title} {agent}".casefold()
            if chat.chat not in self._hits and not all(word in named for word in wanted):
                continue
            item = QStandardItem()
            item.setData(chat.chat, CHAT)
            item.setData(title, TITLE)
            facts = " · ".join(part for part in (agent, texts.date(chat.created, with_time=False)) if part)
            item.setData(self._hits[chat.chat][0] if chat.chat in self._hits else facts, LINE)
            item.setData(self._state(chat.chat), STATE)
            self._model.appendRow(item)
        self._filling = False
        self._none.setVisible(bool(wanted) and not self._model.rowCount())
        self._select()

    def _select(self) -> None:
        self._filling = True
        rows = self.shown()
        if self._current in rows:
            self.view.setCurrentIndex(self._model.index(rows.index(self._current), 0))
        else:
            self.view.selectionModel().clear()
        self._filling = False

    def _pressed_again(self, index: QModelIndex) -> None:
        """What is looked for may stand elsewhere in the chat that is open already."""
        if self.position(str(index.data(CHAT))) >= 0:
            self.chosen.emit(str(index.data(CHAT)))

    def _current_changed(self, index: QModelIndex) -> None:
        if index.isValid() and not self._filling:
            self._current = str(index.data(CHAT))
            self.chosen.emit(self._current)
