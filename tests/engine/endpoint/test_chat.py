"""Chat completions as OpenAI's own client sees them: whole, streamed, with tools, and every failure in its form."""

from __future__ import annotations

import json
from typing import Any

import openai
import pytest

from engine.endpoint.server import Server
from engine.errors import BadInput, JobFailed
from tests.engine.endpoint.scripted import ScriptedWriter, Text
from tests.engine.endpoint.test_guard import ask, error_of

HELLO: Any = [{"role": "user", "content": "Where is LL-1042?"}]
LOOK_UP: Any = {
    "type": "function",
    "function": {
        "name": "look_up",
        "description": "Find an order",
        "parameters": {
            "type": "object",
            "properties": {"order_id": {"type": "string"}, "count": {"type": "integer"}},
            "required": ["order_id"],
        },
    },
}
CLOCK: Any = {"type": "function", "function": {"name": "now"}}
CALL = Text('{"name": "look_up", "arguments": {"order_id": "LL-1042"}}', finished="end")
NO_TOOL = Text('"no tool"')


def chat(client: openai.OpenAI, messages: Any = HELLO, **more: Any) -> Any:
    return client.chat.completions.create(model="scribe", messages=messages, **more)


def post(server: Server, **body: Any) -> tuple[int, dict[str, Any]]:
    return ask(server, "/v1/chat/completions", json.dumps({"model": "scribe", "messages": HELLO, **body}).encode())


# ---- texts --------------------------------------------------------------------------------------------------


def test_a_text_is_answered(client: openai.OpenAI, writer: ScriptedWriter) -> None:
    found = chat(client)
    assert found.choices[0].message.content == "It is late."
    assert found.choices[0].message.tool_calls is None
    assert (found.choices[0].finish_reason, found.model, found.object) == ("stop", "scribe", "chat.completion")
    assert (found.usage.prompt_tokens, found.usage.completion_tokens, found.usage.total_tokens) == (7, 3, 10)
    messages, options = writer.asked[0]
    assert messages == HELLO
    assert options == {
        "max_tokens": 256,
        "stop": (),
        "temperature": 0.0,
        "top_p": None,
        "seed": options["seed"],
        "schema": None,
    }


def test_what_is_asked_for_reaches_the_model(client: openai.OpenAI, writer: ScriptedWriter) -> None:
    chat(client, temperature=0.5, top_p=0.9, max_completion_tokens=5, stop=["END", "."], seed=-1)
    chat(client, max_tokens=6, stop="END", seed=7)
    assert [options for _, options in writer.asked] == [
        {"max_tokens": 5, "stop": ("END", "."), "temperature": 0.5, "top_p": 0.9, "seed": 2**31 - 1, "schema": None},
        {"max_tokens": 6, "stop": ("END",), "temperature": 0.0, "top_p": None, "seed": 7, "schema": None},
    ]


def test_without_a_seed_a_temperature_draws_by_chance(client: openai.OpenAI, writer: ScriptedWriter) -> None:
    for _ in range(3):
        chat(client, temperature=1.0)
    assert [options["seed"] for _, options in writer.asked] == [None] * 3


def test_a_text_that_was_cut_off_says_so(client: openai.OpenAI, writer: ScriptedWriter) -> None:
    writer.answers = [Text("It is", finished="length"), Text("It", finished="stop")]
    assert [chat(client).choices[0].finish_reason for _ in range(2)] == ["length", "stop"]


def test_a_text_is_held_to_a_schema(client: openai.OpenAI, writer: ScriptedWriter) -> None:
    schema = {"type": "object", "properties": {"late": {"type": "boolean"}}, "required": ["late"]}
    chat(client, response_format={"type": "json_schema", "json_schema": {"name": "state", "schema": schema}})
    chat(client, response_format={"type": "json_object"})
    chat(client, response_format={"type": "text"})
    schemas = [options["schema"] for _, options in writer.asked]
    assert schemas[0]["properties"] == schema["properties"] and schemas[0]["additionalProperties"] is False
    assert schemas[1]["type"] == "object" and schemas[2] is None


def test_parts_and_the_developer_are_understood(client: openai.OpenAI, writer: ScriptedWriter) -> None:
    parts = [{"type": "text", "text": "Where"}, {"type": "text", "text": "is it?"}]
    chat(client, [{"role": "developer", "content": "Be short."}, {"role": "user", "content": parts}])
    assert writer.asked[0][0] == [
        {"role": "system", "content": "Be short."},
        {"role": "user", "content": "Where\nis it?"},
    ]


