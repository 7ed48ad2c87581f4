"""Finds what of a question over a table may be a condition and was not understood, so that no reply passes over it."""

from __future__ import annotations

import re

from engine.agent.builtin.questions import priced
from engine.agent.builtin.table_words import TIMES, TableWords
from engine.agent.words import NUMBER_WORDS
from engine.table_query import PARTS, Grouping
from engine.text.han import HAN

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:['’-]\w+)*|[^\w\s]")
# What a condition begins with, and what is one whatever follows.
_BEGINS_WORDS = """
    in from of for with at on by about during under over above below since before after until per near within besides
    among
"""
_BEGINS = frozenset(_BEGINS_WORDS.split())
_BOUNDS = frozenset(["under", "over", "above", "below", "since", "before", "after", "until"])
_ALWAYS = frozenset(["not", "never", "without", "except", "excluding", "than", "between", "no"])
# Verbs and joints, at which what a preposition began is over.
_ENDS = frozenset(
    ["and", "or", "are", "is", "was", "were", "do", "does", "did", "have", "has", "had", "there", "that", "which"]
)
_IS = frozenset(["are", "is"])
_ASKS = frozenset(["what", "who", "which", "there", "how"])
# What says nothing of which rows are meant.
_PLAIN_WORDS = """
    a an the this that these those there here it its them they their he she his her we us our you your i me my and or
    all any some each every both other others many much more most least how what which who whose where when why is are
    was were be been being do does did done have has had having get gets got give gives gave given make makes made show
    list find tell display count can could would should will please just only also so far now currently ever still yet
    total number sum average mean avg altogether combined overall different distinct unique kind kinds type types table
    data file database dataset value values figure figures amount amounts moment general addition top first common
    frequent popular usual listed stored recorded known available left one ones in of for to with
    come came comes went up
"""
_PLAIN = frozenset(_PLAIN_WORDS.split())
_EXTREME = re.compile(
    r"(?:high|low|larg|bigg|small|great|short|long|cheap|earli|old|lat|new|rar|dear|b|few)est|worst|m(?:ax|in)(?:imum)?"
)
# Chinese has no capitals, and what is read of it is told by its English words: what is left was not understood.
_HAN = re.compile(f"[{HAN}]")
# Figures that no tool works out, and what is one where 'of' follows.
_FIGURES = frozenset(["percentage", "percent", "proportion", "fraction", "median", "ratio", "correlation", "forecast"])
_PARTS = frozenset(["share", "%"])
# What is worked out of the word that follows, and what may stand between.
_WORKED_OUT = frozenset(["average", "avg", "total", "sum", "highest", "lowest", "maximum", "minimum", "max", "min"])
_ARTICLES = frozenset(["of", "the", "all", "our", "their", "its"])
_TIMES = frozenset([*PARTS, "date"])


def left_over(text: str, rest: str, words: TableWords, by: Grouping | None, top: int) -> tuple[str, ...]:
    """Return the parts of `text` that may say which rows are meant and were not understood.

    `rest` is `text` with blanks where conditions were taken from it, `by` and `top` what else was read. Told are what
    follows a preposition, a negation or a comparison, what stands before the rows' name, numbers and names.
    """
    marked = "".join("|" if was != left else left for was, left in zip(text, rest, strict=True))
    return _Remains(marked, words, by, top).phrases()


def is_plain(word: str) -> bool:
    """Say whether a word tells nothing of what is asked for: an article, a preposition, a joint, an extreme."""
    low = word.lower()
    return low in _PLAIN or low in _BEGINS or low in _ALWAYS or low in _ENDS or bool(_EXTREME.fullmatch(low))


class _Remains:
    """The tokens of what is left of a text; '|' stands for what was taken."""

    def __init__(self, marked: str, words: TableWords, by: Grouping | None, top: int) -> None:
        self._text, self._words, self._top = marked, words, top
        self._times = _TIMES if by is not None and by.part else frozenset[str]()
        self._found = list(_TOKEN.finditer(marked))
        self._tokens = [match.group(0).lower() for match in self._found]

    def phrases(self) -> tuple[str, ...]:
        told: list[tuple[int, int]] = []
        for at, token in enumerate(self._tokens):
            if told and at < told[-1][1]:
                continue
            span = self._span(at, token)
            if span:
                told.append(span)
        return tuple(self._text[self._found[a].start() : self._found[b - 1].end()] for a, b in told)

    def _span(self, at: int, token: str) -> tuple[int, int] | None:
        """Return from which token to which (not with it) what begins at `at` was not understood."""
        if token in _ALWAYS or token.endswith(("n't", "n’t")):
            return at, max(at + 1, self._end(at + 1))
        if token in _BEGINS:
            found = self._unknown(at + 1, self._end(at + 1))
            return (at, found[1]) if found and token in _BOUNDS else found
        if token in _IS and (at == 0 or self._tokens[at - 1] not in _ASKS):
            return self._unknown(at + 1, min(at + 2, self._end(at + 1)))
        follows = self._tokens[at + 1] if at + 1 < len(self._tokens) else ""
        if (token in _FIGURES or (token in _PARTS and follows == "of")) and not self._words.column(token):
            return at, at + 1
        told = self._is_unknown(at) and (
            self._words.is_row(follows)
            or token[0].isdigit()
            or self._is_counted(at)
            or self._is_worked_out(at)
            or _HAN.match(token)
            or (at > 0 and self._found[at].group(0)[0].isupper())
        )
        return (at, at + 1) if told else None

    def _is_counted(self, at: int) -> bool:
        """Say whether a token is what a count is asked of: 'how many people'."""
        return self._tokens[max(0, at - 2) : at] in (["how", "many"], ["number", "of"])

    def _is_worked_out(self, at: int) -> bool:
        """Say whether a token is what a figure is asked of: 'average weight'; a word for money may mean a column."""
        before = at - 1
        while before >= 0 and self._tokens[before] in _ARTICLES:
            before -= 1
        return before >= 0 and self._tokens[before] in _WORKED_OUT and not priced(self._tokens[at], self._words)

    def _end(self, at: int) -> int:
        """Return where the phrase that begins at `at` ends: at a sign, a further preposition, a verb."""
        while at < len(self._tokens) and not self._closes(self._tokens[at]):
            at += 1
        return at

    @staticmethod
    def _closes(token: str) -> bool:
        return not (token[0].isalnum() or token[0] == "_") or token in _BEGINS or token in _ALWAYS or token in _ENDS

    def _unknown(self, start: int, end: int) -> tuple[int, int] | None:
        places = [at for at in range(start, end) if self._is_unknown(at)]
        return (places[0], places[-1] + 1) if places else None

    def _is_unknown(self, at: int) -> bool:
        token = self._tokens[at]
        if not (token[0].isalnum() or token[0] == "_") or token in _PLAIN or token in self._times or len(token) == 1:
            return token.isdigit() and int(token) != self._top
        if _EXTREME.fullmatch(token) or self._words.is_row(token) or self._words.column(token):
            return False
        if token in TIMES and at > 0 and self._words.column(self._tokens[at - 1], self._words.moments):
            # 'Shipped date' is the column 'shipped on'.
            return False
        number = int(token) if token.isdigit() else NUMBER_WORDS.get(token)
        return number is None or number != self._top
