"""Keeps libraries from reaching for the network, and counts what tries all the same: a claim that can be checked."""

from __future__ import annotations

import ipaddress
import logging
import os
import sys
from typing import Any

log = logging.getLogger(__name__)

SWITCHES = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_DATASETS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "ORT_DISABLE_TELEMETRY": "1",
    "TOKENIZERS_PARALLELISM": "true",
}


def stay_offline() -> None:
    """Set every switch in this process and those it starts."""
    os.environ.update(SWITCHES)


def watch_network() -> None:
    """Count and log every connection that Python code of this process asks for, loopback left out.

    An audit hook (PEP 578) sees `socket.connect` and name look-ups before they happen and cannot be taken off again.
    """
    if not _watched:
        _watched.append("watching")
        sys.addaudithook(_seen)


def network_attempts() -> int:
    """Return how often this process tried to use the network since `watch_network`."""
    return len(_attempts)


_watched: list[str] = []
_attempts: list[str] = []


def _seen(event: str, args: tuple[Any, ...]) -> None:
    if event == "socket.connect":
        address = args[1]
        host = str(address[0]) if isinstance(address, tuple) else ""
    elif event == "socket.getaddrinfo":
        host = str(args[0] or "")
    else:
        return
    if host and not _is_loopback(host):
        _attempts.append(host)
        log.warning("Something tried to reach the network: %s", host)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
