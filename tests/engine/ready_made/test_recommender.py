"""The recommender from the outside: made with the sample or a person's own files, it recommends, explains, exports."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from engine import commands
from engine.api import Engine
from engine.errors import BadInput
from engine.ready_made.commands import LookAtFiles
from engine.ready_made.recommender import fitted, sampling, text_model
from engine.ready_made.recommender.commands import (
    ExportRecommendations,
    FitRecommender,
    GetShelf,
    ListPeople,
    Recommend,
    SimilarItems,
    TrainTextModel,
)
from tests.helpers.tiny_base import make_tiny_encoder

ITEMS, EVENTS = (sampling.SAMPLE / name for name in ("items.csv", "behaviour.csv"))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A running engine in a home of its own, without base models: the words alone are read."""
    made = Engine(tmp_path_factory.mktemp("home"))
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def project(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The project with the sample."""
    path = tmp_path_factory.mktemp("made") / "mine"
    made = engine.ask(commands.CreateReadyMade(str(path), "recommender"), timeout=300)
    return str(made.path)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, table: list[tuple[str, ...]]) -> str:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(table)
    return str(path)


def test_the_sample_is_what_its_script_writes(tmp_path: Path) -> None:
    sampling.write(tmp_path)
    for file in (ITEMS, EVENTS):
        assert (tmp_path / file.name).read_bytes() == file.read_bytes()


def test_it_has_learned_as_soon_as_it_is_made_and_says_how_good_it_is(engine: Engine, project: str) -> None:
    shelf = engine.ask(GetShelf(project))
    assert (shelf.fitted, shelf.stale, shelf.items, shelf.people, shelf.left_out) == (True, False, 150, 80, 0)
    assert shelf.new_items >= 10 and "Baking" in shelf.categories
    assert shelf.quality is not None and shelf.quality.known_people > 50
    assert shelf.quality.ndcg > 1.15 * shelf.quality.popular_ndcg


def test_what_was_seen_is_left_out_and_every_item_says_why(engine: Engine, project: str) -> None:
    person = engine.ask(ListPeople(project))[0].person
    seen = {row["item"] for row in rows(EVENTS) if row["person"] == person}
    found = engine.ask(Recommend(project, person, 20, 0.0))
    assert len(found.picks) == 20 and not seen & {pick.item for pick in found.picks}
    assert all(pick.why for pick in found.picks) and found.liked
    titles = {row["title"] for row in rows(ITEMS) if row["id"] in seen}
    resting = {
        title for pick in found.picks for why in pick.why if why.kind in ("together", "alike") for title in why.rests_on
    }
    assert resting and resting <= titles


def test_taste_decides(engine: Engine, project: str) -> None:
    craft = {row["id"]: row["category"] for row in rows(ITEMS)}
    right = total = 0
    for person in engine.ask(ListPeople(project, limit=40)):
        bought = [craft[r["item"]] for r in rows(EVENTS) if r["person"] == person.person and r["action"] != "view"]
        found = engine.ask(Recommend(project, person.person, 5, 0.0))
        right += sum(pick.categories[0] in bought for pick in found.picks)
        total += len(found.picks)
    assert right / total > 0.7


def test_somebody_unknown_gets_what_is_chosen(engine: Engine, project: str) -> None:
    found = engine.ask(Recommend(project, "nobody I know"))
    assert (found.events, found.liked, len(found.picks)) == (0, (), 10)
    assert {why.kind for pick in found.picks for why in pick.why} <= {"trend", "popular", "new"}


def test_category_new_items_and_diversity(engine: Engine, project: str) -> None:
    person = engine.ask(ListPeople(project))[0].person
    baked = engine.ask(Recommend(project, person, 5, category="baking"))
    assert baked.picks and {pick.categories for pick in baked.picks} == {("Baking",)}
    new = engine.ask(Recommend(project, person, 20, new=True))
    assert len(new.picks) >= 10 and all(pick.new and pick.why[0].kind == "new" for pick in new.picks)
    touched = {row["item"] for row in rows(EVENTS)}
    assert not touched & {pick.item for pick in new.picks}
    kinds = [len({p.categories for p in engine.ask(Recommend(project, person, 10, much)).picks}) for much in (0.0, 0.9)]
    assert kinds[1] > kinds[0]
    with pytest.raises(BadInput) as caught:
        engine.ask(Recommend(project, person, category="Fishing"))
    assert caught.value.code == "shelf_category"


def test_similar_items(engine: Engine, project: str) -> None:
    found = engine.ask(SimilarItems(project, "moon map", 5))
    assert [pick.categories for pick in found].count(("Astronomy",)) >= 4
    assert "Moon map" not in [pick.title for pick in found]
    with pytest.raises(BadInput) as caught:
        engine.ask(SimilarItems(project, "no such thing"))
    assert caught.value.code == "shelf_item"


@pytest.mark.parametrize("name", ["lists.csv", "lists.xlsx"])
def test_lists_are_written_for_chosen_people(engine: Engine, project: str, tmp_path: Path, name: str) -> None:
    people = tuple(person.person for person in engine.ask(ListPeople(project, limit=3)))
    made = engine.ask(ExportRecommendations(project, str(tmp_path / name), people, 4))
    assert made.rows == 12
    if name.endswith(".csv"):
        table = [list(row.values()) for row in rows(tmp_path / name)]
    else:
        table = CalamineWorkbook.from_path(tmp_path / name).get_sheet_by_index(0).to_python()[1:]
    assert [row[0] for row in table] == [person for person in people for _ in range(4)]
    first = engine.ask(Recommend(project, people[0], 4))
    assert [row[3] for row in table[:4]] == [pick.title for pick in first.picks]
    with pytest.raises(BadInput) as caught:
        engine.ask(ExportRecommendations(project, str(tmp_path / "x.csv"), ("nobody",)))
    assert caught.value.code == "shelf_people"
    with pytest.raises(BadInput) as caught:
        engine.ask(ExportRecommendations(project, str(tmp_path / "x.pdf")))
    assert caught.value.code == "output_format"


def test_the_agent_has_the_tools(engine: Engine, project: str) -> None:
    names = {tool.name for tool in engine.ask(commands.ListTools(project))}
    assert {"recommend_items", "similar_items", "why_recommended"} <= names
    answer = engine.ask(commands.TryTool(project, "recommend_items", {"person": "Ada", "count": "3"}))
    assert len(json.loads(answer.content)["items"]) == 3


def tried(engine: Engine, project: str, name: str, **arguments: str) -> dict[str, Any]:
    content = json.loads(engine.ask(commands.TryTool(project, name, arguments)).content)
    assert isinstance(content, dict)
    return content


def test_the_agent_finds_new_things_and_says_their_place_as_it_stood(engine: Engine, project: str) -> None:
    new = {pick.item for pick in engine.ask(Recommend(project, "Ada", 100, 0.0, new=True)).picks}
    found = tried(engine, project, "recommend_items", person="Ada", new="new")
    assert len(found["items"]) == 5 and {item["id"] for item in found["items"]} <= new
    for count in ("5", "20"):
        listed = tried(engine, project, "recommend_items", person="Ada", count=count)["items"]
        places = [tried(engine, project, "why_recommended", person="Ada", item=item["id"])["place"] for item in listed]
        assert places == list(range(1, int(count) + 1))


def test_the_agent_says_why_something_is_not_recommended(engine: Engine, project: str) -> None:
    seen = next(row["item"] for row in rows(EVENTS) if row["person"] == "Ada")
    listed = {pick.item for pick in engine.ask(Recommend(project, "Ada", 20, 0.2)).picks}
    all_seen = {row["item"] for row in rows(EVENTS) if row["person"] == "Ada"}
    other = next(row["id"] for row in rows(ITEMS) if row["id"] not in listed | all_seen)
    for item, is_seen in ((seen, True), (other, False)):
        told = tried(engine, project, "why_recommended", person="Ada", item=item)
        assert (told["place"], told["seen"]) == (None, is_seen)


@pytest.fixture(scope="module")
def reading_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A running engine with a tiny base encoder."""
    made = Engine(tmp_path_factory.mktemp("reading"))
    made.start()
    made.ask(commands.ImportBase(str(make_tiny_encoder(tmp_path_factory.mktemp("base") / "tiny"))), timeout=300)
    yield made
    made.stop()


@pytest.mark.timeout(900)
def test_a_text_model_is_trained_on_pairs_and_used_only_where_the_lists_gain(
    reading_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Two layers with random weights learn nothing of it: one round is enough to see the whole way.
    monkeypatch.setattr(text_model, "RECIPE", replace(text_model.RECIPE, epochs=1, batch_size=64, max_tokens=64))
    path = reading_engine.ask(commands.CreateReadyMade(str(tmp_path / "shop"), "recommender"), timeout=600).path
    before = reading_engine.ask(Recommend(path, "Ada", 10, 0.0))
    gain = reading_engine.ask(TrainTextModel(path), timeout=600)
    (model,) = reading_engine.ask(commands.ListModels(path))
    assert (model.task, model.model) == ("pairs", gain.model) and gain.people > 30
    pairs = next(info for info in reading_engine.ask(commands.ListDatasets(path)) if info.name == "interest")
    assert pairs.task == "pairs" and set(pairs.rows) == {"train", "valid", "test"}
    shelf = reading_engine.ask(GetShelf(path))
    assert not shelf.stale and (shelf.text == gain if gain.used else shelf.text is None)
    if not gain.used:
        assert reading_engine.ask(Recommend(path, "Ada", 10, 0.0)) == before
    # Marked as used and weighing more than all else, it orders the list, and the list says so.
    file = Path(path) / "recommender" / "fitted.npz"
    fitted.save(replace(fitted.load(file), text=replace(gain, used=True, weight=5.0)), file)
    after = reading_engine.ask(Recommend(path, "Ada", 10, 0.0))
    assert after.picks != before.picks and any(why.kind == "fits" for pick in after.picks for why in pick.why)
    # Without its model the recommender goes on as it was before.
    reading_engine.ask(commands.DeleteModel(path, gain.model))
    assert reading_engine.ask(GetShelf(path)).text is None
    if not gain.used:
        assert reading_engine.ask(Recommend(path, "Ada", 10, 0.0)) == before


def test_new_behaviour_is_learned_when_it_comes_in(engine: Engine, tmp_path: Path) -> None:
    few = [("person", "item", "action", "time"), *(tuple(row.values()) for row in rows(EVENTS)[:1000])]
    files = {"items": (str(ITEMS),), "behaviour": (write(tmp_path / "few.csv", few),)}
    made = engine.ask(commands.CreateReadyMade(str(tmp_path / "own"), "recommender", files), timeout=300)
    before = engine.ask(GetShelf(made.path))
    assert (before.events, before.stale) == (1000, False)
    engine.ask(commands.BringData(made.path, "behaviour", (str(EVENTS),)), timeout=300)
    after = engine.ask(GetShelf(made.path))
    assert after.events == len(rows(EVENTS)) and not after.stale


def test_items_alone_wait_for_behaviour(engine: Engine, tmp_path: Path) -> None:
    files = {"items": (str(ITEMS),)}
    made = engine.ask(commands.CreateReadyMade(str(tmp_path / "items"), "recommender", files), timeout=120)
    assert not engine.ask(GetShelf(made.path)).fitted
    for asked, code in ((FitRecommender(made.path), "shelf_no_data"), (Recommend(made.path, "x"), "shelf_not_fitted")):
        with pytest.raises(BadInput) as caught:
            engine.ask(asked)
        assert caught.value.code == code


def bought(path: Path, head: tuple[str, ...]) -> str:
    """Write events as a shop exports them: order, person, item, day, how many, price."""
    every = enumerate(rows(EVENTS)[:60])
    return write(path, [head, *((str(at), r["person"], r["item"], r["time"], "1", "9.99") for at, r in every)])


def test_behaviour_grows_by_what_is_brought_and_no_row_comes_twice(engine: Engine, tmp_path: Path) -> None:
    first = bought(tmp_path / "first.csv", ("order", "person", "item", "time", "quantity", "price"))
    files = {"items": (str(ITEMS),), "behaviour": (first,)}
    made = engine.ask(commands.CreateReadyMade(str(tmp_path / "grows"), "recommender", files), timeout=300)
    more = [("Kunde", "Artikel", "Bestelldatum"), *((r["person"], r["item"], r["time"]) for r in rows(EVENTS)[50:90])]
    later = write(tmp_path / "later.csv", more)
    for _ in range(2):
        engine.ask(commands.BringData(made.path, "behaviour", (later,)), timeout=300)
        assert engine.ask(GetShelf(made.path)).events == 90
    engine.ask(commands.BringData(made.path, "behaviour", (later,), replace=True), timeout=300)
    assert engine.ask(GetShelf(made.path)).events == 40


def test_which_column_is_which_can_be_said(engine: Engine, tmp_path: Path) -> None:
    file = bought(tmp_path / "odd.csv", ("no", "who", "what", "date", "n", "value"))
    files = {"items": (str(ITEMS),), "behaviour": (file,)}
    look = engine.ask(LookAtFiles("recommender", "behaviour", (file,)))
    assert (look.taken, look.sure) == ({"time": "date", "value": "value"}, False)
    chosen = {"person": "who", "item": "what", "value": ""}
    asked = commands.CreateReadyMade(str(tmp_path / "odd"), "recommender", files)
    for wrong, code in (({"person": "whom"}, "ready_made_column"), ({"price": "n"}, "ready_made_role")):
        with pytest.raises(BadInput) as caught:
            engine.ask(replace(asked, reading={"behaviour": commands.PartReading(wrong)}), timeout=60)
        assert caught.value.code == code
    made = engine.ask(replace(asked, reading={"behaviour": commands.PartReading(chosen)}), timeout=300)
    shelf = engine.ask(GetShelf(made.path))
    assert (shelf.events, shelf.liked, shelf.left_out) == (60, 60, 0)


HEAD = ("user", "movieId", "rating", "timestamp")


@pytest.mark.parametrize(
    ("table", "code", "params"),
    [
        ([("user", "movieId", "rating"), ("a", "P101", "4")], "shelf_column", {"role": "time"}),
        (
            [HEAD, ("a", "P101", "4", "2024-05-01"), ("a", "P102", "4", "soon")],
            "shelf_dates",
            {"row": 2, "value": "soon"},
        ),
        (
            [HEAD, ("a", "P101", "4", "2024-05-01"), ("a", "nothing", "4", "2024-05-02")],
            "shelf_unknown_items",
            {"row": 2},
        ),
        ([HEAD, ("a", "P101", "4", "2024-05-01")], "shelf_few", {"events": 1}),
    ],
)
def test_what_is_wrong_with_a_file_is_told_plainly(
    engine: Engine, tmp_path: Path, table: list[tuple[str, ...]], code: str, params: dict[str, object]
) -> None:
    files = {"items": (str(ITEMS),), "behaviour": (write(tmp_path / "events.csv", table),)}
    with pytest.raises(BadInput) as caught:
        engine.ask(commands.CreateReadyMade(str(tmp_path / "wrong"), "recommender", files), timeout=120)
    assert caught.value.code == code
    assert params.items() <= dict(caught.value.params).items()
    assert not (tmp_path / "wrong.deskhand").exists()
