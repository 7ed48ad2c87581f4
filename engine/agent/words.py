"""Words the agent has to know: number words, plain singulars, and which words are no names at a sentence's start."""

from __future__ import annotations

import re

_UNIT_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
NUMBER_WORDS: dict[str, int] = {
    **{word: value for value, word in enumerate(_UNIT_WORDS.split())},
    **_TENS,
    "hundred": 100,
    "thousand": 1000,
}

# A word that opens a sentence is capitalised anyway; these, and words with an everyday ending, are no names there.
_COMMON_WORDS = """
    a able about above according account after again all almost already also although always am among an and
    another any anyone anything anyway apologies apology are around article as ask at available average based be
    because been before being below best better between big both business but buy by call came can cancel cannot
    case category change cheap check choose classified close code come company complete confidence
    congratulations contact correct cost could count currently customer customers damage data date day days dear
    delay delivery department detail details did difference different do does done down due during each early
    either else email enjoy enough even every everyone everything exact exchange expected express fact facts
    feel few figure final find fine first for found free friend from full get gift give glad go good goodbye got
    great greetings had happy has have having he hello help hence her here hey hi high him his hope hopefully
    hour hours how however if in include indeed info information instead intent into invoice is issue it item
    items its just keep kind kindly know label last late later latest least let like likely line list long look
    lot low made make many match maximum may maybe me mean means message might minimum moment money month months
    more most much must my name need never new next nice night no none nor not note nothing now number of off
    often ok okay old on once one only open or order orders other our out over overall own package parcel
    parcels part pay payment per perhaps person place please point policy possible predicted price prices
    probably problem product purchase put question quick quite rather ready really reason refund refunds reply
    request rest result results return returns right row rows same say see sell send sent service shall she ship
    short should show since sir small so some someone something soon sorry speak standard start status still
    stock store such sum support sure surely table take tell text than thank thanks that the their them then
    there therefore these they thing things this those though through thus till time to today together tomorrow
    too tool topic total track type under unfortunately until up upon us use user usual value very via voucher
    want warranty was way we week weeks welcome well were what whatever when where whether which while who whole
    whom whose why will wish with within without wonderful work would wow write year years yes yesterday yet you
    your yours
"""
COMMON = frozenset(_COMMON_WORDS.split())
# Nouns in -ie, which are no nouns in -y: movies -> movie.
_IE_PLURALS = frozenset(["movies", "cookies", "calories", "zombies", "selfies", "pies", "ties", "lies", "dies"])
_EVERYDAY_ENDINGS = re.compile(r"(?:ing|ed|ly|tion|tions|sion|ment|ments|ness|able|ible|ful|less|ally|ies|est|ity)$")


def is_everyday(word: str) -> bool:
    """Say whether `word` is taken for an ordinary English word where a capital letter says nothing."""
    low = word.lower().replace("’", "'")
    stem = low.split("'")[0]
    return stem in COMMON or low in NUMBER_WORDS or (len(low) > 5 and bool(_EVERYDAY_ENDINGS.search(stem)))


def singular(word: str) -> str:
    """Return a plain guess at the singular of an English noun: policies -> policy, orders -> order."""
    if word.lower().split(" ")[-1] in _IE_PLURALS:
        return word[:-1]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def snake(name: str) -> str:
    """Return `name` as a tool's or column's identifier: 'Support intents v2' -> support_intents_v2."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return re.sub(r"\W+", "_", spaced).strip("_").lower()


def humanised(name: str) -> str:
    """Return an identifier as words: expected_on -> expected on, userId -> user id."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z][a-z])", "_", name)
    words = re.sub(r"[_\s]+", " ", spaced).strip()
    return words if spaced == name else words.lower()
