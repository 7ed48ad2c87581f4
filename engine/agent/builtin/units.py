"""The unit tool: converts a quantity from one unit to another, as a language model makes factors up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, DecimalException
from functools import cache
from typing import TYPE_CHECKING, Any

from engine.agent.builtin.calculator import written
from engine.agent.builtin.chinese_wishes import hearing_chinese
from engine.agent.chinese.units import UNITS
from engine.agent.language import say, told
from engine.agent.numerals import Quantity, are_neighbours, quantities, whole_span
from engine.agent.tools import EVIDENCE, Finder, Tool, ToolResult, schema
from engine.errors import BadInput
from engine.results import ToolInfo

if TYPE_CHECKING:
    import pint

_LONGEST = 60
# What people write that pint calls otherwise.
_NAMES = {
    "c": "degC",
    "f": "degF",
    "°c": "degC",
    "°f": "degF",
    "celsius": "degC",
    "fahrenheit": "degF",
    "degrees celsius": "degC",
    "degrees fahrenheit": "degF",
    "degree celsius": "degC",
    "degree fahrenheit": "degF",
    "l": "litre",
    "lbs": "pound",
    "tonnes": "tonne",
    "km/h": "kilometre/hour",
    "kmh": "kilometre/hour",
    "gb": "gigabyte",
    "mb": "megabyte",
    "kb": "kilobyte",
    "tb": "terabyte",
    "kwh": "kilowatt*hour",
    "kw": "kilowatt",
    "ml": "millilitre",
    "in": "inch",
    "nm": "nanometre",
    **{chinese: english.lower() for chinese, english in UNITS.items()},
}
# Units that a message is searched for; a call may name any that pint knows. The longest form first.
_WORDS = (
    r"(?:square |cubic |sq\.? |cu\.? )?(?:kilo|centi|milli)?met(?:re|er)s?",
    r"(?:square |cubic |sq\.? |cu\.? )?(?:miles?|yards?|feet|foot|inch(?:es)?|ft)",
    r"nautical miles?|hectares?|acres?",
    r"(?:kilo|milli)?grams?|kilos?|tonnes?|pounds?|ounces?|stones?",
    r"(?:milli|centi)?lit(?:re|er)s?|gallons?|pints?|quarts?|cups?|tablespoons?|teaspoons?",
    r"(?:degrees? )?(?:celsius|fahrenheit)|kelvin",
    r"(?:milli)?seconds?|minutes?|hours?|days?|weeks?|months?|years?",
    r"(?:kilo|mega|giga|tera)?bytes?|(?:kilo|mega)?watts?|(?:kilo)?joules?|(?:kilo)?calories?|(?:kilo)?pascals?",
    r"km/h|kmh|kph|mph|m/s|knots?|kWh|kW|hPa|psi|bar",
    r"km|cm|mm|kg|mg|lbs?|oz|ml|°[CF]|[GMKT]B|(?<=\d )m\b|(?<=\d)m\b|(?<=\d )[glCF]\b|(?<=\d)[glCF]\b",
    r"(?<=\d )in(?=\W*$|\s+(?:in|to|into|as)\b)",
)
_UNIT = "(?:" + "|".join(_WORDS) + ")"
_COMMON = rf"{_UNIT}(?![\w/])"
# Units that make one quantity where the smaller follows the larger: 5 feet 10 inches.
_DESCENDING = tuple(
    tuple(re.compile(unit, re.IGNORECASE) for unit in units)
    for units in (
        (r"miles?", r"yards?", r"feet|foot|ft", r"inch(?:es)?|in"),
        (r"stones?", r"pounds?|lbs?", r"ounces?|oz"),
        (r"years?", r"months?", r"weeks?", r"days?", r"hours?", r"minutes?", r"seconds?"),
        (r"kilomet(?:re|er)s?|km", r"met(?:re|er)s?|m", r"centimet(?:re|er)s?|cm", r"millimet(?:re|er)s?|mm"),
        (r"kilograms?|kilos?|kg", r"grams?|g"),
        (r"lit(?:re|er)s?|l", r"millilit(?:re|er)s?|ml"),
    )
)
# A number without a unit that goes on: the inches of '5 feet 10'.
_GOES_ON = re.compile(r"\s+(?:and\s+)?\d|['’]\d", re.IGNORECASE)
_SHORT = r"(?:m|g|l|C|F|in|K)"
_TARGET = re.compile(rf"\b(?:to|into|in|as|how many|how much)\s+({_UNIT}|{_SHORT})(?![\w/])", re.IGNORECASE)
# What else stands in a question for a conversion.
_AROUND = re.compile(
    r"\b(?:what(?:'s)?|how|many|much|is|are|was|there|in|into|to|as|of|the|make|do|does|be|convert|please|tell|me|"
    r"can|could|you|would|will|equals?|that|it)\b|[^\w°]",
    re.IGNORECASE,
)
# What it is worth, beside a likeness, that a message is a conversion and nothing else.
_NOTHING_ELSE = 0.5
# What stands behind the number in a quantity of a call.
_ANY_UNIT = r"\S.*?(?=(?:\s+and\s+a\s+half)?\s*[.?!]?\s*$)"
_NAME = r"°?[^\W\d_]+(?:(?:\*\*|\^)[1-9]|[²³])?"
_SAFE = re.compile(rf"{_NAME}(?:(?: ?[*/·] ?| ){_NAME}){{0,5}}")


def make_unit_tool() -> Tool:
    """Return the tool `convert_units`, with the arguments `quantity` and `unit`."""
    info = ToolInfo(
        name="convert_units",
        description="Convert a quantity, such as a length, weight, volume or temperature, into another unit.",
        parameters=schema(
            {
                "quantity": "The number with its unit, for example 5 miles or 20 °C.",
                "unit": "The unit to convert to, for example km or Fahrenheit.",
            },
            ["quantity", "unit"],
            _LONGEST,
        ),
        origin="built-in",
    )
    tool = Tool(
        info,
        _answer,
        asks={
            "quantity": "Which quantity should I convert, for example 5 miles?",
            "unit": "Into which unit should I convert it?",
        },
        examples=(
            "convert 5 miles to km",
            "how many kilograms are 12 pounds",
            "20 degrees Celsius in Fahrenheit",
            "what is 3 litres in gallons?",
            "how many minutes are 2.5 hours",
            "6 feet into centimetres",
        ),
        finders={
            # A span of time is a quantity too: only what to convert it to tells that a conversion is meant.
            "quantity": Finder(find_quantity, specific=False),
            "unit": Finder(find_target),
        },
        refine=_refined,
        fits=_fits,
    )
    return hearing_chinese(tool)


def find_quantity(message: str) -> str | None:
    """Return the first number with a common unit in `message`, '5 feet 10 inches' as one."""
    found = _spans(message)
    return message[slice(*found[0])] if found else None


def _spans(message: str) -> list[tuple[int, int]]:
    """Return from where to where quantities go in `message`, none of which a number without a unit belongs to."""
    groups = _groups(message)
    starts = {group[0].start for group in groups}
    ends = ((group[0].start, group[-1].end, _GOES_ON.match(message, group[-1].end)) for group in groups)
    return [(start, end) for start, end, more in ends if not more or more.end() - 1 in starts]


def _groups(text: str) -> list[list[Quantity]]:
    """Return the quantities in `text`, together those that are one."""
    groups: list[list[Quantity]] = []
    for one in quantities(text, _COMMON):
        last = groups[-1][-1] if groups else None
        if last and are_neighbours(text, last, one) and _descends(last.unit, one.unit):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _descends(unit: str, next_unit: str) -> bool:
    for units in _DESCENDING:
        places = [at for word in (unit, next_unit) for at, name in enumerate(units) if name.fullmatch(word)]
        if len(places) == 2:
            return places[0] < places[1]
    return False


def find_target(message: str) -> str | None:
    """Return the unit that `message` asks for ('to km', 'how many grams'), where it names a quantity as well."""
    if find_quantity(message) is None:
        return None
    match = _TARGET.search(message)
    return match.group(1) if match else None


def _fits(message: str, alike: float) -> float:
    """Say how far a message is a conversion: days and weeks are words of dates and of many a table's columns too."""
    if find_target(message) is None:
        return alike
    rest = _TARGET.sub(" ", message)
    for start, end in reversed(_spans(rest)):
        rest = f"{rest[:start]} {rest[end:]}"
    return alike + EVIDENCE + (0.0 if _AROUND.sub("", rest) else _NOTHING_ELSE)


