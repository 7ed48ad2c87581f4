"""The page of one published model: how good it is and where it errs, and everything one can do with it."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from engine.commands import CALLS, DIALOGUE, DeleteModel, GetModel
from engine.results import ModelDetails, Slice
from gui import task_words, texts, words
from gui.context import Context, PaletteAction
from gui.tokens import Space
from gui.views.model_apply import ApplyPart
from gui.views.model_classes import ClassesPart, MixupsPart
from gui.views.model_files import FilesPart
from gui.views.model_mistakes import MistakesPart
from gui.views.model_result import ResultPart
from gui.views.model_slices import SlicesPart
from gui.views.model_try import TryPart
from gui.views.names import Names
from gui.views.report_saving import save_report
from gui.views.retraining import Retraining
from gui.widgets.buttons import button, icon_button
from gui.widgets.chip import Chip
from gui.widgets.dialogs import confirm
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.state_stack import StateStack

# What corrections are learned by.
CORRECTED = (CALLS, DIALOGUE)


class ModelPage(QWidget):
    """`show_model(model, tab)`; `left` goes back to the list."""

    left = Signal()

    def __init__(self, context: Context, names: Names) -> None:
        super().__init__()
        self._context = context
        self._names = names
        self.details: ModelDetails | None = None
        self._model = ""
        self._request = None
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addLayout(self._build_head())
        self.retraining = Retraining(context)
        column.addWidget(self.retraining)
        column.addWidget(self._build_tabs(), 1)
        self.stack = StateStack(content, cancellable=False)
        self.stack.retry.connect(self._reload)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)
        names.changed.connect(self._show_result)

    def _build_head(self) -> QHBoxLayout:
        self._title = ElidedLabel("", "title", hugs=True)
        chips = QWidget()
        self._chips = QHBoxLayout(chips)
        self._chips.setContentsMargins(0, 0, 0, 0)
        self._chips.setSpacing(Space.XS)
        # A long name, or large text, has the chips below it.
        named = FlowLayout(spacing=Space.S)
        for part in (self._title, chips):
            named.addWidget(part)
        self.chat_button = button(self.tr("Use in chat"), self.use_in_chat, role="primary", icon="chat")
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(icon_button("chevron-left", self.tr("Back to all models"), self.left.emit))
        row.addLayout(named, 1)
        self.report_button = button(self.tr("Save report…"), self.save_report, role="quiet", icon="download")
        row.addWidget(self.report_button)
        row.addWidget(icon_button("folder", self.tr("Open the model's folder"), self._open_folder))
        row.addWidget(icon_button("trash", self.tr("Delete this model"), self.delete))
        row.addWidget(self.chat_button)
        return row

    def _build_tabs(self) -> QTabWidget:
        self.result, self.classes, self.mixups = ResultPart(), ClassesPart(), MixupsPart()
        self.slices, self.mistakes = SlicesPart(), MistakesPart(self._context)
        self.try_it, self.apply = TryPart(self._context), ApplyPart(self._context)
        self.files = FilesPart(self._context)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setExpanding(False)
        self.keys = {
            "result": (self.result, self.tr("Result")),
            "try": (self.try_it, self.tr("Try it")),
            "apply": (self.apply, self.tr("Apply to a file")),
            "classes": (self.classes, self.tr("Classes")),
            "mixups": (self.mixups, self.tr("Mix-ups")),
            "slices": (self.slices, self.tr("Where it does worse")),
            "mistakes": (self.mistakes, self.tr("Mistakes")),
            "files": (self.files, self.tr("Files and card")),
        }
        for part, title in self.keys.values():
            self.tabs.addTab(part, title)
        self.result.weak.opened.connect(self._show_cell)
        self.mixups.opened.connect(self._show_cell)
        self.classes.opened.connect(self._show_cell)
        self.slices.opened.connect(self._show_slice)
        self.mistakes.try_wanted.connect(self._try_text)
        return self.tabs

    # ---- what is shown --------------------------------------------------------------------------------

    def show_model(self, model: str, tab: str = "") -> None:
        """Show a model, on one of the tabs."""
        same = self.details is not None and self.details.info.model == model
        self._model = model
        self.show_tab(tab or ("" if same else "result"))
        if not same:
            self.stack.show_busy(self.tr("Opening the model"))
        self._reload()

    def show_tab(self, tab: str) -> None:
        """Show one of the tabs: result, try, apply, classes, mixups, slices, mistakes, files."""
        if tab in self.keys:
            self.tabs.setCurrentWidget(self.keys[tab][0])

    def _reload(self) -> None:
        if self._request is not None:
            self._request.drop()
        command = GetModel(self._context.project, self._model)
        self._request = self._context.bridge.ask(command, self._show, self.stack.show_error, owner=self)

    def _show(self, details: ModelDetails) -> None:
        self.retraining.show_model(details.info.model if details.info.task in CORRECTED else "")
        if details == self.details:
            self.stack.show_content()
            return
        self.details = details
        info = details.info
        self._title.setText(info.name)
        while item := self._chips.takeAt(0):
            item.widget().deleteLater()
        self._chips.addWidget(Chip(task_words.short(info.task), "", "models"))
        value = f"{words.value(info.metric, info.value)} {words.metric_inline(info.metric)}"
        self._chips.addWidget(Chip(value, "accent"))
        for part in (self.classes, self.mixups, self.slices):
            part.show_report(details.report)
        self.mistakes.show_report(info.model, details.report)
        for part in (self.classes, self.mixups):
            self.tabs.setTabVisible(self.tabs.indexOf(part), bool(details.report.classes))
        self._show_result()
        self.files.show_details(details)
        worse = sum(item.worse for item in details.report.slices)
        at = self.tabs.indexOf(self.slices)
        title = self.tr("Where it does worse ({count})") if worse else self.tr("Where it does worse")
        self.tabs.setTabText(at, title.format(count=texts.number(worse)))
        self.stack.show_content()

    def _show_result(self) -> None:
        if self.details is None:
            return
        info = self.details.info
        facts = [
            (self.tr("Data"), self._names.dataset(info.dataset)),
            (self.tr("Base model"), self._names.base(info.base)),
            (self.tr("Made"), texts.date(info.created)),
            (self.tr("Size"), texts.size(info.bytes)),
            (self.tr("Test rows"), texts.number(self.details.report.rows)),
        ]
        self.result.show_details(self.details, facts)
        task = self._names.task(info.task)
        self.try_it.begin(info.model, task)
        self.apply.begin(info.model, task)

    def _show_cell(self, gold: str, said: str | None = None) -> None:
        self.mistakes.narrow(gold, said)
        self.show_tab("mistakes")

    def _show_slice(self, piece: Slice) -> None:
        self.mistakes.narrow_slice(piece)
        self.show_tab("mistakes")

    def _try_text(self, text: str, first: int) -> None:
        self.show_tab("try")
        self.try_it.try_text(text, first)

    # ---- what can be done -----------------------------------------------------------------------------

    def save_report(self) -> None:
        """Ask where to, then write the report as PDF or HTML."""
        if self.details is not None:
            save_report(self._context, self.details.info, self)

    def use_in_chat(self) -> None:
        """Open the chat wizard with this model chosen."""
        self._context.open_wizard("chat", model=self._model)

    def delete(self) -> None:
        """Ask, then delete."""
        if self.details is None:
            return
        name = self.details.info.name
        text = self.tr("Its files are removed from the project. The data and the training's record stay.")
        title = self.tr("Delete the model {name}?").format(name=name)
        if confirm(self, title, text, self.tr("Delete")):
            command = DeleteModel(self._context.project, self._model)
            self._context.bridge.ask(command, self._deleted, owner=self)

    def _deleted(self, _none: None) -> None:
        if self.details is not None:
            self._context.notify(self.tr("Deleted the model {name}.").format(name=self.details.info.name), "good")
        self.details = None
        self.left.emit()

    def _open_folder(self) -> None:
        if self.details is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self.details.info.folder))

    def actions(self) -> list[PaletteAction]:
        """Return what can be done now, for the palette."""
        if self.details is None:
            return []
        return [
            PaletteAction(self.tr("Use this model in a chat"), self.use_in_chat, "chat"),
            PaletteAction(self.tr("Try this model"), lambda: self.show_tab("try"), "sparkle"),
            PaletteAction(self.tr("Apply this model to a file"), lambda: self.show_tab("apply"), "file"),
            PaletteAction(self.tr("Save this model's report"), self.save_report, "download"),
            PaletteAction(self.tr("Delete this model"), self.delete, "trash"),
        ]
