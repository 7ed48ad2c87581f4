"""Finds the decoder that writes an agent's replies: a base model, or one that learned conversations in this project."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.agent import prompts
from engine.agent.composer import Composer
from engine.commands import DIALOGUE
from engine.inference.space import read_space
from engine.models.catalogue import ready_decoders
from engine.results import AgentInfo, BaseModel, ModelInfo
from engine.runtime.loaded import LoadedModels
from engine.runtime.loaded_writer import LoadedWriter, decoder_of


def composer_of(
    info: AgentInfo, published: Sequence[ModelInfo], bases: Sequence[BaseModel]
) -> tuple[BaseModel, bool] | None:
    """Return the decoder that writes the agent's replies, and whether it is shown worked examples: one that never
    learned to compose. None for fixed sentences only, also where what the agent composed with is gone."""
    base = next((base for base in ready_decoders(bases) if base.id == info.composer), None)
    if base is not None:
        return base, not base.adapter
    model = next((model for model in published if (model.task, model.model) == (DIALOGUE, info.composer)), None)
    decoder = decoder_of(model) if model is not None else None
    if model is None or decoder is None:
        return None
    return decoder, not read_space(Path(model.folder))["space"].get(prompts.COMPOSES)


def make_composer(
    info: AgentInfo, published: Sequence[ModelInfo], bases: Sequence[BaseModel], loaded: LoadedModels
) -> Composer:
    """Return what writes the agent's replies; its decoder loads at its first word."""
    found = composer_of(info, published, bases)
    if found is None:
        return Composer(None)
    base, shown = found
    return Composer(LoadedWriter(base, loaded), base.name, shown)
