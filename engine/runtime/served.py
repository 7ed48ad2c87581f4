"""The models that other programs may ask, as the endpoint sees them (`engine.endpoint.ports.Models`)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.endpoint.ports import Offered
from engine.inference.space import family_of
from engine.models import catalogue
from engine.results import BaseModel, ModelInfo, Prediction
from engine.runtime.loaded import LoadedModels
from engine.runtime.loaded_writer import decoder_of
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
        ready = catalogue.ready_decoders(catalogue.list_bases(self._runtime.home.bases))
        return [
            *(_published(info, loaded) for info in published if family_of(Path(info.folder))),
            *(Offered(base.id, writer=_Writer(base, loaded)) for base in ready),
        ]


def _published(info: ModelInfo, loaded: LoadedModels) -> Offered:
    created, decoder = int(datetime.fromisoformat(info.created).timestamp()), decoder_of(info)
    writer = _Writer(decoder, loaded) if decoder else None
    return Offered(info.name, info.model, info.task, created, classifier=_Classifier(info, loaded), writer=writer)


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
