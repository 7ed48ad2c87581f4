"""Finds what tells who a person is in a text, and masks it: SQL over regular expressions, for DuckDB (RE2).

The forms follow ISO 13616 (IBAN), ISO/IEC 7812 (cards, grouped in fours), GB 11643 (Chinese identity numbers) and
E.164 (telephone numbers); a number is taken only where its grouping or its prefix tells it from an order's.
"""

from __future__ import annotations

from engine.data.sql import literal

# Mask -> form, the longest and surest first: a phone number must not eat half of a card's.
FORMS = {
    "[email]": r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}",
    "[iban]": r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b",
    "[id]": r"\b\d{17}[\dXx]\b|\b\d{3}-\d{2}-\d{4}\b",
    "[card]": r"\b\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{1,7}\b",
    "[phone]": "|".join(
        (
            r"(?:\+|\b00)\d{1,3}(?:[ ()/.-]*\d){7,12}\b",
            r"\(\d{3}\) ?\d{3}-\d{4}\b",
            r"\b\d{3}[-.]\d{3}[-.]\d{4}\b",
            r"\b1[3-9]\d{9}\b",
        )
    ),
}


def holds_personal(column: str) -> str:
    """Return the SQL condition that `column` holds any of the forms."""
    found = {mask: f"regexp_matches({column}, {literal(form)})" for mask, form in FORMS.items()}
    address = found.pop("[email]")
    # Most texts hold no @ and hardly a digit: they are not searched for the rest.
    numbers = f"regexp_matches({column}, '\\d\\d') AND ({' OR '.join(found.values())})"
    return f"(contains({column}, '@') AND {address}) OR ({numbers})"


def masked(column: str) -> str:
    """Return the SQL expression for `column` with every one of the forms replaced by its mask."""
    for mask, form in FORMS.items():
        column = f"regexp_replace({column}, {literal(form)}, {literal(mask)}, 'g')"
    return column