# ---- streams ------------------------------------------------------------------------------------------------


def test_a_stream_brings_the_text_in_pieces(client: openai.OpenAI) -> None:
    chunks = list(chat(client, stream=True, stream_options={"include_usage": True}))
    assert [chunk.choices[0].delta.content for chunk in chunks[:-1]] == ["", "It", " is", " late.", None]
    assert chunks[0].choices[0].delta.role == "assistant"
    assert [chunk.choices[0].finish_reason for chunk in chunks[:-1]] == [None] * 4 + ["stop"]
    assert (chunks[-1].choices, chunks[-1].usage.total_tokens) == ([], 10)
    assert len({chunk.id for chunk in chunks}) == 1
    assert all(chunk.usage is None for chunk in chat(client, stream=True))


def test_a_stream_ends_as_the_protocol_has_it(server: Server) -> None:
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    body = json.dumps({"model": "scribe", "messages": HELLO, "stream": True})
    connection.request("POST", "/v1/chat/completions", body, {"Authorization": "Bearer a-token-of-the-tests"})
    answer = connection.getresponse()
    assert answer.getheader("content-type") == "text/event-stream; charset=utf-8"
    events = answer.read().decode().split("\n\n")
    connection.close()
    assert events[-2:] == ["data: [DONE]", ""]
    assert all(event.startswith("data: {") for event in events[:-2])


def test_nothing_to_say_is_a_whole_stream_too(client: openai.OpenAI, writer: ScriptedWriter) -> None:
    writer.answers = [NO_TOOL]
    chunks = list(chat(client, stream=True, tools=[LOOK_UP], tool_choice="none"))
    assert chunks[-1].choices[0].finish_reason == "stop"


# ---- tools --------------------------------------------------------------------------------------------------


def test_a_call_has_the_arguments_as_json(client: openai.OpenAI, writer: ScriptedWriter) -> None:
    writer.answers = [CALL]
    choice = chat(client, tools=[LOOK_UP, CLOCK]).choices[0]
    (call,) = choice.message.tool_calls
    assert (choice.finish_reason, choice.message.content) == ("tool_calls", None)
    assert (call.type, call.function.name) == ("function", "look_up") and call.id.startswith("call_")
    assert json.loads(call.function.arguments) == {"order_id": "LL-1042"}
    messages, options = writer.asked[0]
    assert messages[0] == {
        "role": "system",
        "content": 'Answer with the tool call that fits the message, as JSON, or "no tool".\nTools:\n'
        "look_up(order_id, count): Find an order\nnow()",
    }
    assert messages[1:] == HELLO
    look_up, now, nothing = options["schema"]["anyOf"]
    assert look_up["properties"]["name"] == {"const": "look_up"}
    assert look_up["properties"]["arguments"]["properties"]["order_id"]["maxLength"] > 0
    assert now["properties"]["arguments"]["properties"] == {} and nothing == {"const": "no tool"}


def test_no_tool_is_answered_with_a_text(client: openai.OpenAI, writer: ScriptedWriter) -> None:
    writer.answers = [NO_TOOL, Text("You are welcome.")]
    found = chat(client, tools=[LOOK_UP], tool_choice="auto", stop=["."])
    assert (found.choices[0].message.content, found.choices[0].message.tool_calls) == ("You are welcome.", None)
    assert found.usage.total_tokens == 20, "both were read and written"
    (_, for_a_call), (messages, for_a_text) = writer.asked
    assert messages == HELLO and for_a_text["schema"] is None
    assert (for_a_call["stop"], for_a_text["stop"]) == ((), (".",))


@pytest.mark.parametrize("choice", ["required", {"type": "function", "function": {"name": "look_up"}}])
def test_a_call_may_be_required(client: openai.OpenAI, writer: ScriptedWriter, choice: Any) -> None:
    writer.answers = [CALL]
    assert chat(client, tools=[CLOCK, LOOK_UP], tool_choice=choice).choices[0].finish_reason == "tool_calls"
    messages, options = writer.asked[0]
    names = [call["properties"]["name"]["const"] for call in options["schema"]["anyOf"]]
    assert names == (["now", "look_up"] if choice == "required" else ["look_up"])
    assert "no tool" not in messages[0]["content"]


