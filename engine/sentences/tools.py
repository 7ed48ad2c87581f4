"""Tools: called, added, refused: the sentences."""

from __future__ import annotations

from engine.errors import Sentence

ERRORS: dict[str, Sentence] = {
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
    "tool_timeout_changes": Sentence(
        "The tool {tool} took longer than {seconds} seconds and was left. It may already have taken effect.",
        "Check before you ask for it again.",
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
    "tool_source_reading": Sentence(
        "{source} is being read just now.", "Wait until it has been read, or stop the reading among the running jobs."
    ),
    "tool_source_name": Sentence("The source of tools has no name.", "Give it one, such as what it is good for."),
    "tool_source_kind": Sentence("Tools cannot come from '{kind}'.", "They can come from: {known}."),
    "tool_source_setting": Sentence("The setting {setting} is not in the expected form.", "Fill it in again."),
    "tool_source_empty": Sentence(
        "{source} offers no tool that can be used. Nothing was added.",
        "Offered, but not in a form that can be used: {left}.",
    ),
    "tool_source_foreign": Sentence(
        "{source} was not trusted on this computer yet, so nothing of it was run. The project may have come from "
        "someone else.",
        "See on the Tools page what it runs, then choose “Trust it” there.",
    ),
    "tool_examples_fixed": Sentence(
        "The tool {tool} is not from a tool server or a Python file that you added, so it takes no sentences of yours.",
        "Open the Tools page again and choose one that is.",
    ),
    "tool_example_empty": Sentence(
        "One of the sentences is empty. Nothing was saved.", "Write one sentence a line, as you would say it in a chat."
    ),
    "tool_example_long": Sentence(
        "The sentence “{start}” is longer than {limit} characters. Nothing was saved.",
        "Say it more briefly, as you would in a chat.",
    ),
    "tool_examples_many": Sentence(
        "There are {count} sentences, and a tool takes {limit} at most. Nothing was saved.",
        "Keep those that differ most from each other.",
    ),
    "tool_server_command": Sentence(
        "The command line could not be read: {command}",
        "Write it as in a terminal, for example: python server.py --readonly. Close every quotation mark.",
    ),
    "tool_server_json": Sentence(
        "This is not the JSON of one tool server that is a program on this computer.",
        "Give the command, args and env of one server, as its README shows them under mcpServers.",
    ),
    "tool_server_shell": Sentence(
        "“{part}” is for a terminal, and the command line is not run in one.",
        "Give only the program and what it takes, with whole paths. What it is to see as variables goes before it, for "
        "example: API_TOKEN=abc python /home/me/server.py",
    ),
    "tool_server_variables": Sentence(
        "{server} needs {names}, which this computer does not have. It was not started.",
        "Remove it on the Tools page and add it again with what it needs.",
    ),
    "tool_source_seconds": Sentence(
        "A call cannot be given {seconds} seconds. Nothing was added.", "Choose from 1 to {most}."
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
    "tool_server_changed": Sentence(
        "The tool server {server} does not offer {tool} any more as it did when you trusted it. It was not called.",
        "Look at what changed, then trust the server again on the Tools page.",
    ),
    "tools_many": Sentence(
        "{tool} comes after the first {most} tools, and a source can bring no more.",
        "Start the server with fewer tools, where it can be.",
    ),
    "tool_schema_unusable": Sentence(
        "What {tool} takes is described in a way that cannot be used here.", "Ask who made it to describe it simply."
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
    "tool_file_empty": Sentence(
        "The file {file} has no function that can be a tool. Functions that cannot be used: {left}.",
        "Give a function a type at each argument and a docstring that says what it does. Names that begin with _ are "
        "left out.",
    ),
    "tool_file_died": Sentence(
        "The process of {tool} ended before it answered ({exit}).", "What it wrote last is under Details."
    ),
    "tool_function_failed": Sentence(
        "The function {tool} reports an error: “{said}”.", "Put it differently, or correct the function in its file."
    ),
    "no_dry_run": Sentence("{tool} cannot be tried without changing something. Nothing was done.", "Allow or deny it."),
    "call_stopped": Sentence("The call of the tool {tool} was stopped before it answered.", "Send the message again."),
    "call_stopped_changes": Sentence(
        "The call of the tool {tool} was stopped before it answered. It may already have taken effect.",
        "Check before you send the message again.",
    ),
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
    "figure_no_numbers": Sentence(
        "“{words}” cannot be worked out: no column of the {nouns} is stored as numbers.",
        "The columns are: {columns}. If one of them has numbers, import the table again: the check names the cells "
        "that keep it text.",
    ),
    "condition_unclear": Sentence(
        "It is not clear which rows “{words}” means.",
        "Name a column with what should stand in it, such as “price < 10” or “name contains x”. The columns are: "
        "{columns}.",
    ),
    "top_unclear": Sentence("“{words}” is no number of rows to show.", "Give a number from 1 to {most}."),
    "choice_unknown": Sentence("There is no {column} “{value}”.", "There are: {choices}."),
    "figure_nothing": Sentence("There are no {nouns}{filters} to work with.", "Ask for others."),
    "model_no_answer": Sentence("The model {model} gave no answer.", "Try again, or open the model's page."),
}
