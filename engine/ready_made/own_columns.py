"""Tells what a column of a person's own file holds, where its name does not say."""

from __future__ import annotations

from collections.abc import Sequence

from engine.data.column_dates import moment

_FEWEST_LETTERS, _FEWEST_SIGNS = 4, 4
_QUESTION_MARKS = ("?", "？", "؟")


def are_texts(cells: Sequence[str]) -> bool:
    """Tell whether most of the cells that are filled hold words in a row rather than a name, a number or a date."""
    told = [cell.strip() for cell in cells if cell.strip()]
    return bool(told) and sum(map(_is_text, told)) > 0.5 * len(told)


def are_dates(cells: Sequence[str]) -> bool:
    """Tell whether most of the cells that are filled are dates."""
    told = [cell for cell in cells if cell.strip()]
    return bool(told) and sum(moment(cell, True) is not None for cell in told) > 0.8 * len(told)


def question_share(cells: Sequence[str]) -> float:
    """Return how many of the cells that are filled ask something, by their mark, as a fraction."""
    told = [cell for cell in cells if cell.strip()]
    return sum(any(mark in cell for mark in _QUESTION_MARKS) for cell in told) / max(1, len(told))


def _is_text(cell: str) -> bool:
    # Chinese and Japanese are written without blanks.
    signs = sum("\u3040" <= letter <= "\u9fff" for letter in cell)
    return signs >= _FEWEST_SIGNS or (" " in cell and sum(map(str.isalpha, cell)) >= _FEWEST_LETTERS)
