"""`deskhand new`: what is asked for is made whole, or refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.cli import main


def test_data_without_a_ready_made_project_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["new", "--home", str(tmp_path / "home"), "--project", str(tmp_path / "mine")]
    assert main([*asked, "--data", "items=/nowhere.csv"]) == 3
    assert "--from" in capsys.readouterr().err
    assert not (tmp_path / "mine.deskhand").exists()
    assert main(asked) == 0
    assert (tmp_path / "mine.deskhand").is_dir()


def test_which_column_is_which_is_said_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "faq.csv"
    file.write_text(
        "no,asked,told,kind\n1,Where is it?,It comes soon.,late\n2,How is it?,It is fine.,state\n", encoding="utf-8"
    )
    asked = ["new", "--home", str(tmp_path / "home"), "--project", str(tmp_path / "desk"), "--from", "support-desk"]
    asked += ["--data", f"questions={file}"]
    assert main([*asked, "--column", "questions.intent=sort"]) == 3
    assert "no, asked, told, kind" in capsys.readouterr().err
    assert main([*asked, "--column", "questions.intent=kind"]) == 0
    told = capsys.readouterr().out
    assert "questions: question from asked, answer from told, intent from kind; not read: no" in told
