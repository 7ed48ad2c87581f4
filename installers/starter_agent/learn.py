"""Makes the starter agent's adapter: writes its data, trains LoRA with the app's own training, keeps adapter and card.

    python -m installers.starter_agent.learn SCRATCH [--base DIR] [--minutes N]

alone, or in several processes under `accelerate launch`.

SCRATCH takes checkpoints, from which it goes on when started again. After N minutes of this run what was learned is
kept, and the card says how much of the data that was. The result is `resources/starter_agent`:
`adapter_model.safetensors` (half precision), `adapter_config.json`, `card.json`, and `data.jsonl`, the data as they
were learned: what they are made of changes with the app.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import torch
from accelerate import PartialState
from peft import get_peft_model_state_dict
from safetensors.torch import save_file

from engine.agent.messages import Message
from engine.errors import JobCancelled
from engine.paths import default_home
from engine.results import MetricPoint
from engine.tasks.parts.features import IDS
from engine.text.values import plain
from engine.training.batching import epoch_batches
from engine.training.conversations import WriterMaterial, conversation_example, limits_of, open_tokenizer, padding_of
from engine.training.device import capabilities, place
from engine.training.greedy import ends_of
from engine.training.procedure import Training
from engine.training.recipe import Recipe
from engine.training.writer_model import build_writer
from engine.training.writer_objective import WriterObjective
from installers.starter_agent.calling import learned_conversations
from installers.starter_agent.cases import Case
from installers.starter_agent.sets import SEED, learned_cases

BASE = "smollm2-135m-instruct"
TARGET = Path(__file__).resolve().parents[2] / "resources" / "starter_agent"
DATA = TARGET / "data.jsonl"
REPLIES, CONVERSATIONS, VALID = 6000, 150, 100
# Ranks of the adapter that are kept, of those that are learned.
KEPT_RANK = 8
# Every so manyth reply is asked for as after a first one that did not hold.
STRICT_EVERY = 14
RECIPE = Recipe(
    base=BASE,
    adaptation="lora",
    lora_rank=16,
    lora_alpha=32,
    lora_dropout=0.0,
    dropout=0.0,
    learning_rate=4e-4,
    warmup=0.06,
    batch_size=8,
    epochs=1,
    patience=0,
    max_tokens=512,
    weight_decay=0.0,
    seed=SEED % 2**31,
)
Talk = list[dict[str, str]]


def data(replies: int = REPLIES, conversations: int = CONVERSATIONS) -> list[Talk]:
    """Return what is learned: conversations in the agent's own forms, the same every time."""
    composed = [_reply(found, at % STRICT_EVERY == 0) for at, found in enumerate(learned_cases(replies))]
    calls = itertools.islice(learned_conversations(Random(SEED)), conversations)
    talks = [*composed, *(_plain(said) for said in calls)]
    Random(SEED).shuffle(talks)
    return talks


