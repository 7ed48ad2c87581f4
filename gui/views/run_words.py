"""The one sentence that says how a training stands."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.events import Progress
from engine.results import RunInfo
from gui import texts, words


def _tr(text: str) -> str:
    return QCoreApplication.translate("run", text)


def round_now(progress: Progress | None, epochs: int, epoch: float) -> int:
    """Return the round that runs, from 1; `epoch` is that of the newest value, for when no report came yet."""
    done = epoch
    if progress is not None and progress.stage == "training" and progress.total > 0:
        done = max(done, progress.done / progress.total * epochs)
    return max(1, min(epochs, int(done + 1e-6) + 1))


def sentence(info: RunInfo, progress: Progress | None, epochs: int, epoch: float) -> str:
    """Return how the run stands: what it does, how long still, and the best so far."""
    if info.status == "running":
        first = _running(progress, epochs, epoch)
        return f"{first}; {_best(info)}" if info.best is not None else f"{first}."
    if info.status == "done":
        text = _tr("Learned and published: {best} on the validation rows after round {round}.")
        return (
            text.format(best=words.best(info), round=round(info.best_epoch)) if info.best is not None else _tr("Done.")
        )
    first = {
        "paused": _tr("Paused in round {round} of {epochs}"),
        "cancelled": _tr("Cancelled in round {round} of {epochs}"),
        "failed": _tr("Stopped by an error in round {round} of {epochs}"),
    }.get(info.status, info.status)
    first = first.format(round=round_now(None, epochs, epoch), epochs=epochs)
    return f"{first}; {_best(info)}" if info.best is not None else f"{first}."


def _running(progress: Progress | None, epochs: int, epoch: float) -> str:
    if progress is None:
        return (
            _tr("Learning, round {round} of {epochs}").format(round=round_now(None, epochs, epoch), epochs=epochs)
            if epoch
            else _tr("Getting ready")
        )
    if progress.stage == "training":
        first = _tr("Learning, round {round} of {epochs}")
        first = first.format(round=round_now(progress, epochs, epoch), epochs=epochs)
    else:
        first = _stage(progress.stage)
    left = texts.time_left(progress.seconds_left)
    return f"{first}, {left}" if left else first


def _stage(code: str) -> str:
    known = {
        "prepare": _tr("Getting ready"),
        "export": _tr("Learned; writing the files that other programs can use"),
        "parity": _tr("Learned; checking that the files answer like the trained model"),
        "evaluate": _tr("Learned; measuring on the test rows"),
        "baselines": _tr("Learned; measuring the untuned base for comparison"),
    }
    return known.get(code) or texts.stage(code)


def _best(info: RunInfo) -> str:
    text = _tr("best so far {best} after round {round}.")
    return text.format(best=words.best(info), round=round(info.best_epoch))
