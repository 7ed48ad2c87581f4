"""Draws the report's charts as SVG text: bars with their intervals, and the matrix of mix-ups."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup, escape

from engine.results import Interval

WIDTH = 680
ROW = 30
CELL = 36
_STRONG, _WEAK, _BACK, _INK, _MUTED = "#2f5fd0", "#a9b2be", "#eef0f3", "#1c2024", "#5b636e"
_FONT = 'font-family="Noto Sans, Noto Sans CJK SC, Segoe UI, Microsoft YaHei, sans-serif" font-size="13"'


def bars(rows: Sequence[tuple[str, Interval]], shown: Callable[[float], str]) -> Markup:
    """Return bars from zero to one (or to the largest value), the last of them the one that it is all about."""
    left, right = 230, 70
    room = WIDTH - left - right
    top = max(1.0, max(found.high for _, found in rows))
    parts = []
    for at, (name, found) in enumerate(rows):
        y, strong = at * ROW, at == len(rows) - 1
        low, high, end = (left + room * value / top for value in (found.low, found.high, found.value))
        weight = ' font-weight="bold"' if strong else ""
        parts += [
            f'<text x="0" y="{y + 20}" fill="{_INK}" {_FONT}{weight}>{escape(_short(name, 30))}</text>',
            f'<rect x="{left}" y="{y + 8}" width="{room}" height="14" fill="{_BACK}"/>',
            f'<rect x="{left}" y="{y + 8}" width="{max(1.0, end - left):.1f}" height="14" '
            f'fill="{_STRONG if strong else _WEAK}"/>',
            *(_line(x, y + 11, x, y + 19) for x in (low, high)),
            _line(low, y + 15, high, y + 15),
            f'<text x="{WIDTH}" y="{y + 20}" fill="{_INK}" text-anchor="end" {_FONT}{weight}>'
            f"{escape(shown(found.value))}</text>",
        ]
    return _svg(WIDTH, ROW * len(rows) + 4, parts)


def matrix(names: Sequence[str], counts: Sequence[Sequence[int]]) -> Markup:
    """Return the matrix: a line a true class, a column an answer; what is right is green, mix-ups red by number."""
    left, head = 190, 110
    most = max((count for r, line in enumerate(counts) for c, count in enumerate(line) if r != c), default=1)
    parts = []
    for at, name in enumerate(names):
        middle = left + at * CELL + CELL / 2
        parts.append(
            f'<text x="{left - 8}" y="{head + at * CELL + 23}" fill="{_INK}" text-anchor="end" {_FONT}>'
            f"{escape(_short(name, 24))}</text>"
        )
        parts.append(
            f'<text transform="translate({middle + 4:.1f} {head - 8}) rotate(-40)" fill="{_INK}" {_FONT}>'
            f"{escape(_short(name, 18))}</text>"
        )
    for row, line in enumerate(counts):
        for column, count in enumerate(line):
            fill = "#dff0e6" if row == column else _red(count / max(1, most) if count else 0.0)
            x, y = left + column * CELL, head + row * CELL
            parts.append(f'<rect x="{x + 1}" y="{y + 1}" width="{CELL - 2}" height="{CELL - 2}" fill="{fill}"/>')
            if count:
                parts.append(
                    f'<text x="{x + CELL / 2}" y="{y + 23}" fill="{_INK}" text-anchor="middle" {_FONT}>{count}</text>'
                )
    return _svg(left + CELL * len(names) + 90, head + CELL * len(names) + 4, parts)


def _red(share: float) -> str:
    """Return white for nothing to a red on which dark text stays readable."""
    if not share:
        return "#f4f5f7"
    return "#" + "".join(f"{round(244 + (end - 244) * (0.25 + 0.75 * share)):02x}" for end in (240, 160, 152))


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1}" x2="{x2:.1f}" y2="{y2}" stroke="{_INK}" stroke-width="1.5"/>'


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _svg(width: float, height: float, parts: Sequence[str]) -> Markup:
    # Every text in it was escaped where it was put in.
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" role="img">{"".join(parts)}</svg>'
    )
