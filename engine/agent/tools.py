"""What a tool is to the agent: a description with a JSON Schema, a function, and the wording around them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.argument_schema import Schema, is_sayable, kind, unwrapped
from engine.results import ToolInfo

# What it is worth, beside a likeness, that a message has all arguments that only this tool takes.
EVIDENCE = 0.27


@dataclass(frozen=True)
class ToolResult:
    """What a tool found.

    `data` is JSON data and becomes the tool message; `facts` are the same things for the composer, name -> value in
    a person's words; `reply` is the whole answer as the tool itself would say it, used when no composed reply holds.
    `needs` are values of which a reply has to name at least one; `rivals` maps a fact's name to the values that it
    could have had but has not, so that a reply which states one of them is caught.

    Where the facts are the cells of a row, `subject` is the name of the one that tells it from others and `title`
    names the row ('Order LL-1042'): a question about one cell is then answered with that cell alone. `cites` is the
    source that a composed reply is shown with; `reply` names it itself. With `verbatim` the reply is said as it stands:
    a person's own wording, or counts, rows and groups of which a composer would lose some or take one for another.
    `empty` are the names of the cells that a row leaves empty, each with whether it would be a date; `besides` of what
    else there is, of which no reply may say that there is none. A composed reply has to name every one of `scope`: the
    conditions without which it would be told of everything.
    `spoken` is the answer in a person's words where `reply` is data, as a composer learned to read them; '' where it is
    the same.
    """

    data: Mapping[str, Any]
    facts: tuple[tuple[str, str], ...]
    reply: str
    needs: tuple[str, ...] = ()
    subject: str = ""
    title: str = ""
    rivals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cites: str = ""
    verbatim: bool = False
    spoken: str = ""
    empty: tuple[tuple[str, bool], ...] = ()
    besides: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finder:
    """Finds an argument in a person's words; `specific` when a find is evidence that the tool is meant at all."""

    find: Callable[[str], str | None]
    specific: bool = True


@dataclass(frozen=True)
class Values:
    """The values that a tool can tell apart in a person's words.

    `find` returns (what it is a value of, start, end) of each; `narrows` says whether a call takes more of them as
    further conditions.
    """

    find: Callable[[str], Sequence[tuple[str, int, int]]]
    narrows: bool = False


@dataclass(frozen=True)
class Tool:
    """A tool the agent can call.

    `function` takes checked arguments and raises an EngineError with a sentence of its own where it cannot answer.
    `asks` maps a required argument to the exact question for it; `examples` are messages that mean this tool;
    `finders` maps arguments to what finds them in a message; `refine` may complete a caller's arguments from the
    whole message (a caller that points at 'two weeks' leaves out the 'before' that follows). `fits(message, alike)`
    says how far a message is this tool's, given how like its examples it is (a cosine): that likeness with what the
    tool itself can tell, at most 1 more; without it the arguments that its finders see tell. `dry_run` tells what a
    call would do and changes nothing, None where the tool cannot tell. `seconds` is the longest that a call may take,
    None for the registry's limit. `lacks(arguments)` names what else a call with these arguments cannot do without:
    it is asked for, and `refine` makes arguments of the answer. `left_out(arguments, message)` names what of the
    message may matter and a call with these arguments leaves out, None where the tool cannot tell. `values` are those
    that a follow-up may change. `declines(message)` is what is said instead of calling it where all of the message asks
    for what it never does, '' else.
    """

    info: ToolInfo
    function: Callable[[Mapping[str, Any]], ToolResult]
    asks: Mapping[str, str] = field(default_factory=dict)
    examples: tuple[str, ...] = ()
    finders: Mapping[str, Finder] = field(default_factory=dict)
    refine: Callable[[Mapping[str, Any], str], Mapping[str, Any]] = lambda arguments, text: arguments
    fits: Callable[[str, float], float] | None = None
    dry_run: Callable[[Mapping[str, Any]], ToolResult] | None = None
    seconds: float | None = None
    lacks: Callable[[Mapping[str, Any]], tuple[str, ...]] = lambda arguments: ()
    left_out: Callable[[Mapping[str, Any], str], tuple[str, ...]] | None = None
    values: Values | None = None
    declines: Callable[[str], str] = lambda message: ""

    @property
    def name(self) -> str:
        """The name that callers select it by."""
        return self.info.name

    @property
    def title(self) -> str:
        """Its name in a person's words."""
        return self.info.title or self.info.name.replace("_", " ")

    @property
    def arguments(self) -> tuple[str, ...]:
        """The names of all arguments, in the schema's order."""
        return tuple(self.info.parameters.get("properties", {}))

    @property
    def required(self) -> tuple[str, ...]:
        """The names of the arguments that a call cannot do without."""
        return tuple(self.info.parameters.get("required", ()))

    def missing(self, arguments: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the required arguments that `arguments` lacks or leaves empty, and what the tool itself finds lacking.

        A list may be meant to be empty.
        """
        return (*(name for name in self.required if arguments.get(name) in (None, "")), *self.lacks(arguments))

    def evidence(self, text: str) -> float:
        """Return the share of the required arguments, of a type of their own, that a message holds."""
        finders = [self.finders[name] for name in self.required if name in self.finders]
        specific = [finder for finder in finders if finder.specific]
        return sum(finder.find(text) is not None for finder in specific) / len(specific) if specific else 0.0

    def kind(self, name: str) -> str:
        """Return the JSON type that an argument takes besides null, '' where its schema names none."""
        return kind(unwrapped(self._schema(name), self.info.parameters))

    def is_sayable(self, name: str) -> bool:
        """Say whether an argument can be given in a person's words."""
        return is_sayable(self._schema(name), self.info.parameters)

    def _schema(self, name: str) -> Schema:
        found: Schema = self.info.parameters.get("properties", {}).get(name, {})
        return found


def schema(properties: Mapping[str, str], required: Sequence[str], longest: int = 200) -> dict[str, Any]:
    """Return the JSON Schema of a tool whose arguments are all text of at most `longest` characters.

    Every string is bounded: a small language model guided by an unbounded schema runs on inside a valid string.
    """
    return {
        "type": "object",
        "properties": {
            name: {"type": "string", "description": text, "minLength": 1, "maxLength": longest}
            for name, text in properties.items()
        },
        "required": list(required),
        "additionalProperties": False,
    }
