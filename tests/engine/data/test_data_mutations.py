"""Sound files of every format, spoilt at random: each is imported, or refused with the file and what to do.

`DESKHAND_MUTATIONS=10000 pytest tests/engine/data/test_data_mutations.py --timeout=0` is the long mode.
"""

from __future__ import annotations

import io
import json
import os
import tempfile
import time
import zipfile
from pathlib import Path

import duckdb
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.commands import ImportSpec
from engine.data.importing import import_dataset
from engine.errors import BadInput
from engine.sentences import ERRORS, sentence_for

ROWS = [{"text": f"Wo ist mein Paket {n}?", "label": ("late", "broken")[n % 2], "n": n} for n in range(12)]
MESSAGES = [{"role": "user", "content": "hi"}, {"role": "assistant", "content": "hello"}]
# A mutated file is small: whoever needs longer than this hangs.
SECONDS = 20.0
MUTATIONS = int(os.environ.get("DESKHAND_MUTATIONS", "500"))


def _delimited(delimiter: str) -> str:
    lines = ["text{0}label{0}n"] + [f'"{row["text"]}"{{0}}{row["label"]}{{0}}{row["n"]}' for row in ROWS]
    return "\r\n".join(lines).format(delimiter)


def _parquet() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.parquet"
        duckdb.sql(f"COPY (SELECT 'hello ' || i AS text, 'x' || i % 2 AS label FROM range(20) t(i)) TO '{path}'")
        return path.read_bytes()


def _excel() -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in [("text", "label"), *[(row["text"], row["label"]) for row in ROWS]]:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("train.csv", _delimited(","))
        file.writestr("more/test.jsonl", "".join(json.dumps(row) + "\n" for row in ROWS))
    return out.getvalue()


def _squad() -> str:
    question = {"id": "1", "question": "How much?", "answers": [{"text": "5 euro", "answer_start": 13}]}
    return json.dumps(
        {"data": [{"title": "a", "paragraphs": [{"context": "A lamp costs 5 euro.", "qas": [question]}]}]}
    )


def _lines(rows: list[dict[str, object]]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


SOUND: dict[str, bytes | str] = {
    "a.csv": _delimited(","),
    "a.tsv": _delimited("\t"),
    "utf16.csv": _delimited(";").encode("utf-16"),
    "gb18030.csv": _delimited(",").replace("Paket", "包裹").encode("gb18030"),
    "a.jsonl": _lines(ROWS),
    "a.json": json.dumps(ROWS),
    "messages.jsonl": _lines([{"messages": MESSAGES}] * 5),
    "sharegpt.json": json.dumps([{"conversations": [{"from": "human", "value": "hi"}]}] * 3),
    "alpaca.json": json.dumps([{"instruction": "Say hi.", "input": "", "output": "Hi"}] * 3),
    "studio.json": json.dumps(
        [{"data": {"text": "a b"}, "annotations": [{"result": [{"type": "choices", "value": {"choices": ["x"]}}]}]}]
    ),
    "squad.json": _squad(),
    "a.conll": "EU NNP I-ORG\nrejects VBZ O\n\nPeter NNP I-PER\n\n" * 4,
    "semeval.txt": '1\t"The <e1>child</e1> in the <e2>cradle</e2>."\nOther\nComment:\n\n' * 3,
    "phrases.txt": "Sales rose .@positive\nSales fell .@negative\n" * 5,
    "a.parquet": _parquet(),
    "a.xlsx": _excel(),
    "a.zip": _zip(),
}


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[str, bytes]:
    """Return a name and a content: a sound file after one to four changes of its bytes."""
    name = draw(st.sampled_from(sorted(SOUND)))
    sound = SOUND[name]
    content = bytearray(sound if isinstance(sound, bytes) else sound.encode("utf-8"))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(content)))
        length = draw(st.integers(1, 40))
        change = draw(st.sampled_from(["replace", "insert", "delete", "cut", "repeat"]))
        if change == "replace":
            content[at : at + length] = draw(st.binary(min_size=1, max_size=4))
        elif change == "insert":
            content[at:at] = draw(st.one_of(st.binary(max_size=8), st.text(max_size=8).map(str.encode)))
        elif change == "delete":
            del content[at : at + length]
        elif change == "cut":
            del content[at:]
        else:
            content[at:at] = content[at : at + length] * 3
    return name, bytes(content)


@pytest.mark.timeout(0 if MUTATIONS > 1000 else 300)
@settings(
    max_examples=MUTATIONS, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
@given(spoilt())
def test_a_spoilt_file_is_imported_or_refused_in_words(file: tuple[str, bytes]) -> None:
    name, content = file
    with tempfile.TemporaryDirectory() as folder:
        path, target = Path(folder) / name, Path(folder) / "out" / "version.parquet"
        path.write_bytes(content)
        target.parent.mkdir()
        started = time.monotonic()
        try:
            imported = import_dataset(ImportSpec((str(path),), "table"), None, target)
        except BadInput as error:
            assert error.code in ERRORS
            told = sentence_for(error.info())
            assert name in f"{told.message} {told.remedy}" and told.remedy
            assert not list(target.parent.iterdir()), "a refused import leaves nothing behind"
        else:
            assert sum(imported.rows.values()) > 0
            assert [file.name for file in target.parent.iterdir()] == [target.name]
        assert time.monotonic() - started < SECONDS
