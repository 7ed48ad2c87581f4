"""Takes over the parts that rows had in a dataset which was saved to a file: what is measured on stays so."""

from __future__ import annotations

from collections.abc import Sequence

from engine.data.layout import OWN, PARTS, UNLABELLED
from engine.data.loading import Loaded
from engine.data.readers.source import FILE, ROW
from engine.data.sql import blank, literal, quote
from engine.data.workbench import Bench
from engine.results import Problem


def take_parts(bench: Bench, table: str, loaded: Sequence[Loaded]) -> Problem | None:
    """Give the rows of such files the part that their file says; tell how many rows these are, None for none.

    A file that was named as validation or test is that as a whole. A row without a part, as a person adds it, stays in
    train. Where nothing would be left to learn from or to label, the parts count for nothing.
    """
    split = [item for item in loaded if item.part == "train"]
    said = [(item, parts) for item in split if (parts := _parts(bench, item))]
    every = set().union(*(parts for _, parts in said))
    if every <= {"train"} or (len(said) == len(split) and not every & {"train", UNLABELLED}):
        return None
    for item, parts in said:
        names = ", ".join(map(literal, parts))
        bench.con.execute(
            f"UPDATE {quote(table)} AS here SET part = written.part FROM {quote(item.table)} AS written "
            f"WHERE here.source_file = written.{FILE} AND here.source_row = written.{ROW} "
            f"AND written.part IN ({names})"
        )
    return Problem("own_parts", "info", sum(item.source.rows for item, _ in said))


def is_saved(item: Loaded) -> bool:
    """Whether the file is that of a dataset which was saved."""
    return set(OWN) <= set(item.source.columns)


def _parts(bench: Bench, item: Loaded) -> set[str]:
    """Return the parts that a file says its rows have, none where it is not one of a dataset that was saved."""
    if not is_saved(item):
        return set()
    filled = f"NOT {blank('part')}"
    parts = {str(part) for (part,) in bench.rows(f"SELECT DISTINCT part FROM {quote(item.table)} WHERE {filled}")}
    return parts if parts <= set(PARTS) else set()
