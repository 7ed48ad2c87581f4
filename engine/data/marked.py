"""Finds and mends marked stretches of text that cannot be meant: that overlap, or that cut a word or take a blank.

Words are those of writing with blanks; Chinese, Japanese and Korean mark where they like.
"""

from __future__ import annotations

import json
import re
from typing import Any

from engine.data.workbench import Bench

# Latin letters with and without accents, as both Python and RE2 read them; a number beside them is another word.
_LETTER, _DIGIT = "[A-Za-zÀ-ɏ]", "[0-9]"
_WORD_END = re.compile(f"(?:{_LETTER}+|{_DIGIT}+)$")
_WORD_START = re.compile(f"^(?:{_LETTER}+|{_DIGIT}+)")
_INSIDE = f"'^(?:{_LETTER}{{2}}|{_DIGIT}{{2}})$'"
_FORM = '[{"start": "BIGINT", "end": "BIGINT", "label": "VARCHAR"}]'
# The SQL for the label of every span of a row, one a row of the result.
SPAN_LABELS = "unnest(from_json(nullif(spans, ''), '[{\"label\": \"VARCHAR\"}]')).label"
# The names under which the functions below stand in SQL.
FITTED, APART = "fitted_spans", "spans_apart"


def register(bench: Bench) -> None:
    """Make `fitted` and `apart` callable from the bench's SQL."""
    bench.con.create_function(FITTED, fitted, ["VARCHAR", "VARCHAR"], "VARCHAR")
    bench.con.create_function(APART, apart, ["VARCHAR"], "VARCHAR")


def cut_words(rows: str) -> str:
    """Return the SQL that selects `row` and `value` of each span in the table that cuts a word or takes a blank."""
    words = "substring(text, span.start + 1, span.end - span.start)"
    return (
        f"SELECT row, {words} || ' | ' || text AS value FROM ({_unnested(rows)}) WHERE trim({words}) <> {words} "
        f"OR (span.start > 0 AND regexp_matches(substring(text, span.start, 2), {_INSIDE})) "
        f"OR regexp_matches(substring(text, span.end, 2), {_INSIDE})"
    )


def overlapping(rows: str) -> str:
    """Return the SQL that selects `row` and `value` of each row of the table in which two spans overlap."""
    return (
        "SELECT row, any_value(text) AS value FROM ("
        "SELECT row, text, span.start AS here, max(span.end) OVER (PARTITION BY row ORDER BY span.start, span.end "
        f"ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM ({_unnested(rows)})) "
        "WHERE before > here GROUP BY row"
    )


def fitted(text: str, spans: str) -> str:
    """Return the spans without blanks at their ends and with whole words.

    One letter of a word at the end of several is too much; more of it is too little.
    """
    found: list[dict[str, Any]] = json.loads(spans)
    for span in found:
        start, end = _without_blanks(text, span["start"], span["end"])
        span["start"], span["end"] = _whole_words(text, start, end)
    return json.dumps(found, ensure_ascii=False)


def apart(spans: str) -> str:
    """Return the spans of which none overlap: the longest stays, of equally long ones the first."""
    kept: list[dict[str, Any]] = []
    for span in sorted(json.loads(spans), key=lambda span: (span["start"] - span["end"], span["start"])):
        if all(span["end"] <= other["start"] or span["start"] >= other["end"] for other in kept):
            kept.append(span)
    return json.dumps(sorted(kept, key=lambda span: span["start"]), ensure_ascii=False)


def _unnested(rows: str) -> str:
    marked = f"from_json(nullif(spans, ''), '{_FORM}')"
    return f"SELECT row, text, unnest({marked}) AS span FROM {rows} WHERE spans NOT IN ('', '[]')"


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    if not words.strip():
        return start, end
    return end - len(words.lstrip()), start + len(words.rstrip())


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    several = bool(re.search(r"\s", words))
    start += _moved(_WORD_START.search(words), _WORD_END.search(text[:start]), several)
    end -= _moved(_WORD_END.search(words), _WORD_START.search(text[end:]), several)
    return _without_blanks(text, start, end)


def _moved(inside: re.Match[str] | None, outside: re.Match[str] | None, several: bool) -> int:
    """Return how far an end that cuts a word goes inwards: below 0 to take in the rest of the word."""
    if not inside or not outside or inside[0].isdigit() != outside[0].isdigit():
        return 0
    stray = several and len(inside[0]) == 1 and not inside[0].isdigit()
    return 1 if stray else -len(outside[0])
