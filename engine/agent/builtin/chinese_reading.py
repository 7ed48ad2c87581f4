"""Hears a question in Chinese as the English one that the reading of questions knows, with the table's own words.

Chinese has no blanks: the longest known word is taken at each place, the table's own words before others. Where English
puts words in another order ('销量最高的产品' is 'the product with the highest 销量'), they are put in that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from engine.agent.builtin.cells import spoken_name
from engine.agent.builtin.chinese_parts import hear_part
from engine.agent.builtin.chinese_shares import Share, find_share
from engine.agent.builtin.chinese_words import GRAMMAR, ROWS, TABLE_WORDS, Word
from engine.agent.builtin.table_words import TableWords
from engine.agent.language import CHINESE, language_of
from engine.agent.numerals import CHINESE_MONTH, CHINESE_NUMBER, read_chinese
from engine.text.han import HAN
from engine.text.months import MONTHS

# Chinese marks as the ones that are read.
MARKS = str.maketrans("？！，。；：（）“”％", '?!,.;:()""%')
_NUMBER = rf"-?{CHINESE_NUMBER}"
_AFTER, _BEFORE = ["之后", "以后", "后"], ["之前", "以前", "前"]
_DAY = (
    r"(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|"
    rf"(?:(\d{{4}})年)?({CHINESE_MONTH})月(?:份|(\d{{1,2}})[日号])?|(\d{{4}})年)"
)
_TIME = re.compile(rf"{_DAY}(?P<side>{'|'.join((*_AFTER, *_BEFORE))}|以来|起)?")
_TIMES = re.compile(rf"从?({_DAY})(?:到|至)({_DAY})(?:之间|期间)?")
_RANGE = re.compile(rf"(?:在|介于)?\s*({_NUMBER})\s*(?:到|至|和|与|[-~～])\s*({_NUMBER})\s*之间")
_AMOUNT = re.compile(_NUMBER)
_IS = re.compile(rf"[为是]\s*(?={_NUMBER}(?!\s*[年月日号个条笔]))")
_PERCENT = re.compile(rf"百分之({_NUMBER}|[一二两三四五六七八九十]{{1,3}})")
_FEW = re.compile(r"([一二两三四五六七八九十]{1,3})(?=\s*(?:[个名位条笔种项家款件]|[的大]|$|\W))")
_LATIN = re.compile(rf"[^\W{HAN}]+(?:[-'’./:][^\W{HAN}]+)*|[^\w\s]")
_RUN = re.compile(f"[{HAN}]")
_ROW = Word("row", "rows")
# What a column is called beside what it tells of: 产品名称 is the 产品, 订单号 names the 订单.
_NAMES = ("名称", "姓名", "名", "类型", "类别", "日期", "时间", "日")
_KEYS = ("编号", "号码", "号", "ID", "id")
_TABLES = ("表", "数据", "记录", "明细", "清单", "列表", "单")
# By the kinds of the words, one sign each: how they are put where English has another order. A number names a word of
# what was found, any other part is said as it stands.
_SIGNS = {
    "which": "q",
    "show": "s",
    "extreme": "x",
    "top": "k",
    "each": "e",
    "figure": "f",
    "count": "c",
    "number": "n",
}
_SIGNS |= {"thing": "t", "rows": "r", "value": "v", "amount": "h", "do": "d"}
# The kinds that say what is asked for.
_ASKING = frozenset("qsxkefchd")
_ORDERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("(q)([tr])(f?)([tr])(x)", ("1", "2", "has", "5", "3", "4")),
    ("(q)([tr])(x)([tr])", ("1", "2", "has", "3", "4")),
    ("(r)(x)(q)(t)", ("3", "4", "has", "2", "1")),
    ("(t)(x)(n)(v*)(r)([fx])(t)", ("6", "7", "of", "3", "4", "5", "with", "2", "1")),
    ("(x)(n)(v*)(r)([fx])(t)", ("5", "6", "of", "1", "2", "3", "4")),
    ("(v*)(t)(x)(n)(v*)(r)(h)", ("7", "of", "1", "4", "5", "6", "with", "3", "2", "are")),
    ("(v*)(x)(n)(v*)(r)(h)", ("6", "of", "1", "2", "3", "4", "5", "are")),
    ("(v*)(t)(x)(n)(v*)(r)s(v+)", ("show", "of", "1", "4", "5", "6", "with", "3", "2", "are", "7")),
    ("(v*)(x)(n)(v*)(r)s(v+)", ("show", "of", "1", "2", "3", "4", "5", "are", "6")),
    ("(t)(x)(n?)([tr])", ("show", "3", "4", "with", "2", "1")),
    ("(t)(k)(n)([tr])", ("show", "3", "4", "with", "2", "1")),
    ("([tr])(t)(k)(n)", ("show", "4", "1", "with", "3", "2")),
    ("(r)(c?)(x)(n?)(t)", ("show", "4", "5", "with", "3", "1")),
    ("(t)(x)", ("2", "1")),
    ("(e)(t)", ("1", "2", ",")),
    ("(r)(c)", ("2", "1")),
    ("(t)(f)(h?)", ("2", "1")),
    ("(f)(t)(h)", ("1", "2")),
    ("(f)(h)", ("2",)),
)


@dataclass(frozen=True)
class _Token:
    english: str
    sign: str
    start: int
    end: int


@dataclass(frozen=True)
class Heard:
    """A question as it is read; `places` are (start, end) of its parts and (start, end) of what was `said` for each."""

    text: str
    said: str
    places: tuple[tuple[int, int, int, int], ...] = ()

    def original(self, part: str) -> str:
        """Return the person's words for a part of the text, which is itself where it was not changed."""
        at = self.text.find(part)
        # A word of several that were said as one ('in March') is told by them.
        start = max((place[0] for place in self.places if place[0] <= at), default=at)
        end = min((place[1] for place in self.places if at + len(part) <= place[1]), default=at + len(part))
        place = self.said_at(start, end) if at >= 0 else None
        return self.said[place[0] : place[1]] if place else part

    def said_at(self, start: int, end: int) -> tuple[int, int] | None:
        """Return from where to where that was said which the text has from `start` to `end`, None where nothing was."""
        if self.text == self.said:
            return start, end
        within = [place for place in self.places if start <= place[0] and place[1] <= end]
        return (min(place[2] for place in within), max(place[3] for place in within)) if within else None


