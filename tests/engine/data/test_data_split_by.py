"""Splits by a column: whole groups on one side, the newest rows as the test, dates in many forms."""

from __future__ import annotations

import csv
import json

import duckdb
import pytest

from engine.cli import main
from engine.commands import ImportSpec, Split
from engine.data.column_dates import day_first, is_ambiguous, moment
from engine.data.importing import check, import_dataset
from engine.errors import BadInput
from engine.sentences import ERRORS, PROBLEMS
from tests.engine.data.test_data_import import last_call
from tests.helpers.public_data import PUBLIC, needs_public

PARTS = ("train", "valid", "test")


def table(put, name, rows, third):
    lines = "".join(f'"{text}",{label},"{by}"\n' for text, label, by in rows)
    return put(name, f"text,label,{third}\n{lines}")


def imported(spec, task, folder, structure=None):
    """Import and return the result and the source rows of each part."""
    target = folder / f"{len(list(folder.glob('*.parquet')))}.parquet"
    result = import_dataset(spec, task, target, structure)
    rows = duckdb.sql(f"SELECT * FROM read_parquet('{target}')")
    assert set(rows.columns) <= {"row", "part", "text", "label", "target", "source_file", "source_row"}
    return result, {
        part: {row for (row,) in rows.filter(f"part = '{part}'").project("source_row").fetchall()} for part in PARTS
    }


def customers(count=40, rows=10):
    return [(f"text {who} {n}", f"l{n % 3}", f"customer {who}") for n in range(rows) for who in range(count)]


def test_groups_stay_whole_and_shares_are_met(put, task, tmp_path):
    rows = customers()
    spec = ImportSpec(
        (table(put, "c.csv", rows, "customer"),), "classification", split=Split(by="group", column="customer")
    )
    result, parts = imported(spec, task, tmp_path)
    assert result.rows == {"train": 280, "valid": 40, "test": 80}
    owners = [{rows[number - 2][2] for number in parts[part]} for part in PARTS]
    assert not owners[0] & owners[1]
    assert not owners[0] & owners[2]
    assert not owners[1] & owners[2]


def test_groups_are_drawn_by_the_seed(put, task, tmp_path):
    path = table(put, "c.csv", customers(), "customer")

    def drawn_for_test(seed):
        split = Split(seed=seed, by="group", column="customer")
        return imported(ImportSpec((path,), "classification", split=split), task, tmp_path)[1]["test"]

    assert drawn_for_test(0) == drawn_for_test(0) != drawn_for_test(1)


def test_rows_without_a_group_are_split_one_by_one(put, task, tmp_path):
    rows = [(f"text {n}", f"l{n % 2}", "" if n < 100 else "one big group") for n in range(150)]
    spec = ImportSpec((table(put, "c.csv", rows, "team"),), "classification", split=Split(by="group", column="team"))
    _, parts = imported(spec, task, tmp_path)
    assert sorted(map(len, parts.values())) in ([15, 30, 105], [14, 30, 106])


def test_a_text_on_two_sides_is_told_and_can_be_left_out(put, task, tmp_path):
    rows = [*customers(), *(("thanks", "l0", f"customer {who}") for who in range(40))]
    path = table(put, "c.csv", rows, "customer")
    split = Split(by="group", column="customer")
    found = check(ImportSpec((path,), "classification", split=split), task)
    told = {problem.kind: problem.count for problem in found.problems}
    assert told["overlap"] == 28
    repaired = check(ImportSpec((path,), "classification", split=split, repairs=("drop_empty", "drop_overlap")), task)
    assert repaired.rows["train"] == found.rows["train"] - 28
    assert repaired.rows["test"] == found.rows["test"]


