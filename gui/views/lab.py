"""The tool-call lab: example messages from an agent's tools, and what callers make of them, before and after."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from engine.commands import DeleteCallMeasure, GetLab, ListAgents, MakeCalls, MeasureCalls
from engine.errors import ErrorInfo
from engine.results import AgentInfo, CallMeasure, Lab, MadeCalls
from gui import texts
from gui.bridge import Request
from gui.context import Context
from gui.tokens import Space
from gui.views import lab_words
from gui.views.lab_table import Measured
from gui.widgets.buttons import button, icon_button
from gui.widgets.card import Card
from gui.widgets.dialogs import confirm
from gui.widgets.empty_state import EmptyState
from gui.widgets.fields import NumberField
from gui.widgets.labels import label
from gui.widgets.scroll import ScrollPage
from gui.widgets.state_stack import StateStack

TELLING = ("measures", "datasets", "models", "agents", "corrections")
EACH = 60


class LabPage(QWidget):
    """`begin()` looks at what there is; `left` goes back to the tools."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._lab: Lab | None = None
        self._asking: Request | None = None
        self._working: Request | None = None
        self._shown = ""
        self._dataset = ""
        self.callers: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addLayout(self._build_head())
        sentence = self.tr("Make an agent: the lab measures how well it selects its tools.")
        empty = EmptyState("tools", self.tr("No agent yet"), sentence, self.tr("Make an agent"), self._make_agent)
        self.stack = StateStack(self._build_content(), empty)
        self.stack.retry.connect(self.begin)
        self.stack.cancelled.connect(self._cancel)
        column.addWidget(self.stack, 1)
        context.bridge.changed.connect(self._stored_rows_changed)

    # ---- building -------------------------------------------------------------------------------------

    def _build_head(self) -> QHBoxLayout:
        self.agent = QComboBox()
        self.agent.setAccessibleName(self.tr("Agent"))
        self.agent.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.agent.currentIndexChanged.connect(self._agent_chosen)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(icon_button("chevron-left", self.tr("Back to the tools"), self.left.emit))
        row.addWidget(label(self.tr("Tool-call lab"), "title", wrap=False))
        row.addStretch(1)
        row.addWidget(label(self.tr("Agent"), "muted", wrap=False))
        row.addWidget(self.agent)
        return row

    def _build_content(self) -> QWidget:
        page = ScrollPage()
        page.body.setContentsMargins(0, 0, 0, 0)
        page.body.addWidget(self._build_making())
        page.body.addWidget(self._build_measuring())
        page.body.addWidget(self._build_results(), 1)
        return page

    def _build_making(self) -> Card:
        card = Card(self.tr("1. Example messages"))
        sentence = self.tr(
            "Worded from what the tools say of themselves, with values of your tables, in English and Chinese, beside "
            "what you approved or corrected in chats. A router learns from them; some are set aside to measure on."
        )
        card.body.addWidget(label(sentence, "muted"))
        self.each = NumberField()
        self.each.setRange(5, 1000)
        self.each.setSingleStep(10)
        self.each.setValue(EACH)
        self.each.setAccessibleName(self.tr("Messages a tool"))
        self.make_button = button(self.tr("Make example messages"), self._make, icon="sparkle")
        self.train_button = button(self.tr("Train on them"), self._train, role="quiet")
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(label(self.tr("Messages a tool"), wrap=False))
        row.addWidget(self.each)
        row.addWidget(self.make_button)
        row.addWidget(self.train_button)
        row.addStretch()
        card.body.addLayout(row)
        self.made = label("", "small")
        self.made.hide()
        card.body.addWidget(self.made)
        return card

    def _build_measuring(self) -> Card:
        card = Card(self.tr("2. Measure the callers"))
        sentence = self.tr("All answer the same messages. No tool is called for it.")
        card.body.addWidget(label(sentence, "muted"))
        self.data = QComboBox()
        self.data.setAccessibleName(self.tr("Messages to measure on"))
        self.data.currentIndexChanged.connect(self._enable)
        self.measure_button = button(self.tr("Measure"), self._measure, role="primary", icon="play")
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(label(self.tr("On"), wrap=False))
        row.addWidget(self.data, 1)
        row.addWidget(self.measure_button)
        card.body.addLayout(row)
        self._choices = QVBoxLayout()
        self._choices.setSpacing(Space.XS)
        card.body.addLayout(self._choices)
        self.reason = label("", "small")
        card.body.addWidget(self.reason)
        return card

    def _build_results(self) -> Card:
        self.results = Card(self.tr("3. What they did"))
        self.earlier = QComboBox()
        self.earlier.setAccessibleName(self.tr("What was measured"))
        self.earlier.currentIndexChanged.connect(self._measure_chosen)
        self.none = label(self.tr("Nothing was measured yet."), "muted")
        self.forget_button = icon_button("trash", self.tr("Forget this measure"), self._forget)
        self.measured = Measured(self._context)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.earlier, 1)
        row.addWidget(self.forget_button)
        self.results.body.addLayout(row)
        self.results.body.addWidget(self.none)
        self.results.body.addWidget(self.measured, 1)
        return self.results

    # ---- what there is --------------------------------------------------------------------------------

    def begin(self) -> None:
        """Ask for the agents, and what can be measured of the one that is chosen."""
        if self._working is None:
            self.stack.show_busy(self.tr("Looking at the agents"))
        command = ListAgents(self._context.project)
        self._context.bridge.ask(command, self._show_agents, self.stack.show_error, owner=self)

    def _show_agents(self, agents: tuple[AgentInfo, ...]) -> None:
        chosen = self.agent.currentData()
        self.agent.blockSignals(True)
        self.agent.clear()
        for info in agents:
            self.agent.addItem(info.name, info.agent)
        self.agent.setCurrentIndex(max(0, self.agent.findData(chosen)))
        self.agent.blockSignals(False)
        self.agent.setEnabled(len(agents) > 1)
        if agents:
            self._ask()
        else:
            self.stack.show_empty()

    def _agent_chosen(self, _index: int = 0) -> None:
        self._shown = self._dataset = ""
        self.made.hide()
        self._ask()

    def _ask(self) -> None:
        if self._asking is not None:
            self._asking.drop()
        command = GetLab(self._context.project, str(self.agent.currentData()))
        self._asking = self._context.bridge.ask(command, self._show, self.stack.show_error, owner=self)

    def _show(self, lab: Lab) -> None:
        self._asking, self._lab = None, lab
        self._offer_data(lab)
        self._offer_callers(lab)
        self._offer_measures(lab)
        self.train_button.setVisible(bool(lab.data))
        self._enable()
        if self._working is None:
            self.stack.show_content()

    def _offer_data(self, lab: Lab) -> None:
        chosen = self.data.currentData()
        self.data.blockSignals(True)
        self.data.clear()
        for info in lab.data:
            for part in ("test", "valid"):
                if count := info.rows.get(part, 0):
                    words = self.tr("{data}, version {version}: {part} ({rows})")
                    named = {"data": info.name, "version": info.version, "part": lab_words.part(part)}
                    self.data.addItem(words.format(**named, rows=texts.number(count)), (info.dataset, part))
        if lab.cases:
            words = self.tr("Corrected messages ({rows})").format(rows=texts.number(lab.cases))
            self.data.addItem(words, ("", lab_words.CASES))
        wanted = (self._dataset, "test") if self._dataset else chosen
        index = next((at for at in range(self.data.count()) if self.data.itemData(at) == wanted), 0)
        self.data.setCurrentIndex(index if self.data.count() else -1)
        self.data.blockSignals(False)

    def _offer_callers(self, lab: Lab) -> None:
        if list(self.callers) == [choice.key for choice in lab.callers]:
            return
        for box in self.callers.values():
            self._choices.removeWidget(box)
            box.deleteLater()
        self.callers = {}
        for choice in lab.callers:
            box = QCheckBox(lab_words.caller(choice))
            box.setAccessibleName(box.text())
            # A language model takes a second or more for a message: it is measured where that is wanted.
            box.setChecked(choice.kind in ("nearest", "router"))
            box.toggled.connect(self._enable)
            self._choices.addWidget(box)
            self.callers[choice.key] = box
        if self.callers and not any(box.isChecked() for box in self.callers.values()):
            next(iter(self.callers.values())).setChecked(True)

    def _offer_measures(self, lab: Lab) -> None:
        self.earlier.blockSignals(True)
        self.earlier.clear()
        for info in lab.measures:
            self.earlier.addItem(lab_words.measured(info), info.measure)
        known = max(0, self.earlier.findData(self._shown))
        self.earlier.setCurrentIndex(known if lab.measures else -1)
        self.earlier.blockSignals(False)
        self.none.setVisible(not lab.measures)
        for part in (self.earlier, self.forget_button, self.measured):
            part.setVisible(bool(lab.measures))
        if lab.measures and lab.measures[known].measure != self._shown:
            self._show_measure(lab.measures[known])

    def _measure_chosen(self, index: int) -> None:
        if self._lab is not None and 0 <= index < len(self._lab.measures):
            self._show_measure(self._lab.measures[index])

    def _show_measure(self, info: CallMeasure) -> None:
        self._shown = info.measure
        self.measured.show_measure(info)

    def _enable(self, _changed: object = None) -> None:
        """Allow to measure where there is something to measure on, and a caller; else say what is missing."""
        reason = ""
        if not self.callers:
            reason = self.tr("No caller yet: fetch a base model on the Models page, or train a router.")
        elif not self.data.count():
            reason = self.tr("No messages yet: make some first.")
        elif not any(box.isChecked() for box in self.callers.values()):
            reason = self.tr("Choose at least one caller.")
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        self.measure_button.setEnabled(not reason)

    # ---- what the person does -------------------------------------------------------------------------

    def _make(self) -> None:
        command = MakeCalls(self._context.project, str(self.agent.currentData()), each=self.each.value())
        self._work(self.tr("Making example messages"))
        self._working = self._context.bridge.ask(
            command,
            self._have_made,
            self._failed,
            owner=self,
            cancelled=lambda _: self._end(),
            progress=self.stack.set_progress,
        )

    def _have_made(self, found: MadeCalls) -> None:
        self._dataset = found.info.dataset
        if found.added:
            words = self.tr("{added} new in “{data}”, version {version}. Made: {kinds}.")
        else:
            words = self.tr("Nothing new: “{data}”, version {version}, has them all. Choose more messages a tool.")
        kinds = lab_words.kinds(found.kinds)
        named = {"data": found.info.name, "version": found.info.version, "kinds": kinds}
        self.made.setText(words.format(added=texts.rows(found.added), **named))
        self.made.show()
        self._end()

    def _train(self) -> None:
        data = self.data.currentData()
        self._context.open_wizard("training", **({"dataset": data[0]} if data and data[0] else {}))

    def _measure(self) -> None:
        dataset, part = self.data.currentData()
        keys = tuple(key for key, box in self.callers.items() if box.isChecked())
        project, agent = self._context.project, str(self.agent.currentData())
        command = MeasureCalls(project, agent, dataset, part=part, callers=keys)
        self._work(self.tr("Letting the callers answer"))
        self._working = self._context.bridge.ask(
            command,
            self._have_measured,
            self._failed,
            owner=self,
            cancelled=lambda _: self._end(),
            progress=self.stack.set_progress,
        )

    def _have_measured(self, found: CallMeasure) -> None:
        self._show_measure(found)
        self._end()

    def _forget(self) -> None:
        title = self.tr("Forget this measure?")
        told = self.tr("Its figures and the messages behind them are deleted. Data and models stay.")
        if confirm(self, title, told, self.tr("Forget")):
            command = DeleteCallMeasure(self._context.project, self._shown)
            self._context.bridge.ask(command, owner=self)

    def _work(self, told: str) -> None:
        self.stack.show_busy(told)
        self.agent.setEnabled(False)

    def _cancel(self) -> None:
        if self._working is not None:
            self._working.cancel()

    def _failed(self, error: ErrorInfo) -> None:
        self._working = None
        self.stack.show_error(error)

    def _end(self) -> None:
        self._working = None
        self.begin()

    def _make_agent(self) -> None:
        self._context.open_wizard("chat")

    def _stored_rows_changed(self, project: str, what: str) -> None:
        is_mine = project in ("", self._context.project)
        if what in TELLING and is_mine and self.isVisible() and self._working is None:
            self.begin()
