"""What a worker can do: one procedure an order, each composed of services. Heavy imports happen inside."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from engine.runtime import lab_orders, orders
from engine.runtime.reporter import PipeReporter

# Order -> the module of this package whose `run` carries it out; imported only when asked for, as torch is heavy.
PROCEDURES: dict[type[orders.Order], str] = {
    orders.ImportOrder: "importing",
    orders.RepairOrder: "repairing",
    orders.TrainOrder: "training",
    orders.EstimateOrder: "estimating",
    orders.SearchOrder: "searching",
    orders.FetchOrder: "fetching",
    orders.RemakeOrder: "remaking",
    orders.AdoptOrder: "adopting",
    orders.EvaluateOrder: "evaluating",
    orders.CompareOrder: "comparing",
    orders.PredictOrder: "predicting",
    orders.IndexOrder: "indexing",
    lab_orders.MakeCallsOrder: "making_calls",
    lab_orders.MeasureCallsOrder: "measuring_calls",
}


def carry_out(order: orders.Order, reporter: PipeReporter) -> Any:
    """Carry out `order` and return its result, a picklable value."""
    module = import_module(order.procedure or f"{__name__}.{PROCEDURES[type(order)]}")
    return module.run(order, reporter)
