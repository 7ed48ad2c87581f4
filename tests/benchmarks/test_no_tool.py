"""How often the nearest caller calls a tool that nobody asked for, and misses one that somebody did.

Run by hand: `pytest tests/benchmarks/test_no_tool.py -m benchmark -s`. The tools are those of the bundled support-desk
sample; the questions were written for it and lie in `no_tool/`: those of `development.txt` are for tuning, the others
only for measuring. It needs the starter encoder in the home that DESKHAND_HOME names or the platform's.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import commands
from engine.agent.callers.nearest import NearestCaller
from engine.agent.mcp.servers import Servers
from engine.agent.messages import Message
from engine.agent.registry import Registry
from engine.api import Engine
from engine.paths import ProjectPaths, default_home
from engine.runtime import toolbox
from engine.runtime.library import Library
from engine.runtime.loaded import LoadedModels
from engine.runtime.tool_kinds import Around

HOME = Path(os.environ["DESKHAND_HOME"]) if "DESKHAND_HOME" in os.environ else default_home()
QUESTIONS = Path(__file__).parent / "no_tool"
BAR = 0.03

pytestmark = pytest.mark.benchmark


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[NearestCaller, Registry]]:
    """The nearest caller and the tools of the sample project."""
    folder = tmp_path_factory.mktemp("no_tool")
    engine = Engine(HOME)
    engine.start()
    bases = engine.ask(commands.ListBases())
    project = engine.ask(commands.CreateSampleProject(str(folder / "support desk"))).path
    infos = engine.ask(commands.ListDatasets(project))
    engine.stop()
    encoder = next((base for base in bases if base.family == "encoder" and base.state == "ready" and base.onnx), None)
    if encoder is None:
        pytest.skip(f"the starter encoder is not in {HOME}: deskhand models fetch")
    loaded = LoadedModels(folder / "log.txt")
    held = toolbox.holdings(infos, (), ProjectPaths(Path(project)).dataset)
    around = Around(project, Servers(), Library(HOME / "models", loaded), folder / "functions.txt")
    yield NearestCaller(loaded.embedder(encoder), encoder.name), toolbox.registry(held, loaded, around)
    loaded.close()


def _read(name: str) -> list[tuple[str, str]]:
    lines = (QUESTIONS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") if "\t" in line else ["-", line] for line in lines if line.strip()]
    return [(tool, text) for tool, text in pairs]


@pytest.mark.parametrize("sets", [("development",), ("off_topic", "in_scope")], ids=["development", "measured"])
def test_needless_and_missed_calls(made: tuple[NearestCaller, Registry], sets: tuple[str, ...]) -> None:
    caller, registry = made
    tools = tuple(registry)
    wrong: dict[str, list[str]] = {"needless": [], "missed": [], "asked": [], "other": []}
    questions = [question for name in sets for question in _read(name)]
    for tool, text in questions:
        found = caller.select([Message("user", text)], tools)
        called = found.call.name if found.call else "-"
        told = f"{text} -> {called} (wanted {tool}, {found.confidence:.2f})"
        if tool == "-" and called != "-":
            wrong["needless"].append(told)
        elif tool != "-" and called == "-":
            wrong["missed"].append(told)
        elif called != tool:
            wrong["other"].append(told)
        if tool == "-" and found.unsure:
            wrong["asked"].append(f"{text} -> {found.unsure.name}?")
    off = sum(tool == "-" for tool, _ in questions)
    needless, missed = len(wrong["needless"]) / off, len(wrong["missed"]) / (len(questions) - off)
    print(
        f"\n{sets}: needless calls {needless:.1%} of {off}, missed calls {missed:.1%} of {len(questions) - off}, ",
        end="",
    )
    print(f"another tool {len(wrong['other'])}, needlessly asked back {len(wrong['asked'])}; bar {BAR:.0%}")
    for kind, lines in wrong.items():
        print(*(f"  {kind}: {line}" for line in lines), sep="\n")
    if sets != ("development",):
        assert needless <= BAR and missed <= BAR
