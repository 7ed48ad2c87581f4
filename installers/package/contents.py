"""Decides what the frozen app is made of: only what its requirements need, and of the big ones only what it uses."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from engine.models.folder import KINDS

ROOT = Path(__file__).resolve().parents[2]
OWN = ("engine", "gui", "resources")
# Of the standard library: nothing asks for them while the app runs.
UNUSED_STDLIB = ("tkinter", "idlelib", "lib2to3", "ensurepip", "turtledemo", "pydoc_data", "test")
# Downloads from a place that the app never asks.
UNUSED_PARTS = {"hf-xet"}
# Found by name or by their source at run time, so following imports does not find them.
WHOLE = (
    "engine",
    "gui",
    "onnx_ir",
    "onnxscript",
    "peft",
    "accelerate",
    "onnxruntime.quantization",
    "optuna.samplers",
    "optuna.pruners",
    "mcp.client",
)
# Their source is read while they run: onnxscript compiles it, and the others import their neighbours as files.
WITH_SOURCE = {
    "onnxscript": "pyz+py",
    "onnx_ir": "pyz+py",
    "onnxruntime_genai": "py",
    "onnxruntime.transformers": "py",
}
AS_FILES = ("onnxruntime_genai/models", "onnxruntime/transformers")
# Run before the app in each of its processes: they import their library, for what the app does not ask of it.
UNUSED_HOOKS = {"pyi_rth_nltk", "pyi_rth_setuptools"}
WITH_DATA = ("py3langid", "sacrebleu", "optuna", "llguidance", "rouge_score", "pint")
# Parts of libraries that compilers, tests and other programs need; paths inside the app, `*` at the end only.
LEFT_OUT = (
    "torch/bin/",
    "torch/include/",
    "torch/share/",
    "torch/test/",
    "torch/lib/*.a",
    "caffe2/",
    "onnxruntime/transformers/models/",
    "sklearn/datasets/",
    "resources/screenshots/",
    "resources/translations/*.ts",
    "PySide6/Qt/qml/",
    "PySide6/Qt/lib/libQt6Qml",
    "PySide6/Qt/lib/libQt6Quick",
    "PySide6/Qt/lib/libQt6Pdf",
    "PySide6/Qt/lib/libQt6VirtualKeyboard",
    "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboard",
    "PySide6/Qt/plugins/imageformats/libqpdf",
    "PySide6/Qt/plugins/networkinformation/",
    "PySide6/Qt/plugins/tls/",
)
UNUSED_TRANSFORMERS = (
    "transformers.models.",
    "transformers.cli",
    "transformers.pipelines.",
    "transformers.testing",
)
# Asked for by the reader of GGUF files and by genai's builder, whatever they are given.
READERS = (
    "auto",
    "encoder_decoder",
    "lfm2_vl",
    "mistral3",
    "qwen2_5_vl",
    "qwen3_5",
    "qwen3_5_moe",
    "qwen3_vl",
)
# Of a model: what its other sources were made of, and converters of its weights.
NEVER_IMPORTED = ("modular_", "convert_")
# Asked for when torch is imported.
TORCH_PROGRAM = "torch/bin/torch_shm_manager"
# Of torch's own tests only what its other modules import.
TORCH_TESTS, TORCH_TESTS_USED = (
    "torch.testing._internal",
    ("common_dtype", "logging_tensor", "distributed", "distributed.fake_pg"),
)
# Of Qt's own words only those of the languages that the app speaks.
QT_WORDS, LANGUAGES = "PySide6/Qt/translations/", ("qtbase_zh_CN.qm", "qtbase_en.qm")


def requirements(edition: str = "cpu") -> list[str]:
    """Return what the app asks for; of the CUDA edition also its extra, whose parts replace those of the same use."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = list(project["dependencies"])
    if edition == "cuda":
        extra = project["optional-dependencies"]["cuda"]
        replaced = {"onnxruntime", "onnxruntime-genai"}
        asked = [one for one in asked if Requirement(one).name not in replaced] + list(extra)
    return asked


def closure(asked: Iterable[str], distribution: object = metadata.distribution) -> set[str]:
    """Return the canonical names of what `asked` needs, with all that those need in turn.

    Raises LookupError naming what is not installed.
    """
    found: set[str] = set()
    seen: set[tuple[str, str]] = set()
    waiting = [one for one in map(Requirement, asked) if not one.marker or one.marker.evaluate({"extra": ""})]
    while waiting:
        wanted = waiting.pop()
        name, extras = canonicalize_name(wanted.name), ("", *sorted(wanted.extras))
        if name in UNUSED_PARTS or (name, str(extras)) in seen:
            continue
        seen.add((name, str(extras)))
        try:
            needs = [Requirement(one) for one in distribution(name).requires or []]  # type: ignore[operator]
        except metadata.PackageNotFoundError as error:
            raise LookupError(f"{wanted.name} is not installed in this Python") from error
        found.add(name)
        waiting += [
            need for need in needs if not need.marker or any(need.marker.evaluate({"extra": one}) for one in extras)
        ]
    return found


