"""Takes what is said out of a letter: the words that are seen of HTML, without greeting, closing and signature."""

from __future__ import annotations

import html
import re

from engine.data.documents.html import seen
from engine.text.han import HAN

_TAG = re.compile(
    r"</?(?:html|body|div|p|br|span|a|b|i|u|strong|em|ul|ol|li|table|tbody|tr|td|font|img|h[1-6]|blockquote)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]+\d?);", re.IGNORECASE)
_GREETING = re.compile(
    r"(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|hallo|guten (?:tag|morgen|abend)|moin|"
    r"sehr geehrte[rs]?|liebe[rs]?|servus)\b)(?P<whom>[^.!?。！？]{0,40})[,.!:，！。：]?",
    re.IGNORECASE,
)
# Chinese has no blanks: what follows 你好 is who is greeted, or already the question.
_CHINESE_GREETING = re.compile(
    r"(?:尊敬的[^，。,.？?]{1,12}|(?:[您你]们?|大家)好[，,！!。\s]*(?:亲|[^，。,.？?]{0,6}(?:先生|女士|小姐|老师|经理|客服|团队|"
    r"卖家|店家|老板|掌柜))?)[,.!:，！。：~～]?"
)
_SIGN = re.compile(f"[{HAN}]")
_CLOSING = re.compile(
    r"(?:(?:kind|kindest|best|warm|many)? ?regards|(?:best|all the best)(?: wishes)?|yours(?: \w+)?|sincerely|cheers|"
    r"(?:many )?thanks|thank you|mit (?:freundlichen|besten) grüßen|(?:mit )?(?:freundliche[nm]?|viele[n]?|beste[n]?|"
    r"liebe[n]?|herzliche[n]?) gr(?:ü|ue)(?:ß|ss)e?n?|mfg|lg|vg|vielen dank|danke|此致|敬礼|祝好|谢谢)"
    r"(?: (?:and|und) .{1,20})?[,.! ，。！]*",
    re.IGNORECASE,
)
_DEVICE = re.compile(
    r"(?:sent from my|von meinem .* gesendet|gesendet (?:von|mit)|发自我的).{0,40}|-- ?", re.IGNORECASE
)
_MOST_CALLED, _MOST_LINES, _LONGEST_LINE, _FEWEST_WORDS, _FEWEST_SIGNS = 5, 8, 60, 4, 6


def unmarked(text: str) -> str:
    """Return a text as it is seen: without tags, a line a paragraph, and its entities as the signs they stand for."""
    if _TAG.search(text):
        return seen(text)
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text)


def body(text: str) -> str:
    """Return a letter without its greeting and what stands below it; a text that is nothing else stays as it is."""
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    start = first + 1 if _is_greeting(lines[first].strip()) else first
    end = next((at for at in range(start, len(lines)) if _ends(lines, at)), len(lines))
    return "\n".join(lines[start:end]).strip() or text.strip()


def _is_greeting(line: str) -> bool:
    """Tell whether a line greets and does nothing else: 'Hello where is my parcel' asks."""
    if _CHINESE_GREETING.fullmatch(line):
        return True
    match = _GREETING.fullmatch(line)
    if match is None:
        return False
    called = len(match["whom"].split())
    return called <= (_MOST_CALLED if line[-1] in ",!:，！：" else 2)


def _ends(lines: list[str], at: int) -> bool:
    """Tell whether the text ends at a line: from there on stand a closing or the device's note, and who wrote it."""
    line, below = lines[at].strip(), [line.strip() for line in lines[at + 1 :] if line.strip()]
    if not (_CLOSING.fullmatch(line) or _DEVICE.fullmatch(line)):
        return False
    return len(below) <= _MOST_LINES and not any(map(_says, below))


def _says(line: str) -> bool:
    """Tell whether a line says something: it is a sentence, or long."""
    is_long = len(line.split()) >= _FEWEST_WORDS or len(_SIGN.findall(line)) >= _FEWEST_SIGNS
    is_sentence = line[-1] in ".?!。？！" and is_long
    return is_sentence or line[-1] in "?？" or len(line) > _LONGEST_LINE
