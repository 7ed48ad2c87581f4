"""Through the app's front door: rows as the base model reads them, and what an import says of an unknown language."""

from __future__ import annotations

from pathlib import Path

from engine import commands
from engine.api import Engine


def test_a_preview_and_an_import_ask_the_base_model(engine: Engine, messages: Path, tmp_path: Path) -> None:
    looked = engine.ask(commands.InspectFiles((str(messages),)), timeout=60)
    command = commands.PreviewRows("classification", looked.roles["classification"], looked.sample)
    found = engine.ask(command, timeout=60)
    assert (found.base, found.limit, len(found.rows)) == ("tiny", 64, 5)
    assert found.rows[0].count == len(found.rows[0].tokens) == found.rows[0].read

    foreign = tmp_path / "foreign.csv"
    foreign.write_text(
        "text,label\n" + "".join(f"我的包裹还没有到第{n}号,{'ab'[n % 2]}\n" for n in range(40)), encoding="utf-8"
    )
    project = engine.ask(commands.CreateProject(str(tmp_path / "p")), timeout=60)
    spec = commands.ImportSpec((str(foreign),), "classification")
    imported = engine.ask(commands.ImportDataset(project.path, spec), timeout=120)
    listed = engine.ask(commands.ListDatasets(project.path), timeout=60)
    for info in (imported, *listed):
        far = next(problem for problem in info.problems if problem.kind == "far_from_base")
        assert far.params["share"] > 50
