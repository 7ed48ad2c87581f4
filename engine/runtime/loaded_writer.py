"""A loaded decoder as the agent's writer: it composes replies, and selects tools where an agent wants it to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from engine.agent.messages import Message
from engine.inference.space import DECODER, ONNX, family_of
from engine.results import BaseModel, ModelInfo
from engine.runtime.loaded import LoadedModels


class LoadedWriter:
    """A decoder as `engine.agent.ports.Writer`; loads at its first word."""

    def __init__(self, base: BaseModel, loaded: LoadedModels) -> None:
        self._generator = loaded.generator(base)

    def generate(
        self,
        messages: Sequence[Message],
        on_text: Callable[[str], None],
        cancelled: Callable[[], bool],
        *,
        max_tokens: int = 80,
        stop: Sequence[str] = (),
        schema: Mapping[str, Any] | None = None,
    ) -> Any:
        """Write; see `engine.inference.generator`."""
        plain = _plain(messages)
        held = {} if schema is None else {"schema": schema, "measured": True}
        return self._generator.generate(plain, on_text, cancelled, max_tokens=max_tokens, stop=stop, **held)

    def prompt(self, messages: Sequence[Message]) -> str:
        """Return the text that the decoder reads for these messages."""
        return self._generator.prompt(_plain(messages))


def decoder_of(info: ModelInfo) -> BaseModel | None:
    """Return a published decoder as what writes, None for any other model and for one whose folder is gone."""
    if family_of(Path(info.folder)) != DECODER:
        return None
    return BaseModel(info.model, info.name, DECODER, "ready", onnx=str(Path(info.folder) / ONNX))


def _plain(messages: Sequence[Message]) -> list[dict[str, str]]:
    return [{"role": message.role, "content": message.content} for message in messages]
