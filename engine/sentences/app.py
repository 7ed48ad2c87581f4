"""The installed app, its projects and jobs: the sentences."""

from __future__ import annotations

from engine.errors import Sentence

ERRORS: dict[str, Sentence] = {
    "internal": Sentence(
        "Something went wrong inside Deskhand. Nothing was changed.",
        "Try again. If it happens again, open Settings, Logs, and choose Save as… to hand the log on.",
    ),
    "package_damaged": Sentence(
        "Files of the installed app are damaged or gone: {count}, among them {file}. Your projects were not touched.",
        "Install Deskhand again from a package whose checksum is right.",
    ),
    "self_test_stuck": Sentence(
        "The self-test waited {seconds} seconds at the step {step}, and nothing came.",
        "Run it again while the computer does little else. If it stops there again, send the log of Deskhand.",
    ),
    "self_test_off": Sentence(
        "The self-test found a control that could not be clicked: {control}.",
        "Leave the mouse and the keyboard alone while it runs, and run it again.",
    ),
    "self_test_wrong": Sentence(
        "The self-test asked “{question}”, and the answer should have named “{expected}”. It was: {said}",
        "Install Deskhand again. If it happens again, send the log of Deskhand.",
    ),
    "home_not_writable": Sentence(
        "Deskhand keeps its settings and models in {folder}, and may not write there. Nothing was changed.",
        "Make that folder writable, or start Deskhand with --home and a folder of your own.",
    ),
    "no_project": Sentence("There is no project at {path}.", "Choose another folder, or make a new project there."),
    "new_data_without_from": Sentence(
        "--data fills a part of a ready-made project, and none was named. Nothing was made.",
        "Give --from and its name, which deskhand new --list tells; or make it empty, and use deskhand import.",
    ),
    "ready_made_unknown": Sentence(
        "There is no ready-made project {name}. Nothing was changed.", "There are: {known}."
    ),
    "ready_made_part": Sentence(
        "A project of this kind has no part {part}. Nothing was imported.", "Its parts are: {known}."
    ),
    "ready_made_role": Sentence(
        "{part} has nothing called {role} that a column could be. Nothing was imported.", "There are: {known}."
    ),
    "ready_made_column": Sentence("There is no column {column}. Nothing was imported.", "The columns are: {columns}."),
    "project_exists": Sentence(
        "There is something at {path} already. Nothing was changed.", "Choose another name, or open that project."
    ),
    "project_name_long": Sentence(
        "The project's name is too long for the disk that holds {folder}. Nothing was made.",
        "Give it a shorter name; a Chinese character counts for three letters.",
    ),
    "project_no_place": Sentence(
        "No project can be made in {folder}. Nothing was made.",
        "Choose another folder, or see that the drive which it names is connected.",
    ),
    "project_in_file": Sentence("{folder} is no folder. Nothing was made.", "Choose a folder for the project."),
    "project_broken": Sentence(
        "The project at {path} cannot be read. It was left as it is.",
        "Restore project.sqlite in that folder from a copy; the datasets and models beside it are not affected.",
    ),
    "project_unfinished": Sentence(
        "The project at {path} was not made to its end: Deskhand was ended meanwhile.",
        "Make it again. Under the same name the new one takes its place; the files that you chose were not touched.",
    ),
    "project_locked": Sentence(
        "Deskhand may not write to the project at {path}. It was left as it is.",
        "Copy that folder to a place of your own and open the copy, or ask whoever keeps it to let you write there.",
    ),
    "project_busy": Sentence(
        "Another window or program is writing to the project at {path}. Nothing was changed.",
        "Wait until it has finished, then try again.",
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
        "Open Settings, Logs, and choose Save as… to hand the log on.",
    ),
}

# What keeps the app off the network, and what was seen of it: the lines of a report that can be filed.
OFFLINE: dict[str, str] = {
    "title": "Deskhand {version}: offline report",
    "made": "Made on {when}, on {name}: {system}, {processor}.",
    "attempts": "Connections to a network that were tried since the app started, and refused: {count}.",
    "shut": "A connection to another computer was asked for just now, as a test: it was refused.",
    "open": "A connection to another computer was asked for just now, as a test: it was NOT refused.",
    "files": "Files of the installed app, each of which has the SHA-256 that it was built with: {count}.",
    "source": "The app runs from its source: there is no package to compare its files with.",
    "switches": "Switches of the libraries that were set before they loaded: {switches}.",
    "kept": "Your rows, models and chats stay in the project's folder. Nothing is sent anywhere.",
    "fetch": "Fetching a starter model is the only thing that uses the network, and only when you ask for it.",
    "telemetry": "No telemetry, no look-ups: the libraries' own switches for that are off before they load.",
    "refused": "Whatever tries to reach another computer all the same is refused, and counted here.",
}

STAGES: dict[str, str] = {
    "wait_for_project": "Another window or program is writing to this project. Waiting until it has finished",
}
