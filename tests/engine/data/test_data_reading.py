"""How a file is read, as the person corrects it: encoding, delimiter, header; in folders, in archives, by command."""

from __future__ import annotations

import json
import zipfile

import pytest

from engine.cli import main
from engine.commands import LINES, ImportSpec, Reading
from engine.data.importing import import_dataset
from engine.data.inspection import inspect
from engine.data.streams import iterate
from engine.errors import BadInput
from engine.sentences import ERRORS, sentence_for

# Sixteen rows whose first looks like the names of columns.
CARDS = "我的卡,丢失\n" + "".join(
    f"请问第{number}张卡什么时候到,{'卡片汇率'[number % 2 * 2 :][:2]}\n" for number in range(15)
)


def look(path, task, reading):
    found = inspect([path], [task], {path: reading})
    return found.files[0], [tuple(row.values()) for row in found.sample]


def refusal(path, task, reading):
    with pytest.raises(BadInput) as caught:
        look(path, task, reading)
    sentence = sentence_for(caught.value.info())
    assert caught.value.code in ERRORS and path in sentence.message
    return caught.value


def test_a_chinese_file_without_header_is_corrected_and_imported(put, task, tmp_path):
    path = put("cards.csv", CARDS.encode("gb18030"))
    found, _ = look(path, task, Reading())
    assert (found.encoding, found.delimiter, found.header, found.rows) == ("gb18030", ",", True, 15)
    reading = Reading("GB18030", header=False)
    found, rows = look(path, task, reading)
    assert (found.encoding, found.header, found.rows) == ("gb18030", False, 16)
    assert rows[:2] == [("我的卡", "丢失"), ("请问第0张卡什么时候到", "卡片")]
    columns = {"text": "column_1", "label": "column_2"}
    spec = ImportSpec((path,), "classification", columns=columns, reading={path: reading})
    assert sum(import_dataset(spec, task, tmp_path / "v.parquet").rows.values()) == 16
    with pytest.raises(BadInput, match="missing_column"):
        import_dataset(ImportSpec((path,), "classification", columns=columns), task, tmp_path / "w.parquet")


@pytest.mark.parametrize(("encoding", "sign"), [("cp1252", "’"), ("latin-1", "\x92"), ("windows-1252", "’")])
def test_the_named_encoding_decides_what_a_byte_means(put, task, encoding, sign):
    path = put("a.csv", "text,label\nJ’ai été déçu,plainte\nLivraison à l’heure,éloge\n".encode("cp1252"))
    found, rows = look(path, task, Reading(encoding))
    assert found.encoding == {"windows-1252": "cp1252"}.get(encoding, encoding)
    assert rows[1] == (f"Livraison à l{sign}heure", "éloge")


def test_named_unicode_heeds_the_files_own_marks(put, task):
    for codec, name in (("utf-8-sig", "utf-8"), ("utf-16", "utf-16"), ("utf-16-le", "utf-16"), ("utf-8", "UTF8")):
        path = put(f"{codec}.csv", "text,label\nété ici,a\nnuit là,b\n".encode(codec))
        found, rows = look(path, task, Reading(name))
        assert (found.encoding, found.columns[0].name, rows[0]) == (codec, "text", ("été ici", "a"))


def test_an_encoding_that_cannot_read_the_file_names_the_row(put, task):
    path = put("a.csv", "text,label\nplain,a\ndéçu,b\nfine,a\n".encode("latin-1"))
    error = refusal(path, task, Reading("utf-8"))
    assert (error.code, error.params["row"], error.params["line"]) == ("undecodable", 3, 3)
    wide = put("w.csv", "text,label\nplain,a\n".encode("utf-16-le"))
    error = refusal(wide, task, Reading("latin-1"))
    assert (error.code, error.params["row"], error.params["encoding"]) == ("undecodable", 1, "latin-1")


@pytest.mark.parametrize("name", ["klingon", "base64", "zip", "undefined", "a\0b"])
def test_a_name_that_is_no_encoding_is_refused(put, task, name):
    assert refusal(put("a.csv", "text,label\na b,x\nc d,y\n"), task, Reading(name)).code == "encoding_unknown"


def test_a_semicolon_file_that_was_divided_at_its_commas(put, task):
    path = put("a.csv", "hello, where is my card;arrival\ngood morning, it was declined;declined\n")
    assert look(path, task, Reading())[0].delimiter == ","
    found, rows = look(path, task, Reading(delimiter=";", header=False))
    assert found.delimiter == ";"
    assert rows == [("hello, where is my card", "arrival"), ("good morning, it was declined", "declined")]


def test_a_file_that_looks_like_one_column_is_divided(put, task):
    path = put("a.txt", "where is my card~arrival\nit was declined~declined\nand where is it now~arrival\n")
    found, _ = look(path, task, Reading())
    assert (found.delimiter, len(found.columns)) == (LINES, 1)
    found, rows = look(path, task, Reading(delimiter="~"))
    assert (found.format, found.delimiter, len(found.columns)) == ("csv", "~", 2)
    assert rows[2] == ("and where is it now", "arrival")


