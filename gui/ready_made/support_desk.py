"""The page of the support desk: its steps, what is asked and answered, what waits for a person, and how good it is."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from engine.ready_made.support_desk.commands import GetDesk
from engine.ready_made.support_desk.values import Desk
from gui import texts
from gui.context import Context
from gui.ready_made import words
from gui.ready_made.steps import Steps
from gui.ready_made.support_desk_handovers import HandOvers
from gui.ready_made.support_desk_intents import Intents
from gui.ready_made.support_desk_quality import QualityPane
from gui.tokens import Space
from gui.widgets.chip import Chip
from gui.widgets.labels import label
from gui.widgets.section_title import SectionTitle


class SupportDeskView(QWidget):
    """Four tabs over one desk; `open_with(tab=...)` shows start, intents, handovers or quality."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        info = context.project_info.ready_made
        self.desk: Desk | None = None
        self.steps = Steps(context, info)
        self.intents = Intents(context)
        self.handovers = HandOvers(context)
        self.quality = QualityPane(context)
        self._named = {
            "start": self._start(),
            "intents": self.intents,
            "handovers": self.handovers,
            "quality": self.quality,
        }
        self._build(words.title(info), words.meaning(info))
        self.steps.trained.connect(self.quality.measure)
        context.bridge.changed.connect(self._stored_rows_changed)
        self.reload()

    def open_with(self, tab: str = "start") -> None:
        """Show a tab."""
        self.tabs.setCurrentWidget(self._named[tab])

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

    def _build(self, title: str, meaning: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        head = SectionTitle(title, meaning, "title")
        self.new_rows = Chip("", "careful", "refresh")
        self.new_rows.hide()
        head.add(self.new_rows)
        column.addWidget(head)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(title)
        self.tabs.addTab(self._named["start"], self.tr("Start"))
        self.tabs.addTab(self.intents, self.tr("Questions and answers"))
        self.tabs.addTab(self.handovers, self.tr("Waiting for you"))
        self.tabs.addTab(self.quality, self.tr("Quality"))
        column.addWidget(self.tabs, 1)

    def _start(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, Space.M, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.steps)
        self.told = label("", "muted")
        column.addWidget(self.told)
        column.addStretch()
        return page

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
        told = self.tr("{count} new questions to learn: train again").format(count=texts.number(desk.new_rows))
        self.new_rows.set_text(told)
        without = sum(not intent.answer for intent in desk.intents)
        lines = [self.tr("{count} intents.").format(count=texts.number(len(desk.intents)))] if desk.intents else []
        if without:
            lines.append(
                self.tr("{count} of them have no answer yet and are never answered.").format(
                    count=texts.number(without)
                )
            )
        self.told.setText(" ".join(lines))

    def _stored_rows_changed(self, project: str, what: str) -> None:
        if what in ("desk", "datasets", "models") and project in ("", self._context.project):
            self.reload()
