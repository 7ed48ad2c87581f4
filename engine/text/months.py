"""The names of the months: `calendar` has them in the language of the system, once Qt has set its locale."""

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
# Names as German dates have them, where they are other ones.
_GERMAN = {
    "januar": 1, "jänner": 1, "februar": 2, "märz": 3, "maerz": 3, "mär": 3, "mrz": 3, "mai": 5, "juni": 6,
    "juli": 7, "oktober": 10, "okt": 10, "dezember": 12, "dez": 12,
}  # fmt: skip


def month_number(word: str) -> int | None:
    """Return 1 to 12 for a month's English or German name or its abbreviation, with or without a dot, else None."""
    name = word.lower().rstrip(".")
    if name in _GERMAN:
        return _GERMAN[name]
    if name not in MONTHS and name not in SHORT:
        return None
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name))
