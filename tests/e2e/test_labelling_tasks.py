"""Labelling relations and tool calls: what a person says becomes canonical rows, trainable, and a model suggests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine import commands
from engine.api import Engine
from engine.cli import entry as cli
from engine.errors import BadInput
from engine.results import ArgumentChoice, DatasetInfo, ToolChoice
from gui.wizards.data_state import DataState
from tests.e2e.conftest import SENTENCES, SUBJECTS
from tests.e2e.test_labelling import LABELS, RECIPE

TOOL = "find_order"
TOOLS = [
    {
        "type": "function",
        "function": {
            "name": TOOL,
            "description": "Find an order",
            "parameters": {
                "type": "object",
                "properties": {"thing": {"type": "array", "items": {"type": "string"}}, "state": {"type": "string"}},
                "required": ["thing"],
            },
        },
    }
]
TEXTS = tuple(LABELS)


def mark(text: str, words: str, label: str) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "label": label}


def subject(text: str) -> str:
    return next(word for word in SUBJECTS if word in text.split())


def pair(text: str) -> str:
    """Mark the first word and the subject, in the order in which a person may mark them."""
    return json.dumps([mark(text, subject(text), "e2"), mark(text, text.split()[0], "e1")])


def call(text: str) -> dict[str, str]:
    """What a person says: a broken thing is no call."""
    if LABELS[text] == "broken":
        return {"label": "none", "spans": "[]"}
    return {"label": TOOL, "spans": json.dumps([mark(text, subject(text), "thing")])}


def relation(text: str) -> dict[str, str]:
    return {"label": "waits(e1,e2)" if LABELS[text] == "late" else "no relation", "spans": pair(text)}


ANSWERS = {"relations": relation, "tool-calls": call}


@pytest.fixture
def project(engine: Engine, tmp_path: Path) -> str:
    return engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A file of texts alone; in every other sentence the subject comes before all else that could be marked."""
    path = tmp_path / "texts.csv"
    path.write_text("message\n" + "".join(f'"{text}"\n' for text in TEXTS), encoding="utf-8")
    return path


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    path = tmp_path / "tools.json"
    path.write_text(json.dumps(TOOLS), encoding="utf-8")
    return path


def waiting(engine: Engine, project: str, task: str, *paths: Path) -> DatasetInfo:
    spec = commands.ImportSpec(tuple(map(str, paths)), task, "texts", unlabelled=True)
    return engine.ask(commands.ImportDataset(project, spec))


def say(engine: Engine, project: str, info: DatasetInfo, count: int) -> None:
    for item in engine.ask(commands.NextToLabel(project, info.dataset, limit=count)):
        engine.ask(commands.SetLabel(project, info.dataset, item.text, ANSWERS[info.task](item.text)))


def rows(engine: Engine, project: str, info: DatasetInfo, part: str = "") -> list[dict[str, Any]]:
    found = engine.ask(commands.PageRows(project, info.dataset, info.version, limit=500, part=part))
    return [dict(row) for row in found.rows]


@pytest.mark.parametrize("task", ANSWERS)
def test_labels_become_rows_to_train_on_and_a_model_suggests(
    task: str, engine: Engine, project: str, texts: Path, tools: Path
) -> None:
    info = waiting(engine, project, task, texts, *([tools] if task == "tool-calls" else []))
    assert dict(info.rows) == {"unlabelled": len(TEXTS)}
    say(engine, project, info, 60)
    new = engine.ask(commands.FinishLabelling(project, info.dataset))
    assert dict(new.rows) == {"train": 42, "valid": 6, "test": 12, "unlabelled": len(TEXTS) - 60}
    train = rows(engine, project, new, "train")
    assert {row["label"] for row in train} == {ANSWERS[task](text)["label"] for text in TEXTS}

    trained = engine.ask(commands.StartTraining(project, info.dataset, 0, RECIPE), timeout=200)
    assert set(trained.metrics.values()) != {0.0}
    offered = engine.ask(commands.NextToLabel(project, info.dataset, trained.model, 8), timeout=60)
    assert len(offered) == 8
    if task == "relations":
        assert {item.suggestion for item in offered} == {None}, "nothing is marked in these texts yet"
    for item in offered if task == "tool-calls" else ():
        assert item.suggestion["tool"] in (TOOL, None)
        arguments = item.suggestion["arguments"].values()
        said = {value for given in arguments for value in (given if isinstance(given, list) else [given])}
        assert {item.text[start:end] for start, end, _ in item.spans} == said