def excluded(needed: set[str], owners: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the installed modules that no needed distribution owns: what happens to stand beside is not the app's.

    `owners` are distributions by top-level module, as `importlib.metadata.packages_distributions` gives them.
    """
    beside = [
        module
        for module, owned in owners.items()
        if module not in OWN and not any(canonicalize_name(owner) in needed for owner in owned)
    ]
    standard = [module for module in UNUSED_STDLIB if module not in owners]
    return sorted({module for module in beside if module.isidentifier()} | set(standard))


def is_left_out(path: str) -> bool:
    """Say whether a file is not taken into the app; `path` is its place there."""
    path = path.replace("\\", "/")
    if path.startswith(QT_WORDS):
        return not path.endswith(LANGUAGES)
    if path == TORCH_PROGRAM:
        return False
    for left in LEFT_OUT:
        start, star, end = left.partition("*")
        if path.startswith(start) and (not star or path.endswith(end)):
            return True
    if path.endswith(".py"):
        return is_unused_module(path[:-3].replace("/", ".").removesuffix(".__init__"))
    return "/tests/" in path and not path.startswith("resources/")


def is_unused_module(name: str) -> bool:
    """Say whether a Python module is not taken into the app."""
    if name.startswith(f"{TORCH_TESTS}."):
        return name.removeprefix(f"{TORCH_TESTS}.") not in TORCH_TESTS_USED
    return ".tests." in name


def model_modules() -> list[str]:
    """Return the modules of transformers that read the kinds of base models that the app takes."""
    models = _transformers() / "models"
    return [
        module
        for name in sorted(_used_models())
        if (models / name).is_dir()
        for module in modules(models / name, f"transformers.models.{name}")
        if not module.rpartition(".")[2].startswith(NEVER_IMPORTED)
    ]


def unused_models() -> list[str]:
    """Return the packages of transformers that read other kinds: they stand in its imports, for type checkers."""
    models, used = _transformers() / "models", _used_models()
    found = (made.name for made in models.iterdir() if made.is_dir() and made.name.isidentifier())
    return sorted(f"transformers.models.{name}" for name in found if name not in used and not name.startswith("__"))


def _used_models() -> set[str]:
    return {kind.replace("-", "_").removesuffix("_text") for kind in (*KINDS, *READERS)}


def _transformers() -> Path:
    return Path(str(metadata.distribution("transformers").locate_file("transformers")))


def modules(folder: Path, package: str) -> list[str]:
    """Return the names of the modules below a package's folder, without importing any."""
    return sorted(_modules(folder, package))


def _modules(folder: Path, package: str) -> Iterator[str]:
    for file in folder.rglob("*.py"):
        parts = file.relative_to(folder).with_suffix("").parts
        if "tests" not in parts and all(part.isidentifier() for part in parts):
            yield ".".join((package, *(parts[:-1] if parts[-1] == "__init__" else parts)))


def transformers_modules() -> list[str]:
    """Return what of transformers is taken: all but the models, and of the models those that the app can use."""
    rest = [name for name in modules(_transformers(), "transformers") if not name.startswith(UNUSED_TRANSFORMERS)]
    return [*rest, *model_modules()]


def shared_libraries() -> list[tuple[str, str]]:
    """Return onnxruntime's shared library and its place: onnxruntime-genai loads that very file.

    Raises LookupError where onnxruntime has none.
    """
    name = {"win32": "onnxruntime.dll", "darwin": "libonnxruntime*.dylib"}.get(sys.platform, "libonnxruntime.so*")
    for owner in ("onnxruntime", "onnxruntime-gpu"):
        try:
            capi = Path(str(metadata.distribution(owner).locate_file("onnxruntime/capi")))
        except metadata.PackageNotFoundError:
            continue
        if libraries := sorted(capi.glob(name)):
            return [(str(library), "onnxruntime/capi") for library in libraries]
    raise LookupError("onnxruntime has no shared library here")


def check_edition(edition: str, cuda: str | None, installed: set[str]) -> None:
    """Raise LookupError where the Python that builds does not have the edition's parts.

    `cuda` is torch's CUDA version, None for a build without.
    """
    if edition == "cuda" and (cuda is None or "onnxruntime-gpu" not in installed):
        raise LookupError("The CUDA edition needs a torch with CUDA and deskhand[cuda]; this Python has them not.")
    if edition == "cpu" and cuda is not None:
        torch = next(one for one in requirements() if Requirement(one).name == "torch")
        raise LookupError(
            "The CPU edition needs a torch without CUDA; this one has it and is far larger. Install the other first: "
            f"{torch} for 'CPU', as PyTorch's page 'Get started' says."
        )
