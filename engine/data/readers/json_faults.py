"""Says where and why JSON cannot be read that DuckDB refused, in a person's words: a parser's are for programmers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from engine.data.encodings import TextFile
from engine.errors import BadInput

_SPACE = " \t\r\n"
_ENDS_EARLY = "it ends too early"
_OTHER = "it holds something that is not JSON"
_FAULTS = (ValueError, RecursionError)


def broken_line(path: Path, text: TextFile, cause: Exception) -> BadInput:
    """Return BadInput `json_broken` for the first of the lines that cannot be read."""
    row = number = 0
    with text.path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            said = line.strip()
            row += bool(said)
            try:
                if said:
                    _refuse_halves(json.loads(said, parse_constant=_refuse_constant))
            except _FAULTS as error:
                return _broken(path, row, number, _problem(error, len(said)), cause)
    return _broken(path, row, number, _OTHER, cause)


def broken_array(path: Path, text: TextFile, cause: Exception | str) -> BadInput:
    """Return BadInput for the first row of an array that cannot be read.

    That is `json_cut` where the file ends in the row, else `json_broken`; `json_not_rows` for what is no array.
    """
    content = text.path.read_text(encoding="utf-8-sig")
    at = _after_space(content, 0)
    if not content.startswith("[", at):
        return broken_object(path, content, cause) or BadInput("json_not_rows", detail=str(cause), file=str(path))
    decoder, row, at = json.JSONDecoder(parse_constant=_refuse_constant), 0, at + 1
    while True:
        start, row = _after_space(content, at), row + 1
        try:
            at = _after_row(decoder, content, start)
        except _FAULTS as error:
            problem, line = _problem(error, len(content)), content.count("\n", 0, start) + 1
            if problem == _ENDS_EARLY:
                return BadInput("json_cut", detail=str(cause), file=str(path), row=row, line=line)
            return _broken(path, row, line, problem, cause)


def broken_object(path: Path, content: str, cause: Exception | str) -> BadInput | None:
    """Return BadInput `json_broken` for a file that holds one value, None where that is sound."""
    try:
        json.loads(content, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        return _broken(path, 0, error.lineno, _problem(error, len(content.rstrip())), cause)
    except _FAULTS as error:
        return _broken(path, 0, 1, _problem(error, len(content)), cause)
    return None


def _after_row(decoder: json.JSONDecoder, content: str, start: int) -> int:
    """Return where the next row of an array may begin; raises one of _FAULTS where this one is none."""
    value, end = decoder.raw_decode(content, start)
    _refuse_halves(value)
    end = _after_space(content, end)
    if end == len(content):
        raise ValueError(_ENDS_EARLY)
    if content[end] != ",":
        raise ValueError(_OTHER)
    return end + 1


def _problem(error: Exception, end: int) -> str:
    """Return what one of _FAULTS says of a text of length `end`."""
    if isinstance(error, RecursionError):
        return "its values are nested too deeply"
    if not isinstance(error, json.JSONDecodeError):
        return str(error)
    return _ENDS_EARLY if error.pos >= end or error.msg.startswith("Unterminated string") else _OTHER


def _after_space(content: str, at: int) -> int:
    while at < len(content) and content[at] in _SPACE:
        at += 1
    return at


def _broken(path: Path, row: int, line: int, problem: str, cause: Exception | str) -> BadInput:
    return BadInput("json_broken", detail=str(cause), file=str(path), row=row, line=line, problem=problem)


def _refuse_halves(value: Any) -> None:
    """Raise ValueError for an escaped half of a pair of surrogates: Python reads it, but no text can hold it."""
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise ValueError("a text holds half of a character") from None


def _refuse_constant(text: str) -> None:
    raise ValueError(f"{text} is not JSON")
