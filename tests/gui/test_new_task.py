"""A task is one new file: what its training, its help, its labelling and its answers need stands in it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import tasks
from engine.cli import options
from engine.cli.parser import make_parser
from engine.tasks import classification
from engine.tasks.registry import all_tasks, task_named
from engine.training.fields import applies
from engine.training.presets import BALANCED, Facts, preset
from engine.training.recipe import PROTOTYPES, Recipe
from engine.training.search_space import search_space
from gui.known_tasks import known_task
from gui.views import row_words
from gui.views.label_answers import CallAnswer, ClassAnswer, RelationAnswer, SpanAnswer, answer_of

NEW = "star-rating"


@pytest.fixture
def new_task(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Put one new file beside those of the tasks: classification under another name."""
    text = Path(classification.__file__).read_text(encoding="utf-8")
    (tmp_path / "star_rating.py").write_text(text.replace('name="classification"', f'name="{NEW}"'), encoding="utf-8")
    monkeypatch.setattr(tasks, "__path__", [*tasks.__path__, str(tmp_path)])
    all_tasks.cache_clear()
    yield NEW
    all_tasks.cache_clear()
    del sys.modules["engine.tasks.star_rating"], tasks.star_rating  # type: ignore[attr-defined]


def test_its_training_is_offered_what_it_can_do(new_task: str) -> None:
    assert all(applies(name, Recipe(), new_task) for name in ("head", "class_weights", "label_smoothing"))
    known = [
        {part.name for part in search_space(Recipe(), "encoder", one, 500)} for one in (new_task, "classification")
    ]
    assert known[0] == known[1]
    assert preset(BALANCED, Facts(new_task, 100, 10, labels=77)).recipe.head == PROTOTYPES


def test_the_help_names_it(new_task: str) -> None:
    assert f"  {new_task:20}text, label" in options.roles().splitlines()
    (commands,) = (one for one in make_parser()._actions if isinstance(one, argparse._SubParsersAction))
    assert new_task in commands.choices["import"].format_help()


def test_the_window_labels_and_explains_it(new_task: str) -> None:
    assert answer_of(new_task) is ClassAnswer
    info = known_task(new_task)
    assert info is not None and info.explained


def test_every_task_that_is_labelled_has_what_answers() -> None:
    assert {name: answer_of(name) for name, task in all_tasks().items() if task.info.answer} == {
        "classification": ClassAnswer,
        "entities": SpanAnswer,
        "relations": RelationAnswer,
        "tool-calls": CallAnswer,
    }
    assert answer_of("table") is None


def test_only_texts_with_one_class_are_explained() -> None:
    assert {name for name, task in all_tasks().items() if task.info.explained} == {
        "classification",
        "relations",
        "tool-calls",
    }
    assert task_named("multilabel").one_class, "several classes are one label to a baseline, but no one chance"


def test_rows_of_two_texts_have_a_heading_for_each() -> None:
    paired = {name for name in all_tasks() if row_words.titles(name)["text"] != row_words.titles()["text"]}
    assert paired == {"pairs", "question-answering"}
