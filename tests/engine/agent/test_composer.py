"""What the composer asks its writer: with worked examples or as an adapter learned it, and which question."""

from __future__ import annotations

from dataclasses import replace

from engine.agent.answers import answered
from engine.agent.builtin.documents import make_document_tool
from engine.agent.builtin.models import make_model_tool
from engine.agent.composer import Composer, Reply, asked
from engine.agent.messages import Message, ToolCall, Trace
from engine.agent.prompts import answer, strict_answer
from engine.agent.tools import ToolResult
from engine.results import FoundPassage, Passage, Prediction
from engine.text.values import to_json
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


ORDER = ToolResult(
    {"order": "A-1", "status": "shipped", "ordered on": "2024-01-18", "delivered on": None},
    (("order", "A-1"), ("status", "shipped"), ("ordered on", "18 January 2024")),
    "Order A-1: status shipped, ordered on 18 January 2024.",
    needs=("shipped", "2024-01-18"),
    rivals={"status": ("delivered", "delayed")},
    subject="order",
    title="Order A-1",
    empty=(("delivered on", True), ("carrier", False)),
)


def replied(question: str, result: ToolResult, *texts: str) -> Reply:
    messages = talk(question, "order", to_json(result.data))
    return Composer(ScriptedWriter(list(texts))).answer(messages, result, quiet, lambda: False)


def test_an_empty_cell_that_was_asked_for_is_said_to_be_empty() -> None:
    for question in ("When will A-1 be delivered?", "When is A-1 due?"):
        assert replied(question, ORDER).text == "Order A-1: no entry for delivered on; status shipped."
    assert replied("Which carrier has A-1?", ORDER).text == "Order A-1: no entry for carrier; status shipped."
    for question in ("Where is A-1?", "When was A-1 ordered?"):
        assert replied(question, ORDER, "A-1 is shipped, ordered on 18 January 2024.").trace.author == "composer"


def test_a_question_that_names_a_value_is_about_its_fact() -> None:
    dated = replace(ORDER, facts=(*ORDER.facts, ("expected on", "20 January 2024")), empty=())
    date = "A-1 is expected on 20 January 2024."
    assert replied("Was A-1 delivered?", dated, date, date).text.startswith("Order A-1: status shipped")
    assert replied("Was A-1 delivered?", dated, "The status of A-1 is shipped.").trace.author == "composer"


def test_a_figure_of_some_rows_is_not_told_of_all() -> None:
    figure = ToolResult({"sum": 20}, (("total", "20"),), "The total of Bern is 20.", ("20",), scope=("Bern",))
    assert replied("What is the total in Bern?", figure, "The total is 20.", "It is 20.").text == figure.reply
    assert replied("What is the total in Bern?", figure, "The total in Bern is 20.").trace.author == "composer"
    comedies = replace(figure, data={"genre": "Comedy", "sum": 20}, scope=("Comedy",))
    assert replied("Total of comedies?", comedies, "The total of comedies is 20.").trace.author == "composer"


def test_a_new_question_is_not_asked_together_with_the_one_before() -> None:
    pending = {"tool": "figures", "arguments": {"where": "web"}, "missing": ["operation"]}
    for text, given, whole in (
        ("the total", {"where": "web"}, "Compare the web (the total)"),
        ("What was the total in May?", {"where": "May"}, "What was the total in May?"),
    ):
        call = ToolCall("call_1", "figures", {"operation": "total", **given})
        question = Message("assistant", "What should I work out?", trace=Trace(asks=pending))
        said = (Message("user", "Compare the web"), question, Message("user", text), Message("assistant", "", (call,)))
        assert asked(said) == whole
