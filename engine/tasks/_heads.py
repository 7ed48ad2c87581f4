"""The layers that tasks put on top of a base model. Imports torch: import it only when a model is built."""

from __future__ import annotations

from torch import Tensor, nn


def mean_pool(hidden: Tensor, mask: Tensor) -> Tensor:
    """Return the mean of the tokens that are not padding.

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

    def forward(self, hidden: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """[batch, tokens, hidden] -> ([batch, classes],)."""
        return (self.classifier(self.dropout(mean_pool(hidden, mask))),)


class TokenHead(nn.Module):
    """A linear classifier of each token (Devlin et al. 2019, section 5.3)."""

    def __init__(self, hidden: int, tags: int, dropout: float) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.tagger = nn.Linear(hidden, tags)

    def forward(self, hidden: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """[batch, tokens, hidden] -> ([batch, tokens, tags],)."""
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

    def forward(self, hidden: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """[batch, tokens, hidden] -> ([batch, classes], [batch, tokens, tags])."""
        return self.classifier(self.dropout(mean_pool(hidden, mask))), self.tagger(self.dropout(hidden))


def class_loss(logits: Tensor, targets: Tensor, smoothing: float) -> Tensor:
    """Return the cross-entropy over [batch, classes] or [batch, tokens, classes]; targets of -100 carry no loss."""
    return nn.functional.cross_entropy(
        logits.float().reshape(-1, logits.shape[-1]), targets.reshape(-1), label_smoothing=smoothing, ignore_index=-100
    )


class EmbeddingHead(nn.Module):
    """No layer at all: the mean of the tokens, scaled to length 1, as a base encoder without a task gives it."""

    def forward(self, hidden: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """[batch, tokens, hidden] -> ([batch, hidden],)."""
        return (nn.functional.normalize(mean_pool(hidden, mask), dim=-1),)
