"""The layers that tasks put on top of a base model. Imports torch: import it only when a model is built.

A head is called with hidden [batch, tokens, hidden], mask [batch, tokens] and the model's inputs by name (ids and
features, each [batch, tokens]), and returns one tensor an output of its task.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from engine.tasks.parts.features import MARKS
from engine.tasks.parts.spans import IGNORED


def mean_pool(hidden: Tensor, mask: Tensor) -> Tensor:
    """Return the mean of the tokens whose mask is 1, zeros where none is.

    hidden [batch, tokens, hidden], mask [batch, tokens] -> [batch, hidden].
    """
    weights = mask.unsqueeze(-1).to(hidden.dtype)
    return (hidden * weights).sum(1) / weights.sum(1).clamp(min=1.0)


class SentenceHead(nn.Module):
    """A linear classifier over the mean of the tokens."""

    def __init__(self, hidden: int, classes: int, dropout: float) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.classifier = nn.Linear(hidden, classes)

    def forward(self, hidden: Tensor, mask: Tensor, inputs: Mapping[str, Tensor]) -> tuple[Tensor, ...]:
        """Return ([batch, classes],)."""
        return (self.classifier(self.dropout(mean_pool(hidden, mask))),)


class PrototypeHead(nn.Module):
    """A linear classifier over the direction of the tokens' mean, that may begin at the classes' mean directions.

    Then the nearest prototype wins (Snell, Swersky and Zemel 2017) before anything is learned. SCALE lets the likeliest
    of a hundred classes be all but certain, as directions are no further than 2 apart (NormFace: Wang et al. 2017).
    """

    SCALE = 20.0

    def __init__(self, hidden: int, classes: int, dropout: float) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.classifier = nn.Linear(hidden, classes, bias=False)

    def forward(self, hidden: Tensor, mask: Tensor, inputs: Mapping[str, Tensor]) -> tuple[Tensor, ...]:
        """Return ([batch, classes],)."""
        text = self.dropout(mean_pool(hidden, mask))
        return (self.classifier(self.SCALE * text / text.norm(dim=-1, keepdim=True).clamp(min=1e-6)),)


class MarkedHead(nn.Module):
    """A classifier over the sentence and its two marked stretches, each a mean of tokens (R-BERT: Wu and He 2019)."""

    def __init__(self, hidden: int, classes: int, dropout: float) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.sentence = nn.Linear(hidden, hidden)
        self.stretch = nn.Linear(hidden, hidden)
        self.classifier = nn.Linear(3 * hidden, classes)

    def forward(self, hidden: Tensor, mask: Tensor, inputs: Mapping[str, Tensor]) -> tuple[Tensor, ...]:
        """Return ([batch, classes],)."""
        marks = inputs[MARKS]
        whole = self.sentence(self.dropout(torch.tanh(mean_pool(hidden, mask))))
        both = [self.stretch(self.dropout(torch.tanh(mean_pool(hidden, marks == kind)))) for kind in (1, 2)]
        return (self.classifier(self.dropout(torch.cat([whole, *both], dim=-1))),)


class TokenHead(nn.Module):
    """A linear classifier of each token (Devlin et al. 2019, section 5.3)."""

    def __init__(self, hidden: int, tags: int, dropout: float) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.tagger = nn.Linear(hidden, tags)

    def forward(self, hidden: Tensor, mask: Tensor, inputs: Mapping[str, Tensor]) -> tuple[Tensor, ...]:
        """Return ([batch, tokens, tags],)."""
        return (self.tagger(self.dropout(hidden)),)


class SentenceAndTokenHead(nn.Module):
    """A linear classifier of the sentence and one of each token.

    JointBERT (Chen, Zhuo and Wang 2019), without the CRF.
    """

    def __init__(self, hidden: int, classes: int, tags: int, dropout: float) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.classifier = nn.Linear(hidden, classes)
        self.tagger = nn.Linear(hidden, tags)

    def forward(self, hidden: Tensor, mask: Tensor, inputs: Mapping[str, Tensor]) -> tuple[Tensor, ...]:
        """Return ([batch, classes], [batch, tokens, tags])."""
        return self.classifier(self.dropout(mean_pool(hidden, mask))), self.tagger(self.dropout(hidden))


class EmbeddingHead(nn.Module):
    """No layer at all: the mean of the tokens, scaled to length 1, as a base encoder without a task gives it."""

    def forward(self, hidden: Tensor, mask: Tensor, inputs: Mapping[str, Tensor]) -> tuple[Tensor, ...]:
        """Return ([batch, hidden],)."""
        return (nn.functional.normalize(mean_pool(hidden, mask), dim=-1),)


class NoHead(nn.Module):
    """No head: what the encoder gives."""

    def forward(self, hidden: Tensor, mask: Tensor, inputs: Mapping[str, Tensor]) -> tuple[Tensor, ...]:
        """Return ([batch, tokens, hidden],)."""
        return (hidden,)


def class_loss(logits: Tensor, targets: Tensor, smoothing: float, weights: Tensor | None = None) -> Tensor:
    """Return the mean cross-entropy over [batch, classes] or [batch, tokens, classes]; -100 carries no loss.

    `weights` [classes] says how much each class counts. Where nothing carries loss it is 0 (torch's own mean is NaN).
    """
    flat = targets.reshape(-1)
    summed = nn.functional.cross_entropy(
        logits.float().reshape(-1, logits.shape[-1]),
        flat,
        weights,
        label_smoothing=smoothing,
        ignore_index=IGNORED,
        reduction="sum",
    )
    counted = flat != IGNORED
    total = counted.sum() if weights is None else (weights[flat.clamp(min=0)] * counted).sum()
    return summed / total.clamp(min=1e-9)


def classes_loss(logits: Tensor, targets: Tensor, smoothing: float) -> Tensor:
    """Return the mean binary cross-entropy over [batch, classes]; smoothing draws each target towards a half."""
    wanted = targets.to(logits.device, torch.float32) * (1 - smoothing) + smoothing / 2
    return nn.functional.binary_cross_entropy_with_logits(logits.float(), wanted)


def ends_loss(logits: Tensor, targets: Tensor, smoothing: float) -> Tensor:
    """Return the mean cross-entropy of where an answer begins and where it ends, over the tokens of each text.

    logits [batch, tokens, 2]; targets [batch, tokens]: -100 where no answer may be, else 1 for the beginning plus 2 for
    the end. A text without either carries no loss.
    """
    nowhere = torch.finfo(torch.float32).min
    scores = logits.float().masked_fill((targets == IGNORED).unsqueeze(-1), nowhere)
    flags = targets.clamp(min=0)
    ends = [(flags & (kind + 1)).bool() for kind in (0, 1)]
    places = [torch.where(found.any(1), found.int().argmax(1), IGNORED) for found in ends]
    losses = [class_loss(scores[..., kind], place, smoothing) for kind, place in enumerate(places)]
    return (losses[0] + losses[1]) / 2
