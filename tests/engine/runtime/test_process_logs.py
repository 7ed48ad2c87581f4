"""What the engine's processes write beside the app's own log is kept, but not for ever."""

from __future__ import annotations

import os
import tracemalloc
from pathlib import Path

from engine.runtime import functions
from engine.runtime.child import LONGEST_LOG
from engine.runtime.trusted_file import FunctionOrder
from engine.runtime.worker import tail


def test_a_log_that_has_become_long_is_put_aside_and_the_one_before_it_goes(tmp_path: Path) -> None:
    file, log, older = tmp_path / "mine.py", tmp_path / "functions.log", tmp_path / "functions.log.1"
    file.write_text(
        'def weather(city: str) -> str:\n    print("asked for", city)\n    return "sunny"\n', encoding="utf-8"
    )
    sha256 = functions.listed(FunctionOrder(log, file)).sha256
    older.write_text("long ago", encoding="utf-8")
    log.write_text("of before\n", encoding="utf-8")
    os.truncate(log, LONGEST_LOG + 1)
    for city in ("Rome", "Oslo"):
        functions.called(FunctionOrder(log, file, sha256, "weather", {"city": city}))
    said = log.read_text(encoding="utf-8")
    assert said.index("asked for Rome") < said.index("asked for Oslo") and "of before" not in said
    assert older.stat().st_size == LONGEST_LOG + 1 and older.read_bytes().startswith(b"of before\n")
    assert sorted(path.name for path in tmp_path.glob("functions*")) == ["functions.log", "functions.log.1"]


def test_the_last_lines_of_a_log_are_told_without_reading_all_of_it(tmp_path: Path) -> None:
    log = tmp_path / "functions.log"
    with log.open("wb") as file:
        file.truncate(64 << 20)
        file.seek(64 << 20)
        file.write("\nlast but one\nlast: 终\n".encode())
    tracemalloc.start()
    try:
        assert tail(log).endswith("\nlast but one\nlast: 终")
        assert tracemalloc.get_traced_memory()[1] < 1 << 20
    finally:
        tracemalloc.stop()
