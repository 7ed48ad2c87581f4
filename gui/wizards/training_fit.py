"""Whether a base model can learn a task on this computer."""

from __future__ import annotations

from dataclasses import dataclass

from engine.results import BaseModel, Hardware, TaskInfo
from engine.training.presets import facts_of, least_memory

# The reasons against it in the order in which such base models are shown: what fits first, another family last.
REASONS = ("", "missing", "broken", "memory", "family")


@dataclass(frozen=True)
class Fit:
    """`why` is one of REASONS, '' where the base model can be used."""

    why: str = ""

    @property
    def ok(self) -> bool:
        """Whether it can be used."""
        return not self.why


def fit(base: BaseModel, task: TaskInfo | None, hardware: Hardware | None) -> Fit:
    """Return whether it fits; a task or a computer that is not known yet speaks against nothing."""
    if task is not None and base.family not in task.families:
        return Fit("family")
    if base.state in ("missing", "broken"):
        return Fit(base.state)
    if hardware and least_memory(base.parameters) > facts_of(None, base, hardware, None).memory:
        return Fit("memory")
    return Fit()
