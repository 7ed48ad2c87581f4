"""Tells a header row from a row of data, and from a title above it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from engine.data.layout import EXAMPLES, SHOWN
from engine.results import Problem

_LONGEST = 60
_FEW_WORDS = 3
_FEW_COLUMNS = 2
_YEAR = re.compile(r"(19|20)\d\d")


def names_place(sample: list[list[str]], given: bool | None = None) -> int | None:
    """Return the place of the record that holds the columns' names, None where none does.

    What stands above it are titles. `given` is whether the person says that there are names, None to find it out.
    """
    if given is False:
        return None
    titles = _titles(sample)
    if titles and (has_header(sample[titles:]) or (given and _width(sample) > _FEW_COLUMNS)):
        return titles
    return 0 if given or has_header(sample) else None


def titles_told(path: Path, titles: Iterable[tuple[int, Sequence[str | None]]]) -> tuple[Problem, ...]:
    """Return what is to be told of titles, given with the rows that they stand in; of empty ones nothing."""
    words = [(row, " ".join(cell.strip() for cell in cells if cell and cell.strip())) for row, cells in titles]
    examples = tuple({"file": str(path), "row": row, "value": value[:SHOWN]} for row, value in words if value)
    return (Problem("titles", "info", len(examples), examples[:EXAMPLES]),) if examples else ()


def _titles(sample: list[list[str]]) -> int:
    """Return how many of the first records fill too few of the table's columns to be its names or one of its rows."""
    width = _width(sample)
    full = (place for place, record in enumerate(sample) if _filled(record) > 1 and 2 * _filled(record) >= width)
    titles = next(full, 0)
    # Above two columns a short word may as well be the name of the first.
    lone = titles == 1 and width <= _FEW_COLUMNS and len(sample[0]) > 1 and _is_lone_name(max(sample[0]).strip())
    return 0 if lone else titles


def _width(sample: list[list[str]]) -> int:
    """Return how many cells most of the records fill."""
    return Counter(map(_filled, sample)).most_common(1)[0][0]


def _filled(record: list[str]) -> int:
    return sum(bool(cell.strip()) for cell in record)


def has_header(sample: list[list[str]]) -> bool:
    """Tell a header from data: short names, no numbers, none of which is a value further down its column.

    Names that stand there twice, years and several empty cells are taken for a header's beside names of few words.
    """
    names = [cell.strip() for cell in sample[0]]
    below = [[record[place].strip() for record in sample[1:] if place < len(record)] for place in range(len(names))]
    if not any(names) or (len(names) == 1 and not _is_lone_name(names[0])):
        return False
    if any(len(name) > _LONGEST or (name and name in values) for name, values in zip(names, below, strict=True)):
        return False
    plain = len({*names}) == len(names) and not any(map(_is_number, names))
    return plain or _is_odd_header(names, below)


def _is_odd_header(names: list[str], below: list[list[str]]) -> bool:
    """Tell a header as people make them by hand: with a year, a name once more, columns without one."""
    once = [name for name in names if name and names.count(name) == 1 and not _is_number(name)]
    repeated = {name for name in names if name and names.count(name) > 1}
    named = sum(map(bool, names))
    used = sum(bool(name or any(values)) for name, values in zip(names, below, strict=True))
    return (
        bool(once)
        and 2 * named >= used  # else it is a title above the table
        and all(len(name.split()) <= _FEW_WORDS for name in names)
        and not any(repeated.intersection(values) for values in below)
        and all(_heads_numbers(name, values) for name, values in zip(names, below, strict=True) if _is_number(name))
    )


def _heads_numbers(name: str, values: list[str]) -> bool:
    """Tell a year as a heading: there are values below it that are no years themselves."""
    return bool(_YEAR.fullmatch(name)) and any(values) and not any(map(_YEAR.fullmatch, values))


def _is_lone_name(text: str) -> bool:
    """Tell the name of an only column from the first of many texts."""
    return len(text.split()) <= 2 and text[-1:].isalnum()


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).replace("-", "", 1).isdigit()
