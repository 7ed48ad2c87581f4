"""What the recommender tells people, by code: see `engine.sentences`."""

from __future__ import annotations

from engine.errors import Sentence

ERRORS: dict[str, Sentence] = {
    "shelf_column": Sentence(
        "{file} has no column for the {role}. Nothing was imported.",
        "Say which column it is, or call it by one of these names: {known}. Its columns are: {columns}.",
    ),
    "shelf_no_items": Sentence(
        "No items were found in {file}. Nothing was changed.", "Bring a table with the id and the title of each item."
    ),
    "shelf_dates": Sentence(
        "In {file}, {count} rows have no date that can be read or one that is still to come, the first is row {row}: "
        "{value}. Nothing was changed.",
        "Write the dates like 2024-05-31 or 2024-05-31 14:30, or as seconds since 1970. If they are right, set "
        "this computer's clock.",
    ),
    "shelf_unknown_items": Sentence(
        "In {file}, {count} rows name an item that is not among the items, the first is row {row}: {item}. Nothing was "
        "changed.",
        "Use the same ids in both tables, or bring the table of items first.",
    ),
    "shelf_few": Sentence(
        "There are only {events} events, too few to learn from.",
        "Bring at least {least}, better some hundred: views, clicks, purchases or ratings.",
    ),
    "shelf_no_data": Sentence("There is nothing to learn from yet. Missing: {missing}.", "Bring it under Your data."),
    "shelf_not_fitted": Sentence(
        "The recommender has not learned anything yet.", "Bring items and behaviour on its page; it learns by itself."
    ),
    "shelf_broken": Sentence(
        "What the recommender had learned cannot be read: {file}.", "Choose Learn again; your data is not affected."
    ),
    "shelf_category": Sentence("There is no category {category}.", "These are: {known}."),
    "shelf_item": Sentence("I know no item {item}.", "Name it by its title or its id."),
    "shelf_people": Sentence(
        "These people are not in the behaviour: {people}. No file was written.", "Write them as they stand there."
    ),
    "shelf_text_few": Sentence(
        "There are only {pairs} choices after which one can tell what was liked before, too few for a text model.",
        "Bring more behaviour: at least {least} such choices are needed in each part of the time.",
    ),
    "shelf_text_unmeasured": Sentence(
        "Whether the text model helps could not be measured: nothing in the latest behaviour could be foreseen.",
        "Bring more behaviour and train it again. The lists are as they were.",
    ),
}
STAGES: dict[str, str] = {
    "shelf_embed": "Reading the items' texts",
    "shelf_measure": "Measuring on the latest behaviour",
    "shelf_fit": "Learning what people choose next",
    "shelf_pairs": "Turning behaviour into pairs of texts",
    "shelf_text": "Trying the text model on lists",
    "shelf_export": "Writing the lists",
}