def hear(text: str, words: TableWords) -> Heard:
    """Return a question in Chinese in the words that are read, any other as it is."""
    if language_of(text) != CHINESE:
        return Heard(text, text)
    known, marked = _Vocabulary(words), text.translate(MARKS)
    share = find_share(_masked(marked, known))
    if share and not any(_is_of_amounts(_part_of(marked, part, known), words) for part in (share.whole, share.part)):
        return _joined(list(_share(marked, share, known)), text)
    tokens = _ordered(list(_tokens(marked, known)))
    first = [token for token in tokens if token.sign in "sd"]
    if _names_rows(tokens):
        first = [_Token("show", "s", 0, 0)]
    # 'Show' and what to do are often said last in Chinese; 'show' once is enough.
    return _joined([*first[:1], *(token for token in tokens if token.sign not in "sd")], text)


def _masked(text: str, known: _Vocabulary) -> str:
    """Return `text` without the signs of its values and columns, which may hold words of a percentage: 运输中."""
    for token in _tokens(text, known):
        if token.sign in ("v", "t"):
            text = text[: token.start] + "#" * (token.end - token.start) + text[token.end :]
    return text


def _is_of_amounts(part: Iterable[_Token], words: TableWords) -> bool:
    """Say whether a part of a percentage is an amount or one of each group, of which no share of rows tells."""
    told = [token for token in part if token.sign != "-"]
    ends = bool(told) and told[-1].sign == "t" and words.column(told[-1].english, words.numbers) is not None
    return ends or any(token.sign in "feq" for token in told)


