"""The engine's codes as translated sentences, and numbers, sizes and times in the person's own notation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from engine import sentences
from engine.errors import ErrorInfo, Sentence
from engine.events import Progress
from engine.results import Problem
from engine.training.presets import Choice


def _tr(text: str, context: str = "texts") -> str:
    return QCoreApplication.translate(context, text)


def error(info: ErrorInfo) -> Sentence:
    """Return what happened and what to do next, translated and filled."""
    template = sentences.ERRORS.get(info.code, sentences.ERRORS["internal"])
    return _sentence(template, info.params, "errors")


def finding(problem: Problem) -> Sentence:
    """Return what the doctor found, and what an import does about it."""
    template = sentences.PROBLEMS.get(problem.kind, Sentence(_humanised(problem.kind), ""))
    if "main" in problem.params:
        shown = _mixture(problem.params)
    else:
        shown = {
            name: number(value, 1 if isinstance(value, float) else 0) if isinstance(value, int | float) else value
            for name, value in problem.params.items()
        }
    return _sentence(template, {"count": number(problem.count), **shown}, "problems")


def _mixture(params: Mapping[str, Any]) -> dict[str, str]:
    """Return the languages by name, with the number of texts in each, or their share where not all were looked at."""
    looked_at = params.get("looked_at", 0)
    others = [
        f"{language(code)} {percent(count / looked_at) if looked_at else number(count)}"
        for code, count in params["others"].items()
    ]
    return {"main": language(params["main"]), "others": ", ".join(others), "looked_at": number(looked_at)}


def language(code: str) -> str:
    """Return a language's own name for itself, which needs no translation; the code where that is not known."""
    found = QLocale.codeToLanguage(code)
    # Of the whole world: without a territory, English calls itself American.
    locale = QLocale(found, QLocale.Country.World if found == QLocale.Language.English else QLocale.Country.AnyCountry)
    return (locale.nativeLanguageName() if found != QLocale.Language.AnyLanguage else "") or code


def stage(code: str) -> str:
    """Return what a job is doing just now."""
    return _tr(sentences.STAGES.get(code, _humanised(code)), "stages")


def progress(event: Progress) -> str:
    """Return what a job is doing just now, and how much of it is done where that is known."""
    share = f" {event.done / event.total:.0%}" if event.total else ""
    return f"{stage(event.stage)}{share}"


def note(code: str, params: Mapping[str, Any] | None = None) -> str:
    """Return what happened in a run."""
    return sentences.fill(_tr(sentences.NOTES.get(code, _humanised(code)), "notes"), _shown(params or {}))


def reason(choice: Choice) -> str:
    """Return why a preset's value is what it is, with the source of the method where it has one."""
    words = sentences.fill(_tr(sentences.REASONS[choice.reason], "reasons"), _shown(choice.params))
    return f"{words} [{choice.source}]" if choice.source else words


def advice(code: str) -> str:
    """Return what to change where a training does not fit."""
    return _tr(sentences.ADVICE[code], "advice")


def baseline(name: str) -> str:
    """Return what a trained model is held against."""
    return _tr(sentences.BASELINES.get(name, _humanised(name)), "baselines")


def offline(code: str) -> str:
    """Return a line of the offline report, to be filled."""
    return _tr(sentences.OFFLINE[code], "offline")


def job_title(command: str) -> str:
    """Return what a job is, for the tray, by the class name of its command."""
    titles = {
        "StartTraining": _tr("Training a model"),
        "ResumeTraining": _tr("Training a model"),
        "TrainOnCorrections": _tr("Learning from your corrections"),
        "JudgeCandidate": _tr("Comparing models"),
        "FitRecommender": _tr("Learning what people choose"),
        "ExportRecommendations": _tr("Writing the lists"),
        "SearchSettings": _tr("Finding good settings"),
        "ResumeSearch": _tr("Finding good settings"),
        "EstimateTraining": _tr("Measuring how long training takes"),
        "ImportDataset": _tr("Importing data"),
        "RepairRows": _tr("Repairing rows"),
        "InspectFiles": _tr("Looking at files"),
        "CheckData": _tr("Checking data"),
        "NextToLabel": _tr("Choosing texts to label"),
        "FinishLabelling": _tr("Saving labels"),
        "FetchBase": _tr("Fetching a base model"),
        "ImportBase": _tr("Importing a base model"),
        "Evaluate": _tr("Evaluating a model"),
        "CompareModels": _tr("Comparing models"),
        "PageAnswers": _tr("Reading test rows"),
        "Predict": _tr("Applying a model"),
        "PredictFile": _tr("Applying a model to a file"),
        "AddToolSource": _tr("Adding tools"),
        "RefreshToolSource": _tr("Looking at tools again"),
        "CreateSampleProject": _tr("Setting up the sample"),
        "MakeCalls": _tr("Making example messages"),
        "MeasureCalls": _tr("Measuring callers"),
        "CreateReadyMade": _tr("Setting up a project"),
        "BringData": _tr("Importing data"),
        "ScoreTexts": _tr("Reading the texts"),
        "RescoreTexts": _tr("Reading the texts again"),
        "MeasureDesk": _tr("Measuring the support desk"),
        "SendMessage": _tr("Answering in a chat"),
        "TryTool": _tr("Trying a tool"),
        "CheckFiles": _tr("Checking the app's files"),
    }
    return titles.get(command, _humanised(command))


