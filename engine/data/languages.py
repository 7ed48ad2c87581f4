"""Finds texts in another language than most of them: a model learns each language from its own rows only.

The language is told by py3langid (a naive Bayes classifier over byte n-grams: Lui and Baldwin 2012), which carries
its model along and needs no network; what it is not sure of counts for no language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from engine.data.workbench import Bench

# How many texts are looked at to find out: half a second's work.
SAMPLE = 2000
# Of a longer table the texts in other languages cannot be left out: every one has to be looked at for that.
MOST_ROWS = 20_000
SURE = 0.95
# The beginning of a text tells its language.
_READ = 200
# Shorter texts do not tell their language, but by their script.
_LONG, _SHORT = 40, 10
_OTHER_SCRIPT = r"[^\p{Latin}\p{Common}\p{Inherited}]{3}"
# What py3langid says of a text that is in no language, such as an address.
_NONE = "zxx"
# The name under which `language` stands in SQL.
LANGUAGE = "language_of"


@dataclass(frozen=True)
class Mixture:
    """The most frequent language, the texts in each `other` (codes of ISO 639-1), and the SQL that selects them.

    `looked_at` is the number of texts of which this is known, 0 where that is all of them; `exact` says whether
    `others` can find every one of them.
    """

    main: str
    others: Mapping[str, int]
    looked_at: int
    exact: bool
    rows: str


def register(bench: Bench) -> None:
    """Make the language of a text callable from the bench's SQL; '' where it is not sure."""
    bench.con.create_function(LANGUAGE, _language, ["VARCHAR"], "VARCHAR")


def main_language(texts: Iterable[str]) -> str:
    """Return the code of the language that most of the texts are in, '' where it is sure of none of them."""
    counted = Counter(code for text in texts if (code := _language(text)))
    return counted.most_common(1)[0][0] if counted else ""


def mixture(bench: Bench, rows: str) -> Mixture | None:
    """Return which languages a sample of the table's texts is in, None where all are in one."""
    told = bench.name("languages")
    texts = f"{_fit(rows)} ORDER BY hash(row) LIMIT {SAMPLE}"
    # A table first, here and below: in one statement with its filter the language would be worked out twice.
    bench.con.execute(f"CREATE TABLE {told} AS SELECT row, text, {LANGUAGE}(text) AS language FROM ({texts})")
    counted = bench.rows(
        f"SELECT language, count(*) AS n FROM {told} WHERE language <> '' GROUP BY language ORDER BY n DESC, language"
    )
    if len(counted) < 2:
        return None
    total = int(bench.value(f"SELECT count(*) FROM {rows}"))
    main = str(counted[0][0])
    looked_at = sum(count for _, count in counted) if total > SAMPLE else 0
    found = f"SELECT row, language || ' | ' || text AS value FROM {told} WHERE language NOT IN ('', '{main}')"
    return Mixture(main, dict(counted[1:]), looked_at, total <= MOST_ROWS, found)


def others(rows: str) -> str:
    """Return the SQL that selects `row` of each text in the table that is not in the most frequent language."""
    told = f"SELECT row, {LANGUAGE}(text) AS language FROM ({_fit(rows)})"
    main = "SELECT language FROM told WHERE language <> '' GROUP BY language ORDER BY count(*) DESC, language LIMIT 1"
    found = f"SELECT row FROM told WHERE language <> '' AND language <> ({main})"
    return f"WITH told AS MATERIALIZED ({told}) {found}"


def told(texts: Sequence[str]) -> list[str]:
    """Return the language of each text (codes of ISO 639-1), '' where it is not sure or too short to tell.

    Of more than MOST_ROWS texts none is told: every one has to be looked at.
    """
    if len(texts) > MOST_ROWS:
        return [""] * len(texts)
    with Bench() as bench:
        register(bench)
        listed = bench.name("texts")
        bench.con.execute(
            f"CREATE TABLE {listed} AS SELECT * FROM (SELECT unnest($1) AS text, unnest($2) AS row)",
            [list(texts), list(range(len(texts)))],
        )
        rows = bench.rows(f"SELECT row, {LANGUAGE}(text) FROM ({_fit(listed)})")
    known = {int(row): str(language) for row, language in rows}
    return [known.get(at, "") for at in range(len(texts))]


def _fit(rows: str) -> str:
    """Return the SQL for the texts that are long enough to tell their language."""
    short = f"length(text) >= {_SHORT} AND regexp_matches(text, '{_OTHER_SCRIPT}')"
    return f"SELECT row, text FROM {rows} WHERE length(text) >= {_LONG} OR ({short})"


def _language(text: str) -> str:
    return _identifier().language(text)


@cache
def _identifier() -> _Identifier:
    """Return the one of this process: it takes half a second to load, and a wizard asks again and again."""
    return _Identifier()


class _Identifier:
    """py3langid with probabilities, for languages of two letters: those of three are mostly taken for their kin."""

    def __init__(self) -> None:
        import numpy as np
        from py3langid.langid import MODEL_FILE, LanguageIdentifier

        self._model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
        self._model.set_languages([code for code in self._model.labels if len(code) == 2 or code == _NONE])
        # It stores its weights in half precision, which a processor multiplies at a third of the speed.
        self._model.nb_ptc = self._model.nb_ptc.astype(np.float32)

    def language(self, text: str) -> str:
        """Return the code of the text's language, '' where that is not sure."""
        code, probability = self._model.classify(text[:_READ])
        return str(code) if probability >= SURE and code != _NONE else ""
