"""The lab from end to end: example messages from an agent's tools and chats, and its callers before and after."""

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
from engine.errors import BadInput, JobCancelled
from engine.events import ApprovalNeeded, Event, Progress
from tests.helpers.routed import TOOL, UNHEARD, Routed, call_of, make_routed, say


@pytest.fixture(scope="module")
def shop(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, Routed]]:
    """One project for all: to train a router takes seconds."""
    engine = Engine(home)
    engine.start()
    yield engine, make_routed(engine, tmp_path_factory.mktemp("shop"))
    engine.stop(timeout=60)


def rows_of(engine: Engine, project: str, info: Any) -> list[dict[str, Any]]:
    return [dict(row) for row in engine.ask(commands.PageRows(project, info.dataset, info.version, limit=1000)).rows]


def test_rows_from_the_tools_are_told_by_their_origin_and_made_once(shop: tuple[Engine, Routed]) -> None:
    engine, routed = shop
    made = engine.ask(commands.MakeCalls(routed.project, "Desk", "made", each=12), timeout=200)
    assert (made.info.name, made.info.version, made.info.made, made.info.task) == ("made", 1, "tools", "tool-calls")
    assert set(made.kinds) == {"call", "missing", "several", "none"}
    assert made.added == sum(made.info.rows.values()) and set(made.info.rows) == {"train", "valid", "test"}
    assert "broken_calls" not in {problem.kind for problem in made.info.problems}
    rows = rows_of(engine, routed.project, made.info)
    mine = [row for row in rows if row["source_file"] == f"tools/{TOOL}" and json.loads(row["target"])["arguments"]]
    assert {json.loads(row["target"])["arguments"]["thing"] for row in mine} <= {"parcel", "lamp", "order", "box"}
    # The same seed makes nothing new, and so no further version.
    same = engine.ask(commands.MakeCalls(routed.project, "Desk", "made", each=12), timeout=200)
    assert (same.added, same.info.version) == (0, 1)


def test_locked_rows_of_a_dataset_stay_as_they_are(shop: tuple[Engine, Routed]) -> None:
    engine, routed = shop
    before = engine.ask(commands.ListVersions(routed.project, routed.router.dataset))[0]
    made = engine.ask(commands.MakeCalls(routed.project, "Desk", "calls", each=10), timeout=200)
    assert (made.info.version, made.info.test_hash) == (before.version + 1, before.test_hash)
    assert made.info.rows["test"] == before.rows["test"] and made.info.rows["train"] > before.rows["train"]
    assert made.info.parent == before.version


def test_what_people_taught_in_chats_is_among_the_rows(shop: tuple[Engine, Routed]) -> None:
    engine, routed = shop
    chat, reply = say(engine, routed, UNHEARD)
    case = engine.ask(commands.CorrectCall(routed.project, chat, reply, call_of(UNHEARD, "box"))).case
    good, at = say(engine, routed, "my good lamp is late")
    engine.ask(commands.RateMessage(routed.project, good, at, "good"))
    bad, at = say(engine, routed, "my bad lamp is late")
    engine.ask(commands.RateMessage(routed.project, bad, at, "wrong"))
    say(engine, routed, "my other lamp is late")
    counter = engine.ask(commands.SaveAgent(routed.project, "Counter", tools=("calculator",)))
    chat, reply = say(engine, replace(routed, agent=counter), "seven and eight")
    answer = {"label": "calculator", "spans": '[{"start": 0, "end": 15, "label": "expression"}]'}
    elsewhere = engine.ask(commands.CorrectCall(routed.project, chat, reply, answer)).case
    made = engine.ask(commands.MakeCalls(routed.project, "Desk", "from chats", each=5), timeout=200)
    assert made.kinds["chat"] == 2
    taught = {row["text"]: row for row in rows_of(engine, routed.project, made.info) if "chat/" in row["source_file"]}
    assert set(taught) == {UNHEARD, "my good lamp is late"}
    assert json.loads(taught[UNHEARD]["target"]) == {"tool": TOOL, "arguments": {"thing": "box"}}
    assert {row["part"] for row in taught.values()} == {"train"}
    without = engine.ask(commands.MakeCalls(routed.project, "Desk", "none", each=5, chats=False), timeout=200)
    assert "chat" not in without.kinds
    engine.ask(commands.UndoCorrection(routed.project, elsewhere.case))
    engine.ask(commands.UndoCorrection(routed.project, case.case))


def test_calls_that_were_approved_are_learned_and_refused_ones_are_not(shop: tuple[Engine, Routed]) -> None:
    engine, routed = shop
    engine.ask(commands.SetPermission(routed.project, TOOL, "ask"))
    for text, decision in (("Where is my approved lamp", "once"), ("Where is my refused lamp", "deny")):
        chat = engine.ask(commands.StartChat(routed.project, routed.agent.agent)).chat

        def answer(event: Event, decision: str = decision) -> None:
            if isinstance(event, ApprovalNeeded):
                engine.submit(commands.AnswerApproval(event.job, event.call, decision))

        said = engine.ask(commands.SendMessage(routed.project, chat, text), listener=answer, timeout=200).messages
        assert [call.name for message in said for call in message.calls] == [TOOL]
    made = engine.ask(commands.MakeCalls(routed.project, "Desk", "approved", each=5), timeout=200)
    texts = {row["text"] for row in rows_of(engine, routed.project, made.info) if "chat/" in row["source_file"]}
    assert "Where is my approved lamp" in texts and "Where is my refused lamp" not in texts
    engine.ask(commands.SetPermission(routed.project, TOOL, "allow"))


