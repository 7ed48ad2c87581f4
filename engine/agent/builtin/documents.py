"""Makes a tool of a folder of documents: the agent asks it a question and gets passages with their source."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from engine.agent.claims import find_claims, weekdays
from engine.agent.finders import find_text
from engine.agent.language import Described, Phrase, say
from engine.agent.tools import Finder, Tool, ToolResult, schema
from engine.agent.words import humanised, snake
from engine.errors import BadInput
from engine.results import FoundPassage, Passage, ToolInfo

Search = Callable[[str], Sequence[FoundPassage]]
LONGEST_QUESTION = 1000
# Characters of a passage, so that five of them stay within what a tool message may hold.
LONGEST_PASSAGE = 1200
_LONGEST_HEADING = 200
# What a small composer can keep apart: a few sentences, not a whole passage.
_SENTENCES = 3
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+(?=[^\s\da-zà-ÿ])|(?<=[。！？；])")

_STANDING = {
    "gone": "{where}; this file is not there any more",
    "changed": "{where}; this file was changed since it was read",
}
_SIGNS = re.compile(r"[\u3040-\u9fff]+")


def make_document_tool(
    name: str,
    search: Search,
    description: str = "",
    about: Sequence[str] = (),
    nearest: Callable[[str], float] | None = None,
    stands: Callable[[str], str] = lambda source: "",
) -> Tool:
    """Return `search_<name>`, which answers a `question` with the passages that `search` finds, best first.

    `about` are a few things that the documents tell of, such as their headings; `nearest` says how near the
    documents come to a message, from 0 to 1; `stands` whether a document is gone or changed since it was read. The
    words of documents are data: whatever they order, nothing in the result or its facts is anything but text. The tool
    raises BadInput `passages_none` where nothing is found.
    """
    shown = humanised(name)

    def answer(arguments: Mapping[str, Any]) -> ToolResult:
        question = str(arguments["question"]).strip()
        found = search(question)
        if not found:
            raise BadInput("passages_none", documents=shown, question=question)
        return _result(question, found, stands(found[0].passage.source))

    does = Described("Search the documents “{documents}” for passages that answer a question.", documents=shown)
    if about:
        does = Described(
            "Search the documents “{documents}” for passages that answer a question. They tell of {topics}.",
            documents=shown,
            topics=", ".join(about[:6]),
        )
    return Tool(
        ToolInfo(
            name=f"search_{snake(name)}",
            description=description or does,
            parameters=schema({"question": Described("The question, in full.")}, ["question"], LONGEST_QUESTION),
            origin="documents",
        ),
        answer,
        asks={"question": Phrase("What should I look for in “{documents}”?", documents=shown)},
        examples=(
            f"what do the documents in {shown} say about this?",
            f"search {shown}",
            f"look it up in {shown}",
            f"find the passage in {shown}",
            *(f"what does {shown} say about {topic}?" for topic in about),
        ),
        finders={"question": Finder(find_text, specific=False)},
        # What the documents hold says better than examples what they can be asked.
        fits=(lambda text, alike: max(alike, nearest(text))) if nearest else None,
    )


def _result(question: str, found: Sequence[FoundPassage], standing: str) -> ToolResult:
    passages = [each.passage for each in found]
    best = passages[0]
    text = _under_heading(question, best)
    telling, best_told = _telling(question, text)
    where = f"{' '.join(best.source.split())}, {best.place}"
    if standing in _STANDING:
        where = say(_STANDING[standing], where=where)
    return ToolResult(
        data={
            "passages": [
                {
                    "source": each.source,
                    "place": each.place,
                    "heading": each.heading[:_LONGEST_HEADING],
                    "text": each.text[:LONGEST_PASSAGE],
                }
                for each in passages
            ]
        },
        facts=(("text", " ".join(telling)),),
        reply=f"“{text}” ({where})",
        # A composed reply has to say one of these sentences in its own way, or a figure of one, not just anything.
        needs=(*best_told, *_figures(best_told)),
        cites=where,
    )


def _under_heading(question: str, passage: Passage) -> str:
    """Return the text of `passage`, below its heading where that has words of the question which the text has not."""
    text = " ".join(passage.text.split())[:LONGEST_PASSAGE]
    heading = " ".join(passage.heading.split())[:_LONGEST_HEADING]
    return f"{heading}: {text}" if _stems(heading) & _stems(question) - _stems(text) else text


def _telling(question: str, text: str) -> tuple[list[str], list[str]]:
    """Return the sentences of `text` that share most with the question, and those with which no other compares.

    Both are in the order of the text.
    """
    sentences = [part.strip() for part in _SENTENCE_END.split(text) if part.strip()]
    asked = _stems(question)
    days = weekdays(question)
    # What is asked about a day is answered by what names it: the week's hours share more words.
    shared = [(bool(days & weekdays(part)), len(asked & _stems(part))) for part in sentences]
    # The beginning says what a passage is about, so the earlier of two that share the same.
    ranked = sorted(range(len(sentences)), key=lambda at: shared[at], reverse=True)
    told = sorted(ranked[:_SENTENCES])
    return [sentences[at] for at in told], [sentences[at] for at in told if shared[at] == max(shared)]


def _figures(sentences: Sequence[str]) -> list[str]:
    return [
        claim.text
        for sentence in sentences
        for claim in find_claims(sentence)
        if claim.kind in ("number", "date", "time", "code")
    ]


def _stems(text: str) -> set[str]:
    """Return the beginnings of the words, of Chinese, which has no spaces, the pairs of signs."""
    words = re.findall(r"[^\W_]+", text.lower())
    stems = {word[:6] for word in words if len(word) > 3 or any(sign.isdigit() for sign in word)}
    return stems | {run[at : at + 2] for run in _SIGNS.findall(text) for at in range(len(run) - 1)}
