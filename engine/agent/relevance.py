"""Picks the facts of a row that answer the question, because a small decoder loses its way among eight of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from engine.agent.words import singular
from engine.agent.written_dates import find_dates
from engine.text.han import HAN

Fact = tuple[str, str]

_LONG = 40
_MOST = 4
# Letters that two forms of a word have in common: 'install', 'installation'.
_STEM = 5
_STATE = r"status|state|stage|phase|progress|状态|进度"
DUE = r"expect|deliver|arriv|due|eta\b|until|deadline|end|return|预计|交货|到货|送达|截止|归还"
BEGUN = r"order|creat|start|plac|bought|purchas|from|open|since|sent|下单|订购|创建|开始|购买"
_PERSON = r"customer|client|person|owner|contact|author|employee|buyer|user|name|客户|顾客|用户|姓名|联系人|负责人|员工"
_THING = r"item|product|article|title|subject|model|device|name|产品|商品|名称|标题"
_MONEY = r"price|cost|amount|total|fee|value|salary|budget|金额|价格|单价|费用|总额|总价"

# What a question asks for: words in it, and the facts that answer it ('date' also takes any fact that is a date).
_CUES = (
    (
        r"\bwhere\b|\bstatus\b|\bstate\b|how far|what'?s up|happen|progress|on (?:its|the) way|"
        r"shipped|sent out|cancel|哪里|哪儿|怎么样了",
        (_STATE, DUE),
    ),
    (
        r"when.*(?:arriv|deliver|come|due|expect|get|here)|(?:arriv|expect|due|eta\b|late\b)|(?:什么时候|何时|哪天).*(?:到|送|交)",
        (DUE,),
    ),
    (r"how long(?! ago)", (BEGUN, DUE)),
    (
        r"when.*(?:order|plac|bought|creat|start|made)|how (?:old|long ago)|"
        r"(?:什么时候|何时|哪天).*(?:下单|订|买|创建|开始)",
        (BEGUN,),
    ),
    (r"\bwhen\b|what (?:date|day)|which (?:date|day)|什么时候|何时|哪天", ("date",)),
    (r"\bwho\b|\bwhose\b|\bcustomer\b|\bname\b|谁", (_PERSON,)),
    (r"how much|\bprice|\bcosts?\b|\bpay\b|\bpaid\b|expensive|\bworth\b|多少钱|价钱", (_MONEY,)),
    (r"what (?:is|was|did|has).*(?:in it|bought|ordered|order(?:ed)?\b.*contain|buy)|\bitem\b|\bproduct\b", (_THING,)),
    (r"carrier|courier|shipper|ships? it|delivery service", (r"carrier|courier|shipper",)),
)
_WORD = re.compile(r"[^\W\d_]+")
_CHINESE = re.compile(f"[{HAN}]+")
_THING_SIGNS = 2
_UNIT = re.compile(r"[(\[][^)\]]*[)\]]")
_GENERAL = (_THING, _STATE, DUE)


def relevant(question: str, facts: Sequence[Fact], subject: str, by_value: Sequence[Fact] = ()) -> tuple[Fact, ...]:
    """Return the facts of a row that `question` asks for, with the `subject` (the fact that names the row) first.

    A fact is asked for when its name occurs in the question, a cue word stands for it or it is among `by_value`.
    Where nothing is asked for in particular, what it is, its state and when it is due are taken, or else its first
    facts.
    """
    named = tuple(fact for fact in facts if fact[0] == subject)
    rest = [fact for fact in facts if fact[0] != subject]
    long = [fact for fact in rest if len(fact[1]) > _LONG]
    if long:
        return (*named, *long[:2])
    low = question.lower()
    wanted = [pattern for cue, patterns in _CUES if re.search(cue, low) for pattern in patterns]
    chosen = [fact for fact in rest if _mentioned(fact, low, subject)]
    chosen += by_value
    chosen += [fact for pattern in wanted for fact in rest if _fits(fact, pattern)]
    if not chosen:
        chosen = [fact for pattern in _GENERAL for fact in rest if _fits(fact, pattern)] or rest
    unique = [fact for fact in rest if fact in chosen]
    return (*named, *unique[:_MOST])


def asked_by_value(question: str, facts: Sequence[Fact], rivals: Mapping[str, Sequence[str]]) -> tuple[Fact, ...]:
    """Return the facts of which `question` names a value that they have or could have: 'delivered' of a status."""
    return tuple(
        (name, value)
        for name, value in facts
        if name in rivals and any(names_value(question, one) for one in (value, *rivals[name]))
    )


def asked_but_empty(
    question: str, facts: Sequence[Fact], empty: Sequence[tuple[str, bool]], subject: str
) -> tuple[tuple[str, ...], tuple[Fact, ...]]:
    """Return the names among `empty` that `question` asks for, and the facts beside which that is told.

    A cue word asks for an empty one where no fact answers it: 'when will it be delivered' of a row with no such date.
    """
    low = question.lower()
    rest = [fact for fact in facts if fact[0] != subject]
    found = [name for name, _ in empty if _mentioned((name, ""), low, subject)]
    for cue, patterns in _CUES:
        if re.search(cue, low) and not any(_fits(fact, pattern) for fact in rest for pattern in patterns):
            found += [name for name, dated in empty if any(_is_named(name, dated, pattern) for pattern in patterns)]
    beside = (fact for fact in rest if _mentioned(fact, low, subject) or _fits(fact, _STATE))
    return tuple(dict.fromkeys(found)), tuple(beside)


def can_be_called(fact: Fact, words: str) -> bool:
    """Whether `words` can be another name of the fact: they share one with its own, or are a cue for it."""
    return bool(stems(words.lower()) & stems(fact[0].lower())) or is_cue(words, fact)


def is_cue(words: str, fact: Fact) -> bool:
    """Whether `words` ask for the fact without its name, as 'where is it?' does for its status."""
    low = words.lower()
    return any(_fits(fact, pattern) for cue, patterns in _CUES if re.search(cue, low) for pattern in patterns)


def stems(words: str) -> set[str]:
    """Return how the words of a name begin, in the singular."""
    return {singular(word)[:_STEM] for word in re.findall(r"[^\W\d_]+", words) if len(word) > 2}


def _mentioned(fact: Fact, question: str, subject: str) -> bool:
    asked = {singular(word) for word in _WORD.findall(question)}
    # Nobody says the unit that a name has behind it: 'Total (EUR)'.
    name = _UNIT.sub("", fact[0].lower()).strip() or fact[0].lower()
    words = {word for word in _WORD.findall(name) if len(word) > 2 or not word.isascii()}
    own = {singular(word) for word in words} - set(subject.lower().split())
    return bool(own) and all(word in asked or _stands_in(word, question) for word in own)


def _stands_in(word: str, question: str) -> bool:
    """Say whether a Chinese word, or the thing at its end (金额 of 订单金额), is in a question: it has no blanks."""
    return bool(_CHINESE.fullmatch(word)) and (word in question or (len(word) > _THING_SIGNS and word[-2:] in question))


def _fits(fact: Fact, pattern: str) -> bool:
    name, value = fact
    return _is_named(name, len(find_dates(value)) == 1, pattern)


def _is_named(name: str, dated: bool, pattern: str) -> bool:
    if pattern == "date":
        return dated
    return (dated or pattern not in (DUE, BEGUN)) and bool(re.search(rf"\b(?:{pattern})", name.lower()))


def names_value(text: str, value: str) -> bool:
    """Say whether `text` holds the words of `value`, each in the singular or plural."""
    own = _plain(value)
    return bool(own.strip()) and own in _plain(text)


def _plain(words: str) -> str:
    return " ".join(["", *(singular(word) for word in re.findall(r"[^\W_]+", words.lower())), ""])
