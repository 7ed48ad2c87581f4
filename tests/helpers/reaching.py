"""An order whose worker tries to reach the network, as a library that asks for something does."""

from __future__ import annotations

import contextlib
import socket
from dataclasses import dataclass
from typing import ClassVar

from engine.runtime.orders import Order
from engine.runtime.reporter import PipeReporter

# Addresses that are kept for documentation (RFC 5737): nobody answers there.
ADDRESS = "192.0.2.7"


@dataclass(frozen=True)
class ReachOrder(Order):
    """Try `times` to reach the network."""

    procedure: ClassVar[str] = __name__
    times: int


def run(order: ReachOrder, reporter: PipeReporter) -> int:
    """Try, be refused each time, and return how often."""
    for _ in range(order.times):
        with contextlib.suppress(PermissionError):
            socket.create_connection((ADDRESS, 80), timeout=1)
    return order.times
