"""What the engine does for each command: thin procedures that compose the services."""

from __future__ import annotations

from engine.runtime.handlers import (
    agents,
    app,
    bases,
    chatting,
    corrections,
    datasets,
    endpoint,
    evaluations,
    lab,
    labelling,
    models,
    predicting,
    projects,
    retraining,
    searching,
    spare_versions,
    tool_sources,
    training,
)

HANDLERS = {
    **app.HANDLERS,
    **projects.HANDLERS,
    **datasets.HANDLERS,
    **spare_versions.HANDLERS,
    **labelling.HANDLERS,
    **bases.HANDLERS,
    **training.HANDLERS,
    **searching.HANDLERS,
    **models.HANDLERS,
    **predicting.HANDLERS,
    **evaluations.HANDLERS,
    **agents.HANDLERS,
    **chatting.HANDLERS,
    **corrections.HANDLERS,
    **retraining.HANDLERS,
    **lab.HANDLERS,
    **tool_sources.HANDLERS,
    **endpoint.HANDLERS,
}
