"""Finds what of a message the look-up of one row neither does nor answers, so that nobody takes it for done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.agent.builtin.cells import spoken_name
from engine.agent.builtin.left_over import is_plain
from engine.agent.builtin.questions import operation_of
from engine.agent.builtin.table_words import TableWords
from engine.agent.claims import find_claims
from engine.agent.courtesy import courtesy
from engine.agent.relevance import is_cue
from engine.agent.wishes import begins_wish, is_wish

# The sign that stands for the key of the row.
_KEY = "|"
_CLAUSE = re.compile(r"[.?!;,]\s+|\b(?:and|then|also|but)\b", re.IGNORECASE)
_MODAL = r"(?:can|could|will|would|may|shall|should|must)\s+(?:you|i|we)"
_WANT = r"(?:i|we)(?:['’]d|\s+would)?\s+(?:need|want|have|like|wish)(?:\s+you)?\s+to|let['’]?s|let\s+(?:me|us)"
_ORDER = re.compile(
    rf"^\W*(?:(?:please|just|now|so|ok(?:ay)?|hi|hello|hey)\b\W*)*(?:(?:{_MODAL}|{_WANT})\s+)?(?:please\s+)?"
    r"(?P<verb>[a-z]+)\s+"
    r"(?:(?:the|this|that|these|those|my|our|your|his|her|their|its|a|an|all|of)\s+)*(?P<object>[|\w'’-]+)",
    re.IGNORECASE,
)
# What a look-up does, and the nouns for what it shows.
_LOOKING_WORDS = """
    show list find tell give get look lookup see check track trace view open display search pull read know fetch print
    describe explain inspect locate identify review verify info information detail details data news summary overview
    hear learn ask need want help about regarding concerning whats wheres
"""
_LOOKING = frozenset(_LOOKING_WORDS.split())
# What is done with several rows to show them or to work something out.
_WORKING_WORDS = """
    add calculate combine compare compute filter group order rank sort split work
"""
_WORKING = frozenset(_WORKING_WORDS.split())
# What would change the rows; what is added up is not.
_CHANGING_WORDS = "delete remove erase cancel change update edit modify insert rename replace set mark"
_CHANGING = frozenset(_CHANGING_WORDS.split())
_ADDING = re.compile(r"^\W*(?:an?|another|new|this|one|\d+)\b|\bto\b", re.IGNORECASE)
# 'Update me on the orders' asks for them.
_TOLD = re.compile(r"\s+(?:me|us|on|about|in|of|for|from)\b", re.IGNORECASE)
_MEANS_IT = frozenset(
    ["it", "them", "this", "that", "these", "those", "its", "they", "their", "he", "she", "his", "her"]
)


def unanswered(text: str, key: str, words: TableWords) -> tuple[str, ...]:
    """Return the parts of `text` that are left out where only the row of `key` is shown.

    They are the verb of an order to do something with the row or with what it holds ('cancel order A-2005'), a question
    beside the one about the row that is about something the table does not have, and the keys of other rows.
    """
    marked = _marked(text, key)
    clauses = [clause for clause in _clauses(marked) if clause.strip()]
    told = [part for clause in clauses if (part := _ordered(clause, words))]
    if any(_KEY in clause for clause in clauses):
        told += [part for clause in clauses if (part := _about_another(clause, words))]
    codes = (claim.text for claim in find_claims(marked) if claim.kind == "code")
    told += [code for code in codes if _shape(code) == _shape(key)]
    return tuple(dict.fromkeys(told))


def undone(text: str, words: TableWords) -> tuple[str, ...]:
    """Return the verbs of orders in `text` to do something with rows that no tool does: 'delete all orders'."""
    verbs = (_ordered(clause, words) for clause in _clauses(text))
    return tuple(verb for verb in verbs if verb and verb.lower() not in _WORKING and operation_of(verb) is None)


def only_changes(text: str, words: TableWords) -> bool:
    """Say whether all that `text` asks for is to change rows, which no tool of a table does: 'delete all orders'."""
    clauses = [clause for clause in _clauses(text) if re.search(r"\w", clause)]
    others = [clause for clause in clauses if not _changes(clause, words)]
    asking = (begins_wish(clause) or (is_wish(clause) and not courtesy(clause)) for clause in others)
    return len(others) < len(clauses) and not any(asking)


def _changes(clause: str, words: TableWords) -> bool:
    found = _ORDER.match(clause)
    # 'Cancel' is an order, whatever a column 'cancelled on' has in common with it; of 'change requests' it is none.
    if not found or words.is_row(found["verb"]):
        return False
    verb, rest = found["verb"].lower(), clause[found.end("verb") :]
    if verb not in _CHANGING and not (verb == "add" and _ADDING.search(rest)):
        return False
    # 'Mark Smith's orders' are those of somebody.
    is_name = found["object"][0].isupper() and not words.find_values(found["object"])
    return not is_name and not _TOLD.match(rest) and any(words.is_row(word) for word in re.findall(r"\w+", rest))


def _marked(text: str, key: str) -> str:
    """Return `text` with signs in the place of the key, or of the number at its end that stands for it."""
    parts = re.findall(r"[^\W\d_]+|\d+", key)
    for form in (re.escape(key), r"[\W_]*".join(parts), *re.findall(r"\d{3,}$", key)):
        marked = re.sub(rf"(?<!\w){form}(?!\w)", lambda found: _KEY * len(found.group(0)), text, flags=re.IGNORECASE)
        if marked != text:
            return marked
    return text


def _shape(code: str) -> str:
    return re.sub(r"\d+", "0", re.sub(r"[\W_]", "", code)).lower()


def _clauses(marked: str) -> Iterator[str]:
    start = 0
    for joint in _CLAUSE.finditer(marked):
        # Its sign stays with a question, which is one by it.
        yield marked[start : joint.start() + (not joint.group(0)[0].isalpha())]
        start = joint.end()
    yield marked[start:]


def _ordered(clause: str, words: TableWords) -> str:
    """Return the verb of an order that is no look-up, '' where the clause is none."""
    found = _ORDER.match(clause)
    if not found or not _is_unknown(found["verb"], words):
        return ""
    verb, thing = found["verb"].lower(), found["object"].lower()
    of_the_row = _KEY in thing or thing in _MEANS_IT or words.is_row(thing) or words.column(thing) is not None
    return found["verb"] if of_the_row and verb not in _LOOKING and not verb.endswith("ing") else ""


def _about_another(clause: str, words: TableWords) -> str:
    """Return what a question is about that is none about the row, from its first word that the table does not know."""
    tokens = list(re.finditer(r"\w+(?:['’-]\w+)*", clause))
    said = {token.group(0).lower() for token in tokens}
    of_the_row = _KEY in clause or said & _MEANS_IT or any(map(words.is_row, said))
    if of_the_row or not is_wish(clause) or courtesy(clause):
        return ""
    if any(is_cue(clause, (spoken_name(item.name), "")) for item in words.columns):
        return ""
    values = words.find_values(clause)
    for token in tokens:
        inside = any(value.start <= token.start() < value.end for value in values)
        if not inside and _is_unknown(token.group(0), words):
            return clause[token.start() :].strip(" .,;?!")
    return ""


def _is_unknown(word: str, words: TableWords) -> bool:
    return not (is_plain(word) or words.is_row(word) or words.column(word) or words.find_values(word))
