"""Asked about the endpoint for other programs."""

from __future__ import annotations

from dataclasses import dataclass

from engine.commands.command import Command
from engine.results import EndpointState

ENDPOINT_PORT = 8440


@dataclass(frozen=True)
class StartEndpoint(Command[EndpointState]):
    """Let other programs on this computer ask the ready base models, and the published models of `project`.

    It listens on this computer's own addresses alone; `port` 0 takes any that is free. Where it runs already it goes on
    at the port and with the project that are given now.
    """

    project: str = ""
    port: int = ENDPOINT_PORT
    host: str = "127.0.0.1"


@dataclass(frozen=True)
class StopEndpoint(Command[EndpointState]):
    """Answer no other program any more; what is being written for one ends at once."""


@dataclass(frozen=True)
class GetEndpoint(Command[EndpointState]):
    """How the endpoint stands."""


@dataclass(frozen=True)
class NewEndpointToken(Command[EndpointState]):
    """Make another token; the old one is refused from now on."""
