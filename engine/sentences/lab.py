"""The tool-call lab: the sentences."""

from __future__ import annotations

from engine.errors import Sentence

ERRORS: dict[str, Sentence] = {
    "lab_rows": Sentence(
        "{each} is no number of example messages for a tool. Nothing was made.", "Choose one from 1 to {most}."
    ),
    "lab_languages": Sentence(
        "Example messages cannot be worded in these languages: {languages}. Nothing was made.",
        "Choose one or more of {known}.",
    ),
    "lab_most": Sentence(
        "{most} is no number of messages to measure on. Nothing was measured.", "Choose 1 or more, or 0 for all."
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
    "no_callers": Sentence(
        "The agent {agent} has nothing to choose its tools with. Nothing was measured.",
        "Fetch the starter models on the Models page (on the command line: deskhand models fetch), then measure again.",
    ),
    "nothing_to_measure": Sentence(
        "There is no message to measure on. Nothing was measured.",
        "Make example messages from the tools, or correct a call in a chat, then measure.",
    ),
    "unknown_caller": Sentence(
        "There is no caller {caller} to measure. Nothing was measured.", "Choose among: {known}."
    ),
    "no_measure": Sentence("There is no measure {measure} in this project.", "Look at the list of measures again."),
}

STAGES: dict[str, str] = {
    "make_calls": "Making example messages",
    "measure_calls": "Letting the callers answer",
}
