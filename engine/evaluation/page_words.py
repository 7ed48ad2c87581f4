"""The report's words in English and Chinese: it is written without the window, so it does not use its translations."""

from __future__ import annotations

from collections.abc import Callable

from engine.sentences import BASELINES

# Codes of the engine as a reader says them.
ENGLISH = {
    **BASELINES,
    "accuracy": "Right answers (accuracy)",
    "macro_f1": "Average over the classes (macro F1)",
    "exact_call": "Whole call right",
    "exact_match": "Exactly right (exact match)",
    "micro_f1": "All classes together (micro F1)",
    "mrr": "How early a best item comes (MRR)",
    "span_f1": "Words found (span F1)",
    "f1": "Overlap (F1)",
    "bleu": "BLEU",
    "chrf": "chrF",
    "rouge_l": "ROUGE-L",
    "mse": "Mean squared error",
    "ndcg": "Order (NDCG)",
    "better": "better",
    "worse": "worse",
    "train": "training",
    "valid": "validation",
    "test": "test",
}
CHINESE = {
    "majority": "总是给出最常见的答案",
    "mean": "总是给出平均值",
    "tfidf": "统计词语（TF-IDF）",
    "copy": "照抄读到的内容",
    "sentence": "与问题最相似的句子",
    "base": "未微调的基础模型",
    "lookup": "查找训练中出现过的内容",
    "accuracy": "回答正确（准确率）",
    "macro_f1": "各类别的平均（宏 F1）",
    "exact_call": "整个调用正确",
    "exact_match": "完全正确（精确匹配）",
    "micro_f1": "所有类别合计（微 F1）",
    "mrr": "最佳项出现得多早（MRR）",
    "span_f1": "找到的词语（片段 F1）",
    "f1": "重合度（F1）",
    "bleu": "BLEU",
    "chrf": "chrF",
    "rouge_l": "ROUGE-L",
    "mse": "均方误差",
    "ndcg": "排序（NDCG）",
    "better": "更好",
    "worse": "更差",
    "train": "训练",
    "valid": "验证",
    "test": "测试",
    "Sort texts into classes": "把文本分到各个类别",
    "Choose tools and their arguments": "选择工具及其参数",
    "A model's report": "模型报告",
    "Before and after": "微调前后",
    "Measured once, on {count} test rows that were locked away and that the model never learned from.": (
        "只测量一次，用的是 {count} 行锁定的测试数据，模型从未从中学习。"
    ),
    "What": "对象",
    "This model": "这个模型",
    "How far the model is from each of them, on the same rows:": "在相同的行上，模型与它们各自的差距：",
    "Against": "对比",
    "Difference": "差值",
    "95 % interval": "95 % 区间",
    "Verdict": "结论",
    "no clear difference": "没有明显差别",
    "Where it does worse": "在哪里表现较差",
    "Rows": "行",
    "Count": "数量",
    "All others": "其余所有行",
    "clearly worse": "明显较差",
    "Class by class": "逐个类别",
    "The {shown} weakest of {all} classes.": "{all} 个类别中最弱的 {shown} 个。",
    "Class": "类别",
    "Found (recall)": "找到（召回率）",
    "Right when said (precision)": "说对（精确率）",
    "Test rows": "测试行",
    "Mix-ups": "混淆",
    "Each line is what the rows really are, each column what the model said.": (
        "每一行是数据的真实类别，每一列是模型给出的类别。"
    ),
    "Shown are the {shown} of {all} classes that are mixed up most.": "显示 {all} 个类别中最常混淆的 {shown} 个。",
    "Examples of mistakes": "错误示例",
    "These are rows of the test data, word for word. They may hold personal data: read them before you hand this "
    "report on.": "以下是测试数据的原文，可能含有个人信息：转交报告之前请先阅读。",
    "Text": "文本",
    "Right answer": "正确答案",
    "The model said": "模型的回答",
    "How sure": "把握",
    "It made no mistake on the test rows.": "在测试行上没有出错。",
    "Export": "导出",
    "What is published is the file that was measured. Before that, each export was held against the trained model on "
    "the validation rows.": "发布的正是被测量的文件。在此之前，每个导出文件都在验证行上与训练好的模型作过对比。",
    "Variant": "变体",
    "Trained model": "训练好的模型",
    "Largest logit difference": "logit 的最大差值",
    "published": "已发布",
    "Where the figures come from": "数字的来源",
    "Recipe": "训练配方",
    "{metric}: {value}.": "{metric}：{value}。",
    "Better than {other} ({value}): the difference is larger than chance.": "优于{other}（{value}）：差别不是偶然。",
    "Worse than {other} ({value}), by more than chance.": "不如{other}（{value}），而且不是偶然。",
    "No clear difference from {other} ({value}): more test rows would tell.": (
        "与{other}（{value}）没有明显差别：更多测试行才能分辨。"
    ),
    "Kinds of rows looked at: {count}; below the other rows by more than chance: {marked}.": (
        "查看了 {count} 类行；其中 {marked} 类低于其余行，而且不是偶然。"
    ),
    "{range} words long": "{range} 个词长",
    "Language": "语言",
    "no tool": "不用工具",
    "nothing": "无",
    "Dataset": "数据集",
    "{name}, version {version}": "{name}，版本 {version}",
    "Files": "文件",
    "SHA-256 of all rows": "全部行的 SHA-256",
    "SHA-256 of the test rows": "测试行的 SHA-256",
    "Base model": "基础模型",
    "Its source": "其来源",
    "Trained": "训练时间",
    "SHA-256 of the model": "模型的 SHA-256",
    "Intervals: 95 %, percentile bootstrap over the test rows (Efron and Tibshirani 1993).": (
        "区间：95 %，对测试行作百分位自助法（Efron 与 Tibshirani 1993）。"
    ),
    "Differences: paired bootstrap on the same rows (Koehn 2004); p is two-sided. A model is called better or worse "
    "only where the 95 % interval of the difference does not hold zero.": (
        "差值：在相同的行上作配对自助法（Koehn 2004）；p 为双侧。只有当差值的 95 % 区间不含零时，才称为更好或更差。"
    ),
    "Kinds of rows: Wilson's intervals; one-sided exact test (Fisher) or rank test (Mann and Whitney) against the "
    "other rows, at a false discovery rate of 5 % (Benjamini and Hochberg 1995).": (
        "各类行：Wilson 区间；与其余行作单侧精确检验（Fisher）或秩检验（Mann 与 Whitney），错误发现率 5 %"
        "（Benjamini 与 Hochberg 1995）。"
    ),
}


def translated(language: str) -> Callable[[str], str]:
    """Return what says a text in a language: Chinese for one that begins with zh, else English."""
    table = CHINESE if language.startswith("zh") else ENGLISH
    return lambda text: table.get(text, text)
