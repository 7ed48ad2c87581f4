"""Builds the packages: python installers/build.py --target deb [--target portable] [--edition cpu|cuda].

Each is built on its own system, of the Python that runs this (`pip install -e '.[packages]'`). `windows` on another
system compiles the installer with a stub inside, which proves its script and nothing else.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from engine.errors import EngineError
from engine.sentences import sentence_for
from installers.package import debian, freezing, icons, macos, measuring, portable, windows

TARGETS = ("app", "deb", "portable", "windows", "macos")
# The program that packs, and Debian's package of it.
PACKERS = {"deb": ("dpkg-deb", "dpkg"), "portable": ("makeself", "makeself"), "windows": ("makensis", "nsis")}
SYSTEMS = {"deb": "linux", "portable": "linux", "macos": "darwin"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Build what is asked for and return the exit code: 0 done, 2 what is asked for cannot be built here."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--target", action="append", required=True, choices=TARGETS)
    parser.add_argument("--edition", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("--output", type=Path, default=ROOT / "dist", metavar="DIR")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "packages", metavar="DIR")
    parser.add_argument("--wheels", type=Path, metavar="DIR", help="where the starter models' wheels are kept")
    parser.add_argument("--frozen", type=Path, metavar="DIR", help="a frozen app to pack, instead of freezing it anew")
    asked = parser.parse_args(arguments)
    for target in asked.target:
        if (system := SYSTEMS.get(target)) and not sys.platform.startswith(system):
            say(f"A package of the kind {target} is built on {system} only.")
            return 2
        # Looked for first: freezing takes minutes.
        program, package = PACKERS.get(target, ("", ""))
        if program and shutil.which(program) is None:
            say(f"{program} is needed for {target} and not installed; on Debian and Ubuntu: apt install {package}")
            return 2
    asked.output.mkdir(parents=True, exist_ok=True)
    try:
        return build(asked)
    except LookupError as problem:
        say(str(problem.args[0]))
    except FileNotFoundError as problem:
        say(f"{problem.filename} is needed for this package and is not installed.")
    except subprocess.CalledProcessError as problem:
        say(f"{problem.cmd[0]} ended with {problem.returncode}; what it said stands above.")
    except EngineError as problem:
        sentence = sentence_for(problem.info())
        say(f"{sentence.message} {sentence.remedy}")
    return 2


def build(asked: argparse.Namespace) -> int:
    """Freeze once, then make every package of it and print its figures."""
    work = asked.work / asked.edition
    frozen = asked.frozen.absolute() if asked.frozen else None
    if frozen is None and needs_frozen(asked.target, sys.platform):
        frozen = freezing.freeze(work, asked.wheels or work.parent / "wheels", asked.edition, say)
    for target in asked.target:
        if target == "app":
            say(f"The app: {frozen}")
            continue
        if target == "windows":
            payload = frozen if sys.platform == "win32" and frozen else windows.stub_app(work)
            package = windows.build(payload, asked.output, icons.draw(work, "deskhand.ico"), asked.edition)
        else:
            payload = frozen
            make = {"deb": debian.build, "portable": portable.build, "macos": macos.build}[target]
            package = make(frozen, asked.output, work, asked.edition)
        say(f"{target}: {package}")
        for line in measuring.measure(package, payload).lines():
            say(f"  {line}")
    return 0


def needs_frozen(targets: Sequence[str], system: str) -> bool:
    """Say whether one of the packages has the app in it."""
    return any(target != "windows" or system == "win32" for target in targets)


def say(text: str) -> None:
    """Tell the person."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
