"""Builds what is trained: a base model with a task's head on it, adapted as the recipe says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from engine.errors import BadInput
from engine.tasks.encoder_task import EncoderTask
from engine.tasks.parts.features import IDS, MARKS, SHAPE_KINDS, SHAPES, TYPES, lowercases
from engine.tasks.parts.heads import NoHead, PrototypeHead
from engine.tasks.task import Space
from engine.training.loading import load_pretrained
from engine.training.lora import with_lora
from engine.training.recipe import PROTOTYPES, Recipe
from engine.training.vocabulary import narrowed, widened


class TaskModel(nn.Module):
    """An encoder with a head; called with ids, mask and `features` [batch, tokens], returns a tensor an output."""

    def __init__(self, base: nn.Module, head: nn.Module, shapes: nn.Embedding | None = None) -> None:
        super().__init__()
        self.base = base
        self.head = head
        # What the shape of a word adds to its embedding.
        self.shapes = shapes

    def forward(
        self,
        input_ids: Tensor,
        attention_mask: Tensor,
        token_type_ids: Tensor | None = None,
        shape_ids: Tensor | None = None,
        mark_ids: Tensor | None = None,
    ) -> tuple[Tensor, ...]:
        """Return the head's outputs."""
        read: dict[str, Any] = {"attention_mask": attention_mask}
        if token_type_ids is not None:
            read[TYPES] = token_type_ids
        if self.shapes is None:
            read[IDS] = input_ids
        else:
            read["inputs_embeds"] = _words(self.base)(input_ids) + self.shapes(shape_ids)
        hidden = self.base(**read).last_hidden_state
        return _answers(self.head, hidden, attention_mask, input_ids, mark_ids)

    @property
    def width(self) -> int:
        """The size of the hidden layer that the head reads."""
        config: Any = self.base.config
        return int(config.hidden_size)

    def halves(self) -> tuple[TaskModel, HeadAlone]:
        """Return what reads and what answers, with the same weights under the same names: other models share one."""
        mode = self.training
        return TaskModel(self.base, NoHead(), self.shapes).train(mode), HeadAlone(self.head).train(mode)


class HeadAlone(nn.Module):
    """A head without the encoder; called with what that gives and what else a head is told."""

    def __init__(self, head: nn.Module) -> None:
        super().__init__()
        self.head = head

    def forward(
        self, hidden: Tensor, attention_mask: Tensor, input_ids: Tensor, mark_ids: Tensor | None = None
    ) -> tuple[Tensor, ...]:
        """Return the head's outputs."""
        return _answers(self.head, hidden, attention_mask, input_ids, mark_ids)


def _answers(
    head: nn.Module, hidden: Tensor, attention_mask: Tensor, input_ids: Tensor, mark_ids: Tensor | None
) -> tuple[Tensor, ...]:
    inputs = {IDS: input_ids} if mark_ids is None else {IDS: input_ids, MARKS: mark_ids}
    outputs: tuple[Tensor, ...] = head(hidden, attention_mask, inputs)
    return outputs


def load_base(folder: Path, dropout: float | None = None) -> nn.Module:
    """Return the encoder in `folder`, with its own dropout or the given one.

    Raises BadInput `base_not_loaded`, `base_incomplete`.
    """
    loaded: nn.Module = load_pretrained(AutoModel, folder, dropout, _no_pooler)
    return loaded


def _no_pooler(config: Any) -> dict[str, Any]:
    """BERT's pooler is never used here: leaving it out keeps it from being trained, stored and exported."""
    return {"add_pooling_layer": False} if config.model_type in {"bert", "roberta", "xlm-roberta", "camembert"} else {}


def build(
    folder: Path,
    task: EncoderTask,
    space: Space,
    recipe: Recipe,
    features: Sequence[str] = (),
    texts: Sequence[Sequence[int]] = (),
) -> TaskModel:
    """Return the model to train; only what the adaptation allows requires gradients.

    `texts` are the ids of all that is trained on: of the base's words only these learn, all of them without any. The
    head's random start depends on the recipe's seed alone.
    """
    torch.manual_seed(recipe.seed)
    base = load_base(folder, recipe.dropout)
    if recipe.gradient_checkpointing:
        base.activation_checkpointing_enable()  # type: ignore[operator]
        base.enable_input_require_grads()  # type: ignore[operator]
    config: Any = base.config
    head = _head(task, int(config.hidden_size), recipe, space)
    shapes = _shapes(base) if SHAPES in features else None
    return TaskModel(_adapt(base, recipe, texts), head, shapes)


def _head(task: EncoderTask, hidden: int, recipe: Recipe, space: Space) -> nn.Module:
    if recipe.head == PROTOTYPES and "head" in task.info.settings:
        return PrototypeHead(hidden, len(space["labels"]), recipe.dropout)
    return task.head(hidden, recipe.dropout, space)


def _words(base: nn.Module) -> nn.Embedding:
    words: nn.Embedding = base.get_input_embeddings()  # type: ignore[operator]
    return words


def _shapes(base: nn.Module) -> nn.Embedding:
    made = nn.Embedding(SHAPE_KINDS, _words(base).embedding_dim)
    # Nothing is added before something was learned: the base begins as it was pretrained.
    nn.init.zeros_(made.weight)
    return made


def features_for(task: EncoderTask, tokenizer: Tokenizer, kinds: int) -> tuple[str, ...]:
    """Return the features of a task that are news to a base: `kinds` is how many token types the base knows."""
    known = tuple(name for name in task.features if name != TYPES or kinds > 1)
    return (*known, SHAPES) if task.reads_shapes and lowercases(tokenizer) else known


def _adapt(base: nn.Module, recipe: Recipe, texts: Sequence[Sequence[int]]) -> nn.Module:
    if recipe.adaptation == "full":
        return narrowed(base, texts) if texts else base
    if recipe.adaptation == "lora":
        return with_lora(base, recipe)
    for parameter in base.parameters():
        parameter.requires_grad = False
    if recipe.adaptation == "top_layers":
        for layer in layers_of(base)[-recipe.layers :]:
            for parameter in layer.parameters():
                parameter.requires_grad = True
    return base


def layers_of(base: nn.Module) -> list[nn.Module]:
    """Return the base's blocks: its longest list of modules, which in every family is the stack of layers."""
    lists: list[Any] = [module for module in base.modules() if isinstance(module, nn.ModuleList)]
    if not lists:
        raise BadInput("base_no_layers")
    return max((list(stack) for stack in lists), key=len)


def merged(model: TaskModel) -> TaskModel:
    """Return a model as its base was: LoRA's updates added into the weights, the word embedding in one."""
    base: Any = model.base
    if hasattr(base, "merge_and_unload"):
        return TaskModel(base.merge_and_unload(), model.head, model.shapes)
    return TaskModel(widened(base), model.head, model.shapes)


def trainable(model: nn.Module) -> dict[str, nn.Parameter]:
    """Return the parameters that training changes, by name."""
    return {name: parameter for name, parameter in model.named_parameters() if parameter.requires_grad}
