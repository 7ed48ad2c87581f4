"""The Qt-free state of a wizard: its pages, which one is current, and what Next may do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engine.errors import ErrorInfo


@dataclass
class PageState:
    """One page: Next needs `valid` and no `busy`; `error` is shown above the page; `why_not` says what is missing."""

    name: str
    valid: bool = False
    busy: bool = False
    error: ErrorInfo | None = None
    why_not: str = ""


class WizardState:
    """Base of every wizard's state; `dirty` means that closing would lose something.

    While its own action is `running` there is no way back: what was changed then would count for nothing.
    """

    def __init__(self, pages: Sequence[str]) -> None:
        self.pages = {name: PageState(name) for name in pages}
        self.order = list(pages)
        self.index = 0
        self.dirty = False
        self.running = False
        self._listeners: list[Callable[[], None]] = []

    @property
    def current(self) -> PageState:
        """The page that is shown."""
        return self.pages[self.order[self.index]]

    @property
    def is_last(self) -> bool:
        """Whether Next is the wizard's own action."""
        return self.index == len(self.order) - 1

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page before that may still be changed."""
        return self.index > 0 and not self.running

    @property
    def can_go_next(self) -> bool:
        """Whether this page is complete and at rest."""
        return self.current.valid and not self.current.busy

    def next(self) -> bool:
        """Go on one page; False where it cannot."""
        if not self.can_go_next or self.is_last:
            return False
        self.index += 1
        self.changed()
        return True

    def back(self) -> bool:
        """Go back one page; False where it cannot."""
        if not self.can_go_back:
            return False
        self.index -= 1
        self.changed()
        return True

    def set_page(
        self,
        name: str,
        *,
        valid: bool | None = None,
        busy: bool | None = None,
        error: ErrorInfo | None = None,
        why_not: str = "",
    ) -> None:
        """Change what a page says; what is left out stays, except error and why_not, which are set each time."""
        page = self.pages[name]
        page.valid = page.valid if valid is None else valid
        page.busy = page.busy if busy is None else busy
        page.error = error
        page.why_not = why_not
        self.changed()

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call `listener` after every change."""
        self._listeners.append(listener)

    def changed(self) -> None:
        """Tell every listener; call it after changing the state by hand."""
        for listener in list(self._listeners):
            listener()
