"""A writer's training: what is prepared for it, how it is exported and gated, and how the published model answers."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

from engine.export.decoder import export_decoder
from engine.export.encoder_decoder import export_encoder_decoder, shrink_encoder_decoder
from engine.export.parity import Logits, Measured, judge
from engine.export.transformers_folder import write_folder
from engine.export.variants import FULL, variants
from engine.inference.seq2seq import Seq2SeqGenerator
from engine.inference.space import DECODER, ONNX, read_space, write_space
from engine.inference.writer import DecoderPen, Pen, Questions, Writer, answer
from engine.results import BaseModel, ParityRow, Prediction
from engine.runtime.orders import TrainOrder
from engine.runtime.procedures.preparing import Learned, Prepared, golds
from engine.runtime.reporter import PipeReporter
from engine.tasks.parts.tokens import load_tokenizer
from engine.tasks.task import Row
from engine.tasks.writer_task import WriterTask
from engine.training.conversations import FRAME, Limits, limits_of, open_tokenizer, prepare_writer
from engine.training.device import capabilities, place
from engine.training.greedy import TorchPen, ends_of, start_of
from engine.training.recipe import Recipe
from engine.training.writer_model import WriterModel, build_writer, load_writer, merged_writer
from engine.training.writer_objective import WriterObjective

# Validation rows that torch and the export both answer: writing takes seconds a row on a slow computer.
COMPARED = 64
# Of these the first token's logits are compared as well.
LOGITS_COMPARED = 8
# Test rows that the untuned base answers.
UNTUNED = 200
HF = "hf"


def prepared(found: Learned, base: BaseModel, recipe: Recipe) -> Prepared:
    """Tokenise and build."""
    task, folder = cast(WriterTask, found.task), Path(base.folder)
    limits = limits_of(recipe.max_tokens, base.max_tokens, task.most_tokens)
    tokenizer = open_tokenizer(folder)
    reader = load_tokenizer(folder, limits.read)
    reader.no_truncation()
    ends = ends_of(folder, tokenizer)
    material = prepare_writer(tokenizer, reader, task, found.space, found.train, found.valid, limits, ends, base.family)
    model = build_writer(folder, base.family, recipe)
    placement = place(capabilities(), recipe.precision)
    return Prepared(found, WriterObjective(material, model, recipe, placement), model, placement, limits.read)


def export(order: TrainOrder, parts: Prepared, reporter: PipeReporter) -> tuple[ParityRow, ...]:
    """Export every variant, compare what they write with torch on validation rows, and keep the one to publish."""
    exported = _Exported(order, parts)
    reporter.check()
    reporter.progress("parity", 0, 0)
    said, reference = exported.answers(exported.torch_pen(), reporter)
    measured = [exported.measure(variant, reporter) for variant in exported.variants]
    rows = judge(measured, exported.metric(said), reference, order.recipe.gate)
    exported.keep(next(row.variant for row in rows if row.published))
    return rows


def calibration(folder: Path, task: WriterTask, rows: Sequence[Row], said: Sequence[Prediction]) -> None:
    """A writer's confidence is that of its words, and not calibrated."""


def answers(folder: Path, task: WriterTask, rows: Sequence[Row], on_answers: Callable[[int], None]) -> list[Prediction]:
    """Return what the published model says of rows; `on_answers` hears how many, and may raise to stop."""
    return Writer(folder, task).predict([task.reads(row) for row in rows], on_answers)


def untuned(folder: Path, task: WriterTask, base: BaseModel, rows: Sequence[Row]) -> list[Any]:
    """Return what the base writes for the first rows, asked and read as the published model in `folder` is."""
    facts = read_space(folder)
    place, most = Path(base.onnx if base.family == DECODER else base.folder), int(facts["answer_tokens"])
    questions = Questions(task, facts["space"], place, facts["max_tokens"])
    pen: Pen = DecoderPen(place) if base.family == DECODER else _torch_base(base, facts["max_tokens"], most)
    return [answer(pen, questions, task.reads(row), most).value for row in rows[:UNTUNED]]


