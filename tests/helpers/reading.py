"""Reads small files through the readers, and checks that what is refused is told with a whole sentence."""

from __future__ import annotations

import pytest

from engine.data.readers import load, open_source
from engine.data.sql import quote
from engine.data.workbench import Bench
from engine.errors import BadInput
from engine.sentences import ERRORS, sentence_for


def read(path):
    """Return (format, encoding, rows as dicts with `__row`)."""
    with Bench() as bench:
        source = open_source(bench, path)
        table = load(bench, source)
        names = ("__row", *source.columns)
        columns = ", ".join(map(quote, names))
        rows = bench.rows(f"SELECT {columns} FROM {table} ORDER BY __row")
        assert len(rows) == source.rows
        return source.format, source.encoding, [dict(zip(names, row, strict=True)) for row in rows]


def refused(path, code):
    with Bench() as bench, pytest.raises(BadInput) as caught:
        load(bench, open_source(bench, path))
    assert caught.value.code == code
    assert code in ERRORS
    sentence = sentence_for(caught.value.info())
    assert str(path) in sentence.message + sentence.remedy
    assert " - " not in sentence.message, "a field of the sentence was not filled"
    return caught.value.params
