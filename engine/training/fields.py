"""Groups a recipe's fields for people, and says which of them mean anything for a training.

What has no effect is not asked: a momentum that AdamW never reads would only be one more thing to wonder about.
"""

from __future__ import annotations

from engine.training.recipe import Recipe

GROUPS: dict[str, tuple[str, ...]] = {
    "rounds": ("epochs", "patience", "train_rows"),
    "change": ("adaptation", "head", "layers", "lora_rank", "lora_alpha", "lora_dropout", "lora_targets"),
    "steps": (
        "optimiser",
        "momentum",
        "learning_rate",
        "head_learning_rate",
        "layer_decay",
        "schedule",
        "warmup",
        "weight_decay",
        "gradient_clip",
    ),
    "general": ("dropout", "label_smoothing", "class_weights", "members"),
    "memory": ("max_tokens", "batch_size", "accumulation", "gradient_checkpointing", "precision", "four_bit"),
    "safety": ("seed", "gate"),
}
_LORA = ("lora_rank", "lora_alpha", "lora_dropout", "lora_targets")
# Where a text has one class, so that a rare one can count more.
_CLASS_TASKS = ("classification", "relations", "tool-calls")
# Where something is chosen out of several, so that there is a doubt to be had about it.
_CHOICE_TASKS = (*_CLASS_TASKS, "multilabel", "entities", "question-answering")


def applies(field: str, recipe: Recipe, task: str = "", family: str = "encoder") -> bool:
    """Return whether a field has an effect on this training ('' for a task that is not known yet: taken to have)."""
    if field in _LORA:
        return recipe.adaptation == "lora"
    if field == "head":
        return family == "encoder" and task in ("", "classification")
    if field == "class_weights":
        return family == "encoder" and (not task or task in _CLASS_TASKS)
    if field == "label_smoothing":
        return not task or family != "encoder" or task in _CHOICE_TASKS
    only_with = {
        "head_learning_rate": family == "encoder",
        "members": family == "encoder",
        "four_bit": recipe.adaptation == "lora" and family != "encoder",
        "layers": recipe.adaptation == "top_layers",
        "momentum": recipe.optimiser == "sgd",
        "learning_rate": recipe.adaptation != "head",
        "layer_decay": recipe.adaptation in ("full", "top_layers"),
    }
    return only_with.get(field, True)
