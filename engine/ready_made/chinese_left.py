"""Finds what of a question in Chinese none of its words explains: a topic that nothing is known of, or a condition."""

from __future__ import annotations

import re

from engine.agent.words import is_everyday

# What questions are made of. Longer words go first.
_WORDS = """
    请问 新增 为止 当前 网上 网络上 全网 各平台 社交媒体 整体 总体 大概 大约 到底 究竟 还有 另外 麻烦 帮我 帮忙 给我
    告诉我 告诉 我想知道 我想看 想知道 想看 想了解 了解 我想 我们 你们 咱们 能不能 能否 可以 是否 是不是 有没有 没有
    有什么 有多少 有几 有哪些 有关 看一下 看看 查一下 查查 查询 查看 统计一下 统计 数一下 算一下 汇总 总结 分析一下
    分析 显示 展示 列出来 列出 列一下 读一下 给出 说说 讲讲 一共 总共 共有 总数 总量 合计 各有 各自 分别 多少 数量
    数目 比例 占比 百分之 百分比 多大 对于 关于 相关 针对 提到 提及 涉及 以及 里面 当中 之中 期间 什么样 什么 哪些
    哪个 哪里 怎么样 怎么回事 怎么了 怎么 怎样 如何 为什么 为何 为啥 原因 变化 变了 变多 变少 改变 增加 增多 增长
    减少 上升 下降 上涨 突然 猛增 走势 趋势 新情况 新动向 情况 动向 动态 最新 最近 近期 近来 近日 目前 现在 客户
    顾客 用户 消费者 网友 大家 人们 他们 她们 投资者 股民 散户 公众 市场 情绪 态度 怎么评价 怎么说 怎么看 看法 感受
    感觉 舆论 口碑 风评 反应 反响 印象 方面 问题 内容 数据 记录 话题 主题 原文 例子 谈论 谈到 讨论 反映 评论 抱怨
    不满 生气 发布 出现 收到 产生 存在 属于 比较 这么 那么 这样 这些 那些 其中 主要 具体 一下 一些 每条 谢谢 得多
    觉得 认为 多了 少了 高了 低了 涨了 跌了 来源 文章 倾向 条数
"""
# What parts words by itself, and what says nothing where it stands alone: 上 does, the 上 of 上海 does not.
_PARTING = "的了是吗呢啊吧呀么嘛对和与跟及把被在都也还又就只仅从到给"
_LIGHT = frozenset(
    "上中下里内外新人数量率来同以为会大小多少条个封篇则份说写讲谈聊发出有没占由于之这那它其更最很再要能去过着得第一些变较请看查列我你想几"
)
_WORD = re.compile("|".join(sorted(map(re.escape, _WORDS.split()), key=len, reverse=True)))
_PARTS = re.compile(rf"[{_PARTING}\s|,?!:;()\"'“”‘’《》「」【】、…~～/]+|\.(?!\d)")
_LEADING = re.compile(r"^[请看查列我你想]+(?=..)")
_COUNTED = re.compile(r"\d+\s*[条个封篇则]")


def left_over(text: str) -> tuple[str, ...]:
    """Return the parts of `text` that are no words of a question, in order; '|' stands for what was understood."""
    runs = (_LEADING.sub("", run) for run in _PARTS.split(_WORD.sub("|", _COUNTED.sub("|", text))))
    return tuple(dict.fromkeys(run for run in runs if run and not _says_nothing(run)))


def _says_nothing(run: str) -> bool:
    return set(run) <= _LIGHT or (run.isascii() and run.isalpha() and is_everyday(run))
