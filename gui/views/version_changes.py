"""What changed from one version of a dataset to the next: counts, and rows of each kind, before and after."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.results import VersionDiff
from engine.text.values import cell_text
from gui import task_words, texts
from gui.tokens import Space
from gui.views import row_words
from gui.widgets.labels import label
from gui.widgets.plain_table import PlainTable

_PLACES = ("row", "source_file", "source_row")
_MOST_HEIGHT = 220


class VersionChanges(QWidget):
    """`show_diff(diff)`, `show_first()` for a version without one before, `clear()` while it is not known."""

    def __init__(self) -> None:
        super().__init__()
        self.told = label("", "strong")
        self.tables = {
            "changed": PlainTable(self.tr("Changed rows")),
            "added": PlainTable(self.tr("Added rows")),
            "removed": PlainTable(self.tr("Removed rows")),
        }
        self._heads = {kind: label("", "strong") for kind in self.tables}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.told)
        for kind, table in self.tables.items():
            column.addWidget(self._heads[kind])
            column.addWidget(table)
        column.addStretch()
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.told.setText("")
        for kind in self.tables:
            self._set_table(kind, "", (), [])

    def show_first(self) -> None:
        """Say that there is no version before this one."""
        self.clear()
        self.told.setText(self.tr("This is the first version, so there is nothing to compare it with."))

    def show_diff(self, diff: VersionDiff) -> None:
        """Show what changed."""
        kinds = (diff.changed, diff.added, diff.removed)
        same = texts.number(sum(diff.same.values()))
        told = self.tr("Since version {before}. Rows that stayed as they were: {count}.")
        nothing = self.tr("The rows are the same as in version {before}.")
        self.told.setText((told if any(kinds) else nothing).format(before=diff.before, count=same))
        changed = [_change(old, new) for old, new in diff.changed_rows]
        headings = (self.tr("Row"), self.tr("Before"), self.tr("After"))
        self._set_table("changed", _counted(self.tr("Changed"), diff.changed, len(changed)), headings, changed)
        for kind, name, counts, rows in (
            ("added", self.tr("Added"), diff.added, diff.added_rows),
            ("removed", self.tr("Removed"), diff.removed, diff.removed_rows),
        ):
            headings = tuple(_named(key) for key in (rows[0] if rows else ()) if key not in _PLACES)
            shown = [tuple(cell_text(value) for key, value in _read(row).items()) for row in rows]
            self._set_table(kind, _counted(name, counts, len(rows)), headings, shown)

    def _set_table(self, kind: str, head: str, headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
        table = self.tables[kind]
        self._heads[kind].setText(head)
        self._heads[kind].setVisible(bool(rows))
        stretch = 1 if kind != "changed" and len(headings) > 1 else 0
        table.set_rows(headings, rows, stretch=stretch)
        table.fit_height(_MOST_HEIGHT)
        table.setVisible(bool(rows))


def _counted(name: str, counts: Mapping[str, int], shown: int) -> str:
    """Return a kind with its rows in all, and in each part where there are parts."""
    total = sum(counts.values())
    parts = [f"{task_words.part(part)} {texts.number(count)}" for part, count in counts.items() if part != "all"]
    told = f"{name}: {texts.number(total)}" + (f" ({', '.join(parts)})" if parts else "")
    return f"{told} · {_tr('the first {count} are shown').format(count=texts.number(shown))}" if shown < total else told


def _read(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row_words.readable(row).items() if key not in _PLACES}


def _change(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[str, str, str]:
    """Return what the row is known by, and its values that differ: before, after."""
    was, now = _read(old), _read(new)
    differs = [key for key in now if cell_text(was.get(key)) != cell_text(now[key])]
    known_by = next((key for key in now if key != "part"), "part")
    return cell_text(now[known_by]), _values(was, differs), _values(now, differs)


def _values(row: Mapping[str, Any], names: list[str]) -> str:
    return "; ".join(f"{_named(name)}: {cell_text(row.get(name))}" for name in names)


def _named(name: str) -> str:
    return row_words.titles().get(name, name)


def _tr(text: str) -> str:
    return QCoreApplication.translate("version_changes", text)
