"""What the headless commands print: sentences for people, or JSON lines for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any, Protocol

from engine.agent.messages import Message
from engine.errors import ErrorInfo
from engine.events import ENDS, Event, MessageAdded, MetricLogged, Progress, RunNote, RunStarted, TrialChanged
from engine.results import (
    ERRORS,
    BaseModel,
    Comparison,
    DatasetInfo,
    Difference,
    EndpointState,
    ModelDetails,
    Report,
    Trial,
)
from engine.sentences import BASELINES, NOTES, PROBLEMS, STAGES, fill, sentence_for, within
from engine.text.shown import visible
from engine.text.values import plain


class Output(Protocol):
    """Where a command's events and its outcome go."""

    def event(self, event: Event) -> None:
        """Something happened."""

    def say(self, text: str = "") -> None:
        """Tell a person something that is no event."""

    def dataset(self, info: DatasetInfo) -> None:
        """Describe an imported dataset."""

    def model(self, details: ModelDetails) -> None:
        """Describe a published model: before and after, and parity."""

    def report(self, report: Report) -> None:
        """Describe an evaluation."""

    def comparison(self, found: Comparison) -> None:
        """Describe how two models compare."""

    def bases(self, bases: Sequence[BaseModel]) -> None:
        """List base models."""

    def serving(self, state: EndpointState) -> None:
        """Tell where other programs may ask, and with which token."""

    def done(self, result: Any) -> None:
        """Tell the outcome."""

    def failed(self, error: ErrorInfo) -> None:
        """Tell the failure."""


class JsonOutput:
    """One JSON object a line; the last line is the outcome."""

    def event(self, event: Event) -> None:
        """Print the event; the outcome is printed once, by `done` or `failed`."""
        if not isinstance(event, ENDS):
            self._line({"event": _snake(type(event).__name__), **plain(event)})

    def say(self, text: str = "") -> None:
        """Programs need no prose."""

    def dataset(self, info: DatasetInfo) -> None:
        """The outcome tells it."""

    def model(self, details: ModelDetails) -> None:
        """The outcome tells it."""

    def report(self, report: Report) -> None:
        """The outcome tells it."""

    def comparison(self, found: Comparison) -> None:
        """The outcome tells it."""

    def bases(self, bases: Sequence[BaseModel]) -> None:
        """The outcome tells it."""

    def serving(self, state: EndpointState) -> None:
        """Print it before the outcome, which comes when it is stopped."""
        self._line({"event": "serving", "address": state.address, "port": state.port, "token": state.token})

    def done(self, result: Any) -> None:
        """Print the outcome."""
        self._line({"event": "done", "result": plain(result)})

    def failed(self, error: ErrorInfo) -> None:
        """Print the failure."""
        found = sentence_for(error)
        outcome = {"code": error.code, "message": found.message, "remedy": found.remedy, "params": plain(error.params)}
        self._line({"event": "failed", "error": outcome})

    def _line(self, value: dict[str, Any]) -> None:
        print(json.dumps(value, ensure_ascii=False), flush=True)


