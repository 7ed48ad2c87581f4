"""The recipe: everything that decides a training run, checked when it is made and frozen into the run's folder."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from engine.errors import BadInput

ADAPTATIONS = ("head", "top_layers", "full", "lora")
OPTIMISERS = ("adamw", "sgd", "adafactor")
SCHEDULES = ("linear", "cosine", "constant")
PRECISIONS = ("auto", "fp32", "bf16")
CLASS_WEIGHTS = ("none", "balanced")
# A seed is less than this.
SEEDS = 2**31
LINEAR, PROTOTYPES = "linear", "prototypes"
HEADS = (LINEAR, PROTOTYPES)
# Of more rows than this, choosing takes as long as learning from all.
MOST_CHOSEN = 100_000
# PEFT's word for every linear layer of the base, whatever its family calls them; and the layers of the attention.
ALL_LINEAR, ATTENTION = "all-linear", "attention"


@dataclass(frozen=True)
class Recipe:
    """Validated on construction; raises BadInput `recipe_value` naming the field, its value and what is allowed.

    base: a base model's id, or a folder.
    adaptation: head (only the new layers), top_layers (the last `layers` of the base too), full, or lora
        (low-rank updates of the base's linear layers, Hu et al. 2021).
    layers: how many of the base's last layers `top_layers` trains.
    lora_rank, lora_alpha, lora_dropout: PEFT's r, lora_alpha and lora_dropout.
    four_bit: holds the base of a writer in 4 bits under LoRA; needs CUDA and bitsandbytes.
    lora_targets: which linear layers LoRA updates: all-linear, attention, or names of modules with commas between.
    head: how a text's class is told. linear: a layer that begins at random; prototypes: one that begins at the mean of
        each class's texts (`engine.tasks.parts.heads.PrototypeHead`).
    optimiser: adamw (Loshchilov and Hutter 2019), sgd (with `momentum`) or adafactor (Shazeer and Stern 2018: less
        memory).
    learning_rate, head_learning_rate: for the base, and for the new layers on top of it.
    layer_decay: factor on the learning rate from each layer of the base to the one below it; 1 is off (Howard and
        Ruder 2018).
    weight_decay: not applied to biases and normalisation weights.
    schedule, warmup: shape of the decay, and the share of all steps that warms up.
    dropout: before the head, and in the base's own layers.
    label_smoothing: of the cross-entropy. class_weights: none, or balanced (rare classes count more).
    members: encoders that learn side by side and answer together, each with a start of its own
        (`engine.training.ensemble`).
    batch_size: examples computed at once. accumulation: how many of these make a step.
    gradient_checkpointing: computes twice to need less memory.
    train_rows: most training rows to learn from, chosen by `engine.training.coverage`; 0 is all.
    epochs: most rounds over the training rows.
    patience: rounds without a better validation metric before stopping; 0 never stops early. The best is kept.
    max_tokens: longer texts are cut. gradient_clip: largest gradient norm; 0 is off.
    precision: auto takes bf16 where the processor has it. seed: of everything random.
    gate: largest loss (points of the metric, as a fraction) that the exported model may have against torch.
    """

    base: str = "all-minilm-l6-v2"
    adaptation: str = "full"
    layers: int = 2
    lora_rank: int = 16
    lora_alpha: int = 32
    lora_dropout: float = 0.05
    four_bit: bool = False
    lora_targets: str = ALL_LINEAR
    head: str = LINEAR
    optimiser: str = "adamw"
    learning_rate: float = 1e-4
    head_learning_rate: float = 1e-3
    layer_decay: float = 1.0
    weight_decay: float = 0.01
    momentum: float = 0.9
    schedule: str = "linear"
    warmup: float = 0.1
    dropout: float = 0.1
    label_smoothing: float = 0.0
    class_weights: str = "none"
    members: int = 1
    batch_size: int = 32
    accumulation: int = 1
    gradient_checkpointing: bool = False
    train_rows: int = 0
    epochs: int = 10
    patience: int = 3
    max_tokens: int = 256
    gradient_clip: float = 1.0
    precision: str = "auto"
    seed: int = 0
    gate: float = 0.005

    def __post_init__(self) -> None:
        for field in fields(self):
            _check_type(field.name, getattr(self, field.name), getattr(type(self), field.name))
        for name, allowed in CHOICES.items():
            if getattr(self, name) not in allowed:
                raise _refused(name, getattr(self, name), ", ".join(allowed))
        for name, (low, high) in _RANGES.items():
            if not low <= getattr(self, name) <= high:
                raise _refused(name, getattr(self, name), f"{low} .. {high}")
        if not _TARGETS.fullmatch(self.lora_targets):
            raise _refused("lora_targets", self.lora_targets, f"{ALL_LINEAR}, {ATTENTION}, q_proj,v_proj")

    def with_settings(self, settings: Mapping[str, str]) -> Recipe:
        """Return this recipe with textual settings applied (`--set KEY=VALUE`).

        `adaptation=top_layers(3)` is understood as in the docs. Raises BadInput `recipe_value` or `recipe_key`.
        """
        changes: dict[str, Any] = {}
        for key, text in settings.items():
            if key not in _DEFAULTS:
                raise BadInput("recipe_key", key=key, allowed=", ".join(_DEFAULTS))
            if key == "adaptation" and text.startswith("top_layers(") and text.endswith(")"):
                changes["adaptation"] = "top_layers"
                changes["layers"] = _parse("layers", text[len("top_layers(") : -1])
            else:
                changes[key] = _parse(key, text)
        return replace(self, **changes)

    def limit(self, base_tokens: int) -> int:
        """Return how many tokens of a text are read on a base that holds `base_tokens` (0: unknown)."""
        return min(self.max_tokens, base_tokens) if base_tokens else self.max_tokens

    def to_toml(self) -> str:
        """Return the recipe as TOML, one field a line."""
        return "".join(f"{field.name} = {_toml(getattr(self, field.name))}\n" for field in fields(self))

    @classmethod
    def from_toml(cls, text: str) -> Recipe:
        """Return the recipe that `to_toml` wrote."""
        return cls(**tomllib.loads(text))


# Settings that are one of some words.
CHOICES = {
    "adaptation": ADAPTATIONS,
    "head": HEADS,
    "optimiser": OPTIMISERS,
    "schedule": SCHEDULES,
    "precision": PRECISIONS,
    "class_weights": CLASS_WEIGHTS,
}
_RANGES: dict[str, tuple[float, float]] = {
    "layers": (1, 1000),
    "lora_rank": (1, 512),
    "lora_alpha": (1, 1024),
    "lora_dropout": (0, 0.9),
    "learning_rate": (1e-8, 1),
    "head_learning_rate": (1e-8, 1),
    "weight_decay": (0, 1),
    "momentum": (0, 0.999),
    "warmup": (0, 0.9),
    "dropout": (0, 0.9),
    "label_smoothing": (0, 0.9),
    "batch_size": (1, 4096),
    "accumulation": (1, 4096),
    "layer_decay": (0.1, 1),
    "members": (1, 10),
    "train_rows": (0, MOST_CHOSEN),
    "epochs": (1, 1000),
    "patience": (0, 1000),
    "max_tokens": (8, 8192),
    "gradient_clip": (0, 1000),
    "seed": (0, SEEDS - 1),
    "gate": (0, 1),
}
_TARGETS = re.compile(r"[\w.-]+(, *[\w.-]+)*")
_KINDS = {int: "a whole number", float: "a number", str: "text", bool: "true or false"}
_SWITCH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_DEFAULTS: dict[str, Any] = {field.name: field.default for field in fields(Recipe)}


def _refused(name: str, value: Any, allowed: str) -> BadInput:
    return BadInput("recipe_value", key=name, value=value, allowed=allowed)


def _check_type(name: str, value: Any, default: Any) -> None:
    wanted = (int, float) if isinstance(default, float) else type(default)
    if not isinstance(value, wanted) or isinstance(value, bool) != isinstance(default, bool):
        raise _refused(name, value, _KINDS[type(default)])


def _parse(key: str, text: str) -> Any:
    kind: Any = type(_DEFAULTS[key])
    try:
        return _SWITCH[text.lower()] if kind is bool else kind(text)
    except (ValueError, KeyError):
        raise _refused(key, text, _KINDS[kind]) from None


def _toml(value: Any) -> str:
    # A JSON string is a TOML basic string: the same quotes and the same escapes.
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str | bool) else repr(value)
