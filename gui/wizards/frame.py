"""The frame of every wizard: steps on the left, the page, and Back, Next or the wizard's own action below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.command_palette import CommandPalette
from gui.context import Context, PaletteAction
from gui.focus_order import focus_first, order_focus
from gui.help import HelpDialog
from gui.icons import set_icon
from gui.theme import set_role
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.dialogs import confirm
from gui.widgets.error_state import ErrorState
from gui.widgets.labels import label
from gui.wizards.state import WizardState


class WizardDialog(QDialog):
    """Subclass it: build the state, call `add_page` once for every page of the state, then `begin()`.

    A page may have `entered()` (it became current) and `help_text()` (what F1 says). Override
    `next_pressed(name) -> bool` to do work before moving on (False stays), and `finish_pressed()` for the action of the
    last page (call `accept()` when it is done).
    """

    def __init__(self, context: Context, state: WizardState, title: str, finish_text: str) -> None:
        super().__init__(context.window)
        self.context = context
        self.state = state
        self._title = title
        self._finish_text = finish_text
        self._names: list[str] = []
        self._steps: list[tuple[QLabel, QLabel]] = []
        self._shown = -1
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumSize(760, 520)
        self.resize(min(1040, context.window.width() - 48), min(680, context.window.height() - 48))
        self._build()

    def add_page(self, name: str, title: str, sentence: str, page: QWidget) -> None:
        """Add the widget of a page of the state, in the state's order."""
        self._names.append(name)
        number = len(self._names)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        mark = label(str(number), "small", wrap=False)
        mark.setFixedSize(22, 22)
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        word = label(title, "muted")
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(word, 1)
        self._rail.insertLayout(number, row)
        self._steps.append((mark, word))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(label(title, "title"))
        if sentence:
            column.addWidget(label(sentence, "muted"))
        column.addWidget(page, 1)
        self._stack.addWidget(holder)
        holder.setProperty("page_name", name)
        self._pages[name] = page

    def begin(self) -> None:
        """Show the first page and follow the state; call it last in the constructor."""
        self.state.subscribe(self._follow)
        self._follow()

    def next_pressed(self, name: str) -> bool:
        """Override: whether Next may leave page `name` now."""
        return True

    def finish_pressed(self) -> None:
        """Override: do what the wizard is for."""
        self.accept()

    def show_help(self) -> None:
        """F1: explain the page that is shown, and the keys that work here."""
        keys = [
            ("Enter", self.tr("Go on")),
            ("Esc", self.tr("Close")),
            ("Ctrl+K", self.tr("Find any action")),
            ("F1", self.tr("This help")),
        ]
        HelpDialog(self._pages[self.state.current.name], self, keys).open()

    def open_palette(self) -> CommandPalette:
        """Open the palette with what can be done in the wizard, and return it."""
        can_go = (lambda: self.state.can_go_next, lambda: self.state.can_go_back)
        actions = [
            PaletteAction(self.next_button.text(), self._go_on, "chevron-right", "Enter", can_go[0]),
            PaletteAction(self.tr("Back"), self._go_back, "chevron-left", "", can_go[1]),
            PaletteAction(self.tr("Help on this page"), self.show_help, "info", "F1"),
            PaletteAction(self.tr("Close"), self.reject, "close", "Esc"),
        ]
        palette = CommandPalette(actions, self)
        palette.open()
        palette.field.setFocus()
        return palette

    def reject(self) -> None:
        """Close; asks first when something would be lost."""
        if self.state.dirty and not self._sure():
            return
        super().reject()

    def _sure(self) -> bool:
        return confirm(
            self,
            self.tr("Close without finishing?"),
            self.tr("What you chose here is not kept. Your files stay as they are."),
            self.tr("Close"),
        )

    def _build(self) -> None:
        self._pages: dict[str, QWidget] = {}
        rail = QFrame()
        set_role(rail, "rail")
        rail.setFixedWidth(200)
        self._rail = QVBoxLayout(rail)
        self._rail.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        self._rail.setSpacing(Space.M)
        self._rail.addWidget(label(self._title, "section"))
        self._rail.addStretch()
        self.help_button = button(self.tr("Help"), self.show_help, role="quiet", icon="info")
        self._rail.addWidget(self.help_button)
        # The window's own keys do not reach a dialog that stands over it.
        QShortcut(QKeySequence("F1"), self, self.show_help)
        QShortcut(QKeySequence("Ctrl+K"), self, self.open_palette)
        self._stack = QStackedWidget()
        self._error = ErrorState()
        self._error_box = QWidget()
        error_column = QVBoxLayout(self._error_box)
        error_column.setContentsMargins(Space.XL, 0, Space.XL, Space.M)
        error_column.addWidget(self._error)
        self._error_box.hide()
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(self._error_box)
        right.addWidget(self._footer())
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(rail)
        outer.addLayout(right, 1)

    def _footer(self) -> QFrame:
        footer = QFrame()
        set_role(footer, "footer")
        self._why_not = label("", "small")
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setFixedWidth(80)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(self.tr("Working"))
        self._back = button(self.tr("Back"), self.state.back)
        self.next_button = button(self.tr("Next"), self._go_on, role="primary")
        self.next_button.setDefault(True)
        row = QHBoxLayout(footer)
        row.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        row.setSpacing(Space.S)
        row.addWidget(button(self.tr("Cancel"), self.reject, role="quiet"))
        row.addWidget(self._why_not, 1)
        for part in (self._busy, self._back, self.next_button):
            row.addWidget(part)
        return footer

    def _go_back(self) -> None:
        self.state.back()

    def _go_on(self) -> None:
        if not self.state.can_go_next:
            return
        if self.state.is_last:
            self.finish_pressed()
        elif self.next_pressed(self.state.current.name):
            self.state.next()

    def _follow(self) -> None:
        page = self.state.current
        index = self._names.index(page.name)
        self._stack.setCurrentIndex(index)
        self.next_button.setText(self._finish_text if self.state.is_last else self.tr("Next"))
        self.next_button.setAccessibleName(self.next_button.text())
        self.next_button.setEnabled(self.state.can_go_next)
        self._back.setEnabled(self.state.can_go_back)
        self._busy.setVisible(page.busy)
        self._why_not.setText("" if page.valid else page.why_not)
        if page.error is not None:
            self._error.show_error(page.error)
        self._error_box.setVisible(page.error is not None)
        self._mark_steps(index)
        order_focus(self)
        if index != self._shown:
            self._shown = index
            entered: Callable[[], None] | None = getattr(self._pages[page.name], "entered", None)
            if entered is not None:
                entered()
            self.focus_page()

    def focus_page(self) -> None:
        """Put the focus on the page's first control, so that reading order starts there."""
        if not focus_first(self._pages[self.state.current.name]):
            # Where there is nothing yet, Enter must not meet Cancel.
            (self.next_button if self.next_button.isEnabled() else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark_steps(self, current: int) -> None:
        for at, (mark, word) in enumerate(self._steps):
            set_role(word, "strong" if at == current else "muted")
            if at < current:
                set_icon(mark, "check", "good", 18)
            else:
                mark.setText(str(at + 1))
                set_role(mark, "strong" if at == current else "small")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus; elsewhere it goes on, as in any dialog."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton | QToolButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown >= 0:
            self._mark_steps(self._shown)
