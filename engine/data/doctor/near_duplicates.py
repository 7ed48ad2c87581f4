"""Finds training rows whose words are nearly those of a test row: they make a test look better than it is.

Texts are near where the Jaccard similarity of their sets of words (of Chinese and Japanese: pairs of signs) is 0.8
or more. Candidates come from prefix filtering (Chaudhuri, Ganti and Kaushik 2006; Bayardo, Ma and Srikant 2007): with
its words ordered from rare to common, two sets that are so alike share one of their first n // 5 + 1. Unlike
MinHash that misses no pair and has no chance in it. Each candidate is then compared word by word.
"""

from __future__ import annotations

# Beyond this the sorting of all words would double the time of an import.
MOST_ROWS = 200_000
# Words of candidates that are compared; pairs that share a rare word, which tells most, come first.
MOST_WORDS = 10_000_000
# Texts of fewer words are near only where the set of words is the same.
FEW_WORDS = 5
_SHOWN_EACH = 58
_SIGNS = r"\p{Han}\p{Hiragana}\p{Katakana}"


def near_overlap(rows: str, key: str) -> str:
    """Return the SQL that selects `row` and `value` of each training row of the table that is near a test row.

    Rows that share the column `key` are the same text, and not told here. A table of more than MOST_ROWS has none.
    """
    return f"""
    WITH sets AS MATERIALIZED (
        SELECT row, part = 'train' AS learned, {_words("text")} AS words, len(words) AS size FROM {rows}
        WHERE part IN ('train', 'valid', 'test') AND (SELECT count(*) FROM {rows}) <= {MOST_ROWS}
        AND EXISTS (FROM {rows} WHERE part IN ('valid', 'test'))
    ), words AS MATERIALIZED (
        SELECT row, learned, size, unnest(words) AS word FROM sets
    ), rare AS MATERIALIZED (
        SELECT row, learned, size, word FROM words JOIN (SELECT word, count(*) AS often FROM words GROUP BY word)
        USING (word) QUALIFY row_number() OVER (PARTITION BY row ORDER BY often, word) <= size // 5 + 1
    ), telling AS (
        SELECT word FROM (
            SELECT word, count(*) FILTER (learned) * count(*) FILTER (NOT learned) * avg(size) AS work FROM rare
            GROUP BY word
        ) WHERE work > 0 QUALIFY sum(work) OVER (ORDER BY work, word) <= {MOST_WORDS}
    ), pairs AS MATERIALIZED (
        SELECT DISTINCT here.row AS row, there.row AS twin FROM rare AS here JOIN telling USING (word)
        JOIN rare AS there USING (word) WHERE here.learned AND NOT there.learned
        AND 5 * least(here.size, there.size) >= 4 * greatest(here.size, there.size)
    ), compared AS (
        SELECT pairs.row, pairs.twin, len(list_intersect(here.words, there.words)) AS shared,
        here.size + there.size - shared AS either, least(here.size, there.size) AS fewest FROM pairs
        JOIN sets AS here ON here.row = pairs.row JOIN sets AS there ON there.row = pairs.twin
    ), near AS (
        SELECT row, arg_max(twin, (shared / either, -twin)) AS twin FROM compared
        WHERE shared = either OR (fewest >= {FEW_WORDS} AND 5 * shared >= 4 * either) GROUP BY row
    )
    SELECT near.row, left(here.text, {_SHOWN_EACH}) || ' → ' || left(there.text, {_SHOWN_EACH}) AS value FROM near
    JOIN {rows} AS here ON here.row = near.row JOIN {rows} AS there ON there.row = near.twin
    WHERE here.{key} <> there.{key}"""


def _words(text: str) -> str:
    """Return the SQL for the set of the text's words, as hashes: those compare five times as fast."""
    plain = f"translate(lower({text}), '''’', '')"
    words = rf"regexp_extract_all({plain}, '(?:[^\P{{L}}{_SIGNS}]|[\p{{N}}\p{{M}}])+')"
    runs = f"regexp_extract_all({text}, '[{_SIGNS}]+')"
    pairs = "list_transform(range(1, greatest(length(run), 2)), lambda place: substring(run, place, 2))"
    signs = f"list_concat({words}, flatten(list_transform({runs}, lambda run: {pairs})))"
    either = f"CASE WHEN regexp_matches({text}, '[{_SIGNS}]') THEN {signs} ELSE {words} END"
    return f"list_distinct(list_transform({either}, lambda word: hash(word)))"
