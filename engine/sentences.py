"""The English sentences for the engine's codes: what happened, and what the person can do next.

The command line prints them; the window passes them through its translations. A test holds that every code
raised anywhere in the engine has its sentences. Those of a ready-made project stand in its own folder, whose registry
adds them here.
"""

from __future__ import annotations

from string import Formatter
from typing import Any

from engine.errors import ErrorInfo, Sentence

ERRORS: dict[str, Sentence] = {
    # the tool-call lab
    "lab_rows": Sentence(
        "{each} is no number of example messages for a tool. Nothing was made.", "Choose one from 1 to {most}."
    ),
    "lab_languages": Sentence(
        "Example messages cannot be worded in these languages: {languages}. Nothing was made.",
        "Choose one or more of {known}.",
    ),
    "lab_part": Sentence(
        "There is no part named {part} to measure on. Nothing was measured.", "Choose valid, test or cases."
    ),
    "no_tools": Sentence(
        "The agent {agent} has no tool that it may use. Nothing was made or measured.",
        "Allow a tool on the Tools page, or choose tools for the agent.",
    ),
    "not_calls": Sentence(
        "{name} holds no tool calls. Nothing was measured.", "Choose a dataset of the task tool-calls."
    ),
    "nothing_to_measure": Sentence(
        "There is no message to measure on. Nothing was measured.",
        "Make example messages from the tools, or correct a call in a chat, then measure.",
    ),
    "unknown_caller": Sentence(
        "There is no caller {caller} to measure. Nothing was measured.", "Choose among: {known}."
    ),
    "no_measure": Sentence("There is no measure {measure} in this project.", "Look at the list of measures again."),
    "internal": Sentence(
        "Something went wrong inside Deskhand. Nothing was changed.",
        "Try again. If it happens again, open Settings, Logs, and save an error report.",
    ),
    # the installed app
    "package_damaged": Sentence(
        "Files of the installed app are damaged or gone: {count}, among them {file}. Your projects were not touched.",
        "Install Deskhand again from a package whose checksum is right.",
    ),
    "home_not_writable": Sentence(
        "Deskhand keeps its settings and models in {folder}, and may not write there. Nothing was changed.",
        "Make that folder writable, or start Deskhand with --home and a folder of your own.",
    ),
    # projects and jobs
    "no_project": Sentence("There is no project at {path}.", "Choose another folder, or make a new project there."),
    "new_without_project": Sentence("It was not said where the project goes.", "Give --project and a folder."),
    "ready_made_unknown": Sentence(
        "There is no ready-made project {name}. Nothing was changed.", "There are: {known}."
    ),
    "ready_made_part": Sentence(
        "A project of this kind has no part {part}. Nothing was imported.", "Its parts are: {known}."
    ),
    "project_exists": Sentence(
        "There is something at {path} already. Nothing was changed.", "Choose another name, or open that project."
    ),
    "project_broken": Sentence(
        "The project at {path} cannot be read. It was left as it is.",
        "Restore project.sqlite in that folder from a copy; the datasets and models beside it are not affected.",
    ),
    "project_newer": Sentence(
        "The project at {path} was made by a newer Deskhand. It was left as it is.", "Update Deskhand, then open it."
    ),
    "not_writable": Sentence(
        "Deskhand may not write to {folder}. Nothing was changed.", "Choose a folder of your own."
    ),
    "out_of_memory": Sentence(
        "The computer ran out of memory. What was finished before is kept.",
        "Close other programs, or choose a smaller batch size, then resume.",
    ),
    "worker_died": Sentence(
        "The work ended unexpectedly ({exit}). Your data and everything finished before are kept.",
        "If it was a training, choose Resume: it goes on from the last checkpoint. If a model was applied to a file, "
        "apply it again: it goes on where it stopped.",
    ),
    "app_closed": Sentence(
        "Deskhand was closed while this was running. Everything up to the last checkpoint is kept.",
        "Choose Resume to go on from there.",
    ),
    "cancelled": Sentence("Stopped. Nothing half-done was kept.", "Start again whenever you like."),
    "paused": Sentence("Paused. The checkpoint is kept.", "Resume to go on from there."),
    "engine_stopped": Sentence("Deskhand is closing. Nothing was started.", "Open it again, then try once more."),
    "unknown_command": Sentence("This Deskhand cannot do {command}. Nothing was changed.", "Update Deskhand."),
    "quickstart_ungrounded": Sentence(
        "A reply states what no message says: {reply}. The project is kept.",
        "Save an error report from Settings, Logs.",
    ),
    # data
    "file_missing": Sentence(
        "The file {file} is not there. Nothing was imported.",
        "Check the path and the name, then choose the file again.",
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
    # documents
    "documents_folder": Sentence(
        "The folder {folder} is not there. What was read of it before is kept.",
        "Connect the disk it lies on, or choose another folder.",
    ),
    "documents_unindexed": Sentence(
        "The documents have not been read yet, or what was kept of them ({file}) is damaged.",
        "Have the folder read again; the documents themselves are not affected.",
    ),
    "document_kind": Sentence(
        "{file} is no kind of document that Deskhand reads.", "It reads {kinds}. Save the document as one of these."
    ),
    "document_large": Sentence(
        "{file} holds more text than a document may ({limit} MB).", "Divide it, or leave it out of the folder."
    ),
    "document_unreadable": Sentence(
        "{file} could not be opened: {reason}.", "Ask for the right to read it, then have the folder read again."
    ),
    "document_empty": Sentence(
        "There is no text in {file}.",
        "If it holds scanned pages, have their text recognised by a scanning program first.",
    ),
    "document_broken": Sentence(
        "{file} cannot be read: it is cut or damaged.", "Open it in the program that made it and save it again."
    ),
    "document_undecodable": Sentence(
        "The characters of {file} cannot be told: it is no text, or written in more than one encoding.",
        "Open it in a text editor and save it as UTF-8.",
    ),
    "document_locked": Sentence(
        "{file} is protected by a password.", "Save it without the password, then have the folder read again."
    ),
    "passages_none": Sentence(
        "Nothing in “{documents}” has to do with that.", "Ask in other words, or name what you are looking for."
    ),
    "file_unreadable": Sentence(
        "The file {file} could not be opened: {reason}. Nothing was imported.",
        "Close the program that uses it, or ask for the right to read it, then try again.",
    ),
    "file_empty": Sentence(
        "The file {file} is empty. Nothing was imported.", "Export it again from where it came, or choose another file."
    ),
    "no_rows": Sentence(
        "The file {file} has no rows of data. Nothing was imported.",
        "Check that it holds more than column names, or choose another file.",
    ),
    "binary_file": Sentence(
        "The file {file} is not text: it holds {found}. Nothing was imported.",
        "Save the data as CSV, TSV, Excel, JSON, JSONL or Parquet and import that file.",
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
    "one_column": Sentence(
        "The file {file} has only one column, '{column}'. Nothing was imported.",
        "Choose a file with at least a text and what it should be told as, separated by commas, semicolons or tabs.",
    ),
    "json_broken": Sentence(
        "Line {line} of {file} is not sound JSON: {problem}. Nothing was imported.",
        "Correct that line or export the file again, then import it.",
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
    "excel_sheets": Sentence(
        "The sheets of {file} have different columns: {sheets}. Nothing was imported.",
        "Save the sheet you need as a file of its own, or give all sheets the same columns.",
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
        "Give the columns the same names in every file. This file has: {columns}.",
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
    # base models
    "base_not_in_catalogue": Sentence(
        "There is no starter model called {base}. Nothing was fetched.", "The starter models are: {known}."
    ),
    "base_unknown": Sentence(
        "There is no base model called {base}. Nothing was changed.",
        "The base models are: {known}. Add your own with 'models import', giving its folder.",
    ),
    "base_not_ready": Sentence(
        "The base model {name} is {state}. Nothing was started.",
        "Fetch it again (Settings, Base models, or 'deskhand models fetch'), then start again.",
    ),
    "base_not_stored": Sentence(
        "A base model could not be written to {folder}. What stood there is unchanged.",
        "Check that you may write to that folder and that its disk is connected, then try again.",
    ),
    "disk_full": Sentence(
        "The disk that holds {folder} is full. Nothing half-written was kept in use.",
        "Free some space on that disk, then try again: a training goes on from its last checkpoint, a download or the "
        "answers to a file where they stopped.",
    ),
    "no_network": Sentence(
        "{host} could not be reached. What had been downloaded is kept.",
        "Check the network connection and try again. On a computer without a network, copy the wheel file there "
        "and set DESKHAND_WHEELS to its folder.",
    ),
    "download_cut": Sentence(
        "The download of {file} was cut off several times; {done} of {total} bytes are here and kept.",
        "Try again: it goes on where it stopped.",
    ),
    "hash_mismatch": Sentence(
        "{file} is not the file that Deskhand expects: its checksum differs. It was removed.",
        "Try again. If it happens again, the package index in use may serve a changed file: ask who runs it.",
    ),
    "not_on_index": Sentence(
        "The package index {index} does not have {file}. Nothing was downloaded.",
        "Check the address in PIP_INDEX_URL, or copy the wheel file here and set DESKHAND_WHEELS to its folder.",
    ),
    "wheel_missing": Sentence(
        "There is no wheel file at {file}. Nothing was changed.",
        "Give the file {wheel}, or the folder that holds it.",
    ),
    "wheel_damaged": Sentence(
        "The wheel file {file} is damaged or another version: its checksum differs. Nothing was changed.",
        "Download or copy the file again.",
    ),
    "model_file_damaged": Sentence(
        "The model file {file} is damaged or was changed: {part} is not what was signed. Nothing was changed.",
        "Copy the file again, and ask who sent it for its checksum.",
    ),
    "model_file_untrusted": Sentence(
        "The model file {file} is signed with the key {key}, which you have not said you trust. Nothing was changed.",
        "Compare the key with its owner. If it is theirs, put their public key (a .pem file) into {folder}.",
    ),
    "key_unreadable": Sentence(
        "{file} holds no key that Deskhand can use. Nothing was changed.",
        "Give an Ed25519 key in PEM form without a passphrase, as openssl genpkey -algorithm ed25519 writes it.",
    ),
    "base_damaged": Sentence(
        "{name} is damaged: its file {file} is not what it was. Nothing was written.",
        "Fetch or import that base model again, then pack it.",
    ),
    "folder_missing": Sentence(
        "There is no folder {folder}. Nothing was changed.", "Check the path, and that its disk is connected."
    ),
    "no_config": Sentence(
        "The folder {folder} has no config.json, so it is not a Hugging Face model. Nothing was changed.",
        "Choose the folder that holds config.json, model.safetensors and tokenizer.json.",
    ),
    "config_broken": Sentence(
        "{file} cannot be read as JSON. Nothing was changed.", "Download or copy that file again."
    ),
    "needs_code": Sentence(
        "The model in {folder} brings its own program code, and Deskhand does not run code from model folders. "
        "Nothing was changed.",
        "Choose a model whose config.json has no 'auto_map' entry.",
    ),
    "adapter_only": Sentence(
        "The folder {folder} holds an adapter only, not a whole model. Nothing was changed.",
        "Merge the adapter into its base model (merge_and_unload in PEFT), save it, and import that folder.",
    ),
    "pickled_weights": Sentence(
        "The weights in {folder} are pickled ({file}). Opening such a file can run hidden code, so it was not opened.",
        "Ask for the safetensors form, or convert it on a computer that may run it: load the model with "
        "transformers and call save_pretrained, which writes model.safetensors.",
    ),
    "no_weights": Sentence(
        "The folder {folder} has no model.safetensors. Nothing was changed.",
        "Download or copy the weights into that folder, then import it again.",
    ),
    "weights_shard_missing": Sentence(
        "The weights in {folder} come in parts, and the part {file} is missing. Nothing was changed.",
        "Download or copy that file into the folder, then import it again.",
    ),
    "weights_damaged": Sentence(
        "The weights file {file} is damaged: {problem}. Nothing was changed.", "Download or copy that file again."
    ),
    "no_tokenizer": Sentence(
        "The folder {folder} has no tokenizer.json. Nothing was changed.",
        "Copy tokenizer.json from where the model came from. Where there is none, load the tokenizer with "
        "transformers and call save_pretrained.",
    ),
    "family_unknown": Sentence(
        "The model in {folder} is of a kind that Deskhand does not know ({kind}). Nothing was changed.",
        "Choose an encoder (such as BERT), a decoder (such as Llama) or an encoder-decoder (such as T5).",
    ),
    "gguf_unreadable": Sentence(
        "{file} cannot be converted: it is cut short, is not a GGUF file, or holds an unknown kind of model. "
        "Nothing was changed.",
        "Download or copy the file again, or import the model's Hugging Face folder in its place.",
    ),
    "generator_missing": Sentence(
        "The folder {folder} holds no model that can write text. Nothing was changed.",
        "Fetch the base model again, or choose another composer for this agent.",
    ),
    "generator_failed": Sentence(
        "The model in {folder} could not write a text. The conversation so far is kept.",
        "Try again. If it happens again, fetch the base model again, or choose another composer.",
    ),
    "chat_template": Sentence(
        "The model in {folder} has no usable form for a conversation. The conversation so far is kept.",
        "Choose a model that was made for chat ('instruct' or 'chat' in its name) as the composer.",
    ),
    "prompt_too_long": Sentence(
        "The conversation is too long for this model: {tokens} of at most {most} tokens. It is kept as it is.",
        "Begin a new chat, or ask for less at a time.",
    ),
    # training, evaluation and export
    "unknown_task": Sentence("There is no task called {task}. Nothing was started.", "The tasks are: {allowed}."),
    "no_dataset": Sentence("The project has no dataset called {dataset}.", "It has: {known}."),
    "dataset_in_use": Sentence(
        "This dataset has been used by {runs} training runs, so it was kept.", "Keep it for as long as the runs stay."
    ),
    "table_not_trained": Sentence(
        "{dataset} is a table for look-ups; a model cannot be trained on it. Nothing was started.",
        "Choose a dataset that was imported for a task.",
    ),
    "no_run": Sentence("The project has no run {run}.", "Open Runs to see those there are."),
    "run_not_resumable": Sentence(
        "The run {name} is {status}; there is nothing to resume.", "Start a new training instead."
    ),
    "no_checkpoint": Sentence(
        "The run {name} stopped before its first step. Your data are kept.", "Start a new training instead."
    ),
    "search_minutes": Sentence(
        "A search cannot take {minutes} minutes. Nothing was started.",
        "Give it more than 0 and at most {most} minutes.",
    ),
    "search_too_short": Sentence(
        "Not even one round of learning ended in the time given ({minutes} min), so there is nothing to compare.",
        "Give the search more minutes, or start it from a quicker recipe.",
    ),
    "no_model": Sentence("The project has no model called {model}.", "It has: {known}."),
    "model_in_use": Sentence(
        "The agents {agents} choose their tools by this model, so it was kept.", "Choose another caller for them first."
    ),
    "model_not_loaded": Sentence(
        "The model in {folder} cannot be read. Nothing was changed.", "Restore its folder from a copy, or train again."
    ),
    "not_explained": Sentence(
        "What the model looked at can be told only where a text has one class; the task {task} has more. "
        "Nothing was changed.",
        "Compare its marked words with the right ones instead.",
    ),
    "two_models": Sentence("{count} models were named; two are compared.", "Give --model twice."),
    "same_model": Sentence("{name} cannot be compared with itself.", "Choose two models."),
    "tasks_differ": Sentence(
        "{first} and {second} do different things, so they cannot be compared.", "Choose two of the same task."
    ),
    "tests_differ": Sentence(
        "{first} and {second} were measured on different test rows, so their figures cannot be compared.",
        "Choose a dataset: both then answer its test rows, without those that one of them learned from.",
    ),
    "base_family": Sentence(
        "The base model {base} is of the {family} family, which cannot learn this task. Nothing was started.",
        "Choose a base model of this family: {wanted}.",
    ),
    "not_labelled_here": Sentence(
        "Rows for the task {task} cannot be labelled in Deskhand. Nothing was imported.",
        "Import a file that holds the answers, too.",
    ),
    "export_format": Sentence(
        "{file} has no ending that says how to write it. Nothing was written.",
        "Give it one of these endings: {allowed}.",
    ),
    "not_editable": Sentence(
        "The column {column} cannot be changed here. Nothing was changed.",
        "These columns can: {allowed}. Change others in your file, and import it again.",
    ),
    "nothing_changed": Sentence(
        "No cell was changed and no row was taken out. Nothing was saved.",
        "Change something first.",
    ),
    "nothing_labelled": Sentence(
        "No label was given since the last version. Nothing was changed.",
        "Label some rows first.",
    ),
    "base_no_tokenizer": Sentence(
        "There is no tokenizer.json in {folder}. Nothing was started.", "Add the file that came with the model."
    ),
    "base_not_loaded": Sentence(
        "The model in {folder} cannot be loaded. Nothing was changed.",
        "Check that its files belong together and are complete, then import it again.",
    ),
    "base_incomplete": Sentence(
        "The model in {folder} lacks {count} of its weights, such as {first}. Nothing was changed.",
        "Copy the whole folder again from where it came from, then import it once more.",
    ),
    "four_bit_unavailable": Sentence(
        "Holding the base model in 4 bits needs an NVIDIA GPU, the package bitsandbytes, and the adaptation lora. "
        "Nothing was started.",
        "Choose LoRA without 4 bits, or train on a computer with such a GPU.",
    ),
    "template_unusable": Sentence(
        "The base model in {folder} writes a conversation in a form in which its answers cannot be told apart. "
        "Nothing was started.",
        "Choose another base model, best one that was made for chat ('instruct' or 'chat' in its name).",
    ),
    "base_no_layers": Sentence(
        "The layers of this base model cannot be told apart. Nothing was started.",
        "Choose to change all of the model, or only the answer layer.",
    ),
    "too_few_rows": Sentence(
        "There are {train} training rows and {valid} validation rows, which is too few. Nothing was started.",
        "Import more rows, with at least a few for each class.",
    ),
    "no_test_rows": Sentence(
        "The dataset has no test rows, so the result could not be measured. Nothing was started.",
        "Import it again with a test part.",
    ),
    "loss_not_finite": Sentence(
        "Training became unstable at step {step}. The last checkpoint is kept.",
        "Start again with a lower learning rate.",
    ),
    "gate_refused": Sentence(
        "The exported model scores {exported} where the trained one scores {trained}; the limit is {limit}. "
        "It was not published; the checkpoint is kept.",
        "Train with another seed, or raise the limit (gate) in the recipe, then resume.",
    ),
    "argument_not_in_text": Sentence(
        "An argument of {tool} does not stand in the message: {text}.",
        "Write the argument exactly as it stands in the user's words.",
    ),
    "no_text_column": Sentence(
        "The file {file} has no column to read; it has {columns}. Nothing was written.",
        "Name the column with the texts one of: {wanted}.",
    ),
    "decoder_not_supported": Sentence(
        "Models of the kind {architecture} cannot be exported to ONNX yet. The model itself is kept.",
        "Choose another decoder, for example one of the Llama, Qwen, Phi or SmolLM line.",
    ),
    "export_failed": Sentence(
        "The model in {folder} could not be exported to ONNX. The model itself is kept; nothing was published.",
        "Try again. If it happens again, open Settings, Logs, and save an error report.",
    ),
    "recipe_value": Sentence(
        "The setting {key} cannot be {value}. Nothing was started.",
        "Allowed: {allowed}.",
    ),
    "lora_targets_unknown": Sentence(
        "The base model has no layers called {wanted} for LoRA to change. Nothing was started.",
        "Choose all-linear or attention, or some of: {known}.",
    ),
    "recipe_key": Sentence("There is no setting called {key}. Nothing was started.", "The settings are: {allowed}."),
    # agent
    "no_agent": Sentence("The project has no agent called {agent}.", "It has: {known}."),
    "agent_name_missing": Sentence("The agent has no name. Nothing was saved.", "Give it a name."),
    "no_correction": Sentence("This correction is no longer there.", "Correct the reply again."),
    "no_words_to_correct": Sentence(
        "Nothing was said before this reply, so there is nothing to correct.", "Choose a reply to one of your messages."
    ),
    "reply_empty": Sentence(
        "The corrected reply is empty. Nothing was kept.", "Write what the reply should have said."
    ),
    "reply_same": Sentence(
        "The corrected reply says what the reply says. Nothing was kept.", "Change what is wrong in it."
    ),
    "no_new_corrections": Sentence(
        "{name} has learned every correction that there is. Nothing was started.",
        "Correct a reply in a chat first, then train again.",
    ),
    "no_learner": Sentence(
        "{name} neither chooses tools nor writes replies, so it is not held to corrections.",
        "Choose a model for tool calls or for conversations.",
    ),
    "nothing_to_roll_back": Sentence(
        "{name} took no other model's place, or that one was deleted. Nothing was changed.",
        "Choose another router in the agent's settings.",
    ),
    "no_branch": Sentence("This was not said in another way.", "Change your words first."),
    "not_said_by_you": Sentence(
        "Only your own words can be changed. Nothing was sent.", "Choose one of your messages of this chat."
    ),
    "chat_title_missing": Sentence("A chat needs a title. It keeps the one it has.", "Type a few words."),
    "no_chat": Sentence("This chat is no longer there.", "Start a new one."),
    "models_died": Sentence(
        "The process in which the models run has ended ({exit}). Your question was not answered; nothing else changed.",
        "Try again: it starts anew. If it happens again, close other programs to free memory.",
    ),
    "no_caller": Sentence(
        "The agent {agent} has nothing to choose its tools with. Your message was not sent.",
        "Fetch the starter models on the Models page, or choose another model for this agent.",
    ),
    "unknown_selection": Sentence(
        "An agent cannot select its tools by {selection}.", "Choose one of these, or leave it out: {known}."
    ),
    "unknown_permission": Sentence("There is no permission {permission}.", "Choose allow, ask or never."),
    "unknown_decision": Sentence("There is no decision {decision}.", "Choose once, always or deny."),
    "unknown_verdict": Sentence("There is no verdict {verdict}.", "Choose good or wrong."),
    "no_approval_waiting": Sentence("Nothing waits for this answer any more.", "Go on with the chat."),
    "span_form": Sentence(
        "The marked words are not in the expected form: {problem}.",
        "Give them as a list of start, end and label, with start and end counted in characters of the text.",
    ),
    "relation_form": Sentence(
        "A relation is not in the expected form: {problem}.",
        "Each row needs a text, two marked stretches of it and the relation between them.",
    ),
    "answer_form": Sentence(
        "An answer is not in the expected form: {problem}.",
        "Each row needs a question, a passage, and an answer whose words stand in the passage.",
    ),
    "labels_form": Sentence(
        "The labels of a row are not in the expected form: {problem}.",
        "Write them with ; | or , between them, or as a JSON list of names.",
    ),
    "judgement_kind": Sentence(
        "The rows hold answers such as {gold}, and the model gives answers such as {predicted}. Nothing was measured.",
        "Choose rows with the kind of answer that the model was trained on: numbers, or classes.",
    ),
    "text_pair_missing": Sentence(
        "The model reads two texts that belong together, and was given one.",
        "Give the {first} and the {second}.",
    ),
    "message_form": Sentence(
        "A chat message is not in the expected form: {problem}.",
        "Use OpenAI's form: a list of messages with role and content, and tool_calls with function.name and "
        "function.arguments.",
    ),
    "message_empty": Sentence("The message is empty, so nothing was sent.", "Write something and send it again."),
    "message_long": Sentence(
        "The message has {size} characters; at most {limit} can be sent. Nothing was sent.",
        "Shorten it, or apply a model to a file instead.",
    ),
    "tool_unknown": Sentence("There is no tool called {tool}. Nothing was called.", "The tools are: {tools}."),
    "tool_missing": Sentence("The tool {tool} was not called: it still needs {missing}.", "Give {missing} as well."),
    "tool_arguments": Sentence(
        "The tool {tool} was not called: its argument {argument} does not fit ({problem}).",
        "Put it differently, or try the tool on the Tools page.",
    ),
    "tool_failed": Sentence(
        "The tool {tool} could not finish. Nothing was changed.",
        "Try again; the log in Settings says what went wrong.",
    ),
    "tool_timeout": Sentence(
        "The tool {tool} took longer than {seconds} seconds and was left.", "Try again, or ask for less at once."
    ),
    "tool_result_large": Sentence(
        "The result of the tool {tool} is too long to work with ({size} characters, at most {limit}).",
        "Ask for something more specific.",
    ),
    "tool_denied": Sentence("The tool {tool} was not used, because you did not allow it.", "Ask again to allow it."),
    "tool_not_allowed": Sentence(
        "This agent may not use the tool {tool}.", "You can allow it on the Tools page or in the agent's settings."
    ),
    "no_tool_source": Sentence("There is no source of tools called {source}.", "Open the Tools page again."),
    "tool_source_taken": Sentence(
        "There is a source of tools called {name} already. Nothing was added.", "Give it another name."
    ),
    "tool_source_name": Sentence("The source of tools has no name.", "Give it one, such as what it is good for."),
    "tool_source_kind": Sentence("Tools cannot come from '{kind}'.", "They can come from: {known}."),
    "tool_source_setting": Sentence("The setting {setting} is not in the expected form.", "Fill it in again."),
    "tool_source_empty": Sentence(
        "{source} offers no tool that can be used. Nothing was added.",
        "Offered, but not in a form that can be used: {left}.",
    ),
    "tool_server_command": Sentence(
        "The command line could not be read: {command}",
        "Write it as in a terminal, for example: python server.py --readonly. Close every quotation mark.",
    ),
    "tool_server_missing": Sentence(
        "The program {program} was not found on this computer.",
        "Check how it is written, install it, or give its whole path.",
    ),
    "tool_server_refused": Sentence(
        "The tool server {server} could not be started: {problem}", "Check that its program may be run."
    ),
    "tool_server_silent": Sentence(
        "The tool server {server} was started, but said nothing within {seconds} seconds, and was ended.",
        "Check the command line: the program must speak the Model Context Protocol (MCP) over its standard input and "
        "output.",
    ),
    "tool_server_other": Sentence(
        "The program of {server} ended, or answered in a way that is not the Model Context Protocol (MCP).",
        "Check the command line; what the program wrote is under Details.",
    ),
    "tool_server_died": Sentence(
        "The tool server {server} ended while it was asked. What it had done until then stays done.",
        "It is started again the next time it is asked.",
    ),
    "tool_server_flood": Sentence(
        "The tool server {server} sent more than {limit} MB at once, and was ended.", "Ask for something smaller."
    ),
    "tool_server_answer": Sentence(
        "The tool server {server} gave an answer that does not fit what it had offered.",
        "Look at the server again on the Tools page: it may have changed.",
    ),
    "tool_said_no": Sentence("The tool {tool} reports an error: “{said}”.", "Put it differently."),
    "tool_file_missing": Sentence(
        "The file {file} cannot be read.",
        "Put it back where it was, or remove the source and add it from its new place.",
    ),
    "tool_file_large": Sentence(
        "The file {file} is larger than {limit} MB and was not run.", "Choose the file with the functions."
    ),
    "tool_file_changed": Sentence(
        "The file {file} was changed since you trusted it, and was not run.",
        "Look at what changed, then trust it again on the Tools page.",
    ),
    "tool_file_broken": Sentence(
        "The file {file} could not be run: {problem}",
        "Correct it. Only this one file and installed packages can be imported.",
    ),
    "tool_file_died": Sentence(
        "The process of {tool} ended before it answered ({exit}).", "What it wrote last is under Details."
    ),
    "tool_function_failed": Sentence(
        "The function {tool} reports an error: “{said}”.", "Put it differently, or correct the function in its file."
    ),
    "no_dry_run": Sentence("{tool} cannot be tried without changing something. Nothing was done.", "Allow or deny it."),
    "call_stopped": Sentence("The call of the tool {tool} was stopped before it answered.", "Send the message again."),
    "calculation_unreadable": Sentence(
        "“{expression}” could not be read as a calculation.", "Write it like 3 * 49.90 or 15% of 240."
    ),
    "calculation_zero": Sentence("“{expression}” divides by zero.", "Check the number after the division sign."),
    "calculation_large": Sentence(
        "“{expression}” is too large to work out.", "Use smaller numbers, and exponents up to 64."
    ),
    "quantity_unreadable": Sentence(
        "“{quantity}” could not be read as a number with a unit.", "Write it like 5 miles or 20 °C."
    ),
    "unit_unknown": Sentence("“{unit}” is not known as a unit.", "Write it like km, pounds or square metres."),
    "units_differ": Sentence(
        "“{quantity}” cannot be expressed in {unit}: they measure different things.",
        "Name a unit of the same kind, such as km for miles.",
    ),
    "date_unreadable": Sentence("“{date}” could not be read as a date.", "Write it like {example}."),
    "date_two_ways": Sentence("“{date}” can be read as more than one date.", "Write it as one of {options}."),
    "date_out_of_range": Sentence(
        "“{offset}” leads to a date outside the calendar.", "Use a shorter time, such as 30 days."
    ),
    "offset_unreadable": Sentence(
        "“{offset}” could not be read as a length of time.", "Write it like 30 days, two weeks or 3 months."
    ),
    "row_not_found": Sentence(
        "I found no {noun} with the {column} {value}.", "Check the {column}; there are, for example, {known}."
    ),
    "table_empty": Sentence("The table {table} has no rows, so it has no tools.", "Import the table again with rows."),
    "figure_unknown": Sentence(
        "“{words}” does not say what to work out.",
        "Ask for how many, the total, the average, the highest or the lowest.",
    ),
    "column_unclear": Sentence(
        "It is not clear which column of the {nouns} “{words}” means.", "The columns to work with are: {columns}."
    ),
    "condition_unclear": Sentence(
        "“{words}” is no condition.",
        "Write a column, one of =, !=, <, <=, >, >=, contains or lacks, and a value. The columns are: {columns}.",
    ),
    "top_unclear": Sentence("“{words}” is no number of rows to show.", "Give a number from 1 to {most}."),
    "choice_unknown": Sentence("There is no {column} “{value}”.", "There are: {choices}."),
    "figure_nothing": Sentence("There are no {nouns}{filters} to work with.", "Ask for others."),
    "model_no_answer": Sentence("The model {model} gave no answer.", "Try again, or open the model's page."),
    # other programs
    "endpoint_not_loopback": Sentence(
        "Other computers could reach {host}, and Deskhand answers programs on this computer only. Nothing was started.",
        "Use 127.0.0.1, which no other computer reaches.",
    ),
    "endpoint_port_taken": Sentence(
        "Another program uses port {port} already. Nothing was started.", "Choose another port, or close that program."
    ),
    "endpoint_port_refused": Sentence(
        "Port {port} is not one that Deskhand may use. Nothing was started.",
        "Choose a port from 1024 to 65535, or 0 for any that is free.",
    ),
    "endpoint_token": Sentence(
        "The request was refused: it does not have the token.",
        "Send 'Authorization: Bearer TOKEN' with the token that Deskhand shows in Settings.",
    ),
    "endpoint_host": Sentence(
        "The request was refused: it was meant for {host} and not for this computer.",
        "Use the address that Deskhand shows in Settings, which begins with http://127.0.0.1.",
    ),
    "endpoint_body_size": Sentence(
        "The request was refused: it is larger than {limit} KB.", "Send fewer or shorter messages, or texts, at a time."
    ),
    "endpoint_busy": Sentence(
        "The request was refused: {most} others wait for their answers.", "Send it again in a moment."
    ),
    "endpoint_stopped": Sentence(
        "Deskhand has stopped answering other programs. The answer was not finished.",
        "Switch it on again in Settings, then send the request again.",
    ),
    "endpoint_path": Sentence(
        "There is nothing at {method} {path}.",
        "Use GET /v1/models, POST /v1/chat/completions or POST /v1/classify.",
    ),
    "request_json": Sentence(
        "The request cannot be read: it is not a JSON object.", "Send one JSON object, written in UTF-8."
    ),
    "request_form": Sentence(
        "The request cannot be read: {field} {problem}.", "Correct it, then send the request again."
    ),
    "endpoint_model": Sentence("There is no model called {model} to ask.", "There are: {known}."),
    "endpoint_no_writer": Sentence(
        "The model {model} does not write texts.", "Send it to /v1/classify, or choose one of: {known}."
    ),
    "endpoint_no_classifier": Sentence(
        "The model {model} was not trained to tell texts apart.",
        "Send it to /v1/chat/completions, or choose one of: {known}.",
    ),
    "schema_unusable": Sentence(
        "A model cannot be held to this JSON Schema: {problem}.", "Correct the schema, then send the request again."
    ),
    "schema_unsupported": Sentence(
        "A model cannot be held to the word '{keyword}' of a JSON Schema.",
        "Leave it out, or write the schema another way, then send the request again.",
    ),
}

# The doctor's kinds of problem: what was found, and what an import does about it.
PROBLEMS: dict[str, Sentence] = {
    # data
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

# What a job is doing just now.
STAGES: dict[str, str] = {
    # data
    "read_files": "Reading the files",
    "shape_rows": "Reading the messages",
    "check_rows": "Checking the rows",
    "split_rows": "Setting test rows aside",
    "write_version": "Saving the rows",
    "write_file": "Writing the file",
    "suggest": "Asking the model for suggestions",
    # base models
    "fetch_model": "Fetching the model",
    "convert_model": "Converting the model",
    "export_base": "Making the model ready to run",
    # training, evaluation and export
    "sample": "Importing the sample",
    "prepare": "Preparing the rows",
    "estimate": "Measuring a few real steps",
    "training": "Learning",
    "searching": "Trying settings",
    "export": "Exporting to ONNX",
    "parity": "Comparing the export with the trained model",
    "evaluate": "Measuring on the locked test rows",
    "baselines": "Measuring what it has to beat",
    "slices": "Looking where it does worse",
    "predict": "Applying the model",
    # documents
    "read_documents": "Reading the documents",
    "embed_passages": "Indexing the passages",
    # the tool-call lab
    "make_calls": "Making example messages",
    "measure_calls": "Letting the callers answer",
}

# What happened in a run.
NOTES: dict[str, str] = {
    "started": "Started with {rows} training rows, on {device}.",
    "resumed": "Went on from the checkpoint in round {epoch}, step {step}.",
    "new_best": "Round {epoch} is the best so far: {metric} {value:.3f}.",
    "stopped_early": "Stopped after round {epoch}: {patience} rounds without getting better. The best is kept.",
    "disk_low": "The disk is nearly full: {free:.0f} MB are left, and a checkpoint needs {needed:.0f} MB.",
    "smaller_batch": "Memory ran short: {batch} examples at once from here on, {pieces} times for a step.",
    "trained": "Training finished after {epochs} rounds; the best was round {best_epoch} with {best:.3f}.",
    "goes_on": "Goes on at row {row}: the answers before it are kept from last time.",
    "kept": "The first {rows} rows are answered and kept. Apply the model to the same file again to go on there.",
    "column_named": "The file has a column '{column}' already: the model's stands in '{named}'.",
    "on_processor": "The graphics processor ({wanted}) did not start: the processor runs the model, more slowly.",
    "gate_passed": "The {variant} export scores {metric:.3f}, the trained model {trained:.3f}: published.",
}

# Why a preset's value is what it is.
REASONS: dict[str, str] = {
    "full_for_quality": "The whole model may change: that learns best where memory allows it.",
    "lora_for_memory": "Only a small addition is learned (LoRA): the whole model would not fit the free memory.",
    "lora_for_decoders": "Only a small addition is learned (LoRA): a model that writes keeps what it knows that way.",
    "top_layers_for_speed": "Only the last {layers} layers may change: on a processor that is much quicker.",
    "rate_for_lora": "Larger steps: a small addition starts from nothing.",
    "rate_for_size": "The step size suits a base model of this size.",
    "adafactor_for_t5": "Adafactor with an even step size, as models of this family were first taught.",
    "batch_for_writers": "{size} examples at once, {pieces} times for a step: longer texts need more memory.",
    "batch_for_tiny": "Few examples a step: so few rows would make a handful of steps otherwise.",
    "batch_for_memory": "{size} examples at once, {pieces} times for a step, so that it fits the free memory.",
    "checkpointing_for_memory": "Some results are computed twice instead of kept, as memory is short.",
    "rounds": "At most {epochs} rounds over your rows.",
    "rounds_for_few": "At most {epochs} rounds: with {rows} rows a round is short.",
    "rounds_for_many": "At most {epochs} rounds: with {rows} rows a round teaches a lot.",
    "stopping": "It stops after {patience} rounds without getting better, and keeps the best.",
    "no_stopping": "It does not stop early: {rows} validation rows are too few to tell by. The best round is kept.",
    "tokens": "Of each text, the first {tokens} tokens (pieces of words) are read.",
    "tokens_for_long": "Your texts are long: {tokens} tokens (pieces of words) of each are read.",
    "bf16_here": "Computed in the fast number format (bf16), which this computer has.",
    "fp32_here": "Computed in the exact number format (fp32): this computer has no quicker one.",
}
# What to change where a training does not fit.
ADVICE: dict[str, str] = {
    "close_programs": "Close other programs.",
    "smaller_batch": "Under Advanced, halve the examples at once (batch size) and double the accumulation.",
    "checkpointing": "Under Advanced, switch on computing twice (gradient checkpointing).",
    "lora": "Learn a small addition only (LoRA).",
    "smaller_base": "Choose a smaller base model.",
    "free_disk": "Free some space on the disk of the project, or move the project to another one.",
}


class _Lenient(Formatter):
    """Fills named fields and shows a dash for one that is missing, so that an error never hides behind another."""

    def get_value(self, key: Any, args: Any, kwargs: Any) -> Any:
        return kwargs.get(key, "-") if isinstance(key, str) else "-"


def add(own: Any) -> None:
    """Add the tables of a module to those of the same names here; tables that it has not got are left as they are."""
    tables: dict[str, dict[str, Any]] = {"ERRORS": ERRORS, "PROBLEMS": PROBLEMS, "STAGES": STAGES, "NOTES": NOTES}
    for name, table in tables.items():
        table.update(getattr(own, name, {}))


def fill(template: str, params: Any) -> str:
    """Return `template` with its named fields filled from `params`."""
    return _Lenient().vformat(template, (), dict(params))


def sentence_for(info: ErrorInfo) -> Sentence:
    """Return the filled sentences for `info`; an unknown code gets the sentence of an internal error."""
    template = ERRORS.get(info.code, ERRORS["internal"])
    return Sentence(fill(template.message, info.params), fill(template.remedy, info.params))
