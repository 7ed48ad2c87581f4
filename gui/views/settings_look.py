"""Settings: language, theme and text size; theme and size change at once, the language at the next start."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from engine.results import Overview
from gui.context import Context
from gui.tokens import Space
from gui.widgets.card import Card
from gui.widgets.labels import label
from gui.widgets.section_title import SectionTitle


class LookSection(QWidget):
    """Three boxes that follow the engine's settings."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.boxes: dict[str, QComboBox] = {}
        card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(Space.M)
        grid.setColumnStretch(2, 1)
        for at, (key, title, values) in enumerate(self._choices()):
            box = self.boxes[key] = QComboBox()
            box.setAccessibleName(title)
            box.setMinimumWidth(220)
            for value, words in values:
                box.addItem(words, value)
            box.activated.connect(lambda _at, key=key: self._chosen(key))
            grid.addWidget(label(title, wrap=False), at, 0)
            grid.addWidget(box, at, 1)
        self._restart = label(self.tr("The language changes when Deskhand starts again."), "small")
        self._restart.hide()
        card.body.addLayout(grid)
        card.body.addWidget(self._restart)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(SectionTitle(self.tr("Look and language")))
        column.addWidget(card)
        context.overview_changed.connect(self._show)
        if context.overview is not None:
            self._show(context.overview)

    def _choices(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        # Languages are written in themselves, so that a person finds their own.
        languages = [("system", self.tr("As the system")), ("en", "English"), ("zh_CN", "简体中文")]
        themes = [("system", self.tr("As the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))]
        sizes = [
            ("small", self.tr("Small")),
            ("normal", self.tr("Normal")),
            ("large", self.tr("Large")),
            ("largest", self.tr("Largest")),
        ]
        return [
            ("theme", self.tr("Theme"), themes),
            ("text_size", self.tr("Text size"), sizes),
            ("language", self.tr("Language"), languages),
        ]

    def _show(self, overview: Overview) -> None:
        for key, box in self.boxes.items():
            box.setCurrentIndex(max(0, box.findData(overview.settings.get(key))))

    def _chosen(self, key: str) -> None:
        self._context.save_settings(**{key: self.boxes[key].currentData()})
        if key == "language":
            self._restart.show()
