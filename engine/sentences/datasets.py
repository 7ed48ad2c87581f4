"""Datasets: their columns, parts, versions, and what is written of them: the sentences."""

from __future__ import annotations

from engine.errors import Sentence

ERRORS: dict[str, Sentence] = {
    "missing_column": Sentence(
        "{file} has no column '{column}'. Nothing was changed.", "Did you mean '{closest}'? The columns are: {columns}."
    ),
    "role_missing": Sentence(
        "It is not clear which column of {file} is the {role}. Nothing was imported.",
        "Choose the column for it (on the command line: --column {role}=COLUMN). The columns are: {columns}.",
    ),
    "role_unknown": Sentence(
        "There is no role '{role}' in this task. Nothing was imported.", "The roles are: {allowed}."
    ),
    "columns_differ": Sentence(
        "The file {file} does not have the same columns as {first}. Missing: {missing}. Nothing was imported.",
        "If it holds something else, import it on its own. Otherwise give the columns the same names in every file. "
        "This file has: {columns}.",
    ),
    "mostly_unreadable": Sentence(
        "{count} of {rows} rows are not in the expected form. The first is row {row} of {file}: {problem}. "
        "Nothing was imported.",
        "Correct the rows, or choose the column and the task that fit this file.",
    ),
    "one_class": Sentence(
        "All {rows} rows to learn from in {file} have the same label, '{label}'. Nothing was imported.",
        "Add rows with at least one other label, or choose another column as the label.",
    ),
    "no_labels": Sentence(
        "None of the {rows} rows to learn from in {file} has a label. Nothing was imported.",
        "Add rows with labels, or choose another column for them.",
    ),
    "no_usable_rows": Sentence(
        "No row of {file} can be used: the text or the label is empty everywhere, or the repairs dropped them all. "
        "Nothing was imported.",
        "Check which columns are the text and the label, and which repairs are chosen.",
    ),
    "empty_kept": Sentence(
        "{count} rows have no text or no label, the first is row {row} of {file}. Nothing was imported.",
        "Fill them in, or let the import leave them out.",
    ),
    "repair_unknown": Sentence("There is no repair '{repair}'. Nothing was imported.", "The repairs are: {allowed}."),
    "split_shares": Sentence(
        "The shares {valid} for checking and {test} for the test leave nothing to learn from. Nothing was imported.",
        "Choose shares of 0 or more that are together less than 1.",
    ),
    "split_unknown": Sentence(
        "Rows cannot be split by '{by}'. Nothing was imported.", "Split them by chance, by group or by time."
    ),
    "split_groups": Sentence(
        "The column '{column}' has too few groups to give each part whole ones: {count}. Nothing was imported.",
        "Choose another column, ask for fewer parts or other shares, or split by chance.",
    ),
    "split_moments": Sentence(
        "The column '{column}' has too few different times to give each part its own: {count}. Nothing was imported.",
        "Choose another column, ask for fewer parts or other shares, or split by chance.",
    ),
    "split_no_date": Sentence(
        "Row {row} of {file} has no date in the column '{column}': '{value}'. Nothing was imported.",
        "Write it as year-month-day, such as 2024-03-31, take the row out, or split by chance or by group.",
    ),
    "empty_cell": Sentence(
        "The cell in row {row} and column {column} would be empty, and nothing could be learned from its row. "
        "Nothing was saved.",
        "Write something in it, or take the row out.",
    ),
    "no_row_left": Sentence(
        "Every row would be taken out. Nothing was saved.",
        "Keep at least one row, or delete the dataset if none is needed.",
    ),
    "newer_version": Sentence(
        "{name} has a newer version, {latest}, than the one that was to be changed, {version}. Nothing was saved.",
        "Open {name} again and make the changes there: what stands in the newer version is kept.",
    ),
    "nothing_repaired": Sentence(
        "No row has what was to be repaired; it may have been repaired when it was imported. Nothing was changed.",
        "Look at the rows on the Rows tab; single cells can be corrected there.",
    ),
    "labels_first": Sentence(
        "Labels that were given and are in no version yet: {count}. Nothing was repaired.",
        "Save them on the Label tab first, then repair.",
    ),
    "label_not_there": Sentence(
        "This label was changed in another window, or is part of a version by now. It was not taken back.",
        "Go on with the texts that wait now. A label in a version can be changed on its Rows tab.",
    ),
    "version_exists": Sentence(
        "The file {file} is there already and was kept as it is.", "Import under another name, or as the next version."
    ),
    "version_broken": Sentence(
        "The stored rows in {file} cannot be read: the file is missing or damaged. Nothing else was changed.",
        "Bring the project back from a copy, or import the data again.",
    ),
    "write_failed": Sentence(
        "The file {file} could not be written: {reason}. Nothing half-written was left.",
        "Make room on the disk or choose a folder that you may write to, then try again.",
    ),
    "output_format": Sentence(
        "The name {file} does not say in which format to write. Nothing was written.",
        "Give it one of these endings: {allowed}.",
    ),
    "excel_rows": Sentence(
        "A sheet of Excel's holds {most} rows below the names, and {file} would have {found}. Nothing was written.",
        "Give the output a name that ends with .csv, .parquet or .jsonl.",
    ),
    "excel_columns": Sentence(
        "A sheet of Excel's holds {most} columns, and {file} would have {found}. Nothing was written.",
        "Give the output a name that ends with .csv, .parquet or .jsonl.",
    ),
    "excel_cell": Sentence(
        "A cell of Excel's holds {most} letters, and one of {file} would have {found}. Nothing was written.",
        "Give the output a name that ends with .csv, .parquet or .jsonl.",
    ),
    "output_is_input": Sentence(
        "The file {file} is the input too, and was kept as it is.", "Choose another name for the output."
    ),
    "input_changed": Sentence(
        "The file {file} changed while the model was applied to it, so rows and answers no longer belong together. "
        "Nothing was written.",
        "Wait until the file is no longer written to, then apply the model again: it begins anew.",
    ),
}