@pytest.mark.parametrize("mode", ["auto", "required"])
def test_some_of_the_tools_may_be_allowed(client: openai.OpenAI, writer: ScriptedWriter, mode: str) -> None:
    writer.answers = [CALL]
    named = [{"type": "function", "function": {"name": "look_up"}}]
    choice: Any = {"type": "allowed_tools", "allowed_tools": {"mode": mode, "tools": named}}
    chat(client, tools=[CLOCK, LOOK_UP], tool_choice=choice)
    offered = writer.asked[0][1]["schema"]["anyOf"]
    names = [call["properties"]["name"]["const"] for call in offered if "properties" in call]
    assert (names, len(offered)) == (["look_up"], 1 if mode == "required" else 2)


def test_no_call_is_made_where_none_is_wanted(client: openai.OpenAI, writer: ScriptedWriter) -> None:
    assert chat(client, tools=[LOOK_UP], tool_choice="none").choices[0].message.content == "It is late."
    assert writer.asked[0][0] == HELLO and writer.asked[0][1]["schema"] is None


def test_a_call_is_streamed_whole(client: openai.OpenAI, writer: ScriptedWriter) -> None:
    writer.answers = [CALL]
    chunks = list(chat(client, tools=[LOOK_UP], stream=True))
    deltas = [chunk.choices[0].delta for chunk in chunks]
    (call,) = [call for delta in deltas for call in delta.tool_calls or ()]
    assert (call.index, call.function.name) == (0, "look_up")
    assert json.loads(call.function.arguments) == {"order_id": "LL-1042"}
    assert [delta.content for delta in deltas if delta.content] == []
    assert chunks[-1].choices[0].finish_reason == "tool_calls"


def test_half_a_call_is_none(client: openai.OpenAI, writer: ScriptedWriter) -> None:
    writer.answers = [Text('{"name": "look_up", "argum', finished="length")]
    choice = chat(client, tools=[LOOK_UP], max_tokens=5).choices[0]
    assert (choice.finish_reason, choice.message.tool_calls) == ("length", None)


def test_the_result_of_a_call_is_answered(client: openai.OpenAI, writer: ScriptedWriter) -> None:
    writer.answers = [CALL, CALL, Text("It is late.")]
    first = chat(client, tools=[LOOK_UP]).choices[0].message
    system = {"role": "system", "content": "Be short."}
    result = {"role": "tool", "tool_call_id": first.tool_calls[0].id, "content": '{"status": "late"}'}
    found = chat(client, [system, *HELLO, first, result], tools=[LOOK_UP]).choices[0]
    assert (found.message.content, found.finish_reason) == ("It is late.", "stop"), "not the same call again"
    assert writer.asked[1][0][0]["content"].startswith("Be short.\n\nAnswer with the tool call")
    assert writer.asked[1][0][2:] == [
        {"role": "assistant", "content": '{"name": "look_up", "arguments": {"order_id": "LL-1042"}}'},
        {"role": "tool", "content": '{"status": "late"}'},
    ]
    question = 'look_up says: {"status": "late"}\n\nQuestion: Where is LL-1042?'
    assert writer.asked[2][0] == [system, {"role": "user", "content": question}]


# ---- what cannot be used ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"model": 3}, "model"),
        ({"messages": []}, "messages"),
        ({"messages": "Hello"}, "messages"),
        ({"temperature": "hot"}, "temperature"),
        ({"temperature": 3}, "temperature"),
        ({"temperature": True}, "temperature"),
        ({"top_p": -1}, "top_p"),
        ({"max_tokens": 0}, "max_tokens"),
        ({"max_completion_tokens": 1.5}, "max_completion_tokens"),
        ({"stream": "yes"}, "stream"),
        ({"stream_options": []}, "stream_options"),
        ({"stop": {"a": 1}}, "stop"),
        ({"stop": ["x"] * 17}, "stop"),
        ({"seed": "x"}, "seed"),
        ({"n": 2}, "n"),
        ({"logprobs": True}, "logprobs"),
        ({"response_format": {"type": "xml"}}, "response_format"),
        ({"response_format": {"type": "json_schema"}}, "response_format"),
        ({"tools": [LOOK_UP, LOOK_UP]}, "tools"),
        ({"tools": [{"type": "web_search"}]}, "tools"),
        ({"tools": [{"type": "function", "function": {}}]}, "tools"),
        ({"tools": [{"type": "function", "function": {"name": "x", "parameters": {"type": "string"}}}]}, "tools"),
        ({"tools": [LOOK_UP] * 65}, "tools"),
        ({"tool_choice": "required"}, "tool_choice"),
        ({"tools": [LOOK_UP], "tool_choice": "perhaps"}, "tool_choice"),
        ({"tools": [LOOK_UP], "tool_choice": {"type": "function", "function": {"name": "now"}}}, "tool_choice"),
        ({"tools": [LOOK_UP], "tool_choice": {"type": "allowed_tools"}}, "tool_choice"),
        (
            {"tools": [LOOK_UP], "tool_choice": {"type": "allowed_tools", "allowed_tools": {"tools": [1]}}},
            "tool_choice",
        ),
    ],
)
def test_a_field_that_cannot_be_used_is_named(
    server: Server, writer: ScriptedWriter, body: dict[str, Any], field: str
) -> None:
    answer = post(server, **body)
    assert error_of(answer) == (400, "request_form")
    assert answer[1]["error"]["param"] == field and answer[1]["error"]["type"] == "invalid_request_error"
    assert not writer.asked


