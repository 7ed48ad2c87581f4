"""Labelling: texts without labels are imported, labelled one by one, undone, and become versions to train on."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.errors import BadInput
from engine.results import DatasetInfo
from engine.training.recipe import Recipe
from tests.e2e.conftest import SENTENCES, SUBJECTS

RECIPE = Recipe(base="tiny", epochs=6, batch_size=8, learning_rate=3e-3, head_learning_rate=1e-2, patience=0)
LABELS = {
    sentence.format(subject): label
    for label, sentences in SENTENCES.items()
    for sentence in sentences
    for subject in SUBJECTS
}


@pytest.fixture
def data(engine: Engine, tmp_path: Path) -> tuple[str, DatasetInfo]:
    """A project and a dataset of texts alone."""
    file = tmp_path / "texts.csv"
    file.write_text("message\n" + "".join(f"{text}\n" for text in LABELS), encoding="utf-8")
    project = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    spec = commands.ImportSpec((str(file),), "classification", "requests", unlabelled=True)
    return project, engine.ask(commands.ImportDataset(project, spec))


def label(engine: Engine, project: str, dataset: str, model: str, count: int) -> list[str]:
    """Label as many texts as are offered, at most `count`; return them."""
    offered = engine.ask(commands.NextToLabel(project, dataset, model, count), timeout=60)
    for item in offered:
        engine.ask(commands.SetLabel(project, dataset, item.text, {"label": LABELS[item.text]}))
    return [item.text for item in offered]


def test_texts_without_labels_wait_and_lose_nothing(engine: Engine, data: tuple[str, DatasetInfo]) -> None:
    project, info = data
    assert dict(info.rows) == {"unlabelled": len(LABELS)}
    first = label(engine, project, info.dataset, "", 5)
    told = engine.ask(commands.GetLabelling(project, info.dataset))
    assert (told.left, told.pending, told.choices) == (len(LABELS) - 5, 5, tuple(sorted({LABELS[t] for t in first})))
    assert engine.ask(commands.UndoLabel(project, info.dataset, told.given[-1])) == first[-1]
    assert engine.ask(commands.NextToLabel(project, info.dataset, "", 1))[0].text == first[-1]


def test_what_another_window_said_since_is_not_taken_back(engine: Engine, data: tuple[str, DatasetInfo]) -> None:
    project, info = data
    first, second = (item.text for item in engine.ask(commands.NextToLabel(project, info.dataset, "", 2)))
    mine = [engine.ask(commands.SetLabel(project, info.dataset, text, {"label": "late"})) for text in (first, second)]
    theirs = engine.ask(commands.SetLabel(project, info.dataset, second, {"label": "lost"}))
    with pytest.raises(BadInput, match="label_not_there"):
        engine.ask(commands.UndoLabel(project, info.dataset, mine[1]))
    assert engine.ask(commands.GetLabelling(project, info.dataset)).given == (mine[0], theirs)
    assert engine.ask(commands.UndoLabel(project, info.dataset, mine[0])) == first
    engine.ask(commands.FinishLabelling(project, info.dataset))
    with pytest.raises(BadInput, match="label_not_there"):
        engine.ask(commands.UndoLabel(project, info.dataset, theirs))


def test_a_batch_becomes_a_version_and_a_model_suggests_the_next(engine: Engine, data: tuple[str, DatasetInfo]) -> None:
    project, info = data
    label(engine, project, info.dataset, "", 60)
    new = engine.ask(commands.FinishLabelling(project, info.dataset))
    assert new.version == 2
    assert dict(new.rows) == {"train": 42, "valid": 6, "test": 12, "unlabelled": len(LABELS) - 60}
    with pytest.raises(BadInput):
        engine.ask(commands.FinishLabelling(project, info.dataset))

    trained = engine.ask(commands.StartTraining(project, info.dataset, 0, RECIPE), timeout=200)
    offered = engine.ask(commands.NextToLabel(project, info.dataset, trained.model, 8), timeout=60)
    assert {item.suggestion for item in offered} <= set(LABELS.values())
    assert [item.confidence for item in offered] == sorted(item.confidence for item in offered)
    told = engine.ask(commands.GetLabelling(project, info.dataset))
    assert [(gain.version, gain.labelled) for gain in told.gains] == [(2, 60)]
    assert told.models[0][0] == trained.model


def test_a_row_without_a_label_among_others_waits(engine: Engine, tmp_path: Path, messages: Path) -> None:
    messages.write_text(messages.read_text(encoding="utf-8") + "no label yet,\n", encoding="utf-8")
    project = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    info = engine.ask(commands.ImportDataset(project, commands.ImportSpec((str(messages),), "classification", "m")))
    assert (info.rows["unlabelled"], sum(info.rows.values())) == (1, len(LABELS) + 1)
    engine.ask(commands.SetLabel(project, info.dataset, "no label yet", {"label": "late"}))
    assert "unlabelled" not in engine.ask(commands.FinishLabelling(project, info.dataset)).rows


def test_parts_that_came_with_the_data_stay_as_they_are(engine: Engine, tmp_path: Path, messages: Path) -> None:
    pool = tmp_path / "pool.csv"
    pool.write_text("text,label\n" + "".join(f'"another {text}",\n' for text in LABELS), encoding="utf-8")
    project = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    spec = commands.ImportSpec((str(pool),), "classification", "pool", test=(str(messages),))
    info = engine.ask(commands.ImportDataset(project, spec))
    for item in engine.ask(commands.NextToLabel(project, info.dataset, limit=40)):
        engine.ask(commands.SetLabel(project, info.dataset, item.text, {"label": "late"}))
    new = engine.ask(commands.FinishLabelling(project, info.dataset))
    assert dict(new.rows) == {"train": 35, "valid": 5, "test": 96, "unlabelled": 56}
    assert new.test_hash == info.test_hash


def test_no_text_is_learned_from_and_measured_on(engine: Engine, tmp_path: Path) -> None:
    pool = tmp_path / "pool.csv"
    pool.write_text("message\n" + "".join(f"{text}\n{text.upper()}\n" for text in LABELS), encoding="utf-8")
    project = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    spec = commands.ImportSpec((str(pool),), "classification", "pool", unlabelled=True)
    info = engine.ask(commands.ImportDataset(project, spec))
    labels = {text.lower(): label for text, label in LABELS.items()}
    # The second half joins what stands by then.
    for _ in range(2):
        for item in engine.ask(commands.NextToLabel(project, info.dataset, limit=len(LABELS))):
            engine.ask(commands.SetLabel(project, info.dataset, item.text, {"label": labels[item.text.lower()]}))
        new = engine.ask(commands.FinishLabelling(project, info.dataset))
    page = engine.ask(commands.PageRows(project, new.dataset, new.version, limit=500))
    sides: dict[str, set[str]] = {}
    for row in page.rows:
        sides.setdefault(row["text"].lower(), set()).add(row["part"])
    assert [text for text, parts in sides.items() if len(parts) > 1] == []
    assert abs(new.rows["test"] - 0.2 * len(page.rows)) <= 2


def test_a_label_stays_with_a_text_that_is_corrected(engine: Engine, data: tuple[str, DatasetInfo]) -> None:
    project, info = data
    first, second, third, fourth = label(engine, project, info.dataset, "", 4)
    page = engine.ask(commands.PageRows(project, info.dataset, 1, limit=500))
    row = {found["text"]: found["row"] for found in page.rows}
    changes = ((row[first], "text", f"{first}, please"), (row[second], "label", "other"))
    edited = engine.ask(commands.EditRows(project, info.dataset, 1, changes, dropped=(row[third],)))
    told = engine.ask(commands.GetLabelling(project, info.dataset))
    assert (told.pending, told.left) == (2, edited.rows["unlabelled"] - 2)
    new = engine.ask(commands.FinishLabelling(project, info.dataset))
    found = engine.ask(commands.PageRows(project, info.dataset, new.version, limit=500)).rows
    labels = {row["text"]: row["label"] for row in found if row["part"] != "unlabelled"}
    assert labels == {f"{first}, please": LABELS[first], second: "other", fourth: LABELS[fourth]}


def test_labels_of_texts_that_a_later_file_has_not_are_kept_aside(
    engine: Engine, data: tuple[str, DatasetInfo], tmp_path: Path
) -> None:
    project, info = data
    given = label(engine, project, info.dataset, "", 6)
    later = tmp_path / "later.csv"
    fresh = [f"Yet {text}" for text in LABELS][:10]
    later.write_text("message\n" + "".join(f"{text}\n" for text in (*given[:2], *fresh)), encoding="utf-8")
    spec = commands.ImportSpec((str(later),), "classification", "requests", unlabelled=True)
    assert engine.ask(commands.ImportDataset(project, spec)).version == 2
    told = engine.ask(commands.GetLabelling(project, info.dataset))
    assert (told.pending, told.left, told.aside) == (2, 10, 4)
    # What is taken back is a label of this version, not one that lies aside.
    assert len(told.given) == 2
    assert engine.ask(commands.UndoLabel(project, info.dataset, told.given[-1])) == given[1]
    with pytest.raises(BadInput, match="label_not_there"):
        engine.ask(commands.UndoLabel(project, info.dataset, told.given[-1] + 4))
    engine.ask(commands.SetLabel(project, info.dataset, fresh[0], {"label": "late"}))
    new = engine.ask(commands.FinishLabelling(project, info.dataset))
    assert (new.rows["unlabelled"], sum(new.rows.values())) == (10, 12)
    told = engine.ask(commands.GetLabelling(project, info.dataset))
    assert (told.pending, told.left, told.aside) == (0, 10, 4)
    engine.ask(commands.RestoreVersion(project, info.dataset, 1))
    told = engine.ask(commands.GetLabelling(project, info.dataset))
    assert (told.pending, told.left, told.aside) == (4, len(LABELS) - 4, 0)


def test_a_measured_text_that_lost_its_label_is_measured_on_again(
    engine: Engine, tmp_path: Path, messages: Path
) -> None:
    project = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    spec = commands.ImportSpec((str(messages),), "classification", "messages")
    info = engine.ask(commands.ImportDataset(project, spec))
    page = engine.ask(commands.PageRows(project, info.dataset, 1, part="test", limit=500))
    lost = engine.ask(
        commands.EditRows(project, info.dataset, 1, tuple((row["row"], "label", "") for row in page.rows), ())
    )
    assert "test" not in lost.rows
    first, *others = [row["text"] for row in page.rows]
    waiting = engine.ask(commands.PageRows(project, info.dataset, 2, part="unlabelled", limit=500)).rows
    row = next(row["row"] for row in waiting if row["text"] == first)
    engine.ask(commands.EditRows(project, info.dataset, 2, ((row, "label", LABELS[first]),), ()))
    for text in others:
        engine.ask(commands.SetLabel(project, info.dataset, text, {"label": LABELS[text]}))
    again = engine.ask(commands.FinishLabelling(project, info.dataset))
    assert (again.rows, again.test_hash) == (info.rows, info.test_hash)
