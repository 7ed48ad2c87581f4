"""The look: applies the tokens to the app as palette, fonts and stylesheet, and follows the system's light or dark."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from gui import stylesheet
from gui.tokens import DARK, LIGHT, MOTION_MS, Palette, Type

MODES = ("system", "light", "dark")
_current: list[Theme] = []


class Theme(QObject):
    """The theme of the whole app; there is one, found with `current()`.

    `mode` is system, light or dark; `text_scale` multiplies every font size (0.8 to 2). `changing` fires before every
    widget gets its new look, for whoever can let widgets go that nobody sees; `changed` after it.
    """

    changing = Signal()
    changed = Signal()

    def __init__(self, app: QApplication, mode: str = "system", text_scale: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode if mode in MODES else "system"
        self._scale = _bounded(text_scale)
        self._palette = LIGHT
        app.setStyle(QStyleFactory.create("Fusion"))
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        _current[:] = [self]
        self._apply()

    @property
    def palette(self) -> Palette:
        """The tokens' colours in use now."""
        return self._palette

    @property
    def mode(self) -> str:
        """system, light or dark."""
        return self._mode

    @property
    def text_scale(self) -> float:
        """What every font size is multiplied with."""
        return self._scale

    @property
    def dark(self) -> bool:
        """Whether the dark palette is in use."""
        return self._palette is DARK

    def set_mode(self, mode: str) -> None:
        """Switch to system, light or dark; anything else counts as system."""
        self._mode = mode if mode in MODES else "system"
        self._apply()

    def set_look(self, mode: str, scale: float) -> None:
        """Set both at once, where one of them differs; each change styles every widget anew."""
        if (mode, scale) != (self._mode, self._scale):
            self._scale = _bounded(scale)
            self.set_mode(mode)

    def color(self, token: str) -> QColor:
        """Return the colour of a token ('accent', 'muted', ...)."""
        return QColor(getattr(self._palette, token))

    def chart(self, index: int) -> QColor:
        """Return the chart colour number `index`; it starts over after the last."""
        return QColor(self._palette.chart[index % len(self._palette.chart)])

    def font(self, size: int = Type.BODY, bold: bool = False, tabular: bool = False, mono: bool = False) -> QFont:
        """Return a font of `size` unscaled pixels; `tabular` gives all digits one width."""
        font = QFont("monospace") if mono else QFont(self._app.font())
        if mono:
            font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def px(self, size: int) -> int:
        """Return a font size in pixels with the person's text size applied."""
        return round(size * self._scale)

    def motion_ms(self) -> int:
        """Return how long an animation may take: 0 where the system asks for reduced motion."""
        styles = self._app.styleHints()  # kept: the hints go with it
        hints = styles.accessibility()
        if not hasattr(hints, "motionPreference"):
            return MOTION_MS  # Qt tells since 6.12, which cannot be had yet: see the pin in pyproject.toml
        return 0 if hints.motionPreference() == Qt.MotionPreference.ReducedMotion else MOTION_MS

    def _system_changed(self) -> None:
        if self._mode == "system":
            self._apply()

    def _apply(self) -> None:
        hints = self._app.styleHints()
        hints.colorSchemeChanged.disconnect(self._system_changed)
        forced = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(self._mode, Qt.ColorScheme.Unknown)
        hints.setColorScheme(forced)
        dark = self._mode == "dark" or (self._mode == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
        hints.colorSchemeChanged.connect(self._system_changed)
        self._palette = DARK if dark else LIGHT
        font = self._app.font()
        font.setPixelSize(self.px(Type.BODY))
        self.changing.emit()
        # To replace one stylesheet by another takes twice as long as to take it off and put the other on.
        self._app.setStyleSheet("")
        self._app.setFont(font)
        self._app.setPalette(qt_palette(self._palette))
        self._app.setStyleSheet(stylesheet.build(self._palette, self._scale))
        self.changed.emit()


def current() -> Theme:
    """Return the app's theme; widgets read it while painting, so that a switch needs no bookkeeping."""
    if not _current:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise RuntimeError("a theme needs a QApplication")
        Theme(app)
    return _current[0]


def set_role(widget: QWidget, role: str) -> QWidget:
    """Give a widget a look of the stylesheet (title, muted, primary, quiet, danger, ...) and return it."""
    widget.setProperty("role", role)
    # What was never shown gets its look when it is.
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
    return widget


def qt_palette(colours: Palette) -> QPalette:
    """Return the QPalette for what the stylesheet does not reach (selection, links, disabled text)."""
    roles = QPalette.ColorRole
    pairs = {
        roles.Window: colours.window,
        roles.WindowText: colours.text,
        roles.Base: colours.raised,
        roles.AlternateBase: colours.sunken,
        roles.Text: colours.text,
        roles.Button: colours.raised,
        roles.ButtonText: colours.text,
        roles.BrightText: colours.bad,
        roles.ToolTipBase: colours.raised,
        roles.ToolTipText: colours.text,
        roles.PlaceholderText: colours.muted,
        roles.Highlight: colours.accent,
        roles.HighlightedText: colours.on_accent,
        roles.Accent: colours.accent,
        roles.Link: colours.accent,
        roles.LinkVisited: colours.accent,
        roles.Mid: colours.border,
        roles.Dark: colours.border_strong,
        roles.Light: colours.surface,
        roles.Midlight: colours.hover,
        roles.Shadow: colours.border,
    }
    palette = QPalette()
    for role, colour in pairs.items():
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.border_strong))
    return palette


def _bounded(scale: float) -> float:
    return min(2.0, max(0.8, scale))
