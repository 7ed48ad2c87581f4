"""The form of a base model on disk, `<root>/<id>/`, and the one way in which such a folder comes to stand there.

A base model is a Hugging Face folder (config, tokenizer, safetensors) with `base.json` beside it, which holds the
facts and the size and hash of every file, and `onnx/`, its ready-made ONNX form. It is built under `<root>/.partial`
and renamed into place, so that a base model is there whole or not at all.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from engine.errors import JobFailed
from engine.machine.aside import put_folder
from engine.machine.disk import disk_full, is_full
from engine.results import BaseModel
from engine.text.values import plain, to_json

log = logging.getLogger(__name__)

FACTS = "base.json"
ONNX = "onnx"
PARTIAL = ".partial"
_FORMAT = 1
# How a base's ONNX is made, by family: raised whenever the export writes it otherwise than before, so that what stands
# on disk is known to be older. 1 is what was written before this was kept; an encoder-decoder has none.
# encoder 2: weights of 7 bits; 3: by blocks where activations have outliers. decoder 2: the last token's logits only.
EXPORTS = {"encoder": 3, "decoder": 2}


def read_base(folder: Path) -> BaseModel:
    """Return the base model in `folder`; its state is 'ready', or 'broken' where a file is gone or has another size.

    Hashes are not computed here (that takes seconds): see `verify`.
    """
    try:
        data = json.loads((folder / FACTS).read_text(encoding="utf-8"))
        base = _from_facts(data, folder)
        damaged = _damaged(folder, data["files"])
    except (OSError, ValueError, KeyError, TypeError) as problem:
        log.warning("base model %s has no readable facts: %s", folder.name, problem)
        return BaseModel(id=folder.name, name=folder.name, family="", state="broken", folder=str(folder))
    if damaged:
        log.warning("base model %s is broken: %s", folder.name, ", ".join(damaged))
        return replace(base, state="broken")
    return base


def verify(folder: Path) -> tuple[str, ...]:
    """Return the names of the files in `folder` that are gone or no longer have the hash they came with."""
    files = json.loads((folder / FACTS).read_text(encoding="utf-8"))["files"]
    damaged = _damaged(folder, files)
    return (
        *damaged,
        *(name for name in files if name not in damaged and sha256(folder / name) != files[name]["sha256"]),
    )


def publish(base: BaseModel, built: Path, root: Path) -> BaseModel:
    """Write the facts into `built`, rename it to `<root>/<id>` and return the base model as it stands there.

    A folder that stood there is replaced. `built` must be on the same disk as `root`. Raises JobFailed `disk_full`
    or `base_not_stored`.
    """
    target = root / base.id
    sizes = {name: (built / name).stat().st_size for name in _files(built)}
    files = {name: {"bytes": size, "sha256": sha256(built / name)} for name, size in sizes.items()}
    facts = {
        **plain(replace(base, state="ready", bytes=sum(sizes.values()), folder="", onnx="", outdated=False, own=False)),
        "files": files,
        "format": _FORMAT,
        "export": EXPORTS.get(base.family, 0),
    }
    with disk_errors(target):
        (built / FACTS).write_text(to_json(facts, indent=2) + "\n", encoding="utf-8")
        put_folder(built, target)
    return read_base(target)


def remove(base: BaseModel) -> None:
    """Delete a base model, which is listed whole until it is not listed at all; raises JobFailed `base_not_removed`."""
    folder = Path(base.folder)
    try:
        gone = partial_folder(folder.parent) / f"{folder.name}.old"
        shutil.rmtree(gone, ignore_errors=True)
        folder.rename(gone)
    except OSError as problem:
        raise JobFailed("base_not_removed", detail=str(problem), name=base.name, folder=base.folder) from problem
    shutil.rmtree(gone, ignore_errors=True)


def partial_folder(root: Path) -> Path:
    """Return `<root>/.partial`, made if need be: what is being built, never listed."""
    folder = root / PARTIAL
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def id_from_name(name: str) -> str:
    """Return `name` as an id: small letters, digits, dots and dashes, at most 64."""
    return re.sub(r"[^a-z0-9.]+", "-", name.casefold()).strip("-.")[:64] or "model"


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turn a full disk, and any other failure to write, into a JobFailed; a cut connection is none and passes."""
    try:
        yield
    except (ConnectionError, TimeoutError):
        raise
    except OSError as problem:
        if is_full(problem):
            raise disk_full(problem, path.parent) from problem
        raise JobFailed("base_not_stored", detail=str(problem), folder=str(path.parent)) from problem


def _files(folder: Path) -> list[str]:
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != FACTS)
    return sorted(path.relative_to(folder).as_posix() for path in paths)


def _damaged(folder: Path, files: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(name for name, facts in files.items() if not _has_size(folder / PurePosixPath(name), facts["bytes"]))


def _has_size(path: Path, size: int) -> bool:
    return path.is_file() and path.stat().st_size == size


def _from_facts(data: dict[str, Any], folder: Path) -> BaseModel:
    known = {key: data[key] for key in BaseModel.__dataclass_fields__ if key in data}
    known["languages"] = tuple(known.get("languages", ()))
    known["id"] = folder.name
    known["folder"] = str(folder)
    known["onnx"] = str(folder / ONNX) if (folder / ONNX).is_dir() else ""
    known["outdated"] = bool(known["onnx"]) and data.get("export", 1) < EXPORTS.get(known["family"], 0)
    return BaseModel(**known)