def _share(text: str, share: Share, known: _Vocabulary) -> Iterator[_Token]:
    """Return the words of a percentage in the order of English: of which rows, then what they are to meet."""
    yield _Token("percentage", "o", *share.word)
    yield _Token("of", "o", 0, 0)
    # 'All' of them are those of which the percentage is.
    whole = _ordered([token for token in _part_of(text, share.whole, known) if token.sign != "c"])
    yield from whole if _names_rows(whole) else [_Token("rows", "r", 0, 0), *whole]
    yield _Token("are", "o", 0, 0)
    yield from _ordered([token for token in _part_of(text, share.part, known) if token.sign != "r"])


def _part_of(text: str, place: tuple[int, int], known: _Vocabulary) -> Iterator[_Token]:
    for token in _tokens(text[place[0] : place[1]], known):
        yield replace(token, start=token.start + place[0], end=token.end + place[0])


def _names_rows(tokens: Sequence[_Token]) -> bool:
    """Say whether nothing is asked for but rows: '金额大于500的订单'."""
    signs = {token.sign for token in tokens}
    return "r" in signs and not signs & _ASKING


def _joined(tokens: Sequence[_Token], said: str) -> Heard:
    at, places = 0, []
    for token in tokens:
        if token.end > token.start:
            places.append((at, at + len(token.english), token.start, token.end))
        at += len(token.english) + 1
    return Heard(" ".join(token.english for token in tokens), said, tuple(places))


class _Vocabulary:
    """The words that are known in a question over one table."""

    def __init__(self, words: TableWords) -> None:
        self._known: dict[str, Word] = {**GRAMMAR, **dict.fromkeys(ROWS, _ROW)}
        columns = _columns(words)
        for chinese, likely in TABLE_WORDS.items():
            found = next((word for name in likely if (word := columns.get(name) or _of_table(name, words))), None)
            if found:
                self._known[chinese] = found
        self._known |= {value: Word(value, "value") for value in words.all_values if _RUN.search(value)}
        self._known |= columns
        self.has_moments = bool(words.moments)
        self._longest = max(map(len, self._known))

    def at(self, text: str, start: int) -> tuple[str, Word] | None:
        """Return the longest known word that begins at `start`."""
        for size in range(min(self._longest, len(text) - start), 0, -1):
            word = self._known.get(text[start : start + size])
            if word:
                return text[start : start + size], word
        return None


def _of_table(english: str, words: TableWords) -> Word | None:
    if words.is_row(english):
        return _ROW
    if words.column(english):
        return Word(english, "thing")
    return Word(english, "value") if words.find_values(english) else None


def _columns(words: TableWords) -> dict[str, Word]:
    """Return what columns and rows are called, by their names and by parts of them that name nothing else."""
    names = [spoken_name(column.name) for column in words.columns if _RUN.search(column.name)]
    parts: dict[str, list[str]] = {}
    for name in names:
        shorter = {name[at:] for at in range(1, len(name) - 1)} | {name.removesuffix(end) for end in _NAMES}
        for part in shorter - {name, ""}:
            parts.setdefault(part, []).append(name)
    found = {part: Word(of[0], "thing") for part, of in parts.items() if len(of) == 1 and len(part) > 1}
    rows = {words.noun.removesuffix(end) for end in ("", *_TABLES)}
    if words.key:
        rows |= {words.key, *(words.key.removesuffix(end) for end in _KEYS)}
    taken = {*GRAMMAR, *words.all_values}
    found = {part: word for part, word in found.items() if part not in taken}
    found |= {name: Word(name, "thing") for name in names}
    # One sign is a part of other words: 订单 is no 订.
    return found | {row: _ROW for row in rows if _RUN.search(row) and (len(row) > 1 or row == words.noun)}


def _tokens(text: str, known: _Vocabulary) -> Iterator[_Token]:
    at = 0
    unknown = at
    while at < len(text):
        found = _at(text, at, known)
        if found is None:
            at += 1
            continue
        if text[unknown:at].strip():
            yield _Token(text[unknown:at].strip(), "o", unknown, at)
        yield from found
        at = unknown = max(found[-1].end, at + 1)
    if text[unknown:].strip():
        yield _Token(text[unknown:].strip(), "o", unknown, len(text))


