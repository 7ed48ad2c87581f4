"""Settings: the version, and the parts that Deskhand is made of with their licences."""

from __future__ import annotations

from importlib import metadata

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.results import Overview
from gui.context import Context
from gui.tokens import Space
from gui.widgets.card import Card
from gui.widgets.key_value import KeyValue
from gui.widgets.labels import label
from gui.widgets.section_title import SectionTitle

PARTS = (
    "PySide6-Essentials",
    "torch",
    "transformers",
    "peft",
    "onnx",
    "onnxruntime",
    "onnxruntime-genai",
    "duckdb",
    "scikit-learn",
    "starlette",
    "uvicorn",
)


class AboutSection(QWidget):
    """Versions are those that are installed here."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.version = label("", "strong")
        card = Card()
        card.body.addWidget(self.version)
        card.body.addWidget(label(self.tr("Free software under the Apache License 2.0. Made of:"), "muted"))
        self.parts = KeyValue()
        card.body.addWidget(self.parts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(SectionTitle(self.tr("About")))
        column.addWidget(card)
        context.overview_changed.connect(self._show)
        if context.overview is not None:
            self._show(context.overview)
        self._read: list[tuple[str, str]] = []
        self._read_next()

    def _read_next(self) -> None:
        """Read one part a turn of the event loop: all at once would hold the window up."""
        name = PARTS[len(self._read)]
        self._read.append((name, part_words(name)))
        if len(self._read) < len(PARTS):
            QTimer.singleShot(0, self, self._read_next)
        else:
            self.parts.set_rows(self._read)

    def _show(self, overview: Overview) -> None:
        self.version.setText(self.tr("Deskhand {version}").format(version=overview.version))


def part_words(name: str) -> str:
    """Return a part's version and licence as its own metadata say."""
    try:
        found = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return "–"
    licence = found.get("License-Expression") or found.get("License") or ""
    if not licence or "\n" in licence:
        classified = [c for c in found.get_all("Classifier", []) if c.startswith("License ::")]
        licence = classified[0].rsplit(" :: ", 1)[-1] if classified else licence.split("\n", 1)[0]
    return ", ".join(part for part in (found["Version"], licence.strip()[:80]) if part)
