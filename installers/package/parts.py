"""Names the parts that were really collected: a CycloneDX list for programs, and the licences for people."""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from engine import __version__
from engine.models.catalogue import Entry

SBOM, LICENCES = "sbom.cdx.json", "licences.txt"
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|thirdparty|third_party)", re.IGNORECASE)
_TEXT = ("", ".txt", ".md", ".rst")
# The app's own licence, and the standard texts of parts that bring none: no system has them all.
OWN = Path(__file__).parents[2] / "LICENSE"
STANDARD = Path(__file__).with_name("licences")
COMMON_TEXTS = {
    "Apache-2.0": (OWN,),
    "LGPL-3.0-only": (STANDARD / "LGPL-3.0-only.txt", STANDARD / "GPL-3.0-only.txt"),
    "MPL-2.0": (STANDARD / "MPL-2.0.txt",),
}
# Declared in other words than SPDX's.
COMMON_WORDS = {"LGPL": "LGPL-3.0-only", "Apache": "Apache-2.0", "Mozilla": "MPL-2.0"}


def distributions_of(sources: Iterable[str], installed: Iterable[metadata.Distribution]) -> dict[str, list[str]]:
    """Return the collected files by the canonical name of the distribution that brought them, '' for none."""
    owner: dict[str, str] = {}
    for distribution in installed:
        name, place = canonicalize_name(distribution.metadata["Name"]), str(distribution.locate_file(""))
        # As text: a path object for each of some hundred thousand files takes minutes.
        owner.update(
            dict.fromkeys((f"{place}{os.sep}{file}".replace("/", os.sep) for file in distribution.files or ()), name)
        )
    found: dict[str, list[str]] = {}
    for source in sources:
        found.setdefault(owner.get(source, ""), []).append(source)
    return found


def system_packages(sources: Iterable[str]) -> dict[str, str]:
    """Return the Debian packages (name -> version) that shared libraries were taken from; empty on other systems."""
    found: dict[str, str] = {}
    if not Path("/var/lib/dpkg").is_dir():
        return found
    for source in sources:
        if not source.startswith(("/usr/", "/lib")):
            continue
        for path in (source, str(Path(source).resolve())):
            asked = subprocess.run(["dpkg-query", "-S", path], capture_output=True, text=True, check=False)
            if asked.returncode == 0:
                name = asked.stdout.split(": ")[0].split(",")[0]
                shown = ["dpkg-query", "-W", "-f", "${Version}", name]
                found[name.partition(":")[0]] = subprocess.run(shown, capture_output=True, text=True, check=True).stdout
                break
    return found


def environment_bom(pyproject: Path) -> dict[str, Any]:
    """Return what cyclonedx-bom says of this Python's distributions."""
    asked = [
        sys.executable,
        "-m",
        "cyclonedx_py",
        "environment",
        "--sv",
        "1.6",
        "--of",
        "JSON",
        "--output-reproducible",
    ]
    done = subprocess.run(
        [*asked, "--pyproject", str(pyproject), "-o", "-", sys.executable], capture_output=True, text=True, check=True
    )
    bom: dict[str, Any] = json.loads(done.stdout)
    return bom


def bill(
    environment: Mapping[str, Any], collected: set[str], system: Mapping[str, str], models: Iterable[Entry]
) -> dict[str, Any]:
    """Return the environment's bill cut down to the distributions in `collected`, with what did not come from there.

    `system` are Debian packages by version, `models` the starter models inside.
    """
    components = [c for c in environment["components"] if canonicalize_name(c["name"]) in collected]
    components.append(_component("python", platform.python_version(), "PSF-2.0", "pkg:generic/python@{version}"))
    for name, version in sorted(system.items()):
        components.append(_component(name, version, "", "pkg:deb/debian/{name}@{version}"))
    components += [_model(model) for model in models]
    root = {**environment["metadata"]["component"], "version": __version__}
    references = {c["bom-ref"] for c in components}
    kept = [d for d in environment.get("dependencies", ()) if d["ref"] in references]
    edges = [{**d, "dependsOn": [ref for ref in d.get("dependsOn", ()) if ref in references]} for d in kept]
    own = {"ref": root["bom-ref"], "dependsOn": sorted(references)}
    return {
        **environment,
        "metadata": {**environment["metadata"], "component": root},
        "components": components,
        "dependencies": [own, *edges],
    }


