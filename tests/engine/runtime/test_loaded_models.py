"""The model process: one answer a request, failures as coded errors, a death that does not take the engine with it."""

from __future__ import annotations

from collections.abc import Iterator
from multiprocessing import Pipe
from pathlib import Path

import pytest

from engine.errors import EngineError
from engine.results import BaseModel, ModelInfo, RunsOn
from engine.runtime.loaded import LoadedModels
from engine.runtime.models_main import Key, _Host
from tests.helpers.processes import started
from tests.helpers.published import make_published


@pytest.fixture
def models(tmp_path: Path) -> Iterator[LoadedModels]:
    """No process runs before the first request."""
    made = LoadedModels(tmp_path / "models.log")
    yield made
    made.close()


def _info(folder: Path) -> ModelInfo:
    return ModelInfo("m", "m", "classification", "b", "r", "d", "accuracy", 0.9, "", 0, str(folder))


def test_a_model_that_is_not_there_is_a_coded_error(models: LoadedModels, tmp_path: Path) -> None:
    missing = BaseModel("d", "d", "decoder", "ready", onnx=str(tmp_path))
    with pytest.raises(EngineError) as caught:
        models.generator(missing).generate([], lambda piece: None, lambda: False)
    assert caught.value.code == "generator_missing"


def test_where_models_run_is_known_once_one_has_answered(models: LoadedModels, tmp_path: Path) -> None:
    assert models.runs_on is None
    info = _info(make_published(tmp_path / "published"))
    models.predictor(info).predict(["where is my parcel"])
    assert models.runs_on == RunsOn("cpu")


def test_a_process_that_is_killed_fails_its_request_and_the_next_starts_another(
    models: LoadedModels, tmp_path: Path
) -> None:
    with pytest.raises(EngineError):
        models.predictor(_info(tmp_path)).predict(["x"])
    (child,) = started()
    # Held still, so that the request is on its way for sure when the process is killed.
    child.suspend()

    def kill() -> bool:
        child.kill()
        return False

    missing = BaseModel("d", "d", "decoder", "ready", onnx=str(tmp_path))
    with pytest.raises(EngineError) as caught:
        models.generator(missing).generate([], lambda piece: None, kill)
    assert (caught.value.code, caught.value.params["exit"]) == ("models_died", "SIGKILL")
    with pytest.raises(EngineError) as caught:
        models.predictor(_info(tmp_path)).predict(["x"])
    assert caught.value.code != "models_died"


def test_the_clock_stands_still_until_the_first_model_is_loaded(models: LoadedModels, tmp_path: Path) -> None:
    stood: list[str] = []
    clock = models.clock
    clock.stand, clock.go = (lambda: stood.append("stand")), (lambda: stood.append("go"))  # type: ignore[method-assign]
    info = _info(make_published(tmp_path / "published"))
    for _ in range(2):
        models.predictor(info).predict(["where is my parcel"])
    assert stood == ["stand", "stand", "go"], "from the process's start on, and for one model once"
    with pytest.raises(EngineError):
        models.predictor(_info(tmp_path)).predict(["x"])
    assert stood[3:] == ["stand", "go"], "a model that does not load makes it go on, too"


def test_closing_ends_the_process(models: LoadedModels, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(EngineError):
        models.predictor(_info(tmp_path)).predict(["x"])
    (child,) = started()
    killed: list[int] = []
    monkeypatch.setattr("engine.runtime.loaded.kill_tree", killed.append)
    models.close()
    assert not child.is_running()
    assert not killed, "it leaves by itself"


def test_what_lies_in_a_models_folder_is_let_go_of_with_it() -> None:
    host = _Host(Pipe()[0])
    kept = Key("generator", "/models/other/onnx")
    host._models = {
        Key("predictor", "/models/m", "dialogue"): 1,
        Key("generator", "/models/m/onnx"): 2,
        Key("predictor", "/models/m-2"): 3,
        kept: 4,
    }
    host._forget("/models/m")
    assert set(host._models) == {Key("predictor", "/models/m-2"), kept}
