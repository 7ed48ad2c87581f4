"""How well replies are composed from 200 held-back tool results: by the untuned starter decoder, and the starter agent.

Run by hand: `pytest tests/benchmarks/test_composed_replies.py -m benchmark -s`. Needs the models in DESKHAND_HOME (or
the platform's home). DESKHAND_BENCH_ROWS is how many results (200 unless told), DESKHAND_BENCH_REPLIES the beginning of
the names of files that take every reply. The results come from tools, columns, values and passages that the starter
agent never saw; built-in tools are the same, with other numbers and labels (`installers/starter_agent/sets.py`).
Results that are said as they stand, such as several groups with their figures, are not composed and not among them.

Printed are, for each kind of result, how many replies the composer itself wrote (the rest are the tools' sentences),
how many state what was asked for, and how many have a number or a name that is in none of the messages. That is looked
for here by plain comparison, not by the agent's own check, which let all of these replies through. Then, of messages
that mean one of five made-up tools that nobody learned, or none: how many calls are right.
"""

from __future__ import annotations

import json
import os
import re
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from engine.agent.callers.language_model import LanguageModelCaller
from engine.agent.composer import Composer, Reply
from engine.agent.grounding import says
from engine.agent.messages import Message
from engine.agent.written_dates import WEEKDAYS
from engine.inference.generator import Generator
from engine.paths import default_home
from engine.text.months import MONTHS
from installers.starter_agent.calling import held_back_turns
from installers.starter_agent.cases import Case
from installers.starter_agent.sets import SEED, held_back_cases
from tests.benchmarks.test_language_model_caller import Writer, taught

HOME = Path(os.environ["DESKHAND_HOME"]) if "DESKHAND_HOME" in os.environ else default_home()
ROWS = int(os.environ.get("DESKHAND_BENCH_ROWS", "200"))
REPLIES = os.environ.get("DESKHAND_BENCH_REPLIES", "")
BAR = 0.9

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(0)]


@pytest.fixture(params=["smollm2-135m-instruct", "starter-agent"])
def composer(request: pytest.FixtureRequest) -> Iterator[Composer]:
    folder = HOME / "models" / request.param / "onnx"
    if not folder.is_dir():
        pytest.skip(f"{request.param} is not there: deskhand models fetch")
    generator = Generator(folder)
    yield Composer(Writer(generator), request.param, shown=not taught(folder.parent))
    generator.close()


@pytest.fixture(params=["smollm2-135m-instruct", "starter-agent"])
def caller(request: pytest.FixtureRequest) -> Iterator[LanguageModelCaller]:
    folder = HOME / "models" / request.param / "onnx"
    if not folder.is_dir():
        pytest.skip(f"{request.param} is not there: deskhand models fetch")
    generator = Generator(folder)
    yield LanguageModelCaller(Writer(generator), request.param, threshold=0.0, shown=not taught(folder.parent))
    generator.close()


def test_replies(composer: Composer) -> None:
    found: list[tuple[Case, Reply]] = []
    seconds = []
    for case in held_back_cases(ROWS):
        begun = time.perf_counter()
        found.append((case, composer.answer(case.messages, case.result, lambda text, restart: None, lambda: False)))
        seconds.append(time.perf_counter() - begun)
    own = [(case, reply) for case, reply in found if reply.trace.author == "composer"]
    strays = [(case, reply) for case, reply in found if _strays(reply.text, case)]
    model = str(composer._model)
    print(f"\n{model}, {len(found)} held-back results: {_share(len(own), len(found))} by the composer itself")
    for kind in sorted({case.kind for case, _ in found}):
        every = [(case, reply) for case, reply in found if case.kind == kind]
        mine = [(case, reply) for case, reply in every if reply.trace.author == "composer"]
        asked = [(case, reply) for case, reply in mine if case.gold]
        told = sum(all(says(reply.text, value) for value in case.gold) for case, reply in asked)
        print(
            f"  {kind}: {_share(len(mine), len(every))} by the composer, "
            f"{_share(told, len(asked))} of these with the value asked for"
        )
    refused = Counter(code for _, reply in found for _, judged in reply.attempts for code, _ in judged.problems)
    print(f"  refused attempts: {dict(refused.most_common())}; median {statistics.median(seconds):.2f} s a reply")
    print(f"  replies with a number or name from nowhere: {len(strays)}")
    for case, reply in strays[:5]:
        print(f"    {case.question!r} -> {reply.text!r}: {_strays(reply.text, case)}")
    for case, reply in [pair for pair in found if pair[1].trace.author != "composer"][:12]:
        print(
            f"    fell back: {case.question!r} {reply.attempts and reply.attempts[0][0]!r} "
            f"{reply.attempts and reply.attempts[0][1].problems}"
        )
    if REPLIES:
        _keep(Path(f"{REPLIES}.{model}.jsonl"), found)
    assert not strays
    if model == "starter-agent":
        assert len(own) >= BAR * len(found)


def test_calls(caller: LanguageModelCaller) -> None:
    right: dict[str, list[bool]] = {"whole call": [], "left out what was not said": [], "no tool": []}
    chosen = []
    for turn, tools in held_back_turns(Random(SEED), min(ROWS, 120)):
        call = caller.select((Message("user", turn.text),), tools).call
        kind = "no tool" if turn.call is None else "left out what was not said" if turn.asks else "whole call"
        same = call is not None and turn.call is not None and call.name == turn.call.name
        right[kind].append(call is None if turn.call is None else same and dict(call.arguments) == turn.call.arguments)
        if turn.call is not None:
            chosen.append(same)
    print(f"\n{caller._model}, held-back tools, five at a time: tool {_share(sum(chosen), len(chosen))}")
    for kind, found in right.items():
        print(f"  {kind}: {_share(sum(found), len(found))}")


def _strays(reply: str, case: Case) -> list[str]:
    """Return the numbers, and words with a capital inside a sentence, of a reply that stand in none of the messages."""
    text = " ".join(
        [message.content for message in case.messages]
        + [str(value) for message in case.messages for call in message.calls for value in call.arguments.values()]
    )
    months = {MONTHS[int(month) - 1] for month in re.findall(r"-(\d\d)-", text)}
    numbers, words = _numbers(text), set(re.findall(r"[^\W\d_]+", text.casefold())) | months
    inside = re.findall(r"(?<=[\w,;] )[A-Z][^\W\d_]+", reply)
    return [number for number in _numbers(reply) if number not in numbers] + [
        word for word in inside if word.casefold() not in words and word.casefold() not in WEEKDAYS
    ]


def _numbers(text: str) -> set[str]:
    joined = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    return {run.strip("0") for run in re.findall(r"\d+", joined)} - {""}


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.1f} %)" if whole else "0 of 0"


def _keep(file: Path, found: list[tuple[Case, Reply]]) -> None:
    lines = (
        {
            "kind": case.kind,
            "question": case.question,
            "facts": case.brief.facts,
            "gold": case.gold,
            "author": reply.trace.author,
            "reply": reply.text,
            "attempts": [(text, judged.problems) for text, judged in reply.attempts],
        }
        for case, reply in found
    )
    file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
