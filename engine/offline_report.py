"""The offline report: what keeps the app off the network and what was seen of it, as plain text that can be filed."""

from __future__ import annotations

import datetime as dt
import platform
from collections.abc import Callable

from engine.machine.offline import SWITCHES
from engine.results import Overview
from engine.sentences import OFFLINE, fill

# The lines that are promised, whatever was seen.
PROMISES = ("kept", "fetch", "telemetry", "refused")


def offline_report(
    overview: Overview, files: int, when: dt.datetime, words: Callable[[str], str] = OFFLINE.__getitem__
) -> str:
    """Return the report, a line a fact; `files` of the installed app were found whole, 0 where there is no package.

    `words` gives the sentence of a code of `engine.sentences.OFFLINE`, by itself in English.
    """
    facts = {
        "version": overview.version,
        "when": f"{when:%Y-%m-%d %H:%M %z}".rstrip(),
        "name": platform.node(),
        "system": overview.hardware.system,
        "processor": overview.hardware.processor,
        "count": overview.network_attempts,
        "switches": ", ".join(f"{name}={value}" for name, value in SWITCHES.items()),
    }
    seen = ("title", "made", "attempts", "shut" if overview.network_shut else "open")
    lines = [fill(words(code), facts) for code in seen]
    lines.append(fill(words("files" if files else "source"), {"count": files}))
    lines.append(fill(words("switches"), facts))
    return "\n".join([*lines, *map(words, PROMISES)])
