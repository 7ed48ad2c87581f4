"""Finds out how a text file is encoded and hands out a UTF-8 file, so that every reader sees one encoding only."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.data.chinese import CODEC, is_chinese, most_like_chinese
from engine.errors import BadInput

CHUNK = 1 << 20
SAMPLE = 1 << 16
LONGEST_LINE = 64 << 20
# Bytes of the characters that a chunk cuts at its two ends, and how much longer some NUL bytes make a text at most.
_CUT, _FEW = 6, 1.2
# What Windows-1252 has beyond Latin-1, and those of them that it leaves undefined.
_MARKS = re.compile(b"[\x80-\x9f]")
_UNDEFINED = re.compile(b"[\x81\x8d\x8f\x90\x9d]")

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True)
class TextFile:
    """`path` is in UTF-8 without a byte order mark; `encoding` is that of the person's file."""

    path: Path
    encoding: str


def as_utf8(path: Path, copy: Path, given: str = "", found: str = "") -> TextFile:
    """Return `path` itself where it is found to be plain UTF-8, else transcode it, streaming, to `copy`.

    `given` is the encoding that the person names, '' to find it out; `found` is what `detect_each` said.
    Raises BadInput `encoding_unknown` for a name that no codec has, `nul_bytes` and `binary_file` for NUL bytes in what
    is found to be no UTF-16, `undecodable` naming the row.
    """
    encoding = _codec(path, given) if given else found or detect(path)
    if encoding == "utf-8" and not given:
        return TextFile(path, encoding)
    narrow = bool(given) and not encoding.startswith(("utf-16", "utf-32"))
    decoder = codecs.getincrementaldecoder(encoding)()
    offset = 0
    with path.open("rb") as source, copy.open("w", encoding="utf-8", newline="") as target:
        while True:
            chunk = source.read(CHUNK)
            if narrow and b"\0" in chunk:
                raise _undecodable(path, encoding, offset + chunk.index(b"\0"), "a byte that no text has")
            try:
                target.write(decoder.decode(chunk, final=not chunk))
            except UnicodeError as error:
                raise _undecodable(path, encoding, offset + getattr(error, "start", 0), str(error)) from error
            if not chunk:
                break
            offset += len(chunk)
    return TextFile(copy, encoding)


def _codec(path: Path, given: str) -> str:
    """Return the codec for the encoding that the person names; byte order is told by the file itself.

    Raises BadInput `encoding_unknown`.
    """
    try:
        name = codecs.lookup(given).name
        codecs.getincrementaldecoder(name)
        _ = b"a".decode(name)  # what is no encoding of text, such as base64, shows here only
    except UnicodeDecodeError:
        pass  # one byte is too short for UTF-16
    except (LookupError, ValueError) as error:
        raise BadInput("encoding_unknown", detail=str(error), file=str(path), encoding=given) from error
    with path.open("rb") as file:
        head = file.read(SAMPLE)
    if name == "utf-8" and head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if name == "utf-16" and not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _wide(head) or name
    return {"iso8859-1": "latin-1"}.get(name, name)


def refuse_long_lines(path: Path, text: TextFile) -> None:
    """Raise BadInput `line_too_long` for a line that no row of data can be: reading it would take all memory."""
    number, length = 1, 0
    with text.path.open("rb") as file:
        while chunk := file.read(CHUNK):
            breaks = chunk.count(b"\n")
            if not breaks:
                length += len(chunk)
            else:
                number, length = number + breaks, len(chunk) - chunk.rfind(b"\n") - 1
            if length > LONGEST_LINE:
                raise BadInput("line_too_long", file=str(path), line=number, limit=LONGEST_LINE >> 20)


def detect(path: Path) -> str:
    """Return the codec that reads `path`: utf-8, utf-8-sig, utf-16(-le, -be), utf-32, gb18030, cp1252 or latin-1.

    Raises BadInput `binary_file`; `nul_bytes` for a text with some in it; `undecodable` where the file is UTF-8 with
    some broken bytes in it.
    """
    return detect_each([path])[path]


def detect_each(paths: Sequence[Path]) -> dict[Path, str]:
    """Return the codec of each file as `detect` does; what one does not tell by itself, all of them tell together."""
    found = {path: _unicode(path) for path in paths}
    verdicts: dict[Path, bool | None] = {}
    untold = b""
    for path in (path for path, codec in found.items() if not codec):
        sample = _telling_lines(path)
        verdicts[path] = is_chinese(sample)
        if verdicts[path] is None and len(untold) < SAMPLE:
            untold += sample
    decided = list(verdicts.values())
    for_it, against = decided.count(True), decided.count(False)
    chinese = for_it > against if for_it != against else bool(untold) and most_like_chinese(untold)
    for path, verdict in verdicts.items():
        found[path] = CODEC if (chinese if verdict is None else verdict) else _western(path)
    return found


