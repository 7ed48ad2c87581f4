"""Makes example calls from an agent's tools and writes them, with those from chats, as a version of a dataset."""

from __future__ import annotations

from engine.agent.lab.making import MadeRow, make_rows
from engine.agent.lab.making import counts as counted
from engine.agent.lab.patterns import MISSING
from engine.commands import CALLS
from engine.data.importing import Imported
from engine.data.made import Example, add_examples
from engine.runtime.lab_orders import MakeCallsOrder
from engine.runtime.lab_tools import agent_tools, known_values
from engine.runtime.own_models import OwnModels
from engine.runtime.reporter import PipeReporter
from engine.runtime.toolbox import declaration
from engine.tasks.registry import task_named

CHAT = "chat"


def run(order: MakeCallsOrder, reporter: PipeReporter) -> tuple[Imported, int, dict[str, int]]:
    """Return the version as written, how many rows of it are new, and how many were made of each kind.

    Raises BadInput `no_tools`, `one_class`, JobCancelled, and what `add_examples` raises.
    """
    reporter.progress("make_calls", 0, 0)
    tools = agent_tools(order.workshop, OwnModels(order.log), order.log)
    rows = make_rows(tools, known_values(order.workshop, tools), order.wanted)
    reporter.check()
    reporter.progress("write_version", 0, 0)
    structure = task_named(CALLS).structure
    assert structure is not None
    # What people said themselves comes first: of the same words it is the one that stays.
    examples = [*order.taught, *map(_example, rows)]
    imported, added = add_examples(
        order.source, order.target, examples, structure, [declaration(tool) for tool in tools]
    )
    reporter.check()
    kinds = counted(rows) | ({CHAT: len(order.taught)} if order.taught else {})
    return imported, added, kinds


def _example(row: MadeRow) -> Example:
    return Example(row.messages, row.part, row.origin, lacks=row.kind == MISSING)
