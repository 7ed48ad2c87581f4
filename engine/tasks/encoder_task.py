"""A task that a head on an encoder learns: fields -> features -> head and loss -> decoding."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.results import Prediction
from engine.tasks.task import Reading, Row, Space, Task

if TYPE_CHECKING:
    import torch
    from tokenizers import Encoding

Target = int | float | Sequence[int] | Sequence[float]
Logits = Mapping[str, NDArray[np.float32]]
# What tells of the logits of one text how sure the least sure of its decisions is, 0 to 1.
Certainty = Callable[[Logits, "Encoding"], float]


@dataclass(frozen=True)
class Output:
    """One output of the head; `per_token` tells [batch, tokens, size] from [batch, size]."""

    name: str
    per_token: bool = False


@dataclass(frozen=True)
class LossSettings:
    """How a recipe wants the loss: label smoothing, and a weight a class [classes] for the outputs that have one."""

    smoothing: float = 0.0
    weights: Mapping[str, torch.Tensor] = field(default_factory=dict)


class EncoderTask(Task):
    """A task that a head on an encoder learns."""

    outputs: tuple[Output, ...]
    # What the model is told of each token besides its id, as named in `engine.tasks.parts.features`.
    features: tuple[str, ...] = ()
    # Whether a second text that is too long is read in overlapping windows rather than cut off; then per-token logits
    # are those of all windows after another, and the encoding has the later windows as `overflowing`.
    windows = False
    # The output whose softmax is the confidence of an answer: its temperature is fitted before the model is published.
    confident_by = ""
    # Whether capitals tell something about a word, so that a base that reads small letters only is told of them.
    reads_shapes = False

    @abstractmethod
    def targets(self, row: Row, encoding: Encoding, space: Space) -> Mapping[str, Target]:
        """Return the target of each output: a class index, or one a token (-100 where a token carries no loss)."""

    @abstractmethod
    def head(self, hidden: int, dropout: float, space: Space) -> torch.nn.Module:
        """Return the module that makes one tensor an output, in order; called as `engine.tasks.parts.heads` says."""

    @abstractmethod
    def loss(
        self, outputs: Sequence[torch.Tensor], targets: Mapping[str, torch.Tensor], settings: LossSettings
    ) -> torch.Tensor:
        """Return the scalar loss of a batch."""

    @abstractmethod
    def decode(self, logits: Logits, encoding: Encoding, read: Reading, space: Space) -> Prediction:
        """Return what the logits of one text say; per-token logits are [tokens, size] of that text, unpadded."""

    def certainty(self, space: Space) -> Certainty | None:
        """Return what tells when an answer is sure without other models of the same task; None where nothing does."""
        return None