def test_a_marked_pair_is_kept_in_the_order_of_the_text(engine: Engine, project: str, texts: Path) -> None:
    info = waiting(engine, project, "relations", texts)
    text = "My lamp is late"
    engine.ask(commands.SetLabel(project, info.dataset, text, {"label": "A-B(e2,e1)", "spans": pair(text)}))
    told = engine.ask(commands.GetLabelling(project, info.dataset))
    assert told.choices == ("A-B(e2,e1)", "A-B(e1,e2)", "no relation")
    new = engine.ask(commands.FinishLabelling(project, info.dataset))
    row = next(row for row in rows(engine, project, new) if row["text"] == text)
    assert json.loads(row["spans"]) == [mark(text, "My", "e1"), mark(text, "lamp", "e2")]
    assert (row["label"], row["part"] == "unlabelled") == ("A-B(e2,e1)", False)


@pytest.mark.parametrize(
    ("task", "answer"),
    [
        ("relations", {"label": "waits", "spans": "[]"}),
        ("relations", {"label": "waits", "spans": '[{"start": 0, "end": 2, "label": "e1"}]'}),
        ("relations", {"label": "", "spans": pair("My lamp is late")}),
        ("tool-calls", {"label": "", "spans": "[]"}),
        ("tool-calls", {"label": TOOL, "spans": '[{"start": 3, "end": 99, "label": "thing"}]'}),
    ],
)
def test_an_answer_that_does_not_fit_its_text_is_refused(
    task: str, answer: dict[str, str], engine: Engine, project: str, texts: Path
) -> None:
    info = waiting(engine, project, task, texts)
    with pytest.raises(BadInput):
        engine.ask(commands.SetLabel(project, info.dataset, "My lamp is late", answer))
    assert engine.ask(commands.GetLabelling(project, info.dataset)).pending == 0


def test_pairs_that_came_marked_are_kept_and_suggested_for(engine: Engine, project: str, tmp_path: Path) -> None:
    file = tmp_path / "marked.jsonl"
    lines = [{"text": text, "spans": json.loads(pair(text)), "label": relation(text)["label"]} for text in TEXTS]
    for line in lines[::4]:
        line["label"] = ""
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    info = engine.ask(commands.ImportDataset(project, commands.ImportSpec((str(file),), "relations", "marked")))
    assert info.rows["unlabelled"] == len(lines[::4])
    trained = engine.ask(commands.StartTraining(project, info.dataset, 0, RECIPE), timeout=200)
    offered = engine.ask(commands.NextToLabel(project, info.dataset, trained.model, 8), timeout=60)
    assert [item.confidence for item in offered] == sorted(item.confidence for item in offered)
    assert {item.suggestion for item in offered} <= {"waits(e1,e2)", "no relation"}
    for item in offered:
        assert [item.text[start:end] for start, end, _ in item.spans] == [item.text.split()[0], subject(item.text)]
        spans = json.dumps([{"start": start, "end": end, "label": label} for start, end, label in item.spans])
        engine.ask(commands.SetLabel(project, info.dataset, item.text, {"label": item.suggestion, "spans": spans}))
    assert engine.ask(commands.FinishLabelling(project, info.dataset)).rows["unlabelled"] == len(lines[::4]) - 8


def test_two_pairs_of_one_text_wait_one_after_the_other(engine: Engine, project: str, tmp_path: Path) -> None:
    text = "Anna and Ben met Carl"
    pairs = [[mark(text, "Anna", "e1"), mark(text, name, "e2")] for name in ("Ben", "Carl")]
    file = tmp_path / "pairs.jsonl"
    file.write_text("".join(json.dumps({"text": text, "spans": spans}) + "\n" for spans in pairs), encoding="utf-8")
    info = waiting(engine, project, "relations", file)
    parts = []
    for at, left in enumerate(pairs):
        (item,) = engine.ask(commands.NextToLabel(project, info.dataset))
        assert [list(span) for span in item.spans] == [list(span.values()) for span in left]
        assert engine.ask(commands.GetLabelling(project, info.dataset)).left == 1
        answer = {"label": f"met {at}", "spans": json.dumps(left)}
        engine.ask(commands.SetLabel(project, info.dataset, text, answer))
        info = engine.ask(commands.FinishLabelling(project, info.dataset))
        parts.append({row["part"] for row in rows(engine, project, info) if row["part"] != "unlabelled"})
    assert len(parts[1]) == 1, "no text is on two sides of the split"
    assert sorted(row["label"] for row in rows(engine, project, info)) == ["met 0", "met 1"]