def _at(text: str, at: int, known: _Vocabulary) -> list[_Token] | None:
    """Return the words that are known at a place, None where none is: what nothing is known of runs on."""
    if text[at].isspace():
        return [_Token("", "-", at, at + 1)]
    for pattern, made in (
        (_TIMES, _times),
        (_RANGE, _range),
        (_TIME, _time),
        (_PERCENT, _percent),
        (_IS, _exactly),
        (_AMOUNT, _amount),
        (_FEW, _amount),
    ):
        match = pattern.match(text, at)
        if match and (pattern is not _AMOUNT or not _is_code(text, match)):
            return [_Token(made(match), _SIGNS["number"] if made is _amount else "o", *match.span())]
    found = known.at(text, at)
    part = hear_part(text, at) if known.has_moments else None
    if part and (not found or part.end >= at + len(found[0])):
        how = [_Token(part.how, _SIGNS[part.how], at, at)] if part.how else []
        return [*how, _Token(part.name, _SIGNS["thing"], at, part.end)]
    latin = _LATIN.match(text, at)
    if latin and (not found or latin.end() > at + len(found[0])):
        return [_Token(latin.group(0), "o", *latin.span())]
    if not found:
        return None
    word, meaning = found
    sign = "-" if meaning.kind == "drop" else _SIGNS.get(meaning.kind, "o")
    return [_Token(meaning.english, sign, at, at + len(word))]


def _is_code(text: str, number: re.Match[str]) -> bool:
    """Say whether a number goes on in Latin letters or a further number, as in a code or a date."""
    return bool(re.match(rf"[^\W{HAN}]|-\w", text[number.end() :]))


def _amount(match: re.Match[str]) -> str:
    return read_chinese(match.group(0))


def _percent(match: re.Match[str]) -> str:
    return f"{read_chinese(match[1])}%"


def _exactly(match: re.Match[str]) -> str:
    return "exactly"


def _range(match: re.Match[str]) -> str:
    return f"between {read_chinese(match[1])} and {read_chinese(match[2])}"


def _times(match: re.Match[str]) -> str:
    groups = match.groups()
    half = len(groups) // 2
    return f"between {_day(groups[1:half])} and {_day(groups[half + 1 :])}"


def _time(match: re.Match[str]) -> str:
    side = match["side"]
    groups = match.groups()[:-1]
    when = "after" if side in _AFTER else "before" if side in _BEFORE else "since" if side else "in"
    return f"{when} {_day(groups)}"


def _day(groups: Sequence[str | None]) -> str:
    """Return a day in ISO 8601, a month with or without its year as in English, or a year."""
    iso_year, iso_month, iso_day, year, month, day, only_year = groups
    if iso_year:
        return f"{iso_year}-{int(iso_month or 1):02d}-{int(iso_day or 1):02d}"
    if only_year:
        return only_year
    at = int(read_chinese(month or "1"))
    named = MONTHS[at - 1].capitalize() if 1 <= at <= len(MONTHS) else f"{month}"
    return " ".join(part for part in (day, named, year) if part)


def _ordered(tokens: list[_Token]) -> list[_Token]:
    """Return the words in the order that English has; words that say nothing stand in no way."""
    told = [token for token in tokens if token.sign != "-"]
    told = [_asking(token, told[at + 1 : at + 2]) for at, token in enumerate(told)]
    signs = "".join(token.sign for token in told)
    made: list[_Token] = []
    at = 0
    while at < len(told):
        found = next(
            ((match, order) for kinds, order in _ORDERS if (match := re.compile(kinds).match(signs, at))), None
        )
        if found is None:
            made.append(told[at])
            at += 1
            continue
        match, order = found
        made += [token for part in order for token in _part(part, match, told)]
        at = match.end()
    return made


def _asking(token: _Token, follows: Sequence[_Token]) -> _Token:
    """Return 'which' as 'show' where nothing follows that it asks for: '评分最低的订单是哪个'."""
    alone = token.sign == "q" and not (follows and follows[0].sign in "trx")
    return _Token("show", "s", token.start, token.end) if alone else token


def _part(part: str, match: re.Match[str], told: Sequence[_Token]) -> list[_Token]:
    if part.isdigit():
        return list(told[match.start(int(part)) : match.end(int(part))])
    at = told[match.start()].start
    return [_Token(part, "s" if part == "show" else "o", at, at)]
