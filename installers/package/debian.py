"""Makes the .deb: the frozen app under /opt, its command, its desktop entry and its file type."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from engine import __version__
from installers.package import desktop

# What a bare system lacks of what Qt loads; the other libraries are inside.
DEPENDS = (
    "libc6 (>= {glibc})",
    "libstdc++6",
    "libegl1",
    "libgl1",
    "libfontconfig1",
    "libdbus-1-3",
    "libx11-6",
    "libx11-xcb1",
)
RECOMMENDS = ("fonts-noto-cjk | fonts-wqy-microhei", "shared-mime-info", "desktop-file-utils", "hicolor-icon-theme")
_NEEDS = re.compile(rb"GLIBC_2\.(\d+)\0")


def glibc_needed(app: Path) -> str:
    """Return the newest version of the C library that a shared library of the app asks for, such as '2.35'."""
    versions = [2]
    for file in app.rglob("*"):
        if (
            file.is_file()
            and not file.is_symlink()
            and (file.suffix == ".so" or ".so." in file.name or file.name == "deskhand")
        ):
            versions += [int(number) for number in _NEEDS.findall(file.read_bytes())]
    return f"2.{max(versions)}"


def control(glibc: str, kilobytes: int, architecture: str, edition: str) -> str:
    """Return the package's control file; `kilobytes` is its size when installed."""
    other = "deskhand" if edition == "cuda" else "deskhand-cuda"
    return "\n".join(
        (
            f"Package: {name(edition)}",
            f"Version: {__version__}",
            f"Architecture: {architecture}",
            "Maintainer: The Deskhand authors <deskhand@localhost>",
            f"Installed-Size: {kilobytes}",
            f"Depends: {', '.join(DEPENDS).format(glibc=glibc)}",
            f"Recommends: {', '.join(RECOMMENDS)}",
            f"Conflicts: {other}",
            "Section: science",
            "Priority: optional",
            "Description: turn your own data into a small local model",
            " Deskhand imports rows, fine-tunes a small pretrained model on them, exports it",
            " and lets a local agent use it. Nothing leaves the computer.",
            "",
        )
    )


def name(edition: str) -> str:
    """Return the package's name."""
    return "deskhand-cuda" if edition == "cuda" else "deskhand"


def build(app: Path, target: Path, work: Path, edition: str) -> Path:
    """Write `<target>/deskhand_<version>_<architecture>.deb` of the frozen app and return it."""
    root = work / "deb"
    shutil.rmtree(root, ignore_errors=True)
    (root / "DEBIAN").mkdir(parents=True)
    (root / "opt").mkdir()
    # Linked, not copied: it is more than a gigabyte.
    shutil.copytree(app, root / "opt" / "deskhand", symlinks=True, copy_function=os.link)
    command = root / "usr" / "bin" / "deskhand"
    command.parent.mkdir(parents=True)
    command.symlink_to("/opt/deskhand/deskhand")
    desktop.write(root / "usr" / "share", "/usr/bin/deskhand")
    documents = root / "usr" / "share" / "doc" / name(edition)
    documents.mkdir(parents=True)
    (documents / "copyright").write_text(
        "Deskhand is free software under the Apache License 2.0: /usr/share/common-licenses/Apache-2.0\n"
        "Its text and the licences of all its parts: /opt/deskhand/licences.txt\n",
        encoding="utf-8",
    )
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()
    kilobytes = sum(file.lstat().st_size for file in root.rglob("*") if not file.is_dir()) // 1024
    (root / "DEBIAN" / "control").write_text(
        control(glibc_needed(app), kilobytes, architecture, edition), encoding="utf-8"
    )
    # No scripts: the databases of desktop and file types watch their folders by triggers, and a removal leaves nothing.
    package = target / f"{name(edition)}_{__version__}_{architecture}.deb"
    # zstd: xz would take many times as long to pack and to unpack.
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zzstd", "-z10", "--build", str(root), str(package)], check=True)
    shutil.rmtree(root)
    return package
