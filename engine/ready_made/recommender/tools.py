"""The recommender's tools for the agent: recommend to a person, items like another one, why one was recommended.

Each reply is said as it stands: a composed one names one item of a list, or says that the person liked or recommends
it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.agent.language import CHINESE, Described, chained, language_of, say
from engine.agent.tools import EVIDENCE, Finder, Tool, ToolResult, Values, schema
from engine.agent.words import COMMON, singular
from engine.ready_made.recommender import chinese_asked
from engine.ready_made.recommender.values import ALIKE, CATEGORY, FITS, NEW, POPULAR, TOGETHER, TREND, Pick, Picks, Why
from engine.results import ToolInfo

if TYPE_CHECKING:
    from engine.ready_made.recommender.recommending import Recommender

RECOMMEND, SIMILAR, WHY = "recommend_items", "similar_items", "why_recommended"
ORIGIN = "recommender"
_USUAL, _MOST, _LOOKED_THROUGH = 5, 20, 100
# As on the page of lists.
_DIVERSITY = 0.2
_WORDS = re.compile(r"\w+")
_KINDS = "user|customer|person|member|client|reader"
_CUED = re.compile(
    rf"\b(?:(?:for|to|{_KINDS}|number|no\.?)\s+)+(\d+)\b|"
    r"\b(?:could|would|might|will|does|did|should)\s+(\d+)\s+(?:like|want|enjoy|choose|buy|read|watch|see|get)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(rf"\b(?:{_KINDS})\s+(?:(?:number|no\.?)\s+)?(\d+)\b", re.IGNORECASE)
# A new thing, but no new customer, and nothing for anybody new.
_NEW = re.compile(rf"(?<!body )\bnew(?:est)?\b(?!\s+(?:{_KINDS})s?\b)", re.IGNORECASE)
_BEHIND = re.compile(r"\s*(?:\([^()]*\)|（[^（）]*）)$")
# In Latin letters; a title in Chinese is short.
_LEAST_TITLE = 5
_OWN = 0.8
_NUMBER = re.compile(r"\b(\d{1,2})\b")
Ask = Callable[[], "Recommender"]


def make(recommender: Ask) -> list[Tool]:
    """Return the tools; `recommender` gives the project's, or raises BadInput `shelf_not_fitted`."""
    return [
        replace(
            _hearing_chinese(_recommend(recommender), chinese_asked.means_recommending),
            left_out=lambda arguments, text: _left_out(recommender, arguments, text),
            declines=_no_others,
        ),
        _hearing_chinese(_similar(recommender), chinese_asked.means_similar),
        _hearing_chinese(_why(recommender), chinese_asked.means_why),
    ]


def _hearing_chinese(tool: Tool, is_meant: Callable[[str, bool], bool]) -> Tool:
    """Return a tool that a message in Chinese may mean as well, of which its English examples tell nothing."""

    def fits(text: str, alike: float) -> float:
        if language_of(text) == CHINESE:
            return _OWN if is_meant(text, tool.evidence(text) > 0) else 0.0
        return alike + EVIDENCE * tool.evidence(text)

    def values(text: str) -> list[tuple[str, int, int]]:
        """Return what a follow-up in Chinese may change."""
        finders = tool.finders if language_of(text) == CHINESE else {}
        found = ((name, finders[name].find(text) or "") for name in ("person", "item", "category") if name in finders)
        return [(name, text.find(said), text.find(said) + len(said)) for name, said in found if said and said in text]

    return replace(tool, fits=fits, values=Values(values))


def _no_others(text: str) -> str:
    """Return what is said where others are asked for than were told: a list is the same each time."""
    if language_of(text) != CHINESE or not chinese_asked.means_more(text):
        return ""
    return say(
        "A person's list is the same each time, from its first item on. To see what comes later in it, ask for more at "
        "once, up to {most}.",
        most=_MOST,
    )


