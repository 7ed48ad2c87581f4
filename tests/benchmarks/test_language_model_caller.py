"""How well a language model selects tools on messages of the SNIPS test file, beside the same model without our words.

Run by hand: `pytest tests/benchmarks/test_language_model_caller.py -m benchmark -s`. Needs the data sets in
DESKHAND_BENCH_DATA, and a published tool-calls decoder's folder in DESKHAND_BENCH_CALLER or else the starter decoder in
DESKHAND_HOME (or the platform's home), which never learned to call; DESKHAND_BENCH_BASE=starter-agent asks the one that
did, from other tools, in its own way: without worked examples. DESKHAND_BENCH_ROWS is how many test rows, spread
evenly over the file (40 unless told). SNIPS' tools have no descriptions and no examples of their own: to a base model
one training message of each, with its call, is shown before, as worked examples are in a chat.

Printed are the share of whole calls right, of tools right, of calls that fit the tool's schema, of arguments that stand
in the message, how likely the model found what it wrote where the tool was right and wrong, and the time of a message:
first as the agent asks (arguments are the person's words), then with any words, as the endpoint holds a model.
"""

from __future__ import annotations

import json
import os
import statistics
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from engine.agent.callers import language_model, talk
from engine.agent.callers.call_grammar import calls_schema
from engine.agent.callers.language_model import LanguageModelCaller
from engine.agent.messages import Message
from engine.agent.registry import check_arguments
from engine.agent.tools import Tool, ToolResult
from engine.errors import BadInput
from engine.inference.generator import Generation, Generator
from engine.inference.space import ONNX, read_space
from engine.models.layout import read_base
from engine.paths import default_home
from engine.results import ToolInfo
from engine.tasks.parts.bounded import bounded
from engine.tasks.parts.call_form import NOTHING_TO_CALL, call_schema, call_text, in_any_order
from engine.tasks.parts.written_calls import lesson_of

DATA = Path(os.environ.get("DESKHAND_BENCH_DATA", "")) / "snips"
HOME = Path(os.environ["DESKHAND_HOME"]) if "DESKHAND_HOME" in os.environ else default_home()
BASE = HOME / "models" / os.environ.get("DESKHAND_BENCH_BASE", "smollm2-135m-instruct")
LEARNED = os.environ.get("DESKHAND_BENCH_CALLER", "")
ROWS = int(os.environ.get("DESKHAND_BENCH_ROWS", "40"))

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.timeout(0),
    pytest.mark.skipif(not (DATA / "tools.json").is_file(), reason="DESKHAND_BENCH_DATA holds no snips"),
    pytest.mark.skipif(not LEARNED and not BASE.is_dir(), reason="no decoder: deskhand models fetch"),
]


class Writer:
    """A generator at the agent's port, which keeps what was written and how sure of it the model was."""

    def __init__(self, generator: Generator) -> None:
        self._generator = generator
        self.last: Generation

    def generate(
        self, messages: Sequence[Message], on_text: Callable[[str], None], cancelled: Callable[[], bool], **options: Any
    ) -> Generation:
        plain = [{"role": message.role, "content": message.content} for message in messages]
        self.last = self._generator.generate(plain, on_text, cancelled, measured=True, **options)
        return self.last


@pytest.fixture(scope="module")
def writer() -> Iterator[Writer]:
    generator = Generator((Path(LEARNED) if LEARNED else BASE) / ONNX)
    yield Writer(generator)
    generator.close()


def taught(base: Path) -> bool:
    """Say whether a base model has an adapter that learned the agent's prompts."""
    return bool(read_base(base).adapter)


def tools() -> tuple[Tool, ...]:
    """Return SNIPS' seven tools."""
    declared = json.loads((DATA / "tools.json").read_text(encoding="utf-8"))
    infos = [
        ToolInfo(tool["function"]["name"], tool["function"]["description"], tool["function"]["parameters"], "built-in")
        for tool in declared
    ]
    return tuple(Tool(info, lambda arguments: ToolResult({}, (), "")) for info in infos)


