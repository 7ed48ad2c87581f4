"""What a model still has to learn from corrections, and when a new one has: is it better, and which is to be used."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from engine.commands import (
    GetCorrections,
    JudgeCandidate,
    KeepModel,
    PromoteModel,
    RollBackModel,
    TrainOnCorrections,
    UndoDecision,
)
from engine.errors import ErrorInfo
from engine.results import AgentInfo, CandidateResult, CorrectionState
from gui import texts, words
from gui.bridge import Job, Request
from gui.context import Context
from gui.widgets.buttons import button
from gui.widgets.labels import label
from gui.widgets.strip import lay_out_strip
from gui.widgets.tint import Tint

TRAINING = "TrainOnCorrections"
TELLING = ("corrections", "models", "agents", "datasets")


class Retraining(QWidget):
    """`show_model(model)`; hidden while there is nothing to learn, to decide or to go back to."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._model = ""
        self._state: CorrectionState | None = None
        self._judged: CandidateResult | None = None
        self._asking: Request | None = None
        self._judging: Request | None = None
        self._trained_here = False
        # The notice of the last decision, which going back makes untrue.
        self._decision = ""
        self.told = Tint()
        # Where there is nothing to do but to go back, a quiet line beside the button is enough.
        self.quiet = label("", "small")
        self.detail = label("", "small")
        self.train = button(self.tr("Train on my corrections"), self._train, role="primary", icon="play")
        self.watch = button(self.tr("Watch the training"), self._watch)
        self.judge = button(self.tr("Is it better?"), self._judge, role="primary")
        self.use = button(self.tr("Use the new one"), self._use, role="primary", icon="check")
        self.keep = button(self.tr("Keep the old one"), self._keep)
        self.back = button(self.tr("Go back to the one before"), self._roll_back, role="quiet", icon="undo")
        lay_out_strip(self, (self.told, self.quiet), self._buttons(), self.detail)
        self.hide()
        context.bridge.changed.connect(self._stored_rows_changed)
        context.bridge.jobs_changed.connect(self._follow)

    def _buttons(self) -> tuple[QWidget, ...]:
        return self.train, self.watch, self.judge, self.use, self.keep, self.back

    def show_model(self, model: str) -> None:
        """Show how this model stands, '' for none."""
        if model == self._model and model:
            return
        self._model, self._state, self._judged = model, None, None
        if self._judging is not None:
            self._judging.drop()
            self._judging = None
        self._show()
        self.reload()

    def reload(self) -> None:
        """Ask how the model stands now."""
        if self._asking is not None:
            self._asking.drop()
            self._asking = None
        if self._model:
            command = GetCorrections(self._context.project, self._model)
            self._asking = self._context.bridge.ask(command, self._take, self._not_told, owner=self)

    def _take(self, state: CorrectionState) -> None:
        self._asking = None
        self._state = state
        if self._judged is not None and state.offered != self._judged.candidate:
            self._judged = None
        if state.candidate is not None and self._trained_here and self._judged is None and self._judging is None:
            self._judge()
        self._show()

    def _not_told(self, _error: ErrorInfo) -> None:
        """A model that is gone has nothing to learn."""
        self._asking = self._state = None
        self._show()

    def _stored_rows_changed(self, project: str, what: str) -> None:
        if what in TELLING and project in ("", self._context.project):
            self.reload()

    # ---- what the person does -------------------------------------------------------------------------

    def _train(self) -> None:
        self.train.setEnabled(False)
        self._trained_here = True
        command = TrainOnCorrections(self._context.project, self._model)
        self._context.bridge.ask(command, failed=self._failed, owner=self, cancelled=lambda _: self._show())

    def _job(self) -> Job | None:
        """Return the training that runs now on corrections of this project."""
        jobs = self._context.bridge.trainings()
        return next((job for job in jobs if (job.command, job.project) == (TRAINING, self._context.project)), None)

    def _follow(self) -> None:
        if self._model and self.watch.isHidden() == (self._job() is not None):
            self._show()

    def _watch(self) -> None:
        job = self._job()
        self._context.navigate("runs", **({"run": job.run} if job and job.run else {}))

    def _judge(self) -> None:
        if self._state is None or self._state.offered is None:
            return
        command = JudgeCandidate(self._context.project, self._state.offered.model, self._model)
        self._judging = self._context.bridge.ask(
            command, self._decide, self._failed, owner=self, cancelled=lambda _: self._decide(None)
        )
        self._show()

    def _decide(self, found: CandidateResult | None) -> None:
        self._judging, self._judged = None, found
        self._show()

    def _use(self) -> None:
        if self._judged is not None:
            new, old = self._judged.candidate.model, self._judged.current.model
            command = PromoteModel(self._context.project, new, old)
            self._context.bridge.ask(command, self._used, self._failed, owner=self)

    def _used(self, agents: tuple[AgentInfo, ...]) -> None:
        if self._judged is None:
            return
        new = self._judged.candidate
        self._judged, self._trained_here = None, False
        words = self.tr("{name} is used now by: {agents}.") if agents else self.tr("{name} is ready. No agent uses it.")
        told = words.format(name=new.name, agents=", ".join(agent.name for agent in agents))
        self._decided(told, new.model)

    def _keep(self) -> None:
        if self._judged is not None:
            new, old = self._judged.candidate, self._judged.current
            self._judged, self._trained_here = None, False
            told = self.tr("{name} stays in use.").format(name=old.name)
            command = KeepModel(self._context.project, new.model, old.model)
            bridge = self._context.bridge
            bridge.ask(command, lambda _: self._decided(told, new.model), self._failed, owner=self)

    def _decided(self, told: str, model: str) -> None:
        """Say what was decided about a model, and offer to take it back."""
        self._decision = told
        bridge, command = self._context.bridge, UndoDecision(self._context.project, model)
        self._context.notify(told, "good", undo=lambda: bridge.ask(command, owner=self))

    def _roll_back(self) -> None:
        command = RollBackModel(self._context.project, self._model)
        self._context.bridge.ask(command, self._rolled_back, self._failed, owner=self)

    def _rolled_back(self, agents: tuple[AgentInfo, ...]) -> None:
        self._context.withdraw(self._decision)
        told = self.tr("Back to the model before, for: {agents}.")
        self._context.notify(told.format(agents=", ".join(agent.name for agent in agents) or "-"), "good")

    def _failed(self, error: ErrorInfo) -> None:
        self._judging, self._trained_here = None, False
        self._show()
        self._context.bridge.unhandled.emit(error)

    # ---- showing --------------------------------------------------------------------------------------

    def _show(self) -> None:
        sentence, tone, detail, shown = self._told()
        self.told.set(sentence, tone)
        self.told.setVisible(bool(sentence))
        for part, text in ((self.quiet, "" if sentence else detail), (self.detail, detail if sentence else "")):
            part.setText(text)
            part.setVisible(bool(text))
        for part in self._buttons():
            part.setVisible(part in shown)
        self.train.setEnabled(True)
        self.setVisible(bool(sentence or shown))

    def _told(self) -> tuple[str, str, str, tuple[QWidget, ...]]:
        """Return the sentence, its tone, what stands below, and the buttons."""
        state = self._state
        if state is None or state.model is None:
            return "", "accent", "", ()
        if self._job() is not None:
            told = self.tr("A new model learns from your corrections. You can go on working meanwhile.")
            return told, "accent", "", (self.watch,)
        if self._judging is not None:
            told = self.tr("The new model is trained. Comparing it with the one in use.")
            return told, "accent", "", ()
        if self._judged is not None:
            return *self._verdict(self._judged), (self.use, self.keep)
        if state.candidate is not None:
            told = self.tr("A newer model, {name}, is trained and not in use yet.")
            return told.format(name=state.candidate.name), "accent", "", (self.judge,)
        back = (self.back,) if state.previous is not None else ()
        if state.new:
            told = self.tr("Corrections that {name} has not learned yet: {count}.")
            told = told.format(name=state.model.name, count=texts.number(state.new))
            if state.unused is None:
                return told, "accent", "", (self.train, *back)
            # To train again would make the same model once more.
            detail = self.tr("{name} has learned them and is not used.").format(name=state.unused.name)
            return told, "accent", detail, (self.judge, *back)
        if state.previous is not None:
            told = self.tr("{name} took the place of {previous}.")
            return "", "accent", told.format(name=state.model.name, previous=state.previous.name), back
        return "", "accent", "", ()

    def _verdict(self, found: CandidateResult) -> tuple[str, str, str]:
        tone = {"better": "good", "worse": "bad"}.get(found.verdict, "careful")
        judged = {
            "better": self.tr("The new model is better."),
            "worse": self.tr("The new model is worse."),
        }.get(found.verdict, self.tr("No clear difference between the new model and the old one."))
        right = self.tr("{now} of {cases} corrected messages are right now; before: {before}.")
        right = right.format(
            now=texts.number(found.now.passed),
            cases=texts.number(found.now.cases),
            before=texts.number(found.before.passed),
        )
        return f"{judged} {right}", tone, self._detail(found)

    def _detail(self, found: CandidateResult) -> str:
        parts = []
        if found.comparison is not None:
            name = found.comparison.metric
            new, old = (words.value(name, side.value) for side in found.comparison.metrics[name])
            told = self.tr("On the same {rows}: {new} {metric}, the old one {old}.")
            rows = texts.rows(found.comparison.rows)
            parts.append(told.format(rows=rows, new=new, metric=words.metric_inline(name), old=old))
        failed = [case.text if case.kind == "call" else case.expected for case, _ in found.now.failed]
        if failed:
            told = self.tr("Still wrong: {texts}")
            parts.append(told.format(texts="; ".join(f"“{text}”" for text in failed[:3])))
        return " ".join(parts)
