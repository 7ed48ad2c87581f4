"""The tour: a strip above the page that leads a new person through the sample project, a page a step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from engine.events import Event
from gui import projects
from gui.bridge import Request
from gui.context import Context
from gui.theme import set_role
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.labels import icon_label, label

# Where the window keeps that a person saw the tour, or wanted none.
SEEN = "tour/seen"
PAGES = ("home", "data", "runs", "models", "chat")


class Tour(QFrame):
    """Stands beside what the person does and never holds it up; hidden until `offer` or `begin`."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._at = 0
        self._making: Request | None = None
        set_role(self, "bar")
        self.title, self.sentence = label("", "strong"), label("")
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        self.back = button(self.tr("Step back"), lambda: context.navigate(PAGES[self._at - 1]), role="quiet")
        self.next = button("", self._next)
        self.end = button(self.tr("End the tour"), self.finish, role="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        row.setSpacing(Space.M)
        row.addWidget(icon_label("sparkle", "accent", 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for part in (self.back, self.next, self.end):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        context.project_changed.connect(self._project_changed)
        context.bridge.ended.connect(self._ended)
        self.hide()

    def offer(self) -> None:
        """Begin where the person has not seen it yet."""
        if self._context.settings.value(SEEN) is None:
            self.begin()

    def begin(self) -> None:
        """Show the first step."""
        self.show()
        self._context.navigate(PAGES[0])

    def follow(self, page: str) -> None:
        """Go to the step of the page that is shown now; on a page without one the step before stands."""
        if page in PAGES:
            self._at = PAGES.index(page)
            self._show()

    def finish(self) -> None:
        """Take the strip away and remember that it was seen; all that the tour made stays."""
        self._context.settings.setValue(SEEN, True)
        self.hide()

    def _next(self) -> None:
        if self._at + 1 == len(PAGES):
            self.finish()
        elif self._context.project:
            self._context.navigate(PAGES[self._at + 1])
        elif self._making is None:
            self._making = projects.create_sample(self._context)

    def _show(self) -> None:
        steps = self._steps()
        title, sentence = steps[self._at]
        self.title.setText(self.tr("{at} of {count}: {title}").format(at=self._at + 1, count=len(steps), title=title))
        self.sentence.setText(sentence)
        self.setAccessibleName(f"{self.title.text()}. {sentence}")
        self.back.setVisible(self._at > 0)
        last = self._at + 1 == len(steps)
        onward = self.tr("Next") if self._context.project else self.tr("Make the sample project")
        self.next.setText(self.tr("Finish") if last else onward)
        self.next.setAccessibleName(self.next.text())
        self.end.setVisible(not last)

    def _steps(self) -> tuple[tuple[str, str], ...]:
        return (
            (
                self.tr("A minute around Deskhand"),
                self.tr(
                    "A sample project shows how it goes: the support desk of a small shop. At the foot of Home "
                    "stands what this computer is good for."
                ),
            ),
            (
                self.tr("Data"),
                self.tr(
                    "The rows to learn from: in the sample, customer messages and what each is about. Some are locked "
                    "away as the test: no training sees them. Your own files come in with Import data."
                ),
            ),
            (
                self.tr("Runs"),
                self.tr(
                    "A training makes a model out of the rows. With the sample it takes a few minutes, and you can go "
                    "on working meanwhile."
                ),
            ),
            (
                self.tr("Models"),
                self.tr("Each model is shown before and after its training, on the locked rows, with its mistakes."),
            ),
            (
                self.tr("Chat"),
                self.tr(
                    "Ask a question, in the sample about an order: the model picks a tool, the app calls it, and the "
                    "reply keeps to what the tool said. F1 explains every page; the tour is found again among all "
                    "actions (Ctrl+K)."
                ),
            ),
        )

    def _project_changed(self, _path: str) -> None:
        """What leads on differs with and without a project."""
        self._show()

    def _ended(self, event: Event) -> None:
        if self._making is not None and event.job == self._making.job:
            self._making = None
