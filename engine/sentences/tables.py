"""Questions to tables: the sentences."""

from __future__ import annotations

from engine.errors import Sentence

ERRORS: dict[str, Sentence] = {
    "operation_unknown": Sentence("There is no operation '{operation}'.", "The operations are: {allowed}."),
    "not_numbers": Sentence(
        "The column '{column}' holds no numbers ({kind}), so there is no {operation} of it.",
        "Choose a column of numbers, or count rows instead.",
    ),
    "operation_column": Sentence(
        "For the {operation} it has to be said of which column.", "The columns are: {columns}."
    ),
    "sign_unknown": Sentence("There is no comparison “{sign}”.", "The comparisons are: {allowed}."),
    "sign_unfit": Sentence(
        "The column '{column}' holds {kind}, which “{sign}” does not compare.", "Use =, !=, contains or lacks."
    ),
    "value_unfit": Sentence(
        "The column '{column}' is compared with a {kind}, and “{value}” is none.",
        "Give a number such as 4.5, or a date such as 2026-11-18, 2026-11 or 2026.",
    ),
    "part_unfit": Sentence(
        "The rows cannot be put together by the {part} of '{column}'.",
        "A column of dates can be: by {allowed}. Other columns are taken as they are.",
    ),
    "query_slow": Sentence(
        "The question was broken off after {seconds} seconds.", "Ask about fewer rows, or for a simpler figure."
    ),
}
