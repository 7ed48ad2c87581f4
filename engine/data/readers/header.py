"""Tells a header row from a row of data."""

from __future__ import annotations


def has_header(sample: list[list[str]]) -> bool:
    """Tell a header from data: short distinct names, no numbers, none of which is a value further down."""
    names = [cell.strip() for cell in sample[0]]
    if any(len(name) > 60 or _is_number(name) for name in names) or len({*names}) < len(names):
        return False
    if not any(names) or (len(names) == 1 and not _is_lone_name(names[0])):
        return False
    below = sample[1:]
    return not any(
        record[place].strip() == name
        for place, name in enumerate(names)
        for record in below
        if name and place < len(record)
    )


def _is_lone_name(text: str) -> bool:
    """Tell the name of an only column from the first of many texts."""
    return len(text.split()) <= 2 and text[-1:].isalnum()


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).replace("-", "", 1).isdigit()
