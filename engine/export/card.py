"""The model card: what a published model is, what it was made from and how well it does."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from engine.errors import JobFailed
from engine.results import BaseModel, Interval, ParityRow, Report
from engine.sentences import BASELINES
from engine.text.values import plain, to_json
from engine.training.recipe import Recipe

CARD = "card.md"
CARD_DATA = "card.json"
# What tells of a model and takes no part in its answers; the kept answers are written anew by every evaluation.
RECORDS = frozenset({"answers.parquet", "report.json", "parity.json", "recipe.toml"})


def write_card(
    folder: Path,
    name: str,
    base: BaseModel,
    dataset: str,
    data_hash: str,
    recipe: Recipe,
    report: Report,
    parity: tuple[ParityRow, ...],
) -> None:
    """Write card.md and card.json into `folder`, with the SHA-256 of every other file there."""
    files = hashes(folder)
    facts = {
        "name": name,
        "task": report.task,
        "base": {"id": base.id, "name": base.name, "licence": base.licence, "source": base.source},
        "dataset": {"name": dataset, "hash": data_hash, "test_hash": report.data_hash, "test_rows": report.rows},
        "recipe": plain(recipe),
        "metrics": plain(report.metrics),
        "baselines": plain(report.baselines),
        "calibration": plain(report.calibration),
        "parity": plain(parity),
        "files": files,
    }
    (folder / CARD_DATA).write_text(to_json(facts, indent=2), encoding="utf-8")
    (folder / CARD).write_text(_markdown(name, base, dataset, report, parity, files), encoding="utf-8")


def rename_card(folder: Path, name: str) -> None:
    """Give the model of the card in `folder` another name."""
    facts = json.loads((folder / CARD_DATA).read_text(encoding="utf-8"))
    (folder / CARD_DATA).write_text(to_json({**facts, "name": name}, indent=2), encoding="utf-8")
    _, *lines = (folder / CARD).read_text(encoding="utf-8").split("\n")
    (folder / CARD).write_text("\n".join([_title(name), *lines]), encoding="utf-8")


def hashes(folder: Path) -> dict[str, str]:
    """Return file name -> SHA-256, without the card itself."""
    return {
        path.relative_to(folder).as_posix(): _digest(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in (CARD, CARD_DATA)
    }


def check_unchanged(folder: Path) -> None:
    """Compare what answers in a published model's folder with its card: damaged weights answer too, but wrongly.

    A folder without a card has nothing to be compared with. Raises JobFailed `model_changed`.
    """
    path = folder / CARD_DATA
    if not path.is_file():
        return
    try:
        known = dict(json.loads(path.read_text(encoding="utf-8"))["files"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _changed(folder, CARD_DATA, str(error)) from error
    for name, digest in known.items():
        # Cards that were written on Windows named the files as it does.
        file = folder / name.replace("\\", "/")
        if name not in RECORDS and not (file.is_file() and _digest(file) == digest):
            raise _changed(folder, name)


def _changed(folder: Path, file: str, detail: str = "") -> JobFailed:
    return JobFailed("model_changed", detail, file=file, folder=str(folder))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _markdown(
    name: str,
    base: BaseModel,
    dataset: str,
    report: Report,
    parity: tuple[ParityRow, ...],
    files: Mapping[str, str],
) -> str:
    source = f"{base.name} ({base.licence})" if base.licence else base.name
    lines = [_title(name), "", f"A model for {report.task}, fine-tuned from {source} on {dataset}."]
    lines += ["", f"## On the {report.rows} locked test rows", "", f"| | {' | '.join(report.metrics)} |"]
    lines += ["|---" * (len(report.metrics) + 1) + "|", _line("This model", report.metrics)]
    lines += [_line(BASELINES.get(key, key), found) for key, found in report.baselines.items()]
    if "tfidf" in report.baselines:
        lines += ["", f"{BASELINES['tfidf']}: with logistic (numbers: ridge) regression."]
    lines += ["", "Fractions (mse: squared units, less is better) with 95 % bootstrap intervals."]
    lines += [
        f"{BASELINES.get(key, key)}: on the first {rows} rows only." for key, rows in report.baseline_rows.items()
    ]
    if report.calibration:
        found = report.calibration
        lines += ["", f"Confidences are scaled by a temperature of {found.temperature:.3f}, from the validation rows."]
        told = f"{found.after:.4f} (without it {found.before:.4f})"
        lines += [f"Expected calibration error on {found.rows} test rows: {told}."]
    lines += ["", "## Export", ""]
    lines += ["| variant | metric | trained model | largest logit difference | bytes | ms a text | published |"]
    lines += ["|---|---|---|---|---|---|---|"]
    lines += [
        f"| {row.variant} | {row.metric:.4f} | {row.torch_metric:.4f} | {row.logit_gap:.4f} | {row.bytes} "
        f"| {row.milliseconds:.2f} | {'yes' if row.published else 'no'} |"
        for row in parity
    ]
    lines += ["", "## Files", "", *(f"- `{file}` sha256 `{digest}`" for file, digest in files.items()), ""]
    return "\n".join(lines)


def _title(name: str) -> str:
    return f"# {name}"


def _line(name: str, metrics: Mapping[str, Interval]) -> str:
    cells = (f"{found.value:.4f} ({found.low:.4f} .. {found.high:.4f})" for found in metrics.values())
    return f"| {name} | {' | '.join(cells)} |"
