"""Where the characters of a text lie in a Qt document, which counts others than Python and the engine do."""

from __future__ import annotations


def qt_places(text: str) -> list[int]:
    """Return where each character of a text, and its end, lies in a Qt document.

    Qt counts half of what UTF-16 needs a pair for (an emoji is two), and makes one of both signs of a line's end.
    """
    places = [0]
    for at, sign in enumerate(text):
        joined = sign == "\r" and text[at + 1 : at + 2] == "\n"
        places.append(places[-1] + (0 if joined else 2 if ord(sign) > 0xFFFF else 1))
    return places
