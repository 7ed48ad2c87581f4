"""Shows what a model read before it wrote a message: made again from the chat, by the agent and its tools of now."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.agent import prompts
from engine.agent.callers import language_model, talk
from engine.agent.loop import Agent
from engine.agent.messages import Message, as_understood, question_of_turn
from engine.commands import CALLS
from engine.errors import BadInput
from engine.models.catalogue import first_encoder
from engine.results import AgentInfo, BaseModel, ModelInfo, PromptInfo
from engine.runtime import callers
from engine.runtime.composers import composer_of
from engine.runtime.loaded import LoadedModels
from engine.runtime.loaded_writer import LoadedWriter
from engine.tasks.parts.call_form import Lesson
from engine.tasks.parts.token_preview import read_text

ROUTERS = ("router", "nearest")


def prompt_of(
    messages: Sequence[Message],
    index: int,
    info: AgentInfo,
    agent: Agent,
    models: Sequence[ModelInfo],
    bases: Sequence[BaseModel],
    loaded: LoadedModels,
) -> PromptInfo:
    """Return what was read for the message at `index`; the models are loaded for it, so call it on the pool.

    Of a reply that did not hold at first it is what the first attempt read. Raises BadInput `no_prompt` where no model
    wrote the message, or one that is not there any more.
    """
    trace, before = messages[index].trace, as_understood(messages[:index])
    if trace.told and (composer := composer_of(info, models, bases)) is not None:
        base, shown = composer
        return _written(base, prompts.again(trace.told, shown), loaded)
    if trace.author == language_model.AUTHOR:
        speaker = callers.speaker(info, [model for model in models if model.task == CALLS], bases)
        if speaker is not None:
            prompt = talk.told(before, agent.usable(), speaker.lesson or Lesson(), speaker.shown)
            return _written(speaker.base, prompt, loaded)
    if trace.author in ROUTERS:
        router = next((model for model in models if info.caller in (model.model, model.name)), None)
        encoder = first_encoder(bases)
        folder = router.folder if router else encoder.folder if encoder else ""
        if folder:
            return PromptInfo(trace.model, read_text(Path(folder), question_of_turn(before)))
    raise BadInput("no_prompt")


def _written(base: BaseModel, prompt: Sequence[Message], loaded: LoadedModels) -> PromptInfo:
    return PromptInfo(base.name, read_text(Path(base.onnx), LoadedWriter(base, loaded).prompt(prompt)))
