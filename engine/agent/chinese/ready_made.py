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
    "Most like {title}:": "与 {title} 最相似的：",
    "{person} has seen {title} already, so it is not recommended again.": "{person} 已经看过 {title}，因此不再推荐。",
    "{title} is number {at} for {person}: {reasons}.": "{title} 在给 {person} 的推荐中排第 {at}：{reasons}。",
    " in {category}": "“{category}”中",
    "There is nothing new{kind} that {person} has not seen.": "{kind}没有 {person} 还没看过的新物品。",
    "There is nothing left{kind} that {person} has not seen.": "{kind}没有 {person} 还没看过的物品了。",
    "For anybody new:": "给新用户的推荐：",
    "New{kind} for {person}:": "{kind}给 {person} 推荐的新物品：",
    "Recommended{kind} for {person}:": "{kind}给 {person} 的推荐：",
    "{title} is not among the first {most} for {person}: other items fit better.": (
        "{title} 不在给 {person} 的前 {most} 项推荐中：其他物品更合适。"
    ),
    " What speaks for it: {reasons}.": "推荐它的理由：{reasons}。",
    "I know nothing of {person} yet. ": "对 {person} 还一无所知。",
    "anybody new": "新用户",
}
READY_MADE: dict[str, str] = {**_ASKED, **_DESK, **_RECOMMENDER}
