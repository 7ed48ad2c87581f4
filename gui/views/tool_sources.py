"""The sources of tools that a person added, above the tools: what each is, how it stands, look again, remove."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.commands import ListToolSources, RefreshToolSource, RemoveToolSource
from engine.errors import ErrorInfo
from engine.results import ToolSourceInfo
from gui import texts
from gui.context import Context
from gui.tokens import Space
from gui.views import tool_words
from gui.widgets.buttons import button
from gui.widgets.card import Card
from gui.widgets.chip import Chip
from gui.widgets.dialogs import confirm
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.error_state import ErrorState
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import label
from gui.widgets.section_title import SectionTitle


class ToolSources(QWidget):
    """A card a source; not there while there is none."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sources: tuple[ToolSourceInfo, ...] = ()
        self.cards: dict[str, SourceCard] = {}
        holder = QWidget()
        self._flow = FlowLayout(holder, Space.M, 320)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(SectionTitle(self.tr("Added by you")))
        column.addWidget(holder)
        self.hide()

    def reload(self) -> None:
        """Ask how the sources stand."""
        self._context.bridge.ask(ListToolSources(self._context.project), self._show, owner=self)

    def _show(self, sources: tuple[ToolSourceInfo, ...]) -> None:
        if sources != self._sources:
            self._sources = sources
            self._flow.clear()
            self.cards = {info.source: self._card(info) for info in sources}
            for card in self.cards.values():
                self._flow.addWidget(card)
        self.setVisible(bool(sources))

    def _card(self, info: ToolSourceInfo) -> SourceCard:
        card = SourceCard(info)
        card.again.connect(lambda: self._look_again(info))
        card.remove.connect(lambda: self._remove(info))
        return card

    def _look_again(self, info: ToolSourceInfo) -> None:
        self.cards[info.source].set_busy(True)

        def failed(error: ErrorInfo) -> None:
            if card := self.cards.get(info.source):
                card.set_busy(False)
                card.show_error(error)

        def done(found: ToolSourceInfo) -> None:
            # The answer to what has changed may have come before, with a card of its own.
            if card := self.cards.get(info.source):
                card.set_busy(False)
            words = self.tr("{source} offers {count} tools.")
            self._context.notify(words.format(source=found.name, count=texts.number(len(found.tools))), "good")

        self._context.bridge.ask(RefreshToolSource(self._context.project, info.source), done, failed, owner=self)

    def _remove(self, info: ToolSourceInfo) -> None:
        title = self.tr("Remove {source}?").format(source=info.name)
        sentence = self.tr(
            "Its tools go from this project, and what you allowed for them is forgotten. The program or file itself "
            "stays."
        )
        if confirm(self._context.window, title, sentence, self.tr("Remove")):
            self._context.bridge.ask(RemoveToolSource(self._context.project, info.source), owner=self)


class SourceCard(Card):
    """One source: `again` asks to look at it anew, `remove` to take it away."""

    again = Signal()
    remove = Signal()

    def __init__(self, info: ToolSourceInfo) -> None:
        super().__init__(info.name)
        self.info = info
        chips = QWidget()
        flow = FlowLayout(chips, Space.XS)
        flow.addWidget(Chip(*tool_words.source_kind(info.kind)))
        flow.addWidget(Chip(*tool_words.source_state(info.state)))
        self.body.addWidget(chips)
        place = tool_words.source_place(info)
        # What is to be trusted is shown to its last letter.
        self.body.addWidget(label(place, "strong") if info.state == "foreign" else ElidedLabel(place, "muted"))
        names = ", ".join(map(tool_words.title, info.tools))
        self.body.addWidget(label(self.tr("Tools: {names}").format(names=names), "small"))
        if left := tool_words.left_out(info):
            self.body.addWidget(ElidedLabel(left.replace("\n", " · "), "careful"))
        if caution := self._caution(info.state):
            self.body.addWidget(label(caution, "careful"))
        self.error = ErrorState()
        self.error.hide()
        self.body.addWidget(self.error)
        if info.error is not None:
            self.show_error(info.error)
        self.body.addStretch()
        by_state = {
            "changed": self.tr("Trust it again"),
            "foreign": self.tr("Trust it"),
            "unfinished": self.tr("Read on"),
        }
        again = by_state.get(info.state, self.tr("Look again"))
        self.again_button = button(again, self.again.emit, icon="refresh")
        self.again_button.setAccessibleName(f"{again}: {info.name}")
        self.remove_button = button(self.tr("Remove"), self.remove.emit, role="danger")
        self.remove_button.setAccessibleName(self.tr("Remove {source}").format(source=info.name))
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.again_button)
        row.addStretch()
        row.addWidget(self.remove_button)
        self.body.addLayout(row)
        self.set_busy(info.state == "reading")

    def _caution(self, state: str) -> str:
        words = {
            "unfinished": self.tr("Its reading was stopped. Only what was read so far is found."),
            "changed": self.tr(
                "It was changed since you trusted it, and what changed is not used. Look at it, then trust it again."
            ),
            "outdated": self.tr(
                "Documents came, went or were changed since they were read. Look again to search them as they are now."
            ),
            "foreign": self.tr(
                "It was not trusted on this computer yet, and is not used: the project may have come from someone "
                "else, or is from an earlier Deskhand. Trust it only if you know what is run here; its tools then ask "
                "before they are used."
            ),
        }
        return words.get(state, "")

    def show_error(self, error: ErrorInfo) -> None:
        """Show why it failed."""
        self.error.show_error(error)
        self.error.show()

    def set_busy(self, busy: bool) -> None:
        """Take no second click while the engine is asked."""
        self.again_button.setEnabled(not busy)
        self.remove_button.setEnabled(not busy)
