"""Chooses where to compute and in which precision, from what the machine says it can do."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

import torch

from engine.hardware import cpu_has_bf16


@dataclass(frozen=True)
class Capabilities:
    """What torch and the processor say they can do."""

    cuda: bool
    cuda_bf16: bool
    mps: bool
    cpu_bf16: bool


def capabilities() -> Capabilities:
    """Return what this machine can do."""
    cuda = torch.cuda.is_available()
    return Capabilities(
        cuda=cuda,
        cuda_bf16=cuda and torch.cuda.is_bf16_supported(),
        mps=torch.backends.mps.is_available(),
        cpu_bf16=cpu_has_bf16(),
    )


@dataclass(frozen=True)
class Placement:
    """Where a training computes: a torch device type, and whether matrix products run in bf16."""

    device: str
    bf16: bool

    def autocast(self) -> AbstractContextManager[object]:
        """Return the context in which the model is to be called."""
        return torch.autocast(self.device, dtype=torch.bfloat16) if self.bf16 else nullcontext()


def place(can: Capabilities, precision: str) -> Placement:
    """Return the best placement: CUDA before MPS before CPU; `precision` is the recipe's.

    'auto' takes bf16 only where the hardware multiplies in it, as emulated bf16 is slower than fp32.
    """
    device = "cuda" if can.cuda else "mps" if can.mps else "cpu"
    hardware_bf16 = {"cuda": can.cuda_bf16, "mps": False, "cpu": can.cpu_bf16}[device]
    return Placement(device, precision == "bf16" or (precision == "auto" and hardware_bf16))
