"""What the composer asks its writer: with worked examples or as an adapter learned it, and which question."""

from __future__ import annotations

from engine.agent.answers import answered
from engine.agent.builtin.documents import make_document_tool
from engine.agent.builtin.models import make_model_tool
from engine.agent.composer import Composer, Reply
from engine.agent.messages import Message, ToolCall
from engine.agent.prompts import answer, strict_answer
from engine.agent.tools import ToolResult
from engine.results import FoundPassage, Passage, Prediction
from engine.values import to_json
from tests.engine.agent.scripted import ScriptedWriter

QUESTION = "Up to which price may I book a hotel without asking anybody?"
TEXT = "Trips are booked 9 days ahead. Hotels up to 134 EUR a night need no approval."


def talk(question: str, argument: str, content: str) -> tuple[Message, ...]:
    call = ToolCall("call_1", "tool", {argument: question})
    return Message("user", question), Message("assistant", "", (call,)), Message("tool", content)


def found() -> ToolResult:
    passage = FoundPassage(Passage("travel.md", "line 3", "", TEXT), 1.0)
    return make_document_tool("travel", lambda question: [passage]).function({"question": QUESTION})


def quiet(text: str, restart: bool) -> None:
    """Nobody looks."""


def test_what_documents_were_asked_reaches_the_writer_however_long_it_is() -> None:
    writer = ScriptedWriter(["Hotels up to 134 EUR a night need no approval."])
    said = Composer(writer).answer(talk(QUESTION, "question", TEXT), found(), quiet, lambda: False)
    assert QUESTION in writer.prompts[0][-1].content
    assert (said.trace.author, said.text.endswith("(travel.md, line 3)")) == ("composer", True)


def test_a_number_that_only_the_person_said_is_no_result() -> None:
    messages = talk("Roll a die with 20 sides", "loud", "rolled a die with 6 sides")
    messages = (messages[0], Message("assistant", "", (ToolCall("call_1", "roll_dice", {}),)), messages[2])
    writer = ScriptedWriter(["It rolled a die with 20 sides."] * 2)
    said = Composer(writer).answer(messages, answered("rolled a die with 6 sides"), quiet, lambda: False)
    assert said.text == "rolled a die with 6 sides"
    assert [judged.problems for _, judged in said.attempts] == [(("hearsay", "20"),)] * 2
    # What the call was made with is the tool's business as much as the person's.
    called = (messages[0], Message("assistant", "", (ToolCall("call_1", "roll_dice", {"sides": 20}),)), messages[2])
    writer = ScriptedWriter(["It rolled a die with 20 sides."])
    assert Composer(writer).answer(called, answered("rolled it"), quiet, lambda: False).trace.author == "composer"


def test_what_kind_of_thing_a_code_is_of_may_be_told_by_the_person_alone() -> None:
    result = answered('{"code": "EX-8173", "value": "612 CHF"}')
    messages = talk("what is exhibit EX-8173 worth?", "look_up", '{"result":{"code":"EX-8173","value":"612 CHF"}}')
    for reply, author in (("Exhibit EX-8173 is worth 612 CHF.", "composer"), ("Exhibit Nine is 612 CHF.", "template")):
        said = Composer(ScriptedWriter([reply] * 2)).answer(messages, result, quiet, lambda: False)
        assert said.trace.author == author, said.attempts


def sorted_text(text: str, kind: str | list[str]) -> tuple[str, Reply]:
    """Return what the writer was asked about a text that a model sorted, '' where it was not, and the reply."""
    tool = make_model_tool("kind", lambda texts: [Prediction(kind, 0.98, ())] * len(texts), ("late", "broken"))
    result = tool.function({"text": text})
    call = Message("assistant", "", (ToolCall("call_1", tool.name, {"text": text}),))
    writer = ScriptedWriter(["It is broken, with a confidence of 98%."])
    messages = (Message("user", text), call, Message("tool", to_json(result.data)))
    said = Composer(writer, shown=False).answer(messages, result, quiet, lambda: False)
    return (writer.prompts[0][-1].content if writer.prompts else ""), said


def test_of_a_text_alone_its_kind_is_asked_for() -> None:
    for text in ("My lamp is broken", f"My lamp, {'which is old, ' * 5}is broken"):
        asked, said = sorted_text(text, "broken")
        assert asked.endswith("Question: What kind of text is “…”?") and said.trace.author == "composer"


def test_several_classes_are_said_as_they_stand() -> None:
    asked, said = sorted_text("Late and broken", ["late", "broken"])
    assert (asked, said.text) == ("", "The model “kind” says: late, broken (98% sure).")


def test_without_a_writer_rows_are_said_in_words() -> None:
    result = answered('[{"item": "lamp", "stock": 3}]')
    messages = talk("What is in stock?", "query", '{"result":[{"item":"lamp","stock":3}]}')
    assert Composer(None).answer(messages, result, quiet, lambda: False).text == "item: lamp, stock: 3"
    assert Composer(None).together(messages, [result, "No."], quiet).text == "item: lamp, stock: 3 No."
    writer = ScriptedWriter(["It is B9.", "It is B8."])
    assert Composer(writer).answer(messages, result, quiet, lambda: False).text == "item: lamp, stock: 3"
    assert result.reply in writer.prompts[1][-1].content, "the form that a composer learned to read"


def test_a_writer_that_learned_to_compose_is_shown_no_examples() -> None:
    result = answered('{"gate": "A7"}')
    messages = talk("Which gate?", "flight", '{"result":{"gate":"A7"}}')
    for shown, turns in ((True, 14), (False, 2)):
        writer = ScriptedWriter(["It is B9.", "It is B8."])
        Composer(writer, shown=shown).answer(messages, result, quiet, lambda: False)
        assert [len(prompt) for prompt in writer.prompts] == [turns, 2]
        assert writer.prompts[0] == answer("Which gate?", result.facts, shown)
        assert writer.prompts[1] == strict_answer("Which gate?", result.reply, shown)
