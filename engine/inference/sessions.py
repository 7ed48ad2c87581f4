"""Opens ONNX models on the best provider there is, falling back to the processor."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import onnxruntime

from engine.errors import JobFailed
from engine.hardware import cores
from engine.results import RunsOn

log = logging.getLogger(__name__)
PROCESSOR = "CPUExecutionProvider"
# In the order in which they are wanted; https://onnxruntime.ai/docs/execution-providers/
NAMES = {
    "CUDAExecutionProvider": "cuda",
    "DmlExecutionProvider": "directml",
    "CoreMLExecutionProvider": "coreml",
    PROCESSOR: "cpu",
}
PREFERRED = tuple(NAMES)
# Where this process's newest session runs: everything here has the same providers.
_newest: list[RunsOn] = []


def providers(available: Sequence[str]) -> list[str]:
    """Return the providers to ask for, best first, the processor always last."""
    return [name for name in PREFERRED if name in available or name == PROCESSOR]


def open_session(path: Path, threads: int | None = None, content: bytes | None = None) -> onnxruntime.InferenceSession:
    """Return a session of a file, or of the `content` that was made of it.

    Raises JobFailed `model_not_loaded` where the file is damaged. One thread a physical core: more only makes the
    window wait.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or cores()
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Idle threads that spin would take the processor from the window and from a training.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    wanted = providers(onnxruntime.get_available_providers())
    session = _started(path, content or str(path), options, wanted)
    started = session.get_providers()[0]
    _newest[:] = [RunsOn(NAMES.get(started, started), "" if started == wanted[0] else NAMES[wanted[0]])]
    return session


def runs_on() -> RunsOn | None:
    """Return where this process's models run, None where it has opened none."""
    return _newest[0] if _newest else None


def _started(
    path: Path, model: bytes | str, options: onnxruntime.SessionOptions, wanted: list[str]
) -> onnxruntime.InferenceSession:
    try:
        return onnxruntime.InferenceSession(model, options, providers=wanted)
    except Exception as error:
        if wanted == [PROCESSOR]:
            raise JobFailed("model_not_loaded", detail=repr(error), folder=str(path.parent)) from error
        # A driver that is too old, or a card without memory, is no reason to have no answer.
        log.warning("%s did not start with %s (%r): the processor runs it", path.name, wanted[0], error)
    try:
        return onnxruntime.InferenceSession(model, options, providers=[PROCESSOR])
    except Exception as error:
        raise JobFailed("model_not_loaded", detail=repr(error), folder=str(path.parent)) from error


def on_processor(session: onnxruntime.InferenceSession) -> bool:
    """Return whether the processor runs all of it, nothing else having started."""
    return bool(session.get_providers()[0] == PROCESSOR)
