"""The support desk end to end: own questions in, trained, answered from a table, searched, handed over, learned."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import commands
from engine.api import Engine
from engine.cli import main
from engine.errors import BadInput
from engine.ready_made.support_desk import commands as desk
from engine.training.recipe import Recipe
from tests.e2e.conftest import SENTENCES, SUBJECTS

RECIPE = Recipe(base="tiny", epochs=12, batch_size=8, learning_rate=3e-3, head_learning_rate=1e-2, patience=0)
LATE = "Your {orders.thing} is {orders.status}."
BROKEN = "We are sorry. A new one is on its way."


@pytest.fixture(scope="module")
def shop(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, str]]:
    """A desk made from a person's own files and trained; every test leaves the answers as they were."""
    folder = tmp_path_factory.mktemp("shop")
    answers = {"late": LATE, "broken": BROKEN}
    rows = [
        f'{sentence.format(thing)}?,{label},"{answers[label]}"'.replace("?,", ",")
        for label, sentences in SENTENCES.items()
        for sentence in (sentence.replace(",", "") for sentence in sentences)
        for thing in SUBJECTS
    ]
    questions = folder / "past.csv"
    questions.write_text("question,intent,answer\n" + "\n".join(rows) + "\n", encoding="utf-8")
    orders = folder / "orders.csv"
    orders.write_text("thing,status\nlamp,on its way\nbox,delivered\nparcel,lost\n", encoding="utf-8")
    engine = Engine(home)
    engine.start()
    files = {"questions": (str(questions),), "orders": (str(orders),)}
    project = engine.ask(commands.CreateReadyMade(str(folder / "desk"), "support-desk", files), timeout=120).path
    engine.ask(commands.StartTraining(project, "questions", 0, RECIPE, "intents"), timeout=280)
    engine.ask(desk.SetTarget(project, 0.85))
    yield engine, project
    engine.stop(timeout=60)


def ask(engine: Engine, project: str, text: str, chat: str = "") -> tuple[str, list[str], str]:
    """Say something; returns the chat, the tools that were called, and the reply."""
    chat = chat or engine.ask(commands.StartChat(project, "Support desk")).chat
    before = len(engine.ask(commands.GetChat(project, chat)).messages)
    messages = engine.ask(commands.SendMessage(project, chat, text), timeout=120).messages
    called = [call.name for message in messages[before:] for call in message.calls]
    return chat, called, messages[-1].content


def test_an_answer_is_filled_from_the_row_that_was_named(shop: tuple[Engine, str]) -> None:
    engine, project = shop
    _, called, reply = ask(engine, project, "Where is my lamp")
    assert (called, reply) == (["answer_with_orders"], "Your lamp is on its way.")
    _, called, reply = ask(engine, project, "The lamp is broken")
    assert (called, reply) == (["answer_customer"], BROKEN)


def test_what_is_missing_is_asked_back(shop: tuple[Engine, str]) -> None:
    engine, project = shop
    chat, called, reply = ask(engine, project, "I still wait for the rug")
    assert (called, reply) == ([], "Which thing do you mean?")
    _, called, reply = ask(engine, project, "the box", chat)
    assert (called, reply) == (["answer_with_orders"], "Your box is delivered.")


def test_courtesies_are_no_questions(shop: tuple[Engine, str]) -> None:
    engine, project = shop
    before = engine.ask(desk.GetQuality(project)).days
    assert ask(engine, project, "thank you")[1] == []
    assert engine.ask(desk.GetQuality(project)).days == before


def test_what_no_answer_fits_is_handed_over_and_learned_from(shop: tuple[Engine, str]) -> None:
    engine, project = shop
    text = "It came broken in pieces the lamp"
    engine.ask(desk.SetAnswer(project, "broken", ""))
    before = engine.ask(commands.ListDatasets(project))
    data = next(info for info in before if info.name == "questions")
    assert ask(engine, project, text)[1] == ["hand_over"]
    assert ask(engine, project, text)[1] == ["hand_over"]
    (item,) = engine.ask(desk.ListHandOvers(project))
    assert (item.question, item.intent, item.suggested, item.state) == (text, "broken", "", "open")
    settled = engine.ask(desk.SettleHandOver(project, item.handover, BROKEN, "broken"))
    assert (settled.state, settled.intent, settled.reply) == ("edited", "broken", BROKEN)
    assert engine.ask(desk.ListHandOvers(project)) == ()
    assert engine.ask(desk.ListHandOvers(project, settled=True)) == (settled,)
    new = engine.ask(commands.ListVersions(project, data.dataset))[0]
    assert (new.version, new.made, new.test_hash) == (data.version + 1, "correction", data.test_hash)
    rows = engine.ask(commands.PageRows(project, data.dataset, new.version, limit=500)).rows
    assert [(row["part"], row["label"]) for row in rows if row["text"] == text] == [("train", "broken")]
    state = engine.ask(desk.GetDesk(project))
    assert (state.new_rows, state.open) == (1, 0)
    assert next(one.answer for one in state.intents if one.name == "broken") == BROKEN
    with pytest.raises(BadInput, match="desk_settled"):
        engine.ask(desk.SettleHandOver(project, item.handover, BROKEN))


def test_a_row_that_is_measured_on_is_never_learned_from(shop: tuple[Engine, str]) -> None:
    engine, project = shop
    data = next(info for info in engine.ask(commands.ListDatasets(project)) if info.name == "questions")
    page = engine.ask(commands.PageRows(project, data.dataset, data.version, part="test"))
    text = next(row["text"] for row in page.rows if row["label"] == "broken")
    engine.ask(desk.SetAnswer(project, "broken", ""))
    assert ask(engine, project, text)[1] == ["hand_over"]
    (item,) = engine.ask(desk.ListHandOvers(project))
    assert engine.ask(desk.SettleHandOver(project, item.handover, BROKEN, "broken")).state == "edited"
    assert engine.ask(commands.ListVersions(project, data.dataset))[0].version == data.version


