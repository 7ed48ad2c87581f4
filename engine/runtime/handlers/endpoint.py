"""Commands about the local endpoint: start, stop, how it stands, another token."""

from __future__ import annotations

from engine import commands
from engine.results import EndpointState
from engine.runtime.core import Runtime
from engine.runtime.jobs import Job


async def start_endpoint(runtime: Runtime, job: Job, command: commands.StartEndpoint) -> EndpointState:
    """Let other programs on this computer ask."""
    return await runtime.endpoint.start(command.host, command.port, command.project)


async def stop_endpoint(runtime: Runtime, job: Job, command: commands.StopEndpoint) -> EndpointState:
    """Answer no other program any more."""
    return await runtime.endpoint.stop()


async def get_endpoint(runtime: Runtime, job: Job, command: commands.GetEndpoint) -> EndpointState:
    """Tell how it stands."""
    return await runtime.endpoint.state()


async def new_endpoint_token(runtime: Runtime, job: Job, command: commands.NewEndpointToken) -> EndpointState:
    """Make another token."""
    return await runtime.endpoint.new_token()


HANDLERS = {
    commands.StartEndpoint: start_endpoint,
    commands.StopEndpoint: stop_endpoint,
    commands.GetEndpoint: get_endpoint,
    commands.NewEndpointToken: new_endpoint_token,
}
