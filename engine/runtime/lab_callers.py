"""Which callers of an agent can be measured: those that learned, those that stood there before, and both in turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from engine.commands import CALLS
from engine.errors import BadInput
from engine.inference.space import DECODER, family_of
from engine.models.catalogue import first_encoder, ready_decoders
from engine.results import AUTOMATIC, LANGUAGE_MODEL, ROUTER, AgentInfo, BaseModel, CallerChoice, ModelInfo

NEAREST, ENCODER, SPEAKING, FIRST = "nearest", "router", "language_model", "router_first"


def caller_choices(
    info: AgentInfo, published: Sequence[ModelInfo], bases: Sequence[BaseModel], previous: str = ""
) -> tuple[CallerChoice, ...]:
    """Return the callers that there are for an agent, each before its successor.

    `published` are the project's models, newest first; `previous` is the router whose place the agent's took, '' where
    there was none: then it is the next older one that learned from the same data.
    """
    models = [model for model in published if model.task == CALLS]
    families = {model.model: family_of(Path(model.folder)) for model in models}
    routers = [model for model in models if families[model.model] not in ("", DECODER)]
    writers = [model for model in models if families[model.model] == DECODER]
    encoder, decoders = first_encoder(bases), ready_decoders(bases)
    found = _routers(info, routers, encoder, previous) + _writers(info, writers, decoders)
    return (*found, *_in_turn(found))


def _routers(
    info: AgentInfo, routers: Sequence[ModelInfo], encoder: BaseModel | None, previous: str
) -> list[CallerChoice]:
    found = [CallerChoice(NEAREST, NEAREST, encoder.name, False)] if encoder else []
    now = next((model for model in routers if model.model == info.caller), routers[0] if routers else None)
    if now is None:
        return found
    older = [model for model in routers if model.dataset == now.dataset and model.created < now.created]
    old = next((model for model in routers if model.model == previous), older[0] if older else None)
    for model in filter(None, (old, now)):
        before = found[-1].key if found else ""
        found.append(CallerChoice(f"{ENCODER}:{model.model}", ENCODER, model.name, True, before, model.model))
    return found


def _writers(info: AgentInfo, writers: Sequence[ModelInfo], decoders: Sequence[BaseModel]) -> list[CallerChoice]:
    base = next((base for base in decoders if base.id in (info.language_model, info.composer)), None)
    base = base or next(iter(decoders), None)
    found = [_speaking(base.id, base.name, False)] if base else []
    learned = next((model for model in writers if model.model in (info.language_model, info.caller)), None)
    learned = learned or max(writers, key=lambda model: model.value, default=None)
    if learned is not None:
        found.append(replace(_speaking(learned.model, learned.name, True), before=found[0].key if found else ""))
    return found


def _speaking(model: str, name: str, tuned: bool) -> CallerChoice:
    return CallerChoice(f"{SPEAKING}:{model}", SPEAKING, name, tuned, language_model=model)


def _in_turn(found: Sequence[CallerChoice]) -> list[CallerChoice]:
    """Return the first and the last of both kinds, put in turn."""
    quick = [choice for choice in found if choice.kind != SPEAKING]
    thorough = [choice for choice in found if choice.kind == SPEAKING]
    if not quick or not thorough:
        return []
    made: list[CallerChoice] = []
    for first, second in dict.fromkeys(((quick[0], thorough[0]), (quick[-1], thorough[-1]))):
        key, name = f"{FIRST}:{first.key}:{second.key}", f"{first.name}, {second.name}"
        before = made[0].key if made else ""
        tuned = first.tuned or second.tuned
        made.append(CallerChoice(key, FIRST, name, tuned, before, first.router, second.language_model))
    return made


def chosen(known: Sequence[CallerChoice], keys: Sequence[str], agent: str) -> tuple[CallerChoice, ...]:
    """Return those of `known` that `keys` or kinds name, all where none are; raises BadInput `no_callers`,
    `unknown_caller`."""
    if not known:
        raise BadInput("no_callers", agent=agent)
    for key in keys:
        if not any(key in (choice.key, choice.kind) for choice in known):
            raise BadInput("unknown_caller", caller=key, known=", ".join(choice.key for choice in known))
    return tuple(choice for choice in known if not keys or choice.key in keys or choice.kind in keys)


def agent_with(info: AgentInfo, choice: CallerChoice) -> AgentInfo:
    """Return the agent as it would be with this caller."""
    selection = {SPEAKING: LANGUAGE_MODEL, FIRST: AUTOMATIC}.get(choice.kind, ROUTER)
    return replace(info, selection=selection, caller=choice.router, language_model=choice.language_model)
