"""Which callers the lab offers, and how a dataset's rows become what they are measured on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine.agent.messages import ToolCall
from engine.data.made import Example, add_examples
from engine.errors import BadInput
from engine.inference.space import DECODER, write_space
from engine.results import AgentInfo, BaseModel, ModelInfo
from engine.runtime.lab_callers import agent_with, caller_choices, chosen
from engine.runtime.lab_tools import with_declared
from engine.runtime.procedures.measuring_calls import case_of, spread
from engine.tasks.tool_calls import TASK

ENCODER = BaseModel("minilm", "MiniLM", "encoder", "ready", onnx="/m/onnx")
WRITER = BaseModel("smol", "SmolLM", "decoder", "ready", onnx="/s/onnx")
AGENT = AgentInfo("agent-1", "Desk", "", (), "new", "smol")


def model(folder: Path, name: str, created: str, family: str = "encoder") -> ModelInfo:
    """Return a published model that chooses tools."""
    (folder / name).mkdir()
    write_space(folder / name, {"labels": ["none"], "arguments": {}, "lists": {}, "tools": []}, 64, family)
    return ModelInfo(name, name, "tool-calls", "b", "run", "data-1", "exact_call", 0.9, created, 1, str(folder / name))


def call(name: str, **arguments: Any) -> dict[str, Any]:
    function = {"name": name, "arguments": json.dumps(arguments)}
    return {"role": "assistant", "content": None, "tool_calls": [{"id": "1", "type": "function", "function": function}]}


def row(*messages: dict[str, Any]) -> dict[str, Any]:
    """Return a dataset's row of a conversation."""
    assert TASK.structure is not None
    return dict(TASK.structure({"messages": list(messages)}))


def test_every_tuned_caller_stands_behind_the_one_before_it(tmp_path: Path) -> None:
    published = [
        model(tmp_path, "speaker", "2026-03", DECODER),
        model(tmp_path, "new", "2026-02"),
        model(tmp_path, "old", "2026-01"),
    ]
    found = caller_choices(AGENT, published, (ENCODER, WRITER))
    assert [(one.kind, one.tuned, one.router, one.language_model) for one in found] == [
        ("nearest", False, "", ""),
        ("router", True, "old", ""),
        ("router", True, "new", ""),
        ("language_model", False, "", "smol"),
        ("language_model", True, "", "speaker"),
        ("router_first", False, "", "smol"),
        ("router_first", True, "new", "speaker"),
    ]
    keys = [one.key for one in found]
    assert [one.before for one in found] == ["", keys[0], keys[1], "", keys[3], "", keys[5]]
    assert len(set(keys)) == len(keys)
    as_first = agent_with(AGENT, found[-1])
    assert (as_first.selection, as_first.caller, as_first.language_model) == ("", "new", "speaker")
    assert agent_with(AGENT, found[0]).selection == "router" and agent_with(AGENT, found[0]).caller == ""


def test_callers_are_chosen_by_key_or_kind(tmp_path: Path) -> None:
    known = caller_choices(AGENT, [model(tmp_path, "new", "2026-02")], (ENCODER, WRITER))
    assert [one.kind for one in chosen(known, ("router", "nearest"), "Desk")] == ["nearest", "router"]
    assert chosen(known, (), "Desk") == known
    with pytest.raises(BadInput, match="unknown_caller"):
        chosen(known, ("magic",), "Desk")
    with pytest.raises(BadInput, match="no_callers"):
        chosen((), (), "Desk")


def test_a_row_with_later_calls_expects_them_all_and_knows_what_was_said_before() -> None:
    asked = {"role": "user", "content": "a box and a lamp"}
    done = {"role": "tool", "content": "{}", "tool_call_id": "1", "name": "find"}
    case = case_of(row(asked, call("find", thing="box"), done, call("find", thing="lamp"), done))
    assert [(one.name, dict(one.arguments)) for one in case.expected] == [
        ("find", {"thing": "box"}),
        ("find", {"thing": "lamp"}),
    ]
    first = [{"role": "user", "content": "hello"}, {"role": "assistant", "content": "Hi."}]
    later = case_of(row(*first, asked, call("find", thing="box")))
    assert [message.content for message in later.before] == ["hello", "Hi."]
    assert case_of(row(*first)).expected == ()
    # An answer that was given anew goes before the conversation that came with the row.
    target = json.dumps({"tool": "look", "arguments": {}})
    assert case_of({"text": "other", "target": target, "messages": ""}).expected == (ToolCall("", "look", {}),)


def test_many_messages_are_measured_on_evenly() -> None:
    cases = [
        case_of(row({"role": "user", "content": str(at)}, {"role": "assistant", "content": "-"})) for at in range(9)
    ]
    assert [case.text for case in spread(cases, 3)] == ["0", "3", "6"]
    assert spread(cases, 0) == spread(cases, 100) == cases


def test_tools_of_a_dataset_that_the_agent_has_not_can_be_selected_too(tmp_path: Path) -> None:
    asked = {"role": "user", "content": "a box and a lamp"}
    done = {"role": "tool", "content": "{}", "tool_call_id": "1", "name": "find"}
    chat = [asked, call("find", thing="box"), done, call("buy", thing="lamp"), done]
    idle = [{"role": "user", "content": "hello"}, {"role": "assistant", "content": "Hi."}]
    target = tmp_path / "1.parquet"
    add_examples(None, target, [Example(chat, "train", "t"), Example(idle, "train", "t")], TASK.structure, ())
    tools = with_declared((), target, ["find", "buy", "find"])
    assert [(tool.name, tool.arguments) for tool in tools] == [("find", ("thing",)), ("buy", ())]
    with pytest.raises(NotImplementedError):
        tools[0].function({})
