"""Makes a row of each exchange of a conversation, and keeps the rows of one conversation on one side.

An exchange is a message of the user that the assistant answers at once: with a tool call, or deliberately with none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from engine.data.layout import KEY, TALK
from engine.data.sql import literal, one_file, quote
from engine.data.stored import reading
from engine.data.workbench import Bench
from engine.results import Problem


def exchanges(messages: str) -> list[str]:
    """Return the conversation (a JSON list of messages) as it was at the end of each exchange, the last one whole.

    What is no such list, or has no exchange, comes back as it is: who reads it tells what is wrong.
    """
    try:
        said = json.loads(messages)
    except ValueError:
        return [messages]
    roles = [_role(message) for message in said] if isinstance(said, list) else []
    asked = [at for at, two in enumerate(pairwise(roles)) if two == ("user", "assistant")]
    return [*(json.dumps(said[:end], ensure_ascii=False) for end in asked[1:]), messages]


def _role(message: Any) -> str:
    return str(message.get("role")) if isinstance(message, Mapping) else ""


def settle_talks(bench: Bench, table: str) -> Problem | None:
    """Tell how many rows are exchanges of how many conversations; where there are none, take TALK out of the table."""
    several = f"SELECT count(*) AS size FROM {quote(table)} WHERE {TALK} <> '' GROUP BY {TALK} HAVING count(*) > 1"
    talks, rows = bench.rows(f"SELECT count(*), coalesce(sum(size), 0) FROM ({several})")[0]
    if not talks:
        bench.con.execute(f"ALTER TABLE {quote(table)} DROP COLUMN {TALK}")
        return None
    return Problem("exchanges", "info", int(rows), params={"conversations": int(talks)})


def has_talks(bench: Bench, table: str) -> bool:
    """Whether the table has rows that are exchanges of one conversation."""
    return TALK in [str(row[0]) for row in bench.rows(f"DESCRIBE {quote(table)}")]


def unit(talks: bool) -> str:
    """Return the SQL for what stays on one side by chance: the rows of a conversation, of any other row its text."""
    return f"coalesce(md5_number_lower(nullif({TALK}, '')), {KEY})" if talks else KEY


def hold_talks(bench: Bench, table: str, before: Path, parts: Sequence[str]) -> None:
    """Give conversations in train the part that their longest known beginning had in the version `before`.

    Only `parts` count: what was measured on is not to be learned from later. Many conversations begin alike, so the
    longest decides, also where it was learned from. Raises JobFailed `version_broken`.
    """
    wanted = ", ".join(map(literal, parts))
    with reading(before):
        bench.con.execute(
            f"UPDATE {quote(table)} AS here SET part = known.side FROM ("
            f"SELECT {unit(True)} AS talk, arg_max(old.part, length(old.messages)) AS side FROM {quote(table)} AS now "
            f"JOIN (SELECT part, messages FROM read_parquet({one_file(before)})) AS old "
            "ON old.messages = now.messages GROUP BY 1) AS known "
            f"WHERE here.part = 'train' AND {unit(True)} = known.talk AND known.side IN ({wanted})"
        )
