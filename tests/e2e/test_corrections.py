"""A corrected call or reply becomes a training row and a case; a new router learns it, is used, is rolled back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine import commands
from engine.api import Engine
from engine.cli import main
from engine.errors import BadInput
from tests.helpers.routed import RECIPE, TOOL, UNHEARD, Routed, call_of, make_routed, say


@pytest.fixture(scope="module")
def shop(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, Routed]]:
    """One project for all: to train a router takes seconds. Every test leaves its corrections undone."""
    engine = Engine(home)
    engine.start()
    yield engine, make_routed(engine, tmp_path_factory.mktemp("shop"))
    engine.stop(timeout=60)


def rows(engine: Engine, project: str, dataset: str, text: str) -> list[dict[str, Any]]:
    version = engine.ask(commands.ListVersions(project, dataset))[0].version
    found = engine.ask(commands.PageRows(project, dataset, version, limit=500)).rows
    return [dict(row) for row in found if row["text"] == text]


def test_what_can_be_said_are_the_words_and_every_tool(shop: tuple[Engine, Routed]) -> None:
    engine, routed = shop
    chat, reply = say(engine, routed, "Where is my lamp")
    told = engine.ask(commands.GetCorrection(routed.project, chat, reply))
    assert (told.item.text, told.item.spans, told.held) == ("Where is my lamp", ((12, 16, "thing"),), False)
    assert {TOOL, "calculator", "none"} <= set(told.labelling.choices)
    arguments = next(tool.arguments for tool in told.labelling.tools if tool.name == TOOL)
    assert "thing" in [argument.name for argument in arguments]
    with pytest.raises(BadInput, match="no_words_to_correct"):
        engine.ask(commands.GetCorrection(routed.project, chat, 0))


def test_a_corrected_call_is_learned_from_and_taken_back(shop: tuple[Engine, Routed]) -> None:
    engine, routed = shop
    project, data = routed.project, routed.router.dataset
    before = engine.ask(commands.ListVersions(project, data))[0]
    chat, reply = say(engine, routed, UNHEARD)
    kept = engine.ask(commands.CorrectCall(project, chat, reply, call_of(UNHEARD, "box")))
    assert kept.learned and kept.dataset == "calls"
    assert kept.case.expected == {"tool": TOOL, "arguments": {"thing": "box"}}
    new = engine.ask(commands.ListVersions(project, data))[0]
    assert (new.version, new.made, new.test_hash) == (before.version + 1, "correction", before.test_hash)
    (row,) = rows(engine, project, data, UNHEARD)
    assert (row["part"], row["label"], row["source_file"]) == ("train", TOOL, f"chat/{chat}")
    assert engine.ask(commands.GetChat(project, chat)).verdicts == {reply: "wrong"}
    assert engine.ask(commands.GetCorrections(project, routed.router.model)).new == 1

    again = engine.ask(commands.CorrectCall(project, chat, reply, {"label": "none", "spans": "[]"}))
    assert [row["label"] for row in rows(engine, project, data, UNHEARD)] == ["none"]
    assert engine.ask(commands.GetCorrections(project, routed.router.model)).cases == 1
    engine.ask(commands.UndoCorrection(project, again.case.case))
    assert [row["label"] for row in rows(engine, project, data, UNHEARD)] == [TOOL]
    engine.ask(commands.UndoCorrection(project, kept.case.case))
    assert rows(engine, project, data, UNHEARD) == []
    state = engine.ask(commands.GetCorrections(project, routed.router.model))
    assert (state.new, state.cases, state.candidate, state.previous) == (0, 0, None, None)
    with pytest.raises(BadInput, match="no_new_corrections"):
        engine.ask(commands.TrainOnCorrections(project, routed.router.model))
    with pytest.raises(BadInput, match="no_correction"):
        engine.ask(commands.UndoCorrection(project, kept.case.case))


def test_the_newest_answer_to_the_same_words_is_what_a_router_is_held_to(shop: tuple[Engine, Routed]) -> None:
    engine, routed = shop
    project, router = routed.project, routed.router
    chat, reply = say(engine, routed, UNHEARD)
    none = {"label": "none", "spans": "[]"}
    kept = [engine.ask(commands.CorrectCall(project, chat, reply, call_of(UNHEARD, "box")))]
    told = engine.ask(commands.SendMessage(project, chat, UNHEARD, instead=1), timeout=60)
    kept.append(engine.ask(commands.CorrectCall(project, chat, len(told.messages) - 1, none)))
    chat, reply = say(engine, routed, UNHEARD.upper())
    kept.append(engine.ask(commands.CorrectCall(project, chat, reply, none)))
    state = engine.ask(commands.GetCorrections(project, router.model))
    assert (state.new, state.cases) == (1, 1)
    found = engine.ask(commands.CheckRegressions(project, router.model))
    assert (found.passed, found.cases) == (1, 1), "it makes no call of them: no second answer stands against this one"
    for correction in reversed(kept):
        engine.ask(commands.UndoCorrection(project, correction.case.case))
    assert rows(engine, project, router.dataset, UNHEARD) == []


def test_words_that_are_measured_on_are_never_learned(shop: tuple[Engine, Routed]) -> None:
    engine, routed = shop
    project, data = routed.project, routed.router.dataset
    newest = engine.ask(commands.ListVersions(project, data))[0]
    held = engine.ask(commands.PageRows(project, data, newest.version, part="test")).rows[0]["text"].upper()
    chat, reply = say(engine, routed, held)
    assert engine.ask(commands.GetCorrection(project, chat, reply)).held
    kept = engine.ask(commands.CorrectCall(project, chat, reply, {"label": "none", "spans": "[]"}))
    assert not kept.learned
    assert engine.ask(commands.ListVersions(project, data))[0] == newest
    state = engine.ask(commands.GetCorrections(project, routed.router.model))
    assert (state.new, state.cases) == (0, 1)
    engine.ask(commands.UndoCorrection(project, kept.case.case))
    assert engine.ask(commands.ListVersions(project, data))[0] == newest


@pytest.mark.parametrize("answer", [{"label": ""}, {"label": TOOL, "spans": '[{"start": 0, "end": 99, "label": "a"}]'}])
def test_a_call_that_does_not_fit_the_words_changes_nothing(
    shop: tuple[Engine, Routed], answer: dict[str, str]
) -> None:
    engine, routed = shop
    newest = engine.ask(commands.ListVersions(routed.project, routed.router.dataset))[0]
    chat, reply = say(engine, routed, UNHEARD)
    with pytest.raises(BadInput):
        engine.ask(commands.CorrectCall(routed.project, chat, reply, answer))
    assert engine.ask(commands.ListVersions(routed.project, routed.router.dataset))[0] == newest
    assert engine.ask(commands.GetChat(routed.project, chat)).verdicts == {}


def test_without_a_router_a_dataset_of_corrections_begins(engine: Engine, tmp_path: Path) -> None:
    project = engine.ask(commands.CreateProject(str(tmp_path / "new"))).path
    agent = engine.ask(commands.SaveAgent(project, "Desk"))
    routed = Routed(project, None, agent)  # type: ignore[arg-type]
    chat, reply = say(engine, routed, "thank you")
    first = engine.ask(commands.CorrectCall(project, chat, reply, {"label": "none", "spans": "[]"}))
    assert (first.dataset, first.case.version) == ("corrections", 1)
    chat, reply = say(engine, routed, "add a box")
    spans = '[{"start": 4, "end": 9, "label": "expression"}]'
    second = engine.ask(commands.CorrectCall(project, chat, reply, {"label": "calculator", "spans": spans}))
    assert (second.case.dataset, second.case.version) == (first.case.dataset, 2)
    state = engine.ask(commands.GetCorrections(project))
    assert (state.model, state.new, state.candidate) == (None, 2, None)
    assert state.dataset is not None and (state.dataset.name, state.dataset.version) == ("corrections", 2)
    engine.ask(commands.UndoCorrection(project, second.case.case))
    assert [info.version for info in engine.ask(commands.ListVersions(project, first.case.dataset))] == [3, 2, 1]
    engine.ask(commands.UndoCorrection(project, first.case.case))
    assert dict(engine.ask(commands.ListVersions(project, first.case.dataset))[0].rows) == {}


def test_the_first_router_learns_the_corrections_beside_made_messages(engine: Engine, tmp_path: Path) -> None:
    project = engine.ask(commands.CreateProject(str(tmp_path / "new"))).path
    agent = engine.ask(commands.SaveAgent(project, "Desk", tools=("calculator", "add_to_date")))
    chat, reply = say(engine, Routed(project, None, agent), "thank you")  # type: ignore[arg-type]
    data = engine.ask(commands.CorrectCall(project, chat, reply, {"label": "none", "spans": "[]"})).case.dataset
    made = engine.ask(commands.MakeCalls(project, agent.agent, data, each=20), timeout=60)
    assert made.info.dataset == data and {"train", "valid", "test"} <= set(made.info.rows)
    trained = engine.ask(commands.StartTraining(project, data, 0, replace(RECIPE, epochs=1), "first"), timeout=200)
    state = engine.ask(commands.GetCorrections(project))
    assert state.candidate is not None and (state.candidate.model, state.new) == (trained.model, 0)
    chat, reply = say(engine, Routed(project, None, agent), "good morning")  # type: ignore[arg-type]
    engine.ask(commands.CorrectCall(project, chat, reply, {"label": "none", "spans": "[]"}))
    assert engine.ask(commands.GetCorrections(project)).new == 1


def test_a_corrected_reply_is_learned_from_and_taken_back(shop: tuple[Engine, Routed]) -> None:
    engine, routed = shop
    project = routed.project
    chat, reply = say(engine, routed, "Where is my lamp")
    told = engine.ask(commands.GetChat(project, chat)).messages[reply].content
    right = "Your lamp is late, I am sorry."
    for text, code in ((" ", "reply_empty"), (f"{told} ", "reply_same")):
        with pytest.raises(BadInput, match=code):
            engine.ask(commands.CorrectReply(project, chat, reply, text))
    with pytest.raises(BadInput, match="no_words_to_correct"):
        engine.ask(commands.CorrectReply(project, chat, 0, "I am Desk."))
    calls = engine.ask(commands.GetCorrections(project, routed.router.model)).cases

    kept = engine.ask(commands.CorrectReply(project, chat, reply, right))
    assert kept.learned and (kept.dataset, kept.case.version, kept.case.kind) == ("replies", 1, "reply")
    assert kept.case.expected == right
    data = next(info for info in engine.ask(commands.ListDatasets(project)) if info.name == "replies")
    assert (data.task, data.made, dict(data.rows)) == ("dialogue", "correction", {"train": 1})
    (row,) = engine.ask(commands.PageRows(project, data.dataset, 1)).rows
    assert (row["target"], row["source_file"]) == (right, f"chat/{chat}")
    learned = json.loads(row["messages"])
    assert [message["role"] for message in learned] == ["system", "user", "assistant"]
    assert learned[1]["content"] == "Facts:\nthing: lamp\nstatus: late\n\nQuestion: Where is my lamp"
    assert row["text"].endswith(learned[1]["content"]), "it is learned as the composer's model is asked"
    assert engine.ask(commands.GetChat(project, chat)).verdicts == {reply: "wrong"}
    assert engine.ask(commands.GetCorrections(project, routed.router.model)).cases == calls, "no router is held to it"
    assert engine.ask(commands.GetCorrections(project)).cases == calls + 1

    # Words that no tool answered are learned as they were said.
    talk, thanked = say(engine, routed, "thank you")
    second = engine.ask(commands.CorrectReply(project, talk, thanked, "With pleasure."))
    assert (second.case.dataset, second.case.version) == (kept.case.dataset, 2)
    texts = [row["text"] for row in engine.ask(commands.PageRows(project, data.dataset, 2)).rows]
    assert texts[1].endswith("user: thank you") and len(texts) == 2
    engine.ask(commands.UndoCorrection(project, second.case.case))
    engine.ask(commands.UndoCorrection(project, kept.case.case))
    assert dict(engine.ask(commands.ListVersions(project, data.dataset))[0].rows) == {}
    assert engine.ask(commands.GetCorrections(project)).cases == calls


def test_a_correction_outlives_the_next_import(shop: tuple[Engine, Routed]) -> None:
    engine, routed = shop
    project, data = routed.project, routed.router.dataset
    first = next(info for info in engine.ask(commands.ListVersions(project, data)) if info.made == "import")
    chat, reply = say(engine, routed, UNHEARD)
    kept = engine.ask(commands.CorrectCall(project, chat, reply, call_of(UNHEARD, "box")))
    told = engine.ask(commands.GetCorrections(project, routed.router.model))
    spec = commands.ImportSpec(first.sources, "tool-calls", "calls")
    new = engine.ask(commands.ImportDataset(project, spec))
    assert (new.version, new.made, new.parent) == (kept.case.version + 2, "correction", kept.case.version + 1)
    assert ("corrections_kept", 1) in {(problem.kind, problem.count) for problem in new.problems}
    (row,) = rows(engine, project, data, UNHEARD)
    assert (row["part"], row["label"], row["source_file"]) == ("train", TOOL, f"chat/{chat}")
    assert engine.ask(commands.GetCorrections(project, routed.router.model)).new == told.new
    engine.ask(commands.UndoCorrection(project, kept.case.case))
    assert rows(engine, project, data, UNHEARD) == []
    assert engine.ask(commands.ListVersions(project, data))[0].data_hash == first.data_hash


def test_a_router_learns_takes_the_place_and_goes_back(shop: tuple[Engine, Routed]) -> None:
    engine, routed = shop
    project, old = routed.project, routed.router
    chat, reply = say(engine, routed, UNHEARD)
    engine.ask(commands.CorrectCall(project, chat, reply, call_of(UNHEARD, "box")))
    assert engine.ask(commands.CheckRegressions(project, old.model)).passed == 0
    trained = engine.ask(commands.TrainOnCorrections(project, old.model), timeout=200)
    state = engine.ask(commands.GetCorrections(project, old.model))
    assert state.candidate is not None and state.candidate.model == trained.model
    assert state.candidate.name == "router-2"
    judged = engine.ask(commands.JudgeCandidate(project, trained.model, old.model), timeout=60)
    assert judged.comparison is not None and judged.comparison.first.model == trained.model
    assert judged.comparison.left_out == 0, "both have the same locked test rows"
    assert (judged.now.passed, judged.now.cases, judged.before.passed) == (1, 1, 0)
    assert judged.before.failed[0][0].text == UNHEARD

    (agent,) = engine.ask(commands.PromoteModel(project, trained.model, old.model))
    assert agent.caller == trained.model
    now = engine.ask(commands.GetCorrections(project, trained.model))
    assert (now.new, now.candidate, now.previous) == (0, None, old)
    assert say(engine, routed, UNHEARD)[1] == 4, "system, words, call, result, reply"

    (agent,) = engine.ask(commands.RollBackModel(project, trained.model))
    assert agent.caller == old.model
    after = engine.ask(commands.GetCorrections(project, old.model))
    assert (after.candidate, after.unused) == (None, state.candidate), "it was decided about, and is still there"
    with pytest.raises(BadInput, match="nothing_to_roll_back"):
        engine.ask(commands.RollBackModel(project, trained.model))


def test_the_command_line_retrains(shop: tuple[Engine, Routed], home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    engine, routed = shop
    assert engine.ask(commands.GetCorrections(routed.project, routed.router.model)).new == 1
    arguments = ["--home", str(home), "--json", "retrain", "--project", routed.project, "--agent"]
    assert main([*arguments, "Desk"]) == 0
    last = json.loads(capsys.readouterr().out.splitlines()[-1])["result"]
    assert (last["previous"], last["corrected"]["right"], last["used"]) == ("router", 1, True)
    assert engine.ask(commands.ListAgents(routed.project))[0].caller != routed.router.model
    assert main([*arguments, "Nobody"]) == 3
    assert main([*arguments, "Desk"]) == 3, "there is nothing new to learn"


def test_only_routers_are_held_to_calls(engine: Engine, tmp_path: Path, messages: Path) -> None:
    project = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    assert engine.ask(commands.GetCorrections(project)).cases == 0
    with pytest.raises(BadInput, match="no_model"):
        engine.ask(commands.CheckRegressions(project, "nothing"))