# The doctor's kinds of problem: what was found, and what an import does about it.
PROBLEMS: dict[str, Sentence] = {
    "sheets": Sentence(
        "Sheets of the workbook with other columns than the one with the most rows: {count}.",
        "They are left out. To read one of them, choose it where you correct how the file is read.",
    ),
    "titles": Sentence(
        "Rows above the names of the columns: {count}.",
        "They are left out, as a title is. If the first is a row like the others, say so where you correct how the "
        "file is read.",
    ),
    "unreadable": Sentence(
        "Rows that are not in the form the task needs: {count}.",
        "They are left out. Correct them in the file to use them.",
    ),
    "empty": Sentence("Rows without a text or without a label: {count}.", "They are left out: nothing can be learned."),
    "contradictions": Sentence(
        "Rows whose text also stands with another label: {count}.",
        "They are kept. Decide for one label in the file, or choose to leave all of them out.",
    ),
    "differing_sets": Sentence(
        "Rows whose text also stands with other labels: {count}.",
        "They are kept. If a text has all of these labels, write them together in one row of the file.",
    ),
    "overlap": Sentence(
        "Training rows whose text also stands in the test or validation rows: {count}.",
        "They are kept, and make the test look better than it is. Choose to leave them out of the training rows.",
    ),
    "duplicates": Sentence(
        "Rows that repeat an earlier one: {count}.",
        "They are kept and count more than once. Choose to keep one of each.",
    ),
    "unseen_labels": Sentence(
        "Test or validation rows with a label that no training row has: {count}.",
        "They are kept, and will count as mistakes. Add training rows with these labels, or correct them.",
    ),
    "label_variants": Sentence(
        "Labels that differ only by capitals or blanks: {count}.",
        "They are kept as different labels. Choose to write them as most rows do, if they mean the same.",
    ),
    "unlabelled": Sentence(
        "Rows without a label: {count}.",
        "They are kept apart and nothing is learned from them. Label them on the dataset's page.",
    ),
    "spans_overlap": Sentence(
        "Rows in which marked stretches overlap: {count}.",
        "A word can be learned as part of one stretch only. Choose to keep the longest of those that overlap.",
    ),
    "spans_cut_words": Sentence(
        "Marked stretches that cut a word or take in a blank: {count}.",
        "They are learned as they stand. Choose to fit them to whole words.",
    ),
    "label_typos": Sentence(
        "Labels that look like typing errors: {count}.",
        "They are kept as labels of their own. Choose to correct them to the frequent label they resemble.",
    ),
    "personal": Sentence(
        "Texts with personal data, such as an e-mail address, a telephone or card number: {count}.",
        "They are kept, on this computer only. Choose to mask them, so that no model can learn them.",
    ),
    "corrections_kept": Sentence(
        "Texts that were corrected in a chat: {count}.",
        "They are learned as you corrected them, whatever the files say. To change that, take the correction back.",
    ),
    "own_parts": Sentence(
        "Rows that say their part themselves, as in a dataset saved as a file: {count}.",
        "They keep it, so that what is measured on is not learned from. To split them anew, take the column 'part' out "
        "of the file.",
    ),
    "exchanges": Sentence(
        "Rows that are exchanges of a conversation with several: {count}, of {conversations} conversations.",
        "Each message that the assistant answered is a row of its own. All rows of one conversation are either learned "
        "from or measured on.",
    ),
    "dates_day_first": Sentence(
        "Dates that could be read with the day or the month first: {count}.",
        "They are read with the day first. Write them as year-month-day if that is wrong.",
    ),
    "dates_month_first": Sentence(
        "Dates that could be read with the day or the month first: {count}.",
        "They are read with the month first, as other dates of the column are. Write them as year-month-day if that "
        "is wrong.",
    ),
    "near_overlap": Sentence(
        "Training rows that say nearly the same as a test or validation row: {count}.",
        "They are kept, and may make the test look better than it is. Choose to leave them out of the training rows.",
    ),
    "broken_calls": Sentence(
        "Tool calls that their tools would refuse: {count}.",
        "They are kept and learned as they stand. Correct them or the tools in the files, or choose to leave these "
        "rows out.",
    ),
    "other_languages": Sentence(
        "Texts in another language than {main}, which most are in: {count} ({others}).",
        "They are kept. A language with few rows is learned badly: add rows in it, or leave these out.",
    ),
    "languages_sampled": Sentence(
        "Texts in another language than {main}, which most are in: {others} of {looked_at} that were looked at.",
        "They are kept. A language with few rows is learned badly: add rows in it, or leave these out.",
    ),
    "not_numbers": Sentence(
        "Cells among the scores that hold no number: {count}. The first is row {row}: '{value}'.",
        "Their rows are left out. Write a number in them, or if these are classes, a word in every row.",
    ),
    "same_numbers": Sentence(
        "Cells of {columns} that are one number in different writings, such as 3.1 and 3.10: {count}.",
        "They are read as numbers, and so as the same. If they are names, write them with a letter, such as v3.10.",
    ),
    "numbers_written": Sentence(
        "Cells of {column} with a number in a writing of their own, such as '{value}' in row {row}: {count}.",
        "They are read as numbers; signs of thousands and currencies go, and what stands for no number is empty.",
    ),
    "cells_kept": Sentence(
        "Cells of {column} that are no number or date as the others are: {count}. The first is row {row}: '{value}'.",
        "The whole column stays text, so no figures can be worked out of it. Correct or empty these cells and import "
        "the file again.",
    ),
    "tags_mended": Sentence(
        "Rows with a tag that goes on (I-) where nothing began (B-): {count}.",
        "The tag is read as a beginning. Correct it in the file if that is wrong.",
    ),
    "near_duplicates": Sentence(
        "Rows whose text differs from another only by capitals or blanks: {count}.",
        "They are kept, and a split puts them on the same side.",
    ),
    "rare_labels": Sentence(
        "Labels with fewer than 5 rows: {count}.", "They are kept, but will hardly be learned. Add rows where you can."
    ),
    "earlier_unread": Sentence(
        "The version before this one cannot be read: its file {file} is damaged.",
        "The rows are set apart anew, so some that were tested on before may be learned from now. Do not compare new "
        "models with older ones by their figures.",
    ),
    "part_empty": Sentence(
        "A part has no rows: to learn from {train}, to check on while learning {valid}, for the final test {test}.",
        "All are kept, but no training can start with them. Import more rows, or give the empty part a larger share.",
    ),
    "cut_texts": Sentence(
        "Texts of more than {limit} tokens (pieces of words), the most that training reads: {count}.",
        "They are kept; training reads their beginning only. Put what matters first, or let the recipe read more.",
    ),
    "cut_texts_about": Sentence(
        "Texts of more than {limit} tokens (pieces of words), the most that training reads: about {count}.",
        "They are kept; training reads their beginning only. Put what matters first, or let the recipe read more.",
    ),
    "far_from_base": Sentence(
        "{share} % of the words are unknown to the base model {base}.",
        "They are kept, but it cannot tell unknown words apart. Choose a base model that knows this language.",
    ),
    "broken_words": Sentence(
        "The base model {base} knows few of these words whole: it reads {pieces} pieces a word.",
        "They are kept, but more is to be learned. Choose a base model that knows this language, if there is one.",
    ),
    "long_texts": Sentence(
        "Texts of more than 1000 characters: {count}.", "They are kept; training reads their beginning only."
    ),
}

STAGES: dict[str, str] = {
    "read_files": "Reading the files",
    "shape_rows": "Reading the messages",
    "check_rows": "Checking the rows",
    "split_rows": "Setting test rows aside",
    "write_version": "Saving the rows",
    "write_file": "Writing the file",
    "suggest": "Asking the model for suggestions",
}
