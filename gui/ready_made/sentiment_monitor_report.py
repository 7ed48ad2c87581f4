"""Saves the report of a day where the person says: as PDF, as a web page, or as a table."""

from __future__ import annotations

import csv
import io

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QWidget

from engine.ready_made.sentiment_monitor.commands import GetDayReport
from engine.ready_made.sentiment_monitor.values import DayReport
from gui.context import Context
from gui.views.report_saving import write_page
from gui.widgets.dialogs import ask_save

ENDINGS = (".pdf", ".html", ".csv")


def _tr(text: str) -> str:
    return QCoreApplication.translate("sentiment_monitor", text)


def save_day_report(context: Context, parent: QWidget, day: str) -> None:
    """Have an ISO day rendered, ask for a file, and write it there."""
    command = GetDayReport(context.project, day, QLocale().name())
    context.bridge.ask(command, lambda report: _save(context, parent, report), owner=parent)


def _save(context: Context, parent: QWidget, report: DayReport) -> None:
    kinds = f"PDF (*.pdf);;{_tr('Web page (*.html)')};;{_tr('Table (*.csv)')}"
    suggested = f"{context.project_info.name} {report.rows[1][0]}.pdf"
    target = ask_save(parent, _tr("Save the daily report"), suggested, kinds, ENDINGS)
    if target is not None:
        write_page(context, as_csv(report) if target.suffix.lower() == ".csv" else report.page, target)


def as_csv(report: DayReport) -> str:
    """Return the report's rows as a table, with the mark by which spreadsheets know UTF-8."""
    held = io.StringIO()
    csv.writer(held, lineterminator="\n").writerows(report.rows)
    return "\ufeff" + held.getvalue()
