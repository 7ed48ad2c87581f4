"""Reads messages to the recommender in Chinese: which of its tools they mean, whom, which item and how many."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.agent.builtin.chinese_reading import MARKS
from engine.agent.finders import find_names
from engine.agent.numerals import read_chinese
from engine.ready_made.chinese_left import left_over

_KINDS = "用户|客户|顾客|会员|读者|观众"
_UNITS = "个|本|部|件|款|条|首|样|项|种|篇|册|套|张|支|集|场"
# A number is a person's where it is called so, or where something is recommended to it and it counts nothing.
_NO_COUNT = rf"(?!\d|\s*(?:{_UNITS}|[位名岁年月日天周元块点]))"
_NUMBERED = re.compile(
    rf"(?:{_KINDS})\s*(?:号|编号)?\s*(\d+)|(\d+)\s*号?(?:{_KINDS})|(?:[给向为替帮]|适合)\s*(\d+){_NO_COUNT}\s*号?|"
    rf"(?<![\d第])(\d+)\s*号?(?=可能|会|应该|想)|(?<![\d第])(\d+)\s*号(?=喜欢|适合|还|能|该|$)|^\s*(\d+)\s*号?\s*$"
)
_DIGITS = r"\d+|[一二两三四五六七八九十]{1,3}"
_COUNT = re.compile(
    rf"(?:前\s*({_DIGITS})|(?<![\d第下上这那哪同每另])({_DIGITS})\s*(?!一?样的|种族)(?:{_UNITS}))"
    rf"(?!.{{0,3}}(?:{_KINDS}|人|朋友|孩子|学生|同学|月|星期|礼拜|小时))"
)
# A new thing, but no new customer.
_NEW = re.compile(rf"(?<![重全更创])新(?!闻|鲜|手|华|疆|加坡|西兰|娘|年|春|人|(?:来|注册|加入)?的?(?:{_KINDS}))")
_LEAST_NAME = 2
_QUOTED = re.compile("《([^》]+)》")
# What a name goes on with where it is no part of a longer one: 王芳 is not meant by 王芳芳, nor by 王芳的朋友.
_BEHIND_NAME = re.compile(
    r"[^\u3400-\u9fff]|$|女士|先生|小姐|老师|同学|可能|好像|似乎|平时|最近|应该|适合|喜欢|觉得|"
    r"的(?!朋友|同学|同事|孩子|儿子|女儿|妈|爸|哥|弟|姐|妹|老|先生|太太|家人|室友)|"
    r"[会还该想推介再挑选找来荐有看读买是这那需能爱要下接几一二两三四五六七八九十呢吧吗重多换很也都不没在弄排送带订新]"
)
_BEFORE_NAME = re.compile("[小老大阿]$")
_JOINED = re.compile("[和跟与、及,]|以及|还有")
_WHY = re.compile("为什么|为何|为啥|理由|原因")
_SIMILAR = re.compile("[和跟与].{1,30}一样|类似|相似|相近|差不多|同类|(?<![好图偶想头画影录视])像")
_THING = "推荐|书|本|部|款|首|件|商品|产品|物品|东西|电影|影片|小说|它"
_RECOMMEND = re.compile(
    r"推荐(?!信|人|码|函|位|算法|系统|语)|recommend|介绍[几些\d]|荐书|可能[会想]?(?:喜欢|要|买|看|读)|会喜欢|"
    r"适合.*(?:书|[本部款首件]|商品|产品|电影)",
    re.IGNORECASE,
)
# What means a wish where a person is named beside it.
_FOR_SOMEBODY = re.compile(
    r"适合|介绍|喜欢(?:什么|哪)|下一?[本部首件]|[该可想爱](?:以|要)?[看读买听]|[看读买听](?:点|些)?什么|[挑选找来拿订](?:点|些|[几\d一二两三四五六七八九十])"
)
_MORE = re.compile(
    r"换一?[批组些]|再(?:来|推荐|介绍|找|挑|选|给.{0,8}(?:推荐|介绍|找|挑))|重新推荐|[下另]一批|[还另](?:有|外).{0,3}(?:别的|其他|吗)|推荐.{0,3}别的"
)
_WRITING = re.compile(r"^(?:请|麻烦)?你?(?:帮我|替我|给我)?(?:写|起草|翻译|润色)")
# Words of wishes that say nothing of which items are meant.
_PLAIN = re.compile(
    rf"推荐理由|有?哪些|推荐|介绍|荐书|recommend|(?:{_KINDS})|女士|先生|小姐|老师|同学|可能|好像|似乎|平时|应该|适合|喜欢|会|该|可以|"
    rf"接下来|下一?(?:{_UNITS})|最近|[这本]个?(?:月|周|星期)|今天|挑选?|选|找|买|听|阅读|[看读](?:过|点|些)?|图书|书籍|书|商品|产品|物品|"
    rf"东西|电影|影片|歌曲|音乐|游戏|(?:{_UNITS})|排名|名|重新|另外|别的|其他|不错|好看|好|点|些|新品|新|老|号|给|帮|替|向|为|"
    "口味|类别|类型|第|前|需要|类"
)


def means_recommending(text: str, names_person: bool = False) -> bool:
    """Say whether items for a person are asked for; some words mean so only where a person is named."""
    if means_why(text, True) or _SIMILAR.search(text) or _WRITING.search(text):
        return False
    return bool(_RECOMMEND.search(text) or means_more(text) or (names_person and _FOR_SOMEBODY.search(text)))


def means_more(text: str) -> bool:
    """Say whether others are asked for than were told."""
    return bool(_MORE.search(text))


def means_similar(text: str, names_item: bool = False) -> bool:
    """Say whether items like another are asked for."""
    is_meant = names_item or re.search(_THING, text)
    return bool(_SIMILAR.search(text) and is_meant) and not means_why(text, True) and not _WRITING.search(text)


def means_why(text: str, names_one: bool = False) -> bool:
    """Say whether the reason for an item is asked for; `names_one` where a person or an item is named."""
    return bool(_WHY.search(text) and (names_one or _RECOMMEND.search(text)))


def find_person(text: str, people: Sequence[str], titles: Sequence[str] = ()) -> str | None:
    """Return the number that something is to be recommended to, else the one person who is named.

    None where several are, or where a name goes on: another person's list would be no answer. A name in a title is
    nobody's.
    """
    said = _without_titles(text, [title for title in titles if title not in people])
    numbered = _NUMBERED.search(said)
    if numbered:
        return next(number for number in numbered.groups() if number)
    found = find_names(said, [name for name in people if len(name) >= _LEAST_NAME and not name.isdigit()])
    if len({name for name, _, _ in found}) > 1:
        found = _cued(said, found)
    whole = {name for name, start, end in found if _is_whole(said, start, end)}
    return whole.pop() if len(whole) == 1 and len(found) == 1 else None


def find_item(text: str, titles: Sequence[str], short: dict[str, str]) -> str | None:
    """Return the title that stands between the marks of one, else the longest in the text; `short` ones mean theirs."""
    if quoted := _QUOTED.search(text):
        said = quoted[1].strip()
        known = {title.casefold(): title for title in (*short.values(), *titles)}
        return known.get(said.casefold()) or _folded(short).get(said.casefold()) or said
    whole = find_name(text, titles)
    return whole or short.get(find_name(text, list(short)) or "")


def find_name(text: str, names: Sequence[str]) -> str | None:
    """Return the longest of `names` that the text holds, in Latin letters not as a part of another word."""
    found = find_names(text, [name for name in names if len(name) >= _LEAST_NAME])
    return max((name for name, _, _ in found), key=len, default=None)


def find_count(text: str, titles: Sequence[str] = ()) -> str | None:
    """Return how many are asked for, in digits; of 'two or three' the larger. A number in a title counts nothing."""
    found = _COUNT.search(_NUMBERED.sub(" ", _without_titles(text, titles)))
    if not found:
        return None
    said = found[1] or found[2]
    return read_chinese(said if said.isdigit() or "十" in said else said[-1])


def is_new(text: str) -> bool:
    """Say whether new items are asked for."""
    return bool(_NEW.search(_QUOTED.sub(" ", text)))


def find_left(text: str, taken: Sequence[str], titles: Sequence[str]) -> tuple[str, ...]:
    """Return what of a wish may say which items are meant and is neither `taken` nor a word of a wish."""
    said = _without_titles(text.translate(MARKS), titles)
    for _, start, end in find_names(said, taken):
        said = said[:start] + "|" * (end - start) + said[end:]
    return left_over(_PLAIN.sub("|", _COUNT.sub("|", _NUMBERED.sub("|", said))))


def _without_titles(text: str, titles: Sequence[str]) -> str:
    text = _QUOTED.sub(lambda quoted: "|" * len(quoted[0]), text)
    for _, start, end in find_names(text, [title for title in titles if len(title) >= _LEAST_NAME]):
        text = text[:start] + "|" * (end - start) + text[end:]
    return text


def _cued(text: str, found: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Return the only name that something is to be recommended to, none where another stands beside it."""
    cued = [at for at, (_, start, _) in enumerate(found) if re.search("[给向为替帮]$", text[:start])]
    if len(cued) != 1:
        return []
    behind = found[cued[0] + 1 : cued[0] + 2]
    end = found[cued[0]][2]
    return [] if behind and _JOINED.fullmatch(text[end : behind[0][1]].strip()) else [found[cued[0]]]


def _is_whole(text: str, start: int, end: int) -> bool:
    return bool(_BEHIND_NAME.match(text, end)) and not _BEFORE_NAME.search(text[:start])


def _folded(short: dict[str, str]) -> dict[str, str]:
    return {name.casefold(): title for name, title in short.items()}
