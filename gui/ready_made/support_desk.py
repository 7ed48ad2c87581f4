"""The page of the support desk: its steps, what is asked and answered, what waits for a person, and how good it is."""

from __future__ import annotations

from engine.ready_made.support_desk.commands import GetDesk
from engine.ready_made.support_desk.values import Desk
from gui import texts
from gui.context import Context
from gui.ready_made.page import Page
from gui.ready_made.support_desk_handovers import HandOvers
from gui.ready_made.support_desk_intents import Intents
from gui.ready_made.support_desk_quality import QualityPane
from gui.widgets.chip import Chip


class SupportDeskView(Page):
    """Four tabs over one desk; `open_with(tab=...)` shows start, intents, handovers or quality."""

    changes = ("desk", "datasets", "models")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.desk: Desk | None = None
        self.intents = Intents(context)
        self.handovers = HandOvers(context)
        self.quality = QualityPane(context)
        self.new_rows = Chip("", "careful", "refresh")
        self.new_rows.hide()
        self.head.add(self.new_rows)
        self.add_start()
        self.add_tab("intents", self.tr("Questions and answers"), self.intents)
        self.add_tab("handovers", self.tr("Waiting for you"), self.handovers)
        self.add_tab("quality", self.tr("Quality"), self.quality)
        self.steps.trained.connect(self.quality.measure)
        self.reload()

    def help_text(self) -> str:
        """Explain the page."""
        return self.tr(
            "Bring questions with their answers; they are put into groups that ask for the same thing, which you can "
            "correct under Questions and answers. After training, the agent gives an answer where it is sure, looks "
            "other questions up in your documents, and puts what is left on the list Waiting for you. What you reply "
            "there is learned at the next training. Under Quality you choose how careful it is."
        )

    def reload(self) -> None:
        """Ask how the desk stands."""
        self._context.bridge.ask(GetDesk(self._context.project), self._show, owner=self)

    def _show(self, desk: Desk) -> None:
        self.desk = desk
        self.intents.show_desk(desk)
        self.handovers.show_desk(desk)
        self.quality.show_desk(desk)
        waiting = self.tr("Waiting for you")
        if desk.open:
            waiting = self.tr("Waiting for you ({count})").format(count=texts.number(desk.open))
        self.tabs.setTabText(2, waiting)
        self.new_rows.setVisible(desk.new_rows > 0)
        told = self.tr("{count} new or corrected questions to learn: train again")
        self.new_rows.set_text(told.format(count=texts.number(desk.new_rows)))
        without = sum(not intent.answer for intent in desk.intents)
        lines = [self.tr("{count} intents.").format(count=texts.number(len(desk.intents)))] if desk.intents else []
        if without:
            lines.append(
                self.tr("{count} of them have no answer yet and are never answered.").format(
                    count=texts.number(without)
                )
            )
        self.told.setText(" ".join(lines))
