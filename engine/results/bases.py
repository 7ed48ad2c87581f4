"""Base models and the machine they run on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class BaseModel:
    """A pretrained model; `family` is encoder, decoder or encoder-decoder, `state` is ready, missing or broken.

    `folder` holds safetensors, config and tokenizer; `onnx` its ready-made ONNX folder ('' where there is none).
    `outdated` tells that the ONNX was made by an older Deskhand, as would be done otherwise today: it works as it did.
    `adapter` is the SHA-256 of the adapter in it that learned the agent's own prompts, '' where it has none.
    `own` tells, where they are listed, that a person added it: it is no starter model, and cannot be fetched.
    `on_request` tells of a starter model that it is not fetched with the others, as it is larger and nothing needs it.
    """

    id: str
    name: str
    family: str
    state: str
    parameters: int = 0
    bytes: int = 0
    languages: tuple[str, ...] = ()
    licence: str = ""
    source: str = ""
    purpose: str = ""
    folder: str = ""
    onnx: str = ""
    layers: int = 0
    max_tokens: int = 0
    outdated: bool = False
    adapter: str = ""
    own: bool = field(default=False, compare=False)
    on_request: bool = False


@dataclass(frozen=True)
class BaseNote:
    """Something to know of a base model before it learns from certain rows: a code of `engine.sentences.NOTES`."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)


def first_composer(bases: Sequence[BaseModel]) -> BaseModel | None:
    """Return the decoder to compose with where none was chosen: one that learned it before others; None without any."""
    ready = [base for base in bases if base.family == "decoder" and base.state == "ready" and base.onnx]
    return next((base for base in ready if base.adapter), ready[0] if ready else None)


@dataclass(frozen=True)
class Device:
    """Something that can compute; `kind` is cpu, cuda or mps."""

    kind: str
    name: str
    memory: int
    bf16: bool


@dataclass(frozen=True)
class Hardware:
    """This computer; `devices` holds the best first."""

    system: str
    processor: str
    cores: int
    memory: int
    memory_free: int
    disk_free: int
    devices: tuple[Device, ...]


@dataclass(frozen=True)
class RunsOn:
    """Where ONNX Runtime runs a model: `provider` is cpu, cuda, directml or coreml.

    `instead_of` is the one that was there and did not start, '' where the best one did.
    """

    provider: str
    instead_of: str = ""


@dataclass(frozen=True)
class Overview:
    """What the frame and the settings page show; `runs_on` is None until a model has answered.

    `network_attempts` is how often a connection outside this computer was asked for, `network_shut` that it is refused.
    `settings_aside` is the file of the settings that was damaged when the engine started, '' for none.
    """

    version: str
    hardware: Hardware
    settings: Mapping[str, Any]
    folders: Mapping[str, str]
    network_attempts: int = 0
    network_shut: bool = False
    runs_on: RunsOn | None = None
    settings_aside: str = ""
