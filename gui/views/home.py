"""Home: the projects opened lately, the sample for a new person, and what this computer is good for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from engine.commands import ForgetProject, ListProjects
from engine.events import Event
from engine.results import Overview, ProjectInfo
from gui import projects, texts
from gui.computer_words import computer_words
from gui.context import Context
from gui.pages import READY_MADE
from gui.ready_made import words
from gui.ready_made.choice import ReadyMadeChoice
from gui.tokens import Space
from gui.widgets.buttons import button, icon_button
from gui.widgets.card import Card
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import icon_label, label
from gui.widgets.scroll import ScrollPage
from gui.widgets.section_title import SectionTitle


class HomeView(ScrollPage):
    """A new person sees the sample first; who has projects sees those."""

    def __init__(self, context: Context) -> None:
        super().__init__(max_width=1120)
        self.context = context
        self.project_cards: dict[str, Card] = {}
        self._projects: tuple[ProjectInfo, ...] | None = None
        self._build()
        context.bridge.changed.connect(self._stored_rows_changed)
        context.project_changed.connect(self._project_changed)
        context.overview_changed.connect(self._show_hardware)
        if context.overview is not None:
            self._show_hardware(context.overview)
        self.refresh()

    def help_text(self) -> str:
        """Return what F1 says."""
        return self.tr(
            "A project is one folder with your data, your models and your chats. You can copy it to another computer."
        )

    def refresh(self) -> None:
        """Ask for the projects opened lately."""
        self.context.bridge.ask(ListProjects(), self._show_projects, owner=self)

    # ---- building -------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._welcome = SectionTitle(
            self.tr("Your own data, your own model, on this computer"),
            self.tr("Import examples, train a small model, and let an agent use it. Nothing leaves this computer."),
            "display",
        )
        self.body.addWidget(self._welcome)
        self.sample = self._sample_card()
        self.body.addWidget(self.sample)
        self._recent = QWidget()
        column = QVBoxLayout(self._recent)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        self._title = SectionTitle(self.tr("Projects"))
        self.open = button(self.tr("Open a project"), lambda: projects.choose_open(self.context), icon="folder")
        self.new = button(self.tr("New project"), lambda: projects.choose_new(self.context), icon="plus")
        self._title.add(self.open)
        self._title.add(self.new)
        column.addWidget(self._title)
        self._none = label(
            self.tr("No project yet. A project is a folder that holds everything of one piece of work."), "muted"
        )
        column.addWidget(self._none)
        holder = QWidget()
        self._flow = FlowLayout(holder, Space.M, 250)
        column.addWidget(holder)
        self.body.addWidget(self._recent)
        self.ready_made = ReadyMadeChoice(self.context)
        self.body.addWidget(self.ready_made)
        self.body.addWidget(self._steps())
        self.body.addWidget(self._computer())

    def _sample_card(self) -> Card:
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        row.addWidget(icon_label("sparkle", "accent", 32), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addWidget(label(self.tr("See it work: the support desk of a small shop"), "section"))
        sentence = self.tr(
            "A ready project with customer messages, an orders table and tools. Train on it and chat with it."
        )
        words.addWidget(label(sentence, "muted"))
        row.addLayout(words, 1)
        self.try_sample = button(
            self.tr("Try the support-desk sample"), self._make_sample, role="primary", icon="sparkle"
        )
        row.addWidget(self.try_sample, 0, Qt.AlignmentFlag.AlignVCenter)
        card.body.addLayout(row)
        return card

    def _steps(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(SectionTitle(self.tr("How it goes")))
        inside = QWidget()
        flow = FlowLayout(inside, Space.M, 250)
        steps = (
            (
                "data",
                self.tr("1. Import data"),
                self.tr("Your examples in a table. Deskhand finds and repairs what is wrong."),
            ),
            (
                "runs",
                self.tr("2. Train a model"),
                self.tr("It learns from your examples, and is compared before and after."),
            ),
            ("chat", self.tr("3. Put it to work"), self.tr("An agent picks the tool, calls it and writes the reply.")),
        )
        for icon, title, sentence in steps:
            flow.addWidget(_Step(icon, title, sentence))
        column.addWidget(inside)
        return holder

    def _computer(self) -> QWidget:
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        row.addWidget(icon_label("chip", "muted", 24), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addWidget(label(self.tr("What this computer is good for"), "strong"))
        self.computer = label(self.tr("Looking at this computer…"), "muted")
        words.addWidget(self.computer)
        row.addLayout(words, 1)
        card.body.addLayout(row)
        return card

    # ---- what happens ---------------------------------------------------------------------------------

    def _make_sample(self) -> None:
        self.try_sample.setEnabled(False)
        self.context.bridge.ended.connect(self._sample_ended)
        self._sample_request = projects.create_sample(self.context)

    def _sample_ended(self, event: Event) -> None:
        """Offer the sample again when its making ended, whether it went well or not."""
        if event.job == self._sample_request.job:
            self.context.bridge.ended.disconnect(self._sample_ended)
            self.try_sample.setEnabled(True)

    def _show_projects(self, found: tuple[ProjectInfo, ...]) -> None:
        self._projects = found
        self._flow.clear()
        self.project_cards = {}
        for info in found[:9]:
            card = _ProjectCard(info, info.path == self.context.project, self)
            self.project_cards[info.path] = card
            self._flow.addWidget(card)
        self._none.setVisible(not found)
        self._welcome.setVisible(not found)
        # Who has projects finds them on top; the sample waits below.
        order = [self._recent, self.sample] if found else [self.sample, self._recent]
        for at, part in enumerate(order):
            self.body.removeWidget(part)
            self.body.insertWidget(at + 1, part)

    def _stored_rows_changed(self, _project: str, what: str) -> None:
        if what == "projects":
            self.refresh()

    def _project_changed(self, _path: str) -> None:
        self.refresh()

    def _show_hardware(self, overview: Overview) -> None:
        self.computer.setText(computer_words(overview.hardware))


class _Step(Card):
    """One of the three steps, to be read."""

    def __init__(self, icon: str, title: str, sentence: str) -> None:
        super().__init__()
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(icon_label(icon, "accent", 20))
        row.addWidget(label(title, "strong"), 1)
        self.body.addLayout(row)
        self.body.addWidget(label(sentence, "muted"))
        self.body.addStretch()


class _ProjectCard(Card):
    """One project; a click opens it, the menu takes it off the list."""

    def __init__(self, info: ProjectInfo, is_open: bool, page: HomeView) -> None:
        super().__init__(clickable=True)
        self.info = info
        self._page = page
        self.setAccessibleName(self.tr("Project {name}").format(name=info.name))
        top = QHBoxLayout()
        top.setSpacing(Space.XS)
        top.addWidget(ElidedLabel(info.name, "section"), 1)
        more = icon_button("more", self.tr("More for {name}").format(name=info.name), self._menu, size=16)
        top.addWidget(more)
        self.body.addLayout(top)
        folder = ElidedLabel(str(Path(info.path).parent), "small", Qt.TextElideMode.ElideMiddle)
        self.body.addWidget(folder)
        self.body.addWidget(label(self._counts(), "muted"))
        self.body.addStretch()
        told = self.tr("Open now") if is_open else ""
        if not told and info.last_opened:
            told = self.tr("Last opened {date}").format(date=texts.date(info.last_opened, with_time=False))
        self.body.addWidget(label(told, "good" if is_open else "small"))
        self.clicked.connect(self._open)

    def _counts(self) -> str:
        info = self.info
        parts = (
            _counted(info.datasets, self.tr("{count} dataset"), self.tr("{count} datasets")),
            _counted(info.models, self.tr("{count} model"), self.tr("{count} models")),
            _counted(info.chats, self.tr("{count} chat"), self.tr("{count} chats")),
        )
        kind = [words.title(info.ready_made)] if info.ready_made else []
        return " · ".join([*kind, *parts])

    def _open(self) -> None:
        context = self._page.context
        if self.info.path == context.project:
            context.navigate(READY_MADE if self.info.ready_made else "data")
        else:
            projects.open_project(context, self.info.path)

    def _menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open"), self._open)
        menu.addAction(self.tr("Take off this list"), self._forget)
        menu.popup(self.mapToGlobal(self.rect().topRight()))

    def _forget(self) -> None:
        context = self._page.context
        told = self.tr("{name} is off the list. Its folder stays as it is.").format(name=self.info.name)
        context.bridge.ask(ForgetProject(self.info.path), lambda _none: context.notify(told), owner=self._page)


def _counted(count: int, one: str, many: str) -> str:
    return (one if count == 1 else many).format(count=texts.number(count))
