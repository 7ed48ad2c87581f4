"""Makes the Windows installer with NSIS; on another system with a stub inside, which shows its script to be valid."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from engine import __version__
from engine.machine.installed import write_manifest
from installers.package.contents import ROOT

SCRIPT = Path(__file__).with_name("deskhand.nsi")


def build(app: Path, target: Path, icon: Path, edition: str) -> Path:
    """Write the setup program of the frozen app, or of a stub where there is none, and return it.

    Raises FileNotFoundError where makensis is not installed.
    """
    stub = "" if sys.platform == "win32" else "-stub"
    suffix = "-cuda" if edition == "cuda" else ""
    package = target / f"deskhand{suffix}-{__version__}-windows-setup{stub}.exe"
    # A warning is a mistake in the script; that of a solid archive past 2 GB is an error by itself.
    asked = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", f"-DVERSION={__version__}", f"-DPAYLOAD={app}"]
    asked += [f"-DICON={icon}", f"-DLICENCE={ROOT / 'LICENSE'}", f"-DOUTPUT={package}", str(SCRIPT)]
    subprocess.run(asked, check=True)
    return package


def stub_app(work: Path) -> Path:
    """Return a folder of the shape that PyInstaller leaves on Windows, with nothing in it that runs."""
    folder = work / "stub"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "_internal" / "resources").mkdir(parents=True)
    (folder / "deskhand.exe").write_bytes(b"MZ")
    (folder / "_internal" / "resources" / "sample.txt").write_text("stub\n", encoding="utf-8")
    write_manifest(folder)
    return folder
