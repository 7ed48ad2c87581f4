"""Base models travel as signed files: what was changed, or is signed by a stranger, changes nothing here."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from engine.errors import BadInput
from engine.models.catalogue import find_base
from engine.models.folder import import_folder
from engine.models.layout import FACTS, verify
from engine.models.transfer import SIGNATURE, pack, unpack
from engine.results import BaseModel

from .conftest import hf_folder


def _write_private(file: Path, key: Ed25519PrivateKey | X25519PrivateKey) -> Path:
    file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return file


def _trust(folder: Path, key: Ed25519PrivateKey) -> Path:
    folder.mkdir(exist_ok=True)
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (folder / "sender.pem").write_bytes(public)
    return folder


@pytest.fixture
def key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.generate()


@pytest.fixture
def base(tmp_path: Path) -> BaseModel:
    return import_folder(hf_folder(tmp_path / "My 模型"), tmp_path / "here")


@pytest.fixture
def packed(tmp_path: Path, base: BaseModel, key: Ed25519PrivateKey) -> Path:
    file = tmp_path / "a model.deskhand-model"
    pack(base, file, _write_private(tmp_path / "key.pem", key))
    return file


def test_a_packed_model_is_whole_there(tmp_path: Path, base: BaseModel, packed: Path, key: Ed25519PrivateKey) -> None:
    there = tmp_path / "数据 there" / "models"
    found = unpack(packed, there, _trust(tmp_path / "keys", key))
    assert (found.id, found.parameters, found.state) == (base.id, base.parameters, "ready")
    assert verify(there / found.id) == ()
    assert find_base(there, base.id) == found
    # An update of the same model replaces it, and leaves nothing aside.
    assert unpack(packed, there, tmp_path / "keys") == found
    assert [path.name for path in there.iterdir() if path.name != ".partial"] == [base.id]
    assert not list((there / ".partial").iterdir())


def _rewritten(file: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    with zipfile.ZipFile(file) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in held.items():
            if (written := change(name, content)) is not None:
                archive.writestr(name, written)


def _other_weights(name: str, content: bytes) -> bytes:
    return content[:-1] + b"\xff" if name == "model.safetensors" else content


def _longer_weights(name: str, content: bytes) -> bytes:
    return content + b"\0" * (3 << 20) if name == "model.safetensors" else content


def _no_weights(name: str, content: bytes) -> bytes | None:
    return None if name == "model.safetensors" else content


def _other_facts(name: str, content: bytes) -> bytes:
    return content.replace(b'"family"', b'"Family"') if name == FACTS else content


def _no_signature(name: str, content: bytes) -> bytes | None:
    return None if name == SIGNATURE else content


def _broken_signature(name: str, content: bytes) -> bytes:
    return b'{"key": 7}' if name == SIGNATURE else content


@pytest.mark.parametrize(
    "change", [_other_weights, _longer_weights, _no_weights, _other_facts, _no_signature, _broken_signature]
)
def test_a_changed_file_is_refused(
    tmp_path: Path, packed: Path, key: Ed25519PrivateKey, change: Callable[[str, bytes], bytes | None]
) -> None:
    _rewritten(packed, change)
    _refused(packed, tmp_path, key, "model_file_damaged")


def test_what_is_no_whole_archive_is_refused(tmp_path: Path, packed: Path, key: Ed25519PrivateKey) -> None:
    packed.write_bytes(packed.read_bytes()[:-100])
    _refused(packed, tmp_path, key, "model_file_damaged")


@pytest.mark.parametrize("content", [b"", b"no archive", None])
def test_what_was_never_packed_is_not_called_damaged(
    tmp_path: Path, packed: Path, key: Ed25519PrivateKey, content: bytes | None
) -> None:
    if content is None:
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("photo.jpg", b"of the sea")
    else:
        packed.write_bytes(content)
    _refused(packed, tmp_path, key, "model_file_other")


def test_a_strangers_signature_is_refused_and_named(tmp_path: Path, packed: Path) -> None:
    params = _refused(packed, tmp_path, Ed25519PrivateKey.generate(), "model_file_untrusted")
    assert len(str(params["key"])) == 32 and params["folder"] == str(tmp_path / "keys")


def test_a_signed_name_that_leads_outside_is_refused(tmp_path: Path, base: BaseModel, key: Ed25519PrivateKey) -> None:
    import base64
    import hashlib

    facts = json.loads((Path(base.folder) / FACTS).read_text(encoding="utf-8"))
    facts["files"]["../outside.json"] = {"bytes": 2, "sha256": hashlib.sha256(b"{}").hexdigest()}
    text = json.dumps(facts).encode()
    raw = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()
    file = tmp_path / "evil.deskhand-model"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(FACTS, text)
        archive.writestr(SIGNATURE, json.dumps({"signature": base64.b64encode(key.sign(text)).decode(), "key": raw}))
        for name in facts["files"]:
            inside = Path(base.folder) / name
            archive.writestr(name, b"{}" if name.startswith("..") else inside.read_bytes())
    _refused(file, tmp_path, key, "model_file_damaged")
    assert not list(tmp_path.rglob("outside.json"))


def _refused(file: Path, tmp_path: Path, trusted: Ed25519PrivateKey, code: str) -> dict[str, object]:
    """Return what the refusal says, after a look that nothing was changed."""
    there = tmp_path / "there"
    with pytest.raises(BadInput) as refused:
        unpack(file, there, _trust(tmp_path / "keys", trusted))
    assert refused.value.code == code
    left = [path for path in there.rglob("*") if path.is_file()] if there.exists() else []
    assert not left
    return dict(refused.value.params)


def test_only_an_ed25519_key_signs(tmp_path: Path, base: BaseModel) -> None:
    other = _write_private(tmp_path / "other.pem", X25519PrivateKey.generate())
    (tmp_path / "text.pem").write_text("no key", encoding="utf-8")
    for file in (other, tmp_path / "text.pem", tmp_path / "gone.pem"):
        with pytest.raises(BadInput) as refused:
            pack(base, tmp_path / "out", file)
        assert refused.value.code == "key_unreadable"
    assert not (tmp_path / "out").exists()


def test_a_damaged_base_is_not_packed(tmp_path: Path, base: BaseModel, key: Ed25519PrivateKey) -> None:
    file = Path(base.folder) / "config.json"
    file.write_bytes(file.read_bytes().replace(b"64", b"65"))
    with pytest.raises(BadInput) as refused:
        pack(base, tmp_path / "out", _write_private(tmp_path / "key.pem", key))
    assert refused.value.params["file"] == "config.json"
    assert not (tmp_path / "out").exists()
