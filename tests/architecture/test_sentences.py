"""Every code that the engine raises has its sentences, and every sentence a code that is written out somewhere."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from engine.ready_made.registry import all_projects
from engine.sentences import ERRORS

RAISING = {"BadInput", "JobFailed", "ErrorInfo", "not_known"}
ROOT = Path(__file__).parents[2]


def _trees(*packages: str) -> Iterator[tuple[Path, ast.Module]]:
    for path in (path for package in packages for path in (ROOT / package).rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def _raised() -> Iterator[tuple[str, ast.expr]]:
    """Yield the file's name and the code of every error that is made."""
    for path, tree in _trees("engine"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in RAISING and node.args:
                yield path.name, node.args[0]


def test_every_code_has_its_sentences() -> None:
    all_projects()
    codes = {(code.value, name) for name, code in _raised() if isinstance(code, ast.Constant)}
    assert len(codes) > 60
    assert {found for found in codes if found[0] not in ERRORS} == set()


def test_no_code_is_put_together() -> None:
    made = (ast.JoinedStr, ast.BinOp)
    assert [(name, ast.unparse(code)) for name, code in _raised() if isinstance(code, made)] == []


def test_every_sentence_is_for_a_code_that_is_written_out() -> None:
    all_projects()
    written = {
        node.value
        for path, tree in _trees("engine", "gui")
        if path.stem != "sentences" and path.parent.name != "sentences"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
    }
    assert set(ERRORS) - written == set()
