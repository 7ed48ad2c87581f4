"""Writes a Word equation (OMML) on one line, as a person types it: (a+b)/2, x^2, √(y)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

_SPACE = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_BETWEEN_ROWS = "; "


def linear(element: Any) -> str:
    """Return what an element of an equation says; one of a kind that is not known says what stands in it."""
    kind = str(element.tag).removeprefix(_SPACE)
    if kind == "t":
        return element.text or ""
    write = _WRITTEN.get(kind)
    return write(element) if write else _inside(element)


def _inside(element: Any) -> str:
    return "".join(linear(child) for child in element.iterchildren(f"{_SPACE}*"))


def _part(element: Any, name: str) -> str:
    found = element.find(f"{_SPACE}{name}")
    return "" if found is None else _inside(found)


def _held(text: str) -> str:
    """Return a part of an equation as one thing: in brackets where it is more than a name or a number."""
    return text if text.isalnum() else f"({text})"


def _fraction(element: Any) -> str:
    return f"{_held(_part(element, 'num'))}/{_held(_part(element, 'den'))}"


def _scripts(element: Any) -> str:
    return _part(element, "e") + _limits(element)


def _limits(element: Any) -> str:
    low, high = _part(element, "sub"), _part(element, "sup")
    return (f"_{_held(low)}" if low else "") + (f"^{_held(high)}" if high else "")


def _root(element: Any) -> str:
    degree = _part(element, "deg")
    return f"{degree}√({_part(element, 'e')})"


def _sum(element: Any) -> str:
    return f"{_sign(element, 'chr', '∫')}{_limits(element)} {_part(element, 'e')}"


def _brackets(element: Any) -> str:
    said = _sign(element, "sepChr", "|").join(_inside(each) for each in element.findall(f"{_SPACE}e"))
    return f"{_sign(element, 'begChr', '(')}{said}{_sign(element, 'endChr', ')')}"


def _sign(element: Any, name: str, usual: str) -> str:
    """Return the sign that the element's properties name, the usual one where they name none."""
    found = element.find(f"{_SPACE}{str(element.tag).removeprefix(_SPACE)}Pr/{_SPACE}{name}")
    return usual if found is None else str(found.get(f"{_SPACE}val", ""))


def _rows(name: str) -> Callable[[Any], str]:
    """Return what writes rows of this name one behind the other, with commas between the cells of one."""
    return lambda element: _BETWEEN_ROWS.join(_row(row) for row in element.findall(f"{_SPACE}{name}"))


def _row(row: Any) -> str:
    cells = row.findall(f"{_SPACE}e")
    return ", ".join(map(_inside, cells)) if cells else _inside(row)


_WRITTEN: Mapping[str, Callable[[Any], str]] = {
    "f": _fraction,
    "sSup": _scripts,
    "sSub": _scripts,
    "sSubSup": _scripts,
    "rad": _root,
    "nary": _sum,
    "d": _brackets,
    "m": _rows("mr"),
    "eqArr": _rows("e"),
}
