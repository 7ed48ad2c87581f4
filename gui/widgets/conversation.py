"""The flow of a conversation: builds only what is looked at, keeps to the bottom, never moves what is being read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from engine.agent.messages import Message
from gui.theme import set_role
from gui.tokens import Space
from gui.views.talk import Entry, Replied, Said, Talk, Used
from gui.widgets.buttons import button
from gui.widgets.conversation_tail import ConversationTail
from gui.widgets.message_bubble import ReplyBlock, UserBubble
from gui.widgets.plain_text import NO_FOCUS_BORDER
from gui.widgets.tool_card import ToolCard

BATCH = 60  # entries that are built at most, before the person comes near where they end
AT_ONCE = 4  # entries built before the first paint of a chat
SETTLED_MS = 50  # within which the layout takes in what was unfolded
NEAR = 24  # pixels from the bottom that still count as the bottom
COLUMN = 780


class Conversation(QScrollArea):
    """Call `sync(talk)` whenever the talk changed; only what differs is touched.

    Without `explained` no reply offers to show how it came about. `regenerate(index, words)` and `edit(index, words)`
    are about what the person said at that index, `switched(index, step)` about another way of saying it.
    """

    regenerate = Signal(int, str)
    edit = Signal(int, str)
    switched = Signal(int, int)
    rated = Signal(int, str)
    former_wanted = Signal(int)
    taken_back = Signal(int, object)
    call_wanted = Signal(int)
    call_given = Signal(int, dict)
    reply_given = Signal(int, str)
    explain = Signal(int)
    answered = Signal(object, str)
    trial_wanted = Signal(object)
    retry = Signal(str, int)

    def __init__(self, explained: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._explained = explained
        self._talk: Talk | None = None
        self._blocks: dict[str, QWidget] = {}
        self._drawn: dict[str, Entry] = {}
        # Entries are built from `_first` up to, not with, `_end`: None as long as that is the newest.
        self._first = 0
        self._wanted_first = 0
        self._end: int | None = None
        self._wanted_end = 0
        self._stick = True
        self._from_bottom: int | None = None
        self._unfolding: QWidget | None = None
        self._made: QWidget | None = None  # the next block above, not laid out yet
        self._found: QWidget | None = None  # the marked block
        self._holds_found = False  # whether the view keeps to it
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Conversation"))
        self._build()
        self._slices = QTimer(self)
        self._slices.setSingleShot(True)
        self._slices.timeout.connect(self._build_more)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._range_changed)
        bar.valueChanged.connect(self._place_newest)
        # Only what the person does decides whether the view keeps to the bottom; layout changes never do.
        bar.actionTriggered.connect(self._person_scrolls)
        bar.sliderReleased.connect(self._note_position)

    @property
    def keeps_to_bottom(self) -> bool:
        """Whether new text scrolls the view."""
        return self._stick

    @property
    def built(self) -> int:
        """How many entries have widgets now."""
        return len(self._blocks)

    def sync(self, talk: Talk) -> None:
        """Show the talk as it is now."""
        entries = talk.entries()
        fresh = talk is not self._talk or not self._still_there(entries)
        if fresh:
            self._begin(talk, entries)
        self._show_entries(entries)
        self.sync_tail(talk)
        if fresh:
            self._slices.start(0)

    def sync_tail(self, talk: Talk) -> bool:
        """Show only what stands below the stored messages, which is all that streaming changes; False if not shown."""
        if talk is not self._talk:
            return False
        self.tail.sync(talk)
        if self._end is not None:
            self.tail.hide()
        return True

    def block(self, key: str) -> QWidget | None:
        """Return the widget of an entry, None where it is not built."""
        return self._blocks.get(key)

    def to_bottom(self) -> None:
        """Show the newest message and keep to it."""
        if self._talk is not None and self._end is not None:
            self._begin(self._talk, self._talk.entries())
            self.sync(self._talk)
            self._slices.start(0)
        self._stick, self._from_bottom, self._holds_found = True, None, False
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())
        self._place_newest()

    def show_earlier(self) -> None:
        """Build another batch of earlier entries above; what is being read stays where it is."""
        self._wanted_first = max(0, self._first - BATCH)
        self._slices.start(0)

    def show_message(self, index: int) -> None:
        """Show the message `index` of the talk, marked; where it is not built, only what is around it is."""
        if self._talk is None:
            return
        entries = self._talk.entries()
        at = next((at for at, entry in enumerate(entries) if entry.index >= index), len(entries) - 1)
        if at < 0:
            return
        if entries[at].key not in self._blocks:
            self._begin(self._talk, entries, at)
            self._show_entries(entries)
            self.sync_tail(self._talk)
            self._slices.start(0)
        self._mark(self._blocks[entries[at].key])
        self._stick, self._holds_found = False, True
        # Blocks that were made just now have their places once they are laid out.
        QTimer.singleShot(SETTLED_MS, self, self._settle)
        self._keep_to_found()

    # ---- building -------------------------------------------------------------------------------------

    def _build(self) -> None:
        inner = QWidget()
        set_role(inner, "scrolled")
        inner.setStyleSheet(NO_FOCUS_BORDER)
        column = QWidget()
        column.setMaximumWidth(COLUMN)
        self.earlier = button(self.tr("Show earlier messages"), self.show_earlier, role="quiet", icon="undo")
        self.earlier.hide()
        self._flow = QVBoxLayout()
        self._flow.setSpacing(Space.L)
        self.tail = ConversationTail()
        self.tail.answered.connect(self.answered)
        self.tail.trial_wanted.connect(self.trial_wanted)
        self.tail.retry.connect(self.retry)
        body = QVBoxLayout(column)
        # Grows before it is laid out: squeezed into the old height first, every block would be laid out twice.
        body.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        body.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        body.setSpacing(Space.L)
        body.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignHCenter)
        body.addLayout(self._flow)
        body.addWidget(self.tail)
        body.addStretch(1)
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(column, 1000)
        row.addStretch(1)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self.newest = button(self.tr("Newest below"), self.to_bottom, icon="chevron-down", parent=self)
        self.newest.hide()
        self.viewport().installEventFilter(self)

    def _still_there(self, entries: list[Entry]) -> bool:
        """Whether all that was built still stands as it did: on another branch the same place holds other words."""
        now = {entry.key: entry for entry in entries[self._first :]}
        return all(key in now and _as_drawn(self._drawn[key], now[key]) for key in self._blocks)

    def _begin(self, talk: Talk, entries: list[Entry], around: int | None = None) -> None:
        """Begin anew, at the newest entry or `around` one: the first few, and a batch of them when there is time."""
        self._slices.stop()
        self._found, self._holds_found = None, False
        for widget in (*self._blocks.values(), *((self._made,) if self._made else ())):
            widget.hide()
            widget.deleteLater()
        self._made = None
        self._blocks.clear()
        self._drawn.clear()
        while self._flow.takeAt(0):
            pass
        self._talk = talk
        self._stick, self._from_bottom = True, None
        at, most = (len(entries), BATCH) if around is None else (around + AT_ONCE // 2, BATCH // 2)
        self._first, self._wanted_first = max(0, at - AT_ONCE), max(0, at - most)
        self._end, self._wanted_end = (at, at + most) if at < len(entries) else (None, 0)
        self.earlier.hide()

    def _show_entries(self, entries: list[Entry]) -> None:
        for entry in entries[self._first : self._end]:
            self._show_entry(entry)

    def _show_entry(self, entry: Entry) -> None:
        known = self._blocks.get(entry.key)
        if known is None:
            self._blocks[entry.key] = made = self._make(entry)
            self._flow.addWidget(made)
        elif isinstance(entry, Used) and isinstance(known, ToolCard):
            known.set_used(entry, self._works_on(entry))
        elif isinstance(known, ReplyBlock) and self._talk is not None:
            known.show_verdict(self._talk.verdicts.get(entry.index, ""))

    def _build_more(self) -> None:
        """Build later entries below and earlier ones above, the nearest first, one at a time."""
        if self._talk is None:
            return
        entries = self._talk.entries()
        self._keep_to_found()
        if self._end is not None and self._end < self._wanted_end:
            # What comes below moves nothing.
            self._from_bottom = None
            self._show_entry(entries[self._end])
            self._end += 1
            if self._end == len(entries):
                self._end = None
                self.sync_tail(self._talk)
            self._slices.start(0)
            return
        bar = self.verticalScrollBar()
        if not self._stick and self._from_bottom is None:
            self._from_bottom = bar.maximum() - bar.value()
        if self._first > self._wanted_first:
            # To make a block and to lay it out take a few milliseconds each: what the person does goes in between.
            if self._made is None:
                self._made = self._make(entries[self._first - 1])
            else:
                self._first -= 1
                entry, made, self._made = entries[self._first], self._made, None
                self._blocks[entry.key] = made
                self._show_entry(entry)
                self._flow.insertWidget(0, made)
            self._slices.start(0)
        self.earlier.setVisible(self._first > 0 and self._first <= self._wanted_first)

    def _build_where_near(self) -> None:
        """Build more where the person comes near to where the built entries end."""
        bar, near = self.verticalScrollBar(), self.viewport().height()
        if self._first > 0 and self._first <= self._wanted_first and bar.value() < near:
            self.show_earlier()
        if self._end is not None and self._end >= self._wanted_end and bar.value() > bar.maximum() - near:
            self._wanted_end = self._end + BATCH
            self._slices.start(0)

    def _make(self, entry: Entry) -> QWidget:
        self._drawn[entry.key] = entry
        if isinstance(entry, Said):
            return self._make_bubble(entry)
        if isinstance(entry, Used):
            card = ToolCard(entry, self._works_on(entry))
            card.unfolded.connect(self._unfolds)
            return card
        return self._make_reply(entry)

    def _works_on(self, entry: Used) -> bool:
        return self._talk is not None and self._talk.works_on(entry)

    def _make_bubble(self, entry: Said) -> UserBubble:
        made = UserBubble(entry.message.content, entry.index, entry.branch)
        made.edit.connect(_sender(self.edit.emit, entry.index, entry.message.content))
        made.unfolded.connect(self._unfolds)
        made.switched.connect(lambda step: self.switched.emit(entry.index, step))
        return made

    def _make_reply(self, entry: Replied) -> ReplyBlock:
        assert self._talk is not None
        verdict = self._talk.verdicts.get(entry.index, "")
        made = ReplyBlock(entry.message, entry.index, self._message, verdict, self._explained)
        made.regenerate.connect(_sender(self.regenerate.emit, entry.asked_at, entry.asked))
        made.edit.connect(_sender(self.edit.emit, entry.asked_at, entry.asked))
        made.rated.connect(self._rate)
        made.former_wanted.connect(self.former_wanted)
        made.taken_back.connect(self.taken_back)
        made.call_wanted.connect(self.call_wanted)
        made.call_given.connect(self.call_given)
        made.reply_given.connect(self.reply_given)
        made.explain.connect(self.explain)
        made.unfolded.connect(self._unfolds)
        return made

    def _message(self, index: int) -> Message | None:
        messages = self._talk.messages if self._talk else []
        return messages[index] if 0 <= index < len(messages) else None

    def reply(self, index: int) -> ReplyBlock | None:
        """Return the widget of the reply at this index, None where it is not built."""
        block = self._blocks.get(f"reply-{index}")
        return block if isinstance(block, ReplyBlock) else None

    def _rate(self, index: int, verdict: str) -> None:
        block = self.reply(index)
        if block is not None:
            block.show_verdict(verdict)
        self.rated.emit(index, verdict)

    # ---- scrolling ------------------------------------------------------------------------------------

    def _range_changed(self, _low: int, high: int) -> None:
        bar = self.verticalScrollBar()
        if self._unfolding is not None:
            self.ensureWidgetVisible(self._unfolding, 0, Space.L)
        elif self._holds_found:
            self._keep_to_found()
        elif self._stick:
            bar.setValue(high)
        elif self._from_bottom is not None:
            bar.setValue(high - self._from_bottom)
        self._place_newest()

    def _mark(self, block: QWidget) -> None:
        if self._found is not None:
            set_role(self._found, "")
        self._found = block
        block.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_role(block, "found")

    def _keep_to_found(self) -> None:
        """Keep the marked block where it was shown, whatever is built above it, until the person scrolls."""
        if self._holds_found and self._found is not None:
            top = self._found.mapTo(self.widget(), QPoint(0, 0)).y()
            self.verticalScrollBar().setValue(top - self.viewport().height() // 4)

    def _settle(self) -> None:
        self._keep_to_found()
        self._place_newest()

    def _person_scrolls(self, _action: int) -> None:
        self._from_bottom, self._holds_found = None, False
        # At once, or a layout that comes in between would take the view back to the bottom.
        self._stick = self._near_bottom(self.verticalScrollBar().sliderPosition())
        QTimer.singleShot(0, self, self._note_position)

    def _unfolds(self, part: QWidget) -> None:
        """Something opens on the person's click: the view stays where it is, and shows it where it was below."""
        self._stick, self._from_bottom, self._unfolding = False, None, part
        QTimer.singleShot(SETTLED_MS, part, lambda: self._unfolded(part))

    def _unfolded(self, part: QWidget) -> None:
        self._unfolding = None
        self.ensureWidgetVisible(part, 0, Space.L)
        self._note_position()

    def _near_bottom(self, value: int) -> bool:
        return self._end is None and value >= self.verticalScrollBar().maximum() - NEAR

    def _note_position(self) -> None:
        bar = self.verticalScrollBar()
        self._stick = self._near_bottom(bar.value())
        self._place_newest()
        # What is built while the person holds the slider would move below it.
        if not bar.isSliderDown():
            self._build_where_near()

    def _place_newest(self, *_: object) -> None:
        bar = self.verticalScrollBar()
        away = not self._stick and not self._near_bottom(bar.value())
        if away:
            size = self.newest.sizeHint()
            self.newest.resize(size)
            area = self.viewport().geometry()
            self.newest.move(area.center().x() - size.width() // 2, area.bottom() - size.height() - Space.M)
            self.newest.raise_()
        self.newest.setVisible(away)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.viewport() and event.type() == QEvent.Type.Resize:
            self._place_newest()
        return super().eventFilter(watched, event)


def _sender(emit: Callable[[int, str], None], index: int, text: str) -> Callable[[], None]:
    return lambda: emit(index, text)


def _as_drawn(drawn: Entry, now: Entry) -> bool:
    """Whether an entry looks as it was drawn; a tool's result comes later, and its card takes that in."""
    if isinstance(drawn, Used) and isinstance(now, Used):
        return drawn.call == now.call
    return drawn == now
