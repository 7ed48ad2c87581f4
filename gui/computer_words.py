"""What a computer is good for, in words for someone who never trained a model."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.results import Hardware
from gui import texts

# Weights, gradients and AdamW's two moments in 32 bits, and as much again for everything else that is open.
BYTES_A_PARAMETER = 32


def computer_words(hardware: Hardware) -> str:
    """Return what a computer is good for, in two sentences."""
    tr = QCoreApplication.translate
    best = hardware.devices[0] if hardware.devices else None
    if best is not None and best.kind != "cpu":
        first = tr("home", "Its {name} ({memory}) trains small models in a few minutes.")
        first = first.format(name=best.name, memory=texts.size(best.memory))
    elif best is not None and best.bf16:
        first = tr(
            "home",
            "Its processor ({cores}, with fast bf16 arithmetic) trains a small model on some hundred examples in "
            "a few minutes, on ten thousand in about a quarter of an hour.",
        ).format(cores=texts.cores(hardware.cores))
    else:
        first = tr(
            "home",
            "Its processor ({cores}) trains a small model on some hundred examples in a few minutes, on ten "
            "thousand within an hour.",
        ).format(cores=texts.cores(hardware.cores))
    memory = best.memory if best is not None and best.kind == "cuda" else hardware.memory
    millions = memory // BYTES_A_PARAMETER // 1_000_000
    rounded = max(50, millions // 50 * 50)
    second = tr(
        "home",
        "{memory} of memory do for base models of up to about {count} million parameters; {disk} of disk are free.",
    )
    return f"{first} " + second.format(
        memory=texts.size(memory), count=texts.number(rounded), disk=texts.size(hardware.disk_free)
    )
