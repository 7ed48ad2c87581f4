"""Makes the next version of a dataset from the labels that a person gave: the texts that waited take their parts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from engine.commands import Split
from engine.data.correcting import table_of
from engine.data.importing import Imported, write_rows
from engine.data.layout import KEY, UNLABELLED
from engine.data.leakage import NEW, hold_sides_of_all, join_same_texts, keyed
from engine.data.rows import read_tools
from engine.data.sql import literal, one_file, quote
from engine.data.stored import reading
from engine.data.workbench import Bench
from engine.errors import BadInput
from engine.results import ToLabel

# Rows that a suggestion is asked for at once: enough to find unsure ones among, few enough to answer in seconds.
SAMPLE = 2000


def waiting(source: Path, limit: int = SAMPLE) -> list[ToLabel]:
    """Return texts without a label, each once, in an order by chance that is the same every time.

    A text that waits with several pairs marked comes with those of its first row; the others wait for a next batch.
    Raises JobFailed `version_broken`.
    """
    with Bench() as bench, reading(source):
        scan = f"read_parquet({one_file(source)})"
        names = [row[0] for row in bench.rows(f"DESCRIBE SELECT * FROM {scan}")]
        spans = "arg_min(spans, row)" if "spans" in names else "''"
        found = bench.rows(
            f"SELECT text, {spans} FROM {scan} WHERE part = '{UNLABELLED}' "
            f"GROUP BY text ORDER BY md5(text) LIMIT {int(limit)}"
        )
        return [ToLabel(str(text), spans=_stretches(spans)) for text, spans in found]


def count_waiting(source: Path, texts: Iterable[str]) -> tuple[int, frozenset[str]]:
    """Return how many different texts have no label, and which of `texts` are among them.

    Raises JobFailed `version_broken`.
    """
    with Bench() as bench, reading(source):
        waits = f"FROM read_parquet({one_file(source)}) WHERE part = '{UNLABELLED}'"
        asked = bench.rows(f"SELECT DISTINCT text {waits} AND text IN (SELECT unnest(?))", [list(texts)])
        return int(bench.value(f"SELECT count(DISTINCT text) {waits}")), frozenset(text for (text,) in asked)


def _stretches(spans: str) -> tuple[tuple[int, int, str], ...]:
    return tuple((span["start"], span["end"], span["label"]) for span in json.loads(spans or "[]"))


def label_rows(
    source: Path,
    target: Path,
    answers: Mapping[str, Mapping[str, str]],
    split: Split,
    earlier: Sequence[Path] = (),
) -> Imported:
    """Write the version that has the labels: text -> canonical column -> value.

    A row that gets its label goes to the test or the validation part where that has less than its share of all
    labelled rows (by chance: not the ones that were asked first), else to training. Texts that differ by case and
    blanks only go together, and where one of them stands already. One that was measured on in one of the versions
    `earlier`, newest first, is so again. Parts that were given with the data are larger than their share for long, so
    they stay as they were. Raises BadInput `nothing_labelled` where none of the texts waits.
    """
    with Bench() as bench:
        rows, roles = table_of(bench, source)
        table = keyed(bench, rows, roles)
        _take_answers(bench, table, roles, answers)
        join_same_texts(bench, table, f"part = '{NEW}'")
        hold_sides_of_all(bench, table, f"part = '{NEW}'", earlier)
        _fill(bench, table, "test", split.test, "true")
        # Of the rest: a large test set that came with the data must not draw all labels into validation.
        _fill(bench, table, "valid", split.valid / (1 - split.test), "part <> 'test'")
        bench.con.execute(f"UPDATE {quote(table)} SET part = 'train' WHERE part = '{NEW}'")
        return write_rows(bench, table, roles, read_tools(source) or (), target)


def _take_answers(bench: Bench, table: str, roles: list[str], answers: Mapping[str, Mapping[str, str]]) -> None:
    """Write the answers into the rows that wait for them; these become the part NEW."""
    path = bench.folder / bench.name("answers")
    lines = (json.dumps({"text": text, **answer}, ensure_ascii=False) for text, answer in answers.items())
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    named = sorted({name for answer in answers.values() for name in answer} & set(roles))
    columns = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in ("text", *named))
    scan = f"read_json({one_file(path)}, format='newline_delimited', columns={{{columns}}})"
    changes = ", ".join([f"{quote(name)} = coalesce(given.{quote(name)}, '')" for name in named] + [f"part = '{NEW}'"])
    # Rows of one text that wait with different pairs marked are different questions: the first was asked.
    asked = f"SELECT text, arg_min(spans, row) AS spans FROM {quote(table)} WHERE part = '{UNLABELLED}' GROUP BY text"
    first = f"AND (here.text, here.spans) IN (SELECT (text, spans) FROM ({asked}))" if "spans" in roles else ""
    if named:
        bench.con.execute(
            f"UPDATE {quote(table)} AS here SET {changes} FROM {scan} AS given "
            f"WHERE here.text = given.text AND here.part = '{UNLABELLED}' {first}"
        )
    if not bench.value(f"SELECT count(*) FROM {quote(table)} WHERE part = '{NEW}'"):
        raise BadInput("nothing_labelled")


def _fill(bench: Bench, table: str, part: str, share: float, among: str) -> None:
    """Give the part as many of the new rows as it lacks of its share of those that have a label and fit `among`."""
    name = quote(table)
    labelled, have = bench.rows(
        f"SELECT count(*), count(*) FILTER (part = '{part}') FROM {name} WHERE part <> '{UNLABELLED}' AND {among}"
    )[0]
    lacking = max(0, int(share * labelled + 0.5) - have)
    # Whole groups of the same text, the last one if at least half of it is lacking.
    groups = (
        f"SELECT {KEY} AS key, count(*) AS size, sum(count(*)) OVER (ORDER BY md5('{part} ' || {KEY}), {KEY}) AS up_to "
        f"FROM {name} WHERE part = '{NEW}' GROUP BY {KEY}"
    )
    bench.con.execute(
        f"UPDATE {name} SET part = '{part}' WHERE part = '{NEW}' AND {KEY} IN "
        f"(SELECT key FROM ({groups}) WHERE up_to - size / 2 < {lacking})"
    )