def _unicode(path: Path) -> str:
    """Return which Unicode encoding the file has, '' for none."""
    with path.open("rb") as file:
        head = file.read(SAMPLE)
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding
    if wide := _wide(head):
        return wide
    broken = _first_broken(path)
    if broken is None:
        return "utf-8"
    if _mostly_utf8(_telling_lines(path)):
        raise _undecodable(path, "utf-8", broken, "a byte that is no UTF-8 in a file that else is")
    return ""


def _wide(head: bytes) -> str:
    """Return which UTF-16 it is that has no byte order mark: nearly every second byte is NUL in Latin text."""
    half = max(1, len(head) // 2)
    even, odd = head[0::2].count(0) / half, head[1::2].count(0) / half
    if odd > 0.4 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.05 else ""


def _first_broken(path: Path) -> int | None:
    """Return the offset of the first byte that is no UTF-8, None where there is none."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    offset = 0
    with path.open("rb") as file:
        while True:
            chunk = file.read(CHUNK)
            if b"\0" in chunk:
                raise _with_nul(path, offset, chunk)
            pending = len(decoder.getstate()[0])
            try:
                decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                return offset - pending + error.start
            if not chunk:
                return None
            offset += len(chunk)


def _with_nul(path: Path, offset: int, chunk: bytes) -> BadInput:
    """Tell a text with some NUL bytes, the first of them in the chunk at `offset`, from what is no text at all."""
    rest = chunk.replace(b"\0", b"")
    lost = len(rest) - len(rest.decode("utf-8", errors="ignore").encode("utf-8"))
    if lost > _CUT or len(chunk) > _FEW * len(rest):
        return BadInput("binary_file", file=str(path), found="bytes that no text has")
    row, line = _place(path, "utf-8", offset + chunk.index(b"\0"))
    return BadInput("nul_bytes", file=str(path), row=row, line=line)


def _telling_lines(path: Path) -> bytes:
    """Return some 64 KiB of the lines that hold bytes beyond ASCII, as the plain ones would only mislead.

    Lines are whole; of one that is longer than that, the beginning up to the end of a character.
    """
    found: list[bytes] = []
    size = 0
    with path.open("rb") as file:
        while size < SAMPLE and (line := file.readline(SAMPLE)):
            if not line.isascii():
                found.append(line if len(line) < SAMPLE else line[: len(line) - _cut_off(line)])
                size += len(line)
    return b"".join(found)


def _cut_off(line: bytes) -> int:
    """Return how many bytes at the end of a line's beginning belong to a character that is cut, were it Chinese."""
    decoder = codecs.getincrementaldecoder(CODEC)(errors="replace")
    decoder.decode(line)
    return len(decoder.getstate()[0])


def _mostly_utf8(sample: bytes) -> bool:
    """Tell whether nearly all that is beyond ASCII reads as UTF-8: other encodings hit its forms only by chance."""
    text = sample.decode("utf-8", errors="surrogateescape")
    broken = sum("\udc80" <= sign <= "\udcff" for sign in text)
    sound = sum(sign > "\x7f" for sign in text) - broken
    return sound > 4 * broken


def _western(path: Path) -> str:
    """Return Latin-1 where its signs suffice, and where Windows-1252 leaves one undefined."""
    codec = "latin-1"
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if _UNDEFINED.search(chunk):
                return "latin-1"
            if _MARKS.search(chunk):
                codec = "cp1252"
    return codec


def _undecodable(path: Path, encoding: str, offset: int, detail: str) -> BadInput:
    row, line = _place(path, encoding, offset)
    return BadInput("undecodable", detail=detail, file=str(path), row=row, line=line, encoding=encoding)


def _place(path: Path, encoding: str, offset: int) -> tuple[int, int]:
    """Return the row and the line, both from 1, that the byte at `offset` stands in."""
    with path.open("rb") as file:
        before = file.read(offset).decode(encoding, errors="replace")
    line = before.count("\n") + 1
    if path.suffix.lower() in (".json", ".jsonl", ".ndjson"):
        return line, line
    return sum(1 for _ in csv.reader(io.StringIO(before + "x", newline=""))), line
