"""Real small files, sound and broken, through every reader."""

from __future__ import annotations

import codecs
import json
import os
import sys
from pathlib import Path

import duckdb
import pytest

from engine.data import encodings
from engine.data.readers import delimited, load, open_source
from engine.data.readers.source import MOST_COLUMNS
from engine.data.workbench import Bench
from engine.errors import BadInput
from engine.sentences import ERRORS
from tests.helpers.reading import read, refused


def test_quoted_newlines_and_quotes(put):
    form, _, rows = read(put("a.csv", 'text,label\r\n"two\nlines, a comma",x\r\n"say ""hi""",y\r\n'))
    assert form == "csv"
    assert [row["text"] for row in rows] == ["two\nlines, a comma", 'say "hi"']
    assert [row["__row"] for row in rows] == [2, 3]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_delimiter_from_content(put, delimiter):
    _, _, rows = read(put("a.csv", f"text{delimiter}label\nhello there{delimiter}x\nbye{delimiter}y\n"))
    assert rows[1] == {"__row": 3, "text": "bye", "label": "y"}


def test_line_ends_of_two_kinds(put):
    _, _, rows = read(put("a.csv", 'text,label\r\na,x\nb,y\r\n"c\nd",z\n'))
    assert [row["text"] for row in rows] == ["a", "b", "c\nd"]


def test_tsv_with_stray_quotes(put):
    _, _, rows = read(put("a.tsv", 'label\ttext\n1\t"an open quote\n0\tfine\n1\tthe end"\n'))
    assert [row["text"] for row in rows] == ['"an open quote', "fine", 'the end"']


def test_no_header(put):
    _, _, rows = read(
        put("a.csv", "this is a fairly ordinary sentence that somebody wrote down here as data,x\nb,x\nc,y\n")
    )
    assert len(rows) == 3
    assert set(rows[0]) == {"__row", "column_1", "column_2"}


@pytest.mark.parametrize(
    ("first", "more", "columns"),
    [
        ("text,label,,", ["hello there,pos,see x,", "bad thing,neg,,why"], ["text", "label", "column_3", "column_4"]),
        ("text,label,,,,,", ["hello there,pos,,,,,"], ["text", "label", *(f"column_{n}" for n in range(3, 8))]),
        ("text,label,note,note", ["hello there,pos,a,b", "bad thing,neg,c,d"], ["text", "label", "note", "note_2"]),
        ("text,label,2023,2024", ["hello there,pos,1,2", "bad thing,neg,3,"], ["text", "label", "2023", "2024"]),
    ],
)
def test_a_header_with_blanks_repeats_or_years(put, first, more, columns):
    _, _, rows = read(put("a.csv", "\n".join([first, *more, ""])))
    assert list(rows[0])[1:] == columns and len(rows) == len(more)


@pytest.mark.parametrize(
    "lines",
    [
        ["good good,good,note,note", "bad,neg,note,b"],  # a value further down
        ["yes,yes", "no,maybe"],  # nothing but one name
        ["hello there,pos,2023", "bad thing,neg,2024"],  # a column of years
        ["hello there,pos,5", "bad thing,neg,7"],
        ["how do you do my friend,pos,,", "bad thing,neg,x,y"],
    ],
)
def test_a_row_is_no_odd_header(put, lines):
    _, _, rows = read(put("a.csv", "\n".join([*lines, ""])))
    assert len(rows) == len(lines) and "column_1" in rows[0]


@pytest.mark.parametrize(
    "above",
    [
        ["Support tickets - export 2026-11-02,,", ",,"],
        ["Support tickets - export 2026-11-02", ""],
        ["Feedback,,"],
    ],
)
def test_the_names_are_found_below_a_title(put, above):
    below = ["Ticket,Message,Category"] + [f"T-{n},where is parcel {n},{'late' if n % 2 else 'lost'}" for n in range(9)]
    path = put("a.csv", "\n".join([*above, *below, ""]))
    _, _, rows = read(path)
    row = len(above) + 2
    assert rows[0] == {"__row": row, "Ticket": "T-0", "Message": "where is parcel 0", "Category": "lost"}
    with Bench() as bench:
        source = open_source(bench, path)
    assert (source.names_row, [problem.kind for problem in source.problems]) == (row - 1, ["titles"])


