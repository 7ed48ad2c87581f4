"""Every task imported, trained and published through the wizards of the real window, over the real engine.

Run by hand: `QT_QPA_PLATFORM=offscreen pytest tests/benchmarks/test_wizards.py -m benchmark -s` (a few minutes). Two
small bases with random weights learn from small files: what is shown is that a person gets from file to model by
clicks alone, not how good the model is. The command line's way is in tests/e2e.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.wizards.data_wizard import DataWizard
from gui.wizards.training_wizard import TrainingWizard
from tests.e2e.conftest import SUBJECTS, engine, home_with  # noqa: F401
from tests.e2e.test_tasks import SENTENCES, entity, questioned, rated, relation, several
from tests.e2e.test_window_main_job import LONG, closed, opened, press, window  # noqa: F401
from tests.engine.export.tiny import decoder_folder
from tests.helpers.tiny_base import make_tiny_encoder

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(0)]


def classified(text: str, subject: str) -> dict[str, Any]:
    return {"text": text, "label": "broken" if "broken" in text else "late"}


def chosen(text: str, subject: str) -> dict[str, Any]:
    function = {"name": "report" if "broken" in text else "track", "arguments": json.dumps({"thing": subject})}
    call = {"id": "call_1", "type": "function", "function": function}
    answer = {"role": "assistant", "content": None, "tool_calls": [call]}
    return {"messages": [{"role": "user", "content": text}, answer]}


def summarised(text: str, subject: str) -> dict[str, Any]:
    return {"text": text, "summary": subject}


def translated(text: str, subject: str) -> dict[str, Any]:
    return {"en": text, "de": subject}


def talked(text: str, subject: str) -> dict[str, Any]:
    return {"messages": [{"role": "user", "content": text}, {"role": "assistant", "content": f"the {subject}"}]}


ENCODER, DECODER = "tiny", "scribe"
# Task, the base that learns it, and what makes a row.
CASES: tuple[tuple[str, str, Callable[[str, str], Mapping[str, Any]]], ...] = (
    ("classification", ENCODER, classified),
    ("multilabel", ENCODER, several),
    ("pairs", ENCODER, rated),
    ("entities", ENCODER, entity),
    ("relations", ENCODER, relation),
    ("question-answering", ENCODER, questioned),
    ("tool-calls", ENCODER, chosen),
    ("tool-calls", DECODER, chosen),
    ("summarisation", DECODER, summarised),
    ("translation", DECODER, translated),
    ("dialogue", DECODER, talked),
)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = home_with(make_tiny_encoder(tmp_path_factory.mktemp("models") / ENCODER), tmp_path_factory.mktemp("home"))
    return home_with(decoder_folder(tmp_path_factory.mktemp("models") / DECODER, context=512), root)


@pytest.mark.parametrize(("task", "base", "made"), CASES, ids=[f"{task}-{base}" for task, base, _ in CASES])
def test_a_task_goes_from_file_to_model_by_clicks(
    task: str,
    base: str,
    made: Callable[[str, str], Mapping[str, Any]],
    qtbot: QtBot,
    window: MainWindow,  # noqa: F811
    tmp_path: Path,
) -> None:
    rows = [made(sentence.format(subject), subject) for sentence in SENTENCES for subject in SUBJECTS]
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    likely = imported(qtbot, window, file, task)
    trained(qtbot, window, base)
    models = window.view("models")
    window.navigate("models")
    qtbot.waitUntil(lambda: bool(models.cards), timeout=LONG)
    press(next(iter(models.cards.values())))
    qtbot.waitUntil(lambda: models.page.details is not None, timeout=LONG)
    report = models.page.details.report
    measured = ", ".join(f"{name} {value.value:.2f}" for name, value in report.metrics.items())
    print(f"\n{task} on {base}: {report.rows} test rows, {measured}; the wizard took it for {likely}")
    assert report.rows > 0


def imported(qtbot: QtBot, window: MainWindow, file: Path, task: str) -> str:  # noqa: F811
    """Go through the data wizard, choosing the task by its card, and return what the wizard had guessed."""
    wizard = opened(qtbot, DataWizard, lambda: window.open_wizard("data", {"paths": [str(file)]}))
    qtbot.waitUntil(lambda: wizard.state.can_go_next and task in wizard.task.cards, timeout=LONG)
    press(wizard.next_button)
    likely = wizard.state.task
    if likely != task:
        wizard.task.cards[task].setFocus()
        QTest.keyClick(wizard.task.cards[task], " ")
    assert wizard.state.task == task
    for _ in wizard.state.order[1:]:
        qtbot.waitUntil(lambda: wizard.state.can_go_next, timeout=LONG)
        press(wizard.next_button)
    closed(qtbot, wizard)
    return likely


def trained(qtbot: QtBot, window: MainWindow, base: str) -> None:  # noqa: F811
    """Go through the training wizard with a few rounds of small batches, and wait for the model."""
    wizard = opened(qtbot, TrainingWizard, lambda: press(window.view("data").page.train))
    qtbot.waitUntil(lambda: base in wizard.base.base_cards, timeout=LONG)
    press(wizard.base.base_cards[base].radio)
    press(wizard.next_button)
    qtbot.waitUntil(lambda: wizard.state.estimate is not None, timeout=LONG)
    press(wizard.effort.more)
    for field, text in (("epochs", "3"), ("batch_size", "8"), ("learning_rate", "0.003")):
        wizard.effort.form.field(field).selectAll()
        QTest.keyClicks(wizard.effort.form.field(field), text)
    qtbot.waitUntil(lambda: wizard.state.can_go_next, timeout=LONG)
    press(wizard.next_button)
    qtbot.waitUntil(lambda: wizard.state.can_go_next, timeout=LONG)
    press(wizard.next_button)
    closed(qtbot, wizard)
    assert window.current_page == "runs"