def _refined(arguments: Mapping[str, Any], message: str) -> Mapping[str, Any]:
    spans = [message[start:end] for start, end in _spans(message)]
    given = str(arguments.get("quantity") or "")
    return {**arguments, "quantity": whole_span(given, spans)} if given else arguments


def convert(quantity: str, unit: str) -> Decimal:
    """Return what `quantity` is in `unit`.

    A unit may be any that pint knows, with 'per', 'square' and 'cubic'; ounces and pounds are weights, gallons those
    of the United States. Raises BadInput `quantity_unreadable`, `unit_unknown`, `units_differ`.
    """
    parts, target = [(one.count, _unit(one.unit)) for one in _parts(quantity)], _unit(unit)
    import pint

    try:
        return sum((Decimal(_registry().Quantity(*part).to(target).magnitude) for part in parts), Decimal(0))
    except pint.DimensionalityError:
        raise BadInput("units_differ", quantity=quantity, unit=unit) from None
    except (pint.PintError, DecimalException, TypeError, ValueError):
        raise BadInput("quantity_unreadable", quantity=quantity) from None


def _parts(quantity: str) -> list[Quantity]:
    """Return what makes a quantity: one number with its unit, or such as 5 feet 10 inches."""
    text = quantity.strip()
    groups = _groups(text)
    if len(groups) == 1 and len(groups[0]) > 1 and _spans(text) == [(0, len(text))]:
        return groups[0]
    found = quantities(text, _ANY_UNIT)
    if not found or found[0].start:
        raise BadInput("quantity_unreadable", quantity=quantity)
    return found