def _left_out(recommender: Ask, arguments: Mapping[str, Any], text: str) -> tuple[str, ...]:
    """Return what a wish in Chinese says and a call does not take up."""
    if language_of(text) != CHINESE:
        return ()
    taken = [str(arguments[name]) for name in ("person", "category") if arguments.get(name)]
    return chinese_asked.find_left(text, taken, recommender().fitted.catalogue.titles)


def sentence(why: Why) -> str:
    """Return a reason in words."""
    titles = chained(why.rests_on)
    said = {
        TOGETHER: say("people who liked {titles} chose it too", titles=titles),
        ALIKE: say("it reads like {titles}", titles=titles),
        FITS: say("it fits what they liked lately, such as {titles}", titles=titles),
        CATEGORY: say("it is in a category they like: {titles}", titles=titles),
        TREND: say("it is chosen a lot lately"),
        POPULAR: say("many people chose it"),
        NEW: say("it is new"),
    }
    return said[why.kind]


def _recommend(recommender: Ask) -> Tool:
    def give(arguments: Mapping[str, Any]) -> ToolResult:
        shelf, person = recommender(), str(arguments["person"])
        category, new = str(arguments.get("category") or ""), bool(arguments.get("new"))
        found = _listed(shelf, person, category, new)
        picks = found.picks[: _count(arguments.get("count"))]
        lines = [
            say("{number}. {item}: {reasons}.", number=number, item=_named(pick), reasons=_reasons(pick))
            for number, pick in enumerate(picks, 1)
        ]
        data = {"person": found.person, "known": bool(found.events), "items": [_plain(pick) for pick in picks]}
        facts = tuple((f"item {number}", pick.title) for number, pick in enumerate(picks, 1))
        opening = _opening(found, shelf.known_category(category) if category else "", new)
        return ToolResult(data, facts, "\n".join((opening, *lines)), verbatim=True)

    fields = {
        "person": Described("The person to recommend to: their name or number."),
        "count": Described("How many items, up to 20."),
        "category": Described("A category that the items have to be in."),
        "new": Described("'new' for items alone that nobody has chosen yet."),
    }
    info = ToolInfo(
        RECOMMEND,
        Described("Recommend items to a person by what they and others chose; what they have seen is left out."),
        schema(fields, ["person"]),
        ORIGIN,
    )
    return Tool(
        info,
        give,
        asks={"person": "Whom should I recommend something to?"},
        examples=(
            "What should I recommend to anna?",
            "Recommend 5 items for customer 17",
            "What could ben like next?",
            "Which new things fit user 42?",
        ),
        finders={
            "person": Finder(lambda text: _person(recommender, text)),
            "count": Finder(lambda text: _found_count(recommender, text), specific=False),
            "category": Finder(lambda text: _category(recommender, text), specific=False),
            "new": Finder(lambda text: _new(recommender, text), specific=False),
        },
    )


def _similar(recommender: Ask) -> Tool:
    def give(arguments: Mapping[str, Any]) -> ToolResult:
        shelf = recommender()
        title = shelf.fitted.catalogue.titles[shelf.item(str(arguments["item"]))]
        found = shelf.similar(str(arguments["item"]), _count(arguments.get("count")))
        lines = [f"{number}. {_named(pick)}" for number, pick in enumerate(found, 1)]
        facts = tuple((f"item {number}", pick.title) for number, pick in enumerate(found, 1))
        data = {"item": title, "similar": [_plain(pick) for pick in found]}
        reply = "\n".join((say("Most like {title}:", title=title), *lines))
        return ToolResult(data, facts, reply, verbatim=True)

    fields = {
        "item": Described("The item: its title or its number."),
        "count": Described("How many items, up to 20."),
    }
    info = ToolInfo(
        SIMILAR, Described("Find the items that are most like another one."), schema(fields, ["item"]), ORIGIN
    )
    return Tool(
        info,
        give,
        asks={"item": "Which item should they be like?"},
        examples=("What is similar to this item?", "Show me items like the blue lamp", "Anything like it?"),
        finders={
            "item": Finder(lambda text: _item(recommender, text)),
            # In English a number is rather a part of the title: Toy Story 2.
            "count": Finder(
                lambda text: _found_count(recommender, text) if language_of(text) == CHINESE else None, specific=False
            ),
        },
    )


