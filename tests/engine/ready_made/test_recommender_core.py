"""The recommender's parts, each against what it should come to: by hand, by a formula, or by a planted taste."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from scipy import sparse

from engine.errors import BadInput, JobFailed
from engine.ready_made.recommender import (
    arranging,
    contents,
    fitted,
    interest,
    measuring,
    pairing,
    ranking,
    reading,
    rescoring,
    signals,
    vectors,
)
from engine.ready_made.recommender.behaviour import Behaviour, Catalogue
from engine.ready_made.recommender.diversity import diverse
from engine.ready_made.recommender.fitting import measured
from engine.ready_made.recommender.recommending import Recommender
from engine.ready_made.recommender.together import Together
from engine.ready_made.recommender.values import BEHAVIOUR

DAY = 86400.0


def two_tastes(people: int = 60, items: int = 40, each: int = 12) -> Behaviour:
    """Even people choose even items, odd ones odd items; everybody is there from the first fifth on."""
    chance = np.random.default_rng(0)
    rows = [
        (person, int(item), DAY * float(day))
        for person in range(people)
        for item, day in zip(
            2 * chance.permutation(items // 2)[:each] + person % 2, chance.uniform(0, 100, each), strict=True
        )
    ]
    person, item, moment = zip(*rows, strict=True)
    return Behaviour.of([f"p{n}" for n in range(people)], items, person, item, [True] * len(rows), moment)


def plain_contents(items: int = 40) -> contents.Contents:
    names = tuple(f"{'red' if item % 2 else 'blue'} thing {item}" for item in range(items))
    kinds = tuple((("odd",) if item % 2 else ("even",)) for item in range(items))
    return contents.read(Catalogue(names, names, names, kinds), None)


def test_a_cut_is_never_amid_one_moment_and_the_past_knows_nothing_of_after() -> None:
    made = Behaviour.of(("a",), 6, [0] * 6, range(6), [True] * 6, [5, 1, 3, 3, 3, 2])
    assert made.item.tolist() == [1, 5, 2, 3, 4, 0]
    assert made.cut(0.5) == 5
    past, after = made.part(0, 5), made.part(5, 6)
    assert past.moment.max() < after.moment.min()


def test_what_comes_after_the_cut_changes_no_signal() -> None:
    made, read = two_tastes(), plain_contents()
    place = made.cut(0.8)
    other = Behaviour(made.people, made.items, made.person, made.item[::-1].copy(), made.liked, made.moment)
    mixed = Behaviour(
        made.people,
        made.items,
        made.person,
        np.concatenate([made.item[:place], other.item[place:]]),
        made.liked,
        made.moment,
    )
    first, second = (signals.fit(one.part(0, place), read) for one in (made, mixed))
    assert np.array_equal(first.shared, second.shared)
    weights = [ranking.fit(one.part(0, place), read) for one in (made, mixed)]
    assert np.array_equal(weights[0].warm, weights[1].warm)


def test_ease_is_its_closed_form() -> None:
    seen = (np.random.default_rng(1).random((30, 12)) < 0.3).astype(np.float32)
    penalty = 7.0
    inverse = np.linalg.inv(seen.T @ seen + penalty * np.eye(12))
    weights = -inverse / np.diag(inverse)
    np.fill_diagonal(weights, 0)
    made = Together.fit(sparse.csr_matrix(seen), penalty)
    np.testing.assert_allclose(made.score(sparse.csr_matrix(seen)), seen @ weights, atol=1e-4)
    own = np.flatnonzero(seen[3]).tolist()
    target = next(item for item in range(12) if item not in own)
    shares = made.shares(own, target)
    np.testing.assert_allclose(shares, weights[own, target], atol=1e-4)
    assert shares.sum() == pytest.approx(float((seen @ weights)[3, target]), abs=1e-4)


def test_ndcg_and_recall_by_hand() -> None:
    ideal = 1 + 1 / np.log2(3)
    assert measuring.ndcg([7, 1, 2], {7, 2}) == pytest.approx((1 + 1 / np.log2(4)) / ideal)
    assert measuring.ndcg([1, 2], {9}) == 0.0
    assert measuring.recall([7, 1, 2], {7, 2, 5, 6}) == 0.5
    allowed = np.array([True, False, True, True])
    assert measuring.best(np.array([1, 9, 3, 2], dtype=np.float32), allowed, 2) == [2, 3]


def test_diversity_moves_like_things_apart() -> None:
    scores = np.array([1.0, 0.9, 0.5], dtype=np.float32)
    likeness = np.array([[1, 1, 0], [1, 1, 0], [0, 0, 1]], dtype=np.float32)
    assert diverse(scores, likeness, 3, 0.0) == [0, 1, 2]
    assert diverse(scores, likeness, 2, 0.6) == [0, 2]
    assert diverse(np.zeros(0, dtype=np.float32), np.zeros((0, 0), dtype=np.float32), 3, 0.5) == []


def test_taste_beats_popularity_and_new_items_follow_their_words() -> None:
    made, read = two_tastes(), plain_contents()
    found = measured(made, read)
    assert found is not None and found.known_people > 30
    assert found.ndcg > 1.5 * found.popular_ndcg
    out = np.isin(np.arange(40), [0, 1, 2, 3])
    without = made.without(out)
    weights, knowing = ranking.fit(without, read), signals.fit(without, read)
    seen, liked = without.matrix(), without.matrix(True)
    scores = weights.score(knowing.of(seen, liked, without.lately()), np.ones(60, dtype=bool), new=True)
    right = [
        scores[person, [person % 2, 2 + person % 2]].min() > scores[person, [1 - person % 2, 3 - person % 2]].max()
        for person in range(60)
    ]
    assert np.mean(right) > 0.9


def test_pairs_hold_nothing_of_later_and_nothing_that_was_touched() -> None:
    made = two_tastes()
    wording = [f"item {item}" for item in range(40)]
    period = made.part(0, made.cut(0.8))
    parts = pairing.parts(period)
    for name, (behaviour, start) in parts.items():
        found = pairing.pairs(behaviour, start, wording, 50)
        assert found == pairing.pairs(behaviour, start, wording, 50) != pairing.pairs(behaviour, start, wording, 50, 1)
        assert sum(pair.relevance for pair in found) == 50 and len(found) > 150
        offered = {wording[item] for item in behaviour.item.tolist()}
        told = _told_of(behaviour, start, wording)
        for pair in found:
            assert pair.text_pair in offered and pair.text_pair not in pair.text.split(" | ")
            people = told[pair.text]
            touched = [{wording[item] for item in behaviour.item[behaviour.person == who].tolist()} for who in people]
            assert any((pair.text_pair in items) == bool(pair.relevance) for items in touched), name
    # What happens after a part changes none of its rows.
    learns = period.cut(pairing.LEARNS)
    other = period.part(0, learns)
    assert pairing.pairs(other, 0, wording, 50) == pairing.pairs(*parts["train"], wording, 50)


def _told_of(behaviour: Behaviour, start: int, wording: Sequence[str]) -> dict[str, set[int]]:
    """Return what is told of people just before each event from `start` on -> the people it can be told of."""
    found: dict[str, set[int]] = {}
    for place in range(start, len(behaviour)):
        person = int(behaviour.person[place])
        before = behaviour.item[:place][behaviour.person[:place] == person].tolist()
        found.setdefault(pairing.told(before, wording), set()).add(person)
    return found


def test_negatives_are_what_was_on_offer_by_then_the_popular_ones_more_often() -> None:
    rows = [(p, 0) for p in range(1, 30)] + [(30, 1)] + [(31, 2), (31, 3)] + [(p, 4) for p in range(1, 30)]
    person, item = zip(*rows, strict=True)
    made = Behaviour.of([str(n) for n in range(32)], 5, person, item, [True] * len(rows), range(len(rows)))
    wording = [f"thing {number}" for number in range(5)]
    found = pairing.pairs(made.part(0, 32), 31, wording, 5)
    # By then 0 and 1 had been chosen by others; 2 is the person's own, 4 had not been there.
    assert [(pair.text, pair.text_pair, pair.relevance) for pair in found[:1]] == [("thing 2", "thing 3", 1)]
    assert {pair.text_pair for pair in found[1:]} == {"thing 0", "thing 1"}
    weight = np.zeros(5)
    weight[:2] = 29, 1
    drawn = [pairing._negatives(weight, np.array([2, 3]), np.random.default_rng(seed))[0] for seed in range(200)]
    assert drawn.count(0) > 170


def test_interest_follows_what_is_liked_one_after_the_other() -> None:
    made = two_tastes()
    plain = np.random.default_rng(3).standard_normal((40, 16)).astype(np.float32)
    # One direction of sixteen tells the tastes apart, faintly: the map has to find it.
    plain[:, 0] = np.where(np.arange(40) % 2, 0.7, -0.7)
    learned = interest.fit(made, plain)
    assert learned.weights is not None
    again = interest.fit(made, plain)
    assert np.array_equal(learned.weights, again.weights)

    def apart(one: interest.Interest) -> float:
        likeness = one.score(plain, plain)
        same = (np.arange(40) % 2)[:, None] == np.arange(40) % 2
        np.fill_diagonal(likeness, np.nan)
        return float(np.nanmean(likeness[same]) - np.nanmean(likeness[~same]))

    assert apart(learned) > 2 * apart(interest.Interest(np.eye(16, dtype=np.float32)))
    few = interest.fit(made.part(0, 100), plain)
    assert few.weights is None and not few.score(plain[:3], plain).any()


def test_a_text_model_counts_where_it_helps_and_not_where_it_guesses() -> None:
    made, read = two_tastes(), plain_contents()
    wording = [f"{item % 2} item {item}" for item in range(40)]
    period = made.part(0, made.cut(0.8))
    # Popularity alone: what is left to the text model is to tell the tastes apart.
    names = list(signals.NAMES)
    popular = np.array([name == "popular" for name in names], dtype=np.float32)
    ranker = ranking.Ranker(popular, popular, popular)
    knows = rescoring.validated(
        period, read, ranker, wording, lambda pairs: [float(text[0] == item[0]) for text, item in pairs]
    )
    weight, better = knows.best()
    assert better and knows.by_weight[weight].mean() > 1.2 * knows.without.mean()
    misleads = rescoring.validated(
        period, read, ranker, wording, lambda pairs: [float(text[0] != item[0]) for text, item in pairs]
    )
    assert not misleads.best()[1]
    silent = rescoring.validated(period, read, ranker, wording, lambda pairs: [0.5] * len(pairs))
    assert not silent.best()[1]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["1", "5", "3", "4"], [False, True, False, True]),
        (["1", "1"], [True, True]),
        (["0", "1"], [False, True]),
        (["view", "purchase", "return"], [False, True, False]),
        (["view", "view"], [True, True]),
        (["", ""], [True, True]),
    ],
)
def test_what_speaks_for_an_item(values: list[str], expected: list[bool]) -> None:
    assert reading.liked(values) == expected


def test_columns_are_found_by_their_names() -> None:
    assert reading.columns("behaviour", ["userId", "movieId", "rating", "timestamp"], "x") == {
        "person": "userId",
        "item": "movieId",
        "value": "rating",
        "time": "timestamp",
    }
    assert reading.columns("items", ["movieId", "title", "genres"], "x") == {
        "id": "movieId",
        "title": "title",
        "category": "genres",
    }


def test_a_single_day_without_texts_or_categories_still_makes_lists(tmp_path: Path) -> None:
    items, events = tmp_path / "items.csv", tmp_path / "events.csv"
    items.write_text("sku,name\n" + "".join(f"S{n},\n" for n in range(9)), encoding="utf-8")
    rows = [f"c{n % 6},S{n % 7},2024-05-01\n" for n in range(30)]
    events.write_text("customer,sku,date\n" + "".join(rows), encoding="utf-8")
    data = reading.read(items, events)
    read = contents.read(data.catalogue, None)
    assert measured(data.behaviour, read) is None
    weights = ranking.fit(data.behaviour, read)
    made = fitted.made(data.catalogue, data.behaviour, signals.fit(data.behaviour, read), weights, None, ("a", "b"), 1)
    fitted.save(made, tmp_path / "fitted.npz")
    again = fitted.load(tmp_path / "fitted.npz")
    assert (again.catalogue, again.behaviour.people, again.quality) == (made.catalogue, made.behaviour.people, None)
    for one in (made, again):
        found = Recommender(one).recommend("c1", 5, 0.5)
        assert not {pick.item for pick in found.picks} & {f"S{n % 7}" for n in range(30) if n % 6 == 1}
        assert [pick.item for pick in Recommender(one).recommend("c1", 5, new=True).picks]
    (tmp_path / "fitted.npz").write_bytes(b"no archive")
    with pytest.raises(JobFailed) as caught:
        fitted.load(tmp_path / "fitted.npz")
    assert caught.value.code == "shelf_broken"


def test_a_mistyped_date_to_come_is_left_out_and_moves_nothing(tmp_path: Path) -> None:
    items, events = tmp_path / "items.csv", tmp_path / "events.csv"
    items.write_text("sku,name\n" + "".join(f"S{n},\n" for n in range(9)), encoding="utf-8")
    rows = [f"c{n % 6},S{n % 7},2024-05-{n % 28 + 1:02}\n" for n in range(30)]
    head, tomorrow = "customer,sku,date\n", datetime.now(UTC) + timedelta(hours=20)
    events.write_text(head + "".join(rows), encoding="utf-8")
    before = reading.read(items, events)
    events.write_text(head + "".join([*rows, "c1,S3,2206-05-30\n"]), encoding="utf-8")
    after = reading.read(items, events)
    assert (before.left_out, after.left_out) == (0, 1)
    assert (after.behaviour.now, after.behaviour.span) == (before.behaviour.now, before.behaviour.span)
    # A clock that is ahead, or a zone that is, makes no fault.
    events.write_text(head + "".join([*rows, f"c1,S3,{tomorrow.isoformat()}\n"]), encoding="utf-8")
    assert reading.read(items, events).left_out == 0
    events.write_text(head + "".join([*rows, *4 * ["c1,S3,2206-05-30\n"]]), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        reading.read(items, events)
    assert caught.value.code == "shelf_dates"
    assert (caught.value.params["row"], caught.value.params["value"]) == (31, "2206-05-30")


def test_a_text_is_read_once(tmp_path: Path) -> None:
    asked: list[str] = []

    def embed(texts: Sequence[str]) -> np.ndarray:
        asked.extend(texts)
        return np.array([[len(text), 1.0] for text in texts], dtype=np.float32)

    def rows(texts: list[str], base: str = "mini") -> list[float]:
        found = vectors.embedded(texts, embed, base, tmp_path / "vectors.npz", lambda done, total: None)
        return [float(row[0]) for row in found]

    assert rows(["a", "bb", "a"]) == [1, 2, 1] and asked == ["a", "bb"]
    assert rows(["ccc", "bb"]) == [3, 2] and asked == ["a", "bb", "ccc"]
    assert rows(["bb"], "other") == [2] and asked[-1] == "bb" and len(asked) == 4
    (tmp_path / "vectors.npz").write_bytes(b"half")
    assert rows(["bb"]) == [2] and len(asked) == 5


def test_what_behaviour_taught_of_texts_counts_only_where_it_gains_clearly() -> None:
    plain, taught = (
        np.array([name == only for name in ranking.NAMES], np.float32) for only in ("trend", ranking.TAUGHT)
    )
    steady = [[0.2, 0.3 + 0.01 * (person % 2)] for person in range(12)]
    assert ranking.chosen([plain, taught], steady) is taught
    # Better on average, by one person alone.
    lucky = [[0.2, 0.2] for _ in range(10)] + [[0.5, 0.0], [0.0, 1.0]]
    assert np.mean(lucky, axis=0)[1] > np.mean(lucky, axis=0)[0]
    assert ranking.chosen([plain, taught], lucky) is plain
    assert ranking.chosen([plain, taught], steady[:3]) is plain


@pytest.mark.parametrize(
    "head",
    [
        ("order_id", "customer_id", "sku", "order_date", "quantity", "price"),
        ("order_id", "customer_id", "sku", "purchase_date", "quantity", "price"),
        ("Invoice", "Customer ID", "StockCode", "InvoiceDate", "Quantity", "Price"),
        ("id", "customer_email", "product_id", "created_at", "qty", "total"),
        ("Order", "Email", "Lineitem sku", "Paid at", "Lineitem quantity", "Lineitem price"),
        ("no", "kunde", "artikel", "verkauft", "menge", "preis"),
    ],
)
def test_the_columns_of_shops_are_known(head: tuple[str, ...]) -> None:
    rows = [dict(zip(head, ("100000123", "c", "a", "2026-10-01 10:00", "1", "9.99"), strict=True))]
    found = reading.columns(BEHAVIOUR, head, "f", rows)
    assert (found["person"], found["item"], found["time"]) == head[1:4] and "value" not in found


def test_what_a_role_is_called_when_it_is_written_anew_is_never_guessed_otherwise() -> None:
    for part in reading.PARTS:
        own = {role: arranging.NAMES.get(role, role) for role in reading.roles(part)}
        assert reading.guessed(part, (*own.values(), "sku", "email", "name", "stars_2", "id")) == own


def test_money_is_no_rating() -> None:
    prices = ["4.99", "9.99", "19.99", "49.0", "99.0"]
    assert reading.liked(prices) == [True] * 5
    assert reading.liked(prices, rated=True) == [False, False, True, True, True]
    assert reading.liked(["1", "2", "3.5", "5"]) == [False, False, True, True]
    assert reading.liked(["0", "1", "0"]) == [False, True, False]
    assert reading.is_rating("Rating") and not reading.is_rating("value")
