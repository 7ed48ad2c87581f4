"""Keeps the app off the network: libraries are told to stay off, what tries all the same is refused and counted.

What is refused is what Python code asks for; native code is switched off by SWITCHES and checked from the outside.
"""

from __future__ import annotations

import errno
import ipaddress
import logging
import os
import platform
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

log = logging.getLogger(__name__)

SWITCHES = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_DATASETS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "ORT_DISABLE_TELEMETRY": "1",
}
# Else tokenizers warns of what does not happen here.
_QUIET = {"TOKENIZERS_PARALLELISM": "true"}


def stay_offline() -> None:
    """Set every switch in this process and those it starts."""
    os.environ.update(SWITCHES | _QUIET)


def refuse_network() -> None:
    """Refuse, count and log every connection and name look-up of this process's Python code, loopback left out.

    An audit hook (PEP 578) is asked before they happen, and cannot be taken off again. Who tries gets a
    PermissionError, which libraries take for a network that is not there.
    """
    if not _watched:
        _watched.append("watching")
        sys.addaudithook(_asked)


def network_attempts() -> int:
    """Return how often this process, and those that it started, tried to use the network since `refuse_network`."""
    return len(_attempts)


def count_attempt(host: str) -> None:
    """Count and log that something tried to reach `host`, here or in a process that this one started."""
    _attempts.append(host)
    log.warning("Something tried to reach the network, and was refused: %s", host)
    for listener in list(_listeners):
        listener(host)


def on_attempt(listener: Callable[[str], object]) -> Callable[[], None]:
    """Call `listener` with the host of every attempt, on the thread that tried; returns what unsubscribes it."""
    _listeners.append(listener)
    return lambda: _listeners.remove(listener)


@contextmanager
def network_wanted() -> Iterator[None]:
    """Let the person's own order through: what is asked for inside, by this thread, is neither refused nor counted."""
    before = _wanted.set(True)
    try:
        yield
    finally:
        _wanted.reset(before)


def is_shut() -> bool:
    """Whether a connection outside this computer is refused: asked as one would be, but none is made or counted."""
    try:
        sys.audit("socket.connect", None, (_PROBE, 9))
    except PermissionError:
        return True
    return False


# An address kept for documentation (RFC 5737).
_PROBE = "192.0.2.254"
_watched: list[str] = []
_attempts: list[str] = []
_listeners: list[Callable[[str], object]] = []
_wanted: ContextVar[bool] = ContextVar("network_wanted", default=False)


def _asked(event: str, args: tuple[Any, ...]) -> None:
    host = _host(event, args)
    if host and not _is_here(host) and not _wanted.get():
        if host != _PROBE:
            count_attempt(host)
        raise PermissionError(errno.EACCES, "Deskhand stays off the network", host)


def _host(event: str, args: tuple[Any, ...]) -> str:
    """Return the host that an event of the module `socket` is about; '' for any other."""
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        # A socket between processes of this computer has no host in its address.
        return str(args[1][0]) if isinstance(args[1], tuple) else ""
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        return str(args[0] or "")
    return ""


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        # The computer's own name is looked up to find a way to itself, by the launcher of several processes.
        return host in ("localhost", platform.node())
