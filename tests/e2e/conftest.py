"""A real engine with a real worker and a tiny real base model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from tests.helpers.tiny_base import make_tiny_encoder

SENTENCES = {
    "late": ("Where is my {}", "The {} has not arrived", "I still wait for the {}", "My {} is late"),
    "broken": ("The {} is broken", "My {} came in pieces", "A {} came broken", "It is broken, the {}"),
}
SUBJECTS = ("parcel", "lamp", "order", "box", "table", "chair", "letter", "cup", "rug", "vase", "clock", "desk")


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An app's home with one ready base model, `tiny`."""
    folder = make_tiny_encoder(tmp_path_factory.mktemp("models") / "tiny")
    return home_with(folder, tmp_path_factory.mktemp("home"))


def home_with(folder: Path, root: Path) -> Path:
    """Return `root` as an app's home with the base model of `folder` in it."""
    engine = Engine(root)
    engine.start()
    try:
        engine.ask(commands.ImportBase(str(folder)), timeout=600)
    finally:
        engine.stop()
    return root


@pytest.fixture
def engine(home: Path) -> Iterator[Engine]:
    """A running engine."""
    made = Engine(home)
    made.start()
    yield made
    made.stop(timeout=60)


@pytest.fixture
def messages(tmp_path: Path) -> Path:
    """A file with two classes that a few steps tell apart."""
    path = tmp_path / "messages.csv"
    rows = [
        f'"{sentence.format(subject)}",{label}'
        for label, sentences in SENTENCES.items()
        for sentence in sentences
        for subject in SUBJECTS
    ]
    path.write_text("text,label\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path