def test_what_was_dismissed_teaches_nothing(shop: tuple[Engine, str]) -> None:
    engine, project = shop
    engine.ask(desk.SetAnswer(project, "broken", ""))
    data = next(info for info in engine.ask(commands.ListDatasets(project)) if info.name == "questions")
    ask(engine, project, "A desk came broken")
    (item,) = engine.ask(desk.ListHandOvers(project))
    assert engine.ask(desk.SettleHandOver(project, item.handover, "")).state == "dismissed"
    engine.ask(desk.SetAnswer(project, "broken", BROKEN))
    assert engine.ask(commands.ListVersions(project, data.dataset))[0].version == data.version


def test_documents_answer_what_no_intent_does(shop: tuple[Engine, str], tmp_path: Path) -> None:
    engine, project = shop
    (tmp_path / "opening.md").write_text("# Opening hours\n\nThe showroom opens on Sunday at noon.\n", encoding="utf-8")
    engine.ask(commands.BringData(project, "handbook", (str(tmp_path),)), timeout=60)
    for intent in ("late", "broken"):
        engine.ask(desk.SetAnswer(project, intent, ""))
    _, called, reply = ask(engine, project, "When does the showroom open on Sunday?")
    for intent, answer in (("late", LATE), ("broken", BROKEN)):
        engine.ask(desk.SetAnswer(project, intent, answer))
    assert called == ["search_handbook"]
    assert "at noon" in reply and "opening.md" in reply


def test_the_quality_is_that_of_the_locked_test_rows(shop: tuple[Engine, str]) -> None:
    engine, project = shop
    for thing in ("lamp", "box", "parcel"):
        ask(engine, project, f"The {thing} is broken")
    found = engine.ask(desk.MeasureDesk(project), timeout=60)
    data = next(info for info in engine.ask(commands.ListDatasets(project)) if info.name == "questions")
    assert (found.rows, found.target) == (data.rows["test"], 0.85)
    assert [point.target for point in found.points] == sorted(point.target for point in found.points)
    answered = [point.answered for point in found.points]
    assert answered == sorted(answered, reverse=True)
    for point in found.points:
        counted = sum(one.answered for one in point.by_intent)
        assert counted == round(point.answered * found.rows)
        right = sum(one.right for one in point.by_intent)
        assert point.precision == (pytest.approx(right / counted) if counted else None)
    assert found.days and found.days[-1].by_intent >= 3
    with pytest.raises(BadInput, match="desk_target"):
        engine.ask(desk.SetTarget(project, 1.0))


def test_groups_are_corrected(shop: tuple[Engine, str]) -> None:
    engine, project = shop
    questions = engine.ask(desk.ListQuestions(project, "broken"))
    assert len(questions) >= 48
    engine.ask(desk.MoveQuestions(project, questions[0].version, (questions[0].row, questions[1].row), "in_pieces"))
    assert {one.text for one in engine.ask(desk.ListQuestions(project, "in_pieces"))} == {
        question.text for question in questions[:2]
    }
    engine.ask(desk.RenameIntent(project, "in_pieces", "broken"))
    state = engine.ask(desk.GetDesk(project))
    assert [(one.name, one.answer) for one in state.intents if one.name != "late"] == [("broken", BROKEN)]
    again = engine.ask(desk.ListQuestions(project, "broken"))
    assert [(one.row, one.text) for one in again] == [(one.row, one.text) for one in questions]


def test_an_intent_that_is_renamed_is_answered_before_it_is_learned_again(shop: tuple[Engine, str]) -> None:
    engine, project = shop
    before = engine.ask(desk.GetDesk(project)).new_rows
    point = engine.ask(desk.MeasureDesk(project), timeout=60).points[0]
    engine.ask(desk.RenameIntent(project, "broken", "damage"))
    state = engine.ask(desk.GetDesk(project))
    renamed = next(one for one in state.intents if one.name == "damage")
    assert renamed.answer == BROKEN and state.new_rows >= renamed.questions > before
    assert ask(engine, project, "The lamp is broken")[1:] == (["answer_customer"], BROKEN)
    known = engine.ask(desk.GetQuality(project)).points[0]
    assert {one.intent for one in known.by_intent} == {"late", "damage"} and known.answered == point.answered
    engine.ask(desk.SetAnswer(project, "damage", ""))
    fewer = engine.ask(desk.GetQuality(project)).points[0]
    assert fewer.answered < point.answered
    assert next(one.answered for one in fewer.by_intent if one.intent == "damage") == 0
    engine.ask(desk.SetAnswer(project, "damage", BROKEN))
    engine.ask(desk.RenameIntent(project, "damage", "broken"))
    assert engine.ask(desk.GetDesk(project)).new_rows == before
    assert ask(engine, project, "The lamp is broken")[1:] == (["answer_customer"], BROKEN)


def test_it_is_made_without_a_window(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "orders.csv"
    table.write_text("thing,status\nlamp,late\n", encoding="utf-8")
    asked = ["new", "--home", str(home), "--from", "support-desk", "--project", str(tmp_path / "mine")]
    assert main([*asked, "--data", f"orders={table}"]) == 0
    assert (tmp_path / "mine.deskhand" / "project.sqlite").is_file()
    assert main(["new", "--home", str(home), "--list"]) == 0
    assert "--data questions=PATH" in capsys.readouterr().out
    with pytest.raises(SystemExit, match="2"):
        main(["new", "--home", str(home)])
