"""The trainings that make a model: those of its teachers, each once and with a seed of its own, and then its own."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import cast

import torch
from safetensors.torch import load_file, save_file

from engine.runtime.orders import TrainOrder
from engine.runtime.procedures import encoders
from engine.runtime.procedures.learning import CHECKPOINTS, learn
from engine.runtime.procedures.preparing import Learned, Prepared
from engine.training.checkpoint import write_aside
from engine.training.course import EncoderCourse
from engine.training.model import TaskModel
from engine.training.reporter import Part, Reporter
from engine.training.teachers import TaughtCourse, agreed, said_by, teachers
from engine.training.team import first_alone


def learn_all(order: TrainOrder, found: Learned, parts: Prepared, reporter: Reporter) -> None:
    """Train the model of `parts`, after as many teachers as the recipe wants where the task can be taught so.

    What a teacher said stays among the checkpoints until the model is made: each learns once, however often the run is
    interrupted.
    """
    count = teachers(order.recipe, found.task)
    if not count:
        learn(order, found, parts, reporter)
        return
    course = cast(EncoderCourse, parts.course)
    files = [order.folder / CHECKPOINTS / f"teacher-{number}.safetensors" for number in range(1, count + 1)]
    for number, file in enumerate(files, 1):
        if file.is_file():
            continue
        reporter.note("teacher", number=number, count=count)
        part = Part(reporter, number - 1, count + 1)
        _teach(replace(order, folder=file.with_suffix("")), found, course, number, part)
        # What follows begins with as much at once as the recipe says.
        order = replace(order, memory_short=False)
    reporter.note("taught", count=count)
    taught = replace(parts, course=TaughtCourse(course, agreed([load_file(file) for file in files])))
    # The same whether or not the teachers learned in this process.
    torch.manual_seed(order.recipe.seed)
    learn(order, found, taught, Part(reporter, count, count + 1))


def _teach(order: TrainOrder, found: Learned, course: EncoderCourse, number: int, reporter: Reporter) -> None:
    """Train the teacher `number` in the order's folder and leave beside that what it says."""
    recipe = replace(order.recipe, seed=order.recipe.seed + number)
    order = replace(order, recipe=recipe)
    parts = encoders.prepared(found, order.base, recipe, course.material)
    learn(order, found, parts, reporter)
    first_alone(lambda: _keep(order.folder, cast(TaskModel, parts.model), cast(EncoderCourse, parts.course)))


def _keep(folder: Path, teacher: TaskModel, course: EncoderCourse) -> None:
    said = said_by(teacher, course)
    write_aside(folder.with_suffix(".safetensors"), lambda path: save_file(said, path))
    shutil.rmtree(folder)
