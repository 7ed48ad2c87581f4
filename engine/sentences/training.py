"""Training, evaluation and export: the sentences."""

from __future__ import annotations

from engine.errors import Sentence

ERRORS: dict[str, Sentence] = {
    "unknown_task": Sentence("There is no task called {task}. Nothing was started.", "The tasks are: {allowed}."),
    "no_dataset": Sentence("The project has no dataset called {dataset}.", "It has: {known}."),
    "no_dataset_yet": Sentence(
        "The project has no dataset called {dataset}.",
        "It has none yet: import one on the Data page (on the command line: deskhand import).",
    ),
    "dataset_ambiguous": Sentence(
        "Several datasets of the project are called {dataset}.", "Give the id of one: {known}."
    ),
    "dataset_in_use": Sentence(
        "This dataset has been used by {runs} training runs, so it was kept.",
        "Delete these runs first, on the page of each.",
    ),
    "table_not_trained": Sentence(
        "{dataset} is a table for look-ups; a model cannot be trained on it. Nothing was started.",
        "Choose a dataset that was imported for a task.",
    ),
    "no_run": Sentence("The project has no run {run}.", "It has: {known}."),
    "no_run_yet": Sentence(
        "The project has no run {run}.",
        "It has none yet: train a model on the Runs page (on the command line: deskhand train).",
    ),
    "no_search": Sentence("The project has no search {run}.", "It has: {known}."),
    "no_search_yet": Sentence(
        "The project has no search {run}.", "It has none yet: start one with deskhand search, or train without."
    ),
    "run_ambiguous": Sentence("Several runs of the project are called {run}.", "Give the id of one: {known}."),
    "run_not_resumable": Sentence(
        "The run {name} is {status}; there is nothing to resume.", "Start a new training instead."
    ),
    "run_paused": Sentence(
        "{name} was paused; its checkpoint is kept.",
        'To go on with it: deskhand resume --project "{project}" --run {run}',
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
    "no_model_yet": Sentence(
        "The project has no model called {model}.",
        "It has none yet: train one on the Runs page (on the command line: deskhand train).",
    ),
    "model_in_use": Sentence(
        "The agents {agents} use this model, so it was kept.", "Choose another model for them first."
    ),
    "run_running": Sentence(
        "{name} is still running, so it was kept.", "Cancel it first, or wait until it has ended; then delete it."
    ),
    "run_has_model": Sentence(
        "The model {model} was made by {name}, which is its record, so it was kept.", "Delete the model first."
    ),
    "model_not_loaded": Sentence(
        "The model in {folder} cannot be read. Nothing was changed.", "Restore its folder from a copy, or train again."
    ),
    "model_changed": Sentence(
        "The model in {folder} was changed or damaged since it was published: its {file} is not what it was. "
        "It was not used, as its answers could be wrong.",
        "Restore its folder from a copy, or train again.",
    ),
    "not_explained": Sentence(
        "What the model looked at can be told only where each text gets one class, which the task {task} does not do. "
        "Nothing was changed.",
        "Look at the test rows that it got wrong instead, on the model's page.",
    ),
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
        "The file tokenizer.json in {folder} is missing or damaged. Nothing was started.",
        "Copy it again from where the model came from.",
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
    "all_learned": Sentence(
        "All {rows} rows were learned from or helped to choose a model, so they do not show how good it is. Nothing "
        "was measured.",
        "Choose rows that stand in no part of the training data, such as newer ones.",
    ),
    "one_class_left": Sentence(
        "All {rows} training rows have the same label, '{label}'. Nothing was started.",
        "Label or import rows with at least one other label.",
    ),
    "no_test_rows": Sentence(
        "The dataset has no test rows, so the result could not be measured. Nothing was started.",
        "Import it again with a test part.",
    ),
    "loss_not_finite": Sentence(
        "Training became unstable at step {step}. The last checkpoint is kept.",
        "Start again with a lower learning rate.",
    ),
    "checkpoint_outdated": Sentence(
        "This run was begun with another version of Deskhand, which stored it differently; it cannot go on.",
        "Start the training again with the same recipe. Your rows and models are as they were.",
    ),
    "project_moved": Sentence(
        "The project is no longer at {path}: its folder was moved, renamed or deleted meanwhile. The run has stopped; "
        "its last checkpoint is kept in the folder.",
        "Open the project where it is now: the run goes on from its last checkpoint.",
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
        "Choose the column to read (on the command line: --column {role}=COLUMN), or name it one of: {wanted}.",
    ),
    "rows_unmarked": Sentence(
        "The model says what one thing in a text has to do with another, and in {file} no two things are marked in row "
        "{row}, the first of {count}. Nothing was written.",
        "Give start, end and label of both in a column called one of: {wanted}; or write <e1> and </e1> around the "
        "first thing, <e2> and </e2> around the second.",
    ),
    "decoder_not_supported": Sentence(
        "Models of the kind {architecture} cannot be exported to ONNX yet. The model itself is kept.",
        "Choose another decoder, for example one of the Llama, Qwen, Phi or SmolLM line.",
    ),
    "export_failed": Sentence(
        "The model in {folder} could not be exported to ONNX. The model itself is kept; nothing was published.",
        "Try again. If it happens again, open Settings, Logs, and choose Save as… to hand the log on.",
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
}

STAGES: dict[str, str] = {
    "sample": "Importing the sample",
    "prepare": "Preparing the rows",
    "estimate": "Measuring a few real steps",
    "training": "Learning",
    "searching": "Trying settings",
    "export": "Exporting to ONNX",
    "parity": "Comparing the export with the trained model",
    "evaluate": "Measuring on the locked test rows",
    "evaluate_file": "Measuring on the rows of the file",
    "baselines": "Measuring what it has to beat",
    "slices": "Looking where it does worse",
    "predict": "Applying the model",
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
    "words_unknown": "{share} % of the words in these rows are unknown to the base model {base}. Expect plain results.",
    "words_in_pieces": "The base model {base} knows few of the words in these rows whole: it reads {pieces} pieces a "
    "word. Expect plain results.",
    "better_base": "Made for the language of these rows: {names}.",
    "no_better_base": "None of the base models here is known to be made for the language of these rows. Import one "
    "that is, on the Models page (on the command line: deskhand models import).",
    "gate_passed": "The {variant} export scores {metric:.3f}, the trained model {trained:.3f}: published.",
}

# Why a preset's value is what it is.
REASONS: dict[str, str] = {
    "full_for_quality": "The whole model may change: that learns best where memory allows it.",
    "lora_for_memory": "Only a small addition is learned (LoRA): the whole model would not fit the free memory.",
    "lora_for_decoders": "Only a small addition is learned (LoRA): a model that writes keeps what it knows that way.",
    "top_layers_for_speed": "Only the last {layers} layers may change: on a processor that is much quicker.",
    "prototypes_for_many": "With {labels} classes of few texts each, every class begins at the mean of its texts.",
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

# What a trained model is held against, in the order in which reports show it: from the simplest on.
BASELINES: dict[str, str] = {
    "majority": "Always the commonest answer",
    "mean": "Always the average",
    "tfidf": "Counting words (TF-IDF)",
    "copy": "Copying what is read",
    "lookup": "Looking up what stood in training",
    "sentence": "The sentence most like the question",
    "base": "The untuned base",
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
