"""Looks at what is to be watched before it is: its tables, its columns, and what they are taken for."""

from __future__ import annotations

from pathlib import Path

from engine.errors import BadInput
from engine.ready_made.sentiment_monitor import files, rows
from engine.ready_made.sentiment_monitor.database_feed import read_table, tables_of
from engine.ready_made.sentiment_monitor.files import Mark, Piece
from engine.ready_made.sentiment_monitor.values import FOLDER, FeedLook


def look(kind: str, path: Path, table: str = "") -> FeedLook:
    """Return what a folder's first file or a file's table holds, of which nothing is kept.

    Raises BadInput `feed_folder`, `feed_file_gone`, `feed_table`, `feed_busy`, and what the readers of whole files
    raise.
    """
    if kind == FOLDER:
        return _described(_first_of_folder(path), (), "")
    tables = tables_of(path)
    table = table or next(iter(tables), "")
    return _described(next(iter(read_table(path, table, Mark())), None), tables, table)


def _first_of_folder(folder: Path) -> Piece | None:
    if not folder.is_dir():
        raise BadInput("feed_folder", path=str(folder))
    found = files.in_folder(folder)
    return next(iter(files.read_new(found[0], Mark(), patient=False)), None) if found else None


def _described(piece: Piece | None, tables: tuple[str, ...], table: str) -> FeedLook:
    sound = [record.cells for record in piece.records if not record.fault] if piece else []
    names = rows.names_of(sound)
    return FeedLook(tables, table, tuple(names), rows.guessed(names, sound))
