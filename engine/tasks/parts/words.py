"""What counts as a word, wherever words are counted or taken out: a sign of Chinese, Japanese or Korean is one."""

from __future__ import annotations

import re

_SIGNS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
WORDS = re.compile(f"[{_SIGNS}]|[^\\s{_SIGNS}]+")
