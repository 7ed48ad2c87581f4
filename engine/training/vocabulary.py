"""Lets only those rows of a base's word embedding learn that the training texts have.

The others get no gradient in any case; but an optimiser reads and writes its two moments of every row in each step, a
checkpoint holds them, and weight decay wears down words that no text has. The embedding is half of a small encoder
and two thirds of one for a hundred languages.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import embedding

NOT_LEARNED = -1


class Vocabulary(nn.Module):
    """A word embedding in two: `weight` [used, d] learns, of the `whole` the rest stays as it is."""

    def __init__(self, whole: nn.Embedding, used: Tensor) -> None:
        """`used` are the ids [used] whose rows learn, each once."""
        super().__init__()
        self.whole = whole.requires_grad_(False)
        self.weight = nn.Parameter(whole.weight[used].clone())
        places = torch.full((whole.num_embeddings,), NOT_LEARNED)
        places[used] = torch.arange(len(used))
        self.places: Tensor
        self.register_buffer("places", places)

    @property
    def embedding_dim(self) -> int:
        """The size of a vector."""
        return int(self.weight.shape[1])

    def forward(self, ids: Tensor) -> Tensor:
        """Return the vectors [*, d] of ids [*]."""
        places = self.places[ids]
        learned = embedding(places.clamp(min=0), self.weight)
        return torch.where((places == NOT_LEARNED).unsqueeze(-1), self.whole(ids), learned)

    def merged(self) -> nn.Embedding:
        """Return the whole embedding with what was learned in it."""
        used = (self.places != NOT_LEARNED).nonzero().flatten()
        with torch.no_grad():
            self.whole.weight[used] = self.weight[self.places[used]]
        return self.whole


def narrowed(base: nn.Module, texts: Sequence[Sequence[int]]) -> nn.Module:
    """Return the base with an embedding of which only the rows that the ids of `texts` name learn."""
    used = torch.from_numpy(np.unique(np.concatenate([np.asarray(text, dtype=np.int64) for text in texts])))
    words: nn.Embedding = base.get_input_embeddings()  # type: ignore[operator]
    if len(used) < words.num_embeddings:
        base.set_input_embeddings(Vocabulary(words, used))  # type: ignore[operator]
    return base


def widened(base: nn.Module) -> nn.Module:
    """Return a base that was `narrowed` with its embedding in one again."""
    words = base.get_input_embeddings()  # type: ignore[operator]
    if isinstance(words, Vocabulary):
        base.set_input_embeddings(words.merged())  # type: ignore[operator]
    return base
