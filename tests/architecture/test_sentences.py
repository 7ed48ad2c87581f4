"""Every code that the engine raises has its sentences."""

from __future__ import annotations

import ast
from pathlib import Path

from engine.ready_made.registry import all_projects
from engine.sentences import ERRORS

RAISING = {"BadInput", "JobFailed", "ErrorInfo"}
ENGINE = Path(__file__).parents[2] / "engine"


def _codes() -> set[tuple[str, str]]:
    found = set()
    for path in ENGINE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            raised = isinstance(node, ast.Call) and getattr(node.func, "id", "") in RAISING
            if raised and node.args and isinstance(node.args[0], ast.Constant):
                found.add((node.args[0].value, path.name))
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "not_known":
                told = [one.value for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant)]
                found |= {
                    (f"{code}{end}", path.name) for code in told if code.startswith("no_") for end in ("", "_yet")
                }
    return found


def test_every_code_has_its_sentences() -> None:
    all_projects()
    codes = _codes()
    assert len(codes) > 60
    assert {found for found in codes if found[0] not in ERRORS} == set()
