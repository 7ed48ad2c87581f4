"""Reads questions to the monitor in Chinese: what they are about, how people feel, and what is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.agent.builtin.chinese_reading import MARKS
from engine.agent.finders import find_names
from engine.ready_made.chinese_left import left_over
from engine.ready_made.sentiment_monitor import chinese_days
from engine.ready_made.sentiment_monitor.asked_days import find_days
from engine.text.han import HAN

_HAN = re.compile(f"[{HAN}]")
_TOTAL = re.compile(
    "总共|一共|所有|全部|有史以来|至今|迄今|到目前为止|截[至止](?:目前|现在)|累计",
)
_ABOUT = re.compile(
    r"(?:关于|(?:和|与|跟)(?=[^,.?!]+?[有相]关)|(?<![和与跟])有关(?!的)|针对|提到)"
    r"[\"“《]?(?P<topic>[^,.?!\"”》]+?)[\"”》]?(?:的|有|相关|方面|[,.?!]|$)"
)
_FEELINGS = {
    "negative": re.compile("负面|消极|负向|差评|负评|抱怨|投诉|吐槽|不满|[不没]太?满意|批评|利空|看空|看跌|悲观"),
    "positive": re.compile(
        "正面|积极|正向|好评|表扬|称赞|赞扬|赞美|点赞|夸奖|夸赞|(?<![不没太])满意|利好|看多|看涨|乐观"
    ),
    "neutral": re.compile("中性|中立"),
}
_TEXTS = (
    "文本|消息|评论|评价|反馈|留言|帖子|推文|微博|新闻|标题|邮件|意见|投诉|抱怨|吐槽|差评|好评|负评|声音|言论|舆情|"
    "负面|正面|中性"
)
_GENERAL = re.compile("文本|消息|评论|评价|反馈|留言|数据|负面|正面|中性")
# What tells that a message is meant for one of the monitor's tools.
_NUMBER = "多少|(?<![来找看挑选我出])几[条个封篇则]|数量|比例|占比|百分"
_MORE = "变多|变少|增[多加长]|减少|上升|下降|上涨"
COUNTED = re.compile(rf"(?:{_NUMBER}).*(?:{_TEXTS})|(?:{_TEXTS}).*(?:{_NUMBER})")
CHANGED = re.compile(
    rf"变化|变了|改变|新情况|怎么了|怎么回事|新动向|(?:{_TEXTS}).*(?:{_MORE})|(?:{_MORE}).*(?:{_TEXTS})|"
    rf"(?:为什么|为何|怎么(?!评价|说|看)).*(?:不满|生气|{_TEXTS})|(?:舆情|情绪|口碑|风评).*(?:怎么?样|如何)"
)
SHOWN = re.compile(
    rf"(?:显示|列出|看看|看一下|给我|展示|读(?!者)|哪些|什么|最新|[来找]几[条个封篇则]).*(?:{_TEXTS}|不满)|"
    rf"(?:{_TEXTS}).*(?:哪些|列出|显示)|(?:说|写|抱怨|评论|讨论|反映|吐槽|提到)了?(?:些|了)?什么|有(?:没有)?人.*(?:{_TEXTS})|怎么(?:评价|说|看)"
)
ALARMED = re.compile("警报|报警|预警|告警|警告|激增|暴增")
# What wants something written is no question about what others wrote, and which topic has most is not worked out.
OTHERS = re.compile(
    r"哪.*(?:最|更)[多少高低]|^(?:请|麻烦)?你?(?:帮我|替我|给我)?(?:写(?![了过着些])|起草|翻译|润色|回复?(?:一下|这)|发一?[封个条])"
)
_UNDERSTOOD = re.compile(
    "|".join((*(words.pattern for words in _FEELINGS.values()), _TEXTS, _TOTAL.pattern, ALARMED.pattern))
)
# What people mix in of English, in the words above.
_ENGLISH = (
    ("how many", "多少"),
    ("(?:show|list|read|give)(?: me)?", "显示"),
    ("change[sd]?", "变化"),
    ("alarms?", "警报"),
    ("(?:texts|messages|tweets|posts|reviews|comments|complaints|news|negative|positive)", "评论"),
)


def in_chinese(text: str) -> str:
    """Return the text with the English words in Chinese that tell which tool is meant."""
    for english, chinese in _ENGLISH:
        text = re.sub(rf"(?<![A-Za-z0-9]){english}(?![A-Za-z0-9])", chinese, text, flags=re.IGNORECASE)
    return text


def find_about(text: str, names: Sequence[str]) -> str | None:
    """Return the longest of `names` that the text holds, or else what it says that it is about.

    What is no name is told as it stands, so that it is refused: without it all texts would be counted under it.
    """
    said = text.translate(MARKS)
    found = _ABOUT.search(said)
    topic = found["topic"].strip() if found else ""
    if topic in names:
        return topic
    held = [name for name, _, _ in find_names(said, _telling(names))]
    if held:
        return max(held, key=lambda name: (len(name), -names.index(name)))
    left = _unknown(said)
    if not left:
        return None
    return topic if topic and any(part in topic for part in left) else left[0]


def find_left(text: str, names: Sequence[str], about: str) -> tuple[str, ...]:
    """Return what of the text may say which texts are meant and is none of `about`, a time or a feeling."""
    said = text.translate(MARKS)
    others = [name for name, _, _ in find_names(said, _telling(names)) if name != about]
    return (*others, *_unknown(_without(said, [about, *others])))


def find_since(text: str, names: Sequence[str] = ()) -> str | None:
    """Return the words that say which days are meant, known or not, or 'in total'; none of the `names` says so."""
    said = text.translate(MARKS)
    bare = _without(said, _telling(names))
    found = chinese_days.find_times(bare)
    if found and not _HAN.search(found):
        # In English a mere date is since then.
        return f"在{found}"
    return found or find_days(_spaced(bare)) or ("in total" if _TOTAL.search(bare) else None)


def find_feeling(text: str, moods: Sequence[str], names: Sequence[str] = ()) -> str | None:
    """Return the one feeling that is named, None for none or several: as the texts say it, where `moods` has it."""
    said = _without(text, _telling(names)).lower()
    kinds = [name for name, words in _FEELINGS.items() if words.search(said) or name in said]
    others = [mood for mood in moods if mood.lower() in said and not _kind(mood)]
    found = [*kinds, *others]
    if len(found) != 1:
        return None
    return next((mood for mood in moods if mood not in _FEELINGS and _kind(mood) == found[0] != "negative"), found[0])


def find_values(text: str, names: Sequence[str]) -> list[tuple[str, int, int]]:
    """Return the topics, feelings and the words that say when: what each is, and from where to where it stands."""
    found = [("about", start, end) for _, start, end in find_names(text, _telling(names))]
    bare = _without(text, _telling(names))
    found += [("feeling", *match.span()) for words in _FEELINGS.values() for match in words.finditer(bare)]
    since = find_since(text, names)
    said = (since or "").removeprefix("在")
    at = text.find(said) if said else -1
    return sorted([*found, *([("since", at, at + len(said))] if at >= 0 else [])], key=lambda value: value[1])


def _kind(mood: str) -> str:
    """Return which of the usual feelings a label is, '' for none of them."""
    return next((name for name, words in _FEELINGS.items() if mood.lower() == name or words.search(mood)), "")


def _telling(names: Sequence[str]) -> list[str]:
    """Return the names that tell something where they stand in a text: a sign or a number alone may be anything.

    So may what every text is called: a file is often called 评论.
    """
    return [name for name in names if len(name) > 1 and not name.isdigit() and not _GENERAL.fullmatch(name)]


def _spaced(text: str) -> str:
    """Return the text with blanks between Chinese signs and others, where English has the ends of its words."""
    return re.sub(rf"(?<=[A-Za-z0-9])(?=[{HAN}])|(?<=[{HAN}])(?=[A-Za-z0-9])", " ", text)


def _without(text: str, names: Sequence[str]) -> str:
    """Return the text with a sign for each name that parts words and is read as nothing."""
    for _, start, end in find_names(text, names):
        text = text[:start] + "|" * (end - start) + text[end:]
    return text


def _unknown(said: str) -> tuple[str, ...]:
    """Return what of a text without names is neither a time nor a feeling, nor a word of a question."""
    # Blanks beside Chinese signs are none of what is found.
    bare = chinese_days.without_blanks(said)
    times = chinese_days.find_times(bare) or find_days(_spaced(bare))
    bare = bare.replace(times, "|") if times else bare
    return left_over(_UNDERSTOOD.sub("|", in_chinese(bare)))