def _torch_base(base: BaseModel, read: int, most: int) -> TorchPen:
    folder = Path(base.folder)
    tokenizer = open_tokenizer(folder)
    limits = Limits(read, most, read + most)
    return TorchPen(load_writer(folder, base.family), tokenizer, limits, ends_of(folder, tokenizer), base.family)


class _Exported:
    """A trained writer on its way to ONNX: its form on disk, its variants, and the rows it is compared on."""

    def __init__(self, order: TrainOrder, parts: Prepared) -> None:
        objective = cast(WriterObjective, parts.objective)
        self.staging, self.family = order.staging, order.base.family
        self.cuda = capabilities().cuda
        self.variants = variants(self.family, self.cuda)
        self.task, self.limits = cast(WriterTask, parts.learned.task), objective.material.limits
        base = Path(order.base.folder)
        self.rows = parts.learned.valid[:COMPARED]
        # Of torch and of every variant, in all.
        self.compared = 0
        self.tokenizer = open_tokenizer(base)
        self.ends = ends_of(base, self.tokenizer)
        self.model = merged_writer(cast(WriterModel, parts.model), base, order.recipe)
        space = parts.learned.space
        write_space(self.staging, space, self.limits.read, self.family, answer_tokens=self.limits.answer)
        self.questions = Questions(self.task, space, base, self.limits.read)
        template = self.tokenizer.chat_template if self.family == DECODER else ""
        write_folder(self.model, base, self.staging / HF, template)

    def torch_pen(self) -> TorchPen:
        """Return the trained model as torch runs it in full precision."""
        return TorchPen(self.model, self.tokenizer, self.limits, self.ends, self.family)

    def answers(self, pen: Pen, reporter: PipeReporter) -> tuple[list[Any], Logits]:
        """Return what a pen writes for the compared rows, and the first logits of some."""
        said = []
        for row in self.rows:
            said.append(answer(pen, self.questions, self.task.reads(row), self.limits.answer).value)
            self.compared += 1
            reporter.progress("parity", self.compared, len(self.rows) * (1 + len(self.variants)))
            reporter.check()
        some = [self.questions.asked(self.task.reads(row)) for row in self.rows[:LOGITS_COMPARED]]
        return said, [{"first": pen.first_logits(messages)} for messages in some]

    def metric(self, said: Sequence[Any]) -> float:
        """Return the task's own metric on the compared rows."""
        gold = golds(self.task, self.rows)
        return self.task.metrics(gold, said)[self.task.metric(gold)]

    def measure(self, variant: str, reporter: PipeReporter) -> Measured:
        """Export a variant and let it answer."""
        place = self.staging / variant
        if self.family == DECODER:
            export_decoder(self.staging / HF, place, variant, self.cuda)
        else:
            self._seq2seq(variant)
        reporter.check()
        pen: Pen = DecoderPen(place) if self.family == DECODER else Seq2SeqGenerator(place)
        started = time.perf_counter()
        said, logits = self.answers(pen, reporter)
        milliseconds = (time.perf_counter() - started) / len(self.rows) * 1000
        size = sum(file.stat().st_size for file in place.rglob("*.onnx*"))
        return Measured(variant, self.metric(said), logits, size, milliseconds)

    def keep(self, variant: str) -> None:
        """Leave what is published only."""
        (self.staging / variant).rename(self.staging / ONNX)
        for name in (*self.variants, HF):
            shutil.rmtree(self.staging / name, ignore_errors=True)

    def _seq2seq(self, variant: str) -> None:
        whole = self.staging / FULL
        if not whole.exists():
            read = self.limits.read + FRAME
            export_encoder_decoder(self.model, whole, start_of(self.model), self.ends, read)
        if variant != FULL:
            shrink_encoder_decoder(whole, self.staging / variant, variant)
        shutil.copyfile(self.staging / HF / "tokenizer.json", self.staging / variant / "tokenizer.json")
