"""What a source from outside offers as tools, made safe: names, words and schemas from there are data, not trusted."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import jsonschema  # type: ignore[import-untyped]
from referencing.exceptions import Unresolvable
from referencing.jsonschema import EMPTY_REGISTRY

from engine.agent.said_arguments import finders, typed, unheld
from engine.agent.tools import Tool, ToolResult
from engine.agent.words import humanised, snake
from engine.errors import BadInput, ErrorInfo
from engine.results import ToolInfo

MOST = 64
MOST_EXAMPLES, LONGEST_EXAMPLE = 10, 200
LONGEST_NAME = 60
_LONGEST_WORDS = 400
# Letters to Unicode, blanks to the eye.
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
_LARGEST_SCHEMA = 10_000
_LONGEST_TEXT = 2000
_DEEPEST = 12
# Each may stand for two others, so that a few dozen would be checked for ever.
_MOST_REFERENCES = 16
# A pattern of another's making can take a regular expression engine for ever on a few letters.
_PATTERNS = {"pattern", "patternProperties"}
_NAMED = {"properties", "$defs", "definitions", "dependentSchemas"}
_VALUES = {"enum", "const", "default", "examples", "required", "dependentRequired"}


@dataclass(frozen=True)
class Offer:
    """One tool of a source: `name` is what the agent calls it by, `remote` what the source does.

    `read_only` is what the source says of it: that it changes nothing; `dry_run` whether a call can be tried without
    changing anything.
    """

    name: str
    remote: str
    description: str
    parameters: Mapping[str, Any]
    read_only: bool = False
    dry_run: bool = False


def make_offers(
    found: Iterable[Offer], source: str, taken: Collection[str]
) -> tuple[tuple[Offer, ...], dict[str, ErrorInfo]]:
    """Return the offers that can be used, made safe, and the names of those that cannot with the reason.

    `found` are offers as the source made them, whose `name` is not looked at. A name that is among `taken` or was given
    already goes behind the source's own, then gets a number. At most MOST are taken.
    """
    kept: list[Offer] = []
    left: dict[str, ErrorInfo] = {}
    for offer in found:
        parameters = safe_schema(offer.parameters)
        if parameters is None or len(kept) == MOST:
            shown = cleaned(offer.remote, LONGEST_NAME)
            code = "tool_schema_unusable" if parameters is None else "tools_many"
            left[shown] = BadInput(code, tool=shown, most=MOST).info()
            continue
        name = free_name(offer.remote, source, {*taken, *(known.name for known in kept)})
        kept.append(replace(offer, name=name, description=cleaned(offer.description), parameters=parameters))
    return tuple(kept), left


def renamed(before: Sequence[Offer], now: Sequence[Offer]) -> list[tuple[str, str]]:
    """Return (old name, new name) of the tools of a source that may be the same under another name.

    The source calls both the same, or says the same of both: the words and the arguments. One that is gone may come
    back as several, and several as one.
    """
    old, new = ({offer.name for offer in offers} for offers in (before, now))
    gone = [offer for offer in before if offer.name not in new]
    come = [offer for offer in now if offer.name not in old]
    return [(was.name, its.name) for was in gone for its in come if was.remote == its.remote or _tells_alike(was, its)]


def _tells_alike(one: Offer, other: Offer) -> bool:
    # A schema made from a function is titled with its name. Where there are no words, arguments alone are no likeness.
    first, second = ({**offer.parameters, "title": ""} for offer in (one, other))
    return bool(one.description) and (one.description, first) == (other.description, second)


def free_name(remote: str, source: str, taken: Collection[str]) -> str:
    """Return a tool's name that is none of `taken`: its own, that behind the source's, or that with a number."""
    own = _identifier(remote) or "tool"
    prefixed = f"{_identifier(source) or 'source'}_{own}"[:LONGEST_NAME]
    if own not in taken:
        return own
    number = 1
    name = prefixed
    while name in taken:
        number += 1
        name = f"{prefixed}_{number}"
    return name


def title_of(remote: str) -> str:
    """Return in words what a source calls a tool, where `free_name` loses letters of it; '' where it loses none."""
    own = cleaned(remote, LONGEST_NAME)
    lost = any(sign.isalnum() and not sign.isascii() for sign in unicodedata.normalize("NFKD", own))
    return humanised(own) if lost else ""


def cleaned(text: str, longest: int = _LONGEST_WORDS) -> str:
    """Return words from outside in one line of at most `longest` characters, without signs that cannot be seen."""
    seen = "".join(
        " " if sign in _BLANK or unicodedata.category(sign)[0] in "CZ" else sign for sign in text[: 4 * longest]
    )
    line = " ".join(seen.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def checked_examples(sentences: Sequence[str]) -> tuple[str, ...]:
    """Return how a person says that they ask for a tool: each sentence in one line, none twice.

    Raises BadInput `tool_example_empty`, `tool_example_long`, `tool_examples_many`.
    """
    lines = tuple(dict.fromkeys(cleaned(sentence, len(sentence)) for sentence in sentences))
    for line in lines:
        if not line:
            raise BadInput("tool_example_empty")
        if len(line) > LONGEST_EXAMPLE:
            raise BadInput("tool_example_long", start=cleaned(line, 40), limit=LONGEST_EXAMPLE)
    if len(lines) > MOST_EXAMPLES:
        raise BadInput("tool_examples_many", count=len(lines), limit=MOST_EXAMPLES)
    return lines


def safe_schema(schema: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return a JSON Schema of arguments with every text bounded and no pattern in it; None for one that is unusable."""
    try:
        text = json.dumps(schema)
        if len(text) > _LARGEST_SCHEMA or text.count("$ref") > _MOST_REFERENCES:
            return None
        if schema.get("type", "object") != "object":
            return None
        jsonschema.Draft202012Validator.check_schema(schema)
        made = {"type": "object", "properties": {}, **_bounded(schema, 0)}
        # One that goes round in a circle without an argument does so here as well.
        list(jsonschema.Draft202012Validator(made, registry=EMPTY_REGISTRY).iter_errors({}))
    except (jsonschema.SchemaError, Unresolvable, RecursionError, TypeError, ValueError):
        return None
    return made