def main() -> None:
    """Train, and write the adapter and its card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scratch", type=Path)
    parser.add_argument("--base", type=Path, default=default_home() / "models" / BASE)
    parser.add_argument("--minutes", type=float, default=float("inf"))
    parsed = parser.parse_args()
    parsed.scratch.mkdir(parents=True, exist_ok=True)
    talks = data()
    if PartialState(cpu=not torch.cuda.is_available()).is_main_process:
        DATA.write_text("".join(map(_line, talks)), encoding="utf-8")
    tokenizer = open_tokenizer(parsed.base)
    ends = ends_of(parsed.base, tokenizer)
    limits = limits_of(RECIPE.max_tokens, 8192, 128)
    examples = [conversation_example(tokenizer, talk, ends, limits.whole) for talk in talks]
    valid, train = examples[:VALID], examples[VALID:]
    material = WriterMaterial(train, valid, (), padding_of(tokenizer), limits)
    model = build_writer(parsed.base, "decoder", RECIPE)
    placement = place(capabilities(), RECIPE.precision)
    tokens = sum(len(example.inputs[IDS]) for example in train)
    _say(f"{len(train)} conversations, {tokens} tokens")
    objective = WriterObjective(material, model, RECIPE, placement)
    untuned = objective.validate(model)["loss"]
    _say(f"untuned: {untuned:.4f}")
    training = Training(
        model, objective, RECIPE, placement, parsed.scratch / "checkpoints", _Console(60 * parsed.minutes)
    )
    # A run that was stopped in its middle has no best round: what it has learned so far is kept.
    with suppress(JobCancelled):
        training.run()
    if not training.accelerator.is_main_process:
        return
    tuned = objective.validate(model)["loss"]
    progress = training.progress
    batches = epoch_batches(objective.lengths, training.size, RECIPE.seed, 0)
    seen = [at for batch in batches[: progress.step] for at in batch]
    keep(model.base)
    card = {
        "name": "Starter agent",
        "base": {"id": BASE, "weights_sha256": _sha256(parsed.base / "model.safetensors")},
        "adapter_sha256": _sha256(TARGET / "adapter_model.safetensors"),
        "licence": "Apache-2.0, as its base",
        "data": {
            "sha256": _sha256(DATA),
            "conversations": len(talks),
            "learned": len(seen),
            "trained_tokens": sum(objective.lengths[at] for at in seen),
            "seed": SEED,
        },
        "recipe": plain(RECIPE),
        "validation_loss": {"untuned": round(untuned, 4), "tuned": round(tuned, 4), "conversations": VALID},
        "seconds": round(progress.seconds),
    }
    (TARGET / "card.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


def keep(adapted: Any) -> None:
    """Write PEFT's model as an adapter of KEPT_RANK in half precision, whose rounding is far below that of int8.

    Half of what was learned, by its singular values, is 97 % of it, and half the file.
    """
    TARGET.mkdir(parents=True, exist_ok=True)
    # Named twice, as PEFT copies a single one with the rank that it has.
    halves = (["default", "default"], [0.5, 0.5])
    adapted.add_weighted_adapter(*halves, "kept", combination_type="svd", svd_rank=KEPT_RANK)
    found = get_peft_model_state_dict(adapted, adapter_name="kept")
    tensors = {name: value.to(torch.float16).contiguous() for name, value in found.items()}
    save_file(tensors, TARGET / "adapter_model.safetensors")
    config = adapted.peft_config["kept"].to_dict()
    kept = {name: config[name] for name in ("peft_type", "task_type", "r", "lora_alpha", "lora_dropout", "bias")}
    kept |= {
        "target_modules": sorted(config["target_modules"]),
        "base_model_name_or_path": BASE,
        "inference_mode": True,
    }
    (TARGET / "adapter_config.json").write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


class _Console:
    """A training's reporter that says it on standard error, and stops it after `seconds`."""

    def __init__(self, seconds: float) -> None:
        self._began = time.monotonic()
        self._seconds = seconds

    def metric(self, point: MetricPoint) -> None:
        """Say a measured value."""
        spent = time.monotonic() - self._began
        _say(f"{spent:6.0f} s  step {point.step} {point.part} {point.name} {point.value:.4f}")

    def progress(self, stage: str, done: float, total: float) -> None:
        """Every step is too much to say."""

    def note(self, code: str, **params: Any) -> None:
        """Say a note."""
        _say(f"{code} {params}")

    def stop_reason(self) -> str:
        """Return 'paused', which writes a checkpoint, once the time is up."""
        return "paused" if time.monotonic() - self._began > self._seconds else ""


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _reply(found: Case, strict: bool) -> Talk:
    right = next(reply for reply in found.replies if found.brief.judge(reply).ok)
    asked = found.brief.prompts(shown=False)[1 if strict else 0]
    return _plain((*asked, Message("assistant", right)))


def _plain(said: Sequence[Message]) -> Talk:
    return [{"role": message.role, "content": message.content} for message in said]


def _line(talk: Talk) -> str:
    return json.dumps(talk, ensure_ascii=False) + "\n"


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
