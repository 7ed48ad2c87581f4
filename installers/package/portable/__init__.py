"""Makes the single self-extracting file for Linux distributions without .deb; makeself checks it before unpacking."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from pathlib import Path

from engine import __version__
from installers.package import desktop

HERE = Path(__file__).parent


def build(app: Path, target: Path, work: Path, edition: str) -> Path:
    """Write `<target>/deskhand-<version>-linux-<machine>.run` of the frozen app and return it.

    Raises FileNotFoundError where makeself is not installed.
    """
    root = work / "run"
    shutil.rmtree(root, ignore_errors=True)
    lay_out(app, root)
    suffix = "-cuda" if edition == "cuda" else ""
    package = target / f"deskhand{suffix}-{__version__}-linux-{platform.machine()}.run"
    asked = ["makeself", "--sha256", "--gzip", "--complevel", "6", "--nox11", "--nocrc", "--tar-quietly"]
    subprocess.run([*asked, str(root), str(package), f"Deskhand {__version__}", "./install.sh"], check=True)
    shutil.rmtree(root)
    return package


def lay_out(app: Path, root: Path) -> None:
    """Make the folder `root` as the file unpacks it: the app, its desktop files, and what installs and removes it."""
    root.mkdir(parents=True)
    shutil.copytree(app, root / "app", symlinks=True, copy_function=os.link)
    desktop.write(root / "share", "@COMMAND@")
    for script in ("install.sh", "uninstall.sh"):
        shutil.copyfile(HERE / script, root / script)
        (root / script).chmod(0o755)