@pytest.mark.parametrize(
    "lines",
    [
        ["text,", "hello there,how are you", "good bye,see you"],  # a column without a name
        [
            "the parcel never came,",
            "the card is late,card",
            "my cup is late,cup",
            "a cup,cup",
            "a card,card",
        ],  # a row without a class
        ["text", "", "hello there", "good bye my friend"],  # one column
    ],
)
def test_a_row_is_no_title(put, lines):
    with Bench() as bench:
        source = open_source(bench, put("a.csv", "\n".join([*lines, ""])))
    assert source.problems == () and source.names_row <= 1


def test_empty_lines_count_as_rows(put):
    _, _, rows = read(put("a.csv", 'text,label\n\n"a\nb",x\n\n\nb,y\n\n'))
    assert [(row["__row"], row["text"]) for row in rows] == [(3, "a\nb"), (6, "b")]


def test_names_that_sql_confuses(put):
    _, _, rows = read(put("a.csv", 'Text,text,,"we""ird"\na,b,c,d\n'))
    assert rows[0] == {"__row": 2, "Text": "a", "text_2": "b", "column_3": "c", 'we"ird': "d"}


def test_wildcards_in_a_name_mean_this_file(put):
    put("aXb.csv", "text,label\nother,x\n")
    _, _, rows = read(put("a*b.csv", "text,label\nmine,x\n"))
    assert [row["text"] for row in rows] == ["mine"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("d.csv", "text,label\nhello there,ham\nbuy now,spam\n"),
        ("d.jsonl", '{"text": "hello there", "label": "ham"}\n{"text": "buy now", "label": "spam"}\n'),
        ("d.json", '[{"text": "hello there", "label": "ham"}, {"text": "buy now", "label": "spam"}]'),
        ("d.parquet", ""),
    ],
)
def test_a_folders_name_is_no_column(put, tmp_path: Path, name, content):
    folder = tmp_path / "label=spam" / "year=2024"
    folder.mkdir(parents=True)
    if content:
        put(str(folder / name), content)
    else:
        duckdb.sql(
            "SELECT * FROM (VALUES ('hello there', 'ham'), ('buy now', 'spam')) AS t(text, label)"
        ).write_parquet(str(folder / name))
    _, _, rows = read(folder / name)
    assert [list(row)[1:] for row in rows] == [["text", "label"]] * 2
    assert [(row["text"], row["label"]) for row in rows] == [("hello there", "ham"), ("buy now", "spam")]


ACCENTS = "text,label\nJ'ai été très déçu,plainte\nLivraison à l'heure,éloge\n"
CHINESE = "text,label\n我的卡还没有到,卡片\n请问今天的汇率是多少,汇率\n"


@pytest.mark.parametrize(
    ("content", "encoding", "expected"),
    [
        (ACCENTS.encode("utf-8"), "utf-8", ACCENTS),
        (ACCENTS.encode("utf-8-sig"), "utf-8-sig", ACCENTS),
        (ACCENTS.encode("utf-16"), "utf-16", ACCENTS),
        (codecs.BOM_UTF16_BE + ACCENTS.encode("utf-16-be"), "utf-16", ACCENTS),
        (ACCENTS.encode("utf-16-le"), "utf-16-le", ACCENTS),
        (ACCENTS.encode("latin-1"), "latin-1", ACCENTS),
        (ACCENTS.replace("'", "’").encode("cp1252"), "cp1252", ACCENTS.replace("'", "’")),
        (CHINESE.encode("gb18030"), "gb18030", CHINESE),
        (
            ("text,label\n" + "plain words,x\n" * 300).encode() + "我的卡还没有到,卡片\n".encode("gb18030"),
            "gb18030",
            "",
        ),
    ],
)
def test_encodings(put, content, encoding, expected):
    _, found, rows = read(put("a.csv", content))
    assert found == encoding
    if expected:
        lines = expected.splitlines()[1:]
        assert [f"{row['text']},{row['label']}" for row in rows] == lines
    else:
        assert rows[-1]["label"] == "卡片"


def test_a_broken_byte_in_utf8_names_its_row(put):
    sound = "text,label\n" + "größer und schöner,x\n" * 20
    params = refused(put("a.csv", sound.encode() + b"bad \xff byte,y\n" + sound.encode()), "undecodable")
    assert (params["row"], params["line"]) == (22, 22)


