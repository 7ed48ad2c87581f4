"""Writes a report's page to a file: as HTML as it is, or as PDF through Qt, whose fonts know every script."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from PySide6.QtCore import QByteArray, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QPageSize,
    QPainter,
    QPdfWriter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from engine.machine.aside import written_file
from engine.paths import check_folder

CHART = QTextFormat.ObjectTypes.UserObject.value + 1
SVG = QTextFormat.Property.UserProperty.value + 1
_SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)
_MARK = "\ufff9"  # no text of a person holds it: an anchor of interlinear notes
# Qt's rich text centres what a browser gives a width, and leaves more room around headings.
_PRINTED = "body { margin: 0; padding: 0; font-size: 12px; } h1 { font-size: 24px; } .box td { font-size: 14px; }"
DOTS = 96  # what a pixel of the page means
MARGIN, FOOT = 60, 24


def write_report(page: str, target: Path) -> None:
    """Write the page; the ending of `target` says how.

    Raises BadInput `folder_missing`, JobFailed `disk_full`, `write_failed`.
    """
    check_folder(target.parent)
    with written_file(target) as aside:
        # Told before a page is laid out: Qt would go on drawing into nothing, and complain of every stroke.
        aside.touch()
        if target.suffix.lower() == ".pdf":
            _write_pdf(page, aside)
        else:
            aside.write_text(page, encoding="utf-8")


class _Chart(QPyTextObject):
    """Draws an SVG in its place in the text, as lines and not as dots."""

    def intrinsicSize(self, doc: QTextDocument, _at: int, style: QTextFormat) -> QSizeF:
        size = QSvgRenderer(style.property(SVG)).defaultSize()
        room = doc.textWidth() if doc.textWidth() > 0 else size.width()
        scale = min(0.9, room / max(1, size.width()))
        return QSizeF(size.width() * scale, size.height() * scale)

    def drawObject(self, painter: QPainter, area: QRectF, _doc: QTextDocument, _at: int, style: QTextFormat) -> None:
        QSvgRenderer(style.property(SVG)).render(painter, area)


def _write_pdf(page: str, target: Path) -> None:
    # The command line has no window system to ask, and needs none. A process has one application for good: a
    # plain QGuiApplication would leave no room for a window after it.
    if QApplication.instance() is None:
        if sys.platform.startswith("linux"):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _kept.append(QApplication([]))
    charts = _SVG.findall(page)
    document, chart = QTextDocument(), _Chart()
    document.setHtml(_SVG.sub(_MARK, page).replace("</style>", f"{_PRINTED}</style>"))
    document.documentLayout().registerHandler(CHART, chart)
    for svg in charts:
        cursor: QTextCursor = document.find(_MARK)
        style = QTextCharFormat()
        style.setObjectType(CHART)
        style.setProperty(SVG, QByteArray(svg.encode("utf-8")))
        cursor.insertText("\ufffc", style)
    _print(document, str(target))


def _print(document: QTextDocument, target: str) -> None:
    """Lay the document out on A4 pages, with their numbers at the foot; raises OSError."""
    writer = QPdfWriter(target)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF())
    writer.setTitle(document.metaInformation(QTextDocument.MetaInformation.DocumentTitle))
    writer.setCreator("Deskhand")
    scale = writer.resolution() / DOTS
    paper = QSizeF(writer.width() / scale, writer.height() / scale)
    room = QSizeF(paper.width() - 2 * MARGIN, paper.height() - 2 * MARGIN - FOOT)
    document.setUseDesignMetrics(True)
    document.setDocumentMargin(0)
    document.setPageSize(room)
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError(0, "the PDF could not be written")
    painter.scale(scale, scale)
    for page in range(document.pageCount()):
        if page:
            writer.newPage()
        painter.save()
        painter.translate(MARGIN, MARGIN - page * room.height())
        document.drawContents(painter, QRectF(0, page * room.height(), room.width(), room.height()))
        painter.restore()
        foot = QRectF(MARGIN, paper.height() - MARGIN - FOOT / 2, room.width(), FOOT)
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, f"{page + 1} / {document.pageCount()}")
    painter.end()


_kept: list[QApplication] = []
