"""Tells a header row from a row of data."""

from __future__ import annotations

import re

_LONGEST = 60
_FEW_WORDS = 3
_YEAR = re.compile(r"(19|20)\d\d")


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
