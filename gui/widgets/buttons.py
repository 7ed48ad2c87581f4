"""Buttons in their few looks, so that one page cannot invent another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from gui.icons import set_icon
from gui.theme import set_role


def button(
    text: str,
    on_click: Callable[[], object] | None = None,
    *,
    role: str = "",
    icon: str = "",
    parent: QWidget | None = None,
) -> QPushButton:
    """Return a button; `role` is '' (plain), primary (one a page), quiet (like a link) or danger."""
    made = QPushButton(text, parent)
    made.setAccessibleName(text)
    made.setAutoDefault(False)
    if role:
        set_role(made, role)
    if icon:
        colour = {"primary": "on_accent", "quiet": "accent", "danger": "bad"}.get(role, "text")
        set_icon(made, icon, colour, 16)
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    return made


def icon_button(
    icon: str, name: str, on_click: Callable[[], object] | None = None, *, size: int = 18, parent: QWidget | None = None
) -> QToolButton:
    """Return a button that is only an icon; `name` is its tooltip and what a screen reader says."""
    made = QToolButton(parent)
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    set_icon(made, icon, "muted", size)
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    return made
