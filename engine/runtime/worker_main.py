"""The worker process's end: takes one order, reports while it works, and says one last word."""

from __future__ import annotations

import contextlib
import logging
import os
import threading
import traceback
from multiprocessing.connection import Connection
from typing import Any

from engine.errors import EngineError, ErrorInfo, JobCancelled
from engine.results import MetricPoint
from engine.runtime.child import begin
from engine.runtime.orders import Order
from engine.runtime.progress import Throttle

# A training leaves the processor to the window and to the chat whenever they want it.
NICENESS = 10
# How long an orphan may take to leave a checkpoint behind.
ORPHAN_SECONDS = 30.0


class PipeReporter:
    """Sends what happens through the pipe; metrics and notes always, progress at most ten times a second."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.throttle = Throttle()
        self.reason = ""
        self.lock = threading.Lock()

    def send(self, kind: str, *values: Any) -> None:
        """Send one message."""
        with self.lock:
            self.connection.send((kind, values))

    def metric(self, point: MetricPoint) -> None:
        """A value was measured."""
        self.send("metric", point)

    def progress(self, stage: str, done: float, total: float) -> None:
        """How far the stage is."""
        if self.throttle.due(stage, done, total):
            self.send("progress", stage, done, total)

    def note(self, code: str, **params: Any) -> None:
        """Something worth telling happened."""
        self.send("note", code, params)

    def stop_reason(self) -> str:
        """Return why to stop, or ''."""
        return self.reason

    def cancelled(self) -> bool:
        """Return whether to stop."""
        return bool(self.reason)

    def listen(self) -> None:
        """Wait for the word to stop; an engine that is gone means: leave a checkpoint and go."""
        try:
            self.reason = self.connection.recv()
        except (EOFError, OSError):
            self.reason = "paused"
            timer = threading.Timer(ORPHAN_SECONDS, os._exit, (1,))
            timer.daemon = True
            timer.start()


def main(connection: Connection, order: Order) -> None:
    """Run `order` and send ('done', result), ('failed', ErrorInfo) or ('cancelled', reason) as the last word."""
    begin(order.log, NICENESS)
    reporter = PipeReporter(connection)
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
    except MemoryError:
        return "failed", ErrorInfo("out_of_memory", {}, traceback.format_exc())
    except OSError as error:
        code = "disk_full" if error.errno in (28, 122) else "internal"
        return "failed", ErrorInfo(code, {"folder": str(order.log.parent)}, traceback.format_exc())
    except Exception:
        logging.getLogger(__name__).exception("The work failed unexpectedly")
        return "failed", ErrorInfo("internal", {}, traceback.format_exc())
