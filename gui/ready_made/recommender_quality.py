"""How good the lists are: what they foresaw of the latest behaviour, beside what is most popular."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.ready_made.recommender.values import Quality, Shelf
from gui import texts
from gui.tokens import Space
from gui.widgets.card import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import label
from gui.widgets.plain_table import PlainTable
from gui.widgets.state_stack import StateStack


class QualityPane(QWidget):
    """A verdict in words, the figures, and how they came about."""

    def __init__(self) -> None:
        super().__init__()
        self.verdict = label("", "section")
        self.table = PlainTable(self.tr("How good the lists are"))
        self.how = label("", "muted")
        card = Card()
        for part in (self.verdict, self.table, self.how):
            card.body.addWidget(part)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch()
        empty = EmptyState(
            "shelf",
            self.tr("Not measured yet"),
            self.tr("Once it has learned, you see here how many of the latest choices it would have foreseen."),
        )
        self._stack = StateStack(page, empty)
        self._stack.show_empty()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, Space.M, 0, 0)
        outer.addWidget(self._stack)

    def show_shelf(self, shelf: Shelf) -> None:
        """Show the figures of what was learned last."""
        quality = shelf.quality
        self._stack.show_content_or_empty(quality is not None)
        if quality is None:
            return
        self.verdict.setText(self._verdict(quality))
        popular, ours = self.tr("Most popular"), self.tr("This recommender")
        rows = [
            [
                self.tr("Hits near the top (NDCG@10)"),
                _figure(quality.popular_ndcg),
                _figure(quality.ndcg),
            ],
            [self.tr("Share of hits in ten (recall@10)"), _figure(quality.popular_recall), _figure(quality.recall)],
            [
                self.tr("NDCG@10, people known before"),
                _figure(quality.known_popular_ndcg),
                _figure(quality.known_ndcg),
            ],
        ]
        self.table.set_rows([self.tr("Measure"), popular, ours], rows)
        self.table.fit_height()
        told = self.tr(
            "Measured on the last fifth of the behaviour, from {date} on, after learning only from what came before. "
            "{people} people liked something then that could be foreseen; {known} of them were known before. 1 would "
            "be perfect. After measuring, it learned from everything."
        )
        self.how.setText(
            told.format(
                date=quality.since, people=texts.number(quality.people), known=texts.number(quality.known_people)
            )
        )

    def _verdict(self, quality: Quality) -> str:
        if quality.popular_ndcg <= 0:
            return self.tr("There was nothing to compare with.")
        times = quality.ndcg / quality.popular_ndcg
        if times >= 1.05:
            return self.tr("The lists are {times} times as good as showing everybody the most popular items.").format(
                times=f"{times:.1f}" if times >= 1.15 else f"{times:.2f}"
            )
        if times >= 0.95:
            return self.tr("The lists are about as good as showing everybody the most popular items.")
        return self.tr("Showing everybody the most popular items would be better. More behaviour may help.")


def _figure(value: float) -> str:
    return f"{value:.3f}"
