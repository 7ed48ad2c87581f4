"""The Chinese language file: whole, in step with the code, true to the named fields, and loaded by the app."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from engine.agent.chinese.errors import ERRORS
from gui.app import install_language
from installers.translations import FOLDER, Message, UnreadableError, collect, read, strings_of

CHINESE = FOLDER / "deskhand_zh_CN.ts"
FIELD = re.compile(r"\{[^{}]*\}")


@pytest.fixture(scope="module")
def shown() -> list[Message]:
    return collect()


def test_every_string_that_is_shown_has_a_translation(shown: list[Message]) -> None:
    translated = read(CHINESE)
    missing = [message for message in shown if (message.context, message.source) not in translated]
    assert not missing, "run `python installers/translations.py` and translate what it calls unfinished"


def test_no_translation_stands_for_a_string_that_is_gone(shown: list[Message]) -> None:
    assert set(read(CHINESE)) <= {(message.context, message.source) for message in shown}


def test_a_translation_keeps_the_named_fields_and_the_lines() -> None:
    wrong = [
        (source, text)
        for (_, source), text in read(CHINESE).items()
        if sorted(set(FIELD.findall(source))) != sorted(set(FIELD.findall(text)))
        or source.count("\n") != text.count("\n")
    ]
    assert not wrong


def test_the_agent_and_the_window_say_errors_in_the_same_words() -> None:
    translated = read(CHINESE)
    assert {source: translated.get(("errors", source)) for source in ERRORS} == ERRORS


def test_the_compiled_file_is_loaded_and_holds_every_translation(qapp: QApplication) -> None:
    translators = install_language(qapp, "zh_CN")
    try:
        wrong = [
            source
            for (context, source), text in read(CHINESE).items()
            if QCoreApplication.translate(context, source) != text
        ]
    finally:
        for translator in translators:
            qapp.removeTranslator(translator)
    assert not wrong


def test_strings_are_found_in_methods_helpers_and_choices() -> None:
    code = (
        "def _tr(text: str) -> str:\n"
        "    return QCoreApplication.translate('words', text)\n"
        "class Page(QWidget):\n"
        "    def build(self):\n"
        "        self.label.setText(self.tr('One' if self.one else 'Many'))\n"
        "        return _tr('Helped')\n"
    )
    assert [(found.context, found.source) for found in strings_of(code, "page.py")] == [
        ("Page", "One"),
        ("Page", "Many"),
        ("words", "Helped"),
    ]


def test_a_text_that_could_never_be_translated_is_told() -> None:
    code = "class Page(QWidget):\n    def build(self):\n        self.tr('a' + self.name)\n"
    with pytest.raises(UnreadableError, match=r"page\.py:3"):
        list(strings_of(code, str(Path("page.py"))))
