"""What the agent says in Chinese where a tool could not answer, by the sentences of `engine.sentences`.

The window says the same in the same words, by its own translations; a test holds the two together.
"""

from __future__ import annotations

ERRORS: dict[str, str] = {
    "There is no tool called {tool}. Nothing was called.": "没有名为 {tool} 的工具。没有调用任何工具。",
    "The tools are: {tools}.": "可用的工具有：{tools}。",
    "The tool {tool} was not called: it still needs {missing}.": "没有调用工具 {tool}：还缺少 {missing}。",
    "Give {missing} as well.": "请一并提供 {missing}。",
    "The tool {tool} was not called: its argument {argument} does not fit ({problem}).": (
        "没有调用工具 {tool}：参数 {argument} 不符合要求（{problem}）。"
    ),
    "Put it differently, or try the tool on the Tools page.": "请换一种说法，或在“工具”页试用这个工具。",
    "The tool {tool} could not finish. Nothing was changed.": "工具 {tool} 未能完成。未做任何更改。",
    "Try again; the log in Settings says what went wrong.": "请重试；“设置”中的日志记录了出错原因。",
    "The tool {tool} took longer than {seconds} seconds and was left.": (
        "工具 {tool} 运行超过 {seconds} 秒，已不再等待。"
    ),
    "Try again, or ask for less at once.": "请重试，或每次少问一些。",
    "The tool {tool} took longer than {seconds} seconds and was left. It may already have taken effect.": (
        "工具 {tool} 运行超过 {seconds} 秒，已不再等待。其操作可能已经生效。"
    ),
    "Check before you ask for it again.": "请先核实，再重新提出请求。",
    "The result of the tool {tool} is too long to work with ({size} characters, at most {limit}).": (
        "工具 {tool} 的结果太长，无法处理（{size} 个字符，上限为 {limit} 个）。"
    ),
    "Ask for something more specific.": "请问得更具体一些。",
    "The tool {tool} was not used, because you did not allow it.": "没有使用工具 {tool}，因为你没有允许。",
    "Ask again to allow it.": "如需允许，请再问一次。",
    "This agent may not use the tool {tool}.": "这个助手不能使用工具 {tool}。",
    "You can allow it on the Tools page or in the agent's settings.": "你可以在“工具”页或助手的设置中允许它。",
    "The command line could not be read: {command}": "无法读取命令行：{command}",
    "Write it as in a terminal, for example: python server.py --readonly. Close every quotation mark.": (
        "请像在终端中那样书写，例如：python server.py --readonly。每个引号都要成对。"
    ),
    "This is not the JSON of one tool server that is a program on this computer.": (
        "这不是一个工具服务器的 JSON，或该服务器不是这台计算机上的程序。"
    ),
    "Give the command, args and env of one server, as its README shows them under mcpServers.": (
        "请提供一个服务器的 command、args 和 env，写法与其 README 中 mcpServers 下所示相同。"
    ),
    "“{part}” is for a terminal, and the command line is not run in one.": (
        "“{part}”只在终端中有效，而这条命令行不是在终端中运行的。"
    ),
    "Give only the program and what it takes, with whole paths. What it is to see as variables goes before it, for "
    "example: API_TOKEN=abc python /home/me/server.py": (
        "请只写程序及其参数，并使用完整路径。它需要的环境变量写在程序前面，"
        "例如：API_TOKEN=abc python /home/me/server.py"
    ),
    "{server} needs {names}, which this computer does not have. It was not started.": (
        "{server} 需要 {names}，但这台计算机上没有它的值，因此没有启动。"
    ),
    "Remove it on the Tools page and add it again with what it needs.": (
        "请在“工具”页移除它，然后连同所需的值重新添加。"
    ),
    "A call cannot be given {seconds} seconds. Nothing was added.": (
        "一次调用的时限不能是 {seconds} 秒。没有添加任何内容。"
    ),
    "Choose from 1 to {most}.": "请选择 1 到 {most} 秒。",
    "The program {program} was not found on this computer.": "在这台计算机上找不到程序 {program}。",
    "Check how it is written, install it, or give its whole path.": "请检查写法、安装它，或给出完整路径。",
    "The tool server {server} could not be started: {problem}": "无法启动工具服务器 {server}：{problem}",
    "Check that its program may be run.": "请检查其程序是否允许运行。",
    "The tool server {server} was started, but said nothing within {seconds} seconds, and was ended.": (
        "工具服务器 {server} 已启动，但 {seconds} 秒内没有任何回应，已被结束。"
    ),
    "Check the command line: the program must speak the Model Context Protocol (MCP) over its standard "
    "input and output.": ("请检查命令行：该程序必须通过标准输入和输出使用模型上下文协议（MCP）。"),
    "The program of {server} ended, or answered in a way that is not the Model Context Protocol (MCP).": (
        "{server} 的程序已结束，或其回答不符合模型上下文协议（MCP）。"
    ),
    "Check the command line; what the program wrote is under Details.": "请检查命令行；程序输出的内容在“详情”中。",
    "The tool server {server} ended while it was asked. What it had done until then stays done.": (
        "工具服务器 {server} 在被调用时结束了。此前已完成的操作仍然有效。"
    ),
    "It is started again the next time it is asked.": "下次调用时会重新启动。",
    "The tool server {server} sent more than {limit} MB at once, and was ended.": (
        "工具服务器 {server} 一次发送了超过 {limit} MB，已被结束。"
    ),
    "Ask for something smaller.": "请请求更少的内容。",
    "The tool server {server} gave an answer that does not fit what it had offered.": (
        "工具服务器 {server} 的回答与它所声明的不符。"
    ),
    "Look at the server again on the Tools page: it may have changed.": "请在“工具”页重新查看该服务器：它可能已更改。",
    "The tool server {server} does not offer {tool} any more as it did when you trusted it. It was not called.": (
        "工具服务器 {server} 提供的 {tool} 已与你信任它时不同，因此没有调用。"
    ),
    "Look at what changed, then trust the server again on the Tools page.": (
        "请查看更改之处，然后在“工具”页再次信任该服务器。"
    ),
    "{tool} comes after the first {most} tools, and a source can bring no more.": (
        "{tool} 排在前 {most} 个工具之后，一个来源最多只能提供这么多。"
    ),
    "Start the server with fewer tools, where it can be.": "如果可以，请让服务器只提供较少的工具。",
    "What {tool} takes is described in a way that cannot be used here.": "{tool} 的参数说明无法在这里使用。",
    "Ask who made it to describe it simply.": "请让其作者用更简单的方式描述。",
    "The tool {tool} reports an error: “{said}”.": "工具 {tool} 报告错误：“{said}”。",
    "Put it differently.": "请换一种说法。",
    "The file {file} cannot be read.": "无法读取文件 {file}。",
    "Put it back where it was, or remove the source and add it from its new place.": (
        "请将它放回原处，或移除该来源并从新位置添加。"
    ),
    "The file {file} is larger than {limit} MB and was not run.": "文件 {file} 大于 {limit} MB，没有运行。",
    "Choose the file with the functions.": "请选择包含函数的文件。",
    "The file {file} was changed since you trusted it, and was not run.": (
        "自你信任文件 {file} 之后，它已被更改，因此没有运行。"
    ),
    "Look at what changed, then trust it again on the Tools page.": "请查看更改之处，然后在“工具”页再次信任。",
    "The file {file} could not be run: {problem}": "无法运行文件 {file}：{problem}",
    "Correct it. Only this one file and installed packages can be imported.": (
        "请更正它。只能导入这一个文件和已安装的包。"
    ),
    "The file {file} has no function that can be a tool. Functions that cannot be used: {left}.": (
        "文件 {file} 中没有可以作为工具的函数。无法使用的函数：{left}。"
    ),
    "Give a function a type at each argument and a docstring that says what it does. Names that begin "
    "with _ are left out.": ("请为函数的每个参数标注类型，并写上说明其用途的文档字符串。名称以 _ 开头的函数会被略过。"),
    "The process of {tool} ended before it answered ({exit}).": "{tool} 的进程在回答之前结束了（{exit}）。",
    "What it wrote last is under Details.": "它最后输出的内容在“详情”中。",
    "The function {tool} reports an error: “{said}”.": "函数 {tool} 报告错误：“{said}”。",
    "Put it differently, or correct the function in its file.": "请换一种说法，或在文件中更正该函数。",
    "{tool} cannot be tried without changing something. Nothing was done.": (
        "{tool} 无法在不作更改的情况下试运行。未执行任何操作。"
    ),
    "Allow or deny it.": "请允许或拒绝它。",
    "The call of the tool {tool} was stopped before it answered.": "工具 {tool} 的调用在返回结果之前被停止了。",
    "Send the message again.": "请重新发送这条消息。",
    "The call of the tool {tool} was stopped before it answered. It may already have taken effect.": (
        "工具 {tool} 的调用在返回结果之前被停止了。其操作可能已经生效。"
    ),
    "Check before you send the message again.": "请先核实，再重新发送这条消息。",
    "“{expression}” could not be read as a calculation.": "“{expression}”无法识别为算式。",
    "Write it like 3 * 49.90 or 15% of 240.": "请写成 3 * 49.90 或 15% of 240 这样的形式。",
    "“{expression}” divides by zero.": "“{expression}”中除数为零。",
    "Check the number after the division sign.": "请检查除号后面的数字。",
    "“{expression}” is too large to work out.": "“{expression}”太大，无法计算。",
    "Use smaller numbers, and exponents up to 64.": "请使用较小的数字，指数不要超过 64。",
    "“{quantity}” could not be read as a number with a unit.": "无法将“{quantity}”读作带单位的数。",
    "Write it like 5 miles or 20 °C.": "请写成 5 miles 或 20 °C 这样。",
    "“{unit}” is not known as a unit.": "不认识单位“{unit}”。",
    "Write it like km, pounds or square metres.": "请写成 km、pounds 或 square metres 这样。",
    "“{quantity}” cannot be expressed in {unit}: they measure different things.": (
        "“{quantity}”不能用 {unit} 表示：它们度量的不是同一种量。"
    ),
    "Name a unit of the same kind, such as km for miles.": "请给出同类的单位，例如英里对应 km。",
    "“{date}” could not be read as a date.": "“{date}”无法识别为日期。",
    "Write it like {example}.": "请写成 {example} 这样的形式。",
    "“{date}” can be read as more than one date.": "“{date}”可以理解为多个不同的日期。",
    "Write it as one of {options}.": "请写成以下之一：{options}。",
    "“{offset}” leads to a date outside the calendar.": "“{offset}”推算出的日期超出了日历范围。",
    "Use a shorter time, such as 30 days.": "请使用较短的时间，例如 30 days。",
    "“{offset}” could not be read as a length of time.": "“{offset}”无法识别为时间长度。",
    "Write it like 30 days, two weeks or 3 months.": "请写成 30 days、two weeks 或 3 months 这样的形式。",
    "I found no {noun} with the {column} {value}.": "没有找到 {column} 为 {value} 的 {noun}。",
    "Check the {column}; there are, for example, {known}.": "请检查 {column}；现有的例如 {known}。",
    "“{words}” does not say what to work out.": "“{words}”没有说明要计算什么。",
    "Ask for how many, the total, the average, the highest or the lowest.": (
        "可以询问数量、总和、平均值、最大值或最小值。"
    ),
    "It is not clear which column of the {nouns} “{words}” means.": "无法确定“{words}”指的是 {nouns} 的哪一列。",
    "The columns to work with are: {columns}.": "可用的列有：{columns}。",
    "“{words}” cannot be worked out: no column of the {nouns} is stored as numbers.": (
        "“{words}”无法计算：{nouns} 没有按数字保存的列。"
    ),
    "The columns are: {columns}. If one of them has numbers, import the table again: the check names the "
    "cells that keep it text.": (
        "各列为：{columns}。如果其中某列是数字，请重新导入此表：检查会指出使该列保持为文本的单元格。"
    ),
    "It is not clear which rows “{words}” means.": "不清楚“{words}”指的是哪些行。",
    "Name a column with what should stand in it, such as “price < 10” or “name contains x”. The columns "
    "are: {columns}.": ("请指明某一列应有的内容，例如“price < 10”或“name contains x”。现有的列：{columns}。"),
    "“{words}” is no number of rows to show.": "“{words}”不是要显示的行数。",
    "Give a number from 1 to {most}.": "请给出 1 到 {most} 之间的数字。",
    "There is no {column} “{value}”.": "没有“{value}”这个 {column}。",
    "There are: {choices}.": "现有：{choices}。",
    "There are no {nouns}{filters} to work with.": "没有可供计算的{filters}{nouns}。",
    "Ask for others.": "请换个条件再问。",
    "The model {model} gave no answer.": "模型“{model}”没有给出答案。",
    "Try again, or open the model's page.": "请重试，或打开该模型的页面。",
    "There is no operation '{operation}'.": "没有名为“{operation}”的运算。",
    "The operations are: {allowed}.": "可用的运算有：{allowed}。",
    "The column '{column}' holds no numbers ({kind}), so there is no {operation} of it.": (
        "列“{column}”的内容不是数字（{kind}），无法进行 {operation} 运算。"
    ),
    "Choose a column of numbers, or count rows instead.": "请选择内容为数字的列，或改为统计行数。",
    "For the {operation} it has to be said of which column.": "计算 {operation} 时，必须说明是哪一列。",
    "The columns are: {columns}.": "各列为：{columns}。",
    "There is no comparison “{sign}”.": "没有“{sign}”这种比较方式。",
    "The comparisons are: {allowed}.": "可用的比较方式：{allowed}。",
    "The column '{column}' holds {kind}, which “{sign}” does not compare.": (
        "列“{column}”的内容是 {kind}，不能用“{sign}”比较。"
    ),
    "Use =, !=, contains or lacks.": "请使用 =、!=、contains 或 lacks。",
    "The column '{column}' is compared with a {kind}, and “{value}” is none.": (
        "列“{column}”要与 {kind} 比较，而“{value}”不是。"
    ),
    "Give a number such as 4.5, or a date such as 2026-11-18, 2026-11 or 2026.": (
        "请给出数字（如 4.5）或日期（如 2026-11-18、2026-11 或 2026）。"
    ),
    "The rows cannot be put together by the {part} of '{column}'.": "无法按“{column}”的 {part} 对行分组。",
    "A column of dates can be: by {allowed}. Other columns are taken as they are.": (
        "日期列可以按 {allowed} 分组；其他列按原值分组。"
    ),
    "The question was broken off after {seconds} seconds.": "该问题在 {seconds} 秒后被中止。",
    "Ask about fewer rows, or for a simpler figure.": "请缩小行的范围，或询问更简单的数值。",
    "Nothing in “{documents}” has to do with that.": "“{documents}”中没有与此相关的内容。",
    "Ask in other words, or name what you are looking for.": "请换一种说法，或说明你要找的内容。",
    "Something went wrong inside Deskhand. Nothing was changed.": "Deskhand 内部出现错误。未做任何更改。",
    "Try again. If it happens again, open Settings, Logs, and choose Save as… to hand the log on.": (
        "请重试。如果再次出现，请打开“设置”中的“日志”，点击“另存为…”，把日志交给帮助你的人。"
    ),
    "The documents have not been read yet, or what was kept of them ({file}) is damaged.": (
        "文档尚未读取，或为其保存的索引（{file}）已损坏。"
    ),
    "Have the folder read again; the documents themselves are not affected.": "请重新读取该文件夹；文档本身不受影响。",
    "The folder {folder} is not there. What was read of it before is kept.": (
        "文件夹 {folder} 不存在。之前读取的内容已保留。"
    ),
    "Connect the disk it lies on, or choose another folder.": "请连接它所在的磁盘，或选择另一个文件夹。",
}
