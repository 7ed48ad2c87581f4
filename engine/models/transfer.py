"""Base models as one signed file, for a computer without a network: who sent it and every byte of it is checked.

The file is a ZIP archive of a base model's folder. Its facts name every file with its SHA-256, and the signature
(Ed25519, RFC 8032) is over the facts. Whose signatures count, the person says: their public keys lie in one folder.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import IO, Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from engine.errors import BadInput
from engine.machine.aside import written_file
from engine.models.folder import inspect
from engine.models.layout import FACTS, disk_errors, id_from_name, partial_folder, publish, read_base, verify
from engine.results import BaseModel

SIGNATURE = "signature.json"
_CHUNK = 1 << 20
# Bytes of a ZIP archive before its first file's name.
_HEADER = 30
# The facts of the largest base model are some kilobytes; more is not read into memory.
_LONGEST = 1 << 20


def pack(base: BaseModel, target: Path, key: Path) -> str:
    """Write a ready base model to the file `target`, signed with the private key in `key` (PEM); return its print.

    Raises BadInput `key_unreadable`, `base_damaged` where a file of the base is no longer what it was; JobFailed
    `disk_full`, `write_failed`.
    """
    private = _private(key)
    folder = Path(base.folder)
    if wrong := verify(folder):
        raise BadInput("base_damaged", name=base.name, file=wrong[0])
    facts = (folder / FACTS).read_bytes()
    signed = {"signature": base64.b64encode(private.sign(facts)).decode(), "key": _raw(private.public_key()).hex()}
    # Weights hardly shrink: stored, the file is written at the speed of the disk.
    with written_file(target) as aside, zipfile.ZipFile(aside, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(FACTS, facts)
        archive.writestr(SIGNATURE, json.dumps(signed))
        for name in sorted(json.loads(facts)["files"]):
            archive.write(folder / PurePosixPath(name), name)
    return key_print(private.public_key())


def unpack(file: Path, root: Path, trusted: Path) -> BaseModel:
    """Return the base model out of `file`, ready in the models folder `root`; one of the same id is replaced.

    `trusted` is the folder of public keys (`*.pem`). Nothing is changed until all of it was checked. Raises BadInput
    `model_file_other` (`pack` never wrote it), `model_file_damaged` (cut short, or a byte differs),
    `model_file_untrusted` (signed by nobody in `trusted`), and what `inspect` raises; JobFailed `disk_full`,
    `base_not_stored`.
    """
    if not _is_packed(file):
        raise BadInput("model_file_other", file=str(file))
    try:
        with zipfile.ZipFile(file) as archive:
            facts = _checked_facts(archive, file, trusted)
            base_id = id_from_name(str(facts["id"]))
            built = partial_folder(root) / f"{base_id}.carried"
            try:
                with disk_errors(built):
                    shutil.rmtree(built, ignore_errors=True)
                    built.mkdir()
                    _extract(archive, facts["files"], built, file)
                inspect(built)
                return publish(replace(read_base(built), id=base_id), built, root)
            finally:
                shutil.rmtree(built, ignore_errors=True)
    except (zipfile.BadZipFile, KeyError, EOFError, ValueError, TypeError, AttributeError) as problem:
        raise BadInput("model_file_damaged", repr(problem), file=str(file), part=file.name) from problem


def _is_packed(file: Path) -> bool:
    """Return whether a file begins as `pack` writes it, with the facts, be it whole or not."""
    with file.open("rb") as packed:
        head = packed.read(_HEADER + len(FACTS))
    return head.startswith(b"PK\x03\x04") and head[_HEADER:] == FACTS.encode("ascii")


def key_print(key: Ed25519PublicKey) -> str:
    """Return what tells a public key from others: 32 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(_raw(key)).hexdigest()[:32]


def _checked_facts(archive: zipfile.ZipFile, file: Path, trusted: Path) -> dict[str, Any]:
    facts, said = _small(archive, FACTS), json.loads(_small(archive, SIGNATURE))
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(said["key"]))
    known = {_raw(found) for found in map(_public, sorted(trusted.glob("*.pem")))}
    if _raw(key) not in known:
        raise BadInput("model_file_untrusted", file=str(file), key=key_print(key), folder=str(trusted))
    try:
        key.verify(base64.b64decode(said["signature"], validate=True), facts)
    except InvalidSignature as problem:
        raise BadInput("model_file_damaged", "the signature", file=str(file), part=FACTS) from problem
    read: dict[str, Any] = json.loads(facts)
    return read


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        return member.read(_LONGEST)


def _extract(archive: zipfile.ZipFile, files: dict[str, Any], built: Path, file: Path) -> None:
    """Write what the facts name, and nothing else; raises BadInput `model_file_damaged`."""
    (built / FACTS).write_bytes(_small(archive, FACTS))
    for name, known in files.items():
        path = PurePosixPath(name)
        # A name that leads out of the folder would be signed, yet no base model has one.
        if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
            raise BadInput("model_file_damaged", file=str(file), part=name)
        target = built / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(name) as member, target.open("wb") as out:
            digest = _copy(member, out, int(known["bytes"]))
        if digest != known["sha256"]:
            raise BadInput("model_file_damaged", file=str(file), part=name)


def _copy(member: IO[bytes], out: IO[bytes], size: int) -> str:
    """Copy at most `size` bytes and return their SHA-256; a byte more makes it another one."""
    digest = hashlib.sha256()
    done = 0
    while (chunk := member.read(_CHUNK)) and done <= size:
        digest.update(chunk)
        out.write(chunk)
        done += len(chunk)
    return digest.hexdigest()


def _private(file: Path) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(file.read_bytes(), None)
    except (OSError, ValueError, TypeError) as problem:
        raise BadInput("key_unreadable", repr(problem), file=str(file)) from problem
    if not isinstance(key, Ed25519PrivateKey):
        raise BadInput("key_unreadable", type(key).__name__, file=str(file))
    return key


def _public(file: Path) -> Ed25519PublicKey:
    try:
        key = load_pem_public_key(file.read_bytes())
    except (OSError, ValueError) as problem:
        raise BadInput("key_unreadable", repr(problem), file=str(file)) from problem
    if not isinstance(key, Ed25519PublicKey):
        raise BadInput("key_unreadable", type(key).__name__, file=str(file))
    return key


def _raw(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)
