"""Which encoding a file is found to be in: Chinese and Western text, short and long, alone and in folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.data import encodings
from engine.data.encodings import detect
from engine.data.readers import load, open_source
from engine.data.sql import quote
from engine.data.workbench import Bench
from tests.helpers.reading import read

PLAIN = "where is my parcel,x\nrefund please,y\nthe colour is wrong,x\nthanks a lot,y\n"
REVIEW = "这家酒店的房间很干净，服务也非常好，下次还会来。"
WESTERN = [
    "It’s fine",
    "I don’t like it",
    "We’ll see",
    "“You’re great”",
    "Heated to 25 °C",
    "25,°C",
    "el niño llora",
    "La habitación era pequeña",
    "Größe passt nicht",
    "Für eine Nacht ok",
    "jättebra",
    "edeltävää lisätään",
    "une chaise élégante",
    "¡Él!",
    "à côté – déjà vu",
    "GRÖSSE: GRÖßE",
]
CHINESE = [
    "手機",
    "電話號碼",
    "我的卡还没有到",
    "T恤很好看，K歌也行",
    "order 12 is 好",
    "男",
    "great 👍",
    "買",
    "thanks … 將 thanks",
    "%I時%M分%S秒",
]


@pytest.mark.parametrize("text", WESTERN)
@pytest.mark.parametrize("beside", ["", PLAIN], ids=["alone", "among plain lines"])
def test_western_text_with_few_accents(put, text, beside):
    content = f"text,label\n{text},x\n{beside}"
    encoding = detect(Path(put("a.csv", content.encode("cp1252"))))
    assert encoding in ("cp1252", "latin-1")
    assert content.encode("cp1252").decode(encoding) == content


@pytest.mark.parametrize("text", CHINESE)
@pytest.mark.parametrize("beside", ["", PLAIN], ids=["alone", "among plain lines"])
def test_chinese_text_with_few_characters(put, text, beside):
    _, encoding, rows = read(put("a.csv", f"text,label\n{text},x\n{beside}".encode("gb18030")))
    assert (encoding, rows[0]["text"]) == ("gb18030", text)


@pytest.mark.parametrize("lead", ["", "a", "ab"])
@pytest.mark.parametrize("length", [10, 200, 4000])
def test_long_chinese_lines_are_not_cut_within_a_character(put, lead, length):
    path = put("a.csv", f"text,label\n{lead}{REVIEW * length},x\n{REVIEW},y\n".encode("gb18030"))
    _, encoding, rows = read(path)
    assert (encoding, rows[1]["text"]) == ("gb18030", REVIEW)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [*WESTERN, *CHINESE])
def test_unicode_is_never_taken_for_another(put, codec, text):
    content = f"text,label\n{text},x\n{PLAIN}"
    assert detect(Path(put("a.csv", content.encode(codec)))) == codec


def test_a_sign_far_down_decides_between_the_western_ones(put, monkeypatch):
    monkeypatch.setattr(encodings, "SAMPLE", 64)
    _, encoding, rows = read(put("a.csv", ("text,label\n" + "déçu,x\n" * 40 + "J’attends,y\n").encode("cp1252")))
    assert (encoding, rows[-1]["text"]) == ("cp1252", "J’attends")


@pytest.mark.parametrize(
    ("codec", "texts"),
    [
        ("cp1252", ["La habitación era pequeña.", "El baño estaba sucio.", "¡Excelente!", "El niño lloraba.", "él"]),
        ("cp1252", ["I don’t like it.", "It’s fine.", "Can’t recommend it.", "plain", "You’ll love it."]),
        ("cp1252", ["Das Zimmer war schön.", "Für eine Nacht ok.", "Größe passt.", "Frühstück", "laut"]),
        ("gb18030", [REVIEW * 300, "手機", "a" + REVIEW * 300, "買", "plain"]),
    ],
)
def test_texts_of_a_folder_are_judged_together(put, tmp_path, codec, texts):
    for number, text in enumerate(texts * 2):
        label = tmp_path / "set" / ("good" if number % 2 else "bad")
        label.mkdir(parents=True, exist_ok=True)
        put(str(label / f"{number}.txt"), text.encode(codec))
    with Bench() as bench:
        table = load(bench, open_source(bench, tmp_path / "set"))
        found = sorted(text for (text,) in bench.rows(f"SELECT text FROM {quote(table)}"))
    assert found == sorted(texts * 2)
