"""Tool calling as a router learns it: which tool, if any, and which of the user's words are its arguments.

One encoder with two heads, as in joint intent detection and slot filling (JointBERT: Chen, Zhuo and Wang 2019):
a class a message (a tool, or `none`) and BIO tags a word (the arguments). Examples are chat messages with
`tool_calls` in OpenAI's form, in which an argument's value is a span of the user's words, or a list of such.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.results import Prediction
from engine.tasks.encoder_task import Certainty, EncoderTask, Logits, LossSettings, Output
from engine.tasks.parts.calibration import calibrated
from engine.tasks.parts.calls import NO_TOOL, Calls, arguments_of, pairs
from engine.tasks.parts.chances import softmax
from engine.tasks.parts.spans import best_spans, least_sure, locate, tag_targets, tags_for
from engine.tasks.task import Reading, Row, Space, Task

if TYPE_CHECKING:
    import torch
    from tokenizers import Encoding

ALTERNATIVES = 3
# What a tag of an argument that the chosen tool does not have is worth: never.
FORBIDDEN = -1e9


class ToolCalls(Calls, EncoderTask):
    """The router."""

    outputs = (Output("logits"), Output("tags", per_token=True))
    confident_by = "logits"
    reads_shapes = True

    def form(self, family: str) -> Task:
        from engine.tasks.parts.written_calls import WrittenCalls

        return WrittenCalls() if family == "decoder" else self

    def space(self, rows: Sequence[Row], tools: Sequence[Mapping[str, Any]] | None) -> Space:
        found = super().space(rows, tools)
        return {**found, "tags": tags_for(sorted({name for used in found["arguments"].values() for name in used}))}

    def targets(self, row: Row, encoding: Encoding, space: Space) -> dict[str, int | list[int]]:
        gold = self.gold(row)
        spans = locate(str(row["text"]), pairs(gold["arguments"])) or []
        tags = {tag: index for index, tag in enumerate(space["tags"])}
        label = gold["tool"] or NO_TOOL
        return {
            "logits": space["labels"].index(label) if label in space["labels"] else -100,
            "tags": tag_targets(spans, encoding, tags),
        }

    def head(self, hidden: int, dropout: float, space: Space) -> torch.nn.Module:
        from engine.tasks.parts.heads import SentenceAndTokenHead

        return SentenceAndTokenHead(hidden, len(space["labels"]), len(space["tags"]), dropout)

    def loss(
        self, outputs: Sequence[torch.Tensor], targets: Mapping[str, torch.Tensor], settings: LossSettings
    ) -> torch.Tensor:
        from engine.tasks.parts.heads import class_loss

        choice = class_loss(outputs[0], targets["logits"], settings.smoothing, settings.weights.get("logits"))
        return choice + class_loss(outputs[1], targets["tags"], settings.smoothing)

    def decode(self, logits: Logits, encoding: Encoding, read: Reading, space: Space) -> Prediction:
        chances = softmax(calibrated(logits["logits"], space))
        # By the logits themselves: scaled and rounded, two that nearly are the same may change places.
        order = np.argsort(-logits["logits"], kind="stable")[: ALTERNATIVES + 1]
        ranked = [(str(space["labels"][index]), float(chances[index])) for index in order]
        tool, confidence = ranked[0]
        if tool == NO_TOOL:
            return Prediction({"tool": None, "arguments": {}}, confidence, tuple(ranked[1:]))
        allowed = {"O", *(f"{prefix}-{name}" for name in space["arguments"][tool] for prefix in "BI")}
        masked = logits["tags"] + np.array([0.0 if tag in allowed else FORBIDDEN for tag in space["tags"]], np.float32)
        spans = best_spans(masked, space["tags"], encoding)
        value = {"tool": tool, "arguments": arguments_of(spans, str(read), space["lists"].get(tool, ()))}
        return Prediction(value, confidence, tuple(ranked[1:]))

    def certainty(self, space: Space) -> Certainty | None:
        return lambda logits, encoding: min(
            float(softmax(logits["logits"]).max()), least_sure(logits["tags"], encoding)
        )


TASK = ToolCalls()
