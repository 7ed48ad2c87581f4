"""The layout of the canonical table: parts, its own columns, and what texts that say the same have in common."""

from __future__ import annotations

from collections.abc import Sequence

from engine.data.sql import quote

# The rows of the last part wait for a person's label; nothing learns from them or is measured on them.
UNLABELLED = "unlabelled"
PARTS = ("train", "valid", "test", UNLABELLED)
# Rows of these parts are measured on: no text of theirs is ever learned from.
HELD = ("valid", "test")
# The canonical roles of a judgement: a number that says how well a row's texts fit, or their class.
SCORE, LABEL = "score", "label"
# The canonical table's own columns; every other column of it is a role.
OWN = ("row", "part", "source_file", "source_row")
# Stands for what two texts have in common that differ by case and blanks only: 64 bits of its MD5, which are grouped
# by and joined on several times as fast as the text. Never written to a version.
KEY = "__key"
# The column by which rows are split, only there where one was asked for; never written to a version.
BY = "__by"
# The conversation of which a row is one exchange, only there where one has several; never written to a version.
TALK = "__talk"
EXAMPLES = 20
SHOWN = 120


def key_column(names: Sequence[str]) -> str:
    """Return KEY as an item of a SELECT: of all that is read of a row; nothing where no text is."""
    read = "text" if "text_pair" not in names else "text || chr(10) || text_pair"
    return f"{key_value(read) if 'text' in names else 'NULL::UBIGINT'} AS {KEY}"


def alike(column: str) -> str:
    """Return the SQL for what two texts have in common that differ by case and blanks only."""
    return alike_value(quote(column))


def alike_value(value: str) -> str:
    """Return `alike` for any SQL expression."""
    plain = f"lower(nfc_normalize({value}))"
    # Few have any of these: to trim every text and replace in it takes ten times as long.
    blanks = f"regexp_matches({plain}, '\\s\\s|[\\t\\n\\r]|^[\\s\\p{{Z}}]|[\\s\\p{{Z}}]$')"
    return f"CASE WHEN {blanks} THEN trim(regexp_replace({plain}, '\\s+', ' ', 'g')) ELSE {plain} END"


def key_value(text: str) -> str:
    """Return the SQL for the KEY of what the SQL `text` reads."""
    return f"md5_number_lower({alike_value(text)})"