@pytest.mark.parametrize(
    ("content", "code", "row"),
    [
        ('text,label\na,x\n"b is open,y\nc,z\n', "csv_cut", 3),
        ("text,label\na,x\nb,y\nc", "csv_cut", 4),
        ("text,label\na,x\nb\nc,z\n", "csv_columns", 3),
        ('text,label\n"a\nb",x\nb,c,d\ne,f\n', "csv_columns", 3),
        ('text,label\na,x\n"b" c,d\ne,f\n', "csv_quotes", 3),
        ("text,label\n\na,x\nb\nc,z\n", "csv_columns", 4),
    ],
)
def test_broken_csv_names_the_row(put, content, code, row):
    assert refused(put("a.csv", content), code)["row"] == row


def test_line_counts_quoted_newlines(put):
    params = refused(put("a.csv", 'text,label\n"a\nb",x\nb,c,d\ne,f\n'), "csv_columns")
    assert (params["row"], params["line"], params["found"], params["expected"]) == (3, 4, 3, 2)


@pytest.mark.parametrize(
    "content", [b"\0\1\xff\2\xfe" * 99, b"PK\x03\x04rest", b"\x7fELFrest", b"\x89PNG\r\n", b"%PDF-1.7"]
)
def test_binary_named_csv(put, content):
    refused(put("a.csv", content), "binary_file")


@pytest.mark.parametrize("letter", ["a", "ü", "我"])
def test_a_text_with_nul_bytes_names_the_row(put, letter):
    found = refused(put("a.csv", f"text,label\n{letter * 20},x\n{letter * 20}\0b,x\n".encode()), "nul_bytes")
    assert (found["row"], found["line"]) == (3, 3)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path):
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    assert refused(pipe, "file_unreadable")["reason"] == "it is no regular file"


def test_what_is_no_file(put, tmp_path: Path):
    refused(tmp_path / "gone.csv", "file_missing")
    refused(tmp_path, "file_is_folder")
    refused(put("empty.csv", b""), "file_empty")
    refused(put("blank.csv", " \n\n"), "file_empty")
    refused(put("header.csv", "text,label\n"), "no_rows")


def test_json_lines(put):
    lines = '{"text": "a\\nb", "n": 1}\n\n{"text": "c", "more": {"z": [1]}, "dotted.key": true}\n'
    form, _, rows = read(put("a.jsonl", lines))
    assert form == "jsonl"
    assert rows[0] == {"__row": 1, "text": "a\nb", "n": "1", "more": None, "dotted.key": None}
    assert rows[1]["more"] == '{"z":[1]}'
    assert rows[1]["dotted.key"] == "true"


def test_json_array_and_lines_named_json(put):
    assert read(put("a.json", '[{"text": "a"},\n {"text": "b"}]'))[0] == "json"
    assert read(put("b.json", '{"text": "a"}\n{"text": "b"}\n'))[0] == "jsonl"


def test_broken_json_names_the_line(put):
    assert refused(put("a.jsonl", '{"text": "a"}\n\n{"text": \n'), "json_broken")["line"] == 3
    cut = refused(put("a.jsonl", '{"text": "a"}\n{"text": "b\n{"text": "c"}\n'), "json_broken")
    assert (cut["line"], cut["problem"]) == (2, "it ends too early")
    assert refused(put("b.jsonl", '{"text": "a"}\n["b"]\n'), "json_row")["row"] == 2
    halved = refused(put("d.jsonl", '{"text": "a \\ud83d"}\n{"text": "b"}\n'), "json_broken")
    assert (halved["line"], halved["problem"]) == (1, "a text holds half of a character")
    refused(put("c.json", '{\n "data": [{"text": "a"}]\n}'), "json_not_rows")


@pytest.mark.parametrize("ends", ['{"text": "b"', '{"text": "b', '{"text": "b"}', '{"text": "b"},', ""])
def test_an_array_that_is_cut_is_told_by_its_row(put, ends):
    found = refused(put("a.json", '[{"text": "a"},\n' + ends), "json_cut")
    assert (found["row"], found["line"]) == (2 + ends.endswith(","), 2)


@pytest.mark.parametrize(
    ("second", "problem"),
    [
        ('{"text": "b \\ud83d"}', "a text holds half of a character"),
        ('{"text": b}', "it holds something that is not JSON"),
        ('{"text": "b"} {"text": "d"}', "it holds something that is not JSON"),
    ],
)
def test_a_broken_row_of_an_array_is_told_as_that_of_lines_is(put, second, problem):
    found = refused(put("a.json", f'[{{"text": "a"}}, {second}, {{"text": "c"}}]'), "json_broken")
    assert (found["row"], found["line"], found["problem"]) == (2, 1, problem)