class TextOutput:
    """Sentences on standard output, progress and failures on standard error."""

    def __init__(self) -> None:
        self._stage = ""

    def event(self, event: Event) -> None:
        """Print what a person wants to see while it happens."""
        if isinstance(event, Progress):
            self._progress(event)
        elif isinstance(event, RunStarted):
            self.say(f"  Run {event.run}")
        elif isinstance(event, TrialChanged):
            if event.trial.state != "running":
                self.say(f"  {describe_trial(event.trial)}")
        elif isinstance(event, MetricLogged) and event.point.part == "valid":
            point = event.point
            self.say(f"  round {point.epoch:g}: {point.name} {point.value:.4f} on the validation rows")
        elif isinstance(event, RunNote):
            self.say(f"  {fill(NOTES.get(event.code, event.code), event.params)}")
        elif isinstance(event, MessageAdded):
            self.say(describe_message(event.message))

    def _progress(self, event: Progress) -> None:
        sentence = STAGES.get(event.stage, event.stage)
        if event.stage != self._stage:
            self._stage = event.stage
            self.say(f"  {sentence}")
        if sys.stderr.isatty() and event.total:
            left = f", about {event.seconds_left:.0f} s left" if event.seconds_left is not None else ""
            print(f"\r  {event.done / event.total:4.0%}{left}   ", end="\r", file=sys.stderr, flush=True)

    def say(self, text: str = "") -> None:
        """Print a line."""
        print(text, flush=True)

    def dataset(self, info: DatasetInfo) -> None:
        """Print facts and problems."""
        rows = ", ".join(f"{count:,} {part}" for part, count in info.rows.items())
        self.say(f"{info.name}, version {info.version}: {rows}" + (f"; {info.labels} classes" if info.labels else ""))
        for problem in info.problems:
            template = PROBLEMS.get(problem.kind)
            others = ", ".join(f"{code} {count:,}" for code, count in problem.params.get("others", {}).items())
            told = {**problem.params, "others": others, "count": problem.count, "rows": problem.count}
            sentence = fill(template.message, told) if template else ""
            self.say(f"  {problem.severity}: {sentence or problem.kind} ({problem.count:,} rows)")

    def model(self, details: ModelDetails) -> None:
        """Print before and after, and parity."""
        self.report(details.report)
        for row in details.parity:
            mark = "  <- published" if row.published else ""
            self.say(
                f"  {row.variant}: {details.report.metric} {row.metric:.4f} on the validation rows "
                f"(trained model {row.torch_metric:.4f}), {row.bytes / 1e6:.1f} MB, "
                f"{row.milliseconds:.2f} ms a text{mark}"
            )

    def report(self, report: Report) -> None:
        """Print the metric of each baseline and of the model, with intervals."""
        told = f"{report.metric}, less is better" if report.metric in ERRORS else report.metric
        rows = f"labelled rows of {report.file}" if report.file else "locked test rows"
        self.say(f"  On the {report.rows:,} {rows} ({told}, with 95 % interval):")
        lines = [(BASELINES.get(name, name), found[report.metric]) for name, found in report.baselines.items()]
        for name, value in [*lines, ("This model", report.metrics[report.metric])]:
            self.say(f"    {name:35} {value.value:.4f}  ({value.low:.4f} to {value.high:.4f})")
        for name, first in report.baseline_rows.items():
            self.say(f"    {BASELINES.get(name, name)}: on the first {first:,} of these rows, as writing takes long")
        if report.unlabelled:
            self.say(f"  left out, as they have no label: {report.unlabelled:,} rows")
        if report.unusable:
            self.say(f"  left out, as they are empty or cannot be read: {report.unusable:,} rows")
        if report.learned:
            self.say(f"  left out, as the model had learned from them or was chosen by them: {report.learned:,} rows")
        for name, found in report.differences.items():
            self.say(f"  against {within(BASELINES.get(name, name))}: {_difference(found[report.metric])}")
        for item in (item for item in report.slices if item.worse):
            kind = item.column or item.by
            self.say(f"  clearly worse where {kind} is {item.value}: {item.metric.value:.4f} ({item.rows:,} rows)")

    def comparison(self, found: Comparison) -> None:
        """Print both, their difference, and on how many rows they disagree."""
        self.say(f"  On the {found.rows:,} test rows of {found.data} ({found.metric}, with 95 % interval):")
        for info, value in zip((found.first, found.second), found.metrics[found.metric], strict=True):
            self.say(f"    {info.name:26} {value.value:.4f}  ({value.low:.4f} to {value.high:.4f})")
        self.say(f"  {found.first.name}: {_difference(found.differences[found.metric])}")
        self.say(
            f"  right: both {found.both:,}, only the first {found.only_first:,}, only the second "
            f"{found.only_second:,}, neither {found.neither:,}"
        )
        if found.metric in ERRORS:
            self.say("  (right is what is no further off than both are on average)")
        if found.left_out:
            self.say(f"  left out, as one of them had learned from them: {found.left_out:,} rows")

    def bases(self, bases: Sequence[BaseModel]) -> None:
        """Print a line a base model."""
        for base in bases:
            self.say(f"{base.id:28} {base.state:8} {base.family:16} {base.licence:12} {base.purpose}")
            if base.outdated:
                anew = f"'deskhand models fetch {base.id}' does it anew, offline"
                self.say(f"{'':28} made ready by an older Deskhand: {anew}")

    def serving(self, state: EndpointState) -> None:
        """Print the address, the token, and how it is stopped."""
        self.say(f"Programs on this computer may ask at {state.address}")
        self.say(f"with the token {state.token}")
        self.say("Press Ctrl+C to stop.")

    def done(self, result: Any) -> None:
        """The work has told it already."""

    def failed(self, error: ErrorInfo) -> None:
        """Print what happened and what to do."""
        found = sentence_for(error)
        print(f"{found.message}\n{found.remedy}", file=sys.stderr, flush=True)


TRIAL_STATES = {"done": "done", "pruned": "given up, others were better", "cut_short": "cut short"}


def describe_trial(trial: Trial) -> str:
    """Return a trial in a line: how it ended, what it was worth, and what was changed."""
    changed = ", ".join(
        f"{name} {value:.3g}" if isinstance(value, float) else f"{name} {value}"
        for name, value in trial.changes.items()
    )
    value = "" if trial.value is None else f", {trial.value:.4f} on the validation rows"
    state = TRIAL_STATES.get(trial.state) or f"failed ({trial.error})"
    rounds = f"{trial.rounds} round{'' if trial.rounds == 1 else 's'}, {trial.seconds:.0f} s"
    return f"trial {trial.number}: {state}{value} ({rounds}): {changed or 'the recipe as given'}"


def describe_message(message: Message) -> str:
    """Return a message with its role, as a transcript shows it."""
    lines = [f"  [{message.role}] {visible(message.content)}".rstrip()]
    for call in message.calls:
        arguments = ", ".join(f"{name}={value!r}" for name, value in call.arguments.items())
        lines.append(f"  [{message.role}] calls {call.name}({arguments})")
    if message.calls and not message.content:
        lines = lines[1:]
    if message.role == "assistant" and message.trace.author:
        lines[-1] += f"   ({message.trace.author}, {message.trace.milliseconds:.0f} ms)"
    return "\n".join(lines)


def _difference(found: Difference) -> str:
    verdict = {"unclear": "no clear difference"}.get(found.verdict, found.verdict)
    return f"{verdict} ({found.value:+.4f}, {found.low:+.4f} to {found.high:+.4f}, p {found.p:.3f})"


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")
