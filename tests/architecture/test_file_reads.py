"""Every file that DuckDB reads is read for what stands in it: its folder's name never becomes a column."""

from __future__ import annotations

import re
from pathlib import Path

ENGINE = Path(__file__).parents[2] / "engine"
# A read function of DuckDB in a string with SQL, and what its first argument begins with.
READ = re.compile(r"\b(?:read_(?:csv|json|ndjson|parquet)\w*|parquet_scan)\((\{\w+|['\"])")


def test_no_read_goes_without_the_helper() -> None:
    reads = [
        (str(file.relative_to(ENGINE)), argument)
        for file in sorted(ENGINE.rglob("*.py"))
        for argument in READ.findall(file.read_text(encoding="utf-8"))
    ]
    bare = [read for read in reads if read[1] != "{one_file"]
    assert not bare, "read them by `one_file(path)` of engine/data/sql.py"
    assert len(reads) > 20, "the pattern no longer finds the reads"