def _answer(arguments: Mapping[str, Any]) -> ToolResult:
    quantity, unit = (" ".join(str(arguments[name]).split()) for name in ("quantity", "unit"))
    found = convert(quantity, unit)
    result = f"{written(found)} {_told(unit)}"
    return ToolResult(
        data={"quantity": quantity, "result": written(found), "unit": unit},
        facts=(("quantity", quantity), ("answer", result)),
        reply=say("{quantity} is {result}.", quantity=_told(quantity), result=result),
        needs=(written(found),),
        # A reply with the right number can still say that it is something else: '5 times 8.04672'.
        verbatim=True,
    )


def _told(words: str) -> str:
    """Return a quantity or a unit with its units in the language of the turn."""
    return re.sub(_COMMON, lambda unit: told(unit[0]), words, flags=re.IGNORECASE)


def _unit(words: str) -> pint.Unit:
    """Return a unit for a person's words; raises BadInput `unit_unknown`."""
    low = " ".join(words.lower().split())
    power = {"square ": "**2", "sq ": "**2", "sq. ": "**2", "cubic ": "**3", "cu ": "**3", "cu. ": "**3"}
    named = next((f"({low[len(word) :]}){sign}" for word, sign in power.items() if low.startswith(word)), "")
    # pint reads what it is given as an expression: nothing but names and small powers gets there.
    if len(words) > _LONGEST or (not _SAFE.fullmatch(words.strip(" .")) and low not in _NAMES):
        raise BadInput("unit_unknown", unit=words[:_LONGEST])
    tries = (_NAMES.get(low), named, words.strip(" .").replace(" per ", "/"), low.replace(" per ", "/"))
    import pint

    for text in filter(None, tries):
        try:
            return _registry().parse_units(text)
        except (pint.PintError, ValueError, TypeError, AttributeError):
            continue
    raise BadInput("unit_unknown", unit=words)


@cache
def _registry() -> pint.UnitRegistry[Decimal]:
    # Half a second to load: at the first conversion.
    import pint

    return pint.UnitRegistry(non_int_type=Decimal, autoconvert_offset_to_baseunit=True)
