"""Which provider runs a model, and with how many threads: decided without a GPU at hand."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import onnxruntime
import pytest

from engine.errors import JobFailed
from engine.hardware import text_threads
from engine.inference import sessions
from engine.inference.sessions import PROCESSOR, on_processor, open_session, providers, runs_on
from engine.results import RunsOn
from engine.runtime.procedures.providing import tell_provider
from engine.tasks.parts.tokens import by_tokens


class Session:
    """Starts on any provider that is not in `broken`."""

    broken: tuple[str, ...] = ()
    asked: list[list[str]] = []

    def __init__(self, path: str, options: Any, providers: list[str]) -> None:
        self.asked.append(providers)
        if providers[0] in self.broken:
            raise RuntimeError(f"{providers[0]} does not start")
        self.options, self._providers = options, providers

    def get_providers(self) -> list[str]:
        return self._providers


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> type[Session]:
    monkeypatch.setattr(sessions, "_newest", [])
    monkeypatch.setattr(Session, "asked", [])
    monkeypatch.setattr(onnxruntime, "InferenceSession", Session)
    available = [PROCESSOR, "CUDAExecutionProvider", "AzureExecutionProvider"]
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: available)
    return Session


def test_the_best_provider_comes_first_and_the_processor_last() -> None:
    assert providers(["CoreMLExecutionProvider", PROCESSOR]) == ["CoreMLExecutionProvider", PROCESSOR]
    assert providers([PROCESSOR, "DmlExecutionProvider", "CUDAExecutionProvider"]) == [
        "CUDAExecutionProvider",
        "DmlExecutionProvider",
        PROCESSOR,
    ]
    assert providers(["TensorrtExecutionProvider"]) == [PROCESSOR]


def test_a_provider_that_starts_is_kept(session: type[Session]) -> None:
    made = open_session(Path("model.onnx"), 3)
    assert runs_on() == RunsOn("cuda")
    assert session.asked == [["CUDAExecutionProvider", PROCESSOR]]
    assert made.options.intra_op_num_threads == 3
    assert not on_processor(made)


def test_one_that_does_not_start_leaves_it_to_the_processor(
    session: type[Session], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(session, "broken", ("CUDAExecutionProvider",))
    assert on_processor(open_session(Path("model.onnx")))
    assert session.asked[-1] == [PROCESSOR]
    assert "CUDAExecutionProvider" in caplog.text and "the processor runs it" in caplog.text
    assert runs_on() == RunsOn("cpu", "cuda")
    notes: list[tuple[str, dict[str, str]]] = []
    tell_provider(SimpleNamespace(note=lambda code, **params: notes.append((code, params))))
    assert notes == [("on_processor", {"wanted": "cuda"})]


def test_one_that_onnxruntime_itself_gave_up_is_told(session: type[Session], monkeypatch: pytest.MonkeyPatch) -> None:
    """It logs that a library is missing, and goes on without the provider."""
    monkeypatch.setattr(session, "get_providers", lambda self: [PROCESSOR])
    open_session(Path("model.onnx"))
    assert runs_on() == RunsOn("cpu", "cuda")


def test_a_damaged_file_is_told(session: type[Session], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "broken", ("CUDAExecutionProvider", PROCESSOR))
    with pytest.raises(JobFailed) as caught:
        open_session(Path("folder/model.onnx"))
    assert (caught.value.code, caught.value.params["folder"]) == ("model_not_loaded", "folder")


def test_one_core_is_left_to_the_window_and_most_to_a_training() -> None:
    assert [text_threads(physical, False) for physical in (1, 2, 8)] == [1, 1, 7]
    assert [text_threads(physical, True) for physical in (1, 2, 8)] == [1, 1, 2]


def test_batches_hold_so_many_tokens_with_their_padding() -> None:
    lengths = [3, 10, 4, 4, 30, 1]
    assert by_tokens(lengths, 12) == [[4], [1], [2, 3, 0], [5]]
    assert by_tokens([], 12) == []
