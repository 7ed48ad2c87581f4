"""The worker process's end: takes one order, reports while it works, and says one last word."""

from __future__ import annotations

import contextlib
import logging
import tempfile
import threading
import traceback
from multiprocessing.connection import Connection
from typing import Any

from engine.errors import EngineError, ErrorInfo, JobCancelled
from engine.machine.disk import full_folder, is_full
from engine.machine.memory import is_out_of_memory
from engine.runtime.child import begin
from engine.runtime.orders import Order
from engine.runtime.reporter import PipeReporter

# A training leaves the processor to the window and to the chat whenever they want it.
NICENESS = 10


def main(connection: Connection, order: Order) -> None:
    """Run `order` and send ('done', result), ('failed', ErrorInfo) or ('cancelled', reason) as the last word."""
    reporter = PipeReporter(connection)
    begin(order.log, NICENESS, reporter.send)
    threading.Thread(target=reporter.listen, daemon=True).start()
    last_word = _work(order, reporter)
    # An engine that is gone cannot hear it; the checkpoint is what counts then.
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        reporter.send(*last_word)
    connection.close()


def _work(order: Order, reporter: PipeReporter) -> tuple[str, Any]:
    from engine.runtime.procedures import carry_out

    try:
        return "done", carry_out(order, reporter)
    except JobCancelled as stop:
        return "cancelled", stop.reason
    except EngineError as error:
        logging.getLogger(__name__).exception("The work failed")
        info = error.info()
        return "failed", ErrorInfo(info.code, info.params, info.detail or traceback.format_exc(), info.bad_input)
    except Exception as error:
        logging.getLogger(__name__).exception("The work failed unexpectedly")
        params = {"folder": full_folder(error, tempfile.gettempdir())}
        return "failed", ErrorInfo(_code(error), params, traceback.format_exc())


def _code(error: Exception) -> str:
    if is_full(error):
        return "disk_full"
    return "out_of_memory" if is_out_of_memory(error) else "internal"
