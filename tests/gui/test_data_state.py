"""The data wizard's state without Qt: what each page needs, and the import that the choices amount to."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from engine.commands import TABLE, CheckData, InspectFiles, PreviewRows, Reading, Split
from engine.errors import ErrorInfo
from engine.results import ColumnInfo, Inspection
from gui.wizards.data_guesses import all_lengths
from gui.wizards.data_preview import ASKS, CALLS, is_cut, preview
from gui.wizards.data_state import DataState
from tests.gui import samples

TRAIN, TEST, TOOLS = "/data/banking77/train.csv", "/data/banking77/test.csv", "/data/tools.json"


def filled(*paths: str) -> DataState:
    state = DataState()
    state.set_tasks(samples.TASKS)
    chosen = paths or (TRAIN,)
    state.set_inspection(samples.inspect(InspectFiles(chosen)))
    return state


def test_the_states_need_no_qt() -> None:
    code = "import sys, gui.wizards.data_state, gui.wizards.data_preview, gui.wizards.training_state; "
    subprocess.run([sys.executable, "-c", code + "assert 'PySide6' not in sys.modules"], check=True)


def test_nothing_chosen_says_what_is_missing() -> None:
    state = DataState(words=lambda code: f"<{code}>")
    assert not state.can_go_next
    assert state.current.why_not == "<no_file>"
    assert not state.dirty


def test_files_bring_a_task_columns_and_a_name_from_the_folder() -> None:
    state = filled(TRAIN, TEST)
    assert state.can_go_next
    assert state.dirty
    assert (state.task, state.name) == ("classification", "banking77")
    spec = state.spec()
    assert (spec.paths, spec.test, spec.valid) == ((TRAIN,), (TEST,), ())
    assert spec.columns == {"text": "text", "label": "category"}
    assert spec.repairs == ("drop_empty",)


def test_a_part_can_be_corrected_and_one_file_must_be_for_training() -> None:
    state = filled(TRAIN, TEST)
    state.set_part(TEST, "valid")
    assert state.spec().valid == (TEST,)
    state.set_part(TRAIN, "test")
    assert not state.can_go_next
    assert state.current.why_not == "no_training_file"
    state.set_part(TRAIN, "train")
    assert state.can_go_next


def test_a_corrected_part_survives_another_file() -> None:
    state = filled(TRAIN, TEST)
    state.set_part(TEST, "valid")
    more = state.with_paths(["/data/more.csv", TRAIN])
    assert more == (TRAIN, TEST, "/data/more.csv")
    state.set_inspection(samples.inspect(InspectFiles(more)))
    assert state.parts[TEST] == "valid"
    assert state.spec().paths == (TRAIN, "/data/more.csv")


def test_a_tools_file_goes_with_the_training_files_and_not_into_a_table() -> None:
    state = filled(TRAIN, TOOLS)
    assert state.spec().paths == (TRAIN, TOOLS)
    assert [file.path for file in state.data_files] == [TRAIN]
    state.choose_task(TABLE)
    assert state.spec().paths == (TRAIN,)
    assert state.missing_roles() == ()


def test_a_failed_look_keeps_the_files_before() -> None:
    state = filled(TRAIN)
    state.inspection_failed(ErrorInfo("binary_file", {"file": "/data/x.csv", "found": "a picture"}))
    assert state.current.error is not None
    assert state.paths == (TRAIN,)
    state.set_inspection(None)
    assert not state.dirty
    assert not state.can_go_next


def test_a_file_that_fits_no_task_is_likely_a_table() -> None:
    state = DataState()
    state.set_tasks(samples.TASKS)
    state.set_inspection(Inspection((samples.file("/data/orders.csv"),), (), {}, ()))
    assert (state.likely, state.task) == (TABLE, TABLE)
    assert state.name == "orders"


def test_files_that_hold_something_else_are_known_at_once() -> None:
    state = filled(TRAIN, TEST)
    assert state.strangers == ()
    other = samples.file("/data/items.csv", rows=60, columns=samples.COLUMNS[:1])
    state.set_inspection(replace(state.inspection, files=(*state.files, other)))
    assert state.strangers == (other,)
    state.choose_task(TABLE)
    assert state.strangers == (other,)
    state.set_unlabelled(False)
    state.choose_task("classification")
    state.set_column("label", "")
    assert state.strangers == (), "nothing that it lacks is used"


def test_a_column_plays_one_role_and_required_roles_need_one() -> None:
    state = filled()
    state.set_column("text", "category")
    assert state.columns == {"text": "category"}
    assert state.missing_roles() == ("label",)
    assert not state.pages["columns"].valid
    state.set_column("label", "text")
    assert state.pages["columns"].valid
    state.set_column("label", "")
    assert state.missing_roles() == ("label",)


def test_a_task_that_was_not_guessed_starts_without_columns() -> None:
    state = filled()
    assert not state.fits("tool-calls")
    state.choose_task("tool-calls")
    assert state.missing_roles() == ("messages",)
    state.choose_task("classification")
    assert state.columns == {"text": "text", "label": "category"}


def test_the_doctor_is_asked_again_only_for_what_matters_to_it() -> None:
    state = filled()
    assert state.needs_check
    state.set_check(samples.check(CheckData(state.begin_check())))
    assert not state.needs_check
    assert state.pages["check"].valid
    state.set_name("messages")
    assert not state.needs_check
    state.set_repair("drop_duplicates", True)
    assert state.needs_check
    state.begin_check()
    state.set_split(0.2, 0.2)
    assert state.needs_check
    assert state.spec().split.valid == 0.2


def test_rows_that_cannot_be_used_are_always_left_out() -> None:
    state = filled()
    state.set_repair("drop_empty", False)
    assert "drop_empty" in state.spec().repairs


def test_a_failed_check_stays_told_while_the_name_is_typed() -> None:
    state = filled()
    state.begin_check()
    state.check_failed(ErrorInfo("one_class", {"file": "x", "label": "a", "rows": 3}))
    state.set_name("other")
    assert state.pages["check"].error is not None
    assert not state.pages["check"].valid


def test_the_dataset_needs_a_name_and_becomes_the_next_version() -> None:
    state = filled()
    state.set_existing(samples.DATASETS)
    assert state.next_version == 2
    state.set_name("fresh")
    assert state.next_version == 1
    state.set_check(samples.check(CheckData(state.begin_check())))
    state.set_name("  ")
    assert state.pages["check"].why_not == "no_name"


def test_preview_shows_roles_only() -> None:
    headings, rows = preview(samples.CLASSIFICATION.roles, {"text": "text", "label": "category"}, samples.SAMPLE)
    assert headings == ("text", "label")
    assert rows[2]["label"] == "charged_twice"


def test_preview_reads_chat_messages_and_survives_other_text() -> None:
    sample = [samples.tool_call_row("Where is LL-1?", "look_up", {"order": "LL-1"}), {"messages": "not json"}]
    headings, rows = preview(samples.TOOL_CALLS.roles, {"messages": "messages"}, sample)
    assert headings == (ASKS, CALLS)
    assert rows == [
        {ASKS: "Where is LL-1?", CALLS: "look_up(order: LL-1)"},
        {ASKS: "not json", CALLS: ""},
    ]


def test_long_texts_are_cut() -> None:
    assert is_cut("word " * 300)
    assert not is_cut("word")


def test_an_archive_gives_a_dataset_its_name() -> None:
    state = DataState()
    state.set_inspection(samples.inspect(InspectFiles(("/data/bank_cards.zip/train.csv",))))
    assert state.name == "bank cards"


def test_a_reading_goes_with_the_import_and_keeps_what_was_chosen() -> None:
    state = filled(TRAIN, TEST)
    state.set_part(TEST, "valid")
    state.set_column("label", "sent_on")
    state.set_repair("drop_duplicates", True)
    state.set_check(samples.check(CheckData(state.begin_check())))
    reading = Reading("gb18030", ";", False)
    paths, readings = state.with_reading(TRAIN, reading)
    assert (paths, readings, state.reading) == ((TRAIN, TEST), {TRAIN: reading}, {})
    state.begin_look(paths, readings)
    state.set_inspection(samples.inspect(InspectFiles(paths, readings)))
    assert state.reading_of(TRAIN) == reading
    spec = state.spec()
    assert (spec.reading, spec.valid, spec.columns["label"]) == ({TRAIN: reading}, (TEST,), "sent_on")
    assert "drop_duplicates" in state.repairs
    assert state.needs_check, "what was found in the rows no longer holds"
    state.choose_task(TABLE)
    assert state.spec().reading == {TRAIN: reading}
    assert state.with_reading(TRAIN, Reading()) == ((TRAIN, TEST), {})
    state.begin_look((TEST,), state.reading)
    state.set_inspection(samples.inspect(InspectFiles((TEST,))))
    assert state.reading == {}, "the file it was for is gone"


def test_columns_that_a_reading_takes_away_are_guessed_again() -> None:
    state = filled(TRAIN)
    state.set_column("label", "sent_on")
    left = samples.file(TRAIN, columns=samples.COLUMNS[:2])
    state.begin_look((TRAIN,), {TRAIN: Reading(delimiter=";")})
    state.set_inspection(Inspection((left,), ("classification",), samples.inspect(InspectFiles((TRAIN,))).roles, ()))
    assert state.columns == {"text": "text", "label": "category"}


def test_a_file_that_was_refused_may_have_been_misread() -> None:
    state = filled(TRAIN)
    more = "/data/more.csv"
    first, second = Reading("cp1252"), Reading(delimiter=";")
    state.begin_look((TRAIN, more), {more: first})
    state.inspection_failed(ErrorInfo("csv_columns", {"file": more, "row": 3}))
    assert (state.misread, state.files[0].path) == (more, TRAIN)
    assert state.reading_of(more) == first
    assert state.with_reading(more, second) == ((TRAIN, more), {more: second})
    assert state.with_reading(TRAIN, second) == ((TRAIN,), {TRAIN: second}), "the others are read as they were"
    state.inspection_failed(ErrorInfo("file_missing", {"file": more}))
    assert state.misread == ""


def test_what_is_added_while_files_are_looked_at_is_added_to_them() -> None:
    state = filled(TRAIN)
    paths, readings = state.with_reading(TRAIN, Reading("cp1252"))
    state.begin_look((*paths, TEST), readings)
    state.set_page("files", busy=True)
    assert state.with_paths(["/data/more.csv"]) == (TRAIN, TEST, "/data/more.csv")
    assert state.wanted[1] == {TRAIN: Reading("cp1252")}
    assert state.without_path(TRAIN) == (TEST,)
    state.inspection_failed(ErrorInfo("file_missing", {"file": TEST}))
    assert state.wanted == ((TRAIN,), {}), "a look that failed leaves what was there before"


def test_rows_are_read_anew_when_a_column_changes() -> None:
    state = filled(TRAIN)
    assert state.needs_preview
    command = state.begin_preview()
    assert command == PreviewRows("classification", {"text": "text", "label": "category"}, samples.SAMPLE)
    assert not state.needs_preview
    state.set_preview(samples.preview(command))
    state.set_name("another name")
    assert state.preview is not None
    state.set_column("label", "sent_on")
    assert state.preview is None
    assert state.needs_preview


def test_a_preview_is_told_how_long_all_texts_are() -> None:
    said = ColumnInfo("text", "text", 9, 0, lengths=((5, 40), (640, 3)))
    more = replace(said, lengths=((640, 2), (3100, 1)))
    files = [samples.file("/a.csv", columns=(said,)), samples.file("/b.csv", columns=(more, samples.COLUMNS[1]))]
    assert all_lengths(files, "text") == ((5, 40), (640, 5), (3100, 1))
    assert all_lengths(files, "category") == all_lengths(files, "") == ()


def test_rows_are_not_read_for_a_table_or_while_a_column_is_missing() -> None:
    state = filled(TRAIN)
    state.set_column("label", "")
    assert not state.needs_preview
    state.choose_task(TABLE)
    assert not state.needs_preview


def test_what_is_learned_goes_by_the_name_of_its_role() -> None:
    state = filled(TRAIN)
    assert state.answer_role == "label"
    state.choose_task("tool-calls")
    assert state.answer_role == "calls"


def test_the_way_to_divide_keeps_shares_and_draw() -> None:
    state = filled()
    state.set_split(0.1, 0.3)
    state.shuffle()
    state.split_by("time")
    assert state.spec().split == Split(0.1, 0.3, 1, "time", "sent_on")
    state.set_split(0.2, 0.3)
    assert state.spec().split == Split(0.2, 0.3, 1, "time", "sent_on")
    state.split_by("")
    assert state.spec().split == Split(0.2, 0.3, 1)


def test_a_way_without_its_column_is_not_asked_about() -> None:
    state = filled()
    state.set_check(samples.check(CheckData(state.begin_check())))
    state.split_by("group")
    assert state.split.column == "", "no column's name says whose the rows are"
    assert state.pages["check"].why_not == "no_split_column"
    assert not state.needs_check and not state.pages["check"].valid
    state.split_by("group", "category")
    assert state.needs_check and state.pages["check"].valid
    state.split_by("")
    assert not state.needs_check, "what was found still holds"
    state.keep_check()
    assert state.pages["check"].valid


def test_a_failure_stays_told_where_nothing_has_to_be_asked_again() -> None:
    state = filled()
    state.begin_check()
    state.check_failed(ErrorInfo("split_groups", {"column": "category", "count": 2}))
    state.keep_check()
    assert state.pages["check"].error is not None


def test_a_split_goes_with_its_column() -> None:
    state = filled()
    state.split_by("time", "sent_on")
    plain = replace(samples.file(TRAIN), columns=samples.COLUMNS[:2])
    state.set_inspection(Inspection((plain,), ("classification",), {}, ()))
    assert state.split == Split()


@pytest.mark.parametrize("why", ["table", "given", "unlabelled"])
def test_rows_that_are_not_divided_need_no_column(why: str) -> None:
    state = filled(TRAIN, TEST, "/data/banking77/more.csv")
    state.set_tasks((replace(samples.CLASSIFICATION, answer=("label",)),))
    state.split_by("time", "sent_on")
    assert state.divides
    if why == "table":
        state.choose_task(TABLE)
    elif why == "given":
        state.set_part("/data/banking77/more.csv", "valid")
    else:
        state.set_unlabelled(True)
    assert not state.divides
    assert state.spec().split == Split()
