"""Saves a model's report where the person says; it is laid out on a thread of its own, as that takes a second."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QRunnable, QThreadPool, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from engine.commands import RenderReport
from engine.errors import EngineError, ErrorInfo
from engine.results import ModelInfo
from gui.context import Context
from gui.report_file import write_report
from gui.widgets.dialogs import ask_save, show_error

log = logging.getLogger(__name__)
ENDINGS = (".pdf", ".html")


def _tr(text: str) -> str:
    return QCoreApplication.translate("report_saving", text)


def save_report(context: Context, info: ModelInfo, parent: QWidget) -> None:
    """Ask for a file, have the engine render the report, and write it there."""
    kinds = f"PDF (*.pdf);;{_tr('Web page (*.html)')}"
    target = ask_save(parent, _tr("Save report"), f"{info.name}.pdf", kinds, ENDINGS)
    if target is None:
        return
    command = RenderReport(context.project, info.model, QLocale().name())
    context.bridge.ask(command, lambda page: write_page(context, page, target), owner=parent)


def write_page(context: Context, page: str, target: Path) -> None:
    """Write a page where the ending of `target` says how, and tell it."""
    work = _Writing(page, target)
    ended = work.ended
    # Held by the window until it has ended: the pool keeps what runs, not what listens.
    ended.setParent(context)
    ended.done.connect(lambda: _told(context, target))
    ended.failed.connect(lambda info: show_error(info, context.window))
    ended.done.connect(ended.deleteLater)
    ended.failed.connect(ended.deleteLater)
    QThreadPool.globalInstance().start(work)


def _told(context: Context, target: Path) -> None:
    context.notify(
        _tr("Saved the report as {name}.").format(name=target.name),
        "good",
        action=_tr("Open"),
        on_action=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(target))),
    )


class _Ended(QObject):
    """Brings the end of the writing back to the window's thread."""

    done = Signal()
    failed = Signal(object)


class _Writing(QRunnable):
    """Writes one report."""

    def __init__(self, page: str, target: Path) -> None:
        super().__init__()
        self._page, self._target = page, target
        self.ended = _Ended()

    def run(self) -> None:
        try:
            write_report(self._page, self._target)
        except EngineError as error:
            self.ended.failed.emit(error.info())
        except Exception as error:
            log.exception("The report could not be written")
            self.ended.failed.emit(ErrorInfo("internal", {}, str(error)))
        else:
            self.ended.done.emit()
