"""What stands behind a model's figures: its rows, its slices, what it looked at, another model, the report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.cli import main
from engine.errors import EngineError
from engine.evaluation.answers import FILE
from engine.training.recipe import Recipe

RECIPE = Recipe(base="tiny", epochs=6, batch_size=8, learning_rate=3e-3, head_learning_rate=1e-2, patience=0)


def _with_regions(messages: Path, to: Path) -> Path:
    """Write the messages with a column that is no role of the task."""
    head, *rows = messages.read_text(encoding="utf-8").splitlines()
    lines = [f"{head},region", *(f"{row},{('north', 'south')[at % 2]}" for at, row in enumerate(rows))]
    to.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return to


def test_what_stands_behind_the_figures(
    engine: Engine, home: Path, tmp_path: Path, messages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = _with_regions(messages, tmp_path / "regions.csv")
    project = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    spec = commands.ImportSpec((str(file),), "classification", "messages", split=commands.Split(0.1, 0.5))
    dataset = engine.ask(commands.ImportDataset(project, spec), timeout=60).dataset
    good = engine.ask(commands.StartTraining(project, dataset, 0, RECIPE, "good"), timeout=250).model
    poor_recipe = Recipe(**{**vars(RECIPE), "epochs": 1, "adaptation": "head", "head_learning_rate": 1e-5})
    poor = engine.ask(commands.StartTraining(project, dataset, 0, poor_recipe, "poor"), timeout=250).model

    _rows_behind(engine, project, good, poor)
    only_first = _explained_and_compared(engine, project, good, poor)
    _measured_on_files(engine, project, good, tmp_path)
    engine.stop(timeout=60)
    _by_command_line(home, project, tmp_path, only_first, capsys)


def _rows_behind(engine: Engine, project: str, good: str, poor: str) -> None:
    details = engine.ask(commands.GetModel(project, good))
    report = details.report
    assert set(report.differences) == set(report.baselines)
    assert report.differences["majority"]["accuracy"].verdict == "better"
    assert {item.value for item in report.slices if item.column == "region"} == {"north", "south"}

    whole = engine.ask(commands.PageAnswers(project, good, limit=1000))
    assert whole.total == report.rows == 48
    assert {row["columns"]["region"] for row in whole.rows} == {"north", "south"}
    north = engine.ask(commands.PageAnswers(project, good, by="column", column="region", value="north"))
    assert north.total == next(item.rows for item in report.slices if item.value == "north")
    confusion = engine.ask(commands.GetModel(project, poor)).report.confusion
    for row, gold in enumerate(confusion.labels):
        for column, said in enumerate(confusion.labels):
            cell = engine.ask(commands.PageAnswers(project, poor, gold=gold, said=said))
            assert cell.total == confusion.counts[row][column]
    # A model from before answers were kept answers once more when they are wanted.
    (Path(details.info.folder) / FILE).unlink()
    assert engine.ask(commands.PageAnswers(project, good), timeout=100).total == 48


def _explained_and_compared(engine: Engine, project: str, good: str, poor: str) -> int:
    """Return how many rows only the good model got right."""
    found = engine.ask(commands.ExplainRow(project, good, "It is broken, the lamp"), timeout=60)
    assert found.prediction.value == "broken"
    strongest = max(found.words, key=lambda word: word.weight)
    assert "broken" in found.text[strongest.start : strongest.end]

    compared = engine.ask(commands.CompareModels(project, good, poor), timeout=100)
    assert compared.rows == compared.both + compared.only_first + compared.only_second + compared.neither == 48
    assert compared.differences["accuracy"].verdict == "better"
    assert len(compared.disagreements) == compared.only_first + compared.only_second > 0
    with pytest.raises(EngineError) as caught:
        engine.ask(commands.CompareModels(project, good, good))
    assert caught.value.code == "same_model"
    return compared.only_first


def _measured_on_files(engine: Engine, project: str, good: str, tmp_path: Path) -> None:
    """Rows without a label are no wrong answers, what the model has seen tells nothing, one class is measured on."""
    dataset = engine.ask(commands.GetModel(project, good)).info.dataset
    known = [
        f'"{row["text"]}",{row["label"]}'
        for part in ("train", "valid")
        for row in engine.ask(commands.PageRows(project, dataset, 1, part=part, limit=1000)).rows
    ]
    late = [f"where is my lamp {at},late" for at in range(10)]
    empty = [",late", "  ,broken"]
    waiting = [f"the box came {at}," for at in range(25)]
    reports = []
    for name, rows in (("late", late), ("some", [*late, *empty, *waiting, *known]), ("none", waiting)):
        file = tmp_path / f"{name}.csv"
        file.write_text("\n".join(["text,label", *rows]) + "\n", encoding="utf-8")
        if name == "none":
            with pytest.raises(EngineError, match="no_labels"):
                engine.ask(commands.Evaluate(project, good, str(file)), timeout=100)
            continue
        report = engine.ask(commands.Evaluate(project, good, str(file)), timeout=100)
        assert (report.rows, report.file) == (10, str(file))
        assert {error["gold"] for error in report.errors} <= {"late"}
        reports.append(report)
    left_out = [(report.unlabelled, report.unusable, report.learned) for report in reports]
    assert left_out == [(0, 0, 0), (25, 2, len(known))]
    assert reports[0].metrics == reports[1].metrics


def _by_command_line(
    home: Path, project: str, tmp_path: Path, only_first: int, capsys: pytest.CaptureFixture[str]
) -> None:
    shared = ["--home", str(home), "--json"]
    assert main([*shared, "compare", "--project", project, "--model", "good", "--model", "poor"]) == 0
    outcome = json.loads(capsys.readouterr().out.splitlines()[-1])["result"]
    assert outcome["right"]["first"] == only_first
    with pytest.raises(SystemExit, match="2"):
        main([*shared, "compare", "--project", project, "--model", "good"])
    some = tmp_path / "own.csv"
    rows = (tmp_path / "some.csv").read_text(encoding="utf-8").removeprefix("text,label\n")
    some.write_text(f"body,kind\n{rows}", encoding="utf-8")
    columns = ["--column", "text=body", "--column", "label=kind"]
    asked = ["evaluate", "--project", project, "--model", "good", "--data", str(some), *columns]
    assert main(["--home", str(home), *asked]) == 0
    told = capsys.readouterr().out
    assert f"On the 10 labelled rows of {some} (" in told and "no label: 25 rows" in told
    assert "cannot be read: 2 rows" in told and "rows of the file" in told
    assert "locked test rows" not in told and "Setting test rows aside" not in told
    assert main(["--home", str(home), "evaluate", "--project", project, "--model", "good"]) == 0
    told = capsys.readouterr().out
    assert "On the 48 locked test rows (" in told and "no label" not in told
    for name, starts in (("r.html", b"<!DOCTYPE html>"), ("r.pdf", b"%PDF")):
        target = tmp_path / name
        assert main([*shared, "report", "--project", project, "--model", "good", "--output", str(target)]) == 0
        assert target.read_bytes().startswith(starts)
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "messages, version 1" in page
    assert "region: north" in page
    assert main([*shared, "report", "--project", project, "--model", "good", "--output", "r.doc"]) == 3
