"""The report as a page: what it says, that it is safe to open, and that all of it is in Chinese too."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from engine.errors import BadInput, JobFailed
from engine.evaluation.page import TEMPLATE, Origin, render
from engine.evaluation.page_words import CHINESE, translated
from engine.results import ClassScore, Confusion, DatasetInfo, Difference
from engine.sentences import BASELINES
from gui import texts
from gui.report_file import write_report
from tests.helpers.trained import BASES, DATASET, measured_report, model_details

DATA: DatasetInfo = replace(DATASET, sources=("/home/ana/messages.csv",), data_hash="ab12", test_hash="5f0c1e")
ORIGIN = Origin(DATA, BASES[0], 'base = "all-minilm-l6-v2"\nepochs = 10\n', "0.1.0")


def test_the_page_holds_the_figures_and_where_they_come_from() -> None:
    page = render(model_details(found=measured_report()), ORIGIN)
    for words in (
        "93.1 %", "88.8 % – 96.9 %", "+21.8", "+15.0 – +28.8", "0.002",
        "Better than the untuned base (71.3 %)", "region: north", "clearly worse", "order status",
        "Support messages, version 2", "ab12", "5f0c1e", "Apache-2.0", "epochs = 10", "0.1.0",
        "2026-11-23", "They may hold personal data", "Benjamini and Hochberg",
    ):  # fmt: skip
        assert words in page, words
    # The file's name is told, not where it lay.
    assert "messages.csv" in page
    assert "/home/ana" not in page
    assert page.count("<svg") == 2


def test_a_baseline_is_called_the_same_wherever_it_is_shown() -> None:
    details = model_details(found=measured_report())
    page = render(details, ORIGIN)
    assert set(details.report.baselines) <= set(BASELINES)
    assert set(BASELINES) <= set(CHINESE)
    for name in details.report.baselines:
        assert page.count(f">{BASELINES[name]}<") >= 1, name
        assert texts.baseline(name) == BASELINES[name]


def test_nothing_in_a_row_can_do_anything_in_a_browser() -> None:
    report = measured_report()
    evil = {**report.errors[0], "text": "<script>alert(1)</script>", "gold": "<b>"}
    page = render(model_details(found=replace(report, errors=(evil,))), ORIGIN)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "").replace("http-equiv", "")


@pytest.mark.parametrize(
    ("verdict", "said", "tone"), [("worse", "Worse than", "bad"), ("unclear", "No clear difference", "careful")]
)
def test_the_verdict_is_the_paired_test_s(verdict: str, said: str, tone: str) -> None:
    report = measured_report()
    made = {"base": {"accuracy": Difference(-0.01, -0.05, 0.03, 0.6, verdict)}}
    page = render(model_details(found=replace(report, differences=made)), ORIGIN)
    assert said in page
    assert f'class="box {tone}"' in page


def test_the_page_is_in_chinese_as_a_whole() -> None:
    page = render(model_details(found=measured_report()), ORIGIN, "zh_CN")
    assert "微调前后" in page
    assert "明显较差" in page
    asked = re.findall(r'_\("([^"]+)"\)', TEMPLATE.read_text(encoding="utf-8"))
    assert [text for text in asked if text not in CHINESE] == []
    for english, chinese in CHINESE.items():
        assert sorted(re.findall(r"\{\w+\}", english)) == sorted(re.findall(r"\{\w+\}", chinese))
    assert translated("en")("What") == "What"


def test_a_report_of_an_earlier_version_is_rendered_without_what_it_lacks() -> None:
    page = render(model_details(), ORIGIN)
    assert "Where it does worse" not in page
    assert "93.1 %" in page


def test_a_class_that_a_person_calls_none_keeps_its_name() -> None:
    found = measured_report()
    scores = (ClassScore("none", 0.8, 0.67, 0.73, 6), ClassScore("late", 0.6, 0.75, 0.67, 4))
    errors = ({**found.errors[0], "gold": "none", "predicted": ""},)
    own = replace(found, classes=scores, confusion=Confusion(("late", "none"), ((3, 1), (2, 4))), errors=errors)
    page = render(model_details(found=own), ORIGIN)
    assert "no tool" not in page
    assert "no tool" in render(model_details(found=replace(own, task="tool-calls")), ORIGIN)


def test_the_figures_of_a_printed_report_can_be_searched(qapp: QApplication, tmp_path: Path) -> None:
    write_report(render(model_details(found=measured_report()), ORIGIN), tmp_path / "report.pdf")
    told = "".join(page.extract_text() for page in PdfReader(tmp_path / "report.pdf").pages)
    # A figure in a sentence and one in a table: fonts for Chinese give figures that are copied as nothing.
    assert "93.1" in told and "2026-11-23" in told


@pytest.mark.parametrize("ending", ["html", "pdf"])
def test_a_report_that_cannot_be_written_is_told_before_a_page_is_drawn(
    qapp: QApplication, qtlog: Any, tmp_path: Path, ending: str
) -> None:
    page = render(model_details(found=measured_report()), ORIGIN)
    with pytest.raises(BadInput, match="folder_missing"):
        write_report(page, tmp_path / "nowhere" / f"report.{ending}")
    # A name that no disk takes: whoever may write everywhere is refused too.
    with pytest.raises(JobFailed, match="write_failed"):
        write_report(page, tmp_path / f"{'r' * 300}.{ending}")
    assert qtlog.records == [] and list(tmp_path.iterdir()) == []
