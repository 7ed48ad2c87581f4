"""Tasks and their columns."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Role:
    """What a column is for a task.

    `kind` is text, category, categories (several of them or none), judgement (a number or a category), number, json,
    messages (a JSON list of chat messages), calls (messages that a tool call answers), spans (a JSON list of start,
    end and label, in characters) or pair (two spans); `hints` are column names it often has, likeliest first.
    """

    name: str
    kind: str
    required: bool = True
    hints: tuple[str, ...] = ()


# Where texts stand that are to be labelled, for a task whose rows have no text of their own.
TEXT = Role("text", "text", True, ("text", "message", "question", "sentence", "content"))


@dataclass(frozen=True)
class TaskInfo:
    """A task as a person chooses it: `title`, `meaning` and a two-line `example` in English, its roles and metric.

    `families` are the base model families that can learn it; `answer` names the canonical columns that hold what a
    person says of a text when they label it here, none where they cannot. `metric` is what is watched; `class_metric`
    takes its place where a task of numbers or classes was given classes. `signs` stand, with a blank, on both sides of
    the first and of the second thing in a text that is read with a `pair`. `settings` are those of a recipe that mean
    nothing for every task and something for an encoder of this one: of head, class_weights and label_smoothing.
    `explained` is whether a text has one class, so that leaving a word out can change how likely it is.
    """

    name: str
    title: str
    meaning: str
    example: str
    roles: tuple[Role, ...]
    metric: str
    families: tuple[str, ...] = ("encoder",)
    answer: tuple[str, ...] = ()
    class_metric: str = ""
    signs: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    explained: bool = False

    @property
    def reads(self) -> tuple[Role, ...]:
        """What is handed to a model of the task: one text, or two that belong together."""
        return tuple(role for role in self.roles if role.name in ("text", "text_pair"))

    @property
    def pair(self) -> tuple[Role, ...]:
        """What marks the two things that a text is about, for a task that relates them; they may stand in the text."""
        return tuple(replace(role, required=False) for role in self.roles if role.kind == "pair")

    @property
    def in_file(self) -> tuple[Role, ...]:
        """What a model of the task takes of each row of a file: its text or texts, and `pair` where there is one."""
        return *(self.reads or (TEXT,)), *self.pair

    @property
    def to_label(self) -> tuple[Role, ...]:
        """What texts without a label have: a text, and where the task is about a pair, that pair if it is marked."""
        text = next((role for role in self.roles if role.name == "text"), TEXT)
        return text, *self.pair
