"""Makes the .dmg of the .app; runs on macOS only, as the tool that makes it is there alone."""

from __future__ import annotations

import platform
import shutil
import subprocess
from pathlib import Path

from engine import __version__


def build(app: Path, target: Path, work: Path, edition: str) -> Path:
    """Write `<target>/deskhand-<version>-macos-<machine>.dmg` with the app and a link to Applications; return it."""
    root = work / "dmg"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    shutil.copytree(app, root / "Deskhand.app", symlinks=True)
    (root / "Applications").symlink_to("/Applications")
    # Without a person's certificate the signature is an ad-hoc one: it says that nothing was changed, not by whom made.
    subprocess.run(["codesign", "--force", "--deep", "--sign", "-", str(root / "Deskhand.app")], check=True)
    package = target / f"deskhand-{__version__}-macos-{platform.machine()}.dmg"
    asked = ["hdiutil", "create", "-volname", "Deskhand", "-srcfolder", str(root), "-ov", "-format", "UDZO"]
    subprocess.run([*asked, str(package)], check=True)
    shutil.rmtree(root)
    return package
