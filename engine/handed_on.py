"""Renders the pages that a person can hand on, all in one look: no scripts, nothing from elsewhere.

The window prints the same pages to PDF, so they keep to what Qt's rich text reads; charts are inline SVG.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

LOOK = Path(__file__).resolve().parents[1] / "resources" / "report"
Words = Callable[[str], str]


def render(template: Path, words: Words, language: str, **values: Any) -> str:
    """Return a page from a Jinja template that extends `page.html`, with `words` as `_` and escaped `values`."""
    from jinja2 import Environment, FileSystemLoader

    pages = FileSystemLoader([template.parent, LOOK])
    environment = Environment(loader=pages, autoescape=True, trim_blocks=True)
    spoken = "zh-Hans" if language.startswith("zh") else "en"
    return environment.get_template(template.name).render(_=words, language=spoken, **values)
