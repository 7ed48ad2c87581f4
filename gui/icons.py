"""Icons: loads the bundled stroke drawings in a theme colour, sharp on every screen, and recolours them on a switch."""

from __future__ import annotations

from functools import lru_cache
from weakref import WeakSet

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel
from shiboken6 import isValid

from engine.paths import resources
from gui import theme

FOLDER = resources() / "icons"
_targets: WeakSet[QObject] = WeakSet()
_followed: list[theme.Theme] = []


def names() -> list[str]:
    """Return the names of all icons."""
    return sorted(path.stem for path in FOLDER.glob("*.svg"))


def pixmap(name: str, colour: str = "text", size: int = 20, ratio: float | None = None) -> QPixmap:
    """Return an icon of `size` logical pixels; `colour` is a token name or #rrggbb.

    Raises FileNotFoundError for a name that is not bundled.
    """
    value = colour if colour.startswith("#") else theme.current().color(colour).name()
    return _render(name, value, size, ratio or _screen_ratio())


def icon(name: str, colour: str = "text", size: int = 20, checked: str = "") -> QIcon:
    """Return a QIcon with a muted disabled look, and the colour `checked` for its on state where given."""
    made = QIcon()
    for ratio in sorted({1.0, 2.0, _screen_ratio()}):
        made.addPixmap(pixmap(name, colour, size, ratio), QIcon.Mode.Normal, QIcon.State.Off)
        made.addPixmap(pixmap(name, "border_strong", size, ratio), QIcon.Mode.Disabled, QIcon.State.Off)
        if checked:
            made.addPixmap(pixmap(name, checked, size, ratio), QIcon.Mode.Normal, QIcon.State.On)
    return made


def set_icon(
    target: QAbstractButton | QAction | QLabel, name: str, colour: str = "text", size: int = 18, checked: str = ""
) -> None:
    """Show an icon on a button, action or label, and redraw it whenever the theme changes."""
    target.setProperty("icon_spec", [name, colour, size, checked])
    _targets.add(target)
    now = theme.current()
    if now not in _followed:
        _followed[:] = [now]
        now.changed.connect(_redraw)
    _put(target)


def app_icon() -> QIcon:
    """Return the logo."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_render("app", "#2a5db0", size, 1.0))
    return made


def _redraw() -> None:
    for target in list(_targets):
        if isValid(target):
            _put(target)


def _put(target: QObject) -> None:
    name, colour, size, checked = target.property("icon_spec")
    if isinstance(target, QLabel):
        target.setPixmap(pixmap(name, colour, size))
        return
    if isinstance(target, QAbstractButton):
        target.setIconSize(QSize(size, size))
    target.setIcon(icon(name, colour, size, checked))  # type: ignore[attr-defined]


def _screen_ratio() -> float:
    screen = QGuiApplication.primaryScreen()
    return screen.devicePixelRatio() if screen else 1.0


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def _render(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    side = round(size * ratio)
    drawn = QPixmap(side, side)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn
