"""What a search may change in a recipe, and how far: chosen by the base's family and by how much of it may change.

The given value always lies in its range, as a search begins with the given recipe itself. Sources of the ranges:

- rates of an encoder: 2e-5 to 5e-5 (Devlin et al. 2019, A.3) for 110M parameters and 3e-4 for 14M (Clark et al. 2020,
  B): the smaller the base, the larger the step. Of a decoder 6e-5 (Radford et al. 2018); of an encoder-decoder up to
  1e-3 (Raffel et al. 2020, 2.4); of LoRA's updates 2e-4 to 5e-4 (Hu et al. 2021, D).
- the new layers learn ten times as fast and more, as they begin from nothing (Howard and Ruder 2018 on rates a layer).
- batch 16 or 32 (Devlin et al. 2019; Liu et al. 2019), 64 for more rows; 8 where there are few, for more steps.
- few rows may need more rounds, and no more than the person allows: all of them or half (Mosbach et al. 2021).
- dropout 0.1 as pretrained (Devlin et al. 2019), up to 0.3 for few rows; label smoothing 0.1 (Szegedy et al. 2016).
- weight decay 0.01 (Devlin et al. 2019) or 0.1 (Liu et al. 2019); layer decay 0.8 or 0.9 (Clark et al. 2020, B).
- classes begin at random, or at the means of their texts where a base puts like beside like (Snell et al. 2017).
- LoRA's rank 4 to 64, its dropout up to 0.1 (Hu et al. 2021, 7.2; Dettmers et al. 2023, B.2). Alpha stays: tuning it is
  much the same as tuning the rate (Hu et al. 2021, 4.1).
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.training.fields import applies
from engine.training.recipe import HEADS, Recipe

# Below this many rows, 32 examples a step make too few steps.
FEW_ROWS = 1000
MANY_ROWS = 5000
# SGD's gradient is not divided by its own size, as AdamW's is: its rates lie that much higher (Wilson et al. 2017).
SGD_FACTOR = 100.0
RATES = {"encoder": (1e-5, 5e-4), "decoder": (1e-5, 3e-4), "encoder-decoder": (3e-5, 1e-3)}
LORA_RATES = (5e-5, 2e-3)


@dataclass(frozen=True)
class Range:
    """Any number from `low` to `high`; with `log` each power of ten is as likely as another."""

    name: str
    low: float
    high: float
    log: bool = False


@dataclass(frozen=True)
class Choice:
    """One of some values."""

    name: str
    values: tuple[int | float | str, ...]


Dimension = Range | Choice


def search_space(recipe: Recipe, family: str, task: str, rows: int) -> tuple[Dimension, ...]:
    """Return what is searched for a task, a base of `family` and so many training rows.

    Each name is a field of the recipe that has an effect there; label smoothing is always one of them.
    """
    factor = SGD_FACTOR if recipe.optimiser == "sgd" else 1.0
    low, high = LORA_RATES if recipe.adaptation == "lora" else RATES[family]
    every: tuple[Dimension, ...] = (
        Range("learning_rate", low * factor, high * factor, log=True),
        Range("head_learning_rate", 1e-4 * factor, 1e-2 * factor, log=True),
        Choice("head", HEADS),
        Choice("batch_size", (16, 32, 64) if rows >= MANY_ROWS else (8, 16, 32)),
        Choice("epochs", (max(1, recipe.epochs // 2), recipe.epochs)),
        Choice("schedule", ("linear", "cosine")),
        Range("dropout", 0.0, 0.3 if rows < FEW_ROWS else 0.2),
        Range("label_smoothing", 0.0, 0.2),
        Choice("weight_decay", (0.0, 0.01, 0.1)),
        Choice("layer_decay", (1.0, 0.9, 0.8)),
        Choice("lora_rank", (4, 8, 16, 32, 64)),
        Range("lora_dropout", 0.0, 0.1),
    )
    # Smoothing is not asked for with pairs, as most have scores; where they have classes it counts.
    counts = [one for one in every if one.name == "label_smoothing" or applies(one.name, recipe, task, family)]
    return tuple(_with_given(one, recipe) for one in counts)


def _with_given(dimension: Dimension, recipe: Recipe) -> Dimension:
    given = getattr(recipe, dimension.name)
    if isinstance(dimension, Choice):
        return Choice(dimension.name, tuple(dict.fromkeys((*dimension.values, given))))
    return Range(dimension.name, min(dimension.low, given), max(dimension.high, given), dimension.log)
