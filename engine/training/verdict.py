"""Judges an estimate in one word (fits, tight, short) and says what to change: pure, for window and command line."""

from __future__ import annotations

from engine.results import Estimate
from engine.training.recipe import Recipe

FITS, TIGHT, SHORT = "fits", "tight", "short"
# Other programs take and give back; what is above this share of the free memory may not be there in an hour.
COMFORTABLE = 0.8
# What the system and other programs should keep of a disk.
SPARE_DISK = 1 << 30


def memory_verdict(found: Estimate, recipe: Recipe) -> str:
    """Return whether the free memory will do; where fewer examples at once had to do already it is tight at best."""
    if found.memory > found.memory_free:
        return SHORT
    halved = 0 < found.at_once < recipe.batch_size
    return TIGHT if halved or found.memory > COMFORTABLE * found.memory_free else FITS


def disk_verdict(found: Estimate) -> str:
    """Return whether the free disk will do."""
    if found.disk > found.disk_free:
        return SHORT
    return TIGHT if found.disk + SPARE_DISK > found.disk_free else FITS


def memory_advice(found: Estimate, recipe: Recipe) -> tuple[str, ...]:
    """Return codes of `engine.sentences.ADVICE`: what would help most, by what takes the most; none where it fits."""
    if memory_verdict(found, recipe) == FITS:
        return ()
    parts = found.memory_parts
    learned = parts.get("gradients", 0) + parts.get("optimiser", 0)
    activations, weights = parts.get("activations", 0), parts.get("weights", 0)
    if activations >= max(learned, weights) and recipe.batch_size > 1:
        change = "smaller_batch"
    elif activations >= max(learned, weights) and not recipe.gradient_checkpointing:
        change = "checkpointing"
    elif learned > weights and recipe.adaptation == "full":
        change = "lora"
    else:
        change = "smaller_base"
    return ("close_programs", change)


def disk_advice(found: Estimate) -> tuple[str, ...]:
    """Return codes of `engine.sentences.ADVICE`; none where it fits."""
    return () if disk_verdict(found) == FITS else ("free_disk",)
