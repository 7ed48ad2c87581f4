"""Finds rows that a base model cannot read well: longer than training reads, or in words that it does not know.

The tokenizer belongs to a service of its own: it comes in through `TokenCounts`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from engine.data.doctor.patient import Patient
from engine.data.layout import EXAMPLES, SHOWN
from engine.data.lengths import word_lengths
from engine.data.rows import columns_of
from engine.data.sql import one_file, quote
from engine.data.stored import reading
from engine.data.workbench import Bench, Reader
from engine.results import Problem

# A tokenizer reads a million characters in about a second on two cores, and an import must not wait longer for it.
MOST_CHARACTERS = 400_000
# How much of a text is looked at: more of it shows neither a language nor whether a text is too long.
LONGEST_TOKEN = 8
SAMPLE_ROWS = 2000
SAMPLE_CHARACTERS = 200
# Special tokens, and what a task writes into a text around marked words.
ADDED = 6
# From here on a tenth of what was collected is not read to its end, which is worth a longer limit.
MANY_CUT = 0.1
# Measured with all-MiniLM-L6-v2: English (bank messages, news, finance, tweets) has 0 to 0.2 % unknown words and 1.1 to
# 1.6 tokens a word; German 2.1; part numbers 4.5; Chinese (reviews, news) 62 to 65 % unknown words.
UNKNOWN = (0.02, 0.2)
BROKEN = (1.75, 2.0)
# In fewer words a share says little.
LEAST_WORDS = 100


class TokenCounts(Protocol):
    """What the doctor asks of a base model's tokenizer."""

    base: str

    def limit(self, lengths: Sequence[tuple[int, int]]) -> int:
        """Return the most tokens of a row that training reads of texts this long: (upper bound in words, rows)."""

    def lengths(self, rows: Sequence[Mapping[str, Any]], limit: int) -> list[int]:
        """Return the tokens of each canonical row; of one far beyond the limit, those of its beginning."""

    def pieces(self, texts: Sequence[str]) -> list[tuple[int, int, int]]:
        """Return (words, tokens, unknown words) of each text."""


def with_base(
    bench: Bench, patient: Patient, counts: TokenCounts | None, problems: Sequence[Problem]
) -> tuple[Problem, ...]:
    """Return the doctor's problems with those that a base model has with the rows.

    Counted tokens take the place of `long_texts`, the guess by characters that is made where no base model is ready.
    """
    if counts is None:
        return tuple(problems)
    others = [problem for problem in problems if problem.kind != "long_texts"]
    far = _far(bench, patient.rows, _read(patient.roles), counts)
    return (*others, *_cut(bench, patient, counts), *far)


def words_unknown(path: Path, counts: TokenCounts) -> Problem | None:
    """Return `far_from_base` or `broken_words` where a version's rows are worth care, None where they are not.

    Raises JobFailed `version_broken`.
    """
    read = _read(columns_of(path))
    with Reader() as bench, reading(path):
        found = _far(bench, f"read_parquet({one_file(path)})", read, counts) if read else ()
    return next((problem for problem in found if problem.severity == "careful"), None)


def _read(names: Sequence[str]) -> list[str]:
    return [name for name in ("text", "text_pair") if name in names]


def _cut(bench: Bench, patient: Patient, counts: TokenCounts) -> tuple[Problem, ...]:
    """Return `cut_texts`, counted, or `cut_texts_about`, estimated from every n-th of many long texts."""
    # A token stands for a byte at least, so that most rows need no tokenizer.
    size = " + ".join(f"strlen({quote(name)})" for name in _read(patient.roles))
    longest = bench.value(f"SELECT max({size}) FROM {patient.rows}") or 0
    if longest <= counts.limit(()) - ADDED:
        return ()
    limit = counts.limit(word_lengths(bench, patient.rows))
    long = bench.name("long")
    bench.con.execute(
        f"CREATE TABLE {quote(long)} AS SELECT row, size FROM (SELECT row, {size} AS size FROM {patient.rows}) "
        f"WHERE size > {limit - ADDED}"
    )
    work = bench.value(f"SELECT sum(least(size, {limit * LONGEST_TOKEN})) FROM {quote(long)}")
    if not work:
        return ()
    every = math.ceil(int(work) / MOST_CHARACTERS)
    places = f"SELECT row, row_number() OVER (ORDER BY row) AS place FROM {quote(long)}"
    found = bench.rows(
        f"SELECT source_file, source_row, {patient.content} FROM {patient.rows} "
        f"WHERE row IN (SELECT row FROM ({places}) WHERE place % {every} = 0) ORDER BY row"
    )
    rows = [dict(zip(patient.roles, row[2:], strict=True)) for row in found]
    over = [(n, at) for at, n in enumerate(counts.lengths(rows, limit)) if n > limit]
    if not over:
        return ()
    count = len(over) if every == 1 else _rounded(len(over) * every)
    worst = sorted(over, key=lambda item: (-item[0], item[1]))[:EXAMPLES]
    examples = tuple(_example(found[at][0], found[at][1], f"({n}) {rows[at]['text']}") for n, at in worst)
    total = int(bench.value(f"SELECT count(*) FROM {patient.rows}"))
    severity = "careful" if count >= MANY_CUT * total else "info"
    kind = "cut_texts" if every == 1 else "cut_texts_about"
    return (Problem(kind, severity, count, examples, params={"base": counts.base, "limit": limit}),)


def _far(bench: Bench, rows: str, read: Sequence[str], counts: TokenCounts) -> tuple[Problem, ...]:
    """Return `far_from_base` (unknown words) or `broken_words` (tokens a word: the fertility of Rust et al. 2021).

    `rows` is the SQL of the canonical rows, `read` names their columns that the base model reads.
    """
    total = int(bench.value(f"SELECT max(row) FROM {rows}") or 0)
    every = max(1, math.ceil(total / SAMPLE_ROWS))
    text = " || chr(10) || ".join(f"left({quote(name)}, {SAMPLE_CHARACTERS})" for name in read)
    sample = bench.rows(f"SELECT source_file, source_row, {text} FROM {rows} WHERE row % {every} = 0")
    pieces = counts.pieces([row[2] for row in sample])
    words, tokens, unknown = (sum(column) for column in zip(*pieces, strict=True)) if pieces else (0, 0, 0)
    if words < LEAST_WORDS:
        return ()
    missing, broken = min(1.0, unknown / words), tokens / words
    if missing >= UNKNOWN[0]:
        shares = [piece[2] / piece[0] if piece[0] else 0.0 for piece in pieces]
        kind, severity, told = "far_from_base", missing >= UNKNOWN[1], {"share": round(missing * 100)}
        least = 0.0
    elif broken >= BROKEN[0]:
        shares = [piece[1] / piece[0] if piece[0] else 0.0 for piece in pieces]
        kind, severity, told = "broken_words", broken >= BROKEN[1], {"pieces": round(broken, 1)}
        least = BROKEN[0]
    else:
        return ()
    worst = sorted((at for at, share in enumerate(shares) if share > least), key=lambda at: (-shares[at], at))
    examples = tuple(_example(*sample[at]) for at in worst[:EXAMPLES])
    params = {"base": counts.base, **told}
    return (Problem(kind, "careful" if severity else "info", len(worst), examples, params=params),)


def _example(file: str, row: int, value: str) -> dict[str, Any]:
    return {"file": file, "row": row, "value": value[:SHOWN]}


def _rounded(count: int) -> int:
    """Return an estimate without digits that it does not bear out."""
    return int(float(f"{count:.2g}"))
