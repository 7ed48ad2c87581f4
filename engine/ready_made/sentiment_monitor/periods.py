"""The whole weeks, months and years around a day."""

from __future__ import annotations

import datetime as dt

from engine.agent.builtin.days import months_later

ONE_DAY = dt.timedelta(1)


def period(unit: str, back: int, reference: dt.date) -> tuple[dt.date, dt.date]:
    """Return a whole week, month, quarter or year, so many before the one that `reference` lies in.

    Weeks begin on Monday. Raises OverflowError outside the calendar.
    """
    if unit == "week":
        first = reference - dt.timedelta(reference.weekday() + 7 * back)
        return first, first + dt.timedelta(6)
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    begun = reference.replace(day=1, month=reference.month - (reference.month - 1) % months)
    first = months_later(begun, -back * months)
    return first, months_later(first, months) - ONE_DAY
