"""Every path the app uses, in one place."""

from __future__ import annotations

import sys
from pathlib import Path

import appdirs

from engine.errors import BadInput
from engine.text.shown import visible

APP = "Deskhand"
SUFFIX = ".deskhand"
# Of the home. Tests put a folder of their own here: from the root it is in the place of the home's.
GRAPHS = "graphs"


def default_home() -> Path:
    """Return the folder of settings, logs and base models on this platform."""
    return Path(appdirs.user_data_dir(APP, False))


def resources() -> Path:
    """Return the bundled resources, beside the packages or inside the frozen app."""
    bundle = getattr(sys, "_MEIPASS", None)
    return (Path(bundle) if bundle else Path(__file__).parent.parent) / "resources"


def sample() -> Path:
    """Return the bundled support-desk sample."""
    return resources() / "sample" / "support_desk"


def wheels() -> Path | None:
    """Return the folder of starter models that came with the installed app, None where none came."""
    folder = resources() / "wheels"
    return folder if folder.is_dir() else None


def check_folder(folder: Path) -> None:
    """Raise BadInput `folder_missing` where there is no folder to write into, or to read from."""
    if not folder.is_dir():
        raise BadInput("folder_missing", folder=str(folder))


class Home:
    """The app's own folder; `root` defaults to the platform's."""

    def __init__(self, root: Path | None = None) -> None:
        self.root = root or default_home()
        self.settings = self.root / "settings.json"
        self.log = self.root / "logs" / "deskhand.log"
        self.bases = self.root / "models"
        # Traced graphs of encoders: whatever is missing is made anew.
        self.graphs = self.root / GRAPHS
        # Public keys of those whose signed files are taken.
        self.keys = self.root / "trusted-keys"
        # Which sources of tools may be run here, whatever project brings them.
        self.sources = self.root / "trusted-sources.json"
        # What tool servers see besides, which may be secret: no project brings or takes it along.
        self.variables = self.root / "tool-variables.json"
        self.token = self.root / "endpoint-token"


class ProjectPaths:
    """The layout of a project folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.database = root / "project.sqlite"
        self.datasets = root / "datasets"
        self.runs = root / "runs"
        self.models = root / "models"
        # A folder has no double click of its own: this small file in it does, and stands for it.
        self.opener = root / f"open{SUFFIX}"

    @property
    def name(self) -> str:
        """What the project is called: its folder's name, without the suffix."""
        return self.root.name.removesuffix(SUFFIX)

    def dataset(self, dataset: str, version: int) -> Path:
        """Return the parquet file of a dataset's version."""
        return self.datasets / dataset / f"{version}.parquet"

    def run(self, run: str) -> Path:
        """Return a run's folder."""
        return self.runs / run

    def model(self, model: str) -> Path:
        """Return a published model's folder."""
        return self.models / model

    def documents(self, source: str) -> Path:
        """Return the index of a folder of documents that was added as a source of tools."""
        return self.root / "documents" / f"{source}.sqlite"


def project_path(text: str) -> Path:
    """Return the folder a person means by `text`: a project that is there, else one with the project suffix."""
    path = Path(text).expanduser().absolute()
    # A copy of a project is called "desk.deskhand (Copy)", and people rename folders.
    return path if path.name.endswith(SUFFIX) or is_project(path) else path.with_name(path.name + SUFFIX)


def check_name(path: Path) -> None:
    """Raise BadInput `name_unreadable` for a path that is no Unicode text.

    Old sticks and archives leave names in other encodings than UTF-8. Such a file can be opened, but SQLite, DuckDB and
    JSON take no such name.
    """
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError as error:
        raise BadInput("name_unreadable", detail=repr(path), file=visible(str(path))) from error


def is_project(path: Path) -> bool:
    """Return whether a project lies in this folder, whatever its name."""
    try:
        return ProjectPaths(path).database.is_file()
    except OSError:
        # The name is too long for the disk: nothing of that name lies on it.
        return False


def opened_project(text: str) -> Path:
    """Return the project folder that a person opened: itself, or the one whose opener was double-clicked."""
    path = Path(text).expanduser().absolute()
    return path.parent if path.is_file() else path
