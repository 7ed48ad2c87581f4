"""Every public set, for what it was made for: through the command line and through the wizard, nothing corrected."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.cli import main
from gui.wizards.data_state import TABLE, DataState
from tests.helpers.public_data import PUBLIC, needs_public

# What is chosen -> its task, and the rows that SOURCE.md counts: of each part, or in all where a set has none.
SETS: dict[str, tuple[str, dict[str, int] | int]] = {
    "aeslc_email_subjects": ("summarisation", {"train": 14_436, "valid": 1_960, "test": 1_906}),
    "airline_tweets_dated": ("classification", 14_640),
    "banking77": ("classification", {"train": 10_003, "test": 3_080}),
    "chnsenticorp": ("classification", {"train": 9_600, "valid": 1_200, "test": 1_200}),
    "cluener": ("entities", {"train": 10_748, "valid": 1_343}),
    "conll2003": ("entities", {"train": 14_041, "valid": 3_250, "test": 3_453}),
    "dialogsum": ("summarisation", {"train": 500, "test": 500}),
    "financial_phrasebank/Sentences_50Agree.txt": ("classification", 4_846),
    "financial_phrasebank/Sentences_75Agree.txt": ("classification", 3_453),
    "financial_phrasebank/Sentences_AllAgree.txt": ("classification", 2_264),
    "gold_news_dated": ("classification", 10_570),
    "movielens_small/movies.csv": ("table", 9_742),
    "movielens_small/ratings.csv": ("table", 100_836),
    "movielens_small/tags.csv": ("table", 3_683),
    "multi30k_en_de": ("translation", {"train": 29_000, "valid": 1_014, "test": 2_461}),
    "semeval2010_task8": ("relations", {"train": 8_000, "test": 2_717}),
    "sgd": ("dialogue", {"train": 895, "valid": 256, "test": 310}),
    "squad": ("question-answering", {"train": 4_000, "valid": 895, "test": 1_190}),
    "snips": ("tool-calls", {"train": 13_084, "valid": 700, "test": 700}),
}
# A folder that holds the same rows in two forms: only one of them is chosen.
CHOSEN = {"snips": ("snips/train", "snips/valid", "snips/test")}


def counted(name: str, rows: dict[str, int]) -> bool:
    """Whether the parts are those that are counted; what was split off for want of a part came from training."""
    expected = SETS[name][1]
    if isinstance(expected, int):
        return sum(rows.values()) == expected
    given = {part: count for part, count in expected.items() if part != "train"}
    rest = sum(count for part, count in rows.items() if part not in given)
    return {part: rows[part] for part in given} == given and rest == expected["train"]


@needs_public
@pytest.mark.parametrize("name", SETS)
def test_the_command_line_imports_it(name: str, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [str(PUBLIC / chosen) for chosen in CHOSEN.get(name, (name,))]
    task = SETS[name][0]
    code = main(["--home", str(home), "--json", "import", *paths, "--project", str(tmp_path / "p"), "--task", task])
    outcome = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert code == 0
    assert counted(name, outcome["result"]["rows"])


@needs_public
@pytest.mark.parametrize("name", SETS)
def test_the_wizard_guesses_all_of_it(name: str, engine: Engine, tmp_path: Path) -> None:
    state = DataState()
    state.set_tasks(engine.ask(commands.ListTasks()))
    paths = tuple(str(PUBLIC / chosen) for chosen in CHOSEN.get(name, (name,)))
    state.set_inspection(engine.ask(commands.InspectFiles(paths)))
    project = engine.ask(commands.CreateProject(str(tmp_path / "p"))).path
    if SETS[name][0] == TABLE:  # a table to look things up in is a wish that no column tells
        state.choose_task(TABLE)
    assert state.task == SETS[name][0]
    assert state.missing_roles() == ()
    info = engine.ask(commands.ImportDataset(project, state.spec()))
    assert counted(name, dict(info.rows))
