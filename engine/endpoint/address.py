"""Where the endpoint may listen: this computer's own addresses, which no other computer can reach."""

from __future__ import annotations

import errno
import socket

from engine.errors import BadInput

LOOPBACK = {"127.0.0.1": socket.AF_INET, "localhost": socket.AF_INET, "::1": socket.AF_INET6}
# Names by which a program on this computer calls it. A page in a browser whose own name was made to lead here (DNS
# rebinding) still says that name.
OWN_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})
WAITING_CONNECTIONS = 512


def check(host: str) -> None:
    """Raise BadInput `endpoint_not_loopback` for whatever other computers might reach."""
    if host not in LOOPBACK:
        raise BadInput("endpoint_not_loopback", host=host)


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that accepts connections from this computer; `port` 0 takes one that is free.

    Raises BadInput `endpoint_not_loopback`, `endpoint_port_taken`, `endpoint_port_refused`.
    """
    check(host)
    numeric = "127.0.0.1" if host == "localhost" else host
    try:
        return socket.create_server((numeric, port), family=LOOPBACK[host], backlog=WAITING_CONNECTIONS)
    except OverflowError as error:
        raise BadInput("endpoint_port_refused", detail=str(error), port=port) from error
    except OSError as error:
        code = "endpoint_port_taken" if error.errno == errno.EADDRINUSE else "endpoint_port_refused"
        raise BadInput(code, detail=str(error), port=port) from error


def url_of(listening: socket.socket) -> str:
    """Return what a client takes as its base."""
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/v1"


def is_own_name(host: str) -> bool:
    """Return whether a request's Host header, with or without a port, means this computer."""
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).lower() in OWN_NAMES
