"""Reads numbers as people write them, in digits, as fractions and in words, and never a part of one for the whole."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from engine.agent.words import NUMBER_WORDS

_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_PARTS = {"half": 2, "third": 3, "quarter": 4}
_GROUP = r"[1-9]\d{0,2}"
# Thousands are parted where the groups say so; a lone comma before three digits parts them too, but not after a 0.
DIGITS = (
    rf"(?:{_GROUP}(?:,\d{{3}})+(?:\.\d+)?|{_GROUP}(?:\.\d{{3}})+,\d+|{_GROUP}(?:\.\d{{3}}){{2,}}|"
    rf"{_GROUP}(?:[ \u00a0\u202f'’]\d{{3}})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?!\d|[.,'’]\d)"
)
# What a number does not follow: it would be the rest of a longer one, of a code or of a range.
ALONE = r"(?<![\w.,])(?<!\d[/:'’])(?<!\w[-−–])"
_WORD = r"(?:" + "|".join(sorted({*NUMBER_WORDS, *_SCALES}, key=len, reverse=True)) + r")\b"
_RUN = rf"(?:an?\s+(?=(?:{'|'.join(_SCALES)})\b))?{_WORD}(?:(?:\s+and\s+|[\s-]+){_WORD}){{0,12}}"
_PART = rf"(?:(?:{_RUN}|an?)\s+)?(?:{'|'.join(_PARTS)})s?\s+(?:of\s+)?an?"
_SIGN = "[¼½¾⅓⅔⅛⅜⅝⅞]"
_FRACTION = rf"(?:\d+\s+)?\d+/\d+(?![\d/])|(?:\d+\s?)?{_SIGN}"
_AND_HALF = r"\s+and\s+a\s+half"
# 'Two dozen', '3 hundred', 'half a million': not the 'a million' in it.
_SPELT = re.compile(
    rf"{ALONE}(?:{_PART}\s+(?:{'|'.join(_SCALES)})\b|{DIGITS}\s+(?:{'|'.join(_SCALES)})\b|{_RUN}(?:{_AND_HALF}\b)?)",
    re.IGNORECASE,
)
_SPELT_ALONE = re.compile(rf"{ALONE}{_WORD}", re.IGNORECASE)
_TIMES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_SIGNS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"两": 2}
# A number in digits as it stands in Chinese: 500, 3,000, 1.2万, 20%.
CHINESE_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?\s*(?:[百千万亿]+(?![A-Za-z]))?"
# The number of a month before 月: 3, 十二.
CHINESE_MONTH = r"(?<!\d)1[0-2]|(?<!\d)0?[1-9]|十[一二]?|(?<![一二两三四五六七八九十])[一二三四五六七八九]"
# One number, for patterns that ignore case.
NUMBER = (
    rf"(?:{_PART}\b|{_FRACTION}|{DIGITS}(?:\s+(?:{'|'.join(_SCALES)})\b)?(?:{_AND_HALF}\b)?|"
    rf"{_RUN}(?:{_AND_HALF}\b)?|an?\b)"
)
_PRECEDED = re.compile(
    rf"\b(?:{_WORD}[\s,-]+(?:and\s+)?|(?:fif|six|seven|eigh|nin|ten|hundred)ths?\s+of\s+)$", re.IGNORECASE
)
# With the blanks around it.
_LONGEST_WORD = 40
_BETWEEN = re.compile(r",?\s+(?:and\s+)?", re.IGNORECASE)


@dataclass(frozen=True)
class Quantity:
    """A number with its unit in a text; `count` is below 0 where a minus stands right before it."""

    start: int
    end: int
    count: Decimal
    unit: str


@dataclass(frozen=True)
class Spelt:
    """A number in words in a text."""

    start: int
    end: int
    count: Decimal


def find_spelt(text: str) -> list[Spelt]:
    """Return the numbers that stand in words in `text`, or in digits with a word behind them ('3 hundred'), in order.

    Words that follow each other as in no number ('five six') are numbers of their own.
    """
    found: list[Spelt] = []
    for match in _SPELT.finditer(text):
        whole = read_number(match.group(0))
        if whole is not None:
            found.append(Spelt(*match.span(), whole))
            continue
        words = _SPELT_ALONE.finditer(text, *match.span())
        counts = ((word, read_number(word.group(0))) for word in words)
        found += [Spelt(*word.span(), count) for word, count in counts if count is not None]
    return found


def read_number(text: str) -> Decimal | None:
    """Return the number that `text` is ('1,234.5', '1/2', 'twenty-one', 'two and a half', 'an'), else None."""
    low = " ".join(text.lower().replace("-", " ").split())
    whole, half, _ = low.partition(" and a half")
    if half:
        number = read_number(whole)
        return None if number is None else number + Decimal("0.5")
    if re.fullmatch(_PART, low):
        return _part(low)
    part, _, scale = low.rpartition(" ")
    if scale in _SCALES and re.fullmatch(_PART, part):
        share = _part(part)
        return None if share is None else share * _SCALES[scale]
    if re.fullmatch(_FRACTION, low):
        return _fraction(low)
    if low[:1].isdigit():
        first, _, scale = low.rpartition(" ")
        digits, times = (first, _SCALES[scale]) if scale in _SCALES else (low, 1)
        return plain(digits) * times if re.fullmatch(DIGITS, digits) else None
    if low in ("a", "an"):
        return Decimal(1)
    # 'And' stands behind a hundred or more: 'five and twenty' are two numbers.
    words = re.sub(rf"\b({'|'.join(_SCALES)}) and ", r"\1 ", low).split()
    return _spelt(["one" if word == "a" else word for word in words])


def read_chinese(text: str) -> str:
    """Return in digits what CHINESE_NUMBER found, or a number below 100 in signs: 1.2万 is 12000, 十二 is 12."""
    if text.strip()[-1:] in _SIGNS or "十" in text:
        tens, ten, ones = text.strip().rpartition("十")
        return str((10 * _SIGNS.get(tens, 1) if ten else 0) + _SIGNS.get(ones, 0))
    digits = re.match(r"-?[\d,.]+", text)
    number = Decimal(digits.group(0).replace(",", "")) if digits else Decimal(1)
    for sign in text:
        number *= _TIMES.get(sign, 1)
    return f"{number.normalize():f}"


def plain(digits: str) -> Decimal:
    """Return what DIGITS found: '1,234.50' and '1.234,50' are 1234.50, '0,125' is 0.125."""
    parts = re.split(r"[ \u00a0\u202f'’]", digits)
    body = "".join(parts)
    if re.fullmatch(rf"{_GROUP}(?:,\d{{3}})+(?:\.\d+)?", body) and len(parts) == 1:
        return Decimal(body.replace(",", ""))
    if body.count(".") > 1 or ("." in body and "," in body):
        body = body.replace(".", "")
    return Decimal(body.replace(",", "."))


def quantities(text: str, unit: str) -> list[Quantity]:
    """Return the numbers in `text` that a unit follows, in order; `unit` is a pattern, and 'an hour and a half' is one.

    A number that goes on in another, as in 'five and twenty days', is none, and neither is its end.
    """
    found: list[Quantity] = []
    for match in _pattern(unit).finditer(text):
        count = read_number(match["count"])
        if count is None or _precedes(text, match.start("count")):
            continue
        count += Decimal("0.5") if match["half"] else 0
        found.append(Quantity(match.start(), match.end(), -count if match["minus"] else count, match["unit"]))
    return found


def are_neighbours(text: str, one: Quantity, other: Quantity) -> bool:
    """Say whether nothing but a comma or an 'and' stands between two quantities: 5 feet 10 inches."""
    return bool(_BETWEEN.fullmatch(text, one.end, other.start))


def whole_span(part: str, spans: Sequence[str]) -> str:
    """Return the one of `spans` that `part` is, or lies in ('five days' in 'thirty-five days'), else `part` itself."""
    return min((span for span in spans if part in span), key=len, default=part)


def _precedes(text: str, at: int) -> bool:
    """Say whether a number, or what is a part of one, goes on at `at`."""
    return bool(_PRECEDED.search(text, max(0, at - _LONGEST_WORD), at))


@cache
def _pattern(unit: str) -> re.Pattern[str]:
    # A number in words needs a blank before its unit: 'a' and 'm' are no 'am'.
    gap = rf"(?:(?<=\d)|(?<={_SIGN})|(?=[\s-]))\s*(?:-\s*)?"
    return re.compile(
        rf"{ALONE}(?P<minus>[-−])?(?P<count>{NUMBER}){gap}(?P<unit>{unit})(?P<half>{_AND_HALF}\b)?", re.IGNORECASE
    )


def _part(low: str) -> Decimal | None:
    """Return what 'half an', 'a quarter of a' or 'three quarters of a' is."""
    words = re.sub(r"\s+(?:of\s+)?an?$", "", low).split()
    count = read_number(" ".join(words[:-1])) if words[:-1] else Decimal(1)
    return None if count is None else count / _PARTS[words[-1].removesuffix("s")]


def _fraction(low: str) -> Decimal | None:
    """Return what '1/2', '5 1/2', '½' or '5½' is, None where it divides by zero."""
    signs = re.sub(_SIGN, lambda sign: " " + unicodedata.normalize("NFKC", sign[0]).replace("⁄", "/"), low)
    whole, _, part = signs.strip().rpartition(" ")
    over, under = part.split("/")
    return Decimal(whole.strip() or 0) + Decimal(over) / Decimal(under) if int(under) else None


def _spelt(words: list[str]) -> Decimal | None:
    """Return the number that words spell, None where they follow each other as in no number ('five six')."""
    scale = next((word for word in reversed(_SCALES) if word in words), "")
    if scale:
        at = words.index(scale)
        count = _spelt(words[:at]) if at else Decimal(1)
        rest = _spelt(words[at + 1 :]) if words[at + 1 :] else Decimal(0)
        if count is None or rest is None or not 0 < count < 1000 or rest >= _SCALES[scale]:
            return None
        return count * _SCALES[scale] + rest
    values = [NUMBER_WORDS.get(word, -1) for word in words]
    if len(values) == 2 and values[0] >= 20 and values[0] % 10 == 0 and 0 < values[1] < 10:
        return Decimal(sum(values))
    return Decimal(values[0]) if len(values) == 1 and values[0] >= 0 else None
