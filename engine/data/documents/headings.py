"""Puts headings above what stands below them, and keeps those that nothing stands below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from engine.data.documents.blocks import Block

_BETWEEN = " – "


@dataclass
class _Heading:
    level: int
    block: Block
    has_text: bool = False


def under_headings(pieces: Iterable[tuple[int, Block]]) -> Iterator[Block]:
    """Yield the paragraphs of (level, block), each with the heading above it; level 0 is a paragraph, 1 the highest.

    A heading without text of its own stands before the headings below it, or its words would be in no passage; one
    with nothing at all below it is a paragraph below itself.
    """
    above: list[_Heading] = []
    is_bare = False
    for level, block in pieces:
        if level:
            if is_bare and level <= above[-1].level:
                yield _placed(above[-1].block, above)
            above = [*(each for each in above if each.level < level), _Heading(level, block)]
        else:
            yield _placed(block, above)
            if above:
                above[-1].has_text = True
        is_bare = bool(level)
    if is_bare:
        yield _placed(above[-1].block, above)


def _placed(block: Block, above: list[_Heading]) -> Block:
    parents = [each for each in above[:-1] if not each.has_text]
    return replace(block, heading=_BETWEEN.join(each.block.text for each in (*parents, *above[-1:])))
