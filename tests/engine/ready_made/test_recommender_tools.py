"""The recommender's tools: whom, what and how many a message asks for, and replies of which nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, cast

import pytest

from engine.agent.callers.nearest import NearestCaller
from engine.agent.composer import Composer
from engine.agent.language import CHINESE, speaking
from engine.agent.loop import Agent, run_turn
from engine.agent.messages import Message
from engine.agent.registry import Registry
from engine.ready_made.recommender import tools
from engine.ready_made.recommender.values import NEW, Pick, Picks, Why
from engine.ready_made.registry import all_projects
from tests.engine.agent.builtin.test_chinese_questions import Apart
from tests.engine.agent.scripted import Watcher


class _Shelf:
    """Stands for a recommender: its people and its catalogue."""

    def __init__(self) -> None:
        titles = ("Heat (1995)", "Toy Story (1995)", "Toy Story 2 (1999)")
        self.fitted = SimpleNamespace(
            behaviour=SimpleNamespace(people=("5", "10", "42", "Ann", "Ann Lee")),
            catalogue=SimpleNamespace(ids=("1", "2", "3"), titles=titles),
        )

    def categories(self) -> tuple[str, ...]:
        return ("Comedy", "Drama", "News")

    def recommend(
        self, person: str, count: int, diversity: float = 0.0, category: str = "", new: bool = False
    ) -> Picks:
        events = int(person in self.fitted.behaviour.people)
        picks = (Pick(item, title, (), (Why(NEW),)) for item, title in self._titles(count))
        return Picks(person, events, (), tuple(picks))

    def known_category(self, said: str) -> str:
        return next(name for name in self.categories() if name.casefold() == said.casefold())

    def similar(self, item: str, count: int) -> tuple[Pick, ...]:
        return self.recommend("", count).picks

    def item(self, said: str) -> int:
        return self.fitted.catalogue.titles.index(said)

    def _titles(self, count: int) -> list[tuple[str, str]]:
        catalogue = self.fitted.catalogue
        return list(zip(catalogue.ids, catalogue.titles, strict=True))[:count]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Recommend 10 items to 42", {"person": "42", "count": "10"}),
        ("Recommend 10 comedy films for customer 5", {"person": "5", "count": "10", "category": "Comedy"}),
        ("What should I recommend to user 42?", {"person": "42"}),
        ("What could Ann Lee like?", {"person": "Ann Lee"}),
        ("Recommend something to Ann Lee", {"person": "Ann Lee"}),
        ("What could somebody like?", {}),
        ("What could 42 like?", {"person": "42"}),
        ("Recommend 5 items for customer 9999", {"person": "9999", "count": "5"}),
        ("What are the 5 best films for Anna?", {"count": "5"}),
        ("Recommend 5 films", {"count": "5"}),
        ("Recommend 5 comedies for user 10", {"person": "10", "count": "5", "category": "Comedy"}),
        ("Recommend new dramas to Ann", {"person": "Ann", "category": "Drama", "new": "new"}),
        ("Recommend something new to Ann", {"person": "Ann", "new": "new"}),
        ("Which new things fit user 42?", {"person": "42", "new": "new"}),
        ("What should I recommend to the new customer 42?", {"person": "42"}),
        ("News for user 42", {"person": "42", "category": "News"}),
    ],
)
def test_whom_and_how_many_are_found_in_a_message(text: str, expected: dict[str, str]) -> None:
    tool = tools.make(lambda: cast(Any, _Shelf()))[0]
    found = {name: finder.find(text) for name, finder in tool.finders.items()}
    assert {name: value for name, value in found.items() if value} == expected


@pytest.mark.parametrize(("at", "arguments"), [(0, {"person": "9999"}), (1, {"item": "Heat (1995)"})])
def test_a_list_is_said_as_it_stands(at: int, arguments: dict[str, str]) -> None:
    told = tools.make(lambda: cast(Any, _Shelf()))[at].function(arguments)
    assert told.verbatim and all(title in told.reply for title in _Shelf().fitted.catalogue.titles)
    assert at or told.reply.startswith("I know nothing of 9999 yet.")


def test_a_reason_is_said_as_it_stands() -> None:
    told = tools.make(lambda: cast(Any, _Shelf()))[2].function({"person": "42", "item": "Heat (1995)"})
    assert told.verbatim and told.reply == "Heat (1995) is number 1 for 42: it is new."


def test_a_place_that_is_said_to_nobody_known_says_so() -> None:
    told = tools.make(lambda: cast(Any, _Shelf()))[2].function({"person": "Zoe", "item": "Heat (1995)"})
    assert told.reply == "I know nothing of Zoe yet. Heat (1995) is number 1 for anybody new: it is new."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What is like Toy Story 2?", "Toy Story 2 (1999)"),
        ("Films like toy story (1995)", "Toy Story (1995)"),
        ("The heat is on", None),
    ],
)
def test_which_item_is_found_in_a_message(text: str, expected: str | None) -> None:
    tool = tools.make(lambda: cast(Any, _Shelf()))[1]
    assert tool.finders["item"].find(text) == expected


def test_what_is_not_in_a_list_was_seen_or_fits_less() -> None:
    shelf: Any = _Shelf()
    shelf.recommend = lambda person, count, *_: Picks(person, 1, (), _Shelf().recommend(person, count // 100).picks)
    shelf.has_seen = lambda person, place: person == "Ann"
    why = tools.make(lambda: shelf)[2].function
    assert why({"person": "Ann", "item": "Heat (1995)"}).reply.startswith("Ann has seen Heat (1995) already")
    assert why({"person": "42", "item": "Heat (1995)"}).reply == (
        "Heat (1995) is not among the first 20 for 42: other items fit better. What speaks for it: it is new."
    )


@pytest.mark.parametrize(
    ("at", "arguments", "reply"),
    [
        (0, {"person": "Ann", "count": "1"}, "给 Ann 的推荐：\n1. Heat (1995)：它是新的。"),
        (
            0,
            {"person": "王芳", "count": "1", "category": "Drama", "new": "new"},
            "对王芳还一无所知。给新用户的推荐：\n1. Heat (1995)：它是新的。",
        ),
        (
            0,
            {"person": "Ann", "count": "1", "category": "Drama"},
            "给 Ann 的推荐（“Drama”类）：\n1. Heat (1995)：它是新的。",
        ),
        (1, {"item": "Heat (1995)"}, "与“Heat (1995)”最相似的：\n1. Heat (1995)\n2. Toy Story (1995)"),
        (
            2,
            {"person": "Ann", "item": "Toy Story (1995)"},
            "“Toy Story (1995)”在给 Ann 的推荐中排第 2 位：它是新的。",
        ),
    ],
)
def test_a_message_in_chinese_is_replied_to_in_chinese(at: int, arguments: dict[str, str], reply: str) -> None:
    with speaking(CHINESE):
        said = tools.make(lambda: cast(Any, _Shelf()))[at].function(arguments).reply
    assert said.startswith(reply)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("给用户42推荐10部电影", "recommend_items", {"person": "42", "count": "10"}),
        ("给42号推荐五部", "recommend_items", {"person": "42", "count": "5"}),
        ("给9999推荐", "recommend_items", {"person": "9999"}),
        ("Ann Lee可能喜欢什么？", "recommend_items", {"person": "Ann Lee"}),
        (
            "推荐5部新的Drama给Ann",
            "recommend_items",
            {"person": "Ann", "count": "5", "category": "Drama", "new": "new"},
        ),
        ("给新用户推荐什么？", "recommend_items", {}),
        ("推荐几部电影", "recommend_items", {}),
        ("有没有和 Heat (1995) 类似的电影？", "similar_items", {"item": "Heat (1995)"}),
        ("和toy story 2差不多的有哪些", "similar_items", {"item": "Toy Story 2 (1999)"}),
        ("为什么给用户42推荐Heat？", "why_recommended", {"person": "42"}),
        ("为什么给Ann推荐《Toy Story》", "why_recommended", {"person": "Ann", "item": "Toy Story (1995)"}),
    ],
)
def test_a_message_in_chinese_is_read(text: str, name: str, expected: dict[str, str]) -> None:
    made = tools.make(lambda: cast(Any, _Shelf()))
    fits = {tool.name: tool.fits(text, 0.0) for tool in made if tool.fits}
    assert [tool for tool, fit in fits.items() if fit] == [name]
    (meant,) = (tool for tool in made if tool.name == name)
    found = {argument: finder.find(text) for argument, finder in meant.finders.items()}
    assert {argument: value for argument, value in found.items() if value} == expected


def test_what_is_no_wish_in_chinese_means_none_of_them() -> None:
    made = tools.make(lambda: cast(Any, _Shelf()))
    assert [tool.fits("今天天气怎么样？", 0.0) for tool in made if tool.fits] == [0.0, 0.0, 0.0]


class _Bookshop(_Shelf):
    """People and titles in Chinese, of which some hold others."""

    def __init__(self) -> None:
        people, titles = (
            ("42", "王芳", "李雷", "李雷雷"),
            ("三体", "王芳传", "三个火枪手", "新月集", "霸王别姬（1993）"),
        )
        self.fitted = SimpleNamespace(
            behaviour=SimpleNamespace(people=people),
            catalogue=SimpleNamespace(ids=tuple("abcde"), titles=titles),
        )

    def categories(self) -> tuple[str, ...]:
        return ("小说", "科幻小说", "历史", "新闻")

    def has_seen(self, person: str, place: int) -> bool:
        return False


@pytest.fixture(scope="module")
def bookseller() -> Agent:
    all_projects()
    registry = Registry(tools.make(lambda: cast(Any, _Bookshop())))
    return Agent("books", "", registry, NearestCaller(Apart()), Composer(None))


def _called(agent: Agent, text: str, history: Sequence[Message] = ()) -> tuple[dict[str, Any] | None, str]:
    """Return what the turn called a tool with, None where it called none, and its reply."""
    made = run_turn(agent, history, text, Watcher())
    return next((dict(call.arguments) for message in made for call in message.calls), None), made[-1].content


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("给李雷雷推荐一本", {"person": "李雷雷", "count": "1"}),
        ("给老顾客王芳女士推荐两三本小说", {"person": "王芳", "count": "3", "category": "小说"}),
        ("推荐3本小说给42", {"person": "42", "count": "3", "category": "小说"}),
        ("42号会喜欢哪些书？", {"person": "42"}),
        ("给王芳推荐100本", {"person": "王芳", "count": "100"}),
        ("给王芳推荐三套历史书", {"person": "王芳", "count": "3", "category": "历史"}),
        ("给王芳推荐前10名", {"person": "王芳", "count": "10"}),
        ("给王芳推荐几条新闻", {"person": "王芳", "category": "新闻"}),
        ("给王芳推荐新书", {"person": "王芳", "new": "new"}),
        ("王芳好像喜欢科幻小说，推荐几本", {"person": "王芳", "category": "科幻小说"}),
        ("帮李雷找3本历史书", {"person": "李雷", "count": "3", "category": "历史"}),
        ("王芳下一本该读什么？", {"person": "王芳"}),
        ("王芳喜欢什么样的书？", {"person": "王芳"}),
        ("recommend 5本书给王芳", {"person": "王芳", "count": "5"}),
        ("给李雷推荐《三个火枪手》那样的5本书", {"person": "李雷", "count": "5"}),
        ("为什么给李雷推荐《王芳传》？", {"person": "李雷", "item": "王芳传"}),
        ("为什么给王芳推荐三体？", {"person": "王芳", "item": "三体"}),
        ("类似霸王别姬的有哪些", {"item": "霸王别姬（1993）"}),
        ("推荐几本像《三个火枪手》这样的", {"item": "三个火枪手"}),
        ("推荐一本和《三体》一样的书", {"item": "三体", "count": "1"}),
        ("推荐3本类似三个火枪手的书", {"item": "三个火枪手", "count": "3"}),
        ("和三个火枪手类似的有哪些", {"item": "三个火枪手"}),
    ],
)
def test_a_wish_of_a_bookseller_is_read_and_nothing_of_it_left(
    bookseller: Agent, text: str, expected: dict[str, str]
) -> None:
    given, reply = _called(bookseller, text)
    assert given == expected and "没有考虑" not in reply


@pytest.mark.parametrize(
    "text",
    [
        "给王芳芳推荐几本",
        "给小王芳推荐几本",
        "给王芳的朋友推荐几本书",
        "给王芳和李雷推荐几本书",
        "为什么推荐《王芳传》？",
        "给3个用户推荐5本书",
        "给5岁的孩子推荐3本书",
        "给我推荐几本书",
    ],
)
def test_nobody_gets_the_list_of_another(bookseller: Agent, text: str) -> None:
    made = run_turn(bookseller, (), text, Watcher())
    assert not any(message.calls for message in made)
    assert made[-1].trace.asks is not None and made[-1].trace.asks["missing"] == ["person"]


@pytest.mark.parametrize(
    "text",
    [
        "为什么天空是蓝的？",
        "今天天气适合出门吗？",
        "上海和北京的天气差不多吗",
        "介绍一下你自己",
        "帮我写一封推荐信",
        "写邮件",
        "王芳看过三体吗？",
        "谢谢",
    ],
)
def test_what_is_not_for_the_recommender_is_neither_called_nor_asked_about(bookseller: Agent, text: str) -> None:
    made = run_turn(bookseller, (), text, Watcher())
    assert not any(message.calls for message in made) and not made[-1].trace.asks


@pytest.mark.parametrize("text", ["再来几本", "换一批", "给42号再推荐3本", "给王芳重新推荐5本"])
def test_that_a_list_stays_the_same_is_said_where_others_are_asked_for(bookseller: Agent, text: str) -> None:
    given, reply = _called(bookseller, text)
    assert given is None
    assert reply == "同一个人的推荐列表每次都一样，都从第一项开始。要看后面的，请一次多要几项，最多 20 项。"


@pytest.mark.parametrize(("text", "left"), [("给王芳推荐几本悬疑书", "悬疑"), ("给王芳推荐50元以下的书", "50元以下")])
def test_a_condition_that_is_not_known_is_told(bookseller: Agent, text: str, left: str) -> None:
    given, reply = _called(bookseller, text)
    assert given == {"person": "王芳"}
    assert reply.startswith(f"我没有考虑“{left}”，因为不知道它在这里是什么意思。给王芳的推荐：")


def test_a_title_between_its_marks_is_no_part_of_another(bookseller: Agent) -> None:
    given, _ = _called(bookseller, "和《三体全集》类似的书")
    assert given == {"item": "三体全集"}


def test_a_follow_up_in_chinese_names_another_person(bookseller: Agent) -> None:
    history = run_turn(bookseller, (), "给王芳推荐3本书", Watcher())
    given, reply = _called(bookseller, "李雷呢？", history)
    assert given == {"person": "李雷", "count": "3"} and reply.startswith("给李雷的推荐：")