def test_callers_are_measured_before_and_after_and_every_row_is_kept(shop: tuple[Engine, Routed]) -> None:
    engine, routed = shop
    lab = engine.ask(commands.GetLab(routed.project, "Desk"))
    assert [(one.kind, one.tuned) for one in lab.callers] == [("nearest", False), ("router", True)]
    assert lab.callers[1].before == lab.callers[0].key
    found = engine.ask(commands.MeasureCalls(routed.project, "Desk", routed.router.dataset, part="valid"), timeout=200)
    assert found.rows == found.of > 0 and found.data == "calls"
    for score in found.callers:
        assert sum(score.counts.values()) == found.rows
    after = found.callers[1]
    assert after.difference is not None and after.counts["right"] > 0
    for outcome, count in after.counts.items():
        page = engine.ask(commands.PageMeasuredCalls(routed.project, found.measure, after.caller.key, outcome))
        assert page.total == count == len(page.rows)
        assert {row["outcome"] for row in page.rows} <= {outcome}
    kept = engine.ask(commands.GetLab(routed.project, "Desk")).measures
    assert found in kept
    engine.ask(commands.DeleteCallMeasure(routed.project, found.measure))
    assert found not in engine.ask(commands.GetLab(routed.project, "Desk")).measures
    with pytest.raises(BadInput, match="no_measure"):
        engine.ask(commands.PageMeasuredCalls(routed.project, found.measure))


def test_corrected_messages_can_be_measured_on(shop: tuple[Engine, Routed]) -> None:
    engine, routed = shop
    with pytest.raises(BadInput, match="nothing_to_measure"):
        engine.ask(commands.MeasureCalls(routed.project, "Desk", part="cases"), timeout=200)
    chat, reply = say(engine, routed, UNHEARD)
    case = engine.ask(commands.CorrectCall(routed.project, chat, reply, call_of(UNHEARD, "box"))).case
    found = engine.ask(commands.MeasureCalls(routed.project, "Desk", part="cases", callers=("router",)), timeout=200)
    assert (found.rows, found.callers[0].counts["right"]) == (1, 0)
    engine.ask(commands.UndoCorrection(routed.project, case.case))


def test_a_corrected_reply_is_no_corrected_call(shop: tuple[Engine, Routed]) -> None:
    engine, routed = shop
    chat, reply = say(engine, routed, UNHEARD)
    call = engine.ask(commands.CorrectCall(routed.project, chat, reply, call_of(UNHEARD, "box"))).case
    chat, reply = say(engine, routed, "Where is my lamp")
    words = engine.ask(commands.CorrectReply(routed.project, chat, reply, "Your lamp is late, I am sorry.")).case
    assert engine.ask(commands.GetLab(routed.project, "Desk")).cases == 1
    made = engine.ask(commands.MakeCalls(routed.project, "Desk", "with a reply", each=5), timeout=200)
    texts = {row["text"] for row in rows_of(engine, routed.project, made.info) if "chat/" in row["source_file"]}
    assert UNHEARD in texts and "Where is my lamp" not in texts
    found = engine.ask(commands.MeasureCalls(routed.project, "Desk", part="cases", callers=("router",)), timeout=200)
    assert found.rows == 1
    engine.ask(commands.UndoCorrection(routed.project, words.case))
    engine.ask(commands.UndoCorrection(routed.project, call.case))


def test_a_measuring_is_cancelled_and_leaves_nothing(shop: tuple[Engine, Routed]) -> None:
    engine, routed = shop
    before = engine.ask(commands.GetLab(routed.project, "Desk")).measures

    def stop(event: Event) -> None:
        if isinstance(event, Progress) and event.stage == "measure_calls":
            engine.submit(commands.CancelJob(event.job))

    with pytest.raises(JobCancelled):
        engine.ask(commands.MeasureCalls(routed.project, "Desk", routed.router.dataset), listener=stop, timeout=200)
    assert engine.ask(commands.GetLab(routed.project, "Desk")).measures == before


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (commands.MakeCalls("", "Desk", each=0), "lab_rows"),
        (commands.MakeCalls("", "Desk", languages=("fr",)), "lab_languages"),
        (commands.MakeCalls("", "Nobody"), "no_agent"),
        (commands.MeasureCalls("", "Desk", "orders"), "not_calls"),
        (commands.MeasureCalls("", "Desk", "calls", part="all"), "lab_part"),
        (commands.MeasureCalls("", "Desk", "calls", callers=("magic",)), "unknown_caller"),
    ],
)
def test_what_cannot_be_done_is_said(shop: tuple[Engine, Routed], command: Any, code: str) -> None:
    engine, routed = shop
    with pytest.raises(BadInput, match=code):
        engine.ask(replace(command, project=routed.project), timeout=60)


def test_the_command_line_makes_and_measures(
    shop: tuple[Engine, Routed], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, routed = shop
    shared = ["--project", routed.project, "--agent", "Desk"]
    assert main(["--home", str(home), "--json", "make-calls", *shared, "--dataset", "by hand", "--each", "8"]) == 0
    made = json.loads(capsys.readouterr().out.splitlines()[-1])["result"]
    assert made["dataset"] == "by hand" and made["kinds"]["none"] > 0
    assert main(["--home", str(home), "--json", "measure-calls", *shared, "--dataset", "by hand"]) == 0
    found = json.loads(capsys.readouterr().out.splitlines()[-1])["result"]
    assert [one["kind"] for one in found["callers"].values()] == ["nearest", "router"]
    assert main(["--home", str(home), "measure-calls", *shared, "--dataset", "by hand", "--caller", "router"]) == 0
    assert "right" in capsys.readouterr().out
    assert main(["--home", str(home), "measure-calls", *shared, "--part", "cases"]) == 3
