"""Numbers, sizes and times in the person's own form."""

from __future__ import annotations

from gui import texts


def test_numbers_and_times_as_a_person_writes_them() -> None:
    assert texts.time_left(240) == "about 4 minutes left"
    assert texts.time_left(None) == ""
    assert texts.duration(3900) == "1 hour 5 minutes"
    assert texts.percent(0.9123) == "91.2 %"
    assert texts.rows(1) == "1 row"
    assert (texts.texts(1), texts.texts(1204)) == ("1 text", "1,204 texts")
    assert texts.stage("not_yet_written") == "Not yet written"