def _why(recommender: Ask) -> Tool:
    def give(arguments: Mapping[str, Any]) -> ToolResult:
        shelf, person = recommender(), str(arguments["person"])
        place = shelf.item(str(arguments["item"]))
        item, title = shelf.fitted.catalogue.ids[place], shelf.fitted.catalogue.titles[place]
        found = _listed(shelf, person)
        at = next((number for number, pick in enumerate(found.picks, 1) if pick.item == item), 0)
        if not at:
            seen = shelf.has_seen(found.person, place)
            reply = _unlisted(shelf, found, place)
            if seen:
                reply = say(
                    "{person} has seen {title} already, so it is not recommended again.",
                    person=found.person,
                    title=title,
                )
            none = {"person": found.person, "item": title, "place": None, "seen": seen}
            return ToolResult(none, (("item", title),), reply, verbatim=True)
        reasons = _reasons(found.picks[at - 1])
        data = {"person": found.person, "item": title, "place": at, "why": reasons}
        facts = (("item", title), ("place", str(at)), ("why", reasons))
        said = say(
            "{title} is number {at} for {person}: {reasons}.", title=title, at=at, person=_whom(found), reasons=reasons
        )
        reply = f"{_unknown(found)}{said}"
        return ToolResult(data, facts, reply, verbatim=True)

    fields = {
        "person": Described("The person it is recommended to."),
        "item": Described("The item: its title or its number."),
    }
    info = ToolInfo(
        WHY, Described("Tell why an item is recommended to a person."), schema(fields, ["person", "item"]), ORIGIN
    )
    return Tool(
        info,
        give,
        asks={"person": "To whom?", "item": "Which item?"},
        examples=("Why do you recommend this to anna?", "Why this item for customer 17?"),
        finders={
            "person": Finder(lambda text: _person(recommender, text)),
            "item": Finder(lambda text: _item(recommender, text)),
        },
    )


def _listed(shelf: Recommender, person: str, category: str = "", new: bool = False) -> Picks:
    """Return the list that is recommended from, always of one length: an item's place in it is the same whoever asks.

    A shorter one is spread out over fewer items, and differs.
    """
    return shelf.recommend(person, _MOST, _DIVERSITY, category, new)


def _opening(found: Picks, category: str, new: bool) -> str:
    """Say whose list it is, or that it is empty."""
    kind = say(" in {category}", category=category) if category else ""
    if not found.picks:
        form = "There is nothing left{kind} that {person} has not seen."
        if new:
            form = "There is nothing new{kind} that {person} has not seen."
    elif not found.events:
        form = "For anybody new:"
    else:
        form = "New{kind} for {person}:" if new else "Recommended{kind} for {person}:"
    return f"{_unknown(found)}{say(form, kind=kind, person=found.person)}"


def _unlisted(shelf: Recommender, found: Picks, place: int) -> str:
    """Say that an item they have not seen is not in a person's list, and what speaks for it."""
    catalogue = shelf.fitted.catalogue
    title = catalogue.titles[place]
    further = shelf.recommend(found.person, _LOOKED_THROUGH).picks
    pick = next((pick for pick in further if pick.item == catalogue.ids[place]), None)
    for_it = say(" What speaks for it: {reasons}.", reasons=_reasons(pick)) if pick else ""
    form = "{title} is not among the first {most} for {person}: other items fit better."
    said = say(form, title=title, most=_MOST, person=_whom(found))
    return f"{_unknown(found)}{said}{for_it}"


def _unknown(found: Picks) -> str:
    return "" if found.events else say("I know nothing of {person} yet. ", person=found.person)


