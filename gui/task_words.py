"""The engine's names for tasks, roles, parts, kinds and formats in the person's words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from engine.results import DatasetInfo, TaskInfo


def _tr(text: str, context: str = "task_words") -> str:
    return QCoreApplication.translate(context, text)


def title(task: TaskInfo) -> str:
    """Return what a task does, as a card's title."""
    return _tr(task.title, "tasks")


def meaning(task: TaskInfo) -> str:
    """Return what a task does, in a sentence."""
    return _tr(task.meaning, "tasks")


def example(task: TaskInfo) -> str:
    """Return two lines from real life."""
    return _tr(task.example, "tasks")


def short(task: str) -> str:
    """Return what a task does in two or three words, for chips and facts."""
    words = {
        "classification": _tr("Sorts texts"),
        "multilabel": _tr("Gives several classes"),
        "pairs": _tr("Compares texts"),
        "entities": _tr("Marks names"),
        "relations": _tr("Finds relations"),
        "question-answering": _tr("Answers questions"),
        "translation": _tr("Translates"),
        "summarisation": _tr("Summarises"),
        "dialogue": _tr("Converses"),
        "tool-calls": _tr("Selects tools"),
        "table": _tr("Table for look-up"),
    }
    return words.get(task, task.replace("-", " ").capitalize())


def role(name: str) -> str:
    """Return what a column is for."""
    words = {
        "text": _tr("The text"),
        "text_pair": _tr("The second text"),
        "label": _tr("Its class"),
        "labels": _tr("Its classes"),
        "judgement": _tr("The number or class"),
        "target": _tr("The answer"),
        "messages": _tr("The messages"),
        "spans": _tr("The marked words"),
        "answers": _tr("Where the answer stands"),
        "asks": _tr("The person asks"),
        "calls": _tr("The tool that fits"),
        "replies": _tr("The assistant replies"),
        "score": _tr("The score"),
    }
    return words.get(name, name.replace("_", " ").capitalize())


def role_hint(name: str, kind: str) -> str:
    """Return what should stand in the column for a role."""
    words = {
        "text": _tr("What the model reads, such as a message or a comment."),
        "text_pair": _tr("What the model reads beside it, such as the passage that holds the answer."),
        "label": _tr("What the model should say of it, such as a topic."),
        "labels": _tr("What the model should say of it: several topics with ; between them, one or none."),
        "judgement": _tr("How well the two fit, as a number, or the class of the two."),
        "target": _tr("What the model should write or find."),
    }
    kinds = {
        "category": _tr("One of a few fixed words."),
        "number": _tr("A number."),
        "messages": _tr("A list of chat messages."),
        "calls": _tr("A chat with tool calls, in OpenAI's form."),
        "spans": _tr("Start, end and label of each marked stretch."),
        "pair": _tr("Start, end and label of the two things."),
        "json": _tr("Nested values."),
    }
    return words.get(name, kinds.get(kind, _tr("Free text.")))


def read_by(task: TaskInfo) -> tuple[str, ...]:
    """Return what a model of the task is handed, a name for each of its texts."""
    return both_read(task.name) if len(task.reads) > 1 else (role("text"),)


def in_file(task: TaskInfo) -> tuple[str, ...]:
    """Return what a model of the task takes of a file's row, a name for each of `TaskInfo.in_file`."""
    return (*read_by(task), *(role(pair.name) for pair in task.pair))


def how_to_mark() -> str:
    """Return how the two things that a text is about are marked in it."""
    return _tr("Write <e1> and </e1> around the first thing and <e2> and </e2> around the second.")


def both_read(task: str) -> tuple[str, str]:
    """Return the names of the two texts that a model of a task handed two of them reads."""
    if task == "question-answering":
        return _tr("The question"), _tr("The passage")
    return _tr("The first text"), role("text_pair")


def columns_read(task: TaskInfo) -> str:
    """Return by which names the columns of a file are found that a model of the task reads."""
    names = [", ".join(dict.fromkeys((role.name, *role.hints)).keys()) for role in (*task.reads, *task.pair)]
    if not task.reads:
        return ""
    if len(task.reads) < 2:
        told = _tr("The column that is read is called one of: {names}.").format(names=names[0])
        marked = _tr("That of the marked words is called one of: {names}. Without one: {hint}")
        return " ".join((told, *(marked.format(names=found, hint=how_to_mark()) for found in names[1:])))
    first, second = read_by(task)
    text = _tr("Two columns are read. {first} is called one of: {names}. {second} is called one of: {others}.")
    return text.format(first=first, names=names[0], second=second, others=names[1])


def part(name: str) -> str:
    """Return a part of the rows in a word."""
    words = {
        "train": _tr("Training"),
        "valid": _tr("Validation"),
        "test": _tr("Test"),
        "all": _tr("All"),
        "unlabelled": _tr("No label yet"),
    }
    return words.get(name, name)


def kind(name: str) -> str:
    """Return what a column holds."""
    words = {
        "text": _tr("Text"),
        "integer": _tr("Whole numbers"),
        "number": _tr("Numbers"),
        "date": _tr("Dates"),
        "boolean": _tr("Yes or no"),
        "json": _tr("Nested values"),
    }
    return words.get(name, name)


def file_format(name: str) -> str:
    """Return a file's format as people write it."""
    words = {
        "tools": _tr("Tools"),
        "excel": "Excel",
        "conll": _tr("Tagged words"),
        "squad": "SQuAD",
        "label studio": "Label Studio",
        "aligned": _tr("Tagged words"),
        "parallel": _tr("Translations"),
        "folder": _tr("Folder of texts"),
        "semeval": _tr("Relations"),
        "labelled lines": _tr("Labelled lines"),
    }
    return words.get(name, name.upper())


def encoding(name: str) -> str:
    """Return a codec as people call it; what the file's own marks tell of it is left out."""
    words = {"utf-8-sig": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
    words |= {"latin-1": "Latin-1", "mac-roman": "Mac Roman", "cp874": "Windows-874"}
    words |= {"cp932": "Shift-JIS", "cp949": "EUC-KR", "cp950": "Big5"}
    return words.get(name) or (f"Windows-{name[2:]}" if name.startswith("cp125") else name.upper())


def rows_in_all(info: DatasetInfo) -> int:
    """Return the rows of all parts."""
    return sum(info.rows.values())


def source_names(info: DatasetInfo) -> str:
    """Return the names of the files that a dataset came from."""
    return ", ".join(Path(source).name for source in info.sources)
