"""Collects every translatable string into the language files and compiles them, as Qt's lupdate sees only some.

    python installers/translations.py [LANGUAGE]    updates resources/translations/deskhand_LANGUAGE.ts and its .qm

lupdate does not see strings that go through a module's own `_tr`, nor the engine's sentences and tasks, which are
values. A translation that stands is kept; a string whose context changed keeps the one its text had; a string that
is gone is dropped; a new one is written as unfinished, to be translated with `pyside6-linguist`.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
# Contexts whose strings are values: what is handed to tr() there is looked up, and collected where it is written.
VALUES = frozenset(
    {
        "errors",
        "problems",
        "stages",
        "notes",
        "reasons",
        "advice",
        "offline",
        "baselines",
        "tasks",
        "pages",
        "bases",
        "descriptions",
        "ready_made",
    }
)
NOOPS = frozenset({"QT_TRANSLATE_NOOP"})


@dataclass(frozen=True)
class Message:
    """A string that is shown: its Qt context, its English text, and the file it stands in, from the repository."""

    context: str
    source: str
    file: str


class UnreadableError(ValueError):
    """A call of tr() whose text only the running app knows, so that it could never be translated."""


def collect() -> list[Message]:
    """Return every translatable string once for each context, ordered by context and place."""
    found: dict[tuple[str, str], Message] = {}
    for path in sorted((ROOT / "gui").rglob("*.py")):
        for message in strings_of(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix()):
            found.setdefault((message.context, message.source), message)
    for message in (*_sentences(), *_tasks(), *_bases(), *_built_in_tools(), *_ready_made()):
        found.setdefault((message.context, message.source), message)
    return sorted(found.values(), key=lambda message: message.context)


def strings_of(code: str, file: str) -> Iterator[Message]:
    """Yield the strings of one module; raises UnreadableError for a text that is no literal."""
    tree = ast.parse(code)
    reader = _Reader(file, _helpers(tree), _aliases(tree))
    reader.visit(tree)
    yield from reader.found


class _Reader(ast.NodeVisitor):
    """Walks a module and keeps what is handed to tr(), to the module's own helper, and to Qt's translate()."""

    def __init__(self, file: str, helpers: dict[str, str], aliases: set[str]) -> None:
        self.file = file
        self.helpers = helpers
        self.aliases = aliases
        self.classes: list[str] = []
        self.found: list[Message] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.classes.append(node.name)
        self.generic_visit(node)
        self.classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        if node.name not in self.helpers:
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        if isinstance(function, ast.Attribute) and name == "tr":
            self._keep(self.classes[-1], node.args[0], node)
        elif name in self.helpers:
            given = _literals(node.args[1]) if len(node.args) > 1 else None
            self._keep(given[0] if given else self._context_of(name, node), node.args[0], node)
        elif name in self.aliases | NOOPS or (name == "translate" and _literals(node.args[0])):
            context = _literals(node.args[0])
            if context:
                self._keep(context[0], node.args[1], node)

    def _context_of(self, helper: str, node: ast.Call) -> str:
        # A second argument that is a name carries a context of VALUES through, as `texts._sentence` does.
        return "errors" if len(node.args) > 1 else self.helpers[helper]

    def _keep(self, context: str, text: ast.expr, node: ast.Call) -> None:
        texts = _literals(text)
        if texts is None:
            if context in VALUES:
                return
            raise UnreadableError(f"{self.file}:{node.lineno}: {ast.unparse(node)}")
        self.found += [Message(context, words, self.file) for words in texts if words]


def _literals(node: ast.expr) -> list[str] | None:
    """Return the texts a literal or a choice of literals can be, or None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        one, other = _literals(node.body), _literals(node.orelse)
        return None if one is None or other is None else one + other
    return None


def _helpers(tree: ast.Module) -> dict[str, str]:
    """Return name -> context of the module's functions that only hand their text on to translate()."""
    found = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and isinstance(node.body[-1], ast.Return):
            call = node.body[-1].value
            if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "translate":
                defaults = node.args.defaults
                context = _literals(call.args[0]) or (_literals(defaults[-1]) if defaults else None)
                if context and isinstance(call.args[1], ast.Name):
                    found[node.name] = context[0]
    return found


