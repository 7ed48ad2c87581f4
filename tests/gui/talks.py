"""Tools, agents and chats as the engine gives them, for the tests of the chat wizard, Chat and Tools."""

from __future__ import annotations

from dataclasses import replace

from engine.agent.messages import Message, ToolCall, Trace
from engine.commands import (
    GetCorrections,
    ListAgents,
    ListBases,
    ListChats,
    ListModels,
    ListTools,
    RateMessage,
    SaveAgent,
    StartChat,
)
from engine.results import (
    AgentInfo,
    ArgumentChoice,
    CandidateResult,
    ChatDetails,
    ChatInfo,
    Comparison,
    Correcting,
    Correction,
    CorrectionState,
    Difference,
    Interval,
    Labelling,
    ModelInfo,
    RegressionCase,
    Regressions,
    ToLabel,
    ToolChoice,
    ToolInfo,
)
from tests.gui import samples
from tests.helpers.fake_engine import FakeEngine

PROJECT = "/p/Support desk.deskhand"
MOMENT = "2026-11-20T09:00:00Z"


def _text(*names: str) -> dict[str, object]:
    texts = {name: {"type": "string", "description": f"The {name}.", "maxLength": 80} for name in names}
    return {"type": "object", "properties": texts, "required": list(names)}


CALCULATOR = ToolInfo("calculator", "Work out an expression.", _text("expression"), "built-in")
LOOK_UP = ToolInfo("look_up_orders", "Find one order.", _text("order_id"), "table", "ask")
INTENT = ToolInfo("message_intent", "Tell what a message wants.", _text("text"), "model")
TOOLS = (CALCULATOR, LOOK_UP, INTENT)


def model(key: str, task: str, value: float) -> ModelInfo:
    """Return a published model."""
    metric = "exact_call" if task == "tool-calls" else "accuracy"
    return ModelInfo(f"model-{key}", key, task, "minilm", "run-1", "data-1", metric, value, MOMENT, 1 << 20, "/m")


ROUTER = model("router", "tool-calls", 0.86)
WEAK = model("old router", "tool-calls", 0.61)
CLASSIFIER = model("Message intent", "classification", 0.93)
MODELS = (WEAK, ROUTER, CLASSIFIER)
TALKER = model("talker", "dialogue", 0.4)
WRITER = replace(samples.DECODER, state="ready", onnx="/models/writer/onnx")
BASES = (samples.ENCODER, WRITER)
AGENT = AgentInfo("agent-1", "Desk helper", "answers questions about orders", (), ROUTER.model, WRITER.id)

ASKED = "Where is LL-1042?"
CALL = ToolCall("call_1", "look_up_orders", {"order_id": "LL-1042"})
RESULT = '{"order_id": "LL-1042", "status": "on its way"}'
SYSTEM = Message("system", "You are Desk helper.")
TURN = (
    Message("user", ASKED, trace=Trace("person")),
    Message("assistant", "", (CALL,), trace=Trace("router", "router", 12.0, confidence=0.97)),
    Message("tool", RESULT, call_id="call_1", name="look_up_orders", trace=Trace("tool", milliseconds=24.0)),
    Message(
        "assistant",
        "Order LL-1042 is on its way.",
        trace=Trace("composer", "SmolLM2", 1400.0, 31, sources={"LL-1042": 3}),
    ),
)
MESSAGES = (SYSTEM, *TURN)
CHAT = ChatInfo("chat-1", ASKED, AGENT.agent, MOMENT, len(MESSAGES))
OTHER = ChatInfo("chat-2", "Opening hours", AGENT.agent, MOMENT, 2)
DETAILS = ChatDetails(CHAT, MESSAGES)
# The same chat after its words were changed.
BRANCHED = ChatDetails(CHAT, (SYSTEM, Message("user", "Where is order 7?"), *TURN[1:]), branches={1: (2, 2)})
NEW = ChatInfo("chat-9", "", AGENT.agent, MOMENT, 0)


# What may be said that the turn should have called, what is kept of it, and a router that has learned it.
CHOICES = Labelling(
    "data-1", 1, "tool-calls", 1, 0, ("look_up_orders", "calculator", "none"),
    tools=(ToolChoice("look_up_orders", (ArgumentChoice("order_id", True),)), ToolChoice("calculator")),
)  # fmt: skip
CORRECTING = Correcting(ToLabel(ASKED, spans=((9, 16, "order_id"),)), CHOICES)
CASE = RegressionCase(
    7, "call", "chat-1", 1, ASKED, {"tool": None, "arguments": {}}, "data-1", 2, 1, "2026-11-20T09:00:00Z"
)  # fmt: skip
CORRECTED = Correction(CASE, "tool calls")
CORRECTED_REPLY = Correction(
    replace(CASE, case=8, kind="reply", text="user: …", expected="It left yesterday.", version=1), "replies"
)
NEWER = replace(ROUTER, model="model-newer", name="router-2")


def candidate(passed: int, before: int, verdict: str = "unclear") -> CandidateResult:
    """Return a candidate that gets so many of three cases right."""
    interval = Interval(0.86, 0.8, 0.9)
    comparison = Comparison(
        NEWER, ROUTER, "tool calls, version 2", 80, "exact_call", {"exact_call": (interval, interval)},
        {"exact_call": Difference(0.0, -0.05, 0.05, 1.0, verdict)}, 69, 0, 0, 11, (),
    )  # fmt: skip

    def regressions(info: ModelInfo, right: int) -> Regressions:
        return Regressions(
            info, right, tuple((CASE, {"tool": "calculator", "arguments": {}}) for _ in range(3 - right))
        )

    return CandidateResult(NEWER, ROUTER, comparison, regressions(NEWER, passed), regressions(ROUTER, before))


def saved(command: SaveAgent) -> AgentInfo:
    """Answer SaveAgent: an agent of this name."""
    return AgentInfo(
        command.agent or "agent-1",
        command.name,
        command.purpose,
        command.tools,
        command.caller,
        command.composer,
        command.permissions,
        command.selection,
        command.language_model,
    )


def fill(engine: FakeEngine, agents: tuple[AgentInfo, ...] = (AGENT,)) -> None:
    """Answer what the chat wizard, Chat and Tools ask for."""
    engine.answers |= {
        ListTools: TOOLS,
        ListModels: MODELS,
        ListBases: BASES,
        ListAgents: agents,
        ListChats: (),
        SaveAgent: saved,
        StartChat: NEW,
        RateMessage: 4,
        GetCorrections: CorrectionState(ROUTER, 0, 0),
    }
