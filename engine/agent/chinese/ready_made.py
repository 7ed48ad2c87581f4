"""What the tools of ready-made projects say in Chinese, by the English that stands in their code."""

from __future__ import annotations

_ASKED = {
    "What does the customer want?": "客户想要什么？",
    "Which question should I hand over?": "要转交哪个问题？",
    "Whom should I recommend something to?": "要给谁推荐？",
    "Which item should they be like?": "要与哪一项相似？",
    "To whom?": "给谁？",
    "Which item?": "哪一项？",
}
_DESK = {
    "I am not sure about this, so I have handed your question over. Somebody will reply to it.": (
        "这个问题我没有把握，已把它转交给工作人员，会有人回复你。"
    ),
}
_RECOMMENDER = {
    "people who liked {titles} chose it too": "喜欢 {titles} 的人也选择了它",
    "it reads like {titles}": "它的内容与 {titles} 相似",
    "it fits what they liked lately, such as {titles}": "符合最近的喜好，例如 {titles}",
    "it is in a category they like: {titles}": "属于喜欢的类别：{titles}",
    "it is chosen a lot lately": "最近选择它的人很多",
    "many people chose it": "很多人选择过它",
    "it is new": "它是新的",
    "; ": "；",
    "{number}. {item}: {reasons}.": "{number}. {item}：{reasons}。",
    "Most like {title}:": "与“{title}”最相似的：",
    "{person} has seen {title} already, so it is not recommended again.": "{person} 已经看过“{title}”，因此不再推荐。",
    "{title} is number {at} for {person}: {reasons}.": "“{title}”在给 {person} 的推荐中排第 {at} 位：{reasons}。",
    " in {category}": "（“{category}”类）",
    "There is nothing new{kind} that {person} has not seen.": "没有 {person} 还没看过的新物品{kind}。",
    "There is nothing left{kind} that {person} has not seen.": "没有 {person} 还没看过的物品了{kind}。",
    "For anybody new:": "给新用户的推荐：",
    "New{kind} for {person}:": "给 {person} 推荐的新物品{kind}：",
    "Recommended{kind} for {person}:": "给 {person} 的推荐{kind}：",
    "{title} is not among the first {most} for {person}: other items fit better.": (
        "“{title}”不在给 {person} 的前 {most} 项推荐中：其他物品更合适。"
    ),
    " What speaks for it: {reasons}.": "推荐它的理由：{reasons}。",
    "I know nothing of {person} yet. ": "对 {person} 还一无所知。",
    "anybody new": "新用户",
    "A person's list is the same each time, from its first item on. To see what comes later in it, ask for more at "
    "once, up to {most}.": "同一个人的推荐列表每次都一样，都从第一项开始。要看后面的，请一次多要几项，最多 {most} 项。",
    "The recommender has not learned anything yet.": "推荐器尚未学习任何内容。",
    "Bring items and behaviour on its page; it learns by itself.": "请在其页面上导入物品和行为，之后会自动学习。",
    "There is no category {category}.": "没有类别 {category}。",
    "These are: {known}.": "现有类别：{known}。",
    "I know no item {item}.": "没有名为 {item} 的物品。",
    "Name it by its title or its id.": "请用标题或编号指明。",
}
_MONITOR = {
    "all texts": "全部文本",
    "on {day}": "{day}",
    "from {first} to {last}": "{first}至{last}",
    "{count} text": "{count} 条文本",
    "{count} texts": "{count} 条文本",
    "{count} {feeling} text": "{count} 条{feeling}文本",
    "{count} {feeling} texts": "{count} 条{feeling}文本",
    "negative": "负面",
    "positive": "正面",
    "neutral": "中性",
    "About {about}, {days}: {counted}, {negative} of them negative{others}.": (
        "关于{about}，{days}：{counted}，其中负面 {negative} 条{others}。"
    ),
    ", {count} {feeling}": "，{feeling} {count} 条",
    "By the {days} days before, {texts} texts and {negative} negative ones were to be expected.": (
        "按之前 {days} 天推算，预计有 {texts} 条文本，其中负面 {negative} 条。"
    ),
    "By the four weeks before, {texts} texts and {negative} negative ones were to be expected.": (
        "按之前四周推算，预计有 {texts} 条文本，其中负面 {negative} 条。"
    ),
    "{topic} ({count} for {before})": "{topic}（{count} 条，预计 {before} 条）",
    "What grew most: {topics}.": "增长最多的：{topics}。",
    "New in the negative ones: {words}.": "负面文本中新出现的词：{words}。",
    "For example: “{quote}”": "例如：“{quote}”",
    "{share} {feeling}": "{feeling} {share}",
    "In shares: {shares}.": "占比：{shares}。",
    "In shares of those of which it is known: {shares}.": "在情绪已知的文本中的占比：{shares}。",
    "{number}. {date}, {source}: “{text}”": "{number}. {date}，{source}：“{text}”",
    ", the newest {shown} of them": "，以下是最新的 {shown} 条",
    "About {about}, {days}: {counted}{newest}:": "关于{about}，{days}共有 {counted}{newest}：",
    "About {about}, {days}: {counted}{newest}.": "关于{about}，{days}共有 {counted}{newest}。",
    "How people feel is not known yet for {count} of them: no model has read them.": (
        "其中 {count} 条的情绪尚不清楚：还没有模型读过它们。"
    ),
    "{about} since {day}: {negative} negative texts, {expected} were to be expected{owner}.": (
        "{about}自{day}起：负面文本 {negative} 条，预计 {expected} 条{owner}。"
    ),
    "; show it to {owner}": "；请转给 {owner}",
    "{count} open: {alarms}": "有 {count} 条未处理的警报：{alarms}",
    "No alarm is open.": "没有未处理的警报。",
    "There are no dated texts yet.": "还没有带日期的文本。",
    "Bring dated texts, or add a feed.": "请导入带日期的文本，或添加来源。",
    "I cannot tell which days “{said}” means.": "无法确定“{said}”指的是哪些天。",
    "Ask for example since Monday, on 12 November, in October or between 1 October and 15 October.": (
        "请这样提问，例如：周一以来、11月12日、10月，或10月1日至10月15日。"
    ),
    "No texts are put together by “{about}”.": "没有“{about}”这一主题或分组。",
    "There are: {known}.": "现有：{known}。",
}
# The tools as they are named.
_NAMES = {
    "what changed": "变化情况",
    "count texts": "统计文本",
    "show texts": "显示文本",
    "list alarms": "列出警报",
    "recommend items": "推荐",
    "similar items": "查找相似项",
    "why recommended": "推荐理由",
    "answer customer": "答复客户",
    "hand over": "转交",
}
READY_MADE: dict[str, str] = {**_NAMES, **_ASKED, **_DESK, **_RECOMMENDER, **_MONITOR}
