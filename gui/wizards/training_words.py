"""The fields of a recipe in the person's words: first what it means, then the term."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.training.recipe import ADAPTATIONS, OPTIMISERS, PRECISIONS, SCHEDULES

CHOICES = {
    "adaptation": ADAPTATIONS,
    "optimiser": OPTIMISERS,
    "schedule": SCHEDULES,
    "precision": PRECISIONS,
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("recipe", text)


def title(field: str) -> str:
    """Return what a field is."""
    words = {
        "adaptation": _tr("How much may change (adaptation)"),
        "layers": _tr("Last layers that may change"),
        "lora_rank": _tr("Size of the addition (LoRA rank)"),
        "lora_alpha": _tr("Weight of the addition (LoRA alpha)"),
        "lora_dropout": _tr("Forgetting in the addition (LoRA dropout)"),
        "optimiser": _tr("Way of learning (optimiser)"),
        "learning_rate": _tr("Step size (learning rate)"),
        "head_learning_rate": _tr("Step size of the new layers"),
        "weight_decay": _tr("Keep weights small (weight decay)"),
        "momentum": _tr("Momentum (SGD only)"),
        "schedule": _tr("How steps shrink (schedule)"),
        "warmup": _tr("Gentle start, share of all steps (warm-up)"),
        "dropout": _tr("Forgetting while learning (dropout)"),
        "label_smoothing": _tr("Doubt about the answers (label smoothing)"),
        "batch_size": _tr("Examples a step (batch size)"),
        "epochs": _tr("Most rounds (epochs)"),
        "patience": _tr("Rounds without progress before stopping"),
        "max_tokens": _tr("Longest text, in word pieces (tokens)"),
        "gradient_clip": _tr("Largest step allowed (gradient clipping)"),
        "precision": _tr("Number format (precision)"),
        "seed": _tr("Start of the random numbers (seed)"),
        "gate": _tr("Most that the export may lose (parity gate)"),
    }
    return words.get(field, field.replace("_", " ").capitalize())


def choice(field: str, value: str) -> str:
    """Return one of a field's fixed values."""
    words = {
        ("adaptation", "head"): _tr("Only the new layer"),
        ("adaptation", "top_layers"): _tr("The last layers"),
        ("adaptation", "full"): _tr("The whole model"),
        ("adaptation", "lora"): _tr("A small addition (LoRA)"),
        ("optimiser", "adamw"): "AdamW",
        ("optimiser", "sgd"): "SGD",
        ("schedule", "linear"): _tr("evenly (linear)"),
        ("schedule", "cosine"): _tr("in a curve (cosine)"),
        ("schedule", "constant"): _tr("not at all (constant)"),
        ("precision", "auto"): _tr("what this computer does best"),
        ("precision", "fp32"): _tr("exact (fp32)"),
        ("precision", "bf16"): _tr("fast (bf16)"),
    }
    return words.get((field, value), value)


def adaptation(name: str) -> tuple[str, str]:
    """Return how much of the base model may change: a title, and when to choose it."""
    words = {
        "full": (
            _tr("The whole model (full fine-tuning)"),
            _tr("Learns best from some hundred examples on. Recommended for small models."),
        ),
        "lora": (
            _tr("A small addition, the model stays as it is (LoRA)"),
            _tr("Takes less memory. Good for large base models."),
        ),
        "top_layers": (_tr("Only its last layers"), _tr("Quicker, with a little less understanding of your texts.")),
        "head": (_tr("Only the new layer on top"), _tr("Quickest. For a first look, or a handful of examples.")),
    }
    return words.get(name, (name, ""))