@pytest.mark.parametrize(
    ("name", "opened", "closed", "code"),
    [
        ("a.json", "[", "]", "json_row"),
        ("a.jsonl", "[", "]", "json_row"),
        ("a.json", '{"a":', "}", "json_broken"),
        ("a.json", '{"data": [{"paragraphs":', "}]}", "json_broken"),
    ],
)
def test_values_that_are_nested_without_end_are_bad_input(put, name, opened, closed, code):
    found = refused(put(name, opened * 100_000 + "1" + closed * 100_000), code)
    assert code == "json_row" or found["problem"] == "its values are nested too deeply"


def test_parquet(put, tmp_path: Path):
    path = tmp_path / "a.parquet"
    duckdb.sql("SELECT 'a' AS text, 7 AS n, {'k': [1, 2]} AS nested").write_parquet(str(path))
    form, _, rows = read(path)
    assert form == "parquet"
    assert rows[0] == {"__row": 1, "text": "a", "n": "7", "nested": '{"k":[1,2]}'}
    path.write_bytes(path.read_bytes()[:60])
    refused(path, "parquet_broken")


def test_tools_file_is_no_data(put):
    tool = {"type": "function", "function": {"name": "look_up", "parameters": {"type": "object"}}}
    with Bench() as bench:
        source = open_source(bench, put("tools.json", json.dumps([tool])))
    assert (source.format, source.rows, source.tools) == ("tools", 1, (tool,))


def test_no_extension_is_ever_loaded(put):
    with Bench() as bench:
        assert bench.value("SELECT current_setting('autoload_known_extensions')") is False
        assert bench.value("SELECT current_setting('autoinstall_known_extensions')") is False


@pytest.mark.parametrize("name", ["wide.csv", "wide.jsonl"])
def test_more_columns_than_can_be_used_are_refused_at_once(put, monkeypatch, name):
    monkeypatch.setattr(delimited, "_sql", lambda *_: pytest.fail("its columns were read"))
    titles = [f"c{n}" for n in range(MOST_COLUMNS + 1)]
    csv, jsonl = f"{','.join(titles)}\n" * 2, json.dumps(dict.fromkeys(titles, "a"))
    path = put(name, csv if name.endswith("csv") else jsonl + "\n")
    told = refused(path, "columns_over_limit")
    assert told == {"file": path, "count": MOST_COLUMNS + 1, "limit": MOST_COLUMNS}


@pytest.mark.parametrize("key", ["", "a/b", "~x", 'say "x"', "back\\slash", "*", "0"])
def test_any_key_may_name_a_column(put, key):
    _, _, rows = read(put("a.jsonl", json.dumps({"text": "a", key: "b"}) + "\n"))
    assert rows == [{"__row": 1, "text": "a", key or "column_2": "b"}]


def test_a_line_that_would_fill_the_memory_is_refused(put, monkeypatch):
    monkeypatch.setattr(encodings, "LONGEST_LINE", 3 << 20)
    rows = "text,label\n" + "hello,x\n" * 10
    assert refused(put("long.csv", rows + "a" * (5 << 20) + ",y\n"), "line_too_long")["line"] == 12
    read(put("fine.csv", rows + "b" * (2 << 20) + ",y\n"))


def test_a_table_that_its_columns_make_too_large_is_refused(put):
    path = put("wide.csv", "".join(",".join(f"c{n}" for n in range(500)) + "\n" for _ in range(200)))
    with Bench() as bench:
        source = open_source(bench, path)
        bench.con.execute("SET memory_limit = '8MB'")
        with pytest.raises(BadInput) as caught:
            load(bench, source)
    assert (caught.value.code, caught.value.params) == ("too_many_columns", {"file": path, "count": 500})
    assert "too_many_columns" in ERRORS


def test_an_array_may_stand_in_one_line(put, monkeypatch):
    monkeypatch.setattr(encodings, "LONGEST_LINE", 1 << 20)
    _, _, rows = read(put("a.json", json.dumps([{"text": "a" * 1000, "n": n} for n in range(2000)])))
    assert len(rows) == 2000