def _aliases(tree: ast.Module) -> set[str]:
    """Return the local names that stand for Qt's translate()."""
    return {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and getattr(node.value, "attr", "") == "translate"
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _sentences() -> Iterator[Message]:
    from engine import sentences
    from engine.ready_made.registry import all_projects

    all_projects()
    file = "engine/sentences"
    for context, table in (("errors", sentences.ERRORS), ("problems", sentences.PROBLEMS)):
        for sentence in table.values():
            yield from (Message(context, text, file) for text in (sentence.message, sentence.remedy) if text)
    tables = {
        "stages": sentences.STAGES,
        "notes": sentences.NOTES,
        "reasons": sentences.REASONS,
        "advice": sentences.ADVICE,
        "offline": sentences.OFFLINE,
        "baselines": sentences.BASELINES,
    }
    for context, words in tables.items():
        yield from (Message(context, text, file) for text in words.values())


def _tasks() -> Iterator[Message]:
    from engine.tasks.registry import all_tasks

    for task in all_tasks().values():
        file = f"{type(task).__module__.replace('.', '/')}.py"
        texts = (task.info.title, task.info.meaning, task.info.example)
        yield from (Message("tasks", text, file) for text in texts if text)


def _bases() -> Iterator[Message]:
    from engine.models.catalogue import entries

    yield from (Message("bases", base.purpose, "resources/models/catalogue.toml") for base in entries())


def _built_in_tools() -> Iterator[Message]:
    from engine.agent.builtin.calculator import make_calculator
    from engine.agent.builtin.dates import make_date_tools
    from engine.agent.builtin.text_statistics import make_text_tool
    from engine.agent.builtin.units import make_unit_tool

    for tool in (make_calculator(), *make_date_tools(), make_unit_tool(), make_text_tool()):
        file = f"{tool.function.__module__.replace('.', '/')}.py"
        fields = tool.info.parameters["properties"].values()
        for text in (tool.info.description, *(field["description"] for field in fields)):
            yield Message("descriptions", text, file)
    for path in sorted((ROOT / "engine").rglob("*.py")):
        file = path.relative_to(ROOT).as_posix()
        yield from (Message("descriptions", text, file) for text in _described(path.read_text(encoding="utf-8")))


def _described(code: str) -> Iterator[str]:
    """Yield what a module says of its tools and their arguments; raises UnreadableError for what is no literal."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Described":
            texts = _literals(node.args[0])
            if texts is None:
                raise UnreadableError(ast.unparse(node))
            yield from texts


def _ready_made() -> Iterator[Message]:
    from engine.ready_made.registry import all_projects

    for name, project in all_projects().items():
        file = f"engine/ready_made/{name.replace('-', '_')}/project.py"
        parts = (*project.data, *project.documents)
        texts = [project.title, project.word, project.meaning]
        texts += [text for part in parts if part.asks for text in (part.name, part.asks)]
        texts += [name for part in project.data for name in part.roles.values()]
        yield from (Message("ready_made", text, file) for text in texts)


def read(path: Path) -> dict[tuple[str, str], str]:
    """Return (context, source) -> translation of a language file; the unfinished ones are left out."""
    done = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.text and translation.get("type") is None:
                done[context.findtext("name", ""), message.findtext("source", "")] = translation.text
    return done


def write(path: Path, language: str, messages: list[Message], done: dict[tuple[str, str], str]) -> int:
    """Write a language file with the translations of `done`; returns how many strings have none."""
    by_text = {source: text for (_, source), text in done.items()}
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    missing = 0
    for message in messages:
        if message.context not in contexts:
            contexts[message.context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[message.context], "name").text = message.context
        entry = ET.SubElement(contexts[message.context], "message")
        ET.SubElement(entry, "location", filename=f"../../{message.file}")
        ET.SubElement(entry, "source").text = message.source
        translation = ET.SubElement(entry, "translation")
        translation.text = done.get((message.context, message.source), by_text.get(message.source))
        if translation.text is None:
            translation.set("type", "unfinished")
            missing += 1
    ET.indent(root, "    ")
    body = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")
    return missing


def main(language: str = "zh_CN") -> int:
    """Update the language file, compile it, and say what is still to translate."""
    path = FOLDER / f"deskhand_{language}.ts"
    messages = collect()
    missing = write(path, language, messages, read(path) if path.exists() else {})
    sys.stdout.write(f"{path.name}: {len(messages)} strings, {missing} to translate\n")
    lrelease = Path(sys.executable).with_name("pyside6-lrelease")
    return subprocess.run([lrelease, "-silent", path, "-qm", path.with_suffix(".qm")], check=False).returncode


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main(*sys.argv[1:]))
