"""The calculator tool: works out arithmetic in exact decimals, because a language model cannot be trusted with sums."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from typing import Any

from engine.agent.builtin.chinese_wishes import hearing_chinese
from engine.agent.language import say
from engine.agent.numerals import ALONE, DIGITS, plain, whole_span
from engine.agent.tools import Finder, Tool, ToolResult, schema
from engine.errors import BadInput
from engine.results import ToolInfo

_LONGEST = 200
_LARGEST_EXPONENT = 64
_DEEPEST = 40
_CONTEXT = Context(prec=34, Emax=400, Emin=-400)

_WORDS = (
    (r"\bto the power of\b|\^", "**"),
    (r"\bdivided by\b|÷|∶", "/"),
    (r"\bmultiplied by\b|\btimes\b|×|·|∙|(?<=[\d)\s%])[xX](?=[\s\d(])", "*"),
    (r"\bplus\b", "+"),
    (r"\bminus\b|−|–", "-"),
    (r"\bper\s?cent\b", "%"),
)
_NUMBER = re.compile(rf"(?<![\d.,]){DIGITS}")
_PERCENT_OFF = re.compile(r"(\d[\d.]*)\s*%\s*off\b(?:\s+of\b)?", re.IGNORECASE)
_PERCENT_OF = re.compile(r"(\d[\d.]*)\s*%\s*of\b", re.IGNORECASE)
_PERCENT = re.compile(r"(\d[\d.]*)\s*%(?!\s*[\d(])")
_CURRENCY = re.compile(r"[€$£¥]|\b(?:EUR|USD|GBP|CHF)\b", re.IGNORECASE)
_OPERAND = rf"{DIGITS}(?:\s*(?:%|per\s?cent\b))?(?:\s*\))*"
_OPERATOR = (
    r"(?:\*\*|[-+*/%^×÷·−–]|[xX](?=[\s\d(])|(?:(?<=%)|(?<=% )|(?<=cent ))off(?:\s+of)?|of|plus|minus|times|divided by|"
    r"multiplied by|to the power of)"
)
# Neither begins nor ends within a larger sum: the 3+4 of '2(3+4)' is none.
_EXPRESSION = re.compile(
    rf"(?:[-(][\s(]{{0,{_DEEPEST}}})?(?:(?<=\()-\s*)?{ALONE}(?<![\w)]\(){_OPERAND}(?:\s*{_OPERATOR}[\s(\-]*{_OPERAND})+"
    rf"(?![\s)]*\(\s*[-\d(])(?!\s*{_OPERATOR}[\s(\-]*\d)",
    re.IGNORECASE,
)
_DATE_LIKE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/\d{2,4}")


def make_calculator() -> Tool:
    """Return the tool `calculator`, with the one argument `expression`."""
    info = ToolInfo(
        name="calculator",
        description="Work out an arithmetic expression, percentages included.",
        parameters=schema(
            {"expression": "The sum to work out, for example 3 * 49.90 or 15% of 240."}, ["expression"], _LONGEST
        ),
        origin="built-in",
    )
    tool = Tool(
        info,
        _answer,
        asks={"expression": "What should I work out?"},
        examples=(
            "what is 12 * 4",
            "how much is 3 * 49.90?",
            "15% of 240",
            "calculate 120 / 8 + 5",
            "add 20 and 35 together",
        ),
        finders={"expression": Finder(find_expression)},
        refine=_refined,
    )
    return hearing_chinese(tool)


def find_expression(message: str) -> str | None:
    """Return the longest arithmetic expression written in `message`, None where there is none."""
    return max(_expressions(message), key=len, default=None)


def _expressions(message: str) -> list[str]:
    masked = _DATE_LIKE.sub(lambda match: " " * len(match.group(0)), message)
    return [_balanced(match.group(0)) for match in _EXPRESSION.finditer(masked)]


def _refined(arguments: Mapping[str, Any], message: str) -> Mapping[str, Any]:
    given = str(arguments.get("expression") or "")
    return {**arguments, "expression": whole_span(given, _expressions(message))} if given else arguments


def calculate(expression: str) -> Decimal:
    """Return the value of `expression`, computed with 34 significant digits.

    Understood: + - * / ** % and parentheses, the printed signs for them, words such as 'times', thousands separators,
    '15% of 240', '20% off 50', currency signs (ignored). A percentage that is added or taken away is one of what stands
    before it (250 - 20% is 200), elsewhere it is a fraction. Raises BadInput `calculation_unreadable`,
    `calculation_zero` (division by zero) or `calculation_large`.
    """
    if len(expression) > _LONGEST:
        raise BadInput("calculation_large", expression=expression[:40] + "…")
    try:
        tree = ast.parse(_normalised(expression), mode="eval")
        return _value(tree.body, 0)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise BadInput("calculation_unreadable", expression=expression) from None
    except DivisionByZero:
        raise BadInput("calculation_zero", expression=expression) from None
    except Overflow:
        raise BadInput("calculation_large", expression=expression) from None
    except InvalidOperation:
        raise BadInput("calculation_unreadable", expression=expression) from None


def written(value: Decimal) -> str:
    """Return the value as people write it, rounded to six decimals: 36, 149.7, 41.666667."""
    if value == value.to_integral_value() and abs(value) < Decimal(10) ** 28:
        return str(value.quantize(Decimal(1), context=_CONTEXT))
    rounded = _CONTEXT.plus(value)
    short = round(rounded, 6) if Decimal("0.001") <= abs(value) < Decimal(10) ** 20 else Context(prec=10).plus(rounded)
    text = format(short, "f") if abs(value) >= Decimal("1e-12") and abs(value) < Decimal(10) ** 28 else str(short)
    return text.rstrip("0").rstrip(".") if "." in text and "E" not in text else text


def _answer(arguments: Mapping[str, Any]) -> ToolResult:
    expression = " ".join(str(arguments["expression"]).split()).strip(" =?")
    try:
        value = calculate(expression)
    except BadInput:
        part = find_expression(expression)
        if part is None or part == expression:
            raise
        value, expression = calculate(part), part
    result = written(value)
    return ToolResult(
        data={"expression": expression, "result": result},
        facts=(("sum", expression), ("answer", result)),
        reply=say("{expression} = {result}.", expression=expression, result=result),
        needs=(result,),
    )


def _normalised(expression: str) -> str:
    text = _CURRENCY.sub("", expression).strip(" =?.")
    for pattern, symbol in _WORDS:
        text = re.sub(pattern, symbol, text, flags=re.IGNORECASE)
    text = _NUMBER.sub(lambda match: format(plain(match.group(0)), "f"), text)
    text = _PERCENT_OFF.sub(r"(1-\1/100)*", text)
    text = _PERCENT_OF.sub(r"(\1/100)*", text)
    return _PERCENT.sub(r"percent(\1)", text).strip()


def _value(node: ast.expr, depth: int) -> Decimal:
    if depth > _DEEPEST:
        raise Overflow
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return _CONTEXT.create_decimal(str(node.value) if isinstance(node.value, int) else repr(node.value))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.UAdd | ast.USub):
        inner = _value(node.operand, depth + 1)
        return inner if isinstance(node.op, ast.UAdd) else -inner
    if isinstance(node, ast.Call) and _is_percentage(node):
        return _divide(_value(node.args[0], depth + 1), Decimal(100))
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATIONS:
        left, right = _value(node.left, depth + 1), _value(node.right, depth + 1)
        if (
            isinstance(node.op, ast.Add | ast.Sub)
            and isinstance(node.right, ast.Call)
            and not _is_percentage(node.left)
        ):
            right = _CONTEXT.multiply(left, right)
        return _OPERATIONS[type(node.op)](left, right)
    raise ValueError(ast.dump(node))


def _is_percentage(node: ast.expr) -> bool:
    """Say whether a node is a percentage, or percentages added to each other."""
    if isinstance(node, ast.BinOp):
        sums = isinstance(node.op, ast.Add | ast.Sub)
        return sums and _is_percentage(node.left) and _is_percentage(node.right)
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "percent"


def _power(base: Decimal, exponent: Decimal) -> Decimal:
    if abs(exponent) > _LARGEST_EXPONENT:
        raise Overflow
    return _CONTEXT.power(base, exponent)


def _divide(left: Decimal, right: Decimal) -> Decimal:
    if right == 0:
        raise DivisionByZero
    return _CONTEXT.divide(left, right)


def _remainder(left: Decimal, right: Decimal) -> Decimal:
    if right == 0:
        raise DivisionByZero
    return _CONTEXT.remainder(left, right)


_OPERATIONS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: _CONTEXT.add,
    ast.Sub: _CONTEXT.subtract,
    ast.Mult: _CONTEXT.multiply,
    ast.Div: _divide,
    ast.Mod: _remainder,
    ast.Pow: _power,
}


def _balanced(text: str) -> str:
    """Return `text` without parentheses that it opens or closes alone."""
    text = text.strip()
    while text.count("(") > text.count(")") and text.startswith("("):
        text = text[1:].strip()
    while text.count(")") > text.count("(") and text.endswith(")"):
        text = text[:-1].strip()
    return text
