"""The questions before a training or a search is cancelled for good, the same on its page and in the jobs tray."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gui.bridge import SEARCHES
from gui.widgets.dialogs import confirm


def sure_to_cancel(parent: QWidget, command: str) -> bool:
    """Ask whether the training or search that this command began is to be cancelled."""
    return confirm(parent, *(_search() if command in SEARCHES else _training()))


def _training() -> tuple[str, str, str]:
    tr = QCoreApplication.translate
    text = tr(
        "RunPage",
        "What was learned since the last checkpoint is lost, and no model is published. "
        "Choose Pause instead to go on later.",
    )
    return tr("RunPage", "Cancel this training?"), text, tr("RunPage", "Cancel training")


def _search() -> tuple[str, str, str]:
    tr = QCoreApplication.translate
    text = tr("SearchPage", "What was tried is kept, and you can train with the best settings found so far.")
    return tr("SearchPage", "Cancel this search?"), text, tr("SearchPage", "Cancel search")
