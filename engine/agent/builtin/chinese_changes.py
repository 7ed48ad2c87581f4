"""Tells a wish in Chinese to change rows (取消上海的订单) from a question about what was done (取消的订单有哪些)."""

from __future__ import annotations

import re

from engine.agent.builtin.chinese_reading import MARKS

_POLITE = r"(?:(?:请|麻烦你?|帮我|给我|我想要?|我要|能不能|可不可以|可以|现在|马上|立即)[,\s]*)*"
_VERB = r"(?:删除|删掉|删去|清空|移除|取消|修改|更改|更新|添加|新增|增加|标记|撤销)"
# A verb that is said of something done, or of which it is asked how often.
_DONE = r"(?![的了过]|状态|数|率|量|时间|日期)"
_TO = r"(?:改成|改为|改到|设为|设成|设置为|更新为|修改为|标记为|标为|换成)"
_ORDER = re.compile(rf"^{_POLITE}(?P<verb>{_VERB}){_DONE}.")
_HANDLED = re.compile(rf"^{_POLITE}[把将].+?(?P<verb>{_VERB}|{_TO})")
_ASKS = re.compile(
    r"多少|几[个条笔]|哪|什么|谁|显示|列出|查[看询]|统计|吗[?!.]*$|最[多少高低大小新早晚近好差长短贵便]|平均|总[和计额共金]|比例|占"
)


def chinese_change(text: str) -> str:
    """Return the verb where all that `text` asks for is to change something, else ''."""
    said = text.translate(MARKS).strip()
    found = _ORDER.match(said) or _HANDLED.match(said)
    return found["verb"] if found and not _ASKS.search(said) else ""
