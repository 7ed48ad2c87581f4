"""Tells what was kept of a judgement of a reply, and takes it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from engine.commands import UndoCorrection, UnmarkMessage
from engine.results import Correction
from gui.context import Context
from gui.views.chat_pane import ChatPane

REPLY = "reply"


class Judgements(QObject):
    """Follows a pane as long as that stands."""

    def __init__(self, context: Context, pane: ChatPane) -> None:
        super().__init__(pane)
        self._context, self._pane = context, pane
        pane.rated.connect(self._rated)
        pane.corrected.connect(self._corrected)

    def _rated(self, chat: str, position: int, verdict: str) -> None:
        if verdict == "wrong":
            words = self.tr("Marked as wrong and kept with this project.")
            command = UnmarkMessage(self._context.project, chat, position)
            self._context.notify(words, "good", undo=self._take_back(chat, command))

    def _corrected(self, kept: Correction) -> None:
        command = UndoCorrection(self._context.project, kept.case.case)
        self._context.notify(self._kept(kept), "good", undo=self._take_back(kept.case.chat, command))

    def _take_back(self, chat: str, command: UnmarkMessage | UndoCorrection) -> Callable[[], None]:
        """Return what takes a judgement back, whatever chat or branch is shown by then."""
        bridge, pane = self._context.bridge, self._pane
        return lambda: bridge.ask(command, lambda _: pane.read_verdicts(chat), owner=self)

    def _kept(self, kept: Correction) -> str:
        if not kept.learned:
            return self.tr("Kept as a check for later models. It is not learned from, as these are test words.")
        if kept.case.kind == REPLY:
            words = self.tr(
                "Kept in version {version} of {dataset}. Later models that learn conversations are checked against it."
            )
        else:
            words = self.tr("Kept in version {version} of {dataset}. Train on it when you have a few corrections.")
        return words.format(version=kept.case.version, dataset=kept.dataset)
