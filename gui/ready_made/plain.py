"""The page of a ready-made project that has none of its own: what it does, and its three steps."""

from __future__ import annotations

from gui.context import Context
from gui.ready_made import words
from gui.ready_made.steps import Steps
from gui.widgets.scroll import ScrollPage
from gui.widgets.section_title import SectionTitle


class PlainView(ScrollPage):
    """Data, training, agent."""

    def __init__(self, context: Context) -> None:
        super().__init__(max_width=1120)
        info = context.project_info.ready_made
        self._meaning = words.meaning(info)
        self.body.addWidget(SectionTitle(words.title(info), self._meaning, "title"))
        self.steps = Steps(context, info)
        self.body.addWidget(self.steps)
        self.body.addStretch()

    def help_text(self) -> str:
        """Explain the page."""
        return self._meaning
