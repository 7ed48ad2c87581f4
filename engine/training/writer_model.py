"""Builds the writer that is trained: a decoder or an encoder-decoder with its own output layer, adapted as the recipe
says."""

from __future__ import annotations

import importlib.util
import inspect
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoModelForCausalLM, AutoModelForSeq2SeqLM

from engine.errors import BadInput
from engine.training.loading import load_pretrained
from engine.training.lora import with_lora
from engine.training.model import trainable
from engine.training.recipe import Recipe

CLASSES: Mapping[str, Any] = {"decoder": AutoModelForCausalLM, "encoder-decoder": AutoModelForSeq2SeqLM}


class WriterModel(nn.Module):
    """A base model with its output layer; `base` is what transformers, or PEFT around it, made."""

    def __init__(self, base: nn.Module, family: str) -> None:
        super().__init__()
        self.base = base
        self.family = family
        made: Any = base
        core = made.get_base_model() if hasattr(made, "get_base_model") else made
        self._picks = "logits_to_keep" in inspect.signature(core.forward).parameters
        self.shares = family == "decoder" and _attends_to_all(core) and not core.is_activation_checkpointing

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, wanted: Tensor, shared: Tensor | None = None
    ) -> Tensor:
        """Return the logits [batch, positions, vocabulary].

        Of a decoder `wanted` are the positions [positions] whose next token is asked for: the output layer is a fifth
        of a small model, and most of what is read needs no logits. Of an encoder-decoder it is what was written so
        far [batch, positions].

        `shared` [tokens] are read before each of the texts, once for all of them: what attention keeps of them is the
        same whatever follows. Only where the model `shares`.
        """
        given: dict[str, Any] = {"input_ids": input_ids, "attention_mask": attention_mask}
        if self.family == "encoder-decoder":
            logits: Tensor = self.base(**given, decoder_input_ids=wanted, use_cache=False).logits
            return logits
        if shared is not None:
            last_only = {"logits_to_keep": 1} if self._picks else {}
            kept = self.base(input_ids=shared[None], use_cache=True, **last_only).past_key_values
            kept.batch_repeat_interleave(len(input_ids))
            read = attention_mask.new_ones(len(input_ids), len(shared))
            given |= {"past_key_values": kept, "attention_mask": torch.cat([read, attention_mask], dim=1)}
        if self._picks:
            picked: Tensor = self.base(**given, use_cache=False, logits_to_keep=wanted).logits
            return picked
        every: Tensor = self.base(**given, use_cache=False).logits
        return every[:, wanted]


def _attends_to_all(core: Any) -> bool:
    """Whether every layer keeps each token's keys and values: no sliding windows, no states of another kind."""
    kinds = getattr(core.config, "layer_types", None) or ["full_attention"]
    takes = "past_key_values" in inspect.signature(core.forward).parameters
    return takes and set(kinds) == {"full_attention"} and not getattr(core.config, "sliding_window", None)


def build_writer(folder: Path, family: str, recipe: Recipe) -> WriterModel:
    """Return the model to train; only what the adaptation allows requires gradients.

    `head` is the output layer where it is a layer of its own, else the last normalisation: an output layer that is
    shared with the embeddings would change what every word means. Raises BadInput `base_not_loaded`,
    `base_incomplete`, `four_bit_unavailable`.
    """
    torch.manual_seed(recipe.seed)
    base = load_writer(folder, family, recipe.dropout, four_bit(recipe))
    if recipe.gradient_checkpointing:
        base.activation_checkpointing_enable()
        base.enable_input_require_grads()
    return WriterModel(_adapt(base, recipe), family)


def load_writer(folder: Path, family: str, dropout: float | None = None, quantised: Any = None) -> Any:
    """Return the writer in `folder` in full precision, or as `quantised` says, with its own dropout or the given one.

    Raises BadInput `base_not_loaded`, `base_incomplete`.
    """
    more = {"quantization_config": quantised} if quantised else {}
    return load_pretrained(CLASSES[family], folder, dropout, lambda _: more)


def four_bit(recipe: Recipe, cuda: bool | None = None, installed: bool | None = None) -> Any:
    """Return how the base is held in 4 bits under LoRA (QLoRA: Dettmers et al. 2023), None where it is not to be.

    Raises BadInput `four_bit_unavailable` without CUDA, without bitsandbytes, or with another adaptation.
    """
    if not recipe.four_bit:
        return None
    cuda = torch.cuda.is_available() if cuda is None else cuda
    installed = importlib.util.find_spec("bitsandbytes") is not None if installed is None else installed
    if not (cuda and installed and recipe.adaptation == "lora"):
        raise BadInput("four_bit_unavailable")
    from transformers import BitsAndBytesConfig

    return BitsAndBytesConfig(  # type: ignore[no-untyped-call]
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=torch.bfloat16,
    )


def merged_writer(model: WriterModel, folder: Path, recipe: Recipe) -> Any:
    """Return the trained model in transformers' own form: LoRA's updates added into full-precision weights."""
    if recipe.four_bit:
        whole = build_writer(folder, model.family, replace(recipe, four_bit=False))
        whole.load_state_dict(dict(trainable(model)), strict=False)
        model = whole
    base: Any = model.base
    return (base.merge_and_unload() if hasattr(base, "merge_and_unload") else base).to("cpu").eval()


def _adapt(base: Any, recipe: Recipe) -> nn.Module:
    if recipe.adaptation == "full":
        whole: nn.Module = base
        return whole
    if recipe.adaptation == "lora":
        return with_lora(base, recipe)
    base.requires_grad_(False)
    for module in _top(base, recipe):
        module.requires_grad_(True)
    return base  # type: ignore[no-any-return]


def _top(base: Any, recipe: Recipe) -> list[nn.Module]:
    """Return what `head` and `top_layers` train."""
    decoder = base.get_decoder()
    stack = next((module for module in decoder.modules() if isinstance(module, nn.ModuleList)), None)
    if stack is None:
        raise BadInput("base_no_layers")
    # What stands beside the stack and its embeddings, after it, is the last normalisation, whatever it is called.
    after = [module for module in decoder.children() if module is not stack and "norm" in type(module).__name__.lower()]
    output = base.get_output_embeddings()
    shared = output is not None and output.weight is base.get_input_embeddings().weight
    top = after if output is None or shared else [*after, output]
    return [*top, *(list(stack)[-recipe.layers :] if recipe.adaptation == "top_layers" else [])]
