"""The models that other programs may ask, as the endpoint sees them (`engine.endpoint.ports.Models`)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.endpoint.ports import Offered
from engine.inference.space import DECODER, ONNX, family_of
from engine.models import catalogue
from engine.results import BaseModel, ModelInfo, Prediction
from engine.runtime.loaded import LoadedModels
from engine.store import models
from engine.tasks.registry import task_named
from engine.tasks.task import Reading

if TYPE_CHECKING:
    from engine.runtime.core import Runtime


class ServedModels:
    """The ready base decoders and, of `project` ('' for none), the published models."""

    def __init__(self, runtime: Runtime, project: str) -> None:
        self.project = project
        self._runtime = runtime
        self._engine = asyncio.get_running_loop()

    async def offered(self) -> Sequence[Offered]:
        """Return what can be asked; awaited on the endpoint's loop, looked up on the engine's, which owns the database.

        Raises BadInput `no_project` where the project is gone.
        """
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(self._offered(), self._engine))

    async def _offered(self) -> Sequence[Offered]:
        published: tuple[ModelInfo, ...] = ()
        if self.project:
            project = self._runtime.project(self.project)
            published = models.every(project.database, project.paths.models)
        return await self._runtime.in_pool(self._described, published)

    def _described(self, published: Sequence[ModelInfo]) -> Sequence[Offered]:
        loaded = self._runtime.models
        bases = [base for base in catalogue.list_bases(self._runtime.home.bases) if base.family == DECODER]
        ready = [base for base in bases if base.state == "ready" and base.onnx]
        return [
            *(_published(info, family, loaded) for info in published if (family := family_of(Path(info.folder)))),
            *(Offered(base.id, writer=_Writer(base, loaded)) for base in ready),
        ]


def _published(info: ModelInfo, family: str, loaded: LoadedModels) -> Offered:
    created = int(datetime.fromisoformat(info.created).timestamp())
    offered = Offered(info.name, info.model, info.task, created, classifier=_Classifier(info, loaded))
    if family != DECODER:
        return offered
    decoder = BaseModel(info.model, info.name, DECODER, "ready", onnx=str(Path(info.folder) / ONNX))
    return replace(offered, writer=_Writer(decoder, loaded))


class _Writer:
    """A decoder as the endpoint's writer; loads at its first word."""

    def __init__(self, base: BaseModel, loaded: LoadedModels) -> None:
        self._generator = loaded.generator(base)

    def generate(
        self,
        messages: Sequence[Mapping[str, str]],
        on_text: Callable[[str], None],
        cancelled: Callable[[], bool],
        **options: Any,
    ) -> Any:
        """Write; see `engine.inference.generator`."""
        told = {name: value for name, value in options.items() if value is not None}
        return self._generator.generate(messages, on_text, cancelled, **told)


class _Classifier:
    """A published model as the endpoint asks it."""

    def __init__(self, info: ModelInfo, loaded: LoadedModels) -> None:
        self._task = task_named(info.task)
        self._predictor = loaded.predictor(info)

    def predict(self, texts: Sequence[Reading]) -> Sequence[Prediction]:
        """Return one prediction a text; raises BadInput `text_pair_missing`."""
        return self._predictor.predict([self._task.read(text) for text in texts])
