"""Counts how long texts are, in words: how much of them training reads depends on it."""

from __future__ import annotations

from engine.data.workbench import Bench

# Upper bounds of the lengths, in words; a Chinese, Japanese or Korean sign counts as a word.
_BOUNDS = (5, 10, 15, 20, 30, 40, 60, 80, 120, 160, 240, 320, 640, 1280, 2560)
_SIGNS = "[\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{Hangul}]"


def word_lengths(bench: Bench, scan: str) -> tuple[tuple[int, int], ...]:
    """Return the lengths of a relation's texts as `DatasetProfile` has them."""
    words = (
        f"len(regexp_extract_all(text, '{_SIGNS}')) + "
        f"len(regexp_extract_all(regexp_replace(text, '{_SIGNS}', ' ', 'g'), '\\S+'))"
    )
    bounds = " ".join(f"WHEN words <= {bound} THEN {bound}" for bound in _BOUNDS)
    counted = bench.rows(
        f"SELECT CASE {bounds} END AS bound, count(*), max(words) FROM (SELECT {words} AS words FROM {scan}) "
        "GROUP BY bound ORDER BY bound NULLS LAST"
    )
    return tuple((int(longest if bound is None else bound), int(count)) for bound, count, longest in counted)