def tool_of(
    offer: Offer,
    origin: str,
    permission: str,
    call: Callable[[Offer, Mapping[str, Any]], ToolResult],
    seconds: float,
    dry_run: Callable[[Offer, Mapping[str, Any]], ToolResult] | None = None,
    examples: Sequence[str] = (),
) -> Tool:
    """Return an offer as a tool of the agent's; `call` carries it out within `seconds`, `dry_run` tries it.

    `examples` are how the person asks for it. They go before its name and description, as some callers read only one.
    """
    title = title_of(offer.remote)
    words = title or humanised(offer.name)
    told = f"{words} {offer.description}"
    info = ToolInfo(
        name=offer.name,
        description=offer.description or words.capitalize() + ".",
        parameters=offer.parameters,
        origin=origin,
        permission=permission,
        changes=not offer.read_only,
        title=title,
    )
    properties: Mapping[str, Mapping[str, Any]] = offer.parameters["properties"]
    return Tool(
        info,
        lambda arguments: call(offer, arguments),
        examples=tuple(dict.fromkeys((*examples, words, info.description))),
        finders=finders(offer.parameters, examples, told),
        refine=lambda arguments, text: {
            name: typed(value, properties.get(name, {}), offer.parameters) for name, value in arguments.items()
        },
        dry_run=(lambda arguments: dry_run(offer, arguments)) if dry_run and offer.dry_run else None,
        seconds=seconds,
        left_out=lambda arguments, text: unheld(arguments, text, told, examples),
    )


def _identifier(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"_+", "_", snake(plain))[:LONGEST_NAME].strip("_")


def _bounded(schema: Any, depth: int) -> Any:
    if depth > _DEEPEST:
        raise ValueError("a schema that is nested so deep is none to work with")
    if isinstance(schema, list):
        return [_bounded(item, depth + 1) for item in schema]
    if not isinstance(schema, Mapping):
        return schema
    made: dict[str, Any] = {}
    for key, value in schema.items():
        if key in _PATTERNS:
            continue
        if key in _NAMED and isinstance(value, Mapping):
            made[key] = {name: _schema(inner, depth + 1) for name, inner in value.items()}
        elif key in ("description", "title"):
            made[key] = cleaned(str(value))
        else:
            made[key] = value if key in _VALUES else _bounded(value, depth + 1)
    if "string" in (made.get("type"), *(made["type"] if isinstance(made.get("type"), list) else ())):
        made["maxLength"] = min(int(made.get("maxLength", _LONGEST_TEXT)), _LONGEST_TEXT)
    return made


def _schema(inner: Any, depth: int) -> Any:
    """Return a named schema as an object: true and false are schemas too, which forms do not show."""
    if isinstance(inner, bool):
        return {} if inner else {"not": {}}
    return _bounded(inner, depth)
