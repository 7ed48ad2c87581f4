"""*New project from...*: where it goes, and whether it begins with the sample or with the person's own data."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from engine.results import ReadyMadeInfo, ReadyMadePart
from gui import projects
from gui.context import Context
from gui.ready_made import words
from gui.ready_made.steps import choose_files
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.choice_card import ChoiceCard
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.labels import label

# Below the words of a choice, beside its button.
INDENT = 28


class NewFromDialog(QDialog):
    """Makes the project when it is accepted; the page of the project follows."""

    def __init__(self, context: Context, info: ReadyMadeInfo) -> None:
        super().__init__(context.window)
        self._context, self._info = context, info
        self._files: dict[str, tuple[str, ...]] = {}
        self.setWindowTitle(self.tr("New project from: {title}").format(title=words.title(info)))
        self.setMinimumWidth(560)
        suggested = Path(projects.free_path(projects.default_folder(), words.title(info)))
        self._folder = suggested.parent
        self.name = QLineEdit(suggested.name.removesuffix(projects.SUFFIX))
        self.name.setAccessibleName(self.tr("Name"))
        self.sample = ChoiceCard(self.tr("Begin with the sample"), self.tr("See it work first, with data made for it."))
        self.own = ChoiceCard(self.tr("Begin with my own data"), self.tr("Choose your files below."))
        self.sample.set_checked(True)
        self.choose_buttons = {}
        self._chosen = {}
        self.make = button(self.tr("Make the project"), self.accept, role="primary")
        self._build()
        self.name.textChanged.connect(self._show)
        self.sample.chosen.connect(lambda: self._choose(False))
        self.own.chosen.connect(lambda: self._choose(True))
        self._choose(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as tall as the words need: only now their fonts are known."""
        super().showEvent(event)
        self.setMinimumHeight(self.layout().totalHeightForWidth(self.width()))

    def accept(self) -> None:
        """Make it."""
        path = projects.free_path(str(self._folder), self.name.text().strip())
        files = self._files if self.own.radio.isChecked() else {}
        projects.create_ready_made(self._context, path, self._info.name, files)
        super().accept()

    def take(self, part: ReadyMadePart, paths: tuple[str, ...]) -> None:
        """Use these files for a part."""
        if paths:
            self._files[part.name] = paths
            self._choose(True)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(label(words.title(self._info), "title"))
        column.addWidget(label(words.meaning(self._info), "muted"))
        column.addWidget(label(self.tr("Name"), "strong"))
        column.addWidget(self.name)
        column.addWidget(label(self.tr("It is kept in {folder}").format(folder=self._folder), "small"))
        column.addWidget(self.sample)
        column.addWidget(self.own)
        for number, part in enumerate(self._info.parts):
            column.addLayout(self._part(part, optional=number > 0))
            asks = label(words.asks(part), "small")
            asks.setContentsMargins(INDENT, 0, 0, 0)
            column.addWidget(asks)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button(self.tr("Cancel"), self.reject))
        row.addWidget(self.make)
        column.addLayout(row)

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

    def _show(self) -> None:
        own = self.own.radio.isChecked()
        for name, shown in self._chosen.items():
            shown.setText(", ".join(Path(path).name for path in self._files.get(name, ())))
        ready = not own or self._info.parts[0].name in self._files
        self.make.setEnabled(bool(self.name.text().strip()) and ready)
