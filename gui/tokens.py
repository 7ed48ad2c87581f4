"""Design tokens: the only place where a size or a colour is chosen, so that every page looks like one product."""

from __future__ import annotations

from dataclasses import dataclass


class Space:
    """Distances in pixels."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32


class Type:
    """Font sizes in pixels, before the person's text size is applied."""

    SMALL = 12
    BODY = 13
    LARGE = 15
    TITLE = 20
    DISPLAY = 28


RADIUS = 8
RADIUS_SMALL = 6
CONTROL_HEIGHT = 32
MOTION_MS = 140


@dataclass(frozen=True)
class Palette:
    """Every colour of one theme, as #rrggbb.

    Surfaces from back to front: `window`, `surface` (cards), `raised` (menus, fields); `sunken` lies below a card.
    `*_soft` are tinted surfaces on which the colour they are named after is readable.
    `chart` is colour-blind safe (after Okabe and Ito, 2008), each at least 3:1 against `surface`.
    """

    name: str
    window: str
    surface: str
    raised: str
    sunken: str
    hover: str
    border: str
    border_strong: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    good: str
    good_soft: str
    careful: str
    careful_soft: str
    bad: str
    bad_soft: str
    chart: tuple[str, ...]


LIGHT = Palette(
    name="light",
    window="#f5f6f8",
    surface="#ffffff",
    raised="#ffffff",
    sunken="#eef0f3",
    hover="#e9ecf1",
    border="#dde1e7",
    border_strong="#858d99",
    text="#1b1f26",
    muted="#566070",
    accent="#2a5db0",
    accent_hover="#234f97",
    accent_soft="#e4ecf9",
    on_accent="#ffffff",
    good="#17683a",
    good_soft="#e2f3e8",
    careful="#7d5200",
    careful_soft="#fbf0d6",
    bad="#a82a20",
    bad_soft="#fce9e7",
    chart=("#0072b2", "#c85200", "#00845f", "#b0568c", "#8f6b00", "#2e86c1", "#566070"),
)

DARK = Palette(
    name="dark",
    window="#15171b",
    surface="#1c1f24",
    raised="#23272d",
    sunken="#111316",
    hover="#2a2f36",
    border="#333941",
    border_strong="#757e8b",
    text="#e7e9ec",
    muted="#a7afba",
    accent="#8db2f4",
    accent_hover="#a6c3f8",
    accent_soft="#22304a",
    on_accent="#101828",
    good="#74c998",
    good_soft="#1b3226",
    careful="#e3b75a",
    careful_soft="#352b16",
    bad="#f29a93",
    bad_soft="#3c2220",
    chart=("#56b4e9", "#e69f00", "#2fbf94", "#d98cb3", "#f0e442", "#e8743b", "#a7afba"),
)

SURFACES = ("window", "surface", "raised", "sunken", "hover", "accent_soft")
TEXTS = ("text", "muted", "accent")
MEANINGS = ("good", "careful", "bad")


def text_pairs() -> list[tuple[str, str]]:
    """Return every (text, surface) pair that the window may show, by token name."""
    pairs = [(text, surface) for text in TEXTS for surface in SURFACES]
    pairs += [(meaning, surface) for meaning in MEANINGS for surface in ("window", "surface", "raised", "sunken")]
    pairs += [(tone, f"{meaning}_soft") for meaning in MEANINGS for tone in (meaning, "text", "muted")]
    return [*pairs, ("on_accent", "accent"), ("on_accent", "accent_hover")]


def contrast(first: str, second: str) -> float:
    """Return the WCAG 2.2 contrast ratio of two #rrggbb colours, from 1 to 21."""
    bright, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
