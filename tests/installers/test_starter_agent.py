"""What the starter agent is made of: data, always the same and apart from what is held back, and the adapter."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from random import Random

import pytest

from engine.agent.builtin.cells import spoken_name
from engine.agent.callers.talk import told
from engine.agent.grounding import says
from engine.agent.messages import Message
from engine.tasks.parts.call_form import NOTHING_TO_CALL, Lesson
from installers.starter_agent import calling, fields, learn, services, topics, wishes
from installers.starter_agent.cases import Case
from installers.starter_agent.drawn_wishes import drawn_wish
from installers.starter_agent.sets import held_back_cases, learned_cases

HELD_BACK = 36
# Replies and conversations, of which the data have more.
FEW = (850, 150)
# Kinds whose results are more than a figure, a failure or nothing.
TELLING = ("row", "own tool", "absent", "list", "document")


@pytest.fixture(scope="module")
def learned() -> list[Case]:
    return learned_cases(HELD_BACK)


@pytest.fixture(scope="module")
def held_back() -> list[Case]:
    return held_back_cases(HELD_BACK)


@pytest.fixture(scope="module")
def made() -> list[learn.Talk]:
    return learn.data(*FEW)


def test_the_data_are_those_that_the_card_tells_of() -> None:
    card = json.loads((learn.TARGET / "card.json").read_text(encoding="utf-8"))
    assert hashlib.sha256(learn.DATA.read_bytes()).hexdigest() == card["data"]["sha256"]
    talks = [json.loads(line) for line in learn.DATA.read_text(encoding="utf-8").splitlines()]
    assert len(talks) == card["data"]["conversations"] == learn.REPLIES + learn.CONVERSATIONS


def test_the_same_data_are_made_again(made: list[learn.Talk]) -> None:
    assert learn.data(*FEW) == made


def test_the_adapter_is_the_one_that_the_card_tells_of_and_small() -> None:
    card = json.loads((learn.TARGET / "card.json").read_text(encoding="utf-8"))
    adapter = (learn.TARGET / "adapter_model.safetensors").read_bytes()
    assert hashlib.sha256(adapter).hexdigest() == card["adapter_sha256"]
    assert len(adapter) < 5_200_000


def test_the_same_seed_makes_the_same_cases_and_another_others(held_back: list[Case]) -> None:
    again = [(case.question, case.messages[-1].content) for case in held_back_cases(HELD_BACK)]
    assert again == [(case.question, case.messages[-1].content) for case in held_back]
    assert again != [(case.question, case.messages[-1].content) for case in held_back_cases(HELD_BACK, seed=1)]


def test_nothing_held_back_is_learned(learned: list[Case], held_back: list[Case]) -> None:
    # Built-in tools are the same in both, and a tool fails in the same words; what was asked of them is not the same.
    one, other = ({case.question for case in cases if case.kind != "built-in"} for cases in (learned, held_back))
    assert one and other and not one & other
    one, other = ({_result(case) for case in cases if case.kind in TELLING} for cases in (learned, held_back))
    assert one and other and not one & other
    assert not _names(topics.LEARNED) & _names(topics.HELD_BACK)
    for one, other in (
        (services.LEARNED_SERVICES, services.HELD_BACK_SERVICES),
        (services.LEARNED_LISTINGS, services.HELD_BACK_LISTINGS),
    ):
        assert not {tool.tool for tool in one} & {tool.tool for tool in other}
        assert not {thing for tool in one for thing in tool.things} & {thing for tool in other for thing in tool.things}
    assert not {wish.name for wish in wishes.LEARNED} & {wish.name for wish in wishes.HELD_BACK}


def test_nothing_that_is_drawn_is_held_back() -> None:
    kept = (*topics.HELD_BACK, *services.HELD_BACK_SERVICES)
    columns = {spoken_name(column.name) for of in kept for column in of.columns}
    absent = {word for of in kept for word in of.absent}
    assert not (columns | absent) & {spoken_name(field.name) for field in fields.FIELDS}
    assert not {table for table, _, _ in fields.NOUNS} & {topic.table for topic in topics.HELD_BACK}
    things = {thing for service in services.HELD_BACK_SERVICES for thing in service.things}
    assert not things & {thing for _, _, drawn in fields.THINGS for thing in drawn}
    tools = {service.tool for service in services.HELD_BACK_SERVICES} | {wish.name for wish in wishes.HELD_BACK}
    drawn = {drawn_wish(Random(seed)).name for seed in range(300)} | {tool for tool, _, _ in fields.THINGS}
    assert len(drawn) > 100 and not tools & drawn


def test_the_same_field_is_learned_where_it_is_told_and_where_it_is_not(made: list[learn.Talk]) -> None:
    replies = [talk for talk in made if talk[0]["content"] == "Answer from the facts."]
    refused = [talk for talk in replies if talk[-1]["content"].startswith("I find no ")]
    assert len(replies) / 8 < len(refused) < len(replies) / 3
    wanted = {talk[-1]["content"].removeprefix("I find no ").split(" for ")[0] for talk in refused}
    told = {line.split(": ")[0] for talk in replies if talk not in refused for line in talk[1]["content"].split("\n")}
    assert len(wanted & told) > 30


def test_every_reply_to_learn_is_one_that_the_agent_would_show(learned: list[Case]) -> None:
    for case in learned:
        right = next(reply for reply in case.replies if case.brief.judge(reply).ok)
        if case.kind not in ("absent", "empty or error"):
            assert all(says(right, value) for value in case.gold), (case.question, right)


def test_calls_are_learned_in_the_form_in_which_the_agent_asks_for_them() -> None:
    said = next(calling.learned_conversations(Random(5)))
    opening = told([Message("user", "x")], [], Lesson(), False)[0].content
    assert said[0].content == opening + said[0].content.split("Tools:\n")[1]
    for message in said:
        if message.role == "assistant":
            call = json.loads(message.content)
            assert call == NOTHING_TO_CALL or set(call) == {"name", "arguments"}


def test_arguments_to_learn_stand_in_what_was_said() -> None:
    for turn, _ in calling.held_back_turns(Random(2), 40):
        if turn.call:
            assert all(value in turn.text for value in turn.call.arguments.values())


def test_the_catalogue_makes_the_starter_agent_of_this_adapter() -> None:
    from engine.models.catalogue import ADAPTER, adapter_folder, entry

    assert adapter_folder(entry("starter-agent")) / ADAPTER == Path(learn.TARGET / "adapter_model.safetensors")


def _result(case: Case) -> str:
    return case.messages[-1].content


def _names(found: tuple[topics.Topic, ...]) -> set[str]:
    """Return tables, codes and columns; what a thing is called once it has a state may be the same word."""
    return (
        {topic.table for topic in found}
        | {topic.prefix for topic in found}
        | {column.name for topic in found for column in topic.columns}
    )