def test_shaped_rows_are_split_by_group_too(put, calls, tmp_path):
    def chat(n):
        call = {"function": {"name": f"tool_{n % 2}", "arguments": "{}"}}
        said = [{"role": "user", "content": f"do {n}"}, {"role": "assistant", "tool_calls": [call]}]
        return json.dumps({"messages": said, "who": f"p{n % 20}"})

    path = put("chats.jsonl", "\n".join(map(chat, range(200))))
    spec = ImportSpec((path,), "tool-calls", split=Split(by="group", column="who"))
    result, parts = imported(spec, calls, tmp_path, last_call)
    assert result.rows == {"train": 140, "valid": 20, "test": 40}
    sides = [{number % 20 for number in parts[part]} for part in PARTS]
    assert not sides[0] & (sides[1] | sides[2])
    assert not sides[1] & sides[2]


def test_oldest_rows_train_and_newest_test(put, task, tmp_path):
    rows = [(f"text {n}", f"l{n % 2}", f"{1 + n % 28:02}/{1 + n // 28}/2020") for n in range(280)]
    spec = ImportSpec((table(put, "d.csv", rows, "day"),), "classification", split=Split(by="time", column="day"))
    result, parts = imported(spec, task, tmp_path)
    assert result.rows == {"train": 196, "valid": 28, "test": 56}
    assert max(parts["train"]) < min(parts["valid"])
    assert max(parts["valid"]) < min(parts["test"])
    told = {problem.kind: problem for problem in result.problems}
    assert told["dates_day_first"].severity == "info"
    assert "dates_day_first" in PROBLEMS


def test_rows_of_one_moment_stay_together(put, task, tmp_path):
    rows = [(f"text {n}", f"l{n % 2}", f"20{10 + n // 50}") for n in range(500)]
    spec = ImportSpec((table(put, "d.csv", rows, "year"),), "classification", split=Split(by="time", column="year"))
    assert imported(spec, task, tmp_path)[0].rows == {"train": 350, "valid": 50, "test": 100}


def refused(code, spec, task):
    with pytest.raises(BadInput) as caught:
        check(spec, task)
    assert caught.value.code == code
    assert code in ERRORS
    return caught.value.params


def test_what_cannot_be_split_by_is_refused(put, task):
    rows = [*customers(4, 4), ("odd", "l0", "31/02/2020")]
    path = table(put, "c.csv", rows, "customer")

    def spec(by, column):
        return ImportSpec((path,), "classification", split=Split(by=by, column=column))

    assert refused("missing_column", spec("group", "custmer"), task)["closest"] == "customer"
    told = refused("split_no_date", spec("time", "customer"), task)
    assert (told["file"], told["row"], told["value"]) == (path, 2, "customer 0")
    refused("split_unknown", spec("size", "customer"), task)
    lone = table(put, "one.csv", [(f"t {n}", f"l{n % 2}", "2020-01-01") for n in range(20)], "day")
    one = ImportSpec((lone,), "classification", split=Split(by="group", column="day"))
    assert refused("split_groups", one, task)["count"] == 1
    refused("split_moments", ImportSpec((lone,), "classification", split=Split(by="time", column="day")), task)


@pytest.mark.parametrize(
    "text",
    [
        "2015-02-24",
        "24-02-2015",
        "24/2/2015",
        "2/24/2015",
        "24.02.2015",
        "24 Feb 2015",
        "Feb 24, 2015",
        "February 24 2015",
        "2015/2/24",
        "2015-02-24 00:00:00 +0000",
        "2015-02-24T01:00:00+01:00",
        "Tue Feb 24 00:00:00 +0000 2015",
        "Tue, 24 Feb 2015 00:00:00 GMT",
        "24/02/2015 12:00 AM",
        "1424736000",
        "1424736000000",
        "2015-02-24 00:00:00+00",
        "2015-02-24 01:00:00.123456+01",
        "2015-02-24 05:30:00 +05:30",
        "2015-02-23 16:00:00 PST",
        "2015-02-24 01:00 CET",
        "2015-02-24 01:00:00 +0100 CET",
        "2015年2月24日",
        "2015年02月24日 00:00",
        "2015年2月24日 星期二 上午12:00",
        "2015年2月24日0时00分",
        "24.02.15",
        "2/24/15 12:00 AM",
        "24.02.2015, 00:00 Uhr",
        "24. Februar 2015",
        "Dienstag, 24. Feb. 2015 00:00",
        "24-Feb-15",
        "24-FEB-15 12.00.00.000000 AM",
        "20150224",
    ],
)
def test_forms_of_one_day(text):
    # A fraction of a second is left away.
    assert moment(text, True) == 1424736000


