"""The English names of the months: `calendar` has them in the language of the system, once Qt has set its locale."""

from __future__ import annotations

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
# How each may be written short.
SHORT = (*(name[:3] for name in MONTHS), "sept")


def month_number(word: str) -> int | None:
    """Return 1 to 12 for the name of a month or its abbreviation, with or without a dot, else None."""
    name = word.lower().rstrip(".")
    if name not in MONTHS and name not in SHORT:
        return None
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name))
