"""How a file is read, corrected in the data wizard with real clicks over real files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from engine.commands import LINES, ImportDataset, InspectFiles, Reading
from engine.data.inspection import inspect
from engine.results import ProjectInfo
from gui.main_window import MainWindow
from gui.wizards.data_reading_dialog import ReadingDialog
from gui.wizards.data_wizard import DataWizard
from tests.gui import samples
from tests.gui.person import choose, press, said
from tests.helpers.fake_engine import FakeEngine

CARDS = "我的卡,丢失\n" + "".join(f"请问第{n}张卡什么时候到,{'卡片' if n % 2 else '汇率'}\n" for n in range(15))
Open = Callable[..., DataWizard]


@pytest.fixture
def open_wizard(make_window: Callable[..., MainWindow], engine: FakeEngine, qtbot: QtBot) -> Open:
    """Return what opens the wizard over files that are really looked at."""
    engine.answers |= samples.ANSWERS
    engine.answers[InspectFiles] = lambda asked: inspect(asked.paths, samples.TASKS, asked.reading)
    engine.held = (ImportDataset,)
    window = make_window(pages=[], wizards={})
    window.show()
    window.context.set_project(ProjectInfo("/p/Support desk.deskhand", "Support desk"))

    def open_it(*paths: str) -> DataWizard:
        made = DataWizard(window.context, paths)
        made.open()
        qtbot.waitUntil(lambda: bool(made.state.tasks) and bool(made.state.existing) and not made.state.current.busy)
        return made

    return open_it


def written(path: Path, text: str, encoding: str = "utf-8") -> str:
    path.write_bytes(text.encode(encoding))
    return str(path)


def ask(qtbot: QtBot, wizard: DataWizard, button: QPushButton) -> ReadingDialog:
    """Press what opens the dialog, and wait for its rows or its error."""
    press(qtbot, button)
    dialog = next(found for found in wizard.findChildren(ReadingDialog) if found.isVisible())
    settled(qtbot, dialog)
    return dialog


def settled(qtbot: QtBot, dialog: ReadingDialog) -> None:
    qtbot.waitUntil(lambda: dialog._looking is None)


def cells(dialog: ReadingDialog) -> list[list[str]]:
    table = dialog.table
    return [[table.item(row, at).text() for at in range(table.columnCount())] for row in range(table.rowCount())]


def take(qtbot: QtBot, wizard: DataWizard, dialog: ReadingDialog) -> None:
    """Take the reading of the dialog, and wait until the files were looked at again."""
    press(qtbot, dialog.use)
    qtbot.waitUntil(lambda: not wizard.state.current.busy)


def test_a_row_taken_for_names_is_corrected_and_imported(
    open_wizard: Open, engine: FakeEngine, qtbot: QtBot, tmp_path: Path
) -> None:
    path, other = written(tmp_path / "cards.csv", CARDS, "gb18030"), written(tmp_path / "more.csv", CARDS)
    wizard = open_wizard(path, other)
    choose(qtbot, wizard.files.part_box(other), "Validation")
    opener = wizard.files.reading_button(path)
    assert (opener.text(), opener.accessibleName()) == ("GB18030", "How cards.csv is read… GB18030")
    dialog = ask(qtbot, wizard, opener)
    assert dialog.encoding.currentText() == "Found automatically (GB18030)"
    assert dialog.delimiter.currentText() == "Found automatically (Comma)"
    assert dialog.header.currentText() == "Found automatically (Holds the names of the columns)"
    assert (len(cells(dialog)), cells(dialog)[0][0]) == (5, "请问第0张卡什么时候到")
    assert "15 rows in 2 columns" in said(dialog)
    choose(qtbot, dialog.header, "Is a row like the others")
    settled(qtbot, dialog)
    assert cells(dialog)[0] == ["我的卡", "丢失"]
    assert "16 rows in 2 columns" in said(dialog)
    assert wizard.state.reading == {}, "nothing is taken before the person takes it"
    take(qtbot, wizard, dialog)
    assert engine.asked[-1] == InspectFiles((path, other), {path: Reading(header=False)})
    assert [wizard.files.table.item(row, 3).text() for row in (0, 1)] == ["16", "15"]
    assert wizard.state.spec().valid == (other,), "what was chosen before stays"
    assert wizard.state.spec().reading == {path: Reading(header=False)}


def test_it_is_done_by_keyboard_and_opens_as_it_was_left(open_wizard: Open, qtbot: QtBot, tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "text,label\nl’été,a\nl’hiver,b\n", "cp1252")
    wizard = open_wizard(path)
    opener = wizard.files.reading_button(path)
    opener.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(opener, Qt.Key.Key_Space)
    dialog = wizard.findChild(ReadingDialog)
    settled(qtbot, dialog)
    assert [box.accessibleName() for box in (dialog.encoding, dialog.delimiter, dialog.header)] == [
        "Encoding",
        "Separator",
        "First row",
    ]
    choose(qtbot, dialog.encoding, "Latin-1 (Western Europe)")
    settled(qtbot, dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.state.reading == {path: Reading("latin-1")})
    opener = wizard.files.reading_button(path)
    assert opener.text() == "Latin-1"
    dialog = ask(qtbot, wizard, opener)
    assert dialog.encoding.currentText() == "Latin-1 (Western Europe)"
    choose(qtbot, dialog.encoding, "Found automatically")
    settled(qtbot, dialog)
    assert dialog.encoding.currentText() == "Found automatically (Windows-1252)"
    take(qtbot, wizard, dialog)
    assert wizard.state.reading == {} and wizard.files.reading_button(path).text() == "Windows-1252"


@pytest.mark.parametrize(
    ("codec", "shown", "text"),
    [
        ("cp1250", "Windows-1250 (Central Europe)", "Zażółć gęślą jaźń"),
        ("cp1251", "Windows-1251 (Cyrillic)", "Где моя посылка"),
        ("shift_jis", "Shift-JIS (Japanese)", "荷物はどこですか"),
        ("euc_kr", "EUC-KR (Korean)", "제 소포는 어디에 있나요"),
        ("big5", "Big5 (Traditional Chinese)", "我的包裹在哪裡"),
        ("mac-roman", "Mac Roman (Western Europe)", "où est mon colis d’été"),
    ],
)
def test_encodings_that_are_not_found_by_themselves_are_chosen(
    open_wizard: Open, qtbot: QtBot, tmp_path: Path, codec: str, shown: str, text: str
) -> None:
    path = written(tmp_path / "a.csv", f"text,label\n{text},a\nhello,b\n", codec)
    wizard = open_wizard(path)
    dialog = ask(qtbot, wizard, wizard.files.reading_button(path))
    choose(qtbot, dialog.encoding, shown)
    settled(qtbot, dialog)
    assert cells(dialog)[0] == [text, "a"]
    take(qtbot, wizard, dialog)
    assert wizard.files.reading_button(path).text() == shown.partition(" (")[0]


def test_a_wrong_choice_is_told_and_cannot_be_taken(
    open_wizard: Open, engine: FakeEngine, qtbot: QtBot, tmp_path: Path
) -> None:
    path = written(tmp_path / "cards.csv", CARDS, "gb18030")
    wizard = open_wizard(path)
    dialog = ask(qtbot, wizard, wizard.files.reading_button(path))
    choose(qtbot, dialog.encoding, "UTF-8")
    settled(qtbot, dialog)
    assert f"of {path} holds characters that cannot be read as utf-8" in said(dialog.error)
    assert not dialog.table.isVisible() and not dialog.use.isEnabled()
    choose(qtbot, dialog.encoding, "GB18030 (Chinese)")
    settled(qtbot, dialog)
    assert dialog.table.isVisible() and not dialog.error.isVisible() and dialog.use.isEnabled()
    looked = len(engine.asked)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible() and wizard.isVisible()
    assert len(engine.asked) == looked and wizard.state.reading == {}


def test_a_reading_that_fails_for_all_files_leaves_the_old_one(open_wizard: Open, qtbot: QtBot, tmp_path: Path) -> None:
    path = written(tmp_path / "cards.csv", CARDS, "gb18030")
    wizard = open_wizard(path)
    dialog = ask(qtbot, wizard, wizard.files.reading_button(path))
    choose(qtbot, dialog.header, "Is a row like the others")
    settled(qtbot, dialog)
    Path(path).unlink()
    take(qtbot, wizard, dialog)
    assert "cards.csv is not there" in said(wizard._error_box)
    assert wizard.state.reading == {} and wizard.files.table.item(0, 3).text() == "15"
    assert not wizard.files.misread.isVisible(), "no reading helps a file that is gone"


def test_a_file_that_was_refused_can_be_read_otherwise(open_wizard: Open, qtbot: QtBot, tmp_path: Path) -> None:
    good = written(tmp_path / "good.csv", "text,label\nhello there,a\ngood bye,b\n")
    # As many commas as semicolons in every row that the guess is made from.
    lines = "".join(f"hello, you {n};{'ab'[n % 2]}\n" for n in range(250))
    bad = written(tmp_path / "bad.csv", f"{lines}and who, pray, are you;b\n")
    wizard = open_wizard(good)
    wizard.files.added.emit([bad])
    qtbot.waitUntil(lambda: "has 3 columns where 2 are expected" in said(wizard._error_box))
    assert wizard.files.misread.text() == "How bad.csv is read…"
    dialog = ask(qtbot, wizard, wizard.files.misread)
    assert dialog.error.isVisible()
    choose(qtbot, dialog.delimiter, "Semicolon")
    settled(qtbot, dialog)
    choose(qtbot, dialog.header, "Is a row like the others")
    settled(qtbot, dialog)
    assert cells(dialog)[1] == ["hello, you 1", "b"]
    take(qtbot, wizard, dialog)
    assert wizard.state.paths == (good, bad)
    assert wizard.state.reading == {bad: Reading(delimiter=";", header=False)}
    assert not wizard.files.misread.isVisible() and not wizard._error_box.isVisible()


def test_only_what_matters_for_a_format_can_be_chosen(open_wizard: Open, qtbot: QtBot, tmp_path: Path) -> None:
    rows = written(tmp_path / "rows.jsonl", '{"text": "hello", "label": "a"}\n{"text": "bye", "label": "b"}\n')
    wizard = open_wizard(rows)
    dialog = ask(qtbot, wizard, wizard.files.reading_button(rows))
    assert dialog.encoding.isEnabled() and not dialog.delimiter.isEnabled() and not dialog.header.isEnabled()
    assert cells(dialog) == [["hello", "a"], ["bye", "b"]]


def test_the_heading_of_a_workbook_is_corrected(open_wizard: Open, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "scores.xlsx"
    book = openpyxl.Workbook()
    for row in (("text", "label", 1), ("hello", "a", 2), ("bye", "b", 3)):
        book.active.append(row)
    book.save(path)
    wizard = open_wizard(str(path))
    dialog = ask(qtbot, wizard, wizard.files.reading_button(str(path)))
    assert dialog.header.isEnabled() and not dialog.encoding.isEnabled() and not dialog.delimiter.isEnabled()
    assert not dialog.sheet.isVisible(), "there is only one"
    assert dialog.header.currentText() == "Found automatically (Is a row like the others)"
    choose(qtbot, dialog.header, "Holds the names of the columns")
    settled(qtbot, dialog)
    assert cells(dialog) == [["hello", "a", "2"], ["bye", "b", "3"]]
    take(qtbot, wizard, dialog)
    assert wizard.state.reading == {str(path): Reading(header=True)}
    assert wizard.files.table.item(0, 3).text() == "2"


def test_a_workbooks_sheet_is_chosen(open_wizard: Open, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "scores.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "Cover"
    book.active.append(("Scores of this week",))
    for name, rows in (("Scores", 3), ("Staff", 2)):
        sheet = book.create_sheet(name)
        sheet.append(("text", "label") if name == "Scores" else ("name", "desk"))
        for number in range(rows):
            sheet.append((f"{name} {number}", "ab"[number % 2]))
    book.save(path)
    wizard = open_wizard(str(path))
    assert wizard.files.reading_button(str(path)).text() == "Scores"
    dialog = ask(qtbot, wizard, wizard.files.reading_button(str(path)))
    assert dialog.sheet.isVisible() and dialog.sheet.currentText() == "Found automatically (Scores)"
    choose(qtbot, dialog.sheet, "Staff")
    settled(qtbot, dialog)
    assert cells(dialog) == [["Staff 0", "a"], ["Staff 1", "b"]]
    take(qtbot, wizard, dialog)
    assert wizard.state.reading == {str(path): Reading(sheet="Staff")}
    assert wizard.files.reading_button(str(path)).text() == "Staff"
    dialog = ask(qtbot, wizard, wizard.files.reading_button(str(path)))
    assert dialog.sheet.currentText() == "Staff"
    assert [dialog.sheet.itemText(at) for at in range(1, dialog.sheet.count())] == ["Cover", "Scores", "Staff"]


def test_names_below_a_title_are_said_to_stand_there(open_wizard: Open, qtbot: QtBot, tmp_path: Path) -> None:
    path = written(tmp_path / "export.csv", "Tickets of this week,\n,\ntext,label\nhello there,a\ngood bye,b\n")
    wizard = open_wizard(path)
    dialog = ask(qtbot, wizard, wizard.files.reading_button(path))
    assert dialog.header.currentText() == "Found automatically (Row 3 holds the names of the columns)"
    assert cells(dialog) == [["hello there", "a"], ["good bye", "b"]]
    choose(qtbot, dialog.header, "Is a row like the others")
    settled(qtbot, dialog)
    assert cells(dialog)[0] == ["Tickets of this week", ""]


def test_texts_divided_at_their_commas_become_one_a_line(open_wizard: Open, qtbot: QtBot, tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "well, it is late\nno, it is not here\nyes, it came today\n")
    wizard = open_wizard(path)
    dialog = ask(qtbot, wizard, wizard.files.reading_button(path))
    choose(qtbot, dialog.delimiter, "None: each line is one text")
    settled(qtbot, dialog)
    assert "rows in one column" in said(dialog)
    take(qtbot, wizard, dialog)
    assert wizard.state.reading == {path: Reading(delimiter=LINES)}
