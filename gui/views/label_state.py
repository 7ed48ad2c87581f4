"""What a person labels next, Qt-free: the texts that wait, the labels there are, and how far the batch is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from engine.results import ArgumentChoice, Labelling, ToLabel, ToolChoice

# As many as there are digits on a keyboard that one finger reaches.
KEYS = "123456789"
# So many texts are asked for at once, and more when so few are left: nobody waits for the next text.
BATCH, FEW = 20, 5


class LabelState:
    """A queue of texts; `current` is the one on screen, None where none waits or none has come yet.

    `given` are the numbers of the labels that can be taken back, the next one last.
    """

    def __init__(self) -> None:
        self.told: Labelling | None = None
        self.model = ""
        self.queue: list[ToLabel] = []
        self.given: list[int] = []
        self._given: dict[str, ToLabel] = {}
        self._skipped: set[str] = set()

    def begin(self, told: Labelling) -> None:
        """Take over how far the labelling is; another dataset or version starts anew."""
        if self.told is None or (self.told.dataset, self.told.version) != (told.dataset, told.version):
            self.queue.clear()
            self.given.clear()
            self._given.clear()
            self._skipped.clear()
        # Labels that came from another window meanwhile are not what is taken back first.
        self.given = sorted(told.given, key=self.given.__contains__)
        self.told = told
        if self.model not in [model for model, _ in told.models]:
            self.model = told.models[0][0] if told.models else ""

    @property
    def current(self) -> ToLabel | None:
        """The text on screen."""
        return self.queue[0] if self.queue else None

    @property
    def wants_more(self) -> bool:
        """Whether the queue runs low while texts are left that are not in it."""
        return self.told is not None and len(self.queue) <= FEW and self.told.left > len(self.queue)

    def add(self, found: Sequence[ToLabel]) -> None:
        """Take over texts; those known are passed over. Where all that is left was skipped, it comes again."""
        known = {item.text for item in self.queue} | set(self._given)
        fresh = [item for item in found if item.text not in known]
        unskipped = [item for item in fresh if item.text not in self._skipped]
        if not unskipped and not self.queue:
            self._skipped.clear()
            unskipped = fresh
        self.queue += unskipped

    def choose_model(self, model: str) -> None:
        """Let another model choose and suggest, '' for none; what is in the queue is chosen anew."""
        self.model = model
        self.queue.clear()

    def answered(self, labels: Iterable[str]) -> ToLabel | None:
        """Take the current text off the queue as labelled and return it; new labels join the choices."""
        if not self.queue or self.told is None:
            return None
        item = self.queue.pop(0)
        self._given[item.text] = item
        choices = tuple(dict.fromkeys((*self.told.choices, *labels)))
        self.told = replace(self.told, left=self.told.left - 1, pending=self.told.pending + 1, choices=choices)
        return item

    def undone(self, text: str) -> None:
        """Put a text whose label was taken back on screen again."""
        if self.told is None:
            return
        self.queue.insert(0, self._given.pop(text, ToLabel(text)))
        self.told = replace(self.told, left=self.told.left + 1, pending=self.told.pending - 1)

    def skip(self) -> None:
        """Leave the current text for later."""
        if self.queue:
            self._skipped.add(self.queue.pop(0).text)

    def tool(self, name: str) -> ToolChoice:
        """Return a tool by its name; one that nobody described has no arguments yet."""
        tools = self.told.tools if self.told else ()
        return next((tool for tool in tools if tool.name == name), ToolChoice(name))

    def add_argument(self, tool: str, argument: str) -> None:
        """Let a tool have one more argument, which it does not need."""
        known = self.tool(tool)
        if self.told is None or argument in [other.name for other in known.arguments]:
            return
        grown = replace(known, arguments=(*known.arguments, ArgumentChoice(argument)))
        others = [grown if other.name == tool else other for other in self.told.tools]
        self.told = replace(self.told, tools=tuple(others if known in self.told.tools else (*others, grown)))

    def matching(self, typed: str, words: Callable[[str], str] = str) -> tuple[str, ...]:
        """Return the labels that hold what was typed, in themselves or as `words`, those that begin with it first."""
        wanted = typed.strip().casefold()
        choices = self.told.choices if self.told else ()
        told = {choice: (choice.casefold(), words(choice).casefold()) for choice in choices}
        found = [choice for choice in choices if any(wanted in shown for shown in told[choice])]
        return tuple(sorted(found, key=lambda choice: not any(shown.startswith(wanted) for shown in told[choice])))
