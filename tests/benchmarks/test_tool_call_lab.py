"""What the callers of the sample project's agent do before and after a router learned from made example messages.

Run by hand: `pytest tests/benchmarks/test_tool_call_lab.py -m benchmark -s`. Needs the starter encoder, and for the
language model the starter decoder, in the home that DESKHAND_HOME names or the platform's; DESKHAND_BENCH_ROWS is how
many messages all callers are measured on (40 unless told). The router learns from the made rows alone. It is measured
on made rows that are worded otherwise, and on the bundled sample's own, written by hand and never learned from.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.paths import default_home
from engine.results import CallMeasure
from engine.training.recipe import Recipe

HOME = Path(os.environ["DESKHAND_HOME"]) if "DESKHAND_HOME" in os.environ else default_home()
ROWS = int(os.environ.get("DESKHAND_BENCH_ROWS", "40"))
RECIPE = Recipe(epochs=12, patience=4, batch_size=16)

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.timeout(0),
    pytest.mark.skipif(not (HOME / "models" / RECIPE.base).is_dir(), reason="no encoder: deskhand models fetch"),
]


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    made = Engine(HOME)
    made.start()
    yield made
    made.stop()


def told(found: CallMeasure) -> None:
    """Print a measure."""
    print(f"\n{found.data}, {found.part}: {found.rows} of {found.of} messages, {found.tools} tools")
    for score in found.callers:
        right = score.shares["right"]
        others = ", ".join(f"{kind} {count}" for kind, count in score.counts.items() if kind != "right" and count)
        gained = f"{score.difference.value:+.3f} {score.difference.verdict}" if score.difference else "-"
        print(
            f"  {score.caller.kind:15}{'tuned' if score.caller.tuned else 'untuned':8} right {100 * right.value:.1f} % "
            f"({100 * right.low:.0f} to {100 * right.high:.0f}); {others}; against before {gained}; "
            f"{score.milliseconds:.0f} ms a message"
        )


def test_before_and_after(engine: Engine, tmp_path: Path) -> None:
    project = engine.ask(commands.CreateSampleProject(str(tmp_path / "desk"))).path
    ready = [base.id for base in engine.ask(commands.ListBases()) if base.state == "ready" and base.family == "decoder"]
    engine.ask(commands.SaveAgent(project, "Desk", composer=ready[0] if ready else ""))
    made = engine.ask(commands.MakeCalls(project, "Desk", "made"))
    print(f"\nmade: {dict(made.kinds)}, {dict(made.info.rows)}")
    model = engine.ask(commands.StartTraining(project, made.info.dataset, 0, RECIPE, "router")).model
    report = engine.ask(commands.GetModel(project, model)).report
    print(f"router on its {report.rows} test rows: {report.metrics['exact_call'].value:.3f}; {report.calibration}")
    engine.ask(commands.SaveAgent(project, "Desk", caller=model, composer=ready[0] if ready else ""))
    quick = commands.MeasureCalls(project, "Desk", "made", callers=("nearest", "router"), most=0)
    told(engine.ask(quick))
    told(engine.ask(commands.MeasureCalls(project, "Desk", "tool calls", callers=("nearest", "router"), most=0)))
    found = engine.ask(commands.MeasureCalls(project, "Desk", "tool calls", most=ROWS))
    told(found)
    assert all(sum(score.counts.values()) == found.rows for score in found.callers)
