"""Each library is pinned where it is imported: for the app, for its tests, for its packages or for its benchmarks."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
OWN = {"engine", "gui", "installers", "resources", "tests"}
# Those whose modules do not bear the name under which they are installed.
OTHERWISE_NAMED = {
    "cyclonedx": "cyclonedx-python-lib",
    "docx": "python-docx",
    "pyside6": "pyside6-essentials",
    "pytestqt": "pytest-qt",
    "sklearn": "scikit-learn",
}
# Nobody imports these by name, and what others do needs them.
AT_WORK_BEHIND = {
    "gguf": "transformers reads GGUF files with it",
    "onnxscript": "torch exports to ONNX with it",
    "tzdata": "zoneinfo's time zones, where the system has none",
}
# Run by an interpreter of its own.
ELSEWHERE = ROOT / "tests" / "benchmarks" / "llama_contestant.py"


def pinned(*extras: str) -> set[str]:
    """Return the names, as they are installed, that the app and these extras pin."""
    asked = [*PROJECT["dependencies"], *(one for extra in extras for one in EXTRAS[extra])]
    return {re.split(r"[\[=]", one, maxsplit=1)[0].lower() for one in asked}


def imported(*folders: str, besides: str = "") -> set[str]:
    """Return the libraries that the sources of the folders import, by the names under which they are installed."""
    files = [file for folder in folders for file in (ROOT / folder).rglob("*.py")]
    kept = [file for file in files if file != ELSEWHERE and not (besides and file.is_relative_to(ROOT / besides))]
    modules = {module.partition(".")[0] for file in kept for module in named(file)}
    own = modules - OWN - set(sys.stdlib_module_names)
    return {OTHERWISE_NAMED.get(one, one) for one in (module.lower().replace("_", "-") for module in own)}


def named(file: Path) -> list[str]:
    """Return the modules that a file imports, wherever in it."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    return [
        *(alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names),
        *(str(node.module) for node in nodes if isinstance(node, ast.ImportFrom) and not node.level),
    ]


def test_the_app_pins_what_it_imports_and_nothing_else() -> None:
    assert imported("engine", "gui") == pinned() - set(AT_WORK_BEHIND)


@pytest.mark.parametrize(
    ("used", "extras"),
    [
        (imported("installers"), ["packages"]),
        (imported("tests", besides="tests/benchmarks"), ["test"]),
        (imported("tests/benchmarks"), ["test", "bench"]),
    ],
    ids=["packages", "tests", "benchmarks"],
)
def test_an_extra_pins_what_its_own_imports(used: set[str], extras: list[str]) -> None:
    assert used <= pinned(*extras)
