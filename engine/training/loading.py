"""Loads a base model's weights for training, whatever its family: from its folder alone, in full precision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import torch
from transformers import AutoConfig

from engine.errors import BadInput

# On a processor the fused attention's backward pass takes four times as long as plain matrix products do for texts of
# ordinary length, which made it a quarter of a whole step.
CPU_ATTENTION = "eager"
# What the families call their dropout in their configuration.
DROPOUTS = (
    "hidden_dropout_prob",
    "attention_probs_dropout_prob",
    "dropout",
    "dropout_rate",
    "attention_dropout",
    "attn_pdrop",
    "embd_pdrop",
    "resid_pdrop",
    "hidden_dropout",
)


def load_pretrained(
    auto: Any, folder: Path, dropout: float | None = None, options: Callable[[Any], Mapping[str, Any]] = lambda _: {}
) -> Any:
    """Return the model that transformers' class `auto` makes of a folder, with its own dropout or the given one.

    `options` returns more arguments for a model of a configuration. Raises BadInput `base_not_loaded`,
    `base_incomplete`.
    """
    try:
        config = AutoConfig.from_pretrained(folder, local_files_only=True)
        for name in DROPOUTS:
            # A flag of the same name, or none at all, is no rate.
            if dropout is not None and type(getattr(config, name, None)) in (int, float):
                setattr(config, name, dropout)
        model, loading = auto.from_pretrained(
            folder,
            output_loading_info=True,
            config=config,
            local_files_only=True,
            use_safetensors=True,
            dtype=torch.float32,
            attn_implementation="sdpa" if torch.cuda.is_available() else CPU_ATTENTION,
            **options(config),
        )
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        raise BadInput("base_not_loaded", detail=str(error), folder=str(folder)) from error
    if missing := sorted(loading["missing_keys"]):
        # transformers would fill them with random numbers and only warn.
        raise BadInput("base_incomplete", folder=str(folder), count=len(missing), first=missing[0])
    return model
