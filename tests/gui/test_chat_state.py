"""The chat wizard's state without Qt: names, tools with permissions, the caller and the composer, and the command."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.commands import SaveAgent
from engine.results import LANGUAGE_MODEL, ROUTER, ROUTER_FIRST, AgentInfo
from gui.wizards.chat_state import ALL_NEVER, NAME_MISSING, NAME_TAKEN, NO_TOOLS, ChatState, Speaker
from tests.gui import samples, talks


def filled(model: str = "", agent: str = "", agents: tuple[AgentInfo, ...] = (talks.AGENT,)) -> ChatState:
    state = ChatState(model, agent)
    state.set_agents(agents)
    state.set_tools(talks.TOOLS)
    state.set_models(talks.MODELS)
    state.set_bases(talks.BASES)
    return state


def test_a_name_is_needed_and_may_not_be_taken() -> None:
    state = filled()
    assert state.current.why_not == NAME_MISSING
    state.set_purpose("desk HELPER ", "")
    assert (state.current.valid, state.current.why_not) == (False, NAME_TAKEN)
    state.set_purpose("Second desk", "")
    assert state.can_go_next


def test_an_agent_that_is_changed_keeps_its_own_name() -> None:
    state = filled(agent="agent-1")
    assert state.editing and state.can_go_next
    assert (state.name, state.caller, state.composer) == ("Desk helper", talks.ROUTER.model, talks.WRITER.id)
    assert state.chosen == {tool.name for tool in talks.TOOLS}, "no tools stored means all of them"


def test_tools_can_be_taken_away_but_not_all_of_them() -> None:
    state = filled()
    page = state.pages["tools"]
    assert page.valid
    for tool in talks.TOOLS:
        state.choose(tool.name, False)
    assert (page.valid, page.why_not) == (False, NO_TOOLS)
    state.choose("calculator", True)
    state.permit("calculator", "never")
    assert (page.valid, page.why_not) == (False, ALL_NEVER)
    with pytest.raises(ValueError, match="maybe"):
        state.permit("calculator", "maybe")


def test_the_best_router_and_the_ready_writer_are_proposed() -> None:
    state = filled()
    assert (state.caller, state.composer) == (talks.ROUTER.model, talks.WRITER.id)
    assert [model.model for model in state.callers] == [talks.WEAK.model, talks.ROUTER.model]
    state.choose_caller("")
    state.choose_composer("")
    state.set_models(talks.MODELS)
    state.set_bases(talks.BASES)
    assert (state.caller, state.composer) == ("", ""), "what the person chose stays"


def test_a_writer_that_is_missing_can_be_fetched_and_is_no_choice_yet() -> None:
    state = ChatState()
    missing = replace(talks.WRITER, state="missing", onnx="")
    state.set_bases((samples.ENCODER, missing))
    assert (state.composers, state.to_fetch, state.composer) == ((), (missing,), "")


def test_a_writer_that_learned_to_compose_does_unless_another_is_chosen_and_leaves_calling_to_others() -> None:
    agent = replace(talks.WRITER, id="starter-agent", name="Starter agent", adapter="5a")
    state = ChatState()
    state.set_bases((samples.ENCODER, talks.WRITER, agent))
    assert (state.composer, state.language_model) == ("starter-agent", talks.WRITER.id)
    state.choose_composer(talks.WRITER.id)
    state.set_bases((samples.ENCODER, talks.WRITER, agent))
    assert state.composer == talks.WRITER.id


def test_a_model_that_learned_conversations_can_compose_and_does_where_the_wizard_was_opened_for_it() -> None:
    state = filled()
    state.set_models((*talks.MODELS, talks.TALKER))
    assert (state.writers, state.composer) == ((talks.TALKER,), talks.WRITER.id)
    state.choose_composer(talks.TALKER.model)
    assert state.command("/p").composer == talks.TALKER.model
    opened = ChatState(talks.TALKER.model)
    opened.set_bases(talks.BASES)
    opened.set_models((*talks.MODELS, talks.TALKER))
    assert opened.composer == talks.TALKER.model


def test_the_model_it_was_opened_for_leads_or_is_a_tool() -> None:
    assert filled(model=talks.WEAK.model).caller == talks.WEAK.model
    state = ChatState(talks.CLASSIFIER.model)
    state.set_models(talks.MODELS)
    state.set_tools((replace(talks.INTENT, permission="never"),))
    assert state.chosen == {"message_intent"}
    assert state.permissions["message_intent"] == "allow"


def test_only_permissions_of_its_own_are_kept_with_the_agent() -> None:
    state = filled()
    state.set_purpose(" Second desk ", " helps ")
    state.permit("calculator", "ask")
    state.choose("message_intent", False)
    assert state.command("/p") == SaveAgent(
        "/p",
        "Second desk",
        "helps",
        ("calculator", "look_up_orders"),
        talks.ROUTER.model,
        talks.WRITER.id,
        {"calculator": "ask"},
        ROUTER_FIRST,
        talks.WRITER.id,
    )


def test_an_agent_that_has_every_tool_lists_none_so_that_later_ones_are_its_own_too() -> None:
    later = replace(talks.CALCULATOR, name="convert_units")
    state = filled()
    state.set_purpose("Second desk", "")
    assert state.has_every_tool and state.command("/p").tools == ()
    state.choose("calculator", False)
    assert not state.has_every_tool
    listed = state.command("/p").tools
    assert listed == ("look_up_orders", "message_intent")

    def changed(tools: tuple[str, ...]) -> ChatState:
        state = ChatState(agent="agent-1")
        state.set_agents((replace(talks.AGENT, tools=tools),))
        state.set_tools((*talks.TOOLS, later))
        return state

    assert changed(()).chosen == {tool.name for tool in (*talks.TOOLS, later)}
    assert changed(listed).command("/p").tools == listed, "what was left out stays out, and nothing comes in unasked"


def test_a_tool_that_is_never_used_in_the_project_is_not_left_out_by_the_agent() -> None:
    never = replace(talks.CALCULATOR, permission="never")
    state = ChatState()
    state.set_tools((never, talks.LOOK_UP))
    assert state.chosen == {"look_up_orders"} and state.command("/p").tools == ()
    own = ChatState(agent="agent-1")
    own.set_agents((replace(talks.AGENT, permissions={"calculator": "allow"}),))
    own.set_tools((never, talks.LOOK_UP))
    assert own.chosen == {"calculator", "look_up_orders"}
    assert (own.command("/p").tools, own.command("/p").permissions) == ((), {"calculator": "allow"})


def test_an_agent_that_was_saved_is_changed_from_then_on() -> None:
    state = filled()
    state.set_purpose("Second desk", "")
    assert state.dirty
    state.saved(replace(talks.AGENT, agent="agent-2", name="Second desk"))
    assert state.editing and not state.dirty
    assert state.pages["purpose"].valid


SPEAKER = replace(talks.model("speaker", "tool-calls", 0.7), base=talks.WRITER.id)


def test_a_language_model_is_asked_where_the_router_is_unsure_if_there_is_one() -> None:
    state = filled()
    assert (state.selection, state.language_model) == (ROUTER_FIRST, talks.WRITER.id)
    assert state.uses_caller and state.uses_language_model
    state.set_bases((samples.ENCODER, replace(talks.WRITER, state="missing", onnx="")))
    assert (state.selection, state.speakers, state.language_model) == (ROUTER, (), "")


def test_a_decoder_that_learned_to_call_is_a_language_model_and_goes_before_the_base() -> None:
    state = filled()
    state.set_models((*talks.MODELS, SPEAKER))
    assert [model.model for model in state.callers] == [talks.WEAK.model, talks.ROUTER.model]
    base = Speaker(talks.WRITER.id, talks.WRITER.name)
    assert state.speakers == (Speaker(SPEAKER.model, SPEAKER.name, SPEAKER), base)
    assert (state.caller, state.language_model) == (talks.ROUTER.model, SPEAKER.model)


def test_a_decoder_that_the_wizard_was_opened_for_selects_alone() -> None:
    state = ChatState(SPEAKER.model)
    state.set_models((*talks.MODELS, SPEAKER))
    state.set_bases(talks.BASES)
    assert (state.selection, state.language_model, state.caller) == (LANGUAGE_MODEL, SPEAKER.model, talks.ROUTER.model)
    assert not state.uses_caller


def test_how_tools_are_selected_is_chosen_and_stays() -> None:
    state = filled()
    state.choose_selection(LANGUAGE_MODEL)
    state.choose_language_model(talks.WRITER.id)
    state.set_models((*talks.MODELS, SPEAKER))
    command = state.command("/p")
    assert (command.selection, command.language_model) == (LANGUAGE_MODEL, talks.WRITER.id)
    state.choose_selection(ROUTER)
    assert (state.command("/p").selection, state.command("/p").language_model) == (ROUTER, "")
    with pytest.raises(ValueError, match="guess"):
        state.choose_selection("guess")


def test_an_agent_that_is_changed_keeps_how_it_selects() -> None:
    old = replace(talks.AGENT, selection=ROUTER)
    assert filled(agent=old.agent, agents=(old,)).selection == ROUTER
    own = replace(talks.AGENT, selection=LANGUAGE_MODEL, language_model=talks.WRITER.id)
    state = filled(agent=own.agent, agents=(own,))
    assert (state.selection, state.language_model) == (LANGUAGE_MODEL, talks.WRITER.id)
