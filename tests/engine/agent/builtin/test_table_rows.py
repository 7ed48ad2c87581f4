"""Rows of a table are found by the words that people use for them: names, years, 'best rated', 'oldest'."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from engine.agent.builtin.tables import make_table_tools
from engine.agent.tools import Tool
from engine.commands import ImportSpec
from engine.data.importing import import_dataset
from engine.errors import BadInput
from engine.runtime.toolbox import ProjectTables

FILMS = """title,year,genre,rating,minutes,director
The Quiet Harbour,1994,drama,8.1,118,Ida Berg
Iron Sky Riders,2012,action,6.4,131,Max Stone
Laughing Matter,2003,comedy,7.2,97,Ann Lee
The Last Letter,1961,drama,8.8,125,Ida Berg
"""


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Tool]:
    """The tools of four films by their kind: figures, list."""
    folder = tmp_path_factory.mktemp("films")
    (folder / "films.csv").write_text(FILMS, encoding="utf-8")
    import_dataset(ImportSpec((str(folder / "films.csv"),), "table"), None, folder / "films.parquet")
    made = make_table_tools(ProjectTables({"films": folder / "films.parquet"}), "films")
    return {tool.name.partition("_")[0]: tool for tool in made}


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("films by Max Stone", ["Iron Sky Riders"]),
        ("best rated drama", ["The Last Letter"]),
        ("What is the oldest film?", ["The Last Letter"]),
        ("which film came out in 1994?", ["The Quiet Harbour"]),
        ("films before 2000", ["The Quiet Harbour", "The Last Letter"]),
        ("the best 2 films", ["The Last Letter", "The Quiet Harbour"]),
        ("top rated films", ["The Last Letter", "The Quiet Harbour", "Laughing Matter", "Iron Sky Riders"]),
        ("longest film", ["Iron Sky Riders"]),
    ],
)
def test_everyday_words_find_rows(films: Mapping[str, Tool], text: str, titles: list[str]) -> None:
    tool = films["list"]
    assert [row["title"] for row in tool.function(tool.refine({}, text)).data["rows"]] == titles


@pytest.mark.parametrize("text", ["films by Max Stone", "best rated drama"])
def test_a_name_and_a_rank_are_no_figure(films: Mapping[str, Tool], text: str) -> None:
    assert films["aggregate"].finders["operation"].find(text) is None


def test_rows_of_which_nothing_is_known_are_not_listed_by_the_dozen(films: Mapping[str, Tool]) -> None:
    tool = films["list"]
    with pytest.raises(BadInput) as caught:
        tool.function(tool.refine({}, "is there a film with Tom Cruise?"))
    assert (caught.value.code, caught.value.params["words"]) == ("condition_unclear", "Tom Cruise")
    assert tool.left_out is not None and tool.left_out({"where": "Tom Cruise"}, "a film with Tom Cruise") == ()


@pytest.mark.parametrize("text", ["films shorter than 100 minutes", "films by Max Stone"])
def test_rows_alone_are_a_wish_to_see_them(films: Mapping[str, Tool], text: str) -> None:
    listed, figures = films["list"].fits, films["aggregate"].fits
    assert listed is not None and figures is not None and listed(text, 0.0) > figures(text, 0.0)
