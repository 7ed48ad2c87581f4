"""The parts of the support desk by themselves: files read, groups named, thresholds chosen, answers filled."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.agent.finders import key_finder
from engine.agent.language import CHINESE, speaking
from engine.agent.messages import Message, ToolCall, Trace
from engine.agent.pending import Pending
from engine.agent.tools import Finder, Tool, ToolResult, schema
from engine.commands import PartReading
from engine.data.sql import file_literal
from engine.data.workbench import Bench
from engine.errors import BadInput
from engine.inference.grouping import Grouper, clusters
from engine.ready_made.support_desk import asking, deciding, letters, measuring, naming, pairs, rows
from engine.ready_made.support_desk import tools as own
from engine.ready_made.support_desk.caller import DeskCaller
from engine.ready_made.support_desk.clerk import FOLDER, NOTHING, Decision, Measures
from engine.ready_made.support_desk.filling import filled, gap, table_of
from engine.ready_made.support_desk.suggesting import suggest
from engine.ready_made.support_desk.values import TARGET, Suggestion
from engine.results import Prediction, ToolInfo
from engine.runtime import documents


def test_pairs_are_read_by_what_their_columns_are_called(tmp_path: Path) -> None:
    table = tmp_path / "faq.csv"
    table.write_text('Question,Answer\nWhere is it?,"Soon."\nWhere is it?,Later.\nHow much?,Five.\n', encoding="utf-8")
    found, templates = pairs.read([str(table)])
    assert [(pair.question, pair.answer, pair.intent) for pair in found] == [
        ("Where is it?", "Soon.", ""),
        ("How much?", "Five.", ""),
    ]
    assert templates == {}


def test_columns_of_other_names_are_known_by_what_stands_in_them(tmp_path: Path) -> None:
    german = tmp_path / "anfragen.csv"
    german.write_text("Nr.;Frage;Antwort;Kategorie\n1;Wo ist es?;Bald da.;Lieferung\n", encoding="utf-8")
    assert pairs.read([str(german)])[0] == [pairs.Pair("Wo ist es?", "Bald da.", "Lieferung")]
    other = tmp_path / "fragor.csv"
    other.write_text(
        "datum;fråga;svar\n2026-11-20 10:00;Var är min lampa?;Den kommer i morgon.\n"
        "2026-11-20 11:00;Kan jag byta den?;Ja, inom 30 dagar.\n",
        encoding="utf-8",
    )
    assert pairs.read([str(other)])[0][0] == pairs.Pair("Var är min lampa?", "Den kommer i morgon.")
    mails = tmp_path / "mails.csv"
    mails.write_text("subject,body,reply\nLamp broken,It came so. What now?,We send one.\n", encoding="utf-8")
    assert pairs.read([str(mails)])[0] == [pairs.Pair("It came so. What now?", "We send one.")]
    vague = tmp_path / "vague.csv"
    vague.write_text("a;b\nno question here;nor in this one\n", encoding="utf-8")
    with pytest.raises(BadInput, match="desk_no_questions"):
        pairs.read([str(vague)])


LETTER = (
    "<html><body><p>Guten Tag,</p><p>wo ist meine Bestellung? Ich m&ouml;chte sie haben.</p><br><br>"
    "Best regards,<br>Anna<br>Sent from my iPhone</body></html>"
)
REPLY = "<p>Hi,</p><p>It comes <b>on Monday</b>.</p><br>Kind regards,<br>Ines<br>ACME GmbH, Musterstr. 1, 12345 Berlin"


def test_of_a_letter_that_is_read_which_is_said(tmp_path: Path) -> None:
    file = tmp_path / "tickets.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        head = ("Ticket ID", "Subject", "Description", "Agent reply", "Tags")
        csv.writer(opened).writerows([head, ("1", "my parcel", LETTER, REPLY, "late")])
    question, answer = "wo ist meine Bestellung? Ich möchte sie haben.", "It comes on Monday."
    assert pairs.read([str(file)])[0] == [pairs.Pair(question, answer, "late")]
    whole = pairs.read([str(file)], PartReading(whole=True))[0][0]
    assert whole.question.startswith("Guten Tag,\n") and whole.answer.endswith("12345 Berlin") and "<" not in str(whole)
    look = pairs.look([str(file)])
    assert look.taken == {"question": "Description", "answer": "Agent reply", "intent": "Tags"}
    assert look.letters and not look.sure and "Subject" in look.columns
    chosen = PartReading({"question": "Subject", "intent": ""})
    assert pairs.read([str(file)], chosen)[0] == [pairs.Pair("my parcel", answer, "")]


@pytest.mark.parametrize(
    "text",
    [
        "Hello where is my parcel",
        "Hello, where is my parcel?",
        "Thanks\nYour parcel comes on Monday, as it was said.",
        "Is a < b and b > c?",
        "Order {orders.order_id} is at AT&T.",
        "Hi",
        "Regards",
    ],
)
def test_what_is_no_letter_stays_as_it_is(text: str) -> None:
    assert letters.body(letters.unmarked(text)) == text


def test_of_a_conversation_its_beginning_is_read(tmp_path: Path) -> None:
    said = [
        ("system", "Be kind."),
        ("user", "Where is it?"),
        ("assistant", "Soon."),
        ("user", "And?"),
        ("assistant", "!"),
    ]
    chats = tmp_path / "chats.jsonl"
    line = json.dumps({"messages": [{"role": role, "content": text} for role, text in said]})
    chats.write_text(f"{line}\n", encoding="utf-8")
    found, _ = pairs.read([str(chats)])
    assert [(pair.question, pair.answer) for pair in found] == [("Where is it?", "Soon.")]


def test_answers_may_stand_in_a_file_of_their_own(tmp_path: Path) -> None:
    asked, told = tmp_path / "asked.csv", tmp_path / "told.csv"
    asked.write_text("text,intent\nWhere is it?,late\n", encoding="utf-8")
    told.write_text("intent,answer\nlate,Soon.\n", encoding="utf-8")
    found, templates = pairs.read([str(asked), str(told)])
    assert [(pair.question, pair.intent) for pair in found] == [("Where is it?", "late")]
    assert templates == {"late": "Soon."}
    with pytest.raises(BadInput, match="desk_no_questions"):
        pairs.read([str(told)])


def test_intents_that_differ_in_capitals_are_one(tmp_path: Path) -> None:
    file = tmp_path / "faq.csv"
    lines = ["late?,soon,late", "where?,soon,LATE", "when?,soon,late", ",soon,Late", ",a new one,Broken", "hello?,,"]
    file.write_text("\n".join(["question,answer,intent", *lines]), encoding="utf-8")
    found, templates = pairs.read([str(file)])
    assert [pair.intent for pair in found] == ["late", "late", "late", ""]
    assert templates == {"late": "soon", "Broken": "a new one"}


def test_the_answer_that_was_given_most_is_the_best() -> None:
    given = [pairs.Pair("a", "Soon.", "late"), pairs.Pair("b", "Now.", "late"), pairs.Pair("c", "Soon.", "late")]
    assert pairs.best_answers([*given, pairs.Pair("d", "", "broken")]) == {"late": "Soon.", "broken": ""}


def test_groups_are_named_by_what_tells_them_apart() -> None:
    found = naming.names(
        {3: ["My parcel is late", "parcel still late"], 7: ["My lamp is broken"], 8: ["is it"], 9: ["is it"]}
    )
    assert found[3] == "late_parcel" and found[7] == "broken_lamp"
    assert len(set(found.values())) == 4


class _Embedder:
    """Texts as unit vectors by their first word, a little apart."""

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        places = {"parcel": (1, 0, 0), "lamp": (0, 1, 0), "soon": (0, 0, 1), "sorry": (0, 0, -1)}
        found = np.array([places[text.split()[0]] for text in texts], dtype=np.float32)
        found += 0.05 * np.random.default_rng(len(texts)).standard_normal(found.shape).astype(np.float32)
        return found / np.linalg.norm(found, axis=1, keepdims=True)


def test_questions_are_grouped_by_meaning_and_answer() -> None:
    grouper = Grouper(_Embedder())  # type: ignore[arg-type]
    questions = ["parcel one", "lamp one", "parcel two", "lamp two", "parcel three", "lamp three"]
    groups = grouper.group(questions, [""] * 6)
    assert len(set(groups)) == 2 and groups[0] == groups[2] == groups[4] and groups[1] == groups[3] == groups[5]
    joined = grouper.group(questions, ["soon"] * 6)
    assert len(set(joined)) == 1
    assert clusters(np.eye(2, dtype=np.float32)).tolist() == [0, 0]


def test_a_threshold_is_the_lowest_that_keeps_the_share() -> None:
    scores = np.array([0.9, 0.8, 0.7, 0.6, 0.5])
    right = np.array([True, True, False, True, False])
    assert deciding.threshold(scores, right, 0.9) == pytest.approx(0.8)
    assert deciding.threshold(scores, right, 0.75) == pytest.approx(0.6)
    assert deciding.threshold(scores, right, 0.5) == pytest.approx(0.5)
    assert deciding.threshold(scores, np.array([False, True, True, True, True]), 0.99) > 1


def test_the_calibrator_learns_how_often_it_is_right() -> None:
    rng = np.random.default_rng(0)
    found = rng.standard_normal((4000, 4))
    chances = 1 / (1 + np.exp(-(1.0 + 2.0 * found[:, 0])))
    right = rng.random(4000) < chances
    told = deciding.fit(found, right).probabilities(found)
    assert float(np.abs(told - chances).mean()) < 0.03
    # Platt's targets: ten right ones without a mistake are no promise that the next one is right.
    assert deciding.fit(found[:10], np.ones(10, dtype=bool)).probabilities(found[:10]).max() < 0.95


def _version(file: Path) -> Path:
    """Write questions of two intents, of each ten to learn from, five to validate and five locked."""
    lines = []
    for intent in ("late", "broken"):
        for at in range(20):
            part = "train" if at < 10 else "valid" if at < 15 else "test"
            lines.append({"row": len(lines), "part": part, "text": f"{intent} {at}", "label": intent})
    source = file.with_suffix(".jsonl")
    source.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    with Bench() as bench:
        bench.con.execute(f"COPY (SELECT * FROM read_json({file_literal(source)})) TO {file_literal(file)}")
    return file


class _Known:
    """Late texts point one way, broken ones another, all else a third."""

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        places = {"late": 0, "broken": 1}
        return np.stack([np.eye(3, dtype=np.float32)[places.get(text.split()[0], 2)] for text in texts])


def _classify(texts: Sequence[str]) -> list[Prediction]:
    """Is right and sure, but for the last text to validate and to test of 'late', of which it is wrong and unsure."""
    found = []
    for text in texts:
        intent, _, at = text.partition(" ")
        wrong = intent == "late" and at in ("14", "19")
        said = "broken" if wrong or intent != "late" else "late"
        sure = 0.6 if wrong else 0.99
        found.append(Prediction(said, sure, (("other", 1 - sure),)))
    return found


def test_thresholds_come_from_validation_rows_and_cost_is_shown_on_test_rows(tmp_path: Path) -> None:
    found = measuring.measure(_version(tmp_path / "1.parquet"), _classify, "enc", _Known())
    file = tmp_path / "desk" / "model.npz"
    measuring.save(found, file)
    again = measuring.load(file)
    answers = {"late": "Soon.", "broken": "Sorry."}
    points = again.points(answers, {})
    assert points == found.points(answers, {})
    bold, careful = points[0], next(point for point in points if point.target == TARGET)
    assert (bold.answered, bold.precision) == (1.0, 0.9)
    assert (careful.answered, careful.precision, careful.expected) == (0.9, 1.0, 0.9)
    assert [(one.intent, one.rows, one.answered, one.right) for one in careful.by_intent] == [
        ("broken", 5, 5, 5),
        ("late", 5, 4, 4),
    ]
    # Without an answer nothing is answered, whatever the model says; renamed, an intent keeps what it has.
    (fewer,) = (point for point in again.points({"late": "Soon."}, {}) if point.target == TARGET)
    assert (fewer.answered, fewer.expected) == (0.4, 0.4)
    assert [(one.intent, one.answered) for one in fewer.by_intent] == [("broken", 0), ("late", 4)]
    (called,) = (point for point in again.points({"x": "Soon."}, {"late": "x"}) if point.target == TARGET)
    assert (called.answered, [one.intent for one in called.by_intent]) == (0.4, ["broken", "x"])
    strange = ["weather today", "late again"]
    scores, nearest = again.score(_classify(strange), _Known().embed(strange))
    sure = (scores >= again.threshold(TARGET)) & (nearest >= again.floor)
    # The classifier is as sure of both; only the likeness tells them apart.
    assert sure.tolist() == [False, True]


def test_an_answer_is_filled_from_a_row() -> None:
    answer = "Order {Orders.Order_ID} is {orders.status}, at {orders.price_eur}."
    assert table_of(answer) == "orders" and table_of("No fields, {brace} only.") == ""
    row = {"order_id": "LL-1", "status": None, "price_eur": 12.5}
    assert filled(answer, row) == "Order LL-1 is {orders.status}, at 12.50 EUR."
    with pytest.raises(BadInput, match="desk_field"):
        filled("{orders.colour}", row)


def test_rows_of_the_desk(tmp_path: Path) -> None:
    from engine.ready_made.registry import project_named
    from engine.store import ready_made
    from engine.store.database import open_database

    database = open_database(tmp_path / "project.sqlite", new=True)
    ready_made.mark(database, "support-desk")
    folder = project_named("support-desk").kit.migrations
    assert folder is not None
    ready_made.migrate(database, folder)
    rows.set_answers(database, {"late": "Soon.", "broken": ""})
    rows.set_answers(database, {"late": ""})
    assert rows.answers(database) == {"broken": "", "late": "Soon."}
    rows.rename(database, "late", "broken")
    assert rows.answers(database) == {"broken": "Soon."}
    for version, old, new in ((3, "a", "b"), (5, "b", "c"), (6, "c", "a"), (6, "d", "e")):
        rows.note_rename(database, "data-1", version, old, new)
    assert rows.renamed(database, "data-1") == {"a": "a", "b": "a", "c": "a", "d": "e"}
    assert rows.renamed(database, "data-1", 4) == {"b": "a", "c": "a", "d": "e"}
    assert rows.renamed(database, "data-1", 6) == rows.renamed(database, "data-2") == {}
    rows.forget_renames(database)
    assert rows.renamed(database, "data-1") == {}
    rows.keep_only(database, ["late"])
    assert rows.answers(database) == {}
    assert rows.target(database) == TARGET
    rows.set_target(database, 0.9)
    assert rows.target(database) == 0.9
    first = rows.hand_over(database, "Why?", "", Suggestion())
    later = Suggestion("Because.", "documents", "why.md, page 1")
    assert rows.hand_over(database, "Why?", "", later) == first and rows.count_open(database) == 1
    # What was brought in meanwhile is suggested, and stays.
    assert rows.hand_over(database, "Why?", "", Suggestion("No.", "intent")) == first
    known = rows.get_handover(database, first)
    assert (known.suggested, known.source, known.place) == ("Because.", "documents", "why.md, page 1")
    rows.settle(database, first, "edited", "So.", "why", True)
    assert rows.get_handover(database, first).learned
    assert rows.hand_over(database, "Why?", "", Suggestion()) != first
    with pytest.raises(BadInput, match="desk_no_handover"):
        rows.get_handover(database, 99)
    database.close()


def test_a_reply_is_suggested_from_an_intent_else_from_documents(tmp_path: Path) -> None:
    folder = tmp_path / "handbook"
    folder.mkdir()
    (folder / "returns.md").write_text("# Opened packs\n\nOpened filter packs cannot be returned.\n", encoding="utf-8")
    (folder / "lamps.md").write_text("# Lamps\n\nBulbs of the reading lamp are changed by hand.\n", encoding="utf-8")
    opened = documents.open(folder, tmp_path / "index.sqlite", None)
    documents.refresh(opened)
    tools = documents.tools(opened, "handbook")
    letter = (
        "Hello there, my sister in law gave me one of your things for her birthday last month.\n"
        "Can opened filter packs be returned? We are so glad about everything else, best wishes from the seaside."
    )
    answers = {"late": "Soon."}
    assert suggest(letter, Decision("late", 0.6, False), answers, tools) == Suggestion("Soon.", "intent")
    found = suggest(letter, Decision("late", 0.2, False), answers, tools)
    assert (found.text, found.source) == ("Opened filter packs cannot be returned.", "documents")
    assert found.place.startswith("returns.md")
    unlike = "Do you like music from Brazil?"
    assert suggest(unlike, Decision("late", 0.2, False), answers, tools) == Suggestion("Soon.", "intent")
    assert suggest(unlike, NOTHING, answers, tools) == suggest(letter, NOTHING, {}, ()) == Suggestion()


def test_a_suggested_answer_is_filled_from_the_row_that_is_named() -> None:
    info = ToolInfo("look_up_orders", "", schema({"order_id": "An id."}, ["order_id"]), "table")

    def look_up(arguments: Mapping[str, Any]) -> ToolResult:
        if arguments["order_id"] != "LL-7":
            raise BadInput("row_not_found")
        return ToolResult({"order_id": "LL-7", "status": "lost"}, (), "")

    found = Finder(lambda text: next((word for word in text.split() if word.startswith("LL-")), None))
    tools = [Tool(info, look_up, finders={"order_id": found})]
    answers, late = {"late": "Order {orders.order_id} is {orders.status}."}, Decision("late", 0.6, False)
    assert suggest("where is LL-7", late, answers, tools).text == "Order LL-7 is lost."
    for question, given in (("where is it", tools), ("where is LL-8", tools), ("where is LL-7", [])):
        open_one = suggest(question, late, answers, given).text
        assert open_one == answers["late"] and gap(open_one) == "{orders.order_id}"


def test_what_a_table_does_not_fill_is_handed_over() -> None:
    rows_ = {"LL-7": "lost", "LL-8": ""}

    def look_up(arguments: Mapping[str, Any]) -> ToolResult:
        if arguments["order_id"] not in rows_:
            raise BadInput("row_not_found", noun="order", column="order id", value="LL-9", known="LL-7, LL-8")
        return ToolResult({"order_id": arguments["order_id"], "status": rows_[arguments["order_id"]]}, (), "")

    info = ToolInfo("look_up_orders", "", schema({"order_id": "An id."}, ["order_id"]), "table")
    answers = {"late": "Order {orders.order_id} is {orders.status}."}
    looks = Tool(info, look_up, finders={"order_id": Finder(key_finder(lambda: tuple(rows_)))})
    tools = own.answer_tools(lambda: answers, [looks])
    noted: list[tuple[str, str]] = []
    caller = DeskCaller(
        lambda text: Decision("late", 0.95, True) if "where" in text else NOTHING,
        lambda: answers,
        lambda question, how, intent, confidence: noted.append((question, how)),
    )

    def called(*messages: Message) -> ToolCall | None:
        return caller.select(messages, tools).call

    full = called(Message("user", "where is LL-7"))
    assert full is not None and (full.name, full.arguments["order_id"]) == ("answer_with_orders", "LL-7")
    for question in ("where is LL-8", "where is LL-9"):
        assert called(Message("user", question)) == ToolCall("", own.HAND_OVER, {"question": question})
        assert noted[-1] == (question, "handed_over")
    asked = Message("user", "where is it?")
    waiting = called(asked)
    assert waiting is not None
    asks = Pending(waiting.name, waiting.arguments, ("order_id",)).as_asks()
    back = Message("assistant", "Which order id do you mean?", trace=Trace("template", asks=asks))
    assert called(asked, back, Message("user", "LL-9")) == ToolCall(
        "", own.HAND_OVER, {"question": "where is it? (LL-9)"}
    )


def test_a_question_in_chinese_is_handed_over_in_chinese() -> None:
    tool = own.hand_over_tool(lambda question, intent, suggestion: 1, lambda text: NOTHING, dict, [])
    with speaking(CHINESE):
        told = tool.function({"question": "包裹在哪里？"}).reply
    assert told == "这个问题我没有把握，已把它转交给工作人员，会有人回复你。"
    assert tool.function({"question": "Where is it?"}).reply.startswith("I am not sure about this")


def test_first_questions_are_those_that_the_desk_is_sure_of() -> None:
    known = [{"text": f"where is my parcel number {at}?", "label": "late"} for at in range(9)]
    known += [{"text": "it broke", "label": "broken"}, {"text": "x" * 90, "label": "broken"}]
    known += [{"text": "and this?", "label": "unanswered"}]
    asked = asking.candidates(known, {"late": "Your {orders.thing} comes.", "broken": "Sorry."})
    assert asked[0] == "it broke" and len(asked) == 6
    decided = [Decision("broken", 0.9, True), *(Decision("late", 0.5 + at / 10, at < 4) for at in range(5))]
    assert asking.answered(asked, decided) == ("it broke", asked[4])


def test_what_was_measured_of_models_that_are_gone_goes_too(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    for name in ("old.npz", "older.npz"):
        (tmp_path / FOLDER / name).write_bytes(b"")
    Measures().tidy(tmp_path, None)
    assert list((tmp_path / FOLDER).iterdir()) == []
