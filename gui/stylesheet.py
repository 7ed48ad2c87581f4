"""The one stylesheet, built from the tokens; flat surfaces, 1px borders, a visible focus."""

from __future__ import annotations

from string import Template

from engine.paths import resources
from gui.tokens import CONTROL_HEIGHT, RADIUS, RADIUS_SMALL, Palette, Type

CONTROLS = resources() / "icons" / "controls"

_TEMPLATE = Template("""
QWidget { color: $text; font-size: ${body}px; }
QMainWindow, QDialog, QWidget[role="page"] { background: $window; }
QLabel { background: transparent; }
QLabel[role="display"] { font-size: ${display}px; font-weight: 600; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="section"] { font-size: ${large}px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: ${small}px; }
QLabel[role="good"] { color: $good; }
QLabel[role="careful"] { color: $careful; }
QLabel[role="bad"] { color: $bad; }
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: 4px 8px; }

QFrame[role="card"] { background: $surface; border: 1px solid $border; border-radius: ${radius}px; padding: 1px; }
QFrame[role="card"][clickable="true"]:hover { border-color: $border_strong; background: $raised; }
QFrame[role="card"][clickable="true"]:focus { border: 2px solid $accent; padding: 0; }
QFrame[role="card"][selected="true"] { border: 2px solid $accent; padding: 0;
  background: $accent_soft; }
QFrame[role="card"][clickable="true"][selected="true"]:focus { border-color: $text; }
QFrame[role="sunken"] { background: $sunken; border: none; border-radius: ${radius}px; }
QFrame[role="bar"] { background: $surface; border: none; border-bottom: 1px solid $border; }
QFrame[role="footer"] { background: $surface; border: none; border-top: 1px solid $border; }
QFrame[role="rail"] { background: $surface; border: none; border-right: 1px solid $border; }
QWidget[role="found"] { background: $careful_soft; border-radius: ${radius}px; }
QFrame[role="line"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="drop"] { background: $surface; border: 1px dashed $border_strong; border-radius: ${radius}px; }
QFrame[role="drop"][active="true"] { background: $accent_soft; border: 2px dashed $accent; }
QFrame[role="drop"]:focus { border: 2px dashed $accent; }
QFrame[role="popup"] { background: $raised; border: 1px solid $border; border-radius: ${radius}px; }
QFrame[role="notice"] { background: $raised; border: 1px solid $border_strong; border-radius: ${radius}px; }
QFrame[role="tint-good"] { background: $good_soft; border: 1px solid $good; border-radius: ${radius}px; }
QFrame[role="tint-careful"] { background: $careful_soft; border: 1px solid $careful; border-radius: ${radius}px; }
QFrame[role="tint-bad"] { background: $bad_soft; border: 1px solid $bad; border-radius: ${radius}px; }
QFrame[role="tint-accent"] { background: $accent_soft; border: 1px solid $accent; border-radius: ${radius}px; }

QPushButton { background: $raised; border: 1px solid $border_strong; border-radius: ${radius_small}px;
  padding: 0 14px; min-height: ${control}px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $sunken; }
QPushButton:focus { border: 2px solid $accent; padding: 0 13px; }
QPushButton:disabled { color: $border_strong; border-color: $border; background: $window; }
QPushButton[role="primary"] { background: $accent; border-color: $accent; color: $on_accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $sunken; border-color: $border; color: $border_strong; }
QPushButton[role="danger"] { color: $bad; border-color: $bad; }
QPushButton[role="danger"]:hover { background: $bad_soft; }
QPushButton[role="danger"]:disabled { color: $border_strong; border-color: $border; }
QPushButton[role="quiet"] { background: transparent; border-color: transparent; color: $accent; padding: 0 8px; }
QPushButton[role="quiet"]:hover { background: $hover; }
QPushButton[role="quiet"]:focus { border: 2px solid $accent; padding: 0 7px; }
QPushButton[role="quiet"]:disabled { color: $border_strong; }
QPushButton[role="nav"] { background: transparent; border: 2px solid transparent; color: $muted; padding: 0 12px;
  text-align: left; }
QPushButton[role="nav"]:hover { background: $hover; color: $text; }
QPushButton[role="nav"]:checked { background: $accent_soft; color: $accent; }
QPushButton[role="nav"]:focus { border-color: $accent; }
QPushButton[role="chip"] { background: transparent; border: 1px solid transparent; color: $muted;
  font-size: ${small}px; padding: 0 8px; min-height: 28px; }
QPushButton[role="chip"]:hover { background: $hover; color: $text; }
QPushButton[role="chip"]:focus { border: 2px solid $accent; padding: 0 7px; }
QPushButton::menu-indicator { image: url("$controls/chevron-down-$name.svg"); width: 14px; height: 14px;
  subcontrol-origin: padding; subcontrol-position: right center; right: 6px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: ${radius_small}px; padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:checked { background: $accent_soft; }
QToolButton:focus { border: 2px solid $accent; padding: 3px; }
QToolButton[role="rail"] { color: $muted; font-size: ${small}px; border-radius: ${radius}px; padding: 6px 0; }
QToolButton[role="rail"]:hover { color: $text; }
QToolButton[role="rail"]:checked { color: $accent; background: $accent_soft; font-weight: 600; }
QToolButton[role="rail"]:focus { border: 2px solid $accent; padding: 5px 0; }

QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit { background: $raised; border: 1px solid $border_strong;
  border-radius: ${radius_small}px; padding: 0 8px; min-height: ${control}px; selection-background-color: $accent;
  selection-color: $on_accent; }
QPlainTextEdit, QTextEdit, QTextBrowser { background: $raised; border: 1px solid $border_strong;
  border-radius: ${radius_small}px; padding: 6px; selection-background-color: $accent;
  selection-color: $on_accent; }
QTextBrowser[role="plain"], QTextEdit[role="plain"], QPlainTextEdit[role="plain"] { background: transparent;
  border: none; padding: 0; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus {
  border: 2px solid $accent; padding: 0 7px; }
QPlainTextEdit:focus, QTextEdit:focus, QTextBrowser:focus { border: 2px solid $accent; padding: 5px; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled { color: $border_strong;
  background: $window; border-color: $border; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0 0 0 6px; min-height: 0;
  background: transparent; }
QComboBox { padding-right: 24px; }
QComboBox:focus { padding-right: 23px; }
QComboBox::drop-down { border: none; width: 24px; subcontrol-origin: padding; subcontrol-position: center right; }
QComboBox::down-arrow { image: url("$controls/chevron-down-$name.svg"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $border; padding: 4px; outline: none; }
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right;
  width: 22px; border: none; margin: 2px 2px 0 0; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-origin: border; subcontrol-position: bottom right;
  width: 22px; border: none; margin: 0 2px 2px 0; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url("$controls/chevron-up-$name.svg");
  width: 12px; height: 12px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url("$controls/chevron-down-$name.svg");
  width: 12px; height: 12px; }

QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; background: transparent; border: 2px solid transparent;
  border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid $border_strong;
  background: $raised; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
  image: url("$controls/check-$name.svg"); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent;
  image: url("$controls/dash-$name.svg"); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent;
  image: url("$controls/dot-$name.svg"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $sunken; border-color: $border; }

QProgressBar { background: $sunken; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSlider::groove:horizontal { height: 4px; background: $border; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { background: $raised; border: 2px solid $accent; width: 12px; height: 12px;
  margin: -6px 0; border-radius: 8px; }
QSlider:focus { border: 2px solid $accent; border-radius: 4px; }

QTableView, QTreeView, QListView { background: $surface; border: 1px solid $border; border-radius: ${radius}px;
  gridline-color: $border; selection-background-color: $accent_soft; selection-color: $text;
  alternate-background-color: $window; outline: none; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 2px solid $accent; }
QListView::item { padding: 6px 8px; border-radius: ${radius_small}px; }
QListView::item:hover { background: $hover; }
QListView::item:selected { background: $accent_soft; color: $text; }
QTableView::item { padding: 2px 8px; }
QTableView::item:selected { background: $accent_soft; color: $text; }
QHeaderView { background: transparent; }
/* Qt keeps three pixels more at the sides of a cell than at those of its heading. */
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $border;
  padding: 6px 11px; font-size: ${small}px; font-weight: 600; }
QHeaderView::down-arrow { image: url("$controls/chevron-down-$name.svg"); }
QHeaderView::up-arrow { image: url("$controls/chevron-up-$name.svg"); }
QHeaderView::down-arrow, QHeaderView::up-arrow { subcontrol-origin: padding; subcontrol-position: top center;
  top: -2px; width: 12px; height: 12px; }
QHeaderView::section:vertical { font-weight: 400; border: none; padding: 2px 8px; }
QTableCornerButton::section { background: $surface; border: none; }
QTreeView::branch:has-children:closed { image: url("$controls/chevron-right-$name.svg"); }
QTreeView::branch:has-children:open { image: url("$controls/chevron-down-$name.svg"); }

QTabWidget::pane { border: none; border-top: 1px solid $border; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; padding: 8px 12px; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; font-weight: 600; }
QTabBar::tab:focus { background: $accent_soft; }

QMenu { background: $raised; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: ${radius_small}px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $border_strong; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[role="scrolled"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $border_strong; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QSplitter::handle { background: $border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
""")


def build(colours: Palette, scale: float = 1.0) -> str:
    """Return the stylesheet for a palette; `scale` multiplies the font sizes and the height of controls."""
    sizes = {
        "small": Type.SMALL,
        "body": Type.BODY,
        "large": Type.LARGE,
        "title": Type.TITLE,
        "display": Type.DISPLAY,
        "control": CONTROL_HEIGHT - 2,
    }
    scaled = {key: str(round(size * scale)) for key, size in sizes.items()}
    fixed = {"radius": str(RADIUS), "radius_small": str(RADIUS_SMALL), "controls": CONTROLS.as_posix()}
    tokens = {key: value for key, value in vars(colours).items() if isinstance(value, str)}
    return _TEMPLATE.substitute(tokens | scaled | fixed)
