"""Puts LoRA on a base of any family (Hu et al. 2021), on the linear layers that the recipe names."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from torch import nn
from transformers.pytorch_utils import Conv1D

from engine.errors import BadInput
from engine.training.loading import load_pretrained
from engine.training.recipe import ALL_LINEAR, ATTENTION, Recipe

# BERT: attention.self.query; DistilBERT: attention.q_lin; Llama: self_attn.q_proj; GPT-2: attn.c_attn;
# T5: SelfAttention.q, EncDecAttention.q.
_IN_ATTENTION = re.compile(r"(attn|attention)\w*\.", re.IGNORECASE)


def with_lora(base: Any, recipe: Recipe) -> nn.Module:
    """Return the base with the recipe's low-rank updates, which alone require gradients; raises as `lora_targets`."""
    from peft import LoraConfig, get_peft_model

    config = LoraConfig(
        r=recipe.lora_rank,
        lora_alpha=recipe.lora_alpha,
        lora_dropout=recipe.lora_dropout,
        target_modules=lora_targets(base, recipe.lora_targets),
    )
    adapted: nn.Module = get_peft_model(base, config)
    return adapted


def merged(base: Path, adapter: Path) -> Any:
    """Return the decoder in the folder `base` with PEFT's adapter in `adapter` added into its weights.

    Raises BadInput `base_not_loaded`, `base_incomplete`.
    """
    from peft import PeftModel
    from transformers import AutoModelForCausalLM

    whole = load_pretrained(AutoModelForCausalLM, base)
    adapted: Any = PeftModel.from_pretrained(whole, adapter, local_files_only=True)
    return adapted.merge_and_unload().eval()


def lora_targets(base: nn.Module, wanted: str) -> str | list[str]:
    """Return PEFT's `target_modules` for a recipe's `lora_targets`.

    Raises BadInput `lora_targets_unknown` naming what the base has, where nothing in it is called so.
    """
    if wanted == ALL_LINEAR:
        return ALL_LINEAR
    linear = [name for name, module in base.named_modules() if isinstance(module, nn.Linear | Conv1D)]
    if wanted == ATTENTION:
        found = [name for name in linear if _IN_ATTENTION.search(name)]
    else:
        ends = tuple(part.strip() for part in wanted.split(","))
        found = [name for name in linear if any(f".{name}".endswith(f".{end}") for end in ends)]
    if not found:
        known = ", ".join(sorted({name.rpartition(".")[2] for name in linear}))
        raise BadInput("lora_targets_unknown", wanted=wanted, known=known)
    return found