@pytest.mark.parametrize(
    "body", [b"", b"hello", b"[]", b"\xff", b'{"model": "scribe"', b"[" * 100_000, b'{"model": "\\ud800"}']
)
def test_a_body_that_is_no_json_object_is_told(server: Server, body: bytes) -> None:
    assert error_of(ask(server, "/v1/chat/completions", body)) == (400, "request_json")


@pytest.mark.parametrize(
    "messages",
    [
        [{"role": "robot", "content": "x"}],
        [{"role": "user", "content": [{"type": "image_url", "image_url": {}}]}],
        ["x"],
        [{"role": "assistant", "tool_calls": [{"function": {"name": "x", "arguments": "{"}}]}],
    ],
)
def test_a_message_in_another_form_is_told(server: Server, messages: Any) -> None:
    assert error_of(post(server, messages=messages)) == (400, "message_form")


def test_a_schema_that_cannot_be_held_is_told(server: Server, writer: ScriptedWriter) -> None:
    def held(schema: Any) -> tuple[int, str]:
        return error_of(post(server, response_format={"type": "json_schema", "json_schema": {"schema": schema}}))

    assert held({"not": {"type": "string"}}) == (400, "schema_unsupported")
    assert held({"type": "colour"}) == (400, "schema_unusable")
    assert not writer.asked
    writer.answers = [BadInput("schema_unusable", problem="no such pattern")]
    assert held({"type": "string", "pattern": "(?=a)"}) == (400, "schema_unusable")


def test_a_model_that_is_not_there_is_told_with_those_that_are(client: openai.OpenAI) -> None:
    with pytest.raises(openai.NotFoundError, match="There are: lengths, scribe") as refused:
        client.chat.completions.create(model="gpt-4o", messages=HELLO)
    assert (refused.value.code, refused.value.param) == ("model_not_found", "model")
    with pytest.raises(openai.BadRequestError, match=r"lengths does not write texts.*choose one of: scribe"):
        client.chat.completions.create(model="lengths", messages=HELLO)


def test_a_failure_of_the_model_is_told_in_its_form(client: openai.OpenAI, writer: ScriptedWriter) -> None:
    writer.answers = [BadInput("prompt_too_long", tokens=9000, most=8192)]
    for stream in (False, True):
        with pytest.raises(openai.BadRequestError, match="9000 of at most 8192 tokens") as refused:
            chat(client, stream=stream)
        assert refused.value.code == "context_length_exceeded"
    writer.answers = [JobFailed("models_died", exit="SIGKILL")]
    with pytest.raises(openai.InternalServerError, match="The process in which the models run has ended"):
        chat(client)
    writer.answers = [ValueError("a secret of the inside")]
    with pytest.raises(openai.InternalServerError, match="Something went wrong inside Deskhand") as refused_too:
        chat(client)
    assert "secret" not in str(refused_too.value.body)


def test_a_failure_in_the_middle_of_a_stream_is_told_there(client: openai.OpenAI, writer: ScriptedWriter) -> None:
    class Failing(ScriptedWriter):
        def generate(self, messages: Any, on_text: Any, cancelled: Any, **options: Any) -> Text:
            on_text("It is")
            raise JobFailed("models_died", exit="SIGKILL")

    writer.generate = Failing().generate  # type: ignore[method-assign]
    pieces: list[str | None] = []
    with pytest.raises(openai.APIError, match="The process in which the models run has ended"):
        pieces.extend(chunk.choices[0].delta.content for chunk in chat(client, stream=True))
    assert pieces == ["", "It is"]
