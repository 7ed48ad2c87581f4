"""Looks at the sources of tools that a person added, and makes tools of what each was found to offer."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, replace

from engine.agent.offers import LONGEST_NAME, Offer, checked_examples, cleaned, make_offers
from engine.agent.tools import Tool
from engine.agent.words import humanised
from engine.errors import BadInput, ErrorInfo
from engine.results import ASKED_FOR, ToolSourceInfo
from engine.runtime.tool_kinds import (
    EXAMPLES,
    KINDS,
    LEFT_OUT,
    OFFERS,
    Around,
    examples_of,
    kept,
    kind_named,
    offers_of,
)
from engine.store.tool_sources import ToolSource
from engine.text.look_alikes import skeleton
from engine.text.values import plain


def checked(source: ToolSource) -> ToolSource:
    """Return a source with the settings that its kind is given, all of them.

    Raises BadInput `tool_source_name`, `tool_source_kind`, `tool_source_setting`, and what its kind's `taken` raises.
    """
    kind = kind_named(source.kind)
    if not source.name.strip():
        raise BadInput("tool_source_name")
    given = {name: source.settings.get(name, type_()) for name, type_ in kind.given.items()}
    for name, type_ in kind.given.items():
        if not isinstance(given[name], type_):
            raise BadInput("tool_source_setting", setting=name)
    return ToolSource(source.source, source.name.strip(), source.kind, kind.taken(given))


def look(around: Around, source: ToolSource, taken: Collection[str]) -> ToolSource:
    """Return a checked source with what it offers now; `taken` are the names that its tools cannot have.

    Raises what its kind raises, and BadInput `tool_source_empty` where it offers nothing that can be used.
    """
    found = kind_named(source.kind).look(around, source)
    offers, unusable = make_offers(found.offers, source.name, taken)
    left_out = {**found.left_out, **unusable}
    if not offers:
        raise BadInput("tool_source_empty", source=source.name, left=", ".join(left_out) or "-")
    settings = {**source.settings, **found.kept, OFFERS: [asdict(offer) for offer in offers], LEFT_OUT: plain(left_out)}
    return replace(source, settings=settings)


def tools(around: Around, sources: Sequence[ToolSource], taken: Collection[str]) -> list[Tool]:
    """Return the tools of all sources; one whose name is `taken` by now, by a table that came later, is left out.

    A title that another has, or that looks like it, goes behind the name of its source, as a name does: they are
    allowed one by one.
    """
    names, titles = set(taken), {skeleton(humanised(name)) for name in taken}
    found: list[Tool] = []
    for source in sources:
        for tool in kind_named(source.kind).tools(around, source) if source.kind in KINDS else ():
            if tool.name not in names:
                tool = _named(tool, cleaned(source.name, LONGEST_NAME), titles)
                names.add(tool.name)
                titles.add(skeleton(tool.title))
                found.append(tool)
    return found


def _named(tool: Tool, source: str, titles: Collection[str]) -> Tool:
    """Return a tool of a source with the source's name, which goes before a title that looks like one of `titles`."""
    title = f"{source} {tool.title}" if skeleton(tool.title) in titles else tool.info.title
    return replace(tool, info=replace(tool.info, source=source, title=title))


def used_freely(around: Around, source: ToolSource) -> set[str]:
    """Return the names of a source's tools that are used without asking where the person said nothing of them."""
    made = kind_named(source.kind).tools(around, source)
    return {tool.name for tool in made if tool.info.permission == "allow"}


def with_tool(sources: Sequence[ToolSource], tool: str) -> tuple[ToolSource, Offer]:
    """Return the source of a tool and its offer; raises BadInput `tool_examples_fixed` where none takes examples."""
    for source in sources:
        for offer in offers_of(source) if source.kind in ASKED_FOR else ():
            if offer.name == tool:
                return source, offer
    raise BadInput("tool_examples_fixed", tool=tool)


def saying(source: ToolSource, offer: Offer, sentences: Sequence[str]) -> ToolSource:
    """Return a source with how the person asks for one of its tools; raises what `checked_examples` raises."""
    said = {**examples_of(source), offer.remote: list(checked_examples(sentences))}
    return replace(source, settings={**source.settings, EXAMPLES: said})


def describe(around: Around, source: ToolSource) -> ToolSourceInfo:
    """Return a source as a person sees it."""
    kind = kind_named(source.kind)
    state, error = kind.state(around, source) if source.source else ("ready", None)
    return ToolSourceInfo(
        source=source.source,
        name=source.name,
        kind=source.kind,
        settings={name: kept(source).settings.get(name, type_()) for name, type_ in kind.given.items()},
        tools=tuple(tool.info for tool in kind.tools(around, source)),
        state=state,
        error=error,
        left_out=tuple(source.settings[LEFT_OUT]),
        why=_reasons(source),
    )


def _reasons(source: ToolSource) -> dict[str, ErrorInfo]:
    left_out = source.settings[LEFT_OUT]
    # Earlier versions kept the names alone.
    known = left_out if isinstance(left_out, Mapping) else {}
    return {name: ErrorInfo(**reason) for name, reason in known.items() if reason}
