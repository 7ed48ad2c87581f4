"""Turns three words that a person understands (quick, balanced, best) into a recipe that fits the data, the base and
the computer: pure functions from facts to a recipe, each choice with its reason and, where it has one, its source.

The window and the command line both ask here, so that what is clicked and what is typed train the same model.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from engine.results import BaseModel, DatasetInfo, DatasetProfile, Hardware
from engine.training.fields import settings_of
from engine.training.recipe import PROTOTYPES, Recipe

QUICK, BALANCED, BEST = "quick", "balanced", "best"
PRESETS = (QUICK, BALANCED, BEST)

# Most rounds, and rounds without progress before stopping, by family. Decoders know the language they write already
# and begin to learn by heart after a few rounds (Taori et al. 2023 took three).
ROUNDS = {
    "encoder": {QUICK: (3, 3), BALANCED: (10, 3), BEST: (20, 5)},
    "encoder-decoder": {QUICK: (3, 2), BALANCED: (8, 3), BEST: (15, 4)},
    "decoder": {QUICK: (1, 1), BALANCED: (2, 1), BEST: (3, 2)},
}
# Few rows make short rounds: with the same number of rounds there would be too few steps to learn anything.
FEW_ROWS, FEW_ROWS_A_CLASS, FEW_FACTOR = 2000, 20, 3
# So few that a round of ordinary batches would be a handful of steps.
TINY_ROWS, TINY_BATCH = 200, 8
# From here on a round teaches enough that fewer do.
MANY_ROWS, LEAST_ROUNDS = 50_000, 2
# With fewer, one row more or less that is right decides whether a round counts as better.
LEAST_VALID_ROWS = 30
# (up to so many parameters, step size of a full fine-tuning): the larger the base, the smaller the step.
ENCODER_RATES = ((60e6, 1e-4), (200e6, 5e-5), (math.inf, 2e-5))
LORA_RATES = {"encoder": 5e-4, "encoder-decoder": 5e-4, "decoder": 2e-4}
# From here on training a whole encoder on a processor is no quick look.
LARGE_ON_CPU, QUICK_LAYERS = 80_000_000, 4
# So many classes of fewer rows each begin at their means: on Banking77 with 39 rows a class half a point higher after
# seven rounds, on the sample's ten with 56 rows each two points; with all of Banking77's 117 it made no difference.
MANY_CLASSES, PROTOTYPE_ROWS = 10, 100
TOKENS_A_WORD = 1.5
# What a text is taken to be long where nobody has looked at the texts yet.
USUAL_TOKENS = 128
TOKEN_STEPS = (256, 384, 512, 768, 1024, 2048, 4096)
DECODER_TOKENS = 512
# Weights, gradients and AdamW's two moments, in 32 bits; with LoRA all but the weights is next to nothing.
BYTES_A_PARAMETER, LORA_BYTES_A_PARAMETER = 16, 5
# What Python and torch take before a model is loaded.
RUNTIME_BYTES = 600 << 20
# The share of the free memory that a recipe counts on.
USABLE = 0.8


@dataclass(frozen=True)
class Facts:
    """What a recipe depends on; 0 and '' stand for what is not known.

    `words` is the length that 95 of 100 texts keep to; `memory` the bytes that are free on `device`.
    """

    task: str = ""
    rows: int = 0
    valid_rows: int = 0
    labels: int = 0
    words: int = 0
    base: str = Recipe.base
    family: str = "encoder"
    parameters: int = 0
    layers: int = 0
    base_tokens: int = 0
    device: str = "cpu"
    memory: int = 0
    bf16: bool = False

    @property
    def tokens(self) -> int:
        """How many tokens a long text of this data has."""
        return math.ceil(self.words * TOKENS_A_WORD)

    @property
    def few(self) -> bool:
        """Whether there are few rows to learn from, in all or for each class."""
        return 0 < self.rows < max(FEW_ROWS, FEW_ROWS_A_CLASS * self.labels)


def facts_of(
    dataset: DatasetInfo | None,
    base: BaseModel | None,
    hardware: Hardware | None,
    profile: DatasetProfile | None,
    train_rows: int = 0,
) -> Facts:
    """Return what is known of a training before it starts; what is not there yet is left out.

    `train_rows` is the recipe's: how many rows are learned from at most, 0 for all.
    """
    facts = Facts()
    if dataset is not None:
        rows, valid = dataset.rows.get("train", 0), dataset.rows.get("valid", 0)
        rows = min(rows, train_rows or rows)
        facts = replace(facts, task=dataset.task, rows=rows, valid_rows=valid, labels=dataset.labels)
    if base is not None:
        facts = replace(facts, base=base.id, family=base.family, parameters=base.parameters)
        facts = replace(facts, layers=base.layers, base_tokens=base.max_tokens)
    if hardware is not None:
        device = hardware.devices[0]
        memory = device.memory if device.kind == "cuda" else hardware.memory_free
        facts = replace(facts, device=device.kind, memory=memory, bf16=device.bf16)
    return replace(facts, words=_long(profile.lengths)) if profile is not None else facts


def usual_limit(base: BaseModel, lengths: Sequence[tuple[int, int]]) -> int:
    """Return how many tokens of a text every preset reads; `lengths` as in `DatasetProfile`, () for not known."""
    facts = Facts(words=_long(lengths), family=base.family, base_tokens=base.max_tokens)
    return Recipe(max_tokens=_tokens(facts)).limit(base.max_tokens)


def _long(lengths: Sequence[tuple[int, int]]) -> int:
    """Return the length in words that 95 of 100 texts keep to."""
    total, seen = sum(count for _, count in lengths), 0
    for bound, count in lengths:
        seen += count
        if seen >= 0.95 * total:
            return bound
    return 0


@dataclass(frozen=True)
class Choice:
    """The value of the field `key`: `reason` is a code of `engine.sentences.REASONS`, `source` what it comes from."""

    key: str
    value: Any
    reason: str
    params: Mapping[str, Any] = field(default_factory=dict)
    source: str = ""


@dataclass(frozen=True)
class Preset:
    """A recipe, and why its values are what they are: one choice a field, in the order they were made."""

    name: str
    recipe: Recipe
    choices: tuple[Choice, ...]


def preset(name: str, facts: Facts, adaptation: str = "") -> Preset:
    """Return a preset for these facts; `adaptation` is what the person chose ('': what fits)."""
    recipe, made = Recipe(base=facts.base), dict[str, Choice]()
    if adaptation:
        recipe = replace(recipe, adaptation=adaptation)
    for step in _STEPS if not adaptation else _STEPS[1:]:
        for choice in step(name, facts, recipe):
            recipe = replace(recipe, **{choice.key: choice.value})
            made.pop(choice.key, None)
            made[choice.key] = choice
    return Preset(name, recipe, tuple(made.values()))


Step = Callable[[str, Facts, Recipe], Iterator[Choice]]


def _adaptation(name: str, facts: Facts, recipe: Recipe) -> Iterator[Choice]:
    """How much of the base may change."""
    if facts.family == "decoder":
        yield Choice("adaptation", "lora", "lora_for_decoders", source="Hu et al. 2021")
    elif facts.memory and facts.parameters * BYTES_A_PARAMETER + RUNTIME_BYTES > USABLE * facts.memory:
        yield Choice("adaptation", "lora", "lora_for_memory", source="Hu et al. 2021")
    elif name == QUICK and facts.device == "cpu" and facts.parameters >= LARGE_ON_CPU and facts.layers > QUICK_LAYERS:
        yield Choice("adaptation", "top_layers", "top_layers_for_speed", {"layers": QUICK_LAYERS}, "Lee et al. 2019")
        yield Choice("layers", QUICK_LAYERS, "top_layers_for_speed", {"layers": QUICK_LAYERS}, "Lee et al. 2019")
    else:
        yield Choice("adaptation", "full", "full_for_quality", source="Devlin et al. 2019")


def _head(name: str, facts: Facts, recipe: Recipe) -> Iterator[Choice]:
    """How classes are told apart."""
    if facts.family != "encoder" or facts.labels < MANY_CLASSES or "head" not in settings_of(facts.task):
        return
    if 0 < facts.rows < PROTOTYPE_ROWS * facts.labels:
        yield Choice("head", PROTOTYPES, "prototypes_for_many", {"labels": facts.labels}, "Snell et al. 2017")


def _steps(name: str, facts: Facts, recipe: Recipe) -> Iterator[Choice]:
    """How large a step of learning is, and of what kind."""
    if recipe.adaptation == "lora":
        source = "Dettmers et al. 2023" if facts.family == "decoder" else "Hu et al. 2021"
        yield Choice("learning_rate", LORA_RATES[facts.family], "rate_for_lora", source=source)
    elif facts.family == "encoder-decoder":
        yield Choice("optimiser", "adafactor", "adafactor_for_t5", source="Raffel et al. 2020")
        yield Choice("schedule", "constant", "adafactor_for_t5", source="Raffel et al. 2020")
        yield Choice("learning_rate", 1e-3, "adafactor_for_t5", source="Raffel et al. 2020")
    elif facts.family == "decoder":
        yield Choice("learning_rate", 2e-5, "rate_for_size", source="Taori et al. 2023")
    else:
        rate = next(rate for most, rate in ENCODER_RATES if facts.parameters < most)
        yield Choice("learning_rate", rate, "rate_for_size", source="Devlin et al. 2019")


def _batch(name: str, facts: Facts, recipe: Recipe) -> Iterator[Choice]:
    """How many examples make a step."""
    if facts.family != "encoder":
        size = 4 if facts.family == "decoder" else 8
        yield Choice("batch_size", size, "batch_for_writers", {"size": size, "pieces": 4})
        yield Choice("accumulation", 4, "batch_for_writers", {"size": size, "pieces": 4})
    if 0 < facts.rows < TINY_ROWS:
        yield Choice("batch_size", min(TINY_BATCH, recipe.batch_size), "batch_for_tiny", source="Mosbach et al. 2021")
        yield Choice("accumulation", 1, "batch_for_tiny", source="Mosbach et al. 2021")


def _rounds(name: str, facts: Facts, recipe: Recipe) -> Iterator[Choice]:
    """How often the rows are gone through."""
    epochs, patience = ROUNDS[facts.family][name]
    reason, told = "rounds", {"epochs": epochs, "rows": facts.rows}
    if facts.few:
        epochs, patience = epochs * FEW_FACTOR, patience * FEW_FACTOR
        reason, told = "rounds_for_few", {"epochs": epochs, "rows": facts.rows}
    elif facts.rows > MANY_ROWS:
        epochs = min(epochs, max(LEAST_ROUNDS, round(epochs * MANY_ROWS / facts.rows)))
        patience = min(patience, epochs)
        reason, told = "rounds_for_many", {"epochs": epochs, "rows": facts.rows}
    yield Choice("epochs", epochs, reason, told, "Mosbach et al. 2021" if facts.few else "")
    if 0 < facts.valid_rows < LEAST_VALID_ROWS:
        yield Choice("patience", 0, "no_stopping", {"rows": facts.valid_rows})
    else:
        yield Choice("patience", patience, "stopping", {"patience": patience}, "Prechelt 1998")


def _length(name: str, facts: Facts, recipe: Recipe) -> Iterator[Choice]:
    """How much of a text is read: 95 of 100 whole, and no more than the base holds."""
    tokens = _tokens(facts)
    reason = "tokens_for_long" if tokens > _usual_tokens(facts) else "tokens"
    yield Choice("max_tokens", tokens, reason, {"tokens": tokens})


def _tokens(facts: Facts) -> int:
    least = max(_usual_tokens(facts), facts.tokens)
    wanted = next((most for most in TOKEN_STEPS if most >= least), TOKEN_STEPS[-1])
    return min(wanted, facts.base_tokens) if facts.base_tokens and wanted > Recipe.max_tokens else wanted


def _usual_tokens(facts: Facts) -> int:
    return DECODER_TOKENS if facts.family == "decoder" else Recipe.max_tokens


def _memory(name: str, facts: Facts, recipe: Recipe) -> Iterator[Choice]:
    """Computes fewer examples at once, then twice instead of keeping, until a step fits the free memory."""
    free = USABLE * facts.memory
    if not facts.memory or memory_needed(facts, recipe) <= free:
        return
    while memory_needed(facts, recipe) > free and recipe.batch_size > 1:
        recipe = replace(recipe, batch_size=recipe.batch_size // 2, accumulation=recipe.accumulation * 2)
        if recipe.batch_size <= TINY_BATCH and not recipe.gradient_checkpointing:
            recipe = replace(recipe, gradient_checkpointing=True)
    told = {"size": recipe.batch_size, "pieces": recipe.accumulation}
    yield Choice("batch_size", recipe.batch_size, "batch_for_memory", told)
    yield Choice("accumulation", recipe.accumulation, "batch_for_memory", told)
    if recipe.gradient_checkpointing:
        yield Choice("gradient_checkpointing", True, "checkpointing_for_memory", source="Chen et al. 2016")


def _precision(name: str, facts: Facts, recipe: Recipe) -> Iterator[Choice]:
    """The number format: always what the computer does best, told so that a person knows which that is."""
    # Without the computer's facts there is nothing to tell.
    if facts.memory:
        yield Choice("precision", "auto", "bf16_here" if facts.bf16 else "fp32_here")


_STEPS: tuple[Step, ...] = (_adaptation, _head, _steps, _batch, _rounds, _length, _memory, _precision)


def least_memory(parameters: int) -> int:
    """Return about how many bytes the thriftiest training of a base model takes: LoRA, an example at a time."""
    return RUNTIME_BYTES + parameters * LORA_BYTES_A_PARAMETER


def memory_needed(facts: Facts, recipe: Recipe) -> int:
    """Return about how many bytes a training takes, from the number of parameters alone; the estimate measures.

    Activations are counted as Korthikanti et al. 2022 do: s b h (34 + 5 a s / h) bytes a layer in 16 bits, with 64
    numbers a head; with gradient checkpointing one layer's, and what goes into each. Members of an encoder need as much
    each.
    """
    members = recipe.members if facts.family == "encoder" else 1
    lora = recipe.adaptation in ("lora", "head")
    weights = facts.parameters * (LORA_BYTES_A_PARAMETER if lora else BYTES_A_PARAMETER)
    layers = max(1, facts.layers)
    # A transformer's block has about 12 h^2 parameters; embeddings make this a little too large, which is safe.
    hidden = math.sqrt(facts.parameters / (12 * layers))
    length = min(recipe.max_tokens, facts.tokens or USUAL_TOKENS)
    a_layer = length * recipe.batch_size * hidden * (34 + 5 * length / 64) * (1 if facts.bf16 else 2)
    if recipe.gradient_checkpointing:
        activations = a_layer + 2 * length * recipe.batch_size * hidden * layers
    else:
        activations = a_layer * layers
    return round(RUNTIME_BYTES + members * (weights + activations))
