"""Reads the arguments of a tool from outside in a person's words, by its schema alone: it brings no wording."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from engine.agent.builtin.days import parse_date
from engine.agent.claims import find_claims, without
from engine.agent.example_slots import differing, find_slot
from engine.agent.finders import find_choice, find_marked, find_quoted, find_text
from engine.agent.grounding import CheckedClaim, check, says
from engine.agent.messages import Message, ToolCall
from engine.agent.numerals import find_spelt
from engine.agent.tools import Finder
from engine.agent.words import humanised, singular, snake
from engine.agent.written_dates import find_dates
from engine.argument_schema import Schema, is_sayable, kind, unwrapped
from engine.errors import BadInput

_NUMBER = re.compile(r"(?<![\w.,])[-−]?\d+(?:,\d{3})*(?:[.,]\d+)?(?![\w]|[.,]\d)")
# A comma parts thousands before exactly three digits only; else it is the point of many countries.
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_COMMA = re.compile(r"-?\d+,\d+")
_LISTED = re.compile(r"\s*(?:[,;]\s+|;|\band\b)\s*(?:and\b\s*)?")
_WORDS_LISTED = re.compile(r"\s*(?:[,;，；、]|\band\b)\s*(?:and\b\s*)?")
# What stands before the thing in the name of a yes or no: `include_breakfast`; and before it in a message, for a no.
_LEADING = re.compile(r"^(?:(?:is|has|are|with|include|including|use|add|enable)\s+)+(?=\w)")
_NEGATED = re.compile(r"(?:\b(?:no|not|non|without|never|excluding|except)\b|n['’]t\b)\W+(?:\w+\W+)?$", re.IGNORECASE)
# What 'one' stands before where it is a number, and behind where it points to something.
_ONE = re.compile(
    r"[\s-]+(?!(?:of|more|is|was|that|which|who|for|in|on|at|to|by|with|from|and|or|please)\b)[a-z]", re.IGNORECASE
)
_POINTS = re.compile(r"\b(?:this|that|the|which|each|every|any|no|another|some|first|last|next|new|right|same)$", re.I)
# What an argument is called that takes a message as it is.
_WHOLE_WORDS = "text message question query content sentence prompt request input words"
_WHOLE = frozenset(_WHOLE_WORDS.split())
# What a person states to be heeded, whatever a tool makes of the words around it.
_STATED = frozenset(["number", "ordinal", "date", "time", "code", "name"])


def finders(parameters: Schema, examples: Sequence[str] = (), told: str = "") -> dict[str, Finder]:
    """Return what finds choices, days and numbers in a message, and the text that the one free argument takes.

    That text is the whole message only for an argument whose name says so: of 'the weather of Berlin please' a `city`
    is asked for. Else it is what the message quotes, the one code in it ('refund 20 euros for A-2005'), or, where
    nothing else is required, what follows a colon.

    Required numbers are taken in their order; one that may be left out is only taken where it stands beside its name,
    as '20 sides' for `sides`: any other number of the message could be meant for something else. So is a yes or no:
    'with breakfast' for `breakfast`.

    The one text that is required, or else the one that there is, is also found in the words of `examples`, how the
    person asks for the tool; `told` is what the tool says of itself.
    """
    made: dict[str, Finder] = {}
    numbers = days = 0
    texts: list[str] = []
    optional: list[str] = []
    required = parameters.get("required", ())
    for name, wrapped in parameters["properties"].items():
        schema = unwrapped(wrapped, parameters)
        choices = [value for value in schema.get("enum", ()) if isinstance(value, str)]
        if choices:
            made[name] = Finder(lambda text, choices=choices: find_choice(text, choices), specific=False)  # type: ignore[misc]
        elif _is_day(schema) and name in required:
            made[name] = Finder(lambda text, at=days: _day(text, at), specific=False)  # type: ignore[misc]
            days += 1
        elif kind(schema) in ("integer", "number") and name in required:
            made[name] = Finder(lambda text, at=numbers: _number(text, at), specific=False)  # type: ignore[misc]
            numbers += 1
        elif kind(schema) in ("integer", "number"):
            made[name] = Finder(lambda text, name=name: _named_number(text, name), specific=False)  # type: ignore[misc]
        elif kind(schema) == "boolean" and name not in required:
            made[name] = Finder(lambda text, name=name: _named_truth(text, name), specific=False)  # type: ignore[misc]
        elif kind(schema) == "string" and not _is_day(schema):
            (texts if name in required else optional).append(name)
    if len(texts) == 1 and len(required) == 1:
        made[texts[0]] = Finder(find_text if takes_all(texts[0]) else _marked_or_code, specific=False)
    elif len(texts) == 1 and not takes_all(texts[0]):
        made[texts[0]] = Finder(_quoted_or_code, specific=False)
    shown = texts or optional
    if examples and len(shown) == 1:
        words = " ".join((told, *map(humanised, parameters["properties"]))).lower()
        known = {singular(word) for word in re.findall(r"\w+", words)}
        made[shown[0]] = _or_in_examples(made.get(shown[0]), examples, known)
    return made


def _or_in_examples(finder: Finder | None, examples: Sequence[str], known: Collection[str]) -> Finder:
    """Return a finder that also sees what stands in the place of an example's value."""
    return Finder(lambda text: (finder and finder.find(text)) or find_slot(text, examples, known), specific=False)


