"""A search as the engine would answer it: a trial in every state, the fourth the best."""

from __future__ import annotations

from dataclasses import replace

from engine.results import SearchResult, Trial
from engine.training.recipe import Recipe
from tests.helpers.trained import run_info

CHANGED = {"learning_rate": 0.00031, "batch_size": 16, "dropout": 0.05, "schedule": "cosine"}
TRIALS = (
    Trial(1, "done", {}, 0.912, 10, 95.0),
    Trial(2, "cut_short", {"learning_rate": 0.00002, "epochs": 5, "label_smoothing": 0.12}, 0.861, 4, 40.0),
    Trial(3, "pruned", {"learning_rate": 0.0000104, "batch_size": 8, "dropout": 0.19}, 0.703, 3, 31.0),
    Trial(4, "done", CHANGED, 0.934, 10, 112.0),
    Trial(5, "failed", {"learning_rate": 0.0005, "weight_decay": 0.1}, None, 0, 4.0, "loss_not_finite"),
    Trial(6, "running", {"learning_rate": 0.00027, "head_learning_rate": 0.0042}, 0.922, 5, 48.0, "", 2),
)  # fmt: skip


def search_result(status: str = "running", trials: tuple[Trial, ...] = TRIALS, **changes: object) -> SearchResult:
    """Return a search for settings over `DATASET`; the best is the fourth trial, once there are as many."""
    given = dict(vars(Recipe()))
    found = len(trials) >= 4
    info = run_info("run-7", status, kind="search", best=0.934 if found else None, best_epoch=4.0 if found else 0.0)
    recipe = {**given, **(CHANGED if found else {})}
    return SearchResult(replace(info, **changes), 15.0, given, trials, 4 if found else None, recipe)
