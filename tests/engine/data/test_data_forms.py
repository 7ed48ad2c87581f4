"""The forms that research and offices write: tagged words, questions, relations, labelled lines, workbooks."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import openpyxl
import pytest

from engine.commands import Reading
from engine.data.readers import load, open_source
from engine.data.readers.conll import tagged
from engine.data.readers.semeval import unmarked
from engine.data.workbench import Bench
from engine.errors import BadInput
from engine.sentences import sentence_for
from tests.helpers.reading import read, refused

CONLL = """-DOCSTART- -X- O O

EU NNP I-NP I-ORG
rejects VBZ I-VP O
British JJ I-NP I-MISC
lamb NN I-NP O

Peter NNP I-NP I-PER
B. NNP I-NP I-PER
"""


def spans(row):
    return [(row["text"][span["start"] : span["end"]], span["label"]) for span in json.loads(row["spans"])]


def test_tagged_words_become_sentences_with_spans(put):
    form, _, rows = read(put("eng.train", CONLL))
    assert form == "conll"
    assert [row["text"] for row in rows] == ["EU rejects British lamb", "Peter B."]
    assert [spans(row) for row in rows] == [[("EU", "ORG"), ("British", "MISC")], [("Peter B.", "PER")]]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("B-A I-A O B-A", ["x y", "w"]),  # BIO
        ("I-A I-A B-A I-A", ["x y", "z w"]),  # IOB1: B only where two of a kind touch
        ("B-A E-A S-A O", ["x y", "z"]),  # BIOES
        ("B-A L-A U-A U-A", ["x y", "z", "w"]),  # BILOU
        ("I-A I-B O O", ["x", "y"]),
        ("O O O O", []),
    ],
)
def test_every_scheme_means_its_spans(tags, expected):
    text, found = tagged(list("xyzw"), tags.split())
    assert [text[span["start"] : span["end"]] for span in found] == expected


def test_chinese_characters_are_joined_without_blanks(put):
    _, _, rows = read(put("zh.txt", "北 B-LOC\n京 I-LOC\n好 O\n\n我 O\n"))
    assert rows[0]["text"] == "北京好"
    assert spans(rows[0]) == [("北京", "LOC")]


def test_a_word_without_its_tag_is_told_with_its_line(put):
    lines = "".join(f"word{number} O\n" for number in range(300)).replace("word7 O\n", "Ann B-PER\n\n")
    found = refused(put("cut.conll", lines + "alone\n"), "conll_columns")
    assert (found["line"], found["found"]) == (302, 1)
    assert refused(put("tag.conll", lines + "word X-\n"), "conll_tag")["line"] == 302


def test_a_table_that_only_looks_tagged_stays_a_table(put):
    form, _, _ = read(put("a.csv", "text label\n\nhello O\nyou B-X\n"))
    assert form == "csv"


def test_questions_on_passages(put):
    document = {
        "version": "v2.0",
        "data": [
            {
                "title": "Lamps",
                "paragraphs": [
                    {
                        "context": "A lamp costs 5 euro.",
                        "qas": [
                            {"id": "1", "question": "How much?", "answers": [{"text": "5 euro", "answer_start": 13}]},
                            {"id": "2", "question": "When?", "answers": [], "is_impossible": True},
                        ],
                    }
                ],
            }
        ],
    }
    form, _, rows = read(put("squad.json", json.dumps(document)))
    assert form == "squad"
    assert (rows[0]["question"], rows[0]["answer"], rows[0]["answer_start"]) == ("How much?", "5 euro", "13")
    assert rows[0]["context"][13:19] == "5 euro"
    assert (rows[1]["answer"], rows[1]["answers"]) == ("", "[]")
    del document["data"][0]["paragraphs"][0]["qas"][1]["question"]
    assert refused(put("broken.json", json.dumps(document)), "squad_form")["row"] == 2
    assert refused(put("cut.json", json.dumps(document)[:-30]), "json_broken")["line"] == 1


SEMEVAL = '1\t"The <e1>child</e1> was put into the <e2>cradle</e2>."\nContent-Container(e1,e2)\nComment: none\n\n'


def test_relations_between_two_marked_parts(put):
    form, _, rows = read(put("TRAIN_FILE.TXT", SEMEVAL + SEMEVAL.replace("1\t", "2\t", 1)))
    assert (form, len(rows)) == ("semeval", 2)
    assert rows[0]["text"] == "The child was put into the cradle."
    assert spans(rows[0]) == [("child", "e1"), ("cradle", "e2")]
    assert (rows[0]["label"], rows[0]["comment"]) == ("Content-Container(e1,e2)", "none")


def test_marks_in_any_order_are_told_apart():
    text, found = unmarked("<e2>cradle</e2> of the <e1>child</e1>")
    assert text == "cradle of the child"
    assert [(span["label"], text[span["start"] : span["end"]]) for span in found] == [("e1", "child"), ("e2", "cradle")]


def test_a_relation_without_its_second_mark_is_told_with_its_line(put):
    found = refused(put("a.txt", SEMEVAL + SEMEVAL.replace("</e2>", "")), "semeval_block")
    assert found["line"] == 5


def test_labels_behind_the_last_at_sign(put):
    lines = "Sales rose .@positive\nMail us @ work .@neutral\nSales fell .@negative\n" * 5
    form, encoding, rows = read(put("phrases.txt", (lines + "Umsätze é .@neutral\n").encode("latin-1")))
    assert (form, encoding, len(rows)) == ("labelled lines", "latin-1", 16)
    assert (rows[1]["text"], rows[1]["label"]) == ("Mail us @ work .", "neutral")
    many = lines * 30 + "no label here\n"
    assert refused(put("cut.txt", many), "trailing_label")["line"] == 451


def workbook(path, **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return str(path)


def test_a_workbook_is_read_as_people_see_it(tmp_path):
    rows = [("text", "count", "when", "paid"), ("hello", 3, dt.date(2026, 11, 24), True), ("bye", 2.5, None, False)]
    form, _, found = read(workbook(tmp_path / "a.xlsx", Sheet=rows, Empty=[]))
    assert form == "excel"
    assert found == [
        {"__row": 2, "text": "hello", "count": "3", "when": "2026-11-24", "paid": "true"},
        {"__row": 3, "text": "bye", "count": "2.5", "when": None, "paid": "false"},
    ]


def test_rows_of_a_workbook_have_the_numbers_at_its_edge(tmp_path):
    book = openpyxl.Workbook()
    for row, cells in {3: ("text", "label"), 4: ("a b", "x"), 7: ("c d", "y")}.items():
        for column, cell in enumerate(cells, 2):
            book.active.cell(row, column, cell)
    book.create_sheet("more").append(("text", "label"))
    book["more"].append(("e f", "z"))
    book.save(tmp_path / "a.xlsx")
    _, _, found = read(tmp_path / "a.xlsx")
    assert [(row["__row"], row["text"]) for row in found] == [(4, "a b"), (7, "c d"), (9, "e f")]


def test_the_names_of_a_workbook_are_found_below_its_title(tmp_path):
    head = [("Support tickets - export 2026-11-02",), (), ("Text", "Class", "Stars")]
    path = workbook(tmp_path / "a.xlsx", one=[*head, ("my card is late", "card", 2), ("no parcel yet", "parcel", 1)])
    _, _, found = read(path)
    assert found[0] == {"__row": 4, "Text": "my card is late", "Class": "card", "Stars": "2"} and len(found) == 2
    with Bench() as bench:
        source = open_source(bench, path)
    (told,) = source.problems
    assert (source.header, source.names_row, told.kind, told.count) == (True, 3, "titles", 1)
    assert told.examples == ({"file": path, "row": 1, "value": head[0][0]},)


def test_sheets_with_the_same_columns_follow_each_other(tmp_path):
    one, two = [("text", "label"), ("a b", "x")], [("text", "label"), ("c d", "y")]
    _, _, found = read(workbook(tmp_path / "a.xlsx", one=one, two=two))
    assert [row["text"] for row in found] == ["a b", "c d"]


@pytest.mark.parametrize(
    ("heading", "columns"),
    [
        (("text", "label", "note", "note"), ["text", "label", "note", "note_2"]),
        (("text", "label", 2023, None), ["text", "label", "2023", "column_4"]),
        (("text", "label", None, None), ["text", "label", "column_3", "column_4"]),
    ],
)
def test_a_workbooks_heading_with_blanks_repeats_or_years(tmp_path, heading, columns):
    rows = [(f"hello {n}", "pos" if n % 2 else "neg", n, "b") for n in range(4)]
    _, _, found = read(workbook(tmp_path / "a.xlsx", one=[heading, *rows], two=[heading, *rows]))
    assert list(found[0])[1:] == columns and len(found) == 8


SHEETS = {
    "cover": [("Complaints of March",)],
    "one": [("text", "label"), ("a b", "x")],
    "prices": [("name", "price"), ("lamp", 4), ("desk", 9)],
    "two": [("text", "label"), ("c d", "y"), ("e f", "x")],
}


def test_the_sheets_with_the_most_rows_are_read_and_no_other_is_dropped_in_silence(tmp_path):
    path = workbook(tmp_path / "a.xlsx", **SHEETS)
    with Bench() as bench:
        source = open_source(bench, path)
    assert (source.sheets, source.read_sheets) == (tuple(SHEETS), ("one", "two"))
    (left,) = source.problems
    assert (left.kind, left.severity, left.count) == ("sheets", "careful", 2)
    assert [example["value"] for example in left.examples] == ["cover", "prices"]
    assert [row["text"] for row in read(path)[2]] == ["a b", "c d", "e f"]


def test_a_sheet_is_chosen_and_numbers_its_rows_itself(tmp_path):
    path = workbook(tmp_path / "a.xlsx", **SHEETS)
    with Bench() as bench:
        source = open_source(bench, path, {path: Reading(sheet="prices")})
        rows = bench.rows(f"SELECT __row, name, price FROM {load(bench, source)} ORDER BY __row")
    assert (source.read_sheets, source.problems) == (("prices",), ())
    assert rows == [(2, "lamp", "4"), (3, "desk", "9")]


def test_a_sheet_that_is_not_there_is_told_with_those_that_are(tmp_path):
    path = workbook(tmp_path / "a.xlsx", **SHEETS, empty=[])
    with Bench() as bench, pytest.raises(BadInput) as caught:
        open_source(bench, path, {path: Reading(sheet="empty")})
    assert caught.value.code == "sheet_unknown"
    told = sentence_for(caught.value.info()).message
    assert "'empty'" in told and "cover, one, prices, two" in told


def test_a_cut_workbook_is_refused(tmp_path, put):
    whole = workbook(tmp_path / "a.xlsx", one=[("text", "label"), ("a b", "x")])
    cut = Path(whole).read_bytes()[:-200]
    refused(put("cut.xlsx", cut), "excel_broken")
    refused(workbook(tmp_path / "none.xlsx", one=[]), "no_rows")


def messages(row):
    return json.loads(row["messages"])


def test_alpaca_instructions_become_messages(put):
    rows = [
        {"instruction": "Translate.", "input": "Hallo", "output": "Hello", "source": "me"},
        {"instruction": "Say hi.", "input": "", "output": "Hi"},
    ]
    _, _, found = read(put("a.json", json.dumps(rows)))
    assert messages(found[0]) == [
        {"role": "user", "content": "Translate.\n\nHallo"},
        {"role": "assistant", "content": "Hello"},
    ]
    assert messages(found[1])[0]["content"] == "Say hi."
    assert (found[0]["output"], found[0]["source"]) == ("Hello", "me")


def test_sharegpt_conversations_become_messages_with_tool_calls(put):
    turns = [
        {"from": "system", "value": "Be kind."},
        {"from": "human", "value": "Where is LL-1?"},
        {"from": "function_call", "value": '{"name": "look_up", "arguments": {"id": "LL-1"}}'},
        {"from": "observation", "value": "late"},
        {"from": "gpt", "value": "It is late."},
    ]
    _, _, found = read(put("a.jsonl", json.dumps({"conversations": turns}) + "\n"))
    said = messages(found[0])
    assert [message["role"] for message in said] == ["system", "user", "assistant", "tool", "assistant"]
    assert json.loads(said[2]["tool_calls"][0]["function"]["arguments"]) == {"id": "LL-1"}
    assert said[3]["tool_call_id"] == said[2]["tool_calls"][0]["id"]


@pytest.mark.parametrize(
    ("turns", "problem"),
    [
        ([{"from": "stranger", "value": "x"}], "nobody is known as 'stranger'"),
        ([{"from": "observation", "value": "x"}], "a tool answers that nobody called"),
        ([{"value": "x"}], "a part of it is missing"),
    ],
)
def test_a_row_that_is_no_conversation_is_told(put, turns, problem):
    good = {"conversations": [{"from": "human", "value": "hi"}]}
    lines = "".join(json.dumps(row) + "\n" for row in (good, {"conversations": turns}))
    found = refused(put("a.jsonl", lines), "chat_row")
    assert (found["row"], found["problem"]) == (2, problem)


def test_label_studio_choices_spans_and_relations(put):
    region = {"type": "labels", "value": {"start": 0, "end": 3, "text": "Ann", "labels": ["PER"]}, "id": "r1"}
    other = {"type": "labels", "value": {"start": 13, "end": 17, "text": "Oslo", "labels": ["LOC"]}, "id": "r2"}
    link = {"type": "relation", "from_id": "r1", "to_id": "r2", "labels": ["lives in"]}
    choice = {"type": "choices", "value": {"choices": ["fact"]}}
    marks = [region, other, link, choice]
    skipped = {"was_cancelled": True, "result": []}
    tasks = [
        {
            "id": 1,
            "data": {"text": "Ann lives in Oslo"},
            "annotations": [skipped, {"result": marks}],
        },
        {"id": 2, "data": {"message": "Not labelled yet"}, "annotations": []},
    ]
    form, _, found = read(put("export.json", json.dumps(tasks)))
    assert form == "label studio"
    assert spans(found[0]) == [("Ann", "PER"), ("Oslo", "LOC")]
    assert json.loads(found[0]["relations"]) == [{"head": 0, "tail": 1, "label": "lives in"}]
    assert found[0]["label"] == "fact"
    assert found[1] == {"__row": 2, "text": "Not labelled yet", "label": None, "spans": None, "relations": None}
    tasks[1]["annotations"] = [{"result": [{"type": "labels", "value": {}}]}]
    assert refused(put("broken.json", json.dumps(tasks)), "label_studio")["row"] == 2
