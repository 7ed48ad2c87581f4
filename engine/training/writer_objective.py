"""What a writer's training is about: the words of the answers, and how well the model knows those not trained on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy
from torch.nn.utils.rnn import pad_sequence

from engine.results import ERRORS, EXACT, LOSS
from engine.tasks.parts.features import IDS
from engine.tasks.parts.spans import IGNORED
from engine.tasks.parts.tokens import by_length
from engine.training.batching import Example
from engine.training.conversations import ANSWER, WriterMaterial
from engine.training.device import Placement
from engine.training.greedy import start_of
from engine.training.prediction import BATCH
from engine.training.recipe import Recipe
from engine.training.writer_model import WriterModel

# Tokens that need not be read again from which on a beginning is read by itself.
LEAST_SAVED = 64


class WriterObjective:
    """A writer's task over prepared material.

    Watched is the loss of the validation rows, the mean over their answers' tokens; where answers are right to the
    letter or wrong, the share of those that the model, left alone, would write: they grow in number while its few wrong
    tokens grow surer, which the loss counts against it (Guo et al. 2017, section 3, found the same of classifiers).
    """

    def __init__(self, material: WriterMaterial, model: WriterModel, recipe: Recipe, placement: Placement) -> None:
        self.material, self.placement = material, placement
        self.metric = EXACT if material.to_the_letter else LOSS
        self.lower_is_better = self.metric in ERRORS
        self.family = model.family
        self._shares = model.shares
        self.smoothing = recipe.label_smoothing
        self.device = torch.device(placement.device)
        self._start = start_of(model.base) if model.family == "encoder-decoder" else 0
        self._lengths = [example.length for example in material.train]
        # What a batch's loss is divided by, so that every token weighs the same however a batch is cut into pieces.
        self._mean_answer = max(1.0, sum(map(_answer_tokens, material.train)) / max(1, len(material.train)))

    def begin(self, model: torch.nn.Module) -> None:
        """A writer begins as its base is."""

    @property
    def lengths(self) -> Sequence[int]:
        """Return the tokens of each example."""
        return self._lengths

    def loss(self, model: torch.nn.Module, indices: Sequence[int]) -> Tensor:
        """Return the loss of these examples: the sum over their answers, a mean answer and example."""
        logits, targets = self._answers(model, [self.material.train[index] for index in indices])
        return _summed(logits, targets, self.smoothing) / (self._mean_answer * len(indices))

    def validate(self, model: torch.nn.Module, size: int = BATCH) -> Mapping[str, float]:
        """Return the mean loss of a token on the validation rows, and the share of their answers right to the letter.

        The latter only where it is watched.
        """
        model.eval()
        valid = self.material.valid
        total, tokens, right = 0.0, 0, 0
        with torch.inference_mode():
            for indices in by_length([example.length for example in valid], size):
                logits, targets = self._answers(model, [valid[index] for index in indices])
                total += _summed(logits, targets).item()
                tokens += int((targets != IGNORED).sum())
                right += int(((logits.argmax(-1) == targets) | (targets == IGNORED)).all(dim=1).sum())
        found = {LOSS: total / max(1, tokens)}
        return {**found, EXACT: right / max(1, len(valid))} if self.metric == EXACT else found

    def _answers(self, model: torch.nn.Module, examples: Sequence[Example]) -> tuple[Tensor, Tensor]:
        """Return logits [examples, tokens, vocabulary] where answers stand, and those tokens, IGNORED between them."""
        shared = shared_beginning(examples) if self._shares else 0
        beginning = torch.tensor(examples[0].inputs[IDS][:shared], device=self.device) if shared else None
        examples = [_without(example, shared) for example in examples]
        ids = self._padded(examples, self.material.padding)
        lengths = torch.tensor([example.length for example in examples], device=self.device)
        mask = (torch.arange(ids.shape[1], device=self.device) < lengths[:, None]).long()
        targets = pad_sequence(
            [torch.tensor(example.targets[ANSWER]) for example in examples], True, padding_value=IGNORED
        ).to(self.device)
        if self.family == "decoder":
            # The logits at a position tell of the token after it; only where some answer stands are they computed.
            wanted = (targets[:, 1:] != IGNORED).any(dim=0).nonzero().flatten()
            targets = targets[:, wanted + 1]
        else:
            wanted = torch.cat([targets.new_full((len(examples), 1), self._start), targets[:, :-1]], dim=1)
            wanted = wanted.masked_fill(wanted == IGNORED, self.material.padding)
        with self.placement.autocast():
            return model(ids, mask, wanted, beginning), targets

    def _padded(self, examples: Sequence[Example], padding: int) -> Tensor:
        ids = [torch.tensor(example.inputs[IDS]) for example in examples]
        return pad_sequence(ids, True, padding_value=padding).to(self.device)


def _summed(logits: Tensor, targets: Tensor, smoothing: float = 0.0) -> Tensor:
    """Return the summed loss of the answers' tokens."""
    return cross_entropy(logits.float().flatten(0, 1), targets.flatten(), reduction="sum", label_smoothing=smoothing)


def shared_beginning(examples: Sequence[Example]) -> int:
    """Return how many tokens all of a decoder's examples begin with, 0 where reading them once saves next to nothing.

    No token that carries loss is among them, nor the one before it, whose logits tell of it.
    """
    # Whatever the smallest and the largest of sequences begin with, all between them do.
    first, last = (pick(list(example.inputs[IDS]) for example in examples) for pick in (min, max))
    most = min(map(_first_answer, examples)) - 1
    alike = next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    shared = min(alike, most)
    return shared if shared * (len(examples) - 1) >= LEAST_SAVED else 0


def _first_answer(example: Example) -> int:
    answer = example.targets[ANSWER]
    assert isinstance(answer, Sequence)
    return next((at for at, token in enumerate(answer) if token != IGNORED), len(answer))


def _without(example: Example, beginning: int) -> Example:
    """Return the example from its token `beginning` on."""
    if not beginning:
        return example
    answer = example.targets[ANSWER]
    assert isinstance(answer, Sequence)
    return Example({IDS: example.inputs[IDS][beginning:]}, {ANSWER: answer[beginning:]})


def _answer_tokens(example: Example) -> int:
    answer = example.targets[ANSWER]
    assert isinstance(answer, Sequence)
    return sum(token != IGNORED for token in answer)
