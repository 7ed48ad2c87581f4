"""Files that are read: the sentences."""

from __future__ import annotations

from engine.errors import Sentence

ERRORS: dict[str, Sentence] = {
    "file_missing": Sentence(
        "The file {file} is not there. Nothing was changed.",
        "Check the path and the name, then choose the file again.",
    ),
    "name_unreadable": Sentence(
        "The name of {file} was written by an old program and cannot be read here.",
        "Rename it, so that its name shows no \ufffd any more, then try again.",
    ),
    "file_is_folder": Sentence("{file} is a folder. Nothing was imported.", "Choose the files inside it."),
    "folder_empty": Sentence(
        "There is no data in {file}. Nothing was imported.", "Choose a folder or an archive that holds data files."
    ),
    "zip_broken": Sentence(
        "The archive {file} cannot be unpacked: it is cut or damaged. Nothing was imported.",
        "Copy or download it again, or unpack it yourself and choose the files.",
    ),
    "zip_locked": Sentence(
        "The archive {file} is protected by a password. Nothing was imported.",
        "Unpack it yourself, then choose the files.",
    ),
    "zip_unsafe": Sentence(
        "The archive {file} was not unpacked: {problem}. Nothing was imported.",
        "If you trust it, unpack it yourself, then choose the files.",
    ),
    "lines_differ": Sentence(
        "Files that belong together line by line have different numbers of lines: {counts}, beside {file}. Nothing was "
        "imported.",
        "Export them again together, or add or delete the lines that are missing.",
    ),
    "chat_row": Sentence(
        "Row {row} of {file} is no conversation: {problem}. Nothing was imported.",
        "Correct that row or delete it, then import the file again.",
    ),
    "entity_places": Sentence(
        "The entities of row {row} of {file} cannot be read. Nothing was imported.",
        "Each label needs its entities, and each entity a list of its places: first and last character.",
    ),
    "label_studio": Sentence(
        "Task {row} of the Label Studio export {file} cannot be read. Nothing was imported.",
        "Export it again as JSON, from a project that labels texts.",
    ),
    "aligned_words": Sentence(
        "Line {line} of {file} has {found} tags for {expected} words. Nothing was imported.",
        "Write one tag for each word of that line.",
    ),
    "file_unreadable": Sentence(
        "The file {file} could not be opened: {reason}. Nothing was imported.",
        "Close the program that uses it, or ask for the right to read it, then try again.",
    ),
    "file_empty": Sentence(
        "The file {file} is empty. Nothing was changed.", "Export it again from where it came, or choose another file."
    ),
    "no_rows": Sentence(
        "The file {file} has no rows of data. Nothing was imported.",
        "Check that it holds more than column names, or choose another file.",
    ),
    "binary_file": Sentence(
        "The file {file} is not text: it holds {found}. Nothing was imported.",
        "Save the data as CSV, TSV, Excel, JSON, JSONL or Parquet and import that file.",
    ),
    "nul_bytes": Sentence(
        "Row {row} (line {line}) of {file} holds a NUL byte, which no text has. Nothing was imported.",
        "Take such bytes out of the file, or export it again from where it came.",
    ),
    "undecodable": Sentence(
        "Row {row} (line {line}) of {file} holds characters that cannot be read as {encoding}. Nothing was imported.",
        "Choose another encoding for the file. If it has that one, retype what is spoilt in that row and save it.",
    ),
    "encoding_unknown": Sentence(
        "The file {file} was not read: there is no text encoding named {encoding}.",
        "Choose a known encoding, such as utf-8, utf-16, gb18030, cp1252 or latin-1, or let Deskhand find it.",
    ),
    "delimiter_unusable": Sentence(
        "The file {file} was not read: '{delimiter}' cannot separate its columns.",
        "Choose one sign that is no quotation mark, such as a comma, or let Deskhand find it.",
    ),
    "line_too_long": Sentence(
        "Line {line} of {file} is longer than {limit} MB. Nothing was imported.",
        "Check that the file has line breaks between its rows, then import it again.",
    ),
    "csv_cut": Sentence(
        "The file {file} ends in the middle of row {row}, which starts in line {line}. Nothing was imported.",
        "Export or copy the file again, or complete or delete that row, or close its quotation mark, then import it.",
    ),
    "csv_columns": Sentence(
        "Row {row} (line {line}) of {file} has {found} columns where {expected} are expected; it starts with "
        "'{start}'. Nothing was imported.",
        "Choose another separator, or put double quotes around values that hold it, or correct that row and save it.",
    ),
    "csv_quotes": Sentence(
        "The quotation marks in row {row} (line {line}) of {file} do not match. Nothing was imported.",
        "Write a double quote inside a quoted value twice, then import the file again.",
    ),
    "columns_over_limit": Sentence(
        "The file {file} has {count} columns, and at most {limit} can be read. Nothing was imported.",
        "Take the columns out of the file that are not needed, or save it as several files of fewer columns each.",
    ),
    "too_many_columns": Sentence(
        "The file {file} with its {count} columns does not fit the memory for reading. Nothing was imported.",
        "Take the columns out of the file that are not needed, or save it as several files of fewer columns each.",
    ),
    "one_column": Sentence(
        "The file {file} has only one column, '{column}'. Nothing was imported.",
        "Choose a file with at least a text and what it should be told as, separated by commas, semicolons or tabs.",
    ),
    "json_broken": Sentence(
        "Row {row} of {file}, in line {line}, is not sound JSON: {problem}. Nothing was imported.",
        "Correct that row or export the file again, then import it.",
    ),
    "json_cut": Sentence(
        "The file {file} ends in the middle of row {row}, which starts in line {line}. Nothing was imported.",
        "Export or copy the file again, or complete or delete that row, then import it.",
    ),
    "json_row": Sentence(
        "Row {row} of {file} is not an object with named values. Nothing was imported.",
        'Write every row as an object, such as {{"text": "...", "label": "..."}}.',
    ),
    "json_not_rows": Sentence(
        "The file {file} holds one object and not a list of rows. Nothing was imported.",
        "Write it as a list of objects, or as one object a line.",
    ),
    "parquet_broken": Sentence(
        "The Parquet file {file} cannot be read: it is cut or damaged. Nothing was imported.",
        "Copy or export it again.",
    ),
    "excel_broken": Sentence(
        "The workbook {file} cannot be read: it is cut or damaged. Nothing was imported.",
        "Open it in the program that made it, save it again, then import it.",
    ),
    "excel_locked": Sentence(
        "The workbook {file} is protected by a password. Nothing was imported.",
        "Save a copy without a password, then import that.",
    ),
    "sheet_unknown": Sentence(
        "The workbook {file} has no sheet '{sheet}' with rows. It has: {sheets}.",
        "Choose one of these, or let the sheet be found automatically.",
    ),
    "conll_columns": Sentence(
        "Line {line} of {file} has {found} columns where {expected} are expected. Nothing was imported.",
        "Write one word a line with its tag last, and an empty line after each sentence.",
    ),
    "conll_tag": Sentence(
        "Line {line} of {file} ends in '{tag}', which is no tag. Nothing was imported.",
        "Write O, or B- or I- and the name of the kind, such as B-PERSON.",
    ),
    "squad_form": Sentence(
        "Question {row} of {file} is not complete. Nothing was imported.",
        "Each question needs 'question' and, in each of its 'answers', 'text' and 'answer_start'; each paragraph needs "
        "'context' and 'qas'.",
    ),
    "semeval_block": Sentence(
        "The example that begins in line {line} of {file} cannot be read. Nothing was imported.",
        "Each needs a number, a tab and a sentence with <e1>...</e1> and <e2>...</e2>, then a line with the relation, "
        "then an empty line.",
    ),
    "trailing_label": Sentence(
        "Line {line} of {file} has no label behind an @; it starts with '{start}'. Nothing was imported.",
        "End every line in @ and its label, or save the file as CSV with two columns.",
    ),
    "tools_only": Sentence(
        "The file {file} describes tools and holds no rows. Nothing was imported.",
        "Choose the file of examples together with it.",
    ),
}
