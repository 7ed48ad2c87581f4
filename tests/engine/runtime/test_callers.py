"""Which caller an agent gets, by what it was given and what there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine.agent.callers.language_model import LanguageModelCaller
from engine.agent.callers.nearest import NearestCaller
from engine.agent.callers.router import RouterCaller
from engine.agent.callers.router_first import RouterFirstCaller
from engine.agent.callers.selection import Caller
from engine.agent.callers.several import SeveralCaller
from engine.errors import BadInput
from engine.inference.space import DECODER, write_space
from engine.results import AUTOMATIC, LANGUAGE_MODEL, ROUTER, ROUTER_FIRST, AgentInfo, BaseModel, ModelInfo
from engine.runtime.callers import TAUGHT, UNTUNED, make_caller
from engine.runtime.loaded import LoadedModels

ENCODER = BaseModel("minilm", "MiniLM", "encoder", "ready", folder="/m/minilm", onnx="/m/minilm/onnx")
WRITER = BaseModel("scribe", "Scribe", "decoder", "ready", folder="/m/scribe", onnx="/m/scribe/onnx")
OTHER = replace(WRITER, id="other", name="Other")
BASES = (ENCODER, OTHER, WRITER)
AGENT = AgentInfo("agent-1", "Desk", "", (), "", WRITER.id)
SPACE = {"arguments": {"calculator": ["expression"]}, "lists": {}, "tools": []}


@pytest.fixture
def loaded(tmp_path: Path) -> Iterator[LoadedModels]:
    made = LoadedModels(tmp_path / "models.log")
    yield made
    made.close()


def published(folder: Path, name: str, value: float = 0.8, family: str = "") -> ModelInfo:
    """Return a tool-calls model with the file that says what it is."""
    folder = folder / name
    folder.mkdir()
    write_space(folder, SPACE, 64, **({"family": family, "answer_tokens": 64} if family else {}))
    return ModelInfo(name, name, "tool-calls", "minilm", "r", "d", "exact_call", value, "", 1, str(folder))


def model_of(caller: object) -> str:
    """Return the language model of a caller that is one, or asks one where it is unsure."""
    speaker = caller._second if isinstance(caller, RouterFirstCaller) else caller
    assert isinstance(speaker, LanguageModelCaller)
    return speaker._model


def is_nearest(caller: Caller) -> bool:
    """Say whether a caller selects by the nearest example, for each of several things in a message."""
    return isinstance(caller, SeveralCaller) and isinstance(caller._one, NearestCaller)


def test_by_default_a_language_model_helps_where_there_is_one(loaded: LoadedModels) -> None:
    caller = make_caller(AGENT, (), BASES, loaded)
    assert isinstance(caller, RouterFirstCaller) and is_nearest(caller._first)
    assert model_of(caller) == "Scribe", "the composer's, not the first"
    assert is_nearest(make_caller(AGENT, (), (ENCODER,), loaded))
    assert isinstance(make_caller(AGENT, (), (WRITER,), loaded), LanguageModelCaller)


def test_each_choice_gives_its_caller(loaded: LoadedModels, tmp_path: Path) -> None:
    router = published(tmp_path, "router")
    kinds = {ROUTER: SeveralCaller, LANGUAGE_MODEL: LanguageModelCaller, ROUTER_FIRST: RouterFirstCaller}
    for selection, kind in kinds.items():
        info = replace(AGENT, caller="router", selection=selection)
        caller = make_caller(info, (router,), BASES, loaded)
        assert type(caller) is kind
        assert not isinstance(caller, SeveralCaller) or isinstance(caller._one, RouterCaller)


def test_a_decoder_that_learned_to_call_goes_before_the_base(loaded: LoadedModels, tmp_path: Path) -> None:
    models = (
        published(tmp_path, "router"),
        published(tmp_path, "weak", 0.5, DECODER),
        published(tmp_path, "good", 0.7, DECODER),
    )
    info = replace(AGENT, caller="router", selection=LANGUAGE_MODEL)
    best = make_caller(info, models, BASES, loaded)
    assert model_of(best) == "good"
    assert isinstance(best, LanguageModelCaller) and best._lesson.lines == {"calculator": "calculator(expression)"}
    assert not best._shown
    assert model_of(make_caller(replace(info, language_model="weak"), models, BASES, loaded)) == "weak"
    agent = replace(OTHER, id="agent", name="Starter agent", adapter="5a")
    assert model_of(make_caller(replace(AGENT, composer="agent"), (), (agent, OTHER), loaded)) == "Other"
    taught = make_caller(replace(AGENT, language_model="agent"), (), (OTHER, agent), loaded)
    assert isinstance(taught, LanguageModelCaller)
    assert (taught._model, taught._threshold, taught._shown) == ("Starter agent", TAUGHT, False)
    base = make_caller(replace(info, language_model="other"), models, BASES, loaded)
    assert isinstance(base, LanguageModelCaller)
    assert (base._model, base._threshold, base._shown) == ("Other", UNTUNED, True)


def test_a_decoder_that_is_the_caller_selects_alone(loaded: LoadedModels, tmp_path: Path) -> None:
    models = (published(tmp_path, "weak", 0.5, DECODER), published(tmp_path, "good", 0.7, DECODER))
    caller = make_caller(replace(AGENT, caller="weak"), models, BASES, loaded)
    assert isinstance(caller, LanguageModelCaller) and caller._model == "weak"


def test_what_is_gone_is_said_where_nothing_can_take_its_place(loaded: LoadedModels) -> None:
    gone = replace(AGENT, selection=LANGUAGE_MODEL, language_model="gone")
    for info, bases in (
        (gone, BASES),
        (replace(AGENT, selection=LANGUAGE_MODEL), (ENCODER,)),
        (replace(AGENT, selection=ROUTER), (WRITER,)),
        (replace(AGENT, caller="gone", selection=AUTOMATIC), BASES),
    ):
        with pytest.raises(BadInput) as caught:
            make_caller(info, (), bases, loaded)
        assert caught.value.code == "no_caller"
    helped = replace(gone, selection=ROUTER_FIRST)
    assert is_nearest(make_caller(helped, (), BASES, loaded))
