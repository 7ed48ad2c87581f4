"""Tells names apart that look the same on screen: letters of other alphabets stand for Latin ones to the eye."""

from __future__ import annotations

import re
import unicodedata

# Cyrillic, then Greek, then odd Latin letters, each over the plain letter that it is taken for: small letters, also
# where only the capital is alike.
_ALIKE = str.maketrans(
    "аеорсухѕіјԁһӏԛԝкмтвн" + "αονρικυχτηβεζμγ" + "ıɑɡɩ",
    "aeopcyxsijdhlqwkmtbh" + "aovpikuxtnbezmy" + "iagi",
)
_ALPHABETS = frozenset(["LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC"])


def skeleton(name: str) -> str:
    """Return what two names that look alike have in common."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return " ".join(plain.casefold().translate(_ALIKE).split())


def mixes_alphabets(name: str) -> bool:
    """Say whether a word of `name` has letters of two alphabets that share shapes, as no word of a language has."""
    return any(len(_alphabets(word)) > 1 for word in re.findall(r"[^\W\d_]+", name))


def _alphabets(word: str) -> frozenset[str]:
    return _ALPHABETS & {unicodedata.name(letter, "").split(" ")[0] for letter in word}
