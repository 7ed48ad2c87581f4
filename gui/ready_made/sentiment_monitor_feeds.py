"""Where texts come from: feeds and how they stand, and rows that are no dated texts, with what to do about them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from engine.ready_made.sentiment_monitor.commands import AddFeed, ListRefused, ReadFeeds, RemoveFeed, ScoreTexts
from engine.ready_made.sentiment_monitor.values import FOLDER, TABLE_FEED, Feed, Monitor, Refused
from gui import texts
from gui.context import Context
from gui.ready_made import sentiment_monitor_words as words
from gui.ready_made.sentiment_monitor_feed_dialog import FeedDialog
from gui.tokens import Space
from gui.widgets.buttons import button
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import label
from gui.widgets.plain_table import PlainTable
from gui.widgets.side_by_side import side_by_side
from gui.widgets.state_stack import StateStack

OK = "ok"


class FeedsPane(QWidget):
    """`show_monitor` after each change."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._feeds: tuple[Feed, ...] = ()
        self.table = PlainTable(self.tr("Feeds"))
        self.refused = PlainTable(self.tr("Rows that are not counted"))
        self.told = label("", "muted")
        self.trouble = label("", "careful")
        self.folder_button = button(self.tr("Watch a folder…"), self.add_folder, role="primary", icon="folder")
        self.table_button = button(self.tr("Watch a table…"), self.add_table, icon="table")
        self.read_button = button(self.tr("Read now"), self.read, icon="refresh")
        self.score_button = button(self.tr("Let the models read"), self.score)
        self.remove_button = button(self.tr("Watch no more"), self.remove)
        self._build()
        self.table.currentCellChanged.connect(lambda *_: self._feed_chosen())

    def show_monitor(self, monitor: Monitor) -> None:
        """Show the feeds, and ask which rows were refused."""
        self._feeds = monitor.feeds
        self._stack.show_content_or_empty(bool(monitor.feeds))
        at = max(0, self.table.currentRow())
        headings = [
            self.tr("Name"),
            self.tr("Kind"),
            self.tr("State"),
            self.tr("Texts"),
            self.tr("Came again"),
            self.tr("Came late"),
            self.tr("Not counted"),
        ]
        self.table.blockSignals(True)
        self.table.set_rows(headings, [self._row(feed) for feed in monitor.feeds])
        self.table.setCurrentCell(min(at, len(monitor.feeds) - 1), 0)
        self.table.blockSignals(False)
        self._feed_chosen()
        lines = [self.tr("{texts}.").format(texts=texts.texts(monitor.texts))] if monitor.texts else []
        if monitor.waiting:
            waiting = self.tr("{count} of them wait for a model to read them.")
            lines.append(waiting.format(count=texts.number(monitor.waiting)))
            if not (monitor.sentiment and monitor.topic):
                lines.append(
                    self.tr("Train one for the sentiment and one for the topic under Start, from texts with labels.")
                )
        lines += filter(None, [words.overlap(monitor.feeds)])
        self.told.setText(" ".join(lines))
        self.score_button.setVisible(bool(monitor.waiting and (monitor.sentiment or monitor.topic)))
        bad = [feed for feed in monitor.feeds if feed.state != OK]
        said = [" ".join(words.sentence(feed.state, dict(feed.params))) for feed in bad]
        said += filter(None, [words.unknown_moods(monitor.unknown_moods)])
        self.trouble.setText("\n".join(said))
        self.trouble.setVisible(bool(said))
        self._context.bridge.ask(ListRefused(self._context.project), self._show_refused, owner=self)

    def add_folder(self) -> None:
        """Ask which folder to watch."""
        folder = QFileDialog.getExistingDirectory(self._context.window, self.tr("Watch a folder"))
        if folder:
            self._choose(FOLDER, folder)

    def add_table(self) -> None:
        """Ask which table of which file to watch."""
        kinds = self.tr("SQLite and DuckDB files") + " (*.db *.sqlite *.sqlite3 *.duckdb);;" + self.tr("All files (*)")
        file, _ = QFileDialog.getOpenFileName(self._context.window, self.tr("Watch a table"), "", kinds)
        if file:
            self._choose(TABLE_FEED, file)

    def read(self) -> None:
        """Read now what is new."""
        self.read_button.setEnabled(False)
        bridge = self._context.bridge
        bridge.ask(
            ReadFeeds(self._context.project), self._read, self._failed, owner=self, cancelled=lambda _: self._awake()
        )

    def score(self) -> None:
        """Let the models read what waits."""
        self.score_button.setEnabled(False)
        bridge = self._context.bridge
        bridge.ask(
            ScoreTexts(self._context.project), self._awake, self._failed, owner=self, cancelled=lambda _: self._awake()
        )

    def remove(self) -> None:
        """Watch the chosen feed no more."""
        feed = self._feed()
        if feed is not None:
            self._context.bridge.ask(RemoveFeed(self._context.project, feed.feed), owner=self)
            told = self.tr("{name} is watched no more. Its texts stay.")
            self._context.notify(told.format(name=feed.name))

    def _choose(self, kind: str, path: str) -> None:
        dialog = FeedDialog(self._context, kind, path)
        dialog.chosen.connect(lambda table, columns: self._add(kind, path, table, columns))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _add(self, kind: str, path: str, table: str, columns: dict[str, str]) -> None:
        self._context.bridge.ask(AddFeed(self._context.project, kind, path, table, columns), self._added, owner=self)

    def _added(self, feed: Feed) -> None:
        if feed.state == OK:
            told = self.tr("{name} is watched: {texts} so far.")
            self._context.notify(told.format(name=feed.name, texts=texts.texts(feed.texts)), "good")

    def _read(self, new: int) -> None:
        self._awake()
        told = self.tr("New: {texts}.").format(texts=texts.texts(new)) if new else self.tr("Nothing new.")
        self._context.notify(told)

    def _failed(self, info: object) -> None:
        self._awake()
        self._context.bridge.unhandled.emit(info)

    def _awake(self, *_: object) -> None:
        self.read_button.setEnabled(True)
        self.score_button.setEnabled(True)

    def _build(self) -> None:
        do = QHBoxLayout()
        do.setSpacing(Space.S)
        for made in (self.folder_button, self.table_button, self.read_button, self.score_button):
            do.addWidget(made)
        do.addStretch()
        do.addWidget(self.remove_button)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(label(self.tr("Rows that are not counted"), "section"))
        self._none = label(self.tr("Every row is a dated text."), "muted")
        column.addWidget(self._none)
        column.addWidget(self.refused, 1)
        splitter = side_by_side("feeds", self.table, below, (220, 280), above=True)
        empty = EmptyState(
            "folder",
            self.tr("No texts yet"),
            self.tr(
                "Bring files with dated texts under Start, or watch a folder or a table: what arrives there is read by "
                "itself, each row once."
            ),
        )
        self._stack = StateStack(splitter, empty)
        self._stack.show_empty()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, Space.M, 0, 0)
        outer.setSpacing(Space.S)
        outer.addLayout(do)
        outer.addWidget(self.told)
        outer.addWidget(self.trouble)
        outer.addWidget(self._stack, 1)

    def _row(self, feed: Feed) -> list[str]:
        kinds = {FOLDER: self.tr("folder"), TABLE_FEED: self.tr("table")}
        counts = (feed.texts, feed.repeated, feed.late, feed.refused)
        state = self.tr("fine") if feed.state == OK else words.sentence(feed.state, dict(feed.params))[0]
        return [feed.name, kinds.get(feed.kind, self.tr("file")), state, *map(texts.number, counts)]

    def _feed(self) -> Feed | None:
        at = self.table.currentRow()
        return self._feeds[at] if 0 <= at < len(self._feeds) else None

    def _feed_chosen(self) -> None:
        feed = self._feed()
        self.remove_button.setEnabled(feed is not None and feed.kind in (FOLDER, TABLE_FEED))

    def _show_refused(self, found: tuple[Refused, ...]) -> None:
        self._none.setVisible(not found)
        self.refused.setVisible(bool(found))
        rows = []
        for row in found:
            message, remedy = words.sentence(row.reason, {})
            rows.append([Path(row.file).name, texts.number(row.row), row.value, f"{message} {remedy}"])
        headings = [self.tr("File"), self.tr("Row"), self.tr("What stands there"), self.tr("Why, and what to do")]
        self.refused.set_rows(headings, rows, stretch=3)
