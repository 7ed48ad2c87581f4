"""Makes rows, space, model and material of an order: the beginning that training and estimating share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.data.rows import read_part, read_tools
from engine.errors import BadInput
from engine.results import BaseModel
from engine.tasks.registry import encoder_task
from engine.tasks.task import EncoderTask, Row, Space
from engine.training.device import Placement, capabilities, place
from engine.training.material import prepare
from engine.training.model import TaskModel, build
from engine.training.procedure import Material
from engine.training.recipe import Recipe


@dataclass(frozen=True)
class Prepared:
    """Everything a training needs before its first step."""

    task: EncoderTask
    space: Space
    train: list[Row]
    valid: list[Row]
    material: Material
    model: TaskModel
    placement: Placement


def prepared(task_name: str, data: Path, base: BaseModel, recipe: Recipe) -> Prepared:
    """Read, tokenise and build.

    Raises BadInput `base_family` where the task cannot use the base, `too_few_rows` without training or validation.
    """
    task = encoder_task(task_name)
    if base.family not in task.info.families:
        raise BadInput("base_family", base=base.name, family=base.family, wanted=", ".join(task.info.families))
    train: list[Row] = list(read_part(data, "train"))
    valid: list[Row] = list(read_part(data, "valid"))
    if not train or not valid:
        raise BadInput("too_few_rows", train=len(train), valid=len(valid))
    space = task.space(train, read_tools(data))
    folder = Path(base.folder)
    material = prepare(folder, task, space, train, valid, recipe.limit(base.max_tokens))
    model = build(folder, task, space, recipe)
    return Prepared(task, space, train, valid, material, model, place(capabilities(), recipe.precision))
