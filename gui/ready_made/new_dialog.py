"""*New project from...*: where it goes, and whether it begins with the sample or with the person's own data."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from engine.commands import CreateReadyMade, PartReading
from engine.errors import ErrorInfo
from engine.results import ProjectInfo, ReadyMadeInfo, ReadyMadePart
from gui import projects
from gui.bridge import Request
from gui.context import Context
from gui.pages import READY_MADE
from gui.ready_made import words
from gui.ready_made.columns_dialog import settle_columns
from gui.ready_made.steps import choose_files
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.choice_card import ChoiceCard
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.error_state import ErrorState
from gui.widgets.fields import LineField
from gui.widgets.labels import label

# Below the words of a choice, beside its button.
INDENT = 28


class NewFromDialog(QDialog):
    """Makes the project when it is accepted, and stays until it is there; the page of the project follows."""

    def __init__(self, context: Context, info: ReadyMadeInfo) -> None:
        super().__init__(context.window)
        self._context, self._info = context, info
        self._files: dict[str, tuple[str, ...]] = {}
        self._reading: dict[str, PartReading] = {}
        self._making: Request | None = None
        self._looking = False
        self.setWindowTitle(self.tr("New project from: {title}").format(title=words.title(info)))
        self.setMinimumWidth(560)
        suggested = Path(projects.free_path(projects.default_folder(), words.title(info)))
        self._folder = suggested.parent
        self.name = LineField(suggested.name.removesuffix(projects.SUFFIX))
        self.name.setAccessibleName(self.tr("Name"))
        self.sample = ChoiceCard(self.tr("Begin with the sample"), self.tr("See it work first, with data made for it."))
        self.own = ChoiceCard(self.tr("Begin with my own data"), self.tr("Choose your files below."))
        self.sample.set_checked(True)
        self.choose_buttons = {}
        self._chosen = {}
        self._place = ElidedLabel("", "small", Qt.TextElideMode.ElideMiddle)
        self._form = QWidget()
        self._busy = label("", "muted")
        self.error = ErrorState()
        self.error.hide()
        self.make = button(self.tr("Make the project"), self.accept, role="primary")
        self._build()
        self.name.textChanged.connect(self._show)
        self.sample.chosen.connect(lambda: self._choose(False))
        self.own.chosen.connect(lambda: self._choose(True))
        self._choose(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as tall as the words need: only now their fonts are known."""
        super().showEvent(event)
        self._fit()

    def accept(self) -> None:
        """Make it; what is refused is said here, beside the name and the files that were chosen."""
        files = self._files if self.own.radio.isChecked() else {}
        reading = self._reading if files else {}
        command = CreateReadyMade(self._path(), self._info.name, files, reading=reading)
        self.error.hide()
        self._making = self._context.bridge.ask(command, self._made, self._failed, owner=self, cancelled=self._ended)
        self._show()

    def reject(self) -> None:
        """Close; a project that is being made is stopped."""
        if self._making is not None:
            self._making.cancel()
        super().reject()

    def take(self, part: ReadyMadePart, paths: tuple[str, ...]) -> None:
        """Use these files for a part, asking what their columns hold where it is not plain."""
        if not paths:
            return

        def settled(reading: PartReading | None) -> None:
            self._looking = False
            if reading is not None:
                self.error.hide()
                self._files[part.name], self._reading[part.name] = paths, reading
            self._choose(reading is not None or self.own.radio.isChecked())

        self._looking = True
        self._show()
        settle_columns(self._context, self._info.name, part, paths, settled, self._failed, self)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        outer.setSpacing(Space.M)
        outer.addWidget(label(words.title(self._info), "title"))
        outer.addWidget(label(words.meaning(self._info), "muted"))
        outer.addWidget(self._form)
        outer.addWidget(self.error)
        self._build_form()
        row = QHBoxLayout()
        row.addWidget(self._busy, 1)
        row.addWidget(button(self.tr("Cancel"), self.reject))
        row.addWidget(self.make)
        outer.addLayout(row)

    def _build_form(self) -> None:
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(label(self.tr("Name"), "strong"))
        column.addWidget(self.name)
        column.addWidget(self._place)
        column.addWidget(self.sample)
        column.addWidget(self.own)
        for number, part in enumerate(self._info.parts):
            column.addLayout(self._part(part, optional=number > 0))
            asks = label(words.asks(part), "small")
            asks.setContentsMargins(INDENT, 0, 0, 0)
            column.addWidget(asks)

    def _part(self, part: ReadyMadePart, optional: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(INDENT, 0, 0, 0)
        name = words.part_name(part)
        said = self.tr("{part}, if you have any").format(part=name) if optional else name
        row.addWidget(label(said, "strong", wrap=False))
        self._chosen[part.name] = ElidedLabel("", "small")
        row.addWidget(self._chosen[part.name], 1)
        made = button(self.tr("Choose…"), lambda: self.take(part, choose_files(part, self)))
        made.setAccessibleName(self.tr("Choose: {part}").format(part=name))
        self.choose_buttons[part.name] = made
        row.addWidget(made)
        return row

    def _choose(self, own: bool) -> None:
        self.sample.set_checked(not own)
        self.own.set_checked(own)
        self._show()

    def _path(self) -> str:
        return projects.free_path(str(self._folder), self.name.text())

    def _show(self) -> None:
        own, busy = self.own.radio.isChecked(), self._making is not None
        for name, shown in self._chosen.items():
            shown.setText(", ".join(Path(path).name for path in self._files.get(name, ())))
        named = bool(projects.folder_name(self.name.text()))
        self._place.setText(self.tr("It is kept in {folder}").format(folder=self._path()) if named else "")
        ready = not own or self._info.parts[0].name in self._files
        self._form.setDisabled(busy)
        self._busy.setText(self.tr("Setting up the project. This may take a minute.") if busy else "")
        self.make.setEnabled(named and ready and not busy and not self._looking)

    def _made(self, info: ProjectInfo) -> None:
        super().accept()
        projects.show_opened(self._context, info, READY_MADE)

    def _failed(self, info: ErrorInfo) -> None:
        self._ended()
        self.error.show_error(info)
        self.error.show()
        self._fit()

    def _ended(self, _reason: str = "") -> None:
        self._making = None
        self._looking = False
        self._show()

    def _fit(self) -> None:
        self.setMinimumHeight(self.layout().totalHeightForWidth(self.width()))
