"""The app's Python code reaches this computer and nothing else, unless a person ordered it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from engine.machine import offline

# Addresses and names that are kept for documentation (RFC 5737, RFC 3849, RFC 2606): nobody answers there.
ADDRESS, ADDRESS_6, NAME = "192.0.2.1", "2001:db8::1", "deskhand.invalid"


@pytest.fixture(autouse=True)
def refused() -> None:
    offline.refuse_network()


def datagram() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(b"hello", (ADDRESS, 9))


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: socket.create_connection((ADDRESS, 9), 0.1),
        lambda: socket.create_connection((ADDRESS_6, 9), 0.1),
        lambda: socket.getaddrinfo(NAME, 80),
        lambda: socket.gethostbyname(NAME),
        datagram,
    ],
)
def test_a_way_out_is_refused_and_counted(attempt: Callable[[], object]) -> None:
    before = offline.network_attempts()
    with pytest.raises(PermissionError, match="Deskhand stays off the network"):
        attempt()
    assert offline.network_attempts() == before + 1


def test_a_library_takes_it_for_a_missing_network() -> None:
    with pytest.raises(URLError):
        urlopen(f"http://{NAME}/")


def test_this_computer_is_reached(tmp_path: Path) -> None:
    before = offline.network_attempts()
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
        socket.create_connection(("localhost", server.getsockname()[1])).close()
    with socket.socket(socket.AF_UNIX) as listener, socket.socket(socket.AF_UNIX) as caller:
        listener.bind(str(tmp_path / "s"))
        listener.listen()
        caller.connect(str(tmp_path / "s"))
    assert offline.network_attempts() == before


def test_what_a_person_ordered_is_let_through_for_as_long_as_it_takes() -> None:
    before = offline.network_attempts()
    found: list[BaseException] = []

    def meanwhile() -> None:
        try:
            socket.getaddrinfo(ADDRESS, 80)
        except PermissionError as problem:
            found.append(problem)

    with offline.network_wanted():
        assert socket.getaddrinfo(ADDRESS, 80)
        other = threading.Thread(target=meanwhile)
        other.start()
        other.join()
    # The order is that of one thread; another's attempt at the same time is nobody's.
    assert len(found) == 1
    with pytest.raises(PermissionError):
        socket.getaddrinfo(ADDRESS, 80)
    assert offline.network_attempts() == before + 2


def test_it_can_be_asked_whether_the_way_out_is_shut() -> None:
    before = offline.network_attempts()
    assert offline.is_shut()
    with offline.network_wanted():
        assert not offline.is_shut()
    assert offline.network_attempts() == before
