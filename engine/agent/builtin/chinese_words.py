"""What Chinese words of a question over a table mean, in the English ones that the reading of questions knows.

The kinds: `which` asks for one of several, `show` for rows, `extreme` is an end of an order, `top` the first of one,
`each` puts rows together, `figure` is worked out, `count` is a number of rows and `amount` asks for one, `do` is an
order, `drop` says nothing, '' is any other word.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """An English word and its kind."""

    english: str
    kind: str = ""


def _words(kind: str, **meanings: str) -> dict[str, Word]:
    return {
        chinese: Word(english.replace("_", " "), kind) for english, said in meanings.items() for chinese in said.split()
    }


# Particles, politeness and measure words: they part words and tell nothing.
_NOTHING = """
    的 了 吗 呢 啊 吧 有 是 在 里 中 内 为 请 把 将 给 请问 告诉我 帮我 给我 我 我们 想 想知道 知道 看看 查一下
    查询 统计 计算 分别 都 共有 当中 其中 这些 那些 所有 全部 元 块 块钱 个 名 位 条 笔 种 项 家 款 件
"""
GRAMMAR: dict[str, Word] = {
    **{chinese: Word("", "drop") for chinese in _NOTHING.split()},
    **_words("show", show="哪些 哪几个 哪几条 有哪些 是哪些 是哪个 是谁 列出 列出来 显示 展示 查看 查找 找出"),
    **_words("which", which="哪个 哪一个 哪种 哪位 哪家 哪类 哪款 哪座"),
    **_words(
        "extreme", highest="最高 最高的", lowest="最低", most="最多", fewest="最少", largest="最大", smallest="最小"
    ),
    **_words(
        "extreme", best="最好 最佳", worst="最差", longest="最长", shortest="最短", cheapest="最便宜", dearest="最贵"
    ),
    **_words("extreme", latest="最新 最近 最晚 最后", earliest="最早"),
    **_words("top", highest="前 排名前 排前", lowest="后 排名后 倒数"),
    **_words("each", each="每 每个 每种 每位 每家 每类 各 各个 各种 各类 按 按照"),
    **_words("figure", average="平均 均值 平均值", total="总 总共 一共 合计 总计 总和 总额 共计 加起来"),
    **_words("count", number_of="数 数量 总数 个数 条数"),
    **_words("amount", how_many="多少 多少个 多少条 多少笔 多少种 多少位 多少家 几个 几条 几笔 几种 几位 几家"),
    **_words("", what_is="是多少 是什么 什么 怎么样 如何", how_much="多少钱", different="不同 不同的 不重复"),
    **_words("", over="大于 超过 高于 多于 晚于", under="小于 低于 少于 不到 不足 早于", exactly="等于 恰好"),
    **_words("", at_least="不少于 不低于 不小于 至少 大于等于", at_most="不超过 不高于 不大于 至多 小于等于"),
    **_words("", or_more="以上 及以上 或以上", or_less="以下 及以下 或以下 以内"),
    **_words(
        "", **{"and": "和 与 及 以及 且 并且 而且 、", "or": "或 或者 还是", "not": "不是 不为 不在 非 除了 不包括"}
    ),
    **_words("", without="没有", contain="包含 含有 提到 含", is_empty="为空 是空的 没有填写"),
    **_words(
        "do",
        cancel="取消",
        delete="删除",
        refund="退款",
        change="修改 更改",
        update="更新",
        send="发送 寄出",
        add="添加",
    ),
    **_words("", when="什么时候 何时 哪天", who="谁", where="哪里 哪儿"),
    **_words("", today="今天", yesterday="昨天", this_week="本周 这周", last_week="上周", this_month="本月 这个月"),
    **_words(
        "", last_month="上个月 上月", this_year="今年", last_year="去年", this_quarter="本季度", last_quarter="上季度"
    ),
}
# What stands for the table's rows whatever they are.
ROWS = ("记录", "行", "数据")
# What each may be called in a table, in English or in other Chinese words, the likeliest first.
TABLE_WORDS: dict[str, tuple[str, ...]] = {
    "订单": ("order",),
    "客户": ("customer", "client"),
    "顾客": ("customer", "client"),
    "用户": ("user", "customer"),
    "员工": ("employee",),
    "供应商": ("supplier", "vendor"),
    "维修": ("repair",),
    "电话": ("电话号码", "手机号", "手机", "phone", "telephone"),
    "电话号码": ("电话", "手机号", "手机", "phone", "telephone"),
    "地址": ("address",),
    "送到": ("送达", "送货", "到货", "交货", "delivery", "delivered"),
    "产品": ("product", "item"),
    "商品": ("product", "item"),
    "电影": ("movie", "film"),
    "状态": ("status", "state"),
    "金额": ("amount", "total", "price"),
    "价格": ("price", "cost"),
    "单价": ("price",),
    "费用": ("cost", "fee"),
    "成本": ("cost",),
    "收入": ("revenue", "income"),
    "销售额": ("revenue", "sales", "amount"),
    "利润": ("profit",),
    "数量": ("quantity", "units", "count"),
    "销量": ("units", "sales", "quantity"),
    "库存": ("stock",),
    "评分": ("rating", "score"),
    "得分": ("score",),
    "城市": ("city",),
    "地区": ("region",),
    "国家": ("country",),
    "部门": ("department",),
    "类别": ("category", "type"),
    "类型": ("type", "genre", "category"),
    "日期": ("date",),
    "姓名": ("name",),
    "名称": ("name", "title"),
    "年龄": ("age",),
    "备注": ("note", "comment"),
    "已发货": ("shipped",),
    "已送达": ("delivered",),
    "已取消": ("cancelled", "canceled"),
    "已付款": ("paid",),
    "待处理": ("pending", "open"),
    "运输中": ("in transit",),
    "延误": ("delayed",),
    "延迟": ("delayed",),
}