def test_a_call_is_made_of_the_marked_words(engine: Engine, project: str, texts: Path, tools: Path) -> None:
    info = waiting(engine, project, "tool-calls", texts, tools)
    told = engine.ask(commands.GetLabelling(project, info.dataset))
    known = ToolChoice(TOOL, (ArgumentChoice("thing", True, True), ArgumentChoice("state")))
    assert (told.choices, told.tools) == ((TOOL, "none"), (known,))

    text = "My lamp is late"
    spans = [mark(text, "late", "state"), mark(text, "My", "thing"), mark(text, "lamp", "thing")]
    engine.ask(commands.SetLabel(project, info.dataset, text, {"label": TOOL, "spans": json.dumps(spans)}))
    other = "Where is my cup"
    new_tool = {"label": "say_where", "spans": json.dumps([mark(other, "cup", "what")])}
    engine.ask(commands.SetLabel(project, info.dataset, other, new_tool))
    engine.ask(commands.SetLabel(project, info.dataset, "It is broken, the cup", {"label": "none", "spans": "[]"}))
    told = engine.ask(commands.GetLabelling(project, info.dataset))
    assert told.tools == (known, ToolChoice("say_where", (ArgumentChoice("what"),)))

    new = engine.ask(commands.FinishLabelling(project, info.dataset))
    found = {row["text"]: row for row in rows(engine, project, new) if row["part"] != "unlabelled"}
    arguments = {"thing": ["My", "lamp"], "state": "late"}
    assert json.loads(found[text]["target"]) == {"tool": TOOL, "arguments": arguments}
    asked, answered = json.loads(found[text]["messages"])
    assert asked == {"role": "user", "content": text}
    assert json.loads(answered["tool_calls"][0]["function"]["arguments"]) == arguments
    none = found["It is broken, the cup"]
    assert (none["label"], json.loads(none["target"])) == ("none", {"tool": None, "arguments": {}})
    assert engine.ask(commands.GetLabelling(project, info.dataset)).tools == told.tools


@pytest.mark.parametrize("task", ANSWERS)
def test_the_command_line_imports_texts_to_label(task: str, home: Path, texts: Path, tools: Path) -> None:
    project = texts.parent / "shop"
    given = [str(texts), *([str(tools)] if task == "tool-calls" else [])]
    asked = ["import", *given, "--project", str(project), "--task", task, "--unlabelled", "--home", str(home)]
    assert cli.main(asked) == 0
    engine = Engine(home)
    engine.start()
    try:
        opened = engine.ask(commands.OpenProject(f"{project}.deskhand")).path
        (info,) = engine.ask(commands.ListDatasets(opened))
    finally:
        engine.stop(timeout=60)
    assert (info.task, dict(info.rows)) == (task, {"unlabelled": sum(map(len, SENTENCES.values())) * len(SUBJECTS)})


@pytest.mark.parametrize("task", ANSWERS)
def test_the_wizard_imports_texts_to_label(task: str, engine: Engine, project: str, texts: Path, tools: Path) -> None:
    state = DataState()
    state.set_tasks(engine.ask(commands.ListTasks()))
    state.set_inspection(engine.ask(commands.InspectFiles((str(texts), str(tools)))))
    state.choose_task(task)
    assert state.can_label
    state.set_unlabelled(True)
    assert (state.missing_roles(), state.used_columns) == ((), {"text": "message"})
    engine.ask(commands.CheckData(state.spec()))
    info = engine.ask(commands.ImportDataset(project, state.spec()))
    told = engine.ask(commands.GetLabelling(project, info.dataset))
    assert (told.left, [tool.name for tool in told.tools]) == (len(TEXTS), [TOOL] if task == "tool-calls" else [])


def test_the_wizard_keeps_pairs_that_have_no_label_yet(engine: Engine, project: str, tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    lines = [{"words": text, "marked": json.loads(pair(text))} for text in TEXTS]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    state = DataState()
    state.set_tasks(engine.ask(commands.ListTasks()))
    state.set_inspection(engine.ask(commands.InspectFiles((str(file),))))
    state.choose_task("relations")
    state.set_unlabelled(True)
    assert state.used_columns == {"text": "words", "spans": "marked"}
    info = engine.ask(commands.ImportDataset(project, state.spec()))
    assert all(len(item.spans) == 2 for item in engine.ask(commands.NextToLabel(project, info.dataset)))
