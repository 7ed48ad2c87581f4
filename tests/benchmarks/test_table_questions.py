"""How many of thirty questions over two public sets of tables the agent answers right, asked by chat.

Run by hand: `pytest tests/benchmarks/test_table_questions.py -m benchmark -s`. It needs the public sets in
DESKHAND_BENCH_DATA and the starter encoder in the home that DESKHAND_HOME names or the platform's. The answers are
worked out beside it by SQL of the test's own over the files as they came.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest

from engine import commands
from engine.api import Engine
from engine.paths import default_home
from tests.helpers.public_data import PUBLIC, needs_public

HOME = Path(os.environ["DESKHAND_HOME"]) if "DESKHAND_HOME" in os.environ else default_home()
MOVIES, RATINGS, TAGS = (PUBLIC / "movielens_small" / f"{name}.csv" for name in ("movies", "ratings", "tags"))
TWEETS = PUBLIC / "airline_tweets_dated" / "Tweets.csv"
FILES = {"movies": MOVIES, "ratings": RATINGS, "tags": TAGS, "tweets": TWEETS}
GENRES = "(SELECT unnest(string_split(genres, '|')) AS genre FROM movies)"
WRITTEN = "CAST(left(CAST(tweet_created AS VARCHAR), 19) AS TIMESTAMP)"


@dataclass(frozen=True)
class Question:
    """What is asked, and the SQL of the right answer: all its cells have to be said, in order.

    `most` is how many rows of it are the answer; what the row after them starts with must not be said.
    """

    text: str
    sql: str
    most: int = 50


FILMS = (
    Question("How many movies do we have?", "SELECT count(*) FROM movies"),
    Question(
        "Which genre has the most movies?", f"SELECT genre FROM {GENRES} GROUP BY genre ORDER BY count(*) DESC", most=1
    ),
    Question("How many movies are comedies?", "SELECT count(*) FROM movies WHERE genres LIKE '%Comedy%'"),
    Question(
        "How many movies have Star Wars in the title?", "SELECT count(*) FROM movies WHERE title ILIKE '%star wars%'"
    ),
    Question("What is the average rating?", "SELECT round(avg(rating), 2) FROM ratings"),
    Question("How many ratings are above 4?", "SELECT count(*) FROM ratings WHERE rating > 4"),
    Question("How many ratings are at least 4.5?", "SELECT count(*) FROM ratings WHERE rating >= 4.5"),
    Question(
        "What is the average rating per year?",
        "SELECT year(make_timestamp(timestamp * 1000000)) AS y, round(avg(rating), 2) FROM ratings "
        "GROUP BY y ORDER BY y",
    ),
    Question(
        "Which five users gave the most ratings?",
        "SELECT userId FROM ratings GROUP BY userId ORDER BY count(*) DESC",
        most=5,
    ),
    Question("How many different tags are there?", "SELECT count(DISTINCT tag) FROM tags"),
    Question("What is the most common tag?", "SELECT tag FROM tags GROUP BY tag ORDER BY count(*) DESC", most=1),
    Question("How many ratings did user 414 give?", "SELECT count(*) FROM ratings WHERE userId = 414"),
    Question(
        "Which movie has the most ratings?",
        "SELECT title FROM ratings JOIN movies USING (movieId) GROUP BY title ORDER BY count(*) DESC",
        most=1,
    ),
    Question(
        "List the movies with Godfather in the title",
        "SELECT title FROM movies WHERE title ILIKE '%godfather%' ORDER BY movieId",
    ),
    Question(
        "How many ratings were given before 2000?",
        "SELECT count(*) FROM ratings WHERE make_timestamp(timestamp * 1000000) < '2000-01-01'",
    ),
)
COMPLAINTS = (
    Question("How many tweets are negative?", "SELECT count(*) FROM tweets WHERE airline_sentiment = 'negative'"),
    Question(
        "Which three airlines have the most negative tweets?",
        "SELECT airline FROM tweets WHERE airline_sentiment = 'negative' GROUP BY airline ORDER BY count(*) DESC",
        most=3,
    ),
    Question("How many tweets are there about Delta?", "SELECT count(*) FROM tweets WHERE airline = 'Delta'"),
    Question(
        "What is the most common reason for negative tweets?",
        "SELECT negativereason FROM tweets WHERE negativereason <> '' GROUP BY negativereason ORDER BY count(*) DESC",
        most=1,
    ),
    Question(
        "How many tweets complain about lost luggage?",
        "SELECT count(*) FROM tweets WHERE negativereason = 'Lost Luggage'",
    ),
    Question(
        "What is the average sentiment confidence for Southwest?",
        "SELECT round(avg(airline_sentiment_confidence), 2) FROM tweets WHERE airline = 'Southwest'",
    ),
    Question(
        "How many tweets were written after 22 February 2015?",
        f"SELECT count(*) FROM tweets WHERE {WRITTEN} >= '2015-02-23'",
    ),
    Question(
        "How many tweets per day?", f"SELECT count(*) FROM tweets GROUP BY {WRITTEN}::DATE ORDER BY {WRITTEN}::DATE"
    ),
    Question(
        "How many positive tweets did each airline get?",
        "SELECT airline, count(*) AS n FROM tweets WHERE airline_sentiment = 'positive' "
        "GROUP BY airline ORDER BY n DESC",
    ),
    Question("How many tweets have more than 10 retweets?", "SELECT count(*) FROM tweets WHERE retweet_count > 10"),
    Question("What is the highest retweet count?", "SELECT max(retweet_count) FROM tweets"),
    Question(
        "Which airline has the fewest tweets?", "SELECT airline FROM tweets GROUP BY airline ORDER BY count(*)", most=1
    ),
    Question("How many tweets mention 'refund'?", "SELECT count(*) FROM tweets WHERE text ILIKE '%refund%'"),
    Question(
        "What are the different sentiments?", "SELECT DISTINCT airline_sentiment FROM tweets ORDER BY airline_sentiment"
    ),
    Question(
        "Show me the most retweeted tweet",
        "SELECT left(text, 58) FROM tweets ORDER BY retweet_count DESC",
        most=1,
    ),
)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = Engine(HOME)
    engine.start()
    yield engine
    engine.stop()


@pytest.mark.benchmark
@needs_public
@pytest.mark.parametrize(
    ("tables", "questions"),
    [(("movies", "ratings", "tags"), FILMS), (("tweets",), COMPLAINTS)],
    ids=["films", "tweets"],
)
def test_questions_are_answered_right(
    engine: Engine, tmp_path: Path, tables: Sequence[str], questions: Sequence[Question]
) -> None:
    project = engine.ask(commands.CreateProject(str(tmp_path / "desk"))).path
    for name in tables:
        engine.ask(commands.ImportDataset(project, commands.ImportSpec((str(FILES[name]),), "table", name)))
    engine.ask(commands.SaveAgent(project, "Desk", "answer questions over the tables"))
    wrong = [problem for question in questions if (problem := _problem(engine, project, question))]
    print(f"\n{len(questions) - len(wrong)} of {len(questions)} right", *wrong, sep="\n")
    assert not wrong


def _problem(engine: Engine, project: str, question: Question) -> str:
    """Ask in a chat of its own; return what is wrong with the reply, '' where it is right."""
    chat = engine.ask(commands.StartChat(project, "Desk")).chat
    details = engine.ask(commands.SendMessage(project, chat, question.text))
    reply = details.messages[-1].content
    called = [dict(call.arguments) | {"tool": call.name} for message in details.messages for call in message.calls]
    answer, beyond = _answer(question)
    at = 0
    for cell in answer:
        found = _said(cell, reply[at:])
        if found is None:
            return f"- {question.text}\n    {called}\n    {reply[:300]!r} does not say {cell!r} (of {answer[:8]})"
        at += found
    if beyond is not None and _said(beyond, reply) is not None:
        return f"- {question.text}\n    {called}\n    {reply[:300]!r} says {beyond!r} too"
    return ""


def _answer(question: Question) -> tuple[list[str], str | None]:
    """Return the cells of the right answer, and the first one of the row after it."""
    con = duckdb.connect()
    for name, file in FILES.items():
        con.execute(
            f"CREATE VIEW {name} AS SELECT * FROM read_csv('{file}', quote='\"', escape='\"', max_line_size=100000)"
        )
    rows: list[tuple[Any, ...]] = con.execute(question.sql).fetchall()
    con.close()
    cells = [_text(cell) for row in rows[: question.most] for cell in row]
    return cells, _text(rows[question.most][0]) if len(rows) > question.most else None


def _text(cell: Any) -> str:
    return f"{cell:.10g}" if isinstance(cell, float) else str(cell)


def _said(cell: str, reply: str) -> int | None:
    """Return where in `reply` the whole of `cell` ends, None where it does not stand there."""
    found = re.search(rf"(?<![\w.,]){re.escape(cell)}(?!\w|[.,]\d)", reply)
    return found.end() if found else None
