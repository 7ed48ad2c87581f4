"""Takes a question for a percentage apart: what is counted, out of which rows, and what those have to meet."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from engine.agent.builtin.conditions import find_conditions
from engine.agent.builtin.left_over import is_plain
from engine.agent.builtin.table_words import TableWords
from engine.table_query import Condition

# What a percentage is called; '20 % of' states one and asks for none.
SHARE_WORDS = ("percentage", "percent", "proportion", "fraction", "share")
_SHARE = re.compile(rf"(?<![\d ])\s*(?<!\w)(?P<word>{'|'.join(SHARE_WORDS)}|%)\s+of\s+", re.IGNORECASE)
# Parts what all are from what some of them meet; behind 'that' it does not.
VERB = re.compile(
    r"(?<!\bthat )(?<!\bwhich )(?<!\bwho )\b(?:is|are|was|were|has|have|had|did|do|does|comes?|came|gets?|got|goes?|"
    r"went|costs?|mentions?|contains?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Share:
    """A percentage that is asked for, by its `word`: of the rows, or of the different values of `column`.

    Counted are those of the rows of `base` that meet `met` as well.
    """

    word: str
    column: str
    base: tuple[Condition, ...]
    met: tuple[Condition, ...]


def find_share(text: str, words: TableWords, today: dt.date) -> Share | None:
    """Return the percentage that `text` asks for, None where it asks for none or not all of it was understood."""
    said = _SHARE.search(text)
    if said is None or words.column(said["word"]):
        return None
    verb = VERB.search(text, said.end())
    thing = _counted(text[said.end() : verb.start() if verb else len(text)], words, today)
    if thing is None:
        return None
    column, at = thing
    before, of, rest = text[: said.start()], text[said.end() : said.end() + at], text[said.end() + at :]

    def read(part: str) -> list[Condition]:
        return find_conditions(part, words, today).conditions

    if verb:
        base, met = read(text[: verb.start()]), read(text[verb.start() :])
    elif read(of):
        # 'The percentage of shipped orders in March.'
        base, met = [*read(before), *read(rest)], read(of)
    else:
        base, met = read(before), read(rest)
    whole = find_conditions(text, words, today)
    # 'Placed in May were shipped': of which column a time is only its own part says.
    is_clear = len(base) + len(met) == len(whole.conditions) and not whole.unnamed
    # Two values of one column are alternatives, wherever they stand.
    is_apart = not {item.column for item in base} & {item.column for item in met}
    return Share(said["word"], column, tuple(base), tuple(met)) if met and is_clear and is_apart else None


def _counted(part: str, words: TableWords, today: dt.date) -> tuple[str, int] | None:
    """Return the column whose different values are counted ('' for the rows), and where in `part` it is named."""
    rest = find_conditions(part, words, today).rest
    found = next((word for word in re.finditer(r"\w+", rest) if not is_plain(word.group(0))), None)
    if found is None:
        return None
    if words.is_row(found.group(0)):
        return "", found.start()
    column, _ = words.leading(rest[found.start() :].split()[:2])
    if column is None or column in (*words.numbers, *words.moments):
        return None
    return column.name, found.start()
