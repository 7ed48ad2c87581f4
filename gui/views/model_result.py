"""Before and after: the verdict in words, the bars with their intervals, and what the figures rest on."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QWidget

from engine.results import ERRORS, Interval, ModelDetails, Report
from engine.sentences import BASELINES
from gui import texts, theme, words
from gui.tokens import Space
from gui.views.model_weak import WeakPoints
from gui.views.verdict import verdict
from gui.widgets.buttons import button
from gui.widgets.card import Card
from gui.widgets.folding_row import FoldingRow
from gui.widgets.interval_bars import BarRow, IntervalBars
from gui.widgets.key_value import KeyValue
from gui.widgets.labels import label
from gui.widgets.scroll import ScrollPage
from gui.widgets.tint import Tint
from gui.widgets.value_table import Column, ValueTable


class ResultPart(ScrollPage):
    """`show_details(details, facts)`; a choice of metric where the report has more than one."""

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(0, Space.L, 0, 0)
        self._report: Report | None = None
        self.verdict = Tint()
        self.body.addWidget(self.verdict)
        row = FoldingRow()
        row.add(self._build_bars(), 2)
        facts = Card(self.tr("This model"))
        self._facts = KeyValue()
        facts.body.addWidget(self._facts)
        facts.body.addStretch()
        row.add(facts, 1)
        self.body.addWidget(row)
        self.weak = WeakPoints()
        self.body.addWidget(self.weak)
        self.body.addStretch(1)

    def _build_bars(self) -> QWidget:
        card = Card()
        self.measure = QComboBox()
        self.measure.setAccessibleName(self.tr("Measure"))
        self.measure.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.measure.currentIndexChanged.connect(self._draw)
        self.table_button = button(self.tr("As a table"), self._toggle, role="quiet")
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Before and after"), "section", wrap=False))
        head.addStretch()
        head.addWidget(self.measure)
        head.addWidget(self.table_button)
        card.body.addLayout(head)
        self.bars = IntervalBars()
        self.table = ValueTable(
            [
                Column(self.tr("What"), lambda row: row[0], width=0),
                Column(self.tr("Value"), lambda row: self._told(row[1]), lambda row: row[1], True, 80),
                Column(self.tr("From"), lambda row: self._told(row[2]), lambda row: row[2], True, 80),
                Column(self.tr("To"), lambda row: self._told(row[3]), lambda row: row[3], True, 80),
            ],
            self.tr("Before and after"),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.bars)
        self._stack.addWidget(self.table)
        card.body.addWidget(self._stack)
        self._differences_title = label(self.tr("How far it is from each, on the same rows"), "strong")
        self.differences = KeyValue()
        self._differences_note = label("", "small")
        for part in (self._differences_title, self.differences, self._differences_note):
            card.body.addWidget(part)
        self._note = label("", "small")
        card.body.addWidget(self._note)
        return card

    def show_details(self, details: ModelDetails, facts: list[tuple[str, str]]) -> None:
        """Show a model's locked report."""
        self._report = report = details.report
        found = verdict(report)
        self.verdict.set(found.sentence, found.tone)
        self._facts.set_rows(facts)
        self.weak.show_report(report)
        self.measure.blockSignals(True)
        self.measure.clear()
        names = [report.metric, *(name for name in report.metrics if name != report.metric)]
        for name in names:
            self.measure.addItem(words.metric_short(name), name)
        self.measure.blockSignals(False)
        self.measure.setVisible(len(names) > 1)
        self._note.setText(
            self.tr(
                "Measured once on {rows} that were locked away and that the model never learned from. "
                "The thin lines show what chance may do: the true value lies there in 95 of 100 cases."
            ).format(rows=texts.rows(report.rows))
            + "".join(
                " " + self.tr("{name}: on the first {rows} of them only.").format(name=texts.baseline(key), rows=count)
                for key, count in ((key, texts.number(count)) for key, count in report.baseline_rows.items())
            )
            + self._sureness(report)
        )
        self._draw()

    def _sureness(self, report: Report) -> str:
        """Return how far what it says of its own sureness can be relied on."""
        found = report.calibration
        if found is None:
            return ""
        told = self.tr(
            "How sure it says it is lies {after} from how often it is right (calibration error); before the "
            "confidences were calibrated on the validation rows it was {before}."
        )
        return " " + told.format(after=texts.percent(found.after), before=texts.percent(found.before))

    def _draw(self) -> None:
        if self._report is None:
            return
        report, name = self._report, str(self.measure.currentData())
        order = [*BASELINES, *(key for key in report.baselines if key not in BASELINES)]
        found: list[tuple[str, Interval]] = [
            (texts.baseline(key), report.baselines[key][name])
            for key in order
            if key in report.baselines and name in report.baselines[key]
        ]
        rows = [BarRow(title, interval) for title, interval in found]
        rows.append(BarRow(self.tr("This model"), report.metrics[name], True))
        # An error has no largest value: the scale ends with the worst of those shown.
        most = max(row.interval.high for row in rows) if name in ERRORS else 1.0
        self.bars.set_rows(rows, self._told, most or 1.0)
        self.table.set_rows(self.bars.table())
        self._tell_differences(report, name)
        self._fit()

    def _tell_differences(self, report: Report, name: str) -> None:
        rows = [
            (texts.baseline(key), words.difference(name, report.differences[key][name]))
            for key in (*BASELINES, *report.differences)
            if key in report.differences and name in report.differences[key]
        ]
        self.differences.set_rows(list(dict.fromkeys(rows)))
        self._differences_note.setText(words.difference_note(name))
        for part in (self._differences_title, self.differences, self._differences_note):
            part.setVisible(bool(rows))

    def _told(self, value: float) -> str:
        return words.value(str(self.measure.currentData()), value)

    def _toggle(self) -> None:
        table = self._stack.currentIndex() == 0
        self._stack.setCurrentIndex(1 if table else 0)
        self.table_button.setText(self.tr("As bars") if table else self.tr("As a table"))
        self._fit()

    def _fit(self) -> None:
        # The stack takes the height of what it shows, so that the card holds no empty field.
        table = self._stack.currentIndex() == 1
        rows = len(self.bars.table()) + 1
        self._stack.setFixedHeight(theme.current().px(32) * rows + Space.M if table else self.bars.sizeHint().height())
