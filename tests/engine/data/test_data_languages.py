"""Texts in another language than most: found offline, told by their share where only a sample was looked at."""

from __future__ import annotations

import subprocess
import sys

import duckdb

from engine.commands import ImportSpec
from engine.data import languages
from engine.data.importing import check, import_dataset

ENGLISH = "Where is the parcel number {} that I ordered from you last week?"
GERMAN = "Wo bleibt das Paket Nummer {}, das ich letzte Woche bei Ihnen bestellt habe?"
CHINESE = "请问我上周订购的第{}号包裹现在到哪里了？"
SHORT = "Danke schön {}"  # too short to tell


def spec(put, texts, **more):
    lines = "".join(f'"{text}",l{n % 3}\n' for n, text in enumerate(texts))
    return ImportSpec((put("rows.csv", f"text,label\n{lines}"),), "classification", **more)


def found(spec, task):
    return next((p for p in check(spec, task).problems if "languages" in p.kind), None)


def mixed(english):
    texts = [ENGLISH.format(n) for n in range(english)]
    return [*texts, *(GERMAN.format(n) for n in range(8)), CHINESE.format(1), CHINESE.format(2), SHORT.format(3)]


def test_they_are_told_by_language_with_their_rows(put, task):
    problem = found(spec(put, mixed(60)), task)
    assert (problem.kind, problem.severity, problem.count) == ("other_languages", "info", 10)
    assert problem.params == {"main": "en", "others": {"de": 8, "zh": 2}, "looked_at": 0}
    assert [example["row"] for example in problem.examples] == list(range(62, 72))
    assert problem.examples[0]["value"].startswith("de | Wo bleibt")
    assert problem.repair == "drop_other_languages"


def test_they_are_left_out_only_where_that_is_wanted(put, task, tmp_path):
    for repairs, rows in ((None, 71), (("drop_other_languages",), 61)):
        target = tmp_path / f"{rows}.parquet"
        assert sum(import_dataset(spec(put, mixed(60), repairs=repairs), task, target).rows.values()) == rows
    texts = {text for (text,) in duckdb.sql(f"SELECT text FROM read_parquet('{target}')").fetchall()}
    assert SHORT.format(3) in texts
    assert GERMAN.format(3) not in texts


def test_of_many_rows_a_sample_is_looked_at_and_all_are_left_out(put, task, tmp_path):
    # Every other one: no step through the rows may miss a language.
    texts = [(ENGLISH if n % 2 or n % 20 == 0 else GERMAN).format(n) for n in range(5000)]
    problem = found(spec(put, texts), task)
    assert problem.kind == "languages_sampled"
    assert problem.params["looked_at"] == languages.SAMPLE
    assert 0.4 < problem.params["others"]["de"] / languages.SAMPLE < 0.5
    assert problem.repair == "drop_other_languages"
    rows = import_dataset(spec(put, texts, repairs=("drop_other_languages",)), task, tmp_path / "v.parquet").rows
    assert sum(rows.values()) == 2750


def test_more_rows_than_can_be_looked_at_are_not_offered_to_be_left_out(put, task, monkeypatch):
    monkeypatch.setattr(languages, "MOST_ROWS", 70)
    problem = found(spec(put, mixed(60)), task)
    assert (problem.count, problem.repair) == (10, "")


def test_one_language_is_no_finding(put, task):
    assert found(spec(put, [ENGLISH.format(n) for n in range(40)] + [SHORT.format(n) for n in range(5)]), task) is None


def test_it_is_loaded_only_to_look_at_texts():
    code = "import sys, engine.data.importing; print({'py3langid', 'jsonschema'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