def rows(part: str) -> list[tuple[str, str, dict[str, Any]]]:
    """Return (message, tool, arguments) of a part."""
    found = []
    for line in (DATA / f"toolcalls_{part}.jsonl").read_text(encoding="utf-8").splitlines():
        asked, answered = json.loads(line)["messages"]
        function = answered["tool_calls"][0]["function"]
        found.append((asked["content"], function["name"], json.loads(function["arguments"])))
    return found


def free_words(
    tools: Sequence[Tool], said: Sequence[str], made: object = (), learned: Collection[str] = ()
) -> dict[str, Any]:
    """Return a schema as `calls_schema` does, with arguments of any words."""
    calls = []
    for tool in tools:
        known = bounded(tool.info.parameters)
        calls.append(call_schema(tool.name, in_any_order(known["properties"]) if tool.name in learned else known))
    return {"anyOf": [{"const": NOTHING_TO_CALL}, *calls]}


def worked(known: Sequence[Tool]) -> tuple[Message, ...]:
    """Return a training message of each tool with its call: the first of a middling length."""
    turns: list[Message] = []
    for tool in known:
        text, name, arguments = next(row for row in rows("train") if row[1] == tool.name and 2 <= len(row[2]) <= 3)
        turns += [Message("user", text), Message("assistant", call_text(name, arguments))]
    return (*turns, Message("user", "hello"), Message("assistant", json.dumps(NOTHING_TO_CALL)))


@pytest.mark.parametrize("schema", [calls_schema, free_words], ids=["the person's words", "any words"])
def test_calls(writer: Writer, schema: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    known = tools()
    by_name = {tool.name: tool for tool in known}
    test = rows("test")
    sample = test[:: max(1, len(test) // ROWS)][:ROWS]
    lesson = lesson_of(read_space(Path(LEARNED))["space"]) if LEARNED else None
    monkeypatch.setattr(language_model, "calls_schema", schema)
    examples = worked(known)
    monkeypatch.setattr(talk, "_worked", lambda tools: iter(examples))
    caller = LanguageModelCaller(writer, threshold=0.0, lesson=lesson, shown=not LEARNED and not taught(BASE))
    whole, tool_right, valid, standing, seconds = [], [], [], [], []
    sure: dict[bool, list[float]] = {True: [], False: []}
    for text, name, arguments in sample:
        begun = time.perf_counter()
        call = caller.select((Message("user", text),), known).call
        seconds.append(time.perf_counter() - begun)
        tool_right.append(call is not None and call.name == name)
        whole.append(call is not None and (call.name, dict(call.arguments)) == (name, arguments))
        sure[tool_right[-1]].append(writer.last.likelihood)
        if call is not None:
            valid.append(_fits(by_name[call.name], call.arguments))
            values = [one for v in call.arguments.values() for one in (v if isinstance(v, list) else [v])]
            standing += [str(value) in text for value in values]
    print(
        f"\n{Path(LEARNED).name or BASE.name}, {len(sample)} rows: "
        f"whole call {_share(whole)}, tool {_share(tool_right)}, "
        f"fits the schema {_share(valid)} of {len(valid)} calls, "
        f"argument stands in the message {_share(standing)} of {len(standing)}; "
        f"median likelihood {_median(sure[True])} where the tool is right, {_median(sure[False])} where wrong; "
        f"median {statistics.median(seconds):.2f} s a message"
    )
    for limit in (0.5, 0.6, 0.7, 0.8, 0.9):
        above = [is_right for is_right, found in sure.items() for likelihood in found if likelihood >= limit]
        print(f"  likelihood from {limit}: {len(above)} of {len(sample)}, tool right in {_share(above)}")
    assert _share(valid) in ("100.0 %", "-")


def _fits(tool: Tool, arguments: Mapping[str, Any]) -> bool:
    try:
        check_arguments(tool, arguments)
    except BadInput:
        return False
    return True


def _share(values: Sequence[bool]) -> str:
    return f"{100 * sum(values) / len(values):.1f} %" if values else "-"


def _median(values: Sequence[float]) -> str:
    return f"{statistics.median(values):.2f}" if values else "-"
