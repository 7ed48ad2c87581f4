"""The support desk's questions on a running engine: brought twice, corrected, settled; what a person did stays."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from engine import commands
from engine.api import Engine
from engine.errors import BadInput
from engine.ready_made.support_desk import commands as desk
from engine.ready_made.support_desk import taking
from engine.ready_made.support_desk.pairs import Pair
from engine.results import DatasetInfo

LATE, BROKEN = "It comes on Monday.", "We send a new one."
WORDS = ("lamp", "box", "parcel", "rug", "vase", "clock", "desk", "cup", "table", "chair")


@pytest.fixture
def project(engine: Engine, tmp_path: Path) -> str:
    """A desk with ten questions of each of two intents."""
    lines = [f"Where is my {word}?,late,{LATE}" for word in WORDS]
    lines += [f"The {word} is broken,broken,{BROKEN}" for word in WORDS]
    files = {"questions": (written(tmp_path / "past.csv", lines),)}
    return engine.ask(commands.CreateReadyMade(str(tmp_path / "desk"), "support-desk", files), timeout=120).path


def written(file: Path, lines: list[str]) -> str:
    file.write_text("question,intent,answer\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return str(file)


def questions(engine: Engine, project: str) -> DatasetInfo:
    return next(info for info in engine.ask(commands.ListDatasets(project)) if info.name == "questions")


def rows_of(engine: Engine, project: str) -> dict[str, tuple[str, str]]:
    """Return text -> its part and its intent, in the newest version."""
    info = questions(engine, project)
    page = engine.ask(commands.PageRows(project, info.dataset, info.version, limit=500))
    return {row["text"]: (row["part"], row["label"]) for row in page.rows}


def answers_of(engine: Engine, project: str) -> dict[str, str]:
    return {one.name: one.answer for one in engine.ask(desk.GetDesk(project)).intents}


def hand_over(engine: Engine, project: str, question: str) -> int:
    """Put a question on the list; returns its number."""
    engine.ask(commands.TryTool(project, "hand_over", {"question": question}), timeout=60)
    return engine.ask(desk.ListHandOvers(project))[-1].handover


def test_questions_are_moved_only_in_the_version_that_was_shown(engine: Engine, project: str) -> None:
    shown = engine.ask(desk.ListQuestions(project, "broken"))
    info = questions(engine, project)
    engine.ask(commands.EditRows(project, info.dataset, info.version, (), (shown[0].row,)))
    before = rows_of(engine, project)
    with pytest.raises(BadInput) as told:
        engine.ask(desk.MoveQuestions(project, shown[1].version, (shown[1].row,), "in_pieces"))
    assert told.value.code == "newer_version"
    assert rows_of(engine, project) == before, "that number is another question's by now"
    again = next(one for one in engine.ask(desk.ListQuestions(project, "broken")) if one.text == shown[1].text)
    engine.ask(desk.MoveQuestions(project, again.version, (again.row,), "in_pieces"))
    moved = {text for text, (_, intent) in rows_of(engine, project).items() if intent == "in_pieces"}
    assert moved == {shown[1].text}


def test_a_second_file_is_added_and_nothing_that_a_person_did_is_lost(
    engine: Engine, project: str, tmp_path: Path
) -> None:
    engine.ask(desk.SetAnswer(project, "late", "It comes on Tuesday."))
    first = engine.ask(desk.ListQuestions(project, "broken"))[0]
    engine.ask(desk.MoveQuestions(project, first.version, (first.row,), "in_pieces"))
    item = hand_over(engine, project, "Does it come in blue?")
    engine.ask(desk.SettleHandOver(project, item, "It does.", "colour"))
    before, stood = rows_of(engine, project), questions(engine, project)
    lines = [f"WHERE is my  {word}?,late,{LATE}" for word in WORDS[:2]]
    lines += [f"{first.text},broken,{BROKEN}", "Where do I find you?,place,In the High Street.", "And now?,,"]
    lines += [f"Is the {word} on its way?,late,{LATE}" for word in WORDS]
    engine.ask(commands.BringData(project, "questions", (written(tmp_path / "more.csv", lines),)), timeout=60)
    after, now = rows_of(engine, project), questions(engine, project)
    assert (now.made, now.parent) == ("addition", stood.version)
    assert {text: after[text] for text in before} == before
    assert before["Does it come in blue?"] == ("train", "colour")
    assert before[first.text][1] == "in_pieces"
    fresh = {text: kept for text, kept in after.items() if text not in before}
    assert len(fresh) == 12 and fresh["And now?"] == ("unlabelled", "")
    assert fresh["Where do I find you?"] == ("train", "place")
    assert {part for part, label in fresh.values() if label == "late"} == {"train", "valid", "test"}
    assert answers_of(engine, project) == {
        "late": "It comes on Tuesday.",
        "broken": BROKEN,
        "in_pieces": "",
        "colour": "It does.",
        "place": "In the High Street.",
    }
    # Nothing in it is new: no version is made of it.
    engine.ask(commands.BringData(project, "questions", (written(tmp_path / "old.csv", lines[:3]),)), timeout=60)
    assert questions(engine, project) == now
    # What waited for an intent is given one.
    engine.ask(commands.BringData(project, "questions", (written(tmp_path / "now.csv", ["And now?,late,"]),)))
    assert rows_of(engine, project)["And now?"] == ("train", "late")


def test_a_second_file_takes_the_place_where_that_is_asked_for(engine: Engine, project: str, tmp_path: Path) -> None:
    lines = ["Where do I find you?,place,In the High Street.", "When do you open?,hours,At noon."]
    file = written(tmp_path / "other.csv", lines)
    engine.ask(commands.BringData(project, "questions", (file,), replace=True), timeout=60)
    assert set(rows_of(engine, project)) == {"Where do I find you?", "When do you open?"}
    assert answers_of(engine, project) == {"place": "In the High Street.", "hours": "At noon."}


def test_a_reply_is_suggested_from_the_documents(engine: Engine, project: str, tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "opening.md").write_text("# Opening\n\nThe showroom opens on Sunday.\n", encoding="utf-8")
    engine.ask(commands.BringData(project, "handbook", (str(tmp_path / "shop"),)), timeout=60)
    hand_over(engine, project, "My sister told me of you. When does the showroom open on Sunday? Bye from the sea.")
    (item,) = engine.ask(desk.ListHandOvers(project))
    assert (item.suggested, item.source) == ("The showroom opens on Sunday.", "documents")
    assert item.place.startswith("opening.md")


def test_a_further_file_may_say_the_name_from_before(engine: Engine, project: str, tmp_path: Path) -> None:
    engine.ask(desk.RenameIntent(project, "late", "delivery"))
    lines = ["Is the spoon on its way?,late,Never.", "The spoon is broken,broken,Never."]
    engine.ask(commands.BringData(project, "questions", (written(tmp_path / "more.csv", lines),)), timeout=60)
    assert rows_of(engine, project)["Is the spoon on its way?"][1] == "delivery"
    assert answers_of(engine, project) == {"delivery": LATE, "broken": BROKEN}


def test_settling_tells_whether_the_question_is_learned(engine: Engine, project: str) -> None:
    item = hand_over(engine, project, "Does it come in blue?")
    with pytest.raises(BadInput, match="desk_gap"):
        engine.ask(desk.SettleHandOver(project, item, "Order {orders.order_id} does.", "colour"))
    before = questions(engine, project)
    settled = engine.ask(desk.SettleHandOver(project, item, "It does."))
    assert (settled.state, settled.learned) == ("edited", False) and questions(engine, project) == before
    held = next(text for text, (part, _) in rows_of(engine, project).items() if part == "test")
    settled = engine.ask(desk.SettleHandOver(project, hand_over(engine, project, held), "So.", "late"))
    assert (settled.intent, settled.learned) == ("late", False) and questions(engine, project) == before
    settled = engine.ask(desk.SettleHandOver(project, hand_over(engine, project, "And in red?"), "No.", "colour"))
    assert settled.learned and rows_of(engine, project)["And in red?"] == ("train", "colour")
    assert engine.ask(desk.ListHandOvers(project, settled=True))[0] == settled


def test_a_desk_without_questions_begins_with_what_is_replied(engine: Engine, tmp_path: Path) -> None:
    orders = tmp_path / "orders.csv"
    orders.write_text("thing,status\nlamp,lost\n", encoding="utf-8")
    asked = commands.CreateReadyMade(str(tmp_path / "bare"), "support-desk", {"orders": (str(orders),)})
    bare = engine.ask(asked, timeout=60).path
    item = hand_over(engine, bare, "Does it come in blue?")
    assert engine.ask(desk.SettleHandOver(bare, item, "It does.", "colour")).learned
    assert rows_of(engine, bare) == {"Does it come in blue?": ("train", "colour")}


class _Grouper:
    """Puts what ends alike into one group."""

    def group(self, asked: list[str], _told: list[str]) -> list[int]:
        ends = [text.split()[-1] for text in asked]
        return [ends.index(end) for end in ends]


def test_a_group_of_new_questions_takes_the_intent_of_those_that_stand_in_it() -> None:
    stand = [Pair("my lamp late", LATE, "delivery"), Pair("box late", LATE, "delivery"), Pair("late", "", "other")]
    stand += [Pair("a shop", "", "colour_blue")]
    library = SimpleNamespace(base=lambda: "base")
    runtime: Any = SimpleNamespace(library=library, models=SimpleNamespace(grouper=lambda _base: _Grouper()))
    found = taking.grouped(runtime, [Pair("rug late"), Pair("colour blue"), Pair("kept late", "", "kept")], stand)
    assert [pair.intent for pair in found] == ["delivery", "blue_colour", "kept"]
    taken = [*stand, Pair("some shop", "", "blue_colour")]
    assert taking.grouped(runtime, [Pair("colour blue")], taken)[0].intent == "blue_colour_2"
