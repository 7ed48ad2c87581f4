"""Documents of every kind become paragraphs with their place; what cannot be read says why."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engine.data.documents.blocks import Block
from engine.data.documents.passages import MOST, WORDS, cut, weight
from engine.data.documents.reading import read_document
from engine.errors import BadInput
from tests.helpers.documents import (
    write_headings,
    write_pdf,
    write_word,
    write_word_equation,
    write_word_notes,
    write_word_revised,
    write_word_table,
)


def _read(path: Path) -> list[tuple[str, str, str]]:
    return [(block.place(), block.heading, block.text) for block in read_document(path)]


def _refused(path: Path) -> str:
    with pytest.raises(BadInput) as caught:
        _read(path)
    return caught.value.code


def test_text_in_gb18030_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "制度.txt"
    path.write_bytes("员工每年有十五天带薪年假。\n\n申请须提前两周提交给部门经理。\n".encode("gb18030"))
    assert _read(path) == [
        ("line 1", "", "员工每年有十五天带薪年假。"),
        ("line 3", "", "申请须提前两周提交给部门经理。"),
    ]


def test_markdown_has_its_headings_and_none_from_a_code_block(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# Leave #\n\nTwo weeks.\n\n```sh\n# no heading\n```\n\nNotice\n------\nThree months.\n", "utf-8")
    assert _read(path) == [
        ("line 3", "Leave", "Two weeks."),
        ("line 6", "Leave", "# no heading"),
        ("line 11", "Notice", "Three months."),
    ]


@pytest.mark.parametrize("kind", ["md", "html", "docx"])
def test_what_stands_in_a_heading_is_in_a_passage(tmp_path: Path, kind: str) -> None:
    headings = (
        ("Reception", 1, "Open from nine."),
        ("Emergency number 112", 1, ""),
        ("Lift code 4711", 1, ""),
        ("Leave", 1, ""),
        ("Holidays", 2, "Thirty days."),
        ("Parents", 2, ""),
    )
    found = [block[1:] for block in _read(write_headings(tmp_path / f"a.{kind}", headings))]
    assert found == [
        ("Reception", "Open from nine."),
        ("Emergency number 112", "Emergency number 112"),
        ("Lift code 4711", "Lift code 4711"),
        ("Leave – Holidays", "Thirty days."),
        ("Leave – Parents", "Parents"),
    ]


def test_html_has_only_what_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<html><head><title>no</title><style>p {}</style></head><body>\n<h2>Keys &amp; cards</h2>\n"
        "<p>A lost <b>card</b> costs\n 20&nbsp;EUR.<script>alert('no')</script></p>"
        "<ul><li>One<li>Two</ul></body></html>",
        "utf-8",
    )
    assert _read(path) == [
        ("line 3", "Keys & cards", "A lost card costs 20 EUR."),
        ("line 4", "Keys & cards", "One"),
        ("line 4", "Keys & cards", "Two"),
    ]


def test_html_is_decoded_as_it_says_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.htm"
    path.write_bytes('<meta charset="windows-1251"><p>Отпуск длится 28 дней.</p>'.encode("cp1251"))
    assert _read(path) == [("line 1", "", "Отпуск длится 28 дней.")]


def test_pdf_has_its_pages(tmp_path: Path) -> None:
    path = write_pdf(
        tmp_path / "a.pdf", ["Parking is free for guests.", "The gate closes at 22:00. Ring the porter-\nage."]
    )
    assert _read(path) == [
        ("page 1", "", "Parking is free for guests."),
        ("page 2", "", "The gate closes at 22:00. Ring the porterage."),
    ]


def test_word_has_headings_paragraphs_and_rows(tmp_path: Path) -> None:
    found = _read(write_word(tmp_path / "a.docx"))
    assert found == [
        (
            "paragraph 2",
            "Travel",
            "Train tickets are paid for in full. Flights need the consent of the department head.",
        ),
        ("paragraph 3", "Travel", "City | Hotel limit"),
        ("paragraph 4", "Travel", "Oslo | 180 EUR"),
    ]


def test_word_has_every_cell_of_a_table_that_repeats_itself(tmp_path: Path) -> None:
    assert [text for _, _, text in _read(write_word_table(tmp_path / "a.docx"))] == [
        "Lamp | 2023 | 2024 | 2025 | Note",
        "Lumina | 30 | 30 |  | sold out",
        "Lumina | 45 | 45 | 45 | sold out",
        "Prices without tax",
    ]


def test_word_has_what_is_inserted_in_a_field_or_in_a_box_and_not_what_is_deleted(tmp_path: Path) -> None:
    assert [text for _, _, text in _read(write_word_revised(tmp_path / "a.docx"))] == [
        "The customer number is 99-123.",
        "The rent is 850 euros a month.",
        "See the note.",
        "The note says: Ring twice.",
        "Room | Seats",
        "Aurora | 24",
    ]


def test_word_has_notes_behind_what_refers_to_them_and_headers_once(tmp_path: Path) -> None:
    assert _read(write_word_notes(tmp_path / "a.docx")) == [
        ("paragraph 1", "", "Lumina Homes"),
        ("paragraph 1", "", "Confidential"),
        ("paragraph 1", "Rent", "As of May."),
        ("paragraph 2", "Rent", "The rent is 850 euros."),
        ("paragraph 2", "Rent", "Heating is extra."),
        ("paragraph 3", "Rent", "Deposit | "),
        ("paragraph 3", "Rent", "Three rents."),
        ("paragraph 4", "Rent", "It is paid monthly."),
    ]


def test_broken_notes_are_told_before_the_first_paragraph(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        _read(write_word_notes(tmp_path / "a.docx", footnotes="<w:footnotes"))
    assert caught.value.code == "document_broken"


def _said(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("equation", "line"),
    [
        (f"<m:f><m:num>{_said('1')}</m:num><m:den>{_said('2')}</m:den></m:f>", "1/2"),
        (f"<m:f><m:num>{_said('a+b')}</m:num><m:den>{_said('2')}</m:den></m:f>", "(a+b)/2"),
        (f"<m:sSup><m:e>{_said('x')}</m:e><m:sup>{_said('n-1')}</m:sup></m:sSup>", "x^(n-1)"),
        (f"<m:rad><m:deg/><m:e>{_said('y')}</m:e></m:rad>", "√(y)"),
        (f"<m:d><m:dPr><m:begChr m:val='['/><m:endChr m:val=']'/></m:dPr><m:e>{_said('z')}</m:e></m:d>", "[z]"),
        (
            f"<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{_said('i=1')}</m:sub><m:sup>{_said('n')}</m:sup>"
            f"<m:e>{_said('i')}</m:e></m:nary>",
            "∑_(i=1)^n i",
        ),
        (
            f"<m:m><m:mr><m:e>{_said('1')}</m:e><m:e>{_said('0')}</m:e></m:mr>"
            f"<m:mr><m:e>{_said('0')}</m:e><m:e>{_said('1')}</m:e></m:mr></m:m>",
            "1, 0; 0, 1",
        ),
        (f"<m:bar><m:e>{_said('p')}</m:e></m:bar>{_said('=3')}", "p=3"),
    ],
)
def test_word_has_equations_on_one_line(tmp_path: Path, equation: str, line: str) -> None:
    found = _read(write_word_equation(tmp_path / "a.docx", equation))
    assert [text for _, _, text in found] == [f"The share is {line} of all."]


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.md").write_text(" \n\n", "utf-8")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    (tmp_path / "program.txt").write_bytes(b"\x7fELF\0\0\1")
    (tmp_path / "broken.docx").write_bytes(b"PK\3\4 not a zip")
    (tmp_path / "noise.pdf").write_bytes(b"%PDF-1.4\nnothing of the kind")
    whole = write_pdf(tmp_path / "scan.pdf", [""]).read_bytes()
    (tmp_path / "cut.pdf").write_bytes(whole[: len(whole) // 3])
    expected = {
        "empty.txt": "document_empty",
        "blank.md": "document_empty",
        "photo.png": "document_kind",
        "program.txt": "document_undecodable",
        "broken.docx": "document_broken",
        "noise.pdf": "document_broken",
        "scan.pdf": "document_empty",
        "cut.pdf": "document_broken",
        "missing.txt": "document_unreadable",
    }
    assert {name: _refused(tmp_path / name) for name in expected} == expected


def test_a_locked_pdf_is_told_from_a_broken_one(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(write_pdf(tmp_path / "open.pdf", ["Secret."])))
    writer.encrypt("word", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")
    assert _refused(tmp_path / "locked.pdf") == "document_locked"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the administrator may read everything")
def test_a_file_without_the_right_to_read_it(tmp_path: Path) -> None:
    path = tmp_path / "private.txt"
    path.write_text("x", "utf-8")
    path.chmod(0)
    assert _refused(path) == "document_unreadable"


def test_passages_end_with_sentences_and_know_their_line() -> None:
    lines = [f"Rule {number} asks that every desk be left tidy and free of cups at night." for number in range(40)]
    found = list(cut([Block("\n".join(lines), "line", 5, "Rules")], "a.txt"))
    assert [passage.place for passage in found] == ["line 5", "line 13", "line 21", "line 29", "line 37"]
    assert " ".join(passage.text for passage in found) == " ".join(lines)
    assert all(passage.text.endswith(".") and passage.heading == "Rules" for passage in found)
    assert all(weight(passage.text) <= MOST for passage in found)


def test_short_paragraphs_share_a_passage_but_not_across_a_heading() -> None:
    blocks = [Block("One.", "line", 1, "A"), Block("Two.", "line", 3, "A"), Block("Three.", "line", 7, "B")]
    found = [(passage.place, passage.heading, passage.text) for passage in cut(blocks, "a.md")]
    assert found == [("line 1", "A", "One. Two."), ("line 7", "B", "Three.")]


@pytest.mark.parametrize("text", ["x" * 9000, "word " * 900, "字" * 900, "员工应当遵守规定。" * 90])
def test_no_passage_is_long_whatever_the_text(text: str) -> None:
    found = [passage.text for passage in cut([Block(text, "line", 1)], "a.txt")]
    assert "".join("".join(found).split()) == "".join(text.split())
    assert len(found) > 3
    assert all(WORDS / 2 < weight(each) <= MOST * 1.2 for each in found[:-1])
