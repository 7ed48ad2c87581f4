"""Makes the tools of an imported table: one looks a row up, one lists rows, one works out figures over them."""

from __future__ import annotations

from engine.agent.builtin.table_figures import make_figures
from engine.agent.builtin.table_rows import make_list, make_look_up
from engine.agent.builtin.table_shared import SharedTable
from engine.agent.ports import Tables
from engine.agent.tools import Tool
from engine.errors import BadInput


def make_table_tools(tables: Tables, table: str) -> tuple[Tool, ...]:
    """Return `look_up_<table>` (where a column tells its rows apart), `list_<table>` and `aggregate_<table>`.

    Raises BadInput `table_empty` for a table without rows.
    """
    columns = tables.describe(table)
    rows = int(tables.aggregate(table, "count", None, ()) or 0)
    if not rows:
        raise BadInput("table_empty", table=table)
    shared = SharedTable(tables, table, columns, rows)
    return ((make_look_up(shared),) if shared.key else ()) + (make_list(shared), make_figures(shared))
