"""Looks whether Qt can open a window here: where it cannot, Qt itself would end the process without a remedy."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from pathlib import Path

from engine.errors import JobFailed

# What the loader says of a library that is not there.
_MISSING = re.compile(r"(lib[^\s/:]+)\.so\.(\d+)[\d.]*: cannot open shared object file")


def check_qt() -> None:
    """Raise JobFailed `no_system_library` where Qt lacks a library of the system, even to draw in memory."""
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        raise _lacks(error) from error


def check_display() -> None:
    """Raise JobFailed `no_display` where there is no screen for a window, and as `check_qt`.

    A platform that was chosen by hand (QT_QPA_PLATFORM) is taken as it is, and so is one other than X11.
    """
    check_qt()
    chosen = os.environ.get("QT_QPA_PLATFORM") or os.environ.get("WAYLAND_DISPLAY")
    if chosen or not sys.platform.startswith("linux"):
        return
    display = os.environ.get("DISPLAY", "")
    if not display:
        raise JobFailed("no_display")
    _load_x11_plugin()
    if not _answers(display):
        raise JobFailed("no_display", detail=f"DISPLAY={display} does not answer")


def _load_x11_plugin() -> None:
    """Load what Qt is about to load; it asks for libraries that a desktop may lack."""
    from PySide6.QtCore import QLibraryInfo

    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    try:
        ctypes.CDLL(str(plugins / "platforms" / "libqxcb.so"))
    except OSError as error:
        raise _lacks(error) from error


def _answers(display: str) -> bool:
    """Return whether an X server takes a connection."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(display.encode(), None)
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused


def _lacks(error: Exception) -> Exception:
    """Return the failure for a missing library, and any other error as it is."""
    found = _MISSING.search(str(error))
    if not found:
        return error
    library, version = found.groups()
    # Debian's rule: a hyphen keeps a name that ends in a digit from its version.
    package = f"{library}{'-' if library[-1].isdigit() else ''}{version}".lower().replace("_", "-")
    return JobFailed("no_system_library", detail=str(error), library=f"{library}.so.{version}", package=package)
