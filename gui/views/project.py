"""The page of a ready-made project: its own where it has one, else the plain one."""

from __future__ import annotations

import importlib
import importlib.util

from PySide6.QtWidgets import QWidget

from gui.context import Context


def ProjectView(context: Context) -> QWidget:
    """Return the page of the open project: `gui/ready_made/<name>.py` with a class `<Name>View(context)`, or plain."""
    info = context.project_info
    assert info is not None and info.ready_made is not None
    name = info.ready_made.name.replace("-", "_")
    if importlib.util.find_spec(f"gui.ready_made.{name}") is None:
        name = "plain"
    made = importlib.import_module(f"gui.ready_made.{name}")
    view: QWidget = getattr(made, "".join(map(str.capitalize, name.split("_"))) + "View")(context)
    return view
