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
# The task says whether it has them: prototypes of its classes, rare ones that can count more, a doubt to be had.
_OF_THE_TASK = ("head", "class_weights", "label_smoothing")


def applies(field: str, recipe: Recipe, task: str = "", family: str = "encoder") -> bool:
    """Return whether a field has an effect on this training ('' for a task that is not known yet: taken to have)."""
    if field in _LORA:
        return recipe.adaptation == "lora"
    if field in _OF_THE_TASK and family != "encoder":
        return field == "label_smoothing"
    if field in _OF_THE_TASK:
        return not task or field in settings_of(task)
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


def settings_of(task: str) -> tuple[str, ...]:
    """Return the settings that mean something for a task (`TaskInfo.settings`), none for one that is not known."""
    # Read when it is asked: the command line shows its help, and the window its first page, before numpy is there.
    from engine.tasks.registry import all_tasks

    known = all_tasks().get(task)
    return known.info.settings if known is not None else ()
