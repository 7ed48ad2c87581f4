"""How packages are made: their parts and licences, what the .deb says, and that a person's files outlive the app."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from engine import __version__
from engine.errors import JobFailed
from engine.machine.installed import write_manifest
from engine.models import catalogue
from installers import build
from installers.package import contents, debian, desktop, entry, freezing, parts, portable, windows

linux = pytest.mark.skipif(sys.platform != "linux", reason="makes packages of Linux")


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """A frozen app of three files."""
    folder = tmp_path / "frozen" / "deskhand"
    (folder / "_internal").mkdir(parents=True)
    (folder / "deskhand").write_text("#!/bin/sh\necho it runs\n", encoding="utf-8")
    (folder / "deskhand").chmod(0o755)
    (folder / "_internal" / "libpart.so").write_bytes(b"\x7fELF GLIBC_2.17\0 GLIBC_2.35\0 GLIBC_2.9\0")
    write_manifest(folder)
    return folder


# ---- parts and licences -------------------------------------------------------------------------------


def test_collected_files_lead_to_their_distributions() -> None:
    file = str(Path(str(metadata.distribution("duckdb").locate_file("duckdb/__init__.py"))))
    found = parts.distributions_of([file, "/usr/lib/libx.so"], [metadata.distribution("duckdb")])
    assert found == {"duckdb": [file], "": ["/usr/lib/libx.so"]}


def test_the_bill_holds_what_was_collected_and_nothing_else() -> None:
    pytest.importorskip("cyclonedx")
    environment = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": "root-component", "name": "deskhand"}},
        "components": [
            {"type": "library", "bom-ref": f"{name}==1", "name": name, "version": "1", "purl": f"pkg:pypi/{name}@1"}
            for name in ("ml_dtypes", "pytest")
        ],
        "dependencies": [{"ref": "ml_dtypes==1", "dependsOn": ["pytest==1"]}, {"ref": "pytest==1"}],
    }
    models = [entry for entry in catalogue.entries() if entry.wheels]
    found = parts.bill(environment, {"ml-dtypes"}, {"libxcb1": "1:1.15-1+b2"}, models)
    names = [component["name"] for component in found["components"]]
    assert names == ["ml_dtypes", "python", "libxcb1", *(model.id for model in models)]
    assert found["dependencies"][1] == {"ref": "ml_dtypes==1", "dependsOn": []}
    assert '"pytest"' not in parts.validated(found)
    with pytest.raises(ValueError, match="CycloneDX"):
        parts.validated({**found, "components": [{"name": "without a type"}]})


def test_a_part_brings_its_licence_or_gets_the_common_one() -> None:
    assert any("Permission is hereby granted" in text for text in parts.licence_texts("onnxruntime"))
    lesser, general = parts.common_texts("GNU Library or Lesser General Public License (LGPL)")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in lesser and "GNU GENERAL PUBLIC LICENSE" in general
    assert parts.common_texts("MIT") == []


def test_every_distribution_that_the_app_needs_has_a_licence_text() -> None:
    pytest.importorskip("cyclonedx_py", reason="needs what makes packages: pip install -e '.[packages]'")
    bom = parts.environment_bom(contents.ROOT / "pyproject.toml")
    found = parts.bill(bom, contents.closure(contents.requirements()), {}, freezing.starter_models())
    page, without = parts.licences_page(found)
    assert without == []
    assert f"\ndeskhand {__version__}: Apache-2.0 [" in page and "GNU LESSER GENERAL PUBLIC LICENSE" in page


def test_an_app_with_a_part_without_licence_text_is_not_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "collected.json").write_text("[]", encoding="utf-8")
    own = {"name": "deskhand", "bom-ref": "root", "type": "application"}
    bom = {"components": [{"name": "qt", "version": "6"}], "metadata": {"component": {**own, "version": "1"}}}
    monkeypatch.setattr(parts, "environment_bom", lambda pyproject: {})
    monkeypatch.setattr(parts, "bill", lambda *found: bom)
    monkeypatch.setattr(parts, "validated", lambda bom: "{}")
    for folder in ("app", "app/Contents"):
        (tmp_path / folder).mkdir()
    with pytest.raises(LookupError, match="no licence text for these parts, so no package is made: qt"):
        freezing.complete(tmp_path / "app", tmp_path / "collected.json", [], lambda text: None)


def test_the_page_prints_a_text_once_and_names_parts_without(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {"a": ["same words"], "b": ["same words", "notice"], "c": []}
    monkeypatch.setattr(parts, "_texts", lambda component: texts[component["name"]])
    licences = [{"license": {"name": "License :: OSI Approved :: BSD License"}}]
    own, *components = ({"name": name, "version": "1", "licenses": licences} for name in texts)
    bom = {"components": components, "metadata": {"component": own}}
    page, without = parts.licences_page(bom)
    assert without == ["c"]
    assert page.count("same words") == 1
    assert "a 1: BSD License [1]\nb 1: BSD License [1], [2]\nc 1: BSD License\n" in page


def test_another_starter_model_than_the_catalogues_is_refused(tmp_path: Path) -> None:
    for model in catalogue.entries():
        for wheel in model.wheels:
            (tmp_path / wheel.file).write_bytes(b"something else")
    with pytest.raises(JobFailed) as failed:
        freezing.gather_models(tmp_path, tmp_path / "inside", lambda _: None)
    assert failed.value.code == "hash_mismatch"
    assert not list((tmp_path / "inside").iterdir())


# ---- desktop ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("/opt/deskhand/deskhand", "/opt/deskhand/deskhand"),
        ("/home/张 三/deskhand", '"/home/张 三/deskhand"'),
        ("/home/a$b/50%", '"/home/a\\\\$b/50%%"'),
    ],
)
def test_paths_are_quoted_as_desktop_entries_want_it(path: str, written: str) -> None:
    assert desktop.quoted(path) == written


def test_the_desktop_knows_the_app_and_its_files(tmp_path: Path) -> None:
    desktop.write(tmp_path, "/usr/bin/deskhand")
    entry = (tmp_path / "applications" / "deskhand.desktop").read_text(encoding="utf-8")
    assert "Exec=/usr/bin/deskhand %f\n" in entry and "application/x-deskhand-project" in entry
    assert "*.deskhand" in (tmp_path / "mime" / "packages" / "deskhand.xml").read_text(encoding="utf-8")
    if shutil.which("desktop-file-validate"):
        subprocess.run(["desktop-file-validate", str(tmp_path / "applications" / "deskhand.desktop")], check=True)


# ---- packages -----------------------------------------------------------------------------------------


def test_the_newest_c_library_is_asked_for(app: Path) -> None:
    assert debian.glibc_needed(app) == "2.35"


@linux
@needs("dpkg-deb")
def test_the_deb_holds_the_app_its_command_and_its_file_type(app: Path, tmp_path: Path) -> None:
    package = debian.build(app, tmp_path, tmp_path / "work", "cpu")
    held = subprocess.run(["dpkg-deb", "-c", str(package)], capture_output=True, text=True, check=True).stdout
    for path in ("./opt/deskhand/SHA256SUMS", "./usr/bin/deskhand ->", "applications/deskhand.desktop", "deskhand.xml"):
        assert path in held
    assert "root/root" in held
    said = subprocess.run(["dpkg-deb", "-f", str(package)], capture_output=True, text=True, check=True).stdout
    assert "libc6 (>= 2.35)" in said and "Conflicts: deskhand-cuda" in said


def _run(command: list[str], home: Path, folder: Path | None = None, **more: str) -> subprocess.CompletedProcess[str]:
    known = {key: value for key, value in os.environ.items() if key != "XDG_DATA_HOME"}
    environment = {**known, "HOME": str(home), **more}
    return subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False, timeout=60)


@linux
@needs("makeself")
def test_the_single_file_installs_upgrades_and_removes_and_leaves_projects(app: Path, tmp_path: Path) -> None:
    package = portable.build(app, tmp_path, tmp_path / "work", "cpu")
    home = tmp_path / "张 三 & co"
    project = home / "shop.deskhand" / "project.sqlite"
    project.parent.mkdir(parents=True)
    project.write_bytes(b"rows")
    place = home / ".local" / "lib" / "deskhand"
    for _ in range(2):
        done = _run(["sh", str(package)], home)
        assert done.returncode == 0, done.stderr
        assert _run([str(home / ".local" / "bin" / "deskhand")], home).stdout == "it runs\n"
    assert not place.with_name("deskhand.old").exists() and not place.with_name("deskhand.new").exists()
    entry = (home / ".local" / "share" / "applications" / "deskhand.desktop").read_text(encoding="utf-8")
    assert f'Exec="{place}/deskhand" %f\n' in entry
    done = _run([str(place / "uninstall.sh")], home)
    assert done.returncode == 0, done.stderr
    left = [str(file.relative_to(home)) for file in home.rglob("*") if file.is_file() or file.is_symlink()]
    assert [file for file in left if "mime" not in file] == ["shop.deskhand/project.sqlite"]


@linux
def test_a_folder_is_meant_from_where_the_person_was_and_not_from_where_it_unpacked(app: Path, tmp_path: Path) -> None:
    unpacked, home = tmp_path / "unpacked", tmp_path / "home"
    home.mkdir()
    portable.lay_out(app, unpacked)
    # As makeself starts it: in the folder that it removes afterwards, with the person's own in USER_PWD.
    done = _run(["sh", "./install.sh", "my apps/deskhand"], home, unpacked, USER_PWD=str(home))
    assert done.returncode == 0, done.stderr
    shutil.rmtree(unpacked)
    assert _run([str(home / ".local" / "bin" / "deskhand")], home).stdout == "it runs\n"
    entry = (home / ".local" / "share" / "applications" / "deskhand.desktop").read_text(encoding="utf-8")
    assert f'Exec="{home}/my apps/deskhand/deskhand" %f\n' in entry


@linux
@needs("makeself")
def test_a_damaged_single_file_installs_nothing_and_says_so(app: Path, tmp_path: Path) -> None:
    package = portable.build(app, tmp_path, tmp_path / "work", "cpu")
    content = bytearray(package.read_bytes())
    content[-20] ^= 0xFF
    package.write_bytes(bytes(content))
    home = tmp_path / "home"
    home.mkdir()
    done = _run(["sh", str(package)], home)
    assert done.returncode != 0
    assert "checksum" in done.stderr.lower()
    assert not list(home.iterdir())


@linux
@needs("makeself")
def test_a_folder_of_something_else_is_not_replaced(app: Path, tmp_path: Path) -> None:
    package = portable.build(app, tmp_path, tmp_path / "work", "cpu")
    mine = tmp_path / "home" / "mine"
    mine.mkdir(parents=True)
    (mine / "letter.txt").write_text("dear", encoding="utf-8")
    done = _run(["sh", str(package), "--", str(mine)], tmp_path / "home")
    assert done.returncode != 0 and "no Deskhand" in done.stderr
    assert (mine / "letter.txt").read_text(encoding="utf-8") == "dear"


@linux
@needs("makensis")
def test_the_windows_script_compiles(tmp_path: Path) -> None:
    icon = freezing.icons.draw(tmp_path, "deskhand.ico")
    package = windows.build(windows.stub_app(tmp_path), tmp_path, icon, "cpu")
    assert package.read_bytes()[:2] == b"MZ" and "stub" in package.name


def test_the_windows_script_needs_no_rights_and_runs_no_other_program() -> None:
    script = windows.SCRIPT.read_text(encoding="utf-8")
    assert "RequestExecutionLevel user" in script
    assert not {"HKLM", "Exec", "ExecWait", "ExecShell", "nsExec::Exec"} & set(script.split())
    assert "powershell" not in script.lower()


@linux
def test_a_package_of_another_system_is_refused_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["--target", "macos", "--output", str(tmp_path)]) == 2
    assert capsys.readouterr().out == "A package of the kind macos is built on darwin only.\n"
    assert build.main(["--target", "app", "--edition", "cuda", "--output", str(tmp_path)]) == 2
    assert "CUDA edition needs" in capsys.readouterr().out


@linux
@pytest.mark.parametrize(("target", "told"), [("deb", "apt install dpkg"), ("portable", "apt install makeself")])
def test_a_packer_that_is_missing_is_told_before_freezing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], target: str, told: str
) -> None:
    frozen: list[object] = []
    monkeypatch.setattr(freezing, "freeze", lambda *asked: frozen.append(asked) or tmp_path)
    monkeypatch.setenv("PATH", "")
    assert build.main(["--target", "app", "--target", target, "--output", str(tmp_path)]) == 2
    assert told in capsys.readouterr().out and not frozen


def test_the_windows_stub_alone_needs_no_freezing() -> None:
    assert not build.needs_frozen(["windows"], "linux")
    assert build.needs_frozen(["windows"], "win32") and build.needs_frozen(["windows", "deb"], "linux")


@pytest.mark.parametrize(
    ("set_by_the_loader", "left"),
    [
        ({"LD_LIBRARY_PATH": "/opt/deskhand/_internal"}, {}),
        (
            {"LD_LIBRARY_PATH": "/opt/deskhand/_internal:/own", "LD_LIBRARY_PATH_ORIG": "/own"},
            {"LD_LIBRARY_PATH": "/own"},
        ),
        ({}, {}),
    ],
)
def test_programs_that_the_app_starts_find_their_own_libraries(
    set_by_the_loader: dict[str, str], left: dict[str, str]
) -> None:
    environment = {"HOME": "/home/a", **set_by_the_loader}
    entry.own_libraries_only(environment)
    again = {entry.AGAIN: "1"} if set_by_the_loader else {}
    assert environment == {"HOME": "/home/a", **left, **again}