def _whom(found: Picks) -> str:
    return found.person if found.events else say("anybody new")


def _named(pick: Pick) -> str:
    categories = say(", ").join(pick.categories)
    return say("{name} ({value})", name=pick.title, value=categories) if categories else pick.title


def _reasons(pick: Pick) -> str:
    return say("; ").join(map(sentence, pick.why))


def _plain(pick: Pick) -> dict[str, Any]:
    return {"id": pick.item, "title": pick.title, "categories": list(pick.categories), "why": _reasons(pick)}


def _count(said: Any) -> int:
    number = _said_count(str(said or ""))
    return min(_MOST, max(1, int(number))) if number else _USUAL


def _found_count(recommender: Ask, text: str) -> str | None:
    if language_of(text) == CHINESE:
        return chinese_asked.find_count(text, recommender().fitted.catalogue.titles)
    return _said_count(text)


def _said_count(text: str) -> str | None:
    if language_of(text) == CHINESE:
        return chinese_asked.find_count(text)
    match = _NUMBER.search(_CUED.sub(" ", text))
    return match[1] if match else None


def _person(recommender: Ask, text: str) -> str | None:
    """Return the person that a message names: the number after 'for' or 'customer', else the longest name.

    The number after 'customer' is meant even where nobody has it; another person's list would be no answer. One that
    says how many is nobody's.
    """
    people = recommender().fitted.behaviour.people
    if language_of(text) == CHINESE:
        return chinese_asked.find_person(text, people, recommender().fitted.catalogue.titles)
    cued = " ".join(match[1] or match[2] for match in _CUED.finditer(text))
    found = _held(cued, people) or _held(text, [name for name in people if not name.isdigit()])
    if found or cued:
        return found or next((match[1] for match in _CALLED.finditer(text)), None)
    return _held(_NUMBER.sub(" ", text, count=1), people)


def _item(recommender: Ask, text: str) -> str | None:
    catalogue = recommender().fitted.catalogue
    # 'Heat (1995)' is also meant by its title without what stands behind it, if that is no everyday word.
    short = {_BEHIND.sub("", title): title for title in reversed(catalogue.titles)}
    plain = {said: title for said, title in short.items() if len(said) >= _LEAST_TITLE or not said.isascii()}
    ids = [item for item in catalogue.ids if not item.isdigit()]
    if language_of(text) == CHINESE:
        return chinese_asked.find_item(text, catalogue.titles, plain) or chinese_asked.find_name(text, ids)
    found = _held(text, catalogue.titles) or _held(text, ids)
    return found or short.get(_held(text, [said for said in plain if len(said) >= _LEAST_TITLE]) or "")


def _category(recommender: Ask, text: str) -> str | None:
    if language_of(text) == CHINESE:
        return chinese_asked.find_name(text, recommender().categories())
    return _held(text, recommender().categories(), _one)


def _new(recommender: Ask, text: str) -> str | None:
    """Return 'new' where new items are asked for; a person or a category may be called so too."""
    names = (_person(recommender, text), _category(recommender, text))
    for name in filter(None, names):
        text = re.sub(re.escape(name), " ", text, flags=re.IGNORECASE)
    is_new = chinese_asked.is_new(text) if language_of(text) == CHINESE else _NEW.search(text)
    return NEW if is_new else None


def _one(word: str) -> str:
    """Return a word as it is said of one: comedies -> comedy, but not news -> new."""
    found = singular(word)
    return word if found in COMMON else found


def _held(text: str, names: Sequence[str], form: Callable[[str], str] = str) -> str | None:
    """Return the longest of the names that a text holds as whole words, each word in a `form`."""
    padded = _padded(text, form)
    return max((name for name in names if _padded(name, form) in padded), key=len, default=None)


def _padded(text: str, form: Callable[[str], str]) -> str:
    return f" {' '.join(map(form, _WORDS.findall(text.casefold())))} "
