"""The person's look (theme, text size, language): kept by the engine's settings, remembered for the first paint."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSettings

from gui.theme import Theme

TEXT_SIZES: Mapping[str, float] = {"small": 0.9, "normal": 1.0, "large": 1.2, "largest": 1.4}


def follow(theme: Theme, store: QSettings, settings: Mapping[str, Any]) -> None:
    """Apply what the engine's settings say, and keep it where the next start finds it before the engine is up."""
    mode = str(settings.get("theme", theme.mode))
    scale = TEXT_SIZES.get(str(settings.get("text_size", "")), theme.text_scale)
    language = str(settings.get("language", ""))
    theme.set_look(mode, scale)
    store.setValue("look/theme", mode)
    store.setValue("look/text_scale", scale)
    store.setValue("look/language", "" if language == "system" else language)
