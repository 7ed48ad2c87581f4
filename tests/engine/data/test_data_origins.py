"""What else stood in the person's file beside a version's rows: found again, and left alone where the file changed."""

from __future__ import annotations

from pathlib import Path

from engine.commands import ImportSpec, Split
from engine.data.importing import import_dataset
from engine.data.languages import told
from engine.data.origins import other_columns
from engine.data.rows import read_part
from engine.tasks.registry import task_named


def imported(tmp_path: Path, lines: list[str]) -> tuple[Path, Path]:
    """Return the file and the version made of it."""
    source, target = tmp_path / "messages.csv", tmp_path / "version.parquet"
    source.write_text("text,label,region\n" + "\n".join(lines) + "\n", encoding="utf-8")
    task = task_named("classification")
    spec = ImportSpec((str(source),), "classification", split=Split(0.1, 0.5))
    import_dataset(spec, task.info, target, task.structure, lambda *_: None, lambda: False, None)
    return source, target


SIDES = ("north", "south")
LINES = [f"message number {at} about {'ab'[at % 2]},{'ab'[at % 2]},{SIDES[at % 3 == 0]}" for at in range(40)]


def test_other_columns_stand_beside_their_rows(tmp_path: Path) -> None:
    _, version = imported(tmp_path, LINES)
    rows = read_part(version, "test")
    columns = other_columns(version, "test")
    assert len(columns) == len(rows) > 10
    for row, found in zip(rows, columns, strict=True):
        number = int(row["text"].split()[2])
        assert found["region"] == ("south" if number % 3 == 0 else "north")
        assert "text" not in found


def test_a_file_that_changed_or_is_gone_says_nothing_of_its_old_rows(tmp_path: Path) -> None:
    source, version = imported(tmp_path, LINES)
    source.write_text("text,label,region\n" + "another,a,west\n" * 40, encoding="utf-8")
    assert not any(other_columns(version, "test"))
    source.unlink()
    assert not any(other_columns(version, "test"))


def test_languages_are_told_in_order_where_they_are_sure() -> None:
    english = "Where is the parcel that I ordered from your shop last week?"
    german = "Wo ist das Paket, das ich letzte Woche in Ihrem Laden bestellt habe?"
    assert told([german, "short", english]) == ["de", "", "en"]
