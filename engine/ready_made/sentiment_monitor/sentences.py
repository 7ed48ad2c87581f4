"""What the sentiment monitor tells people, by code: see `engine.sentences`."""

from __future__ import annotations

from engine.errors import Sentence

ERRORS: dict[str, Sentence] = {
    "feed_no_date": Sentence(
        "No column of {file} holds dates; its columns are {columns}. Nothing was read from it.",
        "Call the column with the dates “date”.",
    ),
    "feed_no_text": Sentence(
        "No column of {file} holds texts; its columns are {columns}. Nothing was read from it.",
        "Call the column with the texts “text”.",
    ),
    "feed_undated": Sentence(
        "No row of {path} has a date that can be read: “{value}” is none. Nothing of it is counted.",
        "Write its dates for example as 2026-11-20 14:30, or call another column “date”; it is read again by itself.",
    ),
    "feed_folder": Sentence("There is no folder {path}. Nothing is watched.", "Choose another folder."),
    "feed_file": Sentence("There is no file {path}. Nothing is watched.", "Choose another file."),
    "feed_known": Sentence(
        "{path} was watched before, and its texts were read from other columns ({columns}). Nothing was changed.",
        "Watch it with these columns, or copy it elsewhere and watch the copy.",
    ),
    "feed_folder_gone": Sentence(
        "The folder {path} is not there. What was read from it is kept.",
        "Put it back, or connect its drive: it is read on by itself from where it was left.",
    ),
    "feed_file_gone": Sentence(
        "The file {path} is not there. What was read from it is kept.",
        "Put it back: it is read on by itself from where it was left.",
    ),
    "feed_unreadable": Sentence(
        "{path} could not be read ({reason}). The other files were.",
        "Allow it to be read; it is tried again by itself.",
    ),
    "feed_stopped": Sentence(
        "The reading of {path} was stopped. What was read from it is kept.",
        "Press “Read now” to go on from where it was left.",
    ),
    "feed_table": Sentence(
        "{path} has no table {table} that can be read; it has: {known}.", "Choose one of its tables, and add it anew."
    ),
    "feed_busy": Sentence(
        "Another program holds {path} just now ({reason}). What was read from it is kept.",
        "It is tried again by itself.",
    ),
    "feed_row_text": Sentence("The row has no text. It is not counted.", "Fill in its text in the file."),
    "feed_row_date": Sentence(
        "The row has no date that can be read. It is not counted.",
        "Correct its date in the file, for example as 2026-11-20 14:30; it is read again by itself.",
    ),
    "feed_row_future": Sentence(
        "The row is dated more than a day after this computer's clock. It waits and is not counted yet.",
        "Check the date in the file, and this computer's clock. It is counted by itself when its day has come.",
    ),
    "feed_row_columns": Sentence(
        "The row has more or fewer cells than the file has columns. It is not counted.",
        "Look for a delimiter or a quotation mark that is missing or too many; corrected, it is read again by itself.",
    ),
    "feed_row_json": Sentence(
        "The line is no JSON object. It is not counted.", "Correct the line in the file; it is read again by itself."
    ),
    "alarm_unknown": Sentence("There is no such alarm any more.", "Look at the list of alarms again."),
    "monitor_zone": Sentence("There is no time zone {zone}. Nothing was changed.", "Choose one from the list."),
    "monitor_empty": Sentence("There are no dated texts yet.", "Bring dated texts, or add a feed."),
    "monitor_days": Sentence(
        "I cannot tell which days “{said}” means.",
        "Ask for example since Monday, on 12 November, in October or between 1 October and 15 October.",
    ),
    "monitor_unknown": Sentence("No texts are put together by “{about}”.", "There are: {known}."),
}
STAGES: dict[str, str] = {
    "read_texts": "Reading the texts",
}