def test_months_of_german_dates():
    for number, name in enumerate(("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August"), 1):
        assert moment(f"3. {name} 2015", True) == moment(f"2015-{number:02}-03", True), name
    assert moment("31. Dezember 2015", True) == moment("31. Dez. 2015", True) == moment("2015-12-31", True)


def test_years_of_two_digits():
    assert moment("24.02.99", True) == moment("1999-02-24", True)
    assert moment("03/04/19", False) == moment("2019-03-04", True)
    assert day_first(["03/04/19", "13/04/19"]) is True and is_ambiguous("03/04/19")
    assert moment("15-02-24", True) is None  # it may begin with the year


def test_halves_of_a_chinese_day():
    assert (
        moment("2015年2月24日 下午3:20", True)
        == moment("2015年2月24日 下午15:20", True)
        == moment("2015-02-24 15:20", True)
    )


def test_no_dates():
    for text in (
        "",
        "soon",
        "31/02/2020",
        "2020-13-01",
        "24/02/2015 25:00",
        "12345",
        "24-02/2015",
        "20150231",
        "24. Smarch 2015",
        "2015-02-24 10:00 CST",
    ):
        assert moment(text, True) is None, text


def test_order_of_day_and_month():
    assert moment("03/04/2019", True) == moment("2019-04-03", False)
    assert moment("03/04/2019", False) == moment("2019-03-04", False)
    assert day_first(["03/04/2019", "13-04-2019"]) is True
    assert day_first(["03/04/2019", "04/13/2019"]) is False
    assert day_first(["03/04/2019", "2019-04-13"]) is None
    assert day_first(["03.04.2019", "04.04.2019"]) is True
    assert day_first(["03.04.2019", "04.13.2019"]) is False
    assert is_ambiguous("03/04/2019")
    assert not is_ambiguous("03/03/2019")


@needs_public
def test_public_dated_sets_split_by_time(task, tmp_path):
    gold = str(PUBLIC / "gold_news_dated" / "gold-dataset-sinha-khandait.csv")
    columns = {"text": "News", "label": "Price Sentiment"}
    split = Split(by="time", column="Dates")
    result, _ = imported(ImportSpec((gold,), "classification", columns=columns, split=split), task, tmp_path)
    assert sum(result.rows.values()) == 10_570
    assert abs(result.rows["test"] - 2114) < 30
    told = {problem.kind: problem.count for problem in result.problems}
    assert told["dates_day_first"] > 1000
    tweets = PUBLIC / "airline_tweets_dated" / "Tweets.csv"
    columns = {"text": "text", "label": "airline_sentiment"}
    split = Split(by="time", column="tweet_created")
    spec = ImportSpec((str(tweets),), "classification", columns=columns, split=split)
    result, parts = imported(spec, task, tmp_path)
    with tweets.open(encoding="utf-8", newline="") as file:
        when = [row["tweet_created"] for row in csv.DictReader(file)]
    # The names of the columns stand in row 1.
    assert max(when[number - 2] for number in parts["train"]) < min(when[number - 2] for number in parts["test"])
    assert abs(result.rows["test"] - 2928) < 20


def test_the_command_line_splits_by_a_column(put, tmp_path, capsys):
    path = table(put, "c.csv", customers(), "customer")
    wanted = ["--home", str(tmp_path / "home"), "--json", "import", path, "--task", "classification"]
    project = ["--project", str(tmp_path / "p.deskhand")]
    assert main([*wanted, *project, "--split-by", "customer"]) == 0
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert last["result"]["rows"] == {"train": 280, "valid": 40, "test": 80}
    assert main([*wanted, *project, "--split-time", "customer"]) == 3
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["error"]["code"] == "split_no_date"
