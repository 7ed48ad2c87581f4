"""Makes foreign text harmless to show: signs that steer a terminal, turn words round or hide them become visible."""

from __future__ import annotations

REPLACEMENT = "\ufffd"
# Unicode's pictures of the control characters begin here; tab and line feed stay what they are.
_PICTURES = 0x2400
_KEPT = "\t\n"
# Embeddings, overrides and isolates turn words round; invisible signs and tags hide words. Joiners and marks of
# direction (U+200C to U+200F) stay: Persian, Hebrew and emoji are written with them.
_HIDING = (
    *range(0x80, 0xA0),
    0x200B,
    0x2028,
    0x2029,
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
    *range(0xD800, 0xE000),
    *range(0xE0000, 0xE0080),
)
_SHOWN = {code: chr(_PICTURES + code) for code in range(0x20) if chr(code) not in _KEPT}
_SHOWN |= {0x7F: "\u2421"} | dict.fromkeys(_HIDING, REPLACEMENT)


def visible(text: str) -> str:
    """Return `text`, as long as it was, with a sign that can be seen for each that steers or hides."""
    return text.translate(_SHOWN)
