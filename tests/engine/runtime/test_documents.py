"""A folder from its files to the agent's tool, indexed in a worker process by a real small encoder."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from engine.data.documents.index import Index
from engine.errors import BadInput, JobCancelled
from engine.inference.embedder import Embedder
from engine.results import BaseModel, DocumentsReport
from engine.runtime import documents
from engine.runtime.jobs import Job
from engine.runtime.orders import IndexOrder
from engine.runtime.procedures.readying import ready
from engine.runtime.worker import run_worker
from tests.helpers.documents import write_pdf
from tests.helpers.tiny_base import make_tiny_encoder


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> BaseModel:
    """A ready encoder of two layers."""
    folder = make_tiny_encoder(tmp_path_factory.mktemp("base") / "tiny")
    ready("encoder", folder, Reporter())  # type: ignore[arg-type]
    return BaseModel("tiny", "Tiny", "encoder", "ready", folder=str(folder), onnx=str(folder / "onnx"))


class Reporter:
    """Hears nothing and never stops."""

    reason = ""

    def progress(self, stage: str, done: float, total: float) -> None:
        return


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents and one that cannot be read."""
    made = tmp_path / "papers"
    made.mkdir()
    write_pdf(made / "orders.pdf", ["A parcel that has not arrived is sent again after 14 days."])
    (made / "lamps.md").write_text("# Lamps\n\nA broken lamp came in pieces: thank you for the box.\n", "utf-8")
    (made / "photo.png").write_bytes(b"\x89PNG")
    return made


def _work(order: IndexOrder, stop: str = "") -> tuple[DocumentsReport, list[tuple[str, tuple[Any, ...]]]]:
    """Run the order in a worker process; with `stop` ask it to end at that stage."""
    heard: list[tuple[str, tuple[Any, ...]]] = []
    job = Job("job-1", None, lambda event: None)  # type: ignore[arg-type]

    def listen(kind: str, values: tuple[Any, ...]) -> None:
        heard.append((kind, values))
        if stop and kind == "progress" and values[0] == stop:
            job.stop("cancelled")

    return asyncio.run(run_worker(order, job, listen)), heard


def test_a_worker_indexes_and_the_tool_answers_with_the_source(folder: Path, base: BaseModel, tmp_path: Path) -> None:
    order = IndexOrder(tmp_path / "log.txt", folder, tmp_path / "papers.sqlite", base)
    report, heard = _work(order)
    assert (report.files, report.passages, report.read) == (2, 2, 2)
    assert [(each.source, each.error.code) for each in report.unread] == [("photo.png", "document_kind")]
    assert {values[0] for kind, values in heard if kind == "progress"} == {"read_documents", "embed_passages"}
    opened = documents.open(folder, order.index, Embedder(Path(base.folder)), base.id)
    (tool,) = documents.tools(opened, "our papers")
    assert tool.name == "search_our_papers"
    assert "what does our papers say about Lamps?" in tool.examples
    result = tool.function({"question": "When is a parcel sent again?"})
    assert result.data["passages"][0] == {
        "source": "orders.pdf",
        "place": "page 1",
        "heading": "",
        "text": "A parcel that has not arrived is sent again after 14 days.",
    }
    assert tool.fits is not None
    assert tool.fits("a broken lamp came in pieces", 0.0) > 0.5
    assert documents.refresh(opened).read == 0


def test_a_stopped_worker_leaves_what_it_read_and_the_next_goes_on(
    folder: Path, base: BaseModel, tmp_path: Path
) -> None:
    order = IndexOrder(tmp_path / "log.txt", folder, tmp_path / "papers.sqlite", base)
    for number in range(600):
        (folder / f"{number}.txt").write_text(f"the box {number}", "utf-8")
    with pytest.raises(JobCancelled):
        _work(order, stop="embed_passages")
    assert Index(order.index).is_unfinished() and Index(order.index).report().files == 602
    report, _ = _work(order)
    assert (report.files, report.read) == (602, 0) and not Index(order.index).is_unfinished()


def test_a_tool_before_the_first_reading_says_so(folder: Path, tmp_path: Path) -> None:
    (tool,) = documents.tools(documents.open(folder, tmp_path / "papers.sqlite", None), "papers")
    with pytest.raises(BadInput) as caught:
        tool.function({"question": "lamps"})
    assert caught.value.code == "documents_unindexed"