def takes_all(name: str) -> bool:
    """Say whether an argument of this name takes a message as it is, whatever that asks for."""
    return snake(name).split("_")[-1] in _WHOLE


def unheld(arguments: Mapping[str, Any], text: str, told: str, examples: Sequence[str] = ()) -> tuple[str, ...]:
    """Return what `text` states (numbers, days, times, codes, names) that a call with `arguments` does not hold.

    What the tool says of itself, `told`, is no part of a wish: 'the last 50 orders' of a tool that lists just those.
    What stands where one of `examples` has something else is stated as well.
    """
    call = Message("assistant", calls=(ToolCall("", "", arguments),))
    claims = check(text, (call, Message("user", told))).claims
    stated = [claim for claim in claims if claim.source is None and _is_stated(claim, text)]
    other = differing(text, examples)
    found = {claim.start: claim.text.strip() for claim in stated}
    if other and not any(part in other for part in found.values()) and not _is_held(other, arguments, told):
        found[text.find(other)] = other
    return tuple(dict.fromkeys(found[at] for at in sorted(found)))


def _is_stated(claim: CheckedClaim, text: str) -> bool:
    if claim.kind != "name":
        return claim.kind in _STATED
    # A capital at the beginning of a sentence, or in a text of nothing else, tells nothing.
    opens = not text[: claim.start].strip(" \t\"“„«('‘") or re.search(r"[.?!:;\n]\W*$", text[: claim.start])
    return not opens and not text.isupper()


def _is_held(words: str, arguments: Mapping[str, Any], told: str) -> bool:
    """Say whether `words` are in a call's arguments or in what the tool says of itself; a truth counts by its name."""
    given = (humanised(name) if isinstance(value, bool) else value for name, value in arguments.items())
    return _iso(words) is not None or says(", ".join((told, *map(str, given))), words)


def _marked_or_code(text: str) -> str | None:
    return _quoted_or_code(text) or find_marked(text)


def _quoted_or_code(text: str) -> str | None:
    """Return what a text quotes, else the code in it, None where it holds several."""
    quoted = find_quoted(text, 0)
    if quoted:
        return quoted
    codes = {claim.text.lstrip("#") for claim in find_claims(text) if claim.kind == "code"}
    return codes.pop() if len(codes) == 1 else None


def _is_day(schema: Schema) -> bool:
    return kind(schema) == "string" and schema.get("format") == "date"


def _day(text: str, at: int) -> str | None:
    """Return the first (`at` 0) or a later date of a text in ISO 8601, None where it can be read in two ways."""
    found = [text[item.start : item.end] for item in find_dates(text)]
    found = found or re.findall(r"\b(?:today|tomorrow|yesterday)\b", text, re.IGNORECASE)
    return _iso(found[at]) if at < len(found) else None


def _iso(text: str) -> str | None:
    try:
        return parse_date(text).isoformat()
    except BadInput:
        return None


def _number(text: str, at: int) -> str | None:
    plain = _without_names(text)
    found = [plain[start:end] for start, end in _numbers(plain)]
    return found[at] if at < len(found) else None


