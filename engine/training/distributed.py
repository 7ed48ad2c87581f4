"""The processes that `accelerate launch` started for one training: what the first says, and how a further one ends."""

from __future__ import annotations

from typing import Any

import torch
from accelerate import PartialState
from accelerate.utils import broadcast_object_list


def told_by_first(value: Any = None) -> Any:
    """Return in every process what the first one says; it is alone where no launcher started it."""
    state = PartialState(cpu=not torch.cuda.is_available())
    if state.num_processes == 1:
        return value
    told = [value]
    broadcast_object_list(told)
    return told[0]


def is_parting(error: RuntimeError) -> bool:
    """Whether an error only says that another process of the training has gone."""
    said = str(error).lower()
    return any(phrase in said for phrase in ("closed by peer", "connection reset", "broken pipe", "connection refused"))
