<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>AboutSection</name>
        <message>
            <location filename="../../gui/views/settings_about.py" />
            <source>Free software under the Apache License 2.0. Made of:</source>
            <translation>基于 Apache License 2.0 的自由软件。所用组件：</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_about.py" />
            <source>About</source>
            <translation>关于</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_about.py" />
            <source>Deskhand {version}</source>
            <translation>Deskhand {version}</translation>
        </message>
    </context>
    <context>
        <name>AgentWelcome</name>
        <message>
            <location filename="../../gui/views/agent_welcome.py" />
            <source>Choose a chat, or begin a new one</source>
            <translation>选择一个对话，或开始新的对话</translation>
        </message>
        <message>
            <location filename="../../gui/views/agent_welcome.py" />
            <source>Ask {agent} something</source>
            <translation>向 {agent} 提问</translation>
        </message>
        <message>
            <location filename="../../gui/views/agent_welcome.py" />
            <source>It uses its tools where they help. Try a question of your own.</source>
            <translation>需要时它会使用工具。试着提一个你自己的问题。</translation>
        </message>
        <message>
            <location filename="../../gui/views/agent_welcome.py" />
            <source>every tool of this project</source>
            <translation>此项目的所有工具</translation>
        </message>
        <message>
            <location filename="../../gui/views/agent_welcome.py" />
            <source>and {count} more</source>
            <translation>以及另外 {count} 个</translation>
        </message>
        <message>
            <location filename="../../gui/views/agent_welcome.py" />
            <source>Ask: {question}</source>
            <translation>提问：{question}</translation>
        </message>
    </context>
    <context>
        <name>AlarmTray</name>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_tray.py" />
            <source>Show the alarms</source>
            <translation>显示警报</translation>
        </message>
    </context>
    <context>
        <name>AlarmsPane</name>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_alarms.py" />
            <source>Alarms</source>
            <translation>警报</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_alarms.py" />
            <source>Show it to</source>
            <translation>应告知</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_alarms.py" />
            <source>A person or a team</source>
            <translation>某人或某个团队</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_alarms.py" />
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_alarms.py" />
            <source>A note, if you like</source>
            <translation>备注（可不填）</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_alarms.py" />
            <source>I have seen it</source>
            <translation>我已看过</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_alarms.py" />
            <source>Mute for a week</source>
            <translation>静音一周</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_alarms.py" />
            <source>Texts behind it</source>
            <translation>相关文本</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_alarms.py" />
            <source>Alarms about {about} are told again.</source>
            <translation>将重新提示关于“{about}”的警报。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_alarms.py" />
            <source>{about} is muted for a week.</source>
            <translation>“{about}”已静音一周。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_alarms.py" />
            <source>An alarm compares the negative texts of an hour (where they are few, of a day) with those of the same time of the week and with the recent level: a negative binomial CUSUM after Höhle and Paul (2008).</source>
            <translation>警报将每小时（文本较少时为每天）的负面文本数与一周中同一时段以及近期水平相比较：采用 Höhle 和 Paul（2008）的负二项 CUSUM 方法。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_alarms.py" />
            <source>No alarms</source>
            <translation>没有警报</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_alarms.py" />
            <source>An alarm is raised when negative texts surge beyond what the day of the week and the recent level explain. Two weeks of texts (four where they are few) teach what is usual.</source>
            <translation>当负面文本激增，超出星期规律和近期水平所能解释的范围时，就会发出警报。需要两周（文本较少时为四周）的文本才能知道什么是正常情况。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_alarms.py" />
            <source>About</source>
            <translation>关于</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_alarms.py" />
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_alarms.py" />
            <source>Since</source>
            <translation>开始于</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_alarms.py" />
            <source>Negative (expected)</source>
            <translation>负面（预计）</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_alarms.py" />
            <source>Tell again</source>
            <translation>重新提示</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_alarms.py" />
            <source>When</source>
            <translation>时间</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_alarms.py" />
            <source>Text</source>
            <translation>文本</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_alarms.py" />
            <source>What is new in them: {words}.</source>
            <translation>其中的新内容：{words}。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_alarms.py" />
            <source>{name} ({count} instead of {before})</source>
            <translation>{name}（{count}，平时 {before}）</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_alarms.py" />
            <source>At the same time grew: {names}.</source>
            <translation>同时增长的有：{names}。</translation>
        </message>
    </context>
    <context>
        <name>ApplyColumns</name>
        <message>
            <location filename="../../gui/views/apply_columns.py" />
            <source>Column for: {role}</source>
            <translation>对应的列：{role}</translation>
        </message>
        <message>
            <location filename="../../gui/views/apply_columns.py" />
            <source>Found by its name</source>
            <translation>按列名查找</translation>
        </message>
    </context>
    <context>
        <name>ApplyPart</name>
        <message>
            <location filename="../../gui/views/model_apply.py" />
            <source>Every row of the file gets the model's answer, how sure it is and what else it thought of, as new columns in a new file. The file itself is not changed.</source>
            <translation>文件的每一行都会得到模型的答案、把握程度以及它考虑过的其他答案，作为新列写入新文件。原文件不会改变。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_apply.py" />
            <source>Data files ({pattern})</source>
            <translation>数据文件 ({pattern})</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_apply.py" />
            <source>Drop a file here</source>
            <translation>将文件拖到这里</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_apply.py" />
            <source>CSV, TSV, Excel, JSONL or Parquet</source>
            <translation>CSV、TSV、Excel、JSONL 或 Parquet</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_apply.py" />
            <source>Read</source>
            <translation>读取</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_apply.py" />
            <source>Write to</source>
            <translation>写入</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_apply.py" />
            <source>Choose…</source>
            <translation>选择…</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_apply.py" />
            <source>Apply the model</source>
            <translation>应用模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_apply.py" />
            <source>Applying the model</source>
            <translation>正在应用模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_apply.py" />
            <source>Rows answered</source>
            <translation>已回答的行</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_apply.py" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_apply.py" />
            <source>Open folder</source>
            <translation>打开文件夹</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_apply.py" />
            <source>Open the file</source>
            <translation>打开文件</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_apply.py" />
            <source>Another file</source>
            <translation>换一个文件</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_apply.py" />
            <source>{done} of {rows}</source>
            <translation>{done} / {rows}</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_apply.py" />
            <source>{rows} answered in {time}, in {file}.</source>
            <translation>已在 {time}内回答 {rows}，结果在 {file} 中。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_apply.py" />
            <source>Read from: {columns}.</source>
            <translation>读取的列：{columns}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_apply.py" />
            <source>The answers stand in: {columns}.</source>
            <translation>答案写在这些列：{columns}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_apply.py" />
            <source>Stopped. Nothing was written.</source>
            <translation>已停止。没有写入任何内容。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_apply.py" />
            <source>Write the answers to</source>
            <translation>将答案写入</translation>
        </message>
    </context>
    <context>
        <name>ApprovalCard</name>
        <message>
            <location filename="../../gui/widgets/approval_card.py" />
            <source>May the agent use {tool}?</source>
            <translation>允许助手使用 {tool} 吗？</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/approval_card.py" />
            <source>Its name mixes letters of different alphabets, which may look like another tool's.</source>
            <translation>它的名称混用了不同文字的字母，看起来可能像另一个工具。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/approval_card.py" />
            <source>What the tool does</source>
            <translation>工具的用途</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/approval_card.py" />
            <source>It comes from “{source}”.</source>
            <translation>它来自“{source}”。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/approval_card.py" />
            <source>It waits for you. Nothing has been done yet.</source>
            <translation>它在等你决定。目前还没有做任何操作。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/approval_card.py" />
            <source>Allow once</source>
            <translation>允许一次</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/approval_card.py" />
            <source>Always for this tool</source>
            <translation>此工具始终允许</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/approval_card.py" />
            <source>Deny</source>
            <translation>拒绝</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/approval_card.py" />
            <source>Try without changing</source>
            <translation>试运行（不作更改）</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/approval_card.py" />
            <source>It could not be tried: {why}</source>
            <translation>无法试运行：{why}</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/approval_card.py" />
            <source>This is what it would do. Nothing was changed.</source>
            <translation>它会这样做。目前未作任何更改。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/approval_card.py" />
            <source>Result</source>
            <translation>结果</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/approval_card.py" />
            <source>Trying it without changing anything</source>
            <translation>正在试运行，不作任何更改</translation>
        </message>
    </context>
    <context>
        <name>ArgumentMarks</name>
        <message>
            <location filename="../../gui/views/label_arguments.py" />
            <source>New argument</source>
            <translation>新参数</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_arguments.py" />
            <source>Type a new argument for the selection, press Enter</source>
            <translation>为选中的词语输入新参数，按回车</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_arguments.py" />
            <source>Done, next text</source>
            <translation>完成，下一段</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_arguments.py" />
            <source>Another tool</source>
            <translation>换一个工具</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_arguments.py" />
            <source>Back to the choice of a tool (Esc)</source>
            <translation>返回选择工具（Esc）</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_arguments.py" />
            <source>Arguments of {tool}</source>
            <translation>{tool} 的参数</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_arguments.py" />
            <source>Still open: {names}. Mark the words, or press the number with nothing selected to leave it out.</source>
            <translation>尚缺：{names}。请标记词语；若没有，请在未选中任何词语时按其数字键将其略过。</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_arguments.py" />
            <source>left out</source>
            <translation>已略过</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_arguments.py" />
            <source>still open</source>
            <translation>尚缺</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_arguments.py" />
            <source>if there is one</source>
            <translation>如有</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_arguments.py" />
            <source>This tool has no arguments so far. Enter goes on.</source>
            <translation>这个工具还没有参数。按回车继续。</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_arguments.py" />
            <source>Select words with the mouse or Shift and the arrows, then press the number of the argument. Delete takes the mark under the cursor away, Enter goes on.</source>
            <translation>用鼠标或 Shift 加方向键选中词语，然后按参数的数字键。按 Delete 去掉光标处的标记，按回车继续。</translation>
        </message>
    </context>
    <context>
        <name>BaseCard</name>
        <message>
            <location filename="../../gui/views/base_models.py" />
            <source>Fetching {name}</source>
            <translation>正在获取 {name}</translation>
        </message>
        <message>
            <location filename="../../gui/views/base_models.py" />
            <source>An older Deskhand made it ready to run. It works as it did; made anew from its own weights, without the network, it may be quicker and surer.</source>
            <translation>它由较早版本的 Deskhand 准备好运行，现在照旧可用；用它自己的权重重新生成（不联网），可能更快、更可靠。</translation>
        </message>
        <message>
            <location filename="../../gui/views/base_models.py" />
            <source>Make it anew</source>
            <translation>重新生成</translation>
        </message>
        <message>
            <location filename="../../gui/views/base_models.py" />
            <source>Fetch</source>
            <translation>获取</translation>
        </message>
        <message>
            <location filename="../../gui/views/base_models.py" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <location filename="../../gui/views/base_models.py" />
            <source>Open folder</source>
            <translation>打开文件夹</translation>
        </message>
        <message>
            <location filename="../../gui/views/base_models.py" />
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <location filename="../../gui/views/base_models.py" />
            <source>Ready</source>
            <translation>已就绪</translation>
        </message>
        <message>
            <location filename="../../gui/views/base_models.py" />
            <source>Not here yet</source>
            <translation>尚未获取</translation>
        </message>
        <message>
            <location filename="../../gui/views/base_models.py" />
            <source>{count} million parameters</source>
            <translation>{count} 百万参数</translation>
        </message>
        <message>
            <location filename="../../gui/views/base_models.py" />
            <source>Ready, made by an older Deskhand</source>
            <translation>就绪，由较早版本的 Deskhand 生成</translation>
        </message>
        <message>
            <location filename="../../gui/views/base_models.py" />
            <source>Damaged: remove it, then add it again</source>
            <translation>已损坏：请移除后重新添加</translation>
        </message>
        <message>
            <location filename="../../gui/views/base_models.py" />
            <source>Damaged: fetch it again</source>
            <translation>已损坏：请重新获取</translation>
        </message>
        <message>
            <location filename="../../gui/views/base_models.py" />
            <source>Remove {name}?</source>
            <translation>移除 {name}？</translation>
        </message>
        <message>
            <location filename="../../gui/views/base_models.py" />
            <source>Its files are deleted from this computer. Models that were trained from it stay and go on working; an agent that writes with it needs another. You can add it again from its folder.</source>
            <translation>它的文件会从这台电脑上删除。用它训练出的模型会保留并照常可用；用它撰写回复的助手需要另选一个。你可以从它原来的文件夹重新添加。</translation>
        </message>
        <message>
            <location filename="../../gui/views/base_models.py" />
            <source>{name} is ready.</source>
            <translation>{name} 已就绪。</translation>
        </message>
        <message>
            <location filename="../../gui/views/base_models.py" />
            <source>Removed {name}.</source>
            <translation>已移除 {name}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/base_models.py" />
            <source>Stopped. What was downloaded is kept for the next try.</source>
            <translation>已停止。已下载的部分会保留，供下次继续。</translation>
        </message>
    </context>
    <context>
        <name>BaseModels</name>
        <message>
            <location filename="../../gui/views/base_models.py" />
            <source>Base models</source>
            <translation>基础模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/base_models.py" />
            <source>What your models are made from. Fetching one is the only thing that uses the network.</source>
            <translation>你的模型由它们训练而来。只有获取基础模型时才使用网络。</translation>
        </message>
        <message>
            <location filename="../../gui/views/base_models.py" />
            <source>Add a folder…</source>
            <translation>添加文件夹…</translation>
        </message>
        <message>
            <location filename="../../gui/views/base_models.py" />
            <source>Choose a Hugging Face model folder</source>
            <translation>选择一个 Hugging Face 模型文件夹</translation>
        </message>
        <message>
            <location filename="../../gui/views/base_models.py" />
            <source>Adding {folder}: checking and copying. You can go on working.</source>
            <translation>正在添加 {folder}：检查并复制。你可以继续工作。</translation>
        </message>
        <message>
            <location filename="../../gui/views/base_models.py" />
            <source>Added {name}.</source>
            <translation>已添加 {name}。</translation>
        </message>
    </context>
    <context>
        <name>BelowSteps</name>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_start.py" />
            <source>Read them again</source>
            <translation>重新判读</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_start.py" />
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_start.py" />
            <source>Time zone</source>
            <translation>时区</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_start.py" />
            <source>Days begin at midnight there; times that name no zone are read in it from now on.</source>
            <translation>每天从该时区的午夜开始；此后读入的未注明时区的时间按该时区理解。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_start.py" />
            <source>Read by an older model: {texts}.</source>
            <translation>由旧模型判读：{texts}。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_start.py" />
            <source>This computer's</source>
            <translation>本机时区</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_start.py" />
            <source>This computer's ({zone})</source>
            <translation>本机时区（{zone}）</translation>
        </message>
    </context>
    <context>
        <name>BusyState</name>
        <message>
            <location filename="../../gui/widgets/busy_state.py" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
    </context>
    <context>
        <name>CallAnswer</name>
        <message>
            <location filename="../../gui/views/label_calls.py" />
            <source>The text to mark</source>
            <translation>要标记的文本</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_calls.py" />
            <source>Press a number, or type a tool and press Enter</source>
            <translation>按数字键，或输入工具后按回车</translation>
        </message>
    </context>
    <context>
        <name>CallCorrection</name>
        <message>
            <location filename="../../gui/views/call_correction.py" />
            <source>Save correction</source>
            <translation>保存纠正</translation>
        </message>
        <message>
            <location filename="../../gui/views/call_correction.py" />
            <source>Which tool should have been used for these words?</source>
            <translation>对于这些话，应该使用哪个工具？</translation>
        </message>
        <message>
            <location filename="../../gui/views/call_correction.py" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <location filename="../../gui/views/call_correction.py" />
            <source>These words stand among the locked test rows, so they are never learned from. Later models that choose tools are checked against your answer.</source>
            <translation>这些话在锁定的测试行里，所以永远不会用来学习。以后选择工具的模型会按你的回答检查。</translation>
        </message>
        <message>
            <location filename="../../gui/views/call_correction.py" />
            <source>Your answer becomes a row to learn from. Later models that choose tools are checked against it.</source>
            <translation>你的回答会成为一行学习数据。以后选择工具的模型会按它检查。</translation>
        </message>
    </context>
    <context>
        <name>CellEditor</name>
        <message>
            <location filename="../../gui/widgets/cell_editor.py" />
            <source>Enter keeps the change, Shift+Enter begins a new line, Esc leaves the cell as it was.</source>
            <translation>按 Enter 保留修改，Shift+Enter 换行，Esc 让单元格保持原样。</translation>
        </message>
    </context>
    <context>
        <name>ChatList</name>
        <message>
            <location filename="../../gui/widgets/chat_list.py" />
            <source>Search chats</source>
            <translation>搜索对话</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/chat_list.py" />
            <source>Chats</source>
            <translation>对话</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/chat_list.py" />
            <source>No chat holds these words.</source>
            <translation>没有对话包含这些字词。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/chat_list.py" />
            <source>New chat</source>
            <translation>新对话</translation>
        </message>
    </context>
    <context>
        <name>ChatPane</name>
        <message>
            <location filename="../../gui/views/chat_pane.py" />
            <source>You change what you said before. The conversation goes on from there; the old one is kept.</source>
            <translation>你正在修改之前说过的话。对话从那里继续；原来的会保留。</translation>
        </message>
        <message>
            <location filename="../../gui/views/chat_pane.py" />
            <source>Leave it as it was</source>
            <translation>保持原样</translation>
        </message>
        <message>
            <location filename="../../gui/views/chat_pane.py" />
            <source>Reading the conversation</source>
            <translation>正在读取对话内容</translation>
        </message>
    </context>
    <context>
        <name>ChatView</name>
        <message>
            <location filename="../../gui/views/chat.py" />
            <source>Reading the chats</source>
            <translation>正在读取对话</translation>
        </message>
        <message>
            <location filename="../../gui/views/chat.py" />
            <source>Write to your agent. When it needs a tool, a card shows which one, with which arguments and how long it took; open the card for everything exact. Words that are underlined come from a message: point at them to see which. Enter sends, Shift+Enter makes a new line, Esc stops an answer.</source>
            <translation>给助手写消息。它需要工具时，会用卡片显示用了哪个工具、什么参数、花了多久；打开卡片可以看到全部细节。带下划线的词来自某条消息：把鼠标移上去就能看到是哪一条。按 Enter 发送，Shift+Enter 换行，Esc 停止回复。</translation>
        </message>
        <message>
            <location filename="../../gui/views/chat.py" />
            <source>New chat</source>
            <translation>新对话</translation>
        </message>
        <message>
            <location filename="../../gui/views/chat.py" />
            <source>Rename this chat</source>
            <translation>重命名此对话</translation>
        </message>
        <message>
            <location filename="../../gui/views/chat.py" />
            <source>Save this chat as a file</source>
            <translation>将此对话保存为文件</translation>
        </message>
        <message>
            <location filename="../../gui/views/chat.py" />
            <source>Delete this chat</source>
            <translation>删除此对话</translation>
        </message>
        <message>
            <location filename="../../gui/views/chat.py" />
            <source>Delete this agent</source>
            <translation>删除此助手</translation>
        </message>
        <message>
            <location filename="../../gui/views/chat.py" />
            <source>Write a message</source>
            <translation>写一条消息</translation>
        </message>
        <message>
            <location filename="../../gui/views/chat.py" />
            <source>No agent yet</source>
            <translation>还没有助手</translation>
        </message>
        <message>
            <location filename="../../gui/views/chat.py" />
            <source>An agent answers questions with your own tools and models, on this computer. It takes a minute to set one up.</source>
            <translation>助手在这台电脑上用你自己的工具和模型回答问题。设置只需一分钟。</translation>
        </message>
        <message>
            <location filename="../../gui/views/chat.py" />
            <source>Set up an agent</source>
            <translation>设置助手</translation>
        </message>
        <message>
            <location filename="../../gui/views/chat.py" />
            <source>New agent</source>
            <translation>新助手</translation>
        </message>
        <message>
            <location filename="../../gui/views/chat.py" />
            <source>Change this agent</source>
            <translation>更改此助手</translation>
        </message>
        <message>
            <location filename="../../gui/views/chat.py" />
            <source>Rename this chat (F2)</source>
            <translation>重命名此对话 (F2)</translation>
        </message>
        <message>
            <location filename="../../gui/views/chat.py" />
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <location filename="../../gui/views/chat.py" />
            <source>The chat is called {title} now.</source>
            <translation>对话现在名为 {title}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/chat.py" />
            <source>Deleted “{title}”. Until this project is opened again you can have it back, also with Ctrl+K.</source>
            <translation>已删除“{title}”。在重新打开此项目之前，可以恢复它，也可以按 Ctrl+K 恢复。</translation>
        </message>
        <message>
            <location filename="../../gui/views/chat.py" />
            <source>Have the chat “{title}” back</source>
            <translation>恢复对话“{title}”</translation>
        </message>
    </context>
    <context>
        <name>ChatWizard</name>
        <message>
            <location filename="../../gui/wizards/chat_wizard.py" />
            <source>An agent answers with your tools and models, on this computer.</source>
            <translation>助手在这台电脑上用你的工具和模型回答问题。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_wizard.py" />
            <source>What is it for?</source>
            <translation>它用来做什么？</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_wizard.py" />
            <source>What the agent may use. Your tables and models are tools already.</source>
            <translation>助手可以使用哪些工具。你的表格和模型已经是工具。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_wizard.py" />
            <source>Tools</source>
            <translation>工具</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_wizard.py" />
            <source>The caller picks a tool, Deskhand calls it, and the composer writes the reply.</source>
            <translation>调用方选出工具，Deskhand 调用它，再由回复撰写模型写出回复。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_wizard.py" />
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_wizard.py" />
            <source>“{agent}” is not kept.</source>
            <translation>未保留“{agent}”。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_wizard.py" />
            <source>“{agent}” is as it was before.</source>
            <translation>“{agent}”已恢复原样。</translation>
        </message>
    </context>
    <context>
        <name>ClassAnswer</name>
        <message>
            <location filename="../../gui/views/label_answers.py" />
            <source>The text to label</source>
            <translation>要标注的文本</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_answers.py" />
            <source>Press a number, or type a label and press Enter</source>
            <translation>按数字键，或输入标签后按回车</translation>
        </message>
    </context>
    <context>
        <name>ClassesPart</name>
        <message>
            <location filename="../../gui/views/model_classes.py" />
            <source>Class</source>
            <translation>类别</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_classes.py" />
            <source>Found (recall)</source>
            <translation>找到的比例（召回率）</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_classes.py" />
            <source>Right when said (precision)</source>
            <translation>判断正确的比例（精确率）</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_classes.py" />
            <source>Both (F1)</source>
            <translation>综合（F1）</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_classes.py" />
            <source>Test rows</source>
            <translation>测试行</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_classes.py" />
            <source>Classes, worst first</source>
            <translation>各类别，最差的在前</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_classes.py" />
            <source>Worst first. Found: of the rows of a class, how many it recognised. Right when said: of the rows it gave this class, how many were. A class with few rows says little. Double-click a class to read its mistakes.</source>
            <translation>最差的在前。找到的比例：该类别的行中被认出的比例。判断正确的比例：判为该类别的行中真正属于它的比例。行数少的类别说明不了太多。双击一个类别可查看其错误。</translation>
        </message>
    </context>
    <context>
        <name>Closing</name>
        <message>
            <location filename="../../gui/closing.py" />
            <source>A training is still running</source>
            <translation>有一个训练仍在进行</translation>
        </message>
        <message>
            <location filename="../../gui/closing.py" />
            <source>Paused trainings keep everything learned so far and can be resumed at any time.</source>
            <translation>暂停的训练会保留已学到的一切，随时可以继续。</translation>
        </message>
        <message>
            <location filename="../../gui/closing.py" />
            <source>Keep training in the background</source>
            <translation>在后台继续训练</translation>
        </message>
        <message>
            <location filename="../../gui/closing.py" />
            <source>Pause and close</source>
            <translation>暂停并关闭</translation>
        </message>
        <message>
            <location filename="../../gui/closing.py" />
            <source>Cancel the training and close</source>
            <translation>取消训练并关闭</translation>
        </message>
        <message>
            <location filename="../../gui/closing.py" />
            <source>Stay here</source>
            <translation>留在这里</translation>
        </message>
        <message>
            <location filename="../../gui/closing.py" />
            <source>Pausing the training, then closing.</source>
            <translation>正在暂停训练，然后关闭。</translation>
        </message>
        <message>
            <location filename="../../gui/closing.py" />
            <source>Cancelling, then closing.</source>
            <translation>正在取消，然后关闭。</translation>
        </message>
        <message>
            <location filename="../../gui/closing.py" />
            <source>Open Deskhand</source>
            <translation>打开 Deskhand</translation>
        </message>
        <message>
            <location filename="../../gui/closing.py" />
            <source>Deskhand is training in the background</source>
            <translation>Deskhand 正在后台训练</translation>
        </message>
    </context>
    <context>
        <name>CodeBlock</name>
        <message>
            <location filename="../../gui/widgets/code_block.py" />
            <source>Copy: {what}</source>
            <translation>复制：{what}</translation>
        </message>
    </context>
    <context>
        <name>ColumnsDialog</name>
        <message>
            <location filename="../../gui/ready_made/columns_dialog.py" />
            <source>Columns: {part}</source>
            <translation>列：{part}</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/columns_dialog.py" />
            <source>Leave out greetings and signatures</source>
            <translation>去掉称呼和签名</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/columns_dialog.py" />
            <source>Read it so</source>
            <translation>就这样读取</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/columns_dialog.py" />
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/columns_dialog.py" />
            <source>Look whether the columns are the right ones.</source>
            <translation>请看看这些列是否正确。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/columns_dialog.py" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/columns_dialog.py" />
            <source>Not read: {columns}</source>
            <translation>不读取：{columns}</translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <location filename="../../gui/command_palette.py" />
            <source>Actions</source>
            <translation>操作</translation>
        </message>
        <message>
            <location filename="../../gui/command_palette.py" />
            <source>What would you like to do?</source>
            <translation>你想做什么？</translation>
        </message>
        <message>
            <location filename="../../gui/command_palette.py" />
            <source>Search actions</source>
            <translation>搜索操作</translation>
        </message>
    </context>
    <context>
        <name>ComparePage</name>
        <message>
            <location filename="../../gui/views/compare.py" />
            <source>First model</source>
            <translation>第一个模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/compare.py" />
            <source>Second model</source>
            <translation>第二个模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/compare.py" />
            <source>Back to all models</source>
            <translation>返回全部模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/compare.py" />
            <source>Compare two models</source>
            <translation>比较两个模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/compare.py" />
            <source>against</source>
            <translation>对比</translation>
        </message>
        <message>
            <location filename="../../gui/views/compare.py" />
            <source>Dataset whose test rows both answer</source>
            <translation>两个模型都要回答其测试行的数据集</translation>
        </message>
        <message>
            <location filename="../../gui/views/compare.py" />
            <source>Measure both</source>
            <translation>测量两个模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/compare.py" />
            <source>Let both answer the test rows of</source>
            <translation>让两个模型都回答测试行，数据集：</translation>
        </message>
        <message>
            <location filename="../../gui/views/compare.py" />
            <source>Measure</source>
            <translation>指标</translation>
        </message>
        <message>
            <location filename="../../gui/views/compare.py" />
            <source>Side by side</source>
            <translation>并排对比</translation>
        </message>
        <message>
            <location filename="../../gui/views/compare.py" />
            <source>Rows that only one of them gets right</source>
            <translation>只有一个模型答对的行</translation>
        </message>
        <message>
            <location filename="../../gui/views/compare.py" />
            <source>Text</source>
            <translation>文本</translation>
        </message>
        <message>
            <location filename="../../gui/views/compare.py" />
            <source>Right answer</source>
            <translation>正确答案</translation>
        </message>
        <message>
            <location filename="../../gui/views/compare.py" />
            <source>First</source>
            <translation>第一个</translation>
        </message>
        <message>
            <location filename="../../gui/views/compare.py" />
            <source>Second</source>
            <translation>第二个</translation>
        </message>
        <message>
            <location filename="../../gui/views/compare.py" />
            <source>Right is</source>
            <translation>答对的是</translation>
        </message>
        <message>
            <location filename="../../gui/views/compare.py" />
            <source>Comparing</source>
            <translation>正在比较</translation>
        </message>
        <message>
            <location filename="../../gui/views/compare.py" />
            <source>Both right: {both}. Only {first}: {only_first}. Only {second}: {only_second}. Neither: {neither}.</source>
            <translation>都答对：{both}。只有 {first}：{only_first}。只有 {second}：{only_second}。都答错：{neither}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/compare.py" />
            <source>Difference: {told}</source>
            <translation>差值：{told}</translation>
        </message>
        <message>
            <location filename="../../gui/views/compare.py" />
            <source>On the {rows} of the test part of {data}, the same for both.</source>
            <translation>在 {data} 的测试部分的 {rows} 上，两个模型相同。</translation>
        </message>
        <message>
            <location filename="../../gui/views/compare.py" />
            <source>A number counts as right that is no further off than both are on average.</source>
            <translation>误差不超过两个模型平均误差的数值算作正确。</translation>
        </message>
        <message>
            <location filename="../../gui/views/compare.py" />
            <source>Left out, as one of the models had learned from them: {rows}.</source>
            <translation>因其中一个模型学习过而略去：{rows}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/compare.py" />
            <source>No clear difference between {first} and {second}: more test rows would tell.</source>
            <translation>{first} 与 {second} 没有明显差别：更多测试行才能分辨。</translation>
        </message>
        <message>
            <location filename="../../gui/views/compare.py" />
            <source>{better} is better than {other}, by more than chance.</source>
            <translation>{better} 优于 {other}，而且不是偶然。</translation>
        </message>
    </context>
    <context>
        <name>ComposerBox</name>
        <message>
            <location filename="../../gui/widgets/composer_box.py" />
            <source>Your message</source>
            <translation>你的消息</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/composer_box.py" />
            <source>Send</source>
            <translation>发送</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/composer_box.py" />
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/composer_box.py" />
            <source>Stop the answer (Esc)</source>
            <translation>停止回复（Esc）</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/composer_box.py" />
            <source>Send (Enter)</source>
            <translation>发送（Enter）</translation>
        </message>
    </context>
    <context>
        <name>ComputerSection</name>
        <message>
            <location filename="../../gui/views/settings_computer.py" />
            <source>Folders</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_computer.py" />
            <source>This computer</source>
            <translation>这台电脑</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_computer.py" />
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_computer.py" />
            <source>Base models</source>
            <translation>基础模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_computer.py" />
            <source>Log file</source>
            <translation>日志文件</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_computer.py" />
            <source>Open the folder: {name}</source>
            <translation>打开文件夹：{name}</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_computer.py" />
            <source>{name}, {cores}</source>
            <translation>{name}，{cores}</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_computer.py" />
            <source>System</source>
            <translation>系统</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_computer.py" />
            <source>Processor</source>
            <translation>处理器</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_computer.py" />
            <source>Graphics processor</source>
            <translation>图形处理器</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_computer.py" />
            <source>none that can train</source>
            <translation>没有可用于训练的</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_computer.py" />
            <source>Memory</source>
            <translation>内存</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_computer.py" />
            <source>Free disk</source>
            <translation>磁盘可用空间</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_computer.py" />
            <source>the processor</source>
            <translation>处理器</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_computer.py" />
            <source>the graphics processor (CUDA)</source>
            <translation>图形处理器（CUDA）</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_computer.py" />
            <source>the graphics processor (DirectML)</source>
            <translation>图形处理器（DirectML）</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_computer.py" />
            <source>the Apple processor (Core ML)</source>
            <translation>Apple 处理器（Core ML）</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_computer.py" />
            <source>{where}, as {wanted} did not start: answers come more slowly. The log says why.</source>
            <translation>{where}，因为{wanted}未能启动：回答较慢。原因见日志。</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_computer.py" />
            <source>Models answer on</source>
            <translation>模型运行于</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_computer.py" />
            <source>{free} free of {whole}</source>
            <translation>可用 {free}，共 {whole}</translation>
        </message>
    </context>
    <context>
        <name>ConfusionMatrix</name>
        <message>
            <location filename="../../gui/widgets/confusion_matrix.py" />
            <source>Matrix of mix-ups</source>
            <translation>混淆矩阵</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/confusion_matrix.py" />
            <source>{rows} of “{gold}”: right</source>
            <translation>“{gold}”的{rows}：判断正确</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/confusion_matrix.py" />
            <source>{rows} of “{gold}” taken for “{said}”</source>
            <translation>“{gold}”的{rows}被判为“{said}”</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/confusion_matrix.py" />
            <source>right answer ↓
model said →</source>
            <translation>正确答案 ↓
模型判断 →</translation>
        </message>
    </context>
    <context>
        <name>Context</name>
        <message>
            <location filename="../../gui/context.py" />
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
    </context>
    <context>
        <name>Conversation</name>
        <message>
            <location filename="../../gui/widgets/conversation.py" />
            <source>Conversation</source>
            <translation>对话内容</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/conversation.py" />
            <source>Show earlier messages</source>
            <translation>显示更早的消息</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/conversation.py" />
            <source>Newest below</source>
            <translation>最新消息在下方</translation>
        </message>
    </context>
    <context>
        <name>ConversationTail</name>
        <message>
            <location filename="../../gui/widgets/conversation_tail.py" />
            <source>Working on it</source>
            <translation>正在处理</translation>
        </message>
    </context>
    <context>
        <name>Correction</name>
        <message>
            <location filename="../../gui/widgets/message_bubble.py" />
            <source>What it should have said</source>
            <translation>应有的回复</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/message_bubble.py" />
            <source>Save correction</source>
            <translation>保存纠正</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/message_bubble.py" />
            <source>Correct the reply: what should it have said?</source>
            <translation>纠正回复：它本应怎么说？</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/message_bubble.py" />
            <source>Your words become a training row of the dataset “replies”, and later models that learn conversations are checked against them. This agent goes on writing its replies as before, until you choose such a model as its composer.</source>
            <translation>你写的话会成为数据集“replies”中的一行训练数据，以后学习对话的模型会按它检查。此助手仍像以前一样撰写回复，直到你选择这样的模型来撰写它的回复。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/message_bubble.py" />
            <source>Only mark as wrong</source>
            <translation>仅标记为错误</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/message_bubble.py" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/message_bubble.py" />
            <source>The wrong tool was used, or with the wrong words</source>
            <translation>用错了工具，或参数的字词不对</translation>
        </message>
    </context>
    <context>
        <name>DataCheckPage</name>
        <message>
            <location filename="../../gui/wizards/data_check_page.py" />
            <source>Each finding says what was found, in how many rows, and what becomes of them. A repair that you tick changes the import only, never your files. Then the rows are divided: most are learned from, some choose the best round, and the test rows are locked away to measure the model.</source>
            <translation>每项发现都说明发现了什么、涉及多少行、这些行会怎样处理。你勾选的修复只改变导入的内容，绝不改动你的文件。随后数据行会被划分：大部分用于学习，一部分用来选出最佳轮次，测试行则锁定起来，用于衡量模型。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_check_page.py" />
            <source>Importing</source>
            <translation>正在导入</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_check_page.py" />
            <source>Name of the dataset</source>
            <translation>数据集名称</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_check_page.py" />
            <source>A dataset for another task has this name. This one gets a number after it.</source>
            <translation>已有另一种任务的数据集使用此名称。此数据集的名称后会加上编号。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_check_page.py" />
            <source>The project has a dataset of this name. This import becomes its version {version}.</source>
            <translation>项目中已有同名数据集。此次导入将成为它的第 {version} 版。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_check_page.py" />
            <source>Your file stays as it is.</source>
            <translation>你的文件保持不变。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_check_page.py" />
            <source>Nothing to repair was found.</source>
            <translation>没有发现需要修复的问题。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_check_page.py" />
            <source>{rows} will be imported.</source>
            <translation>将导入 {rows}。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_check_page.py" />
            <source>{rows} will be imported</source>
            <translation>将导入 {rows}</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_check_page.py" />
            <source>{count} left out</source>
            <translation>略过 {count} 行</translation>
        </message>
    </context>
    <context>
        <name>DataColumnsPage</name>
        <message>
            <location filename="../../gui/wizards/data_columns_page.py" />
            <source>These texts have no labels yet: I will give them in Deskhand</source>
            <translation>这些文本还没有标签：我将在 Deskhand 中标注</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_columns_page.py" />
            <source>Five rows as the model will see them</source>
            <translation>模型将看到的五行</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_columns_page.py" />
            <source>Say which column holds what the model reads, and which holds what it is to answer. The rows are shown as the model will see them.</source>
            <translation>请指明哪一列是模型要读的内容，哪一列是它要给出的答案。数据行按模型看到的样子显示。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_columns_page.py" />
            <source>Column for: {role}</source>
            <translation>对应的列：{role}</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_columns_page.py" />
            <source>Choose a column…</source>
            <translation>选择一列…</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_columns_page.py" />
            <source>Not used</source>
            <translation>不使用</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_columns_page.py" />
            <source>{column} ({kind}, {count} different)</source>
            <translation>{column}（{kind}，{count} 种不同的值）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_columns_page.py" />
            <source>The first rows of the table</source>
            <translation>表格的前几行</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_columns_page.py" />
            <source>Of long texts, training reads about the first 1,000 characters.</source>
            <translation>长文本在训练时大约只读取前 1,000 个字符。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_columns_page.py" />
            <source>No base model is here yet. Once one is, this page shows how it reads these rows.</source>
            <translation>这里还没有基础模型。有了之后，本页会显示它如何读取这些行。</translation>
        </message>
    </context>
    <context>
        <name>DataDivision</name>
        <message>
            <location filename="../../gui/wizards/data_division.py" />
            <source>How the rows are divided</source>
            <translation>各行如何划分</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_division.py" />
            <source>Draw {number}</source>
            <translation>第 {number} 次抽取</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_division.py" />
            <source>The test rows are locked: the model never learns from them, so their result can be trusted.</source>
            <translation>测试行已锁定：模型不会从中学习，因此它们的结果可以信赖。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_division.py" />
            <source>Share to check while learning</source>
            <translation>学习时用于检查的比例</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_division.py" />
            <source>Share for the final test</source>
            <translation>用于最终测试的比例</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_division.py" />
            <source> %</source>
            <translation> %</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_division.py" />
            <source>Where your files give this part, they are kept as they are.</source>
            <translation>如果你的文件已给出某一部分，则保持原样。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_division.py" />
            <source>By chance, each class in its share</source>
            <translation>随机划分，各类别按比例</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_division.py" />
            <source>Right for most data: no class is missing from the test.</source>
            <translation>适合大多数数据：测试中不会缺少任何类别。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_division.py" />
            <source>Whole groups together (a customer, a thread)</source>
            <translation>整组放在一起（一位客户、一个会话）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_division.py" />
            <source>The model cannot pass the test by knowing the customer: their rows are all on one side.</source>
            <translation>模型不能靠认识客户来通过测试：同一客户的行都在同一边。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_division.py" />
            <source>By time: learn from the older, test on the newest</source>
            <translation>按时间：用较早的学习，用最新的测试</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_division.py" />
            <source>The test then shows how the model does on what comes next, as it will be used.</source>
            <translation>这样测试能显示模型对后续内容的表现，与实际使用一致。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_division.py" />
            <source>Shuffle again</source>
            <translation>重新抽取</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_division.py" />
            <source>Draws other rows for the test. The same draw always gives the same rows.</source>
            <translation>为测试抽取另外的行。同一次抽取总是得到相同的行。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_division.py" />
            <source>Column that names the group</source>
            <translation>标明组的列</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_division.py" />
            <source>Column that holds the time</source>
            <translation>包含时间的列</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_division.py" />
            <source>Choose a column…</source>
            <translation>选择一列…</translation>
        </message>
    </context>
    <context>
        <name>DataFilesPage</name>
        <message>
            <location filename="../../gui/wizards/data_files_page.py" />
            <source>CSV, Excel, JSON, Parquet, tagged words and more. Nothing leaves this computer.</source>
            <translation>CSV、Excel、JSON、Parquet、标注词语等。任何内容都不会离开这台电脑。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_files_page.py" />
            <source>Data files ({patterns})</source>
            <translation>数据文件 ({patterns})</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_files_page.py" />
            <source>All files</source>
            <translation>所有文件</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_files_page.py" />
            <source>Drop your files here</source>
            <translation>将文件拖到这里</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_files_page.py" />
            <source>Drop files here or choose them; each row is one example. A file marked as test only measures the model and never teaches it. If a file was read wrongly, say beside its name how to read it.</source>
            <translation>把文件拖到这里，或者选择文件；每一行是一个示例。标为测试的文件只用来衡量模型，绝不用于学习。如果某个文件读取有误，可在它的名称旁指定读取方式。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_files_page.py" />
            <source>How {file} is read…</source>
            <translation>{file} 的读取方式…</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_files_page.py" />
            <source>Files</source>
            <translation>文件</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_files_page.py" />
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_files_page.py" />
            <source>Format</source>
            <translation>格式</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_files_page.py" />
            <source>Read as</source>
            <translation>读取编码</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_files_page.py" />
            <source>Rows</source>
            <translation>行数</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_files_page.py" />
            <source>Used for</source>
            <translation>用于</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_files_page.py" />
            <source>What {file} is used for</source>
            <translation>{file} 的用途</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_files_page.py" />
            <source>Automatic</source>
            <translation>自动</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_files_page.py" />
            <source>Tools to choose from</source>
            <translation>可供选择的工具</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_files_page.py" />
            <source>Take out {file}</source>
            <translation>移除 {file}</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_files_page.py" />
            <source>Your test file stays as it is: the model never learns from it.</source>
            <translation>你的测试文件保持原样：模型不会从中学习。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_files_page.py" />
            <source>No file is marked as test, so some rows are set aside for the final test. You choose how many.</source>
            <translation>没有标记为测试的文件，因此会留出一些行用于最终测试。数量由你决定。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_files_page.py" />
            <source>Other columns than in the largest file: {files}. Take out what holds something else and import it on its own. For ratings and what is rated, make a recommender: “New project from…” on the Home page.</source>
            <translation>与最大的文件列不同：{files}。请移除内容不同的文件，并单独导入。若是评分和被评分的物品，请建立推荐器：在首页选择“新建项目，来自…”。</translation>
        </message>
    </context>
    <context>
        <name>DataTaskPage</name>
        <message>
            <location filename="../../gui/wizards/data_task_page.py" />
            <source>What a model can learn depends on what your rows hold. Each card shows an example; those that fit your files come first. From a table for look-up nothing is learned: an agent finds its rows.</source>
            <translation>模型能学什么，取决于你的数据行里有什么。每张卡片都有一个例子，适合你的文件的排在前面。供查询的表格不用于学习：由助手查找其中的行。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_task_page.py" />
            <source>Nothing: a table for look-up</source>
            <translation>不学习：供查询的表格</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_task_page.py" />
            <source>Nothing is learned. The agent can look up rows and count or sum them.</source>
            <translation>不会学习任何内容。助手可以查询各行，也可以计数或求和。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_task_page.py" />
            <source>“Where is order LL-1042?” → the row of that order
“How many are late?” → 4</source>
            <translation>“订单 LL-1042 在哪里？” → 该订单所在的行
“有多少延误了？” → 4</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_task_page.py" />
            <source>Likely, from your columns</source>
            <translation>根据你的列，可能是这个</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_task_page.py" />
            <source>No fitting column was found</source>
            <translation>没有找到合适的列</translation>
        </message>
    </context>
    <context>
        <name>DataView</name>
        <message>
            <location filename="../../gui/views/data.py" />
            <source>No data yet</source>
            <translation>还没有数据</translation>
        </message>
        <message>
            <location filename="../../gui/views/data.py" />
            <source>Import a file of examples, and see what a model can learn from it. A table can be looked up.</source>
            <translation>导入一个样本文件，看看模型能从中学到什么。表格可以用来查询。</translation>
        </message>
        <message>
            <location filename="../../gui/views/data.py" />
            <source>Import data</source>
            <translation>导入数据</translation>
        </message>
        <message>
            <location filename="../../gui/views/data.py" />
            <source>Reading the datasets</source>
            <translation>正在读取数据集</translation>
        </message>
        <message>
            <location filename="../../gui/views/data.py" />
            <source>A dataset holds rows imported for one purpose. Importing again under the same name makes a new version; the old one stays for the runs that used it.</source>
            <translation>数据集保存为同一目的导入的行。用同一名称再次导入会产生新版本；旧版本会留给使用过它的训练。</translation>
        </message>
        <message>
            <location filename="../../gui/views/data.py" />
            <source>Open dataset {name}</source>
            <translation>打开数据集 {name}</translation>
        </message>
        <message>
            <location filename="../../gui/views/data.py" />
            <source>Data</source>
            <translation>数据</translation>
        </message>
        <message>
            <location filename="../../gui/views/data.py" />
            <source>What models learn from, and tables to look things up in.</source>
            <translation>模型学习所用的数据，以及供查询的表格。</translation>
        </message>
    </context>
    <context>
        <name>DataWizard</name>
        <message>
            <location filename="../../gui/wizards/data_wizard.py" />
            <source>Import data</source>
            <translation>导入数据</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_wizard.py" />
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_wizard.py" />
            <source>Files</source>
            <translation>文件</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_wizard.py" />
            <source>Which files hold your examples?</source>
            <translation>哪些文件包含你的样本？</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_wizard.py" />
            <source>Choose what you want the model to do with a new text.</source>
            <translation>选择希望模型对新文本做什么。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_wizard.py" />
            <source>What should the model learn?</source>
            <translation>模型要学什么？</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_wizard.py" />
            <source>Deskhand has guessed what each column is for. Correct it where it is wrong.</source>
            <translation>Deskhand 已猜测每一列的用途。有误的地方请改正。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_wizard.py" />
            <source>Columns</source>
            <translation>列</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_wizard.py" />
            <source>What was found in your rows, worst first. Your files are never changed.</source>
            <translation>在各行中发现的问题，最严重的在前。你的文件不会被改动。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_wizard.py" />
            <source>Check and repair</source>
            <translation>检查与修复</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_wizard.py" />
            <source>Looking at the files…</source>
            <translation>正在查看文件…</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_wizard.py" />
            <source>Imported {name}: {rows}.</source>
            <translation>已导入 {name}：{rows}。</translation>
        </message>
    </context>
    <context>
        <name>DatasetPage</name>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>Copy the whole hash of the test rows</source>
            <translation>复制测试行的完整哈希值</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>Rows and problems</source>
            <translation>各行与问题</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>Rows</source>
            <translation>数据行</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>Problems</source>
            <translation>问题</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>Label</source>
            <translation>标签</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>Versions</source>
            <translation>版本</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>The test rows are locked. Their hash:</source>
            <translation>测试行已锁定，其哈希值：</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>Label ({count})</source>
            <translation>标注（{count}）</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>Back to the newest version</source>
            <translation>回到最新版本</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>These are the rows of version {version} of {date}. They can be read and exported, not changed.</source>
            <translation>这是 {date} 的版本 {version} 的行，可以查看和导出，不能更改。</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>Back to all data</source>
            <translation>返回全部数据</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>See its tools</source>
            <translation>查看它的工具</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>Train a model</source>
            <translation>训练模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>Export…</source>
            <translation>导出…</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>Rows of each class</source>
            <translation>各类别的行数</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>Class</source>
            <translation>类别</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>Length of the texts, in words</source>
            <translation>文本长度（词数）</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>Words</source>
            <translation>词数</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>CSV for Excel (*.csv);;JSON lines (*.jsonl);;Parquet (*.parquet)</source>
            <translation>CSV（Excel）(*.csv);;JSON Lines (*.jsonl);;Parquet (*.parquet)</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>Export the rows to</source>
            <translation>导出到</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>Exported {rows} to {path}.</source>
            <translation>已将 {rows} 导出到 {path}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>Delete {name}?</source>
            <translation>删除 {name}？</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>All its versions are deleted from this project. The files you imported stay as they are.</source>
            <translation>它的所有版本都会从此项目中删除。你导入的文件保持原样。</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>Deleted {name}.</source>
            <translation>已删除 {name}。</translation>
        </message>
    </context>
    <context>
        <name>DatasetRows</name>
        <message>
            <location filename="../../gui/views/dataset_rows.py" />
            <source>Rows</source>
            <translation>行数</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_rows.py" />
            <source>Stay here</source>
            <translation>留在这里</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_rows.py" />
            <source>Corrections are kept only as a new version; the version before stays as it is.</source>
            <translation>更正只有另存为新版本才会保留；之前的版本保持不变。</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_rows.py" />
            <source>Save your corrections of {name}?</source>
            <translation>要保存你对 {name} 的更正吗？</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_rows.py" />
            <source>All parts</source>
            <translation>所有部分</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_rows.py" />
            <source>Reading the rows</source>
            <translation>正在读取数据行</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_rows.py" />
            <source>Search the rows</source>
            <translation>搜索各行</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_rows.py" />
            <source>Part of the rows</source>
            <translation>各行所属部分</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_rows.py" />
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_rows.py" />
            <source>Discard</source>
            <translation>放弃</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_rows.py" />
            <source>Save as new version</source>
            <translation>另存为新版本</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_rows.py" />
            <source>Changed cells: {count}</source>
            <translation>已修改的单元格：{count}</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_rows.py" />
            <source>Rows to take out: {count}</source>
            <translation>要移除的行：{count}</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_rows.py" />
            <source>Saved version {version} of {name}. The version before stays as it was.</source>
            <translation>已保存“{name}”的第 {version} 版。之前的版本保持不变。</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_rows.py" />
            <source>A row in full</source>
            <translation>完整的一行</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_rows.py" />
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>DropZone</name>
        <message>
            <location filename="../../gui/widgets/drop_zone.py" />
            <source>Choose files…</source>
            <translation>选择文件…</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/drop_zone.py" />
            <source>Choose a folder…</source>
            <translation>选择文件夹…</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/drop_zone.py" />
            <source>Choose files</source>
            <translation>选择文件</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/drop_zone.py" />
            <source>Choose a folder</source>
            <translation>选择文件夹</translation>
        </message>
    </context>
    <context>
        <name>EndpointSection</name>
        <message>
            <location filename="../../gui/views/settings_endpoint.py" />
            <source>Let other programs on this computer ask the models</source>
            <translation>允许这台电脑上的其他程序向模型提问</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_endpoint.py" />
            <source>Port</source>
            <translation>端口</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_endpoint.py" />
            <source>New token</source>
            <translation>新令牌</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_endpoint.py" />
            <source>Python, with the openai package</source>
            <translation>Python（使用 openai 包）</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_endpoint.py" />
            <source>Other programs on this computer</source>
            <translation>这台电脑上的其他程序</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_endpoint.py" />
            <source>Programs that speak OpenAI's interface can use the base models that write, and the models of the open project. They have to know the token. Other computers cannot reach it.</source>
            <translation>支持 OpenAI 接口的程序可以使用能写作的基础模型，以及当前打开的项目中的模型。程序必须知道令牌。其他电脑无法访问。</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_endpoint.py" />
            <source>No base model that writes is ready yet: fetch one above, under Base models.</source>
            <translation>还没有可用的、能写作的基础模型：请在上方的“基础模型”中获取一个。</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_endpoint.py" />
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_endpoint.py" />
            <source>Token</source>
            <translation>令牌</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_endpoint.py" />
            <source>Copy: {what}</source>
            <translation>复制：{what}</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_endpoint.py" />
            <source>Off, as at every start of Deskhand. Nothing listens.</source>
            <translation>已关闭，Deskhand 每次启动时都是如此。没有监听任何端口。</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_endpoint.py" />
            <source>On until you switch it off or close Deskhand. Requests answered: {count}.</source>
            <translation>已开启，直到你关闭它或退出 Deskhand。已回答的请求：{count}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_endpoint.py" />
            <source>Starting…</source>
            <translation>正在启动…</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_endpoint.py" />
            <source>Stopping…</source>
            <translation>正在停止…</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_endpoint.py" />
            <source>Copied: {what}</source>
            <translation>已复制：{what}</translation>
        </message>
    </context>
    <context>
        <name>ErrorState</name>
        <message>
            <location filename="../../gui/widgets/error_state.py" />
            <source>Details of the error</source>
            <translation>错误详情</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/error_state.py" />
            <source>Details</source>
            <translation>详情</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/error_state.py" />
            <source>Try again</source>
            <translation>重试</translation>
        </message>
    </context>
    <context>
        <name>FeedDialog</name>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feed_dialog.py" />
            <source>Watch a table</source>
            <translation>监视数据表</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feed_dialog.py" />
            <source>Watch a folder</source>
            <translation>监视文件夹</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feed_dialog.py" />
            <source>Table</source>
            <translation>表</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feed_dialog.py" />
            <source>Looking at it…</source>
            <translation>正在查看…</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feed_dialog.py" />
            <source>Watch</source>
            <translation>监视</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feed_dialog.py" />
            <source>When it was written</source>
            <translation>写于何时</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feed_dialog.py" />
            <source>The text</source>
            <translation>文本</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feed_dialog.py" />
            <source>Where it comes from</source>
            <translation>来源</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feed_dialog.py" />
            <source>Its sentiment, if known</source>
            <translation>情感（如已知）</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feed_dialog.py" />
            <source>Its topics, if known</source>
            <translation>主题（如已知）</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feed_dialog.py" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feed_dialog.py" />
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feed_dialog.py" />
            <source>Each row is a text with its date. Look whether the columns are the right ones.</source>
            <translation>每一行是一条带日期的文本。请看看各列选得对不对。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feed_dialog.py" />
            <source>There is nothing to read yet. What its columns hold is found out when rows come.</source>
            <translation>目前还没有可读的内容。有数据行到来时会判断各列的内容。</translation>
        </message>
    </context>
    <context>
        <name>FeedsPane</name>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>Feeds</source>
            <translation>来源</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>Rows that are not counted</source>
            <translation>未计入的行</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>Watch a folder…</source>
            <translation>监视文件夹…</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>Watch a table…</source>
            <translation>监视数据表…</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>Read now</source>
            <translation>立即读取</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>Let the models read</source>
            <translation>让模型读取</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>Watch no more</source>
            <translation>停止监视</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>Texts</source>
            <translation>文本</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>Came again</source>
            <translation>重复</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>Came late</source>
            <translation>迟到</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>Not counted</source>
            <translation>未计入</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>{texts}.</source>
            <translation>共 {texts}。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>{count} of them wait for a model to read them.</source>
            <translation>其中 {count} 条等待模型读取。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>Train one for the sentiment and one for the topic under Start, from texts with labels.</source>
            <translation>请在“开始”下用带标签的文本各训练一个情感模型和一个主题模型。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>Watch a folder</source>
            <translation>监视文件夹</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>SQLite and DuckDB files</source>
            <translation>SQLite 和 DuckDB 文件</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>All files (*)</source>
            <translation>所有文件 (*)</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>Watch a table</source>
            <translation>监视数据表</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>{name} is watched no more. Its texts stay.</source>
            <translation>已停止监视“{name}”，其文本保留。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>{name} is watched: {texts} so far.</source>
            <translation>正在监视“{name}”：目前有 {texts}。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>New: {texts}.</source>
            <translation>新增 {texts}。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>Nothing new.</source>
            <translation>没有新内容。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>Every row is a dated text.</source>
            <translation>每一行都是带日期的文本。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>No texts yet</source>
            <translation>还没有文本</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>Bring files with dated texts under Start, or watch a folder or a table: what arrives there is read by itself, each row once.</source>
            <translation>请在“开始”中导入带日期的文本文件，或监视一个文件夹或数据表：新到的内容会自动读取，每行只计一次。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>table</source>
            <translation>数据表</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>fine</source>
            <translation>正常</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>file</source>
            <translation>文件</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>Row</source>
            <translation>行</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>What stands there</source>
            <translation>内容</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_feeds.py" />
            <source>Why, and what to do</source>
            <translation>原因与处理办法</translation>
        </message>
    </context>
    <context>
        <name>FilesPart</name>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>Exports</source>
            <translation>导出</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>ONNX files that run on any computer, and whether they answer like the model.</source>
            <translation>可在任何电脑上运行的 ONNX 文件，以及它们的回答是否与模型一致。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>Open folder</source>
            <translation>打开文件夹</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>Variant</source>
            <translation>版本</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>Exported</source>
            <translation>导出后</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>Trained</source>
            <translation>训练后</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>Largest gap</source>
            <translation>最大差距</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>A text takes</source>
            <translation>每条文本耗时</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>Published</source>
            <translation>已发布</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>Exported variants</source>
            <translation>导出的各版本</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>Files</source>
            <translation>文件</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>Checksum (SHA-256)</source>
            <translation>校验和（SHA-256）</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>Files of the model</source>
            <translation>模型的文件</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>Model card</source>
            <translation>模型说明</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>The published file is right in {export} of the validation rows, the trained model in {trained}.</source>
            <translation>已发布的文件在验证行上答对 {export}，训练所得模型为 {trained}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>The published file reaches {export} on the validation rows, the trained model {trained}.</source>
            <translation>已发布的文件在验证行上达到 {export}，训练所得模型为 {trained}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>Smallest (int4)</source>
            <translation>最小（int4）</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>Small and quick (int8)</source>
            <translation>小而快（int8）</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>For graphics cards (fp16)</source>
            <translation>用于显卡（fp16）</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>Full precision (fp32)</source>
            <translation>完整精度（fp32）</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_files.py" />
            <source>Copied the model card.</source>
            <translation>已复制模型说明。</translation>
        </message>
    </context>
    <context>
        <name>FirstRouter</name>
        <message>
            <location filename="../../gui/views/first_router.py" />
            <source>Train a router</source>
            <translation>训练路由器</translation>
        </message>
        <message>
            <location filename="../../gui/views/first_router.py" />
            <source>Use it</source>
            <translation>使用它</translation>
        </message>
        <message>
            <location filename="../../gui/views/first_router.py" />
            <source>Not now</source>
            <translation>暂不</translation>
        </message>
        <message>
            <location filename="../../gui/views/first_router.py" />
            <source>{name} is used now by: {agents}.</source>
            <translation>{name} 现在由以下助手使用：{agents}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/first_router.py" />
            <source>Making example messages from this agent's tools.</source>
            <translation>正在根据此助手的工具生成示例消息。</translation>
        </message>
        <message>
            <location filename="../../gui/views/first_router.py" />
            <source>{name} has learned your corrections. {agent} does not use it yet.</source>
            <translation>{name} 已学习你的纠正。{agent} 尚未使用它。</translation>
        </message>
        <message>
            <location filename="../../gui/views/first_router.py" />
            <source>The tool-call lab tells how well it selects tools, beside the way of now.</source>
            <translation>“工具调用实验室”会显示它选择工具的准确程度，并与现在的方式对比。</translation>
        </message>
        <message>
            <location filename="../../gui/views/first_router.py" />
            <source>Corrections in “{data}” that no router has learned yet: {count}.</source>
            <translation>“{data}”中尚无路由器学习过的纠正：{count} 条。</translation>
        </message>
        <message>
            <location filename="../../gui/views/first_router.py" />
            <source>A router is a small model that selects tools. It learns from them and from example messages.</source>
            <translation>路由器是选择工具的小模型。它从这些纠正和示例消息中学习。</translation>
        </message>
    </context>
    <context>
        <name>FollowedRun</name>
        <message>
            <location filename="../../gui/views/followed_run.py" />
            <source>It was started in another window of Deskhand or on the command line, and can only be stopped there.</source>
            <translation>它是在另一个 Deskhand 窗口或命令行中启动的，只能在那里停止。</translation>
        </message>
        <message>
            <location filename="../../gui/views/followed_run.py" />
            <source>Delete this run</source>
            <translation>删除此运行</translation>
        </message>
        <message>
            <location filename="../../gui/views/followed_run.py" />
            <source>Delete {name}?</source>
            <translation>删除 {name}？</translation>
        </message>
        <message>
            <location filename="../../gui/views/followed_run.py" />
            <source>Its checkpoints and what was measured are deleted for good. The data stay as they are.</source>
            <translation>它的检查点和测量记录将被永久删除。数据保持不变。</translation>
        </message>
        <message>
            <location filename="../../gui/views/followed_run.py" />
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <location filename="../../gui/views/followed_run.py" />
            <source>Deleted {name}.</source>
            <translation>已删除 {name}。</translation>
        </message>
    </context>
    <context>
        <name>FormerCorrections</name>
        <message>
            <location filename="../../gui/views/former_corrections.py" />
            <source>What you said before that it should have been</source>
            <translation>你之前给出的纠正</translation>
        </message>
        <message>
            <location filename="../../gui/views/former_corrections.py" />
            <source>“{answer}”, {date}</source>
            <translation>“{answer}”，{date}</translation>
        </message>
        <message>
            <location filename="../../gui/views/former_corrections.py" />
            <source>Take this correction back</source>
            <translation>撤回这项纠正</translation>
        </message>
    </context>
    <context>
        <name>HandOvers</name>
        <message>
            <location filename="../../gui/ready_made/support_desk_handovers.py" />
            <source>Questions that wait</source>
            <translation>等待回复的问题</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_handovers.py" />
            <source>Reply</source>
            <translation>回复</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_handovers.py" />
            <source>Without it nothing is learned</source>
            <translation>不填则不会学习</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_handovers.py" />
            <source>What it asks for</source>
            <translation>问的是什么</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_handovers.py" />
            <source>Accept the reply</source>
            <translation>采用此回复</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_handovers.py" />
            <source>Dismiss</source>
            <translation>不予处理</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_handovers.py" />
            <source>Dismissed. Nothing is learned from it.</source>
            <translation>已移除，不会从中学习。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_handovers.py" />
            <source>Your reply is kept. Nothing is learned, as you did not say what the question asks for.</source>
            <translation>你的回复已保存。因为没有说明问的是什么，所以不会学习。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_handovers.py" />
            <source>Your reply is kept. The question is not learned, for the desk is measured on it.</source>
            <translation>你的回复已保存。这个问题用于评测，所以不会学习。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_handovers.py" />
            <source>Accepted. The question is learned at the next training.</source>
            <translation>已采用。下次训练时会学习这个问题。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_handovers.py" />
            <source>Your reply is kept. The question is learned at the next training.</source>
            <translation>你的回复已保存。下次训练时会学习这个问题。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_handovers.py" />
            <source>The question</source>
            <translation>问题</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_handovers.py" />
            <source>Your reply</source>
            <translation>你的回复</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_handovers.py" />
            <source>What it asks for (choose one, or write a new one)</source>
            <translation>问的是什么（选择一个，或写一个新的）</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_handovers.py" />
            <source>Nothing waits for you</source>
            <translation>没有等待你的问题</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_handovers.py" />
            <source>What the agent is not sure of, and finds in no document, comes here with a suggested reply.</source>
            <translation>助手没有把握、在文档里也找不到答案的问题会到这里，并附上建议的回复。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_handovers.py" />
            <source>The oldest {shown} of {count}. The next come as these are settled.</source>
            <translation>这里是 {count} 个问题中最早的 {shown} 个。处理完这些后，后面的会依次出现。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_handovers.py" />
            <source>Question</source>
            <translation>问题</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_handovers.py" />
            <source>Asked</source>
            <translation>提问</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_handovers.py" />
            <source>Nothing comes near. Write the reply yourself.</source>
            <translation>没有接近的答案。请自己写回复。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_handovers.py" />
            <source>Suggested from your documents: {place}. Change it where it does not fit.</source>
            <translation>建议取自你的文档：{place}。不合适之处请修改。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_handovers.py" />
            <source>Suggested: the answer to the intent that comes nearest. The question names no row to fill it from: write yourself what belongs into places such as {place}.</source>
            <translation>建议：最接近的意图的答案。问题没有指明用哪一行来填写：像 {place} 这样的位置请自己填写。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_handovers.py" />
            <source>Suggested: the answer to the intent that comes nearest. Change it where it does not fit.</source>
            <translation>建议：最接近的意图的答案。不合适的地方请修改。</translation>
        </message>
    </context>
    <context>
        <name>HelpDialog</name>
        <message>
            <location filename="../../gui/help.py" />
            <source>Help on this page</source>
            <translation>本页帮助</translation>
        </message>
        <message>
            <location filename="../../gui/help.py" />
            <source>This page</source>
            <translation>本页</translation>
        </message>
        <message>
            <location filename="../../gui/help.py" />
            <source>Keys</source>
            <translation>按键</translation>
        </message>
        <message>
            <location filename="../../gui/help.py" />
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <location filename="../../gui/help.py" />
            <source>Find any action</source>
            <translation>查找任何操作</translation>
        </message>
        <message>
            <location filename="../../gui/help.py" />
            <source>Go to a page</source>
            <translation>转到某个页面</translation>
        </message>
        <message>
            <location filename="../../gui/help.py" />
            <source>New project</source>
            <translation>新建项目</translation>
        </message>
        <message>
            <location filename="../../gui/help.py" />
            <source>Open a project</source>
            <translation>打开项目</translation>
        </message>
        <message>
            <location filename="../../gui/help.py" />
            <source>Import data</source>
            <translation>导入数据</translation>
        </message>
        <message>
            <location filename="../../gui/help.py" />
            <source>Train a model</source>
            <translation>训练模型</translation>
        </message>
        <message>
            <location filename="../../gui/help.py" />
            <source>Send a message</source>
            <translation>发送消息</translation>
        </message>
        <message>
            <location filename="../../gui/help.py" />
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <location filename="../../gui/help.py" />
            <source>Stop or go back</source>
            <translation>停止或返回</translation>
        </message>
        <message>
            <location filename="../../gui/help.py" />
            <source>This help</source>
            <translation>本帮助</translation>
        </message>
    </context>
    <context>
        <name>HomeView</name>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>A project is one folder with your data, your models and your chats. You can copy it to another computer.</source>
            <translation>项目是一个文件夹，存放你的数据、模型和对话。可以把它复制到另一台电脑。</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>Your own data, your own model, on this computer</source>
            <translation>你的数据，你的模型，就在这台电脑上</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>Import examples, train a small model, and let an agent use it. Nothing leaves this computer.</source>
            <translation>导入样本，训练一个小模型，让助手使用它。任何内容都不会离开这台电脑。</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>Projects</source>
            <translation>项目</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>Open a project</source>
            <translation>打开项目</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>New project</source>
            <translation>新建项目</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>No project yet. A project is a folder that holds everything of one piece of work.</source>
            <translation>还没有项目。项目是一个文件夹，存放一项工作的全部内容。</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>See it work: the support desk of a small shop</source>
            <translation>看看实际效果：一家小店的客服</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>A ready project with customer messages, an orders table and tools. Train on it and chat with it.</source>
            <translation>现成的项目，包含客户消息、订单表格和工具。可以用它训练，也可以与它对话。</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>Try the support-desk sample</source>
            <translation>试用客服示例</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>How it goes</source>
            <translation>过程如下</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>1. Import data</source>
            <translation>1. 导入数据</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>Your examples in a table. Deskhand finds and repairs what is wrong.</source>
            <translation>表格中的样本。Deskhand 会找出并修复其中的问题。</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>2. Train a model</source>
            <translation>2. 训练模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>It learns from your examples, and is compared before and after.</source>
            <translation>它从你的样本中学习，并比较训练前后的结果。</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>3. Put it to work</source>
            <translation>3. 投入使用</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>An agent picks the tool, calls it and writes the reply.</source>
            <translation>助手选出工具、调用它，并写出回复。</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>What this computer is good for</source>
            <translation>这台电脑能做什么</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>Looking at this computer…</source>
            <translation>正在查看这台电脑…</translation>
        </message>
    </context>
    <context>
        <name>Intents</name>
        <message>
            <location filename="../../gui/ready_made/support_desk_intents.py" />
            <source>Intents</source>
            <translation>意图</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_intents.py" />
            <source>Name of the intent</source>
            <translation>意图名称</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_intents.py" />
            <source>Answer</source>
            <translation>答案</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_intents.py" />
            <source>Questions</source>
            <translation>问题</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_intents.py" />
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_intents.py" />
            <source>Move to another intent…</source>
            <translation>移到另一个意图…</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_intents.py" />
            <source>Intent</source>
            <translation>意图</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_intents.py" />
            <source>none yet</source>
            <translation>还没有</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_intents.py" />
            <source>Move the question</source>
            <translation>移动问题</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_intents.py" />
            <source>Move {count} questions</source>
            <translation>移动 {count} 个问题</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_intents.py" />
            <source>To the intent (such as: {known})</source>
            <translation>移到意图（例如：{known}）</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_intents.py" />
            <source>What is asked for</source>
            <translation>问的是什么</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_intents.py" />
            <source>The answer</source>
            <translation>答案</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_intents.py" />
            <source>A place such as {field} is filled from the row of that table that the customer names.</source>
            <translation>像 {field} 这样的位置，会用客户所指的那一行的内容填写。</translation>
        </message>
    </context>
    <context>
        <name>IntervalBars</name>
        <message>
            <location filename="../../gui/widgets/interval_bars.py" />
            <source>{name}: {value}, between {low} and {high}</source>
            <translation>{name}：{value}，介于 {low} 与 {high} 之间</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/interval_bars.py" />
            <source>Comparison</source>
            <translation>比较</translation>
        </message>
    </context>
    <context>
        <name>JobRow</name>
        <message>
            <location filename="../../gui/jobs_tray.py" />
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <location filename="../../gui/jobs_tray.py" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
    </context>
    <context>
        <name>JobsPopup</name>
        <message>
            <location filename="../../gui/jobs_tray.py" />
            <source>Running now</source>
            <translation>正在运行</translation>
        </message>
        <message>
            <location filename="../../gui/jobs_tray.py" />
            <source>Nothing is running. Imports, trainings and exports appear here.</source>
            <translation>没有正在运行的任务。导入、训练和导出会显示在这里。</translation>
        </message>
    </context>
    <context>
        <name>JobsTray</name>
        <message>
            <location filename="../../gui/jobs_tray.py" />
            <source>{count} running</source>
            <translation>{count} 个正在运行</translation>
        </message>
        <message>
            <location filename="../../gui/jobs_tray.py" />
            <source>Nothing running</source>
            <translation>没有正在运行的任务</translation>
        </message>
        <message>
            <location filename="../../gui/jobs_tray.py" />
            <source>Jobs: {state}</source>
            <translation>后台任务：{state}</translation>
        </message>
        <message>
            <location filename="../../gui/jobs_tray.py" />
            <source>What is running now</source>
            <translation>当前运行的任务</translation>
        </message>
    </context>
    <context>
        <name>Judgements</name>
        <message>
            <location filename="../../gui/views/judgements.py" />
            <source>Marked as wrong and kept with this project.</source>
            <translation>已标记为错误，并保存在此项目中。</translation>
        </message>
        <message>
            <location filename="../../gui/views/judgements.py" />
            <source>Kept as a check for later models. It is not learned from, as these are test words.</source>
            <translation>已作为以后模型的检查保存。因为这些是测试用的话，所以不会用来学习。</translation>
        </message>
        <message>
            <location filename="../../gui/views/judgements.py" />
            <source>Kept in version {version} of {dataset}. Later models that learn conversations are checked against it.</source>
            <translation>已保存在 {dataset} 的版本 {version} 中。以后学习对话的模型会按它检查。</translation>
        </message>
        <message>
            <location filename="../../gui/views/judgements.py" />
            <source>Kept in version {version} of {dataset}. Train on it when you have a few corrections.</source>
            <translation>已保存在 {dataset} 的版本 {version} 中。积累几条纠正后即可用它训练。</translation>
        </message>
    </context>
    <context>
        <name>LabPage</name>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>Make an agent: the lab measures how well it selects its tools.</source>
            <translation>请创建一个助手：实验室会测量它选择工具的准确程度。</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>No agent yet</source>
            <translation>还没有助手</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>Make an agent</source>
            <translation>创建助手</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>Agent</source>
            <translation>助手</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>Back to the tools</source>
            <translation>返回工具列表</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>Tool-call lab</source>
            <translation>工具调用实验室</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>1. Example messages</source>
            <translation>1. 示例消息</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>Worded from what the tools say of themselves, with values of your tables, in English and Chinese, beside what you approved or corrected in chats. A router learns from them; some are set aside to measure on.</source>
            <translation>根据工具自身的说明、用你表格中的值写成英文和中文消息，并加入你在对话中批准或更正过的内容。路由器从中学习；其中一部分留作测量。</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>Messages a tool</source>
            <translation>每个工具的消息数</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>Make example messages</source>
            <translation>生成示例消息</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>Train on them</source>
            <translation>用它们训练</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>2. Measure the callers</source>
            <translation>2. 测量调用者</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>All answer the same messages. No tool is called for it.</source>
            <translation>所有调用者回答相同的消息。测量时不会真正调用工具。</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>Messages to measure on</source>
            <translation>用于测量的消息</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>Measure</source>
            <translation>指标</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>On</source>
            <translation>数据</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>3. What they did</source>
            <translation>3. 测量结果</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>What was measured</source>
            <translation>已有的测量</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>Nothing was measured yet.</source>
            <translation>还没有测量结果。</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>Forget this measure</source>
            <translation>忘记此测量</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>Looking at the agents</source>
            <translation>正在查看助手</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>{data}, version {version}: {part} ({rows})</source>
            <translation>{data}，版本 {version}：{part}（{rows}）</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>Corrected messages ({rows})</source>
            <translation>更正过的消息（{rows}）</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>No caller yet: fetch a base model on the Models page, or train a router.</source>
            <translation>还没有调用者：请在“模型”页获取基础模型，或训练一个路由器。</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>No messages yet: make some first.</source>
            <translation>还没有消息：请先生成一些。</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>Choose at least one caller.</source>
            <translation>请至少选择一个调用者。</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>Making example messages</source>
            <translation>正在生成示例消息</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>{added} new in “{data}”, version {version}. Made: {kinds}.</source>
            <translation>“{data}”版本 {version} 新增 {added}。已生成：{kinds}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>Nothing new: “{data}”, version {version}, has them all. Choose more messages a tool.</source>
            <translation>没有新内容：“{data}”版本 {version} 已包含全部。请增加每个工具的消息数。</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>Letting the callers answer</source>
            <translation>正在让调用者回答</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>Forget this measure?</source>
            <translation>忘记此测量？</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>Its figures and the messages behind them are deleted. Data and models stay.</source>
            <translation>其数字和背后的消息会被删除。数据和模型保留。</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab.py" />
            <source>Forget</source>
            <translation>忘记</translation>
        </message>
    </context>
    <context>
        <name>LabelChoice</name>
        <message>
            <location filename="../../gui/views/label_choice.py" />
            <source>Label</source>
            <translation>标签</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_choice.py" />
            <source>New label “{name}”</source>
            <translation>新标签“{name}”</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_choice.py" />
            <source>{count} more: type a part of the name</source>
            <translation>还有 {count} 个：输入名称的一部分来查找</translation>
        </message>
    </context>
    <context>
        <name>LabelPane</name>
        <message>
            <location filename="../../gui/views/label_pane.py" />
            <source>Every row of this dataset has a label. Import more texts to label, or train a model.</source>
            <translation>这个数据集的每一行都有标签。可以导入更多文本来标注，或者训练模型。</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_pane.py" />
            <source>Nothing waits for a label</source>
            <translation>没有等待标注的行</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_pane.py" />
            <source>Who suggests labels</source>
            <translation>由谁给出建议</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_pane.py" />
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_pane.py" />
            <source>Take the last label back (Ctrl+Z)</source>
            <translation>收回上一个标签（Ctrl+Z）</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_pane.py" />
            <source>Skip</source>
            <translation>跳过</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_pane.py" />
            <source>Leave this text for later (Ctrl+Down)</source>
            <translation>稍后再标注这段文本（Ctrl+下箭头）</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_pane.py" />
            <source>Finish this batch</source>
            <translation>完成这一批</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_pane.py" />
            <source>Looking for rows without a label…</source>
            <translation>正在查找没有标签的行…</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_pane.py" />
            <source>By chance, no suggestions</source>
            <translation>随机顺序，无建议</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_pane.py" />
            <source>What {model} is least sure of</source>
            <translation>{model} 最没把握的</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_pane.py" />
            <source>Labels kept for texts that do not wait in this version: {count}. They count once a version has these texts to label.</source>
            <translation>为这个版本里不在等待标注的文本保留的标签：{count} 个。某个版本再有这些待标注的文本时，它们就会生效。</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_pane.py" />
            <source>{done} labelled in this batch, {left} left</source>
            <translation>这一批已标注 {done} 条，还剩 {left} 条</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_pane.py" />
            <source>The labels are in version {version} of {name}. Train a model to see what they brought.</source>
            <translation>标签已写入“{name}”的第 {version} 版。训练一个模型，看看它们带来了什么。</translation>
        </message>
    </context>
    <context>
        <name>Lists</name>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>Search people</source>
            <translation>搜索人员</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>People</source>
            <translation>人员</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>How unlike each other the items are</source>
            <translation>物品之间差异的程度</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>Category</source>
            <translation>类别</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>Only new items</source>
            <translation>仅新物品</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>Items that nobody has touched yet: their text and category decide.</source>
            <translation>还没有人接触过的物品：由其文字和类别决定。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>Recommended items</source>
            <translation>推荐的物品</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>Items like this one</source>
            <translation>与此相似的物品</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>Export for everybody…</source>
            <translation>为所有人导出…</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>Export for the chosen…</source>
            <translation>为选中的人导出…</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>Every category</source>
            <translation>所有类别</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>Items like {title}</source>
            <translation>与“{title}”相似的物品</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>Item</source>
            <translation>物品</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>Excel workbook</source>
            <translation>Excel 工作簿</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>CSV file</source>
            <translation>CSV 文件</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>recommendations</source>
            <translation>推荐</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>Write the lists to</source>
            <translation>将列表写入</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>Writing the lists…</source>
            <translation>正在写入列表…</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>{count} recommendations were written to {file}.</source>
            <translation>已将 {count} 条推荐写入 {file}。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>Nothing learned yet</source>
            <translation>尚未学习</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>Bring your items and what people did with them under Start. It learns from them by itself.</source>
            <translation>请在“开始”中导入你的物品以及人们对它们的行为，之后会自动学习。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>The best</source>
            <translation>最合适</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>Diverse</source>
            <translation>多样</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>{person} ({count} events)</source>
            <translation>{person}（{count} 个事件）</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>For {person}</source>
            <translation>给 {person} 的推荐</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>Liked last: {titles}. What they have seen is left out.</source>
            <translation>最近喜欢：{titles}。已看过的不再列出。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>Nothing is known of this person yet: these are chosen by others.</source>
            <translation>对此人尚无了解：以下是其他人选择的物品。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_lists.py" />
            <source>Why</source>
            <translation>原因</translation>
        </message>
    </context>
    <context>
        <name>LogSection</name>
        <message>
            <location filename="../../gui/views/settings_log.py" />
            <source>Log</source>
            <translation>日志</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_log.py" />
            <source>Nothing was logged yet.</source>
            <translation>还没有日志记录。</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_log.py" />
            <source>Read again</source>
            <translation>重新读取</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_log.py" />
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_log.py" />
            <source>Save as…</source>
            <translation>另存为…</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_log.py" />
            <source>What happened, for whoever helps you. It holds file names, not what is in your files.</source>
            <translation>记录发生过的事情，供帮你排查问题的人查看。其中只有文件名，没有文件内容。</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_log.py" />
            <source>Logs</source>
            <translation>日志</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_log.py" />
            <source>Copied the log.</source>
            <translation>日志已复制。</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_log.py" />
            <source>Save the log</source>
            <translation>保存日志</translation>
        </message>
    </context>
    <context>
        <name>LookSection</name>
        <message>
            <location filename="../../gui/views/settings_look.py" />
            <source>The language changes when Deskhand starts again.</source>
            <translation>语言将在 Deskhand 下次启动时切换。</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_look.py" />
            <source>Look and language</source>
            <translation>外观和语言</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_look.py" />
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_look.py" />
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_look.py" />
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_look.py" />
            <source>Small</source>
            <translation>小</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_look.py" />
            <source>Normal</source>
            <translation>标准</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_look.py" />
            <source>Large</source>
            <translation>大</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_look.py" />
            <source>Largest</source>
            <translation>特大</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_look.py" />
            <source>Theme</source>
            <translation>主题</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_look.py" />
            <source>Text size</source>
            <translation>文字大小</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_look.py" />
            <source>Language</source>
            <translation>语言</translation>
        </message>
    </context>
    <context>
        <name>LookedAt</name>
        <message>
            <location filename="../../gui/views/looked_at.py" />
            <source>The whole text</source>
            <translation>完整文本</translation>
        </message>
        <message>
            <location filename="../../gui/views/looked_at.py" />
            <source>What did it look at?</source>
            <translation>它看了什么？</translation>
        </message>
        <message>
            <location filename="../../gui/views/looked_at.py" />
            <source>Leaving out each word…</source>
            <translation>正在逐个略去词语…</translation>
        </message>
        <message>
            <location filename="../../gui/views/looked_at.py" />
            <source>{word} ({points})</source>
            <translation>{word}（{points}）</translation>
        </message>
        <message>
            <location filename="../../gui/views/looked_at.py" />
            <source>Counted most, with the points of its sureness that go when the word is left out: {words}. Words against the answer are red and dotted.</source>
            <translation>影响最大的词，以及略去该词时把握下降的百分点：{words}。与答案相反的词标为红色并带点线。</translation>
        </message>
        <message>
            <location filename="../../gui/views/looked_at.py" />
            <source>No single word decides: with any one of them left out, it says the same.</source>
            <translation>没有哪个词起决定作用：略去任何一个，回答都一样。</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <location filename="../../gui/main_window.py" />
            <source>Details</source>
            <translation>详情</translation>
        </message>
        <message>
            <location filename="../../gui/main_window.py" />
            <source>Open or make a project first: what you import, train and ask is kept in it.</source>
            <translation>请先打开或新建一个项目：导入的数据、训练和对话都会保存在项目中。</translation>
        </message>
        <message>
            <location filename="../../gui/main_window.py" />
            <source>Your settings were damaged and begin anew. What stood there is kept in {file}.</source>
            <translation>你的设置已损坏，现从头开始。原有内容保存在 {file} 中。</translation>
        </message>
        <message>
            <location filename="../../gui/main_window.py" />
            <source>New project</source>
            <translation>新建项目</translation>
        </message>
        <message>
            <location filename="../../gui/main_window.py" />
            <source>Open a project</source>
            <translation>打开项目</translation>
        </message>
        <message>
            <location filename="../../gui/main_window.py" />
            <source>Try the support-desk sample</source>
            <translation>试用客服示例</translation>
        </message>
        <message>
            <location filename="../../gui/main_window.py" />
            <source>Import data</source>
            <translation>导入数据</translation>
        </message>
        <message>
            <location filename="../../gui/main_window.py" />
            <source>Train a model</source>
            <translation>训练模型</translation>
        </message>
        <message>
            <location filename="../../gui/main_window.py" />
            <source>New agent</source>
            <translation>新助手</translation>
        </message>
        <message>
            <location filename="../../gui/main_window.py" />
            <source>Light theme</source>
            <translation>浅色主题</translation>
        </message>
        <message>
            <location filename="../../gui/main_window.py" />
            <source>Dark theme</source>
            <translation>深色主题</translation>
        </message>
        <message>
            <location filename="../../gui/main_window.py" />
            <source>Theme of the system</source>
            <translation>跟随系统主题</translation>
        </message>
        <message>
            <location filename="../../gui/main_window.py" />
            <source>Help on this page</source>
            <translation>本页帮助</translation>
        </message>
        <message>
            <location filename="../../gui/main_window.py" />
            <source>A minute's tour</source>
            <translation>一分钟导览</translation>
        </message>
        <message>
            <location filename="../../gui/main_window.py" />
            <source>Go to {page}</source>
            <translation>转到“{page}”</translation>
        </message>
        <message>
            <location filename="../../gui/main_window.py" />
            <source>All actions</source>
            <translation>所有操作</translation>
        </message>
        <message>
            <location filename="../../gui/main_window.py" />
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <location filename="../../gui/main_window.py" />
            <source>Back</source>
            <translation>返回</translation>
        </message>
    </context>
    <context>
        <name>Measured</name>
        <message>
            <location filename="../../gui/views/lab_table.py" />
            <source>What each caller did</source>
            <translation>各调用者的结果</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_table.py" />
            <source>Choose a figure to see the messages behind it.</source>
            <translation>选择一个数字即可查看其背后的消息。</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_table.py" />
            <source>Message</source>
            <translation>消息</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_table.py" />
            <source>Meant</source>
            <translation>应选</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_table.py" />
            <source>Selected</source>
            <translation>实选</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_table.py" />
            <source>Outcome</source>
            <translation>结果</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_table.py" />
            <source>How sure</source>
            <translation>把握程度</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_table.py" />
            <source>Messages behind the figure</source>
            <translation>该数字背后的消息</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_table.py" />
            <source>{outcome}, {caller}. {meaning}</source>
            <translation>{outcome}，{caller}。{meaning}</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_table.py" />
            <source>All messages, {caller}</source>
            <translation>全部消息，{caller}</translation>
        </message>
    </context>
    <context>
        <name>MetricChart</name>
        <message>
            <location filename="../../gui/widgets/metric_chart.py" />
            <source>Error while learning (loss)</source>
            <translation>学习中的误差（损失）</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/metric_chart.py" />
            <source>validation</source>
            <translation>验证</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/metric_chart.py" />
            <source>training</source>
            <translation>训练</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/metric_chart.py" />
            <source>Chart of the measure</source>
            <translation>指标图表</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/metric_chart.py" />
            <source>Chart of the loss</source>
            <translation>损失图表</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/metric_chart.py" />
            <source>Show all</source>
            <translation>显示全部</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/metric_chart.py" />
            <source>As a table</source>
            <translation>以表格显示</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/metric_chart.py" />
            <source>Show the values as a table</source>
            <translation>以表格显示这些数值</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/metric_chart.py" />
            <source>Values measured</source>
            <translation>测得的数值</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/metric_chart.py" />
            <source>Ctrl and the wheel zoom, dragging moves. The ring marks the best round.</source>
            <translation>按住 Ctrl 滚动滚轮可缩放，拖动可平移。圆圈标记的是最佳的一轮。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/metric_chart.py" />
            <source>Step</source>
            <translation>步</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/metric_chart.py" />
            <source>Round</source>
            <translation>轮</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/metric_chart.py" />
            <source>Measured on</source>
            <translation>测量范围</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/metric_chart.py" />
            <source>What</source>
            <translation>测量项</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/metric_chart.py" />
            <source>Value</source>
            <translation>数值</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/metric_chart.py" />
            <source>Measure</source>
            <translation>指标</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/metric_chart.py" />
            <source>{metric}, on the validation rows</source>
            <translation>{metric}（验证行）</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/metric_chart.py" />
            <source>best: {value}, round {round}</source>
            <translation>最佳：{value}，第 {round} 轮</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/metric_chart.py" />
            <source>each measure</source>
            <translation>每次测得的值</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/metric_chart.py" />
            <source>As a chart</source>
            <translation>以图表显示</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/metric_chart.py" />
            <source>round {number}</source>
            <translation>第 {number} 轮</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/metric_chart.py" />
            <source>start</source>
            <translation>开始</translation>
        </message>
    </context>
    <context>
        <name>MistakesPart</name>
        <message>
            <location filename="../../gui/views/model_mistakes.py" />
            <source>Text</source>
            <translation>文本</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_mistakes.py" />
            <source>Right answer</source>
            <translation>正确答案</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_mistakes.py" />
            <source>The model said</source>
            <translation>模型的回答</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_mistakes.py" />
            <source>How sure</source>
            <translation>把握程度</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_mistakes.py" />
            <source>How far off</source>
            <translation>相差多少</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_mistakes.py" />
            <source>Test rows</source>
            <translation>测试行</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_mistakes.py" />
            <source>No mistakes</source>
            <translation>没有错误</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_mistakes.py" />
            <source>Every test row was answered right. Choose “All test rows” to see them.</source>
            <translation>每一条测试数据都答对了。选择“全部测试行”即可查看。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_mistakes.py" />
            <source>Search in the texts</source>
            <translation>在文本中搜索</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_mistakes.py" />
            <source>Mistakes</source>
            <translation>错误</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_mistakes.py" />
            <source>All test rows</source>
            <translation>全部测试行</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_mistakes.py" />
            <source>Which rows</source>
            <translation>哪些行</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_mistakes.py" />
            <source>Try a changed text</source>
            <translation>修改文本再试</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_mistakes.py" />
            <source>Any right answer</source>
            <translation>全部正确答案</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_mistakes.py" />
            <source>Whatever it said</source>
            <translation>全部模型回答</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_mistakes.py" />
            <source>Show other rows again</source>
            <translation>重新显示其他行</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_mistakes.py" />
            <source>How sure it was</source>
            <translation>模型的把握程度</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_mistakes.py" />
            <source>The untuned base said</source>
            <translation>未微调的基础模型的回答</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_mistakes.py" />
            <source>Test row</source>
            <translation>测试行</translation>
        </message>
    </context>
    <context>
        <name>MixupsPart</name>
        <message>
            <location filename="../../gui/views/model_classes.py" />
            <source>Right answer</source>
            <translation>正确答案</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_classes.py" />
            <source>The model said</source>
            <translation>模型的回答</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_classes.py" />
            <source>Rows</source>
            <translation>行数</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_classes.py" />
            <source>Mix-ups, most frequent first</source>
            <translation>容易混淆的类别（按次数从多到少）</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_classes.py" />
            <source>No mix-ups</source>
            <translation>没有混淆</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_classes.py" />
            <source>No test row was taken for another class.</source>
            <translation>没有测试行被误判为其他类别。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_classes.py" />
            <source>As a table</source>
            <translation>以表格显示</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_classes.py" />
            <source>Each line is what the texts really are, each column what the model said. Click a cell to read its rows.</source>
            <translation>每一行是文本的真实类别，每一列是模型的判断。点击单元格可查看对应的数据行。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_classes.py" />
            <source>Shown: the {shown} of {all} classes that are mixed up most; the table has them all.</source>
            <translation>当前显示 {all} 个类别中最容易混淆的 {shown} 个；表格中列出了全部类别。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_classes.py" />
            <source>As a matrix</source>
            <translation>以矩阵显示</translation>
        </message>
    </context>
    <context>
        <name>ModelPage</name>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Use in chat</source>
            <translation>用于对话</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Back to all models</source>
            <translation>返回全部模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Save report…</source>
            <translation>保存报告…</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Open the model's folder</source>
            <translation>打开模型所在文件夹</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Delete this model</source>
            <translation>删除此模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Result</source>
            <translation>结果</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Try it</source>
            <translation>试一试</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Apply to a file</source>
            <translation>应用到文件</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Classes</source>
            <translation>类别</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Mix-ups</source>
            <translation>易混淆类别</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Where it does worse</source>
            <translation>在哪里表现较差</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Mistakes</source>
            <translation>错误</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Files and card</source>
            <translation>文件和模型卡</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Opening the model</source>
            <translation>正在打开模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Where it does worse ({count})</source>
            <translation>在哪里表现较差（{count}）</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Data</source>
            <translation>数据</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Base model</source>
            <translation>基础模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Made</source>
            <translation>创建时间</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Test rows</source>
            <translation>测试行</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Its files are removed from the project. The data and the training's record stay.</source>
            <translation>模型文件将从项目中删除，数据和训练记录会保留。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Delete the model {name}?</source>
            <translation>要删除模型“{name}”吗？</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Deleted the model {name}.</source>
            <translation>已删除模型“{name}”。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Use this model in a chat</source>
            <translation>在对话中使用此模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Try this model</source>
            <translation>试用此模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Apply this model to a file</source>
            <translation>将此模型应用到文件</translation>
        </message>
        <message>
            <location filename="../../gui/views/model.py" />
            <source>Save this model's report</source>
            <translation>保存这个模型的报告</translation>
        </message>
    </context>
    <context>
        <name>ModelsPage</name>
        <message>
            <location filename="../../gui/wizards/chat_models_page.py" />
            <source>Try a question</source>
            <translation>试问一个问题</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_models_page.py" />
            <source>One model selects the tools, another writes the replies. Try a question here before you finish.</source>
            <translation>一个模型选择工具，另一个撰写回复。完成之前，可以在这里试着提一个问题。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_models_page.py" />
            <source>Try it now</source>
            <translation>立即试用</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_models_page.py" />
            <source>Ask what people will ask. Trying saves the agent; you can still change it.</source>
            <translation>问一个大家会问的问题。试用时会保存助手，之后仍可修改。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_models_page.py" />
            <source>The quick model</source>
            <translation>快速模型</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_models_page.py" />
            <source>The language model</source>
            <translation>语言模型</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_models_page.py" />
            <source>What selects the tool (caller)</source>
            <translation>由谁选择工具（调用方）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_models_page.py" />
            <source>What writes the reply (composer)</source>
            <translation>由谁撰写回复（回复撰写模型）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_models_page.py" />
            <source>Both, quick first</source>
            <translation>两者，快速优先</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_models_page.py" />
            <source>A language model looks again where the quick one is unsure. Asks you only if both are.</source>
            <translation>快速模型不确定时由语言模型再看一遍。两者都不确定才会问你。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_models_page.py" />
            <source>Quick model only</source>
            <translation>只用快速模型</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_models_page.py" />
            <source>Answers at once. Asks you where it is unsure, and uses one tool a message.</source>
            <translation>立即回答。不确定时会问你，每条消息只用一个工具。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_models_page.py" />
            <source>Language model only</source>
            <translation>只用语言模型</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_models_page.py" />
            <source>Reads what was said before, and can use several tools for one message. Takes a second or more.</source>
            <translation>会读之前的对话，一条消息可以用多个工具。需要一秒或更久。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_models_page.py" />
            <source>recommended</source>
            <translation>推荐</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_models_page.py" />
            <source>Your model; {metric}: {value} on its locked test rows.</source>
            <translation>你的模型，在锁定的测试行上的成绩：{metric} {value}。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_models_page.py" />
            <source>Learned to write replies, and too little of selecting tools: it nearly always asks back.</source>
            <translation>学会了撰写回复，但选择工具学得太少：几乎总会反问。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_models_page.py" />
            <source>Never learned to select tools: it is shown examples first. Asks back more often.</source>
            <translation>没有学过选择工具：会先给它看例子。反问会多一些。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_models_page.py" />
            <source>By likeness to examples</source>
            <translation>按与示例的相似度</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_models_page.py" />
            <source>Needs no training: compares the message with what each tool is for. Less sure than a model.</source>
            <translation>无需训练：将消息与每个工具的用途进行比较。不如模型可靠。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_models_page.py" />
            <source>Learned to write replies, in English. Every number, date and name is checked against the facts.</source>
            <translation>学过用英文撰写回复。其中的每个数字、日期和名称都对照事实核查。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_models_page.py" />
            <source>Writes freely, and every number, date and name is checked against the facts.</source>
            <translation>自由撰写，并逐一对照事实核查其中的数字、日期和名称。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_models_page.py" />
            <source>Your model. Every number, date and name is checked; where one is wrong, a fixed sentence is said.</source>
            <translation>你的模型。其中的数字、日期和名称会逐一核查；如有错误，则改用固定句子。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_models_page.py" />
            <source>Each tool has a sentence that is filled in. Stiff, but instant.</source>
            <translation>每个工具都有一个填空式的句子。略显生硬，但即时完成。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_models_page.py" />
            <source>Fixed sentences only</source>
            <translation>仅用固定句子</translation>
        </message>
    </context>
    <context>
        <name>ModelsView</name>
        <message>
            <location filename="../../gui/views/models.py" />
            <source>Reading the models</source>
            <translation>正在读取模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/models.py" />
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/models.py" />
            <source>What your trainings made, ready to use.</source>
            <translation>训练得到的模型，可直接使用。</translation>
        </message>
        <message>
            <location filename="../../gui/views/models.py" />
            <source>Compare two models</source>
            <translation>比较两个模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/models.py" />
            <source>Train a model</source>
            <translation>训练模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/models.py" />
            <source>No model yet</source>
            <translation>还没有模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/models.py" />
            <source>Train one from your examples. It is measured, exported and shown here, ready to use in a chat.</source>
            <translation>用你的示例训练一个模型。它会经过评测和导出，然后显示在这里，可直接用于对话。</translation>
        </message>
        <message>
            <location filename="../../gui/views/models.py" />
            <source>A model is what a training leaves: files that run without a network, measured on rows that were locked away. Open one to see what it gets right, where it errs, to try it on a text or to apply it to a file. Base models are what yours are made from.</source>
            <translation>模型是训练的成果：一组无需联网即可运行的文件，并在锁定的测试行上经过评测。打开一个模型，可以查看它的对错、用一段文本试用，或将它应用到文件。基础模型是训练你的模型的起点。</translation>
        </message>
        <message>
            <location filename="../../gui/views/models.py" />
            <source>From {data}, {when}</source>
            <translation>来自 {data}，{when}</translation>
        </message>
    </context>
    <context>
        <name>MoodsPart</name>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_moods.py" />
            <source>Counts as negative</source>
            <translation>计为负面</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_moods.py" />
            <source>Trends and alarms count the texts of these sentiments, from every feed and of the model.</source>
            <translation>趋势和警报会统计带有这些情感的文本，无论它们来自哪个来源，还是由模型判断。</translation>
        </message>
    </context>
    <context>
        <name>Names</name>
        <message>
            <location filename="../../gui/views/names.py" />
            <source>a deleted dataset</source>
            <translation>已删除的数据集</translation>
        </message>
        <message>
            <location filename="../../gui/views/names.py" />
            <source>{name}, version {version}</source>
            <translation>{name}，版本 {version}</translation>
        </message>
    </context>
    <context>
        <name>NewFromDialog</name>
        <message>
            <location filename="../../gui/ready_made/new_dialog.py" />
            <source>New project from: {title}</source>
            <translation>新建项目，来自：{title}</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/new_dialog.py" />
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/new_dialog.py" />
            <source>Begin with the sample</source>
            <translation>从示例开始</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/new_dialog.py" />
            <source>See it work first, with data made for it.</source>
            <translation>先用为它准备的数据看看效果。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/new_dialog.py" />
            <source>Begin with my own data</source>
            <translation>从我自己的数据开始</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/new_dialog.py" />
            <source>Choose your files below.</source>
            <translation>请在下面选择你的文件。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/new_dialog.py" />
            <source>Make the project</source>
            <translation>创建项目</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/new_dialog.py" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/new_dialog.py" />
            <source>{part}, if you have any</source>
            <translation>{part}（如果有）</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/new_dialog.py" />
            <source>Choose…</source>
            <translation>选择…</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/new_dialog.py" />
            <source>Choose: {part}</source>
            <translation>选择：{part}</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/new_dialog.py" />
            <source>It is kept in {folder}</source>
            <translation>保存在 {folder}</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/new_dialog.py" />
            <source>Setting up the project. This may take a minute.</source>
            <translation>正在设置项目，可能需要一分钟。</translation>
        </message>
    </context>
    <context>
        <name>Notice</name>
        <message>
            <location filename="../../gui/widgets/notice.py" />
            <source>Close this notice</source>
            <translation>关闭此通知</translation>
        </message>
    </context>
    <context>
        <name>OutcomeTable</name>
        <message>
            <location filename="../../gui/views/lab_table.py" />
            <source>Against before</source>
            <translation>与之前相比</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_table.py" />
            <source>Time a message</source>
            <translation>每条消息用时</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_table.py" />
            <source>Outcome</source>
            <translation>结果</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_table.py" />
            <source>{time} ms</source>
            <translation>{time} 毫秒</translation>
        </message>
    </context>
    <context>
        <name>Page</name>
        <message>
            <location filename="../../gui/ready_made/page.py" />
            <source>Start</source>
            <translation>开始</translation>
        </message>
    </context>
    <context>
        <name>PairButtons</name>
        <message>
            <location filename="../../gui/views/pair_buttons.py" />
            <source>First: {words}</source>
            <translation>第一个：{words}</translation>
        </message>
        <message>
            <location filename="../../gui/views/pair_buttons.py" />
            <source>Second: {words}</source>
            <translation>第二个：{words}</translation>
        </message>
        <message>
            <location filename="../../gui/views/pair_buttons.py" />
            <source>not marked yet</source>
            <translation>尚未标记</translation>
        </message>
    </context>
    <context>
        <name>PermissionBox</name>
        <message>
            <location filename="../../gui/widgets/permission_box.py" />
            <source>Use freely</source>
            <translation>始终允许</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/permission_box.py" />
            <source>Ask me each time</source>
            <translation>每次询问</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/permission_box.py" />
            <source>Never use</source>
            <translation>从不允许</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/permission_box.py" />
            <source>Permission of {tool}</source>
            <translation>{tool} 的权限</translation>
        </message>
    </context>
    <context>
        <name>PrivacySection</name>
        <message>
            <location filename="../../gui/views/settings_privacy.py" />
            <source>Count again</source>
            <translation>重新统计</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_privacy.py" />
            <source>Copy the report</source>
            <translation>复制报告</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_privacy.py" />
            <source>Save the report…</source>
            <translation>保存报告…</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_privacy.py" />
            <source>Privacy</source>
            <translation>隐私</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_privacy.py" />
            <source>Save the report</source>
            <translation>保存报告</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings_privacy.py" />
            <source>Copied the report.</source>
            <translation>报告已复制。</translation>
        </message>
    </context>
    <context>
        <name>ProblemCard</name>
        <message>
            <location filename="../../gui/widgets/problem_card.py" />
            <source>They are written in one way.</source>
            <translation>已统一写法。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/problem_card.py" />
            <source>They are corrected.</source>
            <translation>已更正。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/problem_card.py" />
            <source>The longest are kept.</source>
            <translation>保留最长的。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/problem_card.py" />
            <source>They are fitted to words.</source>
            <translation>已与词的边界对齐。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/problem_card.py" />
            <source>They are masked.</source>
            <translation>已遮盖。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/problem_card.py" />
            <source>They are left out.</source>
            <translation>不再保留。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/problem_card.py" />
            <source>{first} {second}</source>
            <translation>{first}{second}</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/problem_card.py" />
            <source>Keep one of each</source>
            <translation>每组只保留一行</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/problem_card.py" />
            <source>Leave all of them out</source>
            <translation>全部略过</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/problem_card.py" />
            <source>Leave them out of the training rows</source>
            <translation>从训练行中去除</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/problem_card.py" />
            <source>Write them as most rows do</source>
            <translation>按多数行的写法统一</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/problem_card.py" />
            <source>Correct them</source>
            <translation>改正</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/problem_card.py" />
            <source>Keep the longest</source>
            <translation>保留最长的</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/problem_card.py" />
            <source>Fit them to words</source>
            <translation>对齐到单词</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/problem_card.py" />
            <source>Mask them</source>
            <translation>遮盖</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/problem_card.py" />
            <source>Leave these rows out</source>
            <translation>略过这些行</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/problem_card.py" />
            <source>Rows with this problem</source>
            <translation>存在此问题的行</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/problem_card.py" />
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/problem_card.py" />
            <source>Row</source>
            <translation>行</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/problem_card.py" />
            <source>What it says</source>
            <translation>内容</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/problem_card.py" />
            <source>Hide the rows</source>
            <translation>隐藏这些行</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/problem_card.py" />
            <source>Show the first {count} rows</source>
            <translation>显示前 {count} 行</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/problem_card.py" />
            <source>Show the first row</source>
            <translation>显示第一行</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/problem_card.py" />
            <source>Show the rows</source>
            <translation>显示这些行</translation>
        </message>
    </context>
    <context>
        <name>ProblemsPane</name>
        <message>
            <location filename="../../gui/views/dataset_problems.py" />
            <source>This version stays as it is.</source>
            <translation>这个版本保持不变。</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_problems.py" />
            <source>The rows were examined when they were imported.</source>
            <translation>各行在导入时已检查过。</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_problems.py" />
            <source>Nothing was found</source>
            <translation>没有发现问题</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_problems.py" />
            <source>Tick what is to be repaired: that makes the next version. Rows to test on are repaired, too; models that were measured before were measured on them as they are now.</source>
            <translation>勾选要修复的问题：修复会生成下一个版本。用于测试的行也会一并修复；以前测评过的模型是在它们现在的样子上测评的。</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_problems.py" />
            <source>Repair</source>
            <translation>修复</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_problems.py" />
            <source>Repairing…</source>
            <translation>正在修复…</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_problems.py" />
            <source>Repaired as version {version} of {name}.</source>
            <translation>已修复为 {name} 的版本 {version}。</translation>
        </message>
    </context>
    <context>
        <name>ProgressRing</name>
        <message>
            <location filename="../../gui/widgets/progress_ring.py" />
            <source>Progress</source>
            <translation>进度</translation>
        </message>
    </context>
    <context>
        <name>PurposePage</name>
        <message>
            <location filename="../../gui/wizards/chat_purpose_page.py" />
            <source>For example: Desk helper</source>
            <translation>例如：前台助手</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_purpose_page.py" />
            <source>Name of the agent</source>
            <translation>助手名称</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_purpose_page.py" />
            <source>For example: answers questions about orders and return policies</source>
            <translation>例如：回答有关订单和退货政策的问题</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_purpose_page.py" />
            <source>What the agent is for</source>
            <translation>助手的用途</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_purpose_page.py" />
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_purpose_page.py" />
            <source>What is it for? (you may leave this empty)</source>
            <translation>它用来做什么？（可不填）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_purpose_page.py" />
            <source>The agent says this of itself when somebody asks what it can do.</source>
            <translation>有人问助手能做什么时，它会这样介绍自己。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_purpose_page.py" />
            <source>Delete this agent</source>
            <translation>删除此助手</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_purpose_page.py" />
            <source>Give the agent a name and say in a sentence what it is for. Both can be changed later.</source>
            <translation>给助手起个名称，并用一句话说明它的用途。两者以后都可以更改。</translation>
        </message>
    </context>
    <context>
        <name>QualityPane</name>
        <message>
            <location filename="../../gui/ready_made/recommender_quality.py" />
            <source>How good the lists are</source>
            <translation>列表的质量</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_quality.py" />
            <source>Not measured yet</source>
            <translation>还没有测量</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_quality.py" />
            <source>Once it has learned, you see here how many of the latest choices it would have foreseen.</source>
            <translation>学习之后，你可以在这里看到它本可预见多少最近的选择。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_quality.py" />
            <source>Most popular</source>
            <translation>最热门</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_quality.py" />
            <source>This recommender</source>
            <translation>本推荐器</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_quality.py" />
            <source>Hits near the top (NDCG@10)</source>
            <translation>靠前命中（NDCG@10）</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_quality.py" />
            <source>Share of hits in ten (recall@10)</source>
            <translation>前十命中率（recall@10）</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_quality.py" />
            <source>NDCG@10, people known before</source>
            <translation>NDCG@10，此前已知的人</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_quality.py" />
            <source>Measure</source>
            <translation>指标</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_quality.py" />
            <source>Measured on the last fifth of the behaviour, from {date} on, after learning only from what came before. {people} people liked something then that could be foreseen; {known} of them were known before. 1 would be perfect. After measuring, it learned from everything.</source>
            <translation>在行为的最后五分之一（自 {date} 起）上测量，且只从此前的行为中学习。其间有 {people} 人喜欢了可以预见的物品，其中 {known} 人此前已知。1 表示完美。测量之后，它又从全部行为中学习。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_quality.py" />
            <source>There was nothing to compare with.</source>
            <translation>没有可供比较的内容。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_quality.py" />
            <source>The lists are {times} times as good as showing everybody the most popular items.</source>
            <translation>这些列表的效果是向所有人展示最热门物品的 {times} 倍。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_quality.py" />
            <source>The lists are about as good as showing everybody the most popular items.</source>
            <translation>这些列表与向所有人展示最热门物品的效果大致相当。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_quality.py" />
            <source>Showing everybody the most popular items would be better. More behaviour may help.</source>
            <translation>向所有人展示最热门物品会更好。更多的行为数据可能有帮助。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_quality.py" />
            <source>From bold to careful</source>
            <translation>从大胆到谨慎</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_quality.py" />
            <source>By intent, on the locked test rows</source>
            <translation>按意图，在锁定的测试行上</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_quality.py" />
            <source>Over time</source>
            <translation>随时间</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_quality.py" />
            <source>Answered and right, by how careful it is</source>
            <translation>按谨慎程度：回答的与答对的</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_quality.py" />
            <source>Measuring what the desk would answer</source>
            <translation>正在测量客服台会回答什么</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_quality.py" />
            <source>answered by itself</source>
            <translation>自行回答</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_quality.py" />
            <source>right of those</source>
            <translation>其中正确</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_quality.py" />
            <source>How careful should it be?</source>
            <translation>应该多谨慎？</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_quality.py" />
            <source>Bold: answers more</source>
            <translation>大胆：回答得更多</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_quality.py" />
            <source>Careful: is right more often</source>
            <translation>谨慎：答对的更多</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_quality.py" />
            <source>Nothing was asked yet.</source>
            <translation>还没有人提问。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_quality.py" />
            <source>After a training it is measured what the desk answers by itself, and how much of that is right.</source>
            <translation>训练后会测量客服台自行回答多少，其中多少是正确的。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_quality.py" />
            <source>It aims at {target} right answers.</source>
            <translation>目标是 {target} 的答案正确。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_quality.py" />
            <source>On the {rows} locked test rows it would answer nothing by itself.</source>
            <translation>在 {rows} 行锁定的测试行上，它什么都不会自行回答。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_quality.py" />
            <source>On the {rows} locked test rows it answers {share} by itself, and {right} of those answers are right. The other {left} are looked up in the documents or handed over.</source>
            <translation>在 {rows} 行锁定的测试行上，它自行回答 {share}，其中 {right} 的答案正确。其余 {left} 在文档中查找，或转交给人。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_quality.py" />
            <source>Intent</source>
            <translation>意图</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_quality.py" />
            <source>Test rows</source>
            <translation>测试行</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_quality.py" />
            <source>Answered</source>
            <translation>已回答</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_quality.py" />
            <source>Right of those</source>
            <translation>其中正确</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_quality.py" />
            <source>By an intent</source>
            <translation>按意图</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_quality.py" />
            <source>From documents</source>
            <translation>来自文档</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_quality.py" />
            <source>Handed over</source>
            <translation>转交给人</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_quality.py" />
            <source>Day</source>
            <translation>日期</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk_quality.py" />
            <source>Asked</source>
            <translation>提问</translation>
        </message>
    </context>
    <context>
        <name>ReadingDialog</name>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Sheet</source>
            <translation>工作表</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Reading the file…</source>
            <translation>正在读取文件…</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Comma</source>
            <translation>逗号</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Semicolon</source>
            <translation>分号</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Tab</source>
            <translation>制表符</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Vertical bar</source>
            <translation>竖线</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>None: each line is one text</source>
            <translation>无：每行是一条文本</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Holds the names of the columns</source>
            <translation>是各列的名称</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Is a row like the others</source>
            <translation>与其他行一样是数据</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Encoding</source>
            <translation>编码</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Separator</source>
            <translation>分隔符</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>First row</source>
            <translation>第一行</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Western Europe</source>
            <translation>西欧</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Chinese</source>
            <translation>中文</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Traditional Chinese</source>
            <translation>繁体中文</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Japanese</source>
            <translation>日语</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Korean</source>
            <translation>韩语</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Central Europe</source>
            <translation>中欧</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Cyrillic</source>
            <translation>西里尔文</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Greek</source>
            <translation>希腊语</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Turkish</source>
            <translation>土耳其语</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Hebrew</source>
            <translation>希伯来语</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Arabic</source>
            <translation>阿拉伯语</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Baltic</source>
            <translation>波罗的海语言</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Vietnamese</source>
            <translation>越南语</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Thai</source>
            <translation>泰语</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Found automatically</source>
            <translation>自动识别</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>How {file} is read</source>
            <translation>{file} 的读取方式</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Correct it where the rows below look wrong. Your file stays as it is.</source>
            <translation>如果下面的行看起来不对，请在此更正。你的文件保持不变。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>The first rows, read like this</source>
            <translation>按此方式读取的前几行</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Read it like this</source>
            <translation>按此方式读取</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>{rows} in {count} columns</source>
            <translation>{rows}，{count} 列</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>{rows} in one column</source>
            <translation>{rows}，1 列</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Row {row} holds the names of the columns</source>
            <translation>第 {row} 行是各列的名称</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_reading_dialog.py" />
            <source>Found automatically ({found})</source>
            <translation>自动识别（{found}）</translation>
        </message>
    </context>
    <context>
        <name>ReadyMadeChoice</name>
        <message>
            <location filename="../../gui/ready_made/choice.py" />
            <source>Whole jobs with a page of their own: try one with its sample, or bring your own data.</source>
            <translation>完整的工作，各有自己的页面：用示例试一试，或带上你自己的数据。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/choice.py" />
            <source>New project from…</source>
            <translation>新建项目，来自…</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/choice.py" />
            <source>New project from: {title}</source>
            <translation>新建项目，来自：{title}</translation>
        </message>
    </context>
    <context>
        <name>RecipeRow</name>
        <message>
            <location filename="../../gui/wizards/training_recipe_row.py" />
            <source>Back to the preset: {value}</source>
            <translation>恢复预设：{value}</translation>
        </message>
    </context>
    <context>
        <name>RecommenderView</name>
        <message>
            <location filename="../../gui/ready_made/recommender.py" />
            <source>Learn again</source>
            <translation>重新学习</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender.py" />
            <source>Train the text model</source>
            <translation>训练文本模型</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender.py" />
            <source>A model learns from the behaviour which texts fit what somebody liked lately. It takes some minutes, and is used only if the lists get better by it.</source>
            <translation>一个模型从行为中学习哪些文字符合某人最近喜欢的内容。需要几分钟，只有列表因此变好时才会采用。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender.py" />
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender.py" />
            <source>New data: learn again</source>
            <translation>有新数据：请重新学习</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender.py" />
            <source>Lists</source>
            <translation>列表</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender.py" />
            <source>Quality</source>
            <translation>质量</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender.py" />
            <source>Bring a table of items and one of what people did with them. It learns by itself whenever data comes in: what goes together, what is chosen lately, and what the items' texts say. Under Lists choose a person to see what they could like next and why; what they have seen is left out. Under Quality you see how well it would have foreseen the latest choices. The text model is one more step: trained on what people liked one after the other, it reads the first places of a list once more.</source>
            <translation>请导入一张物品表和一张人们行为的表。每当有数据进来，它都会自动学习：哪些物品相配、最近选择了什么，以及物品的文字说了什么。在“列表”中选择一个人，即可看到此人接下来可能喜欢什么及其原因；已看过的不再列出。在“质量”中可以看到它本可多好地预见最近的选择。文本模型是进一步的一步：它用人们先后喜欢的内容训练，把列表最前面的几项再读一遍。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender.py" />
            <source>Nothing learned yet: it needs items and behaviour.</source>
            <translation>尚未学习：需要物品和行为。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender.py" />
            <source>Learned from {events} events of {people} people with {items} items, {new} of them new.</source>
            <translation>已从 {people} 人对 {items} 件物品的 {events} 个事件中学习，其中 {new} 件是新的。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender.py" />
            <source>{count} events count as liked: ratings from the middle up, and acts that are no mere look.</source>
            <translation>{count} 个事件算作喜欢：评分在中位数及以上的，以及不只是浏览的行为。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender.py" />
            <source>All events count as liked.</source>
            <translation>所有事件都算作喜欢。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender.py" />
            <source>{count} events were left out: no date or one to come, or an item that is not there.</source>
            <translation>{count} 个事件未采用：没有日期或日期在将来，或物品不存在。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender.py" />
            <source>Working…</source>
            <translation>正在处理…</translation>
        </message>
    </context>
    <context>
        <name>RelationAnswer</name>
        <message>
            <location filename="../../gui/views/label_relations.py" />
            <source>The text to mark</source>
            <translation>要标记的文本</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_relations.py" />
            <source>Press a number, or type the relation and press Enter</source>
            <translation>按数字键，或输入关系后按回车</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_relations.py" />
            <source>Choose what the first has to do with the second. Esc goes back to the marks.</source>
            <translation>请选择第一个与第二个的关系。按 Esc 返回标记。</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_relations.py" />
            <source>Select words with the mouse or Shift and the arrows, then press 1 for the first thing and 2 for the second. Delete takes the mark under the cursor away.</source>
            <translation>用鼠标或 Shift 加方向键选中词语，然后按 1 标记第一个、按 2 标记第二个。按 Delete 去掉光标处的标记。</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_relations.py" />
            <source>first</source>
            <translation>第一个</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_relations.py" />
            <source>second</source>
            <translation>第二个</translation>
        </message>
    </context>
    <context>
        <name>ReplyBlock</name>
        <message>
            <location filename="../../gui/widgets/message_bubble.py" />
            <source>Reply</source>
            <translation>回复</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/message_bubble.py" />
            <source>Marked as good. It is kept with this project.</source>
            <translation>已标记为好，标记保存在此项目中。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/message_bubble.py" />
            <source>Marked as wrong. It is kept with this project, with your correction if you gave one.</source>
            <translation>已标记为有误，标记保存在此项目中；如果你作了纠正，也会一并保存。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/message_bubble.py" />
            <source>Copy this reply</source>
            <translation>复制此回复</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/message_bubble.py" />
            <source>Ask again with the same words</source>
            <translation>用同样的话再问一次</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/message_bubble.py" />
            <source>Change your words and ask again</source>
            <translation>修改你的话再问</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/message_bubble.py" />
            <source>This reply is good</source>
            <translation>这条回复很好</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/message_bubble.py" />
            <source>This reply is wrong: correct it</source>
            <translation>这条回复有误：纠正它</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/message_bubble.py" />
            <source>How this reply came about</source>
            <translation>这条回复是怎么来的</translation>
        </message>
    </context>
    <context>
        <name>ResultPart</name>
        <message>
            <location filename="../../gui/views/model_result.py" />
            <source>This model</source>
            <translation>此模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_result.py" />
            <source>Measure</source>
            <translation>指标</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_result.py" />
            <source>As a table</source>
            <translation>以表格显示</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_result.py" />
            <source>Before and after</source>
            <translation>训练前和训练后</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_result.py" />
            <source>What</source>
            <translation>测量项</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_result.py" />
            <source>Value</source>
            <translation>数值</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_result.py" />
            <source>From</source>
            <translation>下限</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_result.py" />
            <source>To</source>
            <translation>上限</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_result.py" />
            <source>How far it is from each, on the same rows</source>
            <translation>在相同的行上与各项的差距</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_result.py" />
            <source>Measured once on {rows} that were locked away and that the model never learned from. The thin lines show what chance may do: the true value lies there in 95 of 100 cases.</source>
            <translation>在锁定的 {rows}数据上只测过一次，模型从未学习过这些数据。细线表示偶然因素的影响范围：100 次中有 95 次，真实值会落在其中。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_result.py" />
            <source>{name}: on the first {rows} of them only.</source>
            <translation>{name}：只在其中前 {rows} 行上测量。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_result.py" />
            <source>How sure it says it is lies {after} from how often it is right (calibration error); before the confidences were calibrated on the validation rows it was {before}.</source>
            <translation>它所说的把握与实际正确率相差 {after}（校准误差）；在用验证行校准置信度之前为 {before}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_result.py" />
            <source>As bars</source>
            <translation>以条形图显示</translation>
        </message>
    </context>
    <context>
        <name>Retraining</name>
        <message>
            <location filename="../../gui/views/retraining.py" />
            <source>Train on my corrections</source>
            <translation>用我的纠正训练</translation>
        </message>
        <message>
            <location filename="../../gui/views/retraining.py" />
            <source>Watch the training</source>
            <translation>查看训练</translation>
        </message>
        <message>
            <location filename="../../gui/views/retraining.py" />
            <source>Is it better?</source>
            <translation>它更好吗？</translation>
        </message>
        <message>
            <location filename="../../gui/views/retraining.py" />
            <source>Use the new one</source>
            <translation>使用新的</translation>
        </message>
        <message>
            <location filename="../../gui/views/retraining.py" />
            <source>Keep the old one</source>
            <translation>保留旧的</translation>
        </message>
        <message>
            <location filename="../../gui/views/retraining.py" />
            <source>Go back to the one before</source>
            <translation>回到之前的</translation>
        </message>
        <message>
            <location filename="../../gui/views/retraining.py" />
            <source>{name} is used now by: {agents}.</source>
            <translation>{name} 现在由以下助手使用：{agents}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/retraining.py" />
            <source>{name} is ready. No agent uses it.</source>
            <translation>{name} 已就绪。没有助手使用它。</translation>
        </message>
        <message>
            <location filename="../../gui/views/retraining.py" />
            <source>{name} stays in use.</source>
            <translation>继续使用 {name}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/retraining.py" />
            <source>Back to the model before, for: {agents}.</source>
            <translation>已回到之前的模型：{agents}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/retraining.py" />
            <source>A new model learns from your corrections. You can go on working meanwhile.</source>
            <translation>新模型正在学习你的纠正。你可以继续工作。</translation>
        </message>
        <message>
            <location filename="../../gui/views/retraining.py" />
            <source>The new model is trained. Comparing it with the one in use.</source>
            <translation>新模型已训练好。正在与使用中的比较。</translation>
        </message>
        <message>
            <location filename="../../gui/views/retraining.py" />
            <source>A newer model, {name}, is trained and not in use yet.</source>
            <translation>较新的模型 {name} 已训练好，尚未使用。</translation>
        </message>
        <message>
            <location filename="../../gui/views/retraining.py" />
            <source>Corrections that {name} has not learned yet: {count}.</source>
            <translation>{name} 尚未学习的纠正：{count} 条。</translation>
        </message>
        <message>
            <location filename="../../gui/views/retraining.py" />
            <source>{name} has learned them and is not used.</source>
            <translation>{name} 已学习这些纠正，但尚未被使用。</translation>
        </message>
        <message>
            <location filename="../../gui/views/retraining.py" />
            <source>{name} took the place of {previous}.</source>
            <translation>{name} 取代了 {previous}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/retraining.py" />
            <source>The new model is better.</source>
            <translation>新模型更好。</translation>
        </message>
        <message>
            <location filename="../../gui/views/retraining.py" />
            <source>The new model is worse.</source>
            <translation>新模型更差。</translation>
        </message>
        <message>
            <location filename="../../gui/views/retraining.py" />
            <source>No clear difference between the new model and the old one.</source>
            <translation>新旧模型之间没有明显差别。</translation>
        </message>
        <message>
            <location filename="../../gui/views/retraining.py" />
            <source>{now} of {cases} corrected messages are right now; before: {before}.</source>
            <translation>{cases} 条纠正过的消息中，现在有 {now} 条正确；之前：{before}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/retraining.py" />
            <source>On the same {rows}: {new} {metric}, the old one {old}.</source>
            <translation>在相同的 {rows} 上：{metric} {new}，旧的 {old}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/retraining.py" />
            <source>Still wrong: {texts}</source>
            <translation>仍然错误：{texts}</translation>
        </message>
    </context>
    <context>
        <name>RunPage</name>
        <message>
            <location filename="../../gui/stopping.py" />
            <source>What was learned since the last checkpoint is lost, and no model is published. Choose Pause instead to go on later.</source>
            <translation>上一个检查点之后学到的内容将丢失，也不会发布模型。如果想以后继续，请选择“暂停”。</translation>
        </message>
        <message>
            <location filename="../../gui/stopping.py" />
            <source>Cancel this training?</source>
            <translation>要取消这次训练吗？</translation>
        </message>
        <message>
            <location filename="../../gui/stopping.py" />
            <source>Cancel training</source>
            <translation>取消训练</translation>
        </message>
        <message>
            <location filename="../../gui/views/run.py" />
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <location filename="../../gui/views/run.py" />
            <source>Resume</source>
            <translation>继续</translation>
        </message>
        <message>
            <location filename="../../gui/views/run.py" />
            <source>See the result</source>
            <translation>查看结果</translation>
        </message>
        <message>
            <location filename="../../gui/views/run.py" />
            <source>How the training stands</source>
            <translation>训练状态</translation>
        </message>
        <message>
            <location filename="../../gui/views/run.py" />
            <source>Progress of the training</source>
            <translation>训练进度</translation>
        </message>
        <message>
            <location filename="../../gui/views/run.py" />
            <source>Back to all trainings</source>
            <translation>返回全部训练</translation>
        </message>
        <message>
            <location filename="../../gui/views/run.py" />
            <source>What happened</source>
            <translation>训练过程</translation>
        </message>
        <message>
            <location filename="../../gui/views/run.py" />
            <source>Nothing yet. The first round is on its way.</source>
            <translation>还没有记录，第一轮正在进行。</translation>
        </message>
        <message>
            <location filename="../../gui/views/run.py" />
            <source>This training</source>
            <translation>这次训练</translation>
        </message>
        <message>
            <location filename="../../gui/views/run.py" />
            <source>Getting the training ready</source>
            <translation>正在准备训练</translation>
        </message>
        <message>
            <location filename="../../gui/views/run.py" />
            <source>Data</source>
            <translation>数据</translation>
        </message>
        <message>
            <location filename="../../gui/views/run.py" />
            <source>Base model</source>
            <translation>基础模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/run.py" />
            <source>May change</source>
            <translation>调整范围</translation>
        </message>
        <message>
            <location filename="../../gui/views/run.py" />
            <source>Rounds</source>
            <translation>轮数</translation>
        </message>
        <message>
            <location filename="../../gui/views/run.py" />
            <source>at most {count}</source>
            <translation>最多 {count}</translation>
        </message>
        <message>
            <location filename="../../gui/views/run.py" />
            <source>Started</source>
            <translation>开始时间</translation>
        </message>
        <message>
            <location filename="../../gui/views/run.py" />
            <source>Ended</source>
            <translation>结束时间</translation>
        </message>
        <message>
            <location filename="../../gui/views/run.py" />
            <source>Pausing: keeping what was learned so far…</source>
            <translation>正在暂停：保存目前学到的内容…</translation>
        </message>
        <message>
            <location filename="../../gui/views/run.py" />
            <source>Stopping…</source>
            <translation>正在停止…</translation>
        </message>
        <message>
            <location filename="../../gui/views/run.py" />
            <source>Going on from the last checkpoint…</source>
            <translation>正在从上一个检查点继续…</translation>
        </message>
        <message>
            <location filename="../../gui/views/run.py" />
            <source>Pause this training</source>
            <translation>暂停这次训练</translation>
        </message>
        <message>
            <location filename="../../gui/views/run.py" />
            <source>Cancel this training</source>
            <translation>取消这次训练</translation>
        </message>
        <message>
            <location filename="../../gui/views/run.py" />
            <source>Resume this training</source>
            <translation>继续这次训练</translation>
        </message>
        <message>
            <location filename="../../gui/views/run.py" />
            <source>See the result of this training</source>
            <translation>查看这次训练的结果</translation>
        </message>
    </context>
    <context>
        <name>RunsView</name>
        <message>
            <location filename="../../gui/views/runs.py" />
            <source>No training yet</source>
            <translation>还没有训练</translation>
        </message>
        <message>
            <location filename="../../gui/views/runs.py" />
            <source>A training turns your examples into a model. You choose how thorough it is and watch it learn.</source>
            <translation>训练会把你的示例变成模型。你可以选择训练的细致程度，并观察它学习的过程。</translation>
        </message>
        <message>
            <location filename="../../gui/views/runs.py" />
            <source>Train a model</source>
            <translation>训练模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/runs.py" />
            <source>Reading the trainings</source>
            <translation>正在读取训练</translation>
        </message>
        <message>
            <location filename="../../gui/views/runs.py" />
            <source>Trainings</source>
            <translation>训练</translation>
        </message>
        <message>
            <location filename="../../gui/views/runs.py" />
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <location filename="../../gui/views/runs.py" />
            <source>Data</source>
            <translation>数据</translation>
        </message>
        <message>
            <location filename="../../gui/views/runs.py" />
            <source>Status</source>
            <translation>状态</translation>
        </message>
        <message>
            <location filename="../../gui/views/runs.py" />
            <source>Best</source>
            <translation>最佳</translation>
        </message>
        <message>
            <location filename="../../gui/views/runs.py" />
            <source>When</source>
            <translation>时间</translation>
        </message>
        <message>
            <location filename="../../gui/views/runs.py" />
            <source>Each line is one training. Open it to watch it learn, to pause or resume it, and to see what happened. The best value is that of the validation rows, which the model does not learn from. A finished training leads to its model. A search tries settings for as long as you gave it, and ends with the best.</source>
            <translation>每一行是一次训练。打开它可以看着它学习、暂停或继续，并查看发生了什么。最好的值来自验证行，模型不从这些行学习。完成的训练通向它的模型。搜索会在你给定的时间内尝试各种设置，最后给出最好的一组。</translation>
        </message>
        <message>
            <location filename="../../gui/views/runs.py" />
            <source>{count} trainings</source>
            <translation>{count} 次训练</translation>
        </message>
        <message>
            <location filename="../../gui/views/runs.py" />
            <source>{count} training</source>
            <translation>{count} 次训练</translation>
        </message>
        <message>
            <location filename="../../gui/views/runs.py" />
            <source>{count} trainings and searches</source>
            <translation>{count} 次训练和搜索</translation>
        </message>
        <message>
            <location filename="../../gui/views/runs.py" />
            <source>{count}, one runs now</source>
            <translation>{count}，其中一次正在进行</translation>
        </message>
        <message>
            <location filename="../../gui/views/runs.py" />
            <source>Search: {name}</source>
            <translation>搜索：{name}</translation>
        </message>
    </context>
    <context>
        <name>SchemaForm</name>
        <message>
            <location filename="../../gui/widgets/schema_form.py" />
            <source>This tool takes nothing. Just try it.</source>
            <translation>这个工具不需要输入，直接试用即可。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/schema_form.py" />
            <source>{name} (may be left out)</source>
            <translation>{name}（可不填）</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/schema_form.py" />
            <source>Yes</source>
            <translation>是</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/schema_form.py" />
            <source>No</source>
            <translation>否</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/schema_form.py" />
            <source>One a line</source>
            <translation>每行一项</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/schema_form.py" />
            <source>(none)</source>
            <translation>（无）</translation>
        </message>
    </context>
    <context>
        <name>SearchCard</name>
        <message>
            <location filename="../../gui/wizards/training_search_card.py" />
            <source>Minutes that the search may take</source>
            <translation>搜索可用的分钟数</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_search_card.py" />
            <source>Find good settings</source>
            <translation>寻找合适的设置</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_search_card.py" />
            <source>Tries variations of what is chosen above and compares them on the validation rows; the test rows stay locked. It ends with the best, and you train with it. You can pause it at any time.</source>
            <translation>尝试上面所选设置的各种变化，并用验证行比较；测试行保持锁定。结束时给出最好的一组，你可以用它来训练。可以随时暂停。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_search_card.py" />
            <source>Find good settings within {minutes} minutes</source>
            <translation>在 {minutes} 分钟内寻找合适的设置</translation>
        </message>
    </context>
    <context>
        <name>SearchPage</name>
        <message>
            <location filename="../../gui/stopping.py" />
            <source>What was tried is kept, and you can train with the best settings found so far.</source>
            <translation>已尝试的内容会保留，你可以用目前找到的最好设置来训练。</translation>
        </message>
        <message>
            <location filename="../../gui/stopping.py" />
            <source>Cancel this search?</source>
            <translation>取消这次搜索？</translation>
        </message>
        <message>
            <location filename="../../gui/stopping.py" />
            <source>Cancel search</source>
            <translation>取消搜索</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>Resume</source>
            <translation>继续</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>Train with these settings</source>
            <translation>用这些设置训练</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>How the search stands</source>
            <translation>搜索进展如何</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>Time of the search that is used up</source>
            <translation>搜索已用的时间</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>Back to all trainings</source>
            <translation>返回所有训练</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>No.</source>
            <translation>编号</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>Value</source>
            <translation>值</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>How it went</source>
            <translation>结果</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>What was changed</source>
            <translation>改动了什么</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>Rounds</source>
            <translation>轮数</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>Settings that were tried</source>
            <translation>尝试过的设置</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>Best value over time</source>
            <translation>最好的值随时间的变化</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>best</source>
            <translation>最好</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>What the best changes</source>
            <translation>最好的设置改动了什么</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>Getting the search ready</source>
            <translation>正在准备搜索</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>Good settings for {name}</source>
            <translation>适合 {name} 的设置</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>{time} given</source>
            <translation>给定 {time}</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>judged on the validation rows only</source>
            <translation>仅用验证行评判</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>started {moment}</source>
            <translation>开始于 {moment}</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>{given} → {found}</source>
            <translation>{given} → {found}</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>Nothing is better than the settings as given yet.</source>
            <translation>目前没有比给定设置更好的。</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>Nothing was measured yet.</source>
            <translation>还没有测量结果。</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>{metric}, the best so far</source>
            <translation>{metric}，目前最好</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>settings {number}: {value}</source>
            <translation>设置 {number}：{value}</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>{minutes} min</source>
            <translation>{minutes} 分钟</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>Best so far</source>
            <translation>目前最好</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>Pausing…</source>
            <translation>正在暂停…</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>Stopping…</source>
            <translation>正在停止…</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>Pause this search</source>
            <translation>暂停这次搜索</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>Cancel this search</source>
            <translation>取消这次搜索</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>Resume this search</source>
            <translation>继续这次搜索</translation>
        </message>
        <message>
            <location filename="../../gui/views/search.py" />
            <source>Train with the best settings</source>
            <translation>用最好的设置训练</translation>
        </message>
    </context>
    <context>
        <name>SentimentMonitorView</name>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor.py" />
            <source>Nothing to show yet</source>
            <translation>还没有可显示的内容</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor.py" />
            <source>Bring dated texts, or watch a folder or a table that they arrive in.</source>
            <translation>请导入带日期的文本，或监视它们到达的文件夹或数据表。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor.py" />
            <source>Where texts come from</source>
            <translation>文本从哪里来</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor.py" />
            <source>Trends</source>
            <translation>趋势</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor.py" />
            <source>Alarms</source>
            <translation>警报</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor.py" />
            <source>Feeds</source>
            <translation>来源</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor.py" />
            <source>Bring dated texts under Start, or watch a folder or a table under Feeds: each row is read once, and what is no dated text is listed there with what to do. After training, one model reads how people feel and one what they write about. Trends shows both over time. Where negative texts surge beyond what the day of the week and the recent level explain, an alarm is raised; say that you have seen it, or mute it for a week.</source>
            <translation>请在“开始”中导入带日期的文本，或在“来源”中监视文件夹或数据表：每行只读取一次，不是带日期文本的行会列在那里并说明如何处理。训练之后，一个模型判断人们的情绪，另一个判断他们在谈什么。“趋势”显示两者随时间的变化。当负面文本激增，超出星期规律和近期水平所能解释的范围时，就会发出警报；你可以确认已看过，或将其静音一周。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor.py" />
            <source>Alarms ({count})</source>
            <translation>警报（{count}）</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor.py" />
            <source>{count} dated texts, {first} to {last}.</source>
            <translation>{count} 条带日期的文本，{first} 至 {last}。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor.py" />
            <source>{count} of them wait for a model to read them.</source>
            <translation>其中 {count} 条等待模型读取。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor.py" />
            <source>{count} alarms in all.</source>
            <translation>共 {count} 个警报。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor.py" />
            <source>Show</source>
            <translation>显示</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor.py" />
            <source>Negative texts surge</source>
            <translation>负面文本激增</translation>
        </message>
    </context>
    <context>
        <name>SettingsView</name>
        <message>
            <location filename="../../gui/views/settings.py" />
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings.py" />
            <source>How Deskhand looks, what this computer can do, which base models are here, whether other programs may use them, and what can be checked about privacy. If something went wrong, the log says what happened.</source>
            <translation>Deskhand 的外观、这台电脑能做什么、有哪些基础模型、其他程序是否可以使用它们，以及隐私方面可以核查什么。如果出了问题，日志会说明发生了什么。</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings.py" />
            <source>Look and language</source>
            <translation>外观和语言</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings.py" />
            <source>This computer</source>
            <translation>这台电脑</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings.py" />
            <source>Base models</source>
            <translation>基础模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings.py" />
            <source>Other programs</source>
            <translation>其他程序</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings.py" />
            <source>Privacy</source>
            <translation>隐私</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings.py" />
            <source>Logs</source>
            <translation>日志</translation>
        </message>
        <message>
            <location filename="../../gui/views/settings.py" />
            <source>About</source>
            <translation>关于</translation>
        </message>
    </context>
    <context>
        <name>SlicesPart</name>
        <message>
            <location filename="../../gui/views/model_slices.py" />
            <source>Rows</source>
            <translation>行数</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_slices.py" />
            <source>Judgement</source>
            <translation>判断</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_slices.py" />
            <source>Measured</source>
            <translation>测得</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_slices.py" />
            <source>Between</source>
            <translation>区间</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_slices.py" />
            <source>All others</source>
            <translation>其余所有行</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_slices.py" />
            <source>Count</source>
            <translation>数量</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_slices.py" />
            <source>Kinds of rows, the clearly worse ones first</source>
            <translation>各类行，明显较差的在前</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_slices.py" />
            <source>There were too few test rows to look at kinds of them.</source>
            <translation>测试行太少，无法分类查看。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_slices.py" />
            <source>A kind needs at least 10 rows. Models of an earlier version have none either.</source>
            <translation>一类至少需要 10 行。较早版本的模型也没有分类。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_slices.py" />
            <source>Clearly worse than on the other rows: {kinds}.</source>
            <translation>明显比其他行差：{kinds}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_slices.py" />
            <source>No kind of rows is clearly worse than the others.</source>
            <translation>没有哪类行明显比其他行差。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_slices.py" />
            <source>Kinds of rows looked at: {count}, by length, language, class and the other columns of your file. Measured by: {metric}. Some are low by chance; only those are marked of which that is unlikely, however many were looked at. Click a line to read its rows.</source>
            <translation>查看了 {count} 类行：按长度、语言、类别以及文件中的其他列。衡量标准：{metric}。有些偏低只是偶然；只有不大可能出于偶然的才会标出，无论查看了多少类。点击一行即可阅读其中的内容。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_slices.py" />
            <source>clearly worse</source>
            <translation>明显较差</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_slices.py" />
            <source>no clear difference</source>
            <translation>没有明显差别</translation>
        </message>
    </context>
    <context>
        <name>SourceCard</name>
        <message>
            <location filename="../../gui/views/tool_sources.py" />
            <source>Tools: {names}</source>
            <translation>工具：{names}</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_sources.py" />
            <source>Trust it again</source>
            <translation>再次信任</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_sources.py" />
            <source>Trust it</source>
            <translation>信任</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_sources.py" />
            <source>Read on</source>
            <translation>继续读取</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_sources.py" />
            <source>Look again</source>
            <translation>重新查看</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_sources.py" />
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_sources.py" />
            <source>Remove {source}</source>
            <translation>移除 {source}</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_sources.py" />
            <source>Its reading was stopped. Only what was read so far is found.</source>
            <translation>读取被中止了，目前只能查到已经读取的内容。</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_sources.py" />
            <source>It was changed since you trusted it, and what changed is not used. Look at it, then trust it again.</source>
            <translation>自你信任它之后，它已被更改，更改的部分不会使用。请查看后再次信任。</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_sources.py" />
            <source>Documents came, went or were changed since they were read. Look again to search them as they are now.</source>
            <translation>自上次读取以来，文档有新增、移除或更改。请重新查看，以便按现在的内容搜索。</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_sources.py" />
            <source>It was not trusted on this computer yet, and is not used: the project may have come from someone else, or is from an earlier Deskhand. Trust it only if you know what is run here; its tools then ask before they are used.</source>
            <translation>它在这台电脑上尚未被信任，因此不会使用：该项目可能来自他人，或来自较早版本的 Deskhand。请仅在清楚这里会运行什么时才信任它；之后它的工具在使用前会先询问你。</translation>
        </message>
    </context>
    <context>
        <name>SpanAnswer</name>
        <message>
            <location filename="../../gui/views/label_spans.py" />
            <source>The text to mark</source>
            <translation>要标记的文本</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_spans.py" />
            <source>Select words with the mouse or Shift and the arrows, then press a number. Delete takes the mark under the cursor away, Enter goes on.</source>
            <translation>用鼠标或 Shift 加方向键选中词语，然后按数字键。Delete 删除光标处的标记，回车继续。</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_spans.py" />
            <source>Mark the same words everywhere in the text</source>
            <translation>同时标记文中所有相同的词语</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_spans.py" />
            <source>New label</source>
            <translation>新标签</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_spans.py" />
            <source>Type a new label and press Enter to give it to the selection</source>
            <translation>输入新标签，按回车用于选中的词语</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_spans.py" />
            <source>Done, next text</source>
            <translation>完成，下一段</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_spans.py" />
            <source>Nothing is marked yet.</source>
            <translation>还没有标记。</translation>
        </message>
    </context>
    <context>
        <name>SplitBar</name>
        <message>
            <location filename="../../gui/widgets/split_bar.py" />
            <source>Division of the rows</source>
            <translation>数据行的划分</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/split_bar.py" />
            <source>to learn from</source>
            <translation>用于学习</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/split_bar.py" />
            <source>to check while learning</source>
            <translation>用于学习时的验证</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/split_bar.py" />
            <source>without a label</source>
            <translation>没有标签</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/split_bar.py" />
            <source>{rows} {purpose} ({share})</source>
            <translation>{rows} 行{purpose}（{share}）</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/split_bar.py" />
            <source>for the final test</source>
            <translation>用于最终测试</translation>
        </message>
    </context>
    <context>
        <name>Step</name>
        <message>
            <location filename="../../gui/widgets/trace_drawer.py" />
            <source>“{claim}” comes from message {number}</source>
            <translation>“{claim}”来自第 {number} 条消息</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/trace_drawer.py" />
            <source>“{claim}” comes from an earlier message</source>
            <translation>“{claim}”来自更早的消息</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/trace_drawer.py" />
            <source>Show what the model read</source>
            <translation>显示模型读到的内容</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/trace_drawer.py" />
            <source>What {model} read: {count} tokens, every other one tinted.</source>
            <translation>{model} 读到的内容：{count} 个词元，间隔着色。</translation>
        </message>
    </context>
    <context>
        <name>Steps</name>
        <message>
            <location filename="../../gui/ready_made/steps.py" />
            <source>Ask the agent</source>
            <translation>向助手提问</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/steps.py" />
            <source>Your data is in.</source>
            <translation>你的数据已导入。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/steps.py" />
            <source>Add to what is there?</source>
            <translation>添加到已有的数据吗？</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/steps.py" />
            <source>There are {count} rows already. If you add to them, they stay as you corrected them, and so do your answers. If you replace them, because they are only the sample for instance, your answers and corrections go too; the rows themselves stay under Data, as an older version.</source>
            <translation>已有 {count} 行。如果添加，这些行会保持你更正后的样子，你的答案也会保留。如果替换（例如它们只是示例），你的答案和更正也会一并去掉；这些行本身仍作为旧版本保留在“数据”下。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/steps.py" />
            <source>There are {count} rows already. If you add to them, rows that are there already do not come twice. If you replace them, because they are only the sample for instance, they stay under Data, as an older version.</source>
            <translation>已有 {count} 行。如果你添加，已有的行不会重复出现。如果你替换它们（例如因为它们只是示例），原来的行会作为旧版本保留在“数据”中。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/steps.py" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/steps.py" />
            <source>Replace them</source>
            <translation>替换</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/steps.py" />
            <source>Add to them</source>
            <translation>添加</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/steps.py" />
            <source>Trained. The agent uses it from now on.</source>
            <translation>已训练。助手从现在起使用它。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/steps.py" />
            <source>1. Your data</source>
            <translation>1. 你的数据</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/steps.py" />
            <source>2. Training</source>
            <translation>2. 训练</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/steps.py" />
            <source>3. The agent</source>
            <translation>3. 助手</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/steps.py" />
            <source>2. The agent</source>
            <translation>2. 助手</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/steps.py" />
            <source>Ask it what a customer or a colleague would ask.</source>
            <translation>问它客户或同事会问的问题。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/steps.py" />
            <source>Train</source>
            <translation>训练</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/steps.py" />
            <source>Bring your own…</source>
            <translation>用你自己的…</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/steps.py" />
            <source>Bring your own: {part}</source>
            <translation>用你自己的：{part}</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/steps.py" />
            <source>Working…</source>
            <translation>正在处理…</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/steps.py" />
            <source>Nothing yet</source>
            <translation>还没有</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/steps.py" />
            <source>Read</source>
            <translation>读取</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/steps.py" />
            <source>Not trained yet. It takes some minutes.</source>
            <translation>还没有训练。需要几分钟。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/steps.py" />
            <source>Nothing to learn from yet: bring “{part}” first.</source>
            <translation>还没有可学习的内容：请先带入“{part}”。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/steps.py" />
            <source>Trained: {metric} {value} on the locked test rows.</source>
            <translation>已训练：在锁定的测试行上{metric} {value}。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/steps.py" />
            <source>Train again</source>
            <translation>再次训练</translation>
        </message>
    </context>
    <context>
        <name>SupportDeskView</name>
        <message>
            <location filename="../../gui/ready_made/support_desk.py" />
            <source>Questions and answers</source>
            <translation>问题与答案</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk.py" />
            <source>Waiting for you</source>
            <translation>等待你处理</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk.py" />
            <source>Quality</source>
            <translation>质量</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk.py" />
            <source>Bring questions with their answers; they are put into groups that ask for the same thing, which you can correct under Questions and answers. After training, the agent gives an answer where it is sure, looks other questions up in your documents, and puts what is left on the list Waiting for you. What you reply there is learned at the next training. Under Quality you choose how careful it is.</source>
            <translation>带上问题和答案；问同一件事的问题会归为一组，你可以在“问题与答案”下更正。训练后，助手在有把握时给出答案，其他问题在你的文档中查找，剩下的放进“等待你处理”的列表。你在那里的回复会在下次训练时学习。在“质量”下选择它有多谨慎。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk.py" />
            <source>Waiting for you ({count})</source>
            <translation>等待你处理（{count}）</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk.py" />
            <source>{count} new or corrected questions to learn: train again</source>
            <translation>有 {count} 个新的或更正过的问题可学：请再次训练</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk.py" />
            <source>{count} intents.</source>
            <translation>{count} 个意图。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/support_desk.py" />
            <source>{count} of them have no answer yet and are never answered.</source>
            <translation>其中 {count} 个还没有答案，永远不会被回答。</translation>
        </message>
    </context>
    <context>
        <name>TokenRows</name>
        <message>
            <location filename="../../gui/wizards/data_token_rows.py" />
            <source>Rows, token by token</source>
            <translation>逐个词元显示的行</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_token_rows.py" />
            <source>Each tinted piece is a token of {base}; of a text, at most {limit} are read.</source>
            <translation>每个着色的片段是 {base} 的一个词元（token）；每条文本最多读取 {limit} 个。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_token_rows.py" />
            <source>Each tinted piece is a token of {base}; a long passage is read in pieces, all of it.</source>
            <translation>每个着色的片段是 {base} 的一个词元；长段落会分段读取，全部读完。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_token_rows.py" />
            <source>The class is learned from the text as a whole, not from single tokens.</source>
            <translation>类别从整条文本学习，而不是从单个词元学习。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_token_rows.py" />
            <source>Each word learns its tag on its first token; words without a tag learn that they have none.</source>
            <translation>每个词在其第一个词元上学习标签；没有标签的词则学习“没有标签”。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_token_rows.py" />
            <source>The tool is learned from the text as a whole, its arguments from the tag on the first token of each word.</source>
            <translation>工具从整条文本学习，参数从每个词第一个词元上的标签学习。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_token_rows.py" />
            <source>Where the answer begins and ends is learned, from the tokens of the passage.</source>
            <translation>学习的是答案在段落词元中的起点和终点。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_token_rows.py" />
            <source>The model learns to write the answer; what stands before it is only read.</source>
            <translation>模型学习写出回答；回答之前的内容只用于阅读。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_token_rows.py" />
            <source>This row cannot be read: {why}</source>
            <translation>无法读取这一行：{why}</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_token_rows.py" />
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_token_rows.py" />
            <source>not given yet</source>
            <translation>尚未给出</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_token_rows.py" />
            <source>{what}: {learned}</source>
            <translation>{what}：{learned}</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_token_rows.py" />
            <source>The last {cut} of {count} tokens are not read.</source>
            <translation>共 {count} 个词元，最后 {cut} 个不会被读取。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_token_rows.py" />
            <source>Tokens: {count}, all of them read.</source>
            <translation>词元：{count} 个，全部读取。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_token_rows.py" />
            <source>Unknown to the base model (underlined): {count}.</source>
            <translation>基础模型不认识的词元（带下划线）：{count} 个。</translation>
        </message>
    </context>
    <context>
        <name>ToolCard</name>
        <message>
            <location filename="../../gui/widgets/tool_card.py" />
            <source>Why it failed</source>
            <translation>失败原因</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/tool_card.py" />
            <source>Not used</source>
            <translation>不使用</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/tool_card.py" />
            <source>Interrupted</source>
            <translation>已中断</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/tool_card.py" />
            <source>Failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/tool_card.py" />
            <source>running</source>
            <translation>运行中</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/tool_card.py" />
            <source>done</source>
            <translation>完成</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/tool_card.py" />
            <source>not used</source>
            <translation>未使用</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/tool_card.py" />
            <source>interrupted</source>
            <translation>已中断</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/tool_card.py" />
            <source>failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/tool_card.py" />
            <source>Tool {tool}, {state}</source>
            <translation>工具 {tool}，{state}</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/tool_card.py" />
            <source>Hide the details of {tool}</source>
            <translation>隐藏 {tool} 的详情</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/tool_card.py" />
            <source>Show the details of {tool}</source>
            <translation>显示 {tool} 的详情</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/tool_card.py" />
            <source>Exact arguments</source>
            <translation>具体参数</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/tool_card.py" />
            <source>The tool is still at work.</source>
            <translation>工具仍在运行。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/tool_card.py" />
            <source>The tool was cut off before it answered. It may already have taken effect.</source>
            <translation>工具在返回结果之前被中断了，其操作可能已经生效。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/tool_card.py" />
            <source>Result</source>
            <translation>结果</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/tool_card.py" />
            <source>The message that was built for the model</source>
            <translation>为模型生成的消息</translation>
        </message>
    </context>
    <context>
        <name>ToolExamplesDialog</name>
        <message>
            <location filename="../../gui/views/tool_examples.py" />
            <source>How would you ask for “{tool}”?</source>
            <translation>你会怎样提出使用“{tool}”？</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_examples.py" />
            <source>Your sentences, one a line</source>
            <translation>你的句子，每行一句</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_examples.py" />
            <source>These are suggestions. Put them in your own words, and add some.</source>
            <translation>这些是建议。请改成你自己的说法，并再补充几句。</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_examples.py" />
            <source>Write three to five sentences, one a line, as you would say them in a chat. Agents tell by them when this tool is meant; a router does so once it is trained again.</source>
            <translation>请写三到五句话，每行一句，就像你在对话中会说的那样。助手据此判断何时要用这个工具；路由器则要在重新训练之后才会如此。</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_examples.py" />
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_examples.py" />
            <source>Ctrl+Enter saves.</source>
            <translation>按 Ctrl+Enter 保存。</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_examples.py" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
    </context>
    <context>
        <name>ToolRow</name>
        <message>
            <location filename="../../gui/wizards/chat_tools_page.py" />
            <source>changes data</source>
            <translation>会更改数据</translation>
        </message>
    </context>
    <context>
        <name>ToolSourceDialog</name>
        <message>
            <location filename="../../gui/views/tool_source_dialog.py" />
            <source>Add tools</source>
            <translation>添加工具</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_source_dialog.py" />
            <source>From a tool server (MCP)</source>
            <translation>来自工具服务器（MCP）</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_source_dialog.py" />
            <source>From a Python file</source>
            <translation>来自 Python 文件</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_source_dialog.py" />
            <source>From a folder of documents</source>
            <translation>来自文档文件夹</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_source_dialog.py" />
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_source_dialog.py" />
            <source>For example: Time</source>
            <translation>例如：时间</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_source_dialog.py" />
            <source>Command line</source>
            <translation>命令行</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_source_dialog.py" />
            <source>Python file</source>
            <translation>Python 文件</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_source_dialog.py" />
            <source>Tools that say they change nothing may be used without asking</source>
            <translation>声明不做任何更改的工具可以不经询问直接使用</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_source_dialog.py" />
            <source> s</source>
            <translation> 秒</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_source_dialog.py" />
            <source>A call may take at most</source>
            <translation>每次调用的最长时间</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_source_dialog.py" />
            <source>Choose…</source>
            <translation>选择…</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_source_dialog.py" />
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_source_dialog.py" />
            <source>Choose a folder</source>
            <translation>选择文件夹</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_source_dialog.py" />
            <source>Asking what it offers…</source>
            <translation>正在询问它提供什么…</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_source_dialog.py" />
            <source>Try</source>
            <translation>试一试</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_source_dialog.py" />
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_source_dialog.py" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_source_dialog.py" />
            <source>A tool server is a program of its own: it sees what a tool is given, and Deskhand cannot see what it does with it, on the network for example. Add only what you trust. What it needs of variables, such as a token, goes before the program (API_TOKEN=abc python server.py); the JSON that its README shows can be pasted as it is. The values stay on this computer, outside of the project.</source>
            <translation>工具服务器是一个独立的程序：它能看到交给工具的内容，而 Deskhand 看不到它拿这些内容做什么，例如在网络上。请只添加你信任的。它需要的环境变量（例如令牌）写在程序前面（API_TOKEN=abc python server.py）；也可以原样粘贴其 README 中的 JSON。这些值只保存在这台计算机上，不进入项目。</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_source_dialog.py" />
            <source>The file is run to see what it offers, and at each call, in a process of its own. It may do what you may do. Choose only a file that you trust; when it changes you are asked again. A function needs a type at each argument and a docstring that says what it does. One that takes dry_run (true or false) can be tried in a chat before you allow it.</source>
            <translation>查看该文件提供什么时以及每次调用时，都会在独立的进程中运行它。你能做的事它都能做。请只选择你信任的文件；文件更改后会再次询问你。函数的每个参数都需要标注类型，并需要说明其用途的文档字符串。带有 dry_run（真或假）参数的函数，可以在对话中先试运行，再决定是否允许。</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_source_dialog.py" />
            <source>Text, Markdown, HTML, PDF and Word files in the folder are read, and nothing in it is changed. Reading many takes a while and goes on while you do other things. After you have changed documents, choose Look again on the folder's card.</source>
            <translation>会读取该文件夹中的文本、Markdown、HTML、PDF 和 Word 文件，不会改动其中任何内容。文件较多时需要一些时间，读取期间你可以做别的事。文档有改动后，请在该文件夹的卡片上选择“重新查看”。</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_source_dialog.py" />
            <source>Choose a Python file</source>
            <translation>选择 Python 文件</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_source_dialog.py" />
            <source>It offers these tools:</source>
            <translation>它提供以下工具：</translation>
        </message>
    </context>
    <context>
        <name>ToolSources</name>
        <message>
            <location filename="../../gui/views/tool_sources.py" />
            <source>Added by you</source>
            <translation>你添加的</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_sources.py" />
            <source>{source} offers {count} tools.</source>
            <translation>{source} 提供 {count} 个工具。</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_sources.py" />
            <source>Remove {source}?</source>
            <translation>移除 {source}？</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_sources.py" />
            <source>Its tools go from this project, and what you allowed for them is forgotten. The program or file itself stays.</source>
            <translation>它的工具将从此项目中移除，你给予的许可也会被清除。程序或文件本身会保留。</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_sources.py" />
            <source>Remove</source>
            <translation>移除</translation>
        </message>
    </context>
    <context>
        <name>ToolTile</name>
        <message>
            <location filename="../../gui/views/tools.py" />
            <source>changes data</source>
            <translation>会更改数据</translation>
        </message>
        <message>
            <location filename="../../gui/views/tools.py" />
            <source>Takes</source>
            <translation>输入</translation>
        </message>
        <message>
            <location filename="../../gui/views/tools.py" />
            <source>nothing</source>
            <translation>无</translation>
        </message>
        <message>
            <location filename="../../gui/views/tools.py" />
            <source>Last used {when}</source>
            <translation>上次使用：{when}</translation>
        </message>
        <message>
            <location filename="../../gui/views/tools.py" />
            <source>Not used yet</source>
            <translation>尚未使用过</translation>
        </message>
        <message>
            <location filename="../../gui/views/tools.py" />
            <source>How would you ask for it?…</source>
            <translation>你会怎样提出使用它？…</translation>
        </message>
        <message>
            <location filename="../../gui/views/tools.py" />
            <source>Try it</source>
            <translation>试一试</translation>
        </message>
    </context>
    <context>
        <name>ToolTrialDialog</name>
        <message>
            <location filename="../../gui/views/tool_trial.py" />
            <source>Try {tool}</source>
            <translation>试用 {tool}</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_trial.py" />
            <source>The tool message</source>
            <translation>工具消息</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_trial.py" />
            <source>This tool changes data. Trying it really does so.</source>
            <translation>这个工具会更改数据，试用时也会真的更改。</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_trial.py" />
            <source>Try it</source>
            <translation>试一试</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_trial.py" />
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_trial.py" />
            <source>Answered in {time}.</source>
            <translation>用时 {time}，已返回结果。</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_trial.py" />
            <source>The tool could not do it ({time}).</source>
            <translation>工具未能完成（用时 {time}）。</translation>
        </message>
    </context>
    <context>
        <name>ToolsPage</name>
        <message>
            <location filename="../../gui/wizards/chat_tools_page.py" />
            <source>Choose all</source>
            <translation>全选</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_tools_page.py" />
            <source>Choose none</source>
            <translation>全不选</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_tools_page.py" />
            <source>Tools are what the agent may do. For each you decide whether it asks you first.</source>
            <translation>工具就是助手可以做的事。对每个工具，由你决定它是否要先询问你。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_tools_page.py" />
            <source>{chosen} of {count} tools chosen</source>
            <translation>已选 {chosen} / {count} 个工具</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_tools_page.py" />
            <source>{chosen} of {count} tools chosen, and every tool that is added later</source>
            <translation>已选 {chosen} / {count} 个工具，以及以后添加的所有工具</translation>
        </message>
    </context>
    <context>
        <name>ToolsView</name>
        <message>
            <location filename="../../gui/views/tools.py" />
            <source>Search the tools</source>
            <translation>搜索工具</translation>
        </message>
        <message>
            <location filename="../../gui/views/tools.py" />
            <source>What an agent can call. Every table you import and every model you publish is a tool.</source>
            <translation>助手可以调用的工具。你导入的每个表格和发布的每个模型都是一个工具。</translation>
        </message>
        <message>
            <location filename="../../gui/views/tools.py" />
            <source>Tools</source>
            <translation>工具</translation>
        </message>
        <message>
            <location filename="../../gui/views/tools.py" />
            <source>Tool-call lab</source>
            <translation>工具调用实验室</translation>
        </message>
        <message>
            <location filename="../../gui/views/tools.py" />
            <source>Add tools…</source>
            <translation>添加工具…</translation>
        </message>
        <message>
            <location filename="../../gui/views/tools.py" />
            <source>No tool fits your search.</source>
            <translation>没有符合搜索条件的工具。</translation>
        </message>
        <message>
            <location filename="../../gui/views/tools.py" />
            <source>Reading the tools</source>
            <translation>正在读取工具</translation>
        </message>
        <message>
            <location filename="../../gui/views/tools.py" />
            <source>A tool is something an agent can call, such as looking up an order. 'Ask me each time' shows you the exact arguments before it is used; 'Never use' takes it away from every agent. 'Try it' calls a tool by hand, outside any chat. 'Add tools' takes tools from a server that speaks MCP or from a Python file; each of them asks before it is used, until you allow it, and 'How would you ask for it?' takes sentences of yours by which agents tell that it is meant. The tool-call lab makes example messages from the tools and measures how well an agent selects them.</source>
            <translation>工具是助手可以调用的东西，例如查找订单。“每次询问”会在使用前向你显示确切的参数；“从不允许”会让所有助手都不能使用它。“试一试”可在对话之外手动调用工具。“添加工具”可从使用 MCP 的服务器或 Python 文件中获取工具；在你允许之前，每个工具使用前都会询问；在“你会怎样提出使用它？”中可写下你自己的句子，助手据此判断要用的是这个工具。“工具调用实验室”会由工具生成示例消息，并测量助手选择工具的准确程度。</translation>
        </message>
        <message>
            <location filename="../../gui/views/tools.py" />
            <source>{source} is being read. You can go on; it is among the running jobs at the top.</source>
            <translation>正在读取{source}。你可以继续做别的事；它列在顶部正在运行的任务中。</translation>
        </message>
        <message>
            <location filename="../../gui/views/tools.py" />
            <source>{source} was added. Agents that have every tool can use its tools at once; others are given them on the Tools page of “Change this agent”.</source>
            <translation>已添加 {source}。拥有全部工具的助手可立即使用它的工具；其他助手请在“更改此助手”的“工具”页中添加。</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <location filename="../../gui/top_bar.py" />
            <source>No project open</source>
            <translation>未打开项目</translation>
        </message>
        <message>
            <location filename="../../gui/top_bar.py" />
            <source>Project: {name}</source>
            <translation>项目：{name}</translation>
        </message>
        <message>
            <location filename="../../gui/top_bar.py" />
            <source>What computes here</source>
            <translation>这里用什么来计算</translation>
        </message>
        <message>
            <location filename="../../gui/top_bar.py" />
            <source>Offline, {attempts}</source>
            <translation>离线，{attempts}</translation>
        </message>
        <message>
            <location filename="../../gui/top_bar.py" />
            <source>Nothing leaves this computer. So many times something tried to use the network.</source>
            <translation>任何内容都不会离开这台电脑。次数表示有多少次尝试使用网络。</translation>
        </message>
        <message>
            <location filename="../../gui/top_bar.py" />
            <source>CPU, {cores}</source>
            <translation>CPU，{cores}</translation>
        </message>
        <message>
            <location filename="../../gui/top_bar.py" />
            <source>{name}, {memory}</source>
            <translation>{name}，{memory}</translation>
        </message>
        <message>
            <location filename="../../gui/top_bar.py" />
            <source>New project…</source>
            <translation>新建项目…</translation>
        </message>
        <message>
            <location filename="../../gui/top_bar.py" />
            <source>Open a project…</source>
            <translation>打开项目…</translation>
        </message>
    </context>
    <context>
        <name>Tour</name>
        <message>
            <location filename="../../gui/tour.py" />
            <source>Step back</source>
            <translation>上一步</translation>
        </message>
        <message>
            <location filename="../../gui/tour.py" />
            <source>End the tour</source>
            <translation>结束导览</translation>
        </message>
        <message>
            <location filename="../../gui/tour.py" />
            <source>{at} of {count}: {title}</source>
            <translation>{at}/{count}：{title}</translation>
        </message>
        <message>
            <location filename="../../gui/tour.py" />
            <source>Next</source>
            <translation>下一步</translation>
        </message>
        <message>
            <location filename="../../gui/tour.py" />
            <source>Make the sample project</source>
            <translation>创建示例项目</translation>
        </message>
        <message>
            <location filename="../../gui/tour.py" />
            <source>Finish</source>
            <translation>完成</translation>
        </message>
        <message>
            <location filename="../../gui/tour.py" />
            <source>A minute around Deskhand</source>
            <translation>一分钟认识 Deskhand</translation>
        </message>
        <message>
            <location filename="../../gui/tour.py" />
            <source>A sample project shows how it goes: the support desk of a small shop. At the foot of Home stands what this computer is good for.</source>
            <translation>用一个示例项目看看整个过程：一家小店的客服台。这台电脑适合做什么，写在“首页”底部。</translation>
        </message>
        <message>
            <location filename="../../gui/tour.py" />
            <source>Data</source>
            <translation>数据</translation>
        </message>
        <message>
            <location filename="../../gui/tour.py" />
            <source>The rows to learn from: in the sample, customer messages and what each is about. Some are locked away as the test: no training sees them. Your own files come in with Import data.</source>
            <translation>用来学习的数据行：示例中是客户的消息，以及每条说的是什么。其中一些行被锁定为测试：任何训练都看不到它们。你自己的文件可通过“导入数据”加入。</translation>
        </message>
        <message>
            <location filename="../../gui/tour.py" />
            <source>Runs</source>
            <translation>训练</translation>
        </message>
        <message>
            <location filename="../../gui/tour.py" />
            <source>A training makes a model out of the rows. With the sample it takes a few minutes, and you can go on working meanwhile.</source>
            <translation>训练会用这些数据行做出一个模型。示例只需几分钟，期间你可以继续工作。</translation>
        </message>
        <message>
            <location filename="../../gui/tour.py" />
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <location filename="../../gui/tour.py" />
            <source>Each model is shown before and after its training, on the locked rows, with its mistakes.</source>
            <translation>每个模型都会在锁定的行上展示训练前后的表现，以及它的错误。</translation>
        </message>
        <message>
            <location filename="../../gui/tour.py" />
            <source>Chat</source>
            <translation>对话</translation>
        </message>
        <message>
            <location filename="../../gui/tour.py" />
            <source>Ask a question, in the sample about an order: the model picks a tool, the app calls it, and the reply keeps to what the tool said. F1 explains every page; the tour is found again among all actions (Ctrl+K).</source>
            <translation>提一个问题，例如在示例中问一问某个订单：模型选择工具，应用调用它，回复只说工具给出的内容。F1 说明每个页面；在所有操作（Ctrl+K）中可以再次找到导览。</translation>
        </message>
    </context>
    <context>
        <name>TraceDrawer</name>
        <message>
            <location filename="../../gui/widgets/trace_drawer.py" />
            <source>How this reply came about</source>
            <translation>这条回复是怎么来的</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/trace_drawer.py" />
            <source>Close the drawer</source>
            <translation>关闭侧栏</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/trace_drawer.py" />
            <source>Messages that led to this reply</source>
            <translation>产生这条回复的消息</translation>
        </message>
    </context>
    <context>
        <name>TrainingBasePage</name>
        <message>
            <location filename="../../gui/wizards/training_base_page.py" />
            <source>Learn from</source>
            <translation>学习的数据</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_base_page.py" />
            <source>Start from (base model)</source>
            <translation>起点（基础模型）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_base_page.py" />
            <source>Choose the data to learn from and the base model to start from. A small base model learns and answers fast, a larger one often does better. Where one does not fit the task or this computer, its card says so.</source>
            <translation>选择用来学习的数据，以及作为起点的基础模型。小的基础模型学得快、答得快，大一些的往往效果更好。如果某个模型不适合这项任务或这台电脑，它的卡片上会注明。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_base_page.py" />
            <source>There is nothing to learn from yet. Import data first, then come back.</source>
            <translation>还没有可供学习的数据。请先导入数据，然后再回来。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_base_page.py" />
            <source>Import data</source>
            <translation>导入数据</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_base_page.py" />
            <source>Fits this computer</source>
            <translation>适合这台电脑</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_base_page.py" />
            <source>Cannot learn this task</source>
            <translation>无法学习此任务</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_base_page.py" />
            <source>Needs more memory than is free</source>
            <translation>所需内存超过可用内存</translation>
        </message>
    </context>
    <context>
        <name>TrainingEffortPage</name>
        <message>
            <location filename="../../gui/wizards/training_effort_page.py" />
            <source>Advanced: every option</source>
            <translation>高级：所有选项</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_effort_page.py" />
            <source>Fitted to your data and this computer</source>
            <translation>为你的数据和这台电脑调整</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_effort_page.py" />
            <source>How much of the model may change?</source>
            <translation>模型可以改变多少？</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_effort_page.py" />
            <source>A quick look shows whether the data can be learned at all. To be more thorough takes longer and often does better. The time is measured on this computer.</source>
            <translation>“快速试试”能看出这些数据究竟能否学会。更彻底的训练用时更长，效果往往更好。时间是在这台电脑上测得的。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_effort_page.py" />
            <source>{count} of your own: all back to the preset</source>
            <translation>你改动了 {count} 项：全部恢复预设</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_effort_page.py" />
            <source>Quick look</source>
            <translation>快速试试</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_effort_page.py" />
            <source>Balanced</source>
            <translation>均衡</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_effort_page.py" />
            <source>Best</source>
            <translation>最佳</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_effort_page.py" />
            <source>recommended</source>
            <translation>推荐</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_effort_page.py" />
            <source>To see whether it works at all: at most {epochs} rounds over your rows.</source>
            <translation>先看看是否可行：在你的数据上最多训练 {epochs} 轮。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_effort_page.py" />
            <source>Good for most: at most {epochs} rounds, and it stops when it gets no better.</source>
            <translation>适合大多数情况：最多 {epochs} 轮，不再提升时自动停止。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_effort_page.py" />
            <source>Takes its time: at most {epochs} rounds, with more patience before it stops.</source>
            <translation>不赶时间：最多 {epochs} 轮，停止前会多等几轮。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_effort_page.py" />
            <source>Good for most: {epochs} rounds, of which the best is kept.</source>
            <translation>适合大多数情况：{epochs} 轮，保留其中最好的一轮。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_effort_page.py" />
            <source>Takes its time: {epochs} rounds, of which the best is kept.</source>
            <translation>不赶时间：{epochs} 轮，保留其中最好的一轮。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_effort_page.py" />
            <source> Up to {time} on this computer.</source>
            <translation>在这台电脑上最多需要 {time}。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_effort_page.py" />
            <source>Measuring a few real steps to tell how long it takes…</source>
            <translation>正在实测几步，以估算所需时间…</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_effort_page.py" />
            <source>How long it takes could not be measured. You can start all the same.</source>
            <translation>无法测出所需时间，但仍可开始训练。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_effort_page.py" />
            <source>Measured on this computer just now: {speed} examples a second.</source>
            <translation>刚刚在这台电脑上测得：每秒 {speed} 个样本。</translation>
        </message>
    </context>
    <context>
        <name>TrainingStartPage</name>
        <message>
            <location filename="../../gui/wizards/training_start_page.py" />
            <source>Name of the model</source>
            <translation>模型名称</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_start_page.py" />
            <source>What it takes</source>
            <translation>所需资源</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_start_page.py" />
            <source>If something comes between</source>
            <translation>如果训练被打断</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_start_page.py" />
            <source>What the training needs of memory, time and disk, before it begins. It runs in the background and can be paused, and you can go on working meanwhile.</source>
            <translation>训练开始之前，这里说明它需要多少内存、时间和磁盘空间。训练在后台运行，可以暂停，期间你可以继续工作。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_start_page.py" />
            <source>{base} learns from {train} of {data}: “{task}”. To tell when to stop: {valid}. Locked, to compare before and after: {test}.</source>
            <translation>{base} 将学习“{task}”。数据来自“{data}”：训练用 {train}；判断何时停止用 {valid}；另外锁定 {test}，用于训练前后的对比。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_start_page.py" />
            <source>{base} learns from {train} of {data}: “{task}”. To tell which round is best: {valid}. Locked, to compare before and after: {test}.</source>
            <translation>{base} 将学习“{task}”。数据来自“{data}”：训练用 {train}；判断哪一轮最好用 {valid}；另外锁定 {test}，用于训练前后的对比。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_start_page.py" />
            <source>Measuring a few real steps…</source>
            <translation>正在实测几步训练…</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_start_page.py" />
            <source>Nothing was measured, as the training cannot start like this.</source>
            <translation>没有进行测量，因为这样无法开始训练。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_start_page.py" />
            <source>How long it takes could not be measured. You can start all the same.</source>
            <translation>无法测出所需时间，但仍可开始训练。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_start_page.py" />
            <source>Time: up to {time} for {epochs} rounds, with validation, export and evaluation.</source>
            <translation>时间：{epochs} 轮最多 {time}，含验证、导出和评估。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_start_page.py" />
            <source>If it gets no better it stops sooner, at the earliest after {time}.</source>
            <translation>如果不再变好，会提前停止，最早在 {time} 之后。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_start_page.py" />
            <source>Memory: it fits. About {need} at most, and {free} are free.</source>
            <translation>内存：够用。最多约需 {need}，现有 {free} 可用。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_start_page.py" />
            <source>Memory: it is tight. About {need} at most, and {free} are free.</source>
            <translation>内存：偏紧。最多约需 {need}，现有 {free} 可用。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_start_page.py" />
            <source>Memory: it does not fit. About {need} at most, and only {free} are free.</source>
            <translation>内存：不够。最多约需 {need}，而可用的只有 {free}。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_start_page.py" />
            <source>It will compute {count} examples at once instead of {wanted}; what it learns is the same.</source>
            <translation>每次将计算 {count} 个样本，而不是 {wanted} 个；学到的内容相同。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_start_page.py" />
            <source>Of the memory, {weights} hold the model (weights), {gradients} what it is about to change (gradients), {optimiser} how it changed so far (optimiser), {activations} the texts of a step (activations).</source>
            <translation>其中 {weights} 存放模型本身（权重），{gradients} 存放将要作出的改动（梯度），{optimiser} 存放此前的改动（优化器），{activations} 存放一步中的文本（激活值）。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_start_page.py" />
            <source>Disk: it fits. About {need} while it trains, {kept} stay, and {free} are free.</source>
            <translation>磁盘：够用。训练时约需 {need}，之后保留 {kept}，现有 {free} 可用。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_start_page.py" />
            <source>Disk: it is tight. About {need} while it trains, {kept} stay, and {free} are free.</source>
            <translation>磁盘：偏紧。训练时约需 {need}，之后保留 {kept}，现有 {free} 可用。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_start_page.py" />
            <source>Disk: it does not fit. It needs {need} while it trains, and only {free} are free.</source>
            <translation>磁盘：不够。训练时需要 {need}，而可用的只有 {free}。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_start_page.py" />
            <source>On battery it is slower, and stops when the battery is empty. Plug the computer in.</source>
            <translation>使用电池时较慢，电量耗尽就会停止。请接通电源。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_start_page.py" />
            <source>On battery now, with {left} left. Plug the computer in, or it may stop before the end.</source>
            <translation>现在使用电池，剩余 {left}。请接通电源，否则可能在完成前停止。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_start_page.py" />
            <source>About every minute and after every round a checkpoint is kept. After a crash or a power cut, Resume goes on from there.</source>
            <translation>大约每分钟以及每轮结束后都会保存检查点。崩溃或断电之后，选择“继续”即可从那里接着训练。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_start_page.py" />
            <source>Asleep, the computer does not learn; it goes on when it wakes. Switch sleep off for a night.</source>
            <translation>电脑休眠时不会学习，唤醒后继续。整夜训练时请关闭休眠。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_start_page.py" />
            <source>Closing the window asks whether to go on in the background, to pause or to cancel.</source>
            <translation>关闭窗口时，会询问是在后台继续、暂停还是取消。</translation>
        </message>
    </context>
    <context>
        <name>TrainingWizard</name>
        <message>
            <location filename="../../gui/wizards/training_wizard.py" />
            <source>Train a model</source>
            <translation>训练模型</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_wizard.py" />
            <source>Start training</source>
            <translation>开始训练</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_wizard.py" />
            <source>The base model already knows the language. It learns your task from your rows.</source>
            <translation>基础模型已经懂得语言，它会从你的数据行中学习你的任务。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_wizard.py" />
            <source>Dataset and base model</source>
            <translation>数据集和基础模型</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_wizard.py" />
            <source>More rounds cost time. Of all rounds the best is kept.</source>
            <translation>轮数越多，用时越长。所有轮次中会保留最好的一轮。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_wizard.py" />
            <source>How thorough</source>
            <translation>训练强度</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_wizard.py" />
            <source>Before we start</source>
            <translation>开始之前</translation>
        </message>
    </context>
    <context>
        <name>TrendPane</name>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>Put together by</source>
            <translation>分组方式</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>How far back</source>
            <translation>时间范围</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>What is counted</source>
            <translation>统计内容</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>Daily report</source>
            <translation>每日报告</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>Texts over time</source>
            <translation>文本随时间的变化</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>Search the texts</source>
            <translation>搜索文本</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>Texts of</source>
            <translation>哪些文本</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>Negative only</source>
            <translation>仅负面</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>Texts</source>
            <translation>文本</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>The last week</source>
            <translation>最近一周</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>The last four weeks</source>
            <translation>最近四周</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>The last three months</source>
            <translation>最近三个月</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>The last year</source>
            <translation>最近一年</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>All there is</source>
            <translation>全部</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>Negative texts</source>
            <translation>负面文本</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>All texts</source>
            <translation>全部文本</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>Share of negative texts</source>
            <translation>负面文本占比</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>As a table</source>
            <translation>以表格显示</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>Since</source>
            <translation>开始于</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>By the hour.</source>
            <translation>按小时。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>By the day.</source>
            <translation>按天。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>{count} more are not shown.</source>
            <translation>另有 {count} 项未显示。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>When</source>
            <translation>时间</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>Sentiment and topics</source>
            <translation>情感与主题</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>Text</source>
            <translation>文本</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_trend.py" />
            <source>the newest {shown} of {count} texts</source>
            <translation>{count} 条文本中最新的 {shown} 条</translation>
        </message>
    </context>
    <context>
        <name>TryPart</name>
        <message>
            <location filename="../../gui/views/model_try.py" />
            <source>Ask the model</source>
            <translation>询问模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_try.py" />
            <source>or Ctrl+Enter. Nothing leaves this computer.</source>
            <translation>或按 Ctrl+Enter。任何内容都不会离开这台电脑。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_try.py" />
            <source>Write or paste a text as it will come, then ask the model.</source>
            <translation>按实际会收到的样子输入或粘贴一段文本，然后询问模型。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_try.py" />
            <source>Mark the selected words as the first</source>
            <translation>将选中的词语标记为第一个</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_try.py" />
            <source>Mark the selected words as the second</source>
            <translation>将选中的词语标记为第二个</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_try.py" />
            <source>Select words, then press First or Second. A text with &lt;e1&gt; and &lt;/e1&gt; around the first and &lt;e2&gt; and &lt;/e2&gt; around the second is read as well.</source>
            <translation>选中词语，然后按“第一个”或“第二个”。也可以读取用 &lt;e1&gt; 和 &lt;/e1&gt; 括住第一个、用 &lt;e2&gt; 和 &lt;/e2&gt; 括住第二个的文本。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_try.py" />
            <source>How sure it is, and what else it thought of</source>
            <translation>把握有多大，以及其他可能的答案</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_try.py" />
            <source>How sure the model is of each answer</source>
            <translation>模型对每个答案的把握</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_try.py" />
            <source>The model says</source>
            <translation>模型的回答</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_try.py" />
            <source>Text to try</source>
            <translation>试用文本</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_try.py" />
            <source>Asking…</source>
            <translation>正在询问…</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_try.py" />
            <source>{share} sure, in {time}.</source>
            <translation>把握 {share}，用时 {time}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_try.py" />
            <source>Only {share} sure, in {time}: better let a person look at it.</source>
            <translation>把握只有 {share}，用时 {time}：最好由人工确认。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_try.py" />
            <source>In {time}; on average {share} sure of each word.</source>
            <translation>用时 {time}；对每个词平均有 {share} 的把握。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_try.py" />
            <source>In {time}.</source>
            <translation>用时 {time}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_try.py" />
            <source>Arguments</source>
            <translation>参数</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_try.py" />
            <source>none</source>
            <translation>无</translation>
        </message>
    </context>
    <context>
        <name>UserBubble</name>
        <message>
            <location filename="../../gui/widgets/message_bubble.py" />
            <source>You said</source>
            <translation>你说</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/message_bubble.py" />
            <source>The way you said it before</source>
            <translation>之前的说法</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/message_bubble.py" />
            <source>The way you said it after that</source>
            <translation>之后的说法</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/message_bubble.py" />
            <source>{which} of {count}</source>
            <translation>第 {which} 个，共 {count} 个</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/message_bubble.py" />
            <source>Change these words and ask again</source>
            <translation>修改这些话并重新提问</translation>
        </message>
    </context>
    <context>
        <name>VersionChanges</name>
        <message>
            <location filename="../../gui/views/version_changes.py" />
            <source>Changed rows</source>
            <translation>更改的行</translation>
        </message>
        <message>
            <location filename="../../gui/views/version_changes.py" />
            <source>Added rows</source>
            <translation>新增的行</translation>
        </message>
        <message>
            <location filename="../../gui/views/version_changes.py" />
            <source>Removed rows</source>
            <translation>移除的行</translation>
        </message>
        <message>
            <location filename="../../gui/views/version_changes.py" />
            <source>This is the first version, so there is nothing to compare it with.</source>
            <translation>这是第一个版本，没有可以比较的版本。</translation>
        </message>
        <message>
            <location filename="../../gui/views/version_changes.py" />
            <source>Since version {before}. Rows that stayed as they were: {count}.</source>
            <translation>与版本 {before} 相比。保持不变的行：{count}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/version_changes.py" />
            <source>The rows are the same as in version {before}.</source>
            <translation>各行与版本 {before} 相同。</translation>
        </message>
        <message>
            <location filename="../../gui/views/version_changes.py" />
            <source>Row</source>
            <translation>行</translation>
        </message>
        <message>
            <location filename="../../gui/views/version_changes.py" />
            <source>Before</source>
            <translation>之前</translation>
        </message>
        <message>
            <location filename="../../gui/views/version_changes.py" />
            <source>After</source>
            <translation>之后</translation>
        </message>
        <message>
            <location filename="../../gui/views/version_changes.py" />
            <source>Changed</source>
            <translation>更改</translation>
        </message>
        <message>
            <location filename="../../gui/views/version_changes.py" />
            <source>Added</source>
            <translation>新增</translation>
        </message>
        <message>
            <location filename="../../gui/views/version_changes.py" />
            <source>Removed</source>
            <translation>移除</translation>
        </message>
    </context>
    <context>
        <name>VersionsPane</name>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>Versions</source>
            <translation>版本</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>Delete them…</source>
            <translation>删除这些版本…</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>Show this version</source>
            <translation>显示此版本</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>Make this the newest again</source>
            <translation>将此版本恢复为最新</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>Version {version}</source>
            <translation>版本 {version}</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>{made}, {date}</source>
            <translation>{made}，{date}</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>Version {parent} is the newest again, as version {version}. All others stay as they were.</source>
            <translation>版本 {parent} 已恢复为最新，即版本 {version}。其他版本保持不变。</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>Versions that nothing was made from: {count}, {size}.</source>
            <translation>未被使用的版本：{count} 个，{size}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>Delete the versions that nothing was made from?</source>
            <translation>删除未被使用的版本？</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>This frees {size}. They cannot be had back. Kept are the newest version, what was imported or brought back, and what a run, a model or a correction was made from.</source>
            <translation>将释放 {size}。删除后无法恢复。保留的有：最新版本、导入或恢复过的版本，以及训练、模型或更正所用的版本。</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>Versions deleted: {count}. Freed: {size}.</source>
            <translation>已删除 {count} 个版本，释放 {size}。</translation>
        </message>
    </context>
    <context>
        <name>WeakPoints</name>
        <message>
            <location filename="../../gui/views/model_weak.py" />
            <source>Found</source>
            <translation>找出比例</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_weak.py" />
            <source>Class</source>
            <translation>类别</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_weak.py" />
            <source>Test rows</source>
            <translation>测试行</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_weak.py" />
            <source>Weakest classes</source>
            <translation>最薄弱的类别</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_weak.py" />
            <source>Right answer</source>
            <translation>正确答案</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_weak.py" />
            <source>The model said</source>
            <translation>模型的回答</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_weak.py" />
            <source>Rows</source>
            <translation>行数</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_weak.py" />
            <source>Mixed up most</source>
            <translation>最容易混淆的类别</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_weak.py" />
            <source>It found every row of every class.</source>
            <translation>每个类别的每一行都找出来了。</translation>
        </message>
        <message>
            <location filename="../../gui/views/model_weak.py" />
            <source>No test row was taken for another class.</source>
            <translation>没有测试行被误判为其他类别。</translation>
        </message>
    </context>
    <context>
        <name>WizardDialog</name>
        <message>
            <location filename="../../gui/wizards/frame.py" />
            <source>Go on</source>
            <translation>继续</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/frame.py" />
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/frame.py" />
            <source>Find any action</source>
            <translation>查找任何操作</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/frame.py" />
            <source>This help</source>
            <translation>本帮助</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/frame.py" />
            <source>Back</source>
            <translation>上一步</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/frame.py" />
            <source>Help on this page</source>
            <translation>本页帮助</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/frame.py" />
            <source>Close without finishing?</source>
            <translation>尚未完成，确定关闭吗？</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/frame.py" />
            <source>What you chose here is not kept. Your files stay as they are.</source>
            <translation>你在这里的选择不会保留。你的文件保持原样。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/frame.py" />
            <source>Help</source>
            <translation>帮助</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/frame.py" />
            <source>Working</source>
            <translation>正在处理</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/frame.py" />
            <source>Next</source>
            <translation>下一步</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/frame.py" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
    </context>
    <context>
        <name>_ChartCard</name>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>{title}: show as a table</source>
            <translation>{title}：以表格显示</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>Rows</source>
            <translation>行数</translation>
        </message>
    </context>
    <context>
        <name>_DatasetCard</name>
        <message>
            <location filename="../../gui/views/data.py" />
            <source>Dataset {name}</source>
            <translation>数据集“{name}”</translation>
        </message>
        <message>
            <location filename="../../gui/views/data.py" />
            <source>Version {version}, {date}</source>
            <translation>版本 {version}，{date}</translation>
        </message>
        <message>
            <location filename="../../gui/views/data.py" />
            <source>{count} finding</source>
            <translation>{count} 个问题</translation>
        </message>
        <message>
            <location filename="../../gui/views/data.py" />
            <source>{count} findings</source>
            <translation>{count} 个问题</translation>
        </message>
    </context>
    <context>
        <name>_ProjectCard</name>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>Project {name}</source>
            <translation>项目“{name}”</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>More for {name}</source>
            <translation>“{name}”的更多操作</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>Open now</source>
            <translation>当前已打开</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>Last opened {date}</source>
            <translation>上次打开：{date}</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>{count} dataset</source>
            <translation>{count} 个数据集</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>{count} datasets</source>
            <translation>{count} 个数据集</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>{count} model</source>
            <translation>{count} 个模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>{count} models</source>
            <translation>{count} 个模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>{count} chat</source>
            <translation>{count} 个对话</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>{count} chats</source>
            <translation>{count} 个对话</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>Take off this list</source>
            <translation>从列表中移除</translation>
        </message>
        <message>
            <location filename="../../gui/views/home.py" />
            <source>{name} is off the list. Its folder stays as it is.</source>
            <translation>“{name}”已从列表中移除。它的文件夹保持原样。</translation>
        </message>
    </context>
    <context>
        <name>advice</name>
        <message>
            <location filename="../../engine/sentences" />
            <source>Close other programs.</source>
            <translation>请关闭其他程序。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Under Advanced, halve the examples at once (batch size) and double the accumulation.</source>
            <translation>请在“高级”中把每次的样本数（批大小）减半，并把累积次数加倍。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Under Advanced, switch on computing twice (gradient checkpointing).</source>
            <translation>请在“高级”中打开重复计算（梯度检查点）。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Learn a small addition only (LoRA).</source>
            <translation>请只学习一个小的附加部分（LoRA）。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose a smaller base model.</source>
            <translation>请选择较小的基础模型。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Free some space on the disk of the project, or move the project to another one.</source>
            <translation>请在项目所在的磁盘上腾出一些空间，或把项目移到另一个磁盘。</translation>
        </message>
    </context>
    <context>
        <name>agents</name>
        <message>
            <location filename="../../gui/views/agents.py" />
            <source>The agent of this chat was deleted. Press “New chat” to go on with another one.</source>
            <translation>此对话的助手已删除。请点击“新对话”，与其他助手继续。</translation>
        </message>
        <message>
            <location filename="../../gui/views/agents.py" />
            <source>The agent of this chat was deleted. Set up another one to go on.</source>
            <translation>此对话的助手已删除。请设置另一个助手以继续。</translation>
        </message>
        <message>
            <location filename="../../gui/views/agents.py" />
            <source>Deleted “{agent}”. Its chats stay. Until this project is opened again you can have it back, also with Ctrl+K.</source>
            <translation>已删除“{agent}”。它的对话会保留。在重新打开此项目之前，可以恢复它，也可以按 Ctrl+K 恢复。</translation>
        </message>
        <message>
            <location filename="../../gui/views/agents.py" />
            <source>Have the agent “{agent}” back</source>
            <translation>恢复助手“{agent}”</translation>
        </message>
    </context>
    <context>
        <name>baselines</name>
        <message>
            <location filename="../../engine/sentences" />
            <source>Always the commonest answer</source>
            <translation>总是给出最常见的答案</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Always the average</source>
            <translation>总是取平均值</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Counting words (TF-IDF)</source>
            <translation>统计词语（TF-IDF）</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Copying what is read</source>
            <translation>照抄所读的内容</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Looking up what stood in training</source>
            <translation>查找训练中出现过的词语</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The sentence most like the question</source>
            <translation>与问题最相似的句子</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The untuned base</source>
            <translation>未微调的基础模型</translation>
        </message>
    </context>
    <context>
        <name>bases</name>
        <message>
            <location filename="../../resources/models/catalogue.toml" />
            <source>Small and quick. Sorts, labels and compares short English texts, and selects an agent's tools.</source>
            <translation>小而快。可对英文短文本分类、标注和比较，并为助手选择工具。</translation>
        </message>
        <message>
            <location filename="../../resources/models/catalogue.toml" />
            <source>Larger: learns English texts better than MiniLM, and takes several times as long to learn and to answer.</source>
            <translation>更大：学习英语文本的效果比 MiniLM 更好，但学习和回答所需的时间是其数倍。</translation>
        </message>
        <message>
            <location filename="../../resources/models/catalogue.toml" />
            <source>Writes an agent's replies in English, streaming, on any computer. Small: it is held to the facts it is given.</source>
            <translation>在任何电脑上用英文为助手逐字撰写回复。模型很小：回复以所给事实为准。</translation>
        </message>
        <message>
            <location filename="../../resources/models/catalogue.toml" />
            <source>Writes an agent's replies from its tools' results, in English: SmolLM2 135M, fine-tuned for Deskhand.</source>
            <translation>根据工具结果用英文为助手撰写回复：由 SmolLM2 135M 为 Deskhand 微调而成。</translation>
        </message>
    </context>
    <context>
        <name>chat_export</name>
        <message>
            <location filename="../../gui/views/chat_export.py" />
            <source>Messages in OpenAI’s form (*.jsonl)</source>
            <translation>OpenAI 格式的消息 (*.jsonl)</translation>
        </message>
        <message>
            <location filename="../../gui/views/chat_export.py" />
            <source>Save this chat</source>
            <translation>保存此对话</translation>
        </message>
        <message>
            <location filename="../../gui/views/chat_export.py" />
            <source>Saved the chat as {name}.</source>
            <translation>对话已保存为 {name}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/chat_export.py" />
            <source>Open</source>
            <translation>打开</translation>
        </message>
    </context>
    <context>
        <name>chat_wizard</name>
        <message>
            <location filename="../../gui/wizards/chat_wizard.py" />
            <source>Change the agent</source>
            <translation>更改助手</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_wizard.py" />
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_wizard.py" />
            <source>New agent</source>
            <translation>新助手</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_wizard.py" />
            <source>Start chatting</source>
            <translation>开始对话</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_wizard.py" />
            <source>Give the agent a name.</source>
            <translation>请为助手起一个名称。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_wizard.py" />
            <source>There is an agent of this name. Choose another.</source>
            <translation>已有同名的助手。请换一个名称。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_wizard.py" />
            <source>The name may have at most {count} letters.</source>
            <translation>名称最多 {count} 个字符。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_wizard.py" />
            <source>Choose at least one tool.</source>
            <translation>请至少选择一个工具。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/chat_wizard.py" />
            <source>All chosen tools are set to 'Never use'.</source>
            <translation>所选工具全部设为了“从不允许”。</translation>
        </message>
    </context>
    <context>
        <name>data_wizard</name>
        <message>
            <location filename="../../gui/wizards/data_wizard.py" />
            <source>Choose at least one file.</source>
            <translation>请至少选择一个文件。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_wizard.py" />
            <source>Mark at least one file as training.</source>
            <translation>请至少将一个文件标记为训练用。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_wizard.py" />
            <source>Choose what the model should learn.</source>
            <translation>请选择模型要学习的内容。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_wizard.py" />
            <source>Choose a column for everything that the model needs.</source>
            <translation>请为模型需要的每项内容选择一列。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_wizard.py" />
            <source>Choose the column by which the rows are divided.</source>
            <translation>请选择用来划分各行的列。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/data_wizard.py" />
            <source>Give the dataset a name.</source>
            <translation>请为数据集起一个名称。</translation>
        </message>
    </context>
    <context>
        <name>dataset</name>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>version {version} of {date}</source>
            <translation>版本 {version}，{date}</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset.py" />
            <source>{count} classes, {least} to {most} rows each</source>
            <translation>{count} 个类别，每类 {least} 到 {most} 行</translation>
        </message>
    </context>
    <context>
        <name>dataset_versions</name>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>Imported</source>
            <translation>已导入</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>Corrected from version {parent}</source>
            <translation>由版本 {parent} 更正而来</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>Repaired from version {parent}</source>
            <translation>由版本 {parent} 修复而成</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>Rows added to version {parent}</source>
            <translation>为版本 {parent} 添加了行</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>Labels given to version {parent}</source>
            <translation>为版本 {parent} 添加了标签</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>Version {parent} again</source>
            <translation>再次使用版本 {parent}</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>A call or a reply corrected in a chat</source>
            <translation>在对话中纠正的调用或回复</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>A correction taken back</source>
            <translation>撤回的纠正</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>Made from the tools of an agent</source>
            <translation>由助手的工具生成</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>Made by an earlier Deskhand</source>
            <translation>由较早的 Deskhand 创建</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>Version</source>
            <translation>版本</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>Rows</source>
            <translation>行数</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>Made by</source>
            <translation>来源</translation>
        </message>
        <message>
            <location filename="../../gui/views/dataset_versions.py" />
            <source>When</source>
            <translation>时间</translation>
        </message>
    </context>
    <context>
        <name>descriptions</name>
        <message>
            <location filename="../../engine/agent/builtin/calculator.py" />
            <source>Work out an arithmetic expression, percentages included.</source>
            <translation>计算一个算式，支持百分比。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/calculator.py" />
            <source>The sum to work out, for example 3 * 49.90 or 15% of 240.</source>
            <translation>要计算的算式，例如 3 * 49.90 或 15% of 240。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/dates.py" />
            <source>Find the date that lies a given time after or before another date.</source>
            <translation>求某个日期之前或之后一段时间的日期。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/dates.py" />
            <source>The date to start from, for example 2026-10-12.</source>
            <translation>起始日期，例如 2026-10-12。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/dates.py" />
            <source>The time to add, for example 30 days or two weeks.</source>
            <translation>要加上的时间，例如 30 days 或 two weeks。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/days_between.py" />
            <source>Count the days from one date to another.</source>
            <translation>计算两个日期之间的天数。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/days_between.py" />
            <source>The first date, for example 2026-10-12.</source>
            <translation>第一个日期，例如 2026-10-12。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/days_between.py" />
            <source>The second date, for example 2026-11-11.</source>
            <translation>第二个日期，例如 2026-11-11。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/days_between.py" />
            <source>What to count where it is not days, for example working days or weeks.</source>
            <translation>不按天数时要计算什么，例如工作日或周。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/units.py" />
            <source>Convert a quantity, such as a length, weight, volume or temperature, into another unit.</source>
            <translation>将长度、重量、体积或温度等量换算成另一种单位。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/units.py" />
            <source>The number with its unit, for example 5 miles or 20 °C.</source>
            <translation>带单位的数，例如 5 miles 或 20 °C。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/units.py" />
            <source>The unit to convert to, for example km or Fahrenheit.</source>
            <translation>要换算成的单位，例如 km 或 Fahrenheit。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/text_statistics.py" />
            <source>Count the words, characters, sentences and paragraphs of a text.</source>
            <translation>统计一段文本的词数、字符数、句数和段落数。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/text_statistics.py" />
            <source>The text to count.</source>
            <translation>要统计的文本。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/documents.py" />
            <source>Search the documents “{documents}” for passages that answer a question.</source>
            <translation>在文档“{documents}”中查找能回答问题的段落。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/documents.py" />
            <source>Search the documents “{documents}” for passages that answer a question. They tell of {topics}.</source>
            <translation>在文档“{documents}”中查找能回答问题的段落。文档内容涉及：{topics}。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/documents.py" />
            <source>The question, in full.</source>
            <translation>完整的问题。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/models.py" />
            <source>Tell what two texts have to do with each other, with the model {model}: {labels}.</source>
            <translation>用模型 {model} 判断两段文本之间的关系：{labels}。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/models.py" />
            <source>Tell what kind of text this is, with the model {model}.</source>
            <translation>用模型 {model} 判断文本属于哪一类。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/models.py" />
            <source>Tell what two texts have to do with each other, with the model {model}.</source>
            <translation>用模型 {model} 判断两段文本之间的关系。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/models.py" />
            <source>{labels} and others</source>
            <translation>{labels} 等</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/models.py" />
            <source>Tell what kind of text this is, with the model {model}: {labels}.</source>
            <translation>用模型 {model} 判断文本属于哪一类：{labels}。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/models.py" />
            <source>The {word}, in full.</source>
            <translation>完整的 {word}。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/models.py" />
            <source>The text to look at, in full.</source>
            <translation>要判断的完整文本。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/table_figures.py" />
            <source>For a percentage, or a count of some: of which {nouns}, as conditions; of all without them.</source>
            <translation>用于百分比，或对部分行计数：针对哪些{nouns}，用条件表示；不填则为全部。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/table_figures.py" />
            <source>Work out figures over {nouns}: how many, total, average, highest, lowest, each group's.</source>
            <translation>对 {nouns} 做统计：数量、总计、平均、最高、最低，也可按组。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/table_figures.py" />
            <source>What to work out, in the user's words: how many, total, average, highest, cheapest, different.</source>
            <translation>要计算什么，用提问者自己的话：多少、总计、平均、最高、最便宜、不同的。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/table_figures.py" />
            <source>The column to work with, in the user's words. Not needed for counting.</source>
            <translation>要计算的列，用提问者自己的话。计数时不需要。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/table_figures.py" />
            <source>Only these {nouns}: conditions with =, !=, &lt;, &lt;=, &gt;, &gt;=, contains, lacks, empty or filled, parted by a semicolon.</source>
            <translation>只算符合条件的 {nouns}：条件可用 =、!=、&lt;、&lt;=、&gt;、&gt;=、contains、lacks、empty 或 filled，用分号隔开。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/table_figures.py" />
            <source>One figure for each value of this column, or of this part of a date: {parts}.</source>
            <translation>按这一列的每个值，或按日期的这一部分，各算一个数：{parts}。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/table_figures.py" />
            <source>most or least: which groups come first, or which rows.</source>
            <translation>most 或 least：哪些组或哪些行排在前面。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/table_figures.py" />
            <source>How many groups to show, at most {most}, or how many rows to work with.</source>
            <translation>显示多少组，最多 {most} 组；或用多少行来计算。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/table_figures.py" />
            <source>For a figure of some {nouns} only: the column by which they come first, with order and top.</source>
            <translation>只对部分{nouns}计算时：按哪一列排序，与 order 和 top 一起使用。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/table_figures.py" />
            <source>Only {nouns} with this {column}: {values}.</source>
            <translation>只算 {column} 为此值的 {nouns}：{values}。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/table_rows.py" />
            <source>Find one {noun} by its {key} and show its {others}.</source>
            <translation>按“{key}”查找一条 {noun} 记录，并显示：{others}。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/table_rows.py" />
            <source>List the {nouns} for which conditions hold; their columns are {columns}.</source>
            <translation>列出满足条件的 {nouns} 记录；列有：{columns}。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/table_rows.py" />
            <source>Which {nouns}: conditions with =, !=, &lt;, &lt;=, &gt;, &gt;=, contains, lacks, empty or filled, for example {example}; several are parted by a semicolon.</source>
            <translation>哪些 {nouns}：条件可用 =、!=、&lt;、&lt;=、&gt;、&gt;=、contains、lacks、empty 或 filled，例如 {example}；多个条件用分号隔开。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/table_rows.py" />
            <source>The column to sort by.</source>
            <translation>按哪一列排序。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/table_rows.py" />
            <source>most for the highest or latest first, least for the lowest or earliest first.</source>
            <translation>most 表示最高或最晚的在前，least 表示最低或最早的在前。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/table_rows.py" />
            <source>How many to show, at most {most}.</source>
            <translation>显示多少条，最多 {most} 条。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/table_rows.py" />
            <source>Show only those among the first so many by sort and order.</source>
            <translation>只显示按 sort 和 order 排在最前面的若干行中的那些。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/table_rows.py" />
            <source>Of which {nouns} those are the first, as conditions; of all without them.</source>
            <translation>这些是哪些{nouns}中排在最前面的，用条件表示；不填则为全部。</translation>
        </message>
        <message>
            <location filename="../../engine/agent/builtin/table_rows.py" />
            <source>The {name}, for example {example}.</source>
            <translation>{name}，例如 {example}。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/recommender/tools.py" />
            <source>The person to recommend to: their name or number.</source>
            <translation>要推荐给谁：姓名或编号。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/recommender/tools.py" />
            <source>How many items, up to 20.</source>
            <translation>推荐多少项，最多 20 项。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/recommender/tools.py" />
            <source>A category that the items have to be in.</source>
            <translation>推荐项必须属于的类别。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/recommender/tools.py" />
            <source>'new' for items alone that nobody has chosen yet.</source>
            <translation>填 new 表示只要还没有人选过的项。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/recommender/tools.py" />
            <source>Recommend items to a person by what they and others chose; what they have seen is left out.</source>
            <translation>根据某人和其他人的选择向其推荐；已经看过的不再推荐。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/recommender/tools.py" />
            <source>The item: its title or its number.</source>
            <translation>推荐项：标题或编号。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/recommender/tools.py" />
            <source>Find the items that are most like another one.</source>
            <translation>查找与某一项最相似的项。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/recommender/tools.py" />
            <source>The person it is recommended to.</source>
            <translation>被推荐的人。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/recommender/tools.py" />
            <source>Tell why an item is recommended to a person.</source>
            <translation>说明为什么向某人推荐某一项。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/sentiment_monitor/tools.py" />
            <source>A topic, a source or another value that texts are put together by; left out for all texts.</source>
            <translation>话题、来源或其他用来归类文本的值；不填表示全部文本。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/sentiment_monitor/tools.py" />
            <source>Which days, such as since Friday, on 12 November, last week or in total; a week where it is left out.</source>
            <translation>哪些日子，例如 since Friday、on 12 November、last week 或 in total；不填表示一周。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/sentiment_monitor/tools.py" />
            <source>Only texts of this feeling, such as negative or positive; left out for all.</source>
            <translation>只要这种情感的文本，例如 negative 或 positive；不填表示全部。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/sentiment_monitor/tools.py" />
            <source>List the alarms about surges of negative texts.</source>
            <translation>列出负面文本激增的警报。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/sentiment_monitor/tools.py" />
            <source>Tell what changed in what customers write and how they feel, about a topic and since a day.</source>
            <translation>说明从某天起，客户就某个话题写的内容和情感有什么变化。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/sentiment_monitor/tools.py" />
            <source>Count the texts and the negative ones among them, and their share, about a topic and since a day.</source>
            <translation>统计从某天起某个话题的文本数、其中的负面文本数及其占比。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/sentiment_monitor/tools.py" />
            <source>Show the newest texts, or only the negative ones or those of another feeling, about a topic and since a day.</source>
            <translation>显示从某天起某个话题的最新文本，也可以只显示负面的或其他情感的。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/support_desk/tools.py" />
            <source>What the question asks for.</source>
            <translation>问题想要什么。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/support_desk/tools.py" />
            <source>The customer's question, in full.</source>
            <translation>客户的完整问题。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/support_desk/tools.py" />
            <source>Give the answer that is kept for what a customer asks, filled from the table {table}.</source>
            <translation>给出为客户的问题准备好的答复，并用表 {table} 填写。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/support_desk/tools.py" />
            <source>Hand a question over to a person, where nothing here answers it.</source>
            <translation>没有答复可用时，把问题转交给人。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/support_desk/tools.py" />
            <source>Give the answer that is kept for what a customer asks.</source>
            <translation>给出为客户的问题准备好的答复。</translation>
        </message>
    </context>
    <context>
        <name>dialogs</name>
        <message>
            <location filename="../../gui/widgets/dialogs.py" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/dialogs.py" />
            <source>Replace {name}?</source>
            <translation>替换 {name}？</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/dialogs.py" />
            <source>There is such a file already. What it holds will be lost.</source>
            <translation>已有同名文件，其中的内容将会丢失。</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/dialogs.py" />
            <source>Replace</source>
            <translation>替换</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/dialogs.py" />
            <source>Keep</source>
            <translation>保留</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/dialogs.py" />
            <source>What happened</source>
            <translation>训练过程</translation>
        </message>
        <message>
            <location filename="../../gui/widgets/dialogs.py" />
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>errors</name>
        <message>
            <location filename="../../engine/sentences" />
            <source>The project has no agent called {agent}.</source>
            <translation>项目中没有名为“{agent}”的助手。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>It has: {known}.</source>
            <translation>现有：{known}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>It has none yet: make one on the Chat page (on the command line: deskhand chat makes the first).</source>
            <translation>还没有：请你在“聊天”页面创建一个（在命令行中，deskhand chat 会创建第一个）。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The agent has no name. Nothing was saved.</source>
            <translation>助手还没有名称。没有保存任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Give it a name.</source>
            <translation>请为它取个名称。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is another agent called {name}. Nothing was saved.</source>
            <translation>已有另一个名为 {name} 的助手。未保存任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose another name.</source>
            <translation>请换一个名称。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{name} came with this project, which knows it by its name. Nothing was saved.</source>
            <translation>{name} 随此项目提供，项目按名称识别它。未保存任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Leave the name as it is.</source>
            <translation>请保留原来的名称。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The agent of this chat was deleted. The chat can still be read.</source>
            <translation>此对话的助手已删除。对话仍可阅读。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Start a new chat with another agent.</source>
            <translation>请与其他助手开始新对话。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>This correction is no longer there.</source>
            <translation>此纠正已不存在。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Correct the reply again.</source>
            <translation>请再次纠正该回复。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Nothing was said before this reply, so there is nothing to correct.</source>
            <translation>此回复之前没有说过话，所以没有可纠正的内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose a reply to one of your messages.</source>
            <translation>请选择对你某条消息的回复。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The corrected reply is empty. Nothing was kept.</source>
            <translation>纠正后的回复是空的。未保存任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write what the reply should have said.</source>
            <translation>请写出回复本应怎么说。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The corrected reply says what the reply says. Nothing was kept.</source>
            <translation>纠正后的回复与原回复相同。未保存任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Change what is wrong in it.</source>
            <translation>请更改其中有误的地方。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{name} has learned every correction that there is. Nothing was started.</source>
            <translation>{name} 已学习全部纠正。没有开始任何操作。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Correct a reply in a chat first, then train again.</source>
            <translation>请先在对话中纠正一条回复，然后再训练。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{name} neither chooses tools nor writes replies, so it is not held to corrections.</source>
            <translation>{name} 既不选择工具也不撰写回复，所以不按纠正检查。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose a model for tool calls or for conversations.</source>
            <translation>请选择用于工具调用或对话的模型。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{name} took no other model's place, or that one was deleted. Nothing was changed.</source>
            <translation>{name} 没有取代其他模型，或者那个模型已被删除。没有任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose another router in the agent's settings.</source>
            <translation>请在助手的设置中选择另一个路由模型。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>This was not said in another way.</source>
            <translation>这句话没有其他说法。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Change your words first.</source>
            <translation>请先修改你的话。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Only your own words can be changed. Nothing was sent.</source>
            <translation>只能修改你自己的话。没有发送任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose one of your messages of this chat.</source>
            <translation>请选择此对话中你的一条消息。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>A chat needs a title. It keeps the one it has.</source>
            <translation>对话需要标题。它保留现有的标题。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Type a few words.</source>
            <translation>请输入几个字。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>This chat is no longer there.</source>
            <translation>这个对话已不存在。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Start a new one.</source>
            <translation>请开始新的对话。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The process in which the models run has ended ({exit}). Your question was not answered; nothing else changed.</source>
            <translation>运行模型的进程已结束（{exit}）。你的问题没有得到回答，其他内容没有变化。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Try again: it starts anew. If it happens again, close other programs to free memory.</source>
            <translation>请重试，进程会重新启动。如果再次出现，请关闭其他程序以释放内存。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>What was read for this message cannot be shown: no model wrote it, or the one that did is gone.</source>
            <translation>无法显示为此消息读取的内容：它不是模型写的，或写它的模型已不在。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Look at another message of this turn.</source>
            <translation>请查看这一轮中的其他消息。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The agent {agent} has nothing to choose its tools with. Your message was not sent.</source>
            <translation>助手“{agent}”没有可用来选择工具的模型。你的消息没有发送。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Fetch the starter models on the Models page, or choose another model for this agent.</source>
            <translation>请在“模型”页下载入门模型，或为这个助手选择另一个模型。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The agent {agent} has no trained router yet, so there is none to train anew. Nothing was started.</source>
            <translation>助手“{agent}”还没有训练过的路由器，因此没有可重新训练的。未启动任何操作。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Train one first (deskhand make-calls, then deskhand train), and choose it in the agent's settings.</source>
            <translation>请先训练一个（deskhand make-calls，然后 deskhand train），再在助手的设置中选择它。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>An agent cannot select its tools by {selection}.</source>
            <translation>助手不能按“{selection}”选择工具。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose one of these, or leave it out: {known}.</source>
            <translation>请从这些中选择，或不填：{known}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no permission {permission}.</source>
            <translation>没有 {permission} 这种权限。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose allow, ask or never.</source>
            <translation>请选择 allow（始终允许）、ask（每次询问）或 never（从不允许）。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no decision {decision}.</source>
            <translation>没有 {decision} 这种决定。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose once, always or deny.</source>
            <translation>请选择 once（仅这次）、always（始终允许）或 deny（拒绝）。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Only a reply can be judged, and this is none. Nothing was kept.</source>
            <translation>只能评价回复，而这不是回复。没有保存任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose a reply.</source>
            <translation>请选择一条回复。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no verdict {verdict}.</source>
            <translation>没有 {verdict} 这种评价。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose good or wrong.</source>
            <translation>请选择 good（正确）或 wrong（错误）。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Nothing waits for this answer any more.</source>
            <translation>已经没有需要这个答复的操作了。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Go on with the chat.</source>
            <translation>请继续对话。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The marked words are not in the expected form: {problem}.</source>
            <translation>标记的词语格式不对：{problem}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Give them as a list of start, end and label, with start and end counted in characters of the text.</source>
            <translation>请给出由 start、end 和 label 组成的列表，start 和 end 按文本的字符计数。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>A relation is not in the expected form: {problem}.</source>
            <translation>关系的格式不对：{problem}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Each row needs a text, two marked stretches of it and the relation between them.</source>
            <translation>每一行需要一段文本、其中标记的两处，以及两者之间的关系。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The model says what one thing in a text has to do with another, and here no two things are marked.</source>
            <translation>该模型判断文本中一个事物与另一个事物的关系，但这里没有标记出两个事物。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write &lt;e1&gt; and &lt;/e1&gt; around the first thing, &lt;e2&gt; and &lt;/e2&gt; around the second.</source>
            <translation>请用 &lt;e1&gt; 和 &lt;/e1&gt; 括住第一个，用 &lt;e2&gt; 和 &lt;/e2&gt; 括住第二个。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>An answer is not in the expected form: {problem}.</source>
            <translation>答案的格式不对：{problem}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Each row needs a question, a passage, and an answer whose words stand in the passage.</source>
            <translation>每一行需要一个问题、一段文章，以及文章中原样出现的答案。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The labels of a row are not in the expected form: {problem}.</source>
            <translation>某一行的标签格式不符合要求：{problem}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write them with ; | or , between them, or as a JSON list of names.</source>
            <translation>请用 ; | 或 , 隔开，或写成 JSON 名称列表。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The rows hold answers such as {gold}, and the model gives answers such as {predicted}. Nothing was measured.</source>
            <translation>这些行的答案形如 {gold}，而模型给出的答案形如 {predicted}。没有进行测量。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose rows with the kind of answer that the model was trained on: numbers, or classes.</source>
            <translation>请选择与模型训练时同类答案的行：数字或类别。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The model reads two texts that belong together, and was given one.</source>
            <translation>该模型需要读取两段相关的文本，但只得到一段。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Give the {first} and the {second}.</source>
            <translation>请同时提供 {first} 和 {second}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>A chat message is not in the expected form: {problem}.</source>
            <translation>有一条对话消息的格式不符合要求：{problem}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Use OpenAI's form: a list of messages with role and content, and tool_calls with function.name and function.arguments.</source>
            <translation>请使用 OpenAI 的格式：消息列表，每条消息包含 role 和 content，tool_calls 中包含 function.name 和 function.arguments。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The message is empty, so nothing was sent.</source>
            <translation>消息为空，因此没有发送。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write something and send it again.</source>
            <translation>请输入内容后再发送。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The message has {size} characters; at most {limit} can be sent. Nothing was sent.</source>
            <translation>消息有 {size} 个字符，最多只能发送 {limit} 个。没有发送任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Shorten it, or apply a model to a file instead.</source>
            <translation>请缩短消息，或改为对文件应用模型。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Something went wrong inside Deskhand. Nothing was changed.</source>
            <translation>Deskhand 内部出现错误。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Try again. If it happens again, open Settings, Logs, and choose Save as… to hand the log on.</source>
            <translation>请重试。如果再次出现，请打开“设置”中的“日志”，点击“另存为…”，把日志交给帮助你的人。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Files of the installed app are damaged or gone: {count}, among them {file}. Your projects were not touched.</source>
            <translation>已安装的应用中损坏或缺失的文件：{count} 个，其中有 {file}。你的项目未受影响。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Install Deskhand again from a package whose checksum is right.</source>
            <translation>请用校验和正确的安装包重新安装 Deskhand。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The self-test waited {seconds} seconds at the step {step}, and nothing came.</source>
            <translation>自检在步骤 {step} 等了 {seconds} 秒，没有结果。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Run it again while the computer does little else. If it stops there again, send the log of Deskhand.</source>
            <translation>请在电脑空闲时再运行一次。如果仍停在此处，请发送 Deskhand 的日志。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The self-test found a control that could not be clicked: {control}.</source>
            <translation>自检发现一个无法点击的控件：{control}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Leave the mouse and the keyboard alone while it runs, and run it again.</source>
            <translation>运行时请不要动鼠标和键盘，然后再运行一次。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The self-test asked “{question}”, and the answer should have named “{expected}”. It was: {said}</source>
            <translation>自检问了“{question}”，回答中应有“{expected}”，实际是：{said}</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Install Deskhand again. If it happens again, send the log of Deskhand.</source>
            <translation>请重新安装 Deskhand。如果再次出现，请发送 Deskhand 的日志。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Deskhand keeps its settings and models in {folder}, and may not write there. Nothing was changed.</source>
            <translation>Deskhand 把设置和模型存放在 {folder}，但没有写入权限。未作任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Make that folder writable, or start Deskhand with --home and a folder of your own.</source>
            <translation>请让该文件夹可写，或用 --home 加你自己的文件夹来启动 Deskhand。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The words of this command do not go together. Nothing was started.</source>
            <translation>这条命令的写法不对。没有开始任何工作。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Standard error says what is wrong with them; deskhand COMMAND --help tells what a command takes.</source>
            <translation>标准错误输出中写明了哪里不对；deskhand COMMAND --help 会说明命令的用法。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Deskhand found no screen to open its window on.</source>
            <translation>Deskhand 没有找到可以打开窗口的屏幕。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Start it from a desktop session, or use the commands, which need no screen: deskhand --help tells them.</source>
            <translation>请你在桌面会话中启动它，或者使用不需要屏幕的命令：deskhand --help 会列出它们。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Qt, which draws the window and the reports, needs {library}, which this system lacks.</source>
            <translation>绘制窗口和报告的 Qt 需要 {library}，而这个系统中没有它。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Install it; on Debian and Ubuntu: sudo apt install {package}. The other commands work without it.</source>
            <translation>请你安装它；在 Debian 和 Ubuntu 上：sudo apt install {package}。其他命令不需要它。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no project at {path}.</source>
            <translation>{path} 处没有项目。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose another folder, or make a new project there.</source>
            <translation>请选择其他文件夹，或在那里新建项目。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>--data fills a part of a ready-made project, and none was named. Nothing was made.</source>
            <translation>--data 用来填充现成项目的某一部分，但没有指定现成项目。没有创建任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Give --from and its name, which deskhand new --list tells; or make it empty, and use deskhand import.</source>
            <translation>请用 --from 给出它的名称（deskhand new --list 会列出）；或者先新建空项目，再用 deskhand import 导入。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no ready-made project {name}. Nothing was changed.</source>
            <translation>没有名为 {name} 的现成项目。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There are: {known}.</source>
            <translation>现有：{known}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>A project of this kind has no part {part}. Nothing was imported.</source>
            <translation>这类项目没有 {part} 这一部分。未导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Its parts are: {known}.</source>
            <translation>它的部分有：{known}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{part} has nothing called {role} that a column could be. Nothing was imported.</source>
            <translation>{part} 没有名为 {role} 的列角色。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no column {column}. Nothing was imported.</source>
            <translation>没有名为 {column} 的列。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The columns are: {columns}.</source>
            <translation>各列为：{columns}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is something at {path} already. Nothing was changed.</source>
            <translation>{path} 处已有内容。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose another name, or open that project.</source>
            <translation>请换一个名称，或打开那个项目。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The project's name is too long for the disk that holds {folder}. Nothing was made.</source>
            <translation>项目名称过长，{folder} 所在的磁盘无法使用。未创建任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Give it a shorter name; a Chinese character counts for three letters.</source>
            <translation>请取一个更短的名称；一个汉字相当于三个字母。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>No project can be made in {folder}. Nothing was made.</source>
            <translation>无法在 {folder} 中创建项目。未创建任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose another folder, or see that the drive which it names is connected.</source>
            <translation>请选择另一个文件夹，或确认其所在的驱动器已连接。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{folder} is no folder. Nothing was made.</source>
            <translation>{folder} 不是文件夹。未创建任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose a folder for the project.</source>
            <translation>请为项目选择一个文件夹。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The project at {path} cannot be read. It was left as it is.</source>
            <translation>{path} 处的项目无法读取，已保持原样。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Restore project.sqlite in that folder from a copy; the datasets and models beside it are not affected.</source>
            <translation>请用备份恢复该文件夹中的 project.sqlite；旁边的数据集和模型不受影响。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The project at {path} was not made to its end: Deskhand was ended meanwhile.</source>
            <translation>{path} 处的项目没有创建完成：其间 Deskhand 被中止了。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Make it again. Under the same name the new one takes its place; the files that you chose were not touched.</source>
            <translation>请重新创建。使用相同的名称时，新项目会取代它；你选择的文件保持原样。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Deskhand may not write to the project at {path}. It was left as it is.</source>
            <translation>Deskhand 没有写入 {path} 处项目的权限，项目已保持原样。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Copy that folder to a place of your own and open the copy, or ask whoever keeps it to let you write there.</source>
            <translation>请把该文件夹复制到你自己的位置并打开副本，或请其管理者授予你写入权限。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Another window or program is writing to the project at {path}. Nothing was changed.</source>
            <translation>另一个窗口或程序正在写入 {path} 处的项目。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Wait until it has finished, then try again.</source>
            <translation>请等它完成后再试。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The project at {path} was made by a newer Deskhand. It was left as it is.</source>
            <translation>{path} 处的项目由更新版本的 Deskhand 创建，已保持原样。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Update Deskhand, then open it.</source>
            <translation>请更新 Deskhand，然后再打开它。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Deskhand may not write to {folder}. Nothing was changed.</source>
            <translation>Deskhand 没有写入 {folder} 的权限。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose a folder of your own.</source>
            <translation>请选择你自己的文件夹。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The computer ran out of memory. What was finished before is kept.</source>
            <translation>电脑内存不足。之前已完成的内容均已保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Close other programs, or choose a smaller batch size, then resume.</source>
            <translation>请关闭其他程序，或选择较小的批大小，然后继续。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The work ended unexpectedly ({exit}). Your data and everything finished before are kept.</source>
            <translation>后台任务意外结束（{exit}）。你的数据和之前已完成的内容均已保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>If it was a training, choose Resume: it goes on from the last checkpoint. If a model was applied to a file, apply it again: it goes on where it stopped.</source>
            <translation>如果是训练，请选择“继续”，训练会从最后一个检查点接着进行。如果是把模型应用于文件，请再次应用，会从中断处接着进行。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Deskhand was closed while this was running. Everything up to the last checkpoint is kept.</source>
            <translation>运行期间 Deskhand 被关闭。最后一个检查点之前的内容均已保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose Resume to go on from there.</source>
            <translation>请选择“继续”，从那里接着进行。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Stopped. Nothing half-done was kept.</source>
            <translation>已停止。没有保留任何未完成的内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Start again whenever you like.</source>
            <translation>你可以随时重新开始。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Paused. The checkpoint is kept.</source>
            <translation>已暂停。检查点已保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Resume to go on from there.</source>
            <translation>选择“继续”即可从那里接着进行。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Deskhand is closing. Nothing was started.</source>
            <translation>Deskhand 正在关闭。没有启动任何操作。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Open it again, then try once more.</source>
            <translation>请重新打开 Deskhand，然后再试一次。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>This Deskhand cannot do {command}. Nothing was changed.</source>
            <translation>此版本的 Deskhand 无法执行 {command}。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Update Deskhand.</source>
            <translation>请更新 Deskhand。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>A reply states what no message says: {reply}. The project is kept.</source>
            <translation>有一条回复的内容在任何消息中都找不到依据：{reply}。项目已保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Open Settings, Logs, and choose Save as… to hand the log on.</source>
            <translation>请打开“设置”中的“日志”，点击“另存为…”，把日志交给帮助你的人。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no starter model called {base}. Nothing was fetched.</source>
            <translation>没有名为“{base}”的入门模型。没有下载任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The starter models are: {known}.</source>
            <translation>可用的入门模型有：{known}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no base model called {base}. Nothing was changed.</source>
            <translation>没有名为“{base}”的基础模型。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The base models are: {known}. Add your own with 'models import', giving its folder.</source>
            <translation>可用的基础模型有：{known}。要添加自己的模型，请使用 'models import' 并指定其文件夹。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The base model {name} is {state}. Nothing was started.</source>
            <translation>基础模型“{name}”的状态是 {state}。没有启动任何操作。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Fetch it (Settings, Base models, or 'deskhand models fetch {base}'), then start again.</source>
            <translation>请下载它（“设置”中的“基础模型”，或 'deskhand models fetch {base}'），然后重新开始。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>A base model could not be written to {folder}. What stood there is unchanged.</source>
            <translation>无法将基础模型写入 {folder}。那里原有的内容未做更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Check that you may write to that folder and that its disk is connected, then try again.</source>
            <translation>请确认你有该文件夹的写入权限，并且其所在磁盘已连接，然后重试。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{name} is a starter model. Nothing was removed.</source>
            <translation>{name} 是入门模型。没有移除任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Only base models that you added yourself can be removed.</source>
            <translation>只能移除你自己添加的基础模型。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The run {run} trains the base model {name} now. Nothing was removed.</source>
            <translation>训练“{run}”正在使用基础模型“{name}”。没有移除任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Wait until it ends, or cancel it, then remove the base model.</source>
            <translation>请等它结束或取消它，然后再移除这个基础模型。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The base model {name} could not be removed from {folder}. It is there as before.</source>
            <translation>无法从 {folder} 移除基础模型“{name}”。它仍保持原样。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Close other programs that use its files, and check that you may write to that folder, then try again.</source>
            <translation>请关闭正在使用这些文件的其他程序，确认你有该文件夹的写入权限，然后重试。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The disk that holds {folder} is full. Nothing half-written was kept in use.</source>
            <translation>{folder} 所在的磁盘已满。写到一半的内容不会被使用。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Free some space on that disk, then try again: a training goes on from its last checkpoint, a download or the answers to a file where they stopped.</source>
            <translation>请在该磁盘上腾出一些空间，然后再试：训练会从最后一个检查点继续，下载以及对文件的回答会从中断处继续。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{host} could not be reached. What had been downloaded is kept.</source>
            <translation>无法连接 {host}。已下载的内容已保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Check the network connection and try again. On a computer without a network, copy the wheel files there and set DESKHAND_WHEELS to their folder.</source>
            <translation>请检查网络连接后重试。在没有网络的电脑上，请把 wheel 文件复制过去，并把 DESKHAND_WHEELS 设为它们所在的文件夹。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The download of {file} was cut off several times; {done} of {total} bytes are here and kept.</source>
            <translation>{file} 的下载多次中断；已下载 {done} 字节（共 {total} 字节），这部分已保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Try again: it goes on where it stopped.</source>
            <translation>请重试，下载会从中断处继续。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{file} is not the file that Deskhand expects: its checksum differs. It was removed.</source>
            <translation>{file} 不是 Deskhand 需要的文件：校验和不一致。该文件已删除。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Try again. If it happens again, the package index in use may serve a changed file: ask who runs it.</source>
            <translation>请重试。如果再次出现，可能是所用的软件包索引提供了被改动过的文件，请联系其管理者。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The package index {index} does not have {file}. Nothing was downloaded.</source>
            <translation>软件包索引 {index} 中没有 {file}。没有下载任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Check the address in PIP_INDEX_URL, or copy the wheel file here and set DESKHAND_WHEELS to its folder.</source>
            <translation>请检查 PIP_INDEX_URL 中的地址，或把 wheel 文件复制到这台电脑，并将 DESKHAND_WHEELS 设为它所在的文件夹。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The wheel file {file} is damaged or another version: its checksum differs. Nothing was changed.</source>
            <translation>wheel 文件 {file} 已损坏或版本不符：校验和不一致。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Download or copy the file again.</source>
            <translation>请重新下载或复制该文件。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The model file {file} is damaged or was changed: {part} is not what was signed. Nothing was changed.</source>
            <translation>模型文件 {file} 已损坏或被改动：{part} 与签名时不符。未作任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Copy the file again, and ask who sent it for its checksum.</source>
            <translation>请重新复制该文件，并向发送者询问其校验和。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{file} is no packed model of Deskhand. Nothing was changed.</source>
            <translation>{file} 不是 Deskhand 打包的模型。没有更改任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Give a file that deskhand models pack wrote, or the Hugging Face folder, not a file in it, with config.json, model.safetensors and tokenizer.json.</source>
            <translation>请你提供由 deskhand models pack 写出的文件，或者含有 config.json、model.safetensors 和 tokenizer.json 的 Hugging Face 文件夹（是文件夹，而不是其中的某个文件）。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The model file {file} is signed with the key {key}, which you have not said you trust. Nothing was changed.</source>
            <translation>模型文件 {file} 由密钥 {key} 签名，而你尚未信任该密钥。未作任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Compare the key with its owner. If it is theirs, put their public key (a .pem file) into {folder}.</source>
            <translation>请与密钥的主人核对。若属实，请把其公钥（.pem 文件）放入 {folder}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{file} holds no key that Deskhand can use. Nothing was changed.</source>
            <translation>{file} 中没有 Deskhand 能用的密钥。未作任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Give an Ed25519 key in PEM form without a passphrase, as openssl genpkey -algorithm ed25519 writes it.</source>
            <translation>请提供 PEM 格式、无口令的 Ed25519 密钥，例如 openssl genpkey -algorithm ed25519 所生成的。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{name} is damaged: its file {file} is not what it was. Nothing was written.</source>
            <translation>{name} 已损坏：其文件 {file} 与原来不符。未写入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Fetch or import that base model again, then pack it.</source>
            <translation>请重新获取或导入该基础模型，然后再打包。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no folder {folder}. Nothing was changed.</source>
            <translation>文件夹 {folder} 不存在。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Check the path, and that its disk is connected.</source>
            <translation>请检查路径是否正确，以及所在磁盘是否已连接。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The folder {folder} has no config.json, so it is not a Hugging Face model. Nothing was changed.</source>
            <translation>文件夹 {folder} 中没有 config.json，因此不是 Hugging Face 模型。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose the folder that holds config.json, model.safetensors and tokenizer.json.</source>
            <translation>请选择包含 config.json、model.safetensors 和 tokenizer.json 的文件夹。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{file} cannot be read as JSON. Nothing was changed.</source>
            <translation>{file} 无法作为 JSON 读取。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Download or copy that file again.</source>
            <translation>请重新下载或复制该文件。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The model in {folder} brings its own program code, and Deskhand does not run code from model folders. Nothing was changed.</source>
            <translation>{folder} 中的模型自带程序代码，而 Deskhand 不会运行模型文件夹中的代码。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose a model whose config.json has no 'auto_map' entry.</source>
            <translation>请选择 config.json 中没有 'auto_map' 项的模型。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The folder {folder} holds an adapter only, not a whole model. Nothing was changed.</source>
            <translation>文件夹 {folder} 中只有适配器，不是完整的模型。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Merge the adapter into its base model (merge_and_unload in PEFT), save it, and import that folder.</source>
            <translation>请先将适配器合并到它的基础模型（PEFT 中的 merge_and_unload）并保存，再导入保存后的文件夹。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The weights in {folder} are pickled ({file}). Opening such a file can run hidden code, so it was not opened.</source>
            <translation>{folder} 中的权重是 pickle 格式（{file}）。打开这类文件可能会运行隐藏的代码，因此没有打开。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Ask for the safetensors form, or convert it on a computer that may run it: load the model with transformers and call save_pretrained, which writes model.safetensors.</source>
            <translation>请索取 safetensors 格式的权重，或在允许运行它的电脑上转换：用 transformers 加载模型并调用 save_pretrained，即可生成 model.safetensors。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The folder {folder} has no model.safetensors. Nothing was changed.</source>
            <translation>文件夹 {folder} 中没有 model.safetensors。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Download or copy the weights into that folder, then import it again.</source>
            <translation>请把权重下载或复制到该文件夹，然后重新导入。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The weights in {folder} come in parts, and the part {file} is missing. Nothing was changed.</source>
            <translation>{folder} 中的权重分为多个文件，其中缺少 {file}。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Download or copy that file into the folder, then import it again.</source>
            <translation>请把该文件下载或复制到文件夹中，然后重新导入。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The weights file {file} is damaged: {problem}. Nothing was changed.</source>
            <translation>权重文件 {file} 已损坏：{problem}。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The folder {folder} has no tokenizer.json. Nothing was changed.</source>
            <translation>文件夹 {folder} 中没有 tokenizer.json。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Copy tokenizer.json from where the model came from. Where there is none, load the tokenizer with transformers and call save_pretrained.</source>
            <translation>请从模型的来源处复制 tokenizer.json。如果来源处也没有，请用 transformers 加载分词器并调用 save_pretrained。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The model in {folder} is of a kind that Deskhand does not know ({kind}). Nothing was changed.</source>
            <translation>{folder} 中的模型属于 Deskhand 不支持的类型（{kind}）。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose an encoder (such as BERT), a decoder (such as Llama) or an encoder-decoder (such as T5).</source>
            <translation>请选择编码器（如 BERT）、解码器（如 Llama）或编码器-解码器（如 T5）模型。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{file} cannot be converted: it is cut short, is not a GGUF file, or holds an unknown kind of model. Nothing was changed.</source>
            <translation>{file} 无法转换：文件不完整、不是 GGUF 文件，或其中的模型类型未知。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Download or copy the file again, or import the model's Hugging Face folder in its place.</source>
            <translation>请重新下载或复制该文件，或改为导入该模型的 Hugging Face 文件夹。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The folder {folder} holds no model that can write text. Nothing was changed.</source>
            <translation>文件夹 {folder} 中没有能生成文本的模型。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Fetch the base model again, or choose another composer for this agent.</source>
            <translation>请重新下载基础模型，或为这个助手选择其他回复撰写模型。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The model in {folder} could not write a text. The conversation so far is kept.</source>
            <translation>{folder} 中的模型未能生成文本。到目前为止的对话已保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Try again. If it happens again, fetch the base model again, or choose another composer.</source>
            <translation>请重试。如果再次出现，请重新下载基础模型，或选择其他回复撰写模型。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The model in {folder} has no usable form for a conversation. The conversation so far is kept.</source>
            <translation>{folder} 中的模型没有可用的对话格式。到目前为止的对话已保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose a model that was made for chat ('instruct' or 'chat' in its name) as the composer.</source>
            <translation>请选择为对话而训练的模型（名称中带有 'instruct' 或 'chat'）作为回复撰写模型。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The conversation is too long for this model: {tokens} of at most {most} tokens. It is kept as it is.</source>
            <translation>对话对这个模型来说太长了：共 {tokens} 个 token，上限为 {most} 个。对话已原样保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Begin a new chat, or ask for less at a time.</source>
            <translation>请开始新的对话，或每次少问一些。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{file} has no column '{column}'. Nothing was changed.</source>
            <translation>{file} 中没有列“{column}”。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Did you mean '{closest}'? The columns are: {columns}.</source>
            <translation>你是指“{closest}”吗？现有的列：{columns}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>It is not clear which column of {file} is the {role}. Nothing was imported.</source>
            <translation>无法确定 {file} 中哪一列的用途是“{role}”。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose the column for it (on the command line: --column {role}=COLUMN). The columns are: {columns}.</source>
            <translation>请为它选择一列（命令行：--column {role}=COLUMN）。现有的列：{columns}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no role '{role}' in this task. Nothing was imported.</source>
            <translation>这个任务中没有用途“{role}”。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The roles are: {allowed}.</source>
            <translation>可用的用途有：{allowed}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file {file} does not have the same columns as {first}. Missing: {missing}. Nothing was imported.</source>
            <translation>文件 {file} 的列与 {first} 不同。缺少：{missing}。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>If it holds something else, import it on its own. Otherwise give the columns the same names in every file. This file has: {columns}.</source>
            <translation>如果它的内容不同，请单独导入。否则请让每个文件中的列名保持一致。此文件的列：{columns}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{count} of {rows} rows are not in the expected form. The first is row {row} of {file}: {problem}. Nothing was imported.</source>
            <translation>{rows} 行中有 {count} 行格式不符合要求。第一处是 {file} 的第 {row} 行：{problem}。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Correct the rows, or choose the column and the task that fit this file.</source>
            <translation>请改正这些行，或选择与此文件相符的列和任务。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>All {rows} rows to learn from in {file} have the same label, '{label}'. Nothing was imported.</source>
            <translation>{file} 中用于学习的 {rows} 行标签全部相同，都是“{label}”。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Add rows with at least one other label, or choose another column as the label.</source>
            <translation>请添加至少含有另一个标签的行，或选择其他列作为标签。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>None of the {rows} rows to learn from in {file} has a label. Nothing was imported.</source>
            <translation>{file} 中供学习的 {rows} 行都没有标签。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Add rows with labels, or choose another column for them.</source>
            <translation>请添加带标签的行，或选择另一列作为标签。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>No row of {file} can be used: the text or the label is empty everywhere, or the repairs dropped them all. Nothing was imported.</source>
            <translation>{file} 中没有可用的行：文本或标签全部为空，或所有行都被修复操作去掉了。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Check which columns are the text and the label, and which repairs are chosen.</source>
            <translation>请检查哪些列是文本和标签，以及选择了哪些修复操作。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{count} rows have no text or no label, the first is row {row} of {file}. Nothing was imported.</source>
            <translation>{count} 行没有文本或标签，第一处是 {file} 的第 {row} 行。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Fill them in, or let the import leave them out.</source>
            <translation>请补全这些行，或让导入时略过它们。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no repair '{repair}'. Nothing was imported.</source>
            <translation>没有名为“{repair}”的修复操作。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The repairs are: {allowed}.</source>
            <translation>可用的修复操作有：{allowed}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The shares {valid} for checking and {test} for the test leave nothing to learn from. Nothing was imported.</source>
            <translation>验证占 {valid}，测试占 {test}，没有剩余的行可供学习。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose shares of 0 or more that are together less than 1.</source>
            <translation>请选择不小于 0 且总和小于 1 的比例。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Rows cannot be split by '{by}'. Nothing was imported.</source>
            <translation>无法按“{by}”划分行。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Split them by chance, by group or by time.</source>
            <translation>请按随机、按组或按时间划分。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The column '{column}' has too few groups to give each part whole ones: {count}. Nothing was imported.</source>
            <translation>列“{column}”的组太少，无法让每个部分都得到完整的组：{count}。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose another column, ask for fewer parts or other shares, or split by chance.</source>
            <translation>请选择另一列，减少部分或改变比例，或随机划分。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The column '{column}' has too few different times to give each part its own: {count}. Nothing was imported.</source>
            <translation>列“{column}”中不同的时间太少，无法让每个部分都有自己的时间：{count}。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Row {row} of {file} has no date in the column '{column}': '{value}'. Nothing was imported.</source>
            <translation>{file} 第 {row} 行的列“{column}”不是日期：“{value}”。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write it as year-month-day, such as 2024-03-31, take the row out, or split by chance or by group.</source>
            <translation>请写成 年-月-日，例如 2024-03-31，或去掉该行，或按随机或按组划分。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The cell in row {row} and column {column} would be empty, and nothing could be learned from its row. Nothing was saved.</source>
            <translation>第 {row} 行、列 {column} 的单元格会变为空，从这一行将学不到东西。未保存任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write something in it, or take the row out.</source>
            <translation>请在其中填写内容，或移除这一行。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Every row would be taken out. Nothing was saved.</source>
            <translation>所有行都会被移除。未保存任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Keep at least one row, or delete the dataset if none is needed.</source>
            <translation>请至少保留一行；如果一行都不需要，请删除该数据集。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{name} has a newer version, {latest}, than the one that was to be changed, {version}. Nothing was saved.</source>
            <translation>{name} 已有更新的版本 {latest}，而要修改的是版本 {version}。未保存任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Open {name} again and make the changes there: what stands in the newer version is kept.</source>
            <translation>请重新打开 {name}，在那里进行修改：较新版本中的内容会保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>No row has what was to be repaired; it may have been repaired when it was imported. Nothing was changed.</source>
            <translation>没有任何行带有要修复的问题；它们可能在导入时已经修复。未作任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Look at the rows on the Rows tab; single cells can be corrected there.</source>
            <translation>请在“数据行”标签页查看各行；可以在那里更正单个单元格。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Labels that were given and are in no version yet: {count}. Nothing was repaired.</source>
            <translation>已标注但尚未保存到任何版本的标签：{count} 个。未作任何修复。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Save them on the Label tab first, then repair.</source>
            <translation>请先在“标注”标签页保存它们，然后再修复。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>This label was changed in another window, or is part of a version by now. It was not taken back.</source>
            <translation>这个标签已在另一个窗口中更改，或已写入某个版本，因此未撤销。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Go on with the texts that wait now. A label in a version can be changed on its Rows tab.</source>
            <translation>请继续处理现在等待的文本。版本中的标签可以在“数据行”选项卡中修改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file {file} is there already and was kept as it is.</source>
            <translation>文件 {file} 已存在，已保持原样。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Import under another name, or as the next version.</source>
            <translation>请换一个名称导入，或作为下一个版本导入。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The stored rows in {file} cannot be read: the file is missing or damaged. Nothing else was changed.</source>
            <translation>无法读取 {file} 中保存的行：文件缺失或已损坏。其他内容未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Bring the project back from a copy, or import the data again.</source>
            <translation>请用备份恢复项目，或重新导入数据。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file {file} could not be written: {reason}. Nothing half-written was left.</source>
            <translation>无法写入文件 {file}：{reason}。没有留下写到一半的内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Make room on the disk or choose a folder that you may write to, then try again.</source>
            <translation>请腾出磁盘空间，或选择你有写入权限的文件夹，然后重试。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The name {file} does not say in which format to write. Nothing was written.</source>
            <translation>从文件名 {file} 看不出要写成哪种格式。没有写入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Give it one of these endings: {allowed}.</source>
            <translation>请使用以下扩展名之一：{allowed}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>A sheet of Excel's holds {most} rows below the names, and {file} would have {found}. Nothing was written.</source>
            <translation>一张 Excel 工作表在列名之下最多容纳 {most} 行，而 {file} 会有 {found} 行。没有写入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Give the output a name that ends with .csv, .parquet or .jsonl.</source>
            <translation>请让输出文件名以 .csv、.parquet 或 .jsonl 结尾。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>A sheet of Excel's holds {most} columns, and {file} would have {found}. Nothing was written.</source>
            <translation>一张 Excel 工作表最多容纳 {most} 列，而 {file} 会有 {found} 列。没有写入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>A cell of Excel's holds {most} letters, and one of {file} would have {found}. Nothing was written.</source>
            <translation>一个 Excel 单元格最多容纳 {most} 个字符，而 {file} 中有一个会有 {found} 个。没有写入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file {file} is the input too, and was kept as it is.</source>
            <translation>文件 {file} 同时也是输入文件，已保持原样。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose another name for the output.</source>
            <translation>请为输出文件换一个名称。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file {file} changed while the model was applied to it, so rows and answers no longer belong together. Nothing was written.</source>
            <translation>在应用模型期间，文件 {file} 发生了变化，各行与答案已不再对应。没有写入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Wait until the file is no longer written to, then apply the model again: it begins anew.</source>
            <translation>请等到不再有程序写入该文件，然后再次应用模型，会从头开始。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The folder {folder} is not there. What was read of it before is kept.</source>
            <translation>文件夹 {folder} 不存在。之前读取的内容已保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Connect the disk it lies on, or choose another folder.</source>
            <translation>请连接它所在的磁盘，或选择另一个文件夹。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The documents have not been read yet, or what was kept of them ({file}) is damaged.</source>
            <translation>文档尚未读取，或为其保存的索引（{file}）已损坏。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Have the folder read again; the documents themselves are not affected.</source>
            <translation>请重新读取该文件夹；文档本身不受影响。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{file} is no kind of document that Deskhand reads.</source>
            <translation>{file} 不是 Deskhand 能读取的文档类型。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>It reads {kinds}. Save the document as one of these.</source>
            <translation>可读取的类型有 {kinds}。请将文档另存为其中之一。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{file} holds more text than a document may ({limit} MB).</source>
            <translation>{file} 的文本超出了单个文档的上限（{limit} MB）。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Divide it, or leave it out of the folder.</source>
            <translation>请将其拆分，或从文件夹中移出。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{file} could not be opened: {reason}.</source>
            <translation>无法打开 {file}：{reason}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Ask for the right to read it, then have the folder read again.</source>
            <translation>请先取得读取权限，然后重新读取该文件夹。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no text in {file}.</source>
            <translation>{file} 中没有文本。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>If it holds scanned pages, have their text recognised by a scanning program first.</source>
            <translation>如果其中是扫描页，请先用扫描软件识别文字。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{file} cannot be read: it is cut or damaged.</source>
            <translation>无法读取 {file}：文件不完整或已损坏。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Open it in the program that made it and save it again.</source>
            <translation>请用创建它的程序打开并重新保存。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The characters of {file} cannot be told: it is no text, or written in more than one encoding.</source>
            <translation>无法辨认 {file} 中的字符：它不是文本，或混用了多种编码。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Open it in a text editor and save it as UTF-8.</source>
            <translation>请用文本编辑器打开并以 UTF-8 保存。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{file} is protected by a password.</source>
            <translation>{file} 受密码保护。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Save it without the password, then have the folder read again.</source>
            <translation>请去掉密码后另存，然后重新读取该文件夹。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Nothing in “{documents}” has to do with that.</source>
            <translation>“{documents}”中没有与此相关的内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Ask in other words, or name what you are looking for.</source>
            <translation>请换一种说法，或说明你要找的内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Other computers could reach {host}, and Deskhand answers programs on this computer only. Nothing was started.</source>
            <translation>其他电脑可能访问到 {host}，而 Deskhand 只回答这台电脑上的程序。没有启动任何服务。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Use 127.0.0.1, which no other computer reaches.</source>
            <translation>请使用 127.0.0.1，其他电脑无法访问它。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Another program uses port {port} already. Nothing was started.</source>
            <translation>端口 {port} 已被另一个程序占用。没有启动任何服务。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose another port, or close that program.</source>
            <translation>请选择另一个端口，或关闭那个程序。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Port {port} is not one that Deskhand may use. Nothing was started.</source>
            <translation>Deskhand 不能使用端口 {port}。没有启动任何服务。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose a port from 1024 to 65535, or 0 for any that is free.</source>
            <translation>请选择 1024 到 65535 之间的端口，或用 0 表示任意空闲端口。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The request was refused: it does not have the token.</source>
            <translation>请求被拒绝：它没有携带令牌。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Send 'Authorization: Bearer TOKEN' with the token that Deskhand shows in Settings.</source>
            <translation>请发送“Authorization: Bearer TOKEN”，其中 TOKEN 是 Deskhand 在设置中显示的令牌。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The request was refused: it was meant for {host} and not for this computer.</source>
            <translation>请求被拒绝：它是发给 {host} 的，而不是发给这台电脑的。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Use the address that Deskhand shows in Settings, which begins with http://127.0.0.1.</source>
            <translation>请使用 Deskhand 在设置中显示的地址，它以 http://127.0.0.1 开头。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The request was refused: it is larger than {limit} KB.</source>
            <translation>请求被拒绝：它大于 {limit} KB。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Send fewer or shorter messages, or texts, at a time.</source>
            <translation>请一次发送更少或更短的消息或文本。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The request was refused: {most} others wait for their answers.</source>
            <translation>请求被拒绝：还有 {most} 个请求在等待回答。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Send it again in a moment.</source>
            <translation>请稍后再发送。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Deskhand has stopped answering other programs. The answer was not finished.</source>
            <translation>Deskhand 已停止回答其他程序。这个回答没有写完。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Switch it on again in Settings, then send the request again.</source>
            <translation>请在设置中重新开启，然后再次发送请求。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is nothing at {method} {path}.</source>
            <translation>{method} {path} 处没有任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Use GET /v1/models, POST /v1/chat/completions or POST /v1/classify.</source>
            <translation>请使用 GET /v1/models、POST /v1/chat/completions 或 POST /v1/classify。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The request cannot be read: it is not a JSON object.</source>
            <translation>无法读取请求：它不是 JSON 对象。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Send one JSON object, written in UTF-8.</source>
            <translation>请发送一个以 UTF-8 编码的 JSON 对象。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The request cannot be read: {field} {problem}.</source>
            <translation>无法读取请求：{field} {problem}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Correct it, then send the request again.</source>
            <translation>请更正后再次发送请求。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no model called {model} to ask.</source>
            <translation>没有名为 {model} 的模型可供提问。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The model {model} does not write texts.</source>
            <translation>模型 {model} 不能写文本。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Send it to /v1/classify, or choose one of: {known}.</source>
            <translation>请将它发送到 /v1/classify，或从以下模型中选择：{known}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The model {model} was not trained to tell texts apart.</source>
            <translation>模型 {model} 没有被训练来区分文本。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Send it to /v1/chat/completions, or choose one of: {known}.</source>
            <translation>请将它发送到 /v1/chat/completions，或从以下模型中选择：{known}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>A model cannot be held to this JSON Schema: {problem}.</source>
            <translation>无法让模型遵守这个 JSON Schema：{problem}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Correct the schema, then send the request again.</source>
            <translation>请更正该 Schema，然后再次发送请求。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>A model cannot be held to the word '{keyword}' of a JSON Schema.</source>
            <translation>无法让模型遵守 JSON Schema 中的“{keyword}”。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Leave it out, or write the schema another way, then send the request again.</source>
            <translation>请去掉它，或换一种方式写该 Schema，然后再次发送请求。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file {file} is not there. Nothing was changed.</source>
            <translation>文件 {file} 不存在。没有更改任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Check the path and the name, then choose the file again.</source>
            <translation>请检查路径和名称，然后重新选择文件。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The name of {file} was written by an old program and cannot be read here.</source>
            <translation>{file} 的名称由旧程序写成，在这里无法读取。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Rename it, so that its name shows no � any more, then try again.</source>
            <translation>请重命名，使名称中不再出现 �，然后重试。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{file} is a folder. Nothing was imported.</source>
            <translation>{file} 是文件夹。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose the files inside it.</source>
            <translation>请选择其中的文件。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no data in {file}. Nothing was imported.</source>
            <translation>{file} 中没有数据。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose a folder or an archive that holds data files.</source>
            <translation>请选择包含数据文件的文件夹或压缩包。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The archive {file} cannot be unpacked: it is cut or damaged. Nothing was imported.</source>
            <translation>无法解压 {file}：压缩包不完整或已损坏。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Copy or download it again, or unpack it yourself and choose the files.</source>
            <translation>请重新复制或下载，或自行解压后选择文件。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The archive {file} is protected by a password. Nothing was imported.</source>
            <translation>压缩包 {file} 受密码保护。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Unpack it yourself, then choose the files.</source>
            <translation>请自行解压，然后选择文件。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The archive {file} was not unpacked: {problem}. Nothing was imported.</source>
            <translation>未解压 {file}：{problem}。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>If you trust it, unpack it yourself, then choose the files.</source>
            <translation>如果你信任它，请自行解压，然后选择文件。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Files that belong together line by line have different numbers of lines: {counts}, beside {file}. Nothing was imported.</source>
            <translation>逐行对应的文件行数不同：{counts}（{file} 旁）。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Export them again together, or add or delete the lines that are missing.</source>
            <translation>请一起重新导出，或补上、删去缺少的行。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Row {row} of {file} is no conversation: {problem}. Nothing was imported.</source>
            <translation>{file} 的第 {row} 行不是对话：{problem}。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Correct that row or delete it, then import the file again.</source>
            <translation>请改正或删除该行，然后重新导入文件。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The entities of row {row} of {file} cannot be read. Nothing was imported.</source>
            <translation>{file} 第 {row} 行的实体无法读取。未导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Each label needs its entities, and each entity a list of its places: first and last character.</source>
            <translation>每个标签需要列出它的实体，每个实体需要列出它的位置：首字符和末字符。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Task {row} of the Label Studio export {file} cannot be read. Nothing was imported.</source>
            <translation>无法读取 Label Studio 导出文件 {file} 中的第 {row} 个任务。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Export it again as JSON, from a project that labels texts.</source>
            <translation>请从标注文本的项目中重新导出为 JSON。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Line {line} of {file} has {found} tags for {expected} words. Nothing was imported.</source>
            <translation>{file} 的第 {line} 行有 {expected} 个词，却有 {found} 个标签。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write one tag for each word of that line.</source>
            <translation>请为该行的每个词写一个标签。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file {file} could not be opened: {reason}. Nothing was imported.</source>
            <translation>无法打开文件 {file}：{reason}。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Close the program that uses it, or ask for the right to read it, then try again.</source>
            <translation>请关闭正在使用该文件的程序，或申请读取权限，然后重试。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file {file} is empty. Nothing was changed.</source>
            <translation>文件 {file} 是空的。没有更改任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Export it again from where it came, or choose another file.</source>
            <translation>请从来源处重新导出，或选择其他文件。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file {file} has no rows of data. Nothing was imported.</source>
            <translation>文件 {file} 中没有数据行。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Check that it holds more than column names, or choose another file.</source>
            <translation>请确认文件中除列名外还有其他内容，或选择其他文件。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file {file} is not text: it holds {found}. Nothing was imported.</source>
            <translation>文件 {file} 不是文本，其内容为：{found}。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Save the data as CSV, TSV, Excel, JSON, JSONL or Parquet and import that file.</source>
            <translation>请将数据另存为 CSV、TSV、Excel、JSON、JSONL 或 Parquet，再导入该文件。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Row {row} (line {line}) of {file} holds a NUL byte, which no text has. Nothing was imported.</source>
            <translation>{file} 的第 {row} 行数据（文件第 {line} 行）含有文本中不会有的 NUL 字节。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Take such bytes out of the file, or export it again from where it came.</source>
            <translation>请从文件中去掉这些字节，或从来源处重新导出。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Row {row} (line {line}) of {file} holds characters that cannot be read as {encoding}. Nothing was imported.</source>
            <translation>{file} 的第 {row} 行数据（文件第 {line} 行）含有无法按 {encoding} 读取的字符。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose another encoding for the file. If it has that one, retype what is spoilt in that row and save it.</source>
            <translation>请为该文件选择其他编码。如果编码无误，请重新输入该行中损坏的内容并保存。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file {file} was not read: there is no text encoding named {encoding}.</source>
            <translation>没有读取文件 {file}：没有名为 {encoding} 的文本编码。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose a known encoding, such as utf-8, utf-16, gb18030, cp1252 or latin-1, or let Deskhand find it.</source>
            <translation>请选择已知的编码，例如 utf-8、utf-16、gb18030、cp1252 或 latin-1，或让 Deskhand 自动识别。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file {file} was not read: '{delimiter}' cannot separate its columns.</source>
            <translation>没有读取文件 {file}：“{delimiter}”不能用来分隔各列。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose one sign that is no quotation mark, such as a comma, or let Deskhand find it.</source>
            <translation>请选择一个不是引号的符号，例如逗号，或让 Deskhand 自动识别。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Line {line} of {file} is longer than {limit} MB. Nothing was imported.</source>
            <translation>{file} 的第 {line} 行超过 {limit} MB。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Check that the file has line breaks between its rows, then import it again.</source>
            <translation>请确认文件各行之间有换行，然后重新导入。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file {file} ends in the middle of row {row}, which starts in line {line}. Nothing was imported.</source>
            <translation>文件 {file} 在第 {row} 行数据（始于文件第 {line} 行）的中间就结束了。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Export or copy the file again, or complete or delete that row, or close its quotation mark, then import it.</source>
            <translation>请重新导出或复制文件，或者补全或删除该行，或者补上缺少的引号，然后再导入。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Row {row} (line {line}) of {file} has {found} columns where {expected} are expected; it starts with '{start}'. Nothing was imported.</source>
            <translation>{file} 的第 {row} 行数据（文件第 {line} 行）有 {found} 列，应为 {expected} 列；该行以“{start}”开头。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose another separator, or put double quotes around values that hold it, or correct that row and save it.</source>
            <translation>请选择其他分隔符，或为含有分隔符的值加上双引号，或改正该行并保存。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The quotation marks in row {row} (line {line}) of {file} do not match. Nothing was imported.</source>
            <translation>{file} 的第 {row} 行数据（文件第 {line} 行）引号不成对。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write a double quote inside a quoted value twice, then import the file again.</source>
            <translation>请将带引号的值中的双引号写成两个，然后重新导入文件。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file {file} has {count} columns, and at most {limit} can be read. Nothing was imported.</source>
            <translation>文件 {file} 有 {count} 列，最多只能读取 {limit} 列。未导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Take the columns out of the file that are not needed, or save it as several files of fewer columns each.</source>
            <translation>请从文件中去掉不需要的列，或把它存成几个列数较少的文件。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file {file} with its {count} columns does not fit the memory for reading. Nothing was imported.</source>
            <translation>文件 {file} 有 {count} 列，读取所用的内存容纳不下。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file {file} has only one column, '{column}'. Nothing was imported.</source>
            <translation>文件 {file} 只有一列：“{column}”。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose a file with at least a text and what it should be told as, separated by commas, semicolons or tabs.</source>
            <translation>请选择至少包含文本列和对应答案列的文件，各列用逗号、分号或制表符分隔。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Row {row} of {file}, in line {line}, is not sound JSON: {problem}. Nothing was imported.</source>
            <translation>{file} 的第 {row} 行数据（文件第 {line} 行）不是有效的 JSON：{problem}。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Correct that row or export the file again, then import it.</source>
            <translation>请更正该行或重新导出文件，然后再导入。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Export or copy the file again, or complete or delete that row, then import it.</source>
            <translation>请重新导出或复制该文件，或补全或删除该行，然后再导入。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Row {row} of {file} is not an object with named values. Nothing was imported.</source>
            <translation>{file} 的第 {row} 行不是带有命名值的对象。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write every row as an object, such as {{"text": "...", "label": "..."}}.</source>
            <translation>请将每一行写成一个对象，例如 {{"text": "...", "label": "..."}}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file {file} holds one object and not a list of rows. Nothing was imported.</source>
            <translation>文件 {file} 中是单个对象，而不是由行组成的列表。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write it as a list of objects, or as one object a line.</source>
            <translation>请写成对象列表，或每行写一个对象。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The Parquet file {file} cannot be read: it is cut or damaged. Nothing was imported.</source>
            <translation>无法读取 Parquet 文件 {file}：文件不完整或已损坏。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Copy or export it again.</source>
            <translation>请重新复制或导出该文件。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The workbook {file} cannot be read: it is cut or damaged. Nothing was imported.</source>
            <translation>无法读取工作簿 {file}：文件不完整或已损坏。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Open it in the program that made it, save it again, then import it.</source>
            <translation>请用创建它的程序打开并重新保存，然后再导入。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The workbook {file} is protected by a password. Nothing was imported.</source>
            <translation>工作簿 {file} 受密码保护。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Save a copy without a password, then import that.</source>
            <translation>请保存一份不带密码的副本，然后导入该副本。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The workbook {file} has no sheet '{sheet}' with rows. It has: {sheets}.</source>
            <translation>工作簿 {file} 中没有含数据行的工作表“{sheet}”。现有的工作表：{sheets}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose one of these, or let the sheet be found automatically.</source>
            <translation>请选择其中一个，或让应用自动识别工作表。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Line {line} of {file} has {found} columns where {expected} are expected. Nothing was imported.</source>
            <translation>{file} 的第 {line} 行有 {found} 列，应为 {expected} 列。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write one word a line with its tag last, and an empty line after each sentence.</source>
            <translation>请每行写一个词，标签放在最后，每个句子后空一行。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Line {line} of {file} ends in '{tag}', which is no tag. Nothing was imported.</source>
            <translation>{file} 的第 {line} 行以“{tag}”结尾，这不是标签。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write O, or B- or I- and the name of the kind, such as B-PERSON.</source>
            <translation>请写 O，或 B-、I- 加类型名称，例如 B-PERSON。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Question {row} of {file} is not complete. Nothing was imported.</source>
            <translation>{file} 的第 {row} 个问题不完整。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Each question needs 'question' and, in each of its 'answers', 'text' and 'answer_start'; each paragraph needs 'context' and 'qas'.</source>
            <translation>每个问题需要“question”，其“answers”中每一项需要“text”和“answer_start”；每个段落需要“context”和“qas”。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The example that begins in line {line} of {file} cannot be read. Nothing was imported.</source>
            <translation>无法读取 {file} 中从第 {line} 行开始的样本。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Each needs a number, a tab and a sentence with &lt;e1&gt;...&lt;/e1&gt; and &lt;e2&gt;...&lt;/e2&gt;, then a line with the relation, then an empty line.</source>
            <translation>每个样本需要：编号、制表符和带有 &lt;e1&gt;...&lt;/e1&gt; 与 &lt;e2&gt;...&lt;/e2&gt; 的句子，接着一行写关系，再空一行。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Line {line} of {file} has no label behind an @; it starts with '{start}'. Nothing was imported.</source>
            <translation>{file} 的第 {line} 行在 @ 之后没有标签；该行以“{start}”开头。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>End every line in @ and its label, or save the file as CSV with two columns.</source>
            <translation>请在每行末尾写 @ 和标签，或将文件另存为两列的 CSV。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file {file} describes tools and holds no rows. Nothing was imported.</source>
            <translation>文件 {file} 描述的是工具，没有数据行。没有导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose the file of examples together with it.</source>
            <translation>请将它与示例文件一起选择。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{each} is no number of example messages for a tool. Nothing was made.</source>
            <translation>{each} 不能作为每个工具的示例消息数。未生成任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose one from 1 to {most}.</source>
            <translation>请选择 1 到 {most} 之间的数。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Example messages cannot be worded in these languages: {languages}. Nothing was made.</source>
            <translation>无法用这些语言写示例消息：{languages}。未生成任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose one or more of {known}.</source>
            <translation>请从 {known} 中选择一种或多种。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{most} is no number of messages to measure on. Nothing was measured.</source>
            <translation>{most} 不能作为用来测量的消息数。没有进行测量。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose 1 or more, or 0 for all.</source>
            <translation>请你选择 1 或更大的数，或用 0 表示全部。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no part named {part} to measure on. Nothing was measured.</source>
            <translation>没有名为 {part} 的部分可供测量。未进行测量。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose valid, test or cases.</source>
            <translation>请选择 valid、test 或 cases。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The agent {agent} has no tool that it may use. Nothing was made or measured.</source>
            <translation>助手 {agent} 没有可用的工具。未生成也未测量任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Allow a tool on the Tools page, or choose tools for the agent.</source>
            <translation>请在“工具”页允许使用某个工具，或为助手选择工具。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{name} holds no tool calls. Nothing was measured.</source>
            <translation>{name} 中没有工具调用。未进行测量。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose a dataset of the task tool-calls.</source>
            <translation>请选择任务为 tool-calls 的数据集。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The agent {agent} has nothing to choose its tools with. Nothing was measured.</source>
            <translation>助手“{agent}”没有可用来选择工具的模型。未进行测量。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Fetch the starter models on the Models page (on the command line: deskhand models fetch), then measure again.</source>
            <translation>请在“模型”页下载入门模型（命令行：deskhand models fetch），然后重新测量。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no message to measure on. Nothing was measured.</source>
            <translation>没有可供测量的消息。未进行测量。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Make example messages from the tools, or correct a call in a chat, then measure.</source>
            <translation>请先由工具生成示例消息，或在对话中更正一次调用，然后再测量。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no caller {caller} to measure. Nothing was measured.</source>
            <translation>没有名为 {caller} 的调用者可供测量。未进行测量。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose among: {known}.</source>
            <translation>请从以下选择：{known}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no measure {measure} in this project.</source>
            <translation>此项目中没有测量 {measure}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Look at the list of measures again.</source>
            <translation>请重新查看测量列表。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no operation '{operation}'.</source>
            <translation>没有名为“{operation}”的运算。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The operations are: {allowed}.</source>
            <translation>可用的运算有：{allowed}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The column '{column}' holds no numbers ({kind}), so there is no {operation} of it.</source>
            <translation>列“{column}”的内容不是数字（{kind}），无法进行 {operation} 运算。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose a column of numbers, or count rows instead.</source>
            <translation>请选择内容为数字的列，或改为统计行数。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>For the {operation} it has to be said of which column.</source>
            <translation>计算 {operation} 时，必须说明是哪一列。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no comparison “{sign}”.</source>
            <translation>没有“{sign}”这种比较方式。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The comparisons are: {allowed}.</source>
            <translation>可用的比较方式：{allowed}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The column '{column}' holds {kind}, which “{sign}” does not compare.</source>
            <translation>列“{column}”的内容是 {kind}，不能用“{sign}”比较。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Use =, !=, contains or lacks.</source>
            <translation>请使用 =、!=、contains 或 lacks。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The column '{column}' is compared with a {kind}, and “{value}” is none.</source>
            <translation>列“{column}”要与 {kind} 比较，而“{value}”不是。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Give a number such as 4.5, or a date such as 2026-11-18, 2026-11 or 2026.</source>
            <translation>请给出数字（如 4.5）或日期（如 2026-11-18、2026-11 或 2026）。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The rows cannot be put together by the {part} of '{column}'.</source>
            <translation>无法按“{column}”的 {part} 对行分组。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>A column of dates can be: by {allowed}. Other columns are taken as they are.</source>
            <translation>日期列可以按 {allowed} 分组；其他列按原值分组。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The question was broken off after {seconds} seconds.</source>
            <translation>该问题在 {seconds} 秒后被中止。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Ask about fewer rows, or for a simpler figure.</source>
            <translation>请缩小行的范围，或询问更简单的数值。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no tool called {tool}. Nothing was called.</source>
            <translation>没有名为 {tool} 的工具。没有调用任何工具。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The tools are: {tools}.</source>
            <translation>可用的工具有：{tools}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The tool {tool} was not called: it still needs {missing}.</source>
            <translation>没有调用工具 {tool}：还缺少 {missing}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Give {missing} as well.</source>
            <translation>请一并提供 {missing}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The tool {tool} was not called: its argument {argument} does not fit ({problem}).</source>
            <translation>没有调用工具 {tool}：参数 {argument} 不符合要求（{problem}）。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Put it differently, or try the tool on the Tools page.</source>
            <translation>请换一种说法，或在“工具”页试用这个工具。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The tool {tool} could not finish. Nothing was changed.</source>
            <translation>工具 {tool} 未能完成。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Try again; the log in Settings says what went wrong.</source>
            <translation>请重试；“设置”中的日志记录了出错原因。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The tool {tool} took longer than {seconds} seconds and was left.</source>
            <translation>工具 {tool} 运行超过 {seconds} 秒，已不再等待。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Try again, or ask for less at once.</source>
            <translation>请重试，或每次少问一些。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The tool {tool} took longer than {seconds} seconds and was left. It may already have taken effect.</source>
            <translation>工具 {tool} 运行超过 {seconds} 秒，已不再等待。其操作可能已经生效。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Check before you ask for it again.</source>
            <translation>请先核实，再重新提出请求。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The result of the tool {tool} is too long to work with ({size} characters, at most {limit}).</source>
            <translation>工具 {tool} 的结果太长，无法处理（{size} 个字符，上限为 {limit} 个）。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Ask for something more specific.</source>
            <translation>请问得更具体一些。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The tool {tool} was not used, because you did not allow it.</source>
            <translation>没有使用工具 {tool}，因为你没有允许。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Ask again to allow it.</source>
            <translation>如需允许，请再问一次。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>This agent may not use the tool {tool}.</source>
            <translation>这个助手不能使用工具 {tool}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>You can allow it on the Tools page or in the agent's settings.</source>
            <translation>你可以在“工具”页或助手的设置中允许它。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no source of tools called {source}.</source>
            <translation>没有名为 {source} 的工具来源。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Open the Tools page again.</source>
            <translation>请重新打开“工具”页。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is a source of tools called {name} already. Nothing was added.</source>
            <translation>已有名为 {name} 的工具来源。没有添加任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Give it another name.</source>
            <translation>请换一个名称。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{source} is being read just now.</source>
            <translation>正在读取{source}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Wait until it has been read, or stop the reading among the running jobs.</source>
            <translation>请等它读完，或在正在运行的任务中停止读取。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The source of tools has no name.</source>
            <translation>该工具来源没有名称。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Give it one, such as what it is good for.</source>
            <translation>请给它起个名称，例如它的用途。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Tools cannot come from '{kind}'.</source>
            <translation>工具不能来自“{kind}”。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They can come from: {known}.</source>
            <translation>可以来自：{known}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The setting {setting} is not in the expected form.</source>
            <translation>设置 {setting} 的形式不符合要求。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Fill it in again.</source>
            <translation>请重新填写。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{source} offers no tool that can be used. Nothing was added.</source>
            <translation>{source} 没有提供可用的工具。没有添加任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Offered, but not in a form that can be used: {left}.</source>
            <translation>提供了但形式无法使用的：{left}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{source} was not trusted on this computer yet, so nothing of it was run. The project may have come from someone else.</source>
            <translation>{source} 在这台电脑上尚未被信任，因此没有运行其中任何内容。该项目可能来自他人。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>See on the Tools page what it runs, then choose “Trust it” there.</source>
            <translation>请在“工具”页查看它会运行什么，然后在那里选择“信任”。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The tool {tool} is not from a tool server or a Python file that you added, so it takes no sentences of yours.</source>
            <translation>工具 {tool} 不是来自你添加的工具服务器或 Python 文件，因此不能为它写自己的句子。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Open the Tools page again and choose one that is.</source>
            <translation>请重新打开“工具”页，选择一个来自其中的工具。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>One of the sentences is empty. Nothing was saved.</source>
            <translation>其中一个句子是空的。未保存任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write one sentence a line, as you would say it in a chat.</source>
            <translation>请每行写一句，就像你在对话中会说的那样。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The sentence “{start}” is longer than {limit} characters. Nothing was saved.</source>
            <translation>句子“{start}”超过 {limit} 个字符。未保存任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Say it more briefly, as you would in a chat.</source>
            <translation>请说得更简短些，就像在对话中那样。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There are {count} sentences, and a tool takes {limit} at most. Nothing was saved.</source>
            <translation>共有 {count} 个句子，而一个工具最多 {limit} 个。未保存任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Keep those that differ most from each other.</source>
            <translation>请保留彼此差别最大的句子。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The command line could not be read: {command}</source>
            <translation>无法读取命令行：{command}</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write it as in a terminal, for example: python server.py --readonly. Close every quotation mark.</source>
            <translation>请像在终端中那样书写，例如：python server.py --readonly。每个引号都要成对。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>This is not the JSON of one tool server that is a program on this computer.</source>
            <translation>这不是一个工具服务器的 JSON，或该服务器不是这台计算机上的程序。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Give the command, args and env of one server, as its README shows them under mcpServers.</source>
            <translation>请提供一个服务器的 command、args 和 env，写法与其 README 中 mcpServers 下所示相同。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>“{part}” is for a terminal, and the command line is not run in one.</source>
            <translation>“{part}”只在终端中有效，而这条命令行不是在终端中运行的。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Give only the program and what it takes, with whole paths. What it is to see as variables goes before it, for example: API_TOKEN=abc python /home/me/server.py</source>
            <translation>请只写程序及其参数，并使用完整路径。它需要的环境变量写在程序前面，例如：API_TOKEN=abc python /home/me/server.py</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{server} needs {names}, which this computer does not have. It was not started.</source>
            <translation>{server} 需要 {names}，但这台计算机上没有它的值，因此没有启动。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Remove it on the Tools page and add it again with what it needs.</source>
            <translation>请在“工具”页移除它，然后连同所需的值重新添加。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>A call cannot be given {seconds} seconds. Nothing was added.</source>
            <translation>一次调用的时限不能是 {seconds} 秒。没有添加任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose from 1 to {most}.</source>
            <translation>请选择 1 到 {most} 秒。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The program {program} was not found on this computer.</source>
            <translation>在这台计算机上找不到程序 {program}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Check how it is written, install it, or give its whole path.</source>
            <translation>请检查写法、安装它，或给出完整路径。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The tool server {server} could not be started: {problem}</source>
            <translation>无法启动工具服务器 {server}：{problem}</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Check that its program may be run.</source>
            <translation>请检查其程序是否允许运行。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The tool server {server} was started, but said nothing within {seconds} seconds, and was ended.</source>
            <translation>工具服务器 {server} 已启动，但 {seconds} 秒内没有任何回应，已被结束。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Check the command line: the program must speak the Model Context Protocol (MCP) over its standard input and output.</source>
            <translation>请检查命令行：该程序必须通过标准输入和输出使用模型上下文协议（MCP）。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The program of {server} ended, or answered in a way that is not the Model Context Protocol (MCP).</source>
            <translation>{server} 的程序已结束，或其回答不符合模型上下文协议（MCP）。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Check the command line; what the program wrote is under Details.</source>
            <translation>请检查命令行；程序输出的内容在“详情”中。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The tool server {server} ended while it was asked. What it had done until then stays done.</source>
            <translation>工具服务器 {server} 在被调用时结束了。此前已完成的操作仍然有效。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>It is started again the next time it is asked.</source>
            <translation>下次调用时会重新启动。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The tool server {server} sent more than {limit} MB at once, and was ended.</source>
            <translation>工具服务器 {server} 一次发送了超过 {limit} MB，已被结束。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Ask for something smaller.</source>
            <translation>请请求更少的内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The tool server {server} gave an answer that does not fit what it had offered.</source>
            <translation>工具服务器 {server} 的回答与它所声明的不符。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Look at the server again on the Tools page: it may have changed.</source>
            <translation>请在“工具”页重新查看该服务器：它可能已更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The tool server {server} does not offer {tool} any more as it did when you trusted it. It was not called.</source>
            <translation>工具服务器 {server} 提供的 {tool} 已与你信任它时不同，因此没有调用。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Look at what changed, then trust the server again on the Tools page.</source>
            <translation>请查看更改之处，然后在“工具”页再次信任该服务器。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{tool} comes after the first {most} tools, and a source can bring no more.</source>
            <translation>{tool} 排在前 {most} 个工具之后，一个来源最多只能提供这么多。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Start the server with fewer tools, where it can be.</source>
            <translation>如果可以，请让服务器只提供较少的工具。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>What {tool} takes is described in a way that cannot be used here.</source>
            <translation>{tool} 的参数说明无法在这里使用。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Ask who made it to describe it simply.</source>
            <translation>请让其作者用更简单的方式描述。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The tool {tool} reports an error: “{said}”.</source>
            <translation>工具 {tool} 报告错误：“{said}”。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Put it differently.</source>
            <translation>请换一种说法。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file {file} cannot be read.</source>
            <translation>无法读取文件 {file}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Put it back where it was, or remove the source and add it from its new place.</source>
            <translation>请将它放回原处，或移除该来源并从新位置添加。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file {file} is larger than {limit} MB and was not run.</source>
            <translation>文件 {file} 大于 {limit} MB，没有运行。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose the file with the functions.</source>
            <translation>请选择包含函数的文件。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file {file} was changed since you trusted it, and was not run.</source>
            <translation>自你信任文件 {file} 之后，它已被更改，因此没有运行。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Look at what changed, then trust it again on the Tools page.</source>
            <translation>请查看更改之处，然后在“工具”页再次信任。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file {file} could not be run: {problem}</source>
            <translation>无法运行文件 {file}：{problem}</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Correct it. Only this one file and installed packages can be imported.</source>
            <translation>请更正它。只能导入这一个文件和已安装的包。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file {file} has no function that can be a tool. Functions that cannot be used: {left}.</source>
            <translation>文件 {file} 中没有可以作为工具的函数。无法使用的函数：{left}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Give a function a type at each argument and a docstring that says what it does. Names that begin with _ are left out.</source>
            <translation>请为函数的每个参数标注类型，并写上说明其用途的文档字符串。名称以 _ 开头的函数会被略过。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The process of {tool} ended before it answered ({exit}).</source>
            <translation>{tool} 的进程在回答之前结束了（{exit}）。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>What it wrote last is under Details.</source>
            <translation>它最后输出的内容在“详情”中。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The function {tool} reports an error: “{said}”.</source>
            <translation>函数 {tool} 报告错误：“{said}”。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Put it differently, or correct the function in its file.</source>
            <translation>请换一种说法，或在文件中更正该函数。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{tool} cannot be tried without changing something. Nothing was done.</source>
            <translation>{tool} 无法在不作更改的情况下试运行。未执行任何操作。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Allow or deny it.</source>
            <translation>请允许或拒绝它。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The call of the tool {tool} was stopped before it answered.</source>
            <translation>工具 {tool} 的调用在返回结果之前被停止了。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Send the message again.</source>
            <translation>请重新发送这条消息。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The call of the tool {tool} was stopped before it answered. It may already have taken effect.</source>
            <translation>工具 {tool} 的调用在返回结果之前被停止了。其操作可能已经生效。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Check before you send the message again.</source>
            <translation>请先核实，再重新发送这条消息。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>“{expression}” could not be read as a calculation.</source>
            <translation>“{expression}”无法识别为算式。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write it like 3 * 49.90 or 15% of 240.</source>
            <translation>请写成 3 * 49.90 或 15% of 240 这样的形式。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>“{expression}” divides by zero.</source>
            <translation>“{expression}”中除数为零。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Check the number after the division sign.</source>
            <translation>请检查除号后面的数字。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>“{expression}” is too large to work out.</source>
            <translation>“{expression}”太大，无法计算。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Use smaller numbers, and exponents up to 64.</source>
            <translation>请使用较小的数字，指数不要超过 64。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>“{quantity}” could not be read as a number with a unit.</source>
            <translation>无法将“{quantity}”读作带单位的数。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write it like 5 miles or 20 °C.</source>
            <translation>请写成 5 miles 或 20 °C 这样。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>“{unit}” is not known as a unit.</source>
            <translation>不认识单位“{unit}”。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write it like km, pounds or square metres.</source>
            <translation>请写成 km、pounds 或 square metres 这样。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>“{quantity}” cannot be expressed in {unit}: they measure different things.</source>
            <translation>“{quantity}”不能用 {unit} 表示：它们度量的不是同一种量。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Name a unit of the same kind, such as km for miles.</source>
            <translation>请给出同类的单位，例如英里对应 km。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>“{date}” could not be read as a date.</source>
            <translation>“{date}”无法识别为日期。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write it like {example}.</source>
            <translation>请写成 {example} 这样的形式。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>“{date}” can be read as more than one date.</source>
            <translation>“{date}”可以理解为多个不同的日期。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write it as one of {options}.</source>
            <translation>请写成以下之一：{options}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>“{offset}” leads to a date outside the calendar.</source>
            <translation>“{offset}”推算出的日期超出了日历范围。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Use a shorter time, such as 30 days.</source>
            <translation>请使用较短的时间，例如 30 days。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>“{offset}” could not be read as a length of time.</source>
            <translation>“{offset}”无法识别为时间长度。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write it like 30 days, two weeks or 3 months.</source>
            <translation>请写成 30 days、two weeks 或 3 months 这样的形式。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>I found no {noun} with the {column} {value}.</source>
            <translation>没有找到 {column} 为 {value} 的 {noun}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Check the {column}; there are, for example, {known}.</source>
            <translation>请检查 {column}；现有的例如 {known}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The table {table} has no rows, so it has no tools.</source>
            <translation>表格“{table}”没有任何行，因此没有工具。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Import the table again with rows.</source>
            <translation>请重新导入包含数据行的表格。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>“{words}” does not say what to work out.</source>
            <translation>“{words}”没有说明要计算什么。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Ask for how many, the total, the average, the highest or the lowest.</source>
            <translation>可以询问数量、总和、平均值、最大值或最小值。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>It is not clear which column of the {nouns} “{words}” means.</source>
            <translation>无法确定“{words}”指的是 {nouns} 的哪一列。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The columns to work with are: {columns}.</source>
            <translation>可用的列有：{columns}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>“{words}” cannot be worked out: no column of the {nouns} is stored as numbers.</source>
            <translation>“{words}”无法计算：{nouns} 没有按数字保存的列。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The columns are: {columns}. If one of them has numbers, import the table again: the check names the cells that keep it text.</source>
            <translation>各列为：{columns}。如果其中某列是数字，请重新导入此表：检查会指出使该列保持为文本的单元格。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>It is not clear which rows “{words}” means.</source>
            <translation>不清楚“{words}”指的是哪些行。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Name a column with what should stand in it, such as “price &lt; 10” or “name contains x”. The columns are: {columns}.</source>
            <translation>请指明某一列应有的内容，例如“price &lt; 10”或“name contains x”。现有的列：{columns}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>“{words}” is no number of rows to show.</source>
            <translation>“{words}”不是要显示的行数。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Give a number from 1 to {most}.</source>
            <translation>请给出 1 到 {most} 之间的数字。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no {column} “{value}”.</source>
            <translation>没有“{value}”这个 {column}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There are: {choices}.</source>
            <translation>现有：{choices}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There are no {nouns}{filters} to work with.</source>
            <translation>没有可供计算的{filters}{nouns}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Ask for others.</source>
            <translation>请换个条件再问。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The model {model} gave no answer.</source>
            <translation>模型“{model}”没有给出答案。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Try again, or open the model's page.</source>
            <translation>请重试，或打开该模型的页面。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no task called {task}. Nothing was started.</source>
            <translation>没有名为“{task}”的任务。没有启动任何操作。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The tasks are: {allowed}.</source>
            <translation>可用的任务有：{allowed}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The project has no dataset called {dataset}.</source>
            <translation>项目中没有名为“{dataset}”的数据集。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>It has none yet: import one on the Data page (on the command line: deskhand import).</source>
            <translation>还没有：请你在“数据”页面导入一个（命令行：deskhand import）。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Several datasets of the project are called {dataset}.</source>
            <translation>项目中有多个数据集名为“{dataset}”。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Give the id of one: {known}.</source>
            <translation>请给出其中一个的编号：{known}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>This dataset has been used by {runs} training runs, so it was kept.</source>
            <translation>这个数据集已被 {runs} 次训练使用，因此予以保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Delete these runs first, on the page of each.</source>
            <translation>请先在各次运行的页面上删除这些运行。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{dataset} is a table for look-ups; a model cannot be trained on it. Nothing was started.</source>
            <translation>“{dataset}”是用于查询的表格，不能用来训练模型。没有启动任何操作。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose a dataset that was imported for a task.</source>
            <translation>请选择为某项任务导入的数据集。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The project has no run {run}.</source>
            <translation>项目中没有训练“{run}”。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>It has none yet: train a model on the Runs page (on the command line: deskhand train).</source>
            <translation>还没有：请你在“训练”页面训练一个模型（命令行：deskhand train）。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The project has no search {run}.</source>
            <translation>项目中没有搜索“{run}”。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>It has none yet: start one with deskhand search, or train without.</source>
            <translation>还没有：请你用 deskhand search 开始一次搜索，或者不经搜索直接训练。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Several runs of the project are called {run}.</source>
            <translation>项目中有多个训练名为“{run}”。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The run {name} is {status}; there is nothing to resume.</source>
            <translation>训练“{name}”的状态是 {status}，没有可继续的内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Start a new training instead.</source>
            <translation>请改为开始新的训练。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{name} was paused; its checkpoint is kept.</source>
            <translation>“{name}”已暂停；检查点已保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>To go on with it: deskhand resume --project "{project}" --run {run}</source>
            <translation>要继续，请运行：deskhand resume --project "{project}" --run {run}</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The run {name} stopped before its first step. Your data are kept.</source>
            <translation>训练“{name}”在第一步之前就停止了。你的数据已保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>A search cannot take {minutes} minutes. Nothing was started.</source>
            <translation>搜索的时间不能是 {minutes} 分钟。没有开始任何操作。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Give it more than 0 and at most {most} minutes.</source>
            <translation>请给它大于 0、至多 {most} 分钟的时间。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Not even one round of learning ended in the time given ({minutes} min), so there is nothing to compare.</source>
            <translation>在给定的时间（{minutes} 分钟）内连一轮学习都没有完成，因此没有可比较的内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Give the search more minutes, or start it from a quicker recipe.</source>
            <translation>请给搜索更多时间，或从更快的方案开始。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The project has no model called {model}.</source>
            <translation>项目中没有名为“{model}”的模型。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>It has none yet: train one on the Runs page (on the command line: deskhand train).</source>
            <translation>还没有：请你在“训练”页面训练一个（命令行：deskhand train）。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The agents {agents} use this model, so it was kept.</source>
            <translation>助手 {agents} 正在使用这个模型，因此予以保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose another model for them first.</source>
            <translation>请先为它们选择其他模型。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{name} is still running, so it was kept.</source>
            <translation>{name} 仍在运行，因此予以保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Cancel it first, or wait until it has ended; then delete it.</source>
            <translation>请先取消它，或等它结束，然后再删除。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The model {model} was made by {name}, which is its record, so it was kept.</source>
            <translation>模型“{model}”由 {name} 训练得到，后者是它的记录，因此予以保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Delete the model first.</source>
            <translation>请先删除该模型。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The model in {folder} cannot be read. Nothing was changed.</source>
            <translation>{folder} 中的模型无法读取。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Restore its folder from a copy, or train again.</source>
            <translation>请用备份恢复该文件夹，或重新训练。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The model in {folder} was changed or damaged since it was published: its {file} is not what it was. It was not used, as its answers could be wrong.</source>
            <translation>{folder} 中的模型自发布以来被改动或损坏：其中的 {file} 与原来不同。因为它的回答可能有误，所以没有使用它。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>What the model looked at can be told only where each text gets one class, which the task {task} does not do. Nothing was changed.</source>
            <translation>只有每段文本恰好归入一个类别时，才能说明模型看了哪些词，而任务 {task} 不是这样。未作任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Look at the test rows that it got wrong instead, on the model's page.</source>
            <translation>你可以改为在该模型的页面上查看它答错的测试行。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{name} cannot be compared with itself.</source>
            <translation>{name} 不能与自身比较。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose two models.</source>
            <translation>请选择两个模型。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{first} and {second} do different things, so they cannot be compared.</source>
            <translation>{first} 和 {second} 做的事情不同，因此不能比较。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose two of the same task.</source>
            <translation>请选择同一任务的两个模型。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{first} and {second} were measured on different test rows, so their figures cannot be compared.</source>
            <translation>{first} 和 {second} 是在不同的测试行上测量的，因此它们的数字不能比较。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose a dataset: both then answer its test rows, without those that one of them learned from.</source>
            <translation>请选择一个数据集：两个模型都会回答它的测试行，其中一个学习过的行除外。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The base model {base} is of the {family} family, which cannot learn this task. Nothing was started.</source>
            <translation>基础模型“{base}”属于 {family} 系列，无法学习这项任务。没有启动任何操作。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose a base model of this family: {wanted}.</source>
            <translation>请选择以下系列的基础模型：{wanted}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Rows for the task {task} cannot be labelled in Deskhand. Nothing was imported.</source>
            <translation>任务 {task} 的数据不能在 Deskhand 中标注。未导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Import a file that holds the answers, too.</source>
            <translation>请导入同时含有答案的文件。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{file} has no ending that says how to write it. Nothing was written.</source>
            <translation>{file} 没有可识别的扩展名。未写入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The column {column} cannot be changed here. Nothing was changed.</source>
            <translation>列 {column} 不能在这里修改。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>These columns can: {allowed}. Change others in your file, and import it again.</source>
            <translation>可以修改的列：{allowed}。其他列请在文件中修改后重新导入。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>No cell was changed and no row was taken out. Nothing was saved.</source>
            <translation>没有修改单元格，也没有移除行。未保存任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Change something first.</source>
            <translation>请先做一些修改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>No label was given since the last version. Nothing was changed.</source>
            <translation>自上一版本以来没有新的标签。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Label some rows first.</source>
            <translation>请先标注一些行。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file tokenizer.json in {folder} is missing or damaged. Nothing was started.</source>
            <translation>{folder} 中的 tokenizer.json 缺失或已损坏。没有开始任何操作。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Copy it again from where the model came from.</source>
            <translation>请从模型的来源处重新复制它。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The model in {folder} cannot be loaded. Nothing was changed.</source>
            <translation>{folder} 中的模型无法加载。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Check that its files belong together and are complete, then import it again.</source>
            <translation>请检查其中的文件是否配套且完整，然后重新导入。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The model in {folder} lacks {count} of its weights, such as {first}. Nothing was changed.</source>
            <translation>{folder} 中的模型缺少 {count} 个权重，例如 {first}。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Copy the whole folder again from where it came from, then import it once more.</source>
            <translation>请从来源处重新复制整个文件夹，然后再次导入。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Holding the base model in 4 bits needs an NVIDIA GPU, the package bitsandbytes, and the adaptation lora. Nothing was started.</source>
            <translation>以 4 位保存基础模型需要 NVIDIA 显卡、bitsandbytes 软件包以及 lora 适配方式。没有开始任何操作。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose LoRA without 4 bits, or train on a computer with such a GPU.</source>
            <translation>请选择不用 4 位的 LoRA，或在有这种显卡的电脑上训练。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The base model in {folder} writes a conversation in a form in which its answers cannot be told apart. Nothing was started.</source>
            <translation>{folder} 中的基础模型书写对话的格式无法区分出它的回答。没有开始任何操作。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose another base model, best one that was made for chat ('instruct' or 'chat' in its name).</source>
            <translation>请选择另一个基础模型，最好是为聊天制作的（名称中带 “instruct” 或 “chat”）。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The layers of this base model cannot be told apart. Nothing was started.</source>
            <translation>无法区分这个基础模型的各层。没有启动任何操作。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose to change all of the model, or only the answer layer.</source>
            <translation>请选择调整整个模型，或只调整输出层。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There are {train} training rows and {valid} validation rows, which is too few. Nothing was started.</source>
            <translation>训练行有 {train} 行，验证行有 {valid} 行，数量太少。没有启动任何操作。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Import more rows, with at least a few for each class.</source>
            <translation>请导入更多行，每个类别至少要有几行。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>All {rows} rows were learned from or helped to choose a model, so they do not show how good it is. Nothing was measured.</source>
            <translation>全部 {rows} 行都曾用于训练或挑选模型，因此无法说明模型有多好。没有进行任何测量。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose rows that stand in no part of the training data, such as newer ones.</source>
            <translation>请选择不在训练数据任何部分中的行，例如更新的行。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>All {rows} training rows have the same label, '{label}'. Nothing was started.</source>
            <translation>全部 {rows} 行训练行的标签都相同，都是“{label}”。没有启动任何操作。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Label or import rows with at least one other label.</source>
            <translation>请标注或导入至少带有另一个标签的行。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The dataset has no test rows, so the result could not be measured. Nothing was started.</source>
            <translation>数据集中没有测试行，无法衡量训练结果。没有启动任何操作。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Import it again with a test part.</source>
            <translation>请重新导入，并包含测试部分。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Training became unstable at step {step}. The last checkpoint is kept.</source>
            <translation>训练在第 {step} 步变得不稳定。最后一个检查点已保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Start again with a lower learning rate.</source>
            <translation>请调低学习率后重新开始。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>This run was begun with another version of Deskhand, which stored it differently; it cannot go on.</source>
            <translation>此运行由另一版本的 Deskhand 开始，其保存方式不同，因此无法继续。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Start the training again with the same recipe. Your rows and models are as they were.</source>
            <translation>请用相同的方案重新开始训练。你的数据行和模型都保持原样。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The project is no longer at {path}: its folder was moved, renamed or deleted meanwhile. The run has stopped; its last checkpoint is kept in the folder.</source>
            <translation>项目已不在 {path}：其文件夹在此期间被移动、重命名或删除。运行已停止；最后一个检查点保留在该文件夹中。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Open the project where it is now: the run goes on from its last checkpoint.</source>
            <translation>请在项目现在的位置打开它：运行会从最后一个检查点继续。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The exported model scores {exported} where the trained one scores {trained}; the limit is {limit}. It was not published; the checkpoint is kept.</source>
            <translation>导出的模型得分为 {exported}，而训练好的模型得分为 {trained}；允许的差距上限为 {limit}。模型没有发布，检查点已保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Train with another seed, or raise the limit (gate) in the recipe, then resume.</source>
            <translation>请换一个随机种子训练，或调高训练方案中的上限（gate），然后继续。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>An argument of {tool} does not stand in the message: {text}.</source>
            <translation>{tool} 的一个参数没有出现在消息中：{text}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write the argument exactly as it stands in the user's words.</source>
            <translation>参数的写法请与用户的原话完全一致。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file {file} has no column to read; it has {columns}. Nothing was written.</source>
            <translation>文件 {file} 中没有可读取的列；现有的列为 {columns}。没有写入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose the column to read (on the command line: --column {role}=COLUMN), or name it one of: {wanted}.</source>
            <translation>请选择要读取的列（命令行：--column {role}=COLUMN），或将其命名为以下之一：{wanted}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The model says what one thing in a text has to do with another, and in {file} no two things are marked in row {row}, the first of {count}. Nothing was written.</source>
            <translation>该模型判断文本中一个事物与另一个事物的关系，但 {file} 中有些行没有标记出两个事物：首先是第 {row} 行，共 {count} 行。没有写入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Give start, end and label of both in a column called one of: {wanted}; or write &lt;e1&gt; and &lt;/e1&gt; around the first thing, &lt;e2&gt; and &lt;/e2&gt; around the second.</source>
            <translation>请在名称为以下之一的列中给出两者的起点、终点和标签：{wanted}；或者用 &lt;e1&gt; 和 &lt;/e1&gt; 括住第一个，用 &lt;e2&gt; 和 &lt;/e2&gt; 括住第二个。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Models of the kind {architecture} cannot be exported to ONNX yet. The model itself is kept.</source>
            <translation>{architecture} 类型的模型暂时无法导出为 ONNX。模型本身已保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose another decoder, for example one of the Llama, Qwen, Phi or SmolLM line.</source>
            <translation>请选择其他解码器模型，例如 Llama、Qwen、Phi 或 SmolLM 系列。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The model in {folder} could not be exported to ONNX. The model itself is kept; nothing was published.</source>
            <translation>{folder} 中的模型未能导出为 ONNX。模型本身已保留，没有发布任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The setting {key} cannot be {value}. Nothing was started.</source>
            <translation>设置 {key} 不能为 {value}。没有启动任何操作。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Allowed: {allowed}.</source>
            <translation>允许的值：{allowed}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The base model has no layers called {wanted} for LoRA to change. Nothing was started.</source>
            <translation>基础模型中没有名为 {wanted} 的层可供 LoRA 修改。没有开始任何操作。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose all-linear or attention, or some of: {known}.</source>
            <translation>请选择 all-linear 或 attention，或以下名称中的几个：{known}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no setting called {key}. Nothing was started.</source>
            <translation>没有名为 {key} 的设置。没有启动任何操作。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The settings are: {allowed}.</source>
            <translation>可用的设置有：{allowed}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{file} has no column for the {role}. Nothing was imported.</source>
            <translation>{file} 中没有用于 {role} 的列。未导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Say which column it is, or call it by one of these names: {known}. Its columns are: {columns}.</source>
            <translation>请指明是哪一列，或用以下名称之一命名它：{known}。文件中的列有：{columns}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>No items were found in {file}. Nothing was changed.</source>
            <translation>在 {file} 中没有找到物品。未作任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Bring a table with the id and the title of each item.</source>
            <translation>请导入一张含每件物品的编号和标题的表。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>In {file}, {count} rows have no date that can be read or one that is still to come, the first is row {row}: {value}. Nothing was changed.</source>
            <translation>{file} 中有 {count} 行的日期无法读取或在将来，第一处是第 {row} 行：{value}。未作任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write the dates like 2024-05-31 or 2024-05-31 14:30, or as seconds since 1970. If they are right, set this computer's clock.</source>
            <translation>日期请写成 2024-05-31 或 2024-05-31 14:30，或 1970 年以来的秒数。如果日期没有错，请校准这台计算机的时钟。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>In {file}, {count} rows name an item that is not among the items, the first is row {row}: {item}. Nothing was changed.</source>
            <translation>{file} 中有 {count} 行提到了不存在的物品，第一处是第 {row} 行：{item}。未作任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Use the same ids in both tables, or bring the table of items first.</source>
            <translation>请在两张表中使用相同的编号，或先导入物品表。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There are only {events} events, too few to learn from.</source>
            <translation>只有 {events} 个事件，不足以学习。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Bring at least {least}, better some hundred: views, clicks, purchases or ratings.</source>
            <translation>请至少导入 {least} 个，最好有数百个：浏览、点击、购买或评分。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is nothing to learn from yet. Missing: {missing}.</source>
            <translation>还没有可供学习的内容。缺少：{missing}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Bring it under Your data.</source>
            <translation>请在“你的数据”中导入。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The recommender has not learned anything yet.</source>
            <translation>推荐器尚未学习任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Bring items and behaviour on its page; it learns by itself.</source>
            <translation>请在其页面上导入物品和行为，之后会自动学习。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>What the recommender had learned cannot be read: {file}.</source>
            <translation>无法读取推荐器学到的内容：{file}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose Learn again; your data is not affected.</source>
            <translation>请选择“重新学习”；你的数据不受影响。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no category {category}.</source>
            <translation>没有类别 {category}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>These are: {known}.</source>
            <translation>现有类别：{known}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>I know no item {item}.</source>
            <translation>没有名为 {item} 的物品。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Name it by its title or its id.</source>
            <translation>请用标题或编号指明。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>These people are not in the behaviour: {people}. No file was written.</source>
            <translation>行为中没有这些人：{people}。未写入文件。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write them as they stand there.</source>
            <translation>请按行为表中的写法填写。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There are only {pairs} choices after which one can tell what was liked before, too few for a text model.</source>
            <translation>能看出此前喜欢过什么的选择只有 {pairs} 次，不足以训练文本模型。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Bring more behaviour: at least {least} such choices are needed in each part of the time.</source>
            <translation>请导入更多行为数据：每个时间段至少需要 {least} 次这样的选择。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Whether the text model helps could not be measured: nothing in the latest behaviour could be foreseen.</source>
            <translation>无法衡量文本模型是否有帮助：最近的行为中没有可以预见的内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Bring more behaviour and train it again. The lists are as they were.</source>
            <translation>请导入更多行为数据后重新训练。列表保持原样。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>No column of {file} holds dates; its columns are {columns}. Nothing was read from it.</source>
            <translation>{file} 中没有日期列；它的列有：{columns}。未从中读取任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Call the column with the dates “date”.</source>
            <translation>请将日期列命名为“date”。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>No column of {file} holds texts; its columns are {columns}. Nothing was read from it.</source>
            <translation>{file} 中没有文本列；它的列有：{columns}。未从中读取任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Call the column with the texts “text”.</source>
            <translation>请将文本列命名为“text”。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>No row of {path} has a date that can be read: “{value}” is none. Nothing of it is counted.</source>
            <translation>{path} 中没有一行的日期可以读取：“{value}”不是日期。其中的内容都没有计入。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write its dates for example as 2026-11-20 14:30, or call another column “date”; it is read again by itself.</source>
            <translation>请把日期写成例如 2026-11-20 14:30，或者你也可以把另一列命名为“date”；之后会自动重新读取。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no folder {path}. Nothing is watched.</source>
            <translation>文件夹 {path} 不存在。未监视任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose another folder.</source>
            <translation>请选择另一个文件夹。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no file {path}. Nothing is watched.</source>
            <translation>文件 {path} 不存在。未监视任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose another file.</source>
            <translation>请选择另一个文件。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{path} was watched before, and its texts were read from other columns ({columns}). Nothing was changed.</source>
            <translation>{path} 以前监视过，其文本是从其他列（{columns}）读取的。未作任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Watch it with these columns, or copy it elsewhere and watch the copy.</source>
            <translation>请用这些列来监视，或把它复制到别处并监视副本。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The folder {path} is not there. What was read from it is kept.</source>
            <translation>文件夹 {path} 不在了。已读取的内容保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Put it back, or connect its drive: it is read on by itself from where it was left.</source>
            <translation>请将其放回，或连接它所在的驱动器：会自动从上次的位置继续读取。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file {path} is not there. What was read from it is kept.</source>
            <translation>文件 {path} 不在了。已读取的内容保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Put it back: it is read on by itself from where it was left.</source>
            <translation>请将其放回：会自动从上次的位置继续读取。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{path} could not be read ({reason}). The other files were.</source>
            <translation>无法读取 {path}（{reason}）。其他文件已读取。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Allow it to be read; it is tried again by itself.</source>
            <translation>请允许读取该文件；会自动重试。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The reading of {path} was stopped. What was read from it is kept.</source>
            <translation>对 {path} 的读取已停止。已读取的内容保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Press “Read now” to go on from where it was left.</source>
            <translation>请按“立即读取”，从上次的位置继续读取。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{path} has no table {table} that can be read; it has: {known}.</source>
            <translation>{path} 中没有可读取的表 {table}；其中有：{known}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose one of its tables, and add it anew.</source>
            <translation>请选择其中一张表并重新添加。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Another program holds {path} just now ({reason}). What was read from it is kept.</source>
            <translation>另一个程序正占用 {path}（{reason}）。已读取的内容保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>It is tried again by itself.</source>
            <translation>会自动重试。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The row has no text. It is not counted.</source>
            <translation>该行没有文本，未计入。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Fill in its text in the file.</source>
            <translation>请在文件中补上文本。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The row has no date that can be read. It is not counted.</source>
            <translation>该行没有可识别的日期，未计入。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Correct its date in the file, for example as 2026-11-20 14:30; it is read again by itself.</source>
            <translation>请在文件中更正日期，例如 2026-11-20 14:30；会自动重新读取。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The row is dated more than a day after this computer's clock. It waits and is not counted yet.</source>
            <translation>该行的日期比本机时钟晚一天以上，正在等待，尚未计入。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Check the date in the file, and this computer's clock. It is counted by itself when its day has come.</source>
            <translation>请检查文件中的日期和本机时钟。到了那一天会自动计入。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The row has more or fewer cells than the file has columns. It is not counted.</source>
            <translation>该行的单元格数与文件的列数不符，未计入。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Look for a delimiter or a quotation mark that is missing or too many; corrected, it is read again by itself.</source>
            <translation>请检查是否缺少或多出分隔符或引号；更正后会自动重新读取。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The line is no JSON object. It is not counted.</source>
            <translation>该行不是 JSON 对象，未计入。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Correct the line in the file; it is read again by itself.</source>
            <translation>请在文件中更正该行；会自动重新读取。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no such alarm any more.</source>
            <translation>该警报已不存在。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Look at the list of alarms again.</source>
            <translation>请重新查看警报列表。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no time zone {zone}. Nothing was changed.</source>
            <translation>没有时区 {zone}。未作任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose one from the list.</source>
            <translation>请从列表中选择。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There are no dated texts yet.</source>
            <translation>还没有带日期的文本。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Bring dated texts, or add a feed.</source>
            <translation>请导入带日期的文本，或添加来源。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>I cannot tell which days “{said}” means.</source>
            <translation>无法确定“{said}”指的是哪些天。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Ask for example since Monday, on 12 November, in October or between 1 October and 15 October.</source>
            <translation>请这样提问，例如：周一以来、11月12日、10月，或10月1日至10月15日。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>No texts are put together by “{about}”.</source>
            <translation>没有“{about}”这一主题或分组。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>No questions were found in {files}. Nothing was imported.</source>
            <translation>在 {files} 中没有找到问题。未导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Say which column holds the questions, or call it by one of these names: {columns}.</source>
            <translation>请指明哪一列是问题，或用以下名称之一命名它：{columns}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The questions have not been learned yet.</source>
            <translation>还没有学习这些问题。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Choose Train, then measure again.</source>
            <translation>请选择“训练”，然后再测量。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>An intent needs a name. Nothing was changed.</source>
            <translation>意图需要名称。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Give it one, such as refund status.</source>
            <translation>请给它一个名称，例如“退款进度”。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>There is no answer to {intent} yet.</source>
            <translation>{intent} 还没有答案。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write one on the desk's page, under Questions and answers.</source>
            <translation>请在客服台页面的“问题与答案”下写一个。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The answer has a place {field} that the table does not fill.</source>
            <translation>答案里的位置 {field} 在表中没有对应的列。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The table's columns are: {columns}.</source>
            <translation>表中的列有：{columns}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{target} is no share to aim at. Nothing was changed.</source>
            <translation>{target} 不能作为目标比例。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Give one from 0.5 to below 1.</source>
            <translation>请给出从 0.5 到小于 1 的值。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>This question is not on the list.</source>
            <translation>这个问题不在列表中。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Open the list again.</source>
            <translation>请重新打开列表。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>This question was settled already. Nothing was changed.</source>
            <translation>这个问题已经处理过。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The reply still has the place {field}, which nothing filled. Nothing was changed.</source>
            <translation>回复中还有未填写的位置 {field}。未做任何更改。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Write what belongs there. An answer with such places is written under Questions and answers.</source>
            <translation>请写上应填的内容。带有这种位置的答案请写在“问题与答案”下。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The questions say no intent, and there is no encoder to group them with. Nothing was imported.</source>
            <translation>这些问题没有注明意图，也没有可用来分组的编码器。未导入任何内容。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Fetch the starter encoder in Settings, Models, then bring the questions again.</source>
            <translation>请在“设置”的“模型”中获取入门编码器，然后重新导入问题。</translation>
        </message>
    </context>
    <context>
        <name>home</name>
        <message>
            <location filename="../../gui/computer_words.py" />
            <source>Its {name} ({memory}) trains small models in a few minutes.</source>
            <translation>这台电脑的 {name}（{memory}）几分钟就能训练好小模型。</translation>
        </message>
        <message>
            <location filename="../../gui/computer_words.py" />
            <source>Its processor ({cores}, with fast bf16 arithmetic) trains a small model on some hundred examples in a few minutes, on ten thousand in about a quarter of an hour.</source>
            <translation>这台电脑的处理器（{cores}，支持快速 bf16 运算）用几百条样本训练一个小模型只需几分钟，用一万条约需一刻钟。</translation>
        </message>
        <message>
            <location filename="../../gui/computer_words.py" />
            <source>Its processor ({cores}) trains a small model on some hundred examples in a few minutes, on ten thousand within an hour.</source>
            <translation>这台电脑的处理器（{cores}）用几百条样本训练一个小模型只需几分钟，用一万条不到一小时。</translation>
        </message>
        <message>
            <location filename="../../gui/computer_words.py" />
            <source>{memory} of memory do for base models of up to about {count} million parameters; {disk} of disk are free.</source>
            <translation>这台电脑的 {memory} 内存可用于约 {count} 百万参数以内的基础模型；磁盘剩余 {disk}。</translation>
        </message>
    </context>
    <context>
        <name>lab_words</name>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>Right</source>
            <translation>正确</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>Asked back</source>
            <translation>反问</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>Wrong tool</source>
            <translation>工具错误</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>Wrong argument</source>
            <translation>参数错误</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>Needless call</source>
            <translation>多余调用</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>Missed call</source>
            <translation>漏掉调用</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>Repeated call</source>
            <translation>重复调用</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>Invalid call</source>
            <translation>无效调用</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>The tool and all arguments are right, or rightly none was called.</source>
            <translation>工具和所有参数都正确，或正确地没有调用工具。</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>It was not sure, and asks whether the tool is meant.</source>
            <translation>它不确定，会询问是否要用该工具。</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>It calls another tool than the one that is meant.</source>
            <translation>它调用了另一个工具。</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>The tool is right; an argument is wrong, missing or made up.</source>
            <translation>工具正确，但某个参数错误、缺失或是编造的。</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>It calls a tool where none is meant, or one more than is meant.</source>
            <translation>不需要工具时它调用了，或多调用了一个。</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>It calls nothing, or fewer tools than are meant.</source>
            <translation>它没有调用，或调用得不够。</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>It wanted to make the same call again. In a chat the agent stops that.</source>
            <translation>它想再做一次相同的调用。在对话中助手会阻止。</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>What it wrote is no call that the tool would take.</source>
            <translation>它写出的内容不是工具能接受的调用。</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>Nearest example</source>
            <translation>最相近的示例</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>Router</source>
            <translation>路由器</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>Language model</source>
            <translation>语言模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>Router first, then language model</source>
            <translation>先路由器，再语言模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>after training</source>
            <translation>训练后</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>before training</source>
            <translation>训练前</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>{kind}, {learned}: {name}</source>
            <translation>{kind}，{learned}：{name}</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>locked test rows</source>
            <translation>锁定的测试行</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>validation rows</source>
            <translation>验证行</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>corrected messages</source>
            <translation>更正过的消息</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>{data}, version {version}: {part}</source>
            <translation>{data}，版本 {version}：{part}</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>{what}, {when}</source>
            <translation>{what}，{when}</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>{rows} of {of} messages, evenly spread; {tools} tools could be called. None was.</source>
            <translation>{of} 条消息中均匀取 {rows} 条；可调用 {tools} 个工具，均未真正调用。</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>{rows} messages; {tools} tools could be called. None was.</source>
            <translation>{rows} 条消息；可调用 {tools} 个工具，均未真正调用。</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>{count} ({share})</source>
            <translation>{count}（{share}）</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>{low} to {high}</source>
            <translation>{low} 至 {high}</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>better</source>
            <translation>更好</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>worse</source>
            <translation>更差</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>no clear difference</source>
            <translation>没有明显差别</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>{judged} ({value} points)</source>
            <translation>{judged}（{value} 个百分点）</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>no tool</source>
            <translation>不用工具</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>asks: {call}?</source>
            <translation>询问：{call}？</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>whole calls: {count}</source>
            <translation>完整调用：{count}</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>something left out: {count}</source>
            <translation>缺少内容：{count}</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>two calls: {count}</source>
            <translation>两次调用：{count}</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>no tool meant: {count}</source>
            <translation>无需工具：{count}</translation>
        </message>
        <message>
            <location filename="../../gui/views/lab_words.py" />
            <source>from chats: {count}</source>
            <translation>来自对话：{count}</translation>
        </message>
    </context>
    <context>
        <name>label_choice</name>
        <message>
            <location filename="../../gui/views/label_choice.py" />
            <source>The model would say: {label} ({sure} sure). Enter accepts it.</source>
            <translation>模型的建议：{label}（把握 {sure}）。按回车接受。</translation>
        </message>
    </context>
    <context>
        <name>label_gains</name>
        <message>
            <location filename="../../gui/views/label_gains.py" />
            <source>{count} labels: {value}</source>
            <translation>{count} 个标签：{value}</translation>
        </message>
        <message>
            <location filename="../../gui/views/label_gains.py" />
            <source>What the labels brought so far ({metric} on the test rows): {figures}</source>
            <translation>标签到目前为止带来的效果（测试行上的{metric}）：{figures}</translation>
        </message>
    </context>
    <context>
        <name>notes</name>
        <message>
            <location filename="../../engine/sentences" />
            <source>Started with {rows} training rows, on {device}.</source>
            <translation>已开始，共 {rows} 行训练数据，运行于{device}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Went on from the checkpoint in round {epoch}, step {step}.</source>
            <translation>已从检查点继续：第 {epoch} 轮，第 {step} 步。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Round {epoch} is the best so far: {metric} {value:.3f}.</source>
            <translation>第 {epoch} 轮是目前最好的一轮：{metric} {value:.3f}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Stopped after round {epoch}: {patience} rounds without getting better. The best is kept.</source>
            <translation>第 {epoch} 轮后停止：已有 {patience} 轮没有变好。最好的一轮已保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The disk is nearly full: {free:.0f} MB are left, and a checkpoint needs {needed:.0f} MB.</source>
            <translation>磁盘快满了：还剩 {free:.0f} MB，而一个检查点需要 {needed:.0f} MB。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Memory ran short: {batch} examples at once from here on, {pieces} times for a step.</source>
            <translation>内存不足：从这里起每次计算 {batch} 个样本，{pieces} 次合为一步。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Training finished after {epochs} rounds; the best was round {best_epoch} with {best:.3f}.</source>
            <translation>训练完成，共 {epochs} 轮；最好的是第 {best_epoch} 轮，得分 {best:.3f}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Goes on at row {row}: the answers before it are kept from last time.</source>
            <translation>从第 {row} 行继续：之前各行的答案在上次已保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The first {rows} rows are answered and kept. Apply the model to the same file again to go on there.</source>
            <translation>前 {rows} 行已有答案并已保留。再次把模型应用于同一文件，即可从那里继续。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The file has a column '{column}' already: the model's stands in '{named}'.</source>
            <translation>文件中已有名为“{column}”的列：模型的列名为“{named}”。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The graphics processor ({wanted}) did not start: the processor runs the model, more slowly.</source>
            <translation>图形处理器（{wanted}）未能启动：改由处理器运行模型，速度较慢。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{share} % of the words in these rows are unknown to the base model {base}. Expect plain results.</source>
            <translation>这些行中有 {share} % 的词是基础模型 {base} 不认识的，效果可能一般。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The base model {base} knows few of the words in these rows whole: it reads {pieces} pieces a word. Expect plain results.</source>
            <translation>基础模型 {base} 很少能整词认出这些行中的词：平均每个词要拆成 {pieces} 段来读，效果可能一般。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Made for the language of these rows: {names}.</source>
            <translation>适用于这些行所用语言的基础模型：{names}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>None of the base models here is known to be made for the language of these rows. Import one that is, on the Models page (on the command line: deskhand models import).</source>
            <translation>据目前所知，这里没有适用于这些行所用语言的基础模型。你可以在“模型”页导入一个（命令行：deskhand models import）。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The {variant} export scores {metric:.3f}, the trained model {trained:.3f}: published.</source>
            <translation>{variant} 导出得分 {metric:.3f}，训练所得模型 {trained:.3f}：已发布。</translation>
        </message>
    </context>
    <context>
        <name>offline</name>
        <message>
            <location filename="../../engine/sentences" />
            <source>Deskhand {version}: offline report</source>
            <translation>Deskhand {version}：离线报告</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Made on {when}, on {name}: {system}, {processor}.</source>
            <translation>生成于 {when}，电脑 {name}：{system}，{processor}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Connections to a network that were tried since the app started, and refused: {count}.</source>
            <translation>应用启动以来尝试连接网络并被拒绝的次数：{count}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>A connection to another computer was asked for just now, as a test: it was refused.</source>
            <translation>刚刚作为测试请求了一次对其他电脑的连接：已被拒绝。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>A connection to another computer was asked for just now, as a test: it was NOT refused.</source>
            <translation>刚刚作为测试请求了一次对其他电脑的连接：未被拒绝！</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Files of the installed app, each of which has the SHA-256 that it was built with: {count}.</source>
            <translation>已安装应用的文件，SHA-256 均与构建时一致：{count} 个。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The app runs from its source: there is no package to compare its files with.</source>
            <translation>应用由源代码运行：没有安装包可供比对。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Switches of the libraries that were set before they loaded: {switches}.</source>
            <translation>在各库加载前设置的开关：{switches}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Your rows, models and chats stay in the project's folder. Nothing is sent anywhere.</source>
            <translation>你的数据、模型和对话都保存在项目文件夹中，不会发送到任何地方。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Fetching a starter model is the only thing that uses the network, and only when you ask for it.</source>
            <translation>只有获取入门模型时才会使用网络，而且只在你要求时进行。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>No telemetry, no look-ups: the libraries' own switches for that are off before they load.</source>
            <translation>没有遥测，也不联网查询：各个库自带的这类功能，在加载之前就已关闭。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Whatever tries to reach another computer all the same is refused, and counted here.</source>
            <translation>应用的任何部分若仍尝试连接其他计算机，都会被拒绝，并在此计数。</translation>
        </message>
    </context>
    <context>
        <name>pages</name>
        <message>
            <location filename="../../gui/pages.py" />
            <source>Home</source>
            <translation>首页</translation>
        </message>
        <message>
            <location filename="../../gui/pages.py" />
            <source>Project</source>
            <translation>项目</translation>
        </message>
        <message>
            <location filename="../../gui/pages.py" />
            <source>Data</source>
            <translation>数据</translation>
        </message>
        <message>
            <location filename="../../gui/pages.py" />
            <source>Runs</source>
            <translation>训练</translation>
        </message>
        <message>
            <location filename="../../gui/pages.py" />
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <location filename="../../gui/pages.py" />
            <source>Chat</source>
            <translation>对话</translation>
        </message>
        <message>
            <location filename="../../gui/pages.py" />
            <source>Tools</source>
            <translation>工具</translation>
        </message>
        <message>
            <location filename="../../gui/pages.py" />
            <source>Settings</source>
            <translation>设置</translation>
        </message>
    </context>
    <context>
        <name>plain_table</name>
        <message>
            <location filename="../../gui/widgets/plain_table.py" />
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>problems</name>
        <message>
            <location filename="../../engine/sentences" />
            <source>Sheets of the workbook with other columns than the one with the most rows: {count}.</source>
            <translation>工作簿中列与行数最多的工作表不同的工作表：{count} 个。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are left out. To read one of them, choose it where you correct how the file is read.</source>
            <translation>这些工作表不会被读取。要读取其中一个，请在更正文件读取方式的地方选择它。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Rows above the names of the columns: {count}.</source>
            <translation>列名上方的行：{count} 行。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are left out, as a title is. If the first is a row like the others, say so where you correct how the file is read.</source>
            <translation>它们像标题一样被略去。如果第一行与其他行一样是数据，请在更正文件读取方式的地方说明。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Rows that are not in the form the task needs: {count}.</source>
            <translation>格式不符合任务要求的行：{count}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are left out. Correct them in the file to use them.</source>
            <translation>这些行已被略过。在文件中改正后即可使用。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Rows without a text or without a label: {count}.</source>
            <translation>缺少文本或标签的行：{count}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are left out: nothing can be learned.</source>
            <translation>这些行已被略过：从中学不到东西。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Rows whose text also stands with another label: {count}.</source>
            <translation>同一文本还带有另一个标签的行：{count}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are kept. Decide for one label in the file, or choose to leave all of them out.</source>
            <translation>这些行已保留。请在文件中确定一个标签，或选择全部略过。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Rows whose text also stands with other labels: {count}.</source>
            <translation>文本相同但标签不同的行：{count}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are kept. If a text has all of these labels, write them together in one row of the file.</source>
            <translation>它们会保留。如果一段文本同时具有这些标签，请在文件中写在同一行。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Training rows whose text also stands in the test or validation rows: {count}.</source>
            <translation>文本也出现在测试行或验证行中的训练行：{count}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are kept, and make the test look better than it is. Choose to leave them out of the training rows.</source>
            <translation>这些行已保留，会让测试结果显得比实际好。可选择从训练行中去掉。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Rows that repeat an earlier one: {count}.</source>
            <translation>与前面的行重复的行：{count}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are kept and count more than once. Choose to keep one of each.</source>
            <translation>这些行已保留，会被多次计入。可选择每种只留一行。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Test or validation rows with a label that no training row has: {count}.</source>
            <translation>标签在训练行中从未出现的测试行或验证行：{count}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are kept, and will count as mistakes. Add training rows with these labels, or correct them.</source>
            <translation>这些行已保留，会算作错误。请添加带有这些标签的训练行，或改正标签。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Labels that differ only by capitals or blanks: {count}.</source>
            <translation>只有大小写或空格不同的标签：{count}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are kept as different labels. Choose to write them as most rows do, if they mean the same.</source>
            <translation>它们按不同的标签保留。如果意思相同，可选择按多数行的写法统一。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Rows without a label: {count}.</source>
            <translation>没有标签的行：{count}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are kept apart and nothing is learned from them. Label them on the dataset's page.</source>
            <translation>它们会单独保存，模型不从中学习。请在数据集页面为它们标注。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Rows in which marked stretches overlap: {count}.</source>
            <translation>标记相互重叠的行：{count}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>A word can be learned as part of one stretch only. Choose to keep the longest of those that overlap.</source>
            <translation>一个词只能作为一处标记的一部分来学习。可以选择只保留重叠标记中最长的一处。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Marked stretches that cut a word or take in a blank: {count}.</source>
            <translation>切断单词或包含空格的标记：{count}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are learned as they stand. Choose to fit them to whole words.</source>
            <translation>它们会按原样学习。可以选择让标记对齐到完整的单词。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Labels that look like typing errors: {count}.</source>
            <translation>看起来像输入错误的标签：{count}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are kept as labels of their own. Choose to correct them to the frequent label they resemble.</source>
            <translation>它们作为单独的标签保留。可选择改正为与之相似的常见标签。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Texts with personal data, such as an e-mail address, a telephone or card number: {count}.</source>
            <translation>含个人信息（如电子邮件地址、电话号码或卡号）的文本：{count}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are kept, on this computer only. Choose to mask them, so that no model can learn them.</source>
            <translation>这些文本已保留，仅在这台电脑上。可选择遮盖，使任何模型都学不到。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Texts that were corrected in a chat: {count}.</source>
            <translation>在聊天中纠正过的文本：{count} 条。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are learned as you corrected them, whatever the files say. To change that, take the correction back.</source>
            <translation>不管文件怎么写，都按你的纠正来学习。要改变这一点，请撤回该纠正。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Rows that say their part themselves, as in a dataset saved as a file: {count}.</source>
            <translation>自己写明属于哪一部分的行（如保存为文件的数据集）：{count}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They keep it, so that what is measured on is not learned from. To split them anew, take the column 'part' out of the file.</source>
            <translation>它们保持原来的部分，这样用来测评的内容不会被学习。要重新划分，请从文件中去掉“part”列。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Rows that are exchanges of a conversation with several: {count}, of {conversations} conversations.</source>
            <translation>来自多轮对话的行：{count}，共 {conversations} 个对话。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Each message that the assistant answered is a row of its own. All rows of one conversation are either learned from or measured on.</source>
            <translation>助手回答过的每条消息各成一行。同一对话的所有行要么都用来学习，要么都用来测评。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Dates that could be read with the day or the month first: {count}.</source>
            <translation>日和月的先后不明确的日期：{count}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are read with the day first. Write them as year-month-day if that is wrong.</source>
            <translation>已按日在前读取。如不正确，请写成 年-月-日。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are read with the month first, as other dates of the column are. Write them as year-month-day if that is wrong.</source>
            <translation>与该列其他日期一样，已按月在前读取。如不正确，请写成 年-月-日。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Training rows that say nearly the same as a test or validation row: {count}.</source>
            <translation>与某条测试或验证数据几乎相同的训练数据：{count} 条。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are kept, and may make the test look better than it is. Choose to leave them out of the training rows.</source>
            <translation>它们会保留，可能使测试结果看起来比实际更好。可以选择将它们从训练数据中去掉。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Tool calls that their tools would refuse: {count}.</source>
            <translation>会被工具拒绝的工具调用：{count} 个。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are kept and learned as they stand. Correct them or the tools in the files, or choose to leave these rows out.</source>
            <translation>它们会保留并照原样学习。请在文件中更正这些调用或工具，或选择去掉这些行。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Texts in another language than {main}, which most are in: {count} ({others}).</source>
            <translation>大多数文本使用{main}，使用其他语言的文本：{count} 条（{others}）。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are kept. A language with few rows is learned badly: add rows in it, or leave these out.</source>
            <translation>它们会保留。行数少的语言学不好：请增加该语言的数据，或去掉这些行。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Texts in another language than {main}, which most are in: {others} of {looked_at} that were looked at.</source>
            <translation>大多数文本使用{main}。在查看的 {looked_at} 条文本中，使用其他语言的有：{others}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Cells among the scores that hold no number: {count}. The first is row {row}: '{value}'.</source>
            <translation>分数列中不是数字的单元格：{count}。第一个在第 {row} 行：“{value}”。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Their rows are left out. Write a number in them, or if these are classes, a word in every row.</source>
            <translation>这些行已被略过。请填写数字；如果这些是类别，请在每一行都写成文字。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Cells of {columns} that are one number in different writings, such as 3.1 and 3.10: {count}.</source>
            <translation>{columns} 中写法不同但数值相同的单元格（例如 3.1 和 3.10）：{count}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are read as numbers, and so as the same. If they are names, write them with a letter, such as v3.10.</source>
            <translation>它们按数字读取，因此视为相同。如果它们是名称，请加上字母，例如 v3.10。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Cells of {column} with a number in a writing of their own, such as '{value}' in row {row}: {count}.</source>
            <translation>{column} 中以特殊写法书写数字的单元格（例如第 {row} 行的“{value}”）：{count}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are read as numbers; signs of thousands and currencies go, and what stands for no number is empty.</source>
            <translation>它们按数字读取；千位分隔符和货币符号会去掉，表示没有数字的内容视为空。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Cells of {column} that are no number or date as the others are: {count}. The first is row {row}: '{value}'.</source>
            <translation>{column} 中不像其他单元格那样是数字或日期的单元格：{count}。第一个在第 {row} 行：“{value}”。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The whole column stays text, so no figures can be worked out of it. Correct or empty these cells and import the file again.</source>
            <translation>整列保持为文本，因此无法用它计算。请更正或清空这些单元格，然后重新导入文件。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Rows with a tag that goes on (I-) where nothing began (B-): {count}.</source>
            <translation>标记为延续（I-）但前面没有开始（B-）的行：{count} 行。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The tag is read as a beginning. Correct it in the file if that is wrong.</source>
            <translation>该标记按开始读取。如果不对，请在文件中更正。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Rows whose text differs from another only by capitals or blanks: {count}.</source>
            <translation>与另一行只有大小写或空格不同的行：{count}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are kept, and a split puts them on the same side.</source>
            <translation>这些行已保留，划分时会放在同一边。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Labels with fewer than 5 rows: {count}.</source>
            <translation>不足 5 行的标签：{count}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are kept, but will hardly be learned. Add rows where you can.</source>
            <translation>这些标签已保留，但几乎学不会。请尽量增加行数。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The version before this one cannot be read: its file {file} is damaged.</source>
            <translation>无法读取此前的版本：它的文件 {file} 已损坏。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The rows are set apart anew, so some that were tested on before may be learned from now. Do not compare new models with older ones by their figures.</source>
            <translation>数据行已重新划分，因此以前用于测试的一些行现在可能会用于学习。请不要用数字比较新旧模型。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>A part has no rows: to learn from {train}, to check on while learning {valid}, for the final test {test}.</source>
            <translation>有一部分没有行：用于学习 {train}，学习时用于检查 {valid}，用于最终测试 {test}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>All are kept, but no training can start with them. Import more rows, or give the empty part a larger share.</source>
            <translation>所有行都会保留，但用它们无法开始训练。请导入更多行，或提高空缺部分的比例。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Texts of more than {limit} tokens (pieces of words), the most that training reads: {count}.</source>
            <translation>超过 {limit} 个词元（词的片段，训练最多读取这么多）的文本：{count} 条。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are kept; training reads their beginning only. Put what matters first, or let the recipe read more.</source>
            <translation>它们会保留；训练只读取开头部分。请把重要内容放在前面，或在配方中读取更多。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Texts of more than {limit} tokens (pieces of words), the most that training reads: about {count}.</source>
            <translation>超过 {limit} 个词元（词的片段，训练最多读取这么多）的文本：约 {count} 条。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{share} % of the words are unknown to the base model {base}.</source>
            <translation>基础模型 {base} 不认识其中 {share} % 的词。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are kept, but it cannot tell unknown words apart. Choose a base model that knows this language.</source>
            <translation>它们会保留，但模型无法区分不认识的词。请选择懂这种语言的基础模型。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The base model {base} knows few of these words whole: it reads {pieces} pieces a word.</source>
            <translation>基础模型 {base} 认识的完整词很少：平均每个词读作 {pieces} 个片段。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are kept, but more is to be learned. Choose a base model that knows this language, if there is one.</source>
            <translation>它们会保留，但需要学习的更多。如果有懂这种语言的基础模型，请选择它。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Texts of more than 1000 characters: {count}.</source>
            <translation>超过 1000 个字符的文本：{count}。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>They are kept; training reads their beginning only.</source>
            <translation>这些文本已保留；训练只读取开头部分。</translation>
        </message>
    </context>
    <context>
        <name>projects</name>
        <message>
            <location filename="../../gui/projects.py" />
            <source>Support desk sample</source>
            <translation>客服示例</translation>
        </message>
        <message>
            <location filename="../../gui/projects.py" />
            <source>Setting up the sample. This takes a few seconds.</source>
            <translation>正在准备示例，需要几秒钟。</translation>
        </message>
        <message>
            <location filename="../../gui/projects.py" />
            <source>My project</source>
            <translation>我的项目</translation>
        </message>
        <message>
            <location filename="../../gui/projects.py" />
            <source>New project</source>
            <translation>新建项目</translation>
        </message>
        <message>
            <location filename="../../gui/projects.py" />
            <source>Deskhand project ({pattern})</source>
            <translation>Deskhand 项目 ({pattern})</translation>
        </message>
        <message>
            <location filename="../../gui/projects.py" />
            <source>Open a project folder</source>
            <translation>打开项目文件夹</translation>
        </message>
    </context>
    <context>
        <name>ready_made</name>
        <message>
            <location filename="../../engine/ready_made/recommender/project.py" />
            <source>Recommender</source>
            <translation>推荐器</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/recommender/project.py" />
            <source>Shelf</source>
            <translation>推荐</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/recommender/project.py" />
            <source>Tells what each person could like next, and why, from what people chose and what the items say.</source>
            <translation>根据人们的选择和物品的文字，告诉你每个人接下来可能喜欢什么以及原因。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/recommender/project.py" />
            <source>items</source>
            <translation>物品</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/recommender/project.py" />
            <source>A table with an item in each row: its id and title, and a text and categories where there are any.</source>
            <translation>每行一件物品的表：编号和标题，如有文字和类别也请包含。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/recommender/project.py" />
            <source>behaviour</source>
            <translation>行为</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/recommender/project.py" />
            <source>A table of what people did: the person, the item's id, when, and what it was or a rating.</source>
            <translation>人们行为的表：人员、物品编号、时间，以及行为或评分。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/recommender/project.py" />
            <source>Item number</source>
            <translation>物品编号</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/recommender/project.py" />
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/recommender/project.py" />
            <source>Text</source>
            <translation>文本</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/recommender/project.py" />
            <source>Categories</source>
            <translation>类别</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/recommender/project.py" />
            <source>Person</source>
            <translation>人员</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/recommender/project.py" />
            <source>When</source>
            <translation>时间</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/recommender/project.py" />
            <source>What it was, or a rating</source>
            <translation>行为或评分</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/sentiment_monitor/project.py" />
            <source>Sentiment monitor</source>
            <translation>情感监测</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/sentiment_monitor/project.py" />
            <source>Monitor</source>
            <translation>监测</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/sentiment_monitor/project.py" />
            <source>Reads dated texts as they arrive, tells what they are about and how people feel, and raises an alarm when negative ones surge.</source>
            <translation>随到随读带日期的文本，判断其主题和情绪，并在负面文本激增时发出警报。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/sentiment_monitor/project.py" />
            <source>feed</source>
            <translation>文本来源</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/sentiment_monitor/project.py" />
            <source>Dated texts: a table with a column of texts and one of dates.</source>
            <translation>带日期的文本：一张含文本列和日期列的表。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/sentiment_monitor/project.py" />
            <source>sentiment</source>
            <translation>情感</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/sentiment_monitor/project.py" />
            <source>Texts with their sentiment, such as negative, neutral and positive.</source>
            <translation>带情感标签的文本，例如负面、中性和正面。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/sentiment_monitor/project.py" />
            <source>topic</source>
            <translation>主题</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/sentiment_monitor/project.py" />
            <source>Texts with what they are about, several topics with | between them.</source>
            <translation>带主题的文本，多个主题之间用 | 分隔。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/support_desk/project.py" />
            <source>Support desk</source>
            <translation>客服台</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/support_desk/project.py" />
            <source>Desk</source>
            <translation>客服</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/support_desk/project.py" />
            <source>Answers the questions that customers ask again and again, looks others up in your documents, and hands over what it is not sure of.</source>
            <translation>回答客户反复提出的问题，其他问题在你的文档中查找，没有把握的转交给人。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/support_desk/project.py" />
            <source>questions</source>
            <translation>问题</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/support_desk/project.py" />
            <source>A table with a question and its answer in each row, or conversations as chat data (JSON Lines).</source>
            <translation>每行一个问题及其答案的表格，或对话数据（JSON Lines）。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/support_desk/project.py" />
            <source>orders</source>
            <translation>订单</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/support_desk/project.py" />
            <source>A table that answers are filled from, such as orders.</source>
            <translation>用来填写答案的表格，例如订单。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/support_desk/project.py" />
            <source>handbook</source>
            <translation>手册</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/support_desk/project.py" />
            <source>A folder of documents in which other questions are looked up.</source>
            <translation>用来查找其他问题的文档文件夹。</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/support_desk/project.py" />
            <source>Question</source>
            <translation>问题</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/support_desk/project.py" />
            <source>Answer</source>
            <translation>答案</translation>
        </message>
        <message>
            <location filename="../../engine/ready_made/support_desk/project.py" />
            <source>What it asks for (intent)</source>
            <translation>所问之事（意图）</translation>
        </message>
    </context>
    <context>
        <name>reasons</name>
        <message>
            <location filename="../../engine/sentences" />
            <source>The whole model may change: that learns best where memory allows it.</source>
            <translation>整个模型都可以改变：只要内存允许，这样学得最好。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Only a small addition is learned (LoRA): the whole model would not fit the free memory.</source>
            <translation>只学习一个小的附加部分（LoRA）：可用内存容不下整个模型的训练。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Only a small addition is learned (LoRA): a model that writes keeps what it knows that way.</source>
            <translation>只学习一个小的附加部分（LoRA）：会写作的模型这样能保住已有的知识。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Only the last {layers} layers may change: on a processor that is much quicker.</source>
            <translation>只有最后 {layers} 层可以改变：在处理器上这样快得多。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>With {labels} classes of few texts each, every class begins at the mean of its texts.</source>
            <translation>共有 {labels} 个类别，每类文本不多，因此每个类别都从其文本的平均值开始。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Larger steps: a small addition starts from nothing.</source>
            <translation>步子较大：小的附加部分是从零开始的。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>The step size suits a base model of this size.</source>
            <translation>步长适合这种大小的基础模型。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Adafactor with an even step size, as models of this family were first taught.</source>
            <translation>使用步长不变的 Adafactor，这一类模型最初就是这样训练的。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{size} examples at once, {pieces} times for a step: longer texts need more memory.</source>
            <translation>每次 {size} 个样本，{pieces} 次合为一步：较长的文本需要更多内存。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Few examples a step: so few rows would make a handful of steps otherwise.</source>
            <translation>每步样本较少：行数这么少，否则只会有寥寥几步。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>{size} examples at once, {pieces} times for a step, so that it fits the free memory.</source>
            <translation>每次 {size} 个样本，{pieces} 次合为一步，以便放进可用内存。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Some results are computed twice instead of kept, as memory is short.</source>
            <translation>内存紧张，部分结果会重新计算而不保留。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>At most {epochs} rounds over your rows.</source>
            <translation>最多把你的数据学习 {epochs} 轮。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>At most {epochs} rounds: with {rows} rows a round is short.</source>
            <translation>最多 {epochs} 轮：只有 {rows} 行，一轮很短。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>At most {epochs} rounds: with {rows} rows a round teaches a lot.</source>
            <translation>最多 {epochs} 轮：有 {rows} 行，一轮就能学到很多。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>It stops after {patience} rounds without getting better, and keeps the best.</source>
            <translation>连续 {patience} 轮没有变好就停止，并保留最好的一轮。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>It does not stop early: {rows} validation rows are too few to tell by. The best round is kept.</source>
            <translation>不会提前停止：{rows} 行验证数据太少，不足以判断。会保留最好的一轮。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Of each text, the first {tokens} tokens (pieces of words) are read.</source>
            <translation>每条文本读取前 {tokens} 个词元（词的片段）。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Your texts are long: {tokens} tokens (pieces of words) of each are read.</source>
            <translation>你的文本较长：每条读取 {tokens} 个词元（词的片段）。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Computed in the fast number format (bf16), which this computer has.</source>
            <translation>用快速数字格式（bf16）计算，这台电脑支持它。</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Computed in the exact number format (fp32): this computer has no quicker one.</source>
            <translation>用精确数字格式（fp32）计算：这台电脑没有更快的格式。</translation>
        </message>
    </context>
    <context>
        <name>recipe</name>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>How long it learns</source>
            <translation>学习多久</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>What may change</source>
            <translation>哪些可以改变</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>How large its steps are</source>
            <translation>步子有多大</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Against learning by heart</source>
            <translation>防止死记硬背</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Memory and speed</source>
            <translation>内存和速度</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>The same again, and the export</source>
            <translation>重现与导出</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>How much may change (adaptation)</source>
            <translation>允许改变多少（调整范围）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>How classes begin (head)</source>
            <translation>类别的起点（head）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Last layers that may change</source>
            <translation>可以改变的最后几层</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Size of the addition (LoRA rank)</source>
            <translation>附加部分的大小（LoRA 秩）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Weight of the addition (LoRA alpha)</source>
            <translation>附加部分的权重（LoRA alpha）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Forgetting in the addition (LoRA dropout)</source>
            <translation>附加部分的随机失活（LoRA dropout）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Where the addition goes (LoRA targets)</source>
            <translation>附加部分加在哪里（LoRA 目标）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Hold the base in 4 bits (QLoRA)</source>
            <translation>以 4 位保存基础模型（QLoRA）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Way of learning (optimiser)</source>
            <translation>学习方式（优化器）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Step size (learning rate)</source>
            <translation>步长（学习率）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Step size of the new layers</source>
            <translation>新增层的步长</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Smaller steps further down (layer decay)</source>
            <translation>越往下步子越小（层衰减）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Keep weights small (weight decay)</source>
            <translation>让权重保持较小（权重衰减）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Momentum (SGD only)</source>
            <translation>动量（仅 SGD）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>How steps shrink (schedule)</source>
            <translation>步长如何减小（调度）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Gentle start, share of all steps (warm-up)</source>
            <translation>平缓起步，占全部步数的比例（预热）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Forgetting while learning (dropout)</source>
            <translation>学习时的随机失活（dropout）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Doubt about the answers (label smoothing)</source>
            <translation>对答案留有余地（标签平滑）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Weight of rare classes (class weights)</source>
            <translation>少见类别的权重（类别权重）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Models that answer together (members)</source>
            <translation>一起回答的模型数（members）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Examples at once (batch size)</source>
            <translation>每次计算的样本数（批大小）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Times that makes a step (accumulation)</source>
            <translation>几次合为一步（累积）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Compute twice to save memory (gradient checkpointing)</source>
            <translation>重复计算以节省内存（梯度检查点）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Most rows to learn from</source>
            <translation>最多学习多少行</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Most rounds (epochs)</source>
            <translation>最多轮数（epoch）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Rounds without progress before stopping</source>
            <translation>多少轮没有进步就停止</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Longest text, in word pieces (tokens)</source>
            <translation>最长文本，以词元计（token）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Largest step allowed (gradient clipping)</source>
            <translation>允许的最大步幅（梯度裁剪）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Number format (precision)</source>
            <translation>数值格式（精度）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Start of the random numbers (seed)</source>
            <translation>随机数的起点（种子）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Most that the export may lose (parity gate)</source>
            <translation>导出最多可损失的分数（一致性关卡）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>A round goes through all your rows once. The best round is kept.</source>
            <translation>一轮把你的所有行过一遍。会保留最好的一轮。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>0 never stops early.</source>
            <translation>0 表示从不提前停止。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>0 is all. Fewer take less time; they are chosen so that little of what all say is missed.</source>
            <translation>0 表示全部。行数越少用时越短；会选取能尽量少遗漏全部内容的行。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>The more may change, the better it learns, and the more memory it takes.</source>
            <translation>可以改变的越多，学得越好，占用的内存也越多。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>At the mean of their texts, many are told apart sooner. At random suits a few that sound alike.</source>
            <translation>类别很多时，从各类文本的平均值开始能更快区分；只有少数几个相近的类别时，随机开始更合适。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Counted from the top, where the meaning of a text comes together.</source>
            <translation>从顶层数起，文本的含义在那里汇聚。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Larger learns more and takes more memory. 8 to 64 are usual.</source>
            <translation>越大学得越多，占用内存也越多。通常为 8 到 64。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>How strongly the addition counts. Twice its size is usual.</source>
            <translation>附加部分的影响有多大。通常是其大小的两倍。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Share of the addition that is left out at random in each step.</source>
            <translation>每一步随机略去的附加部分的比例。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Needs a graphics card with CUDA and the bitsandbytes package.</source>
            <translation>需要支持 CUDA 的显卡和 bitsandbytes 软件包。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>all-linear, attention, or names of layers such as q_proj,v_proj.</source>
            <translation>all-linear、attention，或层的名称，例如 q_proj,v_proj。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>AdamW suits nearly everything. Adafactor takes less memory.</source>
            <translation>AdamW 几乎适合一切情况。Adafactor 占用内存较少。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>How much of the last steps goes into the next one.</source>
            <translation>前几步对下一步的影响有多大。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Too large forgets what the model knew, too small learns nothing.</source>
            <translation>太大会忘掉模型已有的知识，太小什么也学不到。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>What is new on top starts from nothing and may take larger steps.</source>
            <translation>顶上新加的层从零开始，可以走较大的步子。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>1 is off. 0.9 lets each layer change a tenth less than the one above it.</source>
            <translation>1 表示关闭。0.9 让每一层比它上面的一层少改变十分之一。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Small steps at the end settle what was learned.</source>
            <translation>最后的小步子会巩固学到的内容。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Steps grow at the beginning, so that nothing is torn down.</source>
            <translation>开始时步子逐渐变大，以免破坏已有的内容。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>A little of it keeps the model from clinging to single rows.</source>
            <translation>少量即可防止模型死盯个别的行。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Holds back a step that would be far too large. 0 is off.</source>
            <translation>限制过大的步子。0 表示关闭。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Share that is left out at random, so that no detail becomes too important.</source>
            <translation>随机略去的比例，以免某个细节变得过于重要。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>A little doubt helps where labels are sometimes wrong. 0 is none.</source>
            <translation>标签有时出错时，留一点怀疑会有帮助。0 表示没有。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Helps where a rare class matters as much as a frequent one.</source>
            <translation>当少见类别与常见类别同样重要时有帮助。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Three are right a little more often than one, and take three times as long.</source>
            <translation>三个模型一起回答比一个稍准，用时也是三倍。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>What comes after it is not read. Longer takes more memory and time.</source>
            <translation>超出的部分不会读取。越长占用的内存和时间越多。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Fewer take less memory.</source>
            <translation>越少占用的内存越少。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Examples at once, times this, make one step.</source>
            <translation>每次的样本数乘以它，就是一步。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Takes about a third more time.</source>
            <translation>大约多用三分之一的时间。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>The fast one rounds more; for learning that makes no difference.</source>
            <translation>快速格式的舍入较多，对学习没有影响。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>The same number gives the same training again.</source>
            <translation>同样的数字会得到同样的训练。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>In points of the metric: 0.005 is half a point. If it loses more, nothing is published.</source>
            <translation>以指标的分数计：0.005 是半个百分点。如果损失更多，就不会发布。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Only the new layer</source>
            <translation>仅新增的层</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>The last layers</source>
            <translation>最后几层</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>The whole model</source>
            <translation>整个模型</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>A small addition (LoRA)</source>
            <translation>少量附加部分（LoRA）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>at random (linear)</source>
            <translation>随机（linear）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>at their texts (prototypes)</source>
            <translation>各类文本（prototypes）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>evenly (linear)</source>
            <translation>匀速（线性）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>in a curve (cosine)</source>
            <translation>按曲线（余弦）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>not at all (constant)</source>
            <translation>不减小（恒定）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>what this computer does best</source>
            <translation>这台电脑最擅长的方式</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>exact (fp32)</source>
            <translation>精确（fp32）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>fast (bf16)</source>
            <translation>快速（bf16）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>every row counts the same</source>
            <translation>每一行同等重要</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>rare classes count more (balanced)</source>
            <translation>少见类别更重要（平衡）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>The whole model (full fine-tuning)</source>
            <translation>整个模型（全量微调）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Learns best from some hundred examples on. Recommended for small models.</source>
            <translation>有几百个样本时学得最好。推荐用于小模型。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>A small addition, the model stays as it is (LoRA)</source>
            <translation>少量附加部分，模型本身不变（LoRA）</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Takes less memory. Good for large base models.</source>
            <translation>占用内存较少。适合大的基础模型。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Only its last layers</source>
            <translation>仅最后几层</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Quicker, with a little less understanding of your texts.</source>
            <translation>更快，但对文本的理解略差一些。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Only the new layer on top</source>
            <translation>仅最上面新增的层</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_words.py" />
            <source>Quickest. For a first look, or a handful of examples.</source>
            <translation>最快。适合先看看效果，或只有少量样本时。</translation>
        </message>
    </context>
    <context>
        <name>recommender</name>
        <message>
            <location filename="../../gui/ready_made/recommender_words.py" />
            <source> and </source>
            <translation>和</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_words.py" />
            <source>Because of {names}: people who liked that chose it too</source>
            <translation>因为{names}：喜欢它的人也选择了这个</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_words.py" />
            <source>Reads like {names}</source>
            <translation>文字与{names}相似</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_words.py" />
            <source>Fits what they liked lately: {names}</source>
            <translation>符合最近喜欢的内容：{names}</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_words.py" />
            <source>In a category that fits: {names}</source>
            <translation>属于合适的类别：{names}</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_words.py" />
            <source>Chosen a lot lately</source>
            <translation>最近常被选择</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_words.py" />
            <source>Many chose it</source>
            <translation>许多人选择了它</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_words.py" />
            <source>New</source>
            <translation>新</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_words.py" />
            <source>The text model is used: NDCG@10 is {with_it} with it and {without} without it, on the latest behaviour of {people} people known before.</source>
            <translation>已采用文本模型：在 {people} 位此前已知者的最新行为上，采用后 NDCG@10 为 {with_it}，不采用为 {without}。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_words.py" />
            <source>The text model is not used, as the lists do not gain by it: NDCG@10 would be {with_it} with it and is {without} without it, on the latest behaviour of {people} people known before. The lists are as they were.</source>
            <translation>未采用文本模型，因为列表没有因此变好：在 {people} 位此前已知者的最新行为上，采用后 NDCG@10 将为 {with_it}，不采用为 {without}。列表保持原样。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/recommender_words.py" />
            <source>; </source>
            <translation>；</translation>
        </message>
    </context>
    <context>
        <name>report_saving</name>
        <message>
            <location filename="../../gui/views/report_saving.py" />
            <source>Web page (*.html)</source>
            <translation>网页 (*.html)</translation>
        </message>
        <message>
            <location filename="../../gui/views/report_saving.py" />
            <source>Save report</source>
            <translation>保存报告</translation>
        </message>
        <message>
            <location filename="../../gui/views/report_saving.py" />
            <source>Saved the report as {name}.</source>
            <translation>报告已保存为 {name}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/report_saving.py" />
            <source>Open</source>
            <translation>打开</translation>
        </message>
    </context>
    <context>
        <name>row_words</name>
        <message>
            <location filename="../../gui/views/row_words.py" />
            <source>Part</source>
            <translation>部分</translation>
        </message>
        <message>
            <location filename="../../gui/views/row_words.py" />
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <location filename="../../gui/views/row_words.py" />
            <source>Row in the file</source>
            <translation>文件中的行</translation>
        </message>
    </context>
    <context>
        <name>run</name>
        <message>
            <location filename="../../gui/views/run_words.py" />
            <source>Learned and published: {best} on the validation rows after round {round}.</source>
            <translation>已学完并发布：第 {round} 轮后在验证行上为 {best}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/run_words.py" />
            <source>Done.</source>
            <translation>已完成。</translation>
        </message>
        <message>
            <location filename="../../gui/views/run_words.py" />
            <source>Paused in round {round} of {epochs}</source>
            <translation>已暂停，第 {round} 轮，共 {epochs} 轮</translation>
        </message>
        <message>
            <location filename="../../gui/views/run_words.py" />
            <source>Cancelled in round {round} of {epochs}</source>
            <translation>已取消，第 {round} 轮，共 {epochs} 轮</translation>
        </message>
        <message>
            <location filename="../../gui/views/run_words.py" />
            <source>Stopped by an error in round {round} of {epochs}</source>
            <translation>因错误停止，第 {round} 轮，共 {epochs} 轮</translation>
        </message>
        <message>
            <location filename="../../gui/views/run_words.py" />
            <source>Learning, round {round} of {epochs}</source>
            <translation>正在学习，第 {round} 轮，共 {epochs} 轮</translation>
        </message>
        <message>
            <location filename="../../gui/views/run_words.py" />
            <source>Getting ready</source>
            <translation>正在准备</translation>
        </message>
        <message>
            <location filename="../../gui/views/run_words.py" />
            <source>Learned; writing the files that other programs can use</source>
            <translation>已学完；正在写出其他程序可用的文件</translation>
        </message>
        <message>
            <location filename="../../gui/views/run_words.py" />
            <source>Learned; checking that the files answer like the trained model</source>
            <translation>已学完；正在核对文件的回答与训练所得模型是否一致</translation>
        </message>
        <message>
            <location filename="../../gui/views/run_words.py" />
            <source>Learned; measuring on the test rows</source>
            <translation>已学完；正在测试行上测量</translation>
        </message>
        <message>
            <location filename="../../gui/views/run_words.py" />
            <source>Learned; measuring the untuned base for comparison</source>
            <translation>已学完；正在测量未训练的基础模型以作比较</translation>
        </message>
        <message>
            <location filename="../../gui/views/run_words.py" />
            <source>best so far {best} after round {round}.</source>
            <translation>目前最好为 {best}，在第 {round} 轮后。</translation>
        </message>
    </context>
    <context>
        <name>search</name>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>Learning, round {round}</source>
            <translation>正在学习，第 {round} 轮</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>Given up early</source>
            <translation>提前放弃</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>Cut short</source>
            <translation>被中断</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>Did not work</source>
            <translation>未能成功</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>step size</source>
            <translation>步长</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>step size of the new layers</source>
            <translation>新层的步长</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>classes begin</source>
            <translation>类别的起点</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>examples a step</source>
            <translation>每步样本数</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>rounds</source>
            <translation>轮数</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>steps shrink</source>
            <translation>步长如何减小</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>dropout</source>
            <translation>丢弃率 (dropout)</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>label smoothing</source>
            <translation>标签平滑</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>weight decay</source>
            <translation>权重衰减</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>layer decay</source>
            <translation>逐层衰减</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>LoRA rank</source>
            <translation>LoRA 秩</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>LoRA dropout</source>
            <translation>LoRA 丢弃率</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>the settings as given</source>
            <translation>给定的设置</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>Settings {number} again: {changes}</source>
            <translation>再次尝试设置 {number}：{changes}</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>best so far {value} with settings {number}</source>
            <translation>目前最好为 {value}，来自设置 {number}</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>the best are settings {number} with {value}</source>
            <translation>最好的是设置 {number}，值为 {value}</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>nothing was better than the settings as given, {value}</source>
            <translation>没有比给定设置更好的，其值为 {value}</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>Getting ready</source>
            <translation>正在准备</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>Trying settings {number}</source>
            <translation>正在尝试设置 {number}</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>The time is up, {tried} were tried</source>
            <translation>时间已到，共尝试了 {tried}</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>Paused, {tried} were tried</source>
            <translation>已暂停，共尝试了 {tried}</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>Cancelled, {tried} were tried</source>
            <translation>已取消，共尝试了 {tried}</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>Stopped by an error, {tried} were tried</source>
            <translation>因错误而停止，共尝试了 {tried}</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>{count} setting</source>
            <translation>{count} 组设置</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>{count} settings</source>
            <translation>{count} 组设置</translation>
        </message>
        <message>
            <location filename="../../gui/views/search_words.py" />
            <source>Trying settings</source>
            <translation>正在尝试设置</translation>
        </message>
    </context>
    <context>
        <name>sentiment_monitor</name>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_report.py" />
            <source>Web page (*.html)</source>
            <translation>网页 (*.html)</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_report.py" />
            <source>Table (*.csv)</source>
            <translation>表格 (*.csv)</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_report.py" />
            <source>Save the daily report</source>
            <translation>保存日报</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_words.py" />
            <source>By {column}</source>
            <translation>按“{column}”</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_words.py" />
            <source>By topic</source>
            <translation>按主题</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_words.py" />
            <source>By source</source>
            <translation>按来源</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_words.py" />
            <source>All texts</source>
            <translation>全部文本</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_words.py" />
            <source>going on</source>
            <translation>进行中</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_words.py" />
            <source>over, not seen yet</source>
            <translation>已结束，未看</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_words.py" />
            <source>muted</source>
            <translation>已静音</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_words.py" />
            <source>seen</source>
            <translation>已看</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_words.py" />
            <source>from history</source>
            <translation>历史</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_words.py" />
            <source>{about}: {count} negative texts since {moment}, {expected} were to be expected.</source>
            <translation>{about}：自 {moment} 起有 {count} 条负面文本，预计为 {expected} 条。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_words.py" />
            <source>not read yet</source>
            <translation>尚未读取</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_words.py" />
            <source>These sentiments are not known: {moods}. None of them counts as negative, so they raise no alarm. Tick the bad ones under Start.</source>
            <translation>无法识别这些情感值：{moods}。它们都不计为负面，因此不会触发警报。请在“开始”中勾选其中的负面情感。</translation>
        </message>
        <message>
            <location filename="../../gui/ready_made/sentiment_monitor_words.py" />
            <source>Taken as overlap, as an equal row had been read already, from this file or another: {rows}.</source>
            <translation>视为重叠（此前已从本文件或其他文件读到相同的行）：{rows}。</translation>
        </message>
    </context>
    <context>
        <name>show_all</name>
        <message>
            <location filename="../../gui/widgets/show_all.py" />
            <source>Show all {count} characters</source>
            <translation>显示全部 {count} 个字符</translation>
        </message>
    </context>
    <context>
        <name>stages</name>
        <message>
            <location filename="../../engine/sentences" />
            <source>Another window or program is writing to this project. Waiting until it has finished</source>
            <translation>另一个窗口或程序正在写入此项目。正在等它完成</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Fetching the model</source>
            <translation>正在获取模型</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Converting the model</source>
            <translation>正在转换模型</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Making the model ready to run</source>
            <translation>正在使模型可以运行</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Reading the files</source>
            <translation>正在读取文件</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Reading the messages</source>
            <translation>正在读取消息</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Checking the rows</source>
            <translation>正在检查各行</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Setting test rows aside</source>
            <translation>正在留出测试行</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Saving the rows</source>
            <translation>正在保存各行</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Writing the file</source>
            <translation>正在写入文件</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Asking the model for suggestions</source>
            <translation>正在请模型给出建议</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Reading the documents</source>
            <translation>正在读取文档</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Indexing the passages</source>
            <translation>正在为段落建立索引</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Making example messages</source>
            <translation>正在生成示例消息</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Letting the callers answer</source>
            <translation>正在让调用者回答</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Importing the sample</source>
            <translation>正在导入示例</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Preparing the rows</source>
            <translation>正在准备各行</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Measuring a few real steps</source>
            <translation>正在测量几个真实的步</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Learning</source>
            <translation>正在学习</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Trying settings</source>
            <translation>正在尝试设置</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Exporting to ONNX</source>
            <translation>正在导出为 ONNX</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Comparing the export with the trained model</source>
            <translation>正在将导出结果与训练所得模型比较</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Measuring on the locked test rows</source>
            <translation>正在锁定的测试行上测量</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Measuring on the rows of the file</source>
            <translation>正在文件的各行上测量</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Measuring what it has to beat</source>
            <translation>正在测量需要超越的基线</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Looking where it does worse</source>
            <translation>正在查看在哪里表现较差</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Applying the model</source>
            <translation>正在应用模型</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Reading the items' texts</source>
            <translation>正在读取物品的文字</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Measuring on the latest behaviour</source>
            <translation>正在用最近的行为测量</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Learning what people choose next</source>
            <translation>正在学习人们接下来的选择</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Turning behaviour into pairs of texts</source>
            <translation>正在把行为变成文本对</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Trying the text model on lists</source>
            <translation>正在用列表试用文本模型</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Writing the lists</source>
            <translation>正在写入列表</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Reading the texts</source>
            <translation>正在读取文本</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Grouping the questions</source>
            <translation>正在给问题分组</translation>
        </message>
        <message>
            <location filename="../../engine/sentences" />
            <source>Measuring what the desk would answer</source>
            <translation>正在测量客服台会回答什么</translation>
        </message>
    </context>
    <context>
        <name>talk</name>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>You</source>
            <translation>你</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Tool model</source>
            <translation>工具模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Likeness to examples</source>
            <translation>与示例的相似度</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Language model</source>
            <translation>语言模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Fixed sentence</source>
            <translation>固定语句</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Tool</source>
            <translation>工具</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Calculator</source>
            <translation>计算器</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Add to date</source>
            <translation>日期加减</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Days between</source>
            <translation>间隔天数</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Convert units</source>
            <translation>单位换算</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Text statistics</source>
            <translation>文本统计</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Recommend items</source>
            <translation>推荐</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Similar items</source>
            <translation>查找相似项</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Why recommended</source>
            <translation>推荐理由</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>What changed</source>
            <translation>变化情况</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Count texts</source>
            <translation>统计文本</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Show texts</source>
            <translation>显示文本</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>List alarms</source>
            <translation>列出警报</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Answer customer</source>
            <translation>答复客户</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Hand over</source>
            <translation>转交</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Answer with {table}</source>
            <translation>用 {table} 答复</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Search {table}</source>
            <translation>搜索 {table}</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Look up {table}</source>
            <translation>查找 {table}</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>List {table}</source>
            <translation>列出 {table}</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Aggregate {table}</source>
            <translation>统计 {table}</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>About</source>
            <translation>关于</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>By</source>
            <translation>分组</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Category</source>
            <translation>类别</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Column</source>
            <translation>列</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Count</source>
            <translation>数量</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>End</source>
            <translation>结束日期</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Expression</source>
            <translation>算式</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Feeling</source>
            <translation>情感</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Intent</source>
            <translation>意图</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Item</source>
            <translation>项目</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>New</source>
            <translation>新的</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Offset</source>
            <translation>间隔</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Operation</source>
            <translation>计算方式</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Person</source>
            <translation>人员</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Quantity</source>
            <translation>数值和单位</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Question</source>
            <translation>问题</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Since</source>
            <translation>起始时间</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Sort</source>
            <translation>排序</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Start</source>
            <translation>开始日期</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Text</source>
            <translation>文本</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>To</source>
            <translation>目标单位</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Top</source>
            <translation>条数</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Where</source>
            <translation>条件</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Tool call</source>
            <translation>工具调用</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Instruction</source>
            <translation>指令</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Your message</source>
            <translation>你的消息</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Reply</source>
            <translation>回复</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>Tool message</source>
            <translation>工具消息</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>under 1 ms</source>
            <translation>不到 1 毫秒</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>{count} ms</source>
            <translation>{count} 毫秒</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>{count} s</source>
            <translation>{count} 秒</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>{count} tokens</source>
            <translation>{count} 个词元</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>{percent} sure</source>
            <translation>{percent} 把握</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>From the result of {tool}</source>
            <translation>来自 {tool} 的结果</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>From the call of {tool}</source>
            <translation>来自对 {tool} 的调用</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>From your own words</source>
            <translation>来自你自己的话</translation>
        </message>
        <message>
            <location filename="../../gui/views/talk_words.py" />
            <source>From the agent's instruction</source>
            <translation>来自助手的指令</translation>
        </message>
    </context>
    <context>
        <name>task_words</name>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Sorts texts</source>
            <translation>文本分类</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Gives several classes</source>
            <translation>标多个类别</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Compares texts</source>
            <translation>比较文本</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Marks names</source>
            <translation>标注实体</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Finds relations</source>
            <translation>抽取关系</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Answers questions</source>
            <translation>回答问题</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Translates</source>
            <translation>翻译</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Summarises</source>
            <translation>写摘要</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Converses</source>
            <translation>对话</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Selects tools</source>
            <translation>选择工具</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Table for look-up</source>
            <translation>供查询的表格</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>The text</source>
            <translation>文本</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>The second text</source>
            <translation>第二段文本</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Its class</source>
            <translation>所属类别</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Its classes</source>
            <translation>它的类别</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>The number or class</source>
            <translation>数字或类别</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>The answer</source>
            <translation>答案</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>The messages</source>
            <translation>消息</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>The marked words</source>
            <translation>标记的词语</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Where the answer stands</source>
            <translation>答案的位置</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>The person asks</source>
            <translation>此人询问</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>The tool that fits</source>
            <translation>合适的工具</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>The assistant replies</source>
            <translation>助手的回复</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>The score</source>
            <translation>分数</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>What the model reads, such as a message or a comment.</source>
            <translation>模型读取的内容，例如一条消息或评论。</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>What the model reads beside it, such as the passage that holds the answer.</source>
            <translation>模型同时阅读的内容，例如含有答案的文章。</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>What the model should say of it, such as a topic.</source>
            <translation>模型应给出的判断，例如一个主题。</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>What the model should say of it: several topics with ; between them, one or none.</source>
            <translation>模型应当对它作出的判断：多个主题（用 ; 隔开）、一个，或没有。</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>How well the two fit, as a number, or the class of the two.</source>
            <translation>两者有多相配（一个数字），或这一对的类别。</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>What the model should write or find.</source>
            <translation>模型应当写出或找到的内容。</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>One of a few fixed words.</source>
            <translation>几个固定词语之一。</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>A number.</source>
            <translation>一个数字。</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>A list of chat messages.</source>
            <translation>一组对话消息。</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>A chat with tool calls, in OpenAI's form.</source>
            <translation>带有工具调用的对话，采用 OpenAI 格式。</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Start, end and label of each marked stretch.</source>
            <translation>每处标记的起点、终点和标签。</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Start, end and label of the two things.</source>
            <translation>两处标记的起点、终点和标签。</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Nested values.</source>
            <translation>嵌套的值。</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Free text.</source>
            <translation>自由文本。</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Write &lt;e1&gt; and &lt;/e1&gt; around the first thing and &lt;e2&gt; and &lt;/e2&gt; around the second.</source>
            <translation>用 &lt;e1&gt; 和 &lt;/e1&gt; 括住第一个，用 &lt;e2&gt; 和 &lt;/e2&gt; 括住第二个。</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>The question</source>
            <translation>问题</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>The passage</source>
            <translation>段落</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>The first text</source>
            <translation>第一段文本</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>The column that is read is called one of: {names}.</source>
            <translation>要读取的列，名称为下列之一：{names}。</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>That of the marked words is called one of: {names}. Without one: {hint}</source>
            <translation>标记的词语所在的列，名称为下列之一：{names}。没有这一列时：{hint}</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Two columns are read. {first} is called one of: {names}. {second} is called one of: {others}.</source>
            <translation>要读取两列。{first}的列名为下列之一：{names}。{second}的列名为下列之一：{others}。</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Training</source>
            <translation>训练</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Validation</source>
            <translation>验证</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Test</source>
            <translation>测试</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>No label yet</source>
            <translation>还没有标签</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Text</source>
            <translation>文本</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Whole numbers</source>
            <translation>整数</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Numbers</source>
            <translation>数字</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Dates</source>
            <translation>日期</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Yes or no</source>
            <translation>是或否</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Nested values</source>
            <translation>嵌套值</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Tools</source>
            <translation>工具</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Tagged words</source>
            <translation>标注词语</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Translations</source>
            <translation>译文</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Folder of texts</source>
            <translation>文本文件夹</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Relations</source>
            <translation>关系</translation>
        </message>
        <message>
            <location filename="../../gui/task_words.py" />
            <source>Labelled lines</source>
            <translation>带标签的行</translation>
        </message>
    </context>
    <context>
        <name>tasks</name>
        <message>
            <location filename="../../engine/tasks/classification.py" />
            <source>Sort texts into classes</source>
            <translation>将文本分类</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/classification.py" />
            <source>The model reads a text and says which of your classes it belongs to.</source>
            <translation>模型读取一段文本，判断它属于你的哪个类别。</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/classification.py" />
            <source>“I still have no parcel” → order status
“Profit rose by a third” → positive</source>
            <translation>“我的包裹还没到” → 订单状态
“利润增长了三分之一” → 正面</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/dialogue.py" />
            <source>Hold a conversation</source>
            <translation>进行对话</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/dialogue.py" />
            <source>The model reads a conversation and writes the next reply.</source>
            <translation>模型阅读一段对话，写出下一句回复。</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/dialogue.py" />
            <source>“My parcel is late.” → “I am sorry. What is your order number?”
“LL-1042” → “It arrives tomorrow.”</source>
            <translation>“我的包裹还没到。”→“抱歉，你的订单号是多少？”
“LL-1042”→“明天送达。”</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/entities.py" />
            <source>Mark names and things in texts</source>
            <translation>标出文本中的名称和事物</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/entities.py" />
            <source>The model reads a text and marks the words that name something: a person, a place, a product.</source>
            <translation>模型阅读文本，标出其中的名称：人物、地点、产品。</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/entities.py" />
            <source>“Meet Anna in Oslo” → Anna: person, Oslo: place
“2 kg of flour” → 2 kg: amount</source>
            <translation>“在奥斯陆见安娜”→ 安娜：人物，奥斯陆：地点
“两公斤面粉”→ 两公斤：数量</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/multilabel.py" />
            <source>Give texts several classes</source>
            <translation>给文本标上多个类别</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/multilabel.py" />
            <source>The model reads a text and says which of your classes fit it: several, one or none.</source>
            <translation>模型阅读一段文本，判断它符合哪些类别：可以有多个、一个，也可以没有。</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/multilabel.py" />
            <source>“Late, and the lamp is broken” → delay, damage
“Thank you!” → none</source>
            <translation>“来晚了，而且灯坏了” → 延误、损坏
“谢谢！” → 无</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/pairs.py" />
            <source>Compare or rate two texts</source>
            <translation>比较两段文本或打分</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/pairs.py" />
            <source>The model reads two texts and says how well they fit, as a number, or which class the two belong to.</source>
            <translation>模型阅读两段文本，用一个数字说明它们有多相配，或判断这一对属于哪个类别。</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/pairs.py" />
            <source>“blue shoes” + “Sandals, red” → 1.5
“It rains.” + “It is dry.” → contradiction</source>
            <translation>“蓝色鞋子” + “红色凉鞋” → 1.5
“下雨了。” + “天很干。” → 矛盾</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/question_answering.py" />
            <source>Answer questions from a passage</source>
            <translation>根据文章回答问题</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/question_answering.py" />
            <source>The model reads a question and a passage and points to the words of the passage that answer it.</source>
            <translation>模型阅读问题和文章，指出文章中回答问题的词语。</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/question_answering.py" />
            <source>“When do you open?” + “We open at nine.” → at nine
“Who pays?” + “It rains.” → no answer</source>
            <translation>“几点开门？”＋“我们九点开门。”→ 九点
“谁付款？”＋“下雨了。”→ 没有答案</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/relations.py" />
            <source>Tell how two things are related</source>
            <translation>判断两个事物的关系</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/relations.py" />
            <source>The model reads a text in which two things are marked and says what one has to do with the other.</source>
            <translation>模型阅读标出了两个事物的文本，说出两者之间的关系。</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/relations.py" />
            <source>“The [fire] was caused by [fuel]” → effect and cause
“[Anna] works for [Acme]” → employed by</source>
            <translation>“[火灾]由[燃料]引起”→ 结果与原因
“[安娜]在[Acme]工作”→ 受雇于</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/summarisation.py" />
            <source>Summarise texts</source>
            <translation>为文本写摘要</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/summarisation.py" />
            <source>The model reads a long text and writes what matters in it in a sentence or a line.</source>
            <translation>模型阅读长文本，用一句话或一行写出要点。</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/summarisation.py" />
            <source>A page of a meeting → “Budget agreed, next meeting on Friday”
An e-mail → its subject line</source>
            <translation>一页会议记录 →“预算通过，周五再开会”
一封邮件 → 它的主题</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/tool_calls.py" />
            <source>Choose tools and their arguments</source>
            <translation>选择工具及其参数</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/tool_calls.py" />
            <source>The model reads a message, picks the tool that fits, and finds its arguments in the words.</source>
            <translation>模型读取一条消息，选出合适的工具，并从话中找出它的参数。</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/tool_calls.py" />
            <source>“Where is order LL-1042?” → look_up_orders(order_id: LL-1042)
“Thank you!” → no tool</source>
            <translation>“订单 LL-1042 在哪里？” → look_up_orders(order_id: LL-1042)
“谢谢！” → 不用工具</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/translation.py" />
            <source>Translate texts</source>
            <translation>翻译文本</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/translation.py" />
            <source>The model reads a text in one language and writes it in another.</source>
            <translation>模型阅读一种语言的文本，用另一种语言写出来。</translation>
        </message>
        <message>
            <location filename="../../engine/tasks/translation.py" />
            <source>“Two dogs play.” → “Zwei Hunde spielen.”
“Thank you for your order.” → “Merci de votre commande.”</source>
            <translation>“Two dogs play.”→“两只狗在玩耍。”
“Thank you for your order.”→“感谢你的订购。”</translation>
        </message>
    </context>
    <context>
        <name>text_saving</name>
        <message>
            <location filename="../../gui/text_saving.py" />
            <source>This could not be saved to {path}. Choose another folder.</source>
            <translation>无法保存到 {path}。请另选一个文件夹。</translation>
        </message>
        <message>
            <location filename="../../gui/text_saving.py" />
            <source>Saved to {path}.</source>
            <translation>已保存到 {path}。</translation>
        </message>
    </context>
    <context>
        <name>texts</name>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Training a model</source>
            <translation>正在训练模型</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Learning from your corrections</source>
            <translation>正在学习你的纠正</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Comparing models</source>
            <translation>正在比较模型</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Learning what people choose</source>
            <translation>正在学习人们的选择</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Writing the lists</source>
            <translation>正在写入列表</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Finding good settings</source>
            <translation>正在寻找合适的设置</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Measuring how long training takes</source>
            <translation>正在测量训练需要多久</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Importing data</source>
            <translation>正在导入数据</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Repairing rows</source>
            <translation>正在修复数据行</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Looking at files</source>
            <translation>正在查看文件</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Checking data</source>
            <translation>正在检查数据</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Choosing texts to label</source>
            <translation>正在选择要标注的文本</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Saving labels</source>
            <translation>正在保存标签</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Fetching a base model</source>
            <translation>正在获取基础模型</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Importing a base model</source>
            <translation>正在导入基础模型</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Evaluating a model</source>
            <translation>正在评估模型</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Reading test rows</source>
            <translation>正在读取测试行</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Applying a model</source>
            <translation>正在应用模型</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Applying a model to a file</source>
            <translation>正在将模型应用于文件</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Adding tools</source>
            <translation>正在添加工具</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Looking at tools again</source>
            <translation>正在重新查看工具</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Setting up the sample</source>
            <translation>正在准备示例</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Making example messages</source>
            <translation>正在生成示例消息</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Measuring callers</source>
            <translation>正在测量调用者</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Setting up a project</source>
            <translation>正在设置项目</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Reading the texts</source>
            <translation>正在读取文本</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Reading the texts again</source>
            <translation>重新判读文本</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Measuring the support desk</source>
            <translation>正在测量客服台</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Answering in a chat</source>
            <translation>正在对话中回复</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Trying a tool</source>
            <translation>正在试用工具</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>Checking the app's files</source>
            <translation>正在检查应用文件</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>{number} %</source>
            <translation>{number}%</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>{count} ms</source>
            <translation>{count} 毫秒</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>{count} second</source>
            <translation>{count} 秒</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>{count} seconds</source>
            <translation>{count} 秒</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>{count} minute</source>
            <translation>{count} 分钟</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>{count} minutes</source>
            <translation>{count} 分钟</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>{count} hour</source>
            <translation>{count} 小时</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>{count} hours</source>
            <translation>{count} 小时</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>{hours} {minutes}</source>
            <translation>{hours} {minutes}</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>a few seconds left</source>
            <translation>还剩几秒</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>about {time} left</source>
            <translation>大约还剩 {time}</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>{count} row</source>
            <translation>{count} 行</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>{count} rows</source>
            <translation>{count} 行</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>{count} text</source>
            <translation>{count} 条文本</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>{count} texts</source>
            <translation>{count} 条文本</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>{count} mistake</source>
            <translation>{count} 个错误</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>{count} mistakes</source>
            <translation>{count} 个错误</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>{count} class</source>
            <translation>{count} 个类别</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>{count} classes</source>
            <translation>{count} 个类别</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>{count} core</source>
            <translation>{count} 核</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>{count} cores</source>
            <translation>{count} 核</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>{count} attempt</source>
            <translation>{count} 次联网尝试</translation>
        </message>
        <message>
            <location filename="../../gui/texts.py" />
            <source>{count} attempts</source>
            <translation>{count} 次联网尝试</translation>
        </message>
    </context>
    <context>
        <name>tools</name>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>built in</source>
            <translation>内置</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>your table</source>
            <translation>你的表格</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>your model</source>
            <translation>你的模型</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>tool server</source>
            <translation>工具服务器</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>your Python file</source>
            <translation>你的 Python 文件</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>your documents</source>
            <translation>你的文档</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>ready-made project</source>
            <translation>现成项目</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>Python file</source>
            <translation>Python 文件</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>documents</source>
            <translation>文档</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>running</source>
            <translation>运行中</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>starts when it is called</source>
            <translation>调用时启动</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>read</source>
            <translation>已读取</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>changed</source>
            <translation>已更改</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>being read</source>
            <translation>正在读取</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>read in part</source>
            <translation>只读了一部分</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>not trusted yet</source>
            <translation>尚未信任</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>asks each time</source>
            <translation>每次询问</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>used without asking</source>
            <translation>不经询问使用</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>{means} ({asks})</source>
            <translation>{means}（{asks}）</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>Cannot be used: {names}</source>
            <translation>无法使用：{names}</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>Cannot be used: {names}. A function needs a type at each argument and a docstring that says what it does.</source>
            <translation>无法使用：{names}。函数的每个参数都需要标注类型，并需要说明其用途的文档字符串。</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>one of {choices}</source>
            <translation>{choices} 之一</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>a list (each item: {kind})</source>
            <translation>列表（每一项：{kind}）</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>text</source>
            <translation>文本</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>a number</source>
            <translation>数字</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>a whole number</source>
            <translation>整数</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>yes or no</source>
            <translation>是或否</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>JSON</source>
            <translation>JSON</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>{kind} from {low} to {high}</source>
            <translation>{kind}，{low} 到 {high}</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>{kind}; may be left out</source>
            <translation>{kind}；可以不填</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>Line {line}: {problem}</source>
            <translation>第 {line} 行：{problem}</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>Tick at least one.</source>
            <translation>请至少勾选一项。</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>Fill this in.</source>
            <translation>请填写此项。</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>Type a number, such as 12.5.</source>
            <translation>请输入数字，例如 12.5。</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>Type a whole number, such as 12.</source>
            <translation>请输入整数，例如 12。</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>Type {low} or more.</source>
            <translation>请输入不小于 {low} 的数。</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>Type {high} or less.</source>
            <translation>请输入不大于 {high} 的数。</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>Type at most {count} characters.</source>
            <translation>最多输入 {count} 个字符。</translation>
        </message>
        <message>
            <location filename="../../gui/views/tool_words.py" />
            <source>Type it as JSON, such as ["a", "b"].</source>
            <translation>请按 JSON 格式输入，例如 ["a", "b"]。</translation>
        </message>
    </context>
    <context>
        <name>training_wizard</name>
        <message>
            <location filename="../../gui/wizards/training_wizard.py" />
            <source>{name} is trained and ready to use.</source>
            <translation>{name} 已训练完成，可以使用。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_wizard.py" />
            <source>Before and after</source>
            <translation>训练前和训练后</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_wizard.py" />
            <source>{name} is trained, but its export lost too much and was not published.</source>
            <translation>{name} 已训练完成，但导出后损失过多，未发布。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_wizard.py" />
            <source>The search for good settings for {name} is done.</source>
            <translation>为 {name} 寻找合适设置的搜索已完成。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_wizard.py" />
            <source>See what it found</source>
            <translation>查看找到的设置</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_wizard.py" />
            <source>Choose a dataset to learn from.</source>
            <translation>请选择用来学习的数据集。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_wizard.py" />
            <source>Choose a base model, or fetch one.</source>
            <translation>请选择一个基础模型，或获取一个。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_wizard.py" />
            <source>A value under Advanced cannot be used.</source>
            <translation>“高级”中有一个值无法使用。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_wizard.py" />
            <source>Give the model a name.</source>
            <translation>请给模型起个名字。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_wizard.py" />
            <source>It cannot start like this: see above why.</source>
            <translation>这样无法开始，原因见上方。</translation>
        </message>
        <message>
            <location filename="../../gui/wizards/training_wizard.py" />
            <source>There is not enough free disk. Free some and come back.</source>
            <translation>磁盘可用空间不足。请腾出一些空间后再来。</translation>
        </message>
    </context>
    <context>
        <name>verdict</name>
        <message>
            <location filename="../../gui/views/verdict.py" />
            <source>Right in {right} of {count} test messages</source>
            <translation>{count} 条测试消息中答对 {right} 条</translation>
        </message>
        <message>
            <location filename="../../gui/views/verdict.py" />
            <source>{right}; the untuned base: {base}.</source>
            <translation>{right}；未训练的基础模型：{base}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/verdict.py" />
            <source>{metric}: {value}</source>
            <translation>{metric}：{value}</translation>
        </message>
        <message>
            <location filename="../../gui/views/verdict.py" />
            <source>{reached}; the untuned base: {base}.</source>
            <translation>{reached}；未训练的基础模型：{base}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/verdict.py" />
            <source>The difference is larger than chance.</source>
            <translation>这一差距不是偶然造成的。</translation>
        </message>
        <message>
            <location filename="../../gui/views/verdict.py" />
            <source>It is worse than the base it came from, by more than chance. Do not use it.</source>
            <translation>它比所用的基础模型更差，而且不是偶然。请不要使用。</translation>
        </message>
        <message>
            <location filename="../../gui/views/verdict.py" />
            <source>The difference may be chance: more test rows would tell.</source>
            <translation>这一差距可能是偶然：测试行更多才能看清。</translation>
        </message>
        <message>
            <location filename="../../gui/views/verdict.py" />
            <source>It is no better than the base it came from.</source>
            <translation>它并不比所用的基础模型更好。</translation>
        </message>
        <message>
            <location filename="../../gui/views/verdict.py" />
            <source>Always giving the commonest answer</source>
            <translation>总是给出最常见的答案</translation>
        </message>
        <message>
            <location filename="../../gui/views/verdict.py" />
            <source>Always giving the average</source>
            <translation>总是给出平均值</translation>
        </message>
        <message>
            <location filename="../../gui/views/verdict.py" />
            <source>Simply counting words</source>
            <translation>只统计词语</translation>
        </message>
        <message>
            <location filename="../../gui/views/verdict.py" />
            <source>{simple} does better: {value}.</source>
            <translation>{simple}的结果更好：{value}。</translation>
        </message>
        <message>
            <location filename="../../gui/views/verdict.py" />
            <source>{simple} is close: {value}.</source>
            <translation>{simple}的结果相近：{value}。</translation>
        </message>
    </context>
    <context>
        <name>version_changes</name>
        <message>
            <location filename="../../gui/views/version_changes.py" />
            <source>the first {count} are shown</source>
            <translation>显示前 {count} 行</translation>
        </message>
    </context>
    <context>
        <name>words</name>
        <message>
            <location filename="../../gui/words.py" />
            <source>Right answers (accuracy)</source>
            <translation>答对比例（准确率）</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Average over the classes (macro F1)</source>
            <translation>各类别的平均（宏平均 F1）</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>All classes together (micro F1)</source>
            <translation>所有类别合计（微平均 F1）</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>How far off (mean squared error, less is better)</source>
            <translation>偏差大小（均方误差，越小越好）</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Best items first (NDCG)</source>
            <translation>好的排在前面（NDCG）</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>How early a best item comes (MRR)</source>
            <translation>最佳项出现得多早（MRR）</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Whole call right (tool and arguments)</source>
            <translation>整个调用正确（工具和参数）</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Exactly right (exact match)</source>
            <translation>完全正确（精确匹配）</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Words found (span F1)</source>
            <translation>找到的词语（片段 F1）</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Overlap (F1)</source>
            <translation>重合程度（F1）</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Stretches of words in common (BLEU)</source>
            <translation>相同的词组（BLEU）</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Stretches of letters in common (chrF)</source>
            <translation>相同的字符片段（chrF）</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Words in common, in order (ROUGE-L)</source>
            <translation>按顺序相同的词（ROUGE-L）</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Error while learning (loss)</source>
            <translation>学习中的误差（损失）</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Right answers</source>
            <translation>答对比例</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Macro F1</source>
            <translation>宏平均 F1</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Micro F1</source>
            <translation>微平均 F1</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Mean squared error</source>
            <translation>均方误差</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Best items first</source>
            <translation>好的排在前面</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Early best item</source>
            <translation>最佳项靠前</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Whole call right</source>
            <translation>整个调用正确</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Exactly right</source>
            <translation>完全正确</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Words found</source>
            <translation>找到的词语</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>English</source>
            <translation>英语</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Chinese</source>
            <translation>中文</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>German</source>
            <translation>德语</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>French</source>
            <translation>法语</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Spanish</source>
            <translation>西班牙语</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Many languages</source>
            <translation>多种语言</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Learning</source>
            <translation>正在学习</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Done</source>
            <translation>已完成</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Stopped by an error</source>
            <translation>因错误停止</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Cancelled</source>
            <translation>已取消</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Paused</source>
            <translation>已暂停</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Understands texts (encoder)</source>
            <translation>理解文本（编码器）</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Writes texts (decoder)</source>
            <translation>撰写文本（解码器）</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Rewrites texts (encoder-decoder)</source>
            <translation>改写文本（编码器-解码器）</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Only the new layer on top</source>
            <translation>仅最上面新增的层</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>The last layer</source>
            <translation>最后一层</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>The last {count} layers</source>
            <translation>最后 {count} 层</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>The whole model</source>
            <translation>整个模型</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>A small addition (LoRA)</source>
            <translation>少量附加部分（LoRA）</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>training rows</source>
            <translation>训练行</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>validation rows</source>
            <translation>验证行</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>no answer</source>
            <translation>没有答案</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>nothing</source>
            <translation>无</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>no tool</source>
            <translation>不用工具</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>{count} words</source>
            <translation>{count} 个词</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>From {low} to {high} words</source>
            <translation>{low} 到 {high} 个词</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Language: {name}</source>
            <translation>语言：{name}</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Class: {name}</source>
            <translation>类别：{name}</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>{value} (between {low} and {high}), {p}</source>
            <translation>{value}（介于 {low} 与 {high} 之间），{p}</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>{value} points (between {low} and {high}), {p}</source>
            <translation>{value} 个百分点（介于 {low} 与 {high} 之间），{p}</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>The true difference lies between the two figures in 95 of 100 cases. p is how often chance alone would make one as large: 0.05 is 5 times in 100.</source>
            <translation>在 100 次中有 95 次，真实的差异介于这两个数之间。p 表示仅凭偶然出现这么大差异的频率：0.05 即 100 次中有 5 次。</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>Points are percentage points.</source>
            <translation>差异以百分点计。</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>the processor</source>
            <translation>处理器</translation>
        </message>
        <message>
            <location filename="../../gui/words.py" />
            <source>the GPU</source>
            <translation>GPU</translation>
        </message>
    </context>
</TS>
