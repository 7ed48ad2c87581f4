"""Answers greetings, thanks and goodbyes with fixed words: a small decoder greets people in the oddest ways."""

from __future__ import annotations

import re

_GREETING = re.compile(
    r"\b(?:good (?:morning|afternoon|evening|day)|hello|hi|hey)(?: there| again| all)?\b", re.IGNORECASE
)
# What is asked or said, and the answer; the first that fits is used.
_ANSWERS = (
    (r"\b(?:good ?bye|bye(?:-bye)?|see you(?: \w+)?|good night|have a (?:nice|good) \w+)\b", "Goodbye."),
    (
        r"\b(?:many thanks|thanks?(?: you)?(?: (?:very|so) much| a lot| again)?|cheers|much appreciated)\b",
        "You are welcome.",
    ),
    (r"\b(?:never ?mind|forget (?:it|about it)|no matter)\b", "All right."),
    (r"\bhow (?:are you(?: doing)?|do you do|is it going)(?: today)?\b|\bhow'?s it going\b", "I am fine, thank you."),
    (r"\bare you (?:ready|there|awake|online|ok(?:ay)?)\b", "Yes, I am ready."),
)
# Chinese has no blanks between words: only a message that is one of these as a whole is a courtesy.
_CHINESE = (
    (r"(?:你|您|大家)好|(?:早上|上午|下午|晚上)好|早安|嗨|哈喽", "你好。有什么可以帮你的吗？"),
    (
        r"(?:好的?|行|嗯+|可以|收到|知道了|明白了?|不用了?|没事了?|你好|您好)*(?:非常|十分|太)?(?:感谢|谢谢|多谢)"
        r"(?:你|您)?(?:们|的(?:帮助|帮忙|回复|解答))?(?:了|啦)?",
        "不客气。",
    ),
    (r"(?:好的?|谢谢(?:你|您)?|那)*(?:再见|拜拜|晚安|回头见|明天见|下次见)(?:了|啦)?", "再见。"),
    (r"(?:没事|不用|算)(?:了|啦)", "好的。"),
)
_OFFER = "What can I do for you?"
_ENDINGS = ("Goodbye.", "You are welcome.", "All right.")
_MOST_OTHER_WORDS = 2


def courtesy(words: str) -> str:
    """Return the answer to a message that is a courtesy and nothing else, '' for any other message."""
    said = re.sub(r"\W|[啊呀哦]+\W*$", "", words)
    for pattern, reply in _CHINESE:
        if re.fullmatch(pattern, said):
            return reply
    rest, answer = words, ""
    for pattern, reply in _ANSWERS:
        rest, count = re.subn(pattern, " ", rest, flags=re.IGNORECASE)
        answer = answer or (reply if count else "")
    greeting = _GREETING.search(rest)
    rest = _GREETING.sub(" ", rest)
    if not (answer or greeting) or len(re.findall(r"\w+", rest)) > _MOST_OTHER_WORDS:
        return ""
    if answer in _ENDINGS:
        return answer
    opening = re.sub(r"\s(?:there|again|all)$", "", greeting.group(0), flags=re.IGNORECASE) if greeting else ""
    return " ".join(part for part in (f"{opening.capitalize()}." if opening else "", answer, _OFFER) if part)
