"""The fields of a recipe in the person's words: first what it means, then the term."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def _tr(text: str) -> str:
    return QCoreApplication.translate("recipe", text)


def group(name: str) -> str:
    """Return what a group of fields is about."""
    words = {
        "rounds": _tr("How long it learns"),
        "change": _tr("What may change"),
        "steps": _tr("How large its steps are"),
        "general": _tr("Against learning by heart"),
        "memory": _tr("Memory and speed"),
        "safety": _tr("The same again, and the export"),
    }
    return words[name]


def title(field: str) -> str:
    """Return what a field is."""
    words = {
        "adaptation": _tr("How much may change (adaptation)"),
        "head": _tr("How classes begin (head)"),
        "layers": _tr("Last layers that may change"),
        "lora_rank": _tr("Size of the addition (LoRA rank)"),
        "lora_alpha": _tr("Weight of the addition (LoRA alpha)"),
        "lora_dropout": _tr("Forgetting in the addition (LoRA dropout)"),
        "lora_targets": _tr("Where the addition goes (LoRA targets)"),
        "four_bit": _tr("Hold the base in 4 bits (QLoRA)"),
        "optimiser": _tr("Way of learning (optimiser)"),
        "learning_rate": _tr("Step size (learning rate)"),
        "head_learning_rate": _tr("Step size of the new layers"),
        "layer_decay": _tr("Smaller steps further down (layer decay)"),
        "weight_decay": _tr("Keep weights small (weight decay)"),
        "momentum": _tr("Momentum (SGD only)"),
        "schedule": _tr("How steps shrink (schedule)"),
        "warmup": _tr("Gentle start, share of all steps (warm-up)"),
        "dropout": _tr("Forgetting while learning (dropout)"),
        "label_smoothing": _tr("Doubt about the answers (label smoothing)"),
        "class_weights": _tr("Weight of rare classes (class weights)"),
        "members": _tr("Models that answer together (members)"),
        "batch_size": _tr("Examples at once (batch size)"),
        "accumulation": _tr("Times that makes a step (accumulation)"),
        "gradient_checkpointing": _tr("Compute twice to save memory (gradient checkpointing)"),
        "train_rows": _tr("Most rows to learn from"),
        "epochs": _tr("Most rounds (epochs)"),
        "patience": _tr("Rounds without progress before stopping"),
        "max_tokens": _tr("Longest text, in word pieces (tokens)"),
        "gradient_clip": _tr("Largest step allowed (gradient clipping)"),
        "precision": _tr("Number format (precision)"),
        "seed": _tr("Start of the random numbers (seed)"),
        "gate": _tr("Most that the export may lose (parity gate)"),
    }
    return words.get(field, field.replace("_", " ").capitalize())


def hint(field: str) -> str:
    """Return when to change a field, and what then happens."""
    words = {
        "epochs": _tr("A round goes through all your rows once. The best round is kept."),
        "patience": _tr("0 never stops early."),
        "train_rows": _tr("0 is all. Fewer take less time; they are chosen so that little of what all say is missed."),
        "adaptation": _tr("The more may change, the better it learns, and the more memory it takes."),
        "head": _tr("At the mean of their texts, many are told apart sooner. At random suits a few that sound alike."),
        "layers": _tr("Counted from the top, where the meaning of a text comes together."),
        "lora_rank": _tr("Larger learns more and takes more memory. 8 to 64 are usual."),
        "lora_alpha": _tr("How strongly the addition counts. Twice its size is usual."),
        "lora_dropout": _tr("Share of the addition that is left out at random in each step."),
        "four_bit": _tr("Needs a graphics card with CUDA and the bitsandbytes package."),
        "lora_targets": _tr("all-linear, attention, or names of layers such as q_proj,v_proj."),
        "optimiser": _tr("AdamW suits nearly everything. Adafactor takes less memory."),
        "momentum": _tr("How much of the last steps goes into the next one."),
        "learning_rate": _tr("Too large forgets what the model knew, too small learns nothing."),
        "head_learning_rate": _tr("What is new on top starts from nothing and may take larger steps."),
        "layer_decay": _tr("1 is off. 0.9 lets each layer change a tenth less than the one above it."),
        "schedule": _tr("Small steps at the end settle what was learned."),
        "warmup": _tr("Steps grow at the beginning, so that nothing is torn down."),
        "weight_decay": _tr("A little of it keeps the model from clinging to single rows."),
        "gradient_clip": _tr("Holds back a step that would be far too large. 0 is off."),
        "dropout": _tr("Share that is left out at random, so that no detail becomes too important."),
        "label_smoothing": _tr("A little doubt helps where labels are sometimes wrong. 0 is none."),
        "class_weights": _tr("Helps where a rare class matters as much as a frequent one."),
        "members": _tr("Three are right a little more often than one, and take three times as long."),
        "max_tokens": _tr("What comes after it is not read. Longer takes more memory and time."),
        "batch_size": _tr("Fewer take less memory."),
        "accumulation": _tr("Examples at once, times this, make one step."),
        "gradient_checkpointing": _tr("Takes about a third more time."),
        "precision": _tr("The fast one rounds more; for learning that makes no difference."),
        "seed": _tr("The same number gives the same training again."),
        "gate": _tr("In points of the metric: 0.005 is half a point. If it loses more, nothing is published."),
    }
    return words.get(field, "")


def choice(field: str, value: str) -> str:
    """Return one of a field's fixed values."""
    words = {
        ("adaptation", "head"): _tr("Only the new layer"),
        ("adaptation", "top_layers"): _tr("The last layers"),
        ("adaptation", "full"): _tr("The whole model"),
        ("adaptation", "lora"): _tr("A small addition (LoRA)"),
        ("head", "linear"): _tr("at random (linear)"),
        ("head", "prototypes"): _tr("at their texts (prototypes)"),
        ("optimiser", "adamw"): "AdamW",
        ("optimiser", "sgd"): "SGD",
        ("optimiser", "adafactor"): "Adafactor",
        ("schedule", "linear"): _tr("evenly (linear)"),
        ("schedule", "cosine"): _tr("in a curve (cosine)"),
        ("schedule", "constant"): _tr("not at all (constant)"),
        ("precision", "auto"): _tr("what this computer does best"),
        ("precision", "fp32"): _tr("exact (fp32)"),
        ("precision", "bf16"): _tr("fast (bf16)"),
        ("class_weights", "none"): _tr("every row counts the same"),
        ("class_weights", "balanced"): _tr("rare classes count more (balanced)"),
        ("gradient_checkpointing", "true"): _tr("yes"),
        ("gradient_checkpointing", "false"): _tr("no"),
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
