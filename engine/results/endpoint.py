"""The endpoint for other programs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class EndpointState:
    """The local endpoint: whether it runs, where, and what it has answered since it was started.

    `address` is what a client takes as its base ('' while it is off), `token` what every request has to bring, kept
    from one start to the next ('' before the first). `project` is the one whose models are offered, '' for none.
    """

    running: bool = False
    address: str = ""
    port: int = 0
    token: str = ""
    project: str = ""
    requests: int = 0
