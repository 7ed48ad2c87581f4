"""One conversation without Qt: its order, claims and sources, streaming, approvals, and words that are not lost."""

from __future__ import annotations

from engine.agent.messages import Message, ToolCall
from engine.errors import ErrorInfo
from engine.events import ApprovalNeeded, MessageAdded, TextDelta
from engine.results import ChatDetails
from gui.views import talk
from gui.views.talk import Replied, Said, Talk, Used, around
from tests.gui import talks

JOB, CHAT = "job-1", "chat-1"


def added(index: int, message: Message) -> MessageAdded:
    return MessageAdded(JOB, CHAT, index, message)


def test_a_tool_call_stands_where_it_was_made_with_its_result() -> None:
    said, used, replied = talk.Flow().follow(talks.MESSAGES)
    assert isinstance(said, Said) and isinstance(used, Used) and isinstance(replied, Replied)
    assert used.result is talks.TURN[2]
    assert replied.asked == talks.ASKED


def test_a_call_id_that_is_used_again_finds_its_own_result() -> None:
    again = (*talks.MESSAGES, Message("user", "again"), Message("assistant", "", (talks.CALL,)))
    calls = [entry for entry in talk.Flow().follow(again) if isinstance(entry, Used)]
    assert [used.result for used in calls] == [talks.TURN[2], None]
    assert calls[0].key != calls[1].key


def test_a_turn_is_the_instruction_and_its_own_messages() -> None:
    longer = (*talks.MESSAGES, Message("user", "thanks"), Message("assistant", "You are welcome."))
    assert [index for index, _ in talk.turn_of(longer, 4)] == [0, 1, 2, 3, 4]
    assert [index for index, _ in talk.turn_of(longer, 6)] == [0, 5, 6]


def test_longer_claims_win_and_parts_of_words_are_none() -> None:
    text = "10 of 10.00 EUR, not 210"
    assert [text[s:e] for s, e, _ in talk.claim_spans(text, {"10": 1, "10.00": 2})] == ["10", "10.00"]


def test_a_turn_as_it_arrives() -> None:
    now = Talk(CHAT, loaded=True)
    now.sent(talks.ASKED)
    assert (now.busy, now.words) == (True, talks.ASKED)
    assert now.added(added(0, talks.SYSTEM)) and now.added(added(1, talks.TURN[0]))
    assert now.words == "", "stored now, so no longer on its way"
    now.added(added(2, talks.TURN[1]))
    now.asked(ApprovalNeeded(JOB, CHAT, "call_1", "look_up_orders", {}))
    assert list(now.approvals) == ["call_1"]
    now.added(added(3, talks.TURN[2]))
    assert not now.approvals
    now.wrote(TextDelta(JOB, CHAT, "It was"))
    now.wrote(TextDelta(JOB, CHAT, "Order", restart=True))
    now.wrote(TextDelta(JOB, CHAT, " LL-1042"))
    assert now.streaming == "Order LL-1042"
    now.added(added(4, talks.TURN[3]))
    assert now.streaming == "" and now.ended() == ""
    assert now.messages == list(talks.MESSAGES) and not now.busy


def test_a_gap_asks_for_the_whole_chat() -> None:
    now = Talk(CHAT)
    assert not now.added(added(3, talks.TURN[2]))
    assert now.messages == []


def test_words_that_were_never_stored_come_back() -> None:
    now = Talk(CHAT)
    now.sent("Hello")
    assert now.ended(ErrorInfo("no_caller")) == "Hello"
    assert (now.failed_words, now.failed_at, now.busy) == ("Hello", -1, False)
    now.sent("Hello")
    now.added(added(0, Message("user", "Hello")))
    assert now.ended(ErrorInfo("internal")) == ""
    assert (now.failed_words, now.failed_at) == ("Hello", 0), "they stand already, and are not to stand twice"
    now.sent("Hello you", 0)
    assert now.ended(ErrorInfo("no_caller")) == "Hello you"
    assert (now.failed_words, now.failed_at) == ("Hello you", 0)


def test_reading_a_chat_does_not_undo_what_arrived_meanwhile() -> None:
    now = Talk(CHAT, list(talks.MESSAGES), busy=True)
    now.load(talks.ChatDetails(talks.CHAT, talks.MESSAGES[:2]))
    assert now.messages == list(talks.MESSAGES)


def test_what_was_judged_before_is_known_and_a_newer_verdict_wins() -> None:
    now = Talk(CHAT, verdicts={4: "wrong"})
    now.load(talks.ChatDetails(talks.CHAT, talks.MESSAGES, {4: "good", 2: "good"}))
    assert now.verdicts == {4: "wrong", 2: "good"}


def test_arguments_and_failures_in_words() -> None:
    call = ToolCall("c", "add_to_date", {"start_date": "12 October", "days": 3})
    assert talk.one_line(call.arguments) == "start date: 12 October, days: 3"
    failed = Message("tool", '{"error": "row_not_found", "message": "No such order."}', ok=False)
    assert talk.failure_words(failed.content) == "No such order."
    assert not talk.refused(failed)
    assert talk.refused(Message("tool", '{"error": "tool_denied", "message": "No."}', ok=False))
    assert talk.failure_words("plain words") == "plain words"
    assert talk.outcome_words('{"result": "a: 1 -> 2"}') == "a: 1 -> 2"
    assert talk.outcome_words('{"result": {"a": 1}}') == '{\n  "a": 1\n}'
    assert talk.outcome_words('{"result": 1, "cut": "half"}').startswith("{")


def test_another_branch_has_verdicts_of_its_own() -> None:
    now = Talk(CHAT, verdicts={4: "wrong"})
    now.switched(talks.ChatDetails(talks.CHAT, talks.MESSAGES, {2: "good"}, {1: (1, 2)}))
    assert now.verdicts == {2: "good"}
    first = now.entries()[0]
    assert isinstance(first, Said) and first.branch == (1, 2)


def test_what_is_said_instead_takes_the_place_of_all_after_it() -> None:
    now = Talk(CHAT, list(talks.MESSAGES), verdicts={4: "wrong"}, branches={1: (1, 2)})
    now.sent("Where is order 7?", 1)
    assert (len(now.messages), now.verdicts, now.branches) == (1, {}, {})


def test_what_was_found_is_shown_with_what_stands_around_it() -> None:
    assert around("Yes.\nWe are open until nine", "NINE") == "…open until nine"
    assert around("Nine it is", "nine") == "Nine it is"
    assert around("Yes, it was the parcel for Vienna", "vienna parcel") == "…it was the parcel for Vienna"


def test_the_flow_is_kept_up_as_messages_come_go_and_change() -> None:
    now = Talk(CHAT, loaded=True)
    for index, message in enumerate(talks.MESSAGES):
        now.added(added(index, message))
        assert now.entries() == talk.Flow().follow(now.messages)
    now.added(added(1, Message("user", "Something else")))
    assert [entry.message.content for entry in now.entries()] == ["Something else"]  # type: ignore[union-attr]
    now.load(ChatDetails(talks.CHAT, talks.MESSAGES))
    assert now.entries() == talk.Flow().follow(talks.MESSAGES)
