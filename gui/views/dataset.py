"""One dataset: its facts in a line, how its rows are spread, the rows themselves, and what the doctor found."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from engine.commands import DeleteDataset, ExportDataset, GetProfile
from engine.errors import ErrorInfo
from engine.results import DatasetInfo, DatasetProfile, FileResult
from gui import task_words, texts
from gui.bridge import Request
from gui.context import Context
from gui.theme import set_role
from gui.tokens import Space
from gui.views.dataset_problems import ProblemsPane
from gui.views.dataset_rows import DatasetRows
from gui.views.dataset_versions import VersionsPane
from gui.views.label_answers import answer_of
from gui.views.label_pane import LabelPane
from gui.widgets.bar_chart import Bar, BarChart
from gui.widgets.buttons import button, icon_button
from gui.widgets.card import Card
from gui.widgets.dialogs import confirm, show_error
from gui.widgets.fingerprint import Fingerprint
from gui.widgets.labels import label
from gui.widgets.plain_table import show_table
from gui.widgets.section_title import SectionTitle

PROFILE_MS = 100  # the charts are asked for when the first rows were painted


class DatasetPage(QWidget):
    """`show_dataset(info)`; `left` fires when the person goes back to the list."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.info: DatasetInfo | None = None
        self._profile: Request | None = None
        # The version whose charts are still to be asked for, and the one whose problems are still to be shown.
        self._unprofiled: DatasetInfo | None = None
        self._unseen: DatasetInfo | None = None
        self._has_charts = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        self._layout.setSpacing(Space.M)
        self._layout.addLayout(self._header())
        self.lock = Fingerprint(self.tr("Copy the whole hash of the test rows"))
        self._layout.addWidget(self.lock)
        self._layout.addWidget(self._charts())
        self.rows = DatasetRows(context)
        self.rows.saved.connect(self.show_dataset)
        self._charts_soon = QTimer(self)
        self._charts_soon.setSingleShot(True)
        self._charts_soon.setInterval(PROFILE_MS)
        self._charts_soon.timeout.connect(self._ask_profile)
        self.rows.shown.connect(self._rows_shown)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Rows and problems"))
        self.problems = ProblemsPane(context)
        self.problems.repaired.connect(self._show_repaired)
        self.tabs.addTab(self.rows, self.tr("Rows"))
        self.tabs.addTab(self.problems, self.tr("Problems"))
        self.labelling = LabelPane(context)
        self.labelling.finished.connect(self.show_dataset)
        self.tabs.addTab(self.labelling, self.tr("Label"))
        self.versions = VersionsPane(context)
        self.versions.opened.connect(self._show_version)
        self.versions.restored.connect(self._show_restored)
        self.versions.tidied.connect(self._show_tidied)
        self.tabs.addTab(self.versions, self.tr("Versions"))
        self.tabs.currentChanged.connect(self._tab_shown)
        self._layout.addWidget(self._older())
        self._layout.addWidget(self.tabs, 1)

    def show_dataset(self, info: DatasetInfo) -> None:
        """Show this dataset in its newest version."""
        self.info = info
        is_table = info.task == "table"
        self._title.title.setText(info.name)
        self._title.set_sentence(facts(info))
        self.train.setVisible(not is_table)
        self.tools.setVisible(is_table)
        self.lock.set_hash(self.tr("The test rows are locked. Their hash:"), info.test_hash)
        self._has_charts = False
        self._chart_row.hide()
        self.older.hide()
        self.rows.show_rows(info)
        # A tab that hides while it is shown would bring up its neighbour.
        self.tabs.setCurrentWidget(self.rows)
        self._count_problems(info)
        waiting = info.rows.get("unlabelled", 0)
        is_labelled = waiting > 0 and answer_of(info.task) is not None
        self.tabs.setTabVisible(2, is_labelled)
        self.tabs.setTabText(2, self.tr("Label ({count})").format(count=texts.number(waiting)))
        # Where there is nothing to learn from yet, labelling is what comes next.
        self.tabs.setCurrentIndex(2 if is_labelled and not info.rows.get("train") else 0)
        self._tab_shown(self.tabs.currentIndex())
        if self._profile is not None:
            self._profile.drop()
        self._profile, self._unprofiled = None, info

    def _rows_shown(self) -> None:
        # Not for every page of rows: to scroll on would put the charts off for ever.
        if self._unprofiled is not None and not self._charts_soon.isActive():
            self._charts_soon.start()

    def _ask_profile(self) -> None:
        """Ask for the charts once rows are there: to count a million would hold up the first page of them."""
        info, self._unprofiled = self._unprofiled, None
        if info is not None:
            command = GetProfile(self.context.project, info.dataset, info.version)
            self._profile = self.context.bridge.ask(command, self._show_profile, owner=self)

    def _tab_shown(self, index: int) -> None:
        """The charts, which tell of the newest version, make room for what needs it."""
        if self.rows.unsaved and self.tabs.widget(index) in (self.problems, self.labelling, self.versions):
            # What is done there makes a newer version, to which corrections of this one can no longer be saved.
            self.tabs.setCurrentWidget(self.rows)
            self.rows.leave(lambda: self.tabs.setCurrentIndex(index))
            return
        self._chart_row.setVisible(self._has_charts and self._charts_fit())
        shown = self.tabs.widget(index)
        if shown in (self.labelling, self.versions) and self.info is not None:
            shown.begin(self.info)
        if shown is self.problems and self._unseen is not None:
            self.problems.show_problems(self._unseen)
            self._unseen = None

    def _charts_fit(self) -> bool:
        return self.tabs.currentWidget() not in (self.labelling, self.versions) and self.older.isHidden()

    def _older(self) -> QWidget:
        """The line that says that an older version is shown, with the way back."""
        self.older = QFrame()
        set_role(self.older, "tint-accent")
        self._older_told = label("", "strong")
        self.newest = button(self.tr("Back to the newest version"), self._show_newest, role="quiet")
        row = QHBoxLayout(self.older)
        row.setContentsMargins(Space.M, Space.XS, Space.S, Space.XS)
        row.addWidget(self._older_told, 1)
        row.addWidget(self.newest)
        self.older.hide()
        return self.older

    def _show_version(self, info: DatasetInfo) -> None:
        """Show the rows of a version; one that is not the newest is to be read only."""
        if self.info is None or info.version == self.info.version:
            self._show_newest()
            return
        told = self.tr("These are the rows of version {version} of {date}. They can be read and exported, not changed.")
        self._older_told.setText(told.format(version=info.version, date=texts.date(info.created, with_time=False)))
        self.older.show()
        self.rows.show_rows(info, read_only=True)
        self.tabs.setCurrentWidget(self.rows)

    def _show_restored(self, info: DatasetInfo) -> None:
        self.show_dataset(info)
        self.tabs.setCurrentWidget(self.versions)

    def _show_repaired(self, info: DatasetInfo) -> None:
        self.show_dataset(info)
        self.tabs.setCurrentWidget(self.problems)

    def _show_tidied(self) -> None:
        """List what is left; the older version that is shown may be gone."""
        if self.info is not None:
            if not self.older.isHidden():
                self.older.hide()
                self.rows.show_rows(self.info)
            self.versions.begin(self.info)

    def _show_newest(self) -> None:
        if self.info is not None:
            self.older.hide()
            self.rows.show_rows(self.info)
            self.tabs.setCurrentWidget(self.rows)
            self._tab_shown(self.tabs.currentIndex())

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(icon_button("chevron-left", self.tr("Back to all data"), self.left.emit, size=20))
        self._title = SectionTitle("", " ", "title")
        self.delete = button(self.tr("Delete"), self._delete, role="danger", icon="trash")
        self.tools = button(self.tr("See its tools"), self._show_tools, role="primary", icon="tools")
        self.train = button(self.tr("Train a model"), self._train, role="primary", icon="play")
        self.export = button(self.tr("Export…"), self._export, icon="download")
        for part in (self.delete, self.export, self.tools, self.train):
            self._title.add(part)
        row.addWidget(self._title, 1)
        return row

    def _charts(self) -> QWidget:
        self._chart_row = QWidget()
        row = QHBoxLayout(self._chart_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        self.classes = _ChartCard(self.tr("Rows of each class"), self.tr("Class"))
        self.lengths = _ChartCard(self.tr("Length of the texts, in words"), self.tr("Words"), ordered=True)
        row.addWidget(self.classes, 1)
        row.addWidget(self.lengths, 1)
        self._chart_row.setFixedHeight(178)
        self._chart_row.hide()
        return self._chart_row

    def _show_profile(self, profile: DatasetProfile) -> None:
        self._profile = None
        self.classes.setVisible(bool(profile.classes))
        self.classes.show_bars([Bar(name, count) for name, count in profile.classes], _balance(profile))
        below = 0
        bars = []
        for bound, count in profile.lengths:
            bars.append(Bar(f"{below + 1}\u2013{bound}" if bound > below + 1 else str(bound), count))
            below = bound
        self.lengths.setVisible(bool(bars))
        self.lengths.show_bars(bars, "")
        self._has_charts = bool(bars or profile.classes)
        self._chart_row.setVisible(self._has_charts and self._charts_fit())

    def _count_problems(self, info: DatasetInfo) -> None:
        """Say how many there are; their cards are made when they are looked at."""
        self._unseen = info
        count = f" ({len(info.problems)})" if info.problems else ""
        self.tabs.setTabText(1, self.tr("Problems") + count)
        self.tabs.setTabVisible(1, info.task != "table")

    # ---- actions --------------------------------------------------------------------------------------

    def _train(self) -> None:
        if self.info is not None:
            self.context.open_wizard("training", dataset=self.info.dataset)

    def _show_tools(self) -> None:
        self.context.navigate("tools")

    def _export(self) -> None:
        """Write the rows to a file, those of the part that is shown."""
        info = self.rows.info
        if info is None:
            return
        kinds = self.tr("CSV for Excel (*.csv);;JSON lines (*.jsonl);;Parquet (*.parquet)")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Export the rows to"), f"{info.name}.csv", kinds)
        if path:
            part = self.rows.part.currentData() or ""
            command = ExportDataset(self.context.project, info.dataset, info.version, path, part)
            self.context.bridge.ask(command, self._exported, self._failed, owner=self)

    def _exported(self, found: FileResult) -> None:
        told = self.tr("Exported {rows} to {path}.")
        self.context.notify(told.format(rows=texts.rows(found.rows), path=found.output), "good")

    def _delete(self) -> None:
        info = self.info
        if info is None:
            return
        title = self.tr("Delete {name}?").format(name=info.name)
        sentence = self.tr("All its versions are deleted from this project. The files you imported stay as they are.")
        if confirm(self, title, sentence, self.tr("Delete")):
            command = DeleteDataset(self.context.project, info.dataset)
            self.context.bridge.ask(command, self._deleted, self._failed, owner=self)

    def _deleted(self, _nothing: None) -> None:
        name = self.info.name if self.info else ""
        self.info = None
        self.rows.forget()
        self.context.notify(self.tr("Deleted {name}.").format(name=name), "good")
        self.left.emit()

    def _failed(self, error: ErrorInfo) -> None:
        show_error(error, self)


class _ChartCard(Card):
    """A chart with its title, a line of words and the button to its table."""

    def __init__(self, title: str, heading: str, ordered: bool = False) -> None:
        super().__init__()
        self._title = title
        self._heading = heading
        self.body.setContentsMargins(Space.L, Space.S, Space.S, Space.M)
        self.body.setSpacing(Space.XS)
        self.chart = BarChart(title, ordered)
        self._told = label("", "small", wrap=False)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(label(title, "strong", wrap=False))
        row.addWidget(self._told, 1)
        self.as_table = icon_button(
            "table", self.tr("{title}: show as a table").format(title=title), self._table, size=16
        )
        row.addWidget(self.as_table)
        self.body.addLayout(row)
        self.body.addWidget(self.chart, 1)

    def show_bars(self, bars: list[Bar], told: str) -> None:
        """Show these bars and words."""
        self.chart.set_bars(bars)
        self._told.setText(told)

    def _table(self) -> None:
        rows = [(name, texts.number(count)) for name, count in self.chart.table()]
        show_table(self.window(), self._title, (self._heading, self.tr("Rows")), rows)


def facts(info: DatasetInfo) -> str:
    """Return a dataset's facts in one line."""
    parts = [task_words.short(info.task)]
    rows = {part: count for part, count in info.rows.items() if count}
    if set(rows) == {"all"}:
        parts.append(texts.rows(rows["all"]))
    else:
        parts += [f"{task_words.part(part)} {texts.number(count)}" for part, count in rows.items()]
    if info.labels:
        parts.append(texts.classes(info.labels))
    told = _tr("version {version} of {date}")
    parts.append(told.format(version=info.version, date=texts.date(info.created, with_time=False)))
    if info.sources:
        parts.append(task_words.source_names(info))
    return " · ".join(parts)


def _balance(profile: DatasetProfile) -> str:
    """Return how even the classes are, in words."""
    if len(profile.classes) < 2:
        return ""
    most, least = profile.classes[0], profile.classes[-1]
    told = _tr("{count} classes, {least} to {most} rows each")
    return told.format(
        count=texts.number(len(profile.classes)), least=texts.number(least[1]), most=texts.number(most[1])
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("dataset", text)
