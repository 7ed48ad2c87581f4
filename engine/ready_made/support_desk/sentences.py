"""What the support desk tells people, by code: see `engine.sentences`."""

from __future__ import annotations

from engine.errors import Sentence

ERRORS: dict[str, Sentence] = {
    "desk_no_questions": Sentence(
        "No questions were found in {files}. Nothing was imported.",
        "Say which column holds the questions, or call it by one of these names: {columns}.",
    ),
    "desk_no_model": Sentence("The questions have not been learned yet.", "Choose Train, then measure again."),
    "desk_no_name": Sentence("An intent needs a name. Nothing was changed.", "Give it one, such as refund status."),
    "desk_no_answer": Sentence(
        "There is no answer to {intent} yet.", "Write one on the desk's page, under Questions and answers."
    ),
    "desk_field": Sentence(
        "The answer has a place {field} that the table does not fill.", "The table's columns are: {columns}."
    ),
    "desk_target": Sentence("{target} is no share to aim at. Nothing was changed.", "Give one from 0.5 to below 1."),
    "desk_no_handover": Sentence("This question is not on the list.", "Open the list again."),
    "desk_settled": Sentence("This question was settled already. Nothing was changed.", "Open the list again."),
    "desk_gap": Sentence(
        "The reply still has the place {field}, which nothing filled. Nothing was changed.",
        "Write what belongs there. An answer with such places is written under Questions and answers.",
    ),
    "desk_no_groups": Sentence(
        "The questions say no intent, and there is no encoder to group them with. Nothing was imported.",
        "Fetch the starter encoder in Settings, Models, then bring the questions again.",
    ),
}
STAGES: dict[str, str] = {
    "group_questions": "Grouping the questions",
    "measure_desk": "Measuring what the desk would answer",
}