def number(value: float, decimals: int = 0) -> str:
    """Return a number with the language's separators."""
    locale = QLocale()
    return locale.toString(int(value)) if decimals == 0 else locale.toString(float(value), "f", decimals)


def percent(fraction: float, decimals: int = 1) -> str:
    """Return a fraction from 0 to 1 as a percentage, '91.2 %'."""
    return _tr("{number} %").format(number=number(fraction * 100, decimals) if decimals else number(fraction * 100))


def size(count: float) -> str:
    """Return a number of bytes as '86 MB'."""
    return QLocale().formattedDataSize(int(count), 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def duration(seconds: float) -> str:
    """Return a length of time in at most two units, '4 minutes' or '1 hour 5 minutes'."""
    if seconds < 1:
        return _tr("{count} ms").format(count=number(seconds * 1000))
    if seconds < 60:
        return _plural(round(seconds), _tr("{count} second"), _tr("{count} seconds"))
    minutes = round(seconds / 60)
    if minutes < 60:
        return _plural(minutes, _tr("{count} minute"), _tr("{count} minutes"))
    hours, rest = divmod(minutes, 60)
    text = _plural(hours, _tr("{count} hour"), _tr("{count} hours"))
    if not rest or hours >= 24:
        return text
    return _tr("{hours} {minutes}").format(
        hours=text, minutes=_plural(rest, _tr("{count} minute"), _tr("{count} minutes"))
    )


def time_left(seconds: float | None) -> str:
    """Return 'about 4 minutes left', or '' where it cannot be told yet."""
    if seconds is None:
        return ""
    if seconds < 5:
        return _tr("a few seconds left")
    rounded = round(seconds / 5) * 5 if seconds < 60 else seconds
    return _tr("about {time} left").format(time=duration(rounded))


def date(moment: str, with_time: bool = True) -> str:
    """Return an ISO 8601 moment in UTC as a local date and time; a text that is none comes back as it is."""
    parsed = QDateTime.fromString(moment, Qt.DateFormat.ISODateWithMs)
    if not parsed.isValid():
        return moment
    local = parsed.toLocalTime()
    kind = QLocale.FormatType.ShortFormat
    return QLocale().toString(local, kind) if with_time else QLocale().toString(local.date(), kind)


def rows(count: int) -> str:
    """Return '1 row' or '1,000 rows'."""
    return _plural(count, _tr("{count} row"), _tr("{count} rows"))


def texts(count: int) -> str:
    """Return '1 text' or '1,204 texts'."""
    return _plural(count, _tr("{count} text"), _tr("{count} texts"))


def mistakes(count: int) -> str:
    """Return '1 mistake' or '12 mistakes'."""
    return _plural(count, _tr("{count} mistake"), _tr("{count} mistakes"))


def classes(count: int) -> str:
    """Return '1 class' or '77 classes'."""
    return _plural(count, _tr("{count} class"), _tr("{count} classes"))


def cores(count: int) -> str:
    """Return '1 core' or '8 cores'."""
    return _plural(count, _tr("{count} core"), _tr("{count} cores"))


def attempts(count: int) -> str:
    """Return '1 attempt' or '3 attempts'."""
    return _plural(count, _tr("{count} attempt"), _tr("{count} attempts"))


def _plural(count: int, one: str, many: str) -> str:
    return (one if count == 1 else many).format(count=number(count))


def _sentence(template: Sentence, params: Mapping[str, Any], context: str) -> Sentence:
    shown = _shown(params)
    return Sentence(
        sentences.fill(_tr(template.message, context), shown),
        sentences.fill(_tr(template.remedy, context), shown) if template.remedy else "",
    )


def _shown(params: Mapping[str, Any]) -> dict[str, Any]:
    return {key: ", ".join(map(str, v)) if isinstance(v, list | tuple) else v for key, v in params.items()}


def _humanised(code: str) -> str:
    words = "".join(f" {c.lower()}" if c.isupper() else c for c in code).replace("_", " ").strip()
    return words[:1].upper() + words[1:]
