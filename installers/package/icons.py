"""Draws the app's icon in the forms that Windows and macOS want, from the one drawing in the resources."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from engine.paths import resources

SIZES = {"deskhand.ico": 256, "deskhand.icns": 512, "deskhand.png": 256}


def draw(folder: Path, name: str) -> Path:
    """Write the icon `name` into `folder` and return it; raises OSError where Qt cannot write its form."""
    image = QImage(SIZES[name], SIZES[name], QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(resources() / "icons" / "app.svg")).render(painter)
    painter.end()
    folder.mkdir(parents=True, exist_ok=True)
    if not image.save(str(folder / name)):
        raise OSError(f"Qt cannot write {name}")
    return folder / name