def test_texts_that_were_divided_at_their_commas_are_one_a_line(put, task):
    path = put("a.csv", "well, it is late\nno, it is not here\nyes, it came today\n")
    assert len(look(path, task, Reading())[0].columns) == 2
    found, rows = look(path, task, Reading(delimiter=LINES, header=False))
    assert (found.delimiter, len(found.columns)) == (LINES, 1)
    assert rows == [("well, it is late",), ("no, it is not here",), ("yes, it came today",)]


@pytest.mark.parametrize("delimiter", ['"', ";;", "\r"])
def test_a_sign_that_cannot_divide_is_refused(put, task, delimiter):
    path = put("a.csv", "text,label\na b,x\nc d,y\n")
    assert refusal(path, task, Reading(delimiter=delimiter)).code == "delimiter_unusable"


def test_a_header_that_was_taken_for_a_row(put, task):
    path = put("a.csv", "text,2024\nmy card is late,2024\nit was declined,2023\n")
    found, rows = look(path, task, Reading())
    assert (found.header, len(rows)) == (False, 3)
    found, rows = look(path, task, Reading(header=True))
    assert [column.name for column in found.columns] == ["text", "2024"]
    assert (found.header, len(rows)) == (True, 2)


def test_a_separator_makes_a_table_of_lines_that_looked_otherwise(put, task):
    lines = "".join(f"profit rose by {number} of;hundred @{'up' if number % 2 else 'down'}\n" for number in range(9))
    path = put("a.txt", lines)
    assert look(path, task, Reading())[0].format == "labelled lines"
    assert look(path, task, Reading(header=False))[0].header is None
    found, rows = look(path, task, Reading(delimiter=";"))
    assert (found.format, rows[0]) == ("csv", ("profit rose by 0 of", "hundred @down"))


def test_json_takes_the_encoding_and_leaves_the_rest_aside(put, task):
    path = put("a.jsonl", '{"text": "déçu", "label": "a"}\n{"text": "là", "label": "b"}\n'.encode("cp1252"))
    found, rows = look(path, task, Reading("latin-1", ";", header=False))
    assert (found.format, found.encoding, found.delimiter, found.header) == ("jsonl", "latin-1", "", None)
    assert rows[0] == ("déçu", "a")


def test_a_member_of_an_archive_and_all_of_a_folder(put, task, tmp_path):
    archive = tmp_path / "cards.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("train.csv", CARDS.encode("gb18030"))
        file.writestr("test.csv", CARDS.encode("gb18030"))
    member = str(archive / "train.csv")
    rows = {file.path: file.rows for file in inspect([str(archive)], [task], {member: Reading(header=False)}).files}
    assert rows == {member: 16, str(archive / "test.csv"): 15}
    whole = inspect([str(archive)], [task], {str(archive): Reading(header=False), member: Reading(header=True)})
    assert {file.path: file.header for file in whole.files} == {member: True, str(archive / "test.csv"): False}
    with pytest.raises(BadInput) as caught:
        inspect([str(archive)], [task], {member: Reading("utf-8")})
    assert (caught.value.code, caught.value.params["file"]) == ("undecodable", member)


def test_files_that_belong_together_are_read_alike(put, task, tmp_path):
    put("t.fr", "L’été\nLe café\n".encode("cp1252"))
    path = put("t.en", "The summer’s\nThe café\n".encode("cp1252"))
    assert look(path, task, Reading("cp1252"))[1][0] == ("The summer’s", "L’été")
    for label, text in (("good", "L’été"), ("bad", "déçu")):
        folder = tmp_path / "reviews" / label
        folder.mkdir(parents=True)
        (folder / "1.txt").write_bytes(text.encode("cp1252"))
    found, rows = look(str(tmp_path / "reviews"), task, Reading("latin-1"))
    assert (found.format, rows[1][0]) == ("folder", "L\x92été")


def test_reading_without_correction_is_as_before(put):
    path = put("cards.csv", CARDS.encode("gb18030"))
    assert sum(len(batch) for batch in iterate(path)) == 15


def test_the_command_line_says_how_files_are_read(put, tmp_path, capsys):
    rows = "".join(f"hello, where is card {number} déjà;{'late' if number % 2 else 'lost'}\n" for number in range(40))
    path = put("a.csv", f"name, surname;late\n{rows}".encode("latin-1"))
    wanted = ["--home", str(tmp_path / "home"), "--json", "import", path, "--task", "classification"]
    project = ["--project", str(tmp_path / "p.deskhand")]

    def outcome(*said):
        code = main([*wanted, *project, *said])
        return code, json.loads(capsys.readouterr().out.splitlines()[-1])

    read = ["--encoding", "latin-1", "--delimiter", ";", "--header", "no"]
    roles = ["--column", "text=column_1", "--column", "label=column_2"]
    code, last = outcome(*read, *roles)
    assert (code, sum(last["result"]["rows"].values()), last["result"]["labels"]) == (0, 41, 2)
    code, last = outcome("--encoding", "klingon")
    assert (code, last["error"]["code"]) == (3, "encoding_unknown")
    code, last = outcome("--encoding", "utf-8")
    assert (code, last["error"]["code"]) == (3, "undecodable")
    assert path in last["error"]["message"]
    code, last = outcome("--delimiter", "tab", "--header", "no")
    assert (code, last["error"]["code"]) == (3, "one_column")