def _numbers(plain: str) -> list[tuple[int, int]]:
    """Return where numbers stand in a text, in digits or in words."""
    spelt = [(found.start, found.end) for found in find_spelt(plain) if _counts(plain, found.start, found.end)]
    digits = [match.span() for match in _NUMBER.finditer(plain)]
    # The 3 of '3 hundred' is a part of it.
    return sorted([*spelt, *(span for span in digits if not any(a <= span[0] < b for a, b in spelt))])


def _counts(plain: str, start: int, end: int) -> bool:
    """Say whether a number in words counts something: neither the one of 'this one' nor the name 'Studio Seven'."""
    word, before = plain[start:end], plain[:start].rstrip()
    if word[0].isupper() and before and before[-1] not in ".!?:;":
        return False
    return word.lower() != "one" or bool(_ONE.match(plain, end) and not _POINTS.search(before))


def _named_number(text: str, name: str) -> str | None:
    """Return the number that stands beside an argument's name: '20 sides', 'twenty-sided', 'sides: 20'."""
    words = humanised(name).split()
    if not words:
        return None
    plain, word = _without_names(text), rf"{re.escape(singular(words[-1]))}\w{{0,2}}\b"
    for start, end in _numbers(plain):
        before, after = plain[:start], plain[end:]
        if re.match(rf"[\s-]*{word}", after, re.IGNORECASE) or re.search(
            rf"\b{word}\s*(?:is|of|to|=|:)?\s*$", before, re.IGNORECASE
        ):
            return plain[start:end]
    return None


def _named_truth(text: str, name: str) -> str | None:
    """Return yes or no where a text names what an argument is called: 'with breakfast', 'without breakfast'."""
    words = _LEADING.sub("", humanised(name).lower())
    found = re.search(rf"\b{re.escape(words)}\b", text, re.IGNORECASE) if words else None
    if not found:
        return None
    return "no" if _NEGATED.search(text[: found.start()]) else "yes"


def _without_names(text: str) -> str:
    """Return a text without what holds digits that count nothing: days, codes and links."""
    return without(text, "date", "code", "link")


def typed(value: Any, schema: Schema, root: Schema) -> Any:
    """Return a word of the person's as the type of its schema in `root`, where it is one; else the check refuses it."""
    if not isinstance(value, str):
        return value
    schema = unwrapped(schema, root)
    if _is_day(schema):
        return _iso(value) or value
    wanted, plain = kind(schema), _plain(value)
    if wanted == "integer" and re.fullmatch(r"-?\d{1,18}", plain):
        return int(plain)
    if wanted == "number" and re.fullmatch(r"-?\d{1,18}(?:\.\d{1,18})?", plain):
        return float(plain)
    if wanted == "boolean" and plain.lower() in ("yes", "true", "no", "false"):
        return plain.lower() in ("yes", "true")
    if wanted == "array" and is_sayable(schema, root):
        return _listed(value.strip(), schema.get("items", {}), root)
    return value


def _listed(text: str, items: Any, root: Schema) -> Any:
    """Return a list in words, such as 'red, blue and green', as one; as it is where a number of it is none."""
    item = unwrapped(items, root) if isinstance(items, Mapping) else {}
    parting, plain = (_LISTED, False) if kind(item) in ("integer", "number") else (_WORDS_LISTED, True)
    parts = text.strip("[]").split(",") if text.startswith("[") else parting.split(text)
    found = [typed(part.strip(" \"'“”"), item, root) for part in parts if part.strip()]
    return found if plain or not any(isinstance(one, str) for one in found) else text


def _plain(text: str) -> str:
    """Return a number as it is computed with: 1,500 -> 1500, 2,5 -> 2.5, a dozen -> 12."""
    plain = text.strip().replace("−", "-")
    if _THOUSANDS.fullmatch(plain):
        return plain.replace(",", "")
    if _COMMA.fullmatch(plain):
        return plain.replace(",", ".")
    spelt = find_spelt(plain)
    is_whole = len(spelt) == 1 and (spelt[0].start, spelt[0].end) == (0, len(plain))
    return format(spelt[0].count.normalize(), "f") if is_whole else plain
