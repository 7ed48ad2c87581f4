"""What the command line prints of a search, and what `train --from-search` asks for."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from engine import commands
from engine.cli import entry as cli
from engine.events import TrialChanged
from engine.results import BaseNote, DatasetProfile, ProjectInfo, SearchResult, Trial
from engine.training.presets import BALANCED, facts_of, preset
from engine.training.recipe import Recipe
from tests.helpers.fake_engine import OVERVIEW
from tests.helpers.searched import search_result
from tests.helpers.trained import BASES, DATASET

TRIALS = search_result().trials
NOTES = (BaseNote("words_unknown", {"base": "Tiny", "share": 63}), BaseNote("no_better_base"))
PROFILE = DatasetProfile((), ((20, 620),))


class ScriptedEngine:
    """Answers as a real one would, and tells the trials meanwhile."""

    asked: list[commands.Command[Any]] = []

    def __init__(self, _home: object = None) -> None:
        self.asked.clear()
        self.home = Path(tempfile.gettempdir())

    def start(self) -> None: ...

    def stop(self, timeout: float = 0.0) -> None: ...

    def ask(self, command: commands.Command[Any], listener: Callable[[Any], None] = print) -> Any:
        self.asked.append(command)
        if isinstance(command, commands.OpenProject):
            return ProjectInfo(command.path, "shop")
        if isinstance(command, commands.StartTraining):
            raise KeyboardInterrupt  # what is asked for is enough
        if isinstance(command, commands.GetOverview):
            return OVERVIEW
        if isinstance(command, commands.ListVersions):
            return (DATASET,)
        if isinstance(command, commands.ListBases):
            return BASES
        if isinstance(command, commands.GetProfile):
            return PROFILE
        if isinstance(command, commands.CheckBase):
            return NOTES
        if isinstance(command, commands.GetRun):
            return SimpleNamespace(info=search_result().info)
        for trial in TRIALS:
            listener(TrialChanged("job-1", "run-7", trial))
        return search_result()


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[ScriptedEngine]]:
    monkeypatch.setattr(cli, "Engine", ScriptedEngine)
    yield ScriptedEngine


def test_every_trial_is_a_line_and_the_best_recipe_comes_last(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["search", "--project", "/p/shop", "--dataset", "messages", "--minutes", "5", "--set", "epochs=4"]
    assert cli.main(arguments) == cli.DONE
    out = capsys.readouterr().out
    assert "  None of the base models here is known to be made for the language of these rows." in out
    assert "trial 1: done, 0.9120 on the validation rows (10 rounds, 95 s): the recipe as given" in out
    assert "trial 3: given up, others were better, 0.7030 on the validation rows (3 rounds, 31 s): learning_rate" in out
    assert "trial 5: failed (loss_not_finite) (0 rounds, 4 s)" in out
    assert "trial 6: " not in out, "one that runs is told once it has ended"
    assert "number 4:\n" in out and "learning_rate = 0.00031\n" in out
    assert "--from-search run-7" in out
    fitting = preset(BALANCED, facts_of(DATASET, BASES[0], OVERVIEW.hardware, PROFILE)).recipe
    wanted = commands.SearchSettings("/p/shop.deskhand", "messages", 0, replace(fitting, epochs=4), 5.0)
    assert ScriptedEngine.asked[-1] == wanted


def test_a_search_goes_on_by_the_same_word_as_a_training() -> None:
    assert cli.main(["resume", "--project", "/p/shop", "--run", "run-7"]) == cli.DONE
    assert ScriptedEngine.asked[-1] == commands.ResumeSearch("/p/shop.deskhand", "run-7")


def test_a_training_takes_data_and_recipe_from_a_search() -> None:
    cli.main(["train", "--project", "/p/shop", "--from-search", "run-7", "--set", "seed=3", "--name", "mine"])
    found: SearchResult = search_result()
    asked = ScriptedEngine.asked[-1]
    assert isinstance(asked, commands.StartTraining)
    assert (asked.dataset, asked.version, asked.name) == ("data-1", 2, "mine")
    assert asked.recipe == Recipe(**{**found.recipe, "seed": 3})
    assert asked.recipe.learning_rate == 0.00031


@pytest.mark.parametrize("minutes", ["0", "-1", "nan", "10081", "long"])
def test_minutes_that_no_search_can_take_are_bad_usage(minutes: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(["search", "--project", "/p/shop", "--dataset", "messages", "--minutes", minutes])
    assert caught.value.code == cli.BAD_USAGE
    assert "argument --minutes: " in capsys.readouterr().err


@pytest.mark.parametrize("extra", [[], ["--dataset", "messages", "--from-search", "run-7"]])
def test_a_training_needs_either_a_dataset_or_a_search(extra: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(["train", "--project", "/p/shop", *extra])
    assert caught.value.code == cli.BAD_USAGE


def test_the_trials_of_the_sample_are_told_in_every_state() -> None:
    assert {trial.state for trial in TRIALS} == {"done", "pruned", "failed", "cut_short", "running"}
    assert isinstance(TRIALS[0], Trial)
