"""Corrections of agents that have no router: what is kept of them, whose they are, and how they are taken back."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from engine import commands
from engine.agent.messages import Message
from engine.api import Engine
from engine.commands import CALLS
from engine.errors import BadInput
from engine.paths import ProjectPaths
from engine.results import ModelInfo
from engine.runtime.core import Project
from engine.runtime.regression_cases import of_agent, of_model
from engine.store import agents, chats, models
from engine.store.database import open_database, transaction

NONE = {"label": "none", "spans": "[]"}
TIMES = "7 times 8"
CALCULATED = {"label": "calculator", "spans": '[{"start": 0, "end": 9, "label": "expression"}]'}


@pytest.fixture
def project(engine: Engine, tmp_path: Path) -> str:
    """A project with an agent, `Desk`."""
    path = engine.ask(commands.CreateProject(str(tmp_path / "shop"))).path
    engine.ask(commands.SaveAgent(path, "Desk"))
    return path


def say(engine: Engine, project: str, text: str, chat: str = "", agent: str = "Desk") -> str:
    """Have something said as the first words of a chat, '' for a new one, and answered; returns the chat.

    The reply has the index 1. Said in a chat that has words already, it is said instead of them.
    """
    chat = chat or engine.ask(commands.StartChat(project, agent)).chat
    with closing(open_database(ProjectPaths(Path(project)).database)) as database, transaction(database):
        chats.append(database, chat, Message("user", text), parent=-1)
        chats.append(database, chat, Message("assistant", "Hm."))
    return chat


def rows(engine: Engine, project: str, dataset: str) -> list[tuple[str, str]]:
    """Return the texts and labels of the newest version of a dataset."""
    version = engine.ask(commands.ListVersions(project, dataset))[0].version
    return [(row["text"], row["label"]) for row in engine.ask(commands.PageRows(project, dataset, version)).rows]


def verdicts(engine: Engine, project: str, chat: str) -> dict[int, str]:
    return dict(engine.ask(commands.GetChat(project, chat)).verdicts)


def test_only_a_reply_is_judged(engine: Engine, project: str) -> None:
    chat = say(engine, project, "thank you")
    with pytest.raises(BadInput, match="not_a_reply"):
        engine.ask(commands.RateMessage(project, chat, 0, "good"))
    assert verdicts(engine, project, chat) == {}


def test_a_mark_is_taken_back_on_whatever_branch_the_chat_stands(engine: Engine, project: str) -> None:
    chat = say(engine, project, "thank you")
    position = engine.ask(commands.RateMessage(project, chat, 1, "wrong"))
    say(engine, project, "thank you", chat)
    engine.ask(commands.RateMessage(project, chat, 1, "good"))
    engine.ask(commands.UnmarkMessage(project, chat, position))
    assert verdicts(engine, project, chat) == {1: "good"}
    assert dict(engine.ask(commands.SwitchBranch(project, chat, 0, -1)).verdicts) == {}


def test_a_mark_goes_with_the_last_correction_of_its_reply(engine: Engine, project: str) -> None:
    chat = say(engine, project, "thank you")
    call = engine.ask(commands.CorrectCall(project, chat, 1, NONE)).case
    words = engine.ask(commands.CorrectReply(project, chat, 1, "With pleasure.")).case
    engine.ask(commands.UndoCorrection(project, call.case))
    assert verdicts(engine, project, chat) == {1: "wrong"}, "what it should have said still stands"
    say(engine, project, "thank you", chat)
    engine.ask(commands.RateMessage(project, chat, 1, "wrong"))
    engine.ask(commands.UndoCorrection(project, words.case))
    assert verdicts(engine, project, chat) == {1: "wrong"}, "this one was marked by itself"
    assert dict(engine.ask(commands.SwitchBranch(project, chat, 0, -1)).verdicts) == {}


def test_a_reply_that_was_corrected_twice_keeps_both(engine: Engine, project: str) -> None:
    chat = say(engine, project, "thank you")
    first = engine.ask(commands.CorrectReply(project, chat, 1, "With pleasure.")).case
    second = engine.ask(commands.CorrectReply(project, chat, 1, "You are welcome.")).case
    assert engine.ask(commands.GetReplyCorrections(project, chat, 1)) == (second, first)

    def learned() -> list[str]:
        newest = engine.ask(commands.ListVersions(project, first.dataset))[0].version
        return [row["target"] for row in engine.ask(commands.PageRows(project, first.dataset, newest)).rows]

    assert learned() == ["You are welcome."]
    engine.ask(commands.UndoCorrection(project, second.case))
    assert (learned(), engine.ask(commands.GetReplyCorrections(project, chat, 1))) == (["With pleasure."], (first,))


def test_corrections_of_the_same_words_are_taken_back_in_any_order(engine: Engine, project: str) -> None:
    first, other, second = say(engine, project, TIMES), say(engine, project, "thank you"), say(engine, project, TIMES)
    wrong = engine.ask(commands.CorrectCall(project, first, 1, NONE)).case
    engine.ask(commands.CorrectCall(project, other, 1, NONE))
    right = engine.ask(commands.CorrectCall(project, second, 1, CALCULATED)).case
    engine.ask(commands.UndoCorrection(project, wrong.case))
    assert rows(engine, project, right.dataset) == [("thank you", "none"), (TIMES, "calculator")]
    engine.ask(commands.UndoCorrection(project, right.case))
    assert rows(engine, project, right.dataset) == [("thank you", "none")], "the first one does not come back"
    assert engine.ask(commands.GetCorrections(project)).cases == 1


@pytest.fixture
def three(engine: Engine, project: str) -> tuple[Project, str, str]:
    """Two agents besides Desk with a calculator; one of them is gone with its chat. Each had its calls corrected.

    Returns the project and the datasets of Desk's first correction, which is gone as well, and of the others.
    """
    gone = engine.ask(commands.SaveAgent(project, "Gone", tools=("calculator",)))
    engine.ask(commands.SaveAgent(project, "Counter", tools=("calculator",)))
    deleted = engine.ask(commands.CorrectCall(project, say(engine, project, "hello"), 1, NONE)).case.dataset
    engine.ask(commands.DeleteDataset(project, deleted))
    for text, answer, agent in (
        ("hello", NONE, "Desk"),
        (TIMES, CALCULATED, "Counter"),
        ("9 times 9", CALCULATED, "Gone"),
        ("in two days", {"label": "add_to_date", "spans": "[]"}, "Gone"),
    ):
        chat = say(engine, project, text, agent=agent)
        dataset = engine.ask(commands.CorrectCall(project, chat, 1, answer)).case.dataset
    engine.ask(commands.DeleteAgent(project, gone.agent))
    engine.ask(commands.DeleteChat(project, chat))
    return Project(Path(project)), deleted, dataset


def test_no_agent_is_told_what_another_should_have_called(
    engine: Engine, project: str, three: tuple[Project, str, str]
) -> None:
    agents = {agent.name: agent for agent in engine.ask(commands.ListAgents(project))}
    found = {name: [case.text for case in of_agent(three[0], agent)] for name, agent in agents.items()}
    three[0].database.close()
    assert found["Counter"] == [TIMES, "9 times 9"]
    assert found["Desk"] == ["hello", "9 times 9", "in two days"], "said twice, it is one case; and it has every tool"
    for name, agent in agents.items():
        assert engine.ask(commands.GetLab(project, agent.agent)).cases == len(found[name])


def test_a_router_is_held_to_its_data_and_to_the_agents_that_use_it(
    engine: Engine, project: str, three: tuple[Project, str, str]
) -> None:
    shared, _, dataset = three
    router = ModelInfo("router", "router", CALLS, "b", "run", "data-other", "exact_call", 0.9, "", 1, "")
    desk = next(agent for agent in engine.ask(commands.ListAgents(project)) if agent.name == "Desk")
    assert of_model(shared, router) == ()
    with transaction(shared.database) as database:
        agents.save(database, replace(desk, caller=router.model))
    assert [case.text for case in of_model(shared, router)] == ["hello"]
    learned = [case.text for case in of_model(shared, replace(router, model="other", dataset=dataset))]
    shared.database.close()
    assert learned == ["hello", TIMES, "9 times 9", "in two days"]


@pytest.fixture
def routers(engine: Engine, project: str) -> tuple[ModelInfo, ModelInfo]:
    """A router that Desk uses, and one that learned a correction since."""
    case = engine.ask(commands.CorrectCall(project, say(engine, project, "hello"), 1, NONE)).case
    newer = ModelInfo("new", "router-2", CALLS, "b", "run", case.dataset, "exact_call", 0.9, "2026-02", 1, "")
    older = replace(newer, model="old", name="router", created="2026-01")
    with closing(open_database(ProjectPaths(Path(project)).database)) as database, transaction(database):
        models.add(database, older, 0)
        models.add(database, newer, case.version)
    engine.ask(commands.SaveAgent(project, "Desk", caller=older.model))
    return older, newer


def stands(engine: Engine, project: str) -> tuple[int, str, str]:
    """Return how many corrections the old router has not learned, the candidate's id, and that of the unused one."""
    told = engine.ask(commands.GetCorrections(project, "old"))
    return told.new, told.candidate.model if told.candidate else "", told.unused.model if told.unused else ""


