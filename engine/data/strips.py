"""Cuts a wide table into narrow ones: DuckDB looks at every column of a table, also for a question about one of them.

To ask about each column of a table in turn takes time by the square of their number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.data.sql import quote
from engine.data.workbench import Bench

COLUMNS = 50


def strips(bench: Bench, table: str, names: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield tables that together have the columns `names` of the table, each with which of them; they are gone after.

    One that is narrow is its own only strip.
    """
    if len(names) <= COLUMNS:
        yield table, names
        return
    for first in range(0, len(names), COLUMNS):
        own = names[first : first + COLUMNS]
        strip = bench.name("strip")
        bench.con.execute(f"CREATE TABLE {quote(strip)} AS SELECT {', '.join(map(quote, own))} FROM {quote(table)}")
        yield strip, own
        bench.con.execute(f"DROP TABLE {quote(strip)}")
