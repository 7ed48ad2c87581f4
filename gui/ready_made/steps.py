"""The three steps that every ready-made project has: its data, its training, its agent; for its page to put in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from engine.commands import (
    TABLE,
    BringData,
    ListAgents,
    ListDatasets,
    ListModels,
    ListToolSources,
    PartReading,
    StartTraining,
)
from engine.events import Progress
from engine.results import AgentInfo, DatasetInfo, ModelInfo, ReadyMadeInfo, ReadyMadePart, ToolSourceInfo
from engine.training.recipe import Recipe
from gui import texts
from gui.context import Context
from gui.ready_made import words
from gui.ready_made.columns_dialog import settle_columns
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.card import Card
from gui.widgets.dialogs import ChoiceDialog
from gui.widgets.labels import label
from gui.words import metric_inline
from gui.words import value as measured

DOCUMENTS = "documents"
ADD, REPLACE = "add", "replace"


def choose_files(part: ReadyMadePart, parent: QWidget) -> tuple[str, ...]:
    """Let the person choose what a part asks for, a folder for documents; empty where they thought better of it."""
    name = words.part_name(part)
    if part.task == DOCUMENTS:
        folder = QFileDialog.getExistingDirectory(parent, name)
        return (folder,) if folder else ()
    return tuple(QFileDialog.getOpenFileNames(parent, name)[0])


class Steps(QWidget):
    """Shows what data there is, trains, and leads to the agent; `loaded(datasets, models)` after each reading.

    `trained` fires when a training that was begun here has ended well.
    """

    loaded = Signal(tuple, tuple)
    trained = Signal()

    def __init__(self, context: Context, info: ReadyMadeInfo) -> None:
        super().__init__()
        self._context, self._info = context, info
        self.datasets: tuple[DatasetInfo, ...] = ()
        self.models: tuple[ModelInfo, ...] = ()
        self._sources: tuple[ToolSourceInfo, ...] = ()
        self._busy = ""
        self._kept: dict[str, str] = {}
        self.bring_buttons = {part.name: self._bring_button(part) for part in info.parts}
        self._counts = {part.name: label("", "muted") for part in info.parts}
        self.train_buttons = {name: self._train_button(name) for name in info.recipes}
        self._trained = {name: label("", "muted") for name in info.recipes}
        self.ask_button = button(self.tr("Ask the agent"), self.ask, role="primary", icon="chat")
        self.told = label("", "muted")
        self._build()
        context.bridge.changed.connect(self._stored_rows_changed)
        self.reload()

    @property
    def busy(self) -> bool:
        """Whether data comes in or something is learned."""
        return bool(self._busy)

    def reload(self) -> None:
        """Ask what there is."""
        bridge, project = self._context.bridge, self._context.project
        bridge.ask(ListDatasets(project), self._take_datasets, owner=self)
        bridge.ask(ListToolSources(project), self._take_sources, owner=self)
        bridge.ask(ListModels(project), self._take_models, owner=self)

    def bring(self, part: ReadyMadePart, paths: tuple[str, ...] = ()) -> None:
        """Take the person's own files for a part, asking for them where none are given."""
        paths = paths or choose_files(part, self._context.window)
        if not paths:
            return
        failed = self._context.bridge.unhandled.emit

        def settled(reading: PartReading | None) -> None:
            if reading is not None:
                self._bring(part, paths, reading)

        settle_columns(self._context, self._info.name, part, paths, settled, failed, self)

    def _bring(self, part: ReadyMadePart, paths: tuple[str, ...], reading: PartReading) -> None:
        how = self._how(part)
        if how:
            command = BringData(self._context.project, part.name, paths, how == REPLACE, reading)
            self._ask(command, self.tr("Your data is in."))

    def _how(self, part: ReadyMadePart) -> str:
        """Ask whether files are added to what stands or take its place; '' where the person thought better of it."""
        stand = next((info for info in self.datasets if info.name == part.name), None)
        if not part.adds or stand is None:
            return ADD
        title = self.tr("Add to what is there?")
        told = self.tr(
            "There are {count} rows already. If you add to them, they stay as you corrected them, and so do your "
            "answers. If you replace them, because they are only the sample for instance, your answers and corrections "
            "go too; the rows themselves stay under Data, as an older version."
        )
        if part.task == TABLE:
            told = self.tr(
                "There are {count} rows already. If you add to them, rows that are there already do not come twice. If "
                "you replace them, because they are only the sample for instance, they stay under Data, as an older "
                "version."
            )
        answers = (
            ("", self.tr("Cancel"), ""),
            (REPLACE, self.tr("Replace them"), "danger"),
            (ADD, self.tr("Add to them"), "primary"),
        )
        count = texts.number(sum(stand.rows.values()))
        dialog = ChoiceDialog(title, told.format(count=count), answers, self._context.window)
        dialog.exec()
        return dialog.choice

    def train(self, name: str) -> None:
        """Train on a dataset with the project's own recipe."""
        command = StartTraining(self._context.project, name, 0, Recipe(**self._info.recipes[name]), name)
        self._ask(command, self.tr("Trained. The agent uses it from now on."), self.trained.emit)

    def ask(self) -> None:
        """Begin a chat with the project's agent, or go back to one in which nothing was said yet."""

        def found(agents: tuple[AgentInfo, ...]) -> None:
            agent = next((info.agent for info in agents if info.name == self._info.agent), "")
            self._context.navigate("chat", agent=agent)

        self._context.bridge.ask(ListAgents(self._context.project), found, owner=self)

    def tell_count(self, part: str, told: str) -> None:
        """Say how much there is of a part that is no dataset of the project."""
        self._kept[part] = told
        self._counts[part].setText(told)

    def model_of(self, dataset: str) -> ModelInfo | None:
        """Return the newest model that learned a dataset, by its name."""
        ids = {info.dataset for info in self.datasets if info.name == dataset}
        return next((model for model in self.models if model.dataset in ids), None)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        data = Card(self.tr("1. Your data"))
        for part in self._info.parts:
            self._add(
                data, words.part_name(part), words.asks(part), self._counts[part.name], self.bring_buttons[part.name]
            )
        row.addWidget(data, 3)
        column = QVBoxLayout()
        column.setSpacing(Space.M)
        learning = Card(self.tr("2. Training"))
        names = self._part_names()
        for name in self._info.recipes:
            # One alone needs no name.
            said = names.get(name, name) if len(self._info.recipes) > 1 else ""
            self._add(learning, said, "", self._trained[name], self.train_buttons[name])
        learning.setVisible(bool(self._info.recipes))
        column.addWidget(learning)
        agent = Card(self.tr("3. The agent") if self._info.recipes else self.tr("2. The agent"))
        agent.body.addWidget(label(self.tr("Ask it what a customer or a colleague would ask."), "muted"))
        agent.body.addWidget(self.ask_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(agent)
        column.addWidget(self.told)
        column.addStretch()
        row.addLayout(column, 2)

    def _add(self, card: Card, name: str, sentence: str, count: QWidget, action: QWidget) -> None:
        line = QHBoxLayout()
        said = QVBoxLayout()
        said.setSpacing(2)
        for text, role in ((name, "strong"), (sentence, "small")):
            if text:
                said.addWidget(label(text, role))
        said.addWidget(count)
        line.addLayout(said, 1)
        line.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)
        card.body.addLayout(line)

    def _part_names(self) -> dict[str, str]:
        return {part.name: words.part_name(part) for part in self._info.parts}

    def _train_button(self, name: str) -> QWidget:
        return button(self.tr("Train"), lambda: self.train(name))

    def _bring_button(self, part: ReadyMadePart) -> QWidget:
        made = button(self.tr("Bring your own…"), lambda: self.bring(part))
        made.setAccessibleName(self.tr("Bring your own: {part}").format(part=words.part_name(part)))
        return made

    def _ask(self, command: object, told: str, then: object = None) -> None:
        """Do long work with every button asleep, and say how it goes."""
        self._set_busy(self.tr("Working…"))

        def done(_result: object) -> None:
            self._set_busy("")
            self.told.setText(told)
            self.reload()
            if callable(then):
                then()

        def failed(info: object) -> None:
            self._set_busy("")
            self._context.bridge.unhandled.emit(info)

        def progress(event: Progress) -> None:
            self.told.setText(texts.progress(event))

        self._context.bridge.ask(
            command, done, failed, owner=self, cancelled=lambda _reason: self._set_busy(""), progress=progress
        )

    def _set_busy(self, words: str) -> None:
        self._busy = words
        self.told.setText(words)
        for made in (*self.bring_buttons.values(), *self.train_buttons.values()):
            made.setEnabled(not words)

    def _take_datasets(self, found: tuple[DatasetInfo, ...]) -> None:
        self.datasets = found
        self._show()

    def _take_sources(self, found: tuple[ToolSourceInfo, ...]) -> None:
        self._sources = found
        self._show()

    def _take_models(self, found: tuple[ModelInfo, ...]) -> None:
        self.models = found
        self._show()
        self.loaded.emit(self.datasets, found)

    def _show(self) -> None:
        rows = {info.name: sum(info.rows.values()) for info in self.datasets}
        folders = {source.name for source in self._sources}
        for part in self._info.parts:
            told = self.tr("Nothing yet")
            if part.task == DOCUMENTS and part.name in folders:
                told = self.tr("Read")
            elif part.name in rows:
                told = texts.rows(rows[part.name])
            self._counts[part.name].setText(self._kept.get(part.name, told))
        names = self._part_names()
        for name, told in self._trained.items():
            model = self.model_of(name)
            sentence = self.tr("Not trained yet. It takes some minutes.")
            if model is None and name not in rows:
                sentence = self.tr("Nothing to learn from yet: bring “{part}” first.").format(
                    part=names.get(name, name)
                )
            elif model is not None:
                known = self.tr("Trained: {metric} {value} on the locked test rows.")
                value = measured(model.metric, model.value)
                sentence = known.format(metric=metric_inline(model.metric), value=value)
            told.setText(sentence)
            self.train_buttons[name].setEnabled(name in rows and not self._busy)
            self.train_buttons[name].setText(self.tr("Train again") if model else self.tr("Train"))

    def _stored_rows_changed(self, project: str, what: str) -> None:
        if what in ("datasets", "models", "tools") and project in ("", self._context.project):
            self.reload()