def test_a_decision_against_a_router_is_taken_back_and_the_router_stays_known(
    engine: Engine, project: str, routers: tuple[ModelInfo, ModelInfo]
) -> None:
    older, newer = (info.model for info in routers)
    assert stands(engine, project) == (1, "new", "")
    engine.ask(commands.KeepModel(project, newer, older))
    assert stands(engine, project) == (1, "", "new"), "it has learned what the one in use has not"
    assert engine.ask(commands.UndoDecision(project, newer)) == ()
    assert stands(engine, project) == (1, "new", "")
    engine.ask(commands.KeepModel(project, newer, older))
    engine.ask(commands.CorrectCall(project, say(engine, project, "thank you"), 1, NONE))
    assert stands(engine, project) == (2, "", ""), "it has not learned all of them any more"


def test_a_router_is_used_and_the_use_taken_back(
    engine: Engine, project: str, routers: tuple[ModelInfo, ModelInfo]
) -> None:
    older, newer = (info.model for info in routers)
    (agent,) = engine.ask(commands.PromoteModel(project, newer, older))
    assert (agent.caller, stands(engine, project)) == ("new", (1, "", "")), "what an agent uses is not unused"
    (agent,) = engine.ask(commands.UndoDecision(project, newer))
    assert (agent.caller, stands(engine, project)) == ("old", (1, "new", "")), "as if it had not been used"
    engine.ask(commands.PromoteModel(project, newer, older))
    engine.ask(commands.RollBackModel(project, newer))
    assert stands(engine, project) == (1, "", "new"), "to go back later is a decision"


def test_a_model_of_conversations_takes_the_place_of_an_agents_composer(
    engine: Engine, project: str, routers: tuple[ModelInfo, ModelInfo]
) -> None:
    older, newer = (
        replace(info, model=f"{info.model}-talks", name=f"talks {info.name}", task="dialogue") for info in routers
    )
    with closing(open_database(ProjectPaths(Path(project)).database)) as database, transaction(database):
        models.add(database, older, 0)
        models.add(database, newer, 1)
    engine.ask(commands.SaveAgent(project, "Desk", caller="old", composer=older.model))
    (agent,) = engine.ask(commands.PromoteModel(project, newer.model, older.model))
    assert (agent.caller, agent.composer) == ("old", newer.model)
    (agent,) = engine.ask(commands.RollBackModel(project, newer.model))
    assert (agent.caller, agent.composer) == ("old", older.model)
