"""The agent's own sentences in Chinese, by the English that stands in the code; a test holds that none is missing."""

from __future__ import annotations

from engine.agent.chinese.errors import ERRORS
from engine.agent.chinese.ready_made import READY_MADE
from engine.agent.chinese.units import UNITS
from engine.text.months import MONTHS

_TURN = {
    "I stopped here, as you asked.": "已按你的要求停止。",
    "I stopped because this took more steps than one message may take.": "已停止：所需的步骤超过了一条消息的上限。",
    "I stopped because this took longer than one message may take.": "已停止：所需的时间超过了一条消息的上限。",
    "There was no time to look whether you asked for more.": "没有时间再看你是否还问了别的。",
    "I do not see what that changes in your last question. Please ask the whole question anew.": (
        "我不清楚这要改动上一个问题的哪一处。请把整个问题重新问一遍。"
    ),
    "{name}: yes or no?": "{name}：是还是否？",
    "Which {name} do you mean?": "你指的是哪个{name}？",
    "“{tool}” needs {name}, which has several parts: I cannot take that from a message. "
    "Try the tool on the Tools page, where it can be typed.": (
        "“{tool}”需要 {name}，它由几部分组成，我无法从消息中读取。请在“工具”页试用这个工具，在那里可以输入。"
    ),
    "I am not sure what you mean. Should I use {call}?": "我不确定你的意思。要用{call}吗？",
    "I do not know what {parts} means here. Should I use {call} without it?": (
        "我不知道{parts}在这里是什么意思。要不管它、直接用{call}吗？"
    ),
    "I do not know what {parts} mean here. Should I use {call} without them?": (
        "我不知道{parts}在这里是什么意思。要不管它们、直接用{call}吗？"
    ),
    "“{tool}”": "“{tool}”",
    "“{tool}” ({given})": "“{tool}”（{given}）",
    "{name}: {value}": "{name}：{value}",
    "I left out {parts}, as I do not know what it means here.": "我没有考虑{parts}，因为不知道它在这里是什么意思。",
    "I left out {parts}, as I do not know what they mean here.": "我没有考虑{parts}，因为不知道它们在这里是什么意思。",
    "I did not get to {parts}: please ask for that in another message.": "我还没有处理{parts}：请在另一条消息里再问。",
    "I can {able}.": "我可以{able}。",
    "I have no tools to work with yet.": "我还没有可以使用的工具。",
    "I am here to {purpose}. {offer}": "我的用途：{purpose}。{offer}",
    "{purpose}. {offer}": "{purpose}。{offer}",
    "None of my tools fits that. {offer}": "我没有适合这个请求的工具。{offer}",
    "look things up and work out figures in {tables}": "在{tables}中查找和统计",
    "look things up in {tables}": "在{tables}中查找",
    "work out figures over {tables}": "对{tables}做统计",
    "ask your model {models}": "询问你的模型 {models}",
    "ask your models {models}": "询问你的模型 {models}",
    "use {tools}": "使用这些工具：{tools}",
    "{count} more": "另外 {count} 项",
    "{some} and {last}": "{some}、{last}",
    "{some}, {last}": "{some}、{last}",
    "{some} or {last}": "{some}或{last}",
    ", ": "、",
    " ": "",
    "yes": "是",
    "no": "否",
    "nothing": "无",
    "{where}; this file is not there any more": "{where}；此文件已不存在",
    "{where}; this file was changed since it was read": "{where}；此文件在读取之后已被更改",
    "not a number": "不是数字",
    "infinity": "无穷大",
    "minus infinity": "负无穷大",
    "Nothing.": "没有内容。",
    "Done": "已完成",
    "The answer is nothing that I can show here: {parts}.": "回答的内容无法在这里显示：{parts}。",
}
_TABLES = {
    "Which column do you mean: {names}?": "你指的是哪一列：{names}？",
    "What should I work out: how many, the total, the average, the highest or the lowest?": (
        "要计算什么：数量、总计、平均、最高还是最低？"
    ),
    "{title}: {cells}.": "{title}：{cells}。",
    "{title}: {text}": "{title}：{text}",
    "{title} has no further details.": "{title}没有更多内容。",
    "{title}: no entry for {names}{cells}.": "{title}：{names}没有填写{cells}。",
    "; {name} {value}": "；{name} {value}",
    "{cells}.": "{cells}。",
    "The table of {nouns} can only be read. Nothing was changed.": "表“{nouns}”只能读取。未做任何更改。",
    "There are no {scope}.": "没有{scope}。",
    "{nouns}{filters}": "{filters}{nouns}",
    " with {conditions}": "{conditions}的",
    " and ": "且",
    "{one} or {other}": "{one}或{other}",
    "{one} and {other}": "{one}和{other}",
    "{name} {value}": "{name}为{value}",
    "{name} not {value}": "{name}不为{value}",
    "{name} over {value}": "{name}大于{value}",
    "{name} at least {value}": "{name}不小于{value}",
    "{name} under {value}": "{name}小于{value}",
    "{name} at most {value}": "{name}不大于{value}",
    "{name} after {value}": "{name}晚于{value}",
    "{name} since {value}": "{name}不早于{value}",
    "{name} before {value}": "{name}早于{value}",
    "{name} until {value}": "{name}不晚于{value}",
    "{name} with {value}": "{name}含{value}",
    "{name} without {value}": "{name}不含{value}",
    "{name} empty": "{name}为空",
    "{name} filled": "{name}已填写",
    "{month} {year}": "{year}年{month}",
    "{month} of any year": "任意年份的{month}",
    "There is {count} {noun}{filters}": "{filters}{noun}有 {count} 条",
    "There are {count} {nouns}{filters}": "{filters}{nouns}有 {count} 条",
    "There is {count} {noun}{filters}.": "{filters}{noun}有 {count} 条。",
    "There are {count} {nouns}{filters}.": "{filters}{nouns}有 {count} 条。",
    "There are {count} different values of {column} in {scope}.": "{scope}的{column}有 {count} 个不同的值。",
    "There is one value of {column} in {scope}.": "{scope}的{column}只有 1 个值。",
    "There is {count} rows in {nouns}{filters}.": "{filters}{nouns}有 {count} 条。",
    "There are {count} rows in {nouns}{filters}.": "{filters}{nouns}有 {count} 条。",
    "{part} of {count} {nouns}{base} ({percent} %) are those{met}.": (
        "{count} 条{base}{nouns}中，{met}有 {part} 条（{percent}%）。"
    ),
    "{part} of {count} different values of {column} in {nouns}{base} ({percent} %) are those{met}.": (
        "{base}{nouns}的{column}有 {count} 个不同的值，其中{met}有 {part} 个（{percent}%）。"
    ),
    "The {label} of the {rows} {nouns}{among} with the {order} {column} is {value}.": (
        "{among}{column}{order}的 {rows} 条{nouns}的{label}是 {value}。"
    ),
    "The {label} of the {rows} {nouns}{among} with the {order} {column} is {value} ({noun} {row}).": (
        "{among}{column}{order}的 {rows} 条{nouns}的{label}是 {value}（{noun} {row}）。"
    ),
    "The {label} of the {noun}{among} with the {order} {column} is {value}.": (
        "{among}{column}{order}的{noun}的{label}是 {value}。"
    ),
    "{met} of the {rows} {nouns}{among} with the {order} {column} are those{filters}.": (
        "{among}{column}{order}的 {rows} 条{nouns}中，{filters}有 {met} 条。"
    ),
    "None of the {rows} {nouns}{among} with the {order} {column} are those{filters}.": (
        "{among}{column}{order}的 {rows} 条{nouns}中，没有{filters}。"
    ),
    "{part} of the {rows} {nouns}{among} with the {order} {column} ({percent} %) are those{met}.": (
        "{among}{column}{order}的 {rows} 条{nouns}中，{met}有 {part} 条（{percent}%）。"
    ),
    " Those that share the last place are counted in.": "并列最后一位的也计算在内。",
    "{found}; the first {shown}": "{found}；前 {shown} 条",
    "The {noun}{filters} with the {order} {column}": "{filters}{column}{order}的{noun}",
    "The {shown} {nouns}{filters} with the {order} {column}": "{filters}{column}{order}的 {shown} 条{nouns}",
    "{beginning}: {rows}": "{beginning}：{rows}",
    "number": "数量",
    "total {column}": "{column}总计",
    "average {column}": "平均{column}",
    "lowest {column}": "最低{column}",
    "highest {column}": "最高{column}",
    "number of different {column}": "不同{column}的数量",
    "earliest {column}": "最早{column}",
    "latest {column}": "最晚{column}",
    "highest": "最高",
    "lowest": "最低",
    "earliest": "最早",
    "latest": "最晚",
    "most": "最多",
    "fewest": "最少",
    "{name} ({value})": "{name}（{value}）",
    "The {label} of {scope} is {value}.": "{scope}的{label}是 {value}。",
    "The {label} of {scope} is {value} ({row}).": "{scope}的{label}是 {value}（{row}）。",
    "The {label} of {scope} by {named}: {groups}.": "{scope}的{label}，按{named}：{groups}。",
    " These are {shown} of {total}.": "这是 {total} 项中的 {shown} 项。",
    "The {named} with the {most} {scope}: {groups}.": "{scope}{most}的{named}：{groups}。",
    "The {named}s with the {most} {scope}: {groups}.": "{scope}{most}的{named}：{groups}。",
    "The {named} with the {label} of {scope}: {groups}.": "{scope}的{label}所在的{named}：{groups}。",
    "The {named}s with the {label} of {scope}: {groups}.": "{scope}的{label}所在的{named}：{groups}。",
    "The {named} with the {order} {label} of {scope}: {groups}.": "{scope}的{label}{order}的{named}：{groups}。",
    "The {named}s with the {order} {label} of {scope}: {groups}.": "{scope}的{label}{order}的{named}：{groups}。",
}
_OTHER_TOOLS = {
    "What should I work out?": "要计算什么？",
    "{expression} = {result}.": "{expression} = {result}。",
    "Which quantity should I convert, for example 5 miles?": "要换算哪个数量？例如 5 miles。",
    "Into which unit should I convert it?": "要换算成什么单位？",
    "{quantity} is {result}.": "{quantity} 等于 {result}。",
    "Which date should I start from?": "从哪一天开始算？",
    "How much time should I add?": "要加上多长时间？",
    "{offset} after {start}": "{start}之后 {offset}",
    "{offset} before {start}": "{start}之前 {offset}",
    "{phrase} is {answer}.": "{phrase}是{answer}。",
    "{weekday}, {date}": "{date}，{weekday}",
    "{day} {month} {year}": "{year}年{month}{day}日",
    "From which date should I count?": "从哪一天开始数？",
    "Up to which date should I count?": "数到哪一天？",
    "From {start} to {end} it is {count}.": "从{start}到{end}是 {count}。",
    "{count} working day": "{count} 个工作日",
    "{count} working days": "{count} 个工作日",
    "{working}, {count} with the first day": "{working}，连第一天共 {count} 个",
    "{count} year": "{count} 年",
    "{count} years": "{count} 年",
    "{count} month": "{count} 个月",
    "{count} months": "{count} 个月",
    "{count} week": "{count} 周",
    "{count} weeks": "{count} 周",
    "{count} day": "{count} 天",
    "{count} days": "{count} 天",
    "Which text should I count? Put it in quotation marks or after a colon.": (
        "要统计哪段文字？请放在引号里或冒号后面。"
    ),
    "The text has {counts}.": "这段文字有 {counts}。",
    "{count} word": "{count} 个词",
    "{count} words": "{count} 个词",
    "{count} character": "{count} 个字符",
    "{count} characters": "{count} 个字符",
    "{count} sentence": "{count} 个句子",
    "{count} sentences": "{count} 个句子",
    "{count} paragraph": "{count} 个段落",
    "{count} paragraphs": "{count} 个段落",
    "Which text should I look at?": "要看哪段文字？",
    "What is the {words}?": "{words} 是什么？",
    "The model “{model}” says: {label} ({percent} sure).": "模型“{model}”的回答：{label}（把握 {percent}）。",
    "The model “{model}” says: {score}.": "模型“{model}”的回答：{score}。",
    "none": "无",
    "no answer": "没有答案",
    "What should I look for in “{documents}”?": "要在“{documents}”中查找什么？",
}
# The built-in tools as they are named.
_NAMES = {
    "calculator": "计算器",
    "add to date": "日期推算",
    "days between": "日期间隔",
    "convert units": "单位换算",
    "text statistics": "文字统计",
}
_CALENDAR = {
    **{month.capitalize(): f"{at}月" for at, month in enumerate(MONTHS, 1)},
    # What rows are put together by.
    "year": "年份",
    "quarter": "季度",
    "month": "月份",
    "week": "周",
    "day": "日期",
    "weekday": "星期",
    "hour": "小时",
    "Monday": "星期一",
    "Tuesday": "星期二",
    "Wednesday": "星期三",
    "Thursday": "星期四",
    "Friday": "星期五",
    "Saturday": "星期六",
    "Sunday": "星期日",
}
_UNITS = {english: chinese for chinese, english in reversed(UNITS.items())}
_DAYS = {"today": "今天", "tomorrow": "明天", "yesterday": "昨天"}
_DAYS |= {"day after tomorrow": "后天", "day before yesterday": "前天"}
SENTENCES: dict[str, str] = {
    **_TURN,
    **_TABLES,
    **_OTHER_TOOLS,
    **_NAMES,
    **READY_MADE,
    **_CALENDAR,
    **_UNITS,
    **_DAYS,
    **ERRORS,
}