def _component(name: str, version: str, licence: str, purl: str) -> dict[str, Any]:
    made: dict[str, Any] = {"type": "library", "bom-ref": f"{name}=={version}", "name": name, "version": version}
    made["purl"] = purl.format(name=name, version=version.replace(":", "%3A").replace("+", "%2B").replace("~", "%7E"))
    if licence:
        made["licenses"] = [{"license": {"id": licence}}]
    return made


def _model(model: Entry) -> dict[str, Any]:
    return {
        "type": "machine-learning-model",
        "bom-ref": f"model:{model.id}",
        "name": model.id,
        "version": model.wheels[0].version,
        "description": model.source,
        "licenses": [{"license": {"id": model.licence}}],
        "hashes": [{"alg": "SHA-256", "content": model.weights_sha256}],
    }


def validated(bom: Mapping[str, Any]) -> str:
    """Return the bill as JSON text; raises ValueError where it breaks CycloneDX 1.6."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    text = json.dumps(bom, indent=1, ensure_ascii=False)
    if (problem := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)) is not None:
        raise ValueError(f"The list of parts is no CycloneDX 1.6: {problem}")
    return text


def licence_texts(name: str) -> list[str]:
    """Return the licence and notice texts that a distribution brings."""
    distribution = metadata.distribution(name)
    files = [
        file
        for file in distribution.files or ()
        if file.suffix.lower() in _TEXT and _LICENCE_FILE.search(file.name) and ".py" not in file.suffixes
    ]
    paths = [Path(str(distribution.locate_file(file))) for file in files]
    texts = [path.read_text(encoding="utf-8", errors="replace").strip() for path in sorted(paths) if path.is_file()]
    return list(dict.fromkeys(texts))


def declared(component: Mapping[str, Any]) -> str:
    """Return the licences that a component of the bill declares, as one line."""
    said = [
        one.get("expression") or one.get("license", {}).get("id") or one.get("license", {}).get("name", "")
        for one in component.get("licenses", ())
    ]
    lines = (name.splitlines()[0][:120] for name in said if name.strip())
    return "; ".join(dict.fromkeys(line.rsplit(" :: ", 1)[-1] for line in lines))


def common_texts(licence: str) -> list[str]:
    """Return the standard texts of a licence whose part brings none; empty for one that has no standard text."""
    known = {name for name in COMMON_TEXTS if name in licence} | {
        name for word, name in COMMON_WORDS.items() if word in licence
    }
    return [file.read_text(encoding="utf-8") for name in sorted(known) for file in COMMON_TEXTS[name]]


def licences_page(bom: Mapping[str, Any]) -> tuple[str, list[str]]:
    """Return the licences of the app and every part with their texts, a text once, and the parts that have no text."""
    places: dict[str, int] = {}
    lines, without = (
        ["Deskhand and the parts that it is made of. The number leads to the text of a part's licence below.", ""],
        [],
    )
    components = (bom["metadata"]["component"], *bom["components"])
    for component in sorted(components, key=lambda c: str(c["name"]).casefold()):
        texts = _texts(component)
        if not texts:
            without.append(component["name"])
        numbers = [places.setdefault(text, len(places) + 1) for text in texts]
        where = ", ".join(f"[{number}]" for number in numbers)
        lines.append(
            f"{component['name']} {component['version']}: {declared(component) or 'see its text'} {where}".rstrip()
        )
    for text, number in places.items():
        lines += ["", "=" * 100, f"[{number}]", "", text]
    return "\n".join(lines) + "\n", without


def _texts(component: Mapping[str, Any]) -> list[str]:
    if component["name"] == "deskhand":
        return [OWN.read_text(encoding="utf-8")]
    purl = component.get("purl", "")
    if purl.startswith("pkg:deb/"):
        file = Path("/usr/share/doc") / component["name"] / "copyright"
        return [file.read_text(encoding="utf-8", errors="replace")] if file.is_file() else []
    if component["name"] == "python":
        file = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
        return [file.read_text(encoding="utf-8")] if file.is_file() else []
    own = licence_texts(component["name"]) if purl.startswith("pkg:pypi/") else []
    return own or common_texts(declared(component))
