"""The rail on the left: an icon and a word for every page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from engine.results import ReadyMadeInfo
from gui import theme
from gui.icons import set_icon
from gui.pages import READY_MADE, Page
from gui.ready_made import words
from gui.theme import set_role
from gui.tokens import Space

# Of an entry, in the normal text size.
BUTTON = QSize(72, 58)


class Rail(QFrame):
    """`chosen(name)` fires when the person picks a page."""

    chosen = Signal(str)

    def __init__(self, pages: list[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "rail")
        self.buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.S, Space.M, Space.S, Space.M)
        layout.setSpacing(Space.XS)
        for page in pages:
            if page.name == "settings":
                layout.addStretch()
            layout.addWidget(self._button(page))
        if "settings" not in self.buttons:
            layout.addStretch()
        theme.current().changed.connect(self._fit)
        self._fit()

    def mark(self, name: str) -> None:
        """Show which page is current."""
        if name in self.buttons:
            self.buttons[name].setChecked(True)

    def show_ready_made(self, info: ReadyMadeInfo | None) -> None:
        """Show the page of a ready-made project under its own word and icon, or hide it."""
        made = self.buttons.get(READY_MADE)
        if made is None:
            return
        made.setVisible(info is not None)
        if info is not None:
            made.setText(words.word(info))
            made.setAccessibleName(words.title(info))
            set_icon(made, info.icon, "muted", 22, checked="accent")

    def _fit(self) -> None:
        """Give the words the width that they need in the person's text size."""
        width = theme.current().px(BUTTON.width())
        for made in self.buttons.values():
            made.setFixedSize(width, BUTTON.height())
        self.setFixedWidth(width + 2 * Space.S)

    def _button(self, page: Page) -> QToolButton:
        made = QToolButton()
        made.setText(page.title)
        made.setAccessibleName(page.title)
        made.setCheckable(True)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        set_role(made, "rail")
        if page.name == READY_MADE:
            made.hide()
        else:
            set_icon(made, page.name, "muted", 22, checked="accent")
        made.clicked.connect(lambda _checked=False: self.chosen.emit(page.name))
        self._group.addButton(made)
        self.buttons[page.name] = made
        return made
