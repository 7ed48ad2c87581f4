"""Makes an agent's caller of what there is: a router, the nearest example, a language model, or two of them in turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.agent.callers.language_model import LanguageModelCaller
from engine.agent.callers.nearest import NearestCaller
from engine.agent.callers.router import RouterCaller
from engine.agent.callers.router_first import RouterFirstCaller
from engine.agent.callers.selection import Caller
from engine.agent.callers.several import SeveralCaller
from engine.commands import CALLS
from engine.errors import BadInput
from engine.inference.space import DECODER, family_of, read_space
from engine.models.catalogue import first_encoder, ready_decoders
from engine.results import AUTOMATIC, LANGUAGE_MODEL, ROUTER, AgentInfo, BaseModel, ModelInfo, Prediction
from engine.runtime.loaded import LoadedModels
from engine.runtime.loaded_writer import LoadedWriter, decoder_of
from engine.tasks.parts.call_form import Lesson
from engine.tasks.parts.written_calls import lesson_of

# The likelihood from which a call is made without asking. On SNIPS the untuned starter decoder names the right tool no
# more often where it finds its call likelier (tests/benchmarks/test_language_model_caller.py), so little is believed.
LEARNED, UNTUNED = 0.6, 0.8
# The starter agent chooses the wrong tool of five for every third message, and found its wrong calls as likely as its
# right ones when that was last looked at (tests/benchmarks/test_composed_replies.py): it composes, and calls where a
# person wants that.
TAUGHT = 0.95


def make_caller(
    info: AgentInfo, published: Sequence[ModelInfo], bases: Sequence[BaseModel], loaded: LoadedModels
) -> Caller:
    """Return what selects the agent's tools; `published` are the project's models.

    Raises BadInput `no_caller` where what the agent selects by is not there, or nothing is.
    """
    models = [model for model in published if model.task == CALLS]
    second = speaker(info, models, bases)
    # A decoder that is the caller needs no second look by itself.
    is_caller = info.selection == AUTOMATIC and second is not None and second.base.id == info.caller
    if info.selection == LANGUAGE_MODEL or is_caller:
        if second is None:
            raise BadInput("no_caller", agent=info.name)
        return second.caller(loaded)
    router = _router(info, models, bases, loaded)
    if router is None:
        if info.selection == ROUTER or info.caller or second is None:
            raise BadInput("no_caller", agent=info.name)
        return second.caller(loaded)
    if info.selection == ROUTER or second is None:
        return router
    return RouterFirstCaller(router, second.caller(loaded), second_threshold=second.threshold)


def _router(
    info: AgentInfo, models: Sequence[ModelInfo], bases: Sequence[BaseModel], loaded: LoadedModels
) -> Caller | None:
    if info.caller:
        model = next((model for model in models if info.caller in (model.model, model.name)), None)
        return SeveralCaller(RouterCaller(_Router(model, loaded), model.name)) if model else None
    encoder = first_encoder(bases)
    return SeveralCaller(NearestCaller(loaded.embedder(encoder), encoder.name)) if encoder else None


@dataclass(frozen=True)
class Speaker:
    """A decoder that can select tools; `lesson` is how it learned to, None of a base model.

    One with an adapter learned the form of a call, for tools as they are described.
    """

    base: BaseModel
    lesson: Lesson | None = None

    @property
    def threshold(self) -> float:
        """The likelihood from which what it writes is believed."""
        if self.base.adapter:
            return TAUGHT
        return UNTUNED if self.lesson is None else LEARNED

    @property
    def shown(self) -> bool:
        """Whether it is shown worked examples: a model that never learned to call."""
        return self.lesson is None and not self.base.adapter

    def caller(self, loaded: LoadedModels) -> LanguageModelCaller:
        """Return the caller; loads at its first word."""
        return LanguageModelCaller(
            LoadedWriter(self.base, loaded), self.base.name, self.threshold, self.lesson, self.shown
        )


def speaker(info: AgentInfo, models: Sequence[ModelInfo], bases: Sequence[BaseModel]) -> Speaker | None:
    """Return the decoder that was chosen to select tools; else the best that learned to call, the composer, any.

    One with an adapter comes last, see TAUGHT.
    """
    learned = {model.model: found for model in models if (found := _learned(model))}
    ready = {base.id: Speaker(base) for base in ready_decoders(bases)}
    if info.language_model:
        return {**ready, **learned}.get(info.language_model)
    best = sorted(models, key=lambda model: (model.model == info.caller, model.value), reverse=True)
    plain = [key for key in (info.composer, *ready) if key in ready and not ready[key].base.adapter]
    order = [*(model.model for model in best if model.model in learned), *plain, *ready]
    return next((found for key in order if (found := learned.get(key) or ready.get(key))), None)


def is_router(model: ModelInfo) -> bool:
    """Return whether a published model of tool calls is an encoder, which selects as an agent's caller."""
    return family_of(Path(model.folder)) not in ("", DECODER)


def _learned(model: ModelInfo) -> Speaker | None:
    decoder = decoder_of(model)
    return Speaker(decoder, lesson_of(read_space(Path(model.folder))["space"])) if decoder else None


class _Router:
    """A published tool-calls model as the agent's router (`engine.agent.ports.Router`)."""

    def __init__(self, info: ModelInfo, loaded: LoadedModels) -> None:
        self._predictor = loaded.predictor(info)
        self._tools = tuple(read_space(Path(info.folder))["space"]["arguments"])

    @property
    def tools(self) -> Sequence[str]:
        """The tools it was trained to call."""
        return self._tools

    def predict(self, texts: Sequence[str]) -> Sequence[Prediction]:
        """Return a call a text."""
        return self._predictor.predict(texts)
