"""Settings: other programs on this computer may ask the models, once the person lets them."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from engine.commands import (
    ENDPOINT_PORT,
    GetEndpoint,
    ListBases,
    NewEndpointToken,
    StartEndpoint,
    StopEndpoint,
)
from engine.errors import ErrorInfo
from engine.results import BaseModel, EndpointState, Overview
from gui import texts, theme
from gui.context import Context
from gui.tokens import Space
from gui.widgets.busy_state import PATIENCE_MS
from gui.widgets.buttons import button, icon_button
from gui.widgets.card import Card
from gui.widgets.code_block import CodeBlock
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.error_state import ErrorState
from gui.widgets.fields import NumberField
from gui.widgets.labels import label
from gui.widgets.section_title import SectionTitle

# How often it is looked how many requests were answered, while the page is shown.
LOOK_MS = 3000
LOWEST_PORT, HIGHEST_PORT = 1024, 65535
# The key of the settings in which the port is kept.
PORT = "endpoint_port"


class EndpointSection(QWidget):
    """A switch that is off at every start; below it, while it is on, what a program needs to ask."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._state = EndpointState()
        self._writer = ""
        self._changing = False
        self.switch = QCheckBox(self.tr("Let other programs on this computer ask the models"))
        self.switch.clicked.connect(self._switched)
        self.port = NumberField()
        self.port.setRange(LOWEST_PORT, HIGHEST_PORT)
        self.port.setGroupSeparatorShown(False)
        self.port.setValue(ENDPOINT_PORT)
        self.port.setAccessibleName(self.tr("Port"))
        self.port.editingFinished.connect(self._keep_port)
        self.status = label("", "muted")
        self.error = ErrorState()
        self.error.hide()
        self.details = QWidget()
        self.address, self.token = ElidedLabel(""), ElidedLabel("")
        self.new_token = button(self.tr("New token"), self._renew, icon="refresh")
        self.code = CodeBlock(self.tr("Python, with the openai package"))
        self.no_writer = label(self._words_without_a_writer(), "small")
        self._build_details()
        self.details.hide()
        card = Card()
        card.body.addWidget(self.switch)
        card.body.addLayout(self._port_row())
        for part in (self.status, self.error, self.details):
            card.body.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(SectionTitle(self.tr("Other programs on this computer"), self._sentence()))
        column.addWidget(card)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(lambda: self.status.setText(self._busy_words()))
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._ask)
        context.overview_changed.connect(self._take_port)
        context.project_changed.connect(self._follow)
        context.bridge.changed.connect(lambda _project, what: self._ask_bases() if what == "bases" else None)
        if context.overview is not None:
            self._take_port(context.overview)
        self._show(self._state)
        self._ask()
        self._ask_bases()

    def _sentence(self) -> str:
        return self.tr(
            "Programs that speak OpenAI's interface can use the base models that write, and the models of the open "
            "project. They have to know the token. Other computers cannot reach it."
        )

    def _words_without_a_writer(self) -> str:
        return self.tr("No base model that writes is ready yet: fetch one above, under Base models.")

    def _port_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(label(self.tr("Port"), "muted", wrap=False))
        row.addWidget(self.port)
        row.addStretch()
        return row

    def _build_details(self) -> None:
        grid = QGridLayout(self.details)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        rows = ((self.tr("Address"), self.address, None), (self.tr("Token"), self.token, self.new_token))
        for at, (name, shown, more) in enumerate(rows):
            shown.setFont(theme.current().font(mono=True))
            copy = self.tr("Copy: {what}").format(what=name)
            grid.addWidget(label(name, "muted", wrap=False), at, 0)
            grid.addWidget(shown, at, 1)
            grid.addWidget(icon_button("copy", copy, lambda shown=shown, name=name: self._copy(shown, name)), at, 2)
            if more is not None:
                grid.addWidget(more, at, 3)
        grid.addWidget(self.code, 2, 0, 1, 4)
        grid.addWidget(self.no_writer, 3, 0, 1, 4)

    def _ask(self) -> None:
        self._context.bridge.ask(GetEndpoint(), self._looked, owner=self)

    def _looked(self, state: EndpointState) -> None:
        # What is being changed will tell how it stands then.
        if not self._changing:
            self._show(state)

    def _ask_bases(self) -> None:
        self._context.bridge.ask(ListBases(), self._take_bases, owner=self)

    def _take_port(self, overview: Overview) -> None:
        if not self._state.running:
            self.port.setValue(_kept_port(overview))

    def _keep_port(self) -> None:
        overview = self._context.overview
        if overview is not None and self.port.value() != _kept_port(overview):
            self._context.save_settings(**{PORT: self.port.value()})

    def _take_bases(self, bases: tuple[BaseModel, ...]) -> None:
        # The one that a program may ask without any training.
        ready = [base.id for base in bases if base.family == "decoder" and base.state == "ready"]
        self._writer = ready[0] if ready else ""
        self._looked(self._state)

    def _follow(self, project: str) -> None:
        """Offer the models of the project that is open now."""
        if self._state.running:
            self._change(StartEndpoint(project, self._state.port))

    def _switched(self) -> None:
        if not self.switch.isChecked():
            self._change(StopEndpoint())
            return
        self._context.save_settings(**{PORT: self.port.value()})
        self._change(StartEndpoint(self._context.project, self.port.value()))

    def _renew(self) -> None:
        self._change(NewEndpointToken())

    def _change(self, command: StartEndpoint | StopEndpoint | NewEndpointToken) -> None:
        self._changing = True
        self.error.hide()
        for part in (self.switch, self.port, self.new_token):
            part.setEnabled(False)
        self._patience.start()
        self._context.bridge.ask(command, self._changed, self._failed, owner=self)

    def _changed(self, state: EndpointState) -> None:
        self._changing = False
        self._show(state)

    def _show(self, state: EndpointState) -> None:
        self._patience.stop()
        self._state = state
        self.switch.setEnabled(True)
        self.switch.setChecked(state.running)
        self.port.setEnabled(not state.running)
        self.new_token.setEnabled(True)
        self.details.setVisible(state.running)
        self.status.setText(self._words(state))
        self.no_writer.setVisible(not self._writer)
        if state.running:
            self.port.setValue(state.port)
            for shown, value in ((self.address, state.address), (self.token, state.token)):
                shown.setText(value)
                shown.setAccessibleName(value)
            if self.code.text() != (code := self._code(state)):
                self.code.set_text(code)
        self._keep_looking()

    def _failed(self, info: ErrorInfo) -> None:
        self._changed(self._state)
        self.error.show_error(info)
        self.error.show()

    def _words(self, state: EndpointState) -> str:
        if not state.running:
            return self.tr("Off, as at every start of Deskhand. Nothing listens.")
        return self.tr("On until you switch it off or close Deskhand. Requests answered: {count}.").format(
            count=texts.number(state.requests)
        )

    def _busy_words(self) -> str:
        return self.tr("Starting…") if self.switch.isChecked() else self.tr("Stopping…")

    def _code(self, state: EndpointState) -> str:
        model = self._writer or "MODEL"
        return (
            "from openai import OpenAI\n"
            f'client = OpenAI(base_url="{state.address}", api_key="{state.token}")\n'
            'messages = [{"role": "user", "content": "Hello"}]\n'
            f'answer = client.chat.completions.create(model="{model}", messages=messages)\n'
            "print(answer.choices[0].message.content)"
        )

    def _copy(self, shown: ElidedLabel, name: str) -> None:
        QGuiApplication.clipboard().setText(shown.text())
        self._context.notify(self.tr("Copied: {what}").format(what=name), "good")

    def _keep_looking(self) -> None:
        if self._state.running and self.isVisible():
            self._look.start()
        else:
            self._look.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look.stop()


def _kept_port(overview: Overview) -> int:
    return int(overview.settings.get(PORT, ENDPOINT_PORT))
